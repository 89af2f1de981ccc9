//! `framework`: the measure sets that come with this program.

use common_measure::framework::Framework;
use serde::Serialize;

use crate::arguments::{self, Format, FrameworkCommand};
use crate::failure::{FINE, Failure};
use crate::page::{Answer, Page};
use crate::table::{Side, Table};

pub(crate) fn run(asked: &arguments::Framework) -> Result<Answer, Failure> {
    match &asked.command {
        FrameworkCommand::List { format } => list(*format),
        FrameworkCommand::Show { id, format } => show(id.as_deref(), *format),
    }
}

/// A measure set, as a line of the list.
#[derive(Serialize)]
struct Listed<'a> {
    id: &'a str,
    title: &'a str,
    published: &'a str,
    measures: usize,
}

fn list(format: Format) -> Result<Answer, Failure> {
    let sets: Vec<Listed> = Framework::all_built_in()
        .iter()
        .map(|set| Listed {
            id: set.id.as_str(),
            title: &set.title,
            published: &set.published,
            measures: set.measures.len(),
        })
        .collect();
    if let Format::Json = format {
        return Answer::json(&sets, FINE);
    }
    let mut table =
        Table::new([("Id", Side::Left), ("Measures", Side::Right), ("Title", Side::Left)]);
    for set in &sets {
        table.row([set.id.to_owned(), set.measures.to_string(), set.title.to_owned()]);
    }
    let mut page = Page::default();
    page.lines(table.lines());
    Ok(page.answer(FINE))
}

fn show(id: Option<&str>, format: Format) -> Result<Answer, Failure> {
    let mut sets = Framework::all_built_in().iter();
    let set = sets.find(|set| id.is_none_or(|id| set.id.as_str() == id)).ok_or_else(|| {
        Failure::Usage(format!(
            "There is no measure set “{}” here. See “common-measure framework list”.",
            id.unwrap_or_default()
        ))
    })?;
    if let Format::Json = format {
        return Answer::json(set, FINE);
    }
    let mut page = Page::default();
    page.line(&set.title);
    page.line(&set.publisher);
    page.line(format!("{}. {}", set.published, set.status));
    page.gap();
    page.line(&set.every_unit);
    for outcome in &set.outcomes {
        page.heading(format!("Outcome {}: {}", outcome.id, outcome.title));
        let mut table =
            Table::new([("Id", Side::Left), ("Measure", Side::Left), ("Counted in", Side::Left)]);
        for measure in set.measures_of(&outcome.id) {
            table.row([measure.id.to_string(), measure.title.clone(), measure.unit_short.clone()]);
        }
        page.lines(table.lines());
    }
    Ok(page.answer(FINE))
}
