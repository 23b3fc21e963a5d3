//! What the model sees of a candidate.

use super::scene::Scene;
use super::{Candidate, Kind, nominal, signature};
use crate::attribution::cue::{self, Cue};
use crate::document::Span;
use crate::lexicon::{self, EntryId};
use crate::linear::{cell, step};
use crate::text::Text;
use crate::text::syntax::{Phrase, Pos, pos};

crate::templates! {
    bias kind way between_words between_marks between_quotations between_sentences edge
    nearest cue_verb source_pos inverted quotation_opens quotation_size
    taken kind_and_between way_and_edge kind_way_opens chain_distance chain_verb sizes
    has_adjacent kind_and_has_adjacent paragraph last_of_block source_and_way addressee
}

impl Scene<'_, '_> {
    pub(super) fn nobody(&self) -> Candidate {
        let features = vec![
            cell(T::bias as usize, 0),
            cell(T::quotation_opens as usize, self.opens),
            cell(T::quotation_size as usize, self.size),
            cell(T::kind_and_has_adjacent as usize, self.has_adjacent),
            cell(T::chain_distance as usize, 40 + self.chain_distance()),
            cell(
                T::paragraph as usize,
                usize::from(self.open == self.text.blocks[self.q.block].first && self.is_last),
            ),
        ];
        Candidate {
            kind: Kind::Nobody,
            source: None,
            cue: None,
            features,
        }
    }

    pub(super) fn by_cue(&self, kind: Kind, cue: &Cue, source: Phrase) -> Candidate {
        let text = self.text;
        let tokens = cue.tokens();
        let is_after = tokens.first >= self.close;
        let (from, upto) = if is_after {
            (self.close, tokens.first)
        } else {
            (tokens.end, self.open)
        };
        let between = step(self.words(from, upto.max(from)));
        let way = usize::from(is_after);
        let quotations = self.quotations_between(from, upto);
        let sentences = self.sentences_between(from, upto);
        let edge = self.edge(is_after, tokens);
        let verb = verb_class(text, cue.first);
        let is_inverted = source.first > cue.first;
        let k = kind as usize;
        let c = cue.kind as usize;
        let taken = self.taken(tokens, is_after);
        let source_class = source_class(text, source);
        let features = vec![
            cell(T::bias as usize, k),
            cell(T::kind as usize, c + 6 * k),
            cell(T::way as usize, way + 2 * k),
            cell(T::between_words as usize, between + 10 * way),
            cell(T::between_marks as usize, edge),
            cell(T::between_quotations as usize, quotations.min(3) + 4 * way),
            cell(T::between_sentences as usize, sentences.min(3) + 4 * way),
            cell(T::way_and_edge as usize, way * 10 + edge),
            cell(T::edge as usize, edge + 10 * between.min(4)),
            cell(T::cue_verb as usize, verb + 6 * usize::from(between == 0)),
            cell(T::source_pos as usize, source_class + 6 * k),
            cell(
                T::inverted as usize,
                usize::from(is_inverted) + 2 * way + 4 * usize::from(between == 0),
            ),
            cell(
                T::quotation_opens as usize,
                3 + self.opens + 3 * way + 6 * between.min(3),
            ),
            cell(T::taken as usize, taken + 4 * way),
            cell(T::kind_and_between as usize, c + 6 * between),
            cell(
                T::kind_way_opens as usize,
                self.opens + 3 * way + 6 * sentences.min(2) + 18 * quotations.min(2),
            ),
            cell(T::sizes as usize, self.size + 10 * way),
            cell(
                T::has_adjacent as usize,
                self.has_adjacent + 4 * usize::from(between == 0) + 8 * way,
            ),
            cell(
                T::kind_and_has_adjacent as usize,
                4 + self.has_adjacent + 4 * k,
            ),
            cell(
                T::last_of_block as usize,
                usize::from(self.is_last) + 2 * way + 4 * self.opens,
            ),
            cell(
                T::source_and_way as usize,
                source_class + 6 * way + 12 * sentences.min(2),
            ),
            cell(T::nearest as usize, self.nearest(from, upto) + 3 * way),
            cell(
                T::addressee as usize,
                usize::from(cue.addressee.is_some()) + 2 * between.min(3),
            ),
        ];
        Candidate {
            kind,
            source: Some(text.span(source.first, source.end)),
            cue: Some(cue.span(text)),
            features,
        }
    }

