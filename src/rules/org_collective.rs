//! `org-collective`: see its document.

use super::Rule;
use crate::claim::{Anonymity, Case, HeadKind};
use crate::lexicon;
use crate::report::{Severity, Verdict};
use crate::text::Shape;

/// Tokens on each side in which a name would stand again.
const NEAR: usize = 1_500;

/// An organisation is named, nobody in it: "Pentagon officials said".
pub struct OrgCollective;

impl Rule for OrgCollective {
    fn id(&self) -> &'static str {
        "org-collective"
    }

    fn verdict(&self) -> Verdict {
        Verdict::Unnamed
    }

    fn severity(&self) -> Severity {
        Severity::Minor
    }

    fn document(&self) -> &'static str {
        include_str!("org-collective.md")
    }

    fn check(&self, case: &Case) -> Option<&'static str> {
        let source = case.source.filter(|s| s.is_plural && !s.is_counted)?;
        let head = &case.text.tokens[source.head];
        let is_group = match source.kind {
            HeadKind::Collective | HeadKind::Role => {
                source.is_member && !source.is_article_definite(case.text)
            }
            // "Democrats": the name of the organisation is the name of its members.
            HeadKind::Other => {
                let is_known = source.is_article_definite(case.text) && !head.is(lexicon::DEMONYM);
                head.shape == Shape::Title
                    && !is_known
                    && !source.is_vague_people(case.text)
                    && is_several(case, source.head)
                    && is_name(case, source.head)
            }
            _ => false,
        };
        let is_open = !case.is_beyond_naming && case.anonymity != Some(Anonymity::Reason);
        let variant = if source.name.is_some() || source.kind == HeadKind::Other {
            "members"
        } else {
            "body"
        };
        (is_group && is_open).then_some(variant)
    }
}

/// Whether a word is a plural, or names a people: "Democrats", "the Dutch".
fn is_several(case: &Case, head: usize) -> bool {
    let several = lexicon::DEMONYM.or(lexicon::PLURAL);
    case.text.tokens[head].is(several) || case.text.word(head).ends_with('s')
}

/// Whether a capital is a name's and not the sentence's: the word is one for members, or it is
/// capitalised elsewhere near.
fn is_name(case: &Case, head: usize) -> bool {
    let text = case.text;
    let opens = |t: usize| text.sentences[text.sentence_of(t)].first == t;
    let near = head.saturating_sub(NEAR)..text.tokens.len().min(head + NEAR);
    !opens(head)
        || text.tokens[head].is(lexicon::DEMONYM)
        || near.into_iter().any(|t| {
            let token = &text.tokens[t];
            token.hash == text.tokens[head].hash && token.shape == Shape::Title && !opens(t)
        })
}
