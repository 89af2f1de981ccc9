//! What the first sheet of a result says of what is left to decide, and of what was decided.

use common_measure::assessment::Reading;
use common_measure::procurement::Procurement;
use common_measure_sheets::{Content, Given, Table, write_result};
use serde_json::{Value, json};

/// Two bids at these prices, for the price alone, and more of the scheme and the evaluation.
fn of(prices: [&str; 2], scheme: &Value, evaluation: &Value) -> Procurement {
    let mut stated = json!({
        "points_available": "100", "scales": [], "lots": [{"id": "lot"}],
        "criteria": [{"id": "price", "title": "Price", "weight": "100",
            "kind": {"price": {"method": "lowest_over_price", "budget": "150"}}}],
    });
    for (key, value) in scheme.as_object().unwrap() {
        stated[key] = value.clone();
    }
    let bid = |id: &str, amount: &str| {
        json!({"id": id, "supplier": id, "lot": "lot",
            "prices": [{"criterion": "price", "amount": amount}]})
    };
    let file = json!({
        "format": "common-measure procurement", "version": 1,
        "measures": {"built_in": "knowsley-2013"}, "scheme": stated,
        "suppliers": [{"id": "a", "name": "Alder"}, {"id": "b", "name": "Birch"}],
        "bids": [bid("a", prices[0]), bid("b", prices[1])], "evaluation": evaluation,
    });
    Procurement::parse(&file.to_string()).unwrap()
}

/// The lines of the first sheet, as `name: text`.
fn lines(of: &Procurement, unread: usize) -> Vec<String> {
    lines_of(of, &Given { unread, ..GIVEN })
}

const GIVEN: Given = Given {
    date: "22 November 2026",
    check_code: None,
    practice: false,
    reading: Reading::AsStated,
    award: &[],
    unread: 0,
    withheld: false,
};

fn lines_of(of: &Procurement, given: &Given) -> Vec<String> {
    let workbook = write_result(of, given, &mut |_| ()).unwrap();
    let table = Table::read(&workbook, &mut |_| ()).unwrap();
    let text = |content: Option<&Content>| match content {
        Some(Content::Text(text)) => text.clone(),
        _ => String::new(),
    };
    let rows = table.sheets[0].rows.iter();
    rows.map(|row| format!("{}: {}", text(row.cell(0)), text(row.cell(1)))).collect()
}

#[test]
fn an_undecided_award_is_not_called_decided() {
    let state = |prices: [&str; 2], scheme: Value, unread: usize| {
        let lines = lines(&of(prices, &scheme, &json!({})), unread);
        let line = lines.iter().rfind(|line| line.starts_with("Result: ")).unwrap();
        line.strip_prefix("Result: ").unwrap().to_owned()
    };
    assert_eq!(state(["100", "120"], json!({}), 0), "Nothing is left to decide");
    assert_eq!(state(["100", "100"], json!({}), 0), "The award is undecided: bids are equal");
    let two = json!({"award": {"winners": {"number": 2}}});
    assert_eq!(state(["100", "100"], two, 0), "Nothing is left to decide");
    let drawn = json!({"award": {"winners": {"number": 2}}, "tie_break": ["lots_drawn"]});
    assert_eq!(state(["100", "100"], drawn, 0), "Lots are still to be drawn between equal bids");
    assert_eq!(state(["100", "160"], json!({}), 0), "Provisional");
    assert_eq!(state(["100", "120"], json!({}), 1), "Provisional: entries could not be read");
}

#[test]
fn what_was_decided_stands_beside_what_was_found() {
    let found = "Finding: Birch is above the budget on “Price”: £160 against £150.";
    let prices = ["100", "160"];
    let open = lines(&of(prices, &json!({}), &json!({})), 0);
    assert!(open.contains(&format!("{found} Not decided.")), "{open:#?}");
    let decided = json!({"decisions": [{"bid": "b", "criterion": "price", "about": "over_budget",
        "outcome": "exclude", "ground": "procedural_requirement", "reason": "Beyond all means",
        "decided_by": "An officer", "approved_by": "A director"}]});
    let decided = lines(&of(prices, &json!({}), &decided), 0);
    let said = "Excluded: the bid is not ranked. Ground: it breaches a procedural requirement. Reason: Beyond all means. Decided by An officer. Named as approver: A director.";
    assert!(decided.contains(&format!("{found} {said}")), "{decided:#?}");
}

#[test]
fn what_is_known_of_the_award_and_entries_that_were_not_read_are_named() {
    let plain = of(["100", "120"], &json!({}), &json!({}));
    let named = |award: &[String], unread: usize| -> Vec<String> {
        let names = ["Award decision: ", "Not read: "];
        let lines = lines_of(&plain, &Given { award, unread, ..GIVEN }).into_iter();
        lines.filter(|line| names.iter().any(|name| line.starts_with(name))).collect()
    };
    assert_eq!(named(&[], 0), Vec::<String>::new());
    assert_eq!(
        named(&["It is another.".to_owned(), "It moved on.".to_owned()], 2),
        [
            "Award decision: It is another.",
            "Award decision: It moved on.",
            "Not read: 2 entries could not be read, and are not in these figures.",
        ]
    );
}

#[test]
fn a_workbook_of_a_copy_with_texts_withheld_says_so() {
    let plain = of(["100", "120"], &json!({}), &json!({}));
    let said = "Copy, texts withheld: This comes from a copy of the record with texts withheld: in place of each stands “[withheld …]”.";
    let copied = lines_of(&plain, &Given { withheld: true, ..GIVEN });
    assert_eq!(copied.iter().filter(|line| *line == said).count(), 1, "{copied:#?}");
    let whole = lines_of(&plain, &GIVEN);
    assert!(!whole.iter().any(|line| line.contains("withheld")), "{whole:#?}");
}
