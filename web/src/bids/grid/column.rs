//! The columns: what each asks of a bid, what a text in it means, and what it shows.

use std::collections::BTreeMap;

use common_measure::bid::Bid;
use common_measure::id::{BidId, CriterionId, LevelId, LotId, MeasureId, SupplierId};
use common_measure::number::Money;
use common_measure::procurement::{Procurement, places};
use common_measure::publication::amount;
use common_measure::record::{Command, OfferChange, SupplierField};
use common_measure::scheme::{CommitmentRule, Criterion, Kind, PassFail, Vat};
use yew::AttrValue;

use super::super::asked::derived;
use crate::form::{optional_money, optional_quantity_in};

/// One level that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    /// Its id.
    pub id: LevelId,
    /// What people write for it.
    pub label: AttrValue,
    /// What an answer of this level is like.
    pub descriptor: AttrValue,
}

/// What a column asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// The supplier's name.
    Supplier,
    /// What tells a bid from its supplier's others.
    Title,
    /// The price on a price question.
    Price(CriterionId),
    /// The price that the rates of a pricing schedule come to; they are entered on the bid's page.
    Derived(CriterionId),
    /// The agreed score on a quality question, and its scale's levels.
    Score(CriterionId, Vec<Choice>),
    /// The quantity of a measure.
    Quantity(MeasureId),
}

impl What {
    /// Whether it asks the same, with these levels or others.
    pub(super) fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Score(one, _), Self::Score(other, _)) => one == other,
            _ => self == other,
        }
    }
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    /// What it asks.
    pub what: What,
    /// Its heading.
    pub title: AttrValue,
    /// Unit, scale or basis, under the heading.
    pub hint: AttrValue,
    /// Whether quantities are pounds, which are written with their sign in front.
    pounds: bool,
    /// What else its cells are made of: the lines of a pricing schedule.
    made_of: AttrValue,
    /// How many columns before it ask the same: a measure may stand in criteria twice until that is put right.
    pub nth: usize,
}

/// Whose cell it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Whose {
    /// The bid.
    pub bid: BidId,
    /// Its supplier.
    pub supplier: SupplierId,
}

/// The columns of a lot: the supplier, the bid's title where one is needed, then every question.
pub(super) fn columns(of: &Procurement, lot: &LotId) -> Vec<Column> {
    let mut columns = vec![Column::new(What::Supplier, "Supplier".into(), "")];
    if titled(of, lot) {
        columns.push(Column::new(What::Title, "Bid title".into(), "such as “variant”"));
    }
    let mut values = Vec::new();
    for criterion in of.scheme.all() {
        columns.extend(question(of, criterion));
        if matches!(criterion.kind, Kind::CommitmentValue(_)) {
            values.push(&criterion.id);
        }
    }
    // Measures that are counted in pounds, unless they are asked for already.
    let asked = of.scheme.measures().into_iter();
    columns.extend(
        asked
            .filter(|(_, by)| values.contains(&&by.id))
            .map(|(id, _)| quantity(of, id, AttrValue::default(), ", counted in pounds")),
    );
    let before = |(at, column): (usize, &Column)| {
        columns.iter().take(at).filter(|other| other.what.same(&column.what)).count()
    };
    let before: Vec<usize> = columns.iter().enumerate().map(before).collect();
    columns.into_iter().zip(before).map(|(column, nth)| Column { nth, ..column }).collect()
}

/// Whether bids of this lot need titles: a supplier has several, or one has a title already.
fn titled(of: &Procurement, lot: &LotId) -> bool {
    let mut seen = std::collections::BTreeSet::new();
    of.bids
        .iter()
        .filter(|bid| bid.lot == *lot)
        .any(|bid| !bid.title.trim().is_empty() || !seen.insert(&bid.supplier))
}

