//! The columns of the table of bids, and what their heads are called.

use std::collections::HashSet;

use common_measure::id::{CriterionId, LevelId, LineId, MeasureId};
use common_measure::procurement::Procurement;
use common_measure::scheme::{Criterion, Kind, PassFail};

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
    /// How many of a measure are also counted under others.
    AlsoUnder(MeasureId),
    Statement(MeasureId),
    When(MeasureId),
    Where(MeasureId),
    Evidence(MeasureId),
    Level(CriterionId),
    Reason(CriterionId),
    Answer(CriterionId),
    Members,
    Subcontractors,
    Preference,
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
        let scores = of.evaluation.scores.iter();
        if scores.clone().any(|it| it.criterion == criterion.id && !it.reason.is_empty()) {
            heads.push(reason(criterion));
        }
        if of.bids.iter().any(|bid| !bid.answer(&criterion.id).is_empty()) {
            heads.push(answer(criterion));
        }
    }
    if of.suppliers.iter().any(|supplier| !supplier.members.is_empty()) {
        heads.push(Head::plain(Column::Members, MEMBERS));
    }
    if of.suppliers.iter().any(|supplier| !supplier.key_subcontractors.is_empty()) {
        heads.push(Head::plain(Column::Subcontractors, SUBCONTRACTORS));
    }
    if of.suppliers.iter().any(|supplier| !supplier.lot_preference.is_empty()) {
        heads.push(Head::plain(Column::Preference, PREFERENCE));
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
    let asked = of.scheme.measures().into_iter().map(|(measure, _)| measure);
    let offered = of.bids.iter().flat_map(|bid| {
        let some = bid.commitments.iter().filter(|offer| offer.quantity.is_some());
        some.map(|offer| &offer.measure)
    });
    let mut seen = HashSet::new();
    for measure in asked.chain(offered).filter(|measure| seen.insert((*measure).clone())) {
        let offers = || of.bids.iter().filter_map(|bid| bid.commitment(measure));
        let heads_of = of_measure(of, measure);
        let [quantity, also, statement, when, place, evidence] = heads_of;
        heads.push(quantity);
        // What is about a quantity has a column only where somebody says anything.
        let said = [
            (also, offers().any(|offer| !offer.also_under.is_empty())),
            (statement, offers().any(|offer| !offer.statement.is_empty())),
            (when, offers().any(|offer| !offer.when.is_empty())),
            (place, offers().any(|offer| !offer.place.is_empty())),
            (evidence, offers().any(|offer| !offer.evidence.is_empty())),
        ];
        heads.extend(said.into_iter().filter(|(_, is_said)| *is_said).map(|(head, _)| head));
    }
}

/// The columns of a measure, whether or not it is asked for.
fn of_measure(of: &Procurement, measure: &MeasureId) -> [Head; 6] {
    let known = of.measures.framework().and_then(|set| set.measure(measure));
    let (title, unit) =
        known.map_or(("", ""), |known| (known.title.trim(), known.unit_short.trim()));
    let name = if title.is_empty() { format!("Measure {measure}") } else { title.to_owned() };
    let key = |what: &str| format!("measure {measure}{what}");
    let id = || measure.clone();
    [
        Head::keyed(Column::Quantity(id()), &name, unit, key("")),
        Head::keyed(
            Column::AlsoUnder(id()),
            &format!("{name}: also counted under"),
            "measure: how many",
            key(" also under"),
        ),
        Head::keyed(Column::Statement(id()), &format!("{name}: how"), "", key(" statement")),
        Head::keyed(Column::When(id()), &format!("{name}: when"), "", key(" when")),
        Head::keyed(Column::Where(id()), &format!("{name}: where"), "", key(" where")),
        Head::keyed(Column::Evidence(id()), &format!("{name}: evidence"), "", key(" evidence")),
    ]
}

fn reason(question: &Criterion) -> Head {
    let name = format!("{}: reason", question.title.trim());
    Head::keyed(Column::Reason(question.id.clone()), &name, "", format!("{} reason", question.id))
}

fn answer(question: &Criterion) -> Head {
    let name = format!("{}: answer", question.title.trim());
    Head::keyed(Column::Answer(question.id.clone()), &name, "", format!("{} answer", question.id))
}

/// The heads of the columns with the members of a joint bid, and with key subcontractors: one in each
/// line of a cell.
pub(super) const MEMBERS: &str = "Members of a joint bid";
pub(super) const SUBCONTRACTORS: &str = "Key subcontractors";

/// The head of the column with the lots that a supplier would rather win.
pub(super) const PREFERENCE: &str = "Lots in order of preference";

/// The column with this key, also where nobody says anything in it yet.
pub(super) fn by_key(of: &Procurement, key: &str) -> Option<Head> {
    if let Some(rest) = key.strip_prefix("measure ") {
        let id = rest.split_once(' ').map_or(rest, |(id, _)| id);
        let measure = MeasureId::new(id).ok()?;
        of.measures.framework()?.measure(&measure)?;
        let heads = of_measure(of, &measure);
        return heads.into_iter().find(|head| head.key.as_deref() == Some(key));
    }
    let (id, what) = key.split_once(' ')?;
    let question = of.scheme.criterion(&CriterionId::new(id).ok()?)?;
    let head = match what {
        "reason" => reason(question),
        "answer" => answer(question),
        _ => return None,
    };
    question.kind.is_scored_by_people().then_some(head)
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
