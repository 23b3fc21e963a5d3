//! HTML to a [`Document`], for the command: the blocks, kinds, regions, marks and white space that
//! the extension's harvest (`extension/content/`) reads, as far as a page tells without its style
//! sheets and scripts.

mod attributes;
mod elements;
mod encoding;
mod landmarks;
mod marks;
mod open;
mod reading;
mod regions;
mod style;
mod tables;

use scraper::Html;

use crate::document::Document;

pub use encoding::decode;

/// Reads the visible text of a page. Never fails: there is no text that is not HTML.
pub fn read(html: &str) -> Document {
    let page = Html::parse_document(html);
    reading::read(&page)
}

#[cfg(test)]
mod tests;
