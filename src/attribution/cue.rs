//! Cues in plain words, and the noun phrase that is their source: “**Smith**, a lawyer, **said**”,
//! “**said** the **mayor**”, “**according to** the **report**”, “**SMITH:**”.

use crate::document::Span;
use crate::lexicon;
use crate::report::Act;
use crate::text::syntax::{self, Phrase, Pos, pos};
use crate::text::{Shape, Text, TokenKind};

/// A cue with its source; token numbers.
#[derive(Clone, Copy, Debug)]
pub struct Cue {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// What sort.
    pub kind: CueKind,
    /// Who: the noun phrase, appositions with it. `None` where it has none.
    pub source: Option<Phrase>,
    /// Whom it was said to (“told **reporters**”).
    pub addressee: Option<Phrase>,
    /// Number of the sentence.
    pub sentence: usize,
}

/// What sort of cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CueKind {
    /// A verb of saying, writing, finding.
    Statement,
    /// A verb of believing, wanting.
    Attitude,
    /// A verb that carries a quotation beside it only.
    Manner,
    /// “according to”.
    According,
    /// `NAME:` at the start of a block.
    Label,
    /// A passive without an agent: nobody is given.
    Passive,
}

impl Cue {
    /// From the first to the last token of cue and source.
    pub fn tokens(&self) -> Phrase {
        let whole = Phrase {
            first: self.first,
            end: self.end,
        };
        self.source.map_or(whole, |s| Phrase {
            first: s.first.min(whole.first),
            end: s.end.max(whole.end),
        })
    }

    /// Bytes of the cue.
    pub fn span(&self, text: &Text) -> Span {
        text.span(self.first, self.end)
    }

    /// Bytes of the source.
    pub fn source_span(&self, text: &Text) -> Option<Span> {
        self.source.map(|s| text.span(s.first, s.end))
    }

    /// Said, or believed.
    pub fn act(&self) -> Act {
        if self.kind == CueKind::Attitude {
            Act::Attitude
        } else {
            Act::Statement
        }
    }
}

/// Every cue among tokens `first..end`, a stretch of sentence `sentence` outside quotation marks.
/// `after_quotation` says that a quotation ends right before it, `before_quotation` that one
/// begins right after it.
pub fn find(
    text: &Text,
    stretch: Phrase,
    sentence: usize,
    after_quotation: bool,
    out: &mut Vec<Cue>,
) {
    let mut token = stretch.first;
    let from = out.len();
    while token < stretch.end {
        let found = according(text, token, stretch)
            .or_else(|| verb(text, token, stretch, after_quotation, &out[from..]));
        match found {
            Some(mut cue) => {
                cue.sentence = sentence;
                token = cue.end;
                out.push(cue);
            }
            None => token += 1,
        }
    }
}

fn according(text: &Text, token: usize, stretch: Phrase) -> Option<Cue> {
    let hit = text
        .phrases_at(token)
        .iter()
        .find(|p| p.classes.any(lexicon::ACCORDING))?;
    let source = syntax::phrase_after(text, hit.end, stretch.end)?;
    let source = with_apposition(text, source, stretch.end);
    Some(Cue {
        first: token,
        end: hit.end,
        kind: CueKind::According,
        source: Some(source),
        addressee: None,
        sentence: 0,
    })
}

const CUE_VERB: lexicon::Classes = syntax::ANY_VERB.or(lexicon::MANNER_VERB);

fn verb(
    text: &Text,
    token: usize,
    stretch: Phrase,
    after_quotation: bool,
    before: &[Cue],
) -> Option<Cue> {
    let t = &text.tokens[token];
    let phrase = text
        .phrases_at(token)
        .iter()
        .find(|p| p.classes.any(CUE_VERB));
    let classes = phrase.map_or(t.classes, |p| p.classes | t.classes);
    if t.kind != TokenKind::Word {
        return None;
    }
    if !classes.any(CUE_VERB) {
        return if after_quotation {
            any_verb(text, token, stretch)
        } else {
            None
        };
    }
    let end = phrase.map_or(token + 1, |p| p.end).min(stretch.end);
    let kind = if classes.any(lexicon::STATEMENT_VERB) {
        CueKind::Statement
    } else if classes.any(lexicon::ATTITUDE_VERB) {
        CueKind::Attitude
    } else {
        CueKind::Manner
    };
    let cue = |kind, source| Cue {
        first: token,
        end,
        kind,
        source,
        addressee: addressee(text, end, stretch.end),
        sentence: 0,
    };
    if is_noun(text, token, stretch) {
        return None;
    }
    if classes.any(lexicon::PARTICIPLE) && is_passive(text, token, stretch.first) {
        let agent = (text.tokens.get(end).is_some_and(|_| end < stretch.end)
            && text.word(end).eq_ignore_ascii_case("by"))
        .then(|| syntax::phrase_after(text, end + 1, stretch.end))
        .flatten();
        return Some(match agent {
            Some(agent) => cue(kind, Some(with_apposition(text, agent, stretch.end))),
            None => cue(CueKind::Passive, None),
        });
    }
    let is_finite = classes.any(lexicon::PAST.or(lexicon::PRESENT));
    let inverted = || {
        let opens = (stretch.first..token)
            .all(|k| matches!(pos(text, k), Pos::Mark | Pos::Adverb | Pos::Quote));
        let follows_comma = token > stretch.first && text.word(token - 1) == ",";
        let may =
            is_finite && (opens && (after_quotation || token == stretch.first) || follows_comma);
        let first = if end < stretch.end && pos(text, end) == Pos::Adverb {
            end + 1
        } else {
            end
        };
        may.then(|| syntax::phrase_after(text, first, stretch.end))
            .flatten()
            .filter(|p| pos(text, p.first) != Pos::Pronoun || after_quotation)
    };
    // “X,” said Smith: the words before belong to the quotation.
    if after_quotation
        && (stretch.first..token).all(|k| matches!(pos(text, k), Pos::Mark | Pos::Adverb))
        && let Some(source) = inverted()
    {
        return Some(cue(kind, Some(with_apposition(text, source, stretch.end))));
    }
    let is_bare_gerund =
        classes.any(lexicon::GERUND) && !follows_auxiliary(text, token, stretch.first);
    if is_bare_gerund {
        let same = || before.iter().rev().find_map(|c| c.source);
        return with_subject(text, token, stretch.first)
            .or_else(same)
            .or_else(|| first_subject(text, stretch.first, token))
            .map(|source| cue(kind, Some(source)));
    }
    if let Some(source) = subject(text, token, stretch.first, 0) {
        return Some(cue(kind, Some(source)));
    }
    let source = inverted().map(|p| with_apposition(text, p, stretch.end));
    (source.is_some() || after_quotation).then(|| cue(kind, source))
}

