//! The notices of everything that others wrote and the package holds.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

use crate::project::Project;
use crate::run::{Failure, Outcome, ask};

/// Rust's own standard library is linked into the WASM too.
const STANDARD_LIBRARY: &str = "the Rust standard library (MIT OR Apache-2.0)";

/// The text of the notices: each licence text once, under the packages that it covers.
pub fn notices(project: &Project) -> Outcome<String> {
    let metadata = ask(project
        .cargo()
        .args([
            "metadata",
            "--locked",
            "--format-version=1",
            "--no-default-features",
        ])
        .args([
            "--features=wasm",
            "--filter-platform=wasm32-unknown-unknown",
        ]))?;
    let metadata: Value =
        serde_json::from_str(&metadata).map_err(|error| Failure::of("cargo metadata", error))?;
    let packages = by_id(&metadata["packages"]);
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for id in linked(&metadata, &packages) {
        let package = packages[id];
        let title = format!(
            "{} {} ({})",
            text(&package["name"]),
            text(&package["version"]),
            text(&package["license"])
        );
        texts.entry(licence(package)?).or_default().insert(title);
    }
    let mut notices = String::from("Hearsay is made with the work of others:\n");
    for title in texts.values().flatten() {
        notices += &format!("  {title}\n");
    }
    notices += &format!("  {STANDARD_LIBRARY}\n");
    for (text, titles) in &texts {
        let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
        notices += &format!("\n{}\n\n{}\n", titles.join(", "), text.trim());
    }
    Ok(notices)
}

fn by_id(list: &Value) -> BTreeMap<&str, &Value> {
    let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().map(|item| (text(&item["id"]), item)).collect()
}

/// The packages whose code is linked in: what ours needs when it runs, and so on down.
fn linked<'a>(metadata: &'a Value, packages: &BTreeMap<&str, &'a Value>) -> BTreeSet<&'a str> {
    let nodes = by_id(&metadata["resolve"]["nodes"]);
    let ours = text(&metadata["resolve"]["root"]);
    let mut found = BTreeSet::new();
    let mut open = vec![ours];
    while let Some(id) = open.pop() {
        let needed = nodes[id]["deps"].as_array().into_iter().flatten();
        for other in needed.filter(|other| at_run_time(other)) {
            let other = text(&other["pkg"]);
            if !is_macro(packages[other]) && found.insert(other) {
                open.push(other);
            }
        }
    }
    found
}

fn at_run_time(dependency: &Value) -> bool {
    let kinds = dependency["dep_kinds"].as_array().into_iter().flatten();
    kinds.into_iter().any(|kind| kind["kind"].is_null())
}

fn is_macro(package: &Value) -> bool {
    let targets = package["targets"].as_array().into_iter().flatten();
    let mut kinds = targets.flat_map(|target| target["kind"].as_array().into_iter().flatten());
    kinds.any(|kind| kind == "proc-macro")
}

/// A package's licence text: the MIT one where it offers several.
fn licence(package: &Value) -> Outcome<String> {
    let name = text(&package["name"]);
    let folder = Path::new(text(&package["manifest_path"]))
        .parent()
        .ok_or_else(|| Failure(format!("{name} has no folder")))?;
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .map_err(|error| Failure::of(name, error))?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            let file = path.file_name().unwrap_or_default().to_string_lossy();
            ["LICEN", "COPYING", "UNLICENSE"]
                .iter()
                .any(|start| file.starts_with(start))
        })
        .collect();
    files.sort_by_key(|path| (!path.to_string_lossy().contains("MIT"), path.clone()));
    let file = files
        .first()
        .ok_or_else(|| Failure(format!("{name} has no licence text: choose another crate")))?;
    let text = std::fs::read_to_string(file).map_err(|error| Failure::of(name, error))?;
    Ok(text.replace("\r\n", "\n"))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
