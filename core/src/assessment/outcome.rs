//! Who is awarded what, as text: winners, reserves, and what every order of lots would lead to.

use serde::Serialize;

use crate::evaluation::Withdrawn;
use crate::id::{BidId, LotId};
use crate::number::words::count;
use crate::number::{Exact, list, plain};
use crate::procurement::Procurement;
use crate::scheme::{TieBreak, Winners};

use super::{Assessment, LotAward, LotResult, assess, words};

/// What stands beside every award.
pub const PEOPLE_DECIDE: &str = "People decide the award. Nothing is sent to anyone.";

/// Who is awarded a lot by the scheme's rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AwardReport {
    /// The winners, by rank.
    pub winners: Vec<BidId>,
    /// Those kept in reserve, by rank.
    pub reserves: Vec<BidId>,
    /// Bids for which there was a place, as a winner or in reserve, but whose supplier wins as many lots as it may.
    pub passed_over: Vec<BidId>,
    /// Equal bids of which only some can be awarded.
    pub undecided: Vec<BidId>,
    /// Those in reserve that are equal, group by group: nothing says yet which of a group comes first.
    pub equal_in_reserve: Vec<Vec<BidId>>,
    /// All of it in sentences.
    pub in_words: Vec<String>,
}

/// What becomes of all lots under some of the orders in which they can be taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OrderReport {
    /// The orders of lots that lead to it.
    pub orders: Vec<Vec<LotId>>,
    /// Whether the scheme's own order is among them.
    pub as_stated: bool,
    /// Who wins, lot by lot.
    pub awards: Vec<WinnersReport>,
}

/// Who wins a lot under some of the orders.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WinnersReport {
    /// The winners, by rank.
    pub winners: Vec<BidId>,
    /// Equal bids of which only some can be awarded.
    pub undecided: Vec<BidId>,
}

impl Assessment {
    /// What [`Assessment::award_orders`] finds, as text: each distinct outcome once, by who wins.
    #[must_use]
    pub fn order_reports(&self, procurement: &Procurement) -> Option<Vec<OrderReport>> {
        let stated: Vec<usize> = (0..self.lots.len()).collect();
        let mut found: Vec<OrderReport> = Vec::new();
        for outcome in self.award_orders(procurement)? {
            let as_stated = outcome.orders.contains(&stated);
            let orders = outcome.orders.iter().map(|order| {
                order.iter().filter_map(|at| Some(self.lots.get(*at)?.lot.clone())).collect()
            });
            let orders: Vec<Vec<LotId>> = orders.collect();
            let awards = self.lots.iter().zip(&outcome.awards).map(|(lot, award)| WinnersReport {
                winners: ids(lot, &award.winners),
                undecided: ids(lot, &award.undecided),
            });
            let awards: Vec<WinnersReport> = awards.collect();
            match found.iter_mut().find(|there| there.awards == awards) {
                Some(there) => {
                    there.orders.extend(orders);
                    there.as_stated |= as_stated;
                }
                None => found.push(OrderReport { orders, as_stated, awards }),
            }
        }
        Some(found)
    }

    pub(super) fn award_report(&self, lot: &LotResult, award: &LotAward) -> AwardReport {
        AwardReport {
            winners: ids(lot, &award.winners),
            reserves: ids(lot, &award.reserves),
            passed_over: ids(lot, &award.passed_over),
            undecided: ids(lot, &award.undecided),
            equal_in_reserve: equal(lot, &award.reserves).map(|equal| ids(lot, equal)).collect(),
            in_words: self.award_in_words(lot, award),
        }
    }

