//! Build steps of Hearsay. `./build.sh` prints them.

mod archive;
mod bundle;
mod check;
mod locale;
mod mutate;
mod notices;
mod package;
mod project;
mod reproduce;
mod run;
mod scoreboard;
mod setup;
mod show;
mod site;
mod size;
mod stamp;
mod test;
mod wasm;

use std::process::ExitCode;

use project::Project;
use run::Outcome;

/// A step that can be asked for: its name, what it does, and how.
struct Step {
    name: &'static str,
    does: &'static str,
    run: fn(&Project) -> Outcome<()>,
}

const STEPS: &[Step] = &[
    Step {
        name: "demo",
        does: "build, then show a sample news site audited in a real Chromium",
        run: show::demo,
    },
    Step {
        name: "test",
        does: "set up and run every check; ends with `N passed, N failed`",
        run: test::test,
    },
    Step {
        name: "build",
        does: "build the extension for both browsers: dist/chromium, dist/firefox",
        run: package::build,
    },
    Step {
        name: "package",
        does: "build, and pack the archives for the two stores and their reviewers",
        run: package::package,
    },
    Step {
        name: "site",
        does: "build the playground: dist/site",
        run: site::site,
    },
    Step {
        name: "e2e",
        does: "build, then run the tests in real browsers alone",
        run: test::end_to_end,
    },
    Step {
        name: "bench",
        does: "build, then print how long a click takes in Chromium",
        run: show::bench,
    },
    Step {
        name: "scoreboard",
        does: "score the engine against the corpora; --errors shows text, --record keeps the figures, --cross validates the tagger anew",
        run: scoreboard::scoreboard,
    },
    Step {
        name: "mutate",
        does: "switch off the engine's functions and conditions one by one: which case notices?",
        run: mutate::mutate,
    },
    Step {
        name: "setup",
        does: "install what the steps need: Rust target, browsers, Node packages",
        run: setup::everything,
    },
];

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(name) = arguments.next() else {
        print!("{}", usage());
        return ExitCode::SUCCESS;
    };
    let Some(step) = STEPS.iter().find(|step| step.name == name) else {
        eprint!("build.sh: no step `{name}`\n\n{}", usage());
        return ExitCode::from(2);
    };
    let outcome = Project::here(arguments.collect()).and_then(|project| (step.run)(&project));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{name}: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> String {
    let mut usage = String::from("Hearsay: ./build.sh STEP\n\n");
    for step in STEPS {
        usage += &format!("  {:<12}{}\n", step.name, step.does);
    }
    usage + "\nA second run does nothing that is already done.\n"
}
