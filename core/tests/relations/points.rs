//! Points lie between none and all where they are held there, and add up.

use common_measure::assessment::{LotResult, Points, Reading};
use common_measure::number::Exact;
use common_measure::scheme::{
    Beyond, Leaf, LeafKind, LockedScheme, Node, Price, PriceMethod, Rounding, Stage,
};

use crate::contest::plan::ANYTHING;
use crate::contest::{assessed, each};

/// Whether a method can give less than nothing, and whether it can give more than all.
fn beyond(leaf: &Leaf) -> (bool, bool) {
    match &leaf.kind {
        LeafKind::Price(Price { method, .. }) => match method {
            PriceMethod::LinearFromLowest(rule) => (rule.below_zero, false),
            PriceMethod::BenchmarkOverPrice(rule) => (false, rule.above_all),
            PriceMethod::Lines(rule) => {
                (rule.beyond == Beyond::Continued, rule.beyond == Beyond::Continued)
            }
            _ => (false, false),
        },
        _ => (false, false),
    }
}

#[test]
fn points_lie_between_nothing_and_all_and_add_up() {
    each(5_000, &ANYTHING, |procurement, _| {
        let assessment = assessed(&procurement, Reading::AsStated);
        let scheme = &assessment.scheme;
        let available: Exact = scheme.leaves().iter().map(|leaf| &leaf.available).collect();
        assert_eq!(&available, scheme.points());
        for lot in &assessment.lots {
            for bid in 0..lot.bids.len() {
                held(scheme, lot, bid);
                adds_up(scheme, lot, bid);
            }
        }
    });
}

fn held(scheme: &LockedScheme, lot: &LotResult, bid: usize) {
    for (question, leaf) in scheme.leaves().iter().enumerate() {
        let Points::Scored { exact, counted } = lot.points(bid, question) else { continue };
        let (below, above) = beyond(leaf);
        assert!(below || !exact.is_negative(), "{exact} points on {}", leaf.id);
        assert!(above || exact <= leaf.available, "{exact} points on {}", leaf.id);
        let Rounding { places, mode, stage } = scheme.rounding();
        match stage {
            Stage::Leaf => assert_eq!(counted, exact.round(places, mode)),
            Stage::Total | Stage::TotalAsRounded => assert_eq!(counted, exact),
        }
    }
}

/// Every section has the sum of what is in it, and the sections at the top have all of it.
fn adds_up(scheme: &LockedScheme, lot: &LotResult, bid: usize) {
    let points = |node: &Node| lot.node_points(bid, node).map(|sum| sum.exact().clone());
    let sum = |nodes: &[&Node]| -> Option<Exact> {
        let points: Option<Vec<Exact>> = nodes.iter().map(|node| points(node)).collect();
        points.map(|points| points.iter().collect())
    };
    let nodes = scheme.nodes();
    let top: Vec<&Node> = nodes.iter().filter(|node| node.depth == 0).collect();
    assert_eq!(lot.total(bid).cloned(), sum(&top));
    for (at, section) in nodes.iter().enumerate().filter(|(_, node)| node.is_group) {
        let after = nodes.iter().skip(at + 1).take_while(|node| node.depth > section.depth);
        let inside: Vec<&Node> = after.filter(|node| node.depth == section.depth + 1).collect();
        assert_eq!(points(section), sum(&inside), "{}", section.id);
        let available: Exact = inside.iter().map(|node| &node.available).collect();
        assert_eq!(available, section.available, "{}", section.id);
    }
    let exact = (0..scheme.leaves().len()).map(|question| lot.points(bid, question));
    let exact: Option<Vec<Exact>> = exact.map(|points| points.exact().cloned()).collect();
    assert_eq!(lot.exact_total(bid).cloned(), exact.map(|exact| exact.iter().collect()));
}
