//! JSON, written small: exports must not weigh on the extension.

/// A JSON value. Members of an object that are [`Value::None`] are left out.
pub enum Value {
    /// Nothing.
    None,
    /// A number.
    Number(usize),
    /// A string.
    String(String),
    /// An array.
    List(Vec<Value>),
    /// An object, in this order.
    Object(Vec<(&'static str, Value)>),
}

impl From<&str> for Value {
    fn from(s: &str) -> Value {
        Value::String(s.to_string())
    }
}

impl From<String> for Value {
    fn from(s: String) -> Value {
        Value::String(s)
    }
}

impl From<usize> for Value {
    fn from(n: usize) -> Value {
        Value::Number(n)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::None, Into::into)
    }
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(list: Vec<T>) -> Value {
        Value::List(list.into_iter().map(Into::into).collect())
    }
}

impl<const N: usize> From<[(&'static str, Value); N]> for Value {
    fn from(members: [(&'static str, Value); N]) -> Value {
        Value::Object(members.into())
    }
}

impl Value {
    /// As JSON, on one line.
    pub fn json(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        match self {
            Value::None => out.push_str("null"),
            Value::Number(n) => out.push_str(&n.to_string()),
            Value::String(s) => quote(s, out),
            Value::List(list) => {
                out.push('[');
                for (k, value) in list.iter().enumerate() {
                    out.push_str(if k > 0 { "," } else { "" });
                    value.write(out);
                }
                out.push(']');
            }
            Value::Object(members) => {
                out.push('{');
                let said = members.iter().filter(|(_, v)| !matches!(v, Value::None));
                for (k, (name, value)) in said.enumerate() {
                    out.push_str(if k > 0 { "," } else { "" });
                    quote(name, out);
                    out.push(':');
                    value.write(out);
                }
                out.push('}');
            }
        }
    }
}

fn quote(s: &str, out: &mut String) {
    out.push('"');
    for c in s.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\0'..='\x1f' | '\u{2028}' | '\u{2029}' => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::Value;

    #[test]
    fn what_is_written_reads_back_the_same() {
        let words = "“é” 👍 \" \\ \u{1} \u{1f} \r\n\t \u{2028} \u{fffd} /";
        let value = Value::from([
            ("a", words.into()),
            ("b", Value::from(None::<usize>)),
            ("c", vec![1, 2].into()),
            ("d", Value::from([])),
        ]);
        let read: serde_json::Value = serde_json::from_str(&value.json()).unwrap();
        assert_eq!(read, serde_json::json!({"a": words, "c": [1, 2], "d": {}}));
    }
}
