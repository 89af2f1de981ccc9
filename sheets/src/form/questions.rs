//! The sheet of quality questions, lot by lot.

use common_measure::scheme::{Criterion, Kind, Leaf, Lot};
use rust_xlsxwriter::Worksheet;

use super::heads::Head;
use super::reference::Reference;
use super::sheet::{Column, Table};
use super::source::Source;
use crate::book::Looks;
use crate::failure::NotWritten;

const WORDS: &str = "Words";
const WORTH: &str = "Points for each level";

/// Whether a question stands on this sheet.
pub(super) fn asks(kind: &Kind) -> bool {
    matches!(kind, Kind::Quality(_) | Kind::PassFail(_))
}

pub(super) fn write(
    sheet: &mut Worksheet,
    source: &Source,
    looks: &Looks,
) -> Result<(), NotWritten> {
    let columns = vec![
        Column::read(Head::Question, 28.0),
        Column::read(Head::Asked, 60.0),
        Column::read(Head::Answer, 80.0),
        Column::new(WORDS, 16.0),
        Column::new(WORTH, 40.0),
        Column::read(Head::Reference, 24.0),
    ];
    let mut table = Table::of_questions(sheet, looks, "Questions", source.has_lots(), columns)?;
    for lot in source.lots() {
        for (question, leaf) in source.questions().filter(|(it, _)| asks(&it.kind)) {
            row(&mut table, source, lot, question, leaf)?;
        }
    }
    Ok(())
}

fn row(
    table: &mut Table,
    source: &Source,
    lot: &Lot,
    question: &Criterion,
    leaf: &Leaf,
) -> Result<(), NotWritten> {
    table.text(Head::Lot.text(), &source.lot_name(lot))?;
    table.text(Head::Question.text(), question.title.trim())?;
    // What is asked first, how it is scored after that.
    let (mut asked, scored): (Vec<String>, Vec<String>) =
        source.stated(question).into_iter().partition(|line| line.starts_with("Asked: "));
    asked.extend(scored);
    let Kind::Quality(quality) = &question.kind else {
        asked.push("Nothing to write here: show it as the tender documents ask.".to_owned());
        table.text(Head::Asked.text(), &asked.join("\n"))?;
        return table.end(None);
    };
    table.text(Head::Asked.text(), &asked.join("\n"))?;
    table.at_least(10);
    let answer = source.response.bid(&lot.id).map_or("", |bid| bid.answer(&question.id));
    table.entry(Head::Answer.text(), answer, "")?;
    if let Some(limit) = quality.word_limit {
        table.words(WORDS, Head::Answer, answer, limit)?;
    }
    let of = format!("Of {} points", source.shown(&leaf.available));
    table.text(WORTH, &format!("{of}\n{}", source.levels(lot, question)))?;
    table.end(Some(Reference::Answer(lot.id.clone(), question.id.clone())))
}
