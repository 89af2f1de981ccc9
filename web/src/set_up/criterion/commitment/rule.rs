//! Which rule turns offered quantities into points: the usual one, and the others.

use std::cell::RefCell;
use std::rc::Rc;

use common_measure::record::CriterionChange;
use common_measure::scheme::{
    AgainstTarget, Commitment, CommitmentRule, MethodStatement, QuantityBand, QuantityBands,
    QuantityLines, QuantityPoint, RelativeToBest, Scaled,
};
use yew::{AttrValue, Callback, Html, html};

use crate::form::{Choice, Radios};
use crate::session::Session;

use super::super::on::On;

const AGAINST_TARGET: &str = "against-target";

/// The other rules: their name in the page, what they say, and what to know.
const OTHERS: [(&str, &str, &str); 4] = [
    (
        "bands",
        "Bands of quantities",
        "A stated share from each stated quantity on. A middle offer gains nothing until it reaches the next band. Do not use it when small steps matter.",
    ),
    (
        "lines",
        "Straight lines between stated points",
        "A stated share at each of some quantities, and straight lines between. Do not use it where a target does the same.",
    ),
    (
        "relative-to-best",
        "Relative to the best offer",
        "Offer divided by the largest offer. A middle offer’s points depend on someone else, and nobody knows theirs before bids are opened. Do not use it when one bidder is much larger than the others.",
    ),
    (
        "statement",
        "The method statement, scored by people",
        "People score how the commitment will be kept, on a scale; the quantity is recorded and not scored. Do not use it when the quantity is what matters.",
    ),
];

/// The rules that were left while the page is open, and what their quantities were stated for. They are there again when
/// they are chosen again: one arrow key goes from choice to choice, and would else empty a table.
pub(super) type Kept = Rc<RefCell<Vec<(CommitmentRule, Scaled)>>>;

/// The choice of the rule.
pub(super) fn choice(on: &On, session: &Session, kept: &Kept, of: &Commitment) -> Html {
    let chosen = &of.rule;
    let onchoose = {
        let (on, session, kept) = (on.clone(), session.clone(), kept.clone());
        let was = (of.rule.clone(), of.scaled);
        Callback::from(move |value: AttrValue| {
            let made = made(&session, &value);
            on.issue_all(choose(&mut kept.borrow_mut(), was.clone(), made));
        })
    };
    html! {
        <Radios
            path={on.path("rule")}
            legend="Rule"
            choices={vec![
                Choice::new(AGAINST_TARGET, "Against a target")
                    .hint("Offer divided by the target, at most all points. Bidders know their points before they bid. The usual rule."),
            ]}
            others={OTHERS.iter().map(|(key, label, hint)| Choice::new(*key, *label).hint(*hint)).collect::<Vec<_>>()}
            chosen={AttrValue::from(key(chosen))}
            {onchoose}
        />
    }
}

/// What a question changes by when another rule is chosen.
fn choose(
    kept: &mut Vec<(CommitmentRule, Scaled)>,
    was: (CommitmentRule, Scaled),
    made: CommitmentRule,
) -> Vec<CriterionChange> {
    kept.retain(|(left, _)| key(left) != key(&was.0));
    kept.push(was);
    if let Some((rule, scaled)) = kept.iter().find(|(left, _)| key(left) == key(&made)) {
        return vec![CriterionChange::Rule(rule.clone()), CriterionChange::Scaled(*scaled)];
    }
    // Quantities for each £1m or each year mean nothing under these two.
    let whole = made.is_relative() || made.is_statement();
    let mut changes = vec![CriterionChange::Rule(made)];
    changes.extend(whole.then_some(CriterionChange::Scaled(Scaled::Not)));
    changes
}

fn key(rule: &CommitmentRule) -> &'static str {
    match rule {
        CommitmentRule::AgainstTarget(_) => AGAINST_TARGET,
        CommitmentRule::Bands(_) => "bands",
        CommitmentRule::Lines(_) => "lines",
        CommitmentRule::RelativeToBest(_) => "relative-to-best",
        CommitmentRule::Statement(_) => "statement",
    }
}

/// A rule as it is when it is chosen. A method statement takes the only scale, where there is
/// only one.
fn made(session: &Session, key: &str) -> CommitmentRule {
    match key {
        "bands" => CommitmentRule::Bands(QuantityBands { bands: vec![QuantityBand::default(); 2] }),
        "lines" => {
            CommitmentRule::Lines(QuantityLines { points: vec![QuantityPoint::default(); 2] })
        }
        "relative-to-best" => CommitmentRule::RelativeToBest(RelativeToBest::default()),
        "statement" => CommitmentRule::Statement(MethodStatement {
            scale: match session.confirmed.scheme.scales.as_slice() {
                [only] => Some(only.id.clone()),
                _ => None,
            },
        }),
        _ => CommitmentRule::AgainstTarget(AgainstTarget::default()),
    }
}

#[cfg(test)]
mod tests {
    use common_measure::number::Quantity;

    use super::*;

    #[test]
    fn what_was_stated_comes_back_with_its_rule() {
        let target = AgainstTarget { target: Quantity::parse("40").ok() };
        let stated = CommitmentRule::AgainstTarget(target);
        let bands = || CommitmentRule::Bands(QuantityBands::default());
        let best = CommitmentRule::RelativeToBest(RelativeToBest::default());
        let mut kept = Vec::new();
        let changes = choose(&mut kept, (stated.clone(), Scaled::PerMillion), bands());
        assert_eq!(changes, [CriterionChange::Rule(bands())]);
        let changes = choose(&mut kept, (bands(), Scaled::PerMillion), best.clone());
        assert_eq!(
            changes,
            [CriterionChange::Rule(best.clone()), CriterionChange::Scaled(Scaled::Not)]
        );
        let empty = CommitmentRule::AgainstTarget(AgainstTarget::default());
        let changes = choose(&mut kept, (best, Scaled::Not), empty);
        assert_eq!(
            changes,
            [CriterionChange::Rule(stated), CriterionChange::Scaled(Scaled::PerMillion)]
        );
    }
}
