//! What a person can do besides filling in: each is done to the response and to what surrounds it.

use common_measure::time::Time;
use common_measure_parts::Problem;
use common_measure_parts::browser::{now, print, random};
use common_measure_parts::file_name;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::around::{Around, Taker, Way};
use super::found::Found;
use super::keep;
use super::page::Page;
use super::unread::unread;
use super::work::{Do, Made, Work};

/// What a person does.
#[derive(Clone)]
pub(super) enum Act {
    /// Goes to a page.
    Go(Way),
    /// Takes the last change back.
    Undo,
    /// Does again what was taken back last.
    Redo,
    /// Saves the response as a file to go on with.
    SaveToGoOn,
    /// Goes on to the two files.
    MakeFiles,
    /// Saves the price file.
    SavePrices,
    /// Saves the quality and commitments file.
    SaveQuality,
    /// Prints the page.
    Print,
    /// Keeps what is here over what another tab has stored.
    KeepThis,
    /// Takes what another tab has stored.
    TakeOther,
}

/// What comes of it for the response and its page.
pub(super) enum Came {
    /// Nothing.
    Nothing,
    /// The response is to change.
    Change(Do),
    /// A file of this name was offered, and somebody took it.
    Offered(Taker, String),
}

/// Does what was asked on a page. `does`: changes the response later.
pub(super) fn act(
    act: Act,
    (work, found): (&Work, &Found),
    (page, around): (&Page, &Around),
    does: &Callback<Do>,
) -> Came {
    match act {
        Act::Go(way) => around.go.emit(way),
        Act::Undo => return go_and(Do::Undo, work.to_undo(), page, around),
        Act::Redo => return go_and(Do::Redo, work.to_redo(), page, around),
        Act::SaveToGoOn => return save_to_go_on(work, around),
        Act::MakeFiles => return make_files(work, around),
        Act::SavePrices | Act::SaveQuality => {
            let Some(Ok(files)) = &found.files else { return Came::Nothing };
            let (text, what) = match act {
                Act::SavePrices => (files.price.clone().unwrap_or_default(), "price file"),
                _ => (files.quality.clone(), "quality and commitments file"),
            };
            let name = name(work, what);
            match around.save.emit((name.clone(), text)) {
                Ok(taker) => return Came::Offered(taker, name),
                Err(reason) => around.tell.emit(reason),
            }
        }
        Act::Print => print(),
        Act::KeepThis => {
            around.store.prefer_held(&work.key);
            keep::store(&around.store, work.key.clone(), does.clone());
            // What was said of the choice is over with it.
            around.in_the_way.emit(Vec::new());
            return Came::Change(Do::Chosen);
        }
        Act::TakeOther => take_other(work, around, does),
    }
    Came::Nothing
}

/// To where something changes: nobody should have to look for what is gone.
fn go_and(change: Do, about: Option<&str>, page: &Page, around: &Around) -> Came {
    let Some(to) = about.map(Page::of_place) else { return Came::Nothing };
    if to != *page {
        around.go.emit((to, None));
    }
    Came::Change(change)
}

/// Offers the response as a file to go on with. Only what the browser saves is in a file for certain.
fn save_to_go_on(work: &Work, around: &Around) -> Came {
    let name = file_name(work.response.form.title.trim(), " - my response, not for sending.json");
    let saved = work
        .response
        .to_json()
        .map_err(|fault| fault.to_string())
        .and_then(|text| around.save.emit((name, text)));
    let without = match work.unread.iter().count() {
        0 => String::new(),
        1 => " without an entry that is to be put right. It is marked in its field".to_owned(),
        many => {
            format!(
                " without {many} entries that are to be put right. They are marked in their fields"
            )
        }
    };
    let (came, said) = match saved {
        Ok(Taker::Browser) if without.is_empty() => return Came::Change(Do::InFile),
        Ok(Taker::Browser) => (Came::Change(Do::InFile), format!("The file was saved{without}.")),
        Ok(Taker::Page) => (
            Came::Nothing,
            format!(
                "Your browser saved no file: the page around this form took it{without}. Only that page can say whether you can go on from it."
            ),
        ),
        Err(reason) => (Came::Nothing, reason),
    };
    around.tell.emit(said);
    came
}

/// What another tab has stored takes the place of what is here.
fn take_other(work: &Work, around: &Around, does: &Callback<Do>) {
    let (mine, key) = (work.kept(now()), work.key.clone());
    let (around, does) = (around.clone(), does.clone());
    spawn_local(async move {
        around.store.prefer_stored(&key);
        let there = around.store.one(&key).await;
        match there.map(|there| there.map(|there| Work::of(&there))) {
            Ok(Some(Ok(there))) => {
                // What was said of the choice is over with it.
                around.in_the_way.emit(Vec::new());
                does.emit(Do::Replace(Box::new(there)));
            }
            other => {
                // What is here is all there is.
                if let Ok(kept) = mine {
                    around.store.hold(kept);
                }
                around.tell.emit(match other {
                    Ok(Some(Err(reason))) | Err(reason) => reason,
                    _ => "It was removed in the other tab, so there is nothing to take. Choose “Keep what is here” if you still need it.".to_owned(),
                });
            }
        }
    });
}

fn make_files(work: &Work, around: &Around) -> Came {
    let problems = in_the_way(work);
    if !problems.is_empty() {
        around.in_the_way.emit(problems);
        return Came::Nothing;
    }
    match made(work) {
        Ok(made) => {
            around.go.emit((Page::Files, None));
            Came::Change(Do::Make(made))
        }
        Err(reason) => {
            around.tell.emit(reason);
            Came::Nothing
        }
    }
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

/// What a file is called: whose it is, what for, and which of the two.
fn name(work: &Work, what: &str) -> String {
    let short = |text: &str| text.trim().chars().take(35).collect::<String>().trim().to_owned();
    let whose = short(&work.response.supplier.name);
    file_name(
        &format!("{whose} - {}", short(&work.response.form.title)),
        &format!(" - {what}.json"),
    )
}

#[cfg(test)]
mod tests;
