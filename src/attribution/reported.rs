//! What is reported without quotation marks, or around quoted fragments: what the tagger found,
//! less what the quotations already say.

use super::tagger::{self, Tagged};
use super::{Attribution, relative};
use crate::document::Span;
use crate::lexicon;
use crate::quotation::Quotation;
use crate::report::{Act, Form, Role};
use crate::text::syntax::{self, Pos, pos};
use crate::text::{Text, TokenKind};

/// The indirect attributions in `tagged`: one for each segment that is not quoted whole.
pub fn find(text: &Text, quotations: &[Quotation], tagged: &[Tagged]) -> Vec<Attribution> {
    let mut out = Vec::new();
    for t in tagged {
        let given = t.source.map(|s| subject(text, t.cue, s));
        for &(content, sure) in &t.content {
            if sure < tagger::threshold()
                || given.is_some_and(|s| is_spoken_of(text, s, content) && t.content.len() > 1)
                || !content.of(text.str).contains(' ')
                || is_quoted(text, quotations, content)
            {
                continue;
            }
            let source = match given {
                Some(s) if is_addressee(text, t.cue, s) => teller(text, t.cue),
                source => source,
            };
            let (content, source) = match source {
                Some(source) if is_turned(text, t.cue, source, content) => {
                    let comma = text.token_from(t.cue.start) - 1;
                    (
                        text.span(text.token_from(source.start), comma),
                        Some(content),
                    )
                }
                _ => (content, source),
            };
            out.push(Attribution {
                form: Form::Indirect,
                act: if takes_clause(text, t.cue, content) || is_clause(text, content) {
                    act(text, t.cue)
                } else {
                    Act::Attitude
                },
                content,
                quotation: None,
                part_of: None,
                cue: Some(t.cue),
                source,
                relayed_by: None,
                is_sure: true,
            });
        }
    }
    out
}

/// Said, or believed: by the cue's words. What no list knows is no statement, so that no finding
/// stands on it.
pub fn act(text: &Text, cue: Span) -> Act {
    let tokens = text.token_from(cue.start)..text.token_from(cue.end);
    let of = |t: usize| {
        let phrases = text.phrases_at(t).iter().filter(|p| p.end <= tokens.end);
        phrases.fold(text.tokens[t].classes, |all, p| all | p.classes)
    };
    let has = |classes| tokens.clone().any(|t| of(t).any(classes));
    let according = tokens.clone().any(|t| {
        text.phrases_at(t)
            .iter()
            .any(|p| p.classes.any(lexicon::ACCORDING))
    });
    // “can say”, “to say”: nobody has said it.
    let before = tokens.start.saturating_sub(1);
    let is_unsaid = (before..tokens.end).any(|t| opens_infinitive(text, t)) || has(lexicon::MODAL);
    if is_unsaid && !according {
        return Act::Attitude;
    }
    let is_statement = according
        || has(lexicon::STATEMENT_VERB.or(lexicon::STATEMENT_NOUN)) && !has(lexicon::ATTITUDE_VERB)
        || text.str[cue.start..cue.end].contains(':');
    if is_statement {
        Act::Statement
    } else {
        Act::Attitude
    }
}

/// Who says it, of what the tagger took for it: “**opponents**”, not “who opponents”.
fn subject(text: &Text, cue: Span, source: Span) -> Span {
    let tokens = text.token_from(source.start)..text.token_from(source.end);
    if tokens.end != text.token_from(cue.start) {
        return source;
    }
    let own = relative::subject(text, tokens);
    text.span(own.start, own.end)
}

/// “**a syrup** which doctors say is unsafe”: what a relative clause speaks of.
fn is_spoken_of(text: &Text, source: Span, content: Span) -> bool {
    let before = text.token_from(source.start).checked_sub(1);
    before.is_some_and(|t| relative::opens(text, t) && content.end <= text.span(t, t + 1).end)
}

/// Whether a “to” at `t` opens what is only meant; “continue to warn” is “still warn”.
pub fn opens_infinitive(text: &Text, t: usize) -> bool {
    let is_done = || {
        text.phrases_in(t.saturating_sub(2), t + 1)
            .iter()
            .any(|p| p.end == t + 1 && p.classes.any(lexicon::ADVERB))
    };
    text.tokens[t].is(lexicon::INFINITIVE) && !is_done()
}

