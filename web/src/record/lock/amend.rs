//! Opens locked criteria for a change, while that is still possible.

use common_measure::record::{Act, Amendment};
use yew::{AttrValue, Callback, Html, component, html};

use crate::form::{AskFirst, BackLink, InsetText, LinkTo, Press, use_draft};
use crate::screen::Screen;
use crate::session::{self, use_acts, use_session};

use super::can_amend;

const REASON: &str = "reason";
const NOTICE: &str = "notice";

/// Why the criteria are changed, and the notice that is published again.
#[component]
pub(crate) fn Amend() -> Html {
    let (session, acts) = (use_session(), use_acts());
    let draft = use_draft(&AttrValue::Static("record/amendment"));
    let onpress = {
        let (draft, session) = (draft.clone(), session.clone());
        Callback::from(move |press| {
            let act =
                Act::Amend(Amendment { reason: draft.text(REASON), notice: draft.text(NOTICE) });
            let missing = draft.missing(&[
                (REASON, "Say what is changed, and why."),
                (NOTICE, "Enter the reference of the notice that is published again."),
            ]);
            let fields = [REASON, NOTICE];
            let is_fine = draft.enter(press, &fields, missing, Some(act), Screen::TaskList);
            if is_fine && press == Press::Sure {
                // What was refused because the criteria were locked is refused no more.
                let refused = session.unfinished.keys().filter(|path| path.starts_with("scheme/"));
                for path in refused {
                    acts.act(session::Act::Abandoned(path.clone()));
                }
            }
            is_fine
        })
    };
    html! {
        <>
            <BackLink to={Screen::Lock} />
            <h1 class="govuk-heading-l">{ Screen::Amend.title(&session.confirmed) }</h1>
            if can_amend(&session) {
                <p class="govuk-body">{ "The criteria open for a change. Change them, then lock them again with the new tender deadline. Every version stays in the record." }</p>
                { draft.sentences(REASON, "What is changed, and why", None) }
                { draft.line(NOTICE, "Reference of the notice that is published again", None) }
                <AskFirst {draft} label="Amend the criteria" question="Open the criteria for a change?" yes="Yes, open them" {onpress}>
                    <p class="govuk-body">{ "This cannot be undone, and stays in the record. The check code that you published no longer holds once the criteria are locked again." }</p>
                </AskFirst>
            } else {
                <InsetText>
                    { "The criteria cannot be amended: they are not locked, the tender deadline is over, or bids were entered. " }
                    <LinkTo to={Screen::Lock}>{ "See where they stand" }</LinkTo>{ "." }
                </InsetText>
            }
        </>
    }
}
