//! Bids, written and read back.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking, also in its helpers"
)]

use common_measure::bid::Supplier;
use common_measure::id::{BidId, SupplierId};
use common_measure::procurement::Procurement;
use common_measure::record::{
    Act, Command, Given, OfferChange, Origin, Record, Salt, Stamp, Standing, Start, apply, decide,
};
use common_measure::time::Time;
use proptest::prelude::*;

use super::*;

const PAVILION: &str = include_str!("../../../examples/sports-pavilion-8.json");

fn pavilion() -> Procurement {
    Procurement::parse(PAVILION).unwrap()
}

/// The same award criteria without a bid.
fn without_bids() -> Procurement {
    let mut empty = pavilion();
    empty.suppliers.clear();
    empty.bids.clear();
    empty.evaluation.scores.clear();
    empty.evaluation.decisions.clear();
    empty
}

fn read(of: &Procurement, bytes: &[u8]) -> Taken {
    read_bids(of, &Given::default(), bytes, &mut |_| ()).unwrap()
}

fn after(of: &Procurement, taken: &Taken) -> Procurement {
    assert_eq!(taken.questions, []);
    let mut after = of.clone();
    if let Some(command) = taken.command.clone() {
        apply(&mut after, &decide(of, command).unwrap());
    }
    after
}

/// A table of text as it would come from a spreadsheet program.
fn csv(rows: &[&[&str]]) -> Vec<u8> {
    let mut writer = ::csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for row in rows {
        writer.write_record(*row).unwrap();
    }
    writer.into_inner().unwrap()
}

/// The same bids, whatever the order in which things about them are noted.
fn told(of: &Procurement) -> Procurement {
    let mut told = of.clone();
    for bid in &mut told.bids {
        bid.commitments.sort_by(|a, b| a.measure.cmp(&b.measure));
        bid.prices.sort_by(|a, b| a.criterion.cmp(&b.criterion));
    }
    told.evaluation.scores.sort_by(|a, b| (&a.bid, &a.criterion).cmp(&(&b.bid, &b.criterion)));
    told.evaluation.decisions.clear();
    told
}

fn both(of: &Procurement) -> [Vec<u8>; 2] {
    [
        write_bids_xlsx(of, &mut |_| ()).unwrap(),
        write_bids_csv(of, &mut |_| ()).unwrap().into_bytes(),
    ]
}

#[test]
fn a_file_that_is_read_back_unchanged_changes_nothing() {
    for bytes in both(&pavilion()) {
        let taken = read(&pavilion(), &bytes);
        assert_eq!((taken.command, taken.changes.len(), taken.bids), (None, 0, 3));
        assert_eq!((taken.questions, taken.notes), (vec![], Vec::<String>::new()));
    }
}

#[test]
fn bids_come_into_an_empty_procurement_whole() {
    for bytes in both(&pavilion()) {
        let taken = read(&without_bids(), &bytes);
        assert_eq!((taken.bids, taken.new_bids), (3, 3));
        assert_eq!(told(&after(&without_bids(), &taken)), told(&pavilion()));
    }
}

#[test]
fn a_new_bid_gets_no_id_that_one_had_before() {
    let start =
        Start { origin: Origin::New, standing: Standing::Practice, procurement: without_bids() };
    let time = Time::parse("2026-03-02T09:00:00Z").unwrap();
    let stamp = Stamp { who: "Ann".to_owned(), time };
    let salt = &mut || Salt::new([1; 16]);
    let mut record = Record::start(start, &stamp, salt).unwrap();
    let file = csv(&[&["Supplier", "[price]"], &["Alpha", "100"]]);
    let ids = |record: &Record| {
        let taken = read_bids(record.procurement(), record.given(), &file, &mut |_| ()).unwrap();
        let after = after(record.procurement(), &taken);
        let [bid] = after.bids.as_slice() else { panic!("{:?}", after.bids) };
        (taken.command.unwrap(), bid.id.to_string(), bid.supplier.to_string())
    };
    let (adding, bid, supplier) = ids(&record);
    assert_eq!((bid.as_str(), supplier.as_str()), ("bid-1", "supplier-1"));
    let remove = Command::RemoveBid(BidId::new("bid-1").unwrap());
    for command in [adding, remove] {
        record.append(Act::Change(command), &stamp, salt).unwrap();
    }
    let (_, bid, supplier) = ids(&record);
    assert_eq!((bid.as_str(), supplier.as_str()), ("bid-2", "supplier-2"));
}

