//! Attributions that name nobody: agentless passives ("it is believed that", "is said to"), hedging
//! adverbs ("reportedly"), claims that merely exist ("there are rumours that"), and vague groups
//! ("some critics argue"). A passive with an agent ("is believed by the committee") is none of them.

use super::Attribution;
use crate::document::Span;
use crate::lexicon;
use crate::quotation::Quotation;
use crate::report::{Act, Form, Role};
use crate::text::{Sentence, Shape, Text, TokenKind};

/// Farthest a clause is read from its cue, in tokens.
const REACH: usize = 80;

/// Every such attribution outside speech, in order of its cue. Linear in the text.
pub fn find(text: &Text, quotations: &[Quotation]) -> Vec<Attribution> {
    let mut out = Vec::new();
    let mut speech = quotations
        .iter()
        .filter(|q| q.role == Role::Speech)
        .peekable();
    for sentence in &text.sentences {
        if !text.blocks[sentence.block].is_judged {
            continue;
        }
        let mut t = sentence.first;
        while t < sentence.end {
            while speech.next_if(|q| q.end <= t).is_some() {}
            if speech.peek().is_some_and(|q| q.first <= t && t < q.end) {
                t += 1;
                continue;
            }
            let found = Clause { text, sentence }.attribution(t);
            t = found.as_ref().map_or(t + 1, |(_, next)| (*next).max(t + 1));
            out.extend(found.map(|(attribution, _)| attribution));
        }
    }
    out
}

/// Appends to `out` those of `found` that it does not hold already: none whose cue is another's, and
/// none that somebody given reports in turn ("Smith said it is believed that").
pub fn merge(found: impl Iterator<Item = Attribution>, out: &mut Vec<Attribution>) {
    let mut cues: Vec<Span> = out.iter().filter_map(|a| a.cue).collect();
    cues.sort();
    let mut reported: Vec<Span> = out
        .iter()
        .filter(|a| a.source.is_some())
        .map(|a| a.content)
        .collect();
    reported.sort();
    // The farthest end so far: whether any earlier content reaches over a cue.
    let reach: Vec<usize> = reported
        .iter()
        .scan(0, |end, content| {
            *end = content.end.max(*end);
            Some(*end)
        })
        .collect();
    out.extend(found.filter(|a| {
        let Some(cue) = a.cue else { return false };
        let next = cues.partition_point(|c| c.start < cue.end);
        let is_known = next > 0 && cues[next - 1].end > cue.start;
        let before = reported.partition_point(|c| c.start <= cue.start);
        let is_reported = before > 0 && reach[before - 1] >= cue.end;
        !is_known && !is_reported
    }));
}

/// Whether `cue` passes a judgement that news writes freely: an appraisal without an adverb that
/// spreads it over everybody.
pub fn is_mild(text: &Text, cue: Span) -> bool {
    let tokens = &text.tokens[text.token_from(cue.start)..text.token_from(cue.end)];
    let is = |classes| tokens.iter().any(|t| t.is(classes));
    is(lexicon::APPRAISAL_VERB) && !is(lexicon::GENERAL_ADVERB.or(lexicon::CHARGE_VERB))
}

/// Whether `cue` is the passive of a verb of report around which, or after whose "it", `content`
/// stands; other passives ("was repeated") report nothing.
pub fn is_report(text: &Text, cue: Span, content: Span) -> bool {
    let (first, end) = (text.token_from(cue.start), text.token_from(cue.end));
    let verbs = lexicon::PASSIVE_VERB
        .or(lexicon::RAISING_VERB)
        .or(lexicon::APPRAISAL_VERB)
        .or(lexicon::CHARGE_VERB);
    let is = |classes| text.tokens[first..end].iter().any(|t| t.is(classes));
    let is_verb = |t: usize| text.tokens[t].is(verbs) && text.tokens[t].is(lexicon::PARTICIPLE);
    let is_around = content.holds(cue);
    let is_impersonal = (first.saturating_sub(1)..end)
        .any(|t| text.tokens[t].is(lexicon::EXPLETIVE) && is(lexicon::PASSIVE_VERB));
    let reports = (first..end).any(is_verb) && !is(lexicon::MODAL);
    is(lexicon::BE) && reports && (is_around || is_impersonal)
}

