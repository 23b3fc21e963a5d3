//! Trains the two small models about quotations, what one is there for (`role.weights`) and who
//! speaks it (`speaker.weights`), on the corpora, and prints how they do on what they did not see.
//!
//! `cargo run --release --example train_quotations -- CORPORA [LABELS] [--write]`: deterministic, a
//! minute. LABELS is what `tests/labels/train_roles.py` writes: the role model learns from its set
//! `train` too, and is tried on its set `test`. `--role` leaves the speakers out, `--sweep` shows
//! other borders.

use std::path::Path;

use hearsay::attribution::speaker;
use hearsay::linear::Weights;
use hearsay::quotation::role;

mod cases;
mod gold;
mod labelled;
mod learn;

use cases::{Case, role_cases, speaker_cases};
use gold::Gold;
use labelled::{Judged, labelled_cases, read_labelled};
use learn::{learn, score};

/// How far each weight is pulled to zero at each step: the role model has few cases for its cells.
const SHRINK_ROLE: f32 = 3e-3;
/// The same, of the speaker model.
const SHRINK_SPEAKER: f32 = 1e-4;
/// Folds of the cross-validation over the labelled texts.
const FOLDS: usize = 6;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let corpora = args.first().expect("the corpora's folder");
    let labels = args.get(1).filter(|a| !a.starts_with("--"));
    let write = |file: &str, weights: &Weights, templates: &[&str]| {
        if args.iter().any(|a| a == "--write") {
            std::fs::write(file, weights.write(templates)).expect("the weights file");
        }
    };
    let read = |name: &str, weight| gold::read(&Path::new(&corpora).join(name), weight);
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
