//! What is no record although its hashes are right: forms that one reader could take and another not.

use common_measure::code::Hash;
use common_measure::procurement::Procurement;
use common_measure::record::{Origin, Record, Salt, Standing, Start};
use serde_json::{Value, json};

use crate::script;
use crate::texts::{plain, stamp};

/// A record of one entry: its JSON, and the salt of the one text beside it, which is “Ann”.
fn one() -> (String, String) {
    let text = plain(std::convert::identity, |of| {
        of["details"]["note"] = json!("");
        of["suppliers"] = json!([]);
        of["bids"] = json!([]);
        of["evaluation"] = json!({});
    });
    let procurement = Procurement::parse(&text).unwrap();
    let start = Start { origin: Origin::New, standing: Standing::Draft, procurement };
    // A space and a digit at its end, which could be those of a text.
    let mut salt = [0xab; 16];
    salt[14..].copy_from_slice(b" 1");
    let at = stamp("2026-03-02T09:00:00Z");
    let record = Record::start(start, &at, &mut || Salt::new(salt)).unwrap();
    let (written, beside) = record.lines()[0].split_once('\t').unwrap();
    let beside: Value = serde_json::from_str(beside).unwrap();
    assert_eq!(beside.as_array().unwrap().len(), 1);
    let salt = beside[0][0].as_str().unwrap().to_owned();
    (written.split_once(' ').unwrap().1.to_owned(), salt)
}

/// Its line, with a hash that is right.
fn line(entry: &str, beside: &str) -> String {
    format!("{} {entry}\t{beside}\n", Hash::of(&[entry.as_bytes()]))
}

#[test]
fn no_other_salt_and_text_pass_for_those_of_a_digest_nor_anything_else_for_a_text() {
    let (entry, salt) = one();
    let pair = |salt: &str, text: &str| json!([[salt, text]]).to_string();
    let whole = pair(&salt, "Ann");
    let gap = r#"[{"by":"I. Governance","ground":"Court order"}]"#;
    for beside in [whole.as_str(), gap] {
        let (well, said) = script("one.record.jsonl", &line(&entry, beside), &[]);
        assert!(well, "{said}");
        Record::read(&line(&entry, beside)).unwrap();
    }
    let (short, shorter) = (&salt[..30], &salt[..28]);
    let cases = [
        ("two blanks", pair(&format!("{short}  "), "1Ann")),
        ("four blanks", pair(&format!("{shorter}    "), " 1Ann")),
        ("a short salt", pair(short, "1Ann")),
        ("a long salt", pair(&format!("{salt}41"), "nn")),
        ("capitals", pair(&salt.to_uppercase(), "Ann")),
        ("three parts", whole.replace("\"]]", "\",\"\"]]")),
        ("a number", whole.replace("\"Ann\"", "1")),
        ("nobody", gap.replace("I. Governance", "")),
        ("no ground", gap.replace("Court order", " ")),
        ("a ground that is a number", gap.replace("\"Court order\"", "1")),
        ("half a letter", gap.replace("Court order", "\\ud800")),
        ("more in a gap", gap.replace("}]", ",\"when\":\"now\"}]")),
        ("two names", gap.replace('{', "{\"by\":\"A. Nother\",")),
        ("an object", format!("{{\"0\":{whole}}}")),
        ("no number", "[NaN]".to_owned()),
        ("nothing", String::new()),
    ];
    for (name, beside) in cases {
        let text = line(&entry, &beside);
        let (well, said) = script("one.record.jsonl", &text, &[]);
        assert!(
            !well && said.starts_with("Entry 1") && said.lines().count() == 1,
            "{name}: {said}"
        );
        assert_eq!(Record::read(&text).unwrap_err().place.path(), "line/1", "{name}");
    }
}

#[test]
fn an_entry_that_can_be_read_in_two_ways_is_refused_by_both() {
    let (entry, salt) = one();
    let beside = json!([[salt, "Ann"]]).to_string();
    let with = |from: &str, to: &str| {
        assert!(entry.contains(from), "{from}");
        entry.replacen(from, to, 1)
    };
    let cases = [
        ("a fraction", with("\"entry\":1,", "\"entry\":1.0,")),
        ("an exponent", with("\"entry\":1,", "\"entry\":1e0,")),
        ("true", with("\"entry\":1,", "\"entry\":true,")),
        ("no number", with("\"entry\":1,", "\"entry\":NaN,")),
        ("a number twice", with("\"entry\":1,", "\"entry\":2,\"entry\":1,")),
        ("a part twice", with("\"act\":", "\"act\":1,\"act\":")),
        ("another version", with("\"version\":1,", "\"version\":2,")),
        ("true for a version", with("\"version\":1,", "\"version\":true,")),
        ("half a letter", with("\"title\":\"", "\"title\":\"\\ud800")),
        ("a mark before it", format!("\u{feff}{entry}")),
        ("a list", "[]".to_owned()),
        ("nothing", String::new()),
    ];
    for (name, entry) in cases {
        let text = line(&entry, &beside);
        let (well, said) = script("entry.record.jsonl", &text, &[]);
        assert!(
            !well && said.starts_with("Entry 1 ") && said.lines().count() == 1,
            "{name}: {said}"
        );
        assert_eq!(Record::read(&text).unwrap_err().place.path(), "line/1", "{name}");
    }
    let (well, said) = script("empty.record.jsonl", "", &[]);
    assert_eq!((well, said.as_str()), (false, "There is no entry in it."));
}
