//! The scales on which people score quality.

use common_measure::id::{LevelId, ScaleId};
use common_measure::record::Command;
use common_measure::scheme::{AwardRule, DraftScheme, Level, Scale};
use yew::{Callback, Html, Properties, component, html};

use crate::form::{
    Button, InsetText, Look, Scroll, TextArea, TextField, Width, optional_money,
    optional_percentage,
};
use crate::screen::Screen;
use crate::session::{use_acts, use_session};

use super::criteria::make::{EVEN, scale};
use super::page::{Page, Parse, money_text, percentage_text};

/// Scales that are often used: a name, and the shares of the points from the lowest level up.
const PRESETS: [(&str, &str, &[u8]); 3] = [
    ("0 to 4", "0 to 4 in even steps (0, 25, 50, 75, 100\u{a0}%)", &EVEN),
    ("0 to 3", "0 to 3 in uneven steps (0, 40, 70, 100\u{a0}%)", &[0, 40, 70, 100]),
    ("0 to 5", "0 to 5 in even steps (0, 20, 40, 60, 80, 100\u{a0}%)", &[0, 20, 40, 60, 80, 100]),
];

/// All scales, and new ones.
#[component]
pub(crate) fn Scales() -> Html {
    let (session, acts) = (use_session(), use_acts());
    let scales = &session.confirmed.scheme.scales;
    let add = |name: &'static str, shares: &'static [u8]| {
        let (acts, session) = (acts.clone(), session.clone());
        Callback::from(move |()| {
            let made = scale(&session.confirmed, &session.given(), name, shares);
            let field = format!("scheme/scales/{}/title", made.id);
            acts.add(Command::SetScale(made), Screen::Scales, field);
        })
    };
    let presets = PRESETS.iter().map(|(name, words, shares)| {
        html! { <li><Button look={Look::Secondary} onclick={add(name, shares)}>{ *words }</Button></li> }
    });
    let all = scales.iter().map(|scale| {
        html! { <OneScale key={scale.id.to_string()} scale={scale.clone()} /> }
    });
    html! {
        <Page next={Screen::Award}>
            <p class="govuk-body">{ "A scale is a list of levels. Each level says what an answer is like and what share of the question’s points it earns. Several questions can share a scale." }</p>
            if is_valued(&session.confirmed.scheme) {
                <p class="govuk-body">{ "The award rule takes the value of quality off the price: state in pounds what an answer of each level is worth to you." }</p>
            }
            if scales.is_empty() {
                <InsetText>{ "There is no scale yet. Add one if people score any question." }</InsetText>
            } else {
                { for all }
            }
            <section class="app-block">
                <h2 class="govuk-heading-m">{ "Add a scale" }</h2>
                <ul class="govuk-list">
                    { for presets }
                    <li><Button look={Look::Secondary} onclick={add("", &[0, 100])}>{ "Your own" }</Button></li>
                </ul>
            </section>
        </Page>
    }
}

/// Whether levels have a value in money: only where the award rule takes it off the price.
fn is_valued(scheme: &DraftScheme) -> bool {
    matches!(scheme.award.rule, AwardRule::PriceAfterQualityValue { .. })
}

#[derive(Properties, PartialEq)]
struct OneScaleProps {
    scale: Scale,
}

