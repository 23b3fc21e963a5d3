//! Looks around a claim before it is judged: who is named in the sentences that a reader takes with
//! it, and whose words a quotation in large type repeats.

use std::collections::{HashMap, HashSet};

use super::source::{HeadKind, SourcePhrase};
use super::{Agentless, Case, Draft};
use super::{assertion, backing, beside, document, introduction, verdict};
use crate::document::Span;
use crate::entity::Resolved;
use crate::lexicon::{self, EntryId};
use crate::quotation::Quotation;
use crate::report::{Act, SourceKind, Verdict};
use crate::text::{Shape, Text, TokenKind};

/// Fewest tokens of a page that can be told to be its writer's own.
const PAGE: usize = 400;

/// Sentences below a claim in which a name still belongs to it.
const SENTENCES: usize = 12;

/// Paragraphs below a description in which it gets its name.
const INTRODUCED: usize = 2;

/// Blocks in which a page says in short what it tells below.
const LEAD: usize = 6;

/// Claims below a claim that are looked at.
const CLAIMS: usize = 16;

/// Tokens before a quotation in which its lead-in stands.
const LEAD_IN: usize = 5;

/// Claims on each side of a quotation whose speakers are near.
const NEIGHBOURS: usize = 3;

/// Claims above a pronoun among which those whom it stands for have spoken.
const HEARD: usize = 5;

/// Tokens of a content that are compared.
const CONTENT: usize = 60;

/// Words in a row that show a quotation to repeat another.
const WINDOW: usize = 4;

/// Gives the claims among `drafts`, in order of the page, the names that stand around them.
pub fn look(text: &Text, drafts: &mut [Draft]) {
    repeated(text, drafts);
    near(text, drafts);
    running(text, drafts);
    let lead = lead(text);
    beside::settle(text, drafts);
    for k in 0..drafts.len() {
        // Who asked not to be named is named nowhere below.
        if drafts[k].case.verdict != Verdict::Unnamed || drafts[k].case.anonymity.is_some() {
            continue;
        }
        let Some(source) = drafts[k].case.source else {
            continue;
        };
        let named = match source.kind {
            HeadKind::Research => {
                drafts[k].case.is_identified_below = document::is_made(text, &source)
                    || document::is_named_beside(text, &source)
                    || document::is_named_near(text, &source)
                    || document::is_identified_below(text, &source);
                None
            }
            HeadKind::Pronoun | HeadKind::Document | HeadKind::Polled => None,
            _ => {
                let content = drafts[k].case.content;
                drafts[k].case.is_identified_below = introduction::follows(text, &source)
                    || introduction::exemplifies(text, &source)
                    || introduction::lists(text, content)
                    || backing::by_example(text, &source, &drafts[k].case)
                    || backing::by_one(text, drafts, k, &source)
                    || source.is_pronoun && is_backed(drafts, k, &source);
                drafts[k].case.is_unheard = is_unheard(text, drafts, k, &source);
                named_below(text, drafts, k, &source, lead)
            }
        };
        match named {
            Some(Below::Same(other)) => drafts[k].case.resolved = drafts[other].case.resolved,
            Some(Below::Likely) => drafts[k].case.is_identified_below = true,
            None => {}
        }
        drafts[k].case.verdict = verdict::of(&drafts[k].case);
    }
}

/// Whether a pronoun goes on for a group that one of it by name speaks for.
fn is_backed(drafts: &[Draft], k: usize, source: &SourcePhrase) -> bool {
    let is_same = |d: &&Draft| d.case.source.is_some_and(|s| s.head == source.head);
    let above = &drafts[k.saturating_sub(NEIGHBOURS)..k];
    above
        .iter()
        .rev()
        .find(is_same)
        .is_some_and(|d| d.case.is_identified_below)
}

/// Whether claim `k` is a pronoun's, and nothing above it is said by whom that stands for.
fn is_unheard(text: &Text, drafts: &[Draft], k: usize, source: &SourcePhrase) -> bool {
    let own = drafts[k].case.source_span();
    let is_relative = |s: Span| text.tokens[text.token_from(s.start)].is(lexicon::RELATIVE);
    if !source.is_pronoun || own.is_some_and(is_relative) {
        return false;
    }
    let is_heard = |d: &Draft| {
        !d.case.is_unheard
            && d.case
                .source
                .is_some_and(|s| text.tokens[s.head].hash == text.tokens[source.head].hash)
    };
    !drafts[k.saturating_sub(HEARD)..k].iter().any(is_heard)
}

