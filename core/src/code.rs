//! Hashes, and the check codes that people compare or lodge.

use std::fmt;
use std::str::FromStr;

use base16ct::{lower, mixed, upper};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::{Digest, Sha256};

/// The SHA-256 of some bytes.
///
/// ```
/// use common_measure::code::Hash;
///
/// // The first of the examples in FIPS 180-2.
/// let hash = Hash::of(&[b"abc"]);
/// assert!(hash.to_string().starts_with("ba7816bf8f01cfea"));
/// assert_eq!(hash.to_string().parse(), Ok(hash));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash([u8; 32]);

/// A text is not 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("This is not a hash: it is not 64 of the digits 0 to 9 and a to f.")]
pub struct NotAHash;

impl Hash {
    /// What the first entry carries in place of the hash of one before it.
    pub const NONE: Self = Self([0; 32]);

    /// The hash of several pieces of bytes, one after another.
    #[must_use]
    pub fn of(pieces: &[&[u8]]) -> Self {
        let mut digest = Sha256::new();
        for piece in pieces {
            digest.update(piece);
        }
        Self(digest.finalize().into())
    }

    /// Its first half, for people to compare: the check code of a file.
    ///
    /// ```
    /// use common_measure::code::Hash;
    ///
    /// let code = Hash::of(&[b"abc"]).in_short();
    /// assert_eq!(code, "BA78-16BF-8F01-CFEA-4141-40DE-5DAE-2223");
    /// ```
    #[must_use]
    pub fn in_short(&self) -> String {
        in_pairs(self.0.get(..16).unwrap_or_default())
    }
}

fn in_pairs(bytes: &[u8]) -> String {
    bytes.chunks(2).map(upper::encode_string).collect::<Vec<_>>().join("-")
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&lower::encode_string(&self.0))
    }
}

impl FromStr for Hash {
    type Err = NotAHash;

    fn from_str(text: &str) -> Result<Self, NotAHash> {
        let bytes = lower::decode_vec(text).map_err(|_| NotAHash)?;
        bytes.try_into().map(Self).map_err(|_| NotAHash)
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// The short form of an entry's hash, which people write into a portal or hand to audit: the
/// entry's number and the first half of its hash, 128 bits.
///
/// ```
/// use common_measure::code::{CheckCode, Hash};
///
/// let code = CheckCode::of(12, &Hash::of(&[b"abc"]));
/// assert_eq!(code.to_string(), "12:BA78-16BF-8F01-CFEA-4141-40DE-5DAE-2223");
/// assert_eq!("12: ba7816bf 8f01cfea 414140de 5dae2223".parse(), Ok(code));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CheckCode {
    entry: u64,
    code: [u8; 16],
}

/// A text is not a check code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "“{0}” is not a check code. A check code is an entry's number, a colon and 32 digits or letters a to f, such as 12:BA78-16BF-8F01-CFEA-4141-40DE-5DAE-2223."
)]
pub struct NotACheckCode(String);

impl CheckCode {
    /// The check code of the entry with this number and hash.
    #[must_use]
    pub fn of(entry: u64, hash: &Hash) -> Self {
        let mut code = [0; 16];
        for (to, from) in code.iter_mut().zip(hash.0) {
            *to = from;
        }
        Self { entry, code }
    }

    /// The number of the entry.
    #[must_use]
    pub fn entry(&self) -> u64 {
        self.entry
    }
}

impl fmt::Display for CheckCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.entry, in_pairs(&self.code))
    }
}

impl FromStr for CheckCode {
    type Err = NotACheckCode;

    /// Reads it as people copy it: small or large letters, with hyphens or spaces anywhere.
    fn from_str(text: &str) -> Result<Self, NotACheckCode> {
        let not = || NotACheckCode(text.chars().take(80).collect());
        let (entry, code) = text.split_once(':').ok_or_else(not)?;
        let code: String = code.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        let code = mixed::decode_vec(code).map_err(|_| not())?;
        let entry = entry.trim().parse().map_err(|_| not())?;
        Ok(Self { entry, code: code.try_into().map_err(|_| not())? })
    }
}

impl Serialize for CheckCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for CheckCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}
