//! Trains the two small models about quotations, what one is there for (`role.weights`) and who
//! speaks it (`speaker.weights`), on the corpora, and prints how they do on what they did not see.
//!
//! `cargo run --release --example train_quotations -- CORPORA [LABELS] [--write]`: deterministic, a
//! minute. LABELS is what `tests/labels/train_roles.py` writes: the role model learns from its set
//! `train` too, and is tried on its set `test`. `--role` leaves the speakers out, `--sweep` shows
//! other borders.

use std::path::Path;

use hearsay::attribution::speaker::{self, Cues};
use hearsay::document::{Document, Span};
use hearsay::linear::{Features, Weights};
use hearsay::quotation::role::{self, Page};
use hearsay::quotation::{self, Quotation};
use hearsay::report::Role;
use hearsay::text::Text;
use serde_json::Value;

const ROUNDS: usize = 30;
const RATE: f32 = 0.1;
/// How far each weight is pulled to zero at each step: the role model has few cases for its cells.
const SHRINK_ROLE: f32 = 3e-3;
/// The same, of the speaker model.
const SHRINK_SPEAKER: f32 = 1e-4;
/// Words of the longest quotation that is believed to be no speech because nobody annotated it.
const LONG: usize = 6;
/// A wrong accusation is worse than a miss: how much more a quotation that is no speech counts.
const AGAINST: f32 = 2.5;
/// How much more a quotation counts that a reader has labelled by hand.
const LABELLED: f32 = 6.0;
/// Folds of the cross-validation over the labelled texts.
const FOLDS: usize = 6;

struct Gold {
    text: String,
    /// Content spans of an attribution, and its source; bytes.
    quotes: Vec<(Vec<Span>, Option<Span>)>,
    weight: f32,
    /// Whether a quotation outside every attribution is none: some genres are annotated in part.
    is_complete: bool,
}

#[derive(Clone)]
struct Case {
    /// Features of each candidate, and whether it is right.
    candidates: Vec<(Features, bool)>,
    weight: f32,
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let corpora = args.first().expect("the corpora's folder");
    let labels = args.get(1).filter(|a| !a.starts_with("--"));
    let write = |file: &str, weights: &Weights, templates: &[&str]| {
        if args.iter().any(|a| a == "--write") {
            std::fs::write(file, weights.write(templates)).expect("the weights file");
        }
    };
    let read = |name: &str, weight| read(&Path::new(&corpora).join(name), weight);
    let mut train = read("polnear.train.jsonl", 1.0);
    train.extend(read("gum.train.jsonl", 2.0));
    let tests = [
        ("polnear.dev", read("polnear.dev.jsonl", 1.0)),
        ("gum.dev", read("gum.dev.jsonl", 1.0)),
    ];
    let labelled = labels.map_or(Vec::new(), |path| read_labelled(Path::new(path)));

    let own = role_cases(&train);
    let with = |cases: Vec<Case>| {
        let mut all: Vec<Case> = own.clone();
        all.extend(cases);
        learn(
            &all.iter().collect::<Vec<_>>(),
            role::TEMPLATES,
            SHRINK_ROLE,
        )
    };
    let mut judged = Judged::default();
    for fold in 0..FOLDS {
        let kept = labelled_cases(&labelled, |at, _| at % FOLDS != fold);
        let weights = with(kept);
        let held = labelled.iter().enumerate();
        for (_, l) in held.filter(|(at, _)| at % FOLDS == fold) {
            judged.judge(l, &weights, |set| set == "test");
        }
    }
    println!("role, labelled, cross-validated by text: {judged}");
    let weights = with(labelled_cases(&labelled, |_, set| set == "train"));
    for set in ["train", "test"] {
        let mut judged = Judged::default();
        for l in &labelled {
            judged.judge(l, &weights, |s| s == set);
        }
        println!("role, labelled {set}: {judged}");
        if args.iter().any(|a| a == "--sweep") {
            judged.sweep();
        }
    }
    report(
        "role",
        &own,
        &tests,
        role_cases,
        &weights,
        role::TEMPLATES,
        SHRINK_ROLE,
    );
    write("src/quotation/role.weights", &weights, role::TEMPLATES);
    if args.iter().any(|a| a == "--role") {
        return;
    }

