//! The agreed scores of each lot: how many are still missing, and that all of them are confirmed.
//! Prices are opened after that.

use common_measure::id::LotId;
use common_measure::record::{Act, ConfirmedScores, ReopenedScores};
use common_measure::scheme::PriceOpening;
use common_measure_parts::clock;
use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::form::{AskFirst, Details, LinkTo, Look, use_draft};
use crate::record::Lodge;
use crate::screen::Screen;
use crate::session::use_session;

const REASON: &str = "reason";

/// All lots.
#[component]
pub(super) fn Scores() -> Html {
    let session = use_session();
    let scheme = &session.confirmed.scheme;
    let with_bids =
        scheme.lots.iter().filter(|lot| session.confirmed.bids.iter().any(|bid| bid.lot == lot.id));
    let lots: Vec<LotId> = with_bids.map(|lot| lot.id.clone()).collect();
    html! {
        <>
            <h2 class="govuk-heading-m">{ "Agreed scores" }</h2>
            <p class="govuk-body">
                { match scheme.price_opening {
                    PriceOpening::AfterScores => "No price file is opened before every agreed score of the lot is confirmed, so that nobody scores with prices in mind. A price that is typed in with its bid stands in the record at once.",
                    PriceOpening::WithBids => "The award criteria say that prices are opened together with the bids. Scores are confirmed all the same: from then on they stand.",
                } }
            </p>
            if lots.is_empty() {
                <p class="govuk-body">{ "There is no bid yet." }</p>
            }
            { for lots.iter().map(|lot| html! { <OfLot key={lot.to_string()} lot={lot.clone()} /> }) }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct OfLotProps {
    lot: LotId,
}

/// One lot.
#[component]
fn OfLot(props: &OfLotProps) -> Html {
    let session = use_session();
    let title = session.confirmed.scheme.lot_name(&props.lot);
    let body = match session.process().confirmed.get(&props.lot) {
        Some(confirmed) => {
            html! { <Confirmed lot={props.lot.clone()} {title} entry={confirmed.entry} /> }
        }
        None => html! { <Open lot={props.lot.clone()} {title} /> },
    };
    html! { <section class="app-said">{ body }</section> }
}

#[derive(Properties, PartialEq)]
struct OpenProps {
    lot: LotId,
    title: AttrValue,
}

/// Scores that can still be changed.
#[component]
fn Open(props: &OpenProps) -> Html {
    let session = use_session();
    let OpenProps { lot, title } = props;
    let draft = use_draft(&AttrValue::from(format!("record/confirm/{lot}")));
    let missing = session.record(|record| record.state().missing_scores(lot).len()).unwrap_or(0);
    let onpress = {
        let (draft, lot) = (draft.clone(), lot.clone());
        Callback::from(move |press| {
            let act = Act::ConfirmScores(lot.clone());
            draft.enter(press, &[], Vec::new(), Some(act), Screen::Responses)
        })
    };
    html! {
        <>
            <h3 class="govuk-heading-s">{ title }</h3>
            if missing > 0 {
                <p class="govuk-body">
                    { match missing {
                        1 => "1 agreed score is missing. ".to_owned(),
                        many => format!("{many} agreed scores are missing. "),
                    } }
                    <LinkTo to={Screen::Bids}>{ "Enter the agreed scores" }</LinkTo>
                </p>
            } else {
                <p class="govuk-body">{ "Every agreed score is entered." }</p>
                <AskFirst {draft} label="Confirm the agreed scores" question={format!("Confirm the agreed scores of {title}?")} yes="Yes, confirm them"
                    look={Look::Secondary} about={AttrValue::from(format!("of {title}"))} {onpress}>
                    <p class="govuk-body">{ "From then on they cannot be changed, unless they are opened again with a reason, and price files can be taken in." }</p>
                </AskFirst>
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ConfirmedProps {
    lot: LotId,
    title: AttrValue,
    entry: u64,
}

/// Scores that stand.
#[component]
fn Confirmed(props: &ConfirmedProps) -> Html {
    let session = use_session();
    let ConfirmedProps { lot, title, entry } = props;
    let draft = use_draft(&AttrValue::from(format!("record/scores/{lot}")));
    let Some(ConfirmedScores { who, time, .. }) = session.process().confirmed.get(lot) else {
        return Html::default();
    };
    let onpress = {
        let (draft, lot) = (draft.clone(), lot.clone());
        Callback::from(move |press| {
            let problem = "Confirmed scores are opened again for a reason. Say why, in a sentence.";
            let missing = draft.missing(&[(REASON, problem)]);
            let reopened = ReopenedScores { lot: lot.clone(), reason: draft.text(REASON) };
            let act = Some(Act::ReopenScores(reopened));
            draft.enter(press, &[REASON], missing, act, Screen::Responses)
        })
    };
    html! {
        <>
            <h3 class="govuk-heading-s">{ title }</h3>
            <p class="govuk-body">{ format!("Confirmed by {who} on {} (entry {entry}).", clock::in_words(time)) }</p>
            <Lodge entry={*entry} what="the agreed scores" />
            <Details summary={format!("Open the scores of {title} again")}>
                { draft.sentences(REASON, "Why they are opened again", None) }
                <AskFirst {draft} label="Open them again" question={format!("Open the agreed scores of {title} again?")} yes="Yes, open them again"
                    look={Look::Secondary} about={AttrValue::from(format!("of {title}"))} {onpress}>
                    <p class="govuk-body">{ "It stays on the record, with the reason, and whether prices were known." }</p>
                </AskFirst>
            </Details>
        </>
    }
}
