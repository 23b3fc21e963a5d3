//! Whose words the next sentence takes up: a group's, which it gives to one of them by name; a report's
//! that named nobody, which it gives to an outlet.

use super::source::{HeadKind, SourcePhrase};
use super::{Case, Draft, fact, introduction};
use crate::lexicon;
use crate::report::{Act, SourceKind, Verdict};
use crate::text::{Shape, Text, TokenKind};

/// Claims below a claim among which the next sentence's first one stands.
const CLAIMS: usize = 6;

/// Sentences of a paragraph that may part a group's words from the next, which one of them opens.
const ASIDE: usize = 2;

/// Sentences between what is "reportedly" so and the outlet that reports it.
const NEAR: usize = 3;

/// Claims on each side of a claim that may be the outlet's.
const BESIDE: usize = 4;

/// Tokens from the top in which a page names whom it is about.
const LEAD: usize = 60;

/// Tokens of the next sentence in which its example stands.
const OPENING: usize = 30;

/// Whether the sentence right below claim `k` goes on with one of its group by name: "Analysts said the toll
/// would rise. “It has to,” said Ann Lee …".
pub fn by_one(text: &Text, drafts: &[Draft], k: usize, source: &SourcePhrase) -> bool {
    let is_group = source.is_plural && !source.is_pronoun && source.kind != HeadKind::Anonymous;
    if !is_group {
        return false;
    }
    let mut own = last_sentence(text, &drafts[k].case, source);
    for draft in &drafts[k + 1..drafts.len().min(k + 1 + CLAIMS)] {
        let case = &draft.case;
        let at = text.sentence_of(text.token_from(case.content.start));
        let Some(speaker) = case.source else {
            if at > own {
                return false;
            }
            continue;
        };
        // “… they say”, “Some warned …”: the group goes on.
        let is_part = speaker.kind == HeadKind::Quantity
            && case.verdict == Verdict::Unnamed
            && at == own + 1
            && text.sentences[at].block == text.sentences[own].block;
        if speaker.head == source.head || is_part {
            own = own.max(last_sentence(text, case, &speaker));
        } else if at > own {
            let said = text.sentences[text.sentence_of(source.head)].first..text.sentences[own].end;
            let is_one = goes_on(text, case, &speaker, own)
                && !answers(text, source, &speaker)
                && !is_named_among(text, said, &speaker);
            // What else the paragraph tells does not part the group from the one who opens the next.
            let is_beside =
                text.sentences[at].block == text.sentences[own].block && at <= own + ASIDE;
            if is_one || !is_beside || case.verdict == Verdict::Named {
                return is_one;
            }
        }
    }
    false
}

fn last_sentence(text: &Text, case: &Case, source: &SourcePhrase) -> usize {
    let last = text.token_from(case.content.end).saturating_sub(1);
    let own = text.sentence_of(last);
    own.max(text.sentence_of(source.head))
}

/// Whether the sentence below sentence `own` opens with the words of a person by name.
fn goes_on(text: &Text, case: &Case, speaker: &SourcePhrase, own: usize) -> bool {
    let begins = text.sentence_of(text.token_from(case.content.start).min(speaker.head));
    let next = &text.sentences[begins];
    // “Lawmakers said … It was hot. ¶ “…,” said Ann Lee”: the paragraph that follows opens with one of them.
    let block = text.sentences[own].block;
    let opens_next = next.block == block + 1
        && text.blocks[next.block].first == next.first
        && begins <= own + 1 + ASIDE
        && case.quotation.is_some();
    let is_next =
        (begins == own + 1 && next.block <= block + 1 || opens_next) && !turns(text, next.first);
    let is_named = case.verdict == Verdict::Named
        && case.act == Act::Statement
        && case.cue().is_some()
        && !speaker.is_pronoun
        && is_person(text, case, speaker);
    if !is_next || !is_named {
        return false;
    }
    let is_new = introduction::is_new(text, speaker.span, text.tokens[next.first].start as usize);
    let is_said = case.quotation.is_some_and(|q| q.opens_sentence(text));
    let opens = text.token_from(speaker.span.start) <= next.first + 1;
    is_said && (is_new || is_aside(text, speaker)) || opens && is_new
}

