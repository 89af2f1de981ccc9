//! The result as a file that can be published, with what the officer selects of it.

use common_measure::procurement::Regime;
use common_measure::publication::{PublicResult, Shown, about_the_award};
use common_measure::record::TEXTS_WITHHELD;
use common_measure::scheme::Kind;
use yew::{Callback, Html, component, html, use_memo, use_state_eq};

use crate::form::{Button, Checkbox, Look, WarningText};
use crate::session::file::{download, file_name};
use crate::session::{Session, use_acts, use_session};

/// How the names of published results end.
const PUBLISHED: &str = ".result.json";

/// What is shown, and the button that saves it.
#[component]
pub(super) fn Publish() -> Html {
    let (session, acts) = (use_session(), use_acts());
    let shown = use_state_eq(Shown::default);
    let said = use_state_eq(|| None::<String>);
    let has_price = session.confirmed.scheme.all().any(|it| matches!(it.kind, Kind::Price(_)));
    let price_is_scored = session
        .confirmed
        .scheme
        .all()
        .any(|it| matches!(&it.kind, Kind::Price(price) if price.method.is_scored()));
    let choice =
        |path: &'static str, label: &'static str, checked: bool, set: fn(&mut Shown, bool)| {
            let (shown, said) = (shown.clone(), said.clone());
            let onchange = Callback::from(move |checked| {
                let mut next = *shown;
                set(&mut next, checked);
                shown.set(next);
                said.set(None);
            });
            html! { <Checkbox {path} {label} {checked} {onchange} /> }
        };
    let withheld = (session.withheld > 0).then(|| TEXTS_WITHHELD.to_owned());
    let about = {
        let session = session.clone();
        // It works the result out again, so not at every key.
        use_memo((session.key.clone(), session.entries), move |_| {
            session.record(about_the_award).unwrap_or_default()
        })
    };
    let known: Vec<String> = withheld.into_iter().chain(about.iter().cloned()).collect();
    let onsave = {
        let (session, acts, shown, said) = (session.clone(), acts, *shown, said.clone());
        Callback::from(move |()| match save(&session, shown) {
            Ok(name) => said.set(Some(name)),
            Err(reason) => acts.tell(reason),
        })
    };
    html! {
        <section class="app-no-print" aria-labelledby="publish-heading">
            <h2 id="publish-heading" class="govuk-heading-m">{ "A result to publish" }</h2>
            <p class="govuk-body">
                { "A file for a page of the council’s website. It names who is awarded; all others are letters, in the order of their ranks. No price and no reason is in it. The record itself holds all of that, so never publish the record." }
            </p>
            if asks_for_summaries(session.confirmed.details.regime) {
                <p class="govuk-body">
                    { "For a public contract, first send an assessment summary to each supplier whose bid was assessed: it comes before the contract award notice (Procurement Act 2023, section 50). Then a standstill of at least 8 working days follows, of which the first is the day that notice is published (section 51). Common Measure makes neither the summaries nor the notice." }
                </p>
            }
            { for known.into_iter().map(|line| html! { <WarningText>{ line }</WarningText> }) }
            <div class="govuk-form-group">
                <fieldset class="govuk-fieldset">
                    <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{ "What else it shows" }</legend>
                    <div class="govuk-checkboxes govuk-checkboxes--small">
                        { choice("publish/ranks", "Ranks of all bids", shown.ranks, |shown, on| shown.ranks = on) }
                        { choice("publish/totals", "Their totals", shown.totals, |shown, on| shown.totals = on) }
                        { choice("publish/points", "Their points on each section and question", shown.points, |shown, on| shown.points = on) }
                    </div>
                </fieldset>
            </div>
            if shown.points && has_price {
                <WarningText>
                    { "Points on price tell prices: with the formula in the award criteria and the winner’s price in the award notice, anyone can work out what the others asked." }
                </WarningText>
            }
            if shown.totals && !shown.points && price_is_scored {
                <WarningText>
                    { "Totals can tell prices: points on price are part of each total. Where price is all that is scored, or few levels can be agreed for the rest, anyone can work out what the others asked, or come close to it." }
                </WarningText>
            }
            <Button look={Look::Secondary} onclick={onsave}>{ "Save the result to publish" }</Button>
            <div role="status">
                if let Some(name) = &*said {
                    <p class="govuk-body">{ format!("Your browser was asked to save “{name}”. Look whether it is among your downloads.") }</p>
                }
            </div>
        </section>
    }
}

/// Whether the rules ask for an assessment summary before the award is announced.
fn asks_for_summaries(rules: Option<Regime>) -> bool {
    matches!(rules, Some(Regime::ProcurementActEngland | Regime::ProcurementActWales))
}

/// Saves it as a download, and says under which name. Fails in words.
fn save(session: &Session, shown: Shown) -> Result<String, String> {
    let made = session.journal().and_then(|journal| {
        journal.read(|record| PublicResult::of(record, shown).and_then(|result| result.to_json()))
    });
    let text = made.ok_or("No procurement is open.")?.map_err(|fault| fault.to_string())?;
    let name = file_name(session.title(), PUBLISHED);
    download(&text, &name).map(|()| name)
}
