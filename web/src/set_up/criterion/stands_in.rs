//! In which section a criterion stands.

use common_measure::id::CriterionId;
use common_measure::record::Command;
use common_measure::scheme::DraftScheme;
use yew::{AttrValue, Callback, Html, html};

use crate::form::{Choice, Select};
use crate::session::Acts;

use super::super::criteria::trail;
use super::super::page::criterion_path;

/// The value of the choice “no section”. No id can be empty.
const TOP: &str = "";

/// The choice of the section, where there is one to choose. What is moved stands last there.
pub(super) fn choice(scheme: &DraftScheme, acts: &Acts, id: &CriterionId) -> Html {
    let Some(moved) = scheme.criterion(id) else { return Html::default() };
    let sections: Vec<Choice> = scheme
        .all()
        .filter(|section| section.is_group() && !moved.holds(&section.id))
        .map(|section| Choice::new(section.id.to_string(), trail(scheme, section)))
        .collect();
    if sections.is_empty() {
        return Html::default();
    }
    let chosen = scheme.parent(id).flatten();
    let chosen = chosen.map_or_else(|| TOP.to_owned(), |section| section.to_string());
    let onchoose = {
        let (acts, criterion, scheme) = (acts.clone(), id.clone(), scheme.clone());
        Callback::from(move |section: AttrValue| {
            let section = CriterionId::new(&section).ok();
            let there = section.as_ref().and_then(|id| scheme.criterion(id));
            let position = there.map_or(&scheme.criteria[..], |section| section.children()).len();
            acts.issue(Command::MoveCriterion { criterion: criterion.clone(), section, position });
        })
    };
    let choices = [vec![Choice::new(TOP, "No section: at the top")], sections].concat();
    html! {
        <Select
            path={criterion_path(id, "section")}
            legend="Section that it stands in"
            {choices}
            chosen={AttrValue::from(chosen)}
            {onchoose}
        />
    }
}
