//! The response form as a page: to read and print, and to fill in on paper or in a word processor,
//! for a supplier who does not use the app. Plain HTML, which word processors open as well.

use crate::publication::{stated, stated_lot};
use crate::scheme::{Commitment, Criterion, Kind, LockedScheme, Price};

use super::ResponseForm;

/// Written for paper: no colour carries meaning, and every space to write in has a name.
const STYLE: &str = "body{font:12pt/1.5 Arial,sans-serif;max-width:46em;margin:2em auto;padding:0 1em;color:#000;background:#fff}\
table{border-collapse:collapse;width:100%;margin:.5em 0 1em}caption{text-align:left;font-weight:bold}\
th,td{border:1px solid #000;padding:.4em;text-align:left;vertical-align:top}th{width:40%;font-weight:normal}\
section{page-break-inside:avoid}h2{margin-top:2em;border-top:2px solid #000;padding-top:.5em}.room{height:5em}";

impl ResponseForm {
    /// The form as one HTML page. `deadline` is the tender deadline in words, in local time, which
    /// only the caller's clock knows.
    #[must_use]
    pub fn paper(&self, deadline: Option<&str>) -> String {
        let mut page = Page::default();
        let title = format!("Response form: {}", self.title.trim());
        page.raw("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n");
        page.element("title", &title);
        page.raw(&format!("<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"));
        page.element("h1", &title);
        let lines = [
            ("Authority", self.authority.trim()),
            ("Reference", self.reference.trim()),
            ("Send your response to", self.send_to.trim()),
            ("Before", deadline.unwrap_or_default()),
        ];
        for (name, text) in lines.into_iter().filter(|(_, text)| !text.is_empty()) {
            page.element("p", &format!("{name}: {text}"));
        }
        page.element("p", &format!("Check code of the award criteria: {}", self.criteria));
        page.element("p", "Leave empty what you have nothing to say on.");
        if self.scheme.asks_for_prices() {
            let opened = self.scheme.price_opening.in_words();
            page.element(
                "p",
                &format!(
                    "Send the prices, at the end of this form, as a document of their own. {opened}"
                ),
            );
        }
        page.element("p", "Give counts only. Never write anything about a person's health, care or offending, or other details about people.");
        page.element("h2", "About you");
        page.table(
            "Who offers",
            &[
                "Name of your organisation",
                "Postal address",
                "E-mail",
                "Unique identifier, such as a company or charity number",
                "Members of a joint bid, the lead first",
                "Subcontractors that you rely on",
            ],
        );
        page.element("h2", "Lots");
        let lots = self.scheme.lots.iter().enumerate();
        let lots: Vec<String> = lots.map(|(at, lot)| stated_lot(lot, at + 1)).collect();
        page.list(&lots);
        if self.scheme.lots.len() > 1 {
            page.element("p", "Fill in what follows for each lot that you bid for.");
            page.table("Which lots", &["Lots that you bid for"]);
        }
        self.questions(&mut page);
        self.scales(&mut page);
        page.raw("</main>\n</body>\n</html>\n");
        page.0
    }

    fn questions(&self, page: &mut Page) {
        let of = self.procurement();
        let locked = LockedScheme::lock(&self.scheme, self.measures.framework()).ok();
        let worth = |criterion: &Criterion| {
            let node = locked.as_ref()?.node(&criterion.id)?;
            let points =
                node.available.fixed(self.scheme.rounding.places, self.scheme.rounding.mode);
            (criterion.is_weighted()).then(|| format!("Up to {points} points."))
        };
        let (prices, others): (Vec<&Criterion>, Vec<&Criterion>) =
            self.scheme.all().partition(|it| matches!(it.kind, Kind::Price(_)));
        page.element("h2", "Quality and commitments");
        for criterion in others.into_iter().chain(prices) {
            if let Kind::Price(_) = criterion.kind {
                page.element("h2", "Prices: a document of their own");
            }
            page.raw("<section>\n");
            page.element("h3", criterion.title.trim());
            page.paragraph(worth(criterion).as_deref());
            if let Kind::Commitment(commitment) = &criterion.kind {
                self.measure(commitment, page);
            }
            page.list(&stated(&of, criterion));
            match &criterion.kind {
                Kind::Group(_) | Kind::CommitmentValue(_) => {}
                Kind::PassFail(_) | Kind::Quality(_) => page.room("Your answer"),
                Kind::Commitment(_) => page.table(
                    "Your commitment",
                    &[
                        "How much",
                        "How",
                        "When: steps with dates",
                        "Where",
                        "What will show it (totals only)",
                        "Of these, how many are also counted under another measure, and which",
                    ],
                ),
                Kind::Price(price) => prices_of(price, page),
            }
            page.raw("</section>\n");
        }
    }

