//! Notices about the file on the person's disk: where it is kept, and why it is not written.

use yew::{Callback, Html, component, html, use_effect_with, use_mut_ref};

use crate::form::{Button, Look, Notification, focus};
use crate::later;
use crate::session::file::{FileState, Reminder, can_write, choose, save_open};
use crate::session::{Act, Acts, Notice, SaveState, Session, use_acts, use_session};

/// Said beside every button of a notice that may end in the browser's question whether to replace a file.
pub(super) const NOT_REPLACE: &str = " Do not replace a file that is there already: the browser empties it at once, whoever wrote in it.";

/// Whatever must be said about the file.
#[component]
pub(super) fn FileNotices() -> Html {
    let (session, acts) = (use_session(), use_acts());
    let clicked = use_mut_ref(|| false);
    // A notice that goes away when it is answered must not take the focus with it.
    let said = (std::mem::discriminant(&session.on_disk), session.reminder.is_some());
    {
        let clicked = clicked.clone();
        use_effect_with(said, move |_| {
            if std::mem::take(&mut *clicked.borrow_mut()) {
                focus("main-content");
            }
        });
    }
    if !session.is_open() || session.saved == SaveState::Stale {
        return Html::default();
    }
    // What a click does: with what is open now.
    let does = |act: fn(&Acts, &Session)| {
        let (acts, session, clicked) = (acts.clone(), session.clone(), clicked.clone());
        Callback::from(move |()| {
            *clicked.borrow_mut() = true;
            act(&acts, &session);
        })
    };
    let onchoose = does(save_open);
    let onwrite = does(|acts, session| {
        if let Some(later) = later::here() {
            (later.write_file)(acts, session, true);
        }
    });
    let onforget = does(choose::forget);
    let onnot = does(|acts, _| acts.act(Act::Reminded));
    let name = session.place().map(|place| place.name().to_owned()).unwrap_or_default();
    let in_browser = session.kept().in_browser();
    let another = |onclick: Callback<()>| {
        html! { <Button look={Look::Secondary} {onclick}>{ "Save as another file" }</Button> }
    };
    match &session.on_disk {
        FileState::Asks => html! {
            <Notification title="Go on saving to a file">
                <p class="govuk-notification-banner__heading">
                    if session.changed_since_file {
                        { format!("Your last changes are not in “{name}”.") }
                    } else {
                        { format!("Everything so far was saved in “{name}”.") }
                    }
                </p>
                <p class="govuk-body">{ "The browser asks you before this page may write to it. Then everything you enter is saved there at each step. Or save your work as another file." }{ NOT_REPLACE }</p>
                <div class="govuk-button-group">
                    <Button look={Look::Secondary} onclick={onwrite}>{ format!("Go on saving to {name}") }</Button>
                    { another(onchoose) }
                    <Button look={Look::Link} onclick={onforget}>{ "Do not save to it" }</Button>
                </div>
            </Notification>
        },
        FileState::Failed(reason) => html! {
            <Notification title="Your last changes are not in the file">
                <p class="govuk-notification-banner__heading">{ format!("“{name}” could not be written.") }</p>
                <p class="govuk-body">{ reason }{ " You can go on: your next change is tried again. Or save your work as another file." }{ NOT_REPLACE }</p>
                <div class="govuk-button-group">
                    <Button look={Look::Secondary} onclick={onwrite}>{ "Try again" }</Button>
                    { another(onchoose) }
                </div>
            </Notification>
        },
        FileState::Changed => html! {
            <Notification title="Your last changes are not in the file">
                <p class="govuk-notification-banner__heading">{ format!("Someone else has changed “{name}”.") }</p>
                <p class="govuk-body">{ "It is not as it was left from here, so nothing was written to it. Open it to see what is in it: that is compared with your work. Or save your work as another file." }{ NOT_REPLACE }</p>
                <div class="govuk-button-group">
                    <Button look={Look::Secondary} onclick={does(choose::again)}>{ format!("Open {name}") }</Button>
                    { another(onchoose) }
                </div>
            </Notification>
        },
        FileState::Nowhere | FileState::Writing | FileState::Written(_) => {
            match &session.reminder {
                None => Html::default(),
                // The notice that nothing is kept asks the same, while it stands whole.
                Some(Reminder::Place) if !in_browser && session.not_kept == Notice::Whole => {
                    Html::default()
                }
                Some(Reminder::Place) => html! {
                    <Notification title="Where should the file be kept?">
                        <p class="govuk-body">
                            if in_browser {
                                { "Many council computers clear the browser when you log off. " }
                            }
                            { "Choose a place for the file of this procurement, such as your team’s folder, and everything you enter is saved there at each step." }
                            { NOT_REPLACE }
                        </p>
                        <div class="govuk-button-group">
                            <Button look={Look::Secondary} onclick={onchoose}>{ "Choose a place" }</Button>
                            <Button look={Look::Link} onclick={onnot}>{ "Not now" }</Button>
                        </div>
                    </Notification>
                },
                Some(Reminder::Save(why)) => html! {
                    <Notification title="Save the file now">
                        <p class="govuk-notification-banner__heading">{ *why }</p>
                        <p class="govuk-body">
                            { "This is not in a file yet, and " }
                            { if in_browser { "this browser may be cleared when you log off." } else { "it is gone when you close or reload this page." } }
                            if can_write() {
                                { NOT_REPLACE }
                            } else {
                                { " Save the file, and keep it where your council keeps its records." }
                            }
                        </p>
                        <div class="govuk-button-group">
                            <Button look={Look::Secondary} onclick={onchoose}>{ "Save as file" }</Button>
                            <Button look={Look::Link} onclick={onnot}>{ "Not now" }</Button>
                        </div>
                    </Notification>
                },
            }
        }
    }
}
