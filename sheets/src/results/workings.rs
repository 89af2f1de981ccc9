//! The sheet of workings, in words.

use common_measure::assessment::{Subject, Workings};
use rust_xlsxwriter::Worksheet;

use super::{Lot, Source};
use crate::book::{Looks, Page};
use crate::failure::NotWritten;
use crate::place::At;

/// Above so many figures only totals are explained here.
const MOST: usize = 10_000;

const HEADS: [&str; 6] = ["Bid", "Figure", "Shown", "In short", "Formula", "Steps"];

pub(super) fn write(
    sheet: &mut Worksheet,
    source: &Source,
    lots: &[Lot],
    looks: &Looks,
) -> Result<(), NotWritten> {
    sheet.set_name("Workings")?.set_freeze_panes(3, 0)?;
    for (column, width) in [(0, 24.0), (1, 30.0), (2, 12.0), (3, 60.0), (4, 60.0), (5, 60.0)] {
        sheet.set_column_width(column, width)?;
    }
    let mut page = Page { sheet, looks };
    page.looking(At::new(0, 0), "How each figure came about", |looks| &looks.title)?;
    let nodes = source.assessment.scheme.nodes();
    let bids: usize = lots.iter().map(|lot| lot.bids.len()).sum();
    let each = bids.saturating_mul(nodes.len() + 1) <= MOST;
    if !each {
        let note = "So many figures are here that only totals are explained. `common-measure explain` and the app explain every one.";
        page.looking(At::new(1, 0), note, |looks| &looks.note)?;
    }
    for (column, head) in (0u32..).zip(HEADS) {
        page.looking(At::new(2, column), head, |looks| &looks.head)?;
    }
    let mut row = 3;
    for bid in lots.iter().flat_map(|lot| &lot.bids) {
        let wanted = nodes.iter().filter(|_| each).map(|node| Subject::Criterion(node.id.clone()));
        let subjects = [Subject::Total, Subject::Deciding].into_iter().chain(wanted);
        for subject in subjects {
            let Some(workings) = source.assessment.workings(source.of, &bid.bid.id, &subject)
            else {
                continue;
            };
            line(&mut page, row, &bid.report.name, &workings)?;
            row += 1;
        }
    }
    Ok(())
}

fn line(page: &mut Page, row: u32, name: &str, workings: &Workings) -> Result<(), NotWritten> {
    let inputs = workings.inputs.iter().map(|input| format!("{}: {}", input.name, input.value));
    let steps: Vec<String> = inputs.chain(workings.steps.iter().cloned()).collect();
    let texts = [
        name,
        &workings.title,
        workings.shown.as_deref().unwrap_or("none yet"),
        &workings.short,
        &workings.formula,
        &steps.join("; "),
    ];
    for (column, text) in (0u32..).zip(texts) {
        let text: String = text.chars().take(crate::limits::CELL_CHARACTERS).collect();
        page.text(At::new(row, column), &text)?;
    }
    Ok(())
}