    let own = speaker_cases(&train);
    let weights = learn(
        &own.iter().collect::<Vec<_>>(),
        speaker::TEMPLATES,
        SHRINK_SPEAKER,
    );
    report(
        "speaker",
        &own,
        &tests,
        speaker_cases,
        &weights,
        speaker::TEMPLATES,
        SHRINK_SPEAKER,
    );
    write(
        "src/attribution/speaker.weights",
        &weights,
        speaker::TEMPLATES,
    );
}

/// Prints how a model does: in three folds of what it was trained on, on it, and on what it did not
/// see.
fn report(
    name: &str,
    own: &[Case],
    tests: &[(&str, Vec<Gold>)],
    cases: fn(&[Gold]) -> Vec<Case>,
    weights: &Weights,
    templates: &[&str],
    shrink: f32,
) {
    for fold in 0..3 {
        let (held, kept): (Vec<_>, Vec<_>) = own
            .iter()
            .enumerate()
            .partition(|(k, _)| k * 3 / own.len() == fold);
        let kept: Vec<&Case> = kept.into_iter().map(|(_, c)| c).collect();
        let held: Vec<&Case> = held.into_iter().map(|(_, c)| c).collect();
        println!(
            "{name} fold {fold}: {}",
            score(&learn(&kept, templates, shrink), &held)
        );
    }
    println!(
        "{name} train: {}",
        score(weights, &own.iter().collect::<Vec<_>>())
    );
    for (test, gold) in tests {
        let cases = cases(gold);
        println!(
            "{name} {test}: {}",
            score(weights, &cases.iter().collect::<Vec<_>>())
        );
    }
}

/// A text whose quotations a reader has labelled (`tests/labels/roles.md`).
struct Labelled {
    document: Document,
    /// Bytes between the marks, whether it is speech, and the set it belongs to.
    roles: Vec<(Span, bool, String)>,
}