#[test]
fn columns_are_found_wherever_they_were_moved_and_others_are_listed() {
    let of = without_bids();
    let price = "Whole-life PRICE  [price]";
    let taken = read(
        &of,
        &csv(&[
            &["Tenders received", "", "", "", ""],
            &["Our notes", price, "", "Supplier", "Weather"],
            &["late?", "£1,200.50 ", "", "Alpha Ltd", "wet"],
            &["", "", "", "", ""],
            &["", "1 000\u{a0}", "", "Bravo & Co", ""],
        ]),
    );
    let notes = taken.notes.join(" ");
    assert!(
        notes.contains("not known, and were left out: A2 “Our notes”, E2 “Weather”."),
        "{notes}"
    );
    assert!(
        notes.contains("The file has no columns for these, and nothing changes in them:"),
        "{notes}"
    );
    let after = after(&of, &taken);
    let prices: Vec<String> =
        after.bids.iter().map(|bid| bid.prices[0].amount.unwrap().to_string()).collect();
    assert_eq!(prices, ["1200.5", "1000"]);
    assert_eq!(after.suppliers[1].name, "Bravo & Co");
}

#[test]
fn an_amount_of_pounds_is_a_number_of_nothing_else() {
    let mut of = without_bids();
    let rows = |measure: &str| {
        csv(&[&["Supplier", &format!("[measure {measure}]")], &["Alpha", "£5,000"]])
    };
    let taken = read(&of, &rows("1"));
    let [asked] = &taken.questions[..] else { panic!("{:?}", taken.questions) };
    assert!(
        asked.to_string().ends_with(
            "“£5,000” is an amount of pounds, and this is not counted in pounds. It could mean 5,000. Enter what is meant."
        ),
        "{asked}"
    );
    let also = b"Supplier;[measure 2];[measure 2 also under]\nAlpha;3000;8: 1.500\n";
    let taken = read(&of, also);
    let [asked] = &taken.questions[..] else { panic!("{:?}", taken.questions) };
    assert!(
        asked.to_string().ends_with("It could mean 1.500 or 1500. Enter one of them."),
        "{asked}"
    );
    // Measure 22 is counted in pounds.
    let jobs = common_measure::id::CriterionId::new("jobs").unwrap();
    let jobs = of.scheme.criterion_mut(&jobs).unwrap();
    let common_measure::scheme::Kind::Commitment(asked) = &mut jobs.kind else {
        panic!("jobs are offered")
    };
    asked.measure = common_measure::id::MeasureId::new("22").unwrap();
    let offered = after(&of, &read(&of, &rows("22"))).bids[0].commitments[0].quantity;
    assert_eq!(offered, Some("5000".parse().unwrap()));
}

