//! Everything that was answered, to read and to print.

use common_measure::bid::Bid;
use common_measure::number::words::pounds;
use common_measure::number::{Money, Quantity};
use common_measure::publication::amount;
use common_measure::response::ResponseForm;
use common_measure::scheme::Kind;
use common_measure_parts::clock;
use common_measure_parts::{SummaryRow, all, heading_m, summary_list};
use yew::{Html, html};

use super::acts::Act;
use super::here::Here;
use super::page::{Page, measure, named, prices, questions};
use super::unread::with_unread;

/// What was answered, each with the way to change it.
pub(super) fn answers(here: &Here) -> Html {
    let of = here.response();
    let supplier = &of.supplier;
    let about =
        |key: &str, field: &str, text: &str| row(here, key, text, &format!("supplier/{field}"));
    let mut rows = vec![
        about("Organisation", "name", &supplier.name),
        about("Postal address", "postal_address", &supplier.postal_address),
        about("E-mail address", "email", &supplier.email),
        about("Unique identifier", "identifier", &supplier.identifier),
    ];
    for (key, field, names) in [
        ("Members of the joint bid", "members", &supplier.members),
        ("Key subcontractors", "key_subcontractors", &supplier.key_subcontractors),
    ] {
        if !names.is_empty() {
            rows.push(about(key, field, &names.join("\n")));
        }
    }
    let several = of.form.scheme.lots.len() > 1;
    let lots = of.bids.iter().map(|bid| {
        let lot = if several {
            format!("Lot: {}", of.form.scheme.lot_name(&bid.lot))
        } else {
            "Your bid".to_owned()
        };
        all(vec![heading_m(&lot), summary_list(&of_bid(here, &of.form, bid))])
    });
    html! {
        <section class="app-respond__answers" aria-label="What you have entered">
            <p class="govuk-body app-print-only">
                { format!("Copy of a response to “{}”, printed on {}. It shows what was entered, and is no proof that anything was sent.", of.form.title.trim(), clock::now_in_words()) }
            </p>
            { heading_m("Who you are") }
            { summary_list(&rows) }
            { for lots }
        </section>
    }
}

fn of_bid(here: &Here, form: &ResponseForm, bid: &Bid) -> Vec<SummaryRow> {
    let path = |end: String| format!("bids/{}/{end}", bid.lot);
    let commitments = form.scheme.measures().into_iter().map(|(id, _)| {
        let known = measure(form, id);
        let title = known.map_or("", |known| known.title.as_str());
        let unit = known.map_or("", |known| known.unit_short.as_str());
        let mut lines = Vec::new();
        if let Some(offer) = bid.commitment(id) {
            lines.extend(offer.quantity.map(|quantity| amount(quantity, unit)));
            for also in &offer.also_under {
                let other = measure(form, &also.measure).map_or("", |other| other.title.as_str());
                lines.push(format!(
                    "Of these, {} also counted under “{other}”.",
                    also.quantity.in_words()
                ));
            }
            for (name, text) in [
                ("How", &offer.statement),
                ("When", &offer.when),
                ("Where", &offer.place),
                ("Shown by", &offer.evidence),
            ] {
                if !text.trim().is_empty() {
                    lines.push(format!("{name}: {}", text.trim()));
                }
            }
        }
        row(here, title, &lines.join("\n"), &path(format!("commitments/{id}/quantity")))
    });
    let answers = questions(form).map(|question| {
        let text = bid.answer(&question.id);
        row(here, &named(form, &question.id), text, &path(format!("answers/{}", question.id)))
    });
    let priced = prices(form).map(|question| {
        let Kind::Price(price) = &question.kind else {
            return row(here, &named(form, &question.id), "", "");
        };
        let offer = bid.price_offer(&question.id);
        let mut lines = Vec::new();
        if let (Some(schedule), Some(offer)) = (&price.schedule, offer) {
            for line in &schedule.lines {
                if let Some(rate) = offer.rate(&line.id) {
                    let stated = line.quantity.map(Quantity::in_words).unwrap_or_default();
                    let rate = amount(rate, "£");
                    lines.push(format!("{}: {stated} × {rate}", line.title.trim()));
                }
            }
            lines.extend(offer.evaluated(price).map(|sum| format!("Comes to {}", pounds(&sum))));
        } else {
            lines.extend(offer.and_then(|offer| offer.amount).map(Money::in_words));
        }
        row(
            here,
            &named(form, &question.id),
            &lines.join("\n"),
            &path(format!("prices/{}", question.id)),
        )
    });
    commitments.chain(answers).chain(priced).collect()
}

/// A row with the way to the page of its field.
fn row(here: &Here, key: &str, text: &str, path: &str) -> SummaryRow {
    let below = path.strip_suffix("/quantity").unwrap_or(path);
    let value = match with_unread(here.work, text, below) {
        text if text.is_empty() => html! { { "Nothing entered" } },
        text => html! { <span class="app-respond__text">{ text }</span> },
    };
    let onchange = (!here.around.read_only)
        .then(|| here.on(Act::Go((Page::of_place(path), Some(path.to_owned())))));
    SummaryRow { key: key.to_owned().into(), value, onchange }
}