/// Whether a quotation without a source is made up for the sake of argument: "ask yourself, “…”".
pub fn is_hypothetical(case: &Case) -> bool {
    let Some(quotation) = case.quotation.filter(|_| case.source.is_none()) else {
        return false;
    };
    let text = case.text;
    let opens = text.token_from(quotation.span.start);
    let from = text.phrases.partition_point(|p| p.first + LEAD_IN < opens);
    let is_led_in = |t: usize| text.tokens[t].is(lexicon::HYPOTHETICAL);
    text.phrases[from..]
        .iter()
        .take_while(|p| p.first < opens)
        .any(|p| p.end <= opens && p.classes.any(lexicon::HYPOTHETICAL))
        || (opens.saturating_sub(LEAD_IN)..opens).any(is_led_in)
}

/// A quotation that a colon leads in, or that stands beside somebody's statement, may be theirs.
fn near(text: &Text, drafts: &mut [Draft]) {
    // A short page's speech alone may be full of "we" and "my".
    let is_personal = text.tokens.len() >= PAGE && assertion::is_personal(text, &[]);
    for k in 0..drafts.len() {
        let case = &drafts[k].case;
        let Some(quotation) = case
            .quotation
            .filter(|_| case.verdict == Verdict::Unattributed)
        else {
            continue;
        };
        let opens = text.token_from(quotation.span.start);
        let is_led_in = opens > 0 && text.word(opens - 1) == ":";
        let is_beside = |other: &Draft| {
            let block = text.block_of(text.token_from(other.case.content.start));
            let speaks = other.case.source.is_some() && other.case.cue().is_some();
            // Nobody speaks for a group or a paper in marks without saying so.
            let is_one = other
                .case
                .resolved
                .is_none_or(|r| !matches!(r.kind, SourceKind::Collective | SourceKind::Document));
            let speaks = speaks && is_one;
            speaks && other.case.act == Act::Statement && block.abs_diff(quotation.block) <= 1
        };
        let before = drafts[..k].iter().rev().take(NEIGHBOURS);
        let after = drafts[k + 1..].iter().take(NEIGHBOURS);
        // Inside a sentence of the page's own, on a page of opinion, among other paragraphs in marks.
        let is_used = is_personal
            || !quotation.opens_sentence(text)
            || [quotation.block.checked_sub(1), Some(quotation.block + 1)]
                .into_iter()
                .flatten()
                .any(|b| opens_in_marks(text, b));
        if is_led_in
            || is_used
            || names_beside(text, quotation)
            || before.chain(after).any(is_beside)
        {
            drafts[k].case.is_speaker_near = true;
            drafts[k].case.verdict = verdict::of(&drafts[k].case);
        }
    }
}

/// Whether a block opens with a quotation mark.
fn opens_in_marks(text: &Text, block: usize) -> bool {
    text.blocks
        .get(block)
        .is_some_and(|b| b.first < b.end && text.tokens[b.first].kind == TokenKind::QuotationMark)
}

/// Whether the sentence around a quotation names somebody or something, or a credit follows it: "In
/// Lee's words, “…”", "“…” [Gazette.]".
fn names_beside(text: &Text, quotation: &Quotation) -> bool {
    let (first, end) = (
        text.token_from(quotation.span.start),
        text.token_from(quotation.span.end),
    );
    let block = &text.blocks[quotation.block];
    let from = text.sentences[text.sentence_of(first)].first;
    let upto = text.sentences[text.sentence_of(end.saturating_sub(1))].end;
    let is_name = |t: usize| {
        matches!(
            text.tokens[t].shape,
            Shape::Title | Shape::Upper | Shape::Mixed
        ) && !text.tokens[t].is(lexicon::FUNCTION_WORD.or(lexicon::MONTH).or(lexicon::DAY))
    };
    let is_bracket = |t: usize| matches!(text.word(t), "[" | "(");
    (from..first).any(|t| t > from && is_name(t))
        || (end..upto).any(is_name)
        || (end..block.end.min(end + LEAD_IN)).any(is_bracket)
}

