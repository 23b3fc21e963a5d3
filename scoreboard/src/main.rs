//! Prints the scoreboard: every measure of every corpus, next to what is wanted and what others
//! reach. `--errors` shows the errors behind it, `--record` writes the figures down,
//! `--cross` first validates the tagger anew on what is held out of its training texts (minutes).

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

/// What cross-validation of the tagger gave.
const CROSS: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../src/attribution/tagger/cross.tsv"
);

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let is_asked = |flag: &str| arguments.iter().any(|a| a == flag);
    if is_asked(cost::MEMORY) {
        cost::print_megabytes();
        return ExitCode::SUCCESS;
    }
    let unknown = |a: &&String| !matches!(a.as_str(), "--errors" | "--record" | "--cross");
    if let Some(unknown) = arguments.iter().find(unknown) {
        eprintln!("scoreboard: `{unknown}` is unknown; there are --errors, --record and --cross");
        return ExitCode::from(2);
    }
    if is_asked("--cross")
        && let Err(error) = cross_validate()
    {
        eprintln!("scoreboard: {error}");
        return ExitCode::FAILURE;
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
    print_cross_validation(&std::fs::read_to_string(CROSS)?, &wanted);
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

/// What the tagger alone does on each part of its training texts when it has learned from the
/// others, as the trainer wrote it down.
fn print_cross_validation(cross: &str, wanted: &[Wanted]) {
    println!("\nthe tagger alone, on texts held out when it learned from the rest:");
    for line in cross.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        if let [held, measure, value, low, high] = cells[..] {
            let title = find(wanted, "held out", measure).map_or(measure, |w| &w.title);
            println!("{held:<17} {title:<43} {value:>6.5}  [{low:.5},{high:.5}]");
        }
    }
}

/// Trains on all but a part of the texts, for each part, and writes down how it does on that.
fn cross_validate() -> io::Result<()> {
    let trainer = ["run", "--release", "--example", "train", "--"];
    let status = std::process::Command::new("cargo")
        .args(trainer)
        .arg(scoreboard::corpus::folder())
        .args(["--cross", "--no-model"])
        .stdout(std::process::Stdio::null())
        .status()?;
    if status.success() {
        Ok(())
    } else {
        Err(io::Error::other("the trainer failed"))
    }
}
