//! Compressed copies of files beside them, for web servers that send what is there already.

use std::fs;
use std::io::Write as _;
use std::num::NonZeroU64;
use std::path::Path;

use anyhow::{Context as _, Result};
use brotli::CompressorWriter;
use zopfli::{Format, Options};

use super::manifest::files;

/// What compresses well.
const KINDS: [&str; 5] = ["css", "html", "js", "svg", "wasm"];

/// Below this size in bytes a file comes in one packet in any case.
pub const SMALL: usize = 1_000;

/// The most that the format allows short of rare extensions: 4 MB seen at once, the slowest search.
const BROTLI_QUALITY: u32 = 11;
const BROTLI_WINDOW: u32 = 22;

/// More of them make no difference worth a second.
const GZIP_ROUNDS: NonZeroU64 = NonZeroU64::MIN.saturating_add(4);

/// Writes `.gz` and `.br` beside each file of a freshly built folder that compresses well, and has so many bytes at least.
pub fn beside(folder: &Path, least: usize) -> Result<()> {
    for name in files(folder)? {
        let path = folder.join(&name);
        let is_kind = path.extension().is_some_and(|end| KINDS.iter().any(|kind| end == *kind));
        let content =
            fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        if !is_kind || content.len() < least {
            continue;
        }
        put(&folder.join(format!("{name}.gz")), &gzip(&content)?)?;
        put(&folder.join(format!("{name}.br")), &brotli(&content)?)?;
    }
    Ok(())
}

/// As gzip, without a name or a time in it: as small as the format allows, which takes long and is done once.
pub fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let options = Options { iteration_count: GZIP_ROUNDS, ..Options::default() };
    let mut squeezed = Vec::new();
    zopfli::compress(options, Format::Gzip, content, &mut squeezed)?;
    Ok(squeezed)
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut writer = CompressorWriter::new(Vec::new(), 1 << 16, BROTLI_QUALITY, BROTLI_WINDOW);
    writer.write_all(content)?;
    Ok(writer.into_inner())
}

fn put(path: &Path, content: &[u8]) -> Result<()> {
    fs::write(path, content).with_context(|| format!("{} cannot be written", path.display()))
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn what_is_compressed_comes_out_again() -> Result<()> {
        let content: Vec<u8> = (0_u32..20_000).flat_map(|n| (n / 7).to_le_bytes()).collect();
        let mut back = Vec::new();
        flate2::read::GzDecoder::new(&*gzip(&content)?).read_to_end(&mut back)?;
        assert_eq!(back, content);
        back.clear();
        brotli::Decompressor::new(&*brotli(&content)?, 4_096).read_to_end(&mut back)?;
        assert_eq!(back, content);
        assert!(brotli(&content)?.len() < content.len() / 4);
        Ok(())
    }
}
