//! The errors behind the figures, the most frequent kind first.

use std::collections::BTreeMap;

use crate::attribution::{Error, ErrorKind, Mode, score};
use crate::corpus::{Annotated, Corpus};
use crate::figures::MATCH;

/// Characters of text shown before and after a content.
const AROUND: usize = 70;

/// Characters of a content that are shown.
const SHOWN: usize = 160;

/// Prints the kinds of errors in `corpus` by frequency, and `examples` of each, evenly spread.
pub fn print(corpus: &Corpus, examples: usize) {
    for mode in [Mode::Direct, Mode::Quoted, Mode::Indirect] {
        let mut kinds: BTreeMap<ErrorKind, Vec<(&Annotated, Error)>> = BTreeMap::new();
        for text in &corpus.texts {
            for error in score(text, mode, MATCH).1 {
                kinds.entry(error.kind).or_default().push((text, error));
            }
        }
        let mut kinds: Vec<_> = kinds.into_iter().collect();
        kinds.sort_by_key(|(_, errors)| std::cmp::Reverse(errors.len()));
        for (kind, errors) in kinds {
            println!(
                "\n{} · {} · {}: {}",
                corpus.name,
                name(mode),
                title(kind),
                errors.len()
            );
            let step = errors.len().div_ceil(examples).max(1);
            for (text, error) in errors.iter().step_by(step) {
                println!("  {}", text.id);
                println!("    {}", around(&text.text, error.content));
                println!(
                    "    by hand: {}; here: {}",
                    who(&error.gold),
                    who(&error.said)
                );
            }
        }
    }
}

fn name(mode: Mode) -> &'static str {
    match mode {
        Mode::Direct => "direct",
        Mode::Quoted => "quoted",
        Mode::Indirect => "indirect",
        Mode::All => "all",
    }
}

fn title(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::Missed => "not found",
        ErrorKind::Wrong => "found, and is none",
        ErrorKind::Speaker => "somebody else says it",
        ErrorKind::NoSpeaker => "nobody given",
    }
}

fn who(words: &Option<String>) -> String {
    words
        .as_deref()
        .map_or("–".to_string(), |w| format!("“{w}”"))
}

fn around(text: &[char], (start, end): (usize, usize)) -> String {
    let piece = |from: usize, upto: usize| -> String {
        let piece: String = text[from..upto.min(text.len())].iter().collect();
        piece.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let content = if end - start > SHOWN {
        format!(
            "{} … {}",
            piece(start, start + SHOWN / 2),
            piece(end - SHOWN / 2, end)
        )
    } else {
        piece(start, end)
    };
    let before = piece(start.saturating_sub(AROUND), start);
    let after = piece(end, end + AROUND);
    format!("…{before} [[{content}]] {after}…")
}
