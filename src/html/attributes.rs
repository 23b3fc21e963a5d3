//! What an element's attributes say of it: its role and names, and whether it is seen, written in, or
//! parts the text around it.

use scraper::node::Element;

use super::elements::{Display, ELEMENTS};
use super::style::Style;

/// What is asked of an element's attributes.
pub struct Attributes {
    /// The first role it names.
    pub role: String,
    /// Class and id.
    pub names: String,
    /// Where it leads.
    pub href: Option<String>,
    /// What its `style` says.
    pub style: Style,
    /// `open`: of a `details` or a `dialog`.
    pub is_open: bool,
    /// `hidden`, or a `popover`.
    is_hidden: bool,
    is_editable: bool,
}

impl Attributes {
    /// Reads those of `element`.
    pub fn of(element: &Element) -> Attributes {
        let attr = |name| element.attr(name);
        let role = attr("role").unwrap_or_default().trim().to_lowercase();
        Attributes {
            role: role
                .split_whitespace()
                .next()
                .unwrap_or_default()
                .to_string(),
            names: match (
                attr("class").unwrap_or_default(),
                attr("id").unwrap_or_default(),
            ) {
                (class, "") => class.to_string(),
                (class, id) => format!("{class} {id}"),
            },
            href: attr("href").map(str::to_string),
            style: attr("style").map(Style::read).unwrap_or_default(),
            is_open: attr("open").is_some(),
            is_hidden: attr("hidden").is_some() || attr("popover").is_some(),
            is_editable: attr("contenteditable").is_some_and(|e| !e.eq_ignore_ascii_case("false")),
        }
    }

    /// Whether somebody writes in it, or works it.
    pub fn is_field(&self) -> bool {
        self.is_editable
            || ELEMENTS.field_roles.contains(&self.role)
            || self
                .names
                .split_whitespace()
                .any(|name| ELEMENTS.editors.contains(name))
    }

    /// Whether anything of it can be seen.
    pub fn is_rendered(&self, name: &str) -> bool {
        let display = self.style.display.unwrap_or_else(|| {
            let is_closed = name == "dialog" && !self.is_open;
            if self.is_hidden || is_closed {
                Display::None
            } else {
                Display::of(name)
            }
        });
        display != Display::None && !self.style.is_skipped && !self.style.is_out_of_sight()
    }

    /// Whether it parts the text before it from its own.
    pub fn breaks(&self, name: &str) -> bool {
        let shown = self.style.display.unwrap_or_else(|| Display::of(name));
        let is_taken_out = self.style.floats || self.style.is_placed;
        match shown {
            _ if is_taken_out => !(ELEMENTS.phrasing.contains(name) && self.style.floats),
            Display::None | Display::Inline => false,
            Display::InlineBlock => ELEMENTS.blocks.contains(name),
            Display::Block => true,
        }
    }
}
