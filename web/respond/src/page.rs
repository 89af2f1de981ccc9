//! The pages of a response, how they are called, and where each place of it is shown.

use common_measure::framework::Measure;
use common_measure::id::{CriterionId, LotId, MeasureId};
use common_measure::response::{Response, ResponseForm};
use common_measure::scheme::{Criterion, Kind};

/// One page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// What there is to do, and how far it is.
    Tasks,
    /// Who bids.
    About,
    /// Which lots are bid for.
    Lots,
    /// What a bid must pass.
    Must,
    /// One commitment.
    Commitment(LotId, MeasureId),
    /// One question answered in words.
    Answer(LotId, CriterionId),
    /// One price.
    Price(LotId, CriterionId),
    /// Everything that was answered, and what is left to do.
    Check,
    /// The files are made, and nothing has been sent.
    Files,
}

impl Page {
    /// As a short text, for the browser's history.
    #[must_use]
    pub fn write(&self) -> String {
        match self {
            Self::Tasks => "tasks".to_owned(),
            Self::About => "about".to_owned(),
            Self::Lots => "lots".to_owned(),
            Self::Must => "must".to_owned(),
            Self::Commitment(lot, measure) => format!("commitment/{lot}/{measure}"),
            Self::Answer(lot, question) => format!("answer/{lot}/{question}"),
            Self::Price(lot, question) => format!("price/{lot}/{question}"),
            Self::Check => "check".to_owned(),
            Self::Files => "files".to_owned(),
        }
    }

    /// Reads what [`write`](Self::write) wrote, or `at/` and the place of a field; the list of tasks
    /// for anything else.
    #[must_use]
    pub fn read(text: &str) -> Self {
        if let Some(place) = text.strip_prefix("at/") {
            return Self::of_place(place);
        }
        let parts: Vec<&str> = text.split('/').collect();
        let read = || {
            Some(match parts.as_slice() {
                ["about"] => Self::About,
                ["lots"] => Self::Lots,
                ["must"] => Self::Must,
                ["check"] => Self::Check,
                ["files"] => Self::Files,
                ["commitment", lot, measure] => {
                    Self::Commitment(LotId::new(lot).ok()?, MeasureId::new(measure).ok()?)
                }
                ["answer", lot, question] => {
                    Self::Answer(LotId::new(lot).ok()?, CriterionId::new(question).ok()?)
                }
                ["price", lot, question] => {
                    Self::Price(LotId::new(lot).ok()?, CriterionId::new(question).ok()?)
                }
                _ => return None,
            })
        };
        read().unwrap_or(Self::Tasks)
    }

    /// The page that shows the field of a place.
    #[must_use]
    pub fn of_place(path: &str) -> Self {
        let parts: Vec<&str> = path.split('/').collect();
        let found = || {
            Some(match parts.as_slice() {
                ["supplier", ..] => Self::About,
                ["lots", ..] => Self::Lots,
                ["bids", lot, "commitments", measure, ..] => {
                    Self::Commitment(LotId::new(lot).ok()?, MeasureId::new(measure).ok()?)
                }
                ["bids", lot, "answers", question, ..] => {
                    Self::Answer(LotId::new(lot).ok()?, CriterionId::new(question).ok()?)
                }
                ["bids", lot, "prices", question, ..] => {
                    Self::Price(LotId::new(lot).ok()?, CriterionId::new(question).ok()?)
                }
                _ => return None,
            })
        };
        found().unwrap_or(Self::Tasks)
    }

    /// The heading.
    #[must_use]
    pub fn title(&self, of: &Response) -> String {
        match self {
            Self::Tasks => "Your response".to_owned(),
            Self::About => "About you".to_owned(),
            Self::Lots => "Which lots are you bidding for?".to_owned(),
            Self::Must => "What every bid must pass".to_owned(),
            Self::Commitment(_, measure) => self::measure(&of.form, measure)
                .map_or("Commitment", |it| it.title.as_str())
                .to_owned(),
            Self::Answer(_, question) | Self::Price(_, question) => named(&of.form, question),
            Self::Check => "Check and save".to_owned(),
            Self::Files => "You have not sent your bid".to_owned(),
        }
    }

    /// The lot that it is about.
    pub(super) fn lot(&self) -> Option<&LotId> {
        match self {
            Self::Commitment(lot, _) | Self::Answer(lot, _) | Self::Price(lot, _) => Some(lot),
            _ => None,
        }
    }

    /// The question that it is about.
    pub(super) fn question<'a>(&'a self, form: &'a ResponseForm) -> Option<&'a CriterionId> {
        match self {
            Self::Commitment(_, measure) => {
                let asked = form.scheme.measures();
                asked.iter().find(|(id, _)| *id == measure).map(|(_, criterion)| &criterion.id)
            }
            Self::Answer(_, question) | Self::Price(_, question) => Some(question),
            _ => None,
        }
    }

    /// Every page to be filled in, in order, and the check at the end.
    pub(super) fn all(of: &Response) -> Vec<Self> {
        let mut pages = vec![Self::About];
        if of.form.scheme.lots.len() > 1 {
            pages.push(Self::Lots);
        }
        if musts(&of.form).next().is_some() {
            pages.push(Self::Must);
        }
        for bid in &of.bids {
            let lot = &bid.lot;
            pages.extend(
                of.form
                    .scheme
                    .measures()
                    .into_iter()
                    .map(|(id, _)| Self::Commitment(lot.clone(), id.clone())),
            );
            pages.extend(questions(&of.form).map(|it| Self::Answer(lot.clone(), it.id.clone())));
            pages.extend(prices(&of.form).map(|it| Self::Price(lot.clone(), it.id.clone())));
        }
        pages.push(Self::Check);
        pages
    }

    /// The page after this one.
    pub(super) fn next(&self, of: &Response) -> Self {
        let all = Self::all(of);
        let at = all.iter().position(|page| page == self);
        at.and_then(|at| all.get(at + 1)).cloned().unwrap_or(Self::Tasks)
    }
}

/// A measure of the form's measure set.
pub(super) fn measure<'a>(form: &'a ResponseForm, id: &MeasureId) -> Option<&'a Measure> {
    form.measures.framework()?.measure(id)
}

/// The questions that are answered in words.
pub(super) fn questions(form: &ResponseForm) -> impl Iterator<Item = &Criterion> {
    form.scheme.all().filter(|criterion| matches!(criterion.kind, Kind::Quality(_)))
}

/// The price questions.
pub(super) fn prices(form: &ResponseForm) -> impl Iterator<Item = &Criterion> {
    form.scheme.all().filter(|criterion| matches!(criterion.kind, Kind::Price(_)))
}

/// What a bid passes or fails.
pub(super) fn musts(form: &ResponseForm) -> impl Iterator<Item = &Criterion> {
    form.scheme.all().filter(|criterion| matches!(criterion.kind, Kind::PassFail(_)))
}

/// What a question is called.
pub(super) fn named(form: &ResponseForm, id: &CriterionId) -> String {
    match form.scheme.criterion(id).map_or("", |found| found.title.trim()) {
        "" => "Question without a name".to_owned(),
        title => title.to_owned(),
    }
}
