//! A response as it is filled in, key by key.

use common_measure::code::{CheckCode, Hash};
use common_measure::id::{CriterionId, MeasureId};
use common_measure::procurement::Procurement;
use common_measure::response::ResponseForm;
use common_measure::scheme::Kind;

use super::super::field::OfferField;
use super::super::page::Page;
use super::*;

pub(in super::super) const PLAIN: &str =
    include_str!("../../../../examples/sports-pavilion-8.json");

pub(in super::super) fn work() -> Work {
    asking(Procurement::parse(PLAIN).unwrap())
}

pub(in super::super) fn asking(of: Procurement) -> Work {
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
    Work::of(&kept).unwrap()
}

fn offer(measure: &str, field: OfferField) -> Field {
    let lot = LotId::new("pavilion").unwrap();
    Field::Offer(lot, MeasureId::new(measure).unwrap(), field)
}

fn shared(measure: &str, other: &str) -> Field {
    let [measure, other] = [measure, other].map(|id| MeasureId::new(id).unwrap());
    Field::AlsoUnder(LotId::new("pavilion").unwrap(), measure, other)
}

pub(in super::super) fn after(mut work: Work, act: Do) -> Work {
    work.act(act);
    work
}

pub(in super::super) fn typed(work: Work, field: &Field, text: &str) -> Work {
    // Key by key, as people do it.
    let ends = text.char_indices().map(|(at, letter)| at + letter.len_utf8());
    ends.fold(work, |work, end| after(work, Do::Type(field.clone(), text[..end].to_owned())))
}

#[test]
fn text_stays_as_typed_until_its_field_is_left() {
    let how = offer("1", OfferField::Statement);
    let work = typed(work(), &how, "3 people, ");
    assert_eq!(work.text(&how), "3 people, ");
    let work = after(work, Do::Leave(how.clone()));
    assert_eq!(work.text(&how), "3 people,");
    let many = offer("1", OfferField::Quantity);
    let work = typed(work, &many, "1200");
    assert_eq!(work.text(&many), "1200");
    assert_eq!(after(work, Do::Leave(many.clone())).text(&many), "1,200");
}

#[test]
fn what_is_typed_in_one_go_is_taken_back_in_one() {
    let (how, when) = (offer("1", OfferField::Statement), offer("1", OfferField::When));
    let work = typed(work(), &how, "3 people");
    let work = typed(after(work, Do::Leave(how.clone())), &when, "May");
    let work = after(work, Do::Undo);
    assert_eq!((work.text(&how).as_str(), work.text(&when).as_str()), ("3 people", ""));
    let work = after(work, Do::Undo);
    assert_eq!(work.text(&how), "");
    assert_eq!(work.to_undo(), None);
    // And done again, in the same steps.
    assert_eq!(work.to_redo(), Some(how.path().as_str()));
    let work = after(after(work, Do::Redo), Do::Redo);
    assert_eq!((work.text(&how).as_str(), work.text(&when).as_str()), ("3 people", "May"));
    assert_eq!((work.to_undo(), work.to_redo()), (Some(when.path().as_str()), None));
    let work = typed(after(work, Do::Undo), &when, "June");
    assert_eq!(work.to_redo(), None);
}

