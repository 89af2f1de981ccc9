//! A response as it is being filled in, and the one way in which it changes.

use std::collections::BTreeMap;
use std::rc::Rc;

use common_measure::id::LotId;
use common_measure::response::Response;
use common_measure::time::Time;
use yew::Reducible;

use crate::session::Shared;
use crate::session::storage::KeptResponse;

use super::field::Field;
use super::past::{Past, Stood};

/// Text in a field that cannot be part of the response.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Unread {
    /// The text, as typed.
    pub text: String,
    /// Why; said once the field is left.
    pub problem: String,
    /// Whether it was left.
    pub left: bool,
}

/// Whether the response is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Saved {
    /// It was just opened, and nothing was changed.
    AsOpened,
    /// It is on its way to the disk.
    Saving,
    /// The browser says that it is on the disk, since this time of day.
    OnDisk(String),
    /// Only this page has it.
    MemoryOnly,
    /// It could not be stored, for this reason.
    Failed(String),
    /// Another tab has changed or removed it.
    Elsewhere,
}

/// What makes of one response the same two files again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Made {
    /// When they were made first.
    pub when: Time,
    /// Random bits, which nobody can guess.
    pub random: [u8; 16],
}

/// A response that is being filled in.
#[derive(Clone, PartialEq)]
pub(super) struct Work {
    /// Its key in this browser.
    pub key: String,
    /// What was said so far.
    pub response: Shared<Response>,
    /// Texts that cannot be part of it, by the path of their field.
    pub unread: Rc<BTreeMap<String, Unread>>,
    /// The field that is being typed in, and its text.
    typing: Option<(String, String)>,
    past: Past,
    /// Whether it was changed after it was last saved as a file.
    pub changed_since_file: bool,
    /// When its two files were made and with which random bits; `None` once it was changed since.
    pub made: Option<Made>,
    /// Whether it is kept.
    pub saved: Saved,
    /// How often it was changed: what is to be stored anew.
    pub changes: u64,
}

/// What can happen to it.
pub(super) enum Do {
    /// A key was typed in a field.
    Type(Field, String),
    /// The field was left.
    Leave(Field),
    /// A lot was chosen, or given up.
    Choose(LotId, bool),
    /// The last change is taken back.
    Undo,
    /// The change that was taken back last is done again.
    Redo,
    /// Its two files are to be made.
    Make(Made),
    /// It was saved as a file.
    InFile,
    /// Whether it is kept is known, with so many changes in it.
    Kept(Saved, u64),
    /// What is here goes over another tab's copy.
    Chosen,
    /// Another copy of it takes its place.
    Replace(Box<Work>),
}

impl Work {
    /// A response as it was kept. Fails in words.
    pub(super) fn of(kept: &KeptResponse) -> Result<Self, String> {
        let response = Response::parse(&kept.text).map_err(|fault| fault.to_string())?;
        let unread = kept.unread.iter().map(|(path, (text, problem))| {
            let (text, problem) = (text.clone(), problem.clone());
            (path.clone(), Unread { text, problem, left: true })
        });
        Ok(Self {
            key: kept.key.clone(),
            response: Shared::new(response),
            unread: Rc::new(unread.collect()),
            typing: None,
            past: Past::default(),
            made: kept.made.as_ref().and_then(|(when, random)| {
                let when = Time::parse(when).ok()?;
                Some(Made { when, random: *random })
            }),
            changed_since_file: kept.changed_since_file,
            saved: Saved::AsOpened,
            changes: 0,
        })
    }

    /// The same to be kept, at this time.
    pub(super) fn kept(&self, changed: String) -> Result<KeptResponse, String> {
        let unread = self
            .unread
            .iter()
            .map(|(path, there)| (path.clone(), (there.text.clone(), there.problem.clone())));
        Ok(KeptResponse {
            key: self.key.clone(),
            title: self.response.form.title.trim().to_owned(),
            changed,
            text: self.response.to_json().map_err(|fault| fault.to_string())?,
            unread: unread.collect(),
            made: self.made.as_ref().map(|made| (made.when.to_string(), made.random)),
            changed_since_file: self.changed_since_file,
            changes: self.changes,
            ..KeptResponse::default()
        })
    }

    /// What stands in a field.
    pub(super) fn text(&self, field: &Field) -> String {
        let path = field.path();
        match (&self.typing, self.unread.get(&path)) {
            (Some((typing, text)), _) if *typing == path => text.clone(),
            (_, Some(unread)) => unread.text.clone(),
            _ => field.text(&self.response),
        }
    }

    /// Why what stands in a field cannot be part of the response; `None` while it is typed.
    pub(super) fn problem(&self, path: &str) -> Option<&str> {
        self.unread.get(path).filter(|there| there.left).map(|there| there.problem.as_str())
    }

    /// What the change that can be taken back was about, if there is one.
    pub(super) fn to_undo(&self) -> Option<&str> {
        self.past.last()
    }

