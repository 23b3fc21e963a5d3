//! The words of a source, taken apart: what stands before the noun that says who, and after it.

use crate::document::Span;
use crate::entity::{Number, Resolved};
use crate::lexicon;
use crate::text::{Shape, Text, TokenKind};

/// Longest source that is read word by word, in tokens; what lies beyond describes it further.
const LONGEST: usize = 60;

/// A source's words. Token numbers are those of the text.
#[derive(Clone, Copy, Debug)]
pub struct SourcePhrase {
    /// Bytes of the text.
    pub span: Span,
    /// The word that says who: "official" of "a senior official of the bank".
    pub head: usize,
    /// Whether nothing describes the head: no adjective, name or clause.
    pub is_bare: bool,
    /// Whether an outright count opens it: "two officials".
    pub is_counted: bool,
    /// Whether the head is a plural, a group, or a word like "some".
    pub is_plural: bool,
    /// A name inside the phrase, bytes: "Pentagon" of "Pentagon officials".
    pub name: Option<Span>,
    /// Whether that name is an organisation or place that the source belongs to.
    pub is_member: bool,
    /// What the head is.
    pub kind: HeadKind,
}

/// What the head of a source's words is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadKind {
    /// "source", "insider".
    Anonymous,
    /// "critics", "experts".
    Collective,
    /// "study", "report".
    Document,
    /// "some", "many", "others".
    Quantity,
    /// "aide", "lawyer".
    Role,
    /// "she".
    Pronoun,
    /// Any other word.
    Other,
}

impl SourcePhrase {
    /// The words that say who a claim's source is: its own, or, of a pronoun, the mention that it
    /// stands for.
    pub fn of(text: &Text, source: Span, resolved: Option<&Resolved>) -> Option<SourcePhrase> {
        let own = SourcePhrase::read(text, source)?;
        let mention = resolved
            .filter(|_| own.kind == HeadKind::Pronoun)
            .and_then(|r| r.via.last())
            .filter(|mention| **mention != source);
        let mut phrase = mention
            .and_then(|mention| SourcePhrase::read(text, *mention))
            .unwrap_or(own);
        if let (None, Some(resolved)) = (mention, resolved) {
            phrase.name = resolved.organisation.or(resolved.attached_to);
            phrase.is_member = resolved.organisation.is_some();
            phrase.is_plural |= resolved.number == Number::Plural;
        }
        Some(phrase)
    }

    /// Takes `span` apart; `None` where no word lies in it.
    pub fn read(text: &Text, span: Span) -> Option<SourcePhrase> {
        let first = text.token_from(span.start);
        let end = text.token_from(span.end).min(first + LONGEST);
        let is_word = |t: usize| {
            matches!(
                text.tokens[t].kind,
                TokenKind::Word | TokenKind::Number | TokenKind::Clitic
            )
        };
        let first = (first..end).find(|t| is_word(*t))?;
        // "some of the critics", "one of the experts": the noun after "of" says who.
        let mut start = first;
        let mut is_counted = false;
        while start < end && is_opening(text, start) {
            is_counted |= text.tokens[start].is(lexicon::COUNT)
                || text.tokens[start].kind == TokenKind::Number;
            start += 1;
            let is_of = start + 1 < end && text.word(start).eq_ignore_ascii_case("of");
            start += usize::from(is_of);
        }
        if start >= end || !is_word(start) {
            start = first;
        }
        let stops = |t: usize| {
            t > start
                && (!is_word(t)
                    || text.tokens[t].is(lexicon::PREPOSITION.or(lexicon::RELATIVE))
                    || text.tokens[t].is(lexicon::GERUND) && text.tokens[t].shape == Shape::Lower)
        };
        let core_end = (start..end).find(|t| stops(*t)).unwrap_or(end);
        let head = (start..core_end)
            .rev()
            .find(|t| text.tokens[*t].kind == TokenKind::Word)
            .unwrap_or(start);
        let kind = HeadKind::of(text, head, first);
        let name = name_in(text, first, end, head);
        Some(SourcePhrase {
            span,
            head,
            is_bare: head == start && core_end == end,
            is_counted,
            is_plural: text.tokens[head].is(lexicon::PLURAL) || kind == HeadKind::Quantity,
            name,
            is_member: name.is_some(),
            kind,
        })
    }
}

impl HeadKind {
    fn of(text: &Text, head: usize, first: usize) -> HeadKind {
        let token = &text.tokens[head];
        // A name may end in a role's or group's word: "Foreign Office", "People".
        if token.shape == Shape::Title && head > first {
            return HeadKind::Other;
        }
        if token.is(lexicon::ANONYMOUS) {
            HeadKind::Anonymous
        } else if token.is(lexicon::COLLECTIVE) {
            HeadKind::Collective
        } else if token.is(lexicon::DOCUMENT) {
            HeadKind::Document
        } else if token.is(lexicon::QUANTITY) {
            HeadKind::Quantity
        } else if token.is(lexicon::ROLE) {
            HeadKind::Role
        } else if token.is(lexicon::SUBJECT_PRONOUN) {
            HeadKind::Pronoun
        } else {
            HeadKind::Other
        }
    }
}

/// Whether token `t` opens a noun phrase and says nothing of who it is.
fn is_opening(text: &Text, t: usize) -> bool {
    let token = &text.tokens[t];
    token.kind == TokenKind::Number
        || token.is(lexicon::DETERMINER.or(lexicon::QUANTITY).or(lexicon::COUNT))
}

/// The first name among tokens `first..end`; a capital that opens a sentence is no name.
fn name_in(text: &Text, first: usize, end: usize, head: usize) -> Option<Span> {
    let opens_sentence = |t: usize| text.sentences[text.sentence_of(t)].first == t;
    let is_name = |t: usize| {
        let token = &text.tokens[t];
        matches!(token.shape, Shape::Upper | Shape::Mixed)
            || token.shape == Shape::Title
                && !token.is(lexicon::DETERMINER)
                && !(opens_sentence(t) && (t == head || token.is(lexicon::FUNCTION_WORD)))
                && (!opens_sentence(t) || token.entry == lexicon::EntryId::NONE)
    };
    let from = (first..end).find(|t| is_name(*t))?;
    let upto = (from..end).find(|t| !is_name(*t)).unwrap_or(end);
    Some(text.span(from, upto))
}
