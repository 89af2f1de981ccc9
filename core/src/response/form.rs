//! The response form: everything that a supplier needs to answer, and nothing confidential.

use serde::{Deserialize, Serialize};

use crate::code::CheckCode;
use crate::fault::{Fault, Place};
use crate::framework::Measure;
use crate::id::MeasureId;
use crate::json;
use crate::procurement::{Details, Measures, Procurement};
use crate::record::Record;
use crate::scheme::DraftScheme;
use crate::time::Time;

use super::{FORM, Response};

/// What a council sends out: the locked criteria, as they stand in the tender documents, with the
/// measures that they ask for. Estimates and notes that are the council's own are not in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResponseForm {
    /// The check code of the locked criteria.
    pub criteria: CheckCode,
    /// The procurement's name.
    pub title: String,
    /// Who buys.
    pub authority: String,
    /// The authority's own reference.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reference: String,
    /// The tender deadline; none where the notice alone states it.
    pub deadline: Option<Time>,
    /// Where responses are sent.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub send_to: String,
    /// The measures.
    pub measures: Measures,
    /// The criteria, weights, methods and lots.
    pub scheme: DraftScheme,
}

impl ResponseForm {
    /// The form of a record's criteria as they are locked now. A practice copy has none to lock, so
    /// its criteria are taken as they stand, if they have no fault. Fails where criteria are not
    /// locked, with what to do first.
    pub fn of(record: &Record) -> Result<Self, Fault> {
        let (process, of) = (&record.state().process, record.procurement());
        let place = || Place::new("record/form", "Response form");
        let criteria = match process.lock() {
            Some(lock) => lock.code,
            None if process.practice => {
                if let Some(first) = crate::procurement::check(of).faults.into_iter().next() {
                    let problem =
                        format!("No form can be made from these criteria. {}", first.problem);
                    return Err(Fault { problem, ..first });
                }
                // The first entry is the one that says what this copy is.
                record
                    .entry(1)
                    .map_or_else(|| record.check_code(), crate::record::Entry::check_code)
            }
            None => {
                return Err(Fault::new(
                    place(),
                    "The award criteria are not locked.",
                    "Lock them first: the form carries their check code.",
                ));
            }
        };
        Ok(Self {
            criteria,
            title: of.details.title.clone(),
            authority: of.details.authority.clone(),
            reference: of.details.reference.clone(),
            deadline: process.deadline().cloned(),
            send_to: of.details.send_to.clone(),
            measures: of.measures.clone(),
            scheme: of.scheme.clone(),
        })
    }

    /// Reads a form from the text of its file.
    ///
    /// ```
    /// use common_measure::response::ResponseForm;
    ///
    /// let refused = ResponseForm::parse("{}").unwrap_err();
    /// assert!(refused.to_string().starts_with("Response form"), "{refused}");
    /// ```
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let form: Self = json::read(text, &FORM)?;
        match form.procurement_faults().into_iter().next() {
            None => Ok(form),
            Some(first) => Err(Fault::new(
                Place::new("file", FORM.name),
                format!("Its award criteria have a fault. {first}"),
                "Ask the council for a form made by Common Measure.",
            )),
        }
    }

    /// Writes the file that [`parse`](Self::parse) reads.
    pub fn to_json(&self) -> Result<String, Fault> {
        json::write(self, &FORM)
    }

    /// The criteria as a procurement without bids, for the engine and for screens.
    #[must_use]
    pub fn procurement(&self) -> Procurement {
        Procurement {
            details: Details {
                title: self.title.clone(),
                authority: self.authority.clone(),
                reference: self.reference.clone(),
                send_to: self.send_to.clone(),
                ..Details::default()
            },
            measures: self.measures.clone(),
            scheme: self.scheme.clone(),
            suppliers: Vec::new(),
            bids: Vec::new(),
            evaluation: crate::evaluation::Evaluation::default(),
        }
    }

    /// Whether it is of the same procurement as another one: made from the same locked criteria, or named alike in every
    /// part, as after an amendment, which locks them anew.
    #[must_use]
    pub fn is_of_the_same(&self, other: &Self) -> bool {
        let names = |form: &Self| {
            [&form.title, &form.authority, &form.reference].map(|name| name.trim().to_owned())
        };
        self.criteria == other.criteria
            || !self.title.trim().is_empty() && names(self) == names(other)
    }

    /// Whether it is of the same procurement as another one and asks the same, so that answers to one mean the same under
    /// the other: what only tells who asks, until when, and where a response goes may be other.
    #[must_use]
    pub fn asks_the_same(&self, other: &Self) -> bool {
        // The code of a practice copy is the same whatever its criteria are. As texts, because comparing part by part
        // weighs kilobytes that the elements have no other use for.
        let asked = |form: &Self| {
            let mut form = Self { criteria: self.criteria, ..form.clone() };
            for told in
                [&mut form.title, &mut form.authority, &mut form.reference, &mut form.send_to]
            {
                told.clear();
            }
            form.deadline = None;
            Response::start(form).to_json().ok()
        };
        self.is_of_the_same(other) && asked(self).is_some_and(|it| Some(it) == asked(other))
    }

    /// The other measures that are scored by number here and may count the same things as this one:
    /// for these, how many are counted twice is asked.
    #[must_use]
    pub fn overlapping(&self, measure: &MeasureId) -> Vec<&Measure> {
        let Some(set) = self.measures.framework() else { return Vec::new() };
        let scored = self.scheme.measures_by_number();
        if !scored.contains(&measure) {
            return Vec::new();
        }
        set.overlaps_of(measure)
            .filter(|(other, overlap)| overlap.kind.counts_once() && scored.contains(&&other.id))
            .map(|(other, _)| other)
            .collect()
    }

    fn procurement_faults(&self) -> Vec<Fault> {
        crate::procurement::faults_of_criteria(&self.procurement())
    }
}
