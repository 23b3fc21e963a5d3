//! The rules: what makes a claim a finding. One file a rule, with its document beside it; the slice
//! [`RULES`] is their order. No rule knows another.

mod catalogue;
mod document;

use crate::claim::Case;
use crate::report::{Severity, Verdict};

pub use catalogue::{MessageInfo, RuleInfo, catalogue, message};
pub use document::{Example, RuleDocument, SECTIONS};

/// A rule.
pub trait Rule: Sync {
    /// Its name: the stem of its files.
    fn id(&self) -> &'static str;

    /// The verdict of the claims it is asked about.
    fn verdict(&self) -> Verdict;

    /// How much an editor should care.
    fn severity(&self) -> Severity;

    /// Its document, Markdown (`document.rs` says how it reads).
    fn document(&self) -> &'static str;

    /// Whether it is on where the profile does not say.
    fn is_on(&self) -> bool {
        true
    }

    /// Whether it is asked only where no other rule of its verdict holds.
    fn is_last_resort(&self) -> bool {
        false
    }

    /// The variant of the rule's message, where the rule holds for `case`.
    fn check(&self, case: &Case) -> Option<&'static str>;
}

/// Declares the rules' modules and their order.
macro_rules! rules {
    ($($module:ident :: $rule:ident,)*) => {
        $(mod $module;)*

        /// Every rule, in the order in which the first that holds gives a finding its name.
        pub static RULES: &[&dyn Rule] = &[$(&$module::$rule,)*];
    };
}

rules! {
    quote_unattributed::QuoteUnattributed,
    passive_attribution::PassiveAttribution,
    bare_anonymous::BareAnonymous,
    vague_collective::VagueCollective,
    relayed_anonymous::RelayedAnonymous,
    outlet_voice::OutletVoice,
    unnamed_document::UnnamedDocument,
    anonymous_with_reason::AnonymousWithReason,
    org_collective::OrgCollective,
    anonymous_no_reason::AnonymousNoReason,
    statistic_unsourced::StatisticUnsourced,
    assertion_unsourced::AssertionUnsourced,
    late_source::LateSource,
    relayed_named::RelayedNamed,
    pronoun_unresolved::PronounUnresolved,
    quote_role_unclear::QuoteRoleUnclear,
    anonymous_attack::AnonymousAttack,
}
