use crate::framework::Framework;

const SMALL: &str = r#"{
  "format": "common-measure measure-set",
  "version": 1,
  "id": "small",
  "title": "A small set",
  "outcomes": [
    {"id": "o1", "title": "Work"},
    {"id": "o2", "title": "Nature"}
  ],
  "measures": [
    {"id": "jobs", "outcome": "o1", "title": "Jobs", "wording": "Number of jobs", "unit": "new jobs", "unit_short": "jobs", "sensitive": false},
    {"id": "pay", "outcome": "o1", "title": "Pay", "wording": "Level of pay", "unit": "posts raised", "unit_short": "posts", "sensitive": false},
    {"id": "trees", "outcome": "o2", "title": "Trees", "wording": "Trees", "unit": "trees planted", "unit_short": "trees", "sensitive": false}
  ],
  "overlaps": [
    {"between": ["jobs", "pay"], "kind": "related"}
  ]
}"#;

/// What is said of the small set once each `from` in it is a `to`.
fn said(changes: &[(&str, &str)]) -> Vec<String> {
    let text = changes.iter().fold(SMALL.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replace(from, to)
    });
    match Framework::parse(&text) {
        Ok(_) => Vec::new(),
        Err(faults) => faults.iter().map(ToString::to_string).collect(),
    }
}

#[test]
fn the_small_set_is_right() {
    assert!(said(&[]).is_empty());
}

#[test]
fn ids_stand_once() {
    assert_eq!(
        said(&[("\"pay\"", "\"jobs\"")]),
        [
            "Measure set, measure jobs: More than one measure has the id “jobs”. Give each measure \
             an id of its own.",
            "Measure set, overlap of jobs and jobs: A measure cannot overlap with itself. Name two \
             measures, or take this overlap out.",
        ]
    );
    assert_eq!(
        said(&[("\"o2\"", "\"o1\"")]),
        [
            "Measure set, outcome o1: More than one outcome has the id “o1”. Give each outcome an id \
             of its own."
        ]
    );
    // Three of one id are one fault.
    let thrice = [("\"pay\"", "\"x\""), ("\"jobs\"", "\"x\""), ("\"trees\"", "\"x\"")];
    let faults = said(&thrice);
    assert_eq!(faults.iter().filter(|f| f.contains("More than one measure")).count(), 1);
}

#[test]
fn texts_are_not_empty() {
    assert_eq!(
        said(&[
            ("\"A small set\"", "\"\""),
            ("\"Work\"", "\" \""),
            ("\"Jobs\"", "\"\\t\""),
            ("\"Level of pay\"", "\"\""),
            ("\"trees planted\"", "\"\""),
            ("\"unit_short\": \"trees\"", "\"unit_short\": \"\""),
        ]),
        [
            "Measure set, title: The title is empty. Give the set a name, with its date.",
            "Measure set, outcome o1, title: The title is empty. Give the outcome a title.",
            "Measure set, measure jobs, title: The title is empty. Give the measure a short name.",
            "Measure set, measure pay, wording: The wording is empty. Give the wording as published.",
            "Measure set, measure trees, unit: The unit is empty. Say what is counted.",
            "Measure set, measure trees, short unit: The short unit is empty. Give the unit in a \
             word or two, such as “people”.",
        ]
    );
}

#[test]
fn a_measure_belongs_to_an_outcome_of_the_set() {
    assert_eq!(
        said(&[("\"outcome\": \"o2\"", "\"outcome\": \"o3\"")]),
        [
            "Measure set, measure trees, outcome: The set has no outcome “o3”. Name one of the set’s \
             outcomes: o1, o2."
        ]
    );
    let (before, rest) = SMALL.split_once("\"outcomes\": [").unwrap();
    let (_, after) = rest.split_once(']').unwrap();
    let faults = Framework::parse(&format!("{before}\"outcomes\": []{after}")).unwrap_err();
    assert_eq!(faults.len(), 3);
    assert_eq!(faults[0].place.path(), "framework/measures/jobs/outcome");
    assert_eq!(faults[0].remedy, "Add the outcome to the set.");
}

