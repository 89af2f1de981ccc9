//! How many lots one supplier may win, and in which order lots are decided.

use common_measure::scheme::{DraftScheme, LotOrder};
use yew::{AttrValue, Html, html};

use crate::form::{Choice, Radios, TextField, Width, optional_count};

use super::On;

/// The limit, where there is more than one lot.
pub(super) fn editor(on: &On, scheme: &DraftScheme) -> Html {
    if scheme.lots.len() < 2 && on.award.most_lots.is_none() {
        return Html::default();
    }
    let most = on.parse(|award, text| {
        award.most_lots = optional_count(text)?;
        Ok(())
    });
    let onorder = on.choose(|award, key| {
        award.lot_order =
            if key == "preference" { LotOrder::BidderPreference } else { LotOrder::AsStated };
    });
    let chosen = match on.award.lot_order {
        LotOrder::AsStated => "stated",
        LotOrder::BidderPreference => "preference",
    };
    html! {
        <section class="app-block">
            <h2 class="govuk-heading-m">{ "Limit on lots" }</h2>
            <TextField path="scheme/award/most_lots" label="Most lots that one supplier may win (optional)"
                hint="A supplier at the limit is passed over in further lots, and the result says so. Its bids are still compared with."
                number=true width={Width::Characters(3)}
                value={on.award.most_lots.map_or_else(String::new, |most| most.to_string())} parse={most} />
            if on.award.most_lots.is_some() {
                <Radios
                    path="scheme/award/lot_order"
                    legend="Which lots does a supplier keep that could win more?"
                    choices={vec![
                        Choice::new("stated", "The first, in the order in which the lots are stated"),
                        Choice::new("preference", "Those that it prefers").hint("Each bidder states its preference with its bid."),
                    ]}
                    chosen={AttrValue::from(chosen)}
                    onchoose={onorder}
                />
            }
        </section>
    }
}
