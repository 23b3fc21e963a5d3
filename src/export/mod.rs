//! Reports in other forms, for people and for other programs; the same from the command and from
//! the extension.

pub mod text;

use crate::offsets::Offsets;
use crate::report::{Claim, Report};

/// What a Report is about, as far as an export names it.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// What a reader calls it: an address, a file's name.
    pub name: &'a str,
    /// The text that the Report's offsets count in, where that text is what `name` holds: a text,
    /// not a page.
    pub text: Option<&'a str>,
}

/// Claims that broke a rule, in page order.
fn findings(report: &Report) -> impl Iterator<Item = &Claim> {
    report.claims.iter().filter(|c| c.rule.is_some())
}

/// `words` on one line: white space folded to single spaces.
fn on_one_line(words: &str) -> String {
    let mut line = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Line numbers, from 1, of offsets that come in order.
struct Lines<'t> {
    text: &'t str,
    offsets: Offsets<'t>,
    byte: usize,
    line: usize,
}

impl<'t> Lines<'t> {
    /// Lines of `text`, for the offsets of `report`.
    fn new(text: &'t str, report: &Report) -> Lines<'t> {
        Lines {
            text,
            offsets: Offsets::new(text, report.offsets),
            byte: 0,
            line: 1,
        }
    }

    /// The line that `offset` stands in.
    fn of(&mut self, offset: usize) -> usize {
        let byte = self.offsets.to_byte(offset);
        let breaks = |from: usize, to: usize| {
            let between = &self.text.as_bytes()[from..to];
            between.iter().filter(|b| **b == b'\n').count()
        };
        if byte >= self.byte {
            self.line += breaks(self.byte, byte);
        } else {
            self.line -= breaks(byte, self.byte);
        }
        self.byte = byte;
        self.line
    }
}