    pub(super) fn continued(&self, source: Span, cue: Option<Span>) -> Candidate {
        let text = self.text;
        let verb = cue.map_or(5, |c| verb_class(text, text.token_at(c.start)));
        let source_tokens = Phrase {
            first: text.token_at(source.start),
            end: text.token_from(source.end),
        };
        let distance = self.chain_distance();
        let runs_on = usize::from(self.q.continues.is_some());
        let k = Kind::Continued as usize;
        let features = vec![
            cell(T::bias as usize, k + 8 * runs_on),
            cell(T::chain_distance as usize, distance + 20 * runs_on),
            cell(
                T::chain_verb as usize,
                verb + 6 * self.opens + 18 * usize::from(self.has_adjacent > 0),
            ),
            cell(
                T::kind_and_has_adjacent as usize,
                4 + self.has_adjacent + 4 * k,
            ),
            cell(
                T::quotation_opens as usize,
                40 + self.opens + 3 * usize::from(distance < 10),
            ),
            cell(
                T::source_pos as usize,
                source_class(text, source_tokens) + 6 * k,
            ),
            cell(T::sizes as usize, self.size + 20),
            cell(
                T::paragraph as usize,
                2 + usize::from(self.open == text.blocks[self.q.block].first)
                    + 2 * usize::from(self.is_last),
            ),
        ];
        Candidate {
            kind: Kind::Continued,
            source: Some(source),
            cue,
            features,
        }
    }

    pub(super) fn subjects(&self) -> Vec<Candidate> {
        let text = self.text;
        let block = text.blocks[self.q.block];
        let sentence = text.sentence_of(self.open);
        let mut out = Vec::new();
        let mut add = |which: usize, first: usize, end: usize| {
            if first >= end {
                return;
            }
            let of_words = (which == 0)
                .then(|| nominal::owner(text, first, end))
                .flatten();
            let Some(source) = of_words.or_else(|| cue::first_subject(text, first, end)) else {
                return;
            };
            let class = source_class(text, source);
            let k = Kind::Subject as usize;
            let edge = self.edge(false, Phrase { first, end });
            let features = vec![
                cell(T::bias as usize, k + 8 * which),
                cell(T::kind_way_opens as usize, 54 + self.opens),
                cell(T::source_pos as usize, class + 6 * k),
                cell(T::edge as usize, 50 + edge),
                cell(
                    T::kind_and_has_adjacent as usize,
                    4 + self.has_adjacent + 4 * k,
                ),
                cell(T::sizes as usize, 30 + self.size),
                cell(T::source_and_way as usize, 36 + class + 6 * which),
            ];
            out.push(Candidate {
                kind: Kind::Subject,
                source: Some(text.span(source.first, source.end)),
                cue: None,
                features,
            });
        };
        let this = text.sentences[sentence];
        add(0, this.first.max(block.first), self.open.min(this.end));
        if sentence > block.first_sentence {
            let s = text.sentences[sentence - 1];
            add(1, s.first, s.end.min(self.open));
        } else if self.q.block > 0 {
            let b = text.blocks[self.q.block - 1];
            if b.end_sentence > b.first_sentence {
                let s = text.sentences[b.end_sentence - 1];
                add(2, s.first, s.end);
            }
        }
        out
    }

    pub(super) fn signature(&self) -> Option<Candidate> {
        let text = self.text;
        let source = signature::find(text, self.quotations, self.k)?;
        let features = vec![
            cell(T::bias as usize, Kind::Signature as usize),
            cell(
                T::kind_and_has_adjacent as usize,
                4 + self.has_adjacent + 4 * Kind::Signature as usize,
            ),
            cell(
                T::source_pos as usize,
                source_class(text, source) + 6 * Kind::Signature as usize,
            ),
            cell(T::sizes as usize, 40 + self.size),
        ];
        Some(Candidate {
            kind: Kind::Signature,
            source: Some(text.span(source.first, source.end)),
            cue: None,
            features,
        })
    }
}

/// Whom the tagger found, where no other candidate has them.
pub(super) fn tagged(source: Span, cue: Span) -> Candidate {
    Candidate {
        kind: Kind::Tagged,
        source: Some(source),
        cue: Some(cue),
        features: vec![cell(T::bias as usize, Kind::Tagged as usize)],
    }
}

fn verb_class(text: &Text, token: usize) -> usize {
    let lemma = text.tokens[token].entry.lemma();
    if lemma == EntryId::NONE {
        return 5;
    }
    match lemma.word() {
        "say" => 0,
        "tell" => 1,
        _ if text.tokens[token].is(lexicon::STATEMENT_VERB) => 2,
        _ if text.tokens[token].is(lexicon::MANNER_VERB) => 3,
        _ => 4,
    }
}

pub(super) fn source_class(text: &Text, source: Phrase) -> usize {
    if pos(text, source.first) == Pos::Pronoun {
        return 0;
    }
    let tokens = source.first..source.end;
    if tokens.clone().any(|t| pos(text, t) == Pos::Name) {
        return if pos(text, source.first) == Pos::Name {
            1
        } else {
            2
        };
    }
    if tokens
        .clone()
        .any(|t| text.tokens[t].is(lexicon::ROLE.or(lexicon::COLLECTIVE)))
    {
        return 3;
    }
    4
}
