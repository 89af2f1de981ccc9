//! Unpacks, in the browser, what the edition that comes as one file carries.
//!
//! What is packed: the SHA-256 of all that follows, then one `.lzma` stream. The stream holds the parts of the app one
//! after another; how long each is, the page knows from the first of them.

#![forbid(unsafe_code)]

use std::io::{Cursor, Read as _};

use lzma_rust2::LzmaReader;
use sha2::{Digest as _, Sha256};
use wasm_bindgen::prelude::wasm_bindgen;

/// How long a SHA-256 is.
const SUM: usize = 32;

/// The most memory, in units of 1,024 bytes, that unpacking may ask for: more than any edition needs.
const MOST_MEMORY: u32 = 64 << 10;

/// Something packed, read from its start to its end.
#[derive(Debug)]
#[wasm_bindgen]
pub struct Unpack {
    reader: Reader,
}

/// The library's reader says nothing of itself.
struct Reader(LzmaReader<Cursor<Vec<u8>>>);

impl std::fmt::Debug for Reader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Reader")
    }
}

#[wasm_bindgen]
impl Unpack {
    /// Begins to unpack; nothing where a single byte is not as it was packed.
    #[must_use]
    pub fn begin(packed: Vec<u8>) -> Option<Self> {
        let (sum, stream) = packed.split_at_checked(SUM)?;
        if *Sha256::digest(stream) != *sum {
            return None;
        }
        let mut stream = Cursor::new(packed);
        stream.set_position(SUM as u64);
        let reader = LzmaReader::new_mem_limit(stream, MOST_MEMORY, None).ok()?;
        Some(Self { reader: Reader(reader) })
    }

    /// The next bytes: so many, or nothing where the end comes before.
    #[must_use]
    pub fn next(&mut self, bytes: usize) -> Option<Vec<u8>> {
        let mut next = vec![0; bytes];
        self.reader.0.read_exact(&mut next).ok()?;
        Some(next)
    }
}
