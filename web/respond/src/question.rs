//! Questions that are answered in words, and what a bid passes or fails.

use common_measure::id::{CriterionId, LotId};
use common_measure::scheme::Kind;
use common_measure_parts::{all, heading_s, paragraph};
use yew::{Html, html};

use super::field::Field;
use super::helps::helps;
use super::here::Here;
use super::inputs::{Input, input};
use super::layout::{heading, onwards, word_count};
use super::outlook::worth;
use super::page::{musts, named};

/// The page of a question.
pub(super) fn answer(here: &Here, lot: &LotId, question: &CriterionId) -> Html {
    let found = here.form().scheme.criterion(question);
    let Some(Kind::Quality(quality)) = found.map(|found| &found.kind) else {
        return heading(here);
    };
    let field = Field::Answer(lot.clone(), question.clone());
    let count = word_count(here, "answer-words", &field, quality.word_limit);
    let described_by = if quality.word_limit.is_some() { "answer-words" } else { "" };
    let asked = match quality.question.trim() {
        "" => Html::default(),
        asked => html! { <p class="govuk-body-l app-said">{ asked }</p> },
    };
    all(vec![
        heading(here),
        asked,
        input(here, Input { rows: 12, described_by, ..Input::of(field, "Your answer") }),
        count,
        worth(here),
        helps(here),
        onwards(here),
    ])
}

/// What every bid must pass, to read.
pub(super) fn all_musts(here: &Here) -> Html {
    let form = here.form();
    let mut parts = vec![
        heading(here),
        paragraph(
            "These are passed or failed and earn no points. A bid that fails one may be left out. There is nothing to fill in here: the tender documents say what to send for each.",
        ),
    ];
    for criterion in musts(form) {
        if let Kind::PassFail(must) = &criterion.kind {
            let asked = must.question.trim();
            parts.push(heading_s(&named(form, &criterion.id)));
            parts.push(html! { <p class="govuk-body app-said">{ asked }</p> });
        }
    }
    parts.push(onwards(here));
    all(parts)
}
