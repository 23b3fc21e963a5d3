//! Sources that are pronouns: “she”, “they”, “who”, “I”.

use super::antecedent::Antecedent;
use super::cast::{self, EntityId, Sort};
use super::mention::{NEUTER, Referent, SEVERAL};
use super::name::Name;
use super::nominal::Nominal;
use super::phrase::{self, Head, Phrase};
use super::resolve::{Scene, plain};
use super::{Number, Resolved, ResolvedBy};
use crate::document::Span;
use crate::lexicon;
use crate::report::SourceKind;
use crate::text::syntax;

/// Attributions to either side among which those of the same source are looked for.
const SEGMENTS: usize = 4;

/// Names before “they” among which a pair is looked for.
const PAIRS: usize = 12;

impl Scene<'_, '_> {
    pub(super) fn pronoun(
        &self,
        phrase: &Phrase,
        k: usize,
        number: usize,
    ) -> (Resolved, Option<Referent>) {
        let classes = phrase::pronoun_classes(self.text, k);
        let content = self.said_by(number);
        let mut answer = self.described(phrase, SourceKind::Person);
        answer.is_pronoun = true;
        if classes.any(lexicon::RELATIVE)
            || self.text.word(k).eq_ignore_ascii_case("that")
            || self.text.word(k).eq_ignore_ascii_case("which")
        {
            return self.relative(k, number, answer);
        }
        if classes.any(lexicon::PLURAL_PRONOUN) {
            return self.they(k, number, answer);
        }
        let gender = i32::from(classes.any(lexicon::MASCULINE_PRONOUN))
            - i32::from(classes.any(lexicon::FEMININE_PRONOUN));
        if gender == 0 {
            answer.kind = SourceKind::Impersonal;
        }
        let found = self
            .mentions
            .find(self.text, &self.cast, k, gender, content);
        self.by_antecedent(found, answer)
    }

    /// All that one mention of a source says: “A,” he said, “B.” The span from the first content to the
    /// last.
    fn said_by(&self, number: usize) -> Span {
        let own = &self.attributions[number];
        let near = number.saturating_sub(SEGMENTS)..self.attributions.len().min(number + SEGMENTS);
        self.attributions[near]
            .iter()
            .filter(|a| a.source == own.source)
            .fold(own.content, |all, a| Span {
                start: all.start.min(a.content.start),
                end: all.end.max(a.content.end),
            })
    }

    pub(super) fn by_antecedent(
        &self,
        found: Option<Antecedent>,
        mut answer: Resolved,
    ) -> (Resolved, Option<Referent>) {
        let Some(found) = found else {
            return (answer, None);
        };
        answer.resolved_by = ResolvedBy::Pronoun;
        answer.is_sure = found.is_sure;
        match found.who {
            Referent::Entity(entity) => {
                // “The company” beside its own name is no other.
                if let Some(Referent::Nominal(n)) = found.rival
                    && self.roles.nominals[n].gender == NEUTER
                {
                    answer.is_sure |= self.by_body(&self.roles.nominals[n]).1 == Some(found.who);
                }
                let known = &self.cast.entities[entity];
                answer.name = self.full_name(entity);
                answer.is_named = true;
                answer.kind = match known.sort() {
                    Sort::Person | Sort::Unknown => SourceKind::Person,
                    _ => SourceKind::Organisation,
                };
                answer.via.push(self.mention_at(found.token));
                let full = &self.names[known.name];
                if full.first != found.token {
                    answer.via.push(cast::span_of(self.text, full));
                }
            }
            Referent::Described(number) => {
                if let Some(other) = &self.answers[number] {
                    answer.name.clone_from(&other.name);
                    answer.kind = other.kind;
                    answer.is_named = other.is_named;
                    answer.organisation = other.organisation;
                    answer.attached_to = other.attached_to;
                    answer.number = other.number;
                    answer.via.extend(self.attributions[number].source);
                }
            }
            Referent::Nominal(number) => {
                let nominal = self.roles.nominals[number];
                if nominal.gender == NEUTER {
                    let (mut body, who) = self.by_body(&nominal);
                    body.is_sure = found.is_sure || who.is_some() && who == found.rival;
                    return (body, who);
                }
                answer.name = cast::words_of(self.text, nominal.first, nominal.end);
                answer.kind = if nominal.gender == SEVERAL {
                    SourceKind::Collective
                } else {
                    SourceKind::Role
                };
                answer.via.push(self.text.span(nominal.first, nominal.end));
            }
        }
        (answer, Some(found.who))
    }

    /// “The company will not say. **It** …”: whatever body the noun stands for.
    fn by_body(&self, nominal: &Nominal) -> (Resolved, Option<Referent>) {
        let phrase = phrase::read(self.text, &self.names, nominal.first, nominal.end);
        let (mut answer, who) = self.organisation(&phrase, nominal.end - 1);
        answer.is_pronoun = true;
        answer.resolved_by = ResolvedBy::Pronoun;
        answer
            .via
            .insert(0, self.text.span(nominal.first, nominal.end));
        (answer, who)
    }

