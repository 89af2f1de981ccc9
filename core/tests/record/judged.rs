//! What people judged in one of two copies: it holds in the other only if they knew what was judged there.

use common_measure::id::LotId;
use common_measure::record::{
    Act, AwardDecision, Command, Detail, Record, Relation, ReopenedScores,
};

use crate::award::{pavilion_up_to, said, withdrawal};
use crate::{pavilion, salts, stamp};

#[test]
fn a_withdrawal_in_another_copy_is_brought_over_with_the_numbers_that_entries_have_here() {
    let mut here = pavilion();
    let decision = here.state().process.award().unwrap().decision.clone();
    said(&mut here, Act::WithdrawAward(withdrawal(80, "2026-05-01T09:00:00Z"))).unwrap();
    let mut there = here.clone();
    // There, entry 83 is decided and withdrawn; here, something else is entry 83.
    let entry = said(&mut there, Act::Award(decision)).unwrap();
    let again = said(&mut there, Act::WithdrawAward(withdrawal(entry, "2026-06-01T09:00:00Z")));
    let note = Act::Change(Command::SetDetail(Detail::Note("Advice taken.".to_owned())));
    said(&mut here, note).unwrap();
    assert_eq!(here.bring_over(&there, &mut salts()), []);
    let awards = &here.state().process.awards;
    assert_eq!(awards.len(), 2);
    assert_eq!(awards[1].entry, entry + 1);
    let (number, it) = awards[1].withdrawn.clone().unwrap();
    assert_eq!((number, it.entry), (again.unwrap() + 1, entry + 1));
}

/// Another level for the first agreed score.
fn another_score(of: &Record) -> Act {
    let score = &of.procurement().evaluation.scores[0];
    let scale = of.procurement().scheme.scale_of(&score.criterion).unwrap();
    let level = scale.levels.iter().find(|level| level.id != score.level).unwrap().id.clone();
    let (bid, criterion) = (score.bid.clone(), score.criterion.clone());
    Act::Change(Command::SetScore { bid, criterion, level: Some(level) })
}

#[test]
fn what_people_judged_in_another_copy_holds_only_for_the_figures_that_they_judged() {
    let decision = pavilion().state().process.award().unwrap().decision.clone();
    let lot = LotId::new("pavilion").unwrap();
    let bring = |changed: &dyn Fn(&Record) -> Act| {
        let mut here = pavilion_up_to(79);
        let mut there = here.clone();
        let act = changed(&here);
        said(&mut here, act).unwrap();
        said(&mut there, Act::ConfirmScores(lot.clone())).unwrap();
        let award = said(&mut there, Act::Award(decision.clone())).unwrap();
        let approved =
            there.append(Act::Approve(award), &stamp("Bob", "2026-07-01T09:00:01Z"), &mut salts());
        approved.unwrap();
        let refused = here.bring_over(&there, &mut salts());
        let refused: Vec<String> = refused
            .into_iter()
            .map(|(entry, fault)| format!("{entry}: {}", fault.problem))
            .collect();
        (here, refused)
    };
    let (here, refused) = bring(&another_score);
    assert_eq!(
        refused,
        [
            "80: Other scores were confirmed than those that stand here.",
            "81: The award was decided on other figures than those that stand here.",
            "82: It is about an entry that was not brought over.",
        ]
    );
    assert!(here.state().process.award().is_none() && here.state().process.confirmed.is_empty());
    let note = |_: &Record| Act::Change(Command::SetDetail(Detail::Note("Advice.".to_owned())));
    let (here, refused) = bring(&note);
    assert_eq!(refused, Vec::<String>::new());
    assert_eq!(here.state().process.award().map(|it| &it.decision), Some(&decision));
    assert!(here.state().process.approvals.contains_key(&82));
}

#[test]
fn a_withdrawn_award_does_not_stand_again_from_an_older_copy() {
    let common = pavilion_up_to(79);
    let decision = pavilion().state().process.award().unwrap().decision.clone();
    let (mut here, mut there) = (common.clone(), common);
    let note = Act::Change(Command::SetDetail(Detail::Note("Advice taken.".to_owned())));
    said(&mut here, note).unwrap();
    let award = said(&mut there, Act::Award(decision.clone())).unwrap();
    there.append(Act::Approve(award), &stamp("Bob", "2026-07-01T09:00:01Z"), &mut salts()).unwrap();
    assert_eq!(here.bring_over(&there, &mut salts()), []);
    said(&mut here, Act::WithdrawAward(withdrawal(81, "2026-05-01T09:00:00Z"))).unwrap();
    let before = here.to_text();
    assert_eq!(here.relation_to(&there), Relation::Held { common: 79 });
    assert_eq!(here.bring_over(&there, &mut salts()), []);
    assert_eq!(here.to_text(), before);
    assert_eq!(here.state().process.award(), None);

    // The same where it was awarded and withdrawn here, and awarded there by people who did not know.
    let mut here = pavilion_up_to(79);
    let other = AwardDecision { reason: "The most points of all.".to_owned(), ..decision };
    let own = said(&mut here, Act::Award(other)).unwrap();
    said(&mut here, Act::WithdrawAward(withdrawal(own, "2026-05-01T09:00:00Z"))).unwrap();
    let refused = here.bring_over(&there, &mut salts());
    let refused: Vec<String> =
        refused.into_iter().map(|(entry, fault)| format!("{entry}: {}", fault.problem)).collect();
    assert_eq!(
        refused,
        [
            "80: It was changed on both sides. What Ann entered on the side that goes on stands (entry 81: The award decision of entry 80 was withdrawn on 1 May 2026, 09:00 UTC by L. Lead (A score was entered for the wrong bid.)).",
            "81: It is about an entry that was not brought over.",
        ]
    );
    assert_eq!(here.state().process.award(), None);
}

#[test]
fn scores_that_were_confirmed_again_are_not_opened_by_a_copy_that_does_not_know() {
    let lot = LotId::new("pavilion").unwrap();
    let opening = |record: &mut Record, reason: &str| {
        let it = ReopenedScores { lot: lot.clone(), reason: reason.to_owned() };
        said(record, Act::ReopenScores(it)).unwrap();
    };
    let mut here = pavilion_up_to(79);
    said(&mut here, Act::ConfirmScores(lot.clone())).unwrap();
    let mut there = here.clone();
    opening(&mut here, "A page was overlooked.");
    let again = another_score(&here);
    said(&mut here, again).unwrap();
    let confirmed = said(&mut here, Act::ConfirmScores(lot.clone())).unwrap();
    opening(&mut there, "Another page was overlooked.");
    let by = stamp("Bob", "2026-07-01T09:00:01Z");
    there.append(Act::ConfirmScores(lot.clone()), &by, &mut salts()).unwrap();
    let scores = here.procurement().evaluation.clone();
    let refused = here.bring_over(&there, &mut salts());
    assert_eq!(refused.iter().map(|it| it.0).collect::<Vec<_>>(), [81, 82]);
    assert!(refused[0].1.problem.starts_with("It was changed on both sides."), "{}", refused[0].1);
    assert_eq!(here.state().process.confirmed.get(&lot).map(|it| it.entry), Some(confirmed));
    assert_eq!(here.procurement().evaluation, scores);
}
