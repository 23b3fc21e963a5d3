//! The hand-written cases (`tests/cases/`, see its README): every claim expected is found, with its
//! form, source and verdict, and nothing else is.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use hearsay::report::{Act, Claim, Form, Report, Role, SourceKind};
use hearsay::{Document, Options, Profile, audit, html};

/// Fewer cases than this, and some file was not read.
const LEAST: usize = 250;

#[test]
fn every_case_holds_and_every_known_miss_is_one() {
    let mut failures = String::new();
    let (mut cases, mut misses) = (0, 0);
    for path in files() {
        let source = fs::read_to_string(&path).expect("a case file is readable");
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        for case in parse(&source) {
            cases += 1;
            misses += usize::from(case.known_miss.is_some());
            let says = case.check();
            match (case.known_miss, says.is_empty()) {
                (None, false) => {
                    let _ = write!(failures, "\n{name}: {}\n{}", case.title, list(&says));
                }
                (Some(_), true) => {
                    let _ = write!(
                        failures,
                        "\n{name}: {}\n  is right now: take its KNOWN MISS out\n",
                        case.title
                    );
                }
                _ => {}
            }
        }
    }
    println!("{cases} cases, {misses} of them known misses");
    assert!(cases >= LEAST, "only {cases} cases were read");
    assert!(failures.is_empty(), "{failures}");
}

/// Rewrites the `KNOWN MISS` lines, where `HEARSAY_CASES` asks for it: `promote` takes out those
/// that are right now, `note` also marks what fails, to be read and judged before it is committed.
#[test]
fn known_misses_are_rewritten_where_asked() {
    let Ok(asked) = std::env::var("HEARSAY_CASES") else {
        return;
    };
    for path in files() {
        let source = fs::read_to_string(&path).expect("a case file is readable");
        let mut out = String::new();
        let (head, _) = source.split_once("\n# ").unwrap_or((&source, ""));
        if !source.starts_with("# ") {
            let _ = write!(out, "{}\n\n", head.trim_end());
        }
        for case in parse(&source) {
            let says = case.check();
            let _ = write!(out, "# {}\n{}\n", case.title, case.body.trim_end());
            if says.is_empty() {
            } else if asked == "note" {
                let _ = writeln!(out, "KNOWN MISS: {}", says.join("; "));
            } else if let Some(said) = case.known_miss {
                let _ = writeln!(out, "KNOWN MISS: {said}");
            }
            out.push('\n');
        }
        fs::write(&path, out.trim_end().to_string() + "\n").expect("a case file is writable");
    }
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the cases are there")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    files
}

fn list(lines: &[String]) -> String {
    lines.iter().map(|l| format!("  {l}\n")).collect()
}

/// One case: a text, and what must be found in it.
struct Case<'a> {
    title: &'a str,
    /// Everything below the title but the `KNOWN MISS` line, as written.
    body: String,
    profile: Profile,
    text: String,
    expected: Vec<Expected<'a>>,
    known_miss: Option<&'a str>,
}

/// A line of what must be found: `> words | form | who | verdict | rule`, or `> words | role/role`.
struct Expected<'a> {
    words: &'a str,
    form: &'a str,
    who: Option<&'a str>,
    verdict: Option<&'a str>,
    rule: Option<&'a str>,
}

fn parse(source: &str) -> Vec<Case<'_>> {
    let mut cases = Vec::new();
    let starts = source.match_indices("# ").map(|(at, _)| at);
    let starts: Vec<usize> = starts
        .filter(|at| *at == 0 || source[..*at].ends_with('\n'))
        .collect();
    for (k, start) in starts.iter().enumerate() {
        let end = starts.get(k + 1).copied().unwrap_or(source.len());
        cases.push(parse_case(&source[*start + 2..end]));
    }
    cases
}

fn parse_case(source: &str) -> Case<'_> {
    let (title, rest) = source.split_once('\n').unwrap_or((source, ""));
    let mut case = Case {
        title: title.trim(),
        body: String::new(),
        profile: Profile::Auto,
        text: String::new(),
        expected: Vec::new(),
        known_miss: None,
    };
    for line in rest.lines() {
        if let Some(said) = line.strip_prefix("KNOWN MISS:") {
            case.known_miss = Some(said.trim());
            continue;
        }
        let _ = writeln!(case.body, "{line}");
        if let Some(expected) = line.strip_prefix("> ") {
            case.expected.push(parse_expected(expected, case.title));
        } else if let Some(profile) = line.strip_prefix("profile: ") {
            case.profile = serde_json::from_value(profile.into()).expect("a known profile");
        } else {
            let _ = writeln!(case.text, "{line}");
        }
    }
    case.text.truncate(case.text.trim_end().len());
    case
}

fn parse_expected<'a>(line: &'a str, title: &str) -> Expected<'a> {
    let mut parts = line.split(" | ").map(str::trim);
    let expected = Expected {
        words: parts.next().unwrap_or_default(),
        form: parts.next().unwrap_or_default(),
        who: parts.next(),
        verdict: parts.next(),
        rule: parts.next(),
    };
    let is_claim = matches!(expected.form, "direct" | "mixed" | "indirect" | "attitude");
    let is_role = !roles(expected.form).is_empty();
    assert!(
        is_claim && expected.verdict.is_some() || is_role && expected.who.is_none(),
        "{title}: not a line of what is expected: {line}"
    );
    expected
}

