//! Text with separators, as programs save it: commas, semicolons or tabs.

use super::{Content, Counted, Sheet, Table, rows};
use crate::failure::NotRead;
use crate::inert::given;
use crate::place::At;
use crate::{Format, Progress, limits};

pub(super) fn read(bytes: &[u8], progress: Progress) -> Result<Table, NotRead> {
    let text = std::str::from_utf8(bytes).map_err(|_| NotRead::NotText)?;
    let text = text.trim_start_matches('\u{feff}');
    if text.contains('\0') {
        return Err(NotRead::NotText);
    }
    let separator = separator(text);
    if let Some(line) = never_closed(text, separator) {
        let what = "a quotation mark in it is never closed, so all that follows would be one cell";
        return Err(NotRead::BadLine { line, what });
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut counted = Counted::default();
    let mut cells = Vec::new();
    // Rows are counted here: a cell may have several lines, and the reader leaves empty lines out.
    let mut record = csv::StringRecord::new();
    let mut number = 0u32;
    while reader.read_record(&mut record).map_err(|error| unreadable(&error))? {
        let from = record.position().map_or(0, csv::Position::byte);
        number = number.saturating_add(empty_lines(text, usize::try_from(from).unwrap_or(0)));
        if number as usize >= limits::ROWS {
            return Err(NotRead::TooMany { what: "rows", most: limits::ROWS });
        }
        for (column, text) in (0u32..).zip(record.iter()) {
            if text.is_empty() {
                continue;
            }
            let at = At::new(number, column);
            counted.add(at, text)?;
            let text = given(text).to_owned();
            // A cell may be a list of numbers: `14: 3; 15: 1.500`.
            let is_open = separator == b';' && text.split([':', ';']).any(is_two_numbers);
            cells.push((at, if is_open { Content::TwoNumbers(text) } else { Content::Text(text) }));
        }
        number = number.saturating_add(1);
        if number.is_multiple_of(500) {
            let done = reader.position().byte().saturating_mul(100) / bytes.len().max(1) as u64;
            progress(u8::try_from(done).unwrap_or(100));
        }
    }
    let rows = rows(cells).map_err(|at| NotRead::damaged(format_args!("{at} is there twice")))?;
    Ok(Table { sheets: vec![Sheet { name: String::new(), rows }], format: Format::Csv })
}

/// Whether a number is another one where the comma stands before the decimals: one comma or point, and three digits
/// behind it.
pub(crate) fn is_two_numbers(text: &str) -> bool {
    let digits = text.trim().trim_start_matches(['-', '−', '£', ' ']);
    let in_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    digits.split_once([',', '.']).is_some_and(|(whole, rest)| {
        matches!(whole.len(), 1..=3)
            && !whole.starts_with('0')
            && rest.len() == 3
            && in_digits(whole)
            && in_digits(rest)
    })
}

/// How many empty lines stand before the record that is read from here on.
fn empty_lines(text: &str, from: usize) -> u32 {
    let bytes = text.as_bytes();
    let mut at = from;
    // What is left of the end of the line before.
    if at > 0 && bytes.get(at - 1) == Some(&b'\r') && bytes.get(at) == Some(&b'\n') {
        at += 1;
    }
    let mut empty = 0;
    loop {
        at += match (bytes.get(at), bytes.get(at + 1)) {
            (Some(b'\r'), Some(b'\n')) => 2,
            (Some(b'\r' | b'\n'), _) => 1,
            _ => return empty,
        };
        empty += 1;
    }
}

/// The line with the quotation mark that opens a cell and is never closed: the reader takes the rest of the file for
/// that cell.
fn never_closed(text: &str, separator: u8) -> Option<u64> {
    let (mut line, mut opened, mut is_start) = (1, None, true);
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        if byte == b'\n' {
            line += 1;
        }
        match (byte, opened) {
            (b'"', Some(_)) if bytes.peek() == Some(&b'"') => drop(bytes.next()),
            (b'"', Some(_)) => opened = None,
            (b'"', None) if is_start => opened = Some(line),
            _ => {}
        }
        is_start = opened.is_none() && (byte == separator || byte == b'\n' || byte == b'\r');
    }
    opened
}

