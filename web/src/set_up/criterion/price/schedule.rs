//! The pricing schedule: the lines for which suppliers give rates.

use common_measure::id::LineId;
use common_measure::record::CriterionChange;
use common_measure::scheme::{Schedule, ScheduleLine};
use yew::{AttrValue, Callback, Html, html};

use crate::form::{
    Button, Checkbox, Choice, FaultAt, InsetText, Look, Radios, TextField, Width, optional_quantity,
};
use crate::session::Session;

use super::super::super::page::{Parse, quantity_text};
use super::super::on::On;
use super::kept::Kept;

const LINES: &str = "lines";

/// What an act does to the lines.
type ChangeLines = Box<dyn Fn(&mut Vec<ScheduleLine>)>;

/// Whether suppliers give one price or rates, and the lines of the schedule.
pub(super) fn editor(on: &On, session: &Session, kept: &Kept, schedule: Option<&Schedule>) -> Html {
    let onchoose = {
        let (on, kept, session) = (on.clone(), kept.clone(), session.clone());
        Callback::from(move |value: AttrValue| {
            let to = (value == LINES).then(|| begun(&on, &session));
            let mut kept = kept.borrow_mut();
            on.together(kept.choose_schedule(&session.confirmed, &on.id, to));
        })
    };
    html! {
        <section class="app-block">
            <h2 class="govuk-heading-m">{ "What a price is made of" }</h2>
            <Radios
                path={on.path("made_of")}
                legend="What do suppliers give?"
                choices={vec![
                    Choice::new("whole", "One price"),
                    Choice::new(LINES, "A rate for each line of a pricing schedule")
                        .hint("The price is worked out: each rate times the quantity that you state, added up. A missing rate is never taken as £0."),
                ]}
                chosen={AttrValue::from(if schedule.is_some() { LINES } else { "whole" })}
                {onchoose}
            />
            if let Some(schedule) = schedule {
                { table(on, session, schedule) }
            }
        </section>
    }
}

/// A schedule as it is when it is chosen first.
fn begun(on: &On, session: &Session) -> Schedule {
    let given = session.given();
    let id = LineId::next("line-", |id| given.line(&on.id, id));
    Schedule { lines: vec![ScheduleLine { id, ..empty() }], options_count: false }
}

fn empty() -> ScheduleLine {
    ScheduleLine {
        id: LineId::next("line-", |_| false),
        title: String::new(),
        unit: String::new(),
        quantity: None,
        option: false,
    }
}

fn table(on: &On, session: &Session, schedule: &Schedule) -> Html {
    let lines = schedule.lines.iter().enumerate().map(|(at, of)| line(on, schedule, at, of));
    let onadd = {
        let (on, schedule) = (on.clone(), schedule.clone());
        let session = session.clone();
        Callback::from(move |()| {
            let (mut schedule, given) = (schedule.clone(), session.given());
            let taken = |id: &LineId| schedule.line(id).is_some() || given.line(&on.id, id);
            let id = LineId::next("line-", taken);
            let field = on.path(&format!("schedule/lines/{id}/title")).to_string();
            schedule.lines.push(ScheduleLine { id, ..empty() });
            on.add(CriterionChange::Schedule(Some(schedule)), session.screen.clone(), field);
        })
    };
    let counted = schedule.clone();
    let onoptions = on.choose(move |value| {
        CriterionChange::Schedule(Some(Schedule {
            options_count: value == "yes",
            ..counted.clone()
        }))
    });
    html! {
        <>
            <FaultAt path={on.path("schedule")} />
            <table class="govuk-table app-levels app-schedule">
                <caption class="govuk-table__caption govuk-table__caption--s">{ "Pricing schedule" }</caption>
                <thead class="govuk-table__head">
                    <tr class="govuk-table__row">
                        <th scope="col" class="govuk-table__header">{ "What is priced" }</th>
                        <th scope="col" class="govuk-table__header">{ "Unit" }</th>
                        <th scope="col" class="govuk-table__header">{ "Stated quantity" }</th>
                        <th scope="col" class="govuk-table__header">{ "Option" }</th>
                        <td class="govuk-table__header"><span class="govuk-visually-hidden">{ "What you can do" }</span></td>
                    </tr>
                </thead>
                <tbody class="govuk-table__body">{ for lines }</tbody>
            </table>
            <p><Button look={Look::Secondary} onclick={onadd}>{ "Add a line" }</Button></p>
            <Radios
                path={on.path("options_count")}
                legend="Do options count in the price that is compared?"
                hint="An option is a line that you may take or leave."
                choices={vec![
                    Choice::new("no", "No").hint("Their rates are asked and kept, and change no points."),
                    Choice::new("yes", "Yes").hint("They are added like every other line."),
                ]}
                chosen={AttrValue::from(if schedule.options_count { "yes" } else { "no" })}
                onchoose={onoptions}
            />
            if schedule.counted().next().is_some() {
                <InsetText>{ format!("Price compared = {}.", sum(schedule)) }</InsetText>
            }
        </>
    }
}