/// One scale: its name and its levels.
#[component]
fn OneScale(props: &OneScaleProps) -> Html {
    let (session, acts) = (use_session(), use_acts());
    let scale = &props.scale;
    let valued = is_valued(&session.confirmed.scheme);
    let path = format!("scheme/scales/{}", scale.id);
    let name = match scale.title.trim() {
        "" => "Scale without a name".to_owned(),
        title => title.to_owned(),
    };
    let titled = scale.clone();
    let title: Parse =
        Callback::from(move |title| Ok(Command::SetScale(Scale { title, ..titled.clone() })));
    let onadd = {
        let (acts, session, scale) = (acts.clone(), session.clone(), scale.clone());
        Callback::from(move |()| {
            let (mut scale, given) = (scale.clone(), session.given());
            let taken = |id: &LevelId| scale.level(id).is_some() || given.level(&scale.id, id);
            let id = LevelId::next("level-", taken);
            let field = format!("scheme/scales/{}/levels/{id}/label", scale.id);
            let level = Level::new(id, "", None);
            scale.levels.push(level);
            acts.add(Command::SetScale(scale), Screen::Scales, field);
        })
    };
    let onremove = {
        let (acts, id): (_, ScaleId) = (acts, scale.id.clone());
        Callback::from(move |()| acts.issue(Command::RemoveScale(id.clone())))
    };
    let levels = scale.levels.iter().map(|level| {
        html! { <LevelRow key={level.id.to_string()} scale={scale.clone()} id={level.id.clone()} {valued} /> }
    });
    html! {
        <section class="app-block" aria-label={name.clone()}>
            <h2 class="govuk-heading-m">{ &name }</h2>
            <TextField path={format!("{path}/title")} label="Name of the scale" width={Width::Characters(20)}
                value={scale.title.clone()} parse={title} />
            <Scroll label={format!("Levels of {name}")}>
                <table class="govuk-table app-levels">
                    <thead class="govuk-table__head">
                        <tr class="govuk-table__row">
                            <th scope="col" class="govuk-table__header">{ "Level" }</th>
                            <th scope="col" class="govuk-table__header">{ "What an answer is like" }</th>
                            <th scope="col" class="govuk-table__header">{ "Share of the points" }</th>
                            if valued {
                                <th scope="col" class="govuk-table__header">{ "Worth" }</th>
                            }
                            <th scope="col" class="govuk-table__header">
                                <span class="govuk-visually-hidden">{ "What you can do" }</span>
                            </th>
                        </tr>
                    </thead>
                    <tbody class="govuk-table__body" id={format!("{path}/levels")} tabindex="-1">{ for levels }</tbody>
                </table>
            </Scroll>
            <div class="govuk-button-group">
                <Button look={Look::Secondary} about={format!("to {name}")} onclick={onadd}>{ "Add a level" }</Button>
                <Button look={Look::Link} about={name} onclick={onremove}>{ "Remove this scale" }</Button>
            </div>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct LevelRowProps {
    scale: Scale,
    id: LevelId,
    valued: bool,
}

/// One level of a scale.
#[component]
fn LevelRow(props: &LevelRowProps) -> Html {
    let acts = use_acts();
    let (scale, id) = (&props.scale, &props.id);
    let Some(level) = scale.level(id) else { return Html::default() };
    let path = |field: &str| format!("scheme/scales/{}/levels/{id}/{field}", scale.id);
    let name = if level.label.trim().is_empty() { "new level" } else { level.label.trim() };
    let label = changed(scale, id, |level, text| {
        level.label = text;
        Ok(())
    });
    let descriptor = changed(scale, id, |level, text| {
        level.descriptor = text;
        Ok(())
    });
    let share = changed(scale, id, |level, text| {
        level.share = optional_percentage(&text)?;
        Ok(())
    });
    let value = changed(scale, id, |level, text| {
        level.value = optional_money(&text)?;
        Ok(())
    });
    let onremove = {
        let (scale, id) = (scale.clone(), id.clone());
        Callback::from(move |()| {
            let mut scale = scale.clone();
            scale.levels.retain(|level| level.id != id);
            acts.issue(Command::SetScale(scale));
        })
    };
    html! {
        <tr class="govuk-table__row">
            <td class="govuk-table__cell">
                <TextField path={path("label")} label={format!("Label of {name}")} label_hidden=true
                    width={Width::Characters(10)} value={level.label.clone()} parse={label} />
            </td>
            <td class="govuk-table__cell app-levels__descriptor">
                <TextArea path={path("descriptor")} label={format!("What an answer of {name} is like")}
                    label_hidden=true rows={2} value={level.descriptor.clone()} parse={descriptor} />
            </td>
            <td class="govuk-table__cell">
                <TextField path={path("share")} label={format!("Share of the points for {name}, in per cent")}
                    label_hidden=true number=true suffix="%" width={Width::Characters(4)}
                    value={percentage_text(level.share)} parse={share} />
            </td>
            if props.valued {
                <td class="govuk-table__cell">
                    <TextField path={path("value")} label={format!("What an answer of {name} is worth")} label_hidden=true
                        number=true prefix="£" width={Width::Characters(10)} value={money_text(level.value)} parse={value} />
                </td>
            }
            <td class="govuk-table__cell app-actions">
                <Button look={Look::Link} about={format!("level {name}")} onclick={onremove}>{ "Remove" }</Button>
            </td>
        </tr>
    }
}

/// What a text makes of a scale, when it is put into one of its levels.
fn changed(
    scale: &Scale,
    id: &LevelId,
    put: impl Fn(&mut Level, String) -> Result<(), String> + 'static,
) -> Parse {
    let (scale, id) = (scale.clone(), id.clone());
    Callback::from(move |text| {
        let mut scale = scale.clone();
        for level in scale.levels.iter_mut().filter(|level| level.id == id) {
            put(level, String::clone(&text))?;
        }
        Ok(Command::SetScale(scale))
    })
}
