//! What comes of what a person does.

use std::cell::RefCell;
use std::rc::Rc;

use common_measure_parts::Shared;

use super::super::field::Field;
use super::super::store::Responses;
use super::super::work::tests::{after, typed, work};
use super::*;

/// What comes of an act on a page, and what the person is told; whoever takes a file is `taker`.
fn done(work: &Work, page: &Page, it: Act, taker: Taker) -> (Came, String) {
    let told = Rc::new(RefCell::new(String::new()));
    let tell = {
        let told = Rc::clone(&told);
        Callback::from(move |text: String| told.borrow_mut().push_str(&text))
    };
    let around = Around {
        go: Callback::noop(),
        tell,
        news: Vec::new(),
        in_the_way: Callback::noop(),
        store: Responses::default(),
        keeps: false,
        keep_all_the_same: None,
        titled: Callback::noop(),
        changed: Callback::from(|_: Shared<_>| ()),
        save: Callback::from(move |_| Ok(taker)),
        read_only: false,
    };
    let came = act(it, (work, &Found::of(work, page)), (page, &around), &Callback::noop());
    let told = told.borrow().clone();
    (came, told)
}

#[test]
fn a_file_that_the_page_took_is_not_called_saved() {
    let there = typed(work(), &Field::Name, "Ash Ltd");
    let (came, told) = done(&there, &Page::Tasks, Act::SaveToGoOn, Taker::Browser);
    assert!(matches!(came, Came::Change(Do::InFile)));
    assert_eq!(told, "");
    let (came, told) = done(&there, &Page::Tasks, Act::SaveToGoOn, Taker::Page);
    assert!(matches!(came, Came::Nothing), "only a file keeps the work");
    assert!(told.starts_with("Your browser saved no file: the page around this form took it."));

    let when = Time::parse("2026-11-22T12:00:00Z").unwrap();
    let made = after(there, Do::Make(Made { when, random: [7; 16] }));
    for it in [Act::SavePrices, Act::SaveQuality] {
        let (came, _) = done(&made, &Page::Files, it, Taker::Page);
        assert!(matches!(came, Came::Offered(Taker::Page, name) if name.starts_with("Ash Ltd - ")));
    }
}

#[test]
fn a_file_without_what_was_refused_says_so_whoever_took_it() {
    let lot = common_measure::id::LotId::new("pavilion").unwrap();
    let price = common_measure::id::CriterionId::new("price").unwrap();
    let there = typed(work(), &Field::Price(lot, price), "about 9");
    for taker in [Taker::Browser, Taker::Page] {
        let (came, told) = done(&there, &Page::Tasks, Act::SaveToGoOn, taker);
        assert_eq!(matches!(came, Came::Change(Do::InFile)), taker == Taker::Browser);
        assert!(told.contains(" without an entry that is to be put right."), "{told}");
    }
}