/// How the price comes about, in words.
fn sum(schedule: &Schedule) -> String {
    let parts: Vec<String> = schedule
        .counted()
        .map(|line| {
            let quantity = quantity_text(line.quantity);
            let title = if line.title.trim().is_empty() { "…" } else { line.title.trim() };
            format!("{} × rate for {title}", if quantity.is_empty() { "…" } else { &quantity })
        })
        .collect();
    parts.join(" + ")
}

fn line(on: &On, schedule: &Schedule, at: usize, line: &ScheduleLine) -> Html {
    let path = |field: &str| on.path(&format!("schedule/lines/{}/{field}", line.id));
    let name = match line.title.trim() {
        "" => format!("line {}", at + 1),
        title => title.to_owned(),
    };
    let text = |put: fn(&mut ScheduleLine, String)| {
        changed(on, schedule, at, move |line, text| {
            put(line, text.to_owned());
            Ok(())
        })
    };
    let quantity = changed(on, schedule, at, |line, text| {
        line.quantity = optional_quantity(text)?;
        Ok(())
    });
    let ticked = schedule.clone();
    let onoption = on.tick(move |option| {
        let mut schedule = ticked.clone();
        if let Some(line) = schedule.lines.get_mut(at) {
            line.option = option;
        }
        CriterionChange::Schedule(Some(schedule))
    });
    let act = |with: ChangeLines| {
        let (on, schedule) = (on.clone(), schedule.clone());
        Callback::from(move |()| {
            let mut schedule = schedule.clone();
            with(&mut schedule.lines);
            on.issue(CriterionChange::Schedule(Some(schedule)));
        })
    };
    let onremove = act(Box::new(move |lines| {
        lines.remove(at);
    }));
    let last = at + 1 == schedule.lines.len();
    html! {
        <tr class="govuk-table__row" key={line.id.to_string()}>
            <td class="govuk-table__cell app-schedule__title">
                <TextField path={path("title")} label={format!("What {name} prices")} label_hidden=true
                    value={line.title.clone()} parse={text(|line, text| line.title = text)} />
            </td>
            <td class="govuk-table__cell">
                <TextField path={path("unit")} label={format!("Unit of {name}")} label_hidden=true width={Width::Characters(10)}
                    value={line.unit.clone()} parse={text(|line, text| line.unit = text)} />
            </td>
            <td class="govuk-table__cell">
                <TextField path={path("quantity")} label={format!("Stated quantity of {name}")} label_hidden=true number=true
                    width={Width::Characters(5)} value={quantity_text(line.quantity)} parse={quantity} />
            </td>
            <td class="govuk-table__cell">
                <div class="govuk-checkboxes govuk-checkboxes--small">
                    <Checkbox path={path("option")} label="Option" about={name.clone()} checked={line.option} onchange={onoption} />
                </div>
            </td>
            <td class="govuk-table__cell app-actions">
                <Button look={Look::Link} about={name.clone()} disabled={at == 0}
                    onclick={act(Box::new(move |lines| lines.swap(at, at.saturating_sub(1))))}>{ "Up" }</Button>
                <Button look={Look::Link} about={name.clone()} disabled={last}
                    onclick={act(Box::new(move |lines| lines.swap(at, at + 1)))}>{ "Down" }</Button>
                <Button look={Look::Link} about={name} onclick={onremove}>{ "Remove" }</Button>
            </td>
        </tr>
    }
}

/// What a text makes of the schedule, when it is put into one of its lines.
fn changed(
    on: &On,
    schedule: &Schedule,
    at: usize,
    put: impl Fn(&mut ScheduleLine, &str) -> Result<(), String> + 'static,
) -> Parse {
    let schedule = schedule.clone();
    on.parse(
        move |text| {
            let mut schedule = schedule.clone();
            if let Some(line) = schedule.lines.get_mut(at) {
                put(line, text)?;
            }
            Ok(schedule)
        },
        |schedule| CriterionChange::Schedule(Some(schedule)),
    )
}
