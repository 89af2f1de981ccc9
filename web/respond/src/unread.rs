//! What stands in fields and could not be entered, in words.

use common_measure::fault::{Fault, Place};
use common_measure::id::{LineId, MeasureId};
use common_measure::response::Response;
use common_measure::scheme::Kind;

use super::page::{Page, measure};
use super::work::Work;

/// All of it, each with its place and why.
pub(super) fn unread(work: &Work) -> Vec<Fault> {
    let of = &work.response;
    let each = work.unread.iter().map(|(path, there)| {
        let page = Page::of_place(path);
        let mut words = page.title(of);
        if let Page::Commitment(_, measure) = &page {
            words = format!("“{words}” (measure {measure})");
        }
        if let Some(lot) = page.lot().filter(|_| of.form.scheme.lots.len() > 1) {
            words = format!("{}, {words}", of.form.scheme.lot_name(lot));
        }
        let problem = format!("{} could not be entered.", quoted(of, path, &there.text));
        Fault::new(Place::new(path, words), problem, there.problem.clone())
    });
    each.collect()
}

/// What stands there below a path: the answer, and what could not be entered.
pub(super) fn with_unread(work: &Work, answer: &str, below: &str) -> String {
    let mut lines = vec![answer.trim().to_owned()];
    lines.retain(|answer| !answer.is_empty());
    for (path, there) in work.unread.iter() {
        let rest = path.strip_prefix(below);
        if rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/')) {
            let text = quoted(&work.response, path, &there.text);
            lines.push(format!("{text} could not be entered, and counts for nothing."));
        }
    }
    lines.join("\n")
}

/// A text, and for what it was typed where its page has several such fields.
fn quoted(of: &Response, path: &str, text: &str) -> String {
    let field = || match Page::of_place(path) {
        Page::Price(_, question) => {
            let Kind::Price(price) = &of.form.scheme.criterion(&question)?.kind else {
                return None;
            };
            let (_, line) = path.rsplit_once("/rates/")?;
            let line = price.schedule.as_ref()?.line(&LineId::new(line).ok()?)?;
            Some(format!(" for “{}”", line.title.trim()))
        }
        Page::Commitment(..) => {
            let (_, other) = path.rsplit_once("/also_under/")?;
            let other = measure(&of.form, &MeasureId::new(other).ok()?)?;
            Some(format!(" as also counted under “{}”", other.title))
        }
        _ => None,
    };
    format!("“{text}”{}", field().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use common_measure::id::{CriterionId, LotId};
    use common_measure::procurement::Procurement;
    use common_measure::scheme::{Lot, Schedule, ScheduleLine};

    use super::super::field::{Field, OfferField};
    use super::super::work::Do;
    use super::super::work::tests::{PLAIN, after, asking, typed};
    use super::*;

    /// A response for two lots, with rates for the days and nights of both.
    fn work() -> Work {
        let mut of = Procurement::parse(PLAIN).unwrap();
        let (id, title) = (LotId::new("hall").unwrap(), "Village hall".to_owned());
        of.scheme.lots.push(Lot { id: id.clone(), title, estimated_value: None, years: None });
        let price = of.scheme.criterion_mut(&CriterionId::new("price").unwrap()).unwrap();
        let Kind::Price(price) = &mut price.kind else { unreachable!("it is a price") };
        let lines = ["day", "night"].map(|line| ScheduleLine {
            id: LineId::new(line).unwrap(),
            title: format!("By {line}"),
            unit: "hour".to_owned(),
            quantity: Some("10".parse().unwrap()),
            option: false,
        });
        price.schedule = Some(Schedule { lines: lines.into(), options_count: false });
        let all = after(asking(of), Do::Choose(id, true));
        after(all, Do::Choose(LotId::new("pavilion").unwrap(), true))
    }

    fn offered(lot: &str, measure: &str) -> Field {
        let (lot, measure) = (LotId::new(lot).unwrap(), MeasureId::new(measure).unwrap());
        Field::Offer(lot, measure, OfferField::Quantity)
    }

    fn rate(line: &str) -> Field {
        let (lot, line) = (LotId::new("hall").unwrap(), LineId::new(line).unwrap());
        Field::Rate(lot, CriterionId::new("price").unwrap(), line)
    }

    #[test]
    fn each_is_told_with_its_lot_and_its_line() {
        let [eight, two] = ["8", "2"].map(|measure| MeasureId::new(measure).unwrap());
        let shared = Field::AlsoUnder(LotId::new("hall").unwrap(), eight, two);
        // The number of one measure begins that of another.
        let mut work = typed(work(), &offered("pavilion", "1"), "4");
        for (field, text) in [
            (offered("pavilion", "13"), "about 9"),
            (offered("hall", "13"), "about 9"),
            (rate("day"), "12,5"),
            (rate("night"), "12,5"),
            (shared, "some"),
        ] {
            work = typed(work, &field, text);
        }
        let said: Vec<String> =
            unread(&work).iter().map(|it| format!("{}: {}", it.place, it.problem)).collect();
        assert_eq!(
            said,
            [
                "Village hall, “New volunteers” (measure 13): “about 9” could not be entered.",
                "Village hall, “Young people who achieve an award” (measure 8): “some” as also counted under “People who gain a full qualification” could not be entered.",
                "Village hall, Price: “12,5” for “By day” could not be entered.",
                "Village hall, Price: “12,5” for “By night” could not be entered.",
                "Sports pavilion, “New volunteers” (measure 13): “about 9” could not be entered.",
            ]
        );
    }

    #[test]
    fn what_is_read_and_printed_names_it_with_what_counts() {
        let work = typed(typed(work(), &rate("day"), "21"), &rate("night"), "1.234.567");
        let work = typed(work, &offered("hall", "13"), "about 9");
        assert_eq!(
            with_unread(&work, "By day: 10 × £21", "bids/hall/prices/price"),
            "By day: 10 × £21\n“1.234.567” for “By night” could not be entered, and counts for nothing."
        );
        let offer =
            |measure: &str| with_unread(&work, " ", &format!("bids/hall/commitments/{measure}"));
        assert_eq!(offer("13"), "“about 9” could not be entered, and counts for nothing.");
        assert_eq!(offer("1"), "");
    }
}
