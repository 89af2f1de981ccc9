//! How one figure came about: a panel that opens below the table that the figure stands in.

use common_measure::assessment::{Subject, Workings};
use common_measure::id::{BidId, CriterionId};
use common_measure::scheme::Input;
use web_sys::KeyboardEvent;
use yew::{
    AttrValue, Callback, Html, Properties, UseStateHandle, component, html, use_effect_with,
};

use crate::form::{Button, Look, focus};
use crate::session::Shared;

use super::derived::Derived;

/// The tables whose figures open workings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Table {
    /// The ranking.
    Ranking,
    /// All points.
    Points,
}

/// Which workings are open.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Open {
    /// Below which table.
    pub table: Table,
    /// The id of the button that opened them, where the focus returns to.
    pub from: AttrValue,
    /// Whose figure.
    pub bid: BidId,
    /// On which section or question; `None` for the total.
    pub criterion: Option<CriterionId>,
}

/// Which workings are open in a lot, if any.
pub(super) type OpenState = UseStateHandle<Option<Open>>;

/// The panel's properties.
#[derive(Properties, PartialEq)]
pub(super) struct PanelProps {
    /// The result.
    pub derived: Shared<Derived>,
    /// The lot's position in it.
    pub at: usize,
    /// Below which table the panel stands.
    pub table: Table,
    /// Which workings are open.
    pub open: OpenState,
}

/// The workings that are open below this table, if any.
#[component]
pub(super) fn Panel(props: &PanelProps) -> Html {
    let PanelProps { derived, at, table, open } = props;
    let shown = (**open).clone().filter(|open| open.table == *table);
    let heading = AttrValue::from(format!("workings-{at}-heading"));
    {
        let (heading, figure) = (heading.clone(), shown.clone());
        use_effect_with(figure, move |figure| {
            if figure.is_some() {
                focus(&heading);
            }
        });
    }
    let Some(shown) = shown else { return Html::default() };
    let subject = shown.criterion.clone().map_or(Subject::Total, Subject::Criterion);
    let workings = derived.assessment.workings(&derived.procurement, &shown.bid, &subject);
    let Some(workings) = workings else { return Html::default() };
    let onclose = {
        let (open, from) = (open.clone(), shown.from.clone());
        Callback::from(move |()| {
            open.set(None);
            focus(&from);
        })
    };
    let onkeydown = {
        let onclose = onclose.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                onclose.emit(());
            }
        })
    };
    let onopen = {
        let (open, shown) = (open.clone(), shown.clone());
        Callback::from(move |criterion| {
            open.set(Some(Open { criterion, ..shown.clone() }));
        })
    };
    html! {
        <section class="app-workings app-no-print" aria-labelledby={heading.clone()} {onkeydown}>
            <Way derived={derived.clone()} criterion={shown.criterion.clone()} onopen={onopen.clone()} />
            <h3 id={heading} class="govuk-heading-m app-workings__heading" tabindex="-1">{ format!("Workings: {}", workings.title) }</h3>
            { account(&workings) }
            { parts(derived, &workings, &onopen) }
            <Button class="govuk-!-margin-bottom-0" look={Look::Secondary} onclick={onclose}>{ "Close the workings" }</Button>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct WayProps {
    derived: Shared<Derived>,
    criterion: Option<CriterionId>,
    onopen: Callback<Option<CriterionId>>,
}

/// The way from the total down to the figure, to go back up.
#[component]
fn Way(props: &WayProps) -> Html {
    let Some(criterion) = &props.criterion else { return Html::default() };
    let up = |criterion: Option<CriterionId>, name: &str| {
        let onclick = props.onopen.reform(move |()| criterion.clone());
        html! {
            <li class="govuk-breadcrumbs__list-item">
                <Button look={Look::Link} {onclick}>{ name }</Button>
            </li>
        }
    };
    let sections = props.derived.sections_of(criterion);
    let sections =
        sections.iter().map(|section| up(Some(section.criterion.clone()), &section.title));
    html! {
        <nav class="govuk-breadcrumbs govuk-!-margin-top-0" aria-label="Workings above these">
            <ol class="govuk-breadcrumbs__list">
                { up(None, "Total") }
                { for sections }
                <li class="govuk-breadcrumbs__list-item" aria-current="true">{ props.derived.title(Some(criterion)) }</li>
            </ol>
        </nav>
    }
}

/// The sentence, formula and steps of a figure, and the figure exactly.
pub(super) fn account(workings: &Workings) -> Html {
    let steps = workings.steps.iter().map(|step| html! { <li>{ step }</li> });
    html! {
        <>
            <p class="govuk-body govuk-!-font-weight-bold">{ &workings.short }</p>
            <dl class="app-account">
                <dt>{ "How it is worked out" }</dt>
                <dd>{ &workings.formula }</dd>
                { for workings.inputs.iter().map(entered) }
                if !workings.steps.is_empty() {
                    <dt>{ "Steps" }</dt>
                    <dd><ol class="app-account__steps">{ for steps }</ol></dd>
                }
                if let Some(exact) = &workings.exact {
                    <dt>{ "Exactly" }</dt>
                    <dd>{ format!("{exact} points") }</dd>
                }
            </dl>
        </>
    }
}

fn entered(input: &Input) -> Html {
    html! {
        <>
            <dt>{ capital(&input.name) }</dt>
            <dd class="app-account__value">{ &input.value }</dd>
        </>
    }
}

/// `points available` as the head of a line.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Links to the workings of what stands directly inside the figure.
fn parts(derived: &Derived, workings: &Workings, onopen: &Callback<Option<CriterionId>>) -> Html {
    let is_section = match &workings.criterion {
        None => true,
        Some(id) => derived.criterion(id).is_some_and(|criterion| criterion.section),
    };
    if !is_section {
        return Html::default();
    }
    let inside = derived.inside(workings.criterion.as_ref());
    let links = inside.iter().map(|part| {
        let id = part.criterion.clone();
        let onclick = onopen.reform(move |()| Some(id.clone()));
        html! { <li><Button look={Look::Link} {onclick}>{ format!("Workings of {}", part.title) }</Button></li> }
    });
    html! { <ul class="govuk-list">{ for links }</ul> }
}
