//! Bytes to Documents: texts, pages, and JSON lines.

use serde::Deserialize;
use serde_json::Value;

use crate::document::Document;
use crate::{html, wire};

use super::error::Error;
use super::ignore::Ignores;

/// A Document to audit, and what to call it.
#[derive(Debug)]
pub struct Subject {
    /// What the answer is given back under: a line's `id`, or the file's name.
    pub id: Value,
    /// What a reader calls it.
    pub name: String,
    /// Whether the Document's text is the input's own text, so that offsets point into it.
    pub is_text: bool,
    /// What to audit.
    pub document: Document,
    /// What the text's own comments silence.
    pub ignores: Ignores,
}

/// A line of JSON lines.
#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    id: Value,
    text: Option<String>,
    document: Option<wire::Document>,
    url: Option<String>,
    title: Option<String>,
}

/// A plain text: UTF-8, or UTF-16 with a byte order mark; anything else is taken as Windows-1252.
pub fn text(name: String, bytes: Vec<u8>) -> Result<Subject, Error> {
    let mut text = match String::from_utf8(bytes) {
        Ok(text) => text
            .strip_prefix('\u{feff}')
            .map(str::to_string)
            .unwrap_or(text),
        Err(error) => {
            let (text, encoding, _) = encoding_rs::WINDOWS_1252.decode(error.as_bytes());
            if encoding == encoding_rs::WINDOWS_1252 && text.contains('\0') {
                return Err(Error::NotText { name });
            }
            text.into_owned()
        }
    };
    let ignores = Ignores::take(&mut text);
    Ok(Subject {
        id: Value::from(name.as_str()),
        name,
        is_text: true,
        document: Document::from_text(text),
        ignores,
    })
}

/// A page, in the encoding it says.
pub fn page(name: String, bytes: &[u8]) -> Result<Subject, Error> {
    let html = html::decode(bytes);
    if html.contains('\0') && !html.contains('<') {
        return Err(Error::NotText { name });
    }
    Ok(Subject {
        id: Value::from(name.as_str()),
        name,
        is_text: false,
        document: html::read(&html),
        ignores: Ignores::default(),
    })
}

/// Line `number` (from 1) of the JSON lines `name`.
pub fn line(name: &str, number: usize, bytes: &[u8]) -> Result<Subject, Error> {
    let error = |reason: String| Error::Line {
        name: name.to_string(),
        line: number,
        reason,
    };
    let line: Line = parse(bytes).map_err(|e| {
        error(format!(
            "not a line of {{\"id\",\"text\"}} or {{\"id\",\"document\"}}: {e}"
        ))
    })?;
    let (document, is_text) = match (line.document, line.text) {
        (Some(document), _) => (document.into_core(), false),
        (None, Some(text)) => {
            let mut document = Document::from_text(text);
            document.url = line.url;
            document.title = line.title;
            (document, true)
        }
        (None, None) => {
            return Err(error(
                "it has neither \"text\" nor \"document\"".to_string(),
            ));
        }
    };
    let by_id = || match &line.id {
        Value::Null => format!("{name}:{number}"),
        Value::String(id) => id.clone(),
        id => id.to_string(),
    };
    Ok(Subject {
        // A page is known by its address, as in the extension.
        name: document
            .url
            .clone()
            .filter(|_| !is_text)
            .unwrap_or_else(by_id),
        id: line.id,
        is_text,
        document,
        ignores: Ignores::default(),
    })
}

/// JavaScript writes a lone surrogate as an escape that is no character; a page that holds one is
/// still a page, so it is read as U+FFFD (one UTF-16 unit, as the surrogate was).
fn parse(bytes: &[u8]) -> serde_json::Result<Line> {
    serde_json::from_slice(bytes).or_else(|error| {
        let mended = without_lone_surrogates(bytes).ok_or(error)?;
        serde_json::from_slice(&mended)
    })
}

/// `json` with the escapes of lone surrogates made U+FFFD; `None` where there is none.
fn without_lone_surrogates(json: &[u8]) -> Option<Vec<u8>> {
    let unit = |at: usize| {
        let digits = json.get(at..at + 6)?.strip_prefix(b"\\u")?;
        u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
    };
    let mut mended: Option<Vec<u8>> = None;
    let mut at = 0;
    while at < json.len() {
        if json[at] != b'\\' {
            at += 1;
            continue;
        }
        at += match unit(at) {
            Some(0xd800..=0xdbff) if matches!(unit(at + 6), Some(0xdc00..=0xdfff)) => 12,
            Some(0xd800..=0xdfff) => {
                let mended = mended.get_or_insert_with(|| json.to_vec());
                mended[at + 2..at + 6].copy_from_slice(b"fffd");
                6
            }
            Some(_) => 6,
            None => 2,
        };
    }
    mended
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(json: &str) -> String {
        line("test", 1, json.as_bytes()).unwrap().document.text
    }

    #[test]
    fn a_lone_surrogate_does_not_reject_a_page() {
        assert_eq!(text_of(r#"{"text":"a\ud83db"}"#), "a\u{fffd}b");
        assert_eq!(text_of(r#"{"text":"a\udc4d\ud83d\udc4d"}"#), "a\u{fffd}👍");
        assert_eq!(text_of(r#"{"text":"\\ud83d \ud83d"}"#), "\\ud83d \u{fffd}");
    }

    #[test]
    fn a_text_is_read_in_its_encoding() {
        let read = |bytes: &[u8]| text("t".to_string(), bytes.to_vec()).map(|s| s.document.text);
        assert_eq!(read("\u{feff}“é”".as_bytes()).unwrap(), "“é”");
        assert_eq!(read(b"\x93\xe9\x94").unwrap(), "“é”", "Windows-1252");
        assert_eq!(
            read(b"\xff\xfeh\0i\0").unwrap(),
            "hi",
            "UTF-16 with its mark"
        );
        assert!(matches!(read(b"\x80\0\xff"), Err(Error::NotText { .. })));
    }

    #[test]
    fn a_line_says_where_it_is_wrong() {
        for json in ["", "{", "[]", "7", r#"{"id":1}"#, r#"{"text":7}"#] {
            let error = line("x.jsonl", 3, json.as_bytes()).unwrap_err().to_string();
            assert!(error.starts_with("x.jsonl:3: "), "{error}");
        }
    }
}
