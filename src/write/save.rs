//! Writing a file whole or not at all.

use std::io::Write;
use std::path::Path;

/// Writes a new file beside the target and renames it over the target when it is complete and on the disk.
pub(super) fn atomically(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    // Through a link to the file that it names, so that the link stays one.
    let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".annual-report-").suffix(".tmp");
    // As open as the file that was there, else as any new file.
    #[cfg(unix)]
    let builder = {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666))
    };
    let mut file = builder.tempfile_in(folder).map_err(of_the_system)?;
    file.write_all(bytes)?;
    if let Ok(before) = target.metadata() {
        file.as_file().set_permissions(before.permissions())?;
    }
    file.as_file().sync_all()?;
    file.persist(&target).map_err(|error| error.error)?;
    Ok(())
}

/// The system's own words, without the name of our file beside the target.
fn of_the_system(error: std::io::Error) -> std::io::Error {
    let said = error.to_string();
    match said.rsplit_once(" at path ") {
        Some((said, _)) => std::io::Error::new(error.kind(), said),
        None => error,
    }
}
