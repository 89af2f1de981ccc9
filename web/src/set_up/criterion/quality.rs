//! A quality question: what bidders are asked, and the scale on which people score.

use common_measure::id::{CriterionId, ScaleId};
use common_measure::number::Percentage;
use common_measure::record::CriterionChange;
use common_measure::scheme::{DraftScheme, Kind, QualityRule, Scale};
use yew::{AttrValue, Callback, Html, component, html};

use crate::form::{Choice, LinkTo, Radios, Scroll, Select, TextArea};
use crate::screen::Screen;
use crate::session::{use_acts, use_session};

use super::super::page::{criterion_path, criterion_text};
use super::CriterionProps;
use super::on::On;

const RELATIVE: &str = "relative-to-best";

/// The parts of a quality question's page.
#[component]
pub(super) fn QualityPart(props: &CriterionProps) -> Html {
    let (session, acts) = (use_session(), use_acts());
    let scheme = &session.confirmed.scheme;
    let criterion = scheme.criterion(&props.id);
    let Some(Kind::Quality(quality)) = criterion.map(|criterion| &criterion.kind) else {
        return Html::default();
    };
    let on = On::new(&props.id, &acts);
    let onscale = on.choose(|scale| CriterionChange::Scale(ScaleId::new(scale).ok()));
    let onrule = on.choose(|rule| {
        let relative = rule == RELATIVE;
        CriterionChange::QualityRule(if relative {
            QualityRule::RelativeToBest
        } else {
            QualityRule::OfLevel
        })
    });
    let rule = match quality.rule {
        QualityRule::OfLevel => "of-level",
        QualityRule::RelativeToBest => RELATIVE,
    };
    html! {
        <section class="app-block">
            <h2 class="govuk-heading-m">{ "What is asked and how it is scored" }</h2>
            <TextArea
                path={on.path("question")}
                label="What bidders are asked (optional)"
                hint="The question as it stands in the tender documents."
                value={quality.question.clone()}
                parse={criterion_text(&props.id, CriterionChange::Question)}
            />
            { on.words(quality.word_limit, "An answer may have at most (optional)") }
            { scale_choice(&props.id, scheme, quality.scale.as_ref(), onscale) }
            <Radios
                path={on.path("quality_rule")}
                legend="How a level becomes points"
                choices={vec![
                    Choice::new("of-level", "The share of the level")
                        .hint("A level that earns 75\u{a0}% gets 75\u{a0}% of the points, whatever others get. The usual rule."),
                ]}
                others={vec![
                    Choice::new(RELATIVE, "Relative to the best answer")
                        .hint("The best answer gets all points, and others in proportion to it. A middling answer gets more when all are weak, and points depend on who else bids. Do not use it with a minimum score."),
                ]}
                chosen={AttrValue::from(rule)}
                onchoose={onrule}
            />
        </section>
    }
}

/// The choice of a scale, its levels to be read, and the way to the scales.
pub(super) fn scale_choice(
    question: &CriterionId,
    scheme: &DraftScheme,
    chosen: Option<&ScaleId>,
    onchoose: Callback<AttrValue>,
) -> Html {
    let scales: Vec<Choice> = std::iter::once(Choice::new("", "Choose a scale"))
        .chain(scheme.scales.iter().map(|scale| Choice::new(scale.id.to_string(), name(scale))))
        .collect();
    let chosen = chosen.map_or_else(String::new, ToString::to_string);
    html! {
        <>
            <Select
                path={criterion_path(question, "scale")}
                legend="Scale"
                choices={scales}
                chosen={AttrValue::from(chosen)}
                {onchoose}
            />
            if let Some(scale) = scheme.scale_of(question) {
                { levels(scale) }
            }
            <p class="govuk-body">
                <LinkTo to={Screen::Scales}>
                    { if scheme.scales.is_empty() { "Make a scale" } else { "Change the scales" } }
                </LinkTo>
            </p>
        </>
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
