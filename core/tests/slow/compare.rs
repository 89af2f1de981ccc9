//! Where the engine and the referee differ.

use std::collections::BTreeSet;
use std::fmt::Debug;

use common_measure::assessment::{Assessment, Effect, LotAward, LotReport, LotResult, Reading};
use common_measure::number::Exact;
use common_measure::procurement::Procurement;
use common_measure::scheme::Stage;

use super::award::{AwardVerdict, awards_in_order};
use super::findings::Found;
use super::numbers::{Big, rounded};
use super::ranking::{effect, smallest_first};
use super::{LotVerdict, verdict};

/// Everything in which an assessment differs from what the referee says; nothing if they agree.
pub fn differences(of: &Procurement, reading: Reading, assessment: &Assessment) -> Vec<String> {
    let (lots, awards) = verdict(of, reading);
    let report = assessment.report(of);
    let mut comparing = Comparing { of, lot: String::new(), found: Vec::new() };
    for (at, lot) in lots.iter().enumerate() {
        comparing.lot = lot.lot.to_string();
        let (result, report) = (&assessment.lots[at], &report.lots[at]);
        comparing.points(assessment, lot, result);
        comparing.totals(lot, result, report);
        comparing.standings(lot, result);
        comparing.ties(lot, result);
        comparing.roundings(lot, result);
        comparing.findings(lot, result);
        comparing.award(lot, &awards[at], assessment, at);
    }
    comparing.orders(&lots, assessment);
    comparing.found
}

struct Comparing<'a> {
    of: &'a Procurement,
    lot: String,
    found: Vec<String>,
}

/// What the engine says of an award, in the same form.
fn by_engine(award: &LotAward) -> AwardVerdict {
    let set = |bids: &[usize]| bids.iter().copied().collect::<BTreeSet<usize>>();
    AwardVerdict {
        winners: set(&award.winners),
        reserves: set(&award.reserves),
        passed_over: set(&award.passed_over),
        undecided: set(&award.undecided),
    }
}

fn fraction(figure: Option<&Exact>) -> Option<String> {
    figure.map(ToString::to_string)
}

fn big_fraction(figure: Option<&Big>) -> Option<String> {
    figure.map(ToString::to_string)
}

