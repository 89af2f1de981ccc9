//! A quality question: what bidders are asked, and the scale on which people score.

use common_measure::id::ScaleId;
use common_measure::number::Percentage;
use common_measure::record::{Command, CriterionChange};
use common_measure::scheme::{Kind, Scale};
use web_sys::MouseEvent;
use yew::{AttrValue, Callback, Html, component, html};

use crate::form::{Choice, Scroll, Select, TextArea};
use crate::screen::Screen;
use crate::session::{use_acts, use_session};

use super::super::page::{criterion_path, criterion_text};
use super::CriterionProps;

/// The parts of a quality question's page.
#[component]
pub(super) fn QualityPart(props: &CriterionProps) -> Html {
    let (session, acts) = (use_session(), use_acts());
    let scheme = &session.confirmed.scheme;
    let criterion = scheme.criterion(&props.id);
    let Some(Kind::Quality(quality)) = criterion.map(|criterion| &criterion.kind) else {
        return Html::default();
    };
    let scales: Vec<Choice> = std::iter::once(Choice::new("", "Choose a scale"))
        .chain(scheme.scales.iter().map(|scale| Choice::new(scale.id.to_string(), name(scale))))
        .collect();
    let chosen = quality.scale.as_ref().map_or_else(String::new, ToString::to_string);
    let onscale = {
        let (acts, id) = (acts.clone(), props.id.clone());
        Callback::from(move |scale: AttrValue| {
            acts.issue(Command::ChangeCriterion {
                criterion: id.clone(),
                change: CriterionChange::Scale(ScaleId::new(&scale).ok()),
            });
        })
    };
    let onscales = move |event: MouseEvent| {
        event.prevent_default();
        acts.go(Screen::Scales);
    };
    html! {
        <section class="app-block">
            <h2 class="govuk-heading-m">{ "What is asked and how it is scored" }</h2>
            <TextArea
                path={criterion_path(&props.id, "question")}
                label="What bidders are asked (optional)"
                hint="The question as it stands in the tender documents."
                value={quality.question.clone()}
                parse={criterion_text(&props.id, CriterionChange::Question)}
            />
            <Select
                path={criterion_path(&props.id, "scale")}
                legend="Scale"
                choices={scales}
                chosen={AttrValue::from(chosen)}
                onchoose={onscale}
            />
            if let Some(scale) = scheme.scale_of(&props.id) {
                { levels(scale) }
            }
            <p class="govuk-body">
                <a class="govuk-link" href="#" onclick={onscales}>
                    { if scheme.scales.is_empty() { "Make a scale" } else { "Change the scales" } }
                </a>
            </p>
        </section>
    }
}

fn name(scale: &Scale) -> String {
    match scale.title.trim() {
        "" => format!("Scale without a name ({})", scale.id),
        title => title.to_owned(),
    }
}

/// The levels of the chosen scale, to be read.
fn levels(scale: &Scale) -> Html {
    let rows = scale.levels.iter().map(|level| {
        let share = level.share.map_or_else(|| "Not stated".to_owned(), Percentage::in_words);
        html! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">{ &level.label }</th>
                <td class="govuk-table__cell">{ &level.descriptor }</td>
                <td class="govuk-table__cell govuk-table__cell--numeric">{ share }</td>
            </tr>
        }
    });
    html! {
        <Scroll label={format!("Levels of {}", name(scale))}>
            <table class="govuk-table app-example">
                <thead class="govuk-table__head">
                    <tr class="govuk-table__row">
                        <th scope="col" class="govuk-table__header">{ "Level" }</th>
                        <th scope="col" class="govuk-table__header">{ "What an answer is like" }</th>
                        <th scope="col" class="govuk-table__header govuk-table__header--numeric">{ "Share of the points" }</th>
                    </tr>
                </thead>
                <tbody class="govuk-table__body">{ for rows }</tbody>
            </table>
        </Scroll>
    }
}
