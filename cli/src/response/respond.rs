//! `respond --check`: what a response still lacks, what may be a slip, and what it would be worth.

use common_measure::fault::Fault;
use common_measure::response::{
    Incoming, Outlook, RIVALS_NOTE, Response, Says, Sent, helps, outlook, to_finish,
};
use common_measure_sheets::is_workbook;

use crate::arguments::Respond;
use crate::failure::{FINE, Failure};
use crate::input;
use crate::page::{Answer, Page};

use super::read;

/// Stands above everything that is said of points.
const NO_PROMISE: &str = "The council's scoring decides. This is no promise.";

pub(crate) fn run(asked: &Respond) -> Result<Answer, Failure> {
    let mut bytes = input::bytes(&asked.file)?;
    if !is_workbook(&bytes) {
        let text = input::text_of(&asked.file, bytes)?;
        if !matches!(Sent::of(&text), Some(Sent::Quality | Sent::Price)) {
            let response = Response::parse(&text);
            let response = response.map_err(|fault| input::unreadable(&asked.file, &fault))?;
            return Ok(checked(&response).answer(FINE));
        }
        bytes = text.into_bytes();
    }
    read(&asked.file, bytes).map(|sent| is(&sent).answer(FINE))
}

/// What a file that is sent is, and what of it could not be taken as it is.
fn is(sent: &Incoming) -> Page {
    let mut page = Page::default();
    page.line(match &sent.says {
        Says::Response { supplier, bids, .. } => format!(
            "This is the quality and commitments file of {}, on the criteria {}, with {}.",
            named(&supplier.name),
            sent.criteria,
            match bids.len() {
                1 => "1 bid".to_owned(),
                many => format!("{many} bids"),
            }
        ),
        Says::Prices { supplier, .. } => format!(
            "This is the price file of {}, on the criteria {}.",
            named(supplier),
            sent.criteria
        ),
    });
    page.lines(sent.differences.iter().map(|difference| format!("- {difference}")));
    page
}

/// A supplier's name, or that there is none.
fn named(name: &str) -> &str {
    match name.trim() {
        "" => "a supplier that does not say its name",
        name => name,
    }
}

fn checked(response: &Response) -> Page {
    let mut page = Page::default();
    // Of several lots each asks the same questions.
    let lot_of = |fault: &Fault| {
        let mut bids = response.bids.iter().filter(|_| response.bids.len() > 1);
        let bid = bids.find(|bid| {
            let rest = fault.place.path().strip_prefix("bids/");
            rest.and_then(|rest| rest.strip_prefix(bid.id.as_str()))
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        });
        bid.map_or_else(String::new, |bid| format!("{}: ", response.form.scheme.lot_name(&bid.lot)))
    };
    let list = |page: &mut Page, heading: &str, found: Vec<Fault>| {
        if !found.is_empty() {
            page.line(heading);
            page.lines(found.iter().map(|fault| format!("- {}{fault}", lot_of(fault))));
            page.gap();
        }
    };
    let missing = to_finish(response);
    let heading = match missing.len() {
        1 => "1 thing to finish".to_owned(),
        many => format!("{many} things to finish"),
    };
    list(&mut page, &heading, missing);
    list(&mut page, "To look at", helps(response));
    page.lines(["What it would be worth", NO_PROMISE]);
    for bid in &response.bids {
        let lot = response.form.scheme.lot(&bid.lot).map_or("", |lot| lot.title.trim());
        if !lot.is_empty() {
            page.heading(lot);
        }
        for question in response.form.scheme.all() {
            if let Some(found) = outlook(response, &bid.lot, &question.id) {
                page.line(format!("- {}: {}", question.title.trim(), in_words(&found)));
                if let Outlook::Rivals { rows, .. } = &found {
                    page.lines(rows.iter().map(|row| format!("    {}: {}", row.case, row.points)));
                }
            }
        }
    }
    page
}

fn in_words(outlook: &Outlook) -> String {
    match outlook {
        Outlook::Certain { points, available } => {
            format!("{points} of {available} points if accepted as offered")
        }
        Outlook::Rivals { available, .. } => format!("of {available} points. {RIVALS_NOTE}"),
        Outlook::Levels { levels, available, .. } => {
            let levels: Vec<String> = levels
                .iter()
                .map(|level| format!("{}: {}", level.label, level.in_words()))
                .collect();
            format!("of {available} points, as people score it: {}", levels.join(", "))
        }
        Outlook::BelowMinimum { of, available } => {
            format!("no points as it stands, of {available}: below the minimum score of {of}")
        }
        Outlook::PassFail => "passed or failed; earns no points".to_owned(),
        Outlook::Nothing { available } => format!("nothing offered yet, of {available} points"),
    }
}
