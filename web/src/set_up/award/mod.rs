//! The award: what decides, how many bids are awarded, over which lots, and what follows.

mod after;
mod lots;
mod minimum;
mod rule;
mod winners;

use common_measure::record::Command;
use common_measure::scheme::{Award, PriceOpening};
use yew::{AttrValue, Callback, Html, component, html};

use crate::screen::Screen;
use crate::session::{Acts, use_acts, use_session};

use super::page::{Page, Parse};

/// Everything about the award.
#[component]
pub(crate) fn AwardPage() -> Html {
    let (session, acts) = (use_session(), use_acts());
    let scheme = &session.confirmed.scheme;
    let on = On { award: scheme.award.clone(), acts };
    html! {
        <Page next={Screen::RoundingAndTies}>
            { rule::editor(&on, scheme) }
            { minimum::editor(scheme) }
            { winners::editor(&on, &session) }
            { lots::editor(&on, scheme) }
            { after::editor(&on, scheme.price_opening) }
        </Page>
    }
}

/// The award, and the way to change it.
#[derive(Clone)]
struct On {
    award: Award,
    acts: Acts,
}

impl On {
    /// What a choice does.
    fn choose(&self, change: impl Fn(&mut Award, &str) + 'static) -> Callback<AttrValue> {
        let on = self.clone();
        Callback::from(move |value: AttrValue| {
            let mut award = on.award.clone();
            change(&mut award, &value);
            on.acts.issue(Command::SetAward(award));
        })
    }

    /// What the choice of when price files are opened does.
    fn opening(&self) -> Callback<AttrValue> {
        let acts = self.acts.clone();
        Callback::from(move |value: AttrValue| {
            let with_bids = value == "with";
            acts.issue(Command::SetPriceOpening(if with_bids {
                PriceOpening::WithBids
            } else {
                PriceOpening::AfterScores
            }));
        })
    }

    /// What the text of a field means.
    fn parse(&self, change: impl Fn(&mut Award, &str) -> Result<(), String> + 'static) -> Parse {
        let award = self.award.clone();
        Callback::from(move |text: String| {
            let mut award = award.clone();
            change(&mut award, &text)?;
            Ok(Command::SetAward(award))
        })
    }
}
