//! What a price covers, the same for every bid.

use common_measure::record::CriterionChange;
use common_measure::scheme::{PriceBasis, Vat};
use yew::{AttrValue, Html, html};

use crate::form::{Choice, Radios, TextField};

use super::super::super::page::criterion_text;
use super::super::on::On;

/// VAT, term and indexation.
pub(super) fn editor(on: &On, basis: &PriceBasis) -> Html {
    let chosen = match basis.vat {
        Vat::Excluded => "excluded",
        Vat::Included => "included",
    };
    let (with_vat, with_term, with_indexation) = (basis.clone(), basis.clone(), basis.clone());
    let onvat = on.choose(move |value| {
        let vat = if value == "included" { Vat::Included } else { Vat::Excluded };
        CriterionChange::Basis(PriceBasis { vat, ..with_vat.clone() })
    });
    html! {
        <section class="app-block">
            <h2 class="govuk-heading-m">{ "What a price covers" }</h2>
            <p class="govuk-body">{ "Prices can be compared only on one basis. State it in the tender documents in the same words." }</p>
            <Radios
                path={on.path("basis/vat")}
                legend="Are prices given with VAT?"
                small=true
                choices={vec![Choice::new("excluded", "Without VAT"), Choice::new("included", "With VAT")]}
                chosen={AttrValue::from(chosen)}
                onchoose={onvat}
            />
            <TextField
                path={on.path("basis/term")}
                label="Term and extensions that are priced"
                hint="Such as: 3 years and both 1-year extensions."
                value={basis.term.clone()}
                parse={criterion_text(&on.id, move |term| {
                    CriterionChange::Basis(PriceBasis { term, ..with_term.clone() })
                })}
            />
            <TextField
                path={on.path("basis/indexation")}
                label="How prices change over time"
                hint="Such as: fixed for the term."
                value={basis.indexation.clone()}
                parse={criterion_text(&on.id, move |indexation| {
                    CriterionChange::Basis(PriceBasis { indexation, ..with_indexation.clone() })
                })}
            />
        </section>
    }
}
