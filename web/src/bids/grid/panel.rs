//! What the grid asks or tells, above itself: whose a bid is, what could not be pasted, whether a
//! bid is to go.

use common_measure::record::Command;
use web_sys::HtmlElement;
use yew::{Callback, Html, Properties, component, html, use_effect_with, use_node_ref};

use crate::form::{Button, Details, Look, focus};
use crate::session::Act;

use super::clipboard::{paste_block, paste_readable};
use super::column::{What, name, new_path};
use super::cursor::At;
use super::desk::{Desk, counted};
use super::mark::{Asked, Mark, Stand};
use super::plan::{Bad, SameName};
use super::state::{Block, Panel};

/// How many cells are named; more would only bury the rest of the page.
const MOST: usize = 25;

/// The panel's properties.
#[derive(Properties)]
pub(super) struct AskProps {
    /// What is asked.
    pub panel: Panel,
    /// The grid as drawn.
    pub desk: Desk,
}

impl PartialEq for AskProps {
    fn eq(&self, other: &Self) -> bool {
        // The state within a desk is the latest one, whichever desk it is read from.
        self.panel == other.panel && self.desk.rows == other.desk.rows
    }
}

/// Whatever is asked.
#[component]
pub(super) fn Ask(props: &AskProps) -> Html {
    let panel = use_node_ref();
    {
        let panel = panel.clone();
        use_effect_with(props.panel.clone(), move |now| {
            if *now != Panel::None
                && let Some(element) = panel.cast::<HtmlElement>()
            {
                // It stands in sight even where the focus cannot be moved.
                let _ = element.focus();
            }
        });
    }
    let desk = &props.desk;
    let (title, class, content) = match &props.panel {
        Panel::None => return Html::default(),
        Panel::SameName(name) => same_name(desk, name),
        Panel::SameNames(block, names) => same_names(desk, block, names),
        Panel::Refused(block, bad, same) => refused(desk, block, bad, *same),
        Panel::Remove(bid) => {
            let title = format!("Remove the bid from {}?", name(desk.of(), bid));
            let onremove = {
                let (desk, bid) = (desk.clone(), bid.clone());
                Callback::from(move |()| remove(&desk, &bid))
            };
            let content = html! {
                <>
                    <p class="govuk-body">{ what_goes(desk, bid) }{ " You can undo this." }</p>
                    <div class="govuk-button-group">
                        <Button look={Look::Warning} onclick={onremove}>{ "Remove the bid" }</Button>
                        { dismiss(desk, "Keep it") }
                    </div>
                </>
            };
            (title, "app-grid__ask", content)
        }
        Panel::Headings(text) => {
            let content = html! {
                <>
                    <label class="govuk-label" for="bids-headings">{ "Select this line, copy it, and paste it into Excel." }</label>
                    <textarea id="bids-headings" class="govuk-textarea" rows="3" readonly=true value={text.clone()} />
                    { dismiss(desk, "Close") }
                </>
            };
            ("This browser does not copy by a button".to_owned(), "app-grid__ask", content)
        }
        Panel::Gone { title, text } => {
            let content = html! {
                <>
                    <p class="govuk-body">{ text }</p>
                    { dismiss(desk, "Close") }
                </>
            };
            (title.to_string(), "app-grid__ask app-grid__ask--error", content)
        }
    };
    html! {
        <section ref={panel} {class} tabindex="-1" aria-labelledby="bids-ask">
            <h2 class="govuk-heading-m" id="bids-ask">{ title }</h2>
            { content }
        </section>
    }
}

