//! What an element's own `style` attribute says, as far as it decides what is read.

use super::elements::Display;

/// Farther outside of the page than this, in CSS pixels, something is put in order not to be seen.
const OUT_OF_SIGHT: f32 = -1000.0;

/// The declarations of one `style` attribute; `None` where it does not say.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style {
    /// `display`.
    pub display: Option<Display>,
    /// `visibility`: whether it is painted.
    pub is_visible: Option<bool>,
    /// `white-space`, `white-space-collapse`: whether line feeds are kept.
    pub keeps_lines: Option<bool>,
    /// `float`.
    pub floats: bool,
    /// Out of the flow: `position` `absolute` or `fixed`.
    pub is_placed: bool,
    /// `content-visibility: hidden`.
    pub is_skipped: bool,
    is_cut: bool,
    is_tiny: bool,
    is_far: bool,
}

impl Style {
    /// Reads a `style` attribute.
    pub fn read(css: &str) -> Style {
        let mut style = Style::default();
        for declaration in css.split(';') {
            if let Some((property, value)) = declaration.split_once(':') {
                let value = value.trim().to_ascii_lowercase();
                let value = value.trim_end_matches("!important").trim_end();
                style.declare(property.trim().to_ascii_lowercase().as_str(), value);
            }
        }
        style
    }

    /// Whether it is for screen readers alone: cut to nothing, or put far outside.
    pub fn is_out_of_sight(&self) -> bool {
        self.is_placed && (self.is_far || self.is_tiny && self.is_cut)
    }

    fn declare(&mut self, property: &str, value: &str) {
        match property {
            "display" => self.display = display(value),
            "visibility" => self.is_visible = Some(value == "visible"),
            "white-space" | "white-space-collapse" => {
                let keeps = ["pre", "preserve", "break-spaces"];
                self.keeps_lines = Some(keeps.iter().any(|k| value.starts_with(k)));
            }
            "float" => {
                self.floats = matches!(value, "left" | "right" | "inline-start" | "inline-end")
            }
            "position" => self.is_placed = matches!(value, "absolute" | "fixed"),
            "content-visibility" => self.is_skipped = value == "hidden",
            "overflow" | "overflow-x" => self.is_cut |= value != "visible",
            "clip" | "clip-path" => self.is_cut |= !matches!(value, "auto" | "none"),
            "width" | "height" => self.is_tiny |= pixels(value).is_some_and(|p| p <= 1.0),
            "left" | "top" => self.is_far |= pixels(value).is_some_and(|p| p <= OUT_OF_SIGHT),
            _ => {}
        }
    }
}

fn display(value: &str) -> Option<Display> {
    Some(match value {
        "none" => Display::None,
        "inline" | "contents" => Display::Inline,
        "inherit" | "initial" | "unset" | "revert" | "revert-layer" => return None,
        ruby if ruby.starts_with("ruby") => Display::Inline,
        inline if inline.starts_with("inline") => Display::InlineBlock,
        _ => Display::Block,
    })
}

fn pixels(value: &str) -> Option<f32> {
    let number = value
        .strip_suffix("px")
        .or((value == "0").then_some(value))?;
    number.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_to_be_seen_is_told() {
        assert_eq!(
            Style::read("color:red; DISPLAY : none !important").display,
            Some(Display::None)
        );
        assert_eq!(Style::read("visibility:hidden").is_visible, Some(false));
        assert_eq!(Style::read("white-space: pre-line").keeps_lines, Some(true));
        assert_eq!(Style::read("white-space:nowrap").keeps_lines, Some(false));
        for out in [
            "position:absolute;left:-9999px",
            "position:fixed; width:1px; height:1px; overflow:hidden",
            "position:absolute;height:0;clip:rect(0,0,0,0)",
        ] {
            assert!(Style::read(out).is_out_of_sight(), "{out}");
        }
        for seen in [
            "",
            ":;:",
            "left:-9999px",
            "position:absolute;left:-20px",
            "width:1px;overflow:hidden",
        ] {
            assert!(!Style::read(seen).is_out_of_sight(), "{seen}");
        }
    }
}
