//! Prints the scoreboard: every measure of every corpus, next to what is wanted and what others
//! reach. `--errors` shows the errors behind it, `--record` writes the figures down.

use std::io;
use std::process::ExitCode;

use scoreboard::corpus::Corpus;
use scoreboard::cost;
use scoreboard::errors;
use scoreboard::figures::{Figure, of_corpus, of_labels};
use scoreboard::record::{self, Wanted};

/// Corpora that the record holds figures of.
const RECORDED: [&str; 4] = ["polnear.dev", "gum.dev", "gum.train", "wikiweasel.train"];

/// What the tagger learned from: its figures flatter.
const LEARNED_FROM: &str = "polnear.train";

/// Examples of each kind of error.
const EXAMPLES: usize = 8;

/// The tagger's model card: what cross-validation gave when the model was made.
const MODEL_CARD: &str = include_str!("../../src/attribution/tagger/MODEL.md");

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let is_asked = |flag: &str| arguments.iter().any(|a| a == flag);
    if is_asked(cost::MEMORY) {
        cost::print_megabytes();
        return ExitCode::SUCCESS;
    }
    let unknown = |a: &&String| !matches!(a.as_str(), "--errors" | "--record");
    if let Some(unknown) = arguments.iter().find(unknown) {
        eprintln!("scoreboard: `{unknown}` is unknown; there are --errors and --record");
        return ExitCode::from(2);
    }
    match board(is_asked("--errors"), is_asked("--record")) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("scoreboard: {error}");
            ExitCode::FAILURE
        }
    }
}

fn board(with_errors: bool, is_recorded: bool) -> io::Result<()> {
    let read = |name: &str| Corpus::read(name);
    let mut corpora = Vec::new();
    for name in RECORDED.iter().chain([&LEARNED_FROM]) {
        corpora.extend(read(name)?);
    }
    if corpora.is_empty() {
        println!("skipped: no corpora");
        return Ok(());
    }
    if with_errors {
        for corpus in corpora.iter().filter(|c| c.name.ends_with(".dev")) {
            errors::print(corpus, EXAMPLES);
        }
        println!();
    }
    let figures = figures(&corpora);
    let wanted = record::wanted();
    println!(
        "{:<17} {:<43} {:>6}  {:<13} {:<7} best of others",
        "corpus", "measure", "here", "95 %", "reach"
    );
    for figure in &figures {
        print_figure(figure, &wanted);
    }
    print_cost(&corpora, &wanted)?;
    print_cross_validation();
    if is_recorded {
        let mut figures = figures;
        figures.retain(|f| f.corpus != LEARNED_FROM);
        record::write(&figures)?;
        println!("\nwritten to tests/scoreboard.tsv");
    }
    Ok(())
}

fn figures(corpora: &[Corpus]) -> Vec<Figure> {
    let mut figures: Vec<Figure> = corpora.iter().flat_map(of_corpus).collect();
    let gum: Vec<&Corpus> = corpora
        .iter()
        .filter(|c| c.name.starts_with("gum."))
        .collect();
    if !gum.is_empty() {
        figures.extend(of_labels("gum", &gum));
    }
    figures
}

fn find<'a>(wanted: &'a [Wanted], corpus: &str, measure: &str) -> Option<&'a Wanted> {
    wanted
        .iter()
        .find(|w| w.corpus == corpus && w.measure == measure)
}

fn print_figure(figure: &Figure, wanted: &[Wanted]) {
    let found = find(wanted, &figure.corpus, figure.measure);
    let cell = |of: fn(&Wanted) -> &str| found.map_or("", of);
    let i = figure.interval;
    println!(
        "{:<17} {:<43} {:>6.3}  [{:.3},{:.3}] {:<7} {}",
        figure.corpus,
        found.map_or(figure.measure, |w| &w.title),
        i.value,
        i.low,
        i.high,
        cell(|w| &w.reach),
        cell(|w| &w.best),
    );
}

fn print_cost(corpora: &[Corpus], wanted: &[Wanted]) -> io::Result<()> {
    let costs: Vec<f64> = corpora.iter().filter_map(cost::milliseconds).collect();
    let figures = [
        ("cost", cost::median(costs)),
        ("memory", cost::megabytes()?),
    ];
    for (measure, value) in figures {
        let (Some(value), Some(w)) = (value, find(wanted, "all", measure)) else {
            continue;
        };
        println!(
            "{:<17} {:<43} {value:>6.2}  {:<13} {:<7} {}",
            "all", w.title, "", w.reach, w.best
        );
    }
    println!(
        "\n{LEARNED_FROM} and gum.train are what the tagger learned from: their figures flatter."
    );
    Ok(())
}

/// What the model card says about texts that were held out.
fn print_cross_validation() {
    let mut is_shown = false;
    for line in MODEL_CARD.lines() {
        let lower = line.to_lowercase();
        if lower.starts_with('#') {
            is_shown = lower.contains("cross-validation");
        }
        if is_shown || lower.contains("cross-validation") {
            println!("{line}");
        }
    }
}
