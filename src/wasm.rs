//! The boundary to JavaScript: a Document in, a Report out, offsets in UTF-16 units both ways.

use tsify::Ts;
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

use crate::export::Form;
use crate::report::{Report, Unit};
use crate::rules::{self, RuleInfo};
use crate::{offsets, wire};

/// Audits `document`: every claim, its source and its verdict. Offsets of the Report are UTF-16
/// units of the Document's text, whatever unit the Document comes in.
///
/// Throws where `document` or `options` is none; whatever the text is, an audit does not fail.
#[wasm_bindgen]
pub fn audit(
    document: Ts<wire::Document>,
    options: Option<Ts<wire::Options>>,
) -> Result<Ts<Report>, JsError> {
    let document = document.to_rust()?.into_core();
    let options = options
        .map(|o| o.to_rust())
        .transpose()?
        .unwrap_or_default();
    let mut report = crate::audit(&document, &options.into());
    offsets::convert(&mut report, &document.text, Unit::Utf16);
    Ok(Ts::from_rust(&report)?)
}

/// Makes the next audit a quick one: reads a paragraph of an article of our own, number `step`, so that
/// the browser has compiled what an audit runs and the tables are unpacked before a page's text comes.
/// Answers whether there was one. Not needed for any answer.
#[wasm_bindgen]
pub fn prepare(step: usize) -> bool {
    let paragraph = include_str!("../benches/article.txt")
        .split("\n\n")
        .nth(step);
    if let Some(text) = paragraph {
        crate::audit(
            &crate::Document::from_text(text),
            &crate::Options::default(),
        );
    }
    paragraph.is_some()
}

/// The catalogue of rules, in the order in which the first that holds gives a finding its name.
#[wasm_bindgen]
pub fn rules() -> Result<Vec<Ts<RuleInfo>>, JsError> {
    let rules = rules::catalogue().iter().map(Ts::from_rust);
    Ok(rules.collect::<Result<_, _>>()?)
}

/// `reports` as one whole in another form, `form` as the command names it.
///
/// Throws where `form` is none, or a report is none.
#[wasm_bindgen(js_name = exportReports)]
pub fn export_reports(reports: Vec<Ts<Report>>, form: &str) -> Result<String, JsError> {
    let found = Form::ALL.into_iter().find(|known| known.id() == form);
    let form = found.ok_or_else(|| JsError::new(&format!("no form is called `{form}`")))?;
    let reports: Result<Vec<Report>, _> = reports.iter().map(Ts::to_rust).collect();
    Ok(form.all(&reports?))
}