    /// The whole mention that starts at token `k`.
    pub(super) fn mention_at(&self, k: usize) -> Span {
        let number = self.names.partition_point(|n| n.end <= k);
        let name = self.names.get(number).filter(|n| n.first <= k);
        name.map_or_else(|| self.text.span(k, k + 1), |n| cast::span_of(self.text, n))
    }

    /// “who”, “which”: what stands just before.
    pub(super) fn relative(
        &self,
        k: usize,
        _number: usize,
        mut answer: Resolved,
    ) -> (Resolved, Option<Referent>) {
        let text = self.text;
        let start = text.sentences[text.sentence_of(k)].first;
        let mut end = k;
        if end > start && text.word(end - 1) == "," {
            end -= 1;
        }
        if end == start {
            answer.kind = SourceKind::Impersonal;
            return (answer, None);
        }
        let at = self.names.partition_point(|n| n.end < end);
        // “the mayor of NAME, who”, but “met with NAME NAME, who”
        let is_full_person = self
            .cast
            .of_name
            .get(at)
            .copied()
            .flatten()
            .is_some_and(|e| {
                let known = &self.cast.entities[e];
                known.sort() == Sort::Person
                    && (known.bearer.given != 0 || known.bearer.person >= 3)
            });
        let is_after_preposition = |first: usize| {
            let ties = first > start && matches!(text.word(first - 1), "of" | "for" | "to");
            first > start
                && end < k
                && text.tokens[first - 1].is(lexicon::PREPOSITION)
                && (!is_full_person || ties)
        };
        if let Some(name) = self
            .names
            .get(at)
            .filter(|n| n.end == end && n.first < end && !is_after_preposition(n.first))
            && let Some(entity) = self.cast.of_name[at]
        {
            let found = Antecedent {
                who: Referent::Entity(entity),
                token: name.first,
                is_sure: true,
                rival: None,
            };
            return self.by_antecedent(Some(found), answer);
        }
        // “NAME, 43, a carpenter, who”: the person named in this sentence.
        let mut first = end;
        while first > start && first + 12 > end && !matches!(text.word(first - 1), "," | ";" | "—")
        {
            first -= 1;
        }
        if text.word(k).eq_ignore_ascii_case("who") && first > start && text.word(first - 1) == ","
        {
            let before = self.names.partition_point(|n| n.end + 1 < first);
            let named = self
                .names
                .get(before)
                .filter(|n| n.end == first - 1 && n.first >= start);
            if let (Some(name), Some(entity)) =
                (named, self.cast.of_name.get(before).copied().flatten())
            {
                let found = Antecedent {
                    who: Referent::Entity(entity),
                    token: name.first,
                    is_sure: true,
                    rival: None,
                };
                return self.by_antecedent(Some(found), answer);
            }
        }
        let before = syntax::phrase_before(text, end, start);
        let (inner, end) = before.map_or((first, end), |p| (p.first, p.end));
        let noun = phrase::read(text, &self.names, inner, end);
        if text.word(k).eq_ignore_ascii_case("who") && !noun.is_plural {
            // “NAME, the commissioner of the place, who”
            let named = match noun.head {
                Head::Name(n) => Some(n),
                _ => {
                    let before = self.names.partition_point(|n| n.end + 1 < inner);
                    let is_beside = inner > start && text.word(inner - 1) == ",";
                    let ends = |n: &&Name| n.end + 1 == inner && n.first >= start;
                    self.names
                        .get(before)
                        .filter(ends)
                        .filter(|_| is_beside)
                        .map(|_| before)
                }
            };
            let person = named.and_then(|n| self.cast.of_name[n].map(|e| (n, e)));
            if let Some((n, e)) =
                person.filter(|(_, e)| self.cast.entities[*e].sort() != Sort::Organisation)
            {
                let found = Antecedent {
                    who: Referent::Entity(e),
                    token: self.names[n].first,
                    is_sure: true,
                    rival: None,
                };
                return self.by_antecedent(Some(found), answer);
            }
        }
        answer.name = cast::words_of(text, noun.first, noun.end);
        answer.via.push(text.span(noun.first, noun.end));
        answer.resolved_by = ResolvedBy::Pronoun;
        answer.number = if noun.is_plural {
            Number::Plural
        } else {
            Number::Singular
        };
        answer.kind = if text.word(k).eq_ignore_ascii_case("who") {
            if noun.is_plural {
                SourceKind::Collective
            } else {
                SourceKind::Role
            }
        } else if noun.classes.any(lexicon::ORGANISATION) {
            SourceKind::Organisation
        } else {
            SourceKind::Document
        };
        (answer, None)
    }

