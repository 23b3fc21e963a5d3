//! Modules and pages of a source folder, made into a folder that a browser loads.

use std::fs;
use std::path::{Path, PathBuf};

use crate::project::{Project, files_below, read, write};
use crate::run::{Failure, Outcome, run};

/// A module to bundle: its source, where it goes, and in which form.
pub struct Entry {
    /// Relative to the source folder.
    pub from: String,
    /// Relative to the made folder.
    pub to: String,
    /// `esm` or `iife`.
    pub format: &'static str,
}

/// A folder in the making.
pub struct Folder<'a> {
    /// The project it is made from.
    pub project: &'a Project,
    /// The folder that is made.
    pub made: PathBuf,
}

impl Folder<'_> {
    /// An empty folder at `path` of the project.
    pub fn new<'a>(project: &'a Project, path: &str) -> Outcome<Folder<'a>> {
        let made = project.at(path);
        if made.exists() {
            fs::remove_dir_all(&made).map_err(|error| Failure::of(path, error))?;
        }
        Ok(Folder { project, made })
    }

    /// Copies a file of the project.
    pub fn copy(&self, from: &str, to: &str) -> Outcome<()> {
        write(&self.made.join(to), read(&self.project.at(from))?)
    }

    /// Copies every file below `from` whose name ends in one of `endings`; the content script holds its
    /// own.
    pub fn copy_all(&self, from: &str, endings: &[&str]) -> Outcome<()> {
        let is_wanted = |path: &str| path != "core" && path != "content";
        for file in files_below(&self.project.at(from), &is_wanted)? {
            if endings.iter().any(|ending| file.ends_with(ending)) {
                self.copy(&format!("{from}/{file}"), &file)?;
            }
        }
        Ok(())
    }

    /// Bundles modules of the folder `from`. Not minified: a reviewer reads what a reader runs.
    pub fn bundle(&self, from: &str, entries: &[Entry]) -> Outcome<()> {
        for format in ["esm", "iife"] {
            let entries: Vec<String> = entries
                .iter()
                .filter(|entry| entry.format == format)
                .map(|entry| {
                    let to = entry.to.strip_suffix(".js").unwrap_or(&entry.to);
                    format!("{to}={from}/{}", entry.from)
                })
                .collect();
            if entries.is_empty() {
                continue;
            }
            // What several pages run is there once.
            let split: &[&str] = match format {
                "esm" => &["--splitting", "--chunk-names=shared/[hash]"],
                _ => &[],
            };
            run(self
                .project
                .node_program("esbuild")
                .args(entries)
                .args(split)
                .args(["--bundle", "--charset=utf8", "--legal-comments=none"])
                .args(["--target=chrome141,firefox150", "--log-level=warning"])
                .arg(format!("--format={format}"))
                .arg(format!("--outdir={}", self.made.display())))?;
        }
        Ok(())
    }
}

/// The modules that the pages of a folder run: each `script` of a page, bundled to the place where
/// the page looks for it.
pub fn pages(folder: &Path) -> Outcome<Vec<Entry>> {
    let mut entries = Vec::new();
    for page in files_below(folder, &|path| path != "core")? {
        if !page.ends_with(".html") {
            continue;
        }
        let html = String::from_utf8_lossy(&read(&folder.join(&page))?).into_owned();
        for script in scripts(&html) {
            let path = resolve(&page, script);
            // What is made from another module has no source of this name.
            if !folder.join(&path).is_file() {
                continue;
            }
            entries.push(Entry {
                from: path.clone(),
                to: path,
                format: "esm",
            });
        }
    }
    entries.sort_by(|a, b| a.to.cmp(&b.to));
    entries.dedup_by(|a, b| a.to == b.to);
    Ok(entries)
}

/// The addresses of a page's scripts.
fn scripts(html: &str) -> impl Iterator<Item = &str> {
    html.split("<script").skip(1).filter_map(|rest| {
        let tag = rest.split('>').next()?;
        tag.split("src=\"").nth(1)?.split('"').next()
    })
}

/// The path that `address` means on `page`.
fn resolve(page: &str, address: &str) -> String {
    let mut path: Vec<&str> = match address.starts_with('/') {
        true => Vec::new(),
        false => page.rsplit('/').skip(1).collect(),
    };
    path.reverse();
    for part in address.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(path.pop()),
            part => path.push(part),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_of_a_page() {
        let html =
            r#"<script type="module" src="a.js"></script><script>x</script><script src="../b.js">"#;
        assert_eq!(scripts(html).collect::<Vec<_>>(), ["a.js", "../b.js"]);
    }

    #[test]
    fn addresses_on_a_page() {
        assert_eq!(resolve("panel/panel.html", "panel.js"), "panel/panel.js");
        assert_eq!(resolve("a/b/c.html", "../d.js"), "a/d.js");
        assert_eq!(resolve("a/b.html", "/c.js"), "c.js");
        assert_eq!(resolve("index.html", "./c.js"), "c.js");
    }
}