#[test]
fn whatever_could_mean_two_things_is_asked_by_its_cell_and_nothing_is_taken() {
    let of = without_bids();
    let rows: &[&[&str]] = &[
        &["Supplier", "Lot", "[price]", "Bid id"],
        &["Alpha", "", "£1.2m", ""],
        &["Bravo", "", "about 5", ""],
        &["", "", "17", ""],
        &["Delta", "Moon", "17", ""],
        &["Echo", "", "0", ""],
        &["Alpha", "", "18", ""],
    ];
    let taken = read(&of, &csv(rows));
    let asked: Vec<String> = taken.questions.iter().map(ToString::to_string).collect();
    let name = of.scheme.all().find(|it| it.id.as_str() == "price").unwrap().title.clone();
    assert_eq!(taken.command, None);
    assert_eq!(
        asked,
        [
            format!("Cell C2 (Alpha, {name}): “£1.2m” is not one plain number. It could mean £1,200,000. Enter what is meant."),
            format!("Cell C3 (Bravo, {name}): “about 5” is not one plain number. It could mean £5. Enter what is meant."),
            "Cell A4: This row has figures and no supplier. Enter whose bid it is, or empty the row.".to_owned(),
            "Cell A5 (Delta): There is no lot “Moon”. Enter one of: Sports pavilion.".to_owned(),
            format!("Cell C6 (Echo, {name}): A price of £0 cannot be scored. Enter a price above £0, or leave it empty if there is none."),
            "Cell A7 (Alpha): This supplier is in the file twice. Keep one of the rows, or give each bid its own title.".to_owned(),
        ]
    );
}

#[test]
fn an_id_that_is_not_here_is_asked_about_where_the_words_are() {
    let of = pavilion();
    let heads: &[&str] = &["Bid id", "Supplier id", "Supplier", "[price]"];
    let asked = |row: &[&str]| {
        let taken = read(&of, &csv(&[heads, row]));
        let asked: Vec<String> = taken.questions.iter().map(ToString::to_string).collect();
        assert_eq!(taken.command.is_none(), !asked.is_empty());
        asked.concat()
    };
    let alder = "Alder Example Builders";
    let question = "No bid here has the ids in this row, and a bid of this supplier for this lot is here already: alder.";
    // Mistyped; of another copy, where it was given other ids; and a supplier's only.
    for ids in [["Alder", ""], ["bid-1", "s1"], ["bid-1", "alder"], ["", "s1"]] {
        let asked = asked(&[ids[0], ids[1], alder, "1300000"]);
        assert!(asked.contains(question), "{ids:?}: {asked}");
    }
    // The right ones, another supplier, and one of the same name that is known to be another.
    assert_eq!(asked(&["alder", "", alder, "1300000"]), "");
    assert_eq!(asked(&["zulu", "", "Zulu Works", "1300000"]), "");
    assert_eq!(asked(&["zulu", "birch", alder, "1300000"]), "");
}

#[test]
fn differences_are_listed_and_empty_cells_leave_what_is_there() {
    let of = pavilion();
    let mut changed = of.clone();
    changed.bids[0].prices[0].amount = Some("999999.99".parse().unwrap());
    changed.bids[1].prices.clear();
    changed.bids.remove(2);
    let taken = read(&of, &both(&changed)[0]);
    assert_eq!(taken.changes.len(), 1);
    assert_eq!(taken.changes[0].to, "£999,999.99");
    assert!(taken.notes[0].contains("is empty in the file; £"), "{:?}", taken.notes);
    assert_eq!(taken.notes[1], "1 bid is not in the file, and left as it is.");
    let after = after(&of, &taken);
    assert_eq!(after.bids[0].prices, changed.bids[0].prices);
    assert_eq!((&after.bids[1], &after.bids[2]), (&of.bids[1], &of.bids[2]));
}

