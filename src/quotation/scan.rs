//! Pairs the quotation marks of a block: straight, curly, single, guillemets, nested, unclosed.

use crate::document::Span;
use crate::lexicon::{self, look_up};
use crate::text::{Text, TokenKind};

/// A pair of marks; token numbers.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    /// First token of the opening mark.
    pub open: usize,
    /// First token between the marks.
    pub first: usize,
    /// One past the last token between the marks.
    pub end: usize,
    /// One past the last token of the closing mark; `end` where there is none.
    pub close: usize,
    /// Whether the closing mark is there.
    pub is_closed: bool,
    /// Which marks.
    pub style: Style,
}

/// Which marks a quotation has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `"`, `“ ”`, `„ “`, `` `` '' ``.
    Double,
    /// `'`, `‘ ’`.
    Single,
    /// `« »`, `‹ ›`, either way round.
    Guillemet,
}

/// More marks than this open at once are noise.
const DEEPEST: usize = 4;

/// The pairs among tokens `first..end`, which are one block; by their opening mark. `left_open` are the
/// marks that the block before leaves open: a bare closing mark of theirs closes what this block opens
/// with. Linear.
pub fn pairs(text: &Text, first: usize, end: usize, left_open: Option<Style>) -> Vec<Pair> {
    let marks: Vec<Seen> = seen(text, first, end);
    let mut scan = Scan {
        text,
        first,
        end,
        open: Vec::new(),
        pairs: Vec::new(),
    };
    if let Some(pair) = closed_only(&marks, first, left_open) {
        scan.pairs.push(pair);
    }
    // Whether a single mark that can close comes later, so that an apostrophe opens nothing.
    let mut closers_left = marks
        .iter()
        .filter(|m| m.style == Style::Single && m.can_close)
        .count();
    for (k, mark) in marks.iter().enumerate() {
        closers_left -= usize::from(mark.style == Style::Single && mark.can_close);
        match mark.style {
            Style::Single => scan.single(mark, &marks[k + 1..], closers_left),
            _ => scan.double(mark),
        }
    }
    scan.finish()
}

/// What runs on from the block before to a closing mark that nothing of this block opens. Its marks are
/// double ones: a single one would be an apostrophe.
fn closed_only(marks: &[Seen], first: usize, left_open: Option<Style>) -> Option<Pair> {
    let style = left_open.filter(|s| *s == Style::Double)?;
    let mark = marks.iter().find(|m| m.style == style)?;
    let closes = mark.can_close && !mark.can_open && mark.side != Side::Opening;
    (closes && mark.token > first).then_some(Pair {
        open: first,
        first,
        end: mark.token,
        close: mark.end,
        is_closed: true,
        style,
    })
}

/// A quotation mark and what it could do where it stands.
#[derive(Clone, Copy, Debug)]
struct Seen {
    token: usize,
    /// One past its last token: two where it is written as two (`` `` ``, `''`).
    end: usize,
    style: Style,
    side: Side,
    can_open: bool,
    can_close: bool,
    /// Punctuation that closes speech stands before it.
    is_after_stop: bool,
    /// It opens a line.
    opens_line: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Opening,
    Closing,
    Either,
}

fn seen(text: &Text, first: usize, end: usize) -> Vec<Seen> {
    let block = text.span(first, end);
    let mut marks = Vec::new();
    let mut token = first;
    while token < end {
        if text.tokens[token].kind != TokenKind::QuotationMark {
            token += 1;
            continue;
        }
        let is_pair = token + 1 < end
            && matches!(text.word(token), "`" | "'")
            && text.word(token) == text.word(token + 1)
            && text.tokens[token].end == text.tokens[token + 1].start;
        let after_token = token + 1 + usize::from(is_pair);
        let at = text.span(token, after_token);
        let before = text.str[block.start..at.start]
            .chars()
            .next_back()
            .unwrap_or(' ');
        let after = text.str[at.end..block.end].chars().next().unwrap_or(' ');
        let (style, side) = match text.word(token) {
            "`" if is_pair => (Style::Double, Side::Opening),
            "'" if is_pair => (Style::Double, Side::Closing),
            "“" | "„" | "‟" => (Style::Double, Side::Opening),
            "”" => (Style::Double, Side::Closing),
            "\"" | "＂" => (Style::Double, Side::Either),
            "«" | "‹" => (Style::Guillemet, Side::Opening),
            "»" | "›" => (Style::Guillemet, Side::Closing),
            "‘" | "‚" | "`" => (Style::Single, Side::Opening),
            "’" => (Style::Single, Side::Closing),
            _ => (Style::Single, Side::Either),
        };
        let is_edge =
            |c: char| c.is_whitespace() || matches!(c, '(' | '[' | '{' | '—' | '–' | '-' | '/');
        let opens_quotation = |c: char| matches!(c, '“' | '‘' | '"' | '\'' | '«' | '„' | '‹' | '`');
        marks.push(Seen {
            token,
            end: after_token,
            style,
            side,
            can_open: (is_edge(before) || opens_quotation(before)) && !after.is_whitespace(),
            can_close: !before.is_whitespace() && !after.is_alphanumeric(),
            is_after_stop: matches!(
                before,
                '.' | ',' | '?' | '!' | ';' | '…' | '—' | '–' | '”' | '"' | ')'
            ),
            opens_line: before == '\n',
        });
        token = after_token;
    }
    marks
}

