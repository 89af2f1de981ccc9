//! The documents say what is true.

#![allow(clippy::unwrap_used, reason = "a test may simply stop")]

use common_measure::assessment::{Reading, assess};
use common_measure::procurement::Procurement;
use common_measure_tests::workspace;

fn document(path: &str) -> String {
    std::fs::read_to_string(workspace(path)).unwrap()
}

/// The text of the first block of code in this language.
fn block<'a>(document: &'a str, language: &str) -> &'a str {
    let (_, from) = document.split_once(&format!("```{language}\n")).unwrap();
    from.split_once("```").unwrap().0
}

#[test]
fn the_file_in_the_documentation_opens_and_scores() {
    let document = document("docs/procurement-file.md");
    let procurement = Procurement::parse(block(&document, "json")).unwrap();
    let assessment = assess(&procurement, Reading::AsStated).unwrap();
    let report = assessment.report(&procurement);
    // The only price is the lowest: 60. The level “Good”: 32. 12 of 20 volunteers: 8 × 12 ÷ 20.
    assert_eq!(report.lots[0].bids[0].total.as_ref().unwrap().exact, "484/5");
}

#[test]
fn the_readme_states_the_ranks_of_the_examples() {
    let readme = document("README.md");
    for (file, column) in [("sports-pavilion-8.json", 2), ("sports-pavilion-20.json", 3)] {
        let procurement = Procurement::parse(&document(&format!("examples/{file}"))).unwrap();
        let report = assess(&procurement, Reading::AsStated).unwrap().report(&procurement);
        for bid in &report.lots[0].bids {
            let row = readme.lines().find(|line| line.starts_with(&format!("| {} |", bid.name)));
            let stated = row.unwrap().split('|').nth(column).unwrap().replace('*', "");
            let ordinal = ["1st", "2nd", "3rd"][bid.rank.unwrap() - 1];
            let total = &bid.total.as_ref().unwrap().shown;
            assert_eq!(stated.trim(), format!("{ordinal}, {total} points"), "{file}");
        }
    }
}