fn question(of: &Procurement, criterion: &Criterion) -> Option<Column> {
    let id = criterion.id.clone();
    let named = |otherwise: &str| match criterion.title.trim() {
        "" => AttrValue::from(otherwise.to_owned()),
        title => AttrValue::from(title.to_owned()),
    };
    match &criterion.kind {
        Kind::Group(_) | Kind::CommitmentValue(_) => None,
        Kind::Price(price) => {
            let vat = match price.basis.vat {
                Vat::Excluded => "£, without VAT",
                Vat::Included => "£, with VAT",
            };
            Some(if let Some(schedule) = &price.schedule {
                let hint = format!("{vat}, from the rates on the bid’s page");
                let column = Column::new(What::Derived(id), named("Price"), &hint);
                Column { made_of: format!("{schedule:?}").into(), ..column }
            } else {
                Column::new(What::Price(id), named("Price"), vat)
            })
        }
        Kind::Quality(_) => Some(scored(of, id, named("Question without a name"))),
        Kind::Commitment(commitment) if commitment.rule.is_statement() => {
            Some(scored(of, id, named("Method statement")))
        }
        Kind::PassFail(_) => {
            let level = |id: &str, label: &'static str| {
                let id = LevelId::new(id).ok()?;
                Some(Choice { id, label: label.into(), descriptor: AttrValue::default() })
            };
            let levels = [level(PassFail::PASS, "Pass"), level(PassFail::FAIL, "Fail")];
            let levels = levels.into_iter().flatten().collect();
            let what = What::Score(id, levels);
            Some(Column::new(what, named("Question without a name"), "Pass or Fail"))
        }
        Kind::Commitment(commitment) => {
            let rule = match &commitment.rule {
                CommitmentRule::AgainstTarget(rule) => rule
                    .target
                    .map(|target| {
                        format!(", target {}{}", target.in_words(), commitment.scaled.in_words())
                    })
                    .unwrap_or_default(),
                CommitmentRule::RelativeToBest(_) => ", compared with the best".to_owned(),
                CommitmentRule::Bands(_) | CommitmentRule::Lines(_) => ", by a table".to_owned(),
                CommitmentRule::Statement(_) => ", recorded and not scored".to_owned(),
            };
            Some(quantity(of, &commitment.measure, named(""), &rule))
        }
    }
}

/// A column for the quantity of a measure; without a title of its own it has the measure's.
fn quantity(of: &Procurement, measure: &MeasureId, title: AttrValue, rule: &str) -> Column {
    let known = of.measures.framework().and_then(|set| set.measure(measure));
    let unit = known.map_or("", |known| known.unit_short.as_str());
    let title = match (title.as_str(), known) {
        ("", Some(known)) => AttrValue::from(known.title.clone()),
        ("", None) => "Measure".into(),
        _ => title,
    };
    let what = What::Quantity(measure.clone());
    let mut column = Column::new(what, title, &format!("{unit}{rule}"));
    column.pounds = unit == "£";
    column
}

/// A column for agreed scores on a scale.
fn scored(of: &Procurement, id: CriterionId, title: AttrValue) -> Column {
    let levels: Vec<Choice> = of
        .scheme
        .scale_of(&id)
        .iter()
        .flat_map(|scale| &scale.levels)
        .map(|level| Choice {
            id: level.id.clone(),
            label: level.label.trim().to_owned().into(),
            descriptor: level.descriptor.trim().to_owned().into(),
        })
        .collect();
    let hint = match (levels.first(), levels.last()) {
        (Some(first), Some(last)) => format!("agreed score, {} to {}", first.label, last.label),
        _ => "no scale chosen yet".to_owned(),
    };
    Column::new(What::Score(id, levels), title, &hint)
}

impl Column {
    fn new(what: What, title: AttrValue, hint: &str) -> Self {
        let hint = hint.to_owned().into();
        Self { what, title, hint, pounds: false, made_of: "".into(), nth: 0 }
    }

    /// Whether its cells hold numbers.
    pub(super) fn is_number(&self) -> bool {
        matches!(self.what, What::Price(_) | What::Derived(_) | What::Quantity(_))
    }

