//! Every screen but the start, with what all of them need.

use common_measure::procurement::{Check, check};
use yew::{ContextProvider, Html, component, html, use_memo};

use crate::bids;
use crate::frame::name::Name;
use crate::record;
use crate::respond;
use crate::responses;
use crate::results;
use crate::screen::Screen;
use crate::session::{Question, Session, Shared, use_session};
use crate::set_up;
use crate::spreadsheet;

/// The open screen.
pub(crate) fn draw() -> Html {
    html! { <Screens /> }
}

/// Finds what is wrong with the open procurement, once for all components, keeps files that wait, and shows the open
/// screen.
#[component]
fn Screens() -> Html {
    let session = use_session();
    let found = use_memo(session.confirmed.clone(), |procurement| Shared::new(check(procurement)));
    let files = responses::use_chosen_files(session.key.as_ref());
    html! {
        <ContextProvider<Shared<Check>> context={(*found).clone()}>
            <ContextProvider<responses::ChosenFiles> context={files}>
                { screen(&session) }
            </ContextProvider<responses::ChosenFiles>>
        </ContextProvider<Shared<Check>>>
    }
}

/// The component of each screen.
fn screen(session: &Session) -> Html {
    match &session.screen {
        // Drawn without this file.
        Screen::Start => Html::default(),
        Screen::Respond(page) => html! { <respond::Respond page={page.clone()} /> },
        Screen::Name => html! { <Name /> },
        Screen::TaskList => html! { <set_up::TaskList /> },
        Screen::Details => html! { <set_up::Details /> },
        Screen::Lots => html! { <set_up::Lots /> },
        Screen::Measures => html! { <set_up::Measures /> },
        Screen::Criteria => html! { <set_up::Criteria /> },
        Screen::Criterion(id) => html! { <set_up::Criterion key={id.as_str()} id={id.clone()} /> },
        Screen::Scales => html! { <set_up::Scales /> },
        Screen::Award => html! { <set_up::AwardPage /> },
        Screen::RoundingAndTies => html! { <set_up::RoundingAndTies /> },
        Screen::CheckAnswers => html! { <set_up::CheckAnswers /> },
        Screen::Lock => html! { <record::Lock /> },
        Screen::Amend => html! { <record::Amend /> },
        Screen::Stated => html! { <record::Stated /> },
        Screen::ResponseForm => html! { <responses::ResponseFormPage /> },
        Screen::Responses => html! { <responses::Responses /> },
        Screen::Opening => html! { <record::Opening /> },
        Screen::History => html! { <record::History /> },
        Screen::Checks => html! { <record::Checks /> },
        Screen::Redaction => html! { <record::Redaction /> },
        Screen::Unlocked | Screen::Parted => match session.question.clone() {
            Some(Question::Unlocked(file)) => html! { <record::Unlocked {file} /> },
            Some(Question::Parted(parted)) => html! { <record::Parted {parted} /> },
            // The way back leads here only through the browser's memory of a page.
            None => Html::default(),
        },
        Screen::Decision => html! { <results::AwardDecision /> },
        Screen::Bids => html! { <bids::Bids /> },
        Screen::Bid(id) => html! { <bids::OneBid key={id.as_str()} id={id.clone()} /> },
        Screen::TakeIn => html! { <spreadsheet::TakeIn /> },
        Screen::Results => html! { <results::Results /> },
    }
}
