//! Questions that are answered in words, and what a bid passes or fails.

use common_measure::id::{CriterionId, LotId};
use common_measure::scheme::Kind;
use yew::{AttrValue, Html, Properties, component, html};

use super::field::Field;
use super::helps::Helps;
use super::inputs::Input;
use super::layout::{Heading, Onwards, WordCount};
use super::outlook::Worth;
use super::page::{Page, musts, named};
use super::use_work;

/// Which question.
#[derive(Properties, PartialEq)]
pub(super) struct AnswerProps {
    /// The lot.
    pub lot: LotId,
    /// The question.
    pub question: CriterionId,
}

/// The page of a question.
#[component]
pub(super) fn Answer(props: &AnswerProps) -> Html {
    let work = use_work();
    let page = Page::Answer(props.lot.clone(), props.question.clone());
    let found = work.response.form.scheme.criterion(&props.question);
    let Some(Kind::Quality(quality)) = found.map(|found| &found.kind) else {
        return html! { <Heading {page} /> };
    };
    let field = Field::Answer(props.lot.clone(), props.question.clone());
    let asked = quality.question.trim();
    html! {
        <>
            <Heading page={page.clone()} />
            if !asked.is_empty() {
                <p class="govuk-body-l app-said">{ asked }</p>
            }
            <Input field={field.clone()} label="Your answer" rows=12
                described_by={quality.word_limit.map(|_| AttrValue::Static("answer-words"))} />
            <WordCount id="answer-words" {field} limit={quality.word_limit} />
            <Worth lot={props.lot.clone()} question={props.question.clone()} />
            <Helps page={page.clone()} />
            <Onwards {page} />
        </>
    }
}

/// What every bid must pass, to read.
#[component]
pub(super) fn Musts() -> Html {
    let work = use_work();
    let form = &work.response.form;
    let all = musts(form).map(|criterion| {
        let Kind::PassFail(must) = &criterion.kind else { return Html::default() };
        html! {
            <>
                <h2 class="govuk-heading-s">{ named(form, &criterion.id) }</h2>
                <p class="govuk-body app-said">{ must.question.trim() }</p>
            </>
        }
    });
    html! {
        <>
            <Heading page={Page::Must} />
            <p class="govuk-body">{ "These are passed or failed and earn no points. A bid that fails one may be left out. There is nothing to fill in here: the tender documents say what to send for each." }</p>
            { for all }
            <Onwards page={Page::Must} />
        </>
    }
}