#[test]
fn a_set_has_measures() {
    let text = r#"{"format": "common-measure measure-set", "version": 1, "id": "none",
        "title": "None", "outcomes": [], "measures": []}"#;
    let faults = Framework::parse(text).unwrap_err();
    let said: Vec<_> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(said, ["Measure set, measures: The set has no measures. Add at least one measure."]);
}

#[test]
fn overlaps_are_between_two_measures_of_the_set() {
    assert_eq!(
        said(&[("[\"jobs\", \"pay\"]", "[\"jobs\", \"rent\"]")]),
        [
            "Measure set, overlap of jobs and rent: The set has no measure “rent”. Name two measures \
             of the set, or take this overlap out."
        ]
    );
    assert_eq!(
        said(&[("[\"jobs\", \"pay\"]", "[\"pay\", \"pay\"]")]),
        ["Measure set, overlap of pay and pay: A measure cannot overlap with itself. Name two \
             measures, or take this overlap out."]
    );
}

#[test]
fn a_pair_stands_once_whichever_way_round() {
    let overlap = "{\"between\": [\"jobs\", \"pay\"], \"kind\": \"related\"}";
    for second in ["[\"jobs\", \"pay\"]", "[\"pay\", \"jobs\"]"] {
        let twice = format!("{overlap}, {{\"between\": {second}, \"kind\": \"part_of\"}}");
        let faults = said(&[(overlap, &twice)]);
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert!(faults[0].ends_with(
            "This pair of measures is given more than once. Keep one of them: it holds both ways \
             round."
        ));
    }
}

#[test]
fn what_is_not_of_the_format_is_refused() {
    let sensitive = ", \"sensitive\": false},\n    {\"id\": \"pay\"";
    for (change, problem) in [
        (
            ("common-measure measure-set", "common-measure procurement"),
            "Measure set: This is not a measure set: its “format” is “common-measure procurement”.",
        ),
        (
            ("\"version\": 1", "\"version\": 2"),
            "Measure set: This file was made by a newer version of Common Measure: file version 2, \
             and this edition reads up to 1. Open it with the newer edition.",
        ),
        (
            (sensitive, "},\n    {\"id\": \"pay\""),
            "Measure set, measures, item 1, line 11, column 5: “sensitive” is missing.",
        ),
        (
            ("\"kind\": \"related\"", "\"kind\": \"similar\""),
            "Measure set, overlaps, item 1, kind, line 16, column 50: “similar” is not one of the \
             choices. It can be same, part_of or related.",
        ),
        (
            ("\"id\": \"small\"", "\"id\": \"so small\""),
            "Measure set, id, line 4, column 18: “so small” is not an id.",
        ),
        (
            ("\"title\": \"Work\"", "\"title\": \"Work\", \"title\": \"Play\""),
            "Measure set, outcomes, item 1, line 7, column 41: “title” is given twice.",
        ),
    ] {
        let faults = said(&[change]);
        assert_eq!(faults.len(), 1);
        assert!(faults[0].starts_with(problem), "{}", faults[0]);
    }
}

#[test]
fn more_than_two_megabytes_are_refused() {
    let text = SMALL.to_owned() + &" ".repeat(2_000_000);
    let faults = Framework::parse(&text).unwrap_err();
    assert_eq!(faults[0].problem, "The file is 2.1 MB, and a measure set may be at most 2 MB.");
}

#[test]
fn every_one_of_very_many_faults_is_named() {
    let measure = r#"{"id": "m", "outcome": "o9", "title": "", "wording": "", "unit": "", "unit_short": "", "sensitive": true},"#;
    let text =
        SMALL.replace("\"measures\": [", &format!("\"measures\": [{}", measure.repeat(15_000)));
    assert_eq!(Framework::parse(&text).unwrap_err().len(), 15_000 * 5 + 1);
}
