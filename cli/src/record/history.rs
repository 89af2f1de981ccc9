//! `history`: who changed what, when, from what to what.

use crate::arguments::{Format, History};
use crate::failure::{FINE, Failure};
use crate::input;
use crate::page::{Answer, Page};

pub(crate) fn run(asked: &History) -> Result<Answer, Failure> {
    let record = input::record(&asked.file)?;
    let mut lines = record.history();
    let folded = |text: &str| text.to_lowercase();
    if let Some(who) = &asked.who {
        lines.retain(|line| folded(&line.who).contains(&folded(who)));
    }
    if let Some(about) = &asked.about {
        let about_it = folded(about);
        lines.retain(|line| {
            let said = [Some(&line.what), line.before.as_ref(), line.after.as_ref()];
            said.into_iter().flatten().any(|text| folded(text).contains(&about_it))
                || line.path.contains(about.as_str())
        });
    }
    if let Format::Json = asked.format {
        return Answer::json(&lines, FINE);
    }
    let mut page = Page::default();
    if lines.is_empty() {
        page.line("No entry is about that.");
    }
    for line in &lines {
        let from_to = line.before.as_ref().zip(line.after.as_ref());
        let from_to = from_to
            .map_or_else(String::new, |(before, after)| format!(": from {before} to {after}"));
        let text = format!(
            "{}. {}, {}: {}{from_to}",
            line.entry,
            line.time.in_words(),
            line.who,
            line.what
        );
        let stop = if text.ends_with('.') { "" } else { "." };
        page.line(text + stop);
        if let Some(by) = line.undone_by {
            page.line(format!("   Taken back in entry {by}."));
        }
        for withheld in &line.withheld {
            page.line(format!("   A text is withheld by {}: {}.", withheld.by, withheld.ground));
        }
    }
    Ok(page.answer(FINE))
}
