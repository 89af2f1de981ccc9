//! Totals and ranks, which follow while a person types. They stand in components of their own, so
//! that a key draws them again and not the rows.

use std::collections::BTreeMap;

use common_measure::assessment::{Reading, Standing, assess};
use common_measure::id::{BidId, LotId};
use common_measure::procurement::Procurement;
use yew::{AttrValue, Html, Properties, classes, component, html, use_context};

use crate::session::Shared;

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
    /// Whether something is not decided, not entered, or still being typed.
    pub provisional: bool,
    /// How many faults keep figures from being worked out.
    pub faults: usize,
}

/// Works out the figures of a lot. `typing`: the procurement holds what is not confirmed yet.
pub(super) fn live(of: &Procurement, lot: &LotId, typing: bool) -> Live {
    let assessment = match assess(of, Reading::AsStated) {
        Ok(assessment) => assessment,
        Err(faults) => return Live { faults: faults.len(), ..Live::default() },
    };
    let rounding = assessment.scheme.rounding();
    let Some(result) = assessment.lots.iter().find(|result| result.lot == *lot) else {
        return Live::default();
    };
    let bids = result.bids.iter().map(|bid| {
        let total = bid.total.as_ref().map(|total| total.fixed(rounding.places, rounding.mode));
        let rank = match bid.standing {
            Standing::Ranked { rank, shared: false } => rank.to_string(),
            Standing::Ranked { rank, shared: true } => format!("{rank}="),
            Standing::Incomplete => "not complete".to_owned(),
            Standing::SetAside => "set aside".to_owned(),
            Standing::Excluded => "excluded".to_owned(),
        };
        let total = total.unwrap_or_else(|| "–".to_owned());
        (bid.bid.clone(), Figures { total: total.into(), rank: rank.into() })
    });
    Live { bids: bids.collect(), provisional: typing || result.is_provisional(), faults: 0 }
}

impl Live {
    /// The figures of a bid; a dash for each where there are none.
    pub(super) fn of(&self, bid: &BidId) -> Figures {
        let none = || Figures { total: "–".into(), rank: "–".into() };
        self.bids.get(bid).cloned().unwrap_or_else(none)
    }
}

#[yew::hook]
fn use_live() -> Shared<Live> {
    use_context().unwrap_or_else(|| Shared::new(Live::default()))
}

/// Which of the two figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Figure {
    /// Total points.
    Total,
    /// Rank.
    Rank,
}

/// A live cell's properties.
#[derive(Properties, PartialEq)]
pub(super) struct LiveCellProps {
    /// Whose figure.
    pub bid: BidId,
    /// Which.
    pub figure: Figure,
    /// Its column, from 0.
    pub column: usize,
    /// Whether it has the focus.
    pub active: bool,
    /// Whether it is in the selected block.
    pub selected: bool,
}

/// A total or a rank.
#[component]
pub(super) fn LiveCell(props: &LiveCellProps) -> Html {
    let live = use_live();
    let figures = live.of(&props.bid);
    let (text, name, class) = match props.figure {
        Figure::Total => (figures.total, "total", "app-grid__total"),
        Figure::Rank => (figures.rank, "rank", "app-grid__rank"),
    };
    html! {
        <td
            id={format!("bids/{}/{name}", props.bid)}
            class={classes!("app-grid__cell", class, live.provisional.then_some("app-grid__cell--provisional"))}
            role="gridcell"
            aria-colindex={(props.column + 1).to_string()}
            aria-readonly="true"
            aria-selected={props.selected.then_some("true")}
            tabindex={if props.active { "0" } else { "-1" }}
        >{ text }</td>
    }
}

/// What stands under the headings of the live columns.
#[component]
pub(super) fn LiveHint() -> Html {
    let live = use_live();
    html! {
        if live.provisional {
            <span class="app-grid__hint">{ "provisional" }</span>
        }
    }
}
