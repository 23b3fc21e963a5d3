//! Who speaks a quotation: candidates from the words around it, ranked by a small linear model over
//! cue, position and the run of the conversation.

mod unled;

use std::sync::OnceLock;

use super::cue::{self, Cue};
use super::tagger::Tagged;
use super::transcript::label;
use crate::document::Span;
use crate::lexicon::{self, EntryId};
use crate::linear::{Features, Weights, cell, step};
use crate::quotation::Quotation;
use crate::report::Role;
use crate::text::syntax::{Phrase, Pos, pos};
use crate::text::{Text, TokenKind};

crate::templates! {
    bias kind way between_words between_marks between_quotations between_sentences edge
    nearest cue_verb source_pos inverted quotation_opens quotation_size
    taken kind_and_between way_and_edge kind_way_opens chain_distance chain_verb sizes
    has_adjacent kind_and_has_adjacent paragraph last_of_block source_and_way addressee
}

/// Somebody who may be the speaker of a quotation.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// How the words give them.
    pub kind: Kind,
    /// The words that name them; bytes. `None` for nobody.
    pub source: Option<Span>,
    /// The cue; bytes.
    pub cue: Option<Span>,
    /// What the model sees.
    pub features: Features,
}

/// How the words give a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nobody.
    Nobody,
    /// A cue in the quotation's block.
    Cue,
    /// The speaker of the quotation before.
    Continued,
    /// The last cue of the block before.
    CueBefore,
    /// The subject of the words before, without a cue.
    Subject,
    /// `NAME:`
    Label,
    /// A line under a block quote: `— NAME`
    Signature,
    /// The first cue of the block after.
    CueAfter,
    /// The tagger's source, where no other candidate has it.
    Tagged,
}

/// What was decided for a quotation.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Who.
    pub candidate: Candidate,
    /// Log-odds over the next candidate with another source; large is sure.
    pub margin: f32,
}

/// The cues of each block outside quotation marks, found once.
#[derive(Debug)]
pub struct Cues {
    /// Every cue, in order.
    pub all: Vec<Cue>,
    /// For each block, its cues in `all`.
    pub of_block: Vec<(usize, usize)>,
    /// For each block, its label.
    pub labels: Vec<Option<Cue>>,
}

impl Cues {
    /// Finds every cue. Linear in the text.
    pub fn find(text: &Text, quotations: &[Quotation]) -> Cues {
        let mut cues = Cues {
            all: Vec::new(),
            of_block: Vec::new(),
            labels: Vec::new(),
        };
        let mut next = 0;
        for (number, block) in text.blocks.iter().enumerate() {
            let from = cues.all.len();
            while next < quotations.len() && quotations[next].block < number {
                next += 1;
            }
            let mut quoted: Vec<(usize, usize)> = quotations[next..]
                .iter()
                .take_while(|q| q.block == number)
                .filter(|q| q.inside.is_none() && is_opaque(q))
                .map(|q| (text.token_from(q.span.start), text.token_from(q.span.end)))
                .collect();
            quoted.push((block.end, block.end));
            let mut at = block.first;
            let mut after_quotation = false;
            for (open, close) in quoted {
                let mut first = at;
                while first < open {
                    let sentence = text.sentence_of(first);
                    let end = text.sentences[sentence].end.min(open);
                    let stretch = Phrase { first, end };
                    cue::find(
                        text,
                        stretch,
                        sentence,
                        after_quotation && first == at,
                        &mut cues.all,
                    );
                    first = end.max(first + 1);
                }
                at = close.max(at);
                after_quotation = true;
            }
            cues.of_block.push((from, cues.all.len()));
            cues.labels.push(label::opening(text, number));
        }
        cues
    }

    fn block(&self, block: usize) -> &[Cue] {
        let (from, upto) = self.of_block[block];
        &self.all[from..upto]
    }
}