    fn award_in_words(&self, lot: &LotResult, award: &LotAward) -> Vec<String> {
        let names = |bids: &[usize]| words::names(lot, bids);
        let so_far = if self.may_change(lot) { "Provisionally, by" } else { "By" };
        let what = self.called(lot);
        let mut sentences = Vec::new();
        if !award.winners.is_empty() {
            sentences.push(format!(
                "{so_far} these rules, {what} is awarded to {}.",
                names(&award.winners)
            ));
        } else if award.undecided.is_empty() {
            sentences.push(format!("{so_far} these rules, {what} is awarded to nobody."));
        }
        if !award.undecided.is_empty() {
            let open = match self.scheme.award().winners {
                Winners::Number(number) => usize::try_from(number).unwrap_or(usize::MAX),
                Winners::One | Winners::AllAbove(_) => 1,
            };
            let open = open.saturating_sub(award.winners.len());
            sentences.push(format!(
                "Undecided for {what}: {} are equal, and only {open} of them can be awarded. {}",
                names(&award.undecided),
                self.between_equal()
            ));
        }
        sentences.extend(self.just_below(lot));
        if !award.reserves.is_empty() {
            let in_turn: Vec<String> = by_rank(lot, &award.reserves).map(names).collect();
            sentences.push(format!("In reserve: {}.", in_turn.join(", then ")));
            sentences.extend(equal(lot, &award.reserves).map(|equal| {
                format!("{} are equal in reserve. {}", names(equal), self.between_equal())
            }));
            sentences.extend(self.at_their_limit(lot, award));
        }
        if let (false, Some(most)) = (award.passed_over.is_empty(), self.scheme.award().most_lots) {
            sentences.push(format!(
                "Passed over: {}, because one supplier may win only {}.",
                list(&award.passed_over.iter().map(|bid| names(&[*bid])).collect::<Vec<_>>()),
                count(most, "lot", "lots")
            ));
        }
        sentences
    }

