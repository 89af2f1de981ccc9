//! Choosing the measures of social value that bids are scored on.

mod adapt;
mod choose;
mod facts;
mod set;

use common_measure::framework::Measure;
use common_measure::id::{CriterionId, MeasureId};
use common_measure::record::{Command, CriterionChange};
use common_measure::scheme::Kind;
use common_measure_parts::words::count;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_state};

use crate::form::{
    Button, Checkbox, Choice, Details, InsetText, Look, Select, TextArea, WarningText,
};
use crate::screen::Screen;
use crate::session::{use_acts, use_found, use_session};

use super::page::{Page, criterion_path, criterion_text};
use adapt::Adapt;
use choose::{add, bids_offering, question, usual_section};
use set::WholeSet;

pub(crate) use facts::{Facts, MeasureFacts};

/// The value of the choice “a new section”. No id can be empty.
const NEW_SECTION: &str = "";

/// The measures of the set, by outcome, and how each chosen one relates to what is bought.
#[component]
pub(crate) fn Measures() -> Html {
    let (session, found) = (use_session(), use_found());
    let section = use_state(|| None::<Option<CriterionId>>);
    let of = &session.confirmed;
    let Some(set) = of.measures.framework() else {
        return html! {
            <Page next={Screen::Criteria}>
                <WarningText>{ "This edition does not have the measure set that the file names. Open it with the edition that made it." }</WarningText>
            </Page>
        };
    };
    let chosen = set.measures.iter().filter(|measure| question(of, &measure.id).is_some()).count();
    let too_many = found.queries.iter().find(|query| query.place.path() == "scheme/measures");
    let from = || session.section.clone().filter(|id| of.scheme.criterion(id).is_some());
    let into = (*section).clone().unwrap_or_else(|| from().or_else(|| usual_section(of)));
    let sections: Vec<Choice> = of
        .scheme
        .all()
        .filter(|criterion| criterion.is_group())
        .map(|section| Choice::new(section.id.to_string(), section.title.clone()))
        .chain([Choice::new(NEW_SECTION, "A new section, “Social value”")])
        .collect();
    let onsection = {
        let section = section.clone();
        Callback::from(move |id: AttrValue| section.set(Some(CriterionId::new(&id).ok())))
    };
    let outcomes = set.outcomes.iter().map(|outcome| {
        let measures = set.measures_of(&outcome.id).map(|measure| {
            html! { <OneMeasure key={measure.id.to_string()} id={measure.id.clone()} section={into.clone()} /> }
        });
        html! {
            <fieldset class="govuk-fieldset app-block">
                <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">
                    <h2 class="govuk-fieldset__heading">{ &outcome.title }</h2>
                </legend>
                if let Some(full) = &outcome.full_title {
                    <p class="govuk-hint">{ full }</p>
                }
                <div class="govuk-checkboxes govuk-checkboxes--small">{ for measures }</div>
            </fieldset>
        }
    });
    html! {
        <Page next={Screen::Criteria}>
            <p class="govuk-body-l">{ &set.title }</p>
            <InsetText>{ &set.status }</InsetText>
            <Details summary="Where the measures come from">
                <p class="govuk-body">{ format!("{}. {}.", set.publisher, set.published) }</p>
                <p class="govuk-body">{ &set.source }</p>
            </Details>
            <WholeSet />
            <p class="govuk-body">{ "Choose what matters most for this contract. Each measure that you choose becomes a question, to which you then give a weight and a target." }</p>
            <p class="govuk-body" role="status">
                <strong>{ format!("{} chosen of {}.", chosen, set.measures.len()) }</strong>
            </p>
            if let Some(query) = too_many {
                <WarningText>{ format!("{} {}", query.problem, query.remedy) }</WarningText>
            }
            if sections.len() > 1 {
                <Select
                    path="measures-section"
                    legend="Put the measures that you choose next into"
                    choices={sections}
                    chosen={AttrValue::from(into.as_ref().map_or(NEW_SECTION, CriterionId::as_str).to_owned())}
                    onchoose={onsection}
                />
            }
            { for outcomes }
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct OneMeasureProps {
    id: MeasureId,
    section: Option<CriterionId>,
}

/// One measure: whether it is chosen, what is known of it, and how it relates.
#[component]
fn OneMeasure(props: &OneMeasureProps) -> Html {
    let (session, acts) = (use_session(), use_acts());
    let asked = use_state(|| false);
    let of = &session.confirmed;
    let found = of.measures.framework().and_then(|set| Some((set, set.measure(&props.id)?)));
    let Some((set, measure)) = found else { return Html::default() };
    let criterion = question(of, &measure.id);
    let offering = bids_offering(of, &measure.id);
    let remove = criterion.map(|criterion| Command::RemoveCriterion(criterion.id.clone()));
    let onchange = {
        let (acts, session, asked) = (acts.clone(), session.clone(), asked.clone());
        let (id, section, remove) = (props.id.clone(), props.section.clone(), remove.clone());
        Callback::from(move |ticked: bool| {
            let set = session.confirmed.measures.framework();
            match (ticked, set.and_then(|set| set.measure(&id)), remove.clone()) {
                (true, Some(measure), None) => {
                    let given = session.given();
                    acts.issue(add(&session.confirmed, &given, measure, section.clone()));
                }
                (false, _, Some(_)) if offering > 0 => asked.set(true),
                (false, _, Some(remove)) => acts.issue(remove),
                _ => {}
            }
        })
    };
    let onremove = {
        let (acts, asked) = (acts.clone(), asked.clone());
        Callback::from(move |()| {
            asked.set(false);
            if let Some(remove) = remove.clone() {
                acts.issue(remove);
            }
        })
    };
    let onkeep = {
        let asked = asked.clone();
        Callback::from(move |()| asked.set(false))
    };
    let relevance = criterion.and_then(|criterion| match &criterion.kind {
        Kind::Commitment(commitment) => Some((&criterion.id, commitment.relevance.clone())),
        _ => None,
    });
    html! {
        <div class="app-measure">
            <Checkbox
                path={format!("measure-{}", measure.id)}
                label={label(measure)}
                hint={format!("“{}”", measure.wording)}
                checked={criterion.is_some()}
                {onchange}
            />
            <div class="app-measure__more">
                if *asked && criterion.is_some() {
                    <InsetText>
                        <p class="govuk-body">
                            { format!("{} offered a quantity of this. The quantities stay in the bids, but are not scored any more.", count(offering, "bid has", "bids have")) }
                        </p>
                        <div class="govuk-button-group">
                            <Button look={Look::Warning} onclick={onremove}>{ "Do not score it" }</Button>
                            <Button look={Look::Link} onclick={onkeep}>{ "Keep it" }</Button>
                        </div>
                    </InsetText>
                }
                <Details summary={format!("About measure {}", measure.id)}>
                    <MeasureFacts facts={Facts::of(set, measure)} />
                    <Adapt id={props.id.clone()} />
                </Details>
                if let Some((criterion, relevance)) = relevance {
                    <Relevance id={criterion.clone()} {relevance} />
                }
            </div>
        </div>
    }
}

fn label(measure: &Measure) -> String {
    let mark = if measure.sensitive { " (sensitive: counts only)" } else { "" };
    format!("{}. {}{mark}", measure.id, measure.title)
}

/// Which question, and what is said so far.
#[derive(Properties, PartialEq)]
pub(crate) struct RelevanceProps {
    /// The question that scores the measure.
    pub id: CriterionId,
    /// How it relates, as said so far.
    pub relevance: AttrValue,
}

/// How a measure relates to what is bought.
#[component]
pub(crate) fn Relevance(props: &RelevanceProps) -> Html {
    html! {
        <TextArea
            path={criterion_path(&props.id, "relevance")}
            label="How does this relate to what you are buying?"
            hint="Award criteria must relate to the subject of the contract (Procurement Act 2023, section 23). A sentence is enough."
            rows={2}
            value={props.relevance.clone()}
            parse={criterion_text(&props.id, CriterionChange::Relevance)}
        />
    }
}
