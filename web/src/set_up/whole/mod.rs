//! What is stated once for the whole award: points, rounding, ties, missed minimums.

mod below_minimum;
mod rounding;
mod ties;

use common_measure::number::Quantity;
use common_measure::record::Command;
use common_measure::scheme::WeightsAre;
use yew::{Callback, Html, component, html};

use crate::form::{TextField, Width, optional_quantity};
use crate::screen::Screen;
use crate::session::use_session;

use super::page::Page;
use below_minimum::BelowMinimumPart;
use rounding::RoundingPart;
use ties::TiesPart;

/// Points that stand for 100 % where nothing else is stated.
const USUAL_POINTS: &str = "100";

/// Points, rounding, ties and missed minimums.
#[component]
pub(crate) fn RoundingAndTies() -> Html {
    let session = use_session();
    let points = session.confirmed.scheme.points_available;
    let in_points = session.confirmed.scheme.weights == WeightsAre::Points;
    let parse = Callback::from(move |text: String| {
        let points = optional_quantity(&text)?;
        let stated = |points: &Quantity| in_points || points.to_string() != USUAL_POINTS;
        Ok(Command::SetPointsAvailable(points.filter(stated)))
    });
    let (hint, unless_stated) = if in_points {
        (
            "The weights at the top are points. Leave this empty to take their sum; what is entered is checked against it.",
            "",
        )
    } else {
        ("Usually 100, so that a point is a per cent of the award.", USUAL_POINTS)
    };
    html! {
        <Page next={Screen::CheckAnswers}>
            <section class="app-block">
                <h2 class="govuk-heading-m">{ "Points" }</h2>
                <TextField
                    path="scheme/points_available"
                    label="How many points is the whole award worth?"
                    {hint}
                    number=true
                    width={Width::Characters(5)}
                    value={points.map_or_else(|| unless_stated.to_owned(), Quantity::in_words)}
                    {parse}
                />
            </section>
            <RoundingPart />
            <TiesPart />
            <BelowMinimumPart />
        </Page>
    }
}