#[test]
fn texts_that_look_like_formulas_come_out_inert_in_both() {
    let mut of = pavilion();
    let names = ["=cmd|' /C calc'!A0", "+1", "-1", "@x", "\tx", "\rx"];
    of.bids.clear();
    of.suppliers.clear();
    for (at, name) in names.iter().enumerate() {
        let supplier = Supplier::new(SupplierId::new(&format!("s{at}")).unwrap(), name);
        let bid = BidId::new(&format!("b{at}")).unwrap();
        let lot = of.scheme.lots[0].id.clone();
        let event = decide(&of, Command::AddBid { bid, lot, supplier }).unwrap();
        apply(&mut of, &event);
    }
    of.evaluation.scores.clear();
    of.evaluation.decisions.clear();
    let [xlsx, csv] = both(&of);
    let csv = String::from_utf8(csv).unwrap();
    for name in names {
        assert!(csv.contains(&format!("'{name}")), "{name:?} in {csv}");
        assert!(!csv.contains(&format!("\n{name}")) && !csv.contains(&format!(",{name}")));
    }
    // In the workbook they are texts, in cells that say so, and nowhere is there a formula.
    let mut parts = zip::ZipArchive::new(std::io::Cursor::new(&xlsx)).unwrap();
    let mut part = |name: &str| {
        let mut text = String::new();
        std::io::Read::read_to_string(&mut parts.by_name(name).unwrap(), &mut text).unwrap();
        text
    };
    assert!(!part("xl/worksheets/sheet1.xml").contains("<f>"));
    assert!(part("xl/styles.xml").contains("quotePrefix=\"1\""));
    let mut empty = of.clone();
    empty.bids.clear();
    empty.suppliers.clear();
    for bytes in [xlsx, csv.into_bytes()] {
        assert_eq!(told(&after(&empty, &read(&empty, &bytes))), told(&of));
    }
}

#[test]
fn words_come_through_whole() {
    let mut of = pavilion();
    of.suppliers[0].members = vec!["Lead Ltd".to_owned(), "=Second; Ltd".to_owned()];
    of.suppliers[1].key_subcontractors = vec!["Digger & Sons".to_owned()];
    let bid = of.bids[0].id.clone();
    let question = of.scheme.all().find(|it| it.id.as_str() == "method").unwrap().id.clone();
    let text = "First line.\nSecond, with “quotes” and \"others\".".to_owned();
    let measure = of.bids[0].commitments[0].measure.clone();
    for command in [
        Command::SetAnswer { bid: bid.clone(), criterion: question.clone(), text: text.clone() },
        Command::SetReason { bid: bid.clone(), criterion: question, reason: text.clone() },
        Command::ChangeOffer {
            bid: bid.clone(),
            measure: measure.clone(),
            change: OfferChange::When(text.clone()),
        },
        Command::ChangeOffer {
            bid: bid.clone(),
            measure: measure.clone(),
            change: OfferChange::Place("Averdale".to_owned()),
        },
        Command::ChangeOffer { bid, measure, change: OfferChange::Evidence(text) },
    ] {
        let event = decide(&of, command).unwrap();
        apply(&mut of, &event);
    }
    for bytes in both(&of) {
        assert_eq!(read(&of, &bytes).command, None);
        let taken = read(&without_bids(), &bytes);
        assert_eq!(told(&after(&without_bids(), &taken)), told(&of));
    }
}