    pub(super) fn they(
        &self,
        k: usize,
        number: usize,
        mut answer: Resolved,
    ) -> (Resolved, Option<Referent>) {
        answer.number = Number::Plural;
        answer.kind = SourceKind::Collective;
        let content = self.attributions[number].content;
        let found = self
            .mentions
            .find(self.text, &self.cast, k, SEVERAL, content);
        if found.is_none()
            && let Some(pair) = self.pair_before(k)
        {
            self.name_both(pair, &mut answer);
            answer.resolved_by = ResolvedBy::Pronoun;
            return (answer, None);
        }
        self.by_antecedent(found, answer)
    }

    /// “the couple” at token `k`: the two who were named together.
    pub(super) fn pair(&self, k: usize, phrase: &Phrase) -> Option<Resolved> {
        let pair = self.pair_before(k)?;
        let mut answer = self.described(phrase, SourceKind::Collective);
        self.name_both(pair, &mut answer);
        answer.number = Number::Plural;
        answer.resolved_by = ResolvedBy::Role;
        Some(answer)
    }

    fn name_both(&self, (a, b): (EntityId, EntityId), answer: &mut Resolved) {
        answer.name = format!("{} and {}", self.full_name(a), self.full_name(b));
        answer.is_named = true;
        let spans = [a, b].map(|e| {
            let name = &self.names[self.cast.entities[e].name];
            cast::span_of(self.text, name)
        });
        answer.via.extend(spans);
    }

    /// “NAME and NAME” in the sentence of token `k` or the two before: two people.
    fn pair_before(&self, k: usize) -> Option<(EntityId, EntityId)> {
        let sentence = self.text.sentence_of(k);
        let end = self.names.partition_point(|n| n.first < k);
        let person = |n: usize| {
            self.cast.of_name[n].filter(|e| self.cast.entities[*e].sort() == Sort::Person)
        };
        (1..end)
            .rev()
            .take(PAIRS)
            .take_while(|n| sentence - self.text.sentence_of(self.names[*n].first) <= 2)
            .find_map(|n| {
                let (a, b) = (&self.names[n - 1], &self.names[n]);
                let is_joined =
                    b.first == a.end + 1 && matches!(self.text.word(a.end), "and" | "&");
                let pair = person(n - 1).zip(person(n)).filter(|(a, b)| a != b);
                pair.filter(|_| is_joined)
            })
    }

    pub(super) fn speech_person(&self, k: usize, number: usize) -> (Resolved, Option<Referent>) {
        let word = phrase::pronoun_word(self.text, k);
        let mut answer = plain(self.text.word(k).to_string(), SourceKind::Person);
        answer.is_pronoun = true;
        let is_plural = self.text.tokens[k].is(lexicon::PLURAL_PRONOUN)
            || matches!(word.as_str(), "we" | "us" | "our" | "ours" | "ourselves");
        let block = self.text.block_of(k);
        if is_plural {
            answer.number = Number::Plural;
            answer.kind = SourceKind::Collective;
            answer.resolved_by = ResolvedBy::General;
            return (answer, None);
        }
        if let Some(outer) = self.speaker_of(k, number) {
            let is_i = word != "you";
            answer.resolved_by = if is_i {
                ResolvedBy::Speaker
            } else {
                ResolvedBy::General
            };
            if is_i && let Some(other) = &self.answers[outer] {
                answer.name.clone_from(&other.name);
                answer.kind = other.kind;
                answer.is_named = other.is_named;
                answer.is_sure = other.is_sure;
                answer.organisation = other.organisation;
                answer.via.extend(self.attributions[outer].source);
                return (answer, self.referents[outer]);
            }
            return (answer, None);
        }
        let who = if word == "you" {
            self.speakers.second_person(block)
        } else {
            self.speakers.first_person(block)
        };
        answer.resolved_by = match (word == "you", who) {
            (true, None) => ResolvedBy::General,
            (true, _) => ResolvedBy::Speaker,
            _ => ResolvedBy::Author,
        };
        if let Some(entity) = who {
            let full = &self.names[self.cast.entities[entity].name];
            answer.name = self.full_name(entity);
            answer.is_named = true;
            answer.via.push(cast::span_of(self.text, full));
            return (answer, Some(Referent::Entity(entity)));
        }
        (answer, None)
    }

    /// The attribution of the quotation that holds token `k`, and is not `number` itself.
    pub(super) fn speaker_of(&self, k: usize, number: usize) -> Option<usize> {
        let after = self.quotations.partition_point(|q| q.first <= k);
        let mut at = after.checked_sub(1)?;
        for _ in 0..32 {
            let quotation = &self.quotations[at];
            if quotation.first <= k && k < quotation.end {
                let owner = self.of_quotation[at].filter(|a| *a != number);
                if let Some(owner) = owner.filter(|a| self.attributions[*a].source.is_some()) {
                    return Some(owner);
                }
            }
            match quotation.inside {
                Some(outer) => at = outer,
                None if quotation.end <= k && at > 0 => at -= 1,
                None => break,
            }
        }
        self.attributions[number]
            .part_of
            .filter(|outer| *outer < self.attributions.len() && *outer != number)
            .filter(|outer| self.attributions[*outer].quotation.is_some())
    }
}
