//! The two files, and that saving them sends nothing.

use common_measure::response::SentFiles;
use common_measure::scheme::PriceOpening;
use common_measure_parts::browser::print;
use common_measure_parts::clock;
use common_measure_parts::file_name;
use common_measure_parts::{Button, Look, WarningText};
use yew::{Callback, Html, component, html, use_memo, use_state_eq};

use super::answers::Answers;
use super::around::{PageLink, use_around};
use super::layout::Heading;
use super::page::Page;
use super::use_work;
use super::work::Work;

/// The last page.
#[component]
pub(super) fn Files() -> Html {
    let work = use_work();
    let deps = (work.response.clone(), work.made.clone());
    let files = use_memo(deps, |(response, made)| {
        let made = made.as_ref()?;
        Some(response.sent(&made.when, made.random).map_err(|fault| fault.to_string()))
    });
    let form = &work.response.form;
    let send_to = match form.send_to.trim() {
        "" => "where the tender notice says".to_owned(),
        place => format!("to {place}"),
    };
    let before = match &form.deadline {
        Some(deadline) => format!("before {}, UK time", clock::in_words(deadline)),
        None => "before the deadline in the tender notice".to_owned(),
    };
    let both = match &*files {
        Some(Ok(files)) if files.price.is_none() => "the file",
        _ => "both files",
    };
    let (save, both_said) = match &*files {
        Some(Ok(files)) => (html! { <Save files={files.clone()} /> }, true),
        Some(Err(reason)) => (html! { <p class="govuk-body">{ reason }</p> }, false),
        None => (
            html! { <p class="govuk-body">{ "You have changed your response since the files were made. Go back to “Check and save” and make them again." }</p> },
            false,
        ),
    };
    html! {
        <>
            <Heading page={Page::Files} />
            <div class="app-no-print">
                <p class="govuk-body-l app-said">{ format!("Upload {both} {send_to} {before}.") }</p>
                { save }
                if both_said {
                    <WarningText>{ "Nothing leaves this computer from this page. Your bid is sent when you have uploaded it, and not before." }</WarningText>
                }
                <p class="govuk-body"><PageLink to={Page::Check}>{ "Back to check and save" }</PageLink></p>
            </div>
            <div class="app-print-only"><Answers /></div>
        </>
    }
}

#[derive(yew::Properties, PartialEq)]
struct SaveProps {
    files: SentFiles,
}

/// A button for each file.
#[component]
fn Save(props: &SaveProps) -> Html {
    let (work, around) = (use_work(), use_around());
    let said = use_state_eq(Vec::<String>::new);
    let save = |text: &str, what: &str| {
        let (around, said) = (around.clone(), said.clone());
        let (text, name) = (text.to_owned(), name(&work, what));
        Callback::from(move |()| match around.save.emit((name.clone(), text.clone())) {
            Ok(()) => {
                let mut now = (*said).clone();
                now.retain(|said| *said != name);
                now.push(name.clone());
                said.set(now);
            }
            Err(reason) => around.tell.emit(reason),
        })
    };
    let onprint = Callback::from(|()| print());
    html! {
        <>
            <ol class="govuk-list govuk-list--number govuk-list--spaced">
                if let Some(price) = &props.files.price {
                    <li>
                        <p class="govuk-body">
                            { "The price file: your prices and nothing else." }
                            if work.response.form.scheme.price_opening == PriceOpening::AfterScores {
                                { " The council opens it once everything else is scored." }
                            }
                        </p>
                        <Button onclick={save(price, "price file")}>{ "Save the price file" }</Button>
                    </li>
                }
                <li>
                    <p class="govuk-body">
                        { "The quality and commitments file: everything but prices." }
                        if props.files.price.is_some() {
                            { " It carries the check code of your price file, so that a price file that was changed afterwards is found. So always send two files that you saved together." }
                        }
                    </p>
                    <Button onclick={save(&props.files.quality, "quality and commitments file")}>{ "Save the quality and commitments file" }</Button>
                </li>
            </ol>
            <div role="status">
                if !said.is_empty() {
                    <p class="govuk-body">{ "Your browser was asked to save the following. Look whether they are among your downloads." }</p>
                    <ul class="govuk-list govuk-list--bullet">{ for said.iter().map(|name| html! { <li class="app-said">{ name }</li> }) }</ul>
                }
            </div>
            <p class="govuk-body"><Button look={Look::Secondary} onclick={onprint}>{ "Print a copy for yourself" }</Button></p>
        </>
    }
}

/// What a file is called: whose it is, what for, and which of the two.
fn name(work: &Work, what: &str) -> String {
    let short = |text: &str| text.trim().chars().take(35).collect::<String>().trim().to_owned();
    let whose = short(&work.response.supplier.name);
    file_name(
        &format!("{whose} - {}", short(&work.response.form.title)),
        &format!(" - {what}.json"),
    )
}
