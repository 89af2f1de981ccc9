//! `publish`: the result of an award as it can be published.

use common_measure::publication::{PublicResult, Shown, about_the_award};
use common_measure::record::{Record, TEXTS_WITHHELD};

use crate::arguments::{Publish, Show};
use crate::failure::{FINE, Failure};
use crate::input;
use crate::output::put;
use crate::page::{Answer, Page};

pub(crate) fn run(asked: &Publish) -> Result<Answer, Failure> {
    let record = input::record(&asked.file)?;
    let asks_for = |what| asked.show.contains(&what);
    let shown = Shown {
        ranks: asks_for(Show::Ranks),
        totals: asks_for(Show::Totals),
        points: asks_for(Show::Points),
    };
    let result = PublicResult::of(&record, shown).map_err(|fault| Failure::Faults(vec![fault]))?;
    let text = result.to_json().map_err(|fault| Failure::Usage(fault.to_string()))?;
    said(asked, &record).aside();
    put(Answer::new(text, FINE), asked.out.as_deref())
}

/// What must be known before it is published, and is not in it.
fn said(asked: &Publish, record: &Record) -> Page {
    let mut page = Page::default();
    let withheld = (record.withheld() > 0).then(|| TEXTS_WITHHELD.to_owned());
    for line in withheld.into_iter().chain(about_the_award(record)) {
        page.line(format!("{}: {line}", input::name(&asked.file)));
    }
    page
}
