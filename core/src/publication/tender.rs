//! Everything that tender documents must say about how bids are scored, piece by piece.

use crate::procurement::Procurement;
use crate::record::Process;
use crate::scheme::{Criterion, DraftScheme, Kind, Scale, Shares, WeightsAre};
use crate::time::Time;

use super::award::stated_award;
use super::{stated, stated_lot};

/// A piece of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// The heading of a part.
    Heading(String),
    /// The heading of something in a part.
    Under(String),
    /// A paragraph.
    Line(String),
    /// An item of a list.
    Item(String),
}

/// The text of tender documents. `when` says a time in local words, which only the caller's clock knows.
#[must_use]
pub fn tender_text(
    of: &Procurement,
    process: &Process,
    when: &dyn Fn(&Time) -> String,
) -> Vec<Block> {
    let mut all = Vec::new();
    about(of, process, when, &mut all);
    all.push(Block::Heading("Lots".to_owned()));
    let lots = of.scheme.lots.iter().enumerate();
    all.extend(lots.map(|(at, lot)| Block::Item(stated_lot(lot, at + 1))));
    criteria(of, &mut all);
    if !of.scheme.scales.is_empty() {
        all.push(Block::Heading("Scales".to_owned()));
        for each in &of.scheme.scales {
            scale(each, &mut all);
        }
    }
    for (part, sentences) in stated_method(&of.scheme) {
        all.push(Block::Heading(part.name().to_owned()));
        all.extend(sentences.into_iter().map(Block::Line));
    }
    all
}

/// The same as plain text.
#[must_use]
pub fn as_plain_text(title: &str, blocks: &[Block]) -> String {
    let pieces = blocks.iter().map(|block| match block {
        Block::Heading(heading) => format!("\n{}\n\n", heading.to_uppercase()),
        Block::Under(heading) => format!("\n{heading}\n"),
        Block::Line(line) => format!("{line}\n"),
        Block::Item(item) => format!("- {item}\n"),
    });
    std::iter::once(format!("{}\n\n", title.to_uppercase())).chain(pieces).collect()
}

/// A part of what is stated once for the whole award.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MethodPart {
    /// What decides, how many are awarded, and what follows.
    Award,
    /// The points for the whole award.
    Points,
    /// How figures are rounded.
    Rounding,
    /// What decides between equal bids.
    Ties,
    /// What a missed minimum means.
    BelowMinimum,
}

impl MethodPart {
    /// What it is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Award => "Award",
            Self::Points => "Points for the whole award",
            Self::Rounding => "Rounding",
            Self::Ties => "When totals are equal",
            Self::BelowMinimum => "Bids below a minimum score",
        }
    }
}

/// What is stated once for the whole award, part by part, in sentences.
#[must_use]
pub fn stated_method(scheme: &DraftScheme) -> Vec<(MethodPart, Vec<String>)> {
    let points = match (scheme.points_available, scheme.weights) {
        (Some(points), _) => points.in_words(),
        (None, WeightsAre::Points) => "The sum of the points at the top".to_owned(),
        (None, _) => "100".to_owned(),
    };
    let rounding = scheme.rounding.in_words(&scheme.award.rule);
    vec![
        (MethodPart::Award, stated_award(scheme)),
        (MethodPart::Points, vec![points]),
        (MethodPart::Rounding, vec![rounding]),
        (MethodPart::Ties, vec![ties(scheme)]),
        (MethodPart::BelowMinimum, vec![scheme.below_minimum.in_words()]),
    ]
}

fn ties(scheme: &DraftScheme) -> String {
    let steps = scheme.tie_break.iter().map(|step| step.in_words(&|id| scheme.called(id)));
    let steps: Vec<String> = steps.collect();
    if steps.is_empty() {
        "No step is stated: bids that are equal share a rank.".to_owned()
    } else {
        format!("Decided by {}.", steps.join("; then by "))
    }
}

/// How much of the award a section or question is.
#[must_use]
pub fn stated_share(scheme: &DraftScheme, shares: &Shares, criterion: &Criterion) -> String {
    match scheme.share_in_words(shares, &criterion.id) {
        None if !criterion.is_weighted() => "Earns no points".to_owned(),
        None => "Its weight is not known yet".to_owned(),
        Some(share) => share,
    }
}

