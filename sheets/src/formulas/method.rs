//! Each method as a formula: from what counts to points.

use common_measure::scheme::{
    Beyond, CommitmentRule, Leaf, LeafKind, PriceMethod, QualityRule, ValueRule,
};

use super::parameters::{Parameters, Stated};

/// The cells that points on a question are made from.
pub(crate) struct Cells<'a> {
    /// What counts of the bid.
    pub(crate) counts: &'a str,
    /// The points that can be had.
    pub(crate) available: &'a str,
    /// What brings stated quantities to the lot; nothing where they are for the whole contract.
    pub(crate) factor: Option<&'a str>,
    /// The estimated value of the lot.
    pub(crate) estimate: &'a str,
    /// The figures that relative points are relative to, in the order of [`figures`].
    pub(crate) against: [&'a str; 2],
}

/// A figure over the bids used for comparison: its name, and the formula over what counts of them,
/// in which `{}` stands for those that are numbers.
pub(crate) fn figures(
    leaf: &Leaf,
    stated: &Parameters,
    factor: Option<&str>,
) -> Vec<(&'static str, String)> {
    let over = |name: &'static str, function: &str| vec![(name, format!("{function}({{}})"))];
    match &leaf.kind {
        LeafKind::Price(price) => match &price.method {
            PriceMethod::LowestOverPrice | PriceMethod::LinearFromLowest(_) => {
                over("lowest price", "MIN")
            }
            PriceMethod::BetweenLowestAndHighest => {
                [over("lowest price", "MIN"), over("highest price", "MAX")].concat()
            }
            PriceMethod::DistanceFromMean => over("mean price", "AVERAGE"),
            PriceMethod::DistanceFromMedian => over("median price", "MEDIAN"),
            PriceMethod::Income => over("highest price", "MAX"),
            _ => Vec::new(),
        },
        LeafKind::Quality(scale) if scale.rule == QualityRule::RelativeToBest => {
            over("best score", "MAX")
        }
        LeafKind::Commitment(rule) if rule.rule.is_relative() => match stated.figures.get(1) {
            None => over("best offer", "MAX"),
            // What counts of the best offer ends at the cap.
            Some(cap) => {
                vec![("best offer", format!("MIN(MAX({{}}),{})", times(cap, factor)))]
            }
        },
        LeafKind::Value(value) if value.is_relative() => over("best offer", "MAX"),
        _ => Vec::new(),
    }
}

fn times(cell: &str, factor: Option<&str>) -> String {
    factor.map_or_else(|| cell.to_owned(), |factor| format!("({cell}*{factor})"))
}

