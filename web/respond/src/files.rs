//! The two files, and that saving them sends nothing.

use common_measure::response::SentFiles;
use common_measure_parts::clock;
use common_measure_parts::{
    ButtonProps, Look, all, bullets_of_said, button, paragraph, warning_text,
};
use yew::{Html, html};

use super::acts::Act;
use super::answers::answers;
use super::around::Taker;
use super::here::Here;
use super::layout::{heading, titled};
use super::page::Page;
use super::tasks::OVER;

/// The last page.
pub(super) fn files(here: &Here) -> Html {
    let form = here.form();
    let files = &here.found.files;
    // Then only that page knows whether anything was sent.
    let by_page = here.offered.iter().any(|(taker, _)| *taker == Taker::Page);
    let send_to = match form.send_to.trim() {
        "" => "where the tender notice says".to_owned(),
        place => format!("to {place}"),
    };
    let before = match &form.deadline {
        Some(deadline) => format!("before {}, UK time", clock::in_words(deadline)),
        None => "before the deadline in the tender notice".to_owned(),
    };
    let both = match files {
        Some(Ok(files)) if files.price.is_none() => "the file",
        _ => "both files",
    };
    let (save, warning) = match files {
        Some(Ok(files)) => {
            let warning = "This form sends nothing by itself. Your bid is sent when you have uploaded it, and not before.";
            let warning = if by_page { Html::default() } else { warning_text(Html::from(warning)) };
            (save(here, files), warning)
        }
        Some(Err(reason)) => (paragraph(reason), Html::default()),
        None => (
            paragraph(
                "You have changed your response since the files were made. Go back to “Check and save” and make them again.",
            ),
            Html::default(),
        ),
    };
    let mut upload = format!("Upload {both} {send_to} {before}.");
    if here.is_over() {
        upload.push(' ');
        upload.push_str(OVER);
    }
    all(vec![
        if by_page { titled(here, "Your files") } else { heading(here) },
        html! {
            <div class="app-no-print">
                <p class="govuk-body-l app-said">{ upload }</p>
                { save }
                { warning }
                <p class="govuk-body">{ here.link(Page::Check, None, "Back to check and save") }</p>
            </div>
        },
        html! { <div class="app-print-only">{ answers(here) }</div> },
    ])
}

/// A button for each file.
fn save(here: &Here, files: &SentFiles) -> Html {
    let offered = [
        (
            Taker::Browser,
            "Your browser was asked to save the following. Look whether they are among your downloads.",
        ),
        (
            Taker::Page,
            "The page around this form took the following, and your browser did not save them. Only that page can say whether they were sent.",
        ),
    ]
    .map(|(taker, says)| {
        let of_it = here.offered.iter().filter(|(by, _)| *by == taker);
        let names: Vec<String> = of_it.map(|(_, name)| name.clone()).collect();
        if names.is_empty() {
            return Html::default();
        }
        all(vec![paragraph(says), bullets_of_said(names)])
    });
    let print = ButtonProps::new("Print a copy for yourself", here.on(Act::Print));
    html! {
        <>
            <ol class="govuk-list govuk-list--number govuk-list--spaced">
                if files.price.is_some() {
                    <li>
                        <p class="govuk-body">
                            { "The price file: your prices and nothing else." }
                            { " " }{ here.form().scheme.price_opening.in_words() }
                        </p>
                        { button(&ButtonProps::new("Save the price file", here.on(Act::SavePrices))) }
                    </li>
                }
                <li>
                    <p class="govuk-body">
                        { "The quality and commitments file: everything but prices." }
                        if files.price.is_some() {
                            { " It carries the check code of your price file, so that a price file that was changed afterwards is found. So always send two files that you saved together." }
                        }
                    </p>
                    { button(&ButtonProps::new("Save the quality and commitments file", here.on(Act::SaveQuality))) }
                </li>
            </ol>
            <div role="status">
                { all(offered.into()) }
            </div>
            <p class="govuk-body">{ button(&ButtonProps { look: Look::Secondary, ..print }) }</p>
        </>
    }
}
