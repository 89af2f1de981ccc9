//! Examples to open and try.

use common_measure::procurement::Procurement;
use yew::{Callback, Html, component, html};

use crate::form::{Button, Look};
use crate::screen::Screen;
use crate::session::use_acts;

/// An example that comes with the app.
struct Example {
    title: &'static str,
    about: &'static str,
    text: &'static str,
}

/// Every example, in the order in which they are offered. To add one, add its file and a line.
const EXAMPLES: &[Example] = &[
    Example {
        title: "Sports pavilion: social value at 8\u{a0}% of the award",
        about: "“40\u{a0}% quality (with 20\u{a0}% for social value)”, read as 20\u{a0}% of the quality section.",
        text: include_str!("../../../examples/sports-pavilion-8.json"),
    },
    Example {
        title: "Sports pavilion: social value at 20\u{a0}% of the award",
        about: "The same sentence and the same bids, read as 20\u{a0}% of the whole award: another bidder comes first.",
        text: include_str!("../../../examples/sports-pavilion-20.json"),
    },
];

/// The examples.
#[component]
pub(crate) fn Examples() -> Html {
    let acts = use_acts();
    let examples = EXAMPLES.iter().map(|example| {
        let acts = acts.clone();
        let onopen = Callback::from(move |()| match Procurement::parse(example.text) {
            Ok(procurement) => acts.open_new(procurement, Screen::Results),
            Err(fault) => acts.tell(fault.to_string()),
        });
        html! {
            <li>
                <Button look={Look::Link} onclick={onopen}>{ example.title }</Button>
                <p class="govuk-body govuk-!-margin-bottom-2">{ example.about }</p>
            </li>
        }
    });
    html! {
        <section class="app-start__section" aria-labelledby="examples-heading">
            <h2 id="examples-heading" class="govuk-heading-m">{ "Try an example" }</h2>
            <p class="govuk-body">{ "Each opens as a copy of your own to change as you like. The councils, suppliers and bids are invented." }</p>
            <ul class="govuk-list govuk-list--spaced">{ for examples }</ul>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_opens() {
        for example in EXAMPLES {
            assert!(Procurement::parse(example.text).is_ok(), "{}", example.title);
        }
    }
}
