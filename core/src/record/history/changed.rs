//! One thing that an entry changed, in words.

use crate::fault::Place;

/// One thing that an entry changed.
pub(super) struct Changed {
    pub(super) what: String,
    pub(super) path: String,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
}

impl Changed {
    pub(super) fn said(what: impl Into<String>) -> Self {
        Self { what: what.into(), path: String::new(), before: None, after: None }
    }

    pub(super) fn at(place: &Place, what: &str) -> Self {
        Self {
            what: format!("{what}: {place}"),
            path: place.path().into(),
            before: None,
            after: None,
        }
    }

    pub(super) fn from_to(place: &Place, before: Option<String>, after: Option<String>) -> Self {
        let shown = |text: Option<String>| {
            text.filter(|text| !text.trim().is_empty()).unwrap_or_else(|| "nothing".to_owned())
        };
        Self {
            what: place.to_string(),
            path: place.path().to_owned(),
            before: Some(shown(before)),
            after: Some(shown(after)),
        }
    }
}
