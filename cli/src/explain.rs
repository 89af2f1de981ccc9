//! `explain`: how a figure came about.

use common_measure::assessment::{self, Assessment, Reading, Subject, Workings};
use common_measure::id::{BidId, CriterionId};
use common_measure::procurement::Procurement;
use serde::Serialize;

use crate::arguments::{Explain, Figure, Format};
use crate::assess::OTHER_READING;
use crate::failure::{FINE, Failure};
use crate::input;
use crate::page::{Answer, Page};

pub(crate) fn run(asked: &Explain) -> Result<Answer, Failure> {
    let procurement = input::procurement(&asked.file)?;
    let assessment =
        assessment::assess(&procurement, asked.reading.into()).map_err(Failure::Faults)?;
    let bid = bid(&assessment, &asked.bid)?;
    let workings = |subject: &Subject| {
        assessment
            .workings(&procurement, &bid, subject)
            .ok_or_else(|| Failure::Usage(format!("There are no workings for bid {bid}.")))
    };
    let deciding = assessment.workings(&procurement, &bid, &Subject::Deciding);
    let one = match (&asked.criterion, asked.figure) {
        (Some(wanted), _) => Some(workings(&Subject::Criterion(criterion(&assessment, wanted)?))?),
        (None, Some(Figure::Total)) => Some(workings(&Subject::Total)?),
        (None, Some(Figure::Deciding)) => Some(deciding.clone().ok_or_else(|| {
            Failure::Usage("The award rule has no figure of its own: the total decides.".to_owned())
        })?),
        (None, None) => None,
    };
    if let Some(one) = one {
        return match asked.format {
            Format::Text => {
                let mut page = headed(&assessment);
                whole(&mut page, &one);
                Ok(page.answer(FINE))
            }
            Format::Json => Answer::json(&one, FINE),
        };
    }
    let total = workings(&Subject::Total)?;
    let nodes = assessment.scheme.nodes().iter();
    let criteria: Vec<Workings> = nodes
        .map(|node| workings(&Subject::Criterion(node.id.clone())))
        .collect::<Result<_, _>>()?;
    let all = Everything { deciding: deciding.as_ref(), total: &total, criteria: &criteria };
    match asked.format {
        Format::Text => Ok(total_page(&procurement, &assessment, &all).answer(FINE)),
        Format::Json => Answer::json(&all, FINE),
    }
}

/// A page that says at its top where undecided findings are not taken as the award criteria say.
fn headed(assessment: &Assessment) -> Page {
    let mut page = Page::default();
    if assessment.reading == Reading::Other {
        page.line(OTHER_READING);
        page.gap();
    }
    page
}

/// The workings of every figure of a bid.
#[derive(Serialize)]
struct Everything<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    deciding: Option<&'a Workings>,
    total: &'a Workings,
    criteria: &'a [Workings],
}

fn total_page(procurement: &Procurement, assessment: &Assessment, all: &Everything) -> Page {
    let mut page = headed(assessment);
    if let Some(deciding) = all.deciding {
        whole(&mut page, deciding);
        page.gap();
    }
    whole(&mut page, all.total);
    page.gap();
    page.line(assessment.report(procurement).statement.moderation);
    page.heading("Criterion by criterion");
    for (node, workings) in assessment.scheme.nodes().iter().zip(all.criteria) {
        let indent = "  ".repeat(node.depth);
        page.line(format!("{indent}{}: {}", node.title, workings.short));
    }
    page
}

fn whole(page: &mut Page, workings: &Workings) {
    page.line(&workings.title);
    page.line(&workings.short);
    page.gap();
    page.line(format!("Formula: {}", workings.formula));
    if !workings.inputs.is_empty() {
        page.heading("What goes into it");
        page.lines(
            workings.inputs.iter().map(|input| format!("- {}: {}", input.name, input.value)),
        );
    }
    if !workings.steps.is_empty() {
        page.heading("Steps");
        page.lines(workings.steps.iter().map(|step| format!("- {step}")));
    }
    if let Some(exact) = &workings.exact {
        page.heading(format!("Exactly: {exact}"));
    }
}

/// The bid of that id, else the one of exactly that name.
fn bid(assessment: &Assessment, wanted: &str) -> Result<BidId, Failure> {
    let bids: Vec<(&BidId, &str)> = assessment
        .lots
        .iter()
        .flat_map(|lot| &lot.bids)
        .map(|bid| (&bid.bid, bid.name.as_str()))
        .collect();
    one_of("bid", &bids, |id| id.as_str(), wanted)
}

/// The criterion of that id, else the one of exactly that name.
fn criterion(assessment: &Assessment, wanted: &str) -> Result<CriterionId, Failure> {
    let nodes = assessment.scheme.nodes().iter();
    let criteria: Vec<(&CriterionId, &str)> =
        nodes.map(|node| (&node.id, node.title.as_str())).collect();
    one_of("criterion", &criteria, |id| id.as_str(), wanted)
}

fn one_of<Id: Clone>(
    what: &str,
    all: &[(&Id, &str)],
    text: impl Fn(&Id) -> &str,
    wanted: &str,
) -> Result<Id, Failure> {
    if let Some((id, _)) = all.iter().find(|(id, _)| text(id) == wanted) {
        return Ok((*id).clone());
    }
    let named: Vec<_> = all.iter().filter(|(_, name)| *name == wanted.trim()).collect();
    let list = |some: &[&(&Id, &str)]| {
        let lines = some.iter().map(|(id, name)| format!("\n- {} ({name})", text(id)));
        lines.collect::<String>()
    };
    match named.as_slice() {
        [(id, _)] => Ok((*id).clone()),
        [] => Err(Failure::Usage(format!(
            "There is no {what} “{wanted}” in this result. There are:{}",
            list(&all.iter().collect::<Vec<_>>())
        ))),
        several => Err(Failure::Usage(format!(
            "More than one {what} is called “{wanted}”. Give the id of one:{}",
            list(several)
        ))),
    }
}