#[test]
fn what_cannot_be_read_is_kept_beside_and_says_why_once_it_is_left() {
    let many = offer("1", OfferField::Quantity);
    let work = typed(work(), &many, "three");
    assert_eq!(work.problem(&many.path()), None);
    let work = after(work, Do::Leave(many.clone()));
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
fn a_figure_that_cannot_be_read_does_not_count_in_part() {
    let many = offer("1", OfferField::Quantity);
    let quantity = |work: &Work| {
        let bid = work.response.bid(&LotId::new("pavilion").unwrap()).unwrap();
        bid.commitment(&MeasureId::new("1").unwrap()).and_then(|offer| offer.quantity)
    };
    let work = after(typed(work(), &many, "5"), Do::Leave(many.clone()));
    assert_eq!(quantity(&work), Some("5".parse().unwrap()));
    for text in ["1.200,5", "5 people", "12e3"] {
        let work = typed(work.clone(), &many, text);
        assert_eq!((quantity(&work), work.text(&many)), (None, text.to_owned()));
        assert_eq!(quantity(&after(work, Do::Undo)), Some("5".parse().unwrap()));
    }
    // A text keeps what could be read.
    let how = offer("1", OfferField::Statement);
    assert!(!how.is_figure());
}

#[test]
fn pounds_are_a_number_of_nothing_else() {
    let lot = LotId::new("pavilion").unwrap();
    // Jobs are counted in people, and measure 22 in pounds.
    let asking_for = |measure: &str| {
        let mut of = Procurement::parse(PLAIN).unwrap();
        let jobs = CriterionId::new("jobs").unwrap();
        let jobs = of.scheme.criterion_mut(&jobs).unwrap();
        let Kind::Commitment(asked) = &mut jobs.kind else { unreachable!("jobs are offered") };
        asked.measure = MeasureId::new(measure).unwrap();
        asking(of)
    };
    for (measure, quantity) in [("1", None), ("22", Some("5000".parse().unwrap()))] {
        let many = offer(measure, OfferField::Quantity);
        let work = after(typed(asking_for(measure), &many, "£5,000"), Do::Leave(many.clone()));
        let offers = work.response.bid(&lot).unwrap().commitment(&MeasureId::new(measure).unwrap());
        assert_eq!(offers.and_then(|offer| offer.quantity), quantity, "measure {measure}");
        let problem = "“£5,000” is not a number. Enter a number, such as 12 or 2.5.";
        let said = work.problem(&many.path()).map(str::to_owned);
        assert_eq!(said, quantity.is_none().then(|| problem.to_owned()));
    }
    let price = Field::Price(lot.clone(), CriterionId::new("price").unwrap());
    let work = typed(work(), &price, "£5,000");
    assert_eq!(work.text(&price), "£5,000");
    assert!(work.unread.is_empty());
}

#[test]
fn what_no_file_may_hold_stays_in_its_field() {
    let (awards, under) = (offer("8", OfferField::Quantity), shared("8", "2"));
    let work = typed(typed(work(), &awards, "4"), &under, "5");
    assert!(work.unread.get(&under.path()).is_some());
    assert_eq!(work.response.fault(), None);
    assert!(Response::parse(&work.response.to_json().unwrap()).is_ok());
}

#[test]
fn a_figure_that_contradicted_another_counts_once_the_other_is_mended() {
    let (eight, two) = (offer("8", OfferField::Quantity), offer("2", OfferField::Quantity));
    let under = shared("2", "8");
    let work = typed(typed(typed(work(), &eight, "9"), &two, "6"), &under, "5");
    let work = after(typed(work, &eight, "3"), Do::Leave(eight.clone()));
    let said = |work: &Work, there: &str| {
        let problem = work.problem(&eight.path());
        assert!(problem.is_some_and(|it| it.contains(&format!("gives {there} as"))), "{problem:?}");
    };
    said(&work, "5");
    let short = typed(work.clone(), &under, "4");
    said(&short, "4");
    let mended = typed(work, &under, "2");
    assert_eq!((mended.unread.is_empty(), eight.text(&mended.response)), (true, "3".to_owned()));
    // It was one change.
    let before = after(mended, Do::Undo);
    said(&before, "5");
    assert_eq!((before.text(&eight).as_str(), before.text(&under).as_str()), ("3", "5"));
}

#[test]
fn two_figures_that_fit_only_together_can_be_changed_one_after_the_other() {
    let (there, back) = (shared("8", "2"), shared("2", "8"));
    let mut both = work();
    for measure in ["2", "8"] {
        both = typed(both, &offer(measure, OfferField::Quantity), "20");
    }
    let both = typed(typed(both, &there, "1"), &back, "1");
    for (first, second) in [(&there, &back), (&back, &there)] {
        let refused = after(typed(both.clone(), first, "12"), Do::Leave(first.clone()));
        assert!(refused.problem(&first.path()).is_some());
        let fits = typed(refused, second, "12");
        assert!(fits.unread.is_empty());
        assert_eq!([first, second].map(|field| field.text(&fits.response)), ["12", "12"]);
    }
}

#[test]
fn files_belong_together_until_something_is_changed() {
    let made = Made { when: Time::parse("2026-11-22T12:00:00Z").unwrap(), random: [7; 16] };
    let work = after(work(), Do::Make(made.clone()));
    let again = Work::of(&work.kept(String::new()).unwrap()).unwrap();
    assert_eq!(again.made, Some(made));
    assert_eq!(work.saved, Saved::Saving, "that they were made is kept as well");
    assert_eq!(typed(work, &Field::Name, "A").made, None);
}

#[test]
fn only_what_is_on_the_disk_is_called_saved() {
    let work = typed(work(), &Field::Name, "Ab");
    let older = after(work.clone(), Do::Kept(Saved::OnDisk("12:00".to_owned()), 1));
    assert_eq!(older.saved, Saved::Saving);
    let all = after(work, Do::Kept(Saved::OnDisk("12:00".to_owned()), 2));
    assert_eq!(all.saved, Saved::OnDisk("12:00".to_owned()));
    assert_eq!(typed(all, &Field::Email, "a").saved, Saved::Saving);
}

#[test]
fn what_was_only_opened_is_not_stored_because_it_was_saved_as_a_file() {
    let work = after(work(), Do::InFile);
    assert_eq!((work.changes, work.saved.clone()), (0, Saved::AsOpened));
    let many = offer("1", OfferField::Quantity);
    let work = after(typed(work, &many, "3"), Do::InFile);
    assert_eq!((work.changes, work.changed_since_file), (2, false));
}
