//! Lots that people drew between equal bids: recorded, shown, taken back.

use common_measure::assessment::{LotReport, Reading};
use common_measure::evaluation::Draw;
use common_measure::id::BidId;
use common_measure::number::words::list;
use common_measure::record::Command;
use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::form::{Button, Details, Draft, Look, Offered, focus, use_draft};
use crate::session::{Shared, use_acts};

use super::derived::{Derived, LotProps};

const DRAWN_BY: &str = "drawn_by";
const WITNESS: &str = "witness";

/// The draws of a lot, and a form for each tie that lots are drawn for.
#[component]
pub(super) fn Draws(props: &LotProps) -> Html {
    let acts = use_acts();
    let LotProps { derived, at } = props;
    let Some((lot, report)) = derived.lot(*at) else { return Html::default() };
    let ties = lot.ties.iter().filter(|tie| tie.lots_to_be_drawn).flat_map(|tie| &tie.left_equal);
    let ties: Vec<Vec<BidId>> = ties
        .map(|group| group.iter().filter_map(|bid| Some(lot.bids.get(*bid)?.bid.clone())).collect())
        .collect();
    if ties.is_empty() && report.draws.is_empty() {
        return Html::default();
    }
    let id = format!("draws-{at}");
    let drawn = report.draws.iter().map(|draw| {
        let onclick = {
            let (acts, id, first) = (acts.clone(), id.clone(), draw.order.first().cloned());
            Callback::from(move |()| {
                if let Some(first) = first.clone() {
                    acts.issue(Command::TakeBackDraw(first));
                    // The button goes with the draw.
                    focus(&id);
                }
            })
        };
        html! {
            <div class="app-finding">
                <p class="govuk-body">{ drawn_in_words(derived, draw) }</p>
                <div class="app-no-print">
                    <Button look={Look::Link} {onclick} about="the draw of lots">{ "Take back" }</Button>
                </div>
            </div>
        }
    });
    // Those that are equal in the other reading alone have nothing to draw for.
    let forms = ties.into_iter().filter(|_| derived.reading == Reading::AsStated).map(|bids| {
        let names: Vec<&str> = bids.iter().map(|bid| derived.name(bid)).collect();
        let summary = format!("Record a draw of lots between {}", list(&names));
        let key = names.join("/");
        let path = AttrValue::from(format!("evaluation/draws/{}", bids.first().map_or("", |bid| bid.as_str())));
        html! {
            <div class="app-no-print" {key}>
                <Details {summary}><DrawForm {path} derived={derived.clone()} {bids} after={AttrValue::from(id.clone())} /></Details>
            </div>
        }
    });
    html! {
        <div class="app-results__part">
            <h3 id={id.clone()} class="govuk-heading-m app-results__reading" tabindex="-1">{ "Lots drawn" }</h3>
            { for drawn }
            { for forms }
        </div>
    }
}

/// A draw in a sentence.
pub(super) fn drawn_in_words(derived: &Derived, draw: &Draw) -> String {
    let order: Vec<&str> = draw.order.iter().map(|bid| derived.name(bid)).collect();
    format!(
        "People drew lots. The order drawn: {}. Drawn by {}; witness {}.",
        order.join(", then "),
        draw.drawn_by.trim(),
        draw.witness.trim()
    )
}

/// The draws of a lot on paper.
pub(super) fn on_paper(derived: &Derived, lot: &LotReport) -> Html {
    let drawn = lot
        .draws
        .iter()
        .map(|draw| html! { <p class="govuk-body">{ drawn_in_words(derived, draw) }</p> });
    html! { <>{ for drawn }</> }
}

/// The bids between which lots are drawn.
#[derive(Properties, PartialEq)]
struct DrawFormProps {
    path: AttrValue,
    derived: Shared<Derived>,
    bids: Vec<BidId>,
    /// Where the focus goes with the form.
    after: AttrValue,
}

/// In which order, who drew, and who saw it.
#[component]
fn DrawForm(props: &DrawFormProps) -> Html {
    let draft = use_draft(&props.path);
    let offered: Vec<Offered> = props
        .bids
        .iter()
        .map(|bid| {
            let name = AttrValue::from(props.derived.name(bid).to_owned());
            (bid.as_str().to_owned().into(), name, "")
        })
        .collect();
    let places = (0..props.bids.len())
        .map(|at| draft.select(&place(at), &format!("Drawn {}", ordinal(at)), &offered));
    let onsubmit = {
        let (draft, bids, after) = (draft.clone(), props.bids.clone(), props.after.clone());
        Callback::from(move |()| {
            if submit(&draft, &bids) {
                focus(&after);
            }
        })
    };
    html! {
        <>
            { for places }
            { draft.person(DRAWN_BY, "Drawn by", None) }
            { draft.person(WITNESS, "Witness", None) }
            <Button onclick={onsubmit}>{ "Save the draw" }</Button>
        </>
    }
}

fn place(at: usize) -> String {
    format!("place-{at}")
}

/// `1st`, `2nd`, `11th`.
fn ordinal(at: usize) -> String {
    let number = at + 1;
    let end = match (number % 10, number % 100) {
        (1, last) if last != 11 => "st",
        (2, last) if last != 12 => "nd",
        (3, last) if last != 13 => "rd",
        _ => "th",
    };
    format!("{number}{end}")
}

/// Records the draw if it is complete; else says beside each field what is missing.
fn submit(draft: &Draft, bids: &[BidId]) -> bool {
    let places: Vec<String> = (0..bids.len()).map(place).collect();
    let choose: Vec<String> =
        (0..bids.len()).map(|at| format!("Choose which bid was drawn {}.", ordinal(at))).collect();
    let mut needed: Vec<(&str, &str)> =
        places.iter().map(String::as_str).zip(choose.iter().map(String::as_str)).collect();
    needed.push((DRAWN_BY, "Enter the name of the person who drew."));
    needed.push((WITNESS, "Enter the name of the person who saw it."));
    let mut problems = draft.missing(&needed);
    let chosen: Vec<String> = places.iter().map(|place| draft.text(place)).collect();
    for (at, bid) in chosen.iter().enumerate() {
        if !bid.is_empty() && chosen.iter().take(at).any(|before| before == bid) {
            let twice = "This bid stands in a place before. Choose each bid once.";
            problems.push((place(at), twice.to_owned()));
        } else if !bid.is_empty() && !bids.iter().any(|tied| tied.as_str() == bid) {
            // It was chosen while it was equal with these, and is no longer offered.
            let moved =
                "The bid that was chosen here is no longer equal with the others. Choose another.";
            problems.push((place(at), moved.to_owned()));
        }
    }
    let order = chosen.iter().filter_map(|bid| BidId::new(bid).ok()).collect();
    let command = Command::RecordDraw(Draw {
        order,
        drawn_by: draft.text(DRAWN_BY),
        witness: draft.text(WITNESS),
    });
    let fields: Vec<&str> = needed.iter().map(|(name, _)| *name).collect();
    draft.submit(&fields, problems, Some(command), DRAWN_BY)
}

#[cfg(test)]
mod tests {
    use super::ordinal;

    #[test]
    fn places_are_said_as_people_say_them() {
        let said: Vec<String> = [0, 1, 2, 3, 10, 20].into_iter().map(ordinal).collect();
        assert_eq!(said, ["1st", "2nd", "3rd", "4th", "11th", "21st"]);
    }
}