/// “The ward had no water, said a nurse who left”: the clause before the comma is what is said.
fn is_turned(text: &Text, cue: Span, source: Span, content: Span) -> bool {
    let (first, at) = (text.token_from(source.start), text.token_from(cue.start));
    let is_around = source.end <= cue.start && cue.end <= content.start;
    let follows = || text.token_from(content.start) == text.token_from(cue.end);
    let has_verb = || (first + 1..at).any(|t| matches!(pos(text, t), Pos::Auxiliary | Pos::Verb));
    is_around
        && at > first + 2
        && text.word(at - 1) == ","
        && text.tokens[text.token_from(content.start)].is(lexicon::INDEFINITE)
        && follows()
        && has_verb()
}

/// “Parents have been told”: whom it was said to, not who says it.
fn is_addressee(text: &Text, cue: Span, source: Span) -> bool {
    let tokens = text.token_from(cue.start)..text.token_from(cue.end);
    let is_told = tokens.clone().skip(1).any(|t| {
        text.tokens[t].is(lexicon::TELLING_VERB)
            && text.tokens[t].is(lexicon::PARTICIPLE)
            && text.tokens[t - 1].is(lexicon::BE)
    });
    is_told && source.end <= cue.start
}

/// “were told by **Cage**”.
fn teller(text: &Text, cue: Span) -> Option<Span> {
    let after = text.token_from(cue.end);
    let end = text.sentences[text.sentence_of(text.token_at(cue.start))].end;
    let by = (after.saturating_sub(1)..end.min(after + 1))
        .find(|&t| text.word(t).eq_ignore_ascii_case("by"))?;
    syntax::phrase_after(text, by + 1, end).map(|p| text.span(p.first, p.end))
}

/// Whether the cue alone makes a clause of `content`: what stands before its cue (“…, Smith said”),
/// follows “according to”, or is the object of a verb that takes clauses.
fn takes_clause(text: &Text, cue: Span, content: Span) -> bool {
    let mut tokens = text.token_from(cue.start)..text.token_from(cue.end);
    // A name alone is no clause, whatever the tagger says.
    let is_long = content.of(text.str).split_whitespace().nth(3).is_some();
    let by_cue = content.end <= cue.start
        || tokens.any(|t| {
            text.tokens[t].is(lexicon::CLAUSE_VERB)
                || text
                    .phrases_at(t)
                    .iter()
                    .any(|p| p.classes.any(lexicon::ACCORDING))
        });
    is_long && by_cue
}

/// Whether the cue and the content of `attribution` tell of no clause: what somebody has or does,
/// rather than what they think.
pub fn is_no_clause(text: &Text, attribution: &Attribution) -> bool {
    attribution.quotation.is_none()
        && attribution.cue.is_some_and(|cue| {
            !takes_clause(text, cue, attribution.content) && !is_clause(text, attribution.content)
        })
}

/// Whether `content` is a clause: a finite verb is in it. “Called it a mess” reports no claim that
/// could be asked for.
fn is_clause(text: &Text, content: Span) -> bool {
    let tokens = text.token_from(content.start)..text.token_from(content.end);
    let opens_clause = tokens
        .clone()
        .next()
        .is_some_and(|t| pos(text, t) == Pos::Complementizer);
    let is_verb = |t: usize| match pos(text, t) {
        Pos::Auxiliary => true,
        Pos::Verb => text.tokens[t].is(lexicon::PAST.or(lexicon::PRESENT)),
        Pos::Participle => text.word(t).ends_with("ed"),
        // A verb that no list knows, as it follows a subject: “the drink shortens sleep”.
        Pos::Noun => {
            t > tokens.start
                && matches!(pos(text, t - 1), Pos::Noun | Pos::Name | Pos::Pronoun)
                && text.word(t).ends_with('s')
                && !text.word(t).ends_with("ss")
        }
        _ => false,
    };
    opens_clause || tokens.clone().any(is_verb)
}

/// Whether nearly all words of `content` stand between quotation marks.
fn is_quoted(text: &Text, quotations: &[Quotation], content: Span) -> bool {
    let words = |span: Span| {
        let tokens = text.token_from(span.start)..text.token_from(span.end);
        text.tokens[tokens.start..tokens.end.max(tokens.start)]
            .iter()
            .filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number))
            .count()
    };
    let from = quotations.partition_point(|q| q.span.start < content.start.saturating_sub(8));
    let from = from.saturating_sub(3);
    let quoted: usize = quotations[from..]
        .iter()
        .take_while(|q| q.span.start < content.end)
        .filter(|q| q.inside.is_none() && q.role == Role::Speech && q.content.meets(content))
        .map(|q| {
            words(Span::new(
                q.content.start.max(content.start),
                q.content.end.min(content.end),
            ))
        })
        .sum();
    quoted * 20 >= words(content) * 19
}
