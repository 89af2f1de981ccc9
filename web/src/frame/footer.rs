//! The foot of every page.

use yew::{Html, component, html};

/// Version, promise, licence.
#[component]
pub(crate) fn Footer() -> Html {
    html! {
        <footer class="app-footer">
            <div class="govuk-width-container">
                <p class="app-footer__line">{ "Nothing is sent anywhere: your work stays in this browser, and in the files that you save." }</p>
                // Shown once it is true: see web/offline/versions.js.
                <p class="app-footer__line app-footer__offline">{ "This page also opens without a connection: all its files are kept in this browser." }</p>
                <p class="app-footer__line">
                    { concat!("Common Measure ", env!("CARGO_PKG_VERSION"), ". Free software under the MIT licence or the Apache licence 2.0, as you prefer.") }
                </p>
            </div>
        </footer>
    }
}
