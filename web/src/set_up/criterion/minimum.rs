//! The minimum score of a question or a section.

use common_measure::record::CriterionChange;
use web_sys::MouseEvent;
use yew::{Html, component, html};

use crate::form::{TextField, WarningText, Width, optional_percentage};
use crate::screen::Screen;
use crate::session::{use_acts, use_session};

use super::super::page::{criterion_path, criterion_value, percentage_text};
use super::CriterionProps;

/// The least share of its points, and what missing it means.
#[component]
pub(super) fn Minimum(props: &CriterionProps) -> Html {
    let (session, acts) = (use_session(), use_acts());
    let Some(criterion) = session.confirmed.scheme.criterion(&props.id) else {
        return Html::default();
    };
    let rule = session.confirmed.scheme.below_minimum;
    let relative = criterion.is_relative();
    let consequence = match (rule.set_aside, rule.still_compared) {
        (true, false) => {
            "A bid below it is set aside and not ranked, and does not count when the lowest or the mean price or the best offer is taken."
        }
        (true, true) => {
            "A bid below it is set aside and not ranked, but still counts when the lowest or the mean price or the best offer is taken."
        }
        (false, _) => "A bid below it is reported, and ranked all the same.",
    };
    let (whose, what) = if criterion.is_group() {
        ("section’s", "section")
    } else {
        ("question’s", "question")
    };
    let onchange = move |event: MouseEvent| {
        event.prevent_default();
        acts.go(Screen::RoundingAndTies);
    };
    html! {
        <section class="app-block">
            <h2 class="govuk-heading-m">{ "Minimum score" }</h2>
            <TextField
                path={criterion_path(&props.id, "minimum")}
                label={format!("The least share of this {whose} points that a bid must reach (optional)")}
                hint="Tested on exact figures, before any rounding. A bid exactly on it has reached it."
                number=true
                suffix="%"
                width={Width::Characters(5)}
                value={percentage_text(criterion.minimum)}
                parse={criterion_value(&props.id, optional_percentage, CriterionChange::Minimum)}
            />
            <p class="govuk-body">
                { consequence }{ " Either way a person decides, with a reason. " }
                <a class="govuk-link" href="#" onclick={onchange}>{ "Change what a missed minimum means" }</a>
            </p>
            if relative && criterion.minimum.is_some() {
                <WarningText>{ format!("Points on this {what} depend on the other bids, so whether a bid reaches this minimum does too. A minimum on something absolute is easier to defend.") }</WarningText>
            }
        </section>
    }
}
