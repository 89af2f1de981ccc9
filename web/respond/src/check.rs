//! Everything that was answered, and what is left to do.

use common_measure::fault::{Fault, Place};
use common_measure::procurement::places;
use common_measure::response::{helps, to_finish};
use common_measure::time::Time;
use common_measure_parts::Problem;
use common_measure_parts::browser::now;
use common_measure_parts::browser::{print, random};
use common_measure_parts::words::count;
use common_measure_parts::{Button, InsetText, Look};
use yew::{Callback, Html, component, html, use_memo};

use super::answers::Answers;
use super::around::use_around;
use super::helps::{by_page, linked};
use super::layout::Heading;
use super::page::Page;
use super::use_work;
use super::work::{Do, Made, Work};

/// The check.
#[component]
pub(super) fn CheckPage() -> Html {
    let (work, around) = (use_work(), use_around());
    let found = use_memo(work.response.clone(), |response| (to_finish(response), helps(response)));
    let unread = unread(&work);
    let (left, helps) = (by_page(&found.0), by_page(&found.1));
    let onmake = {
        let (work, around) = (work.clone(), around.clone());
        Callback::from(move |()| {
            let problems = in_the_way(&work);
            if !problems.is_empty() {
                around.in_the_way.emit(problems);
                return;
            }
            match made(&work) {
                Ok(made) => {
                    work.dispatch(Do::Make(made));
                    around.go.emit((Page::Files, None));
                }
                Err(reason) => around.tell.emit(reason),
            }
        })
    };
    let onprint = Callback::from(|()| print());
    html! {
        <>
            <Heading page={Page::Check} />
            <div class="app-no-print">
                if !unread.is_empty() {
                    <h2 class="govuk-heading-m">{ count(unread.len(), "entry that could not be read", "entries that could not be read") }</h2>
                    <p class="govuk-body">{ "Until they are right, what is shown below is what was there before, and no files can be made." }</p>
                    { linked(&work, by_page(&unread)) }
                }
                if !left.is_empty() {
                    <h2 class="govuk-heading-m">{ count(left.len(), "thing to finish", "things to finish") }</h2>
                    <p class="govuk-body">{ "You can save your files all the same, once your name is there: the council then scores what is there." }</p>
                    { linked(&work, left) }
                } else if unread.is_empty() {
                    <InsetText>{ "Every part of the form is filled in." }</InsetText>
                }
                if !helps.is_empty() {
                    <h2 class="govuk-heading-m">{ count(helps.len(), "thing to look at", "things to look at") }</h2>
                    <p class="govuk-body">{ "These may be as you mean them." }</p>
                    { linked(&work, helps) }
                }
            </div>
            <Answers />
            <h2 class="govuk-heading-m app-no-print">{ "Save your bid as two files" }</h2>
            <p class="govuk-body app-no-print">{ "Once you have read it through. You can come back, change something, and save both again." }</p>
            <div class="govuk-button-group">
                <Button onclick={onmake}>{ "Continue to the two files" }</Button>
                <Button look={Look::Secondary} onclick={onprint}>{ "Print a copy" }</Button>
            </div>
        </>
    }
}

/// Entries that could not be read.
fn unread(work: &Work) -> Vec<Fault> {
    let of = work.response.procurement();
    let each = work.unread.iter().map(|(path, there)| {
        let mut offers = work.response.bids.iter().flat_map(|bid| {
            bid.commitments.iter().map(|offer| places::offer(&of, &bid.id, &offer.measure))
        });
        let words = offers
            .find(|place| path.starts_with(place.path()))
            .map_or_else(|| Page::of_place(path).title(&work.response), |it| it.to_string());
        let problem = format!("“{}” could not be read.", there.text);
        Fault::new(Place::new(path.clone(), words), problem, there.problem.clone())
    });
    each.collect()
}

/// What keeps files from being made.
fn in_the_way(work: &Work) -> Vec<Problem> {
    let mut problems: Vec<Problem> = unread(work)
        .into_iter()
        .map(|fault| Problem { path: Some(fault.place.path().to_owned()), text: fault.to_string() })
        .collect();
    if problems.is_empty()
        && let Ok(time) = Time::parse(&now())
        && let Err(fault) = work.response.sent(&time, [0; 16])
    {
        problems.push(Problem {
            path: Some(fault.place.path().to_owned()),
            text: format!("{} {}", fault.problem, fault.remedy),
        });
    }
    problems
}

/// When the files are made and with which random bits: the same as before, if nothing was changed since.
fn made(work: &Work) -> Result<Made, String> {
    if let Some(made) = &work.made {
        return Ok(made.clone());
    }
    let random = random().ok_or(
        "This browser gives the page no random numbers, which a price file needs. Use another browser: save a file to go on there.",
    )?;
    let when = Time::parse(&now()).map_err(|not| not.to_string())?;
    Ok(Made { when, random })
}
