//! What the quantities of a rule are stated for: the contract, each £1m of it, or each year.

use common_measure::record::CriterionChange;
use common_measure::scheme::{Commitment, DraftScheme, Scaled};
use yew::{AttrValue, Html, html};

use crate::form::{Choice, LinkTo, Radios};
use crate::screen::Screen;

use super::super::on::On;

/// The choice, where the rule allows it.
pub(super) fn editor(on: &On, scheme: &DraftScheme, commitment: &Commitment) -> Html {
    let cancels = commitment.rule.is_relative() || commitment.rule.is_statement();
    if cancels && commitment.scaled.is_not() {
        return Html::default();
    }
    let onchoose = on.choose(|value| {
        CriterionChange::Scaled(match value {
            "million" => Scaled::PerMillion,
            "year" => Scaled::PerYear,
            _ => Scaled::Not,
        })
    });
    let chosen = match commitment.scaled {
        Scaled::Not => "not",
        Scaled::PerMillion => "million",
        Scaled::PerYear => "year",
    };
    let field = match commitment.scaled {
        Scaled::PerYear => "years",
        Scaled::Not | Scaled::PerMillion => "estimated_value",
    };
    let first =
        scheme.lots.first().map(|lot| AttrValue::from(format!("scheme/lots/{}/{field}", lot.id)));
    html! {
        <>
            <Radios
                path={on.path("scaled")}
                legend="What are these quantities stated for?"
                hint="Always brought to the lot by its published value or length, never by a bidder’s price."
                choices={vec![
                    Choice::new("not", if scheme.lots.len() > 1 { "Each lot as a whole" } else { "The whole contract" }),
                    Choice::new("million", "Each £1 million of the lot’s estimated value"),
                    Choice::new("year", "Each year of the lot’s length"),
                ]}
                chosen={AttrValue::from(chosen)}
                {onchoose}
            />
            if !commitment.scaled.is_not() {
                <p class="govuk-body">
                    { if commitment.scaled == Scaled::PerYear { "Every lot needs its length in years: " } else { "Every lot needs its estimated value, as published: " } }
                    <LinkTo to={Screen::Lots} field={first}>{ "state it on the page of lots" }</LinkTo>
                    { "." }
                </p>
            }
        </>
    }
}