    /// What comes between bids that are equal to the last.
    fn between_equal(&self) -> &'static str {
        if self.scheme.tie_break().contains(&TieBreak::LotsDrawn) {
            "People draw lots."
        } else {
            "The award criteria state nothing further."
        }
    }

    /// That reserves win as many other lots as they may, and what follows if the lot comes to them.
    fn at_their_limit(&self, lot: &LotResult, award: &LotAward) -> Option<String> {
        let most = usize::try_from(self.scheme.award().most_lots?).unwrap_or(usize::MAX);
        let supplier = |lot: &LotResult, bid: &usize| Some(lot.bids.get(*bid)?.supplier.clone());
        let wins = |bid: &&usize| {
            let own = supplier(lot, bid);
            let lots = self.lots.iter().zip(&self.awards);
            let won = lots.filter(|(lot, award)| {
                award.winners.iter().any(|winner| supplier(lot, winner) == own)
            });
            won.count() >= most
        };
        let full: Vec<usize> = award.reserves.iter().filter(wins).copied().collect();
        let (win, them) = if full.len() == 1 { ("wins", "it") } else { ("win", "one of them") };
        (!full.is_empty()).then(|| {
            format!(
                "{} {win} as many lots as one supplier may: if {} comes to {them}, all lots are decided again by these rules, and another lot may go to someone else.",
                words::names(lot, &full),
                self.called(lot)
            )
        })
    }

    /// That a lot is awarded otherwise only because a bid for another lot was withdrawn, which it
    /// can be where one supplier may not win them all.
    pub(super) fn moved_from_elsewhere(&self, of: &Procurement, lot: &LotResult) -> Option<String> {
        let most = self.scheme.award().most_lots?;
        let all = of.evaluation.withdrawals.iter();
        let elsewhere: Vec<&Withdrawn> = all.filter(|it| lot.bid(&it.bid).is_none()).collect();
        if elsewhere.is_empty() {
            return None;
        }
        let at = self.lots.iter().position(|there| there.lot == lot.lot)?;
        let now = self.awards.get(at)?;
        // The award if these bids had not been withdrawn, where it is another.
        let without = |these: &[&Withdrawn]| -> Option<LotAward> {
            let mut then = of.clone();
            then.evaluation.withdrawals.retain(|it| !these.contains(&it));
            let then = assess(&then, self.reading).ok()?.awards.into_iter().nth(at)?;
            ((&then.winners, &then.undecided) != (&now.winners, &now.undecided)).then_some(then)
        };
        let mut then = without(&elsewhere)?;
        // What it can do without is not why.
        let mut moved = elsewhere.clone();
        for one in elsewhere {
            let others: Vec<_> = moved.iter().copied().filter(|it| *it != one).collect();
            if let Some(still) = without(&others).filter(|_| !others.is_empty()) {
                (moved, then) = (others, still);
            }
        }
        let withdrawn = moved.iter().filter_map(|withdrawn| {
            let (lot, bid) = self.bid(&withdrawn.bid)?;
            Some(format!("{} for {}", bid.name, self.called(lot)))
        });
        let withdrawn = list(&withdrawn.collect::<Vec<_>>());
        let would = match (then.winners.as_slice(), then.undecided.as_slice()) {
            ([], []) => "be awarded to nobody".to_owned(),
            ([], equal) => format!("be undecided between {}", words::names(lot, equal)),
            (winners, []) => format!("be awarded to {}", words::names(lot, winners)),
            (winners, equal) => format!(
                "be awarded to {}, and undecided between {}",
                words::names(lot, winners),
                words::names(lot, equal)
            ),
        };
        Some(format!(
            "The award of {} changed because a bid for another lot was withdrawn ({withdrawn}): without that it would {would}. One supplier may win only {}, so the award of each lot depends on the others.",
            self.called(lot),
            count(most, "lot", "lots")
        ))
    }

    /// What keeps a bid out that shows as many points as every bid must reach to be awarded.
    fn just_below(&self, lot: &LotResult) -> Vec<String> {
        let Winners::AllAbove(least) = self.scheme.award().winners else { return Vec::new() };
        let (needed, rounding) =
            (least.share().times(self.scheme.points()), self.scheme.rounding());
        lot.ranking.iter().filter_map(|bid| {
            let shown = lot.sheet.rounded(*bid, rounding.places, rounding.mode)?;
            let share = lot.sheet.final_total(*bid)?.over(self.scheme.points())?;
            (shown >= needed && share < least.share()).then(|| {
                format!(
                    "{} is not awarded {}: its exact total is {} % of all points, and it must reach {}.",
                    words::names(lot, &[*bid]),
                    self.called(lot),
                    plain(&share.times(&Exact::from(100))),
                    least.in_words()
                )
            })
        })
        .collect()
    }

    /// Whether the award of a lot can still change: with a limit on lots, each depends on all.
    fn may_change(&self, lot: &LotResult) -> bool {
        let limited = self.scheme.award().most_lots.is_some();
        let others = self.lots.iter().zip(&self.awards).filter(|(other, _)| other.lot != lot.lot);
        let mut open =
            others.map(|(other, award)| other.is_provisional() || !award.undecided.is_empty());
        lot.is_provisional() || (limited && open.any(|open| open))
    }

    /// What a lot is called within a sentence.
    fn called(&self, lot: &LotResult) -> String {
        match self.title(lot) {
            "" => "the contract".to_owned(),
            title => format!("“{title}”"),
        }
    }

    /// The name of a lot; it has one where there are several.
    pub(super) fn title(&self, lot: &LotResult) -> &str {
        let stated = self.scheme.lots().iter().find(|there| there.id == lot.lot);
        stated.map_or("", |stated| &stated.title)
    }
}

/// Ranked bids, those of one rank together.
fn by_rank<'b>(lot: &LotResult, bids: &'b [usize]) -> impl Iterator<Item = &'b [usize]> {
    let rank = |bid: &usize| lot.bids.get(*bid).map(|bid| bid.standing);
    bids.chunk_by(move |one, other| rank(one) == rank(other))
}

/// Those that share their rank with others of these, group by group.
fn equal<'b>(lot: &LotResult, bids: &'b [usize]) -> impl Iterator<Item = &'b [usize]> {
    by_rank(lot, bids).filter(|group| group.len() > 1)
}

fn ids(lot: &LotResult, bids: &[usize]) -> Vec<BidId> {
    bids.iter().filter_map(|at| Some(lot.bids.get(*at)?.bid.clone())).collect()
}
