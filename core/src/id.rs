//! Stable ids: how things refer to each other, apart from their names, which people change.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Why a text is not an id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "“{0}” is not an id. An id is 1 to 64 letters a to z, digits, hyphens, dots or underscores."
)]
pub struct NotAnId(String);

fn checked(text: &str) -> Result<Arc<str>, NotAnId> {
    let legal = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    if (1..=64).contains(&text.len()) && text.chars().all(legal) {
        Ok(Arc::from(text))
    } else {
        Err(NotAnId(text.chars().take(80).collect()))
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        ///
        /// 1 to 64 letters, digits, hyphens, dots or underscores.
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Takes a text as an id; fails if it holds anything else than the characters above.
            pub fn new(text: &str) -> Result<Self, NotAnId> {
                checked(text).map(Self)
            }

            /// The first of `{prefix}1`, `{prefix}2`, … that is not `taken`.
            #[must_use]
            pub fn next(prefix: &str, taken: impl Fn(&Self) -> bool) -> Self {
                (1..=u64::MAX)
                    .map(|n| Self(Arc::from(format!("{prefix}{n}"))))
                    .find(|id| !taken(id))
                    .unwrap_or_else(|| Self(Arc::from(prefix)))
            }

            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": "string",
                    "pattern": "^[A-Za-z0-9._-]{1,64}$",
                })
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                Self::new(&text).map_err(de::Error::custom)
            }
        }
    )+};
}

ids! {
    /// The id of a measure set, such as `knowsley-2013`.
    FrameworkId,
    /// The id of an outcome within its measure set.
    OutcomeId,
    /// The id of a measure within its measure set, such as `12`.
    MeasureId,
    /// The id of a criterion, section or question, within its scheme.
    CriterionId,
    /// The id of a scale within its scheme.
    ScaleId,
    /// The id of a level within its scale.
    LevelId,
    /// The id of a line of a pricing schedule.
    LineId,
    /// The id of a lot.
    LotId,
    /// The id of a supplier.
    SupplierId,
    /// The id of a bid.
    BidId,
}
