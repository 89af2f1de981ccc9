//! The script against whatever a record can hold: every text, and what only looks like the digest of one.

use common_measure::code::Hash;
use common_measure::procurement::Procurement;
use common_measure::record::{Act, Origin, Record, Salt, Stamp, Standing, Start, Withheld};
use common_measure::time::Time;
use common_measure_tests::workspace;
use serde_json::{Value, json};

use crate::script;

/// What has 64 small hexadecimal digits and is no digest.
fn digits() -> String {
    "0123456789abcdef".repeat(4)
}

/// The plain procurement of the pavilion, changed as a text and as JSON.
pub fn plain(text: impl Fn(String) -> String, changed: impl Fn(&mut Value)) -> String {
    let whole = std::fs::read_to_string(workspace("examples/sports-pavilion-8.json")).unwrap();
    let mut whole = serde_json::from_str(&text(whole)).unwrap();
    changed(&mut whole);
    whole.to_string()
}

struct Made {
    record: Record,
    salts: u128,
}

impl Made {
    fn from_file(text: &str, standing: Standing) -> Self {
        let procurement = Procurement::parse(text).unwrap();
        let at = stamp("2026-04-14T09:30:00Z");
        let mut salts = 0;
        let mut salt = || next(&mut salts);
        let record = Record::from_file(text, procurement, standing, &at, &mut salt).unwrap();
        Self { record, salts }
    }

    fn act(&mut self, time: &str, act: Value) -> u64 {
        let said = act.to_string();
        let (act, salts): (Act, _) = (serde_json::from_value(act).unwrap(), &mut self.salts);
        let added = self.record.append(act, &stamp(time), &mut || next(salts));
        added.unwrap_or_else(|fault| panic!("{said}: {fault}")).number
    }

    fn change(&mut self, command: &Value) -> u64 {
        self.act("2026-04-14T09:30:00Z", json!({ "change": command }))
    }

    /// It verifies, and so does a copy of it in which every text is withheld.
    fn verifies(&self, name: &str) {
        let texts = self.record.texts().len();
        let (well, said) = script(name, &self.record.to_text(), &[]);
        assert!(well && said.starts_with("All ") && said.lines().count() == 1, "{said}");
        let why = Withheld { by: "I. Governance".to_owned(), ground: "Court order".to_owned() };
        let copy = self.record.redacted_copy(&why, &|_, _, _| true).unwrap();
        let (well, said) = script(name, &copy.text, &[]);
        let gaps = said.matches("a text is withheld by I. Governance (Court order).").count();
        assert!(well && (gaps, said.lines().count()) == (texts, texts + 1), "{said}");
    }
}

pub fn stamp(time: &str) -> Stamp {
    Stamp { who: "Ann".to_owned(), time: Time::parse(time).unwrap() }
}

fn next(count: &mut u128) -> Salt {
    *count += 1;
    Salt::new(count.to_be_bytes())
}

#[test]
fn what_looks_like_a_digest_and_is_plain_is_taken_for_none() {
    let digits = digits();
    let renamed = |text: String| text.replace("\"alder\"", &format!("\"{digits}\""));
    let text = plain(renamed, |of| {
        for field in ["title", "authority", "reference", "send_to", "note"] {
            of["details"][field] = json!(digits);
        }
        of["scheme"]["lots"][0]["title"] = json!(digits);
        of["scheme"]["criteria"][0]["title"] = json!(digits);
        // Its name is a text, whatever it looks like.
        of["suppliers"][0]["name"] = json!(digits);
    });
    let mut made = Made::from_file(&text, Standing::Practice);
    let price = json!({"criterion": "price", "change": {"title": digits}});
    let question = json!({"criterion": "method", "change": {"question": digits}});
    let other = digits.replace('0', "f");
    let supplier = json!({"id": other, "name": other, "email": digits});
    for command in [
        json!({"set_detail": {"reference": digits}}),
        json!({ "change_criterion": price }),
        json!({ "change_criterion": question }),
        json!({"together": [
            {"add_bid": {"bid": other, "lot": "pavilion", "supplier": supplier}},
            {"set_bid_title": {"bid": other, "title": digits}},
            {"set_price": {"bid": other, "criterion": "price", "amount": "100000"}},
        ]}),
        json!({"set_score": {"bid": digits, "criterion": "method", "level": "level-1"}}),
    ] {
        made.change(&command);
    }
    made.verifies("digits.record.jsonl");
}