fn about(
    of: &Procurement,
    process: &Process,
    when: &dyn Fn(&Time) -> String,
    all: &mut Vec<Block>,
) {
    let details = &of.details;
    let mut line = |key: &str, text: &str| {
        if !text.trim().is_empty() {
            all.push(Block::Line(format!("{key}: {}", text.trim())));
        }
    };
    line("Procurement", &details.title);
    line("Authority", &details.authority);
    line("Reference", &details.reference);
    line("Rules", details.regime.map_or("", |regime| regime.name()));
    match process.lock() {
        Some(lock) => {
            line("Check code of the award criteria", &lock.code.to_string());
            line("Locked", &format!("{}, by {}", when(&lock.time), lock.who));
            if let Some(deadline) = &lock.deadline {
                line("Tender deadline", &format!("{}, UK time", when(deadline)));
            }
            line("Notice", lock.notice.as_deref().unwrap_or_default());
        }
        None if process.practice => line("Practice copy", "not for award"),
        None => line("Draft", "the award criteria are not locked"),
    }
}

fn criteria(of: &Procurement, all: &mut Vec<Block>) {
    all.push(Block::Heading("Award criteria".to_owned()));
    let shares = Shares::of(&of.scheme);
    for criterion in of.scheme.all() {
        let title = match criterion.title.trim() {
            "" => "Criterion without a name",
            title => title,
        };
        all.push(Block::Under(title.to_owned()));
        all.push(Block::Line(format!("{}.", stated_share(&of.scheme, &shares, criterion))));
        let Kind::Commitment(commitment) = &criterion.kind else {
            all.extend(stated(of, criterion).into_iter().map(Block::Item));
            continue;
        };
        let set = of.measures.framework();
        if let Some(measure) = set.and_then(|set| set.measure(&commitment.measure)) {
            all.push(Block::Item(format!("Counted: {}", measure.unit.trim())));
            if !measure.evidence.trim().is_empty() {
                all.push(Block::Item(format!("Evidence: {}", measure.evidence.trim())));
            }
        }
        all.extend(stated(of, criterion).into_iter().map(Block::Item));
    }
}

fn scale(scale: &Scale, all: &mut Vec<Block>) {
    all.push(Block::Under(scale.title.trim().to_owned()));
    all.extend(scale.levels.iter().map(|level| {
        let share = level.share.map(|share| format!(" ({})", share.in_words()));
        let means = level.descriptor.trim();
        let means = if means.is_empty() { String::new() } else { format!(": {means}") };
        Block::Item(format!("{}{}{means}", level.label.trim(), share.unwrap_or_default()))
    }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::{CheckCode, Hash};
    use crate::id::{FrameworkId, LotId};
    use crate::number::Places;
    use crate::record::Locked;
    use crate::scheme::{AwardRule, Rounding, Stage};

    fn text(process: &Process, change: impl Fn(&mut DraftScheme)) -> String {
        let framework = FrameworkId::new("knowsley-2013").unwrap();
        let mut of = Procurement::new(framework, LotId::new("lot-1").unwrap());
        change(&mut of.scheme);
        let blocks = tender_text(&of, process, &|time| format!("the moment {time}"));
        as_plain_text("Award criteria", &blocks)
    }

    #[test]
    fn what_is_stated_is_all_there_in_the_text() {
        let text = text(&Process::default(), |_| ());
        assert!(text.starts_with("AWARD CRITERIA\n\nDraft: the award criteria are not locked\n"));
        assert!(text.contains("\nROUNDING\n"));
        assert!(text.contains("The bid with the most points is first."));
    }

    #[test]
    fn the_text_says_which_criteria_are_locked_and_when_the_deadline_is() {
        let time = |text| Time::parse(text).unwrap();
        let lock = Locked {
            code: CheckCode::of(7, &Hash::of(&[b"criteria"])),
            time: time("2026-03-02T09:00:00Z"),
            who: "Ann".to_owned(),
            deadline: Some(time("2026-04-13T11:00:00Z")),
            notice: None,
        };
        let code = format!("Check code of the award criteria: {}\n", lock.code);
        let text = text(&Process { locks: vec![lock], ..Process::default() }, |_| ());
        for said in [
            &*code,
            "Locked: the moment 2026-03-02T09:00:00Z, by Ann\n",
            "Tender deadline: the moment 2026-04-13T11:00:00Z, UK time\n",
        ] {
            assert!(text.contains(said), "{said}\nis not in\n{text}");
        }
    }

    /// What can rank bids, and what holds for a bid once it is excluded, is told before there are any.
    #[test]
    fn the_text_says_what_results_say_of_rounding_and_of_missed_minimums() {
        let text = text(&Process::default(), |scheme| {
            scheme.award.rule = AwardRule::PricePerQualityPoint { price: None };
            scheme.rounding = Rounding {
                places: Places::new(0).unwrap(),
                stage: Stage::TotalAsRounded,
                ..Rounding::default()
            };
        });
        for said in [
            "Totals are rounded to whole points, exactly half goes up, below 0 down, and are final as rounded; so is the price per quality point, which can make bids equal.",
            "While it is set aside, and once it is excluded for that, it does not count when others are compared",
        ] {
            assert!(text.contains(said), "{said}\nis not in\n{text}");
        }
    }
}