/// Reads what `tests/labels/train_roles.py` has written.
fn read_labelled(path: &Path) -> Vec<Labelled> {
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

fn labelled_cases(labelled: &[Labelled], takes: impl Fn(usize, &str) -> bool) -> Vec<Case> {
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
struct Judged {
    /// Whether it was called speech, whether it is, and the log-odds.
    all: Vec<(bool, bool, f32)>,
}

impl Judged {
    fn judge(&mut self, labelled: &Labelled, weights: &Weights, takes: impl Fn(&str) -> bool) {
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
    fn sweep(&self) {
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

fn offsets(text: &str) -> Vec<usize> {
    let at = text.char_indices().map(|(k, _)| k);
    at.chain([text.len()]).collect()
}

fn read(path: &Path, weight: f32) -> Vec<Gold> {
    let file = std::fs::read_to_string(path).expect("a corpus");
    file.lines()
        .map(|line| {
            let d: Value = serde_json::from_str(line).expect("a line of JSON");
            let text = d["text"].as_str().unwrap_or_default().to_string();
            let at = offsets(&text);
            let span = |a: &Value, b: &Value| {
                Some(Span::new(
                    at[a.as_u64()? as usize],
                    at[b.as_u64()? as usize],
                ))
            };
            let quotes = d["quotes"].as_array().into_iter().flatten().map(|q| {
                let spans = match q["spans"].as_array() {
                    Some(s) => s.iter().filter_map(|s| span(&s[0], &s[1])).collect(),
                    None => span(&q["start"], &q["end"]).into_iter().collect(),
                };
                let source = &q["source"];
                (spans, span(&source["start"], &source["end"]))
            });
            let partly = ["fiction", "news", "podcast", "conversation", "court"];
            let is_complete = !partly.contains(&d["genre"].as_str().unwrap_or_default());
            Gold {
                quotes: quotes.collect(),
                text,
                weight,
                is_complete,
            }
        })
        .collect()
}

/// The attribution whose content holds quotation `q`.
fn gold_of<'g>(gold: &'g Gold, q: &Quotation) -> Option<&'g (Vec<Span>, Option<Span>)> {
    let shared = |s: &Span| {
        s.end
            .min(q.content.end)
            .saturating_sub(s.start.max(q.content.start))
    };
    let holds = |a: &&(Vec<Span>, _)| a.0.iter().any(|s| shared(s) * 5 >= q.content.len() * 4);
    let size = |a: &&(Vec<Span>, _)| a.0.iter().map(|s| s.len()).sum::<usize>();
    gold.quotes.iter().filter(holds).min_by_key(size)
}

fn role_cases(gold: &[Gold]) -> Vec<Case> {
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
            let is_speech = gold_of(g, q).is_some();
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

fn speaker_cases(gold: &[Gold]) -> Vec<Case> {
    let mut cases = Vec::new();
    for g in gold {
        let document = Document::from_text(g.text.clone());
        let text = Text::read(&document);
        let mut quotations = quotation::find(&text);
        for quotation in &mut quotations {
            let is_speech = gold_of(g, quotation).is_some();
            quotation.role = if is_speech { Role::Speech } else { Role::Scare };
        }
        let cues = Cues::find(&text, &quotations);
        for (k, q) in quotations
            .iter()
            .enumerate()
            .filter(|(_, q)| q.inside.is_none())
        {
            let Some((_, source)) = gold_of(g, q) else {
                continue;
            };
            let before = speaker::before(&quotations, k);
            let said = |b: usize| {
                gold_of(g, &quotations[b]).and_then(|(_, s)| Some((s.as_ref().copied()?, None)))
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

/// Softmax over a case's candidates, by averaged stochastic gradient.
fn learn(cases: &[&Case], templates: &[&str], shrink: f32) -> Weights {
    let mut weights = Weights::zero(templates.len());
    let mut sum = vec![0.0f64; weights.0.len()];
    let mut order: Vec<usize> = (0..cases.len()).collect();
    let mut seed = 1u64;
    for round in 0..ROUNDS {
        for k in (1..order.len()).rev() {
            seed = seed
                .wrapping_mul(6364136223846793005)
                .wrapping_add(1442695040888963407);
            order.swap(k, (seed >> 33) as usize % (k + 1));
        }
        let rate = RATE / (1.0 + round as f32 * 0.3);
        for &k in &order {
            let case = cases[k];
            if !case.candidates.iter().any(|(_, right)| *right) {
                continue;
            }
            let scores: Vec<f32> = case
                .candidates
                .iter()
                .map(|(f, _)| weights.score(f))
                .collect();
            let top = scores.iter().copied().fold(f32::MIN, f32::max);
            let exp: Vec<f32> = scores.iter().map(|s| (s - top).exp()).collect();
            let all: f32 = exp.iter().sum();
            let right: f32 = exp
                .iter()
                .zip(&case.candidates)
                .filter(|(_, c)| c.1)
                .map(|(e, _)| e)
                .sum();
            for (e, (features, is_right)) in exp.iter().zip(&case.candidates) {
                let target = if *is_right { e / right.max(1e-9) } else { 0.0 };
                let step = rate * case.weight * (target - e / all);
                for &f in features {
                    let w = &mut weights.0[usize::from(f)];
                    *w += step - rate * shrink * *w;
                }
            }
        }
        for (s, w) in sum.iter_mut().zip(&weights.0) {
            *s += f64::from(*w);
        }
    }
    Weights(sum.iter().map(|s| (*s / ROUNDS as f64) as f32).collect())
}

fn score(weights: &Weights, cases: &[&Case]) -> String {
    let (mut right, mut possible) = (0, 0);
    for case in cases {
        let best = case
            .candidates
            .iter()
            .max_by(|a, b| weights.score(&a.0).total_cmp(&weights.score(&b.0)));
        right += usize::from(best.is_some_and(|b| b.1));
        possible += usize::from(case.candidates.iter().any(|c| c.1));
    }
    let n = cases.len().max(1) as f32;
    format!(
        "{:.3} right, {:.3} possible, of {}",
        right as f32 / n,
        possible as f32 / n,
        cases.len()
    )
}
