//! Tables of aligned columns, by the width at which a console shows their text.

use unicode_width::UnicodeWidthStr;

use crate::page::tame;

/// Between two columns.
const GAP: usize = 2;

/// On which side of its column a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Left,
    Right,
}

/// Rows of cells under a line of headings.
#[derive(Debug)]
pub(crate) struct Table {
    sides: Vec<Side>,
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(crate) fn new<S: Into<String>>(columns: impl IntoIterator<Item = (S, Side)>) -> Self {
        let mut table = Self { sides: Vec::new(), rows: Vec::new() };
        let mut headings = Vec::new();
        for (heading, side) in columns {
            headings.push(heading.into());
            table.sides.push(side);
        }
        table.row(headings);
        table
    }

    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        let one_line = |cell: String| tame(&cell.replace(['\n', '\r', '\t'], " "));
        self.rows.push(cells.into_iter().map(one_line).collect());
    }

    /// The lines of the table, the headings underlined.
    pub(crate) fn lines(&self) -> Vec<String> {
        let widths: Vec<usize> = (0..self.sides.len()).map(|at| self.width(at)).collect();
        let whole: usize = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
        let mut lines: Vec<String> = self.rows.iter().map(|row| self.line(row, &widths)).collect();
        lines.insert(1.min(lines.len()), "-".repeat(whole));
        lines
    }

    fn width(&self, column: usize) -> usize {
        let cells = self.rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.width()).max().unwrap_or(0)
    }

    fn line(&self, row: &[String], widths: &[usize]) -> String {
        let cells = row.iter().zip(widths).zip(&self.sides).map(|((cell, width), side)| {
            let space = " ".repeat(width.saturating_sub(cell.width()));
            match side {
                Side::Left => format!("{cell}{space}"),
                Side::Right => format!("{space}{cell}"),
            }
        });
        cells.collect::<Vec<_>>().join(&" ".repeat(GAP))
    }
}

/// A text cut to a width, with `…` where something is left out.
pub(crate) fn cut(text: &str, most: usize) -> String {
    if text.width() <= most {
        return text.to_owned();
    }
    let mut short = String::new();
    for c in text.chars() {
        if format!("{short}{c}").width() >= most {
            break;
        }
        short.push(c);
    }
    short + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_by_the_width_on_screen() {
        let mut table = Table::new([("Bid", Side::Left), ("Total", Side::Right)]);
        table.row(["Café".to_owned(), "9.50".to_owned()]);
        table.row(["公司".to_owned(), "100.00".to_owned()]);
        assert_eq!(table.lines(), ["Bid    Total", "------------", "Café    9.50", "公司  100.00"]);
    }

    #[test]
    fn a_long_name_is_cut_to_its_width() {
        assert_eq!(cut("Alpha", 5), "Alpha");
        assert_eq!(cut("Alphabet", 5), "Alph…");
        assert_eq!(cut("公司公司", 5), "公司…");
    }
}
