//! Verbs of saying: what sort of cue one is, and who its source is: the subject before it, the noun
//! phrase behind it (“said Smith”), the agent of a passive, or nobody.

use super::subject::{self, with_apposition};
use super::{Cue, CueKind};
use crate::lexicon::{self, Classes};
use crate::text::syntax::{self, Phrase, Pos, pos};
use crate::text::{Shape, Text, TokenKind};

const CUE_VERB: Classes = syntax::ANY_VERB.or(lexicon::MANNER_VERB);

/// The cue whose verb is at `token` of `stretch`, if there is one; `before` are the cues before it.
pub(super) fn at(
    text: &Text,
    token: usize,
    stretch: Phrase,
    after_quotation: bool,
    before: &[Cue],
) -> Option<Cue> {
    let t = &text.tokens[token];
    if t.kind != TokenKind::Word {
        return None;
    }
    let phrase = text
        .phrases_at(token)
        .iter()
        .find(|p| p.classes.any(CUE_VERB));
    let classes = phrase.map_or(t.classes, |p| p.classes | t.classes);
    if !classes.any(CUE_VERB) {
        return after_quotation
            .then(|| unknown(text, token, stretch))
            .flatten();
    }
    if is_noun(text, token, stretch) {
        return None;
    }
    let end = phrase.map_or(token + 1, |p| p.end).min(stretch.end);
    let verb = Verb {
        text,
        token,
        end,
        classes,
        stretch,
        after_quotation,
    };
    let (kind, source) = verb.read(before)?;
    Some(Cue {
        first: token,
        end,
        kind,
        source,
        addressee: addressee(text, end, stretch.end),
        sentence: 0,
    })
}

/// A verb of the lexicon's and the stretch that it stands in.
struct Verb<'t, 'd> {
    text: &'t Text<'d>,
    token: usize,
    end: usize,
    classes: Classes,
    stretch: Phrase,
    after_quotation: bool,
}

impl Verb<'_, '_> {
    /// What sort of cue, and its source; `None` where it is no cue.
    fn read(&self, before: &[Cue]) -> Option<(CueKind, Option<Phrase>)> {
        let kind = self.kind();
        let (text, limit) = (self.text, self.stretch.first);
        if self.classes.any(lexicon::PARTICIPLE) && is_passive(text, self.token, limit) {
            let agent = self.agent();
            return Some((agent.map_or(CueKind::Passive, |_| kind), agent));
        }
        // “X,” said Smith: the words before belong to the quotation.
        let is_first = (limit..self.token).all(|k| matches!(pos(text, k), Pos::Mark | Pos::Adverb));
        if self.after_quotation
            && is_first
            && let Some(source) = self.inverted()
        {
            return Some((kind, Some(source)));
        }
        if self.classes.any(lexicon::GERUND) && !follows_auxiliary(text, self.token, limit) {
            return self
                .gerund_subject(before)
                .map(|source| (kind, Some(source)));
        }
        let source = subject::before(text, self.token, limit).or_else(|| self.inverted());
        (source.is_some() || self.after_quotation).then_some((kind, source))
    }

    fn kind(&self) -> CueKind {
        if self.classes.any(lexicon::STATEMENT_VERB) {
            CueKind::Statement
        } else if self.classes.any(lexicon::ATTITUDE_VERB) {
            CueKind::Attitude
        } else {
            CueKind::Manner
        }
    }

    /// `was told by **Smith**`
    fn agent(&self) -> Option<Phrase> {
        let is_by = self.end < self.stretch.end
            && self.end < self.text.tokens.len()
            && self.text.word(self.end).eq_ignore_ascii_case("by");
        is_by
            .then(|| syntax::phrase_after(self.text, self.end + 1, self.stretch.end))
            .flatten()
            .map(|agent| with_apposition(self.text, agent, self.stretch.end))
    }

    /// `said **Smith**, a lawyer`: the subject behind the verb, where it may stand there.
    fn inverted(&self) -> Option<Phrase> {
        let (text, token, limit) = (self.text, self.token, self.stretch.first);
        let is_finite = self.classes.any(lexicon::PAST.or(lexicon::PRESENT));
        let opens =
            (limit..token).all(|k| matches!(pos(text, k), Pos::Mark | Pos::Adverb | Pos::Quote));
        let follows_comma = token > limit && text.word(token - 1) == ",";
        let may = is_finite && (opens && (self.after_quotation || token == limit) || follows_comma);
        let has_adverb = self.end < self.stretch.end && pos(text, self.end) == Pos::Adverb;
        let first = self.end + usize::from(has_adverb);
        may.then(|| syntax::phrase_after(text, first, self.stretch.end))
            .flatten()
            .filter(|p| pos(text, p.first) != Pos::Pronoun || self.after_quotation)
            .map(|p| with_apposition(text, p, self.stretch.end))
    }

    /// Of a gerund without an auxiliary: its own subject, or that of the cue before, or of the sentence.
    fn gerund_subject(&self, before: &[Cue]) -> Option<Phrase> {
        let (text, token, limit) = (self.text, self.token, self.stretch.first);
        subject::with_subject(text, token, limit)
            .or_else(|| before.iter().rev().find_map(|c| c.source))
            .or_else(|| subject::first_subject(text, limit, token))
    }
}

/// A verb that the lexicon does not know, right behind a quotation with nothing but its subject:
/// `“…,” Smith thundered.`, `“…,” reacted Smith.`
fn unknown(text: &Text, token: usize, stretch: Phrase) -> Option<Cue> {
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

/// Whom it was said to: `told **reporters**`.
fn addressee(text: &Text, first: usize, limit: usize) -> Option<Phrase> {
    let verb = first.checked_sub(1)?;
    if !text.tokens[verb].is(lexicon::TELLING_VERB) {
        return None;
    }
    syntax::phrase_after(text, first, limit)
}
