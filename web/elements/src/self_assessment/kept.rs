//! What the browser keeps: other responses to the same form, and how the one that is shown is removed.

use common_measure_parts::{ButtonProps, Look, button, inset_text, notification, paragraph};
use yew::{Callback, Html, html};

/// The id of the place where it is asked whether to remove.
pub(super) const REMOVE: &str = "remove";

/// A response that is kept beside the one that is shown.
pub(crate) struct Other {
    /// Its key in this browser.
    pub key: String,
    /// The text that it is gone on with from.
    pub text: String,
    /// Whose it is, and when it was changed.
    pub says: String,
}

/// The others, to go on with one of them. `ongo` is told its key and its text.
pub(super) fn others(of: &[Other], ongo: &Callback<(String, String)>) -> Html {
    if of.is_empty() {
        return Html::default();
    }
    let lines = of.iter().map(|Other { key, text, says }| {
        let (ongo, there) = (ongo.clone(), (key.clone(), text.clone()));
        let onclick = Callback::from(move |()| ongo.emit(there.clone()));
        let children = Html::from(format!("Go on with {says}"));
        html! { <li>{ button(&ButtonProps { children, look: Look::Link, ..ButtonProps::new("", onclick) }) }</li> }
    });
    let inside = html! {
        <>
            { paragraph("Besides the one below, this browser keeps what you can go on with here. Each has answers of its own.") }
            <ul class="govuk-list app-said">{ for lines }</ul>
        </>
    };
    html! { <div class="app-no-print">{ notification("Another response to this form".into(), inside) }</div> }
}

/// Removes the response that is shown, once that was asked. `onask` is told whether to ask.
pub(super) fn remove(asks: bool, onask: &Callback<bool>, onremove: Callback<()>) -> Html {
    let choice =
        |says, look, onclick| button(&ButtonProps { look, ..ButtonProps::new(says, onclick) });
    html! {
        <div id={REMOVE} class="app-no-print" tabindex="-1">
            if asks {
                { inset_text(html! {
                    <>
                        { paragraph("Remove this response from this browser? It cannot be brought back, except from a file to go on with that you saved (“my response, not for sending”). The two files for the council cannot be opened here.") }
                        <div class="govuk-button-group">
                            { choice("Remove it", Look::Warning, onremove) }
                            { choice("Keep it", Look::Link, onask.reform(|()| false)) }
                        </div>
                    </>
                }) }
            } else {
                { choice("Remove it from this browser", Look::Link, onask.reform(|()| true)) }
            }
        </div>
    }
}
