//! Which lots a supplier would rather win, where the award criteria go by that.

use common_measure::bid::Supplier;
use common_measure::id::LotId;
use common_measure::procurement::{Procurement, places};
use common_measure::record::Command;
use common_measure::scheme::LotOrder;
use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::form::{Choice, Select};
use crate::session::{Shared, use_acts};

/// Whose preference.
#[derive(Properties, PartialEq)]
pub(super) struct PreferenceFieldsProps {
    /// The procurement.
    pub of: Shared<Procurement>,
    /// The supplier.
    pub supplier: Supplier,
}

/// A choice for each place of the preference; nothing where no award goes by it.
#[component]
pub(super) fn PreferenceFields(props: &PreferenceFieldsProps) -> Html {
    let acts = use_acts();
    let PreferenceFieldsProps { of, supplier } = props;
    let award = &of.scheme.award;
    let lots = &of.scheme.lots;
    if award.lot_order != LotOrder::BidderPreference || award.most_lots.is_none() || lots.len() < 2
    {
        return Html::default();
    }
    let said = &supplier.lot_preference;
    let choices: Vec<Choice> = std::iter::once(Choice::new("", "Not stated"))
        .chain(lots.iter().map(|lot| {
            let name = of.scheme.lot_name(&lot.id);
            Choice::new(lot.id.as_str().to_owned(), name)
        }))
        .collect();
    let places = (0..lots.len().min(said.len() + 1)).map(|at| {
        let onchoose = {
            let (acts, id, said) = (acts.clone(), supplier.id.clone(), said.clone());
            Callback::from(move |value: AttrValue| {
                let lots = moved(&said, at, LotId::new(&value).ok());
                acts.issue(Command::SetLotPreference { supplier: id.clone(), lots });
            })
        };
        let path = format!("{}/lot_preference/{at}", places::supplier(&supplier.id).path());
        let chosen = said.get(at).map_or_else(String::new, |lot| lot.as_str().to_owned());
        html! {
            <Select key={at} {path} legend={format!("Choice {}", at + 1)} choices={choices.clone()}
                chosen={AttrValue::from(chosen)} {onchoose} />
        }
    });
    html! {
        <fieldset class="govuk-fieldset">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{ "Lots that the supplier would rather win" }</legend>
            <p class="govuk-hint">{ "It may not win all that it bids for. Lots that it does not name come last." }</p>
            { for places }
        </fieldset>
    }
}

/// The preference with a lot in this place, or with none there.
fn moved(said: &[LotId], at: usize, lot: Option<LotId>) -> Vec<LotId> {
    let mut lots = said.to_vec();
    match lot {
        Some(lot) => {
            lots.retain(|there| *there != lot);
            lots.insert(at.min(lots.len()), lot);
        }
        None if at < lots.len() => {
            lots.remove(at);
        }
        None => {}
    }
    lots
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lot_has_one_place() {
        let id = |text: &str| LotId::new(text).unwrap();
        let said = [id("a"), id("b"), id("c")];
        assert_eq!(moved(&said, 0, Some(id("c"))), [id("c"), id("a"), id("b")]);
        assert_eq!(moved(&said, 2, Some(id("a"))), [id("b"), id("c"), id("a")]);
        assert_eq!(moved(&said, 1, None), [id("a"), id("c")]);
        assert_eq!(moved(&[], 0, Some(id("b"))), [id("b")]);
    }
}
