//! Keeps the stored entry in step with the session.

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::{UseReducerHandle, hook, use_effect_with, use_mut_ref};

use crate::later;

use super::storage::{About, Drafts, NotStored, Storage, Stored, fresh_key, now};
use super::unfinished::of_question;
use super::{Act, Acts, Journal, Newer, SaveState, Session, Unfinished};

/// How long typing must pause before unfinished text is stored. Confirmed work is stored at once.
const PAUSE_MS: u32 = 400;

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
    /// The mark of this tab.
    tab: String,
    /// What it took over of other tabs' unfinished text.
    taken: Drafts,
}

impl Line {
    /// A procurement that was read from its entry.
    pub(super) fn read(stamp: String, changed: String, entries: usize, taken: Drafts) -> Self {
        // What is in memory alone has no entry yet.
        let (stamp, tab) = (Some(stamp).filter(|stamp| !stamp.is_empty()), fresh_key());
        Self(Rc::new(RefCell::new(Known { stamp, changed, entries, tab, taken })))
    }

    /// The same procurement, after another tab has stored so many of its entries.
    pub(super) fn moved(&self, stamp: String, entries: usize) -> Self {
        let Known { tab, taken, .. } = &*self.0.borrow();
        let (tab, taken) = (tab.clone(), taken.clone());
        let known = Known { stamp: Some(stamp), changed: now(), entries, tab, taken };
        Self(Rc::new(RefCell::new(known)))
    }

    /// Whether the browser has stored nothing of it yet.
    pub(super) fn is_new(&self) -> bool {
        self.0.borrow().stamp.is_none()
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

/// What is still to be stored.
#[derive(Default)]
pub(crate) struct Queue {
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
        (session.journal.clone(), session.entries),
        session.unfinished.clone(),
        session.left_at.clone(),
        (session.changed_since_file, session.file.clone()),
        session.storage.is_some(),
        (session.saved == SaveState::Stale, matches!(session.saved, SaveState::MemoryOnly(_))),
    );
    let (session, acts) = (session.clone(), acts.clone());
    use_effect_with(dependencies, move |_| {
        if let Some(later) = later::here() {
            (later.store)(&queue, &acts, &session);
        }
    });
}

/// Has the open procurement stored as it is now. Entered through [`Later`](crate::later::Later).
pub(crate) fn store_open(queue: &Rc<RefCell<Queue>>, acts: &Acts, session: &Session) {
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
        about: About { key, ..session.about() },
        journal,
        acts: acts.clone(),
    };
    // What waited is either older than this, or of another procurement that was open until now.
    let waited = queue.borrow_mut().pausing.take();
    if let Some((paused, _)) = waited
        && paused.line != job.line
    {
        add(queue, paused);
    }
    if job.line.0.borrow().entries == job.journal.len() {
        let waiting = Rc::clone(queue);
        let pause = Timeout::new(PAUSE_MS, move || {
            let paused = waiting.borrow_mut().pausing.take();
            if let Some((job, _)) = paused {
                add(&waiting, job);
            }
        });
        queue.borrow_mut().pausing = Some((job, pause));
    } else {
        add(queue, job);
    }
}

impl Session {
    /// What is kept of the open procurement beside its record, but for its key and marks.
    fn about(&self) -> About {
        About {
            title: self.confirmed.details.title.trim().to_owned(),
            start: self.start.clone(),
            practice: self.process.practice,
            withheld: self.withheld > 0,
            screen: self.left_at.write(),
            unfinished: of_procurement(&self.unfinished),
            changed_since_file: self.changed_since_file,
            file: self.file.clone(),
            ..About::default()
        }
    }

    /// Holds what another tab has removed while it was open here, before something else takes its place here. It is
    /// found in the list as long as the page stays open, and stored once it is opened from there.
    pub(super) fn hold_removed(&self) {
        if self.saved == SaveState::Stale
            && let (Some(storage), Some(journal)) = (&self.storage, &self.journal)
        {
            storage.hold(About { changed_since_file: true, ..self.about() }, journal);
        }
    }
}

/// Text that belongs to the procurement; answers to a question about a file do not.
fn of_procurement(unfinished: &BTreeMap<String, Unfinished>) -> BTreeMap<String, Unfinished> {
    let own = unfinished.iter().filter(|(path, _)| !of_question(path));
    own.map(|(path, text)| (path.clone(), text.clone())).collect()
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
    let saving = |state| acts.act(Act::Saving { line: line.clone(), state });
    let (known, stored, taken) = {
        let known = line.0.borrow();
        about.changed.clone_from(&known.changed);
        about.tab.clone_from(&known.tab);
        (known.stamp.clone(), known.entries, known.taken.clone())
    };
    if stored < journal.len() {
        saving(SaveState::Saving);
        about.changed = now();
    }
    match storage.store(about.clone(), &journal, stored, known.as_deref(), &taken).await {
        Ok(Stored { stamp, entries }) => {
            let mut known = line.0.borrow_mut();
            (known.stamp, known.changed, known.entries) = (Some(stamp), about.changed, entries);
            drop(known);
            // What was entered meanwhile is stored next.
            if entries == journal.len() {
                saving(SaveState::Saved(common_measure_parts::clock::time_of_day()));
            }
        }
        Err(NotStored::Newer(lines, stamp)) => {
            acts.act(Act::Newer(Box::new(Newer { journal, stored, lines, stamp })));
        }
        Err(NotStored::Gone) => saving(SaveState::Stale),
        Err(NotStored::Refused(reason)) => saving(SaveState::Failed(reason)),
    }
}
