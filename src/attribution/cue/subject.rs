//! The noun phrase that is the subject of a verb of saying, past whatever stands between them.

use crate::lexicon;
use crate::text::Text;
use crate::text::syntax::{self, Phrase, Pos, pos};

/// The subject of the verb at `token`: the noun phrase before it, past adverbs, auxiliaries,
/// appositions and relative clauses.
pub(super) fn before(text: &Text, token: usize, limit: usize) -> Option<Phrase> {
    of_verb(text, token, limit, 0)
}

/// The same; `depth` verbs that share it have been passed.
fn of_verb(text: &Text, token: usize, limit: usize, depth: usize) -> Option<Phrase> {
    let mut k = token;
    while k > limit
        && (matches!(pos(text, k - 1), Pos::Auxiliary | Pos::Adverb)
            || pos(text, k - 1) == Pos::Clitic && text.tokens[token].classes.any(lexicon::GERUND))
    {
        k -= 1;
    }
    if k == limit || depth > 3 {
        return None;
    }
    let before = k - 1;
    match pos(text, before) {
        Pos::Pronoun => Some(Phrase {
            first: before,
            end: k,
        }),
        Pos::Relative => {
            let end = if before > limit && text.word(before - 1) == "," {
                before - 1
            } else {
                before
            };
            syntax::phrase_before(text, end, limit).or(Some(Phrase {
                first: before,
                end: k,
            }))
        }
        Pos::Mark if matches!(text.word(before), "," | "—" | "–" | "-") => {
            past_apposition(text, before, limit)
        }
        Pos::Conjunction => {
            let verb = (limit..before)
                .rev()
                .take(24)
                .find(|&j| is_verbal(text, j, limit))?;
            of_verb(text, verb, limit, depth + 1)
        }
        Pos::Preposition if text.word(before).eq_ignore_ascii_case("to") => {
            let verb = (limit..before)
                .rev()
                .take(6)
                .find(|&j| is_verbal(text, j, limit))?;
            of_verb(text, verb, limit, depth + 1)
        }
        _ => {
            let found = syntax::phrase_before(text, k, limit)?;
            Some(past_relative(text, found, limit).unwrap_or(found))
        }
    }
}

/// `with Cage saying`: the gerund at `token` has a subject of its own.
pub(super) fn with_subject(text: &Text, token: usize, limit: usize) -> Option<Phrase> {
    let with = (limit..token)
        .rev()
        .take(WITH)
        .find(|&k| pos(text, k) == Pos::Preposition && text.word(k).eq_ignore_ascii_case("with"))?;
    syntax::phrase_after(text, with + 1, token).filter(|p| p.end == token)
}

/// Tokens between “with” and its gerund.
const WITH: usize = 12;

/// The first noun phrase of a sentence that a verb follows.
pub fn first_subject(text: &Text, first: usize, end: usize) -> Option<Phrase> {
    let mut k = first;
    while k < end {
        if matches!(
            pos(text, k),
            Pos::Mark | Pos::Adverb | Pos::Conjunction | Pos::Quote
        ) {
            k += 1;
            continue;
        }
        // An opening phrase or clause runs to its comma.
        if matches!(
            pos(text, k),
            Pos::Preposition | Pos::Subordinator | Pos::Participle
        ) {
            let comma = (k..end.min(k + 30)).find(|&j| text.word(j) == ",")?;
            k = comma + 1;
            continue;
        }
        return syntax::phrase_after(text, k, end)
            .map(|p| with_apposition(text, without_verb(text, p, end), end));
    }
    None
}

/// Adds an apposition or a relative clause: `, a law professor at …`, `, who chairs …`.
pub(super) fn with_apposition(text: &Text, source: Phrase, limit: usize) -> Phrase {
    let comma = source.end;
    if comma + 1 >= limit || text.word(comma) != "," {
        return source;
    }
    let opens = matches!(pos(text, comma + 1), Pos::Determiner | Pos::Relative)
        || text.tokens[comma + 1].is(lexicon::ROLE) && pos(text, comma + 1) == Pos::Noun;
    if !opens || pos(text, source.first) == Pos::Pronoun {
        return source;
    }
    let end = (comma + 1..limit.min(comma + 40))
        .find(|&k| {
            matches!(text.word(k), "," | ";" | ":" | "." | "—" | "–") && pos(text, k) == Pos::Mark
                || matches!(pos(text, k), Pos::Quote | Pos::Conjunction)
        })
        .unwrap_or(limit.min(comma + 40));
    Phrase { end, ..source }
}