    /// The same of the change that can be done again.
    pub(super) fn to_redo(&self) -> Option<&str> {
        self.past.next()
    }

    fn stands(&self, path: String) -> Stood {
        Stood { path, response: self.response.clone(), unread: Rc::clone(&self.unread) }
    }

    fn stand(&mut self, there: Stood) {
        (self.response, self.unread) = (there.response, there.unread);
        self.typing = None;
        self.changed();
    }

    fn remember(&mut self, path: String) {
        // What is typed in one field in one go is one change.
        let goes_on = self.typing.as_ref().is_some_and(|(typing, _)| *typing == path)
            && self.past.last() == Some(&path);
        if !goes_on {
            let before = self.stands(path);
            self.past.note(before);
        }
    }

    fn changed(&mut self) {
        self.changed_since_file = true;
        self.made = None;
        self.mark_unsaved();
    }

    /// From this moment on “Saved” would not be true.
    fn mark_unsaved(&mut self) {
        self.changes += 1;
        if !matches!(self.saved, Saved::MemoryOnly | Saved::Elsewhere) {
            self.saved = Saved::Saving;
        }
    }

    fn typed(&mut self, field: &Field, text: String) {
        let path = field.path();
        self.remember(path.clone());
        let unread = Rc::make_mut(&mut self.unread);
        match field.change(&self.response, &text) {
            Ok(next) => {
                unread.remove(&path);
                self.response = Shared::new(next);
            }
            Err(problem) => {
                // A message stays until the text is right, and none appears before the field is left.
                let left = unread.get(&path).is_some_and(|there| there.left);
                let there = Unread { text: text.clone(), problem, left };
                unread.insert(path.clone(), there);
            }
        }
        self.typing = Some((path, text));
        self.changed();
    }

    fn left(&mut self, field: &Field) {
        let path = field.path();
        self.typing.take_if(|(typing, _)| *typing == path);
        if let Some(there) = Rc::make_mut(&mut self.unread).get_mut(&path) {
            there.left = true;
        }
    }
}

impl Reducible for Work {
    type Action = Do;

    fn reduce(self: Rc<Self>, act: Do) -> Rc<Self> {
        let mut next = (*self).clone();
        match act {
            Do::Type(field, text) => next.typed(&field, text),
            Do::Leave(field) => next.left(&field),
            Do::Choose(lot, chosen) => {
                next.remember(format!("lots/{lot}"));
                let mut response = (*next.response).clone();
                response.choose(&lot, chosen);
                next.response = Shared::new(response);
                let gone = format!("bids/{lot}/");
                Rc::make_mut(&mut next.unread).retain(|path, _| chosen || !path.starts_with(&gone));
                next.changed();
            }
            Do::Undo => {
                let Some(before) = next.past.back(self.stands(String::new())) else { return self };
                next.stand(before);
            }
            Do::Redo => {
                let Some(after) = next.past.again(self.stands(String::new())) else { return self };
                next.stand(after);
            }
            Do::Make(made) => {
                next.made = Some(made);
                next.mark_unsaved();
            }
            Do::InFile => {
                next.changed_since_file = false;
                next.mark_unsaved();
            }
            Do::Kept(saved, changes) => {
                // What was changed since is not on the disk, and another tab's copy is not
                // forgotten before a person has chosen.
                let is_old = matches!(saved, Saved::OnDisk(_)) && changes != next.changes;
                if is_old || next.saved == saved || next.saved == Saved::Elsewhere {
                    return self;
                }
                next.saved = saved;
            }
            Do::Chosen => {
                next.saved = Saved::Saving;
                next.changes += 1;
            }
            Do::Replace(work) => next = *work,
        }
        Rc::new(next)
    }
}

#[cfg(test)]
mod tests {
    use common_measure::code::{CheckCode, Hash};
    use common_measure::id::MeasureId;
    use common_measure::procurement::Procurement;
    use common_measure::response::ResponseForm;

    use super::super::field::OfferField;
    use super::super::page::Page;
    use super::*;

    const PLAIN: &str = include_str!("../../../examples/sports-pavilion-8.json");

    fn work() -> Rc<Work> {
        let of = Procurement::parse(PLAIN).unwrap();
        let response = Response::start(ResponseForm {
            criteria: CheckCode::of(1, &Hash::of(&[b"criteria"])),
            title: of.details.title,
            authority: of.details.authority,
            reference: String::new(),
            deadline: None,
            send_to: String::new(),
            measures: of.measures,
            scheme: of.scheme,
        });
        let kept = KeptResponse { text: response.to_json().unwrap(), ..KeptResponse::default() };
        Rc::new(Work::of(&kept).unwrap())
    }

    fn offer(measure: &str, field: OfferField) -> Field {
        let lot = LotId::new("pavilion").unwrap();
        Field::Offer(lot, MeasureId::new(measure).unwrap(), field)
    }

