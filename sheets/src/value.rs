//! What a formula gives when it is written.

use std::borrow::Cow;

use common_measure::number::{Exact, Mode, Places};

/// What a formula gives. Programs show it until they work the formula out again, and some
/// work on with it where only another cell changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Number(Exact),
    /// A text, which may be empty; never the digits of a number.
    Text(Cow<'static, str>),
}

impl Value {
    pub(crate) fn text(text: impl Into<Cow<'static, str>>) -> Self {
        Self::Text(text.into())
    }

    /// A figure, or the text that stands there without one.
    pub(crate) fn or(figure: Option<Exact>, text: impl Into<Cow<'static, str>>) -> Self {
        figure.map_or_else(|| Self::text(text), Self::Number)
    }

    pub(crate) fn number(&self) -> Option<&Exact> {
        match self {
            Self::Number(figure) => Some(figure),
            Self::Text(_) => None,
        }
    }

    /// As a workbook holds it.
    pub(crate) fn written(&self) -> String {
        match self {
            Self::Number(figure) => nearest(figure).to_string(),
            Self::Text(text) => text.clone().into_owned(),
        }
    }
}

/// The number of a spreadsheet that is nearest to a figure: taken from eighteen decimal places, which is
/// more than it can tell apart in any figure of an award.
pub(crate) fn nearest(figure: &Exact) -> f64 {
    const BILLION: i64 = 1_000_000_000;
    let places = Places::new(Places::MOST).unwrap_or_default();
    let billionths = figure.times(&Exact::from(BILLION)).fixed(places, Mode::HalfAwayFromZero);
    format!("{billionths}e-9").parse().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_written_as_the_number_nearest_to_it() {
        let written = |num, den| Value::Number(Exact::ratio(num, den).unwrap()).written();
        assert_eq!(written(1, 3), "0.3333333333333333");
        assert_eq!(written(-200, 3), "-66.66666666666667");
        assert_eq!(written(1_234_567, 100), "12345.67");
        assert_eq!(written(0, 1), "0");
        assert_eq!(Value::or(None, "").written(), "");
    }
}
