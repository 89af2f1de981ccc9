//! What a command answers, and how it is written out.

use std::io::{self, ErrorKind, Write};

use serde::Serialize;

use crate::failure::Failure;

/// What a command answers, with its exit code.
#[derive(Debug)]
pub(crate) struct Answer {
    content: Vec<u8>,
    code: u8,
}

impl Answer {
    pub(crate) fn new(text: String, code: u8) -> Self {
        Self::bytes(text.into_bytes(), code)
    }

    /// What is not text.
    pub(crate) fn bytes(content: Vec<u8>, code: u8) -> Self {
        Self { content, code }
    }

    pub(crate) fn content(&self) -> &[u8] {
        &self.content
    }

    pub(crate) fn code(&self) -> u8 {
        self.code
    }

    pub(crate) fn json(content: &impl Serialize, code: u8) -> Result<Self, Failure> {
        let text = serde_json::to_string_pretty(content).map_err(io::Error::other)?;
        Ok(Self::new(text + "\n", code))
    }

    /// Writes it and says the exit code. A reader that has seen enough and closes the pipe, as
    /// `head` does, is no failure.
    pub(crate) fn print(&self) -> io::Result<u8> {
        let mut out = io::stdout().lock();
        match out.write_all(&self.content).and_then(|()| out.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error),
            _ => Ok(self.code),
        }
    }
}

/// Lines for people.
#[derive(Debug, Default)]
pub(crate) struct Page(String);

impl Page {
    /// One line. What is in it may come from a hostile file, so nothing in it can break the line
    /// or move a terminal's cursor.
    pub(crate) fn line(&mut self, text: impl AsRef<str>) {
        let text = tame(&text.as_ref().replace(['\n', '\r', '\t'], " "));
        self.0.push_str(text.trim_end());
        self.0.push('\n');
    }

    /// Several lines.
    pub(crate) fn lines(&mut self, lines: impl IntoIterator<Item = impl AsRef<str>>) {
        lines.into_iter().for_each(|line| self.line(line));
    }

    /// An empty line.
    pub(crate) fn gap(&mut self) {
        self.0.push('\n');
    }

    /// A heading after an empty line.
    pub(crate) fn heading(&mut self, text: impl AsRef<str>) {
        self.gap();
        self.line(text);
    }

    /// Writes the lines beside the answer: they are for people, and the answer for the next program. Where they cannot be
    /// written, the answer is given all the same.
    pub(crate) fn aside(self) {
        let _ = io::stderr().lock().write_all(self.0.as_bytes());
    }

    pub(crate) fn answer(self, code: u8) -> Answer {
        Answer::new(self.0, code)
    }
}

/// A text whose characters all show: those that steer a terminal or turn the reading direction
/// round become `�`. Line breaks stay, and the marks that core puts around a name that is read from right to left.
pub(crate) fn tame(text: &str) -> String {
    let steers = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(
                c,
                '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}' | '\u{2067}'
            )
    };
    text.chars().map(|c| if steers(c) { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_line_steers_the_terminal() {
        let mut page = Page::default();
        page.line("Alpha\u{1b}[2J\nBravo\u{202e}\tend  ");
        assert_eq!(page.0, "Alpha\u{fffd}[2J Bravo\u{fffd} end\n");
    }
}
