//! The app's parts as one packed block, and that block as text that an HTML page can hold.

use std::io::Write as _;

use anyhow::{Context as _, Result};
use lzma_rust2::{EncodeMode, LzmaOptions, LzmaWriter, MfType};
use sha2::{Digest as _, Sha256};

/// How hard the best match is searched for; more than this finds nothing more.
const DEPTH: i32 = 1_000;

/// Packs parts, each behind its length in four bytes, into one `.lzma` stream behind its SHA-256.
pub fn pack(parts: &[&[u8]]) -> Result<Vec<u8>> {
    let mut all = Vec::new();
    for part in parts {
        let length = u32::try_from(part.len()).context("A part is too large")?;
        all.extend_from_slice(&length.to_le_bytes());
        all.extend_from_slice(part);
    }
    let options = LzmaOptions {
        // All of it is seen at once: what the modules have in common is packed once.
        dict_size: u32::try_from(all.len().next_power_of_two())?,
        // Of all that the format allows, best for WebAssembly, which knows no alignment.
        lc: 4,
        lp: 0,
        pb: 0,
        mode: EncodeMode::Normal,
        nice_len: LzmaOptions::NICE_LEN_MAX,
        mf: MfType::Bt4,
        depth_limit: DEPTH,
        preset_dict: None,
    };
    let length = u64::try_from(all.len())?;
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(length))?;
    writer.write_all(&all)?;
    let stream = writer.finish()?;
    let mut packed = Sha256::digest(&stream).to_vec();
    packed.extend_from_slice(&stream);
    Ok(packed)
}

/// Bytes so that each is one character of windows-1252, in which every byte is one. An equals sign stands before what
/// HTML would alter (NUL and the carriage return), what could end a script (`<`), and itself.
pub fn as_characters(bytes: &[u8]) -> Vec<u8> {
    let mut characters = Vec::with_capacity(bytes.len() + bytes.len() / 50);
    for &byte in bytes {
        match byte {
            0 | b'\r' | b'<' | b'=' => characters.extend([b'=', byte ^ 0x40]),
            other => characters.push(other),
        }
    }
    characters
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use lzma_rust2::LzmaReader;

    use super::*;

    #[test]
    fn what_is_packed_comes_out_again() -> Result<()> {
        let long: Vec<u8> = (0_u32..20_000).flat_map(|n| (n / 7).to_le_bytes()).collect();
        let packed = pack(&[b"style", &long])?;
        assert!(packed.len() < long.len() / 4);
        assert_eq!(packed[..32], *Sha256::digest(&packed[32..]));
        let mut back = Vec::new();
        LzmaReader::new_mem_limit(&packed[32..], 64 << 10, None)?.read_to_end(&mut back)?;
        assert_eq!(back[..9], *b"\x05\0\0\0style");
        assert_eq!(back[13..], long);
        Ok(())
    }

    #[test]
    fn nothing_stays_that_html_would_alter() {
        let all: Vec<u8> = (0..=255).collect();
        let characters = as_characters(&all);
        assert_eq!(characters.len(), 260);
        assert!(!characters.iter().any(|byte| [0, b'\r', b'<'].contains(byte)));
        let mut back = Vec::new();
        let mut characters = characters.into_iter();
        while let Some(byte) = characters.next() {
            back.push(if byte == b'=' { characters.next().unwrap() ^ 0x40 } else { byte });
        }
        assert_eq!(back, all);
    }
}
