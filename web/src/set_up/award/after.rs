//! What follows results: withdrawals, and results that are said to be close.

use common_measure::scheme::{PriceOpening, Withdrawal};
use yew::{AttrValue, Html, html};

use crate::form::{Choice, Radios, TextField, Width, optional_quantity};

use super::super::page::quantity_text;
use super::On;

/// The withdrawal rule, and closeness.
pub(super) fn editor(on: &On, price_opening: PriceOpening) -> Html {
    let onwithdrawal = on.choose(|award, key| {
        award.withdrawal =
            if key == "recalculate" { Withdrawal::Recalculate } else { Withdrawal::AwardToNext };
    });
    let close = on.parse(|award, text| {
        award.close = optional_quantity(text)?;
        Ok(())
    });
    let chosen = match on.award.withdrawal {
        Withdrawal::AwardToNext => "next",
        Withdrawal::Recalculate => "recalculate",
    };
    let opening = match price_opening {
        PriceOpening::AfterScores => "after",
        PriceOpening::WithBids => "with",
    };
    let points = on.award.rule.is_highest_total();
    let hint = if points {
        "The last bid awarded and the next that could be are named in the result where their totals are no further apart than this, so that people look at them again. Nothing else follows from it."
    } else {
        "In the figure that decides. The last bid awarded and the next that could be are named in the result where they are no further apart than this, so that people look at them again. Nothing else follows from it."
    };
    html! {
        <section class="app-block">
            <h2 class="govuk-heading-m">{ "After results" }</h2>
            <Radios
                path="scheme/award/withdrawal"
                legend="What happens if a bidder withdraws after results?"
                choices={vec![
                    Choice::new("next", "Points stay, and the award goes to the next bid"),
                    Choice::new("recalculate", "Points are worked out again without the bid")
                        .hint("Where points depend on other bids, the order of those left can change."),
                ]}
                chosen={AttrValue::from(chosen)}
                onchoose={onwithdrawal}
            />
            <Radios
                path="scheme/price_opening"
                legend="When are price files opened?"
                hint="This is about responses that come as files."
                choices={vec![
                    Choice::new("after", "Once every agreed score of the lot is confirmed")
                        .hint("Until then no price is in the record, so nobody scores with prices in mind."),
                    Choice::new("with", "Together with the rest of the bid"),
                ]}
                chosen={AttrValue::from(opening)}
                onchoose={on.opening()}
            />
            <TextField path="scheme/award/close" label="A result is close within (optional)" {hint} number=true
                suffix={points.then_some("points")} width={Width::Characters(5)} value={quantity_text(on.award.close)} parse={close} />
        </section>
    }
}
