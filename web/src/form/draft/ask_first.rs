//! The button of a form for what cannot be taken back: it asks first.

use yew::{AttrValue, Callback, Html, Properties, component, html, use_state_eq};

use super::super::use_kept_focus;
use super::super::{Button, Look};
use super::Draft;

/// Which press of the button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Press {
    /// The first: it looks whether the form is filled in as it must be, and asks.
    Asks,
    /// The answer to the question: what the form says is entered.
    Sure,
}

/// What is asked, and what the answer does.
#[derive(Properties, PartialEq)]
pub(crate) struct AskFirstProps {
    /// The form.
    pub draft: Draft,
    /// What the button says.
    pub label: AttrValue,
    /// The question.
    pub question: AttrValue,
    /// The button that answers it.
    pub yes: AttrValue,
    /// What follows from it.
    pub children: Html,
    /// What a press does; answers whether nothing is wrong with the form.
    pub onpress: Callback<Press, bool>,
    /// How the first button looks.
    #[prop_or_default]
    pub look: Look,
    /// What it is about, for those who hear it outside its part of the page.
    #[prop_or_default]
    pub about: Option<AttrValue>,
}

/// The button, then the question in its place. What is changed in the form, or in the record, takes the question away.
#[component]
pub(crate) fn AskFirst(props: &AskFirstProps) -> Html {
    // What the form said when it was asked, and what it was about: undo, and what another tab did, change that too.
    let asked = use_state_eq(|| None::<(Vec<(String, String)>, usize)>);
    let said = (props.draft.said(), props.draft.session.entries);
    let asks = asked.as_ref() == Some(&said);
    let (button, question) = (props.draft.id("ask"), props.draft.id("question"));
    let (heading, warnings) = (format!("{question}/heading"), format!("{question}/warnings"));
    // Either goes away when it is pressed.
    use_kept_focus(asks, if asks { question.clone() } else { button.clone() });
    if !asks {
        let onclick = {
            let (asked, onpress) = (asked.clone(), props.onpress.clone());
            Callback::from(move |()| {
                let is_fine = onpress.emit(Press::Asks);
                asked.set(is_fine.then(|| said.clone()));
            })
        };
        return html! {
            <Button id={button} look={props.look} about={props.about.clone()} {onclick}>{ &props.label }</Button>
        };
    }
    let onyes = {
        let (asked, onpress) = (asked.clone(), props.onpress.clone());
        Callback::from(move |()| {
            asked.set(None);
            onpress.emit(Press::Sure);
        })
    };
    let onno = Callback::from(move |()| asked.set(None));
    html! {
        <div class="govuk-inset-text" role="group" id={question.clone()} tabindex="-1" aria-labelledby={heading.clone()} aria-describedby={warnings.clone()}>
            <h2 id={heading} class="govuk-heading-m">{ &props.question }</h2>
            <div id={warnings}>{ props.children.clone() }</div>
            <div class="govuk-button-group">
                <Button look={Look::Warning} onclick={onyes}>{ &props.yes }</Button>
                <Button look={Look::Link} onclick={onno}>{ "Go back" }</Button>
            </div>
        </div>
    }
}
