//! The lines of a plain text: broken by a fixed width, or each a paragraph of its own.

use super::Span;

/// Bytes of the widest line that a text is broken by.
const WIDEST: usize = 200;

/// The lines of `text` that hold words, trimmed, in order; and for each whether a paragraph ends with it.
/// A blank line ends one everywhere. A line break alone does where lines are longer than any width that
/// text is broken by, or most of them end as sentences do: others end so once in ten.
pub fn read(text: &str) -> Vec<(Span, bool)> {
    let mut lines: Vec<(Span, bool)> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        if words.is_empty() {
            if let Some(last) = lines.last_mut() {
                last.1 = true;
            }
        } else {
            let start = at + line.len() - line.trim_start().len();
            lines.push((Span::new(start, start + words.len()), false));
        }
        at += line.len();
    }
    let joined = || lines.windows(2).filter(|w| !w[0].1);
    let stops = joined().filter(|w| ends_sentence(w[0].0.of(text))).count();
    let is_wide = lines.iter().any(|(line, _)| line.len() > WIDEST);
    if is_wide || stops * 2 >= joined().count().max(1) {
        for k in 1..lines.len() {
            let line = lines[k - 1].0.of(text);
            let rest = lines[k..].iter().take(FAR).map(|(span, _)| span.of(text));
            lines[k - 1].1 |= !goes_on(line, rest);
        }
    }
    lines
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»'])
        .ends_with(['.', '!', '?', '…', ':'])
        || line.ends_with(['"', '”'])
}

/// Lines after an open quotation in which its closing mark is looked for.
const FAR: usize = 8;

/// Whether the lines of `rest` go on with the sentence or the quotation that `line` leaves open: the
/// first mark among them closes one then.
fn goes_on<'t>(line: &str, rest: impl Iterator<Item = &'t str> + Clone) -> bool {
    let straight = line.matches('"').count() % 2 == 1;
    let is_open = straight || line.rfind('“') > line.rfind('”');
    let closes = |next: &str| {
        let at = next.find(['"', '“', '”'])?;
        let is_behind = next[..at].ends_with(|c: char| !c.is_whitespace());
        Some(next[at..].starts_with('”') || next[at..].starts_with('"') && is_behind)
    };
    let mut next = rest.clone();
    next.next()
        .is_some_and(|n| n.starts_with(char::is_lowercase))
        || is_open && rest.clone().find_map(closes) == Some(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraphs(text: &str) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        let mut is_new = true;
        for (span, ends) in read(text) {
            match out.last_mut().filter(|_| !is_new) {
                Some(last) => *last += &format!(" {}", span.of(text)),
                None => out.push(span.of(text).to_owned()),
            }
            is_new = ends;
        }
        out
    }

    #[test]
    fn a_line_is_a_paragraph_where_lines_end_as_sentences_do() {
        let text =
            "Lido stays shut\nThe pool leaks, said Ana Petrov.\n“It is old.\n“It is cold.”\n";
        assert_eq!(paragraphs(text).len(), 4);
    }

    #[test]
    fn a_quotation_that_is_never_closed_stops_at_its_line() {
        let text = "“The pool leaks.\nRead more\n“It is old,” she said.\nNobody swam.";
        assert_eq!(paragraphs(text).len(), 4);
    }

    #[test]
    fn lines_broken_by_their_width_are_joined() {
        let text = "The council voted on Monday to\nshut the pool. Ana Petrov, its\nkeeper, said that it leaked.\nNobody swam.\n\nIt was old.";
        assert_eq!(paragraphs(text).len(), 2);
    }

    #[test]
    fn a_quotation_that_a_line_leaves_open_goes_on() {
        let text = "“The pool leaks.\nIt is old,” she said.\nNobody swam.\nThe lights went out.";
        assert_eq!(paragraphs(text).len(), 3);
    }
}
