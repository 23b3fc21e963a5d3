//! Quotations whose role a reader has labelled (`tests/labels/roles.md`), and how a model does on
//! them.

use std::path::Path;

use hearsay::document::{Document, Span};
use hearsay::linear::Weights;
use hearsay::quotation::role::{self, Page};
use hearsay::quotation::{self, Quotation};
use hearsay::report::Role;
use hearsay::text::Text;
use serde_json::Value;

use crate::cases::{AGAINST, Case};
use crate::gold::offsets;

/// How much more a quotation counts that a reader has labelled by hand.
const LABELLED: f32 = 6.0;

/// A text whose quotations a reader has labelled (`tests/labels/roles.md`).
pub struct Labelled {
    document: Document,
    /// Bytes between the marks, whether it is speech, and the set it belongs to.
    roles: Vec<(Span, bool, String)>,
}

/// Reads what `tests/labels/train_roles.py` has written.
pub fn read_labelled(path: &Path) -> Vec<Labelled> {
    let file = std::fs::read_to_string(path).expect("the labels");
    let line = |line: &str| {
        let d: Value = serde_json::from_str(line).expect("a line of JSON");
        let wire: hearsay::wire::Document =
            serde_json::from_value(d["document"].clone()).expect("a Document");
        let at = offsets(&wire.text);
        let roles = d["roles"].as_array().into_iter().flatten().filter_map(|r| {
            let span = Span::new(at[r[0].as_u64()? as usize], at[r[1].as_u64()? as usize]);
            Some((span, r[2].as_bool()?, r[3].as_str()?.to_string()))
        });
        Labelled {
            roles: roles.collect(),
            document: wire.into_core(),
        }
    };
    file.lines().map(line).collect()
}

impl Labelled {
    /// Calls `see` with each labelled quotation that the engine finds, and whether it is speech.
    fn each(
        &self,
        takes: impl Fn(&str) -> bool,
        mut see: impl FnMut(&Text, &[Quotation], &Page, usize, bool),
    ) {
        let text = Text::read(&self.document);
        let quotations = quotation::find(&text);
        let page = Page::of(&text, &quotations);
        for (span, is_speech, _) in self.roles.iter().filter(|r| takes(&r.2)) {
            let shared = |q: &Quotation| {
                q.content.end.min(span.end) as i64 - q.content.start.max(span.start) as i64
            };
            let best = (0..quotations.len()).max_by_key(|&k| shared(&quotations[k]));
            let is_same = |k: &usize| {
                let q = &quotations[*k];
                shared(q) * 10 >= 8 * q.content.len().max(span.len()) as i64
            };
            if let Some(k) = best.filter(is_same) {
                see(&text, &quotations, &page, k, *is_speech);
            }
        }
    }
}

/// A case for each labelled quotation of the texts and sets that `takes` takes.
pub fn labelled_cases(labelled: &[Labelled], takes: impl Fn(usize, &str) -> bool) -> Vec<Case> {
    let mut cases = Vec::new();
    for (at, l) in labelled.iter().enumerate() {
        l.each(
            |set| takes(at, set),
            |text, quotations, page, k, is_speech| {
                cases.push(Case {
                    candidates: vec![
                        (role::features(text, quotations, page, k), is_speech),
                        (Vec::new(), !is_speech),
                    ],
                    weight: if is_speech {
                        LABELLED
                    } else {
                        AGAINST * LABELLED
                    },
                });
            },
        );
    }
    cases
}

/// What was called speech, and how much of it was.
#[derive(Default)]
pub struct Judged {
    /// Whether it was called speech, whether it is, and the log-odds.
    all: Vec<(bool, bool, f32)>,
}

impl Judged {
    /// Tries `weights` on the sets that `takes` takes.
    pub fn judge(&mut self, labelled: &Labelled, weights: &Weights, takes: impl Fn(&str) -> bool) {
        labelled.each(takes, |text, quotations, page, k, is_speech| {
            let score = weights.score(&role::features(text, quotations, page, k));
            let (role, _) = role::decide(text, quotations, k, || score);
            self.all.push((role == Role::Speech, is_speech, score));
        });
    }

    fn share(&self, called: impl Fn(&(bool, bool, f32)) -> bool) -> String {
        let (mut right, mut said, mut all) = (0, 0, 0);
        for case in &self.all {
            right += usize::from(called(case) && case.1);
            said += usize::from(called(case));
            all += usize::from(case.1);
        }
        let share = |of: usize| right as f32 / of.max(1) as f32;
        format!(
            "precision of speech {right}/{said} {:.3}, recall {right}/{all} {:.3}",
            share(said),
            share(all)
        )
    }

    /// At other borders.
    pub fn sweep(&self) {
        for step in -4..14 {
            let border = step as f32 * 0.25;
            println!("  {border:5.2} {}", self.share(|c| c.2 > border));
        }
    }
}

impl std::fmt::Display for Judged {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.share(|c| c.0))
    }
}
