use common_measure::framework::Framework;
use common_measure::id::{CriterionId, LevelId, MeasureId, ScaleId};
use common_measure::scheme::{Commitment, Criterion, Kind, Level, Price, Quality, Scale};

use super::super::column::columns;
use super::super::rows::rows;
use super::*;

/// Supplier, Price, Method (levels Poor and Good), and measure 12.
pub(in super::super) fn procurement() -> Procurement {
    let set = Framework::knowsley().unwrap().id.clone();
    let mut of = Procurement::new(set, LotId::new("lot-1").unwrap());
    let criterion = |id: &str, title: &str, kind: Kind| Criterion {
        id: CriterionId::new(id).unwrap(),
        title: title.to_owned(),
        weight: None,
        minimum: None,
        kind,
    };
    let level = |id: &str, label: &str| Level {
        id: LevelId::new(id).unwrap(),
        label: label.to_owned(),
        descriptor: String::new(),
        share: None,
        value: None,
    };
    let scale = ScaleId::new("s").unwrap();
    of.scheme.scales = vec![Scale {
        id: scale.clone(),
        title: String::new(),
        levels: vec![level("l0", "Poor"), level("l1", "Good")],
    }];
    of.scheme.criteria = vec![
        criterion("price", "Price", Kind::Price(Price::default())),
        criterion(
            "method",
            "Method",
            Kind::Quality(Quality { scale: Some(scale), ..Quality::default() }),
        ),
        criterion(
            "waste",
            "Waste",
            Kind::Commitment(Commitment::new(MeasureId::new("12").unwrap())),
        ),
    ];
    of
}

fn pasted(of: &Procurement, text: &str, start: (usize, usize), same: SameName) -> Plan {
    let lot = LotId::new("lot-1").unwrap();
    let columns = columns(of, &lot);
    let rows = rows(of, &lot, &columns, None);
    let given = Given::default();
    let into = Into { of, given: &given, lot: &lot, columns: &columns, rows: &rows };
    plan(&into, &super::super::block::read(text), At::new(start.0, start.1), same)
}

/// The same after pasting a text into its first cell.
pub(in super::super) fn with(of: &Procurement, text: &str) -> Procurement {
    let plan = pasted(of, text, (0, 0), SameName::Ask);
    assert_eq!((&plan.bad, plan.same_names.len()), (&Vec::new(), 0));
    let event = decide(of, Command::Together(plan.commands)).unwrap();
    let mut of = of.clone();
    apply(&mut of, &event);
    of
}

#[test]
fn a_block_adds_bids_and_fills_them() {
    let of = with(&procurement(), "Alpha\t£1,200.50 \tgood\t1,200\r\nBravo\t900\t\t\r\n");
    assert_eq!(of.bids.len(), 2);
    assert_eq!(of.bids[0].prices[0].amount.unwrap().to_string(), "1200.5");
    assert_eq!(of.evaluation.scores[0].level.as_str(), "l1");
    assert_eq!(of.bids[1].commitments, []);
}

#[test]
fn headings_are_left_out() {
    let of = procurement();
    for headings in ["Supplier\tPrice\tMethod\tWaste", "Who\tBid price\tQ1\tRubbish", "\tPRICE"] {
        let plan = pasted(&of, &format!("{headings}\nAlpha\t5\tGood\t1"), (0, 0), SameName::Ask);
        assert!(plan.headings && plan.bad.is_empty(), "{headings}: {plan:?}");
        assert_eq!(plan.added, 1);
    }
    // One line alone is what was meant to be pasted, and a wrong figure is not a heading.
    assert!(!pasted(&of, "Alpha\tabout 5", (0, 0), SameName::Ask).headings);
    for first in ["Alpha\t£1.2m\tGood\t12 tonnes", "Alpha\t5\tGood\tnone", "Alpha"] {
        let plan = pasted(&of, &format!("{first}\nBravo\t5"), (0, 0), SameName::Ask);
        assert!(!plan.headings, "{first}");
    }
}

#[test]
fn headings_over_other_columns_are_refused() {
    let plan = pasted(&procurement(), "Supplier\tMethod\tPrice\nA\tGood\t5", (0, 0), SameName::Ask);
    assert!(plan.bad[0].problem.contains("would go into “Price”"), "{:?}", plan.bad);
}

#[test]
fn every_bad_cell_is_named() {
    let of = with(&procurement(), "Alpha\t5");
    let plan = pasted(&of, "Alpha\t£1.2m\tFair\t-3\nBravo\t0\n\t4", (0, 0), SameName::Ask);
    let bad: Vec<_> = plan
        .bad
        .iter()
        .map(|bad| (bad.row.as_str(), bad.column.as_str(), bad.text.as_str()))
        .collect();
    assert_eq!(
        bad,
        [
            ("Alpha", "Price", "£1.2m"),
            ("Alpha", "Method", "Fair"),
            ("Alpha", "Waste", "-3"),
            ("Bravo", "Price", "0"),
            ("Row 3", "Supplier", ""),
        ]
    );
    assert!(plan.bad[1].problem.contains("Enter one of: Poor, Good."));
}