/// A report whose own words give nobody goes on with the one who has just been reported.
fn running(text: &Text, drafts: &mut [Draft]) {
    for k in 0..drafts.len() {
        let case = &drafts[k].case;
        if case.verdict != Verdict::Unnamed {
            continue;
        }
        let above = k.checked_sub(1).map(|above| &drafts[above].case);
        if let Some(earlier) = above.and_then(|above| floating(text, case, above)) {
            drafts[k].case.resolved = Some(earlier);
            drafts[k].case.verdict = verdict::of(&drafts[k].case);
            continue;
        }
        if matches!(
            drafts[k].case.agentless,
            Some(Agentless::Passive | Agentless::Adverb)
        ) && let Some(other) = backing::by_outlet(text, drafts, k)
        {
            drafts[k].case.resolved = drafts[other].case.resolved;
            drafts[k].case.is_identified_below = true;
            drafts[k].case.verdict = verdict::of(&drafts[k].case);
        }
        if drafts[k].case.agentless != Some(Agentless::Other) {
            continue;
        }
        let place = |d: &Draft| text.sentence_of(text.token_from(d.case.content.start));
        let at = place(&drafts[k]);
        let before = drafts[..k].iter().rev().take(NEIGHBOURS);
        let speaker = before
            .take_while(|d| {
                let earlier = place(d);
                earlier + 1 >= at && text.sentences[earlier].block == text.sentences[at].block
            })
            .find(|d| d.case.verdict == Verdict::Named && d.case.resolved.is_some());
        if let Some(resolved) = speaker.and_then(|d| d.case.resolved) {
            drafts[k].case.resolved = Some(resolved);
            drafts[k].case.verdict = verdict::of(&drafts[k].case);
        }
    }
}

/// Who speaks a quotation that no cue gives to anybody, right below one of a named speaker's.
fn floating<'a>(text: &Text, case: &Case<'a>, before: &Case<'a>) -> Option<&'a Resolved> {
    let quotation = case.quotation.filter(|_| case.cue().is_none())?;
    before.quotation.filter(|_| before.cue().is_some())?;
    let block = text.block_of(text.token_from(before.content.start));
    let is_next = quotation.block - block.min(quotation.block) <= 1;
    before
        .resolved
        .filter(|r| is_next && before.verdict == Verdict::Named && r.kind == SourceKind::Person)
}

/// A pull quote or a quotation in a heading has the speaker of the words that it repeats.
fn repeated(text: &Text, drafts: &mut [Draft]) {
    let lacks_source = |d: &Draft| {
        let is_guess = || {
            d.case
                .attribution
                .is_some_and(|a| !a.is_sure || a.cue.is_none())
        };
        d.case.quotation.is_some() && (d.case.source.is_none() || is_guess())
    };
    if !drafts.iter().any(lacks_source) {
        return;
    }
    let mut windows: HashMap<u64, usize> = HashMap::new();
    for (k, draft) in drafts.iter().enumerate() {
        if draft.case.verdict == Verdict::Named && draft.case.cue().is_some() {
            for hash in hashes(text, draft.case.content) {
                windows.entry(hash).or_insert(k);
            }
        }
    }
    for k in 0..drafts.len() {
        if !lacks_source(&drafts[k]) {
            continue;
        }
        let own = hashes(text, drafts[k].case.content);
        let (Some(first), Some(last)) = (own.first(), own.last()) else {
            continue;
        };
        if let (Some(&a), Some(&b)) = (windows.get(first), windows.get(last))
            && a == b
        {
            drafts[k].case.resolved = drafts[a].case.resolved;
            drafts[k].case.is_repeated = true;
            drafts[k].case.verdict = verdict::of(&drafts[k].case);
        }
    }
}

/// A hash for every run of [`WINDOW`] words of `content`.
fn hashes(text: &Text, content: Span) -> Vec<u64> {
    let tokens = &text.tokens[text.token_from(content.start)..text.token_from(content.end)];
    let words: Vec<u64> = tokens
        .iter()
        .filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number))
        .map(|t| u64::from(t.hash))
        .collect();
    words
        .windows(WINDOW)
        .map(|w| {
            w.iter()
                .fold(0, |h: u64, x| h.wrapping_mul(0x0100_0000_01b3) ^ x)
        })
        .collect()
}

/// Who is named below a claim.
enum Below {
    /// Its source, by the claim of this number.
    Same(usize),
    /// Somebody who may well be, or be one of, its source: nothing to ask for, and no name to give.
    Likely,
}