/// The exact points of a bid, as a formula; none where there is none.
pub(crate) fn points(leaf: &Leaf, cells: &Cells, stated: &Parameters) -> Option<String> {
    let Cells { counts: x, available: all, factor, estimate, against: [first, second] } = *cells;
    let figure = |at: usize| stated.figures.get(at).map(|cell| times(cell, factor));
    Some(match &leaf.kind {
        LeafKind::Price(price) => match &price.method {
            PriceMethod::LowestOverPrice => format!("{all}*{first}/{x}"),
            PriceMethod::LinearFromLowest(rule) => {
                let n = figure(0)?;
                let share = format!("({n}*{first}-{x})/(({n}-1)*{first})");
                if rule.below_zero {
                    format!("{all}*{share}")
                } else {
                    format!("{all}*MAX(0,{share})")
                }
            }
            PriceMethod::BetweenLowestAndHighest => {
                format!("IF({second}={first},{all},{all}*({second}-{x})/({second}-{first}))")
            }
            PriceMethod::DistanceFromMean | PriceMethod::DistanceFromMedian => {
                format!("{all}*MAX(0,MIN(1,1.5-{x}/{first}))")
            }
            PriceMethod::BenchmarkOverPrice(rule) => {
                let share = format!("{}/{x}", figure(0)?);
                if rule.above_all {
                    format!("{all}*{share}")
                } else {
                    format!("{all}*MIN(1,{share})")
                }
            }
            PriceMethod::BetweenLimits(_) => {
                let (low, high) = (figure(0)?, figure(1)?);
                format!("{all}*MAX(0,MIN(1,({high}-{x})/({high}-{low})))")
            }
            // The first band whose end is not below the price: one more than the ends that are.
            PriceMethod::Bands(_) => {
                let Stated { but_last, shares, .. } = stated.table.as_ref()?;
                let before = but_last
                    .as_ref()
                    .map_or_else(|| "0".to_owned(), |ends| format!("SUMPRODUCT(({ends}<{x})*1)"));
                format!("{all}*INDEX({shares},1+{before})/100")
            }
            PriceMethod::Lines(rule) => {
                format!("{all}*{}", line(stated.table.as_ref()?, x, None, rule.beyond))
            }
            PriceMethod::Income => format!("{all}*{x}/{first}"),
            PriceMethod::NotScored => return None,
        },
        LeafKind::Quality(scale) => match scale.rule {
            QualityRule::OfLevel => format!("{all}*{x}"),
            QualityRule::RelativeToBest => format!("IF({first}=0,0,{all}*{x}/{first})"),
        },
        LeafKind::Commitment(rule) => {
            let points = match &rule.rule {
                CommitmentRule::AgainstTarget(_) => format!("{all}*MIN(1,{x}/{})", figure(0)?),
                CommitmentRule::Bands(_) => {
                    let Stated { at, shares, ends: [from, _], .. } = stated.table.as_ref()?;
                    let (at, from) = (times(at, factor), times(from, factor));
                    format!("IF({x}<{from},0,{all}*INDEX({shares},SUMPRODUCT(({at}<={x})*1))/100)")
                }
                CommitmentRule::Lines(_) => {
                    format!("{all}*{}", line(stated.table.as_ref()?, x, factor, Beyond::Held))
                }
                CommitmentRule::RelativeToBest(_) => {
                    let counted =
                        figure(1).map_or_else(|| x.to_owned(), |cap| format!("MIN({x},{cap})"));
                    let full = format!("MAX({first},{})", figure(0)?);
                    format!("IF({full}=0,0,{all}*MIN(1,{counted}/{full}))")
                }
                CommitmentRule::Statement(_) => return None,
            };
            match &stated.least {
                None => points,
                Some(least) => format!("IF({x}<{},0,{points})", times(least, factor)),
            }
        }
        LeafKind::Value(value) => match &value.rule {
            ValueRule::RelativeToBest => format!("IF({first}=0,0,{all}*{x}/{first})"),
            ValueRule::ShareOfEstimate(_) => {
                let full = format!("({}/100*{estimate})", figure(0)?);
                format!("{all}*MIN(1,{x}/{full})")
            }
        },
        LeafKind::PassFail => return None,
    })
}

/// The share on straight lines between stated points. A piece holds up to where it ends, so its
/// number is one more than the inner ends below `x`.
fn line(stated: &Stated, x: &str, factor: Option<&str>, beyond: Beyond) -> String {
    let [from, to] = stated.ends.each_ref().map(|end| times(end, factor));
    let held = format!("MAX({from},MIN({to},{x}))");
    let x = if beyond == Beyond::Held { held.as_str() } else { x };
    let piece = match &stated.inner {
        None => "1".to_owned(),
        Some(inner) => format!("(1+SUMPRODUCT(({}<{x})*1))", times(inner, factor)),
    };
    let at = |step: &str| {
        let at = format!("INDEX({},{piece}{step})", stated.at);
        times(&at, factor)
    };
    let share = |step: &str| format!("INDEX({},{piece}{step})", stated.shares);
    format!("({0}+({1}-{0})*({x}-{2})/({3}-{2}))/100", share(""), share("+1"), at(""), at("+1"))
}
