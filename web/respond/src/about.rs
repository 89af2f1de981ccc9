//! Who bids.

use common_measure_parts::{all, heading_m, paragraph};
use yew::Html;

use super::field::Field;
use super::here::Here;
use super::inputs::{Input, input};
use super::layout::{heading, onwards};

/// The organisation, whom it bids with, and on whom it relies.
pub(super) fn about(here: &Here) -> Html {
    let field = |it: Input| input(here, it);
    all(vec![
        heading(here),
        paragraph("The council puts these in the summary that it sends to everyone who bid."),
        field(Input {
            autocomplete: "organization",
            ..Input::of(Field::Name, "Name of your organisation")
        }),
        field(Input {
            rows: 4,
            autocomplete: "street-address",
            ..Input::of(Field::PostalAddress, "Postal address")
        }),
        field(Input {
            email: true,
            hint: "Where the council writes to you about this bid.",
            autocomplete: "email",
            ..Input::of(Field::Email, "E-mail address")
        }),
        field(Input {
            width: 20,
            hint: "Your charity number, company number, or the identifier that the central digital platform gave you.",
            ..Input::of(Field::Identifier, "Unique identifier")
        }),
        heading_m("If you do not work alone"),
        field(Input {
            rows: 3,
            hint: "A joint bid is one that several organisations make together. One name on each line, the lead first.",
            ..Input::of(Field::Members, "Members of a joint bid (optional)")
        }),
        field(Input {
            rows: 3,
            hint: "Others that you pay to do an important part of the work. One name on each line.",
            ..Input::of(Field::KeySubcontractors, "Key subcontractors (optional)")
        }),
        onwards(here),
    ])
}