    fn shared(measure: &str, other: &str) -> Field {
        let [measure, other] = [measure, other].map(|id| MeasureId::new(id).unwrap());
        Field::AlsoUnder(LotId::new("pavilion").unwrap(), measure, other)
    }

    fn typed(work: Rc<Work>, field: &Field, text: &str) -> Rc<Work> {
        // Key by key, as people do it.
        let ends = text.char_indices().map(|(at, letter)| at + letter.len_utf8());
        ends.fold(work, |work, end| work.reduce(Do::Type(field.clone(), text[..end].to_owned())))
    }

    #[test]
    fn text_stays_as_typed_until_its_field_is_left() {
        let how = offer("1", OfferField::Statement);
        let work = typed(work(), &how, "3 people, ");
        assert_eq!(work.text(&how), "3 people, ");
        let work = work.reduce(Do::Leave(how.clone()));
        assert_eq!(work.text(&how), "3 people,");
        let many = offer("1", OfferField::Quantity);
        let work = typed(work, &many, "1200");
        assert_eq!(work.text(&many), "1200");
        assert_eq!(work.reduce(Do::Leave(many.clone())).text(&many), "1,200");
    }

    #[test]
    fn what_is_typed_in_one_go_is_taken_back_in_one() {
        let (how, when) = (offer("1", OfferField::Statement), offer("1", OfferField::When));
        let work = typed(work(), &how, "3 people");
        let work = typed(work.reduce(Do::Leave(how.clone())), &when, "May");
        let work = work.reduce(Do::Undo);
        assert_eq!((work.text(&how).as_str(), work.text(&when).as_str()), ("3 people", ""));
        let work = work.reduce(Do::Undo);
        assert_eq!(work.text(&how), "");
        assert_eq!(work.to_undo(), None);
        // And done again, in the same steps.
        assert_eq!(work.to_redo(), Some(how.path().as_str()));
        let work = work.reduce(Do::Redo).reduce(Do::Redo);
        assert_eq!((work.text(&how).as_str(), work.text(&when).as_str()), ("3 people", "May"));
        assert_eq!((work.to_undo(), work.to_redo()), (Some(when.path().as_str()), None));
        let work = typed(work.reduce(Do::Undo), &when, "June");
        assert_eq!(work.to_redo(), None);
    }

    #[test]
    fn what_cannot_be_read_is_kept_beside_and_says_why_once_it_is_left() {
        let many = offer("1", OfferField::Quantity);
        let work = typed(work(), &many, "three");
        assert_eq!(work.problem(&many.path()), None);
        let work = work.reduce(Do::Leave(many.clone()));
        assert!(work.problem(&many.path()).is_some_and(|why| why.contains("three")));
        // It comes back with the response, and a page leads to it.
        let again = Work::of(&work.kept("2026-11-22T12:00:00Z".to_owned()).unwrap()).unwrap();
        assert_eq!((again.text(&many), &again.unread), ("three".to_owned(), &work.unread));
        let page = Page::Commitment(LotId::new("pavilion").unwrap(), MeasureId::new("1").unwrap());
        assert_eq!(Page::of_place(&many.path()), page);
        let work = typed(work, &many, "3");
        assert!(work.unread.is_empty());
    }

    #[test]
    fn what_no_file_may_hold_stays_in_its_field() {
        let (awards, under) = (offer("8", OfferField::Quantity), shared("8", "2"));
        let work = typed(typed(work(), &awards, "4"), &under, "5");
        assert!(work.unread.contains_key(&under.path()));
        assert_eq!(work.response.fault(), None);
        assert!(Response::parse(&work.response.to_json().unwrap()).is_ok());
    }

    #[test]
    fn files_belong_together_until_something_is_changed() {
        let made = Made { when: Time::parse("2026-11-22T12:00:00Z").unwrap(), random: [7; 16] };
        let work = work().reduce(Do::Make(made.clone()));
        let again = Work::of(&work.kept(String::new()).unwrap()).unwrap();
        assert_eq!(again.made, Some(made));
        assert_eq!(work.saved, Saved::Saving, "that they were made is kept as well");
        assert_eq!(typed(work, &Field::Name, "A").made, None);
    }

    #[test]
    fn only_what_is_on_the_disk_is_called_saved() {
        let work = typed(work(), &Field::Name, "Ab");
        let older = Rc::clone(&work).reduce(Do::Kept(Saved::OnDisk("12:00".to_owned()), 1));
        assert_eq!(older.saved, Saved::Saving);
        let all = work.reduce(Do::Kept(Saved::OnDisk("12:00".to_owned()), 2));
        assert_eq!(all.saved, Saved::OnDisk("12:00".to_owned()));
        assert_eq!(typed(all, &Field::Email, "a").saved, Saved::Saving);
    }
}
