//! Prices on the sheet of what bids give: each in a cell, or worked out from the rates of a pricing
//! schedule.

use common_measure::id::CriterionId;
use common_measure::number::Exact;
use common_measure::scheme::{Price, Schedule};

use super::inputs::Writing;
use super::{FIRST, HEADS};
use crate::failure::NotWritten;
use crate::place::At;
use crate::value::Value;

/// The row with the quantities of a pricing schedule.
const QUANTITIES: u32 = HEADS - 1;

impl Writing<'_, '_> {
    pub(super) fn price(
        &mut self,
        id: &CriterionId,
        title: &str,
        price: &Price,
    ) -> Result<(), NotWritten> {
        let mut given = Vec::new();
        let column = if let Some(schedule) = &price.schedule {
            self.schedule(id, title, price, schedule, &mut given)?
        } else {
            let column = self.column(&format!("{title} (£)"))?;
            for (row, bid) in (FIRST..).zip(&self.lot.bids) {
                let Some(amount) = bid.bid.price(id) else {
                    given.push(None);
                    continue;
                };
                let is_number = self.digits(At::new(row, column), &amount.to_string())?;
                given.push(is_number.then(|| amount.exact()));
            }
            column
        };
        self.inputs.questions.insert(id.clone(), column);
        self.inputs.given.insert(id.clone(), given);
        Ok(())
    }

    /// A price in pounds; answers whether it is a number there.
    fn digits(&mut self, at: At, digits: &str) -> Result<bool, NotWritten> {
        let is_number = self.page.digits(at, digits, |looks| &looks.money)?;
        if !is_number {
            self.inputs.cut.insert(at.column);
        }
        Ok(is_number)
    }

    fn schedule(
        &mut self,
        id: &CriterionId,
        title: &str,
        price: &Price,
        schedule: &Schedule,
        given: &mut Vec<Option<Exact>>,
    ) -> Result<u32, NotWritten> {
        let lines: Vec<_> = schedule.counted().collect();
        let first = self.next;
        // A row with a number that stands as text has its price without a formula.
        let mut is_cut = vec![false; self.lot.bids.len()];
        for line in &lines {
            let column = self.column(&format!("{title}: {} (£ for one)", line.title))?;
            if let Some(quantity) = line.quantity {
                let at = At::new(QUANTITIES, column);
                if !self.page.digits(at, &quantity.to_string(), |looks| &looks.input)? {
                    is_cut.fill(true);
                }
            }
            for ((row, bid), is_cut) in (FIRST..).zip(&self.lot.bids).zip(&mut is_cut) {
                if let Some(rate) = bid.bid.price_offer(id).and_then(|offer| offer.rate(&line.id)) {
                    let at = At::new(row, column);
                    *is_cut |= !self.page.digits(at, &rate.to_string(), |looks| &looks.input)?;
                }
            }
        }
        self.page.text(At::new(QUANTITIES, 0), "Quantity of each line")?;
        let last = self.next - 1;
        let column = self.column(&format!("{title} (£)"))?;
        for ((row, bid), is_cut) in (FIRST..).zip(&self.lot.bids).zip(is_cut) {
            let at = At::new(row, column);
            let amount = bid.bid.price_offer(id).and_then(|offer| offer.evaluated(price));
            given.push(amount.clone());
            if is_cut {
                if let Some(amount) = &amount {
                    self.page.number(at, amount, |looks| &looks.plain)?;
                }
                continue;
            }
            let rates = format!("{}:{}", At::new(row, first), At::new(row, last));
            let quantities = format!(
                "{}:{}",
                At::new(QUANTITIES, first).fixed(),
                At::new(QUANTITIES, last).fixed()
            );
            let formula =
                format!("IF(COUNT({rates})<{},\"\",SUMPRODUCT({rates},{quantities}))", lines.len());
            self.page.formula(at, &formula, &Value::or(amount, ""), |looks| &looks.plain)?;
        }
        Ok(column)
    }
}
