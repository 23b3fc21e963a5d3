//! Ranks the candidates for a quotation, and chooses one.

use super::{Candidate, Choice, Kind, features};
use crate::attribution::tagger::Tagged;
use crate::document::Span;
use crate::lexicon;
use crate::linear::Weights;
use crate::quotation::Quotation;
use crate::text::Text;
use crate::text::syntax::{Pos, pos};

/// Log-odds that the tagger's word adds to the candidate it agrees with, at full confidence.
const TAGGER: f32 = 4.0;

/// How sure the tagger must be for its words of a source to be taken.
const SURE_WORDS: f32 = 0.4;

/// How far from a quotation a tagged cue may stand, in bytes.
const FAR: usize = 1500;

/// Source, cue and confidence of what the tagger found whose content holds most of a quotation.
pub(super) fn agreeing(q: &Quotation, tagged: &[Tagged]) -> Vec<(Span, Span, f32)> {
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
pub(super) fn rank(
    weights: &Weights,
    mut candidates: Vec<Candidate>,
    found: &[(Span, Span, f32)],
) -> Vec<(f32, Candidate)> {
    for &(source, cue, _) in found {
        if !candidates
            .iter()
            .any(|c| c.source.is_some_and(|own| own.meets(source)))
        {
            candidates.push(features::tagged(source, cue));
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

/// The likeliest; where the tagger `found` the same source with a cue, or with more words, in its words.
pub(super) fn choose(
    text: &Text,
    ranked: &[(f32, Candidate)],
    found: &[(Span, Span, f32)],
) -> Option<Choice> {
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
    if let Some((source, cue)) = in_tagged_words(text, &candidate, found) {
        candidate.source = Some(source);
        candidate.cue = Some(cue);
    }
    Some(Choice { candidate, margin })
}

/// Source and cue as the tagger found them: where the candidate has no cue, or has only a part of the
/// source.
fn in_tagged_words(
    text: &Text,
    candidate: &Candidate,
    found: &[(Span, Span, f32)],
) -> Option<(Span, Span)> {
    let own = candidate.source?;
    let is_better = |source: Span, cue: Span| {
        let is_pronoun = pos(text, text.token_at(own.start)) == Pos::Pronoun;
        let is_fuller = source != own && !is_pronoun && is_part(text, own, source);
        match candidate.cue {
            Some(own) => is_fuller && own.meets(cue),
            None => is_fuller || own.holds(source),
        }
    };
    let mut found = found.iter().filter(|f| f.2 >= SURE_WORDS);
    let (source, cue, _) = *found.find(|f| is_better(f.0, f.1))?;
    Some((source, cue))
}

/// Whether `part` is a part of the noun phrase `whole`: a comma, “of” or “and” stands between them and
/// the rest. “Speaking on condition …” is no part of it.
fn is_part(text: &Text, part: Span, whole: Span) -> bool {
    if !whole.holds(part) {
        return false;
    }
    let (first, end) = (text.token_at(part.start), text.token_from(part.end));
    let joins = |t: usize| {
        matches!(pos(text, t), Pos::Conjunction | Pos::Preposition)
            || matches!(text.word(t), "," | "(" | "—" | "–")
    };
    let acts = |t: usize| pos(text, t) == Pos::Participle || text.tokens[t].is(lexicon::GERUND);
    let last = text.token_from(whole.end);
    let opens = whole.start == part.start || first > 0 && joins(first - 1);
    let ends = last == end || joins(end) && !(end + 1 < last && acts(end + 1));
    opens && ends
}
