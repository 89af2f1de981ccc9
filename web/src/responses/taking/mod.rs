//! Taking responses in: any number of files at once, each with what differs, before anything of
//! them is entered.

mod file;
mod plan;
mod reading;
mod received;

use std::rc::Rc;

use common_measure::record::{Act, Arrived};
use common_measure_parts::words::count;
use web_sys::HtmlInputElement;
use yew::{
    AttrValue, Callback, Event, Html, TargetCast, UseReducerHandle, component, hook, html,
    use_context, use_effect_with, use_memo, use_reducer,
};

use crate::form::{AskFirst, BackLink, InsetText, LinkTo, Notification, Press, use_draft};
use crate::record::NotLocked;
use crate::screen::Screen;
use crate::session::{use_acts, use_session};

use super::scores::Scores;
use file::FileRow;
use plan::plan;
use reading::{Desk, Told, read_all};
use received::Received;

/// The files that are chosen and not taken in yet.
pub(crate) type ChosenFiles = UseReducerHandle<Desk>;

/// Keeps them while other screens of the procurement with this key are open.
#[hook]
pub(crate) fn use_chosen_files(key: Option<&String>) -> ChosenFiles {
    let desk = use_reducer(Desk::default);
    let dispatcher = desk.dispatcher();
    use_effect_with(key.cloned(), move |_| dispatcher.dispatch(Told::Elsewhere));
    desk
}

/// The responses that were taken in, those that wait, and the agreed scores between them and prices.
#[component]
pub(crate) fn Responses() -> Html {
    let session = use_session();
    let title = Screen::Responses.title(&session.confirmed);
    if !session.process().practice && !session.process().is_locked() {
        return html! { <><h1 class="govuk-heading-l">{ title }</h1><NotLocked /></> };
    }
    html! {
        <>
            <BackLink to={Screen::Bids} />
            <h1 class="govuk-heading-l">{ title }</h1>
            <p class="govuk-body">
                { "Suppliers answer on the " }<LinkTo to={Screen::ResponseForm}>{ "response form" }</LinkTo>
                { " and send two files: quality and commitments, and prices." }
            </p>
            <Choose />
            <Received />
            <Scores />
        </>
    }
}

/// The files that are chosen, and the way in for them.
#[component]
fn Choose() -> Html {
    let (session, acts) = (use_session(), use_acts());
    // There is exactly one provider, around all screens.
    #[allow(clippy::expect_used, reason = "without its screens there is no page to draw")]
    let desk = use_context::<ChosenFiles>().expect("the screens provide the files");
    {
        let desk = desk.dispatcher();
        use_effect_with((), move |()| move || desk.dispatch(Told::Left));
    }
    let draft = use_draft(&AttrValue::Static("record/responses"));
    let planned = {
        let deps = (desk.files.clone(), session.key.clone(), session.entries);
        let session = session.clone();
        use_memo(deps, move |(files, ..)| {
            session.record(|record| plan(record, files, session.who())).unwrap_or_default()
        })
    };
    let onchange = {
        let desk = desk.dispatcher();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            if let Some(files) = input.files() {
                read_all(&files, &desk);
            }
            // So that choosing the same files again is a choice too.
            input.set_value("");
        })
    };
    let ready: Vec<Act> =
        planned.iter().filter_map(|one| Some(one.taken.as_ref().ok()?.act.clone())).collect();
    let onpress = {
        let (acts, desk, planned) = (acts, desk.dispatcher(), Rc::clone(&planned));
        let ready = ready.clone();
        Callback::from(move |press| {
            if press == Press::Sure {
                let done = planned.iter().map(|one| one.taken.is_ok()).collect();
                for act in &ready {
                    acts.enter(act.clone());
                }
                desk.dispatch(Told::Entered(done));
            }
            true
        })
    };
    let rows = planned.iter().enumerate().map(|(at, one)| {
        let onchange = {
            let desk = desk.dispatcher();
            Callback::from(move |(replace, arrived): (Option<u64>, Arrived)| {
                desk.dispatch(Told::Changed(at, replace, arrived));
            })
        };
        let onremove = {
            let desk = desk.dispatcher();
            Callback::from(move |()| desk.dispatch(Told::Removed(at)))
        };
        html! { <FileRow key={format!("{at}/{}", one.name)} {at} planned={one.clone()} {onchange} {onremove} /> }
    });
    let number = ready.len();
    html! {
        <>
            if let Some(entered) = &desk.entered {
                <Notification title="Taken in">
                    <p class="govuk-notification-banner__heading">{ format!("{} taken in.", count(*entered, "file was", "files were")) }</p>
                </Notification>
            }
            <h2 class="govuk-heading-m">{ "Take files in" }</h2>
            <div class="govuk-form-group">
                <label class="govuk-label" for="responses-files">{ "Choose the files that suppliers sent" }</label>
                <div id="responses-hint" class="govuk-hint">{ "Any number at once, in any order: what the app saved for suppliers, or the workbooks that they filled in. What differs from the criteria is shown before anything is entered. Keep price files that have to wait, and choose them again then." }</div>
                <input class="govuk-file-upload" id="responses-files" type="file" multiple=true accept=".json,application/json,.xlsx" aria-describedby="responses-hint" {onchange} />
            </div>
            <p class="govuk-body" role="status">
                { match desk.reading {
                    Some((done, all)) => format!("Reading file {done} of {all}…"),
                    None => String::new(),
                } }
            </p>
            if !planned.is_empty() {
                <h3 class="govuk-heading-s">{ format!("{} not taken in yet", count(planned.len(), "file is", "files are")) }</h3>
                <ul class="govuk-list app-files">{ for rows }</ul>
                if number > 0 {
                    <AskFirst {draft} label={format!("Take in {}", count(number, "file", "files"))} question={format!("Take in {}?", count(number, "file", "files"))}
                        yes="Yes, take them in" {onpress}>
                        <p class="govuk-body">{ "You state that they arrived as it says beside each, and that a price file belongs to the response that it is taken in for. This cannot be undone; a response can be replaced by one that arrived before the deadline." }</p>
                    </AskFirst>
                } else {
                    <InsetText>{ "None of these can be taken in now. What to do stands beside each." }</InsetText>
                }
            }
        </>
    }
}