#[test]
fn a_block_beyond_the_table_is_refused() {
    let of = with(&procurement(), "Alpha\t5");
    assert_eq!(
        pasted(&of, "1\t2", (0, 3), SameName::Ask).bad[0].column,
        "Beyond the last question"
    );
    assert!(
        pasted(&of, "1\t \n2", (0, 3), SameName::Ask).bad[0].problem.contains("no bid in this row")
    );
    assert_eq!(pasted(&of, "1\t ", (0, 3), SameName::Ask).bad, []);
}

#[test]
fn an_empty_cell_takes_back_what_was_there() {
    let of = with(&procurement(), "Alpha\t5\tGood\t7");
    let plan = pasted(&of, "6\t\t7", (0, 1), SameName::Ask);
    assert_eq!((plan.changed, plan.commands.len(), plan.filled.len()), (2, 2, 3));
}

#[test]
fn a_name_that_is_there_is_asked_about() {
    let of = with(&procurement(), "Alpha\t5");
    let text = "ALPHA\t6\nBravo\t7\nbravo\t8";
    let asked = pasted(&of, text, (1, 0), SameName::Ask);
    assert_eq!(asked.same_names.into_iter().collect::<Vec<_>>(), ["ALPHA", "bravo"]);
    for (answer, suppliers) in [(SameName::SameSupplier, 2), (SameName::Another, 4)] {
        let plan = pasted(&of, text, (1, 0), answer);
        assert!(plan.same_names.is_empty());
        let event = decide(&of, Command::Together(plan.commands)).unwrap();
        let mut after = of.clone();
        apply(&mut after, &event);
        assert_eq!((after.bids.len(), after.suppliers.len()), (4, suppliers));
    }
}

#[test]
fn names_in_another_order_give_nobody_the_bids_of_another() {
    let of = with(&procurement(), "Alder\t10\tPoor\nBirch\t20\tGood\nCedar\t30");
    let misplaced = |of: &Procurement, text: &str| {
        let plan = pasted(of, text, (0, 0), SameName::SameSupplier);
        assert!(plan.bad.iter().all(|bad| bad.misplaced && bad.path.is_none()), "{plan:?}");
        plan.bad.into_iter().map(|bad| bad.row).collect::<Vec<_>>()
    };
    assert_eq!(misplaced(&of, "cedar\t31\nAlder\t11\nBirch\t21"), ["Alder", "Birch", "Cedar"]);
    // One more line at the top, and one over the end: each stands a row too low.
    assert_eq!(
        misplaced(&of, "Delta\t1\nAlder\t11\nBirch\t21\nCedar\t31"),
        ["Alder", "Birch", "Cedar"]
    );
    assert_eq!(misplaced(&of, "Delta\nBirch\nCedar\nAlder"), ["Alder"]);
    assert_eq!(misplaced(&of, "Ash\nash"), ["Birch"]);
    // In their order, with other names or none, they are what they were.
    assert_eq!(misplaced(&of, "ALDER\t11\n Birch \t21\nCedar Works\t31"), [""; 0]);
    let plan = pasted(&of, "Alder Ltd\t11", (0, 0), SameName::Ask);
    assert_eq!((plan.changed, plan.bad, plan.of_several.len()), (2, Vec::new(), 0));
}

#[test]
fn the_bids_of_one_supplier_are_renamed_together_or_not_at_all() {
    let mut of = with(&procurement(), "Alder\t10\nBirch\t20");
    let second = pasted(&of, "Alder\t12", (2, 0), SameName::SameSupplier);
    let event = decide(&of, Command::Together(second.commands)).unwrap();
    apply(&mut of, &event);
    assert_eq!(of.suppliers.len(), 2);
    // Its bids are in the rows 1 and 3.
    for (text, bad) in [
        ("Alder\t\t\nBirch\t\t\nDelta\t\t", 1),
        ("Delta\t\t\nBirch\t\t\nAlder\t\t", 1),
        ("Delta\t\t\nBirch\t\t\nEcho\t\t", 1),
        ("Delta\t\t\nBirch\t\t\nDelta\t\t", 0),
    ] {
        let plan = pasted(&of, text, (0, 0), SameName::Ask);
        assert_eq!(plan.bad.len(), bad, "{text:?}: {:?}", plan.bad);
        assert!(bad > 0 || plan.of_several.iter().eq(["Delta"]), "{plan:?}");
    }
    let alder = of.suppliers[0].id.clone();
    assert!(several(&of, &alder) && !several(&of, &of.suppliers[1].id));
    assert!(taken(&of, &alder, " birch ").unwrap_err().contains("another supplier"));
    assert_eq!(taken(&of, &alder, "ALDER"), Ok(()));
}