    fn scales(&self, page: &mut Page) {
        for scale in &self.scheme.scales {
            page.element("h2", &format!("How answers are scored on “{}”", scale.title.trim()));
            let levels = scale.levels.iter().map(|level| {
                let share = level.share.map(|share| format!(" ({})", share.in_words()));
                let share = share.unwrap_or_default();
                format!("{}{share}: {}", level.label.trim(), level.descriptor.trim())
            });
            page.list(&levels.collect::<Vec<_>>());
        }
    }

    fn measure(&self, commitment: &Commitment, page: &mut Page) {
        let Some(set) = self.measures.framework() else { return };
        let Some(measure) = set.measure(&commitment.measure) else { return };
        page.element(
            "p",
            &format!("What counts: {}. {}", measure.unit.trim(), set.every_unit.trim()),
        );
        page.element("p", &format!("Evidence asked for: {}", measure.evidence.trim()));
        page.paragraph(measure.sensitive.then(|| set.sensitive_note.trim()));
    }
}

fn prices_of(price: &Price, page: &mut Page) {
    match &price.schedule {
        None => page.table("Your price", &["Price in pounds"]),
        Some(schedule) => {
            let titles: Vec<&str> = schedule.lines.iter().map(|line| line.title.trim()).collect();
            page.table("Your rate in pounds for one unit of each line", &titles);
            page.table("Sum", &["Rates × quantities, added up, in pounds"]);
        }
    }
}

/// A page as it grows. Text goes in through [`element`](Self::element) alone, so that markup in a name
/// stays text.
#[derive(Default)]
struct Page(String);

impl Page {
    fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    fn element(&mut self, name: &str, text: &str) {
        self.raw(&format!("<{name}>"));
        for sign in text.chars() {
            match sign {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                '"' => self.raw("&quot;"),
                '\'' => self.raw("&#39;"),
                other => self.0.push(other),
            }
        }
        self.raw(&format!("</{name}>\n"));
    }

    fn list(&mut self, items: &[String]) {
        if !items.is_empty() {
            self.raw("<ul>\n");
            for item in items {
                self.element("li", item);
            }
            self.raw("</ul>\n");
        }
    }

    fn paragraph(&mut self, text: Option<&str>) {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            self.element("p", text);
        }
    }

    fn table(&mut self, caption: &str, rows: &[&str]) {
        self.raw("<table>\n");
        self.element("caption", caption);
        for row in rows {
            self.raw("<tr>");
            self.raw("<th scope=\"row\">");
            self.element("span", row);
            self.raw("</th><td>&nbsp;</td></tr>\n");
        }
        self.raw("</table>\n");
    }

    fn room(&mut self, name: &str) {
        self.raw("<table>\n");
        self.element("caption", name);
        self.raw("<tr><td class=\"room\">&nbsp;</td></tr>\n</table>\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_name_stays_text() {
        let mut page = Page::default();
        page.element("p", "<b>A & \"B\" 'C'</b>");
        assert_eq!(page.0, "<p>&lt;b&gt;A &amp; &quot;B&quot; &#39;C&#39;&lt;/b&gt;</p>\n");
    }
}
