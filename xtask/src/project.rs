//! Where things lie.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::run::{Failure, Outcome, ask};

/// A folder that holds the project, and the tools it is built with.
pub struct Project {
    /// Its root.
    pub root: PathBuf,
    /// Arguments after the step's name.
    pub arguments: Vec<String>,
    /// Where the build's own tools lie: `root`, but for a copy that is built to compare.
    pub tools: PathBuf,
    /// Cargo's home, where it is not the user's.
    pub cargo_home: Option<PathBuf>,
}

/// What the build makes; no source lies there.
const MADE: &[&str] = &[
    ".git",
    "dist",
    "extension/core",
    "node_modules",
    "target",
    "tests/out",
];

impl Project {
    /// The project that this program was built from.
    pub fn here(arguments: Vec<String>) -> Outcome<Project> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .map(Path::to_path_buf)
            .ok_or_else(|| Failure("no project folder".into()))?;
        Ok(Project {
            tools: root.clone(),
            root,
            arguments,
            cargo_home: None,
        })
    }

    /// A path in the project.
    pub fn at(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// A program of a Node package.
    pub fn node_program(&self, name: &str) -> Command {
        let mut command = Command::new(self.tools.join("node_modules/.bin").join(name));
        command.current_dir(&self.root);
        command
    }

    /// A Node program of the project.
    pub fn node(&self, script: &str) -> Command {
        let mut command = Command::new("node");
        command.arg(script).current_dir(&self.root);
        command
    }

    /// Cargo, in the project.
    pub fn cargo(&self) -> Command {
        let mut command = Command::new("cargo");
        command
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", self.at("target"));
        if let Some(home) = &self.cargo_home {
            command.env("CARGO_HOME", home).arg("--offline");
        }
        command
    }

    /// Every source file, sorted, relative to the root: what git follows or would follow; in a
    /// folder without git, everything that the build did not make.
    pub fn sources(&self) -> Outcome<Vec<String>> {
        let mut files = match self.at(".git").exists() {
            true => self.sources_by_git()?,
            false => files_below(&self.root, &|path| !MADE.contains(&path))?,
        };
        files.retain(|file| self.at(file).is_file());
        files.sort();
        files.dedup();
        Ok(files)
    }

    fn sources_by_git(&self) -> Outcome<Vec<String>> {
        let listed = ask(Command::new("git")
            .args([
                "ls-files",
                "-z",
                "--cached",
                "--others",
                "--exclude-standard",
            ])
            .current_dir(&self.root)
            .stderr(Stdio::inherit()))?;
        Ok(listed
            .split('\0')
            .filter(|path| !path.is_empty())
            .map(str::to_owned)
            .collect())
    }
}

/// Every file below `folder`, sorted, relative to it with `/`; `enter` says of a path whether it is
/// wanted.
pub fn files_below(folder: &Path, enter: &dyn Fn(&str) -> bool) -> Outcome<Vec<String>> {
    let mut files = Vec::new();
    let mut open = vec![String::new()];
    while let Some(path) = open.pop() {
        let here = folder.join(&path);
        let entries = fs::read_dir(&here).map_err(|e| Failure::of(here.display(), e))?;
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let child = match path.is_empty() {
                true => name,
                false => format!("{path}/{name}"),
            };
            if !enter(&child) {
                continue;
            }
            match entry.path().is_dir() {
                true => open.push(child),
                false => files.push(child),
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Reads a file.
pub fn read(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).map_err(|error| Failure::of(path.display(), error))
}

/// Writes a file, with its folder.
pub fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Outcome<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| Failure::of(folder.display(), error))?;
    }
    fs::write(path, bytes).map_err(|error| Failure::of(path.display(), error))
}
