//! The minimum score for the whole award.

use common_measure::record::Command;
use common_measure::scheme::{Criterion, DraftScheme};
use yew::{Callback, Html, html};

use crate::form::{LinkTo, TextField, WarningText, Width, optional_percentage};
use crate::screen::Screen;

use super::super::page::percentage_text;

/// The least share of all points, and what missing it means.
pub(super) fn editor(scheme: &DraftScheme) -> Html {
    let parse = Callback::from(|text: String| optional_percentage(&text).map(Command::SetMinimum));
    let relative = scheme.criteria.iter().any(Criterion::is_relative);
    html! {
        <section class="app-block">
            <h2 class="govuk-heading-m">{ "Minimum score for the whole award" }</h2>
            <TextField path="scheme/minimum"
                label="The least share of all points that a bid must reach (optional)"
                hint="Tested on exact figures, before any rounding. Sections and questions can have a minimum of their own, on their pages."
                suffix="%" number=true width={Width::Characters(5)} value={percentage_text(scheme.minimum)} {parse} />
            if relative && scheme.minimum.is_some() {
                <WarningText>{ "Some points depend on the other bids, so whether a bid reaches this minimum does too. A minimum on something absolute is easier to defend." }</WarningText>
            }
            <p class="govuk-body">
                <LinkTo to={Screen::RoundingAndTies} field="scheme/below_minimum/set_aside">{ "What a missed minimum means" }</LinkTo>
            </p>
        </section>
    }
}
