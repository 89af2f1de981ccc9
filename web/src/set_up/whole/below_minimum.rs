//! What happens to a bid that misses a minimum score.

use common_measure::record::Command;
use common_measure::scheme::BelowMinimum;
use yew::{AttrValue, Callback, Html, component, html};

use crate::form::{Choice, Radios};
use crate::session::{use_acts, use_session};

const YES: &str = "yes";
const NO: &str = "no";

/// Set aside or only reported, still compared or not.
#[component]
pub(super) fn BelowMinimumPart() -> Html {
    let (session, acts) = (use_session(), use_acts());
    let rule = session.confirmed.scheme.below_minimum;
    let set = |change: fn(&mut BelowMinimum, bool)| {
        let acts = acts.clone();
        Callback::from(move |value: AttrValue| {
            let mut rule = rule;
            change(&mut rule, value == YES);
            acts.issue(Command::SetBelowMinimum(rule));
        })
    };
    let said = |yes: bool| AttrValue::from(if yes { YES } else { NO });
    html! {
        <section class="app-block">
            <h2 class="govuk-heading-m">{ "Bids below a minimum score" }</h2>
            <p class="govuk-body">{ "This is how results are computed until a person has decided about the bid: accept, clarify or exclude, with a reason. Until then the result is provisional." }</p>
            <Radios
                path="scheme/below_minimum/set_aside"
                legend="What happens to a bid that misses a minimum?"
                choices={vec![
                    Choice::new(YES, "It is set aside").hint("It is shown with its points, but not ranked."),
                    Choice::new(NO, "It is only reported").hint("It is ranked like any other, and the result says that it missed a minimum."),
                ]}
                chosen={said(rule.set_aside)}
                onchoose={set(|rule, yes| rule.set_aside = yes)}
            />
            <Radios
                path="scheme/below_minimum/still_compared"
                legend="Once it is set aside or excluded for that, does it still count in the lowest price, the mean price and the best offer?"
                hint="It changes what everyone else gets, so it must be stated before bids are opened."
                choices={vec![
                    Choice::new(NO, "No").hint("Others are compared only with bids that stay in."),
                    Choice::new(YES, "Yes").hint("Its price and its offers still count when others are compared."),
                ]}
                chosen={said(rule.still_compared)}
                onchoose={set(|rule, yes| rule.still_compared = yes)}
            />
        </section>
    }
}
