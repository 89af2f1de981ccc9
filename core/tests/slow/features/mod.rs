//! What comes up in a contest: what the generated ones are worth as a test.

mod came;
mod given;

use std::collections::BTreeSet;

use common_measure::assessment::Reading;
use common_measure::procurement::Procurement;

use super::LotVerdict;
use super::award::AwardVerdict;
use super::minimums::Sifting;
use super::table::Table;

/// Everything that has to come up.
pub const ALL: [&str; 117] = [
    "a bid taken out by a relative minimum",
    "a fraction",
    "a lot without bids",
    "a minimum for the whole award missed",
    "a minimum on a question missed",
    "a minimum on a section missed",
    "a number of winners",
    "a pricing schedule",
    "a relative minimum missed",
    "a tie decided by lots drawn",
    "a tie decided by points",
    "a tie decided by the higher income",
    "a tie decided by the lower price",
    "a tie under highest total",
    "a tie under price after quality value",
    "a tie under price per quality point",
    "a tie under quality-adjusted score",
    "abnormally low, by an amount",
    "abnormally low, by the mean",
    "abnormally low, by the median",
    "abnormally low, by the next",
    "above the benchmark",
    "accepted",
    "against a target",
    "all above a share win",
    "an exclusion of which the reason is gone",
    "an offer above the cap",
    "an offer below the floor",
    "below a minimum quantity",
    "below the benchmark, above all points",
    "below the benchmark, held",
    "between limits",
    "between lowest and highest",
    "beyond 128 bits",
    "cut off",
    "distance from the mean",
    "distance from the median",
    "each question rounded",
    "equal reserves kept together",
    "exact totals decide",
    "excluded",
    "excluded and still compared",
    "excluded from the ranking",
    "for each year",
    "for each £1m",
    "for the whole contract",
    "found: abnormally_low",
    "found: below_minimum",
    "found: beyond_limit",
    "found: failed",
    "found: over_budget",
    "found: price_missing",
    "found: sum_differs",
    "half away from zero",
    "half to the even",
    "highest total",
    "income",
    "incomplete",
    "left equal",
    "linear from lowest",
    "linear from lowest, below zero",
    "lots to be drawn",
    "lowest over price",
    "method statement",
    "more than six bids",
    "no points to divide a price by",
    "nothing to decide",
    "one winner",
    "options count",
    "options do not count",
    "passed or failed",
    "passed over by preference",
    "passed over in the stated order",
    "points below zero",
    "pounds as a share of the estimate",
    "pounds relative to the best",
    "price after quality value",
    "price bands",
    "price lines, between the ends",
    "price lines, continued beyond the ends",
    "price lines, held beyond the ends",
    "price not scored",
    "price per quality point",
    "quality of the level",
    "quality relative to the best",
    "quality-adjusted score",
    "quantity bands",
    "quantity lines",
    "relative to the best",
    "reserves",
    "rounded to 0 places",
    "rounded to 1 places",
    "rounded to 2 places",
    "rounded to 3 places",
    "rounded to 4 places",
    "rounded totals decide",
    "rounding broke a tie",
    "rounding hides a difference",
    "rounding made a tie",
    "rounding turned an order round",
    "set aside",
    "set aside and still compared",
    "several lots",
    "several price questions",
    "shared units stated that take nothing off",
    "shared units taken off",
    "shared units that take all off",
    "three deep",
    "to be clarified",
    "weights at the top in points",
    "weights in points inside a section",
    "weights of the award",
    "weights of the section",
    "winners undecided",
    "withdrawn, recalculated",
    "withdrawn, still compared",
    "withdrawn, was not compared",
];

/// Everything that came up in a contest, each once.
#[derive(Default)]
pub struct Features(pub BTreeSet<String>);

impl Features {
    fn add(&mut self, what: impl Into<String>) {
        self.0.insert(what.into());
    }

    fn add_if(&mut self, is_there: bool, what: &str) {
        if is_there {
            self.add(what);
        }
    }
}

/// What came up in a contest and its result.
pub fn features(
    of: &Procurement,
    lots: &[LotVerdict],
    awards: &[AwardVerdict],
) -> BTreeSet<String> {
    let mut features = Features::default();
    given::scheme(of, &mut features);
    for (at, lot) in of.scheme.lots.iter().enumerate() {
        let sifting = Sifting::new(Table::new(of, lot), Reading::AsStated);
        given::given(&sifting.table, &mut features);
        came::passes(sifting, &mut features);
        came::result(of, &lots[at], &mut features);
        came::ties(of, &lots[at], &mut features);
        came::award(of, &awards[at], &mut features);
    }
    features.0
}
