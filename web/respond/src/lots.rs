//! Which lots are bid for.

use common_measure_parts::{CheckboxProps, all, checkbox, paragraph};
use yew::{Callback, Html, html};

use super::here::Here;
use super::layout::{heading, onwards};
use super::work::Do;

/// A box for each lot.
pub(super) fn lots(here: &Here) -> Html {
    let scheme = &here.form().scheme;
    let boxes = scheme.lots.iter().map(|lot| {
        let (does, id) = (here.does.clone(), lot.id.clone());
        checkbox(&CheckboxProps {
            path: format!("lots/{}", lot.id).into(),
            label: scheme.lot_name(&lot.id).into(),
            about: None,
            hint: None,
            checked: here.response().bid(&lot.id).is_some(),
            onchange: Callback::from(move |chosen| does.emit(Do::Choose(id.clone(), chosen))),
        })
    });
    let asked = html! {
        <div class="govuk-form-group">
            <fieldset class="govuk-fieldset" id="lots" tabindex="-1" aria-describedby="lots/hint">
                <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{ "Lots" }</legend>
                <div id="lots/hint" class="govuk-hint">{ "If you give a lot up again, what you entered for it is removed. Undo brings it back." }</div>
                <div class="govuk-checkboxes">{ for boxes }</div>
            </fieldset>
        </div>
    };
    all(vec![
        heading(here),
        paragraph(
            "The contract is divided into parts, called lots. Each is awarded by itself, so each has its own commitments, answers and price.",
        ),
        asked,
        onwards(here),
    ])
}