#[test]
fn every_text_that_a_procurement_and_its_changes_can_hold_is_found() {
    let supplier = |id: &str| {
        json!({"id": id, "name": "Elm", "postal_address": "1 Lane", "email": "e@example.org",
            "identifier": "01234567", "members": ["Elm", "Oak"], "key_subcontractors": ["Fir"]})
    };
    let offer = json!({"measure": "2", "quantity": "1", "statement": "A", "when": "B", "place": "C", "evidence": "D"});
    let decision = json!({"bid": "birch", "about": "over_budget", "criterion": "price", "outcome": "accept",
        "reason": "Why", "decided_by": "Lead", "approved_by": "Head", "figures": ""});
    let draw = json!({"order": ["birch", "alder"], "drawn_by": "Lead", "witness": "Head"});
    let withdrawn = json!({"bid": "cedar", "reason": "No staff", "recorded_by": "Lead"});
    let text = plain(std::convert::identity, |of| {
        of["details"]["note"] = json!("Note");
        of["suppliers"][0] = supplier("alder");
        of["bids"][0]["title"] = json!("Variant");
        of["bids"][0]["commitments"] = json!([offer]);
        of["bids"][0]["answers"] = json!([{"criterion": "method", "text": "Answer"}]);
        of["evaluation"]["decisions"] = json!([decision]);
        of["evaluation"]["draws"] = json!([draw]);
        of["evaluation"]["withdrawals"] = json!([withdrawn]);
    });
    let mut made = Made::from_file(&text, Standing::Practice);
    let offered =
        |change: Value| json!({"change_offer": {"bid": "alder", "measure": "2", "change": change}});
    let commands = [
        json!({"set_detail": {"note": "Another"}}),
        json!({"change_supplier": {"supplier": "alder", "field": "postal_address", "text": "2 Lane"}}),
        json!({"set_bid_title": {"bid": "alder", "title": "Timber"}}),
        offered(json!({"statement": "E"})),
        offered(json!({"when": "F"})),
        offered(json!({"place": "G"})),
        offered(json!({"evidence": "H"})),
        json!({"set_answer": {"bid": "alder", "criterion": "method", "text": "Other"}}),
        json!({"set_reason": {"bid": "alder", "criterion": "method", "reason": "Good"}}),
        json!({ "decide": decision }),
        json!({ "withdraw": withdrawn }),
        json!({"take_back_draw": "alder"}),
        json!({ "record_draw": draw }),
        json!({"add_bid": {"bid": "elm", "lot": "pavilion", "supplier": supplier("elm")}}),
        json!({"together": [{"set_detail": {"note": "More"}}, {"together": [{"set_detail": {"note": "Most"}}]}]}),
    ];
    for command in commands {
        made.change(&command);
    }
    made.verifies("procurement.record.jsonl");
}

#[test]
fn every_text_of_every_other_act_is_found() {
    let text = plain(std::convert::identity, |of| {
        of["suppliers"] = json!([]);
        of["bids"] = json!([]);
        of["evaluation"] = json!({});
    });
    let procurement = Procurement::parse(&text).unwrap();
    let start = Start { origin: Origin::New, standing: Standing::Draft, procurement };
    let (mut salts, at) = (0, stamp("2026-03-02T09:00:00Z"));
    let record = Record::start(start, &at, &mut || next(&mut salts)).unwrap();
    let mut made = Made { record, salts };
    let of = serde_json::to_value(made.record.procurement()).unwrap();
    let lock = json!({"lock": {"scheme": of["scheme"], "measures": of["measures"], "deadline": "2026-04-13T12:00:00Z"}});
    let before = "2026-03-09T10:15:00Z";
    made.act(before, lock.clone());
    made.act(before, json!({"amend": {"reason": "A slip", "notice": "N-2"}}));
    made.act(before, lock);
    let (criteria, after) = (made.record.check_code().to_string(), "2026-04-14T09:30:00Z");
    made.act(after, json!({"note_error": {"error": "A typo", "decision": "It stands"}}));
    made.act(
        after,
        json!({"open": {"lot": null, "when": after, "opened_by": "Ann", "witness": "Bob"}}),
    );
    let late =
        json!({"supplier": "Fir", "received": "2026-04-13T12:30:00Z", "circumstances": "A flood"});
    let late = made.act(after, json!({ "receive_late": late }));
    made.act(
        after,
        json!({"decide_late": {"entry": late, "accepted": false, "reason": "Too late"}}),
    );
    let file = |name: &str| Hash::of(&[name.as_bytes()]).to_string();
    let offer = json!({"measure": "2", "quantity": "1", "statement": "A", "when": "B", "place": "C", "evidence": "D"});
    let bid = json!({"id": "elm", "supplier": "elm", "lot": "pavilion", "title": "Timber", "prices": [],
        "commitments": [offer], "answers": [{"criterion": "method", "text": "Answer"}]});
    let response = made.act(
        after,
        json!({"accept_response": {"file": file("one"), "price_file": file("two"), "criteria": criteria,
            "arrived": "in_time", "bids": [bid], "left_out": ["About 5."],
            "supplier": {"id": "elm", "name": "Elm", "email": "e@example.org", "members": ["Elm", "Oak"]}}}),
    );
    for question in ["method", "programme", "neighbours"] {
        made.change(
            &json!({"set_score": {"bid": "elm", "criterion": question, "level": "level-3"}}),
        );
    }
    made.act(after, json!({"confirm_scores": "pavilion"}));
    let prices = json!({"bid": "elm", "prices": [{"criterion": "price", "amount": "100000"}]});
    made.act(
        after,
        json!({"accept_prices": {"file": file("two"), "response": response, "bids": [prices], "left_out": ["£1.2m."]}}),
    );
    made.act(after, json!({"reopen_scores": {"lot": "pavilion", "reason": "A slip"}}));
    let lots = json!([{"lot": "pavilion", "winners": ["elm"], "reserves": []}]);
    let award =
        json!({"lots": lots, "reason": "The most points", "when": after, "decided_by": "Lead"});
    let award = made.act(after, json!({ "award": award }));
    made.act(
        after,
        json!({"withdraw_award": {"entry": award, "reason": "A slip", "when": after, "decided_by": "Lead"}}),
    );
    made.verifies("acts.record.jsonl");
}
