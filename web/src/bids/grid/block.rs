//! Blocks of cells as text: what Excel, Calc and Sheets put on the clipboard and take from it.
//!
//! Cells are parted by tabs and rows by line ends. A cell that holds a tab, a line end or a quote
//! stands in quotes, and a quote within it is doubled.

/// Reads a block. The line end behind the last row makes no row of its own.
pub(in crate::bids) fn read(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut letters = text.chars().peekable();
    // Quotes mean something only where a cell begins with one: 6" pipe is a text like any other.
    let (mut quoted, mut begun) = (false, false);
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            _ if quoted => cell.push(letter),
            '"' if !begun && closes(letters.clone()) => quoted = true,
            '\t' => {
                row.push(std::mem::take(&mut cell));
                begun = false;
                continue;
            }
            '\r' | '\n' => {
                if letter == '\r' && letters.peek() == Some(&'\n') {
                    letters.next();
                }
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
                begun = false;
                continue;
            }
            _ => cell.push(letter),
        }
        begun = true;
    }
    if begun || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    for cell in rows.iter_mut().flatten() {
        if cell.strip_prefix('\'').is_some_and(begins_formula) {
            cell.remove(0);
        }
    }
    rows
}

/// Whether a quote that was opened is closed again where a cell ends. If it is not, it was only a
/// letter, and the rows behind it are not swallowed.
fn closes(rest: impl Iterator<Item = char>) -> bool {
    let mut rest = rest.peekable();
    while let Some(letter) = rest.next() {
        if letter != '"' {
            continue;
        }
        match rest.peek() {
            Some('"') => {
                rest.next();
            }
            None | Some('\t' | '\r' | '\n') => return true,
            Some(_) => return false,
        }
    }
    false
}

/// Writes a block. What a spreadsheet would take for a formula is written as text.
pub(super) fn write(rows: &[Vec<String>]) -> String {
    let mut text = String::new();
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                text.push('\t');
            }
            let guard = if begins_formula(cell) && !is_number(cell) { "'" } else { "" };
            if cell.contains(['\t', '\r', '\n', '"']) {
                text.extend(["\"", guard, &cell.replace('"', "\"\""), "\""]);
            } else {
                text.extend([guard, cell.as_str()]);
            }
        }
        text.push_str("\r\n");
    }
    text
}

fn begins_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@'])
}

fn is_number(text: &str) -> bool {
    common_measure::number::Quantity::from_typed(text).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{read, write};

    #[test]
    fn blocks_are_read_as_spreadsheets_write_them() {
        let cases: [(&str, &[&[&str]]); 10] = [
            ("", &[]),
            ("a", &[&["a"]]),
            ("a\tb\r\nc\td\r\n", &[&["a", "b"], &["c", "d"]]),
            ("a\n\nb\n", &[&["a"], &[""], &["b"]]),
            ("a\t\n", &[&["a", ""]]),
            ("\t\n", &[&["", ""]]),
            ("\"two\nlines\"\t\"a \"\"b\"\"\"\r\nx\ty", &[&["two\nlines", "a \"b\""], &["x", "y"]]),
            ("6\" pipe\t5", &[&["6\" pipe", "5"]]),
            ("\"Best\" Ltd\t1\r\nNext\t2", &[&["\"Best\" Ltd", "1"], &["Next", "2"]]),
            ("\"\"\t1", &[&["", "1"]]),
        ];
        for (text, rows) in cases {
            assert_eq!(read(text), rows, "{text:?}");
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        for cell in ["", "a", "a\tb", "two\nlines", "say \"hi\"", "\"", "=1+1", "-5", "@x", "6\""] {
            let block = vec![vec![cell.to_owned(), "1".to_owned()]];
            assert_eq!(read(&write(&block)), block, "{cell:?}");
        }
    }

    #[test]
    fn formulas_leave_as_text_and_numbers_as_numbers() {
        let block = [vec!["=HYPERLINK(1)".to_owned(), "-5".to_owned()]];
        assert_eq!(write(&block), "'=HYPERLINK(1)\t-5\r\n");
    }
}