/// A verb that the lexicon does not know, right behind a quotation with nothing but its subject:
/// `“…,” Smith thundered.`, `“…,” reacted Smith.`
fn any_verb(text: &Text, token: usize, stretch: Phrase) -> Option<Cue> {
    let is_past = pos(text, token) == Pos::Participle && text.word(token).ends_with("ed");
    if !is_past {
        return None;
    }
    let from = (stretch.first..token)
        .find(|&k| pos(text, k) != Pos::Mark)
        .unwrap_or(token);
    let source = if from == token {
        syntax::phrase_after(text, token + 1, stretch.end)
            .filter(|p| (p.first..p.end).any(|k| pos(text, k) == Pos::Name))
    } else {
        syntax::phrase_before(text, token, from).filter(|p| p.first == from)
    };
    source.map(|source| Cue {
        first: token,
        end: token + 1,
        kind: CueKind::Manner,
        source: Some(source),
        addressee: None,
        sentence: 0,
    })
}

/// “his claims”, “in reports”: a noun here.
fn is_noun(text: &Text, token: usize, stretch: Phrase) -> bool {
    let t = &text.tokens[token];
    if token == stretch.first {
        return false;
    }
    let before = pos(text, token - 1);
    let after_determiner = matches!(before, Pos::Determiner | Pos::Preposition)
        && !text.word(token - 1).eq_ignore_ascii_case("to");
    let is_capital_name = t.shape == Shape::Title && !syntax::is_sentence_start(text, token);
    after_determiner && !t.is(lexicon::GERUND)
        || is_capital_name && before != Pos::Verb && pos(text, token) == Pos::Name
        || before == Pos::Clitic
            && text.tokens[token - 1].is(lexicon::BE)
            && t.is(lexicon::SINGULAR.or(lexicon::PLURAL))
}

fn is_passive(text: &Text, token: usize, limit: usize) -> bool {
    let mut k = token;
    while k > limit && matches!(pos(text, k - 1), Pos::Adverb) {
        k -= 1;
    }
    k > limit && text.tokens[k - 1].is(lexicon::BE) && (pos(text, k - 1) != Pos::Clitic)
        || k > limit
            && pos(text, k - 1) == Pos::Clitic
            && k - 1 > limit
            && pos(text, k - 2) == Pos::Pronoun
            && !text.tokens[token].is(lexicon::BASE)
            && text.tokens[token].is(lexicon::PARTICIPLE)
            && !text.tokens[token].is(lexicon::STATEMENT_VERB)
}

fn follows_auxiliary(text: &Text, token: usize, limit: usize) -> bool {
    let mut k = token;
    while k > limit && pos(text, k - 1) == Pos::Adverb {
        k -= 1;
    }
    k > limit && (text.tokens[k - 1].is(lexicon::BE) || pos(text, k - 1) == Pos::Clitic)
}

/// `with Cage saying`: the gerund at `token` has a subject of its own.
fn with_subject(text: &Text, token: usize, limit: usize) -> Option<Phrase> {
    let with = (limit..token)
        .rev()
        .take(WITH)
        .find(|&k| pos(text, k) == Pos::Preposition && text.word(k).eq_ignore_ascii_case("with"))?;
    syntax::phrase_after(text, with + 1, token).filter(|p| p.end == token)
}

/// Tokens between “with” and its gerund.
const WITH: usize = 12;

/// The subject of the verb at `token`: the noun phrase before it, past adverbs, auxiliaries,
/// appositions and relative clauses.
fn subject(text: &Text, token: usize, limit: usize, depth: usize) -> Option<Phrase> {
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
            subject(text, verb, limit, depth + 1)
        }
        Pos::Preposition if text.word(before).eq_ignore_ascii_case("to") => {
            let verb = (limit..before)
                .rev()
                .take(6)
                .find(|&j| is_verbal(text, j, limit))?;
            subject(text, verb, limit, depth + 1)
        }
        _ => {
            let found = syntax::phrase_before(text, k, limit)?;
            Some(past_relative(text, found, limit).unwrap_or(found))
        }
    }
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

/// Adds an apposition or a relative clause: `, a law professor at …`, `, who chairs …`.
fn with_apposition(text: &Text, source: Phrase, limit: usize) -> Phrase {
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

fn addressee(text: &Text, first: usize, limit: usize) -> Option<Phrase> {
    let verb = first.checked_sub(1)?;
    if !text.tokens[verb].is(lexicon::TELLING_VERB) {
        return None;
    }
    syntax::phrase_after(text, first, limit)
}
