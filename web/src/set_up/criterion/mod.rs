//! One criterion: how it is scored, and everything that is stated about it.

mod commitment;
mod minimum;
mod on;
mod pass_fail;
mod price;
mod quality;
mod stands_in;
mod value;

use common_measure::id::CriterionId;
use common_measure::record::CriterionChange;
use common_measure::scheme::{Kind, Shares};
use common_measure_parts::words::unbroken;
use yew::{Html, Properties, component, html};

use crate::form::{InsetText, TextField, Width, optional_weight};
use crate::screen::Screen;
use crate::session::{use_acts, use_session};

use super::criteria::{WeightsOf, name_of};
use super::page::{
    Page, criterion_path, criterion_text, criterion_value, weight_text, weight_unit,
};
use commitment::CommitmentPart;
use minimum::Minimum;
use pass_fail::PassFailPart;
use price::PricePart;
use quality::QualityPart;
use value::ValuePart;

/// Which criterion.
#[derive(Clone, Properties, PartialEq)]
pub(crate) struct CriterionProps {
    /// Its id.
    pub id: CriterionId,
}

/// The page of one criterion.
#[component]
pub(crate) fn Criterion(props: &CriterionProps) -> Html {
    let (session, acts) = (use_session(), use_acts());
    let id = &props.id;
    let Some(criterion) = session.confirmed.scheme.criterion(id) else {
        return html! {
            <Page back={Screen::Criteria} next={Screen::Criteria}>
                <InsetText>{ "This criterion is not there any more. It may have been removed." }</InsetText>
            </Page>
        };
    };
    let (caption, part) = match &criterion.kind {
        Kind::Group(group) => (
            "Section",
            html! { <WeightsOf id={id.clone()} weights={group.weights} name={name_of(criterion)} /> },
        ),
        Kind::Price(_) => {
            ("Price question", html! { <PricePart key={id.as_str()} id={id.clone()} /> })
        }
        Kind::Quality(_) => ("Quality question", html! { <QualityPart id={id.clone()} /> }),
        Kind::Commitment(_) => (
            "Social value commitment",
            html! { <CommitmentPart key={id.as_str()} id={id.clone()} /> },
        ),
        Kind::CommitmentValue(_) => {
            ("Social value in pounds", html! { <ValuePart id={id.clone()} /> })
        }
        Kind::PassFail(_) => ("Pass or fail question", html! { <PassFailPart id={id.clone()} /> }),
    };
    let shares = Shares::of(&session.current().scheme);
    let share = session.current().scheme.share_in_words(&shares, id);
    let unit = weight_unit(session.confirmed.scheme.weights_of(id));
    html! {
        <Page {caption} back={Screen::Criteria} next={Screen::Criteria}>
            <TextField
                path={criterion_path(id, "title")}
                label="Name"
                hint="As it stands in the tender documents."
                value={criterion.title.clone()}
                parse={criterion_text(id, CriterionChange::Title)}
            />
            { stands_in::choice(&session.confirmed.scheme, &acts, id) }
            if criterion.is_weighted() {
                <TextField
                    path={criterion_path(id, "weight")}
                    label="Weight"
                    number=true
                    suffix={unit}
                    width={Width::Characters(5)}
                    value={weight_text(criterion.weight)}
                    parse={criterion_value(id, optional_weight, CriterionChange::Weight)}
                    described_by="comes-to"
                />
                <p class="govuk-body" id="comes-to" role="status">
                    { share.map_or_else(|| "What it comes to is not known yet: a weight is missing.".to_owned(), |share| unbroken(&format!("This is {share}."))) }
                </p>
            } else {
                <p class="govuk-body">{ "It earns no points, so it has no weight." }</p>
            }
            { part }
            if criterion.is_weighted() {
                <Minimum id={id.clone()} />
            }
        </Page>
    }
}
