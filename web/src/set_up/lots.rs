//! Lots: the parts that are awarded by themselves, and what is published of each.

use common_measure::id::LotId;
use common_measure::record::Command;
use common_measure::scheme::Lot;
use yew::{Callback, Html, component, html};

use crate::form::{Button, InsetText, Look, TextField, Width, optional_money, optional_quantity};
use crate::screen::Screen;
use crate::session::{Acts, use_acts, use_session};

use super::page::{Page, Parse, any_text, money_text, quantity_text};

/// The lots, what each is called, and its published estimates.
#[component]
pub(crate) fn Lots() -> Html {
    let (session, acts) = (use_session(), use_acts());
    let lots = &session.confirmed.scheme.lots;
    let onadd = {
        let (acts, session) = (acts.clone(), session.clone());
        Callback::from(move |()| {
            let given = session.given();
            let taken = |id: &LotId| session.confirmed.scheme.lot(id).is_some() || given.lot(id);
            let id = LotId::next("lot-", taken);
            let field = format!("scheme/lots/{id}/title");
            let lot = Lot { id, title: String::new(), estimated_value: None, years: None };
            acts.add(Command::SetLot(lot), Screen::Lots, field);
        })
    };
    let several = lots.len() > 1;
    let fields = lots
        .iter()
        .enumerate()
        .map(|(at, lot)| if several { one_of_several(&acts, lot, at) } else { estimates(lot) });
    html! {
        <Page next={Screen::Measures}>
            <p class="govuk-body">{ "A lot is a part of the contract that is awarded by itself. Every lot is scored on the same criteria, each with its own bids." }</p>
            if !several {
                <InsetText>{ "This contract is not divided: it is one lot." }</InsetText>
            }
            { for fields }
            <p><Button look={Look::Secondary} onclick={onadd}>{ if several { "Add a lot" } else { "Divide it: add a lot" } }</Button></p>
        </Page>
    }
}

fn one_of_several(acts: &Acts, lot: &Lot, at: usize) -> Html {
    let name = format!("Lot {}", at + 1);
    let onremove = {
        let (acts, id) = (acts.clone(), lot.id.clone());
        Callback::from(move |()| acts.issue(Command::RemoveLot(id.clone())))
    };
    let titled = lot.clone();
    let title = any_text(move |title| Command::SetLot(Lot { title, ..titled.clone() }));
    html! {
        <fieldset class="govuk-fieldset app-block" key={lot.id.to_string()}>
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{ &name }</legend>
            <TextField path={format!("scheme/lots/{}/title", lot.id)} label="Name of the lot"
                value={lot.title.clone()} parse={title} />
            { estimates(lot) }
            <Button look={Look::Link} about={name} onclick={onremove}>{ "Remove" }</Button>
        </fieldset>
    }
}

/// What is published of a lot, to which quantities can be brought.
fn estimates(lot: &Lot) -> Html {
    let value = changed(lot, |lot, text| {
        lot.estimated_value = optional_money(text)?;
        Ok(())
    });
    let years = changed(lot, |lot, text| {
        lot.years = optional_quantity(text)?;
        Ok(())
    });
    html! {
        <>
            <TextField path={format!("scheme/lots/{}/estimated_value", lot.id)}
                label="Estimated value of the lot (optional)"
                hint="As published. Needed where targets are stated for each £1 million, or where social value counts as a share of the value."
                prefix="£" number=true width={Width::Characters(10)}
                value={money_text(lot.estimated_value)} parse={value} />
            <TextField path={format!("scheme/lots/{}/years", lot.id)}
                label="Length in years (optional)"
                hint="As published. Needed where targets are stated for each year."
                suffix="years" number=true width={Width::Characters(5)}
                value={quantity_text(lot.years)} parse={years} />
        </>
    }
}

/// What a text makes of a lot, when it is put into it.
fn changed(lot: &Lot, put: impl Fn(&mut Lot, &str) -> Result<(), String> + 'static) -> Parse {
    let lot = lot.clone();
    Callback::from(move |text: String| {
        let mut lot = lot.clone();
        put(&mut lot, &text)?;
        Ok(Command::SetLot(lot))
    })
}
