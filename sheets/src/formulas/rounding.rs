//! Rounding as the scheme states it, and the check of a figure against Common Measure's own.

use common_measure::number::{Exact, Mode, Places};
use common_measure::scheme::{Rounding, Stage};

use crate::value::Value;

/// How figures are rounded.
#[derive(Clone, Copy)]
pub(crate) struct Rounded(pub(crate) Rounding);

impl Rounded {
    /// A figure in a cell, rounded. Binary numbers are first brought back to the decimals that they
    /// stand for.
    pub(crate) fn of(self, cell: &str) -> String {
        let places = self.0.places.count();
        match self.0.mode {
            Mode::HalfAwayFromZero => format!("ROUND({cell},{places})"),
            Mode::Down => format!("TRUNC(ROUND({cell},12),{places})"),
            // Exactly half goes to the even neighbour: what is left over a multiple of two steps is
            // then half a step, and not one and a half.
            Mode::HalfEven => format!(
                "IF(ROUND(MOD(ABS({cell})*10^{places},2),8)=0.5,TRUNC(ROUND({cell},12),{places}),ROUND({cell},{places}))"
            ),
        }
    }

    /// Points as the scheme counts them.
    pub(crate) fn counted(self, cell: &str) -> String {
        match self.0.stage {
            Stage::Leaf => format!("IF(ISNUMBER({cell}),{},{cell})", self.of(cell)),
            Stage::Total | Stage::TotalAsRounded => cell.to_owned(),
        }
    }

    /// A total as another figure is worked out from it: rounded where it is final as rounded.
    pub(crate) fn deciding(self, total: &str) -> String {
        match self.0.stage {
            Stage::TotalAsRounded => self.of(total),
            Stage::Leaf | Stage::Total => total.to_owned(),
        }
    }

    /// The figure that ranks: rounded where rounded totals decide, else as exact as a spreadsheet can
    /// tell figures apart.
    pub(crate) fn ranking(self, cell: &str) -> String {
        match self.0.stage {
            Stage::TotalAsRounded => self.of(cell),
            Stage::Leaf | Stage::Total => format!("ROUND({cell},10)"),
        }
    }

    /// Whether a figure, rounded, is the one written as text beside it.
    pub(crate) fn check(self, figure: &str, said: &str) -> String {
        format!(
            "IFERROR(IF(ISNUMBER({figure}),IF(ABS({}-_xlfn.NUMBERVALUE({said},\".\",\",\"))<10^-{}/4,\"same\",\"DIFFERS\"),IF({figure}={said},\"same\",\"DIFFERS\")),\"DIFFERS\")",
            self.of(figure),
            self.0.places.count()
        )
    }

    /// What [`Self::ranking`] gives for a figure.
    pub(crate) fn ranked(self, figure: &Exact) -> Exact {
        match self.0.stage {
            Stage::TotalAsRounded => figure.round(self.0.places, self.0.mode),
            Stage::Leaf | Stage::Total => to_ten_places(figure),
        }
    }

    /// What [`Self::check`] gives for what stands in a cell.
    pub(crate) fn checked(self, gives: &Value, said: &str) -> Value {
        let is_same = match gives {
            Value::Number(figure) => {
                let rounded = figure.fixed(self.0.places, self.0.mode);
                without_zeros(&rounded) == without_zeros(said)
            }
            Value::Text(text) => text == said,
        };
        Value::text(if is_same { "same" } else { DIFFERS })
    }
}

/// What a check says of another figure.
pub(crate) const DIFFERS: &str = "DIFFERS";

/// Digits without zeros behind the point.
fn without_zeros(digits: &str) -> &str {
    if digits.contains('.') { digits.trim_end_matches('0').trim_end_matches('.') } else { digits }
}

/// What `ROUND(…,10)` gives for a figure.
pub(crate) fn to_ten_places(figure: &Exact) -> Exact {
    let nine = Places::new(Places::MOST).unwrap_or_default();
    let tenfold = figure.times(&Exact::from(10)).round(nine, Mode::HalfAwayFromZero);
    tenfold.over(&Exact::from(10)).unwrap_or_default()
}

/// A figure as a decimal.
pub(crate) fn shown(exact: &Exact) -> String {
    let places = Places::new(Places::MOST).unwrap_or_default();
    exact.fixed(places, Mode::HalfAwayFromZero)
}
