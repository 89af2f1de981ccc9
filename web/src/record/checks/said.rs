//! What is approved and what is compared, in words.

use common_measure::bid::{AlsoUnder, Bid};
use common_measure::evaluation::{Decision, Outcome};
use common_measure::framework::Framework;
use common_measure::id::{CriterionId, LineId, MeasureId};
use common_measure::number::{Money, Quantity};
use common_measure::procurement::{Procurement, places};
use common_measure::record::{Act, Command};
use common_measure::scheme::Kind;
use common_measure_parts::clock;

use common_measure::publication::amount;

/// What an entry that is approved says.
pub(super) fn approved(of: &Procurement, act: &Act) -> String {
    match act {
        Act::Lock(lock) => format!(
            "The award criteria were locked, with a tender deadline of {}.",
            clock::in_words(&lock.deadline)
        ),
        Act::Award(award) => {
            format!("The award was decided by {}: {}", award.decided_by.trim(), award.reason.trim())
        }
        Act::WithdrawAward(it) => format!(
            "The award decision of entry {} was withdrawn by {}: {}",
            it.entry,
            it.decided_by.trim(),
            it.reason.trim()
        ),
        Act::Change(command) => match exclusion(command) {
            Some(decision) => format!(
                "{} was excluded: {}",
                places::bid(of, &decision.bid),
                decision.reason.trim()
            ),
            None => String::new(),
        },
        _ => String::new(),
    }
}

fn exclusion(command: &Command) -> Option<&Decision> {
    match command {
        Command::Decide(decision) if decision.outcome == Outcome::Exclude => Some(decision),
        Command::Together(commands) => commands.iter().find_map(exclusion),
        _ => None,
    }
}

/// What a figure is called and what it says, from its path within the bid:
/// `prices/price`, `prices/price/rates/line`, `commitments/1/quantity`, `commitments/1/also_under`,
/// `scores/method`.
pub(super) fn figure(of: &Procurement, bid: &Bid, path: &str) -> (String, String) {
    let nothing = || "nothing".to_owned();
    let title = |id: &str| {
        let id = CriterionId::new(id).ok();
        let found = id.as_ref().and_then(|id| of.scheme.criterion(id));
        found.map_or_else(String::new, |found| found.title.trim().to_owned())
    };
    let parts: Vec<&str> = path.split('/').collect();
    match parts[..] {
        ["prices", price] => {
            let amount = CriterionId::new(price).ok().and_then(|id| bid.price(&id));
            (title(price), amount.map_or_else(nothing, Money::in_words))
        }
        ["prices", price, "rates", line] => {
            let ids = CriterionId::new(price).ok().zip(LineId::new(line).ok());
            let found = ids.as_ref().map(|(price, line)| {
                let schedule = match of.scheme.criterion(price).map(|found| &found.kind) {
                    Some(Kind::Price(price)) => price.schedule.as_ref(),
                    _ => None,
                };
                let name = schedule.and_then(|schedule| schedule.line(line));
                let rate = bid.price_offer(price).and_then(|offer| offer.rate(line));
                (name.map_or("", |line| line.title.trim()), rate)
            });
            let (name, rate) = found.unwrap_or_default();
            let rate = rate.map(|rate| format!("£{}", rate.in_words()));
            (format!("{}: {name}", title(price)), rate.unwrap_or_else(nothing))
        }
        ["commitments", measure, field] => {
            let id = MeasureId::new(measure).ok();
            let set = of.measures.framework();
            let known = id.as_ref().zip(set).and_then(|(id, set)| set.measure(id));
            let quantity = id.as_ref().and_then(|id| bid.commitment(id)?.quantity);
            let unit = known.map_or("", |measure| measure.unit_short.as_str());
            let shown = quantity.map(|quantity: Quantity| amount(quantity, unit));
            let name = known.map_or(measure, |measure| measure.title.trim());
            if field == "also_under" {
                let others = id.as_ref().and_then(|id| bid.commitment(id));
                let others = others.map_or(&[][..], |offer| offer.also_under.as_slice());
                let said: Vec<String> = others.iter().map(|other| also_under(set, other)).collect();
                return (format!("{name}, of these counted elsewhere as well"), said.join("; "));
            }
            (name.to_owned(), shown.unwrap_or_else(nothing))
        }
        ["scores", question] => {
            let id = CriterionId::new(question).ok();
            let score = id.as_ref().and_then(|id| of.evaluation.score(&bid.id, id));
            let label = score.zip(id.as_ref()).map(|(score, id)| {
                let level = of.scheme.scale_of(id).and_then(|scale| scale.level(&score.level));
                level.map_or_else(|| score.level.to_string(), |level| level.label.clone())
            });
            (title(question), label.unwrap_or_else(nothing))
        }
        _ => (path.to_owned(), String::new()),
    }
}

/// `4 volunteer hours under “Volunteering”`, for what is counted under another measure as well.
fn also_under(set: Option<&Framework>, other: &AlsoUnder) -> String {
    let measure = set.and_then(|set| set.measure(&other.measure));
    let unit = measure.map_or("", |measure| measure.unit_short.as_str());
    let name = measure.map_or(other.measure.as_str(), |measure| measure.title.trim());
    format!("{} under “{name}”", amount(other.quantity, unit))
}