struct Scan<'t, 'd> {
    text: &'t Text<'d>,
    first: usize,
    end: usize,
    open: Vec<Seen>,
    pairs: Vec<Pair>,
}

impl Scan<'_, '_> {
    fn double(&mut self, mark: &Seen) {
        let mut same = self.open.iter().rposition(|o| o.style == mark.style);
        let word = self.text.word(mark.token);
        // A line of a quotation that goes on opens with a mark of its own.
        if let (Some(k), true, true) = (same, mark.opens_line, mark.can_open) {
            self.leave(k, mark.token);
            same = None;
        }
        let closes = match mark.side {
            Side::Closing => same.is_some() || !mark.can_open,
            // `„…“`, and a mark that was set the wrong way round.
            Side::Opening => {
                same.is_some_and(|k| self.text.word(self.open[k].token) == "„")
                    || mark.can_close && !mark.can_open && same.is_some()
                    || word == "«"
                        && same.is_some_and(|k| self.text.word(self.open[k].token) == "»")
            }
            Side::Either => same.is_some() && (mark.can_close || !mark.can_open),
        };
        if closes {
            if let Some(k) = same {
                self.close(k, mark);
            }
            return;
        }
        let is_measure = mark.side == Side::Either && !mark.can_open;
        if is_measure || self.open.len() >= DEEPEST {
            return;
        }
        // A second straight opening mark: the first was never closed.
        if let (Side::Either, Some(k)) = (mark.side, same) {
            self.open.truncate(k);
        }
        self.open.push(*mark);
    }

    fn single(&mut self, mark: &Seen, later: &[Seen], closers_left: usize) {
        let same = self.open.iter().rposition(|o| o.style == Style::Single);
        if let (Some(k), true, true) = (same, mark.can_close, mark.side != Side::Opening) {
            if !self.is_possessive(mark, later) {
                self.close(k, mark);
            }
            return;
        }
        let opens =
            mark.can_open && mark.side != Side::Closing && same.is_none() && closers_left > 0;
        if opens && !self.is_elision(mark) && self.open.len() < DEEPEST {
            self.open.push(*mark);
        }
    }

    /// `’` after an s, with a better closing mark before the next opening one: `voters’`.
    fn is_possessive(&self, mark: &Seen, later: &[Seen]) -> bool {
        if mark.is_after_stop
            || !self.text.str[..self.text.span(mark.token, mark.end).start].ends_with(['s', 'S'])
        {
            return false;
        }
        let goes_on = self.text.tokens.get(mark.end).is_some_and(|t| {
            mark.end < self.end && t.kind == TokenKind::Word && t.shape == crate::text::Shape::Lower
        });
        goes_on
            && later
                .iter()
                .take(12)
                .take_while(|m| !(m.style == Style::Single && m.side == Side::Opening))
                .any(|m| m.style == Style::Single && m.can_close && m.is_after_stop)
    }

    fn is_elision(&self, mark: &Seen) -> bool {
        let Some(next) = self
            .text
            .tokens
            .get(mark.end)
            .filter(|_| mark.end < self.end)
        else {
            return true;
        };
        next.kind == TokenKind::Number
            || look_up(self.text.word(mark.end))
                .classes()
                .any(lexicon::ELISION)
    }

    fn close(&mut self, k: usize, mark: &Seen) {
        let open = self.open[k];
        self.open.truncate(k);
        if mark.token > open.end {
            self.pairs.push(Pair {
                open: open.token,
                first: open.end,
                end: mark.token,
                close: mark.end,
                is_closed: true,
                style: open.style,
            });
        }
    }

    /// What is open runs to token `end`, where it is opened again.
    fn leave(&mut self, k: usize, end: usize) {
        let open = self.open[k];
        self.open.truncate(k);
        if end > open.end {
            self.pairs.push(Pair {
                open: open.token,
                first: open.end,
                end,
                close: end,
                is_closed: false,
                style: open.style,
            });
        }
    }

    /// What is still open runs to the end of the block; a single mark was an apostrophe then,
    /// unless it opens the block.
    fn finish(mut self) -> Vec<Pair> {
        if let Some(open) = self.open.first().copied() {
            let opens_block = open.token == self.first;
            if (open.style != Style::Single || opens_block) && self.end > open.end {
                self.pairs.push(Pair {
                    open: open.token,
                    first: open.end,
                    end: self.end,
                    close: self.end,
                    is_closed: false,
                    style: open.style,
                });
            }
        }
        self.pairs
            .sort_by_key(|p| (p.open, std::cmp::Reverse(p.close)));
        self.pairs
    }
}

/// The bytes between the marks, white space trimmed.
pub fn content(text: &Text, pair: &Pair) -> Span {
    text.span(pair.first, pair.end)
}
