//! The built-in set against the published text and the domain's tables, typed here a second time.

use std::collections::BTreeSet;

use super::*;
use crate::framework::{OverlapKind, OverlapKind::PartOf, OverlapKind::Related, OverlapKind::Same};
use crate::id::MeasureId;

/// Outcome by outcome: title and measures, numbered through, as published.
const PUBLISHED: [(&str, &[&str]); 6] = [
    (
        "Increase in Community Resilience",
        &[
            "Proportion of working age population in work",
            "Proportion of residents at skills levels 2,3,4 and with a formal qualification",
            "Median weekly income of residents",
            "Reduction in social isolation and specific increase in confidence of individuals",
            "Number of offenders who gain / retain employment",
            "Number of offenders who gain / attend training",
            "Number of new constituted groups",
            "Number of young people achieving accredited awards",
        ],
    ),
    (
        "Reduction in demand for public services",
        &[
            "Number of people supported to live independently",
            "Reduction in permanent admissions to residential or nursing care",
            "Reduction in avoidable hospital admissions",
            "Reduction in household waste and waste to landfill",
        ],
    ),
    (
        "Impact of volunteers",
        &[
            "Numbers of new volunteers",
            "Number of volunteers placed with community groups",
            "Number of offenders who gain / retain volunteer opportunities",
            "Increase in the number of Friends of Parks Groups and as a result green space usage",
            "Number of young volunteers",
        ],
    ),
    (
        "Impact of Community Businesses",
        &[
            "Number of new community businesses",
            "Number of community businesses with their social purpose linked directly to \
             geographical communities or communities of interest",
            "Number of play activities led by volunteers",
            "Number of constituted groups developing into community businesses",
        ],
    ),
    (
        "Private Sector Investment in Communities",
        &[
            "Level of private sector investment as part of their CSR.",
            "Reductions in fuel poverty by private sector investment in energy efficiency and \
             residents behaviour change",
            "Number of private sector companies including local community businesses and \
             constituted groups in their supply chain",
        ],
    ),
    (
        "Residents making socially responsible decisions",
        &[
            "Increase in numbers of people in receipt of a direct payment or personal budget",
            "Number of offenders who are engaged with mentors 6/12 weeks after release from custody",
            "Increase in recycling rates for household waste",
            "Number of services / assets that communities take lead responsibility for",
            "Number of young people involved in peer education programmes",
        ],
    ),
];

/// Measure by measure, as in the domain's table: what it counts once with, and what it is related to.
const COUNTED: [(u8, &[u8], &[u8]); 29] = [
    (1, &[5], &[2]),
    (2, &[8, 6], &[]),
    (3, &[], &[1]),
    (4, &[], &[]),
    (5, &[1], &[26]),
    (6, &[2], &[5]),
    (7, &[16, 21], &[]),
    (8, &[2], &[17, 29]),
    (9, &[], &[10, 11, 25]),
    (10, &[], &[9]),
    (11, &[], &[9]),
    (12, &[27], &[]),
    (13, &[14, 15, 17], &[16, 20]),
    (14, &[13, 15, 17], &[]),
    (15, &[13, 14, 17], &[5]),
    (16, &[7], &[13]),
    (17, &[13, 14, 15], &[8]),
    (18, &[19, 21], &[]),
    (19, &[18], &[24]),
    (20, &[], &[13]),
    (21, &[18, 7], &[]),
    (22, &[23, 24, 13], &[]),
    (23, &[22], &[]),
    (24, &[22], &[19]),
    (25, &[], &[9]),
    (26, &[], &[5]),
    (27, &[12], &[]),
    (28, &[], &[18]),
    (29, &[], &[8]),
];

fn knowsley() -> &'static Framework {
    Framework::knowsley().unwrap()
}

#[test]
fn the_file_is_right() {
    assert_eq!(
        Framework::parse(KNOWSLEY).map_err(|faults| faults[0].to_string()),
        Ok(knowsley().clone())
    );
}

#[test]
fn it_is_the_published_set_word_for_word() {
    let set = knowsley();
    assert_eq!((set.outcomes.len(), set.measures.len()), (6, 29));
    let mut number = 0;
    for (outcome, (title, wordings)) in set.outcomes.iter().zip(PUBLISHED) {
        assert_eq!(outcome.title, title);
        let measures: Vec<_> = set.measures_of(&outcome.id).collect();
        assert_eq!(measures.len(), wordings.len());
        for (measure, wording) in measures.into_iter().zip(wordings) {
            number += 1;
            assert_eq!(measure.id.as_str(), number.to_string());
            assert_eq!(measure.wording, *wording);
        }
    }
    assert_eq!(number, 29);
    assert_eq!(
        set.outcomes[5].full_title.as_deref(),
        Some(
            "Increase in the quality, amount and type of socially responsible decisions that \
             residents make"
        )
    );
}

