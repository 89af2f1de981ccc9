//! The response form: for suppliers who use the app, and for those who answer on paper.

use common_measure::record::{Command, Detail};
use common_measure::response::ResponseForm;
use common_measure_parts::clock;
use yew::{AttrValue, Callback, Html, component, html};

use crate::form::{BackLink, Button, InsetText, LinkTo, Look, TextField};
use crate::record::Code;
use crate::screen::Screen;
use crate::session::file::{download, file_name};
use crate::session::{use_acts, use_session};
use crate::spreadsheet::SaveForm;

const FILE: &str = ".form.json";
const PAGE: &str = ".form.html";

/// Makes the form, or says why there is none yet.
#[component]
pub(crate) fn ResponseFormPage() -> Html {
    let (session, acts) = (use_session(), use_acts());
    let form = session.record(ResponseForm::of);
    let back = if session.process().practice { Screen::Bids } else { Screen::Lock };
    let body = match form {
        None => Html::default(),
        Some(Err(fault)) => html! {
            <InsetText>
                { format!("{} {} ", fault.problem, fault.remedy) }
                <LinkTo to={Screen::Lock}>{ "Lock the award criteria" }</LinkTo>
            </InsetText>
        },
        Some(Ok(form)) => {
            let title = session.confirmed.details.title.clone();
            let save = {
                let (acts, form, title) = (acts.clone(), form.clone(), title.clone());
                Callback::from(move |()| {
                    let text = form.to_json().map_err(|fault| fault.to_string());
                    told(&acts, text.and_then(|text| download(&text, &file_name(&title, FILE))));
                })
            };
            let paper = {
                let (acts, form) = (acts.clone(), form.clone());
                Callback::from(move |()| {
                    let page = form.paper(in_words(&form).as_deref());
                    told(&acts, download(&page, &file_name(&title, PAGE)));
                })
            };
            let deadline = in_words(&form).map(AttrValue::from);
            let prices = form.scheme.asks_for_prices();
            html! {
                <>
                    <p class="govuk-body">{ "Suppliers open this file in Common Measure, in their own browser and without an account. It asks for what the award criteria ask for, helps, and shows what an answer would be worth. Nothing that is yours alone is in it: no estimate of the whole contract, no notes." }</p>
                    <TextField path="details/send_to" label="Where suppliers send their responses (optional)"
                        hint="Such as the portal’s address and the notice’s number. It stands on the form."
                        value={session.confirmed.details.send_to.clone()}
                        parse={Callback::from(|text: String| Ok(Command::SetDetail(Detail::SendTo(text.trim().to_owned()))))} />
                    if let Some(deadline) = &form.deadline {
                        <p class="govuk-body">{ format!("The form says that responses are due before {}, UK time.", clock::in_words(deadline)) }</p>
                    }
                    <p class="govuk-body">{ "Check code of the award criteria that it carries: " }<Code code={form.criteria} /></p>
                    <div class="govuk-button-group">
                        <Button onclick={save}>{ "Save the response form" }</Button>
                        <Button look={Look::Secondary} onclick={paper}>{ "Save it as a page to print or fill in with Word" }</Button>
                    </div>
                    <h2 class="govuk-heading-m">{ "For suppliers who would rather use a spreadsheet" }</h2>
                    <p class="govuk-body">{ "Two workbooks for Excel or LibreOffice. Send suppliers both. What they write in them is taken in here like the other files: nothing has to be typed again." }</p>
                    <SaveForm {deadline} {prices} />
                    <h2 class="govuk-heading-m">{ "What comes back" }</h2>
                    <p class="govuk-body">{ "Two files from each supplier: quality and commitments, and prices. The first can be taken in once the deadline is over; the prices once the agreed scores are confirmed." }</p>
                    <p class="govuk-body"><LinkTo to={Screen::Responses}>{ "Take responses in" }</LinkTo></p>
                </>
            }
        }
    };
    html! {
        <>
            <BackLink to={back} />
            <h1 class="govuk-heading-l">{ Screen::ResponseForm.title(&session.confirmed) }</h1>
            { body }
        </>
    }
}

/// The tender deadline in words.
fn in_words(form: &ResponseForm) -> Option<String> {
    form.deadline.as_ref().map(|it| format!("{}, UK time", clock::in_words(it)))
}

fn told(acts: &crate::session::Acts, done: Result<(), String>) {
    if let Err(reason) = done {
        acts.tell(reason);
    }
}
