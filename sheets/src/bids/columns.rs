//! The columns of the table of bids, and what their heads are called.

use std::collections::HashSet;

use common_measure::id::{CriterionId, LevelId, LineId, MeasureId};
use common_measure::procurement::Procurement;
use common_measure::scheme::{Kind, PassFail};

use crate::names::Names;

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Column {
    Supplier,
    Lot,
    Title,
    Price(CriterionId),
    Rate(CriterionId, LineId),
    Quantity(MeasureId),
    Level(CriterionId),
    Address,
    Email,
    Identifier,
    Bid,
    SupplierId,
}

/// A column, its head, and other heads that it is found by.
#[derive(Clone, Debug)]
pub(super) struct Head {
    pub(super) column: Column,
    /// What stands in the file.
    pub(super) text: String,
    /// What stands in brackets at its end, if anything: found wherever it was moved, whatever became
    /// of the words before it.
    pub(super) key: Option<String>,
    /// What it is called in a sentence.
    pub(super) name: String,
}

impl Head {
    fn plain(column: Column, text: &str) -> Self {
        Self { column, text: text.to_owned(), key: None, name: text.to_owned() }
    }

    fn keyed(column: Column, name: &str, unit: &str, key: String) -> Self {
        let name = if name.is_empty() { key.clone() } else { name.to_owned() };
        let unit = if unit.is_empty() { String::new() } else { format!(" ({unit})") };
        Self { column, text: format!("{name}{unit} [{key}]"), key: Some(key), name }
    }
}

/// The columns of a procurement's bids, in the order in which they are written.
pub(super) fn heads(of: &Procurement) -> Vec<Head> {
    let mut heads = vec![
        Head::plain(Column::Supplier, "Supplier"),
        Head::plain(Column::Lot, "Lot"),
        Head::plain(Column::Title, "Bid title"),
    ];
    prices(of, &mut heads);
    quantities(of, &mut heads);
    for criterion in of.scheme.all().filter(|criterion| criterion.kind.is_scored_by_people()) {
        let unit = match &criterion.kind {
            Kind::PassFail(_) => "pass or fail",
            _ => "level",
        };
        let column = Column::Level(criterion.id.clone());
        heads.push(Head::keyed(column, criterion.title.trim(), unit, criterion.id.to_string()));
    }
    heads.extend([
        Head::plain(Column::Address, "Postal address"),
        Head::plain(Column::Email, "Email"),
        Head::plain(Column::Identifier, "Identifier"),
        Head::plain(Column::Bid, "Bid id"),
        Head::plain(Column::SupplierId, "Supplier id"),
    ]);
    heads
}

fn prices(of: &Procurement, heads: &mut Vec<Head>) {
    for criterion in of.scheme.all() {
        let Kind::Price(price) = &criterion.kind else { continue };
        let title = criterion.title.trim();
        for line in price.schedule.iter().flat_map(|schedule| &schedule.lines) {
            let unit = match line.unit.trim() {
                "" => "£ for one".to_owned(),
                unit => format!("£ per {unit}"),
            };
            heads.push(Head::keyed(
                Column::Rate(criterion.id.clone(), line.id.clone()),
                &format!("{title}: {}", line.title.trim()),
                &unit,
                format!("{}/{}", criterion.id, line.id),
            ));
        }
        let unit = if price.schedule.is_some() { "£, the supplier’s own sum" } else { "£" };
        let column = Column::Price(criterion.id.clone());
        heads.push(Head::keyed(column, title, unit, criterion.id.to_string()));
    }
}

/// Measures that the criteria ask for, and any others that a bid offers.
fn quantities(of: &Procurement, heads: &mut Vec<Head>) {
    let asked = of.scheme.all().flat_map(|criterion| match &criterion.kind {
        Kind::Commitment(commitment) => vec![&commitment.measure],
        Kind::CommitmentValue(value) => value.values.iter().map(|each| &each.measure).collect(),
        _ => Vec::new(),
    });
    let offered = of.bids.iter().flat_map(|bid| {
        let some = bid.commitments.iter().filter(|offer| offer.quantity.is_some());
        some.map(|offer| &offer.measure)
    });
    let mut seen = HashSet::new();
    for measure in asked.chain(offered).filter(|measure| seen.insert((*measure).clone())) {
        heads.push(quantity(of, measure));
    }
}

/// The column of a measure, whether or not it is asked for.
pub(super) fn quantity(of: &Procurement, measure: &MeasureId) -> Head {
    let known = of.measures.framework().and_then(|set| set.measure(measure));
    let (title, unit) =
        known.map_or(("", ""), |known| (known.title.trim(), known.unit_short.trim()));
    Head::keyed(Column::Quantity(measure.clone()), title, unit, format!("measure {measure}"))
}

/// The levels that a question is scored on, by what a cell may call them.
pub(super) fn levels<'a>(of: &'a Procurement, question: &CriterionId) -> Names<'a, LevelId> {
    let is_passed = of
        .scheme
        .criterion(question)
        .is_some_and(|criterion| matches!(criterion.kind, Kind::PassFail(_)));
    if is_passed {
        let both = [PassFail::PASS, PassFail::FAIL];
        return Names::new(
            both.into_iter().filter_map(|id| Some((LevelId::new(id).ok()?, id, id))),
        );
    }
    let levels = of.scheme.scale_of(question).map(|scale| scale.levels.as_slice());
    let levels = levels.unwrap_or_default().iter();
    Names::new(levels.map(|level| (level.id.clone(), level.id.as_str(), level.label.as_str())))
}

/// The lots, by what a cell may call them.
pub(super) fn lots(of: &Procurement) -> Names<'_, common_measure::id::LotId> {
    let lots = of.scheme.lots.iter();
    Names::new(lots.map(|lot| (lot.id.clone(), lot.id.as_str(), lot.title.as_str())))
}
