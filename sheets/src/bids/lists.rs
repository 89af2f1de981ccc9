//! Lists in one cell: under which other measures things are counted, which lots a supplier would
//! rather win.

use common_measure::bid::AlsoUnder;
use common_measure::id::{LotId, MeasureId};

use crate::cells::{self, Doubt};
use crate::names::{Found, Names};
use crate::table::{Content, is_two_numbers};

/// `14: 3; 15: 2.5`: three are also counted under measure 14.
pub(crate) fn also_under(all: &[AlsoUnder]) -> String {
    let each = all.iter().map(|also| format!("{}: {}", also.measure, also.quantity));
    each.collect::<Vec<_>>().join("; ")
}

/// The same, read; of a measure that is counted in pounds, or is not.
pub(crate) fn read_also_under(
    is_known: impl Fn(&MeasureId) -> bool,
    in_pounds: bool,
    content: Option<&Content>,
) -> Result<Option<Vec<AlsoUnder>>, Doubt> {
    let text = cells::text(content)?.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let each = |part: &str| -> Result<AlsoUnder, Doubt> {
        let remedy =
            "Enter the other measure’s number, a colon and how many, such as 14: 3; 15: 2.";
        let unclear = || Doubt::new(format!("“{}” is not understood.", part.trim()), remedy);
        let (measure, quantity) = part.split_once(':').ok_or_else(unclear)?;
        let measure = MeasureId::new(measure.trim()).map_err(|_| unclear())?;
        if !is_known(&measure) {
            return Err(Doubt::new(format!("There is no measure {measure}."), remedy));
        }
        let quantity = quantity.trim().to_owned();
        let quantity = match content {
            Some(Content::TwoNumbers(_)) if is_two_numbers(&quantity) => {
                Content::TwoNumbers(quantity)
            }
            _ => Content::Text(quantity),
        };
        let quantity = cells::how_many(in_pounds, Some(&quantity))?;
        let quantity = quantity.filter(|it| !it.is_negative()).ok_or_else(unclear)?;
        Ok(AlsoUnder { measure, quantity })
    };
    text.split(';').map(each).collect::<Result<_, _>>().map(Some)
}

/// Lots, first choice first.
pub(super) fn preference<'a>(
    lots: impl Iterator<Item = &'a LotId>,
    names: &Names<LotId>,
) -> String {
    let call = |lot: &LotId| {
        let called = names.call(lot);
        if called.contains(';') { lot.to_string() } else { called }
    };
    lots.map(call).collect::<Vec<_>>().join("; ")
}

/// The same, read.
pub(super) fn read_preference(text: &str, names: &Names<LotId>) -> Result<Vec<LotId>, Doubt> {
    let each = |part: &str| match names.find(part) {
        Found::One(lot) => Ok(lot),
        _ => Err(Doubt::new(
            format!("There is no one lot “{}”.", part.trim()),
            format!(
                "Enter lots with semicolons between them, first choice first: {}.",
                names.list()
            ),
        )),
    };
    text.split(';').map(str::trim).filter(|part| !part.is_empty()).map(each).collect()
}
