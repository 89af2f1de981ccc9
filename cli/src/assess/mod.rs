//! `assess`: the whole result.

mod award;
pub(crate) mod spreadsheet;
mod text;

use common_measure::assessment::{self, Assessment, Decider, OrderReport, Report, deciders};
use common_measure::procurement::{Procurement, check};
use serde::Serialize;

use crate::arguments::{self, Assess};
use crate::failure::{FINE, Failure};
use crate::input;
use crate::page::Answer;

/// Stands with every figure of the other reading.
pub(crate) const OTHER_READING: &str = "THE OTHER READING: bids below a minimum score, or failed, that nobody has decided about are taken the other way.";

pub(crate) fn run(asked: &Assess) -> Result<Answer, Failure> {
    let procurement = input::procurement(&asked.file)?;
    let assessment =
        assessment::assess(&procurement, asked.reading.into()).map_err(Failure::Faults)?;
    let report = assessment.report(&procurement);
    let more = More::asked(asked, &procurement, &assessment);
    match asked.format {
        arguments::Report::Text => {
            let queries = check(&procurement).queries.len();
            Ok(text::page(&report, asked.reading, &more, queries).answer(FINE))
        }
        arguments::Report::Json => Answer::json(&Extended { report: &report, more: &more }, FINE),
        arguments::Report::Csv => Ok(Answer::new(spreadsheet::rows(&report)?, FINE)),
    }
}

/// What is worked out only if it is asked for.
#[derive(Serialize)]
struct More {
    /// The award under every order of lots.
    #[serde(skip_serializing_if = "Option::is_none")]
    orders: Option<Orders>,
    /// The bids that decide without winning.
    #[serde(skip_serializing_if = "Option::is_none")]
    deciders: Option<Vec<Decider>>,
}

/// The outcomes; none where the order of lots changes nothing.
#[derive(Serialize)]
struct Orders(Option<Vec<OrderReport>>);

impl More {
    fn asked(asked: &Assess, procurement: &Procurement, assessment: &Assessment) -> Self {
        Self {
            orders: asked.orders.then(|| Orders(assessment.order_reports(procurement))),
            deciders: asked.deciders.then(|| deciders(procurement, asked.reading.into())),
        }
    }
}

/// The report, with what was asked for besides.
#[derive(Serialize)]
struct Extended<'a> {
    #[serde(flatten)]
    report: &'a Report,
    #[serde(flatten)]
    more: &'a More,
}