/// Any bids on the pavilion's award criteria.
fn any_bids() -> impl Strategy<Value = Procurement> {
    let text = prop_oneof![
        "[A-Za-z '=+@,;\"\\-]{1,12}",
        "\\PC{1,12}",
        Just("line\nbreak".to_owned()),
        Just("_x000D_ and _x0041_".to_owned()),
        Just(" spaces ".to_owned()),
    ];
    let digits = prop_oneof![
        (1u64..=9_999_999_999_999_999).prop_map(|pence| format!(
            "{}.{:02}",
            pence / 100,
            pence % 100
        )),
        (1u64..100_000).prop_map(|whole| whole.to_string()),
    ];
    let quantity = prop_oneof![
        Just(None),
        (0u64..=999_999_999_999_999_999).prop_map(|parts| Some(format!(
            "{}.{:06}",
            parts / 1_000_000,
            parts % 1_000_000
        ))),
        (0u64..1000).prop_map(|whole| Some(whole.to_string())),
    ];
    let bid = (text.clone(), text.clone(), text, proptest::option::of(digits), quantity, 0usize..9);
    prop::collection::vec(bid, 0..6).prop_map(|bids| {
        let mut of = without_bids();
        for (at, (name, title, address, price, quantity, level)) in bids.into_iter().enumerate() {
            let mut supplier = Supplier::new(SupplierId::new(&format!("s{at}")).unwrap(), &name);
            supplier.postal_address = address;
            let bid = BidId::new(&format!("b{at}")).unwrap();
            let lot = of.scheme.lots[0].id.clone();
            let mut commands = vec![
                Command::AddBid { bid: bid.clone(), lot, supplier },
                Command::SetBidTitle { bid: bid.clone(), title },
            ];
            for criterion in of.scheme.all() {
                let (bid, criterion_id) = (bid.clone(), criterion.id.clone());
                match &criterion.kind {
                    common_measure::scheme::Kind::Price(_) => commands.push(Command::SetPrice {
                        bid,
                        criterion: criterion_id,
                        amount: price.as_ref().map(|digits| digits.parse().unwrap()),
                    }),
                    common_measure::scheme::Kind::Commitment(it) => {
                        commands.push(Command::ChangeOffer {
                            bid,
                            measure: it.measure.clone(),
                            change: common_measure::record::OfferChange::Quantity(
                                quantity.as_ref().map(|digits| digits.parse().unwrap()),
                            ),
                        });
                    }
                    _ => {
                        let levels = of.scheme.scale_of(&criterion.id).map(|scale| &scale.levels);
                        let level = levels.and_then(|levels| Some(levels.get(level)?.id.clone()));
                        commands.extend(level.map(|level| Command::SetScore {
                            bid,
                            criterion: criterion_id,
                            level: Some(level),
                        }));
                    }
                }
            }
            for command in commands {
                let event = decide(&of, command).unwrap();
                apply(&mut of, &event);
            }
        }
        of
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn nothing_is_lost_on_the_way_out_and_back(of in any_bids()) {
        for bytes in both(&of) {
            let same = read(&of, &bytes);
            prop_assert_eq!(&same.command, &None, "{:?}", same.changes);
            prop_assert_eq!(&same.questions, &vec![]);
            let taken = read(&without_bids(), &bytes);
            prop_assert_eq!(told(&after(&without_bids(), &taken)), told(&of));
        }
    }
}

#[test]
fn a_cell_without_a_head_is_asked_about_where_commas_part_cells() {
    let of = without_bids();
    let taken = read(&of, b"Supplier,Price\nAlpha,1,250,000\nBravo,17\n");
    let asked: Vec<String> = taken.questions.iter().map(ToString::to_string).collect();
    assert_eq!(taken.command, None);
    assert_eq!(
        asked,
        [
            "Cell C2: There is no head above this cell: the row has more cells than there are heads. \
          Where a comma parts thousands, write the figure without commas, or in quotation marks."
        ]
    );
    let quoted = read(&of, b"Supplier,Price\nAlpha,\"1,250,000\"\nBravo,17,,\n");
    let after = after(&of, &quoted);
    let price = after.bids[0].prices[0].amount.map(|amount| amount.to_string());
    assert_eq!(price.as_deref(), Some("1250000"));
}

#[test]
fn a_supplier_id_goes_before_a_name() {
    let mut of = pavilion();
    // Two suppliers of one name, of which only the first has a bid.
    let mut other = of.suppliers[0].clone();
    other.id = SupplierId::new("other").unwrap();
    of.suppliers.push(other);
    let name = of.suppliers[0].name.clone();
    let rows: &[&[&str]] = &[&["Supplier", "Supplier id", "[price]"], &[&name, "other", "999999"]];
    let after_other = after(&of, &read(&of, &csv(rows)));
    assert_eq!(after_other.bids.len(), of.bids.len() + 1);
    assert_eq!(after_other.bids[0].prices, of.bids[0].prices);
    // And the id alone finds the bid that is there.
    let id = of.suppliers[0].id.as_str();
    let rows: &[&[&str]] = &[&["Supplier", "Supplier id", "[price]"], &[&name, id, "999999"]];
    let after_first = after(&of, &read(&of, &csv(rows)));
    assert_eq!(after_first.bids.len(), of.bids.len());
    let price = after_first.bids[0].prices[0].amount.map(|amount| amount.to_string());
    assert_eq!(price.as_deref(), Some("999999"));
}