/// Whether a person speaks: one resolved to one, or one whose words have a first name.
fn is_person(text: &Text, case: &Case, speaker: &SourcePhrase) -> bool {
    let given = lexicon::FIRST_NAME_FEMALE.or(lexicon::FIRST_NAME_MALE);
    let mut words = text.token_from(speaker.span.start)..text.token_from(speaker.span.end);
    case.resolved.is_some_and(|r| r.kind == SourceKind::Person)
        || words.any(|t| text.tokens[t].is(given) && text.tokens[t].is_capital())
}

/// Whether a speaker has a name there, and not one that the page is about: one of many, who stands for them.
fn is_aside(text: &Text, speaker: &SourcePhrase) -> bool {
    let lead = 0..text.tokens.len().min(LEAD);
    fact::last_name(text, speaker.span).is_some() && !is_named_among(text, lead, speaker)
}

fn is_named_among(text: &Text, tokens: std::ops::Range<usize>, speaker: &SourcePhrase) -> bool {
    fact::last_name(text, speaker.span).is_some_and(|name| {
        text.tokens[tokens]
            .iter()
            .any(|t| t.hash == text.tokens[name].hash)
    })
}

/// Whether the sentence below names some of the group as examples: "Ann Lee, for example, asked …",
/// "Ann Lee is among those who …".
pub fn by_example(text: &Text, source: &SourcePhrase, case: &Case) -> bool {
    let own = last_sentence(text, case, source);
    let Some(next) = text.sentences.get(own + 1).filter(|_| source.is_plural) else {
        return false;
    };
    let end = next.end.min(next.first + OPENING);
    let is_example = text
        .phrases_in(next.first, end)
        .iter()
        .any(|p| p.classes.any(lexicon::EXAMPLE_WORD));
    let is_name = |t: usize| {
        let token = &text.tokens[t];
        token.kind == TokenKind::Word
            && token.shape == Shape::Title
            && !token.is(lexicon::FUNCTION_WORD
                .or(lexicon::DEMONYM)
                .or(lexicon::PLACE))
    };
    let names = |t: usize| t + 1 < end && is_name(t) && is_name(t + 1);
    let is_near = next.block <= text.sentences[own].block + 1;
    is_near && is_example && (next.first..end).any(names)
}

/// The claim beside claim `k`, a sentence or two before or after it, that an outlet or a document is
/// named for: what is "reportedly" so is its report.
pub fn by_outlet(text: &Text, drafts: &[Draft], k: usize) -> Option<usize> {
    let own = text.sentence_of(text.token_from(drafts[k].case.content.start));
    let block = text.sentences[own].block;
    let is_report = |other: &usize| {
        let case = &drafts[*other].case;
        let at = text.sentence_of(text.token_from(case.content.start));
        let reports = case
            .resolved
            .is_some_and(|r| r.kind == SourceKind::Organisation)
            && case.cue_has(lexicon::PRESENT);
        let is_outlet = case.source.is_some_and(|s| {
            let tokens = text.token_from(s.span.start)..text.token_from(s.span.end);
            tokens
                .into_iter()
                .any(|t| text.tokens[t].is(lexicon::OUTLET) && text.tokens[t].is_capital())
        });
        case.verdict == Verdict::Named
            && case.source.is_some()
            && case.quotation.is_none()
            && (is_outlet || reports)
            && at.abs_diff(own) <= NEAR
            && text.sentences[at].block.abs_diff(block) <= 2 * usize::from(is_outlet)
    };
    let before = (k.saturating_sub(BESIDE)..k).rev();
    before
        .chain(k + 1..drafts.len().min(k + 1 + BESIDE))
        .find(is_report)
}

/// Whether a sentence turns against the one before it.
fn turns(text: &Text, first: usize) -> bool {
    text.tokens[first].is(lexicon::CONJUNCTION)
}

/// Whether `speaker` holds an office or speaks for a body, and so answers those outside it.
fn answers(text: &Text, group: &SourcePhrase, speaker: &SourcePhrase) -> bool {
    let office = lexicon::SPOKESPERSON.or(lexicon::TITLE);
    let words = text.token_from(speaker.span.start)..text.token_from(speaker.span.end);
    text.tokens[group.head].is(lexicon::OUTSIDER)
        && !text.tokens[group.head].is(lexicon::LEARNED)
        && words.into_iter().any(|t| text.tokens[t].is(office))
}
