//! Choosing a measure makes a question of it; giving it up takes the question away.

use common_measure::framework::Measure;
use common_measure::id::{CriterionId, MeasureId};
use common_measure::procurement::Procurement;
use common_measure::record::{Command, Given};
use common_measure::scheme::{Commitment, Criterion, Group, Kind};

/// The question that scores a measure, if it is chosen.
pub(super) fn question<'a>(of: &'a Procurement, measure: &MeasureId) -> Option<&'a Criterion> {
    of.scheme.all().find(|criterion| match &criterion.kind {
        Kind::Commitment(commitment) => commitment.measure == *measure,
        _ => false,
    })
}

/// The section that new measures go into unless a person says otherwise: one that has measures
/// in it already, or is called after social value.
pub(super) fn usual_section(of: &Procurement) -> Option<CriterionId> {
    let with_measures = of.scheme.all().find(|section| {
        section.children().iter().any(|child| matches!(child.kind, Kind::Commitment(_)))
    });
    with_measures
        .or_else(|| {
            of.scheme.all().find(|section| {
                section.is_group() && section.title.to_lowercase().contains("social value")
            })
        })
        .map(|section| section.id.clone())
}

/// Adds a question for a measure to a section; without one, in a new section for social value.
pub(super) fn add(
    of: &Procurement,
    given: &Given,
    measure: &Measure,
    section: Option<CriterionId>,
) -> Command {
    let taken = |id: &CriterionId| of.scheme.criterion(id).is_some() || given.criterion(id);
    let question = CriterionId::next("criterion-", taken);
    let criterion = Criterion {
        id: question.clone(),
        title: measure.title.clone(),
        weight: None,
        minimum: None,
        kind: Kind::Commitment(Commitment::new(measure.id.clone())),
    };
    if section.is_some() {
        return Command::AddCriterion { section, criterion };
    }
    let id = CriterionId::next("criterion-", |id| taken(id) || *id == question);
    Command::AddCriterion {
        section: None,
        criterion: Criterion {
            id,
            title: "Social value".to_owned(),
            weight: None,
            minimum: None,
            kind: Kind::Group(Group { criteria: vec![criterion], ..Group::default() }),
        },
    }
}

/// How many bids offer a quantity of a measure.
pub(super) fn bids_offering(of: &Procurement, measure: &MeasureId) -> usize {
    of.bids
        .iter()
        .filter(|bid| bid.commitment(measure).is_some_and(|offer| offer.quantity.is_some()))
        .count()
}

#[cfg(test)]
mod tests {
    use common_measure::framework::Framework;
    use common_measure::record::{apply, decide};

    use super::*;
    use crate::session::new_procurement;

    #[test]
    fn the_first_measure_makes_a_section_and_the_next_goes_into_it() {
        let mut of = new_procurement();
        let set = Framework::knowsley().expect("it is built in");
        for measure in set.measures.iter().take(2) {
            let section = usual_section(&of);
            let event = decide(&of, add(&of, &Given::default(), measure, section))
                .expect("it can be added");
            apply(&mut of, &event);
        }
        assert_eq!(of.scheme.criteria.len(), 1);
        assert_eq!(of.scheme.criteria[0].children().len(), 2);
        assert!(question(&of, &set.measures[1].id).is_some());
    }
}