type Shown = (String, &'static str, Html);

fn same_name(desk: &Desk, name: &str) -> Shown {
    let title = format!("There is a supplier called “{name}” already");
    let add = |same: bool| {
        let (desk, name) = (desk.clone(), name.to_owned());
        Callback::from(move |()| {
            let Some(bid) = desk.add(&name, same) else { return close(&desk) };
            desk.say(if same {
                "Bid added. Give each bid of this supplier a title, such as “standard” and “variant”."
            } else {
                "Bid added. Add something to the name that tells the two suppliers apart."
            });
            // The bids must be told apart: by their titles if they are of one supplier.
            let what = if same { What::Title } else { What::Supplier };
            let mark = Mark { bid: Some(bid), asked: Asked::Entry(what, 0) };
            desk.set(move |state| state.cursor = Some(Stand::on(mark)));
            close(&desk);
        })
    };
    let onnot = {
        let desk = desk.clone();
        Callback::from(move |()| {
            desk.acts.act(Act::Abandoned(new_path(&desk.lot)));
            close(&desk);
        })
    };
    let content = html! {
        <>
            <p class="govuk-body">{ "Is this another bid by the same supplier, or a different supplier with the same name?" }</p>
            <div class="govuk-button-group">
                <Button look={Look::Secondary} onclick={add(true)}>{ "Same supplier, another bid" }</Button>
                <Button look={Look::Secondary} onclick={add(false)}>{ "Different supplier" }</Button>
                <Button look={Look::Link} onclick={onnot}>{ "Do not add it" }</Button>
            </div>
        </>
    };
    (title, "app-grid__ask", content)
}

fn same_names(desk: &Desk, block: &Block, names: &[String]) -> Shown {
    let title = if let [name] = names {
        format!("There is a supplier called “{name}” already")
    } else {
        format!("{} suppliers are there already", names.len())
    };
    let here = |name: &String| desk.rows.iter().any(|row| row.name.trim() == name.trim());
    let meant = if names.iter().any(here) {
        "The pasted rows would be added as new bids. Nothing has been pasted yet. To change bids that are there, paste over their rows instead, in their order."
    } else {
        "They bid for other lots, and not for this one yet. The pasted rows would be added as new bids. Nothing has been pasted yet."
    };
    let answer = |same: SameName| {
        let (desk, block) = (desk.clone(), block.clone());
        Callback::from(move |()| paste_block(&desk, block.clone(), same))
    };
    let content = html! {
        <>
            if names.len() > 1 {
                <ul class="govuk-list govuk-list--bullet">
                    { for names.iter().take(MOST).map(|name| html! { <li>{ name }</li> }) }
                </ul>
            }
            <p class="govuk-body">{ meant }</p>
            <div class="govuk-button-group">
                <Button look={Look::Secondary} onclick={answer(SameName::SameSupplier)}>{ "Same suppliers, more bids" }</Button>
                <Button look={Look::Secondary} onclick={answer(SameName::Another)}>{ "Different suppliers" }</Button>
                { dismiss(desk, "Do not paste") }
            </div>
        </>
    };
    (title, "app-grid__ask", content)
}

fn refused(desk: &Desk, block: &Block, bad: &[Bad], same: SameName) -> Shown {
    let title = format!("Nothing was pasted: {} cannot be read", counted(bad.len(), "cell"));
    let items = bad.iter().take(MOST).map(|bad| {
        // The problem often repeats the text, which then needs no second place.
        let text = bad.text.chars().take(60).collect::<String>();
        let text = if bad.problem.contains(&text) { String::new() } else { format!("“{text}”. ") };
        html! {
            <li><strong>{ format!("{}, {}", bad.row, bad.column) }</strong>{ ": " }{ text }{ &bad.problem }</li>
        }
    });
    let more = bad.len().saturating_sub(MOST);
    let kept = bad.iter().any(|bad| bad.path.is_some()) && !bad.iter().any(|bad| bad.misplaced);
    let onreadable = {
        let (desk, block) = (desk.clone(), block.clone());
        Callback::from(move |()| paste_readable(&desk, &block, same))
    };
    let content = html! {
        <>
            <p class="govuk-body">{ "The bids are as they were. Put these cells right in your spreadsheet and paste again." }</p>
            <ul class="govuk-list govuk-list--bullet">
                { for items }
                if more > 0 {
                    <li>{ format!("and {more} more") }</li>
                }
            </ul>
            <Details summary="The text that was to be pasted">
                <textarea class="govuk-textarea" rows="6" readonly=true aria-label="The text that was to be pasted"
                    value={block.text.clone()} />
            </Details>
            <div class="govuk-button-group">
                if kept {
                    <Button look={Look::Secondary} onclick={onreadable}>
                        { "Paste the cells that can be read, and mark the others" }
                    </Button>
                }
                { dismiss(desk, "Close") }
            </div>
        </>
    };
    (title, "app-grid__ask app-grid__ask--error", content)
}

fn dismiss(desk: &Desk, text: &'static str) -> Html {
    let desk = desk.clone();
    let onclick = Callback::from(move |()| close(&desk));
    html! { <Button look={Look::Link} {onclick}>{ text }</Button> }
}

fn close(desk: &Desk) {
    desk.set(|state| {
        state.panel = Panel::None;
        state.focus += 1;
    });
}

/// What would be lost with a bid; empty if it says nothing yet.
fn what_goes(desk: &Desk, bid: &common_measure::id::BidId) -> String {
    let Some(found) = desk.of().bid(bid) else { return String::new() };
    let scores = desk.of().evaluation.scores.iter().filter(|score| score.bid == *bid).count();
    let parts: Vec<String> = [
        (found.prices.len(), "price"),
        (found.commitments.len(), "social value commitment"),
        (scores, "agreed score"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, what)| counted(count, what))
    .collect();
    if parts.is_empty() { String::new() } else { format!("With it go: {}.", parts.join(", ")) }
}

/// Removes a bid, or asks first if there is something in it.
pub(super) fn ask_to_remove(desk: &Desk, at: At) {
    let Some(row) = desk.row(at) else { return };
    let bid = row.whose.bid.clone();
    if what_goes(desk, &bid).is_empty() {
        remove(desk, &bid);
    } else {
        desk.set(move |state| state.panel = Panel::Remove(bid));
    }
}

fn remove(desk: &Desk, bid: &common_measure::id::BidId) {
    let name = name(desk.of(), bid);
    match desk.issue(vec![Command::RemoveBid(bid.clone())]) {
        Ok(()) => desk.say(format!("Removed: {name}. You can undo this.")),
        Err(problem) => {
            desk.say(format!("The bid was not removed. {problem}"));
            return close(desk);
        }
    }
    // Whoever stood on it goes to the bid below.
    let row = desk.rows.iter().position(|row| row.whose.bid == *bid).unwrap_or_default();
    let below = desk.table().mark(At::new(row + 1, 0), &[]).bid;
    let gone = bid.clone();
    desk.set(move |state| {
        if let Some(stand) = &mut state.cursor {
            if stand.active.bid.as_ref() == Some(&gone) {
                stand.active.bid = below;
            }
            stand.corner = stand.active.clone();
        }
    });
    close(desk);
}

/// Copies the headings, or shows them where the browser does not let a button do that.
pub(super) fn copy_headings(desk: &Desk) {
    if super::clipboard::copy_headings(desk) {
        desk.say("Headings copied. Paste them into the first cell of an empty sheet in Excel.");
    } else {
        let text = super::clipboard::headings_text(desk);
        desk.set(move |state| state.panel = Panel::Headings(text.into()));
        focus("bids-headings");
    }
}
