//! What a copy with texts withheld protects, and what it does not. `docs/record.md` says the same.

use yew::{Html, component, html};

use crate::form::Details;

/// The promises of a copy, and their ends.
#[component]
pub(super) fn Protects() -> Html {
    html! {
        <Details summary="What a copy protects, and what it does not">
            <p class="govuk-body">{ "What it does:" }</p>
            <ul class="govuk-list govuk-list--bullet">
                <li>{ "It proves the same record: every entry holds together, the check codes are the same, and it comes to the same figures." }</li>
                <li>{ "A withheld text cannot be guessed from what stands in its place. A salt, which nobody can know, goes with the text, so trying likely names leads nowhere." }</li>
                <li>{ "It shows every gap, who withheld the text, and on what ground." }</li>
                <li>{ "Whoever holds the whole record can show a withheld text later, and prove that it is the one." }</li>
            </ul>
            <p class="govuk-body">{ "What it does not:" }</p>
            <ul class="govuk-list govuk-list--bullet">
                <li>{ "Figures, ids, times, notices and award criteria stay in sight, and so does the pattern of the entries: how many there are, and which followed which." }</li>
                <li>{ "A name that was typed inside a title, a criterion or another text that is not withheld stays there. The copy is searched for withheld names, in capital and small letters alike, and what is found is listed. It is not searched for parts of names, such as a first name alone, or for other spellings: read the rest yourself." }</li>
                <li>{ "Ids come from the file where a record began with one, and may look like names." }</li>
                <li>{ "The SHA-256 of a file that was taken in stays in sight. Whoever knows all the rest of that file can try likely names in it." }</li>
                <li>{ "Who has the whole record still has all of it, whatever is withheld in a copy." }</li>
            </ul>
        </Details>
    }
}
