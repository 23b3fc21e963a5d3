//! The catalogue: every rule with its words, for the command, the boundary, the site and SARIF.

use std::sync::LazyLock;

use serde::Serialize;

use super::{RULES, RuleDocument};
use crate::report::{Message, MessageArgs, Severity, Verdict};

/// A rule, as the faces show it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct RuleInfo {
    /// Its name.
    pub id: &'static str,
    /// The verdict of the claims it marks.
    pub verdict: Verdict,
    /// How much an editor should care, unless the profile says otherwise.
    pub severity: Severity,
    /// Whether it is on where the profile does not say.
    pub is_on: bool,
    /// The question a reader would ask; `{source}`, `{cue}` and `{content}` stand for the message's
    /// arguments.
    pub title: &'static str,
    /// What it marks, in a few words.
    pub summary: &'static str,
    /// Why it is marked, in a sentence.
    pub why: &'static str,
    /// What an editor would ask.
    pub ask: &'static str,
    /// The published standard that asks it.
    pub standard: &'static str,
    /// The whole document, Markdown.
    pub document: &'static str,
    /// The published standards it rests on, Markdown.
    pub references: Vec<&'static str>,
    /// Every message it can give.
    pub messages: Vec<MessageInfo>,
}

/// A message of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct MessageInfo {
    /// The variant: the part of the message's id after the dot.
    pub variant: &'static str,
    /// English, with `{source}`, `{cue}` and `{content}` for the arguments.
    pub text: &'static str,
}

static CATALOGUE: LazyLock<Vec<RuleInfo>> = LazyLock::new(|| {
    RULES
        .iter()
        .map(|rule| {
            let document = RuleDocument::parse(rule.document());
            let get = |key| document.get(key).unwrap_or_default();
            RuleInfo {
                id: rule.id(),
                verdict: rule.verdict(),
                severity: rule.severity(),
                is_on: rule.is_on(),
                title: get("title"),
                summary: get("summary"),
                why: get("why"),
                ask: get("ask"),
                standard: get("standard"),
                document: document.body,
                references: document.references(),
                messages: document
                    .keys()
                    .filter_map(|(key, text)| {
                        let variant = key.strip_prefix("message.")?;
                        Some(MessageInfo { variant, text })
                    })
                    .collect(),
            }
        })
        .collect()
});

/// Every rule, in the order of [`RULES`].
pub fn catalogue() -> &'static [RuleInfo] {
    &CATALOGUE
}

/// The message `variant` of rule `rule`, its arguments filled in.
pub fn message(rule: &str, variant: &str, args: MessageArgs) -> Message {
    let text = catalogue()
        .iter()
        .find(|info| info.id == rule)
        .and_then(|info| info.messages.iter().find(|m| m.variant == variant))
        .map_or("", |m| m.text);
    Message {
        id: format!("{rule}.{variant}"),
        text: fill(text, &args),
        args,
    }
}

/// `template` with its arguments; an argument that is not there leaves nothing.
fn fill(template: &str, args: &MessageArgs) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            rest = after;
            break;
        };
        let value = match name {
            "source" => &args.source,
            "cue" => &args.cue,
            "content" => &args.content,
            _ => &None,
        };
        out.push_str(value.as_deref().unwrap_or_default());
        rest = after;
    }
    out.push_str(rest);
    out
}
