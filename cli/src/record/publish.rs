//! `publish`: the result of an award as it can be published.

use common_measure::publication::{PublicResult, Shown};

use crate::arguments::{Publish, Show};
use crate::failure::{FINE, Failure};
use crate::input;
use crate::output::put;
use crate::page::Answer;

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
    put(Answer::new(text, FINE), asked.out.as_deref())
}
