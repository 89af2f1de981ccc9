//! Going on with what is kept when a form is given again: the answers stay, and the form is as it is given now.

use common_measure::response::{Response, ResponseForm};
use common_measure_parts::clock;

use super::kept::KeptResponse;

const CORRECTED: &str = "What the form says about itself has changed since you began, such as its title, its deadline or where to send your response. You see it as it is now. Your answers are as you left them.";
const OTHER: &str = "What this form asks has changed since you began a response to it. Your earlier answers could mean something else here, so they are not used. They are still kept, unchanged.";

/// Of all that is kept, the first that goes on under a form, as the form is given now; and what is to be known of that.
#[must_use]
pub fn again(
    all: Vec<KeptResponse>,
    form: &ResponseForm,
) -> (Option<KeptResponse>, Option<&'static str>) {
    let mut news = None;
    for kept in all {
        let Ok(mut there) = Response::parse(&kept.text) else { continue };
        if there.form.asks_the_same(form) {
            let before = there.to_json().ok();
            there.form.clone_from(form);
            let Ok(text) = there.to_json() else { continue };
            let news = (before.as_ref() != Some(&text)).then_some(CORRECTED);
            let title = form.title.trim().to_owned();
            // Files that were made are those of the form as it was.
            let made = kept.made.filter(|_| news.is_none());
            return (Some(KeptResponse { title, text, made, ..kept }), news);
        }
        if there.form.is_of_the_same(form) {
            news = Some(OTHER);
        }
    }
    (None, news)
}

/// What is said where one goes on.
#[must_use]
pub fn begun(kept: &KeptResponse) -> String {
    format!(
        "You have begun a response to this form already. Here it is, as you left it on {}.",
        clock::stored_in_words(&kept.changed)
    )
}

#[cfg(test)]
mod tests {
    use common_measure::code::{CheckCode, Hash};
    use common_measure::procurement::Procurement;

    use super::*;

    fn form() -> ResponseForm {
        let of =
            Procurement::parse(include_str!("../../../examples/sports-pavilion-8.json")).unwrap();
        ResponseForm {
            criteria: CheckCode::of(1, &Hash::of(&[b"criteria"])),
            title: of.details.title,
            authority: of.details.authority,
            reference: String::new(),
            deadline: None,
            send_to: "https://wrong.example".to_owned(),
            measures: of.measures,
            scheme: of.scheme,
        }
    }

    fn kept(key: &str, name: &str) -> KeptResponse {
        let mut response = Response::start(form());
        name.clone_into(&mut response.supplier.name);
        let text = response.to_json().unwrap();
        KeptResponse { key: key.to_owned(), title: "Before".to_owned(), text, ..Default::default() }
    }

    #[test]
    fn the_last_goes_on_under_the_form_as_it_is_given_now() {
        let all = || vec![kept("b", "Ash Ltd"), kept("a", "Elm Ltd")];
        let (same, news) = again(all(), &form());
        assert_eq!((same.unwrap().text, news), (kept("b", "Ash Ltd").text, None));

        let given = ResponseForm {
            title: " Now ".to_owned(),
            send_to: "https://right.example".to_owned(),
            ..form()
        };
        let (there, news) = again(all(), &given);
        let there = there.unwrap();
        let response = Response::parse(&there.text).unwrap();
        assert_eq!((there.key.as_str(), there.title.as_str(), news), ("b", "Now", Some(CORRECTED)));
        assert_eq!((response.form, response.supplier.name.as_str()), (given, "Ash Ltd"));
    }

    #[test]
    fn answers_are_never_taken_over_to_a_form_that_asks_something_else() {
        let mut other = form();
        let [first, second, ..] = other.scheme.criteria.as_mut_slice() else { panic!() };
        std::mem::swap(&mut first.weight, &mut second.weight);
        assert_eq!(again(vec![kept("a", "Ash Ltd")], &other), (None, Some(OTHER)));
        let another = ResponseForm { title: "Another".to_owned(), ..locked_again(form()) };
        assert_eq!(again(vec![kept("a", "Ash Ltd")], &another), (None, None));
        assert_eq!(again(vec![kept("a", "Ash Ltd")], &locked_again(other)), (None, Some(OTHER)));
    }

    fn locked_again(form: ResponseForm) -> ResponseForm {
        ResponseForm { criteria: CheckCode::of(4, &Hash::of(&[b"criteria, once more"])), ..form }
    }

    #[test]
    fn answers_go_on_after_an_amendment_that_asks_the_same() {
        let given = ResponseForm {
            deadline: Some("2027-04-20T12:00:00Z".parse().unwrap()),
            ..locked_again(form())
        };
        // The files that were made are those of the form as it was.
        let made = Some(("2027-03-01T09:00:00Z".to_owned(), [1; 16]));
        let before = KeptResponse { made: made.clone(), ..kept("a", "Ash Ltd") };
        assert_eq!(again(vec![before.clone()], &form()).0.unwrap().made, made);
        let (there, news) = again(vec![before], &given);
        let there = there.unwrap();
        assert_eq!(there.made, None);
        let response = Response::parse(&there.text).unwrap();
        assert_eq!((response.form, response.supplier.name.as_str()), (given, "Ash Ltd"));
        assert_eq!(news, Some(CORRECTED));
    }
}
