//! Totals and ranks, which follow while a person types.

use std::collections::BTreeMap;

use common_measure::assessment::{Assessor, Reading, Standing};
use common_measure::id::{BidId, LotId};
use common_measure::procurement::Procurement;
use yew::{AttrValue, Html, component, html, use_context};

/// The figures of one bid, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Figures {
    /// Its total points.
    pub total: AttrValue,
    /// Its rank.
    pub rank: AttrValue,
}

/// The figures of a lot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Live {
    /// By bid.
    bids: BTreeMap<BidId, Figures>,
    /// Whether something is not decided or not entered.
    pub provisional: bool,
    /// How many faults keep figures from being worked out.
    pub faults: usize,
}

/// Works out the figures of a lot.
pub(super) fn live(assessor: &mut Assessor, of: &Procurement, lot: &LotId) -> Live {
    let assessment = match assessor.assess(of, Reading::AsStated) {
        Ok(assessment) => assessment,
        Err(faults) => return Live { faults: faults.len(), ..Live::default() },
    };
    let Some(result) = assessment.lots.iter().find(|result| result.lot == *lot) else {
        return Live::default();
    };
    let bids = result.bids.iter().enumerate().map(|(at, bid)| {
        let total = result.shown_total(at);
        let rank = match bid.standing {
            Standing::Ranked { rank, shared: false } => rank.to_string(),
            Standing::Ranked { rank, shared: true } => format!("{rank}="),
            Standing::Incomplete => "not complete".to_owned(),
            Standing::NoFigure => "not ranked".to_owned(),
            Standing::SetAside => "set aside".to_owned(),
            Standing::Excluded => "excluded".to_owned(),
            Standing::Withdrawn => "withdrawn".to_owned(),
        };
        let total = total.unwrap_or_else(|| "–".to_owned());
        (bid.bid.clone(), Figures { total: total.into(), rank: rank.into() })
    });
    Live { bids: bids.collect(), provisional: result.is_provisional(), faults: 0 }
}

impl Live {
    /// The figures of a bid; a dash for each where there are none.
    pub(super) fn of(&self, bid: &BidId) -> Figures {
        let none = || Figures { total: "–".into(), rank: "–".into() };
        self.bids.get(bid).cloned().unwrap_or_else(none)
    }
}

/// How many letters surely fit into the narrower of the two columns.
const FITTING: usize = 8;

/// What a cell of a total or a rank says.
pub(super) fn figure(text: &AttrValue) -> Html {
    // In a box of a stated size it changes without its row being measured again.
    let fits = text.chars().count() <= FITTING;
    html! { <span class={fits.then_some("app-grid__figure")}>{ text }</span> }
}

/// Whether totals and ranks may still change: what their headings say, which are otherwise not drawn again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Provisional(pub bool);

/// What stands under the headings of the live columns.
#[component]
pub(super) fn LiveHint() -> Html {
    let Provisional(provisional) = use_context().unwrap_or_default();
    html! {
        if provisional {
            <span class="app-grid__hint">{ "provisional" }</span>
        }
    }
}
