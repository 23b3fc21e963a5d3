//! A claim as the Report gives it: its findings, its mark, who it is attributed to, its message.

use std::collections::HashMap;

use super::case::Case;
use super::source::HeadKind;
use super::{Draft, Judge, finding, id};
use crate::document::Span;
use crate::lexicon;
use crate::report::{
    AttributedTo, Citation, Claim, Form, Genre, MessageArgs, Passage, Place, RelayedBy, Selector,
    Severity, SourceKind, Verdict,
};
use crate::rules::{self, RULES};

/// Characters of a selector's prefix and suffix.
const SELECTOR_CONTEXT: usize = 32;

/// Words of a content that a message shows.
const MESSAGE_WORDS: usize = 8;

impl Judge<'_> {
    /// The claims with their ids and findings.
    pub(super) fn claims(&self, drafts: Vec<Draft>, genre: Genre) -> Vec<Claim> {
        let ids = id::ids(
            drafts
                .iter()
                .map(|d| (d.case.form, d.case.content.of(self.text.str))),
        );
        let by_attribution: HashMap<usize, usize> = drafts
            .iter()
            .enumerate()
            .filter_map(|(k, d)| Some((d.attribution?, k)))
            .collect();
        drafts
            .into_iter()
            .zip(&ids)
            .map(|(draft, id)| {
                let part_of = draft
                    .part_of
                    .and_then(|n| by_attribution.get(&n))
                    .map(|k| ids[*k].clone());
                self.claim(draft.case, id.clone(), part_of, genre)
            })
            .collect()
    }

    fn claim(&self, case: Case, id: String, part_of: Option<String>, genre: Genre) -> Claim {
        let text = self.text.str;
        let cue = case.cue();
        let source = case.source_span();
        let mark = self.mark(&case);
        let carriers = self.carriers(case.content, case.attribution);
        let mut findings = match genre {
            Genre::Article => self.findings(&case),
            Genre::Story | Genre::Guide | Genre::Talk | Genre::Shop | Genre::Forum => Vec::new(),
        };
        let first = (!findings.is_empty()).then(|| findings.remove(0));
        Claim {
            id,
            form: case.form,
            act: case.act,
            part_of,
            content: passage(text, case.content),
            mark: Place {
                start: mark.start,
                end: mark.end,
            },
            cue: cue.map(|span| passage(text, span)),
            source: source.map(|span| passage(text, span)),
            attributed_to: self.attributed_to(&case),
            relayed_by: case.relayed_by.map(|span| RelayedBy {
                name: span.of(text).to_string(),
            }),
            citations: self
                .carrying(&carriers)
                .into_iter()
                .map(|c| Citation {
                    kind: c.kind,
                    href: c.href.map(str::to_string),
                })
                .collect(),
            verdict: case.verdict,
            rule: first.as_ref().map(|f| f.rule.to_string()),
            also: findings.iter().map(|f| f.rule.to_string()).collect(),
            severity: first.as_ref().map(|f| f.severity),
            message: first.map(|f| rules::message(f.rule, f.variant, self.args(&case))),
            selector: selector(text, mark),
        }
    }

    /// The rules that hold for `case`, in order.
    pub(super) fn findings(&self, case: &Case) -> Vec<Finding> {
        if !finding::can_be(case) {
            return Vec::new();
        }
        let hold = |is_last_resort: bool| {
            RULES
                .iter()
                .filter(|r| r.verdict() == case.verdict && r.is_last_resort() == is_last_resort)
                .filter_map(|r| {
                    let severity = self.settings.severity(r.id(), r.severity(), r.is_on())?;
                    let variant = r.check(case)?;
                    Some(Finding {
                        rule: r.id(),
                        severity,
                        variant,
                    })
                })
                .collect::<Vec<_>>()
        };
        let found = hold(false);
        if found.is_empty() { hold(true) } else { found }
    }

    /// What is painted.
    fn mark(&self, case: &Case) -> Span {
        match case.quotation {
            Some(quotation) if case.form != Form::Indirect => quotation.span,
            _ if case.verdict == Verdict::Unnamed => {
                let cue = case.cue().map(|cue| self.with_expletive(cue));
                let source = case.source_span();
                self.whole(case.content, cue, source)
            }
            _ => case.content,
        }
    }

    /// A cue with the "it" or "there" that opens it.
    fn with_expletive(&self, cue: Span) -> Span {
        let token = self.text.token_from(cue.start);
        match token.checked_sub(1) {
            Some(before) if self.text.tokens[before].is(lexicon::EXPLETIVE) => {
                cue.with(self.text.tokens[before].span())
            }
            _ => cue,
        }
    }

    fn attributed_to(&self, case: &Case) -> Option<AttributedTo> {
        let text = self.text.str;
        if let Some(frame) = case.frame {
            return Some(AttributedTo {
                name: frame.of(text).to_string(),
                kind: SourceKind::Document,
                via: vec![passage(text, frame)],
            });
        }
        if let Some(resolved) = case.resolved {
            return Some(AttributedTo {
                name: resolved.name.clone(),
                kind: resolved.kind,
                via: resolved.via.iter().map(|s| passage(text, *s)).collect(),
            });
        }
        let name = match (case.source, case.agentless, case.cue()) {
            (Some(source), ..) => source.span,
            (None, Some(_), Some(cue)) => self.with_expletive(cue),
            _ => return None,
        };
        Some(AttributedTo {
            name: name.of(text).to_string(),
            kind: case
                .source
                .map_or(SourceKind::Impersonal, |s| s.kind.into()),
            via: Vec::new(),
        })
    }

    /// The words a message speaks of.
    fn args(&self, case: &Case) -> MessageArgs {
        let text = self.text.str;
        let words = |span: Span| {
            span.of(text)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
        };
        MessageArgs {
            source: case.source.map(|s| first_words(&words(s.span))),
            cue: case.cue().map(|cue| words(self.with_expletive(cue))),
            content: Some(first_words(&words(case.content))),
        }
    }
}

pub(super) struct Finding {
    rule: &'static str,
    severity: Severity,
    variant: &'static str,
}

fn passage(text: &str, span: Span) -> Passage {
    Passage {
        start: span.start,
        end: span.end,
        text: span.of(text).to_string(),
    }
}

fn first_words(words: &str) -> String {
    match words.match_indices(' ').nth(MESSAGE_WORDS - 1) {
        Some((at, _)) => format!("{}…", &words[..at]),
        None => words.to_string(),
    }
}

fn selector(text: &str, mark: Span) -> Selector {
    let before = text[..mark.start]
        .char_indices()
        .rev()
        .take(SELECTOR_CONTEXT)
        .last()
        .map_or(mark.start, |(at, _)| at);
    let after = text[mark.end..]
        .char_indices()
        .nth(SELECTOR_CONTEXT)
        .map_or(text.len(), |(at, _)| mark.end + at);
    Selector {
        exact: mark.of(text).to_string(),
        prefix: text[before..mark.start].to_string(),
        suffix: text[mark.end..after].to_string(),
    }
}

impl From<HeadKind> for SourceKind {
    fn from(kind: HeadKind) -> SourceKind {
        match kind {
            HeadKind::Collective | HeadKind::Quantity => SourceKind::Collective,
            HeadKind::Document | HeadKind::Research | HeadKind::Polled => SourceKind::Document,
            HeadKind::Anonymous | HeadKind::Role | HeadKind::Pronoun | HeadKind::Other => {
                SourceKind::Role
            }
        }
    }
}