/// Whether a quotation's inside is somebody else's words: a title or a term is read through.
fn is_opaque(q: &Quotation) -> bool {
    q.role == Role::Speech
}

/// Log-odds that the tagger's word adds to the candidate it agrees with, at full confidence.
const TAGGER: f32 = 4.0;

/// The speaker of every quotation that is speech, in order; `None` for the others. What the tagger
/// found speaks for the candidates that it agrees with.
pub fn find(
    text: &Text,
    quotations: &[Quotation],
    cues: &Cues,
    tagged: &[Tagged],
) -> Vec<Option<Choice>> {
    each(text, quotations, cues, tagged, |_, _| ())
}

/// As [`find`]; calls `see` with the number of each quotation that is speech and with everybody who
/// may speak it, the likeliest first, with their log-odds.
pub fn each(
    text: &Text,
    quotations: &[Quotation],
    cues: &Cues,
    tagged: &[Tagged],
    mut see: impl FnMut(usize, &[(f32, Candidate)]),
) -> Vec<Option<Choice>> {
    static WEIGHTS: OnceLock<Weights> = OnceLock::new();
    let weights =
        WEIGHTS.get_or_init(|| Weights::parse(include_str!("speaker.weights"), TEMPLATES));
    let mut chosen: Vec<Option<Choice>> = Vec::with_capacity(quotations.len());
    for k in 0..quotations.len() {
        if quotations[k].role != Role::Speech || quotations[k].inside.is_some() {
            chosen.push(None);
            continue;
        }
        let before = before(quotations, k);
        let candidates = candidates(text, quotations, cues, k, before, |b| {
            chosen[b]
                .as_ref()
                .and_then(|c: &Choice| c.candidate.source.map(|s| (s, c.candidate.cue)))
        });
        let found = agreeing(&quotations[k], tagged);
        let ranked = rank(weights, candidates, &found);
        see(k, &ranked);
        let choice = choose(&ranked);
        let is_from_before = before.is_some_and(|b| quotations[b].block < quotations[k].block);
        let longest = choice.as_ref().and_then(|c| match c.candidate.kind {
            Kind::Nobody => Some(unled::LONGEST),
            Kind::Continued if is_from_before => Some(unled::SHORT),
            _ => None,
        });
        let actor = longest.and_then(|l| unled::actor(text, quotations, k, l));
        chosen.push(actor.or(choice));
    }
    unled::later(text, quotations, &mut chosen);
    chosen
}

/// The speech before quotation `k`.
pub fn before(quotations: &[Quotation], k: usize) -> Option<usize> {
    (0..k)
        .rev()
        .take(8)
        .find(|&b| quotations[b].inside.is_none() && quotations[b].role == Role::Speech)
}

/// Source, cue and confidence of what the tagger found whose content holds most of a quotation.
fn agreeing(q: &Quotation, tagged: &[Tagged]) -> Vec<(Span, Span, f32)> {
    let near = tagged.partition_point(|t| t.cue.end + FAR < q.span.start);
    let shared = |c: &Span| {
        q.content
            .end
            .min(c.end)
            .saturating_sub(q.content.start.max(c.start))
    };
    tagged[near..]
        .iter()
        .take_while(|t| t.cue.start < q.span.end + FAR)
        .filter(|t| {
            t.content
                .iter()
                .any(|(c, _)| shared(c) * 2 > q.content.len())
        })
        .filter_map(|t| Some((t.source?, t.cue, t.score)))
        .collect()
}

