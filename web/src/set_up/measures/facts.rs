//! What is known of a measure: its published wording, the unit in which it is scored, evidence.

use common_measure::framework::{Framework, Measure, OverlapKind};
use yew::{Html, Properties, component, html};

use crate::session::Shared;

/// A measure of a measure set. Both are held by the set's id and the measure's: built-in sets
/// never change while the app runs.
#[derive(Properties, PartialEq)]
pub(crate) struct FactsProps {
    /// The facts.
    pub facts: Shared<Facts>,
}

/// What is shown of a measure.
#[derive(Debug)]
pub(crate) struct Facts {
    rows: Vec<(&'static str, String)>,
}

impl Facts {
    /// Puts together what a set says of a measure.
    pub(crate) fn of(set: &Framework, measure: &Measure) -> Shared<Self> {
        let mut rows = vec![
            ("Published wording", format!("“{}”", measure.wording)),
            ("Scored unit", measure.unit.clone()),
        ];
        let mut more = |name: &'static str, text: &str| {
            if !text.trim().is_empty() {
                rows.push((name, text.to_owned()));
            }
        };
        more("Counts only if", &set.every_unit);
        more("Also asked for, never scored", &measure.also_reported.join("; "));
        more("Evidence", &measure.evidence);
        more("Use when", &measure.use_when);
        more("Do not use when", &measure.do_not_use_when);
        let overlapping = |once: bool| -> Vec<String> {
            set.overlaps_of(&measure.id)
                .filter(|(_, overlap)| (overlap.kind != OverlapKind::Related) == once)
                .map(|(other, _)| format!("{} (measure {})", other.title, other.id))
                .collect()
        };
        more("The same thing counts once with", &overlapping(true).join("; "));
        more("Related to", &overlapping(false).join("; "));
        if measure.sensitive {
            more("Sensitive", &set.sensitive_note);
        }
        Shared::new(Self { rows })
    }
}

/// The facts as a list.
#[component]
pub(crate) fn MeasureFacts(props: &FactsProps) -> Html {
    let rows = props.facts.rows.iter().map(|(name, text)| {
        html! {
            <div class="govuk-summary-list__row">
                <dt class="govuk-summary-list__key">{ *name }</dt>
                <dd class="govuk-summary-list__value">{ text }</dd>
            </div>
        }
    });
    html! { <dl class="govuk-summary-list app-facts">{ for rows }</dl> }
}
