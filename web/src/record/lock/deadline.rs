//! What is said of the tender deadline before the criteria are locked with it: a slip in a year cannot be mended once
//! bids are entered.

use common_measure::time::Time;
use common_measure_parts::clock;
use common_measure_parts::words::count;
use yew::{Html, Properties, component, html};

use crate::form::WarningText;
use crate::session::storage;

/// The deadline as it was given.
#[derive(Properties, PartialEq)]
pub(super) struct DeadlineProps {
    /// The moment.
    pub deadline: Time,
}

/// The deadline in words with its weekday, how far away it is, and a warning where that is unusual.
#[component]
pub(super) fn Deadline(props: &DeadlineProps) -> Html {
    let Ok(now) = Time::parse(&storage::now()) else { return Html::default() };
    let days = clock::days_between(&now, &props.deadline);
    html! {
        <>
            <p class="govuk-body">
                { "The tender deadline: " }<strong>{ clock::in_full(&props.deadline) }</strong>{ format!(" ({}).", away(days)) }
            </p>
            if let Some(warning) = unusual(days) {
                <WarningText>{ warning }</WarningText>
            }
        </>
    }
}

/// How far away it is, in words.
fn away(days: i64) -> String {
    match days {
        ..0 => "already over".to_owned(),
        0 => "in less than a day".to_owned(),
        1..=90 => format!("in {}", count(usize::try_from(days).unwrap_or_default(), "day", "days")),
        // The mean lengths of months and years in the calendar, times 100.
        91..=729 => format!("in about {} months", (days * 100 + 1_522) / 3_044),
        _ => format!("in about {} years", (days * 100 + 18_262) / 36_524),
    }
}

/// What is said where a slip is more likely than such a deadline.
fn unusual(days: i64) -> Option<&'static str> {
    match days {
        ..0 => Some("This deadline is over already. Check the day, the month and the year."),
        0..10 => Some("This is less than 10 days away. Check the day, the month and the year."),
        10..=366 => None,
        _ => Some("This is more than a year away. Check the day, the month and the year."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_far_away_is_said_in_the_unit_that_shows_a_slip() {
        for (days, said) in [
            (-1, "already over"),
            (0, "in less than a day"),
            (1, "in 1 day"),
            (30, "in 30 days"),
            (183, "in about 6 months"),
            (365, "in about 12 months"),
            (12_925, "in about 35 years"),
        ] {
            assert_eq!(away(days), said);
        }
        let warned = [-1, 9, 10, 30, 366, 367].map(|days| unusual(days).is_some());
        assert_eq!(warned, [true, true, false, false, false, true]);
    }
}