/// The candidates and whom the tagger found, with their log-odds, the likeliest first.
fn rank(
    weights: &Weights,
    mut candidates: Vec<Candidate>,
    found: &[(Span, Span, f32)],
) -> Vec<(f32, Candidate)> {
    for &(source, cue, _) in found {
        if !candidates
            .iter()
            .any(|c| c.source.is_some_and(|own| own.meets(source)))
        {
            candidates.push(Candidate {
                kind: Kind::Tagged,
                source: Some(source),
                cue: Some(cue),
                features: vec![cell(T::bias as usize, Kind::Tagged as usize)],
            });
        }
    }
    let agrees = |c: &Candidate| {
        let scores = found
            .iter()
            .filter(|f| c.source.is_some_and(|own| own.meets(f.0)));
        TAGGER * scores.map(|f| f.2).fold(0.0, f32::max)
    };
    let mut scored: Vec<(f32, Candidate)> = candidates
        .into_iter()
        .map(|c| (weights.score(&c.features) + agrees(&c), c))
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    scored
}

fn choose(ranked: &[(f32, Candidate)]) -> Option<Choice> {
    // A label says it outright.
    if let Some((_, candidate)) = ranked.iter().find(|(_, c)| c.kind == Kind::Label) {
        return Some(Choice {
            candidate: candidate.clone(),
            margin: 9.0,
        });
    }
    let (best, mut candidate) = ranked.first()?.clone();
    // Words that share some are one source: “the head, Ann Cage” and “the head”.
    let is_same = |a: Option<Span>, b: Option<Span>| match (a, b) {
        (Some(a), Some(b)) => a.meets(b),
        (a, b) => a == b,
    };
    let other = ranked
        .iter()
        .find(|(_, c)| !is_same(c.source, candidate.source));
    let margin = other.map_or(9.0, |(s, _)| best - s);
    // The same words as the subject of a cue: the cue says more.
    if candidate.cue.is_none()
        && candidate.source.is_some()
        && let Some((_, by_cue)) = ranked
            .iter()
            .find(|(_, c)| is_same(c.source, candidate.source) && c.cue.is_some())
    {
        candidate = by_cue.clone();
    }
    Some(Choice { candidate, margin })
}

/// How far around a quotation cues are looked at, in cues.
const REACH: usize = 8;
/// How far from a quotation a tagged cue may stand, in bytes.
const FAR: usize = 1500;

/// Everybody who may speak quotation `k`. `speaker(b)` is who speaks quotation `b`, with the cue.
pub fn candidates(
    text: &Text,
    quotations: &[Quotation],
    cues: &Cues,
    k: usize,
    before: Option<usize>,
    speaker: impl Fn(usize) -> Option<(Span, Option<Span>)>,
) -> Vec<Candidate> {
    let scene = Scene::of(text, quotations, cues, k, before);
    let mut out = Vec::new();
    out.push(scene.nobody());
    let here = cues.block(scene.q.block);
    let split = here.partition_point(|c| c.tokens().first < scene.open);
    for cue in &here[split.saturating_sub(REACH)..here.len().min(split + REACH)] {
        if let Some(source) = cue.source
            && !cue_inside(&scene, cue)
        {
            out.push(scene.by_cue(Kind::Cue, cue, source));
        }
    }
    if let Some(label) = &cues.labels[scene.q.block]
        && let Some(source) = label
            .source
            .filter(|_| label.end <= scene.open + 1 || label.first <= scene.q.first + 8)
    {
        out.push(scene.by_cue(Kind::Label, label, source));
    }
    if scene.q.block > 0 {
        let last = cues
            .block(scene.q.block - 1)
            .iter()
            .rev()
            .find(|c| c.source.is_some());
        if let Some((cue, source)) = last.and_then(|c| Some((c, c.source?))) {
            out.push(scene.by_cue(Kind::CueBefore, cue, source));
        }
    }
    if scene.q.block + 1 < text.blocks.len() && scene.is_last && !scene.is_led_by_others() {
        let next = cues
            .block(scene.q.block + 1)
            .iter()
            .find(|c| c.source.is_some());
        if let Some((cue, source)) = next.and_then(|c| Some((c, c.source?))) {
            out.push(scene.by_cue(Kind::CueAfter, cue, source));
        }
    }
    if let Some((source, cue)) = before
        .filter(|_| !scene.is_led_by_others())
        .and_then(&speaker)
    {
        out.push(scene.continued(source, cue));
    }
    out.extend(scene.subjects());
    out.extend(scene.signature());
    if scene.q.is_element {
        out.retain(|c| scene.may_speak_block_quote(c.kind));
    }
    out
}