    /// Why nothing can be entered in it, if nothing can.
    pub(super) fn read_only(&self) -> Option<&'static str> {
        matches!(self.what, What::Derived(_)).then_some(
            "This price is worked out from the rates of the pricing schedule. Enter them on the bid’s page.",
        )
    }

    /// The levels that can be chosen, if it asks for an agreed score.
    pub(super) fn levels(&self) -> &[Choice] {
        match &self.what {
            What::Score(_, levels) => levels,
            _ => &[],
        }
    }

    /// What a text in a cell means, or in words why it means nothing.
    pub(super) fn read(&self, whose: &Whose, text: &str) -> Result<Command, String> {
        let text = text.trim();
        let bid = whose.bid.clone();
        match &self.what {
            What::Supplier if text.is_empty() => {
                Err("A supplier needs a name. Enter one, or remove the bid with the button below."
                    .to_owned())
            }
            What::Supplier => Ok(Command::ChangeSupplier {
                supplier: whose.supplier.clone(),
                field: SupplierField::Name,
                text: one_line(text),
            }),
            What::Title => Ok(Command::SetBidTitle { bid, title: one_line(text) }),
            What::Price(criterion) => Ok(Command::SetPrice {
                bid,
                criterion: criterion.clone(),
                amount: optional_money(text)?,
            }),
            What::Derived(_) => Err(self.read_only().unwrap_or_default().to_owned()),
            What::Score(criterion, levels) => Ok(Command::SetScore {
                bid,
                criterion: criterion.clone(),
                level: level(levels, text)?,
            }),
            What::Quantity(measure) => Ok(Command::ChangeOffer {
                bid,
                measure: measure.clone(),
                change: OfferChange::Quantity(optional_quantity_in(
                    if self.pounds { "£" } else { "" },
                    text,
                )?),
            }),
        }
    }

    /// The path of a cell, as core's places name it.
    pub(super) fn path(&self, whose: &Whose) -> String {
        // The words of core's places are not needed here, and there are thousands of cells.
        let Whose { bid, supplier } = whose;
        match &self.what {
            What::Supplier => format!("suppliers/{supplier}/name"),
            What::Title => format!("bids/{bid}/title"),
            What::Price(criterion) | What::Derived(criterion) => {
                format!("bids/{bid}/prices/{criterion}")
            }
            What::Score(criterion, _) => format!("bids/{bid}/scores/{criterion}"),
            What::Quantity(measure) => format!("bids/{bid}/commitments/{measure}"),
        }
    }

    /// What a cell says, as it is read and as it is edited and copied.
    pub(super) fn say(&self, of: &Procurement, bid: &Bid, scores: &Scores) -> (String, String) {
        let same = |text: &str| (text.to_owned(), text.to_owned());
        match &self.what {
            What::Supplier => {
                same(of.supplier(&bid.supplier).map_or("", |supplier| supplier.name.as_str()))
            }
            What::Title => same(&bid.title),
            What::Price(criterion) => bid.price(criterion).map(pounds).unwrap_or_default(),
            What::Derived(criterion) => match derived(of, bid, criterion) {
                Some(price) => same(&common_measure::number::words::pounds(&price)),
                None => same("–"),
            },
            What::Score(criterion, levels) => {
                let level = scores.of_bid(&bid.id).and_then(|scores| scores.get(criterion));
                match level.and_then(|level| levels.iter().find(|choice| choice.id == **level)) {
                    Some(choice) => same(&choice.label),
                    None => same(level.map_or("", |level| level.as_str())),
                }
            }
            What::Quantity(measure) => {
                let quantity = bid.commitment(measure).and_then(|offer| offer.quantity);
                quantity.map_or_else(Default::default, |quantity| {
                    let words = quantity.in_words();
                    let shown = amount(quantity, if self.pounds { "£" } else { "" });
                    (shown, words.replace(',', ""))
                })
            }
        }
    }
}

/// An amount as it is read, and as it is edited.
fn pounds(amount: Money) -> (String, String) {
    let shown = amount.in_words();
    let plain = shown.replace(['£', ','], "").replace('−', "-");
    (shown, plain)
}

/// The level of that label, in capitals or not; `None` for an empty text.
fn level(levels: &[Choice], text: &str) -> Result<Option<LevelId>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    if levels.is_empty() {
        return Err(
            "No scale is chosen for this question. Choose one under Set up first.".to_owned()
        );
    }
    let wanted = text.to_lowercase();
    if let Some(choice) = levels.iter().find(|choice| choice.label.to_lowercase() == wanted) {
        return Ok(Some(choice.id.clone()));
    }
    // Pass and Fail are often written by their first letter.
    let passes = |choice: &&Choice| [PassFail::PASS, PassFail::FAIL].contains(&choice.id.as_str());
    if let Some(choice) = levels.iter().find(|choice| {
        levels.iter().all(|choice| passes(&choice))
            && wanted.chars().eq(choice.label.to_lowercase().chars().take(1))
    }) {
        return Ok(Some(choice.id.clone()));
    }
    let labels: Vec<&str> = levels.iter().map(|choice| choice.label.as_str()).collect();
    let text: String = text.chars().take(40).collect();
    Err(format!(
        "“{text}” is not a level of this question’s scale. Enter one of: {}.",
        labels.join(", ")
    ))
}

/// A text that came from a cell of several lines, as one.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The agreed scores by bid and question: looked up for every cell.
pub(super) struct Scores<'a>(BTreeMap<&'a BidId, OfBid<'a>>);

/// The agreed scores of one bid.
type OfBid<'a> = BTreeMap<&'a CriterionId, &'a LevelId>;

impl<'a> Scores<'a> {
    /// Of a procurement.
    pub(super) fn of(procurement: &'a Procurement) -> Self {
        let mut bids: BTreeMap<_, OfBid> = BTreeMap::new();
        for score in &procurement.evaluation.scores {
            bids.entry(&score.bid).or_default().insert(&score.criterion, &score.level);
        }
        Self(bids)
    }

    /// Of one of its bids.
    pub(super) fn of_bid(&self, bid: &BidId) -> Option<&OfBid<'a>> {
        self.0.get(bid)
    }
}

/// The path of the field that adds a bid to a lot.
pub(super) fn new_path(lot: &LotId) -> String {
    // A plus sign stands in no id.
    format!("suppliers/+{lot}/name")
}

/// What a bid is called in messages.
pub(super) fn name(of: &Procurement, bid: &BidId) -> String {
    places::bid(of, bid).to_string()
}
