//! What the workbooks of a form are made from, each thing found at once.

use common_measure::framework::Measure;
use common_measure::id::{CriterionId, MeasureId};
use common_measure::number::{Exact, Weight};
use common_measure::procurement::Procurement;
use common_measure::publication::stated;
use common_measure::response::{Outlook, Response, outlook};
use common_measure::scheme::{Criterion, Kind, Leaf, LockedScheme, Lot};

use crate::failure::NotWritten;
use crate::formulas::rounding::Rounded;

pub(super) struct Source<'a> {
    pub(super) response: &'a Response,
    /// The criteria, as a procurement without bids.
    of: Procurement,
    pub(super) scheme: LockedScheme,
    /// The same form with every lot chosen, which says what levels are worth.
    all_lots: Response,
    /// The same response where no bid is set aside below a minimum score, as formulas know of none.
    as_offered: Response,
}

impl<'a> Source<'a> {
    pub(super) fn of(response: &'a Response) -> Result<Self, NotWritten> {
        let form = &response.form;
        let scheme =
            LockedScheme::lock(&form.scheme, form.measures.framework()).map_err(|faults| {
                let first = faults.first().map(ToString::to_string).unwrap_or_default();
                NotWritten::Criteria(first)
            })?;
        let mut all_lots = Response::start(form.clone());
        for lot in &form.scheme.lots {
            all_lots.choose(&lot.id, true);
        }
        let mut as_offered = response.clone();
        as_offered.form.scheme.below_minimum.set_aside = false;
        Ok(Self { response, of: form.procurement(), scheme, all_lots, as_offered })
    }

    pub(super) fn lots(&self) -> &'a [Lot] {
        &self.response.form.scheme.lots
    }

    pub(super) fn has_lots(&self) -> bool {
        self.lots().len() > 1
    }

    pub(super) fn lot_name(&self, lot: &Lot) -> String {
        self.response.form.scheme.lot_name(&lot.id)
    }

    /// Each question with what it is scored by, in the order of the criteria.
    pub(super) fn questions(&self) -> impl Iterator<Item = (&'a Criterion, &Leaf)> {
        let scheme = &self.response.form.scheme;
        self.scheme.leaves().iter().filter_map(|leaf| Some((scheme.criterion(&leaf.id)?, leaf)))
    }

    /// Whether any question is of a kind.
    pub(super) fn asks(&self, kind: fn(&Kind) -> bool) -> bool {
        self.questions().any(|(criterion, _)| kind(&criterion.kind))
    }

    pub(super) fn measure(&self, id: &MeasureId) -> Option<&'a Measure> {
        self.response.form.measures.framework()?.measure(id)
    }

    /// Everything that the criteria state about a question.
    pub(super) fn stated(&self, criterion: &Criterion) -> Vec<String> {
        stated(&self.of, criterion)
    }

    pub(super) fn rounded(&self) -> Rounded {
        Rounded(self.scheme.rounding())
    }

    /// Points as they are shown.
    pub(super) fn shown(&self, points: &Exact) -> String {
        let rounding = self.scheme.rounding();
        points.fixed(rounding.places, rounding.mode)
    }

    /// Points if accepted as offered, rounded, on a question where they depend on nobody else.
    pub(super) fn points(&self, lot: &Lot, question: &CriterionId) -> Option<Exact> {
        match outlook(&self.as_offered, &lot.id, question)? {
            Outlook::Certain { points, .. } => Some(Weight::parse(&points).ok()?.exact()),
            _ => None,
        }
    }

    /// What each level is worth on a question that people score, a line for each; empty for another.
    pub(super) fn levels(&self, lot: &Lot, criterion: &Criterion) -> String {
        let found = outlook(&self.all_lots, &lot.id, &criterion.id);
        let Some(Outlook::Levels { levels, relative, .. }) = found else { return String::new() };
        let mut lines: Vec<String> = levels
            .into_iter()
            .map(|level| match (level.in_words(), level.descriptor.as_str()) {
                (points, "") => format!("{}: {points}", level.label),
                (points, like) => format!("{}: {points}. {like}", level.label),
            })
            .collect();
        if relative {
            lines.push("For the case that someone gets the highest level.".to_owned());
        }
        lines.join("\n")
    }
}