fn is_verbal(text: &Text, token: usize, limit: usize) -> bool {
    let p = pos(text, token);
    let follows_subject = token > limit
        && matches!(
            pos(text, token - 1),
            Pos::Pronoun
                | Pos::Noun
                | Pos::Name
                | Pos::Auxiliary
                | Pos::Mark
                | Pos::Relative
                | Pos::Adverb
        );
    p == Pos::Verb || p == Pos::Participle && follows_subject && text.word(token).ends_with("ed")
}

/// `Smith, a lawyer, said`: from the comma at `comma` back to the phrase that the apposition
/// explains.
fn past_apposition(text: &Text, comma: usize, limit: usize) -> Option<Phrase> {
    let mark = text.word(comma);
    let mut found: Option<Phrase> = None;
    let mut k = comma;
    for _ in 0..40 {
        if k <= limit {
            break;
        }
        k -= 1;
        if pos(text, k) == Pos::Quote {
            break;
        }
        if text.word(k) != mark {
            continue;
        }
        let opens_apposition = matches!(
            pos(text, k + 1),
            Pos::Determiner
                | Pos::Relative
                | Pos::Name
                | Pos::Noun
                | Pos::Number
                | Pos::Participle
                | Pos::Preposition
        );
        let Some(head) = syntax::phrase_before(text, k, limit).filter(|_| opens_apposition) else {
            if found.is_some() {
                break;
            }
            continue;
        };
        let is_name = (head.first..head.end).any(|j| pos(text, j) == Pos::Name);
        if found.is_none() || is_name {
            found = Some(Phrase {
                first: head.first,
                end: comma,
            });
        }
        k = head.first;
        if is_name && (k == limit || text.word(k - 1) != ",") {
            break;
        }
    }
    found
}

/// `the man who shot the president said`: the phrase before “who”.
fn past_relative(text: &Text, found: Phrase, limit: usize) -> Option<Phrase> {
    let verb = found.first.checked_sub(1).filter(|&k| k >= limit)?;
    // `a source speaking to Fox News said`
    let participle = if pos(text, verb) == Pos::Preposition {
        verb.checked_sub(1)?
    } else {
        verb
    };
    let is_participle = pos(text, participle) == Pos::Participle
        || text.tokens[participle].is(lexicon::GERUND)
            && !text.tokens[participle].is(lexicon::BASE);
    if is_participle
        && participle > limit
        && matches!(pos(text, participle - 1), Pos::Noun | Pos::Name)
    {
        let head = syntax::phrase_before(text, participle, limit)?;
        return Some(Phrase {
            first: head.first,
            end: found.end,
        });
    }
    if !matches!(
        pos(text, verb),
        Pos::Verb | Pos::Participle | Pos::Preposition | Pos::Noun
    ) {
        return None;
    }
    let relative = (limit..found.first)
        .rev()
        .take(10)
        .find(|&k| pos(text, k) == Pos::Relative)?;
    if (relative..found.first).any(|k| pos(text, k) == Pos::Mark) {
        return None;
    }
    let end = if relative > limit && text.word(relative - 1) == "," {
        relative - 1
    } else {
        relative
    };
    syntax::phrase_before(text, end, limit).map(|p| Phrase {
        first: p.first,
        end: found.end,
    })
}

/// Leaves out the verb of `NAME pulls the …`: names alone stand before it, and no noun is followed
/// by a determiner.
fn without_verb(text: &Text, phrase: Phrase, limit: usize) -> Phrase {
    let verb = phrase.end - 1;
    let names = phrase.first..verb;
    let is_name = |k: usize| matches!(pos(text, k), Pos::Name | Pos::InnerStop);
    let is_verb = pos(text, verb) == Pos::Noun
        && text.word(verb).ends_with('s')
        && phrase.end < limit
        && pos(text, phrase.end) == Pos::Determiner;
    if is_verb && !names.is_empty() && names.clone().all(is_name) {
        Phrase {
            end: verb,
            ..phrase
        }
    } else {
        phrase
    }
}
