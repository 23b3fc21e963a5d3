//! Detection and speakers: what is found, and whether the right one says it.

use std::collections::HashMap;

use hearsay::report::Form;

use crate::corpus::{Annotated, GoldSource, Said};
use crate::quoted::{Quoted, trim};

type Span = (usize, usize);

/// Which contents are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Contents that are quoted whole.
    Direct,
    /// Every quoted part of a content.
    Quoted,
    /// Contents of which nothing is quoted.
    Indirect,
    /// All contents; quoted fragments within a reported claim are part of it.
    All,
}

/// Counts of one text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    /// Annotated and found.
    pub found: usize,
    /// Found and not annotated.
    pub wrong: usize,
    /// Annotated and not found.
    pub missed: usize,
    /// Of those found, with the right speaker.
    pub right: usize,
}

impl Counts {
    /// The sum.
    pub fn of<'a>(counts: impl IntoIterator<Item = &'a Counts>) -> Counts {
        let mut sum = Counts::default();
        for c in counts {
            sum.found += c.found;
            sum.wrong += c.wrong;
            sum.missed += c.missed;
            sum.right += c.right;
        }
        sum
    }

    /// Harmonic mean of precision and recall.
    pub fn f1(&self) -> f64 {
        ratio(2 * self.found, 2 * self.found + self.wrong + self.missed)
    }

    /// Share of those found that have the right speaker.
    pub fn speaker(&self) -> f64 {
        ratio(self.right, self.found)
    }

    /// Share of all annotated that are found with the right speaker.
    pub fn found_and_right(&self) -> f64 {
        ratio(self.right, self.found + self.missed)
    }
}

/// `part` of `whole`; nothing of nothing is nothing.
pub fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// What went wrong with one content.
#[derive(Clone, Debug)]
pub struct Error {
    /// What went wrong.
    pub kind: ErrorKind,
    /// The content, in characters.
    pub content: Span,
    /// Who says it, by hand.
    pub gold: Option<String>,
    /// Who says it, by the engine.
    pub said: Option<String>,
}

/// What can go wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ErrorKind {
    /// Annotated and not found.
    Missed,
    /// Found and not annotated.
    Wrong,
    /// Found, somebody else says it.
    Speaker,
    /// Found, and nobody is given.
    NoSpeaker,
}

/// An annotated unit: its content, how much of it is quoted, and who says it.
struct Unit {
    content: Span,
    kind: Mode,
    source: Option<GoldSource>,
}

/// A content that the engine found, and who says it.
struct Found<'a> {
    content: Span,
    source: Option<&'a (Span, String)>,
}

/// Compares the claims in `text` with its annotation: a claim matches a unit where their overlap is
/// at least `least` of their union, the best first, one to one.
pub fn score(text: &Annotated, mode: Mode, least: f64) -> (Counts, Vec<Error>) {
    let quoted = Quoted::read(&text.text);
    let units = units(text, &quoted, mode);
    let found = found(text, &quoted, mode);
    let is_split = matches!(mode, Mode::Direct | Mode::Indirect);
    let (gold, mixed): (Vec<&Unit>, Vec<&Unit>) = if is_split {
        (
            units.iter().filter(|u| u.kind == mode).collect(),
            units.iter().filter(|u| u.kind == Mode::All).collect(),
        )
    } else {
        (units.iter().collect(), Vec::new())
    };
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (i, unit) in gold.iter().enumerate() {
        for (j, claim) in found.iter().enumerate() {
            let overlap = overlap(unit.content, claim.content);
            if overlap >= least {
                pairs.push((overlap, i, j));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((b.1, b.2).cmp(&(a.1, a.2))));
    let mut is_matched = vec![false; gold.len()];
    let mut is_used = vec![false; found.len()];
    let mut counts = Counts::default();
    let mut errors = Vec::new();
    for (_, i, j) in pairs {
        if is_matched[i] || is_used[j] {
            continue;
        }
        is_matched[i] = true;
        is_used[j] = true;
        counts.found += 1;
        if is_right(gold[i].source.as_ref(), found[j].source) {
            counts.right += 1;
        } else {
            let kind = match found[j].source {
                Some(_) => ErrorKind::Speaker,
                None => ErrorKind::NoSpeaker,
            };
            errors.push(error(kind, gold[i].content, Some(gold[i]), Some(&found[j])));
        }
    }
    for (claim, _) in found.iter().zip(&is_used).filter(|(_, used)| !**used) {
        let inside = |m: &&Unit| {
            let shared =
                m.content.1.min(claim.content.1) as f64 - m.content.0.max(claim.content.0) as f64;
            shared >= 0.8 * (claim.content.1 - claim.content.0) as f64
        };
        if !mixed.iter().any(inside) {
            counts.wrong += 1;
            errors.push(error(ErrorKind::Wrong, claim.content, None, Some(claim)));
        }
    }
    for (unit, _) in gold.iter().zip(&is_matched).filter(|(_, m)| !**m) {
        counts.missed += 1;
        errors.push(error(ErrorKind::Missed, unit.content, Some(unit), None));
    }
    (counts, errors)
}

fn error(kind: ErrorKind, content: Span, gold: Option<&Unit>, said: Option<&Found>) -> Error {
    Error {
        kind,
        content,
        gold: gold.and_then(|u| Some(u.source.as_ref()?.text.clone())),
        said: said.and_then(|f| Some(f.source?.1.clone())),
    }
}

fn units(text: &Annotated, quoted: &Quoted, mode: Mode) -> Vec<Unit> {
    let mut out: Vec<Unit> = Vec::new();
    for gold in &text.gold {
        for piece in gold.pieces() {
            let content = trim(&text.text, piece);
            if content.1 <= content.0 {
                continue;
            }
            let share = quoted.share(&text.text, content);
            let kind = if share >= 0.95 {
                Mode::Direct
            } else if share == 0.0 {
                Mode::Indirect
            } else {
                Mode::All
            };
            let contents = match mode {
                Mode::Quoted => quoted_parts(text, quoted, piece),
                _ => vec![content],
            };
            for content in contents {
                let is_known = mode == Mode::Quoted && out.iter().any(|u| u.content == content);
                if !is_known {
                    out.push(Unit {
                        content,
                        kind,
                        source: gold.speaker(),
                    });
                }
            }
        }
    }
    out
}

fn quoted_parts(text: &Annotated, quoted: &Quoted, span: Span) -> Vec<Span> {
    let parts = quoted.cut(span).into_iter();
    parts
        .map(|part| trim(&text.text, part))
        .filter(|part| part.1 > part.0)
        .collect()
}

fn found<'a>(text: &'a Annotated, quoted: &Quoted, mode: Mode) -> Vec<Found<'a>> {
    let claims = || text.claims.iter().filter(|c| c.form != Form::Assertion);
    let whole: Vec<Span> = claims()
        .filter(|c| c.form == Form::Indirect)
        .map(|c| c.content)
        .collect();
    let is_part = |claim: &Said| {
        let (start, end) = claim.content;
        let lies_in =
            |w: &Span| w.1.min(end) as f64 - w.0.max(start) as f64 >= 0.8 * (end - start) as f64;
        matches!(claim.form, Form::Mixed | Form::Direct) && whole.iter().any(lies_in)
    };
    let mut out: Vec<Found> = Vec::new();
    let mut known: HashMap<Span, usize> = HashMap::new();
    for claim in claims().filter(|c| mode != Mode::All || !is_part(c)) {
        let content = trim(&text.text, claim.content);
        if content.1 <= content.0 {
            continue;
        }
        let share = quoted.share(&text.text, content);
        let contents = match mode {
            Mode::Quoted => quoted_parts(text, quoted, claim.content),
            Mode::Direct if share < 0.95 => continue,
            Mode::Indirect if share > 0.05 => continue,
            _ => vec![content],
        };
        for content in contents {
            let source = claim.source.as_ref();
            match known.get(&content) {
                None => {
                    known.insert(content, out.len());
                    out.push(Found { content, source });
                }
                Some(&k) if out[k].source.is_none() => out[k].source = source,
                Some(_) => {}
            }
        }
    }
    out
}