/// Whether a claim below claim `k` names its source, or one of it.
fn named_below(
    text: &Text,
    drafts: &[Draft],
    k: usize,
    source: &SourcePhrase,
    lead: usize,
) -> Option<Below> {
    let sentence = text.sentence_of(source.head);
    let own_words = key_words(text, drafts[k].case.content);
    let is_lead = text.sentences[sentence].block <= lead || drafts[k].case.is_heading;
    (k + 1..drafts.len().min(k + 1 + CLAIMS)).find_map(|other| {
        let case = &drafts[other].case;
        let speaker = case.source.filter(|_| case.verdict == Verdict::Named)?;
        let is_person = case.resolved.is_some_and(|r| r.kind == SourceKind::Person);
        let below = text.sentence_of(speaker.head);
        if !is_person || below <= sentence || below > sentence + SENTENCES {
            return None;
        }
        // “Donald Reed, her rival”: who has a description of his own is not the one described above.
        let is_alone = text.sentences[below].block <= text.sentences[sentence].block + INTRODUCED
            && !introduction::is_described(text, speaker.span);
        let is_one_of_them = has_lemma(text, speaker.span, text.tokens[source.head].entry);
        let is_introduced = source.is_introduced
            && is_alone
            && !source.is_member
            && !source.is_plural
            && source.kind == HeadKind::Role
            && !speaker.is_pronoun
            && introduction::is_new(text, speaker.span, source.span.start);
        // “Republicans said …” and, in the same breath, the first of them by name.
        let speaks_up = source.is_plural
            && source.kind != HeadKind::Anonymous
            && !source.is_member
            && case.quotation.is_some()
            && !speaker.is_pronoun
            && text.sentences[below].block <= text.sentences[sentence].block + 1
            && introduction::is_new(text, speaker.span, source.span.start);
        // “Harlow Party officials said …”, and below it “Ann Lee of the Harlow Party”.
        let is_of_theirs = || {
            source.is_plural
                && source.is_member
                && text.sentences[below].block <= text.sentences[sentence].block + INTRODUCED
                && source
                    .name
                    .is_some_and(|name| shares_name(text, name, speaker.span))
        };
        let says_the_same = || is_lead && says_the_same(&own_words, text, case.content);
        if !source.is_plural && (is_one_of_them || says_the_same()) {
            Some(Below::Same(other))
        } else if is_one_of_them || speaks_up || is_introduced || is_of_theirs() || says_the_same()
        {
            Some(Below::Likely)
        } else {
            None
        }
    })
}

/// The last block of the page's lead.
fn lead(text: &Text) -> usize {
    let judged = (0..text.blocks.len()).filter(|b| text.blocks[*b].is_judged);
    judged.take(LEAD).last().unwrap_or(0)
}

/// Whether a word of `span` has the lemma of `head`: "critic" among "one critic, Ann Lee".
fn has_lemma(text: &Text, span: Span, head: EntryId) -> bool {
    head != EntryId::NONE
        && text.tokens[text.token_from(span.start)..text.token_from(span.end)]
            .iter()
            .any(|t| t.entry != EntryId::NONE && t.entry.lemma() == head.lemma())
}

/// Whether a name in `name` stands in `span` too.
fn shares_name(text: &Text, name: Span, span: Span) -> bool {
    let tokens = |span: Span| text.token_from(span.start)..text.token_from(span.end);
    let is_name =
        |t: &usize| text.tokens[*t].is_capital() && !text.tokens[*t].is(lexicon::FUNCTION_WORD);
    let names: Vec<u32> = tokens(name)
        .filter(is_name)
        .map(|t| text.tokens[t].hash)
        .collect();
    tokens(span)
        .filter(is_name)
        .any(|t| names.contains(&text.tokens[t].hash))
}

/// Whether half of `words` stand in `content` too.
fn says_the_same(words: &HashSet<&str>, text: &Text, content: Span) -> bool {
    let shared = key_words(text, content)
        .iter()
        .filter(|w| words.contains(*w))
        .count();
    shared >= 2 && shared * 2 >= words.len()
}

/// Beginnings of the words that carry a content's meaning.
fn key_words<'t>(text: &'t Text, content: Span) -> HashSet<&'t str> {
    let first = text.token_from(content.start);
    let end = text.token_from(content.end).min(first + CONTENT);
    (first..end)
        .filter(|t| {
            let token = &text.tokens[*t];
            token.kind == TokenKind::Word
                && token.shape == Shape::Lower
                && !token.is(lexicon::FUNCTION_WORD
                    .or(lexicon::STATEMENT_VERB)
                    .or(lexicon::MODAL))
        })
        .map(|t| text.word(t))
        .filter(|word| word.is_ascii() && word.len() >= 5)
        .map(|word| &word[..5])
        .collect()
}
