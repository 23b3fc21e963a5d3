//! Every rule's document is its test: the examples are audited as pages.

use hearsay::report::{Claim, Severity};
use hearsay::rules::{Example, RULES, RuleDocument, SECTIONS, catalogue};
use hearsay::{Options, Profile, audit};

/// Findings of a page: those a reader would see.
fn findings(example: &Example) -> Vec<Claim> {
    let profile = example.profile.map_or(Profile::News, |id| {
        id.parse().expect("an example's profile is one of ours")
    });
    let options = Options {
        profile,
        ..Options::default()
    };
    audit(&example.document, &options)
        .claims
        .into_iter()
        .filter(|c| c.rule.is_some())
        .collect()
}

/// What an example should give and does not, or gives and should not; empty where all is well.
fn failure(rule: &str, example: &Example) -> String {
    let text = &example.document.text;
    let mut wanted: Vec<&str> = example.marks.iter().map(|m| m.of(text)).collect();
    wanted.sort_unstable();
    let found = findings(example);
    let mut given: Vec<&str> = found
        .iter()
        .filter(|c| c.rule.as_deref() == Some(rule))
        .map(|c| &text[c.mark.start..c.mark.end])
        .collect();
    given.sort_unstable();
    let others: Vec<String> = found
        .iter()
        .filter(|c| c.rule.as_deref() != Some(rule))
        .map(|c| {
            let rule = c.rule.as_deref().unwrap_or_default();
            format!("{rule}: {}", &text[c.mark.start..c.mark.end])
        })
        .collect();
    if example.is_known_miss {
        // What is written down as a miss must still be one, else the document is out of date.
        return if given == wanted {
            format!("no miss any more: {text}")
        } else {
            String::new()
        };
    }
    let mut out = String::new();
    if given != wanted {
        out += &format!("  wanted {wanted:?}\n  given  {given:?}\n");
    }
    if !others.is_empty() {
        out += &format!("  others {others:?}\n");
    }
    if out.is_empty() {
        out
    } else {
        format!("{rule}, {}: {text}\n{out}", example.section)
    }
}

#[test]
fn every_example_gives_its_marks_and_nothing_else() {
    let mut failures = Vec::new();
    for rule in RULES {
        for example in RuleDocument::parse(rule.document()).examples() {
            failures.push(failure(rule.id(), &example));
        }
    }
    failures.retain(|f| !f.is_empty());
    assert!(
        failures.is_empty(),
        "{} failures\n{}",
        failures.len(),
        failures.join("\n")
    );
}

#[test]
fn every_document_is_whole() {
    for rule in RULES {
        let document = RuleDocument::parse(rule.document());
        let id = rule.id();
        let titles: Vec<&str> = document.sections().map(|(title, _)| title).collect();
        assert_eq!(titles, SECTIONS, "{id}");
        for key in ["title", "summary", "why", "ask", "standard"] {
            assert!(
                document.get(key).is_some_and(|v| !v.is_empty()),
                "{id}: {key}"
            );
        }
        assert!(
            !document.references().is_empty(),
            "{id}: a published standard"
        );
        let examples = document.examples();
        let of = |section| examples.iter().filter(|e| e.section == section).count();
        assert!(of("Examples") >= 3, "{id}: three examples");
        assert!(of("Near misses") >= 2, "{id}: two near misses");
        let marked = examples.iter().filter(|e| e.section == "Examples");
        assert!(
            marked.clone().all(|e| !e.marks.is_empty()),
            "{id}: an example without a mark"
        );
        let near = examples.iter().filter(|e| e.section == "Near misses");
        assert!(
            near.clone().all(|e| e.marks.is_empty()),
            "{id}: a near miss with a mark"
        );
    }
}

#[test]
fn every_rule_is_in_the_catalogue_once_with_a_message() {
    let ids: Vec<&str> = catalogue().iter().map(|info| info.id).collect();
    let rules: Vec<&str> = RULES.iter().map(|r| r.id()).collect();
    assert_eq!(ids, rules);
    for (k, id) in ids.iter().enumerate() {
        assert!(!ids[..k].contains(id), "{id} twice");
    }
    for info in catalogue() {
        assert!(!info.messages.is_empty(), "{}: no message", info.id);
        for message in &info.messages {
            let names_its_words = ["{source}", "{cue}", "{content}"]
                .iter()
                .any(|arg| message.text.contains(arg));
            assert!(names_its_words, "{}.{}", info.id, message.variant);
        }
    }
}

#[test]
fn every_finding_says_something() {
    for rule in RULES {
        for example in RuleDocument::parse(rule.document()).examples() {
            for claim in findings(&example) {
                let message = claim.message.expect("a finding has a message");
                assert!(
                    !message.text.is_empty() && !message.text.contains('{'),
                    "{}",
                    message.id
                );
                assert!(claim.severity.is_some_and(|s| s <= Severity::Review));
            }
        }
    }
}

#[test]
fn a_profile_names_only_rules_that_are() {
    for profile in Profile::ALL {
        for id in hearsay::profile::Settings::of(profile).rule_ids() {
            assert!(RULES.iter().any(|r| r.id() == id), "{}: {id}", profile.id());
        }
    }
}

#[test]
fn a_rule_that_is_off_leaves_the_claim_to_the_others() {
    let document = hearsay::Document::from_text(
        "The bridge is old. Critics say it will fall within a year. It is believed that the pillars are hollow.",
    );
    let rules = |off: &[&str]| -> Vec<Option<String>> {
        let options = Options {
            off: off.iter().map(|id| id.to_string()).collect(),
            ..Options::default()
        };
        let report = audit(&document, &options);
        report.claims.into_iter().map(|claim| claim.rule).collect()
    };
    let all = rules(&[]);
    assert_eq!(all[0].as_deref(), Some("vague-collective"));
    let without = rules(&["vague-collective"]);
    assert_eq!(without.len(), all.len());
    assert_ne!(without[0], all[0]);
    assert_eq!(without[1..], all[1..]);
    assert_eq!(rules(&["no-such-rule"]), all);
}
