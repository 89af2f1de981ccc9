//! Two copies of one record that went different ways: both are shown, one goes on, and what was done
//! in the other is brought over.

mod outcome;
mod side;

use common_measure_parts::words::count;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_memo, use_state};

use crate::form::{Button, Checkbox, Look, use_draft, use_kept_focus};
use crate::screen::Screen;
use crate::session::{self, Shared, use_acts, use_session};

use outcome::{Outcome, OutcomePage};
use side::{Side, SideSeen};

const SIDE: &str = "side";
const ASKED: &str = "parted-asked";

/// What is asked about.
#[derive(Properties, PartialEq)]
pub(crate) struct PartedProps {
    /// The two copies.
    pub parted: Shared<session::Parted>,
}

/// Both sides and the choice between them; once it is made, what would come of it.
#[component]
pub(crate) fn Parted(props: &PartedProps) -> Html {
    let (session, acts) = (use_session(), use_acts());
    let draft = use_draft(&AttrValue::Static("file/parted"));
    let bring = use_state(|| true);
    let outcome = use_state(|| None::<Shared<Outcome>>);
    let (parted, made) = (props.parted.clone(), outcome.is_some());
    use_kept_focus(made, if made { outcome::HEADING } else { ASKED });
    let sides = use_memo(parted.clone(), |parted| Side::both(parted));
    let (here, theirs) = &*sides;
    let after = usize::try_from(parted.common).unwrap_or(usize::MAX).saturating_add(here.entries);
    let in_both = parted.ours().len().saturating_sub(after);
    let oncancel = {
        let acts = acts.clone();
        Callback::from(move |()| acts.go(Screen::Start))
    };
    if let Some(made) = &*outcome {
        let onback = {
            let outcome = outcome.clone();
            Callback::from(move |()| outcome.set(None))
        };
        return html! { <OutcomePage key="outcome" {parted} outcome={made.clone()} {onback} {oncancel} /> };
    }
    let title = parted.ours().read(|ours| ours.procurement().details.title.trim().to_owned());
    let title = title.filter(|title| !title.is_empty());
    let title = title.unwrap_or_else(|| "Procurement without a title".to_owned());
    let onclick = {
        let (draft, outcome, bring) = (draft.clone(), outcome.clone(), *bring);
        let parted = parted.clone();
        Callback::from(move |()| {
            let missing = draft.missing(&[(SIDE, "Choose the copy that goes on.")]);
            if draft.faulty(&[SIDE], missing) {
                return;
            }
            let is_ours = draft.text(SIDE) == "here";
            outcome.set(Some(Shared::new(Outcome::of(&parted, is_ours, bring))));
        })
    };
    let onbring = {
        let bring = bring.clone();
        Callback::from(move |wanted| bring.set(wanted))
    };
    html! {
        // Another key than the other step's: what was pressed there must not be pressed here.
        <div key="asked">
            <h1 id={ASKED} tabindex="-1" class="govuk-heading-l">{ Screen::Parted.title(&session.confirmed) }</h1>
            <p class="govuk-body app-said">
                { format!(
                    "“{}” and the record of “{title}” in this browser are the same up to entry {}. After that, {} made here, and {} in the file.",
                    parted.name,
                    parted.common,
                    count(here.entries, "entry was", "entries were"),
                    count(theirs.entries, "entry", "entries"),
                ) }
                if in_both > 0 {
                    { format!(" {} in both, and not shown again.", count(in_both, "more entry is", "more entries are")) }
                }
            </p>
            <p class="govuk-body">{ "Look at both, and choose the one that goes on. Nothing is opened or changed until you confirm it on the next page." }</p>
            <div class="app-parted">
                <SideSeen heading="In this browser" side={here.clone()} />
                <SideSeen heading="In the file" side={theirs.clone()} />
            </div>
            { draft.radios(SIDE, "Which copy goes on?", &[
                ("here".into(), "The copy in this browser".into(), ""),
                ("file".into(), "The copy in the file".into(), "It takes the place of the copy in this browser."),
            ]) }
            <div class="govuk-form-group govuk-checkboxes govuk-checkboxes--small">
                <Checkbox path="parted-bring" label="Bring over what was done in the other copy" checked={*bring} onchange={onbring}
                    hint="As new entries, each with who made it and when. What was changed in both stays as it is in the copy that goes on." />
            </div>
            <div class="govuk-button-group">
                <Button {onclick}>{ "Continue" }</Button>
                <Button look={Look::Link} onclick={oncancel}>{ "Cancel: leave all as it is" }</Button>
            </div>
        </div>
    }
}
