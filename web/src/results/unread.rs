//! Text in fields that could not be read, so that it is not in the result.

use common_measure::assessment::LotReport;
use common_measure::id::{BidId, CriterionId};
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
                let asked = derived.procurement.scheme.measures();
                asked.into_iter().find(|(measure, _)| measure.as_str() == of)?.1.id.clone()
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

#[cfg(test)]
mod tests {
    use common_measure::assessment::{Reading, assess};
    use common_measure::id::MeasureId;
    use common_measure::number::Money;
    use common_measure::procurement::Procurement;
    use common_measure::scheme::{CommitmentValue, Kind, MeasureValue};

    use super::*;
    use crate::session::Shared;

    #[test]
    fn text_in_every_field_that_a_result_depends_on_is_named_with_its_question() {
        let file = include_str!("../../../examples/sports-pavilion-8.json");
        let mut of = Procurement::parse(file).unwrap();
        let jobs = CriterionId::new("jobs").unwrap();
        let counted = |id: &str| MeasureValue {
            measure: MeasureId::new(id).unwrap(),
            value: Money::parse("100").ok(),
        };
        of.scheme.criterion_mut(&jobs).unwrap().kind = Kind::CommitmentValue(CommitmentValue {
            value_set: "Values of the test, 2026".to_owned(),
            values: vec![counted("1"), counted("3")],
            ..CommitmentValue::default()
        });
        let bid = of.bids[0].id.clone();
        let assessment = assess(&of, Reading::AsStated).unwrap();
        let derived = Derived {
            report: assessment.report(&of),
            procurement: Shared::new(of),
            reading: Reading::AsStated,
            assessment,
        };
        let what = |path: &str| what(&derived, &format!("bids/{bid}/{path}"));
        let name = derived.name(&bid);
        let jobs = format!("{name}, {}", derived.title(Some(&jobs)));
        assert_eq!(what("commitments/3").as_ref(), Some(&jobs));
        assert_eq!(what("commitments/1/also_under/8").as_ref(), Some(&jobs));
        assert_eq!(what("prices/price"), Some(format!("{name}, Price")));
        assert_eq!(what("prices/price/rates/line-1"), Some(format!("{name}, Price")));
        // What is asked for nowhere, and what is only read.
        assert_eq!(what("commitments/no-such"), None);
        assert_eq!(what("answers/method"), None);
        assert_eq!(what("title"), None);
    }
}
