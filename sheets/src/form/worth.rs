//! The sheet that says how points are given, and the formulas that work out those that are certain.

use std::collections::HashMap;

use common_measure::id::{CriterionId, LotId};
use common_measure::scheme::{Leaf, LeafKind, Lot, PriceMethod, Scaled};
use rust_xlsxwriter::Worksheet;

use super::sheet::{A4, NOT_YET};
use super::source::Source;
use crate::book::{Looks, Page};
use crate::failure::NotWritten;
use crate::formulas::method::{self, Cells};
use crate::formulas::parameters::{Parameters, parameters};
use crate::formulas::rounding::{Rounded, shown};
use crate::formulas::{LONGEST, on};
use crate::place::At;
use crate::value::Value;

/// The name of the sheet: short, because formulas name it again and again.
const SHEET: &str = "Points";

/// Stands above everything that is said of points.
const NO_PROMISE: &str = "The council’s scoring decides. Points in this workbook are no promise.";

/// What depends on others, in the cell for points.
const RIVALS: &str = "Depends on what others offer";

/// Where no formula is certain, such as where something is counted under several measures.
pub(super) const UNCLEAR: &str = "The council works it out";

/// What earns no points of its own, such as a price that only divides the points for quality.
const NO_POINTS: &str = "Earns no points of its own";

fn is_unscored(kind: &LeafKind) -> bool {
    matches!(kind, LeafKind::Price(price) if matches!(price.method, PriceMethod::NotScored))
}

/// Where the figures stand that points are made from.
pub(super) struct Worth {
    rounded: Rounded,
    parameters: HashMap<CriterionId, Parameters>,
    available: HashMap<CriterionId, String>,
    /// The estimated value of each lot, the same in millions, and its years.
    lots: HashMap<LotId, [String; 3]>,
}

impl Worth {
    pub(super) fn write(
        sheet: &mut Worksheet,
        source: &Source,
        of: fn(&LeafKind) -> bool,
        looks: &Looks,
    ) -> Result<Self, NotWritten> {
        sheet.set_name(SHEET)?.set_column_width(0, 60)?.set_column_width(1, 22)?;
        sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0);
        let mut page = Page { sheet, looks };
        page.looking(At::new(0, 0), "How points are given", |looks| &looks.title)?;
        page.looking(At::new(1, 0), NO_PROMISE, |looks| &looks.note)?;
        let mut row = 3;
        let mut found = Self {
            rounded: source.rounded(),
            parameters: HashMap::new(),
            available: HashMap::new(),
            lots: HashMap::new(),
        };
        let stated = source.scheme.lots();
        for (lot, stated) in source.lots().iter().zip(stated) {
            let name = source.lot_name(lot);
            let cells = [row, row + 1, row + 2].map(|row| At::new(row, 1));
            let [estimate, millions, years] = cells;
            row += 3;
            let mut is_cut = false;
            if let Some(value) = &stated.estimate {
                page.text(At::new(estimate.row, 0), &format!("{name}: estimated value (£)"))?;
                is_cut = !page.digits(estimate, &shown(value), |looks| &looks.plain)?;
                page.text(At::new(millions.row, 0), &format!("{name}: in millions"))?;
                let gives = stated.factor(Scaled::PerMillion);
                if is_cut {
                    page.number(millions, &gives, |looks| &looks.plain)?;
                } else {
                    let formula = format!("{estimate}/1000000");
                    let gives = Value::Number(gives);
                    page.formula(millions, &formula, &gives, |looks| &looks.plain)?;
                }
            }
            if let Some(value) = &stated.years {
                page.text(At::new(years.row, 0), &format!("{name}: years"))?;
                page.digits(years, &shown(value), |looks| &looks.plain)?;
            }
            // No formula works with a value that stands as text.
            if !is_cut {
                found.lots.insert(lot.id.clone(), cells.map(|at| on(SHEET, at)));
            }
        }
        row += 1;
        for leaf in source.scheme.leaves().iter().filter(|leaf| of(&leaf.kind)) {
            page.text(At::new(row, 0), &format!("Points that can be had: {}", leaf.title))?;
            page.digits(At::new(row, 1), &shown(&leaf.available), |looks| &looks.plain)?;
            found.available.insert(leaf.id.clone(), on(SHEET, At::new(row, 1)));
            row += 1;
            let stated = parameters(SHEET, &mut page, leaf, &mut row)?;
            found.parameters.insert(leaf.id.clone(), stated);
        }
        Ok(found)
    }

    /// What stands in the cell for points: a formula, or why there is none. `counts` is the cell or
    /// formula of what counts, `is_given` whether it is a number already, and `unclear` a condition
    /// under which only the council can work it out.
    pub(super) fn points(
        &self,
        leaf: &Leaf,
        lot: &Lot,
        counts: &str,
        is_given: &str,
        unclear: Option<&str>,
    ) -> Result<String, &'static str> {
        if leaf.is_relative() {
            return Err(RIVALS);
        }
        if leaf.available.is_zero() || is_unscored(&leaf.kind) {
            return Err(NO_POINTS);
        }
        let points = self.formula(leaf, lot, counts).ok_or(UNCLEAR)?;
        let points = self.rounded.of(&format!("({points})"));
        let certain = format!("IF({is_given},{points},\"{NOT_YET}\")");
        let formula = match unclear {
            Some(unclear) => format!("IF({unclear},\"{UNCLEAR}\",{certain})"),
            None => certain,
        };
        if formula.len() < LONGEST { Ok(formula) } else { Err(UNCLEAR) }
    }

    fn formula(&self, leaf: &Leaf, lot: &Lot, counts: &str) -> Option<String> {
        let stated = self.parameters.get(&leaf.id).filter(|stated| !stated.is_cut)?;
        let [estimate, millions, years] = self.lots.get(&lot.id)?;
        let factor = match &leaf.kind {
            LeafKind::Commitment(rule) => match rule.scaled {
                Scaled::Not => None,
                Scaled::PerMillion => Some(millions.clone()),
                Scaled::PerYear => Some(years.clone()),
            },
            _ => None,
        };
        let cells = Cells {
            counts,
            available: self.available.get(&leaf.id)?,
            factor: factor.as_deref(),
            estimate,
            // Only what is relative to others is made from these.
            against: ["0", "0"],
        };
        method::points(leaf, &cells, stated)
    }

    /// What one unit of each measure is worth on a question about the value of all commitments.
    pub(super) fn values(&self, leaf: &Leaf) -> &[String] {
        self.parameters.get(&leaf.id).map_or(&[], |stated| &stated.values)
    }
}
