//! Keeps the stored entry in step with the session.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use gloo::timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;
use yew::{UseReducerHandle, hook, use_effect_with, use_mut_ref};

use super::storage::{About, NotStored, Storage, now};
use super::{Act, Acts, Journal, SaveState, Session};

/// How long typing must pause before unfinished text is stored. Confirmed work is stored at once.
const PAUSE_MS: u32 = 400;

/// How long a confirmed change waits before it is written out: the frame that shows it goes first.
/// Until it is stored the screen says “Saving…”, and leaving the page asks.
const FRAME_MS: u32 = 30;

/// What this tab knows of the stored entry of the procurement that it has open. Every opening
/// begins a new line, so that a write still on its way belongs to the right one.
#[derive(Clone, Default)]
pub(crate) struct Line(Rc<RefCell<Known>>);

#[derive(Default)]
struct Known {
    /// The entry's mark; `None` if there is no entry yet.
    stamp: Option<String>,
    /// When the procurement itself was last changed.
    changed: String,
    /// How many of the record's entries are stored.
    entries: usize,
}

impl Line {
    /// A procurement that was read from its entry.
    pub(super) fn read(stamp: String, changed: String, entries: usize) -> Self {
        Self(Rc::new(RefCell::new(Known { stamp: Some(stamp), changed, entries })))
    }

    /// A procurement that is to be written over whatever carries this mark.
    pub(super) fn over(stamp: Option<String>) -> Self {
        Self(Rc::new(RefCell::new(Known { stamp, ..Known::default() })))
    }
}

impl PartialEq for Line {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// One state to be stored.
struct Job {
    line: Line,
    storage: Storage,
    about: About,
    journal: Journal,
    acts: Acts,
}

#[derive(Default)]
struct Queue {
    running: bool,
    jobs: VecDeque<Job>,
    /// What waits for a pause in typing.
    pausing: Option<(Job, Timeout)>,
}

/// Stores the session whenever it has changed: confirmed work at once, unfinished text and the
/// screen after a short pause. One write at a time; what changes meanwhile follows it.
#[hook]
pub(crate) fn use_saver(session: &UseReducerHandle<Session>, acts: &Acts) {
    let queue = use_mut_ref(Queue::default);
    let dependencies = (
        session.line.clone(),
        session.entries,
        session.unfinished.clone(),
        session.left_at.clone(),
        session.changed_since_file,
        session.storage.is_some(),
        session.saved == SaveState::Stale,
    );
    let (session, acts) = (session.clone(), acts.clone());
    use_effect_with(dependencies, move |_| {
        let (Some(storage), Some(key), Some(journal)) =
            (session.storage.clone(), session.key.clone(), session.journal.clone())
        else {
            return;
        };
        if session.saved == SaveState::Stale {
            return;
        }
        let job = Job {
            line: session.line.clone(),
            storage,
            about: About {
                key,
                title: session.confirmed.details.title.trim().to_owned(),
                screen: session.left_at.write(),
                unfinished: session.unfinished.clone(),
                changed_since_file: session.changed_since_file,
                ..About::default()
            },
            journal,
            acts,
        };
        // What waited is either older than this, or of another procurement that was open until now.
        let waited = queue.borrow_mut().pausing.take();
        if let Some((paused, _)) = waited
            && paused.line != job.line
        {
            add(&queue, paused);
        }
        if job.line.0.borrow().entries == job.journal.len() {
            let later = Rc::clone(&queue);
            let pause = Timeout::new(PAUSE_MS, move || {
                let paused = later.borrow_mut().pausing.take();
                if let Some((job, _)) = paused {
                    add(&later, job);
                }
            });
            queue.borrow_mut().pausing = Some((job, pause));
        } else {
            add(&queue, job);
        }
    });
}

fn add(queue: &Rc<RefCell<Queue>>, job: Job) {
    {
        let mut queue = queue.borrow_mut();
        // An older state of the same procurement need not be written any more.
        queue.jobs.retain(|other| other.line != job.line);
        queue.jobs.push_back(job);
        if std::mem::replace(&mut queue.running, true) {
            return;
        }
    }
    let queue = Rc::clone(queue);
    spawn_local(async move {
        loop {
            let Some(job) = queue.borrow_mut().jobs.pop_front() else { break };
            store(job).await;
        }
        queue.borrow_mut().running = false;
    });
}

async fn store(job: Job) {
    let Job { line, storage, mut about, journal, acts } = job;
    let saving = |state| acts.act(Act::Saving { key: about.key.clone(), state });
    let (known, same, entries) = {
        let (known, entries) = (line.0.borrow(), journal.len());
        about.changed.clone_from(&known.changed);
        (known.stamp.clone(), known.entries == entries, entries)
    };
    let text = if same {
        None
    } else {
        saving(SaveState::Saving);
        TimeoutFuture::new(FRAME_MS).await;
        journal.read(common_measure::record::Record::to_text)
    };
    if text.is_some() {
        about.changed = now();
    }
    match storage.store(about.clone(), text, known.as_deref()).await {
        Ok(stamp) => {
            *line.0.borrow_mut() = Known { stamp: Some(stamp), changed: about.changed, entries };
            acts.act(Act::Saving {
                key: about.key,
                state: SaveState::Saved(super::file::time_of_day()),
            });
        }
        Err(NotStored::Stale) => saving(SaveState::Stale),
        Err(NotStored::Refused(reason)) => saving(SaveState::Failed(reason)),
    }
}