/// Overlap of two spans as a share of their union.
pub fn overlap(a: Span, b: Span) -> f64 {
    let (start, end) = (a.0.max(b.0), a.1.min(b.1));
    if end <= start {
        return 0.0;
    }
    (end - start) as f64 / (a.1.max(b.1) - a.0.min(b.0)) as f64
}

fn is_right(gold: Option<&GoldSource>, said: Option<&(Span, String)>) -> bool {
    let (gold, (span, words)) = match (gold, said) {
        (None, said) => return said.is_none(),
        (Some(_), None) => return false,
        (Some(gold), Some(said)) => (gold, said),
    };
    let whole = gold.start.zip(gold.end).into_iter();
    let mut spans: Vec<Span> = gold.spans.clone();
    if spans.is_empty() {
        spans.extend(whole);
    }
    let meets = spans.iter().any(|s| span.0 < s.1 && span.1 > s.0);
    meets || !head(&gold.text).is_empty() && head(&gold.text) == head(words)
}

/// The word that a source's words turn on, lower case: the last one before "of", a comma, ….
fn head(words: &str) -> String {
    const STOPS: [&str; 22] = [
        "the",
        "a",
        "an",
        "his",
        "her",
        "their",
        "its",
        "this",
        "that",
        "these",
        "those",
        "some",
        "many",
        "mr",
        "mrs",
        "ms",
        "dr",
        "sen",
        "rep",
        "gov",
        "president",
        "secretary",
    ];
    let words = words.trim();
    let first = &words[..end_of_head(words)];
    let first = if first.is_empty() { words } else { first };
    let lower = first.to_lowercase();
    let all: Vec<&str> = lower
        .split(|c: char| !(is_word(c) || "’'.-".contains(c)))
        .filter(|w| !w.is_empty())
        .map(without_ending)
        .collect();
    let telling = all.iter().rfind(|w| !STOPS.contains(w));
    telling.or(all.last()).unwrap_or(&"").to_string()
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Byte at which the head ends.
fn end_of_head(words: &str) -> usize {
    const PARTS: [&str; 12] = [
        "of", "who", "that", "which", "at", "in", "from", "for", "with", "to", "on", "and",
    ];
    let mut run = 0;
    let mut is_in_run = false;
    for (at, c) in words.char_indices().chain([(words.len(), ' ')]) {
        if is_word(c) {
            if !is_in_run {
                run = at;
            }
            is_in_run = true;
            continue;
        }
        if is_in_run && PARTS.contains(&&words[run..at]) {
            return run;
        }
        is_in_run = false;
        if matches!(c, ',' | '(' | '—' | '–') {
            return at;
        }
    }
    words.len()
}

fn without_ending(word: &str) -> &str {
    let possessive = word.strip_suffix("’s").or(word.strip_suffix("'s"));
    possessive.unwrap_or_else(|| word.trim_end_matches(['.', '’', '\'']))
}