fn cue_inside(scene: &Scene, cue: &Cue) -> bool {
    cue.first >= scene.open && cue.end <= scene.close
}

/// A quotation and what stands around it.
struct Scene<'t, 'd> {
    text: &'t Text<'d>,
    quotations: &'t [Quotation],
    q: Quotation,
    k: usize,
    open: usize,
    close: usize,
    before: Option<usize>,
    is_last: bool,
    has_adjacent: usize,
    opens: usize,
    size: usize,
}

impl<'t, 'd> Scene<'t, 'd> {
    fn of(
        text: &'t Text<'d>,
        quotations: &'t [Quotation],
        cues: &Cues,
        k: usize,
        before: Option<usize>,
    ) -> Scene<'t, 'd> {
        let q = quotations[k];
        let (open, close) = (text.token_from(q.span.start), text.token_from(q.span.end));
        let block = text.blocks[q.block];
        let is_last = close == block.end;
        let words = (q.first..q.end)
            .filter(|&t| text.tokens[t].kind == TokenKind::Word)
            .count();
        let opens = if open == block.first {
            2
        } else {
            usize::from(q.opens_sentence(text))
        };
        let mut scene = Scene {
            text,
            quotations,
            q,
            k,
            open,
            close,
            before,
            is_last,
            has_adjacent: 0,
            opens,
            size: step(words),
        };
        let adjacent = cues.block(q.block).iter().filter(|c| c.source.is_some());
        for cue in adjacent {
            let tokens = cue.tokens();
            let gap = if tokens.first >= close {
                scene.words(close, tokens.first)
            } else {
                scene.words(tokens.end, open)
            };
            if gap == 0 {
                scene.has_adjacent |= if tokens.first >= close { 1 } else { 2 };
            }
        }
        scene
    }

