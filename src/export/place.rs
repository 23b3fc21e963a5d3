//! Where a claim stands, as other programs say it: addresses, lines and columns.

use crate::offsets::Offsets;
use crate::report::Unit;

/// `name` as an address: itself where it is one, else a path, escaped.
pub fn address(name: &str) -> String {
    let scheme = name.split_once("://").map(|(scheme, _)| scheme);
    let is_address =
        scheme.is_some_and(|s| !s.is_empty() && s.bytes().all(|b| b.is_ascii_alphanumeric()));
    let mut out = String::with_capacity(name.len());
    if !is_address && name.starts_with('/') {
        out.push_str("file://");
    }
    for b in name.bytes() {
        let stays = b.is_ascii_alphanumeric()
            || b"-._~/".contains(&b)
            || is_address && b"%:?#[]@!$&'()*+,;=".contains(&b);
        if stays {
            out.push(char::from(b));
        } else {
            out.push_str(&format!("%{b:02X}"));
        }
    }
    out
}

/// Lines and columns, from 1, of a text's offsets; columns are Unicode scalar values.
pub struct Lines<'t> {
    offsets: Offsets<'t>,
    chars: Offsets<'t>,
    /// First byte of each line.
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// Lines of `text`, for offsets in `unit`.
    pub fn new(text: &'t str, unit: Unit) -> Lines<'t> {
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Lines {
            offsets: Offsets::new(text, unit),
            chars: Offsets::new(text, Unit::Char),
            starts: std::iter::once(0).chain(breaks).collect(),
        }
    }

    /// Line and column of `offset`, and the characters before it.
    pub fn of(&self, offset: usize) -> (usize, usize, usize) {
        let byte = self.offsets.to_byte(offset);
        let line = self.starts.partition_point(|start| *start <= byte);
        let at = self.chars.from_byte(byte);
        let start = self.chars.from_byte(self.starts[line - 1]);
        (line, at - start + 1, at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_addresses() {
        assert_eq!(
            address("https://a.example/b?c=d e#f"),
            "https://a.example/b?c=d%20e#f"
        );
        assert_eq!(address("a dir/é:1.txt"), "a%20dir/%C3%A9%3A1.txt");
        assert_eq!(address("/a.txt"), "file:///a.txt");
    }

    #[test]
    fn lines_and_columns_count_characters() {
        let lines = Lines::new("a👍b\n\nc", Unit::Utf16);
        assert_eq!(lines.of(3), (1, 3, 2));
        assert_eq!(lines.of(4), (1, 4, 3));
        assert_eq!(lines.of(5), (2, 1, 4));
        assert_eq!(lines.of(6), (3, 1, 5));
        assert_eq!(lines.of(99), (3, 2, 6));
    }
}