impl Case<'_> {
    /// What the engine says otherwise than expected; empty where all is right.
    fn check(&self) -> Vec<String> {
        let document = if self.text.starts_with('<') {
            html::read(&self.text)
        } else {
            Document::from_text(self.text.as_str())
        };
        let options = Options {
            profile: self.profile,
            ..Options::default()
        };
        let report = audit(&document, &options);
        let mut says = Vec::new();
        let mut is_listed = vec![false; report.claims.len()];
        for expected in &self.expected {
            let roles = roles(expected.form);
            if !roles.is_empty() {
                says.extend(check_role(expected, &roles, &document.text, &report));
                continue;
            }
            let found = report.claims.iter().enumerate().position(|(k, claim)| {
                !is_listed[k] && expected.is_form(claim) && is_content(expected.words, claim)
            });
            match found {
                Some(k) => {
                    is_listed[k] = true;
                    says.extend(expected.differs(&report.claims[k]));
                }
                None => says.push(format!("not found: {}", expected.words)),
            }
        }
        for (claim, _) in report.claims.iter().zip(is_listed).filter(|(_, l)| !l) {
            says.push(format!("found: {}", show(claim)));
        }
        says
    }
}

impl Expected<'_> {
    fn is_form(&self, claim: &Claim) -> bool {
        match self.form {
            "attitude" => claim.form == Form::Indirect && claim.act == Act::Attitude,
            form => claim.form.name() == form && claim.act == Act::Statement,
        }
    }

    fn differs(&self, claim: &Claim) -> Option<String> {
        let who = who(claim);
        let is_who = self.who.is_none_or(|w| w == "…" || fold(w) == fold(who));
        let is_verdict = self.verdict.is_none_or(|v| v == claim.verdict.name());
        let is_rule = self.rule.is_none_or(|r| match &claim.rule {
            Some(rule) => r == rule,
            None => r == "no finding",
        });
        (!is_who || !is_verdict || !is_rule).then(|| format!("says: {}", show(claim)))
    }
}

/// Who the claim is attributed to; `nobody` where the page gives nobody.
fn who(claim: &Claim) -> &str {
    match (&claim.attributed_to, &claim.source) {
        (Some(a), None) if a.kind == SourceKind::Impersonal => "nobody",
        (Some(a), _) => &a.name,
        (None, Some(source)) => &source.text,
        (None, None) => "nobody",
    }
}

/// Folds what does not tell one source from another: case, a leading article, white space.
fn fold(name: &str) -> String {
    let words: Vec<String> = name
        .to_lowercase()
        .replace('’', "'")
        .split_whitespace()
        .map(str::to_string)
        .collect();
    let is_article = words.len() > 1 && matches!(words[0].as_str(), "the" | "a" | "an");
    words[usize::from(is_article)..].join(" ")
}

/// Whether `words` are the claim's content: all of it, or its start and end with `…` between. A
/// conjunction that opens the clause ("that") may belong to it or not: the corpora differ.
fn is_content(words: &str, claim: &Claim) -> bool {
    let content = bare(&claim.content.text);
    let is_same = |content: &str| match words.split_once(" …") {
        Some((start, end)) => {
            content.starts_with(&bare(start))
                && content.ends_with(&bare(end))
                && content.len() >= bare(start).len() + bare(end).len()
        }
        None => content == bare(words),
    };
    let clause = ["that ", "whether ", "if "]
        .iter()
        .find_map(|word| content.strip_prefix(word));
    is_same(&content) || clause.is_some_and(is_same)
}

/// Without quotation marks and punctuation at the edges; white space folded.
fn bare(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    words
        .trim_matches(|c: char| !c.is_alphanumeric() && !"$£€%#@(".contains(c))
        .to_string()
}

/// The roles that `names` gives, parted by a stroke.
fn roles(names: &str) -> Vec<Role> {
    names
        .split('/')
        .filter_map(|name| serde_json::from_value(name.into()).ok())
        .collect()
}

fn check_role(expected: &Expected, roles: &[Role], text: &str, report: &Report) -> Option<String> {
    let words = bare(expected.words);
    let found = report
        .quotations
        .iter()
        .find(|q| bare(&text[q.start..q.end]) == words);
    match found {
        Some(q) if roles.contains(&q.role) => None,
        Some(q) => Some(format!("says: {} | {:?}", expected.words, q.role).to_lowercase()),
        None => Some(format!("no quotation: {}", expected.words)),
    }
}

/// A claim as a line of a case.
fn show(claim: &Claim) -> String {
    let form = match claim.act {
        Act::Attitude => "attitude",
        Act::Statement => claim.form.name(),
    };
    let mut line = format!(
        "{} | {form} | {} | {}",
        bare(&claim.content.text),
        who(claim),
        claim.verdict.name()
    );
    if let Some(rule) = &claim.rule {
        let _ = write!(line, " | {rule}");
    }
    line
}
