//! What is stated, piece by piece.

use common_measure::procurement::Procurement;
use common_measure::publication::{stated, stated_lot};
use common_measure::record::Process;
use common_measure::scheme::{Kind, Scale, Shares};
use common_measure_parts::clock;

use crate::set_up::{share_in_words, stated_method};

/// A piece of text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// The heading of a part.
    Heading(String),
    /// The heading of something in a part.
    Under(String),
    /// A paragraph.
    Line(String),
    /// An item of a list.
    Item(String),
}

/// Everything that the tender documents must say about how bids are scored.
pub(super) fn blocks(of: &Procurement, process: &Process) -> Vec<Block> {
    let mut all = Vec::new();
    about(of, process, &mut all);
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
    for (key, lines, _) in stated_method(&of.scheme) {
        all.push(Block::Heading(key.to_owned()));
        all.extend(lines.into_iter().map(Block::Line));
    }
    all
}

fn about(of: &Procurement, process: &Process, all: &mut Vec<Block>) {
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
            line("Locked", &format!("{}, by {}", clock::in_words(&lock.time), lock.who));
            if let Some(deadline) = &lock.deadline {
                line("Tender deadline", &format!("{}, UK time", clock::in_words(deadline)));
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
        all.push(Block::Line(format!("{}.", share_in_words(&of.scheme, &shares, criterion))));
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

/// The same as plain text.
pub(super) fn as_text(title: &str, blocks: &[Block]) -> String {
    let pieces = blocks.iter().map(|block| match block {
        Block::Heading(heading) => format!("\n{}\n\n", heading.to_uppercase()),
        Block::Under(heading) => format!("\n{heading}\n"),
        Block::Line(line) => format!("{line}\n"),
        Block::Item(item) => format!("- {item}\n"),
    });
    std::iter::once(format!("{}\n\n", title.to_uppercase())).chain(pieces).collect()
}

#[cfg(test)]
mod tests {
    use common_measure::number::Places;
    use common_measure::scheme::{AwardRule, Rounding, Stage};

    use super::*;

    #[test]
    fn what_is_stated_is_all_there_in_the_text() {
        let of = crate::session::new_procurement();
        let text = as_text("Award criteria", &blocks(&of, &Process::default()));
        assert!(text.starts_with("AWARD CRITERIA\n\nDraft: the award criteria are not locked\n"));
        assert!(text.contains("\nROUNDING\n"));
        assert!(text.contains("The bid with the most points is first."));
    }

    /// What can rank bids, and what holds for a bid once it is excluded, is told before there are any.
    #[test]
    fn the_text_says_what_results_say_of_rounding_and_of_missed_minimums() {
        let mut of = crate::session::new_procurement();
        of.scheme.award.rule = AwardRule::PricePerQualityPoint { price: None };
        of.scheme.rounding = Rounding {
            places: Places::new(0).expect("so few are possible"),
            stage: Stage::TotalAsRounded,
            ..Rounding::default()
        };
        let text = as_text("Award criteria", &blocks(&of, &Process::default()));
        for said in [
            "Totals are rounded to whole points, exactly half goes up, and are final as rounded; so is the price per quality point, which can make bids equal.",
            "While it is set aside, and once it is excluded for that, it does not count when others are compared",
        ] {
            assert!(text.contains(said), "{said}\nis not in\n{text}");
        }
    }
}
