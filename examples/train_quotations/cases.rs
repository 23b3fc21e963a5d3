//! What the models choose among: a case for each quotation of the corpora.

use hearsay::attribution::speaker::{self, Cues};
use hearsay::document::{Document, Span};
use hearsay::linear::Features;
use hearsay::quotation;
use hearsay::quotation::role::{self, Page};
use hearsay::report::Role;
use hearsay::text::Text;

use crate::gold::Gold;

/// Words of the longest quotation that is believed to be no speech because nobody annotated it.
const LONG: usize = 6;
/// A wrong accusation is worse than a miss: how much more a quotation that is no speech counts.
pub const AGAINST: f32 = 2.5;

/// A choice with its right answers.
#[derive(Clone)]
pub struct Case {
    /// Features of each candidate, and whether it is right.
    pub candidates: Vec<(Features, bool)>,
    /// How much it counts.
    pub weight: f32,
}

/// What each quotation of `gold` is there for.
pub fn role_cases(gold: &[Gold]) -> Vec<Case> {
    let mut cases = Vec::new();
    for g in gold {
        let document = Document::from_text(g.text.clone());
        let text = Text::read(&document);
        let quotations = quotation::find(&text);
        let page = Page::of(&text, &quotations);
        for (k, q) in quotations
            .iter()
            .enumerate()
            .filter(|(_, q)| q.inside.is_none())
        {
            let is_speech = g.of(q).is_some();
            // Nobody puts marks around so many words but to quote them: the annotators missed it.
            let words = q.content.of(&g.text).split_whitespace().count();
            if !is_speech && (!g.is_complete || words > LONG) {
                continue;
            }
            cases.push(Case {
                candidates: vec![
                    (role::features(&text, &quotations, &page, k), is_speech),
                    (Vec::new(), !is_speech),
                ],
                weight: if is_speech {
                    g.weight
                } else {
                    AGAINST * g.weight
                },
            });
        }
    }
    cases
}

/// Who speaks each quotation of `gold`.
pub fn speaker_cases(gold: &[Gold]) -> Vec<Case> {
    let mut cases = Vec::new();
    for g in gold {
        let document = Document::from_text(g.text.clone());
        let text = Text::read(&document);
        let mut quotations = quotation::find(&text);
        for quotation in &mut quotations {
            let is_speech = g.of(quotation).is_some();
            quotation.role = if is_speech { Role::Speech } else { Role::Scare };
        }
        let cues = Cues::find(&text, &quotations);
        for (k, q) in quotations
            .iter()
            .enumerate()
            .filter(|(_, q)| q.inside.is_none())
        {
            let Some((_, source)) = g.of(q) else {
                continue;
            };
            let before = speaker::before(&quotations, k);
            let said = |b: usize| {
                g.of(&quotations[b])
                    .and_then(|(_, s)| Some((s.as_ref().copied()?, None)))
            };
            let is_right = |s: Option<Span>| match (s, source) {
                (None, None) => true,
                (Some(a), Some(b)) => a.meets(*b) || head(a.of(&g.text)) == head(b.of(&g.text)),
                _ => false,
            };
            let candidates: Vec<_> =
                speaker::candidates(&text, &quotations, &cues, k, before, said)
                    .into_iter()
                    .map(|c| (c.features, is_right(c.source)))
                    .collect();
            cases.push(Case {
                candidates,
                weight: g.weight,
            });
        }
    }
    cases
}

/// The last capitalised word, as a name's head.
fn head(words: &str) -> Option<&str> {
    let words = words.split(',').next()?;
    words
        .split_whitespace()
        .rfind(|w| w.starts_with(char::is_uppercase))
        .map(|w| {
            w.trim_end_matches("’s")
                .trim_end_matches("'s")
                .trim_matches(|c: char| !c.is_alphanumeric())
        })
}
