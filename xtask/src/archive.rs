//! Zip archives whose bytes depend on nothing but the files in them.

use std::io::{Cursor, Write};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::project::{read, write};
use crate::run::{Failure, Outcome};

/// A level of compression.
pub type Level = i64;
/// The usual one.
pub const DENSE: Level = 9;
/// One round of Zopfli: a download that is 2.5 % smaller, for some seconds; fifteen rounds take twice
/// as long for a thousandth more.
pub const DENSEST: Level = 10;

/// Packs `files` (relative to `folder`, in this order) into `archive`.
pub fn pack(archive: &Path, folder: &Path, files: &[String], level: Level) -> Outcome<()> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for file in files {
        let path = folder.join(file);
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(level))
            // Each file at once: what is packed piece by piece comes out larger.
            .with_zopfli_buffer(None)
            .last_modified_time(DateTime::default())
            .unix_permissions(if runs(&path) { 0o755 } else { 0o644 });
        zip.start_file(file, options)
            .map_err(|error| Failure::of(file, error))?;
        zip.write_all(&read(&path)?)
            .map_err(|error| Failure::of(file, error))?;
    }
    let bytes = zip
        .finish()
        .map_err(|error| Failure::of(archive.display(), error))?;
    write(archive, bytes.into_inner())
}

/// Unpacks `archive` into `folder`.
pub fn unpack(archive: &Path, folder: &Path) -> Outcome<()> {
    let bytes = Cursor::new(read(archive)?);
    zip::ZipArchive::new(bytes)
        .and_then(|mut zip| zip.extract(folder))
        .map_err(|error| Failure::of(archive.display(), error))
}

/// Whether a file may be run.
fn runs(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        path.metadata()
            .is_ok_and(|file| file.permissions().mode() & 0o100 != 0)
    }
    #[cfg(not(unix))]
    {
        path.ends_with("build.sh")
    }
}
