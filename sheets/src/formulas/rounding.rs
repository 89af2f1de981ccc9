//! Rounding as the scheme states it, and the check of a figure against Common Measure's own.

use common_measure::number::{Exact, Mode, Places};
use common_measure::scheme::{Rounding, Stage};

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
}

/// A figure for a cell that shows it until it is worked out again.
pub(crate) fn shown(exact: &Exact) -> String {
    let places = Places::new(Places::MOST).unwrap_or_default();
    exact.fixed(places, Mode::HalfAwayFromZero)
}
