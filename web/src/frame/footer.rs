//! The foot of every page.

use yew::{Html, component, html};

use crate::session::{Kept, use_session};

/// Version, promise, licence.
#[component]
pub(crate) fn Footer() -> Html {
    let kept = match use_session().kept() {
        Kept::NotKnown => "Nothing is sent anywhere.",
        Kept::Browser(_) => {
            "Nothing is sent anywhere: your work stays in this browser, and in the files that you save."
        }
        _ => "Nothing is sent anywhere: your work is kept only in the files that you save.",
    };
    html! {
        <footer class="app-footer">
            <div class="govuk-width-container">
                <p class="app-footer__line">{ kept }</p>
                // Shown once it is true: see web/offline/versions.js.
                <p class="app-footer__line app-footer__offline">{ "This page also opens without a connection: all its files are kept in this browser." }</p>
                <p class="app-footer__line">
                    { concat!("Common Measure ", env!("CARGO_PKG_VERSION"), ". Free software under the MIT licence or the Apache licence 2.0, as you prefer.") }
                </p>
            </div>
        </footer>
    }
}
