//! The JSON Schema of the procurement file is the one of this very engine, and says the truth.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking, also in its helpers")]

use common_measure::procurement::Procurement;
use common_measure_tests::example;
use jsonschema::Validator;
use serde_json::Value;

const KEPT: &str = include_str!("../../docs/procurement.schema.json");

fn validator() -> Validator {
    jsonschema::validator_for(&serde_json::from_str(KEPT).unwrap()).unwrap()
}

fn sports_pavilion() -> Value {
    let text = std::fs::read_to_string(example("sports-pavilion-8.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

#[test]
fn the_schema_in_the_docs_is_that_of_the_engine() {
    // As values: the order of fields says nothing.
    let value = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    assert!(
        value(KEPT) == value(&Procurement::schema()),
        "docs/procurement.schema.json has drifted. Write it again: cargo run -q -p common-measure --features schema --example schema > docs/procurement.schema.json"
    );
}

#[test]
fn every_example_is_valid_by_the_schema() {
    let validator = validator();
    let mut checked = 0;
    for folder in ["", "published"] {
        for file in std::fs::read_dir(example(folder)).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "json") {
                let value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
                let errors: Vec<String> =
                    validator.iter_errors(&value).map(|error| error.to_string()).collect();
                assert_eq!(errors, Vec::<String>::new(), "{}", path.display());
                checked += 1;
            }
        }
    }
    assert!(checked >= 12, "only {checked} examples were found");
}

/// What the parser refuses, the schema refuses as well.
#[test]
fn wrong_files_are_invalid_by_the_schema() {
    let validator = validator();
    let change = |change: &dyn Fn(&mut Value)| {
        let mut value = sports_pavilion();
        change(&mut value);
        assert!(Procurement::parse(&value.to_string()).is_err(), "the parser takes {value}");
        validator.is_valid(&value)
    };
    assert!(validator.is_valid(&sports_pavilion()));
    for (what, is_valid) in [
        ("an unknown field", change(&|file| file["bids"][0]["colour"] = "red".into())),
        ("a number", change(&|file| file["bids"][0]["prices"][0]["amount"] = 5.into())),
        ("words", change(&|file| file["bids"][0]["prices"][0]["amount"] = "about 5".into())),
        ("another format", change(&|file| file["format"] = "another".into())),
        ("a newer version", change(&|file| file["version"] = 2.into())),
        (
            "an unknown method",
            change(&|file| {
                file["scheme"]["criteria"][0]["kind"]["price"]["method"] = "cheapest_wins".into();
            }),
        ),
    ] {
        assert!(!is_valid, "{what} is valid by the schema");
    }
}
