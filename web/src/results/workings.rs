//! How one figure came about: a panel that opens below the table that the figure stands in.

use common_measure::assessment::{CriterionReport, Subject, Workings};
use common_measure::id::BidId;
use common_measure::scheme::Input;
use common_measure_parts::words::capital;
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
    /// Which of its figures.
    pub subject: Subject,
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
    let workings = derived.assessment.workings(&derived.procurement, &shown.bid, &shown.subject);
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
        Callback::from(move |subject| {
            open.set(Some(Open { subject, ..shown.clone() }));
        })
    };
    html! {
        <section class="app-workings app-no-print" aria-labelledby={heading.clone()} {onkeydown}>
            <Way derived={derived.clone()} subject={shown.subject.clone()} onopen={onopen.clone()} />
            <h3 id={heading} class="govuk-heading-m app-workings__heading" tabindex="-1">{ format!("Workings: {}", workings.title) }</h3>
            { account(&workings) }
            { parts(derived, &shown.subject, &onopen) }
            <Button class="govuk-!-margin-bottom-0" look={Look::Secondary} onclick={onclose}>{ "Close the workings" }</Button>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct WayProps {
    derived: Shared<Derived>,
    subject: Subject,
    onopen: Callback<Subject>,
}

/// The way from what decides, or the total, down to the figure, to go back up.
#[component]
fn Way(props: &WayProps) -> Html {
    let own = !props.derived.assessment.scheme.award().rule.is_highest_total();
    let (sections, here) = match &props.subject {
        Subject::Deciding => return Html::default(),
        Subject::Total if !own => return Html::default(),
        Subject::Total => (Vec::new(), "Total"),
        Subject::Criterion(criterion) => {
            (props.derived.sections_of(criterion), props.derived.title(Some(criterion)))
        }
    };
    let up = |subject: Subject, name: &str| {
        let onclick = props.onopen.reform(move |()| subject.clone());
        html! {
            <li class="govuk-breadcrumbs__list-item">
                <Button look={Look::Link} {onclick}>{ name }</Button>
            </li>
        }
    };
    let sections = sections
        .iter()
        .map(|section| up(Subject::Criterion(section.criterion.clone()), &section.title));
    let deciding = capital(props.derived.report.statement.deciding_figure);
    html! {
        <nav class="govuk-breadcrumbs govuk-!-margin-top-0" aria-label="Workings above these">
            <ol class="govuk-breadcrumbs__list">
                if own {
                    { up(Subject::Deciding, &deciding) }
                }
                if props.subject != Subject::Total {
                    { up(Subject::Total, "Total") }
                }
                { for sections }
                <li class="govuk-breadcrumbs__list-item" aria-current="true">{ here }</li>
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
                    <dd>{ if workings.figure == "points" { format!("{exact} points") } else { exact.clone() } }</dd>
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

/// Links to the workings of what goes directly into the figure.
fn parts(derived: &Derived, subject: &Subject, onopen: &Callback<Subject>) -> Html {
    let of = |criterion: &CriterionReport| {
        (Subject::Criterion(criterion.criterion.clone()), criterion.title.clone())
    };
    let inside: Vec<(Subject, String)> = match subject {
        Subject::Deciding => {
            let price = derived.assessment.scheme.award().rule.price();
            let price = price.and_then(|id| derived.criterion(id)).map(of);
            std::iter::once((Subject::Total, "the total".to_owned())).chain(price).collect()
        }
        Subject::Total => derived.inside(None).into_iter().map(of).collect(),
        Subject::Criterion(id) if derived.criterion(id).is_some_and(|it| it.section) => {
            derived.inside(Some(id)).into_iter().map(of).collect()
        }
        Subject::Criterion(_) => return Html::default(),
    };
    let links = inside.into_iter().map(|(subject, title)| {
        let onclick = onopen.reform(move |()| subject.clone());
        html! { <li><Button look={Look::Link} {onclick}>{ format!("Workings of {title}") }</Button></li> }
    });
    html! { <ul class="govuk-list">{ for links }</ul> }
}
