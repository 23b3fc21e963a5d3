//! Every measure of every corpus, with its interval.

use crate::attribution::{Counts, Mode, ratio, score};
use crate::bootstrap::{Interval, interval};
use crate::corpus::{Annotated, Corpus};
use crate::labels::{Named, Weasel, review};

/// Overlap at which a claim matches, where not exact.
pub const MATCH: f64 = 0.8;

/// A measured figure.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Name of the corpus.
    pub corpus: String,
    /// Id of the measure.
    pub measure: &'static str,
    /// What it came to.
    pub interval: Interval,
}

/// Whether less of `measure` is better.
pub fn less_is_better(measure: &str) -> bool {
    measure == "review"
}

/// The figures of one corpus, by what is annotated in it.
pub fn of_corpus(corpus: &Corpus) -> Vec<Figure> {
    let texts: Vec<&Annotated> = corpus.texts.iter().collect();
    let mut out = Vec::new();
    let mut add = |measure, interval| {
        out.push(Figure {
            corpus: corpus.name.clone(),
            measure,
            interval,
        });
    };
    if texts.iter().any(|t| !t.gold.is_empty()) {
        let counts = |mode, least| -> Vec<Counts> {
            texts.iter().map(|t| score(t, mode, least).0).collect()
        };
        let direct = counts(Mode::Direct, MATCH);
        add("direct-f1", of(&direct, Counts::f1));
        add("direct-speaker", of(&direct, Counts::speaker));
        add("direct-right", of(&direct, Counts::found_and_right));
        let quoted = counts(Mode::Quoted, MATCH);
        add("quoted-right", of(&quoted, Counts::found_and_right));
        let indirect = counts(Mode::Indirect, MATCH);
        add("indirect-f1", of(&indirect, Counts::f1));
        add("indirect-speaker", of(&indirect, Counts::speaker));
        add("exact-f1", of(&counts(Mode::All, 1.0), Counts::f1));
    }
    if texts.iter().any(|t| t.is_weasel.is_some()) {
        let counts: Vec<Weasel> = texts.iter().map(|t| Weasel::of(t)).collect();
        add(
            "weasel-precision",
            interval(&refs(&counts), |drawn| {
                let sum = Weasel::sum(drawn.iter().copied());
                ratio(sum.found, sum.found + sum.wrong)
            }),
        );
        add(
            "weasel-recall",
            interval(&refs(&counts), |drawn| {
                let sum = Weasel::sum(drawn.iter().copied());
                ratio(sum.found, sum.found + sum.missed)
            }),
        );
    }
    let reviews: Vec<(usize, usize)> = texts.iter().map(|t| review(t)).collect();
    add(
        "review",
        interval(&refs(&reviews), |drawn| {
            let under: usize = drawn.iter().map(|r| r.0).sum();
            ratio(under, drawn.iter().map(|r| r.1).sum())
        }),
    );
    out
}

/// The figures of labelled sources, over all of `corpora` together.
pub fn of_labels(name: &str, corpora: &[&Corpus]) -> Vec<Figure> {
    let counts: Vec<Named> = corpora
        .iter()
        .flat_map(|c| &c.texts)
        .map(Named::of)
        .collect();
    let counts = refs(&counts);
    type Share = fn(&Named) -> f64;
    let measures: [(&'static str, Share); 5] = [
        ("found", |n| ratio(n.found, n.labelled)),
        ("named", |n| ratio(n.told, n.found)),
        ("named-all", |n| ratio(n.told, n.labelled)),
        ("name", |n| ratio(n.name_right, n.name_found)),
        ("name-all", |n| ratio(n.name_right, n.with_name)),
    ];
    measures
        .into_iter()
        .map(|(measure, share)| Figure {
            corpus: name.to_string(),
            measure,
            interval: interval(&counts, |drawn| share(&Named::sum(drawn.iter().copied()))),
        })
        .collect()
}

fn of(counts: &[Counts], measure: impl Fn(&Counts) -> f64) -> Interval {
    interval(&refs(counts), |drawn| {
        measure(&Counts::of(drawn.iter().copied()))
    })
}

fn refs<T>(all: &[T]) -> Vec<&T> {
    all.iter().collect()
}
