//! The method statement, scored by people: the scale.

use common_measure::id::ScaleId;
use common_measure::record::CriterionChange;
use common_measure::scheme::{CommitmentRule, DraftScheme, MethodStatement};
use yew::Html;

use super::super::on::On;
use super::super::quality::scale_choice;

/// The choice of the scale.
pub(super) fn editor(on: &On, scheme: &DraftScheme, rule: &MethodStatement) -> Html {
    let onchoose = on.choose(|scale| {
        let scale = ScaleId::new(scale).ok();
        CriterionChange::Rule(CommitmentRule::Statement(MethodStatement { scale }))
    });
    scale_choice(&on.id, scheme, rule.scale.as_ref(), onchoose)
}
