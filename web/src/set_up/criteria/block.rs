//! One section, or the whole award: its questions in a table, how they add up, what can be added.

use common_measure::id::CriterionId;
use common_measure::record::{Command, CriterionChange};
use common_measure::scheme::{Criterion, DraftScheme, Kind, Shares, WeightsAre};
use yew::{AttrValue, Callback, Html, Properties, classes, component, html};

use crate::form::{Button, Choice, Details, Look, Radios, Scroll};
use crate::screen::Screen;
use crate::session::{Act, Shared, use_acts, use_session};

use super::super::page::criterion_path;
use super::make::{Maker, New};
use super::row::Row;
use super::sum::Sum;
use super::{name_of, trail};

/// Which section; `None` for the whole award.
#[derive(Properties, PartialEq)]
pub(super) struct BlockProps {
    /// Its id.
    pub section: Option<CriterionId>,
    /// What every weight comes to.
    pub shares: Shared<Shares>,
}

/// A section.
#[component]
pub(super) fn Block(props: &BlockProps) -> Html {
    let session = use_session();
    let current = session.current();
    let section = props.section.as_ref().and_then(|id| current.scheme.criterion(id));
    let children: &[Criterion] = section.map_or(&current.scheme.criteria, Criterion::children);
    let heading = section.map_or_else(|| "The whole award".to_owned(), name_of);
    let id = props.section.as_ref().map_or_else(|| "top".to_owned(), ToString::to_string);
    let heading_id = format!("section-{id}");
    let depth = section.map_or(0, |section| depth(&current.scheme, &section.id));
    let above = section.and_then(|section| current.scheme.parent(&section.id).flatten());
    let above = above.and_then(|id| current.scheme.criterion(&id));
    let inside = above.map(|above| trail(&current.scheme, above));
    let rows = children.iter().enumerate().map(|(at, criterion)| {
        html! {
            <Row
                key={criterion.id.to_string()}
                id={criterion.id.clone()}
                position={at}
                last={at + 1 == children.len()}
                shares={props.shares.clone()}
            />
        }
    });
    html! {
        <section class={classes!("app-block", format!("app-depth-{}", depth.saturating_sub(1).min(4)))} aria-labelledby={heading_id.clone()}>
            if let Some(inside) = inside {
                <span class="govuk-caption-m">{ inside }</span>
            }
            if depth > 1 {
                <h3 class="govuk-heading-m" id={heading_id}>{ &heading }</h3>
            } else {
                <h2 class="govuk-heading-m" id={heading_id}>{ &heading }</h2>
            }
            if let Some(section) = section {
                <WeightsOf id={section.id.clone()} weights={weights(section)} name={heading.clone()} />
            } else {
                <WeightsAtTop weights={session.confirmed.scheme.weights} />
            }
            if children.is_empty() {
                <p class="govuk-body">{ "There is nothing in this section yet." }</p>
            } else {
                <Scroll label={format!("Criteria and weights: {heading}")}>
                    <table class="govuk-table app-criteria">
                        <thead class="govuk-table__head">
                            <tr class="govuk-table__row">
                                <th scope="col" class="govuk-table__header">{ "Name" }</th>
                                <th scope="col" class="govuk-table__header">{ "Weight" }</th>
                                <th scope="col" class="govuk-table__header">{ "Comes to" }</th>
                                <th scope="col" class="govuk-table__header">{ "Scored by" }</th>
                                <th scope="col" class="govuk-table__header">
                                    <span class="govuk-visually-hidden">{ "What you can do" }</span>
                                </th>
                            </tr>
                        </thead>
                        <tbody class="govuk-table__body">{ for rows }</tbody>
                    </table>
                </Scroll>
                <Sum section={props.section.clone()} shares={props.shares.clone()} />
            }
            <Add section={props.section.clone()} />
        </section>
    }
}

/// How many sections a section stands in, with itself.
fn depth(scheme: &DraftScheme, id: &CriterionId) -> usize {
    let above = scheme.parent(id).flatten();
    1 + above.map_or(0, |above| depth(scheme, &above))
}

#[derive(Properties, PartialEq)]
struct WeightsAtTopProps {
    weights: WeightsAre,
}