    /// Words between two tokens.
    fn words(&self, first: usize, end: usize) -> usize {
        let n = end.saturating_sub(first);
        if n > 60 {
            return n;
        }
        self.text.tokens[first.min(end)..end]
            .iter()
            .filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number))
            .count()
    }

    fn nobody(&self) -> Candidate {
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

    /// Whose a block quote may be: of the words around it only what leads up to it with a colon, or
    /// signs it.
    fn may_speak_block_quote(&self, kind: Kind) -> bool {
        let text = self.text;
        let opens_block = self.open == text.blocks[self.q.block].first;
        let leads_up = self.q.block > 0 && opens_block && {
            let before = text.blocks[self.q.block - 1];
            before.end > before.first && matches!(text.word(before.end - 1), ":" | ",")
        };
        match kind {
            Kind::Nobody | Kind::Signature | Kind::Label | Kind::Tagged => true,
            Kind::Continued => self.q.continues.is_some() || !opens_block,
            Kind::Cue => !opens_block || !self.is_last,
            Kind::CueBefore | Kind::Subject => leads_up || !opens_block,
            Kind::CueAfter => false,
        }
    }

    fn by_cue(&self, kind: Kind, cue: &Cue, source: Phrase) -> Candidate {
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

    fn continued(&self, source: Span, cue: Option<Span>) -> Candidate {
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

    /// Whether the words that its paragraph opens with stand between it and all other speech, and no speech
    /// went before in the paragraph above: “By nine the words were chalked on a wall. ‘It will fall.’” is
    /// nobody's who speaks elsewhere.
    fn is_led_by_others(&self) -> bool {
        let opens = self.open == self.text.blocks[self.q.block].first;
        let is_far = self
            .before
            .is_none_or(|b| self.quotations[b].block + 1 < self.q.block);
        !opens && is_far && self.q.continues.is_none() && !self.q.is_element
    }

    /// How far the speech before is: words in the same block, or blocks.
    fn chain_distance(&self) -> usize {
        let Some(b) = self.before.map(|b| self.quotations[b]) else {
            return 19;
        };
        if b.block == self.q.block {
            step(self.words(self.text.token_from(b.span.end), self.open))
        } else {
            10 + (self.q.block - b.block).min(5)
        }
    }

    /// Subjects of the sentence before and of this one, without a cue.
    fn subjects(&self) -> Vec<Candidate> {
        let text = self.text;
        let block = text.blocks[self.q.block];
        let sentence = text.sentence_of(self.open);
        let mut out = Vec::new();
        let mut add = |which: usize, first: usize, end: usize| {
            if first >= end {
                return;
            }
            let Some(source) = cue::first_subject(text, first, end) else {
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

    fn signature(&self) -> Option<Candidate> {
        let text = self.text;
        let source = unled::signature(text, self.quotations, self.k)?;
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

    fn quotations_between(&self, from: usize, upto: usize) -> usize {
        let around = self.k.saturating_sub(6)..(self.k + 7).min(self.quotations.len());
        around
            .filter(|&o| {
                o != self.k && self.quotations[o].inside.is_none() && is_opaque(&self.quotations[o])
            })
            .filter(|&o| self.quotations[o].first >= from && self.quotations[o].end <= upto)
            .count()
    }

    fn sentences_between(&self, from: usize, upto: usize) -> usize {
        if upto <= from {
            return 0;
        }
        self.text.sentence_of(upto.min(self.text.tokens.len() - 1)) - self.text.sentence_of(from)
    }

    /// What stands at the quotation's edge towards the cue.
    fn edge(&self, is_after: bool, tokens: Phrase) -> usize {
        let text = self.text;
        if is_after {
            return match text.word(self.q.end - 1) {
                "," => 0,
                "?" | "!" => 1,
                "." => 2,
                _ => match text.tokens.get(self.close).map(|_| text.word(self.close)) {
                    Some(",") if self.close <= tokens.first => 3,
                    _ => 4,
                },
            };
        }
        let Some(t) = self.open.checked_sub(1) else {
            return 9;
        };
        match text.word(t) {
            "," => 5,
            ":" => 6,
            "." | "?" | "!" => 8,
            _ if text.tokens[t].is(lexicon::COMPLEMENTIZER) => 7,
            _ => 9,
        }
    }

    /// Whether another quotation is nearer to the cue.
    fn taken(&self, cue: Phrase, is_after: bool) -> usize {
        let text = self.text;
        let other = |q: &Quotation| q.inside.is_none() && is_opaque(q) && q.block == self.q.block;
        if is_after {
            // The next quotation stands behind the cue: does a comma or a colon lead to it?
            let next = self.quotations[self.k + 1..]
                .iter()
                .take(4)
                .find(|q| other(q));
            next.map_or(0, |q| {
                let open = text.token_from(q.span.start);
                if open < cue.end {
                    3
                } else {
                    1 + usize::from(self.words(cue.end, open) == 0 && text.word(open - 1) != ".")
                }
            })
        } else {
            let prev = self.quotations[..self.k]
                .iter()
                .rev()
                .take(4)
                .find(|q| other(q));
            prev.map_or(0, |q| {
                let close = text.token_from(q.span.end);
                if close > cue.first {
                    3
                } else {
                    1 + usize::from(self.words(close, cue.first) == 0)
                }
            })
        }
    }

    /// Whether a verb of the lexicon stands between, so that this cue is not the nearest.
    fn nearest(&self, from: usize, upto: usize) -> usize {
        if upto <= from || upto - from > 60 {
            return usize::from(upto > from) * 2;
        }
        usize::from((from..upto).any(|t| pos(self.text, t) == Pos::Verb))
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

fn source_class(text: &Text, source: Phrase) -> usize {
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
