//! The columns that rank bids, on the sheet of totals, and the ranks themselves.

use common_measure::assessment::Standing;
use common_measure::id::CriterionId;
use common_measure::number::Exact;

use super::inputs::{IN_RANKING, drawn_as, is_in};
use super::keys::{self, From, Key, keys};
use super::ranks::{Figures, Ranks};
use super::{FIRST, OneBid};
use crate::failure::NotWritten;
use crate::formulas::rounding::to_ten_places;
use crate::formulas::{on, quoted};
use crate::place::At;
use crate::value::Value;

/// What stands for the rank of a bid that has none.
const NOT_RANKED: &str = "not ranked";

impl Ranks<'_, '_> {
    fn points_cell(&self, id: &CriterionId, row: u32) -> Option<String> {
        if let Some(Figures { column, .. }) = self.sections.get(id) {
            return Some(At::new(row, *column).to_string());
        }
        Some(on(&self.points.sheet, At::new(row, *self.points.questions.get(id)?)))
    }

    pub(super) fn rank(&mut self, deciding: &Figures) -> Result<(), NotWritten> {
        let column = self.head("Is ranked")?;
        let keys = keys(self.source, self.inputs);
        let mut columns = Vec::new();
        for key in &keys {
            columns.push(self.head(&format!("Ranks by: {}", key.head))?);
        }
        // What each bid is ranked by; nothing for one that is not ranked.
        let mut all = Vec::new();
        for ((row, bid), gives) in (FIRST..).zip(&self.lot.bids).zip(&deciding.gives) {
            let figure = At::new(row, deciding.column).to_string();
            let in_ranking = on(&self.inputs.sheet, At::new(row, IN_RANKING));
            let formula =
                format!("IF(AND({in_ranking}=\"yes\",ISNUMBER({figure})),\"yes\",\"no\")");
            let is_ranked = is_in(self.standing(bid)) && gives.number().is_some();
            let yes = Value::text(if is_ranked { "yes" } else { "no" });
            let here = At::new(row, column);
            self.page.formula(here, &formula, &yes, |looks| &looks.plain)?;
            let mut by = Vec::new();
            for (key, column) in keys.iter().zip(&columns) {
                let formula = self.key(key, row, here, &figure);
                let gives = self.key_gives(key, row, bid, gives).filter(|_| is_ranked);
                let gives = gives.unwrap_or_default();
                by.push(gives.clone());
                let gives = Value::Number(gives);
                self.page.formula(At::new(row, *column), &formula, &gives, |looks| &looks.plain)?;
            }
            all.push(is_ranked.then_some(by));
        }
        self.ranked(column, &columns, &all)
    }

    fn standing(&self, bid: &OneBid) -> Option<Standing> {
        self.lot.result.bids.get(bid.at).map(|bid| bid.standing)
    }

    fn key(&self, key: &Key, row: u32, is_ranked: At, figure: &str) -> String {
        let cell = keys::cell(&key.from, row, figure, self.inputs, |id| self.points_cell(id, row));
        let cell = cell.map_or_else(|| "0".to_owned(), |cell| format!("N({cell})"));
        let rounded = match key.from {
            From::Deciding => self.source.rounded.ranking(&cell),
            _ => format!("ROUND({cell},10)"),
        };
        let sign = if key.less { "-" } else { "" };
        format!("IF({is_ranked}=\"yes\",{sign}{rounded},0)")
    }

    /// What that formula gives for a bid that is ranked; nothing for 0.
    fn key_gives(&self, key: &Key, row: u32, bid: &OneBid, deciding: &Value) -> Option<Exact> {
        let at = (row - FIRST) as usize;
        let figure = match &key.from {
            From::Deciding => self.source.rounded.ranked(deciding.number()?),
            From::Points(id) => match self.sections.get(id) {
                Some(section) => to_ten_places(section.gives.get(at)?.number()?),
                None if self.points.questions.contains_key(id) => {
                    let leaves = self.source.assessment.scheme.leaves();
                    let leaf = leaves.iter().position(|leaf| leaf.id == *id)?;
                    to_ten_places(self.lot.result.points(bid.at, leaf).counted()?)
                }
                None => return None,
            },
            From::Price(id) => to_ten_places(self.inputs.given(id, row)?),
            From::Drawn => Exact::from(i64::try_from(drawn_as(self.source, bid)?).ok()?),
        };
        Some(if key.less { figure.negated() } else { figure })
    }

    /// One more than the number of bids that stand above.
    fn ranked(
        &mut self,
        is_in: u32,
        keys: &[u32],
        by: &[Option<Vec<Exact>>],
    ) -> Result<(), NotWritten> {
        let column = self.head("Rank")?;
        self.head("Common Measure")?;
        self.head("Check")?;
        let mut order: Vec<&Vec<Exact>> = by.iter().flatten().collect();
        order.sort_by(|one, other| other.cmp(one));
        let all = |column: u32| {
            let (from, to) = (At::new(FIRST, column), At::new(self.lot.last(), column));
            format!("{}:{}", from.fixed(), to.fixed())
        };
        for ((row, bid), own_keys) in (FIRST..).zip(&self.lot.bids).zip(by) {
            let above = keys.iter().rev().fold(String::new(), |behind, key| {
                let (all, own) = (all(*key), At::new(row, *key).fixed());
                if behind.is_empty() {
                    format!("({all}>{own})")
                } else {
                    format!("(({all}>{own})+({all}={own})*{behind})")
                }
            });
            let formula = format!(
                "IF({}=\"yes\",1+SUMPRODUCT(({}=\"yes\")*{above}),{})",
                At::new(row, is_in).fixed(),
                all(is_in),
                quoted(NOT_RANKED)
            );
            let rank = own_keys.as_ref().map(|own| order.partition_point(|other| *other > own) + 1);
            let rank = rank.and_then(|rank| i64::try_from(rank).ok()).map(Exact::from);
            let gives = Value::or(rank, NOT_RANKED);
            let said =
                bid.report.rank.map_or_else(|| NOT_RANKED.to_owned(), |rank| rank.to_string());
            self.page.formula(At::new(row, column), &formula, &gives, |looks| &looks.plain)?;
            self.check(row, column, &gives, &said)?;
        }
        Ok(())
    }
}
