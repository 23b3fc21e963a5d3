//! Plants mutants in source text.

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{BinOp, Block, Expr, ExprIf, Item, ReturnType, Signature, Type};

use crate::run::{Failure, Outcome};

/// A piece of code that can be switched off.
pub struct Mutant {
    /// Path of its file.
    pub file: String,
    /// Line it stands in, from 1; 0 for a class of the lexicon.
    pub line: usize,
    /// What happens instead.
    pub what: String,
}

/// The module that tells which mutant is on.
pub const SWITCH: &str = r#"//! Which mutant is on.
use std::sync::LazyLock;

static ON: LazyLock<Option<u32>> =
    LazyLock::new(|| std::env::var("HEARSAY_MUTANT").ok()?.parse().ok());

/// Whether mutant `k` is on.
pub fn on(k: u32) -> bool {
    *ON == Some(k)
}

/// `classes` without the class that is switched off; the classes' mutants begin at `first`.
pub fn mask(classes: u128, first: u32) -> u128 {
    match ON.and_then(|k| k.checked_sub(first)) {
        Some(k) if k < 128 => classes & !(1 << k),
        _ => classes,
    }
}
"#;

/// How many classes a lexicon can hold.
const CLASSES: usize = 128;

/// `source` with its mutants planted: a function that answers nothing, a condition that never holds, an
/// operand of `&&` or `||` that has no say. Each is added to `mutants`; its number is its place there.
pub fn plant(file: &str, source: &str, mutants: &mut Vec<Mutant>) -> Outcome<String> {
    let tree = syn::parse_file(source).map_err(|error| Failure::of(file, error))?;
    let mut planter = Planter {
        file,
        name: String::new(),
        inserts: Vec::new(),
        mutants,
    };
    planter.visit_file(&tree);
    let mut inserts = planter.inserts;
    inserts.sort_by_key(|insert| (insert.at_byte, insert.rank));
    let (mut out, mut from) = (String::new(), 0);
    for insert in &inserts {
        out += &source[from..insert.at_byte];
        out += &insert.text;
        from = insert.at_byte;
    }
    Ok(out + &source[from..])
}

/// The lexicon with a mutant for each class: no word has it.
pub fn mask_classes(source: &str, mutants: &mut Vec<Mutant>) -> Outcome<String> {
    let mut masked = source.to_owned();
    for part in ["Classes(e.classes)", "Classes(p.classes)"] {
        if !source.contains(part) {
            return Err(Failure(format!("the lexicon has no {part} any more")));
        }
        let classes = &part[8..part.len() - 1];
        let mask = format!("Classes(crate::mutant::mask({classes}, {}))", mutants.len());
        masked = masked.replace(part, &mask);
    }
    mutants.extend((0..CLASSES).map(|k| Mutant {
        file: "src/lexicon/mod.rs".into(),
        line: 0,
        what: format!("no word has class {k}"),
    }));
    Ok(masked)
}

struct Insert {
    at_byte: usize,
    /// Of those at one place, which comes first: outer before inner, where something opens; the other
    /// way round where it closes.
    rank: i32,
    text: String,
}

struct Planter<'a> {
    file: &'a str,
    /// Of the function it is in.
    name: String,
    inserts: Vec<Insert>,
    mutants: &'a mut Vec<Mutant>,
}

impl Planter<'_> {
    fn mutant(&mut self, at: Span, what: String) -> usize {
        self.mutants.push(Mutant {
            file: self.file.to_owned(),
            line: at.start().line,
            what: format!("{}: {what}", self.name),
        });
        self.mutants.len() - 1
    }

    fn wrap(&mut self, at: Span, before: String) {
        let bytes = at.byte_range();
        let depth = i32::try_from(self.inserts.len()).unwrap_or(i32::MAX);
        self.inserts.push(Insert {
            at_byte: bytes.start,
            rank: depth,
            text: before,
        });
        self.inserts.push(Insert {
            at_byte: bytes.end,
            rank: -depth,
            text: "))".into(),
        });
    }

    fn function(&mut self, signature: &Signature, block: &Block) {
        let outer = std::mem::replace(&mut self.name, signature.ident.to_string());
        for answer in answers(signature) {
            let k = self.mutant(signature.span(), format!("answers {answer}"));
            self.inserts.push(Insert {
                at_byte: block.brace_token.span.open().byte_range().end,
                rank: i32::MIN,
                text: format!(" if crate::mutant::on({k}) {{ return {answer}; }} "),
            });
        }
        visit::visit_block(self, block);
        self.name = outer;
    }

    /// A condition that never holds. One that binds names is left to its operands.
    fn condition(&mut self, condition: &Expr) {
        if !binds(condition) {
            let k = self.mutant(condition.span(), "a condition never holds".into());
            let before = format!("(!crate::mutant::on({k}) && (");
            self.wrap(condition.span(), before);
        }
    }

    fn operand(&mut self, operand: &Expr, op: &BinOp) {
        if matches!(operand, Expr::Let(_)) || chained(operand, op) {
            return;
        }
        let k = self.mutant(operand.span(), "an operand has no say".into());
        let before = match op {
            BinOp::And(_) => format!("(crate::mutant::on({k}) || ("),
            _ => format!("(!crate::mutant::on({k}) && ("),
        };
        self.wrap(operand.span(), before);
    }
}

