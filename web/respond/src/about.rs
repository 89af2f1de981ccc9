//! Who bids.

use yew::{Html, component, html};

use super::field::Field;
use super::inputs::Input;
use super::layout::{Heading, Onwards};
use super::page::Page;

/// The organisation, whom it bids with, and on whom it relies.
#[component]
pub(super) fn About() -> Html {
    html! {
        <>
            <Heading page={Page::About} />
            <p class="govuk-body">{ "The council puts these in the summary that it sends to everyone who bid." }</p>
            <Input field={Field::Name} label="Name of your organisation" autocomplete="organization" />
            <Input field={Field::PostalAddress} label="Postal address" rows=4 autocomplete="street-address" />
            <Input field={Field::Email} label="E-mail address" email=true hint="Where the council writes to you about this bid." autocomplete="email" />
            <Input field={Field::Identifier} label="Unique identifier" width=20
                hint="Your charity number, company number, or the identifier that the central digital platform gave you." />
            <h2 class="govuk-heading-m">{ "If you do not work alone" }</h2>
            <Input field={Field::Members} label="Members of a joint bid (optional)" rows=3
                hint="A joint bid is one that several organisations make together. One name on each line, the lead first." />
            <Input field={Field::KeySubcontractors} label="Key subcontractors (optional)" rows=3
                hint="Others that you pay to do an important part of the work. One name on each line." />
            <Onwards page={Page::About} />
        </>
    }
}