fn unreadable(error: &csv::Error) -> NotRead {
    let line = error.position().map_or(1, csv::Position::line);
    NotRead::BadLine { line, what: "its cells cannot be told apart" }
}

/// What parts the cells: whichever of the usual signs is most frequent in the first lines, outside
/// of quotes.
fn separator(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0usize), (b';', 0), (b'\t', 0)];
    for byte in text.bytes().take(10_000) {
        if byte == b'"' {
            quoted = !quoted;
        }
        if let Some((_, count)) =
            counts.iter_mut().find(|(separator, _)| *separator == byte && !quoted)
        {
            *count += 1;
        }
    }
    let [comma, others @ ..] = counts;
    others.iter().fold(comma, |best, other| if other.1 > best.1 { *other } else { best }).0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(text: &str) -> Vec<String> {
        let table = read(text.as_bytes(), &mut |_| ()).unwrap();
        let rows = table.sheets.iter().flat_map(|sheet| &sheet.rows);
        rows.flat_map(|row| row.cells.iter().map(|(column, _)| row.at(*column).to_string()))
            .collect()
    }

    #[test]
    fn rows_are_counted_as_spreadsheet_programs_count_them() {
        assert_eq!(placed("a,b\n\nc"), ["A1", "B1", "A3"]);
        assert_eq!(placed("\u{feff}a\r\n\r\n\r\nb\r\nc"), ["A1", "A4", "A5"]);
        assert_eq!(placed("\"a\nb\";x\nc;;d"), ["A1", "B1", "A2", "C2"]);
        assert_eq!(placed("a\tb"), ["A1", "B1"]);
    }

    #[test]
    fn a_number_is_two_where_semicolons_part_the_cells() {
        let open = |text: &str| {
            let table = read(text.as_bytes(), &mut |_| ()).unwrap();
            let cells = table.sheets.iter().flat_map(|it| &it.rows).flat_map(|row| &row.cells);
            let open = cells.filter_map(|(_, content)| match content {
                Content::TwoNumbers(text) => Some(text.clone()),
                _ => None,
            });
            open.collect::<Vec<String>>()
        };
        assert_eq!(open("a;b;c\n1,500;£ 12.500;-1.000"), ["1,500", "£ 12.500", "-1.000"]);
        let sure =
            "a;b;c;d;e\n1500;0,500;1,500.00;1.500,00;1,500,000\n12,5;1.5;1500.125;1,50;é,500";
        assert_eq!(open(sure), [""; 0]);
        assert_eq!(
            open("a;b\n14: 1.500;\"14: 3; 15: 1,500\"\n"),
            ["14: 1.500", "14: 3; 15: 1,500"]
        );
        assert_eq!(open("a,b\n\"1,500\",1.500\n"), [""; 0]);
        assert_eq!(open("a\tb\n1,500\t1.500\n"), [""; 0]);
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_is_refused_with_its_line() {
        let line = |text: &str| match read(text.as_bytes(), &mut |_| ()) {
            Err(NotRead::BadLine { line, .. }) => Some(line),
            _ => None,
        };
        assert_eq!(line("a,b\n1,\"see letter\n2,\n3,ok"), Some(2));
        assert_eq!(line("a\n\"x\"\"\n"), Some(2));
        assert_eq!(line("a\n\"x\"\"\"\n5\" pipe,\"y\ny\"\r\n\"\",z"), None);
    }

    #[test]
    fn other_text_is_refused() {
        assert_eq!(read(&[0xa3, b'5'], &mut |_| ()), Err(NotRead::NotText));
        assert_eq!(read(b"a\0b", &mut |_| ()), Err(NotRead::NotText));
    }
}
