//! From where on a price is reported as abnormally low.

use common_measure::record::CriterionChange;
use common_measure::scheme::AbnormallyLow;
use yew::{AttrValue, Callback, Html, html};

use crate::form::{Choice, Radios};
use crate::session::Session;

use super::super::on::{Ask, On};

const FIELD: &str = "abnormally_low";

/// The rule, and its one figure. There is none unless the scheme states it.
pub(super) fn editor(on: &On, session: &Session, rule: Option<&AbnormallyLow>) -> Html {
    let (chosen, figure) = match rule {
        None => ("none", Html::default()),
        Some(AbnormallyLow::BelowMean(by)) => (
            "mean",
            on.percentage(ask("This much or more below the mean"), *by, |by| {
                CriterionChange::AbnormallyLow(Some(AbnormallyLow::BelowMean(by)))
            }),
        ),
        Some(AbnormallyLow::BelowMedian(by)) => (
            "median",
            on.percentage(ask("This much or more below the median"), *by, |by| {
                CriterionChange::AbnormallyLow(Some(AbnormallyLow::BelowMedian(by)))
            }),
        ),
        Some(AbnormallyLow::BelowNext(by)) => (
            "next",
            on.percentage(ask("This much or more below the next lowest price"), *by, |by| {
                CriterionChange::AbnormallyLow(Some(AbnormallyLow::BelowNext(by)))
            }),
        ),
        Some(AbnormallyLow::BelowAmount(amount)) => (
            "amount",
            on.money(ask("Below this amount"), *amount, |amount| {
                CriterionChange::AbnormallyLow(Some(AbnormallyLow::BelowAmount(amount)))
            }),
        ),
    };
    let choose = on.choose(|value| {
        CriterionChange::AbnormallyLow(match value {
            "mean" => Some(AbnormallyLow::BelowMean(None)),
            "median" => Some(AbnormallyLow::BelowMedian(None)),
            "next" => Some(AbnormallyLow::BelowNext(None)),
            "amount" => Some(AbnormallyLow::BelowAmount(None)),
            _ => None,
        })
    });
    let onchoose = {
        let (on, session) = (on.clone(), session.clone());
        Callback::from(move |value| {
            // A text that was meant for one figure is no text for another in the same place.
            on.abandon(&session, FIELD);
            choose.emit(value);
        })
    };
    html! {
        <>
            <Radios
                path={on.path("abnormally_low_rule")}
                legend="Which prices are reported as abnormally low?"
                hint="A reported price is a question and not an answer: before such a bid can be left out, the supplier must be told and given the chance to show that it can perform the contract at that price (Procurement Act 2023, section 19). A person decides."
                choices={vec![
                    Choice::new("none", "None"),
                    Choice::new("mean", "Those far below the mean of all prices"),
                    Choice::new("median", "Those far below the median of all prices"),
                    Choice::new("next", "The lowest, where it is far below the next lowest"),
                    Choice::new("amount", "Those below a stated amount"),
                ]}
                chosen={AttrValue::from(chosen)}
                {onchoose}
            />
            { figure }
        </>
    }
}

fn ask(label: &str) -> Ask<'_> {
    Ask { field: FIELD, label, hint: "" }
}