impl<'ast> Visit<'ast> for Planter<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        if let Item::Const(_) | Item::Static(_) = item {
            return;
        }
        let attributes = match item {
            Item::Mod(item) => &item.attrs,
            Item::Fn(item) => &item.attrs,
            _ => &Vec::new(),
        };
        let is_test = attributes.iter().any(|a| {
            a.path().is_ident("test")
                || a.path().is_ident("cfg")
                    && a.parse_args::<syn::Ident>().is_ok_and(|i| i == "test")
        });
        if !is_test {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if item.sig.constness.is_none() {
            self.function(&item.sig, &item.block);
        }
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        if item.sig.constness.is_none() {
            self.function(&item.sig, &item.block);
        }
    }

    fn visit_expr_if(&mut self, expr: &'ast ExprIf) {
        self.condition(&expr.cond);
        visit::visit_expr_if(self, expr);
    }

    fn visit_arm(&mut self, arm: &'ast syn::Arm) {
        if let Some((_, guard)) = &arm.guard {
            self.condition(guard);
        }
        visit::visit_arm(self, arm);
    }

    fn visit_expr_binary(&mut self, expr: &'ast syn::ExprBinary) {
        if let BinOp::And(_) | BinOp::Or(_) = expr.op {
            self.operand(&expr.left, &expr.op);
            self.operand(&expr.right, &expr.op);
        }
        visit::visit_expr_binary(self, expr);
    }

    fn visit_pat(&mut self, _: &'ast syn::Pat) {}

    fn visit_type(&mut self, _: &'ast Type) {}
}

/// What a function that does nothing answers; nothing for a type that has no such value.
fn answers(signature: &Signature) -> &'static [&'static str] {
    let ReturnType::Type(_, kind) = &signature.output else {
        return &["()"];
    };
    let Type::Path(path) = &**kind else {
        return &[];
    };
    let Some(last) = path.path.segments.last() else {
        return &[];
    };
    match last.ident.to_string().as_str() {
        "bool" => &["false", "true"],
        "Option" => &["None"],
        "Vec" | "String" | "usize" | "u8" | "u16" | "u32" | "f32" | "i32" => {
            &["Default::default()"]
        }
        _ => &[],
    }
}

/// Whether a condition binds a name (`if let`, alone or in a chain).
fn binds(condition: &Expr) -> bool {
    match condition {
        Expr::Let(_) => true,
        Expr::Binary(e) => matches!(e.op, BinOp::And(_)) && (binds(&e.left) || binds(&e.right)),
        _ => false,
    }
}

/// Whether an operand is a chain of the same operator, whose operands are taken one by one.
fn chained(operand: &Expr, op: &BinOp) -> bool {
    matches!((operand, op), (Expr::Binary(e), BinOp::And(_)) if matches!(e.op, BinOp::And(_)))
        || matches!((operand, op), (Expr::Binary(e), BinOp::Or(_)) if matches!(e.op, BinOp::Or(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_conditions_and_operands_can_each_be_switched_off() {
        let mut mutants = Vec::new();
        let source = "fn f(a: bool, b: bool) -> u8 {\n    if a && b { 1 } else { 0 }\n}\n";
        let planted = plant("f.rs", source, &mut mutants).expect("it is Rust");
        assert!(syn::parse_file(&planted).is_ok(), "{planted}");
        let what: Vec<_> = mutants.iter().map(|m| (m.line, m.what.as_str())).collect();
        assert_eq!(
            what,
            [
                (1, "f: answers Default::default()"),
                (2, "f: a condition never holds"),
                (2, "f: an operand has no say"),
                (2, "f: an operand has no say"),
            ]
        );
        assert!(planted.contains(
            "if (!crate::mutant::on(1) && ((crate::mutant::on(2) || (a)) && (crate::mutant::on(3) || (b))))"
        ));
    }

    #[test]
    fn constants_and_bindings_are_left_alone() {
        let mut mutants = Vec::new();
        let source = "const fn f(a: bool) -> bool { a && true }\nconst C: bool = true && true;\n\
                      fn g(a: Option<bool>) { if let Some(b) = a && b {} }\n";
        let planted = plant("f.rs", source, &mut mutants).expect("it is Rust");
        assert!(planted.contains("if let Some(b) = a && (crate::mutant::on(1) || (b)) {}"));
        assert_eq!(mutants.len(), 2);
    }
}
