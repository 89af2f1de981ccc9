//! The form on paper says of prices what the criteria say.

use common_measure::scheme::{AbnormallyLow, Kind, PriceOpening};

use crate::Desk;

const AFTER: &str = "Send the prices, at the end of this form, as a document of their own. Prices are opened once the scores for everything else in the lot are agreed and confirmed, so that nobody scores with prices in mind.";
const WITH: &str = "Send the prices, at the end of this form, as a document of their own. Prices are opened together with the rest of the bid.";

#[test]
fn paper_says_when_prices_are_opened_where_prices_are_asked_for() {
    let mut form = Desk::pavilion().form();
    let says = |form: &common_measure::response::ResponseForm| {
        let paper = form.paper(None);
        [AFTER, WITH, "prices"].map(|it| paper.contains(it))
    };
    assert_eq!(says(&form), [true, false, true]);
    form.scheme.price_opening = PriceOpening::WithBids;
    assert_eq!(says(&form), [false, true, true]);
    form.scheme.criteria.retain(|criterion| !matches!(criterion.kind, Kind::Price(_)));
    assert_eq!(says(&form), [false, false, false]);
}

#[test]
fn paper_says_which_prices_are_reported() {
    let mut form = Desk::pavilion().form();
    let Kind::Price(price) = &mut form.scheme.criteria[0].kind else { panic!("no price") };
    price.abnormally_low = Some(AbnormallyLow::BelowMean("20".parse().ok()));
    assert!(form.paper(None).contains("A price 20 % or more below the mean is reported."));
}
