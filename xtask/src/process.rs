//! Running other programs: one place that names a failure in a sentence.

use sha2::{Digest, Sha256};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a command of xtask ends with; the error is a sentence for the person at the terminal.
pub type Outcome = Result<(), String>;

/// The project's top folder.
pub fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_path_buf()
}

/// A program to be run in the project's top folder.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root());
    command
}

/// Runs to the end, output shown; fails unless the program says that it succeeded.
pub fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|error| format!("{} does not start: {error}", spoken(command)))?;
    if status.success() {
        return Ok(());
    }
    Err(format!("{} failed ({status})", spoken(command)))
}

/// Runs quietly and gives what it printed; `None` when it does not start or does not succeed.
pub fn captured(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The command line as one would type it.
pub fn spoken(command: &Command) -> String {
    let words: Vec<_> =
        std::iter::once(command.get_program()).chain(command.get_args()).map(|word| word.to_string_lossy().into_owned()).collect();
    words.join(" ")
}

/// Reads a text file of the project; the error names the file.
pub fn read_text(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Writes a file, making its folder first; the error names the file.
pub fn write_file(path: &Path, bytes: &[u8]) -> Outcome {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).and_then(|()| std::fs::write(path, bytes)).map_err(|error| format!("{}: {error}", path.display()))
}

/// The SHA-256 of bytes, in hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_program_is_named() {
        let error = run(program("cargo").arg("--no-such-flag").stderr(Stdio::null())).unwrap_err();
        assert!(error.starts_with("cargo --no-such-flag failed"), "{error}");
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = run(&mut program("no-such-program-here")).unwrap_err();
        assert!(error.starts_with("no-such-program-here does not start"), "{error}");
        assert_eq!(captured(&mut program("no-such-program-here")), None);
    }
}
