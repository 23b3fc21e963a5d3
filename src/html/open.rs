//! An element that the walk is in: what it is, and what it has from those around it.

use super::attributes::Attributes;
use super::elements::ELEMENTS;
use super::landmarks::{self, Landmark, Names};
use super::regions::Box;
use crate::document::{BlockKind, Region};

/// An element that the walk is in.
pub struct Open {
    /// Place on the stack of the innermost block element: itself, or one around it.
    pub holder: usize,
    /// Of its tag, in small letters.
    pub name: String,
    /// Of its blocks.
    pub kind: BlockKind,
    pub is_title: bool,
    /// In a `blockquote`, and no word about whose it is.
    pub is_quoted: bool,
    /// In an `article`, `main` or quotation: its `header` is no page's header.
    pub is_sectioned: bool,
    pub is_linked: bool,
    /// Its own text is not painted; that of elements in it may be.
    pub is_hidden: bool,
    pub keeps_lines: bool,
    /// A closed `details`.
    pub is_folded: bool,
    /// Number of its mark.
    pub mark: Option<usize>,
    /// What it asks for, should a block open in it.
    pub asks: Box,
    /// Number of its box, once a block opened in it.
    pub in_box: Option<usize>,
}

impl Open {
    /// The element `name`, at `place` on the stack and in the element `above`. `names` knows what
    /// names said before.
    pub fn new(
        name: &str,
        attributes: &Attributes,
        place: usize,
        above: Option<&Open>,
        names: &mut Names,
    ) -> Self {
        let is_block = above.is_none() || attributes.breaks(name);
        let standard = standard_for(name, &attributes.role, above);
        let root = match standard {
            Some(Landmark::Root(root)) => Some(root),
            _ => None,
        };
        let by_names = Some(attributes.names.as_str())
            .filter(|names| is_block && !names.is_empty())
            .and_then(|of| names.region(of));
        let style = &attributes.style;
        let inherits = |of: fn(&Open) -> bool| above.is_some_and(of);
        let around = above.map_or(BlockKind::Paragraph, |a| a.kind);
        Open {
            holder: above.filter(|_| !is_block).map_or(place, |a| a.holder),
            name: name.to_string(),
            kind: kind_of(name, &attributes.role, is_block, around),
            is_title: name == "h1" || inherits(|a| a.is_title),
            is_quoted: name == "blockquote"
                || inherits(|a| a.is_quoted) && !ELEMENTS.quote_sources.contains(name),
            is_sectioned: root.is_some() || name == "blockquote" || inherits(|a| a.is_sectioned),
            is_linked: inherits(|a| a.is_linked),
            is_hidden: style.is_visible.map_or(inherits(|a| a.is_hidden), |v| !v),
            keeps_lines: style.keeps_lines.unwrap_or(
                matches!(name, "pre" | "xmp" | "listing" | "plaintext")
                    || inherits(|a| a.keeps_lines),
            ),
            is_folded: name == "details" && !attributes.is_open,
            mark: None,
            asks: Box {
                parent: None,
                asks: above.and_then(|_| asked_by(standard, by_names)),
                root,
                holds_title: false,
            },
            in_box: None,
        }
    }
}

fn kind_of(name: &str, role: &str, is_block: bool, around: BlockKind) -> BlockKind {
    match (name, around) {
        (_, BlockKind::Code) => BlockKind::Code,
        _ if role == "heading" => BlockKind::Heading,
        ("p", BlockKind::Cell | BlockKind::Other) => BlockKind::Paragraph,
        ("p", _) => around,
        ("code", _) if is_block => BlockKind::Code,
        (_, BlockKind::Quote) if ELEMENTS.quote_sources.contains(name) => BlockKind::Other,
        _ => ELEMENTS.kinds.get(name).copied().unwrap_or(around),
    }
}

/// What the standards say an element is (`regions.js`, rule 1): `header` and `footer` of a
/// quotation, and the `header` of an article, are not the page's.
fn standard_for(name: &str, role: &str, above: Option<&Open>) -> Option<Landmark> {
    let is_its_own = above.is_some_and(|a| a.is_quoted || name == "header" && a.is_sectioned);
    let by_tag = || landmarks::of_tag(name).filter(|_| !is_its_own);
    landmarks::of_role(role).or_else(by_tag)
}

fn asked_by(standard: Option<Landmark>, by_names: Option<Region>) -> Option<Region> {
    match (standard, by_names) {
        (_, Some(Region::Comment | Region::Teaser)) => by_names,
        (Some(Landmark::Root(_)), _) => None,
        (Some(Landmark::Region(region)), _) => Some(region),
        (None, _) => by_names,
    }
}