struct Clause<'a> {
    text: &'a Text<'a>,
    sentence: &'a Sentence,
}

impl Clause<'_> {
    /// The attribution whose cue ends or stands at token `t`, and where to read on.
    fn attribution(&self, t: usize) -> Option<(Attribution, usize)> {
        let token = &self.text.tokens[t];
        if token.is(lexicon::HEDGE_ADVERB) {
            return self.hedge(t);
        }
        if token.is(lexicon::PARTICIPLE)
            && token.is(lexicon::PASSIVE_VERB
                .or(lexicon::APPRAISAL_VERB)
                .or(lexicon::CHARGE_VERB))
            && let Some(found) = self.passive(t)
        {
            return Some(found);
        }
        if token.is(lexicon::IMPERSONAL) {
            return self.existing_claim(t);
        }
        if token.is(lexicon::COLLECTIVE.or(lexicon::VAGUE_QUANTITY)) {
            return self.vague_group(t);
        }
        None
    }

    /// "is (widely) believed to …", "it has been argued that …".
    fn passive(&self, verb: usize) -> Option<(Attribution, usize)> {
        let first = self.auxiliaries_before(verb)?;
        let is_modal = |t: usize| self.text.tokens[t].is(lexicon::MODAL);
        if (first..verb).any(is_modal) {
            return None;
        }
        let cue_end = verb + 1;
        let next = self.skip_adverbs(cue_end);
        if self.has_agent(next) {
            return None;
        }
        let is_impersonal = first > self.sentence.first && self.is_word(first - 1, "it");
        let word = self
            .text
            .tokens
            .get(next)
            .filter(|_| next < self.sentence.end);
        let word = word?;
        let is_clause = |t: usize| {
            let token = &self.text.tokens[t];
            token.is(lexicon::DETERMINER.or(lexicon::SUBJECT_PRONOUN))
                || token.shape == Shape::Title
                || token.kind == TokenKind::Number
        };
        let content = if self.is_word(next, "that") {
            is_impersonal.then(|| self.after(next))?
        } else if self.is_word(next, "to") {
            let raises = self.text.tokens[verb].is(lexicon::RAISING_VERB)
                || self.text.tokens[verb].is(lexicon::COMPLEMENT_VERB);
            raises.then(|| self.around(first, next))?
        } else if self.text.tokens[verb].is(lexicon::CHARGE_VERB) && word.is(lexicon::PREPOSITION) {
            (!is_impersonal).then(|| self.around(first, next))?
        } else if self.is_word(next, "as") {
            let judges = self.text.tokens[verb].is(lexicon::APPRAISAL_VERB);
            (judges && !is_impersonal).then(|| self.around(first, next))?
        } else if is_impersonal {
            is_clause(next).then(|| self.after(next))?
        } else if word.is(lexicon::PREPOSITION) {
            (self.is_word(next, "with") && self.is_spread(first, verb))
                .then(|| self.around(first, next))?
        } else if self.text.tokens[verb].is(lexicon::COMPLEMENT_VERB)
            && word.kind == TokenKind::Word
        {
            self.around(first, next)
        } else {
            return None;
        };
        let cue = self.text.span(first, cue_end);
        Some((statement(content, cue, None), next + 1))
    }

    /// "reportedly".
    fn hedge(&self, t: usize) -> Option<(Attribution, usize)> {
        // "a supposedly neutral party": the adverb hedges a word, not the clause.
        if t > self.sentence.first && self.text.tokens[t - 1].is(lexicon::DETERMINER) {
            return None;
        }
        let content = self.around(t, t + 1);
        (content.len() > 20).then(|| (statement(content, self.text.span(t, t + 1), None), t + 1))
    }

    /// "there are rumours that …".
    fn existing_claim(&self, noun: usize) -> Option<(Attribution, usize)> {
        let there = (self.sentence.first..noun)
            .rev()
            .take(7)
            .find(|t| self.is_word(*t, "there"))?;
        let is_be = (there + 1..noun).any(|t| self.is_be(t))
            && !(there..noun).any(|t| self.text.tokens[t].is(lexicon::NEGATION));
        let that = self.skip_adverbs(noun + 1);
        if !is_be || that >= self.sentence.end || !self.is_word(that, "that") {
            return None;
        }
        let cue = self.text.span(there, noun + 1);
        Some((statement(self.after(that), cue, None), that + 1))
    }

    /// "some critics argue that …", "many believe …".
    fn vague_group(&self, noun: usize) -> Option<(Attribution, usize)> {
        let is_quantity = self.text.tokens[noun].is(lexicon::VAGUE_QUANTITY);
        let is_plural = self.text.tokens[noun].is(lexicon::PLURAL);
        if !is_quantity && !is_plural {
            return None;
        }
        let verb = self.verb_after(noun + 1)?;
        let token = &self.text.tokens[verb];
        let next = self.skip_adverbs(verb + 1);
        let has_more = next < self.sentence.end && self.text.tokens[next].kind != TokenKind::Mark;
        if !has_more || !token.is(lexicon::STATEMENT_VERB.or(lexicon::ATTITUDE_VERB)) {
            return None;
        }
        let first = self.noun_phrase_start(noun);
        let source = self.text.span(first, noun + 1);
        let cue = self.text.span(verb, verb + 1);
        let act = if token.is(lexicon::STATEMENT_VERB) {
            Act::Statement
        } else {
            Act::Attitude
        };
        let mut found = statement(self.after(next), cue, Some(source));
        found.act = act;
        Some((found, next + 1))
    }

    /// The finite verb at token `t`, auxiliaries and adverbs passed over.
    fn verb_after(&self, t: usize) -> Option<usize> {
        let skip = lexicon::AUXILIARY
            .or(lexicon::MODAL)
            .or(lexicon::ADVERB)
            .or(lexicon::NEGATION)
            .or(lexicon::GENERAL_ADVERB);
        let verb = (t..self.sentence.end.min(t + 5)).find(|t| {
            let token = &self.text.tokens[*t];
            !token.is(skip) && !self.is_adverb(*t)
        })?;
        let token = &self.text.tokens[verb];
        let has_auxiliary = (t..verb).any(|k| self.is_be(k));
        let is_finite = token.is(lexicon::BASE.or(lexicon::PAST).or(lexicon::PARTICIPLE));
        (is_finite && !has_auxiliary).then_some(verb)
    }

    /// First token of the noun phrase that ends in `noun`.
    fn noun_phrase_start(&self, noun: usize) -> usize {
        let opens = lexicon::DETERMINER
            .or(lexicon::VAGUE_QUANTITY)
            .or(lexicon::COUNT);
        let mut first = noun;
        while first > self.sentence.first && noun - first < 4 {
            let before = &self.text.tokens[first - 1];
            let is_part = before.kind == TokenKind::Word
                && !before.is(lexicon::PREPOSITION
                    .or(lexicon::CONJUNCTION)
                    .or(lexicon::SUBORDINATOR)
                    .or(lexicon::COMPLEMENTIZER)
                    .or(lexicon::AUXILIARY)
                    .or(lexicon::MODAL)
                    .or(lexicon::ADVERB)
                    .or(lexicon::STATEMENT_VERB))
                || before.is(opens);
            if !is_part {
                break;
            }
            first -= 1;
        }
        first
    }

    /// The first of the auxiliaries that make a passive of the participle `verb`.
    fn auxiliaries_before(&self, verb: usize) -> Option<usize> {
        let mut t = verb;
        let mut first = None;
        while t > self.sentence.first && verb - t < 7 {
            t -= 1;
            let goes_on = || self.text.tokens[t].is(lexicon::AUXILIARY.or(lexicon::MODAL));
            if self.is_be(t) || first.is_some() && goes_on() {
                first = Some(t);
            } else if !self.is_adverb(t) {
                break;
            }
        }
        first
    }

    /// Whether a "by" with an agent follows, before what is reported begins: a "by" in that has
    /// another's doings.
    fn has_agent(&self, from: usize) -> bool {
        let end = self.clause_end(from);
        let content = lexicon::COMPLEMENTIZER.or(lexicon::INFINITIVE);
        let mut before_content = (from..end).take_while(|&t| !self.text.tokens[t].is(content));
        before_content.any(|t| {
            self.is_word(t, "by")
                && t + 1 < end
                && !self.text.tokens[t + 1].is(lexicon::GERUND)
                && self.text.tokens[t + 1].kind != TokenKind::Number
        })
    }

    /// Whether an adverb spreads the passive over everybody.
    fn is_spread(&self, first: usize, verb: usize) -> bool {
        (first..verb).any(|t| self.text.tokens[t].is(lexicon::GENERAL_ADVERB))
    }

    /// The content that begins at token `first`.
    fn after(&self, first: usize) -> Span {
        self.trimmed(first, self.clause_end(first))
    }

    /// The clause around a cue that begins at token `cue`; what follows begins at `next`.
    fn around(&self, cue: usize, next: usize) -> Span {
        let first = self.clause_start(cue);
        self.trimmed(first, self.clause_end(next))
    }

    fn clause_start(&self, cue: usize) -> usize {
        let stops = lexicon::CONJUNCTION
            .or(lexicon::SUBORDINATOR)
            .or(lexicon::COMPLEMENTIZER);
        let lowest = self.sentence.first.max(cue.saturating_sub(REACH));
        let mut first = cue;
        while first > lowest {
            let before = &self.text.tokens[first - 1];
            let is_mark = matches!(before.kind, TokenKind::Mark | TokenKind::QuotationMark)
                && !matches!(self.text.word(first - 1), "%" | "$" | "£" | "€" | "&" | "/");
            if is_mark || before.is(stops) {
                break;
            }
            first -= 1;
        }
        // Nothing between a comma and the cue: the subject stands before an insertion.
        if first == cue && first > lowest && self.is_word(first - 1, ",") {
            return self.sentence.first;
        }
        if first > lowest && self.text.tokens[first - 1].is(lexicon::RELATIVE) {
            first -= 1;
        }
        first
    }

    fn clause_end(&self, from: usize) -> usize {
        let last = self.sentence.end.min(from + REACH);
        (from..last)
            .find(|t| match self.text.word(*t) {
                ";" | "—" | "[" => true,
                "," => self.text.tokens.get(t + 1).is_some_and(|n| {
                    n.is(lexicon::CONJUNCTION
                        .or(lexicon::SUBORDINATOR)
                        .or(lexicon::RELATIVE))
                }),
                _ => false,
            })
            .unwrap_or(last)
    }

    /// Bytes of tokens `first..end`, closing punctuation left out.
    fn trimmed(&self, first: usize, mut end: usize) -> Span {
        while end > first + 1
            && matches!(
                self.text.word(end - 1),
                "." | "," | "!" | "?" | ":" | "…" | ")"
            )
        {
            end -= 1;
        }
        self.text.span(first, end)
    }

    fn skip_adverbs(&self, mut t: usize) -> usize {
        while t < self.sentence.end && self.is_adverb(t) {
            t += 1;
        }
        t
    }

    fn is_adverb(&self, t: usize) -> bool {
        let token = &self.text.tokens[t];
        token.is(lexicon::ADVERB
            .or(lexicon::GENERAL_ADVERB)
            .or(lexicon::NEGATION))
            || token.shape == Shape::Lower && self.text.word(t).ends_with("ly")
    }

    fn is_be(&self, t: usize) -> bool {
        self.text.tokens[t].is(lexicon::BE)
    }

    fn is_word(&self, t: usize, word: &str) -> bool {
        t < self.sentence.end && self.text.word(t).eq_ignore_ascii_case(word)
    }
}

/// An indirect statement.
fn statement(content: Span, cue: Span, source: Option<Span>) -> Attribution {
    Attribution {
        form: Form::Indirect,
        act: Act::Statement,
        content,
        quotation: None,
        part_of: None,
        cue: Some(cue),
        source,
        relayed_by: None,
        is_sure: true,
    }
}
