//! One social value commitment: what counts, what is offered, what it would be worth.

use common_measure::framework::{Framework, Measure};
use common_measure::id::{LotId, MeasureId};
use common_measure::publication::stated;
use common_measure::scheme::Kind;
use common_measure_parts::{
    all, bullets_of_said, details, heading_m, heading_s, inset_text, paragraph,
};
use yew::{Html, html};

use super::field::{Field, OfferField};
use super::helps::helps;
use super::here::Here;
use super::inputs::{Input, input};
use super::layout::{heading, onwards, word_count};
use super::outlook::worth;

/// The page of a commitment.
pub(super) fn commitment(here: &Here, lot: &LotId, measure: &MeasureId) -> Html {
    let form = here.form();
    let asked = form.scheme.measures();
    let criterion = asked.iter().find(|(id, _)| *id == measure).map(|(_, found)| *found);
    let set = form.measures.framework();
    let known = set.and_then(|set| set.measure(measure));
    let (Some(criterion), Some(set), Some(known)) = (criterion, set, known) else {
        return heading(here);
    };
    let field = |which| Field::Offer(lot.clone(), measure.clone(), which);
    let limit = match &criterion.kind {
        Kind::Commitment(commitment) => commitment.word_limit,
        _ => None,
    };
    let by_statement =
        matches!(&criterion.kind, Kind::Commitment(asked) if asked.rule.is_statement());
    let pounds = known.unit_short == "£";
    let how = field(OfferField::Statement);
    let count = word_count(here, "how-words", &how, limit);
    let quantity = Input {
        number: true,
        width: 10,
        hint: if by_statement {
            "It is written down, and it is your answer below that is scored. Enter 0 if you offer nothing here."
        } else {
            "Enter 0 if you offer nothing here."
        },
        prefix: if pounds { "£" } else { "" },
        suffix: if pounds { "" } else { &known.unit_short },
        ..Input::of(field(OfferField::Quantity), "How many")
    };
    let also_under = form.overlapping(measure).into_iter().map(|other| {
        let field = Field::AlsoUnder(lot.clone(), measure.clone(), other.id.clone());
        let label = format!("Of these, how many are also counted under “{}”?", other.title);
        let hint =
            "The same person or thing counts once in the points. Enter 0 if all are different.";
        input(here, Input { hint, number: true, width: 5, ..Input::of(field, &label) })
    });
    all(vec![
        heading(here),
        what_counts(set, known),
        heading_s("How the council scores it"),
        bullets_of_said(stated(&form.procurement(), criterion)),
        more_about(known),
        heading_m("What you offer"),
        input(here, quantity),
        all(also_under.collect()),
        worth(here),
        input(
            here,
            Input {
                rows: 6,
                hint: "Who does what, with whom, how often. Numbers make it easier to believe.",
                described_by: if limit.is_some() { "how-words" } else { "" },
                ..Input::of(how, "How you will do it")
            },
        ),
        count,
        input(
            here,
            Input {
                rows: 3,
                hint: "Each step with its date, such as: two started by March 2027, all by June 2027.",
                ..Input::of(field(OfferField::When), "When")
            },
        ),
        input(
            here,
            Input {
                hint: "Such as the site, a ward, or the whole borough.",
                ..Input::of(field(OfferField::Place), "Where")
            },
        ),
        input(
            here,
            Input {
                rows: 3,
                hint: &evidence(known),
                ..Input::of(field(OfferField::Evidence), "What will show that it was done")
            },
        ),
        helps(here),
        onwards(here),
    ])
}

/// What is promised, and what is not to be said of people.
fn what_counts(set: &Framework, measure: &Measure) -> Html {
    let mut parts = vec![html! {
        <p class="govuk-body app-said">{ format!("You promise a number of: {}.", measure.unit) }</p>
    }];
    let of_every = set.every_unit.trim();
    if !of_every.is_empty() {
        parts.push(paragraph(of_every));
    }
    if measure.sensitive {
        let asked = counts_only(set);
        parts.push(inset_text(html! { <><strong>{ "Counts only. " }</strong>{ asked }</> }));
    }
    all(parts)
}

/// What is published about a measure, for those who want it.
fn more_about(measure: &Measure) -> Html {
    let Measure { wording, also_reported, .. } = measure;
    let mut inside = vec![html! {
        <p class="govuk-body">{ "A measure is one thing that can be counted. As the council publishes it: " }{ format!("“{wording}”") }</p>
    }];
    if !also_reported.is_empty() {
        inside.push(paragraph(&format!(
            "You will also be asked for these, which are never scored: {}.",
            also_reported.join("; ")
        )));
    }
    details("More about this measure".into(), all(inside))
}

fn counts_only(set: &Framework) -> String {
    match set.sensitive_note.trim() {
        "" => "Write nothing here about single people: no names, no health, no history.".to_owned(),
        note => note.to_owned(),
    }
}

fn evidence(measure: &Measure) -> String {
    match measure.evidence.trim() {
        "" => "Totals only, nothing about single people.".to_owned(),
        asked => format!("The council asks for: {asked}.").replace("..", "."),
    }
}