#[test]
fn it_says_what_it_is_and_is_not() {
    let set = knowsley();
    assert!(set.title.contains("2013 (historic)"));
    for said in ["since replaced", "not endorsed by anyone"] {
        assert!(set.status.contains(said));
    }
    assert!(set.source.contains("was written for Common Measure"));
    for said in ["in the stated area", "because of this contract", "core duty", "within its term"] {
        assert!(set.every_unit.contains(said));
    }
    assert!(set.sensitive_note.starts_with("Give numbers only"));
}

#[test]
fn every_measure_is_complete_and_its_title_fits_a_table() {
    for measure in &knowsley().measures {
        assert!(measure.title.chars().count() <= 45, "{}", measure.title);
        for text in [&measure.evidence, &measure.use_when, &measure.do_not_use_when] {
            assert!(text.ends_with('.') && text.chars().next().is_some_and(char::is_uppercase));
        }
        assert!(!measure.unit.ends_with('.'));
    }
    let titles: BTreeSet<_> = knowsley().measures.iter().map(|m| &m.title).collect();
    let units: BTreeSet<_> = knowsley().measures.iter().map(|m| &m.unit).collect();
    assert_eq!((titles.len(), units.len()), (29, 29));
}

#[test]
fn figures_beside_the_unit_are_recorded() {
    let reported: Vec<_> = knowsley()
        .measures
        .iter()
        .filter(|measure| !measure.also_reported.is_empty())
        .map(|measure| (measure.id.as_str(), measure.also_reported.len()))
        .collect();
    let expected =
        [("3", 1), ("13", 1), ("20", 1), ("22", 2), ("23", 1), ("24", 1), ("26", 1), ("29", 1)];
    assert_eq!(reported, expected);
}

#[test]
fn offending_health_and_care_are_sensitive() {
    let sensitive: Vec<_> = knowsley()
        .measures
        .iter()
        .filter(|measure| measure.sensitive)
        .map(|measure| measure.id.as_str())
        .collect();
    assert_eq!(sensitive, ["4", "5", "6", "9", "10", "11", "15", "25", "26"]);
}

#[test]
fn overlaps_are_those_of_the_table_each_pair_once() {
    let pair = |a: u8, b: u8| (a.min(b), a.max(b));
    let mut once = BTreeSet::new();
    let mut related = BTreeSet::new();
    for (measure, with, beside) in COUNTED {
        once.extend(with.iter().map(|other| pair(measure, *other)));
        related.extend(beside.iter().map(|other| pair(measure, *other)));
    }
    let found = |wanted: fn(OverlapKind) -> bool| -> Vec<_> {
        let overlaps = knowsley().overlaps.iter().filter(|o| wanted(o.kind));
        let mut pairs: Vec<_> = overlaps
            .map(|o| o.between.each_ref().map(|id| id.as_str().parse().unwrap()))
            .map(|[a, b]: [u8; 2]| pair(a, b))
            .collect();
        pairs.sort_unstable();
        pairs
    };
    assert_eq!((once.len(), related.len()), (17, 14));
    assert_eq!(found(OverlapKind::counts_once), Vec::from_iter(once));
    assert_eq!(found(|kind| kind == Related), Vec::from_iter(related));
}

#[test]
fn parts_and_conditions_are_those_of_the_table() {
    let of = |kind: OverlapKind, noted: bool| -> Vec<[&str; 2]> {
        let overlaps = knowsley().overlaps.iter();
        overlaps
            .filter(|o| o.kind == kind && o.note.is_some() == noted)
            .map(|o| o.between.each_ref().map(MeasureId::as_str))
            .collect()
    };
    let parts = [["5", "1"], ["14", "13"], ["15", "13"], ["17", "13"], ["21", "18"]];
    assert_eq!(of(PartOf, false), parts);
    assert_eq!(of(Same, true), [["2", "6"], ["7", "21"], ["13", "22"], ["18", "19"]]);
    assert!(of(PartOf, true).is_empty() && of(Related, true).is_empty());
}

#[test]
fn overlaps_can_be_read_from_both_sides() {
    for measure in &knowsley().measures {
        for (other, overlap) in knowsley().overlaps_of(&measure.id) {
            assert_eq!(overlap.other(&other.id), Some(&measure.id));
            assert!(knowsley().overlaps_of(&other.id).any(|(back, _)| back == measure));
        }
    }
}

#[test]
fn advice_follows_the_domain() {
    let of = |id: &str| knowsley().measure(&MeasureId::new(id).unwrap()).unwrap();
    assert_eq!(of("25").use_when, "The contract is for care or advice.");
    for id in ["12", "27"] {
        assert!(of(id).use_when.starts_with("The contract touches waste"));
    }
    for id in ["22", "23", "24"] {
        assert!(of(id).do_not_use_when.contains("a charity would score nothing"));
    }
    for id in ["10", "11"] {
        assert!(of(id).do_not_use_when.contains("better scored by statement"));
    }
}
