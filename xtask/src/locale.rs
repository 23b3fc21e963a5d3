//! The interface's English: the locale's own messages, and the words of the rules, which stand in
//! their documents and nowhere else.

use serde_json::{Map, Value, json};

use crate::project::{Project, files_below, read};
use crate::run::{Failure, Outcome};

/// The messages that the interface itself speaks.
pub const ENGLISH: &str = "extension/_locales/en/messages.json";

/// Where the rules and their documents lie.
const RULES: &str = "src/rules";

/// The documents of the rules, relative to the root.
pub fn documents(project: &Project) -> Outcome<Vec<String>> {
    let files = files_below(&project.at(RULES), &|_| true)?;
    let documents = files.iter().filter(|file| file.ends_with(".md"));
    Ok(documents.map(|file| format!("{RULES}/{file}")).collect())
}

/// All English messages, as the browsers and the site read them.
pub fn english(project: &Project) -> Outcome<String> {
    let mut messages: Map<String, Value> = serde_json::from_slice(&read(&project.at(ENGLISH))?)
        .map_err(|error| Failure::of(ENGLISH, error))?;
    for path in documents(project)? {
        let document = String::from_utf8_lossy(&read(&project.at(&path))?).into_owned();
        let stem = path.rsplit('/').next().unwrap_or(&path);
        let rule = stem.trim_end_matches(".md");
        for (key, message) in words(rule, &document) {
            messages.insert(key, json!({ "message": message }));
        }
    }
    Ok(format!("{:#}\n", Value::Object(messages)))
}

/// Key and message of everything that the head of a rule's document says.
fn words<'a>(rule: &str, document: &'a str) -> Vec<(String, &'a str)> {
    let head = document
        .strip_prefix("---\n")
        .and_then(|rest| rest.split_once("\n---"));
    let Some((head, _)) = head else {
        return Vec::new();
    };
    let lines = head.lines().filter_map(|line| line.split_once(": "));
    lines
        .map(|(name, words)| (key(rule, name), words.trim()))
        .collect()
}

/// The key of a part of a rule's head, as `extension/strings.js` asks for it.
fn key(rule: &str, name: &str) -> String {
    let (part, variant) = name.split_once('.').unwrap_or((name, ""));
    let part = match part {
        "title" => "question",
        "summary" => "rule",
        other => other,
    };
    let parts = [part, rule, variant].into_iter().filter(|s| !s.is_empty());
    let key = parts.collect::<Vec<_>>().join("_");
    key.replace(|c: char| !c.is_ascii_alphanumeric(), "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_speaks_for_itself() {
        let document = "---\ntitle: Who are “{source}”?\ntitle.none: Who?\nsummary: A group\nmessage.no-name: “{source}”: nobody.\n---\n# A group\nNote: no key.\n";
        assert_eq!(
            words("vague-collective", document),
            [
                ("question_vague_collective".into(), "Who are “{source}”?"),
                ("question_vague_collective_none".into(), "Who?"),
                ("rule_vague_collective".into(), "A group"),
                (
                    "message_vague_collective_no_name".into(),
                    "“{source}”: nobody."
                ),
            ]
        );
    }

    #[test]
    fn a_document_without_a_head_says_nothing() {
        assert_eq!(words("x", "# A group\n"), []);
    }
}