impl Comparing<'_> {
    fn same<T: PartialEq + Debug>(&mut self, what: &str, at: usize, engine: &T, referee: &T) {
        if engine != referee {
            let lot = &self.lot;
            self.found.push(format!("{lot}, {at}, {what}: {engine:?}, and should be {referee:?}"));
        }
    }

    fn points(&mut self, assessment: &Assessment, lot: &LotVerdict, result: &LotResult) {
        for bid in 0..lot.ranks.len() {
            for (question, leaf) in assessment.scheme.leaves().iter().enumerate() {
                let points = result.points(bid, question);
                let what = format!("points on {}", leaf.id);
                let should_be = big_fraction(lot.points.exact[bid][question].as_ref());
                self.same(&what, bid, &fraction(points.exact()), &should_be);
                let should_be = big_fraction(lot.points.counted[bid][question].as_ref());
                self.same(&what, bid, &fraction(points.counted()), &should_be);
            }
            self.same("compared", bid, &result.is_compared(bid), &lot.compared.contains(&bid));
        }
    }

    fn totals(&mut self, lot: &LotVerdict, result: &LotResult, report: &LotReport) {
        let rounding = self.of.scheme.rounding;
        let is_total = self.of.scheme.award.rule.is_highest_total();
        let places = rounding.places;
        // What is rounded already is written as it is, whichever way is down.
        let shown = |figure: &Option<Big>| figure.as_ref().map(|figure| rounded(figure, rounding));
        let written = |text: &str| super::numbers::big(text);
        for (bid, own) in result.bids.iter().enumerate() {
            let should_be = big_fraction(lot.exact[bid].as_ref());
            self.same("exact total", bid, &fraction(result.exact_total(bid)), &should_be);
            let should_be = big_fraction(lot.counted[bid].as_ref());
            self.same("total", bid, &fraction(result.total(bid)), &should_be);
            let in_report = report.bids.iter().find(|other| other.bid == own.bid).unwrap();
            let total = in_report.total.as_ref().map(|total| written(&total.shown));
            self.same("total as shown", bid, &total, &shown(&lot.counted[bid]));
            let decimals = in_report.total.as_ref().map(|total| total.shown.split_once('.'));
            let count = decimals.map(|parts| parts.map_or(0, |(_, places)| places.len()));
            let expected = in_report.total.as_ref().map(|_| usize::from(places.count()));
            self.same("places shown", bid, &count, &expected);
            let should_be = if is_total { None } else { big_fraction(lot.figures[bid].as_ref()) };
            self.same("deciding figure", bid, &fraction(own.figure.as_ref()), &should_be);
            let figure = in_report.deciding.as_ref().map(|figure| written(&figure.shown));
            let should_be = if is_total { None } else { lot.shown_figures[bid].clone() };
            self.same("deciding figure as shown", bid, &figure, &should_be);
        }
    }

    fn standings(&mut self, lot: &LotVerdict, result: &LotResult) {
        for (bid, own) in result.bids.iter().enumerate() {
            self.same("standing", bid, &own.standing, &lot.standings[bid]);
        }
        let ranked: BTreeSet<usize> = result.ranking.iter().copied().collect();
        let should_be = (0..lot.ranks.len()).filter(|bid| lot.ranks[*bid].is_some()).collect();
        self.same("ranked", 0, &ranked, &should_be);
        let ranks = result.ranking.iter().map(|bid| lot.ranks[*bid].map(|(rank, _)| rank));
        self.same("in order of rank", 0, &ranks.is_sorted(), &true);
    }

    fn ties(&mut self, lot: &LotVerdict, result: &LotResult) {
        let set = |bids: &Vec<usize>| bids.iter().copied().collect::<BTreeSet<usize>>();
        let ties: BTreeSet<_> = result.ties.iter().map(|tie| set(&tie.bids)).collect();
        self.same("ties", 0, &ties, &lot.ladder.ties());
        let left = result.ties.iter().flat_map(|tie| &tie.left_equal).map(set);
        self.same("left equal", 0, &left.collect::<BTreeSet<_>>(), &lot.ladder.left_equal());
        for tie in result.ties.iter().filter(|tie| lot.ladder.ties().contains(&set(&tie.bids))) {
            let steps = &self.of.scheme.tie_break;
            let position = |step| steps.iter().position(|other| other == step).unwrap();
            let decided: BTreeSet<usize> = tie.decided_by.iter().map(position).collect();
            // A step that stands twice in the ladder decides the first time.
            let should_be = lot.ladder.decided_by(&set(&tie.bids));
            let should_be = should_be.iter().map(|step| position(&steps[*step])).collect();
            self.same("decided by", tie.bids[0], &decided, &should_be);
        }
    }

    fn roundings(&mut self, lot: &LotVerdict, result: &LotResult) {
        let scheme = &self.of.scheme;
        for pair in result.ranking.windows(2) {
            let (first, second) = (pair[0], pair[1]);
            let both = |figures: &'static str| {
                let figures = match figures {
                    "exact" => &lot.unrounded_figures,
                    "shown" => &lot.shown_figures,
                    _ if scheme.rounding.stage == Stage::TotalAsRounded => &lot.shown_figures,
                    _ => &lot.figures,
                };
                Some([figures[first].as_ref()?, figures[second].as_ref()?])
            };
            let (Some(exact), Some(counted), Some(shown)) =
                (both("exact"), both("counted"), both("shown"))
            else {
                continue;
            };
            let by_rounded = scheme.rounding.stage != Stage::Total;
            let smallest = smallest_first(&scheme.award.rule);
            let should_be = effect(by_rounded, smallest, exact, counted, shown);
            let mut told = result.roundings.iter();
            let told = told.find(|told| told.first == first && told.second == second);
            self.same("rounding", first, &told.map(|told| told.effect), &should_be);
        }
        self.turned_round(lot, result);
    }

    /// Wherever any bid before a place where the figure that decides changes is exactly worse than any behind it, that is
    /// told of two such bids; and of no others.
    fn turned_round(&mut self, lot: &LotVerdict, result: &LotResult) {
        let rule = &self.of.scheme.award.rule;
        let stage = self.of.scheme.rounding.stage;
        let is_turned = |first: usize, second: usize| {
            let (first, second) = (&lot.unrounded_figures[first], &lot.unrounded_figures[second]);
            if smallest_first(rule) { second < first } else { second > first }
        };
        let decides =
            if stage == Stage::TotalAsRounded { &lot.shown_figures } else { &lot.figures };
        for cut in 1..result.ranking.len() {
            let (before, behind) = result.ranking.split_at(cut);
            if stage == Stage::Total || decides[before[cut - 1]] == decides[behind[0]] {
                continue;
            }
            let any =
                before.iter().any(|first| behind.iter().any(|second| is_turned(*first, *second)));
            let mut told =
                result.roundings.iter().filter(|told| told.effect == Effect::TurnedRound);
            let is_told =
                told.any(|told| before.contains(&told.first) && behind.contains(&told.second));
            self.same("turned round", cut, &is_told, &any);
        }
    }

    fn findings(&mut self, lot: &LotVerdict, result: &LotResult) {
        let mut found: Vec<Found> = result.findings.iter().map(Found::by_engine).collect();
        found.sort();
        self.same("findings", 0, &found, &lot.found);
        self.same("provisional", 0, &result.is_provisional(), &lot.is_provisional);
    }

    fn award(
        &mut self,
        lot: &LotVerdict,
        should_be: &AwardVerdict,
        assessment: &Assessment,
        at: usize,
    ) {
        let award = &assessment.awards[at];
        self.same("award", 0, &by_engine(award), should_be);
        for bids in [&award.winners, &award.reserves] {
            let ranks = bids.iter().map(|bid| lot.ranks[*bid].map(|(rank, _)| rank));
            self.same("awards in order of rank", 0, &ranks.is_sorted(), &true);
        }
    }

    /// What would become of the lots in every other order, each order once.
    fn orders(&mut self, lots: &[LotVerdict], assessment: &Assessment) {
        let outcomes = assessment.award_orders(self.of);
        let is_asked = self.of.scheme.award.most_lots.is_some() && lots.len() > 1;
        self.same("orders tried", 0, &outcomes.is_some(), &is_asked);
        let mut tried = BTreeSet::new();
        for outcome in outcomes.iter().flatten() {
            let engine: Vec<AwardVerdict> = outcome.awards.iter().map(by_engine).collect();
            for order in &outcome.orders {
                let should_be = awards_in_order(self.of, lots, order);
                self.same("awards in another order", order[0], &engine, &should_be);
                tried.insert(order.clone());
            }
        }
        let expected = if is_asked { (1..=lots.len()).product() } else { 0 };
        self.same("orders", 0, &tried.len(), &expected);
    }
}
