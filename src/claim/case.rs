//! What a rule sees of a claim: facts, gathered once.

use super::assertion::Assertion;
use super::source::SourcePhrase;
use crate::attribution::Attribution;
use crate::document::Span;
use crate::entity::Resolved;
use crate::lexicon::{self, Classes};
use crate::quotation::Quotation;
use crate::report::{Act, Form, Verdict};
use crate::text::Text;

/// Tokens before a cue in which its subject opens.
const SUBJECT: usize = 4;

/// A claim before the rules, with what is known about it. Spans are bytes of the text.
#[derive(Debug)]
pub struct Case<'a> {
    /// The page.
    pub text: &'a Text<'a>,
    /// How the content is given.
    pub form: Form,
    /// Said, or believed.
    pub act: Act,
    /// What is said.
    pub content: Span,
    /// The quotation, of a direct or mixed claim.
    pub quotation: Option<&'a Quotation>,
    /// The attribution; an assertion and a quotation that nobody is given for have none.
    pub attribution: Option<&'a Attribution>,
    /// The words of the source, taken apart; of a pronoun, those of the mention it stands for.
    pub source: Option<SourcePhrase>,
    /// Who that is.
    pub resolved: Option<&'a Resolved>,
    /// How the cue stands without a source.
    pub agentless: Option<Agentless>,
    /// Why a source is not named, where the page says.
    pub anonymity: Option<Anonymity>,
    /// Whether a link or reference carries it.
    pub is_cited: bool,
    /// Whether the source is an outlet that reports its own knowledge: "The Post has learned".
    pub is_outlet: bool,
    /// The outlet it came through, bytes.
    pub relayed_by: Option<Span>,
    /// Whether nobody could name the source, and no fault of the page: the author's "I", a general
    /// "we", an institution that the page takes as known ("the council").
    pub is_beyond_naming: bool,
    /// Whether the words of the source, without a name, still say who: "Freedonia's ambassador".
    pub is_identified: bool,
    /// How far the speaker stands from the words.
    pub distance: Distance,
    /// Whether the cue has somebody answer for the content as true; praise and calls are no claims.
    pub is_assertive: bool,
    /// Whether the quotation is a whole utterance, not a fragment.
    pub is_utterance: bool,
    /// Whether it stands in a heading, which the text below bears out.
    pub is_heading: bool,
    /// Whether the sentences below identify the document that is its source.
    pub is_identified_below: bool,
    /// Whether its source is a pronoun for somebody who has said nothing before.
    pub is_unheard: bool,
    /// Whether it repeats the words of another claim, whose source it has.
    pub is_repeated: bool,
    /// Whether its cue stands between two halves, of which the other is a finding: “**What began as a
    /// joke**, friends say, soon became an obsession of his”.
    pub is_lesser_half: bool,
    /// Whether somebody speaks so near that a reader would take the quotation for theirs.
    pub is_speaker_near: bool,
    /// What the page asserts in its own voice, of an assertion.
    pub assertion: Option<Assertion>,
    /// The vague words that make a sentence a claim of nobody's.
    pub wording: Option<Span>,
    /// The name of the source that a lead-in, a heading or a caption gives for all that stands there.
    pub frame: Option<Span>,
    /// Whether that wording is too slight to make a finding of.
    pub is_slight: bool,
    /// The judgement.
    pub verdict: Verdict,
}

impl<'a> Case<'a> {
    /// A statement of `text` about which nothing is known yet.
    pub(super) fn plain(text: &'a Text<'a>, form: Form, content: Span) -> Case<'a> {
        Case {
            text,
            form,
            act: Act::Statement,
            content,
            quotation: None,
            attribution: None,
            source: None,
            resolved: None,
            agentless: None,
            anonymity: None,
            is_cited: false,
            is_outlet: false,
            relayed_by: None,
            is_beyond_naming: false,
            is_identified: false,
            distance: Distance::Near,
            is_assertive: true,
            is_utterance: true,
            is_heading: false,
            is_identified_below: false,
            is_unheard: false,
            is_repeated: false,
            is_lesser_half: false,
            is_speaker_near: false,
            assertion: None,
            wording: None,
            frame: None,
            is_slight: false,
            verdict: Verdict::Unattributed,
        }
    }

    /// The cue, where there is one.
    pub fn cue(&self) -> Option<Span> {
        self.attribution.map_or(self.wording, |a| a.cue)
    }

    /// Whether a word or phrase of class `classes` stands in the content.
    pub fn content_has(&self, classes: Classes) -> bool {
        let text = self.text;
        let (first, end) = (
            text.token_from(self.content.start),
            text.token_from(self.content.end),
        );
        let from = text.phrases.partition_point(|p| p.first < first);
        let has_phrase = text.phrases[from..]
            .iter()
            .take_while(|p| p.first < end)
            .any(|p| p.classes.any(classes));
        has_phrase || (first..end).any(|t| text.tokens[t].is(classes))
    }

    /// Whether a word of one of `classes` stands in the cue.
    pub fn cue_has(&self, classes: Classes) -> bool {
        self.cue().is_some_and(|cue| {
            let tokens = self.text.token_from(cue.start)..self.text.token_from(cue.end);
            tokens.into_iter().any(|t| self.text.tokens[t].is(classes))
        })
    }

    /// Whether the content tells of its noun in passing: "the firm, which was suspected of fraud".
    pub fn is_relative(&self) -> bool {
        let first = self.text.token_from(self.content.start);
        self.text.tokens[first].is(lexicon::RELATIVE)
    }

    /// Whether the content defines a word: "a task is said to be complete once it has ended".
    pub fn is_definition(&self) -> bool {
        let Some(cue) = self.cue() else {
            return false;
        };
        let first = self.text.token_from(cue.end);
        // The condition may stand right behind what is read as the content.
        let end = self.text.token_from(self.content.end) + 1;
        (first..end.max(first).min(self.text.tokens.len()))
            .any(|t| self.text.tokens[t].is(lexicon::CONDITION))
            && self.is_present(self.text.token_from(cue.start))
            && self.is_of_any(self.text.token_from(cue.start))
    }

    /// Whether the subject before the cue `at` is any of its kind: "**A task** is said to be complete once …".
    fn is_of_any(&self, at: usize) -> bool {
        let first = self.text.sentences[self.text.sentence_of(at)].first;
        (first.max(at.saturating_sub(SUBJECT))..at)
            .any(|t| self.text.tokens[t].is(lexicon::INDEFINITE) && self.text.word(t).len() <= 2)
    }

    /// Whether the verb at token `t` is in the present.
    pub fn is_present(&self, t: usize) -> bool {
        let token = &self.text.tokens[t];
        let is_past = self.text.word(t).starts_with('w') || token.is(lexicon::PAST);
        token.is(lexicon::PRESENT) || token.is(lexicon::BE) && !is_past
    }

    /// The source's own words, where there is one.
    pub fn source_span(&self) -> Option<Span> {
        self.source.and(self.attribution).and_then(|a| a.source)
    }
}

/// A cue that names nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agentless {
    /// "it is believed", "is said to".
    Passive,
    /// "reportedly", "allegedly".
    Adverb,
    /// "some", "probably", "is considered" in a reference work.
    Wording,
    /// Anything else.
    Other,
}

/// Why a source is not named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anonymity {
    /// "because she was not authorised to speak".
    Reason,
    /// "on condition of anonymity", and no more.
    Formula,
}

/// How far the speaker of a quotation stands from its first words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Distance {
    /// In the first sentence, or before.
    #[default]
    Near,
    /// After the first sentence of speech.
    AfterSentence,
    /// In a later paragraph.
    LaterParagraph,
}
