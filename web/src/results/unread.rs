//! Text in fields that could not be read, so that it is not in the result.

use common_measure::assessment::LotReport;
use common_measure::id::{BidId, CriterionId, MeasureId};
use common_measure::scheme::Kind;
use common_measure_parts::words::count;
use web_sys::MouseEvent;
use yew::{Html, component, html};

use crate::form::{InsetText, WarningText};
use crate::session::{Session, use_acts, use_session};

use super::derived::Derived;
use super::method::ResultProps;

/// A text that could not be read.
pub(super) struct Line {
    /// The path of its field.
    path: String,
    /// What the field is, in words.
    pub what: String,
    /// Why the text could not be read.
    pub problem: String,
}

impl Line {
    /// Whether the result of a lot could change by it: the award criteria are those of all lots.
    pub fn concerns(&self, lot: &LotReport) -> bool {
        match self.path.strip_prefix("bids/").and_then(|rest| rest.split('/').next()) {
            Some(id) => lot.bids.iter().any(|bid| bid.bid.as_str() == id),
            None => true,
        }
    }
}

/// Every text that could not be read, and would change the result if it could.
pub(super) fn unread(session: &Session, derived: &Derived) -> Vec<Line> {
    let lines = session.unread().filter_map(|(path, problem)| {
        let what = what(derived, path)?;
        Some(Line { path: path.to_owned(), what, problem: problem.to_owned() })
    });
    lines.collect()
}

/// What the field at a path is; `None` for one that no result depends on.
fn what(derived: &Derived, path: &str) -> Option<String> {
    let parts: Vec<&str> = path.split('/').collect();
    match parts[..] {
        ["bids", bid, kind @ ("prices" | "scores" | "commitments"), of]
        | ["bids", bid, kind @ "prices", of, "rates", _]
        | ["bids", bid, kind @ "commitments", of, "also_under", _] => {
            let criterion = if kind == "commitments" {
                asks_for(derived, &MeasureId::new(of).ok()?)?
            } else {
                CriterionId::new(of).ok()?
            };
            let name = derived.name(&BidId::new(bid).ok()?);
            Some(format!("{name}, {}", derived.title(Some(&criterion))))
        }
        ["scheme", "criteria", criterion, ..] => {
            Some(derived.title(Some(&CriterionId::new(criterion).ok()?)).to_owned())
        }
        ["scheme", ..] => Some("Award criteria".to_owned()),
        _ => None,
    }
}

/// The question on which a measure is scored.
fn asks_for(derived: &Derived, measure: &MeasureId) -> Option<CriterionId> {
    let mut criteria = derived.procurement.scheme.all();
    let found = criteria.find(
        |criterion| matches!(&criterion.kind, Kind::Commitment(rule) if rule.measure == *measure),
    );
    found.map(|criterion| criterion.id.clone())
}

/// How many there are, and that they are not in the result.
pub(super) fn sentence(lines: &[Line]) -> String {
    let entries = count(
        lines.len(),
        "entry could not be read or was not entered, and is not in this result:",
        "entries could not be read or were not entered, and are not in this result:",
    );
    format!("{entries} what was there before counts, or nothing.")
}

/// Names every text that could not be read, each with the way to it.
#[component]
pub(super) fn Unread(props: &ResultProps) -> Html {
    let (session, acts) = (use_session(), use_acts());
    let lines = unread(&session, &props.derived);
    if lines.is_empty() {
        return Html::default();
    }
    let warning = sentence(&lines);
    let lines = lines.into_iter().map(|Line { path, what, problem }| {
        let (acts, session) = (acts.clone(), session.clone());
        let onclick = move |event: MouseEvent| {
            event.prevent_default();
            acts.go_to(&session.confirmed, &path);
        };
        html! {
            <li><a class="govuk-link" href="#" {onclick}>{ what }</a>{ format!(": {problem}") }</li>
        }
    });
    html! {
        <>
            <WarningText>{ warning }</WarningText>
            <InsetText>
                <ul class="govuk-list govuk-list--bullet govuk-!-margin-bottom-0">{ for lines }</ul>
            </InsetText>
        </>
    }
}
