//! Which lots are bid for.

use common_measure_parts::Checkbox;
use yew::{Callback, Html, component, html};

use super::layout::{Heading, Onwards};
use super::page::Page;
use super::use_work;
use super::work::Do;

/// A box for each lot.
#[component]
pub(super) fn Lots() -> Html {
    let work = use_work();
    let form = &work.response.form;
    let boxes = form.scheme.lots.iter().map(|lot| {
        let onchange = {
            let (work, lot) = (work.clone(), lot.id.clone());
            Callback::from(move |chosen| work.dispatch(Do::Choose(lot.clone(), chosen)))
        };
        html! {
            <Checkbox path={format!("lots/{}", lot.id)} label={form.scheme.lot_name(&lot.id)}
                checked={work.response.bid(&lot.id).is_some()} {onchange} />
        }
    });
    html! {
        <>
            <Heading page={Page::Lots} />
            <p class="govuk-body">{ "The contract is divided into parts, called lots. Each is awarded by itself, so each has its own commitments, answers and price." }</p>
            <div class="govuk-form-group">
                <fieldset class="govuk-fieldset" id="lots" tabindex="-1" aria-describedby="lots/hint">
                    <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{ "Lots" }</legend>
                    <div id="lots/hint" class="govuk-hint">{ "If you give a lot up again, what you entered for it is removed. Undo brings it back." }</div>
                    <div class="govuk-checkboxes">{ for boxes }</div>
                </fieldset>
            </div>
            <Onwards page={Page::Lots} />
        </>
    }
}
