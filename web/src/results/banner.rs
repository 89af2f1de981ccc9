//! What must be known before any figure is read: what is still open, and how scores came about.

use common_measure::assessment::Reading;
use common_measure_parts::words::count;
use yew::{Callback, Html, Properties, component, html, use_effect_with, use_mut_ref};

use crate::form::{Button, InsetText, LinkTo, Look, WarningText, focus};
use crate::relative::RelativeNote;
use crate::screen::Screen;
use crate::session::{Shared, use_found};

use super::derived::Derived;

/// The banner's properties.
#[derive(Properties, PartialEq)]
pub(super) struct BannerProps {
    /// The result.
    pub derived: Shared<Derived>,
    /// Asks for the result in another reading.
    pub onreading: Callback<Reading>,
}

/// The id of the sentence that says in which reading the result is shown.
const READING: &str = "reading";

/// Says what the result rests on.
#[component]
pub(super) fn Banner(props: &BannerProps) -> Html {
    let derived = &props.derived;
    let drawn = use_mut_ref(|| false);
    use_effect_with(derived.reading, move |_| {
        // The button that was chosen is gone with the reading; when the screen opens, its heading
        // has the focus.
        if drawn.replace(true) {
            focus(READING);
        }
    });
    let lots = &derived.assessment.lots;
    let undecided = lots.iter().flat_map(|lot| &lot.findings).filter(|finding| finding.is_open);
    let (undecided, below) = undecided.fold((0, 0), |(all, below), finding| {
        (all + 1, below + usize::from(finding.kind.about().disqualifies()))
    });
    let bids = derived.report.lots.iter().flat_map(|lot| &lot.bids);
    let incomplete = bids.filter(|bid| bid.standing == "incomplete").count();
    let mut open = Vec::new();
    if undecided > 0 {
        open.push(count(undecided, "finding is not decided", "findings are not decided"));
    }
    if incomplete > 0 {
        open.push(count(incomplete, "bid is not complete", "bids are not complete"));
    }
    html! {
        <>
            if derived.reading == Reading::Other {
                <Other onreading={props.onreading.clone()} />
            }
            if !open.is_empty() {
                <WarningText>{ format!("This result is provisional: {}.", open.join(", and ")) }</WarningText>
            }
            <ToLookAt />
            <p class="govuk-body">{ &derived.report.statement.moderation }</p>
            <RelativeNote of={derived.procurement.clone()} />
            if below > 0 && derived.reading == Reading::AsStated {
                <AsStated onreading={props.onreading.clone()} set_aside={derived.assessment.scheme.below_minimum().set_aside} />
            }
        </>
    }
}

/// How much in the bids is often a slip, and the way to it.
#[component]
fn ToLookAt() -> Html {
    let found = use_found();
    let of_bids = |path: &str| path.starts_with("bids/") || path.starts_with("suppliers/");
    let things = found.queries.iter().filter(|query| of_bids(query.place.path())).count();
    if things == 0 {
        return Html::default();
    }
    let things = count(things, "thing to look at", "things to look at");
    html! {
        <p class="govuk-body app-no-print">
            { format!("There may be slips in the bids: {things}. ") }
            <LinkTo to={Screen::Bids}>{ "See the list below the table of bids" }</LinkTo>
        </p>
    }
}

/// The properties of the two readings.
#[derive(Properties, PartialEq)]
struct ReadingProps {
    onreading: Callback<Reading>,
    #[prop_or_default]
    set_aside: bool,
}

/// How undecided findings are taken, and the way to the other reading.
#[component]
fn AsStated(props: &ReadingProps) -> Html {
    let onclick = props.onreading.reform(|()| Reading::Other);
    let taken = if props.set_aside {
        "Until that is decided, bids that fail or are below a minimum score are set aside, as the award criteria say."
    } else {
        "Until that is decided, bids that fail or are below a minimum score are ranked, as the award criteria say."
    };
    html! {
        <div class="app-results__text app-no-print">
            <p id={READING} class="govuk-body app-results__reading" tabindex="-1">{ taken }</p>
            <Button look={Look::Secondary} {onclick}>{ "Show the other reading" }</Button>
        </div>
    }
}

/// Marks the other reading.
#[component]
fn Other(props: &ReadingProps) -> Html {
    let onclick = props.onreading.reform(|()| Reading::AsStated);
    html! {
        <InsetText>
            <p id={READING} class="govuk-body govuk-!-font-weight-bold app-results__reading" tabindex="-1">{ "You are looking at the other reading. This is not the result that the award criteria state." }</p>
            <p class="govuk-body">{ "Here, bids below a minimum score, or failed, that nobody has decided about are taken the other way, to show what depends on them. All other findings, such as prices that may be abnormally low, are not taken the other way. Decide about findings, and record draws of lots, in the result as stated." }</p>
            <Button class="govuk-!-margin-bottom-0" {onclick}>{ "Show the result as stated" }</Button>
        </InsetText>
    }
}
