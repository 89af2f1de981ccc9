//! The page of one bid: everything that is known of it, one field below the other.

mod commitment;
mod preference;
mod rates;
mod score;
mod supplier;

use common_measure::id::BidId;
use common_measure::procurement::{Procurement, places};
use common_measure::record::Command;
use common_measure::scheme::{Criterion, Kind};
use common_measure_parts::words::capital;
use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::form::{BackLink, Button, Look, TextField, Width, optional_money};
use crate::screen::Screen;
use crate::session::{Shared, use_acts, use_session};

use commitment::CommitmentFields;
use rates::RatesFields;
use score::ScoreFields;
use supplier::SupplierFields;

/// Which bid.
#[derive(Properties, PartialEq)]
pub(crate) struct OneBidProps {
    /// Its id.
    pub id: BidId,
}

/// One bid.
#[component]
pub(crate) fn OneBid(props: &OneBidProps) -> Html {
    let (session, acts) = (use_session(), use_acts());
    let of = session.confirmed.clone();
    let Some(bid) = of.bid(&props.id) else {
        let onback = Callback::from(move |()| acts.go(Screen::Bids));
        return html! {
            <>
                <h1 class="govuk-heading-xl">{ "This bid is not there any more" }</h1>
                <p class="govuk-body">{ "It was removed. Undo brings it back." }</p>
                <Button onclick={onback}>{ "Go to all bids" }</Button>
            </>
        };
    };
    let of_kind = |wanted: fn(&Kind) -> bool| -> Vec<&Criterion> {
        of.scheme.all().filter(|criterion| wanted(&criterion.kind)).collect()
    };
    let prices = of_kind(|kind| matches!(kind, Kind::Price(_)));
    let questions = of_kind(|kind| matches!(kind, Kind::Quality(_) | Kind::PassFail(_)));
    let commitments = of.scheme.measures();
    let lot = (of.scheme.lots.len() > 1).then(|| of.scheme.lot_name(&bid.lot));
    html! {
        <>
            <BackLink to={Screen::Bids} />
            if let Some(lot) = lot {
                <span class="govuk-caption-xl">{ lot }</span>
            }
            <h1 class="govuk-heading-xl">{ of.bid_name(bid) }</h1>
            <SupplierFields of={of.clone()} id={props.id.clone()} />
            if !prices.is_empty() {
                <h2 class="govuk-heading-l">{ "Price" }</h2>
                { for prices.iter().map(|criterion| price(&of, &props.id, criterion)) }
            }
            if !questions.is_empty() {
                <h2 class="govuk-heading-l">{ "Agreed scores" }</h2>
                { for questions.iter().map(|criterion| html! {
                    <ScoreFields key={criterion.id.as_str()} of={of.clone()} bid={props.id.clone()} criterion={criterion.id.clone()} />
                }) }
            }
            if !commitments.is_empty() {
                <h2 class="govuk-heading-l">{ "Social value commitments" }</h2>
                { for commitments.iter().map(|(measure, criterion)| html! {
                    <CommitmentFields key={measure.as_str()} of={of.clone()} bid={props.id.clone()}
                        measure={(*measure).clone()} criterion={criterion.id.clone()} />
                }) }
            }
            <Neighbours id={props.id.clone()} />
        </>
    }
}

fn price(of: &Shared<Procurement>, bid: &BidId, criterion: &Criterion) -> Html {
    let Kind::Price(question) = &criterion.kind else { return Html::default() };
    let vat = match question.basis.vat {
        common_measure::scheme::Vat::Excluded => "without VAT",
        common_measure::scheme::Vat::Included => "with VAT",
    };
    let basis = [vat, question.basis.term.trim(), question.basis.indexation.trim()];
    let basis: Vec<&str> = basis.into_iter().filter(|part| !part.is_empty()).collect();
    let amount = of.bid(bid).and_then(|bid| bid.price(&criterion.id));
    let value = amount.map_or_else(String::new, |amount| amount.in_words().replace('£', ""));
    let label = match criterion.title.trim() {
        "" => "Price".to_owned(),
        title => title.to_owned(),
    };
    if question.schedule.is_some() {
        return html! {
            <RatesFields key={criterion.id.as_str()} of={of.clone()} bid={bid.clone()} criterion={criterion.id.clone()}
                title={label} basis={capital(&basis.join(", "))} />
        };
    }
    let parse = {
        let (bid, criterion) = (bid.clone(), criterion.id.clone());
        Callback::from(move |text: String| {
            let (bid, criterion) = (bid.clone(), criterion.clone());
            Ok(Command::SetPrice { bid, criterion, amount: optional_money(&text)? })
        })
    };
    let path = places::price(of, bid, &criterion.id).path().to_owned();
    html! {
        <TextField {path} {label} label_bold=true hint={basis.join(", ")} value={AttrValue::from(value)}
            {parse} prefix="£" width={Width::Characters(20)} number=true />
    }
}

/// The bids before and after this one, so that one after another can be entered.
#[component]
fn Neighbours(props: &OneBidProps) -> Html {
    let (session, acts) = (use_session(), use_acts());
    let of = &session.confirmed;
    let Some(bid) = of.bid(&props.id) else { return Html::default() };
    let here: Vec<_> = of.bids.iter().filter(|other| other.lot == bid.lot).collect();
    let at = here.iter().position(|other| other.id == props.id).unwrap_or(0);
    let link = |other: Option<&&common_measure::bid::Bid>, words: &str| {
        let Some(other) = other else { return Html::default() };
        let (acts, id) = (acts.clone(), other.id.clone());
        let onclick = Callback::from(move |()| acts.go(Screen::Bid(id.clone())));
        html! { <p class="govuk-body"><Button look={Look::Link} {onclick}>{ format!("{words}: {}", of.bid_name(other)) }</Button></p> }
    };
    html! {
        <nav aria-label="Other bids">
            { link(here.get(at + 1), "Next bid") }
            { link(at.checked_sub(1).and_then(|before| here.get(before)), "Previous bid") }
        </nav>
    }
}
