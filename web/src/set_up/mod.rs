//! Setting up: everything that is stated before bids are opened.

use common_measure::id::CriterionId;
use yew::{Html, Properties, component, html};

macro_rules! stubs { ($($name:ident $title:literal),*) => {$(
    /// To come.
    #[component]
    pub(crate) fn $name() -> Html { html! { <h1 class="govuk-heading-l">{ $title }</h1> } }
)*}; }
stubs!(TaskList "Set up", Lots "Lots", Details "Details", Measures "Social value measures", Criteria "Criteria and weights", Scales "Scales", RoundingAndTies "Rounding, ties and minimums", CheckAnswers "Check the award criteria");

/// Which criterion.
#[derive(Properties, PartialEq)]
pub(crate) struct CriterionProps {
    /// Its id.
    pub id: CriterionId,
}

/// To come.
#[component]
pub(crate) fn Criterion(props: &CriterionProps) -> Html {
    html! { <h1 class="govuk-heading-l">{ props.id.as_str() }</h1> }
}
