//! Award criteria and their weights: the tree, section by section, with what every weight comes to.

mod block;
pub(super) mod make;
mod row;
mod sum;

use common_measure::id::CriterionId;
use common_measure::scheme::{Criterion, DraftScheme, Shares};
use yew::{Callback, Html, component, html, use_memo};

use crate::form::{Button, Look};
use crate::screen::Screen;
use crate::session::{Shared, use_acts, use_session};

use super::page::Page;
use block::Block;
pub(super) use block::WeightsOf;
use make::STARTING_POINTS;

/// All sections, each with its questions and how their weights add up.
#[component]
pub(crate) fn Criteria() -> Html {
    let session = use_session();
    let current = session.current().clone();
    let shares = use_memo(current.clone(), |of| Shared::new(Shares::of(&of.scheme)));
    if session.confirmed.scheme.criteria.is_empty() {
        return html! { <Page next={Screen::Scales}><Empty /></Page> };
    }
    let sections: Vec<Option<CriterionId>> = std::iter::once(None)
        .chain(
            current.scheme.all().filter(|each| each.is_group()).map(|each| Some(each.id.clone())),
        )
        .collect();
    let blocks = sections.into_iter().map(|section| {
        let key = section.as_ref().map_or_else(String::new, ToString::to_string);
        html! { <Block {key} {section} shares={(*shares).clone()} /> }
    });
    html! {
        <Page next={Screen::Scales}>
            <p class="govuk-body">{ "Beside every weight stands what it comes to in the whole award. Nothing is ever made to add up for you: what is off is named, with the difference." }</p>
            { for blocks }
        </Page>
    }
}

/// What to do when there are no criteria yet.
#[component]
fn Empty() -> Html {
    let (session, acts) = (use_session(), use_acts());
    let starts = STARTING_POINTS.iter().map(|start| {
        let (acts, session, start) = (acts.clone(), session.clone(), *start);
        let onclick = Callback::from(move |()| {
            acts.issue(start.command(&session.confirmed, &session.given()));
        });
        html! { <li><Button look={Look::Secondary} {onclick}>{ start.name() }</Button></li> }
    });
    html! {
        <>
            <p class="govuk-body">{ "There are no award criteria yet. Start from a usual structure and change it, or build your own." }</p>
            <h2 class="govuk-heading-m">{ "Starting points" }</h2>
            <p class="govuk-body">{ "Each comes with one price question and two quality questions on a scale from 0 to 4. Where it has social value, you then choose the measures." }</p>
            <ul class="govuk-list">{ for starts }</ul>
            <h2 class="govuk-heading-m">{ "Build your own" }</h2>
            <block::Add section={None::<CriterionId>} />
        </>
    }
}

/// What a criterion is called; a number stands for a missing name.
pub(super) fn name_of(criterion: &Criterion) -> String {
    match criterion.title.trim() {
        "" => "the criterion without a name".to_owned(),
        title => title.to_owned(),
    }
}

/// A section with those that it stands in: “Quality › Method”.
pub(super) fn trail(scheme: &DraftScheme, section: &Criterion) -> String {
    let mut names = vec![name_of(section)];
    let mut above = scheme.parent(&section.id).flatten();
    while let Some(section) = above.and_then(|id| scheme.criterion(&id)) {
        names.push(name_of(section));
        above = scheme.parent(&section.id).flatten();
    }
    names.reverse();
    names.join(" › ")
}
