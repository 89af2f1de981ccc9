//! What the method of a question states, each in a cell of its own.

use common_measure::number::{Money, Percentage, Quantity};
use common_measure::scheme::{CommitmentRule, Leaf, LeafKind, PriceMethod, ValueRule};

use super::{on, range};
use crate::book::Page;
use crate::failure::NotWritten;
use crate::place::At;

/// Where they stand.
#[derive(Default)]
pub(crate) struct Parameters {
    /// Single figures, in the order of [`parameters`].
    pub(crate) figures: Vec<String>,
    /// A stated table: what is stated, and the shares in per cent.
    pub(crate) table: Option<Stated>,
    /// The least quantity that scores.
    pub(crate) least: Option<String>,
    /// What one unit of each measure is worth.
    pub(crate) values: Vec<String>,
    /// Whether a figure has more digits than a workbook keeps, so that it stands there as text.
    pub(crate) is_cut: bool,
}

/// A stated table.
pub(crate) struct Stated {
    pub(crate) at: String,
    pub(crate) shares: String,
    /// The first and the last of what is stated.
    pub(crate) ends: [String; 2],
    /// All but the first and the last, for lines: where a piece ends.
    pub(crate) inner: Option<String>,
    /// All but the last, for bands of prices: where a band ends.
    pub(crate) but_last: Option<String>,
}

struct Writer<'p, 's, 'a> {
    sheet: &'a str,
    page: &'p mut Page<'s>,
    row: &'a mut u32,
    is_cut: bool,
}

impl Writer<'_, '_, '_> {
    fn figure(&mut self, name: &str, digits: Option<String>) -> Result<String, NotWritten> {
        let at = At::new(*self.row, 1);
        self.page.text(At::new(*self.row, 0), name)?;
        if let Some(digits) = digits {
            self.is_cut |= !self.page.digits(at, &digits, |looks| &looks.input)?;
        }
        *self.row += 1;
        Ok(on(self.sheet, at))
    }

    fn table(
        &mut self,
        name: &str,
        rows: &[(Option<String>, Option<Percentage>)],
    ) -> Result<Option<Stated>, NotWritten> {
        let Some(last) = rows.len().checked_sub(1) else { return Ok(None) };
        self.page.looking(At::new(*self.row, 0), name, |looks| &looks.head)?;
        self.page.looking(At::new(*self.row, 1), "Share of the points, %", |looks| &looks.head)?;
        let first = *self.row + 1;
        for (row, (at, share)) in (first..).zip(rows) {
            match at {
                Some(digits) => {
                    let at = At::new(row, 0);
                    self.is_cut |= !self.page.digits(at, digits, |looks| &looks.input)?;
                }
                None => self.page.text(At::new(row, 0), "any higher price")?,
            }
            if let Some(share) = share {
                self.page.digits(At::new(row, 1), &share.to_string(), |looks| &looks.input)?;
            }
        }
        let end = first + u32::try_from(last).unwrap_or(u32::MAX);
        *self.row = end + 1;
        let place = |row: u32, column: u32| At::new(row, column);
        Ok(Some(Stated {
            at: range(self.sheet, place(first, 0), place(end, 0)),
            shares: range(self.sheet, place(first, 1), place(end, 1)),
            ends: [on(self.sheet, place(first, 0)), on(self.sheet, place(end, 0))],
            inner: (last > 1).then(|| range(self.sheet, place(first + 1, 0), place(end - 1, 0))),
            but_last: (last > 0).then(|| range(self.sheet, place(first, 0), place(end - 1, 0))),
        }))
    }
}

/// Writes what the method of a question states, from a row on, to the page of the sheet of this name.
pub(crate) fn parameters(
    sheet: &str,
    page: &mut Page,
    leaf: &Leaf,
    row: &mut u32,
) -> Result<Parameters, NotWritten> {
    let start = *row;
    *row += 1;
    let mut to = Writer { sheet, page, row, is_cut: false };
    let mut found = Parameters::default();
    let money = |amount: Option<Money>| amount.map(|amount| amount.to_string());
    let digits = |quantity: Option<Quantity>| quantity.map(|quantity| quantity.to_string());
    match &leaf.kind {
        LeafKind::Price(price) => match &price.method {
            PriceMethod::LinearFromLowest(rule) => {
                found.figures.push(
                    to.figure("No points at so many times the lowest price", digits(rule.zero_at))?,
                );
            }
            PriceMethod::BenchmarkOverPrice(rule) => {
                found.figures.push(to.figure("Benchmark price (£)", money(rule.benchmark))?);
            }
            PriceMethod::BetweenLimits(rule) => {
                found.figures.push(to.figure("All points at (£)", money(rule.all_points_at))?);
                found.figures.push(to.figure("No points at (£)", money(rule.no_points_at))?);
            }
            PriceMethod::Bands(rule) => {
                let rows: Vec<_> =
                    rule.bands.iter().map(|band| (money(band.up_to), band.share)).collect();
                found.table = to.table("Up to (£)", &rows)?;
            }
            PriceMethod::Lines(rule) => {
                let rows: Vec<_> =
                    rule.points.iter().map(|point| (money(point.price), point.share)).collect();
                found.table = to.table("Price (£)", &rows)?;
            }
            _ => {}
        },
        LeafKind::Commitment(rule) => {
            match &rule.rule {
                CommitmentRule::AgainstTarget(rule) => {
                    found.figures.push(to.figure("Target", digits(rule.target))?);
                }
                CommitmentRule::Bands(rule) => {
                    let rows: Vec<_> =
                        rule.bands.iter().map(|band| (digits(band.from), band.share)).collect();
                    found.table = to.table("From", &rows)?;
                }
                CommitmentRule::Lines(rule) => {
                    let rows: Vec<_> = rule
                        .points
                        .iter()
                        .map(|point| (digits(point.quantity), point.share))
                        .collect();
                    found.table = to.table("Quantity", &rows)?;
                }
                CommitmentRule::RelativeToBest(rule) => {
                    // Without a floor it is nothing; without a cap there is no figure.
                    let floor = digits(rule.floor).or(Some("0".to_owned()));
                    found.figures.push(to.figure("Least quantity for all points", floor)?);
                    if rule.cap.is_some() {
                        found.figures.push(to.figure("Most that counts", digits(rule.cap))?);
                    }
                }
                CommitmentRule::Statement(_) => {}
            }
            if rule.minimum_quantity.is_some() {
                let name = "An offer of less than this gets 0";
                found.least = Some(to.figure(name, digits(rule.minimum_quantity))?);
            }
        }
        LeafKind::Value(value) => {
            for each in &value.values {
                let name = format!("Value of one unit of measure {} (£)", each.measure);
                found.values.push(to.figure(&name, money(each.value))?);
            }
            if let ValueRule::ShareOfEstimate(share) = &value.rule {
                let share = share.map(|share| share.to_string());
                found.figures.push(
                    to.figure("Share of the estimated value that earns all points, %", share)?,
                );
            }
        }
        LeafKind::Quality(_) | LeafKind::PassFail => {}
    }
    found.is_cut = to.is_cut;
    if *to.row == start + 1 {
        *to.row = start;
    } else {
        to.page
            .looking(At::new(start, 0), &format!("Method: {}", leaf.title), |looks| &looks.head)?;
        *to.row += 1;
    }
    Ok(found)
}
