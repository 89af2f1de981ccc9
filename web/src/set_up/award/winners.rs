//! How many bids are awarded a lot, and how many are kept in reserve.

use common_measure::number::Percentage;
use common_measure::scheme::Winners;
use yew::{AttrValue, Callback, Html, html};

use crate::form::{Choice, Radios, TextField, Width, optional_count, optional_percentage};

use crate::session::Session;

use super::super::page::{abandon, percentage_text};
use super::On;

/// The number of winners, and the reserves.
pub(super) fn editor(on: &On, session: &Session) -> Html {
    let choose = on.choose(|award, key| {
        award.winners = match key {
            // 0 stands for a number that is still to be entered, and is named as missing.
            "number" => Winners::Number(0),
            "all-above" => Percentage::parse("60").map_or(Winners::One, Winners::AllAbove),
            _ => Winners::One,
        };
    });
    let onchoose = {
        let (acts, session) = (on.acts.clone(), session.clone());
        Callback::from(move |key| {
            // A text that was meant for a number is no text for a share in the same place.
            abandon(&session, &acts, "scheme/award/winners");
            choose.emit(key);
        })
    };
    let number = on.parse(|award, text| {
        award.winners = Winners::Number(optional_count(text)?.unwrap_or_default());
        Ok(())
    });
    let share = on.parse(|award, text| {
        let share = optional_percentage(text)?;
        award.winners = Winners::AllAbove(share.ok_or("Enter a percentage from 0 to 100.")?);
        Ok(())
    });
    let reserves = on.parse(|award, text| {
        award.reserves = optional_count(text)?.unwrap_or_default();
        Ok(())
    });
    let chosen = match on.award.winners {
        Winners::One => "one",
        Winners::Number(_) => "number",
        Winners::AllAbove(_) => "all-above",
    };
    html! {
        <section class="app-block">
            <h2 class="govuk-heading-m">{ "Winners" }</h2>
            <Radios
                path="scheme/award/how_many"
                legend="How many bids are awarded each lot?"
                choices={vec![
                    Choice::new("one", "One"),
                    Choice::new("number", "A stated number").hint("The first so many by rank, as for a framework agreement."),
                    Choice::new("all-above", "All that reach a share of the points").hint("Tested on the totals that decide: exact, or as rounded, as the rounding is stated."),
                ]}
                chosen={AttrValue::from(chosen)}
                {onchoose}
            />
            if let Winners::Number(count) = on.award.winners {
                <TextField path="scheme/award/winners" label="Number of winners" number=true width={Width::Characters(3)}
                    value={if count == 0 { String::new() } else { count.to_string() }} parse={number} />
            }
            if let Winners::AllAbove(least) = on.award.winners {
                <TextField path="scheme/award/winners" label="Least share of all points" suffix="%" number=true
                    width={Width::Characters(5)} value={percentage_text(Some(least))} parse={share} />
            }
            <TextField path="scheme/award/reserves" label="Bids kept in reserve (optional)"
                hint="How many of the next by rank. They are named in the result." number=true width={Width::Characters(3)}
                value={if on.award.reserves == 0 { String::new() } else { on.award.reserves.to_string() }} parse={reserves} />
        </section>
    }
}
