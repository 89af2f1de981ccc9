//! Examples to open and try.

use common_measure::procurement::Procurement;
use common_measure::record::Standing;
use yew::{Callback, Html, component, html};

use crate::form::{Button, Look};
use crate::later::Later;
use crate::screen::Screen;
use crate::session::{use_acts, use_session};

/// An example that comes with the app.
#[derive(Clone, Copy)]
pub(crate) enum Example {
    PavilionAt8,
    PavilionAt20,
}

impl Example {
    /// Every one, in the order in which they are offered.
    const ALL: [Self; 2] = [Self::PavilionAt8, Self::PavilionAt20];

    fn title(self) -> &'static str {
        match self {
            Self::PavilionAt8 => "Sports pavilion: social value at 8\u{a0}% of the award",
            Self::PavilionAt20 => "Sports pavilion: social value at 20\u{a0}% of the award",
        }
    }

    fn about(self) -> &'static str {
        match self {
            Self::PavilionAt8 => {
                "“40\u{a0}% quality (with 20\u{a0}% for social value)”, read as 20\u{a0}% of the quality section."
            }
            Self::PavilionAt20 => {
                "The same sentence and the same bids, read as 20\u{a0}% of the whole award: another bidder comes first."
            }
        }
    }

    /// Its procurement. The texts are not needed before one is asked for, so they come in later.
    pub(crate) fn procurement(self) -> Result<Procurement, String> {
        let text = match self {
            Self::PavilionAt8 => include_str!("../../../examples/sports-pavilion-8.json"),
            Self::PavilionAt20 => include_str!("../../../examples/sports-pavilion-20.json"),
        };
        Procurement::parse(text).map_err(|fault| fault.to_string())
    }
}

/// The examples.
#[component]
pub(crate) fn Examples() -> Html {
    let (session, acts) = (use_session(), use_acts());
    let examples = Example::ALL.iter().map(|&example| {
        let (acts, session) = (acts.clone(), session.clone());
        let onopen = Callback::from(move |()| {
            let who = session.who().to_owned();
            acts.open_made(move |later| (later.example)(example, &who), Screen::Results);
        });
        html! {
            <li>
                <Button look={Look::Link} onclick={onopen}>{ example.title() }</Button>
                <p class="govuk-body govuk-!-margin-bottom-2">{ example.about() }</p>
            </li>
        }
    });
    let onpractise = {
        let (acts, session) = (acts.clone(), session.clone());
        Callback::from(move |()| {
            let who = session.who().to_owned();
            let make = move |later: &Later| (later.new_record)(Standing::Practice, &who);
            acts.open_made(make, Screen::TaskList);
        })
    };
    html! {
        <section class="app-start__section" aria-labelledby="examples-heading">
            <h2 id="examples-heading" class="govuk-heading-m">{ "Try an example" }</h2>
            <p class="govuk-body">{ "Each opens as a practice copy of your own to change as you like. The councils, suppliers and bids are invented." }</p>
            <ul class="govuk-list govuk-list--spaced">{ for examples }</ul>
            <p class="govuk-body">{ "Or begin with nothing in it, to try things out." }</p>
            <Button look={Look::Secondary} onclick={onpractise}>{ "Start a practice copy" }</Button>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_opens() {
        for example in Example::ALL {
            assert!(example.procurement().is_ok(), "{}", example.title());
        }
    }
}
