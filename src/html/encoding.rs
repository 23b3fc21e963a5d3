//! Which characters a page's bytes are.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

/// Bytes in which a page must say what it is encoded in (HTML standard, "prescan a byte stream").
const PRESCAN: usize = 1024;

/// The text of a page's bytes, without a byte order mark: by that mark; as UTF-8 where they are
/// that and more than ASCII; by the page's `meta`; else as Windows-1252.
pub fn decode(bytes: &[u8]) -> String {
    let encoding = if Encoding::for_bom(bytes).is_none() && !bytes.is_ascii() {
        match str::from_utf8(bytes) {
            Ok(text) => return text.to_string(),
            Err(_) => declared(bytes).unwrap_or(WINDOWS_1252),
        }
    } else {
        declared(bytes).unwrap_or(UTF_8)
    };
    encoding.decode(bytes).0.into_owned()
}

/// The encoding that a `meta` in the page's first bytes names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes[..bytes.len().min(PRESCAN)].to_ascii_lowercase();
    let mut rest = start.as_slice();
    while let Some(at) = find(rest, b"<meta") {
        rest = &rest[at + 5..];
        let tag = &rest[..find(rest, b">").unwrap_or(rest.len())];
        let Some(at) = find(tag, b"charset") else {
            continue;
        };
        let label = tag[at + 7..].trim_ascii_start().strip_prefix(b"=");
        let Some(label) = label.map(|l| l.trim_ascii_start()) else {
            continue;
        };
        let label = label
            .strip_prefix(b"\"")
            .or(label.strip_prefix(b"'"))
            .unwrap_or(label);
        let is_end = |b: &u8| matches!(b, b'"' | b'\'' | b';' | b'/') || b.is_ascii_whitespace();
        let end = label.iter().position(is_end).unwrap_or(label.len());
        // The standard: who can write this in ASCII does not write UTF-16.
        return Encoding::for_label(&label[..end]).map(|encoding| match encoding {
            e if e == UTF_16LE || e == UTF_16BE => UTF_8,
            e if e == X_USER_DEFINED => WINDOWS_1252,
            e => e,
        });
    }
    None
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|w| w == what)
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn bytes_are_read_as_what_the_page_says() {
        let cases: [(&[u8], &str); 8] = [
            ("\u{feff}<p>“é”".as_bytes(), "<p>“é”"),
            (
                "<meta charset=latin1><p>“é”".as_bytes(),
                "<meta charset=latin1><p>“é”",
            ),
            (b"<p>\x93\xe9\x94", "<p>“é”"),
            (
                b"<meta charset='koi8-r'>\xe4\xc1",
                "<meta charset='koi8-r'>Да",
            ),
            (
                b"<META http-equiv=x content='text/html; Charset=koi8-r'>\xe4\xc1",
                "<META http-equiv=x content='text/html; Charset=koi8-r'>Да",
            ),
            (
                b"<meta charset=utf-16>\xe9",
                "<meta charset=utf-16>\u{fffd}",
            ),
            (
                b"<meta charset=iso-2022-jp>\x1b$B$\"\x1b(B",
                "<meta charset=iso-2022-jp>あ",
            ),
            (b"\xfe\xff\0h\0i", "hi"),
        ];
        for (bytes, text) in cases {
            assert_eq!(decode(bytes), text, "{bytes:?}");
        }
        assert_eq!(decode(b"<meta charset"), "<meta charset");
    }
}
