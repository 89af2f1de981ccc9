//! What all pages of setting up have in common.

use common_measure::id::CriterionId;
use common_measure::number::{Exact, Money, Percentage, Quantity, Weight};
use common_measure::record::{Command, CriterionChange};
use common_measure::scheme::{DraftScheme, Shares, WeightsAre};
use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::form::{BackLink, Button};
use crate::record::LockedNotice;
use crate::screen::Screen;
use crate::session::{Act, Acts, Problem, Session, use_acts, use_session};

/// A page's properties.
#[derive(Properties, PartialEq)]
pub(super) struct PageProps {
    /// Small text above the heading: what kind of page this is.
    #[prop_or_default]
    pub caption: Option<AttrValue>,
    /// The screen above this one.
    #[prop_or(Screen::TaskList)]
    pub back: Screen,
    /// The screen that follows.
    #[prop_or(Screen::TaskList)]
    pub next: Screen,
    /// What is on the page.
    pub children: Html,
}

/// A page of setting up: the way back, the heading, the content, the way on.
#[component]
pub(super) fn Page(props: &PageProps) -> Html {
    let session = use_session();
    let title = session.screen.title(session.current());
    html! {
        <>
            <BackLink to={props.back.clone()} />
            if let Some(caption) = &props.caption {
                <span class="govuk-caption-l">{ caption }</span>
            }
            <h1 class="govuk-heading-l">{ title }</h1>
            if session.screen != Screen::Details {
                <LockedNotice />
            }
            { props.children.clone() }
            <Continue next={props.next.clone()} />
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ContinueProps {
    next: Screen,
}

/// Goes on, unless a field on this screen holds text that could not be taken: then it names it.
/// What is merely missing keeps nobody from going on.
#[component]
fn Continue(props: &ContinueProps) -> Html {
    let (session, acts) = (use_session(), use_acts());
    let next = props.next.clone();
    let onclick = Callback::from(move |()| {
        let problems: Vec<Problem> = session
            .unfinished
            .iter()
            .filter(|(path, _)| Screen::of_place(&session.confirmed, path) == session.screen)
            .filter_map(|(path, unfinished)| {
                let text = unfinished.problem.clone()?;
                Some(Problem { path: Some(path.clone()), text })
            })
            .collect();
        if problems.is_empty() {
            acts.go(next.clone());
        } else {
            acts.act(Act::Problems(problems));
        }
    });
    html! { <Button {onclick}>{ "Continue" }</Button> }
}

/// What the text of a field means as a command.
pub(super) type Parse = Callback<String, Result<Command, String>>;

/// Any text is right.
pub(super) fn any_text(command: impl Fn(String) -> Command + 'static) -> Parse {
    Callback::from(move |text| Ok(command(text)))
}

/// A change of one thing about a criterion, from a text that is always right.
pub(super) fn criterion_text(
    id: &CriterionId,
    change: impl Fn(String) -> CriterionChange + 'static,
) -> Parse {
    let criterion = id.clone();
    any_text(move |text| Command::ChangeCriterion {
        criterion: criterion.clone(),
        change: change(text),
    })
}

/// The same, from a text that must be read first.
pub(super) fn criterion_value<T>(
    id: &CriterionId,
    read: impl Fn(&str) -> Result<T, String> + 'static,
    change: impl Fn(T) -> CriterionChange + 'static,
) -> Parse {
    let criterion = id.clone();
    Callback::from(move |text: String| {
        let change = change(read(&text)?);
        Ok(Command::ChangeCriterion { criterion: criterion.clone(), change })
    })
}

/// Gives up the text of fields that go away: those whose path begins so.
pub(super) fn abandon(session: &Session, acts: &Acts, beginning: &str) {
    for path in session.unfinished.keys().filter(|path| path.starts_with(beginning)) {
        acts.act(Act::Abandoned(path.clone()));
    }
}

/// The points that a question is worth in the whole award; 100 while that is not known.
pub(super) fn points_of(scheme: &DraftScheme, id: &CriterionId) -> Exact {
    let shares = Shares::of(scheme);
    let share = shares.get(id).map(|share| share.of_award.times(&shares.whole(scheme)));
    share.filter(|points| *points > Exact::ZERO).unwrap_or(Exact::from(100))
}

/// What stands behind a weight.
pub(super) fn weight_unit(weights: WeightsAre) -> &'static str {
    match weights {
        WeightsAre::OfGroup | WeightsAre::OfAward => "%",
        WeightsAre::Points => "points",
    }
}

/// An amount of money as it is edited.
pub(super) fn money_text(value: Option<Money>) -> AttrValue {
    value.map_or_else(AttrValue::default, |value| value.in_words().replace('£', "").into())
}

/// A percentage as it is edited.
pub(super) fn percentage_text(value: Option<Percentage>) -> AttrValue {
    value.map_or_else(AttrValue::default, |value| {
        value.in_words().trim_end_matches([' ', '%']).to_owned().into()
    })
}

/// A weight as it is edited.
pub(super) fn weight_text(value: Option<Weight>) -> AttrValue {
    value.map_or_else(AttrValue::default, |value| value.in_words().into())
}

/// A quantity as it is edited.
pub(super) fn quantity_text(value: Option<Quantity>) -> AttrValue {
    value.map_or_else(AttrValue::default, |value| value.in_words().into())
}

/// The path of a field of a criterion, as core names it.
pub(super) fn criterion_path(id: &CriterionId, field: &str) -> AttrValue {
    format!("scheme/criteria/{id}/{field}").into()
}

/// A unit as the signs before and behind a field.
pub(super) fn around(unit: &str) -> (Option<&str>, Option<&str>) {
    match unit {
        "" => (None, None),
        "£" => (Some(unit), None),
        unit => (None, Some(unit)),
    }
}
