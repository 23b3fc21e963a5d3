//! The boundary to JavaScript: a Document in, a Report out, offsets in UTF-16 units both ways.

use tsify::Ts;
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

use crate::report::{Report, Unit};
use crate::{Options, offsets, wire};

/// Audits `document`: every claim, its source and its verdict. Offsets of the Report are UTF-16
/// units of the Document's text, whatever unit the Document comes in.
///
/// Throws where `document` is none; whatever its text is, an audit does not fail.
#[wasm_bindgen]
pub fn audit(document: Ts<wire::Document>) -> Result<Ts<Report>, JsError> {
    let document = document.to_rust()?.into_core();
    let mut report = crate::audit(&document, &Options::default());
    offsets::convert(&mut report, &document.text, Unit::Utf16);
    Ok(Ts::from_rust(&report)?)
}
