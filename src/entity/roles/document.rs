//! Where the page says which document it speaks of.

use super::super::name::Name;
use super::super::roles::Roles;
use crate::lexicon;
use crate::text::{Text, TokenKind};

impl Roles {
    /// “a NAME poll”, “the study by NAME”.
    pub(super) fn document(&mut self, text: &Text, name: &Name, end: usize) {
        let mut k = name.end;
        while k < end.min(name.end + 4) {
            let token = &text.tokens[k];
            if token.kind == TokenKind::Word
                && token.is(lexicon::DOCUMENT)
                && !token.is(lexicon::STATEMENT_VERB)
            {
                self.documents
                    .entry(token.hash)
                    .or_default()
                    .push((k, text.span(name.first, k + 1)));
            } else if !matches!(token.kind, TokenKind::Word | TokenKind::Clitic)
                || token.is(lexicon::AUXILIARY
                    .or(lexicon::PREPOSITION)
                    .or(lexicon::STATEMENT_VERB)
                    .or(lexicon::CONJUNCTION))
            {
                break;
            }
            k += 1;
        }
        self.published(text, name, end);
        let k = name.first;
        let from = k.saturating_sub(4);
        if let Some(link) = (from..k)
            .rev()
            .find(|t| text.tokens[*t].is(lexicon::PREPOSITION))
            && link > 0
            && text.tokens[link - 1].is(lexicon::DOCUMENT)
            && text.tokens[link].is(lexicon::DOCUMENT_LINK)
        {
            let noun = link - 1;
            self.documents
                .entry(text.tokens[noun].hash)
                .or_default()
                .push((noun, text.span(noun, name.end)));
        }
    }

    /// “NAME published a long report”.
    fn published(&mut self, text: &Text, name: &Name, end: usize) {
        let k = name.end;
        let opens = k + 2 < end
            && text.tokens[k].is(lexicon::PUBLISHING)
            && text.tokens[k + 1].is(lexicon::DETERMINER);
        if !opens {
            return;
        }
        let noun = (k + 2..end.min(k + 6))
            .take_while(|t| text.tokens[*t].kind == TokenKind::Word)
            .take_while(|t| !text.tokens[*t].is(lexicon::PREPOSITION))
            .find(|t| text.tokens[*t].is(lexicon::DOCUMENT));
        if let Some(noun) = noun {
            self.documents
                .entry(text.tokens[noun].hash)
                .or_default()
                .push((noun, text.span(name.first, name.end)));
        }
    }
}
