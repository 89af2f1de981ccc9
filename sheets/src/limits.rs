//! How large a spreadsheet may be. A packed file says of itself how large it is, and may lie: it is
//! unpacked through a reader that counts, before anything is made of it.

use std::io::{Cursor, Read};
use std::path::Path;

use memchr::memmem;
use zip::ZipArchive;

use crate::failure::NotRead;

/// The most bytes of a file.
pub const FILE_BYTES: usize = 16_000_000;
/// The most bytes of all parts of a workbook together, unpacked.
pub const UNPACKED_BYTES: usize = 48_000_000;
/// The most parts of a workbook.
pub const PARTS: usize = 500;
/// The most sheets of a workbook.
pub const SHEETS: usize = 50;
/// The most rows of a sheet that may hold anything.
pub const ROWS: usize = 20_000;
/// The most columns of a sheet.
pub const COLUMNS: usize = 2_000;
/// The most cells of all sheets together that hold anything.
pub const CELLS: usize = 500_000;
/// The most characters in a cell, which is what spreadsheet programs allow.
pub const CELL_CHARACTERS: usize = 32_767;

/// Refuses a workbook that is, or becomes, too large, and one that holds what no spreadsheet program
/// writes and a reader could be misled by.
pub(crate) fn workbook(bytes: &[u8]) -> Result<(), NotRead> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(NotRead::damaged)?;
    if archive.len() > PARTS {
        return Err(NotRead::TooMany { what: "parts", most: PARTS });
    }
    let mut left = UNPACKED_BYTES;
    let mut is_workbook = false;
    let mut content = Vec::new();
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(NotRead::damaged)?;
        if part.size() > left as u64 {
            return Err(NotRead::GrowsTooLarge);
        }
        let name = part.name().map_err(NotRead::damaged)?.into_owned();
        match name.as_str() {
            "content.xml" => {
                return Err(NotRead::OtherKind { kind: "an OpenDocument spreadsheet (.ods)" });
            }
            "[Content_Types].xml" => is_workbook = true,
            name if name.ends_with("workbook.bin") => {
                return Err(NotRead::OtherKind { kind: "a binary workbook (.xlsb)" });
            }
            _ => {}
        }
        content.clear();
        let most = left as u64 + 1;
        let read = part.take(most).read_to_end(&mut content).map_err(NotRead::damaged)?;
        left = left.checked_sub(read).ok_or(NotRead::GrowsTooLarge)?;
        honest(&name, &content)?;
    }
    if is_workbook { Ok(()) } else { Err(NotRead::OtherKind { kind: "not a workbook" }) }
}

/// Refuses a part with something in it that no spreadsheet program writes.
fn honest(name: &str, content: &[u8]) -> Result<(), NotRead> {
    if memmem::find(content, b"<!DOCTYPE").is_some() || memmem::find(content, b"<!ENTITY").is_some()
    {
        return Err(NotRead::damaged(format_args!("{name} declares entities of its own")));
    }
    let not_utf8 = content.starts_with(&[0xff, 0xfe]) || content.starts_with(&[0xfe, 0xff]);
    if not_utf8 && is_xml(name) {
        return Err(NotRead::damaged(format_args!("{name} is not in UTF-8")));
    }
    // A reader makes room for so many texts before it has read one.
    for at in memmem::find_iter(content, b"uniqueCount") {
        let digits = content.iter().skip(at).take(200).skip_while(|byte| !byte.is_ascii_digit());
        if digits.take_while(|byte| byte.is_ascii_digit()).count() > 6 {
            return Err(NotRead::TooMany { what: "texts", most: 999_999 });
        }
    }
    // Inside a cell they would hide what stands behind them.
    let is_sheet = memmem::find(content, b"<sheetData").is_some();
    let hides = [b"<!--".as_slice(), b"<![CDATA["];
    if is_sheet && hides.iter().any(|sign| memmem::find(content, sign).is_some()) {
        return Err(NotRead::damaged(format_args!("{name} holds comments where cells belong")));
    }
    let split = |at: usize| {
        let value = content.get(at + 3..).unwrap_or_default();
        let digits = value.iter().take_while(|byte| b"0123456789.+-eE".contains(byte)).count();
        value.get(digits) == Some(&b'&') && value.get(digits + 1) == Some(&b'#')
    };
    if is_sheet && memmem::find_iter(content, b"<v>").any(split) {
        return Err(NotRead::damaged(format_args!("{name} holds a number written as signs")));
    }
    // Letters without end would run over while they are counted.
    let far = |at: usize| {
        let named = content.get(at..).unwrap_or_default().iter().take(60);
        let value = named.skip_while(|byte| **byte != b'=').skip(2);
        let value: Vec<u8> = value.take_while(|byte| !b"\"'".contains(byte)).copied().collect();
        value.split(|byte| *byte == b':').any(|place| {
            let letters = place.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
            letters > 3 || place.len() > letters + 7
        })
    };
    let mut places = memmem::find_iter(content, b" r=").chain(memmem::find_iter(content, b" ref="));
    if is_sheet && places.any(far) {
        return Err(NotRead::damaged(format_args!("{name} names cells that no sheet has")));
    }
    Ok(())
}

fn is_xml(name: &str) -> bool {
    let end = Path::new(name).extension();
    end.is_some_and(|end| end.eq_ignore_ascii_case("xml") || end.eq_ignore_ascii_case("rels"))
}
