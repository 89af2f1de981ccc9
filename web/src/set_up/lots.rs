//! Lots: the parts that are awarded by themselves.

use common_measure::id::LotId;
use common_measure::record::Command;
use common_measure::scheme::Lot;
use yew::{AttrValue, Callback, Html, component, html};

use crate::form::{Button, InsetText, Look, TextField, Width, optional_money};
use crate::screen::Screen;
use crate::session::{Act, use_acts, use_session};

use super::page::{Page, any_text};

/// The lots, and what each is called.
#[component]
pub(crate) fn Lots() -> Html {
    let (session, acts) = (use_session(), use_acts());
    let lots = &session.confirmed.scheme.lots;
    let onadd = {
        let (acts, session) = (acts.clone(), session.clone());
        Callback::from(move |()| {
            let taken = |id: &LotId| session.confirmed.scheme.lot(id).is_some();
            let id = LotId::next("lot-", taken);
            let field = format!("scheme/lots/{id}/title");
            let lot = Lot { id, title: String::new(), estimated_value: None, years: None };
            acts.issue(Command::SetLot(lot));
            acts.act(Act::Go(Screen::Lots, Some(field)));
        })
    };
    let several = lots.len() > 1;
    let fields = lots.iter().enumerate().map(|(at, lot)| {
        let name = format!("Lot {}", at + 1);
        let onremove = {
            let (acts, id) = (acts.clone(), lot.id.clone());
            Callback::from(move |()| acts.issue(Command::RemoveLot(id.clone())))
        };
        let titled = lot.clone();
        let title = any_text(move |title| Command::SetLot(Lot { title, ..titled.clone() }));
        let valued = lot.clone();
        let value = Callback::from(move |text: String| {
            let estimated_value = optional_money(&text)?;
            Ok(Command::SetLot(Lot { estimated_value, ..valued.clone() }))
        });
        let value_text = lot
            .estimated_value
            .map_or_else(AttrValue::default, |value| value.in_words().replace('£', "").into());
        html! {
            <fieldset class="govuk-fieldset app-block" key={lot.id.to_string()}>
                <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{ &name }</legend>
                <TextField path={format!("scheme/lots/{}/title", lot.id)} label="Name of the lot"
                    value={lot.title.clone()} parse={title} />
                <TextField path={format!("scheme/lots/{}/estimated_value", lot.id)}
                    label="Estimated value (optional)" prefix="£" number=true
                    width={Width::Characters(10)} value={value_text} parse={value} />
                <Button look={Look::Link} about={name} onclick={onremove}>{ "Remove" }</Button>
            </fieldset>
        }
    });
    html! {
        <Page next={Screen::Measures}>
            <p class="govuk-body">{ "A lot is a part of the contract that is awarded by itself. Every lot is scored on the same criteria, each with its own bids." }</p>
            if several {
                { for fields }
            } else {
                <InsetText>{ "This contract is not divided: it is one lot. There is nothing to do here." }</InsetText>
            }
            <p><Button look={Look::Secondary} onclick={onadd}>{ if several { "Add a lot" } else { "Divide it: add a lot" } }</Button></p>
        </Page>
    }
}
