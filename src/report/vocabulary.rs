//! The words a Report is written in: verdicts, forms, severities and the other closed lists.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// How a claim's content is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// A whole utterance or clause in quotation marks.
    Direct,
    /// A quoted fragment inside reported words.
    Mixed,
    /// Reported without marks, or the whole reported clause around fragments.
    Indirect,
    /// The page's own voice.
    Assertion,
}

impl Form {
    /// As it is written.
    pub fn name(self) -> &'static str {
        match self {
            Form::Direct => "direct",
            Form::Mixed => "mixed",
            Form::Indirect => "indirect",
            Form::Assertion => "assertion",
        }
    }
}

/// Said, or believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Act {
    /// Said, written, found, reported.
    Statement,
    /// Believed, wanted, planned, feared.
    Attitude,
}

impl Act {
    /// As it is written.
    pub fn name(self) -> &'static str {
        match self {
            Act::Statement => "statement",
            Act::Attitude => "attitude",
        }
    }
}

/// The judgement on a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// A reader could identify the source.
    Named,
    /// A link, footnote or reference carries it.
    Cited,
    /// Somebody is given, not identified.
    Unnamed,
    /// Nobody is given.
    Unattributed,
    /// Cannot be decided honestly.
    Review,
}

impl Verdict {
    /// As it is written.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Named => "named",
            Verdict::Cited => "cited",
            Verdict::Unnamed => "unnamed",
            Verdict::Unattributed => "unattributed",
            Verdict::Review => "review",
        }
    }
}

/// How much an editor should care; strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "command", derive(clap::ValueEnum))]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Mend before publishing.
    Serious,
    /// Ask about it.
    Moderate,
    /// Could be better.
    Minor,
    /// Worth knowing.
    Info,
    /// A person must decide.
    Review,
}

impl Severity {
    /// As it is written.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Serious => "serious",
            Severity::Moderate => "moderate",
            Severity::Minor => "minor",
            Severity::Info => "info",
            Severity::Review => "review",
        }
    }

    /// Whether the badge counts it.
    pub fn is_counted(self) -> bool {
        matches!(
            self,
            Severity::Serious | Severity::Moderate | Severity::Minor
        )
    }
}

/// What sort of source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum SourceKind {
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// A report, a letter, a law.
    Document,
    /// Somebody known by what they do.
    Role,
    /// A group of people.
    Collective,
    /// Nobody: "it is believed".
    Impersonal,
}

impl SourceKind {
    /// As it is written.
    pub fn name(self) -> &'static str {
        match self {
            SourceKind::Person => "person",
            SourceKind::Organisation => "organisation",
            SourceKind::Document => "document",
            SourceKind::Role => "role",
            SourceKind::Collective => "collective",
            SourceKind::Impersonal => "impersonal",
        }
    }
}

/// What sort of citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum CitationKind {
    /// A link.
    Link,
    /// A footnote or reference mark.
    Reference,
    /// A `cite` element.
    Cite,
}

/// What a quotation is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Somebody's words.
    Speech,
    /// A word spoken of.
    Term,
    /// A title of a work.
    Title,
    /// A nickname or name.
    Name,
    /// Words held at a distance.
    Scare,
}

/// What sort of page it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Genre {
    /// Journalism, reference, anything that reports.
    #[default]
    Article,
    /// Fiction: mostly dialogue, whose speakers the reader keeps apart.
    Story,
    /// Instructions, documentation, advice: speaks to its reader.
    Guide,
    /// Conversation, a speech, a diary: somebody speaks of oneself all along.
    Talk,
    /// Sells what it shows.
    Shop,
    /// Posts of many people.
    Forum,
}

/// A unit of offsets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "command", derive(clap::ValueEnum))]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Unicode scalar values.
    Char,
    /// UTF-16 code units, as JavaScript counts.
    Utf16,
    /// UTF-8 bytes, as the core counts.
    #[default]
    Byte,
}

impl Unit {
    /// As it is written.
    pub fn name(self) -> &'static str {
        match self {
            Unit::Char => "char",
            Unit::Utf16 => "utf16",
            Unit::Byte => "byte",
        }
    }
}

/// How strictly a page is judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[cfg_attr(feature = "command", derive(clap::ValueEnum))]
#[serde(rename_all = "lowercase")]
pub enum Profile {
    /// Chosen by the page's own signals; `News` where nothing tells.
    #[default]
    Auto,
    /// Journalism.
    News,
    /// Reference works: reference marks carry claims, vague groups matter more.
    Encyclopaedia,
    /// Papers: numeric and author–year citations.
    Scholarly,
    /// Every rule.
    Strict,
}

impl Profile {
    /// Every profile, `Auto` first.
    pub const ALL: [Profile; 5] = [
        Profile::Auto,
        Profile::News,
        Profile::Encyclopaedia,
        Profile::Scholarly,
        Profile::Strict,
    ];

    /// Its name, as the command and the data files write it.
    pub const fn id(self) -> &'static str {
        match self {
            Profile::Auto => "auto",
            Profile::News => "news",
            Profile::Encyclopaedia => "encyclopaedia",
            Profile::Scholarly => "scholarly",
            Profile::Strict => "strict",
        }
    }
}

impl FromStr for Profile {
    type Err = UnknownProfile;

    /// Errors where no profile has that id.
    fn from_str(id: &str) -> Result<Profile, UnknownProfile> {
        Profile::ALL
            .into_iter()
            .find(|p| p.id() == id)
            .ok_or_else(|| UnknownProfile(id.to_string()))
    }
}

/// A profile's name that is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownProfile(pub String);

impl fmt::Display for UnknownProfile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no profile is called `{}`", self.0)
    }
}

impl std::error::Error for UnknownProfile {}
