//! True ties are found, every one: two bids with different prices, scores and commitments whose
//! totals are equal as fractions, with thirds, sevenths and elevenths in them. In decimals or
//! binary floats a good part of such ties is missed.

mod contest;

use common_measure::assessment::Standing;
use common_measure::number::{Mode, Places};
use common_measure::scheme::{BelowMinimum, Rounding, Stage};
use num_integer::Integer;
use num_rational::Ratio;

use contest::{Contest, Offer, Promise, Question, Rule, Step, WHOLE};

const CONTESTS: usize = 10_000;

/// Steele, Lea and Flood's generator: the same contests every time.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From `least` to `most`, both included.
    fn pick(&mut self, least: u64, most: u64) -> u64 {
        least + self.next() % (most - least + 1)
    }

    fn index(&mut self, of: usize) -> usize {
        usize::try_from(self.next() % of as u64).unwrap_or(0)
    }
}

type Fraction = Ratio<i128>;

fn fraction(over: u64, under: u64) -> Fraction {
    Fraction::new(over.into(), under.into())
}

fn of_whole(parts: u32) -> Fraction {
    fraction(parts.into(), WHOLE.into())
}

/// Divided by each of 1 to 12, it stays a whole number of pence.
const LOWEST: u64 = 27_720 * 100;

/// A contest in which the second bid's commitment makes up exactly what it lacks on everything
/// else; `None` if these figures ask for less than nothing or more than all of it.
fn tied(random: &mut Random) -> Option<Contest> {
    let price_weight = u32::try_from(random.pick(2_000, 6_000)).ok()?;
    let question_weight = u32::try_from(random.pick(1_000, 4_000)).ok()?;
    let balance_weight = u32::try_from(random.pick(4_000, 8_000)).ok()?;
    let social_weight = WHOLE - question_weight;
    let quality = of_whole(WHOLE - price_weight);
    let levels: Vec<u32> = vec![0, 2_500, 3_333, 5_000, 7_500, WHOLE];

    // The shares of the points that the two get; a third bid sets the lowest price and best offer.
    let price = |random: &mut Random| {
        let (over, under) = (random.pick(1, 12), random.pick(1, 13));
        (over < under).then(|| (LOWEST / over * under, fraction(over, under)))
    };
    let (a_price, a_price_share) = price(random)?;
    let (b_price, b_price_share) = price(random)?;
    let (a_level, b_level) = (random.index(levels.len()), random.index(levels.len()));
    let best = random.pick(2, 40);
    let (a_offer, b_offer) = (random.pick(0, best), random.pick(0, best));
    let a_balance = fraction(random.pick(0, 12), 12);
    if a_price == b_price || a_level == b_level || a_offer == b_offer {
        return None;
    }

    let without_balance = |price_share: Fraction, level: usize, offer: u64| {
        let promise = of_whole(WHOLE - balance_weight) * fraction(offer, best);
        of_whole(price_weight) * price_share
            + quality
                * (of_whole(question_weight) * of_whole(levels[level])
                    + of_whole(social_weight) * promise)
    };
    let weight = quality * of_whole(social_weight) * of_whole(balance_weight);
    let a = without_balance(a_price_share, a_level, a_offer);
    let b = without_balance(b_price_share, b_level, b_offer);
    let b_balance = a_balance + (a - b) / weight;
    let whole = Fraction::from(1);
    if b_balance < Fraction::from(0) || b_balance >= whole {
        return None;
    }
    // A target in which both are whole numbers, and no number too long to be given.
    let target = u64::try_from(b_balance.denom().lcm(a_balance.denom())).ok()?;
    if target > 1_000_000_000_000 {
        return None;
    }
    let in_target = |share: Fraction| {
        let quantity = share * Fraction::from(i128::from(target));
        u64::try_from(quantity.to_integer()).ok()
    };
    let bid = |id: &str, price, level, balance, offer: u64| Offer {
        id: id.to_owned(),
        price: Some(price),
        levels: vec![Some(level)],
        offers: vec![balance, offer * 1_000],
    };
    let promise = |weight, rule| Promise { weight, rule, minimum_quantity: None, minimum: None };
    Some(Contest {
        points: 100,
        price_weight,
        zero_at: None,
        price_minimum: None,
        of_award: random.pick(0, 1) == 1,
        questions: vec![Question { weight: question_weight, minimum: None }],
        social_weight,
        commitments: vec![
            promise(balance_weight, Rule::Target(target)),
            promise(WHOLE - balance_weight, Rule::Best { floor: None, cap: None }),
        ],
        bids: vec![
            bid("a", a_price, a_level, in_target(a_balance)?, a_offer),
            bid("b", b_price, b_level, in_target(b_balance)?, b_offer),
            bid("third", LOWEST, 0, 0, best),
        ],
        levels,
        decisions: Vec::new(),
        rounding: Rounding {
            places: Places::new(2).unwrap_or_default(),
            mode: Mode::HalfAwayFromZero,
            stage: Stage::Total,
        },
        ladder: vec![Step::Lots],
        below_minimum: BelowMinimum::default(),
    })
}

#[test]
fn every_true_tie_is_found_and_nothing_less_than_a_tie() {
    let mut random = Random(2023);
    let (mut found, mut endless) = (0, 0);
    while found < CONTESTS {
        let Some(mut contest) = tied(&mut random) else { continue };
        let assessment = contest.assess();
        let lot = &assessment.lots[0];
        let [a, b, _] = lot.bids.as_slice() else { panic!("three bids went in") };
        let together = lot.ties.iter().find(|tie| tie.bids.contains(&0));
        assert!(together.is_some_and(|tie| tie.bids.contains(&1)), "missed: {contest:?}");
        assert_eq!(a.standing, b.standing, "{contest:?}");
        assert!(matches!(a.standing, Standing::Ranked { shared: true, .. }));
        let exact = a.total.as_ref().unwrap().exact().to_string();
        assert_eq!(exact, b.total.as_ref().unwrap().exact().to_string());
        let under = exact.split_once('/').map_or(1, |(_, under)| under.parse::<i128>().unwrap());
        endless += usize::from(under % 3 == 0 || under % 7 == 0 || under % 11 == 0);
        found += 1;

        // A thousandth of a unit more of one commitment, and there is no tie.
        if found % 10 == 0 {
            contest.bids[1].offers[0] += 1;
            let assessment = contest.assess();
            let lot = &assessment.lots[0];
            assert!(!lot.ties.iter().any(|tie| tie.bids.contains(&0) && tie.bids.contains(&1)));
            let place = |bid: usize| lot.ranking.iter().position(|at| *at == bid);
            assert!(place(1) < place(0), "{contest:?}");
        }
    }
    assert!(endless > CONTESTS / 2, "only {endless} totals never end as decimals");
}
