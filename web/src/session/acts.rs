//! What a component can do with the session.

use std::collections::BTreeMap;

use common_measure::procurement::Procurement;
use common_measure::record::{self, Command, Record};
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::UseReducerDispatcher;

use crate::later::{self, Later, NotLoaded};
use crate::screen::Screen;

use super::file::{Place, entries_in};
use super::saver::Line;
use super::storage::{About, Found, Storage, fresh_key};
use super::unfinished::left;
use super::{Act, Journal, Problem, Session, Unfinished};

/// A procurement that is to take the place of the open one.
pub(crate) struct Opened {
    /// Its key in this browser.
    pub key: String,
    /// What is known of its stored entry.
    pub(super) line: Line,
    /// Its record.
    pub(super) journal: Journal,
    /// Text that is not part of it yet.
    pub unfinished: BTreeMap<String, Unfinished>,
    /// Where to go on.
    pub screen: Screen,
    /// Whether it was changed after it was last saved as a file.
    pub changed_since_file: bool,
    /// The name of the file that it was last saved as; empty for a download.
    pub(super) file: Option<String>,
    /// The file on the person's disk that it is saved to at each step.
    pub(super) place: Option<Place>,
    /// What is to be known of the opening.
    pub news: Vec<String>,
}

impl Opened {
    /// A procurement that this browser has not seen: a new one, an example, or from a file.
    pub(crate) fn new(record: Record, screen: Screen) -> Self {
        Self {
            key: fresh_key(),
            line: Line::default(),
            journal: Journal::new(record),
            unfinished: BTreeMap::new(),
            screen,
            changed_since_file: false,
            file: None,
            place: None,
            news: Vec::new(),
        }
    }

    /// The procurement that is open, to be opened again.
    pub(super) fn again(session: &Session) -> Option<Self> {
        Some(Self {
            key: session.key.clone()?,
            line: session.line.clone(),
            journal: session.journal.clone()?,
            unfinished: session.unfinished.clone(),
            screen: session.left_at.clone(),
            changed_since_file: session.changed_since_file,
            file: session.file.clone(),
            place: session.place.clone(),
            news: Vec::new(),
        })
    }

    /// Notes the file that it was opened from. If that is the whole of it, it is saved there from now on.
    pub(super) fn read_from(&mut self, file: &File, text: &str, place: Option<Place>) {
        let same = self.journal.read(|record| {
            let whole = entries_in(text, record) == Some(record.entries().len());
            whole.then(|| record.lines().last().cloned()).flatten()
        });
        let Some(last) = same.flatten() else { return };
        self.changed_since_file = false;
        self.file = Some(file.name());
        if let Some(place) = place {
            place.was_read(file, last);
            self.place = Some(place);
        }
    }

    /// Where a stored procurement was left; never the start, where its entry is chosen.
    pub(crate) fn screen_of(about: &About) -> Screen {
        Screen::read(&about.screen)
            .filter(|screen| *screen != Screen::Start)
            .unwrap_or(Screen::TaskList)
    }

    /// A procurement as it was stored, with the record that its text is, or begins.
    pub(super) fn stored(found: Found, record: Record) -> Self {
        let Found { about, text, stored } = found;
        let (mut unfinished, drafts) = (about.all_unfinished(), about.drafts());
        left(&mut unfinished);
        let journal = Journal::new(record);
        // Of what an edition without records kept, no line is stored yet.
        let stored = stored.unwrap_or(if Record::is_record(&text) { journal.len() } else { 0 });
        Self {
            screen: Self::screen_of(&about),
            key: about.key,
            line: Line::read(about.stamp, about.changed, stored, drafts),
            journal,
            news: Vec::new(),
            unfinished,
            changed_since_file: about.changed_since_file,
            file: about.file,
            place: None,
        }
    }
}

/// What a component can do with the session. All of these are equal and stay so.
#[derive(Clone, PartialEq)]
pub(crate) struct Acts(pub(crate) UseReducerDispatcher<Session>);

impl Acts {
    /// Does an act.
    pub(crate) fn act(&self, act: Act) {
        self.0.dispatch(act);
    }

    /// Issues a command that comes from no text: a refusal shows in the error summary.
    pub(crate) fn issue(&self, command: Command) {
        self.act(Act::Issue { command, from: None });
    }

    /// Adds something and, if that is accepted, goes to a field of it.
    pub(crate) fn add(&self, command: Command, to: Screen, field: String) {
        self.act(Act::Add { command, to, field });
    }

    /// Enters something else that the record keeps: a lock, an opening, an approval. A refusal shows in the error summary.
    pub(crate) fn enter(&self, act: record::Act) {
        self.act(Act::Enter { act: Box::new(act), then: None });
    }

    /// The same, and once it is entered goes to a screen.
    pub(crate) fn enter_then(&self, act: record::Act, screen: Screen) {
        self.act(Act::Enter { act: Box::new(act), then: Some(screen) });
    }

    /// Goes to a screen.
    pub(crate) fn go(&self, screen: Screen) {
        self.act(Act::Go(screen, None));
    }

    /// Goes to the field of a place, on whatever screen it stands.
    pub(crate) fn go_to(&self, procurement: &Procurement, path: &str) {
        self.act(Act::Go(Screen::of_place(procurement, path), Some(path.to_owned())));
    }

    /// Shows an error summary with one line that belongs to no field.
    pub(crate) fn tell(&self, text: impl Into<String>) {
        self.act(Act::Problems(vec![Problem { path: None, text: text.into() }]));
    }

    /// Opens a new procurement, an example, or one from a file.
    pub(crate) fn open_new(&self, record: Record, screen: Screen) {
        self.act(Act::Opened(Box::new(Opened::new(record, screen))));
    }

    /// The rest of the app. While it is on its way, the page says that something is being opened.
    pub(super) async fn later(&self) -> Result<&'static Later, String> {
        if later::here().is_none() {
            self.act(Act::Opening);
        }
        later::loaded().await.map_err(|NotLoaded| NotLoaded::WORDS.to_owned())
    }

    /// Goes to a screen as soon as the rest of the app is there.
    pub(crate) fn go_on(&self, screen: Screen) {
        let acts = self.clone();
        spawn_local(async move {
            match acts.later().await {
                Ok(_) => acts.go(screen),
                Err(reason) => acts.tell(reason),
            }
        });
    }

    /// Opens what is made with the rest of the app, as soon as that is there: a new procurement, or an example.
    pub(crate) fn open_made(
        &self,
        make: impl FnOnce(&Later) -> Result<Record, String> + 'static,
        screen: Screen,
    ) {
        let acts = self.clone();
        spawn_local(async move {
            match acts.later().await.and_then(make) {
                Ok(record) => acts.open_new(record, screen),
                Err(reason) => acts.tell(reason),
            }
        });
    }

    /// Opens a stored procurement where it was left, or at a screen.
    pub(crate) fn open_stored(&self, storage: &Storage, key: String, screen: Option<Screen>) {
        let (acts, storage) = (self.clone(), storage.clone());
        spawn_local(async move {
            let opened = match acts.later().await {
                Ok(later) => (later.read_stored)(storage, key, screen).await,
                Err(reason) => Err(reason),
            };
            match opened {
                Ok(act) => acts.act(act),
                Err(reason) => {
                    acts.go(Screen::Start);
                    acts.tell(reason);
                }
            }
        });
    }
}