/// The choice between percentages of the award and points.
#[component]
fn WeightsAtTop(props: &WeightsAtTopProps) -> Html {
    let acts = use_acts();
    let onchoose = Callback::from(move |value: AttrValue| {
        let weights = if value == POINTS { WeightsAre::Points } else { WeightsAre::OfGroup };
        acts.issue(Command::SetWeights(weights));
    });
    html! {
        <Radios
            path="scheme/weights"
            legend="The weights at the top are"
            small=true
            choices={vec![
                Choice::new("percentages", "percentages (they add up to 100\u{a0}%)"),
                Choice::new(POINTS, "points (their sum is what the award is worth)"),
            ]}
            chosen={AttrValue::from(if props.weights == WeightsAre::Points { POINTS } else { "percentages" })}
            {onchoose}
        />
    }
}

fn weights(section: &Criterion) -> WeightsAre {
    match &section.kind {
        Kind::Group(group) => group.weights,
        _ => WeightsAre::default(),
    }
}

/// What the weights in a section are shares of.
#[derive(Properties, PartialEq)]
pub(in crate::set_up) struct WeightsOfProps {
    /// The section.
    pub id: CriterionId,
    /// What they are shares of now.
    pub weights: WeightsAre,
    /// The section's name.
    pub name: AttrValue,
}

const POINTS: &str = "points";

/// The choice between shares of the section, shares of the whole award, and points.
#[component]
pub(in crate::set_up) fn WeightsOf(props: &WeightsOfProps) -> Html {
    let acts = use_acts();
    let (of_section, of_award) = ("section", "award");
    let chosen = match props.weights {
        WeightsAre::OfGroup => of_section,
        WeightsAre::OfAward => of_award,
        WeightsAre::Points => POINTS,
    };
    let id = props.id.clone();
    let onchoose = Callback::from(move |value: AttrValue| {
        let weights = match value.as_str() {
            POINTS => WeightsAre::Points,
            value if value == of_award => WeightsAre::OfAward,
            _ => WeightsAre::OfGroup,
        };
        acts.issue(Command::ChangeCriterion {
            criterion: id.clone(),
            change: CriterionChange::WeightsAre(weights),
        });
    });
    html! {
        <Radios
            path={criterion_path(&props.id, "weights")}
            legend={format!("The weights in “{}” are shares of", props.name)}
            small=true
            choices={vec![
                Choice::new(of_section, "this section (they add up to 100\u{a0}%)"),
                Choice::new(of_award, "the whole award (they add up to the section’s share)"),
                Choice::new(POINTS, "the section’s points"),
            ]}
            chosen={AttrValue::from(chosen)}
            {onchoose}
        />
    }
}

/// Where something is added.
#[derive(Properties, PartialEq)]
pub(super) struct AddProps {
    /// The section; `None` for the top.
    pub section: Option<CriterionId>,
}

/// What can be added to a section.
#[component]
pub(super) fn Add(props: &AddProps) -> Html {
    let (session, acts) = (use_session(), use_acts());
    let add = |new: New| {
        let (acts, session, section) = (acts.clone(), session.clone(), props.section.clone());
        Callback::from(move |()| {
            let criterion = Maker::new(&session.confirmed, &session.given()).empty(new);
            let field = criterion_path(&criterion.id, "title").to_string();
            let command = Command::AddCriterion { section: section.clone(), criterion };
            acts.add(command, Screen::Criteria, field);
        })
    };
    let onmeasures = {
        let (acts, section) = (acts.clone(), props.section.clone());
        Callback::from(move |()| acts.act(Act::Measures(section.clone())))
    };
    let section = props.section.as_ref().and_then(|id| session.confirmed.scheme.criterion(id));
    let whose = section.map_or_else(
        || "to the whole award".to_owned(),
        |section| format!("to {}", name_of(section)),
    );
    html! {
        <>
        <div class="govuk-button-group app-add">
            <Button look={Look::Secondary} about={whose.clone()} onclick={add(New::Price)}>{ "Add a price question" }</Button>
            <Button look={Look::Secondary} about={whose.clone()} onclick={add(New::Quality)}>{ "Add a quality question" }</Button>
            <Button look={Look::Secondary} about={whose.clone()} onclick={add(New::Section)}>{ "Add a section" }</Button>
            <Button look={Look::Link} onclick={onmeasures}>{ "Choose social value measures" }</Button>
        </div>
        <Details summary="Other kinds">
            <div class="govuk-button-group app-add">
                <Button look={Look::Secondary} about={whose.clone()} onclick={add(New::PassFail)}>{ "Add a pass or fail question" }</Button>
                <Button look={Look::Secondary} about={whose} onclick={add(New::Value)}>{ "Add social value in pounds" }</Button>
            </div>
        </Details>
        </>
    }
}
