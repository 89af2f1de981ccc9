//! The line and column of a value, found by walking the text once more: only done when something
//! is wrong there.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::content::Step;

/// What of the end of a path is wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// Behind the key.
    Key,
    /// Behind the value, or behind the bracket that opens it.
    Value,
}

/// The line, and the column in bytes, of what stands at the end of a path. `None` if there is no
/// such thing.
pub(super) fn of(path: &[Step], end: End, text: &str) -> Option<(usize, usize)> {
    let mut json = serde_json::Deserializer::from_str(text);
    // The walk ends with an error where it arrives, because errors are what knows its position.
    let arrived = Walk(path, end).deserialize(&mut json).err()?;
    Some((arrived.line(), arrived.column()))
}

struct Walk<'a>(&'a [Step], End);

impl Walk<'_> {
    fn arrive<E: Error>() -> E {
        E::custom("here")
    }
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Some((Step::Key(wanted), rest)) = self.0.split_first() else {
            return Err(Self::arrive());
        };
        while let Some(key) = map.next_key::<String>()? {
            if key != *wanted {
                map.next_value::<IgnoredAny>()?;
            } else if rest.is_empty() && self.1 == End::Key {
                return Err(Self::arrive());
            } else {
                return map.next_value_seed(Walk(rest, self.1));
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let Some((Step::Item(wanted), rest)) = self.0.split_first() else {
            return Err(Self::arrive());
        };
        for _ in 0..*wanted {
            seq.next_element::<IgnoredAny>()?;
        }
        seq.next_element_seed(Walk(rest, self.1)).map(|_| ())
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Err(Self::arrive())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Err(Self::arrive())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Err(Self::arrive())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Err(Self::arrive())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Err(Self::arrive())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Err(Self::arrive())
    }
}
