//! What a person is asked about a file before anything of it is opened. Until they have answered,
//! everything is as it was.

use common_measure::procurement::Procurement;
use common_measure::record::{Record, Relation};

use crate::screen::Screen;

use super::acts::Opened;
use super::saver::Line;
use super::storage::{About, NotStored, Stored, now};
use super::unfinished::has_owner;
use super::{Act, Acts, Journal, Session, Shared};

/// What a file holds that a person decides about first.
#[derive(Clone, PartialEq)]
pub(crate) enum Question {
    /// A procurement with bids in it: nothing shows that its award criteria were locked before them.
    Unlocked(Shared<Unlocked>),
    /// A record that went another way than the copy of it here.
    Parted(Shared<Parted>),
}

impl Question {
    /// Where it is asked.
    pub(super) fn screen(&self) -> Screen {
        match self {
            Self::Unlocked(_) => Screen::Unlocked,
            Self::Parted(_) => Screen::Parted,
        }
    }

    /// What is to be known of the file beside the question.
    pub(super) fn notes(&self) -> &[String] {
        match self {
            Self::Unlocked(_) => &[],
            Self::Parted(parted) => &parted.notes,
        }
    }
}

/// The file of a procurement with bids in it and no record.
pub(crate) struct Unlocked {
    /// The file's name.
    pub name: String,
    /// Its text.
    pub text: String,
    /// What is in it.
    pub procurement: Procurement,
}

/// Two copies of one record that went different ways.
pub(crate) struct Parted {
    /// The file's name.
    pub name: String,
    /// The number of the last entry that is in both.
    pub common: u64,
    /// The copy in this browser, as it was when the file was read.
    pub(super) here: Opened,
    /// The copy in the file.
    pub theirs: Journal,
    /// What was put up with when the file was read.
    pub notes: Vec<String>,
}

impl Parted {
    /// The copy in this browser.
    pub(crate) fn ours(&self) -> &Journal {
        &self.here.journal
    }

    /// Stores what is to go on in the place of the copy in this browser, and opens it. Where that
    /// copy is another one by now, or the browser refuses, nothing is changed and a person is told.
    pub(crate) async fn go_on(&self, acts: &Acts, session: &Session, record: Record, news: String) {
        let Some(storage) = session.storage.clone() else { return };
        let of = record.procurement();
        let mut unfinished = self.here.unfinished.clone();
        unfinished.retain(|path, _| has_owner(of, path));
        let theirs = self.theirs.read(|theirs| theirs.check_code() == record.check_code());
        let changed_since_file = theirs != Some(true);
        let ours_go_on = self
            .ours()
            .read(|ours| matches!(ours.relation_to(&record), Relation::Equal | Relation::GoesOn));
        let ours_go_on = ours_go_on == Some(true);
        let changed = now();
        let about = About {
            key: self.here.key.clone(),
            title: of.details.title.trim().to_owned(),
            changed: changed.clone(),
            start: record.entries().first().map(|first| first.hash.to_string()).unwrap_or_default(),
            practice: record.state().process.practice,
            withheld: record.withheld() > 0,
            screen: Screen::History.write(),
            unfinished: unfinished.clone(),
            changed_since_file,
            ..About::default()
        };
        let (journal, drafts) = (Journal::new(record), about.drafts());
        match storage.replace(about, self.ours(), &journal).await {
            Ok(Stored { stamp, entries, .. }) => {
                // Its file may hold the copy that does not go on: that is not written over unasked.
                if !ours_go_on {
                    storage.forget_place(&self.here.key).await;
                }
                acts.act(Act::Opened(Box::new(Opened {
                    key: self.here.key.clone(),
                    line: Line::read(stamp, changed, entries, drafts),
                    journal,
                    unfinished,
                    screen: Screen::History,
                    changed_since_file,
                    file: None,
                    place: None,
                    news: vec![news],
                })));
            }
            Err(NotStored::Refused(reason)) => acts.tell(format!("{reason} Nothing was changed.")),
            Err(NotStored::Newer(..) | NotStored::Gone) => acts.tell(
                "The copy in this browser was changed or removed in another tab meanwhile. Nothing was changed here. Open the file again to see how they stand now.",
            ),
        }
    }
}
