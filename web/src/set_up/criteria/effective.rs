//! What a weight comes to in the whole award, in words.

use common_measure::id::CriterionId;
use common_measure::scheme::{DraftScheme, Kind, Shares, WeightsAre};
use common_measure_parts::words::percent;

use super::name_of;

/// Such as “20 % of the 40 % for Quality = 8 % of the award”; `None` while a weight is missing.
pub(in crate::set_up) fn effective_share(
    scheme: &DraftScheme,
    shares: &Shares,
    id: &CriterionId,
) -> Option<String> {
    let share = shares.get(id)?;
    let of_award = percent(&share.of_award);
    let Some(section) = scheme.parent(id)?.and_then(|parent| scheme.criterion(&parent)) else {
        return Some(format!("{of_award} of the award"));
    };
    let Kind::Group(group) = &section.kind else { return None };
    // Points of a section that is itself worth points need no percentage between.
    if group.weights == WeightsAre::Points
        && scheme.weights_of(&section.id) == WeightsAre::Points
        && let Some((own, all)) = scheme.criterion(id)?.weight.zip(section.weight)
    {
        let (own, all, name) = (own.in_words(), all.in_words(), name_of(section));
        return Some(format!("{own} of the {all} points for {name} = {of_award} of the award"));
    }
    let of_group = percent(&share.of_group);
    let whole = percent(&shares.get(&section.id)?.of_award);
    let name = name_of(section);
    Some(match group.weights {
        WeightsAre::OfGroup | WeightsAre::Points => {
            format!("{of_group} of the {whole} for {name} = {of_award} of the award")
        }
        WeightsAre::OfAward => {
            format!("{of_award} of the award = {of_group} of the {whole} for {name}")
        }
    })
}

#[cfg(test)]
mod tests {
    use common_measure::number::Weight;
    use common_measure::procurement::Procurement;
    use common_measure::record::{Command, CriterionChange, Given, apply, decide};

    use super::super::make::STARTING_POINTS;
    use super::*;
    use crate::session::new_procurement;

    #[test]
    fn a_weight_is_said_both_ways() {
        let mut of = new_procurement();
        let event = decide(&of, STARTING_POINTS[0].command(&of, &Given::default()))
            .expect("it can be built");
        apply(&mut of, &event);
        let quality = of.scheme.criteria[1].id.clone();
        let question = of.scheme.criteria[1].children()[0].id.clone();
        let words = |of: &common_measure::procurement::Procurement| {
            effective_share(&of.scheme, &Shares::of(&of.scheme), &question)
                .map(|words| words.replace('\u{a0}', " "))
        };
        assert_eq!(words(&of).as_deref(), Some("50 % of the 40 % for Quality = 20 % of the award"));
        let change = CriterionChange::WeightsAre(WeightsAre::OfAward);
        let command = Command::ChangeCriterion { criterion: quality, change };
        let event = decide(&of, command).expect("a section has it");
        apply(&mut of, &event);
        assert_eq!(
            words(&of).as_deref(),
            Some("50 % of the award = 125 % of the 40 % for Quality")
        );
    }

    #[test]
    fn points_are_of_the_points_of_their_section_also_while_they_do_not_add_up() {
        let mut of = new_procurement();
        let act = |of: &mut Procurement, command| {
            let event = decide(of, command).expect("it can be done");
            apply(of, &event);
        };
        let start = STARTING_POINTS[0].command(&of, &Given::default());
        act(&mut of, start);
        act(&mut of, Command::SetWeights(WeightsAre::Points));
        let quality = of.scheme.criteria[1].id.clone();
        let question = of.scheme.criteria[1].children()[0].id.clone();
        let change = CriterionChange::WeightsAre(WeightsAre::Points);
        act(&mut of, Command::ChangeCriterion { criterion: quality, change });
        let change = CriterionChange::Weight(Weight::parse("25").ok());
        act(&mut of, Command::ChangeCriterion { criterion: question.clone(), change });
        let words = effective_share(&of.scheme, &Shares::of(&of.scheme), &question);
        let words = words.map(|words| words.replace('\u{a0}', " "));
        assert_eq!(words.as_deref(), Some("25 of the 40 points for Quality = 25 % of the award"));
    }
}
