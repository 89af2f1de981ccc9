//! The screen of all bids.

use std::collections::BTreeSet;

use common_measure::fault::Fault;
use common_measure::id::LotId;
use common_measure::procurement::Procurement;
use common_measure::time::Time;
use common_measure_parts::clock;
use common_measure_parts::words::count;
use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::form::{Button, Choice, Details, InsetText, LinkTo, Look, Select};
use crate::record::NotLocked;
use crate::relative::RelativeNote;
use crate::screen::Screen;
use crate::session::{Act, Shared, storage, use_acts, use_found, use_session};

use crate::spreadsheet::SaveBids;

use super::grid::Grid;

/// All bids, lot by lot, each lot in a grid.
#[component]
pub(crate) fn Bids() -> Html {
    let (session, acts) = (use_session(), use_acts());
    let of = &session.confirmed;
    if !session.process().practice && !session.process().is_locked() {
        return html! {
            <>
                <h1 class="govuk-heading-xl">{ "Bids" }</h1>
                <NotLocked />
            </>
        };
    }
    let lot = session
        .lot
        .as_ref()
        .and_then(|id| of.scheme.lots.iter().find(|lot| lot.id == *id))
        .or(of.scheme.lots.first())
        .map(|lot| lot.id.clone());
    let Some(lot) = lot else {
        let onlots = Callback::from(move |()| acts.go(Screen::Lots));
        return html! {
            <>
                <h1 class="govuk-heading-xl">{ "Bids" }</h1>
                <p class="govuk-body">{ "There is no lot to bid for yet." }</p>
                <Button onclick={onlots}>{ "Go to lots" }</Button>
            </>
        };
    };
    let onlot = Callback::from(move |id: AttrValue| {
        if let Ok(lot) = LotId::new(&id) {
            acts.act(Act::Lot(lot));
        }
    });
    html! {
        <>
            <h1 class="govuk-heading-xl app-grid__title">{ "Bids" }</h1>
            if of.scheme.lots.len() > 1 {
                <Select path="bids-lot" legend="Lot" choices={lots(of)} chosen={AttrValue::from(lot.as_str().to_owned())} onchoose={onlot} />
            }
            <NoResults />
            <Early />
            if session.process().award().is_some() {
                <InsetText>{ "The award decision is recorded. It rests on the figures as they were then: what you change here now changes the results, and not the decision." }</InsetText>
            }
            <ul class="govuk-list">
                <li><LinkTo to={Screen::Opening}>{ Screen::Opening.title(of) }</LinkTo></li>
                <li><LinkTo to={Screen::Responses}>{ "Responses that came as files, and their prices" }</LinkTo></li>
            </ul>
            <Grid key={lot.as_str()} lot={lot.clone()} />
            <RelativeNote of={session.confirmed.clone()} />
            <SaveBids />
            <p class="govuk-body"><LinkTo to={Screen::TakeIn}>{ Screen::TakeIn.title(of) }</LinkTo></p>
            <ToAsk {lot} of={session.confirmed.clone()} />
        </>
    }
}

fn lots(of: &Procurement) -> Vec<Choice> {
    let lots = of.scheme.lots.iter();
    lots.map(|lot| {
        let name = of.scheme.lot_name(&lot.id);
        let bids = of.bids.iter().filter(|bid| bid.lot == lot.id).count();
        let bids = count(bids, "bid", "bids");
        Choice::new(lot.id.as_str().to_owned(), format!("{name} – {bids}"))
    })
    .collect()
}

/// That the tender deadline is still to come, so bids stay unopened.
#[component]
fn Early() -> Html {
    let session = use_session();
    let process = session.process();
    let now = Time::parse(&storage::now());
    match (process.deadline(), now) {
        (Some(deadline), Ok(now)) if now < *deadline && !process.practice => html! {
            <InsetText>
                { format!("The tender deadline is {}. Bids stay unopened until it is over; the record shows when each figure was entered.", clock::in_words(deadline)) }
            </InsetText>
        },
        _ => Html::default(),
    }
}

/// Why there are no totals and ranks, if faults keep them from being worked out.
#[component]
fn NoResults() -> Html {
    let (acts, found) = (use_acts(), use_found());
    if found.faults.is_empty() {
        return Html::default();
    }
    let oncheck = Callback::from(move |()| acts.go(Screen::CheckAnswers));
    let things = count(found.faults.len(), "thing has", "things have");
    html! {
        <InsetText>
            <p class="govuk-body">
                { format!("Total points and ranks show here once the award criteria are complete: {things} to be put right. You can enter bids already.") }
            </p>
            <Button look={Look::Link} onclick={oncheck}>{ "See what is missing" }</Button>
        </InsetText>
    }
}

/// How many things are listed: more are seen on the bids' own pages.
const MOST: usize = 20;

/// Where to look.
#[derive(Properties, PartialEq)]
struct ToAskProps {
    /// The procurement as confirmed.
    of: Shared<Procurement>,
    /// Whose bids.
    lot: LotId,
}

/// What a person should look at: names that stand twice, and offers that can count the same things.
/// It does not use the session, because a key typed changes nothing here.
#[component]
fn ToAsk(props: &ToAskProps) -> Html {
    let (acts, found) = (use_acts(), use_found());
    let ToAskProps { of, lot } = props;
    let bids = of.bids.iter().filter(|bid| bid.lot == *lot);
    let here: BTreeSet<&str> =
        bids.flat_map(|bid| [bid.id.as_str(), bid.supplier.as_str()]).collect();
    let asked: Vec<&Fault> = found
        .queries
        .iter()
        .filter(|fault| {
            let mut parts = fault.place.path().split('/');
            matches!(parts.next(), Some("bids" | "suppliers"))
                && parts.next().is_some_and(|id| here.contains(id))
        })
        .collect();
    if asked.is_empty() {
        return Html::default();
    }
    let lines = asked.iter().take(MOST).map(|fault| {
        let onclick = {
            let (acts, of, path) = (acts.clone(), of.clone(), fault.place.path().to_owned());
            Callback::from(move |()| {
                if !crate::form::focus(&path) {
                    acts.go_to(&of, &path);
                }
            })
        };
        html! {
            <li>
                <Button look={Look::Link} {onclick}>{ fault.place.to_string() }</Button>
                { format!(": {} {}", fault.problem, fault.remedy) }
            </li>
        }
    });
    let all = asked.len();
    let things = count(all, "thing", "things");
    html! {
        <Details summary={format!("{things} to look at in these bids")}>
            <ul class="govuk-list govuk-list--bullet">
                { for lines }
                if all > MOST {
                    <li>{ format!("and {} more", all - MOST) }</li>
                }
            </ul>
        </Details>
    }
}
