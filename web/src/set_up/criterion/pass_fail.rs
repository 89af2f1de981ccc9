//! A question that a bid passes or fails.

use common_measure::record::CriterionChange;
use common_measure::scheme::Kind;
use yew::{Html, component, html};

use crate::form::{InsetText, TextArea};
use crate::session::use_session;

use super::super::page::{criterion_path, criterion_text};
use super::CriterionProps;

/// What is asked, and what a fail means.
#[component]
pub(super) fn PassFailPart(props: &CriterionProps) -> Html {
    let session = use_session();
    let criterion = session.confirmed.scheme.criterion(&props.id);
    let Some(Kind::PassFail(question)) = criterion.map(|criterion| &criterion.kind) else {
        return Html::default();
    };
    html! {
        <section class="app-block">
            <h2 class="govuk-heading-m">{ "What is asked" }</h2>
            <TextArea
                path={criterion_path(&props.id, "question")}
                label="What a bid must show to pass (optional)"
                hint="The question as it stands in the tender documents."
                value={question.question.clone()}
                parse={criterion_text(&props.id, CriterionChange::Question)}
            />
            <InsetText>{ "People say whether a bid passes. A fail is reported like a missed minimum score, and a person decides what follows, with a reason. The question earns no points." }</InsetText>
        </section>
    }
}
