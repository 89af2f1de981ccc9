//! The agreed score of a bid on a question, and why it was given.

use common_measure::id::{BidId, CriterionId, LevelId};
use common_measure::procurement::{Procurement, places};
use common_measure::record::Command;
use common_measure::scheme::{Kind, PassFail};
use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::form::{Choice, Details, Radios, TextArea};
use crate::session::{Shared, use_acts, use_session};

/// Which score.
#[derive(Properties, PartialEq)]
pub(super) struct ScoreFieldsProps {
    /// The procurement.
    pub of: Shared<Procurement>,
    /// The bid.
    pub bid: BidId,
    /// The question.
    pub criterion: CriterionId,
}

/// The agreed score and its reason.
#[component]
pub(super) fn ScoreFields(props: &ScoreFieldsProps) -> Html {
    let (session, acts) = (use_session(), use_acts());
    let ScoreFieldsProps { of, bid, criterion } = props;
    let Some(found) = of.scheme.criterion(criterion) else { return Html::default() };
    let legend = match found.title.trim() {
        "" => "Question without a name".to_owned(),
        title => title.to_owned(),
    };
    let scale = of.scheme.scale_of(criterion);
    if scale.is_none() && !matches!(found.kind, Kind::PassFail(_)) {
        return html! {
            <p class="govuk-body"><strong>{ legend }</strong>{ ": no scale is chosen for this question yet. Choose one under Set up." }</p>
        };
    }
    let asked = match &found.kind {
        Kind::Quality(quality) if !quality.question.trim().is_empty() => {
            Some(AttrValue::from(quality.question.clone()))
        }
        Kind::PassFail(PassFail { question }) if !question.trim().is_empty() => {
            Some(AttrValue::from(question.clone()))
        }
        _ => None,
    };
    let score = of.evaluation.score(bid, criterion);
    let pass_or_fail = [(PassFail::PASS, "Pass"), (PassFail::FAIL, "Fail")]
        .map(|(level, label)| Choice::new(level, label));
    let levels = scale.iter().flat_map(|scale| &scale.levels).map(|level| {
        let choice = Choice::new(level.id.as_str().to_owned(), level.label.clone());
        match level.descriptor.trim() {
            "" => choice,
            descriptor => choice.hint(descriptor.to_owned()),
        }
    });
    let pass_or_fail = pass_or_fail.into_iter().filter(|_| scale.is_none());
    let choices: Vec<Choice> = pass_or_fail
        .chain(levels)
        .chain(std::iter::once(Choice::new("", "No agreed score yet")))
        .collect();
    let chosen = score.map_or_else(String::new, |score| score.level.as_str().to_owned());
    let onchoose = {
        let (bid, criterion) = (bid.clone(), criterion.clone());
        Callback::from(move |value: AttrValue| {
            let (bid, criterion) = (bid.clone(), criterion.clone());
            let level = LevelId::new(&value).ok();
            acts.issue(Command::SetScore { bid, criterion, level });
        })
    };
    let reason = {
        let (bid, criterion) = (bid.clone(), criterion.clone());
        Callback::from(move |text: String| {
            let (bid, criterion) = (bid.clone(), criterion.clone());
            Ok(Command::SetReason { bid, criterion, reason: text.trim().to_owned() })
        })
    };
    let waiting = session.waiting_reason(bid, criterion);
    let answer = of.bid(bid).map_or("", |bid| bid.answer(criterion)).to_owned();
    let path = places::score(of, bid, criterion).path().to_owned();
    html! {
        <>
            if !answer.trim().is_empty() {
                <Details summary={format!("What the bid answers to “{legend}”")}>
                    <p class="govuk-body app-answer">{ answer }</p>
                </Details>
            }
            <Radios path={path.clone()} {legend} bold=true hint={asked} {choices} chosen={AttrValue::from(chosen)} {onchoose} />
            if let (None, Some(reason)) = (score, waiting) {
                <p class="govuk-hint">{ format!("The reason that was given comes back with the next agreed score: “{reason}”") }</p>
            }
            if let Some(score) = score {
                <TextArea path={format!("{path}/reason")} label="Reason for the agreed score"
                    hint="Point at what is in the bid. A reason that only repeats the level’s description says nothing to the supplier."
                    value={score.reason.to_string()} parse={reason} />
            }
        </>
    }
}
