//! The sealed text of a pocket list and of its result: what is sealed, with what a key is made from, and a sum over all of it.
//!
//! Lines of a name and a value. `check` seals a known word by the same key, so that a wrong passphrase is told from a text that
//! was altered; `sum` is the SHA-256 of the lines before it, so that a damaged file is told before anybody is asked for the
//! passphrase. Sealing itself is the browser's; everything here is pure.
use super::PocketRefusal;
use sha2::{Digest, Sha256};

/// Rounds of PBKDF2-HMAC-SHA-256, as OWASP recommends for it (2023).
pub const ROUNDS: u32 = 600_000;
/// A file that asks for more is not opened: it would hold the page up.
const MOST_ROUNDS: u32 = 5_000_000;
/// The word that `check` seals.
pub const CHECK_WORD: &[u8] = b"yushui";
const LIST: &str = "yushui-pocket-list";
const RESULT: &str = "yushui-pocket-result";
/// Formats are told apart by this number; one that is higher was written by a newer page.
const VERSION: u32 = 1;

/// What is sealed in an envelope. The word is bound to what it seals: a list is no result.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Sealed {
    Check,
    List,
    Result,
}

/// An envelope, not yet opened.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Envelope {
    /// Random number of the list.
    pub id: u64,
    pub salt: Vec<u8>,
    pub rounds: u32,
    /// [`CHECK_WORD`], sealed.
    pub check: Vec<u8>,
    pub body: Vec<u8>,
}

/// What is sealed along with a text, so that it opens in its own place only.
pub fn label(sealed: Sealed, id: u64) -> Vec<u8> {
    let kind = match sealed {
        Sealed::Check => "check",
        Sealed::List => "list",
        Sealed::Result => "result",
    };
    format!("yushui-pocket {VERSION} {kind} {id:016x}").into_bytes()
}

impl Envelope {
    /// The lines of a list, as they stand in its page.
    pub fn write_list(&self) -> String {
        let lines = format!(
            "{LIST} {VERSION}\nid {:016x}\nsalt {}\nrounds {}\ncheck {}\nbody {}\n",
            self.id,
            to_hex(&self.salt),
            self.rounds,
            to_hex(&self.check),
            to_hex(&self.body)
        );
        format!("{lines}sum {}\n", sum_of(&lines))
    }

    /// Reads the file of a result.
    pub fn read_result(text: &str) -> Result<Self, PocketRefusal> {
        let text = text.trim_start_matches('\u{feff}');
        let first = text.lines().next().unwrap_or_default();
        let (kind, version) = first.split_once(' ').unwrap_or((first, ""));
        if kind != RESULT {
            let is_list = text.contains(LIST);
            return Err(if is_list { PocketRefusal::ListItself } else { PocketRefusal::NotPocket });
        }
        match version.trim().parse::<u32>() {
            Ok(VERSION) => {}
            Ok(_) => return Err(PocketRefusal::Newer),
            Err(_) => return Err(PocketRefusal::Damaged),
        }
        // Messengers turn the ends of lines.
        let text = text.replace("\r\n", "\n");
        let (lines, sum) = text.rsplit_once("sum ").ok_or(PocketRefusal::Damaged)?;
        if sum.trim() != sum_of(lines) {
            return Err(PocketRefusal::Damaged);
        }
        let value = |name: &str| {
            let of_line = |line: &str| line.strip_prefix(name)?.strip_prefix(' ').map(str::to_owned);
            lines.lines().find_map(of_line).ok_or(PocketRefusal::Damaged)
        };
        let bytes = |name: &str| value(name).and_then(|hex| from_hex(&hex).ok_or(PocketRefusal::Damaged));
        let rounds = value("rounds")?.parse::<u32>().ok().filter(|rounds| (1..=MOST_ROUNDS).contains(rounds));
        Ok(Self {
            id: u64::from_str_radix(&value("id")?, 16).map_err(|_| PocketRefusal::Damaged)?,
            salt: bytes("salt")?,
            rounds: rounds.ok_or(PocketRefusal::Damaged)?,
            check: bytes("check")?,
            body: bytes("body")?,
        })
    }
}

fn sum_of(lines: &str) -> String {
    to_hex(&Sha256::digest(lines.as_bytes()))
}

fn to_hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut hex, byte| {
        // Writing to a string does not fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn from_hex(hex: &str) -> Option<Vec<u8>> {
    let pairs = hex.as_bytes().chunks(2);
    pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok().filter(|pair| pair.len() == 2)?, 16).ok()).collect()
}

#[cfg(test)]
pub(super) fn write_result(envelope: &Envelope) -> String {
    let list = envelope.write_list();
    let lines = list.replace(LIST, RESULT);
    let (lines, _) = lines.rsplit_once("sum ").unwrap_or_default();
    format!("{lines}sum {}\n", sum_of(lines))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn envelope() -> Envelope {
        Envelope { id: 0x00ab_cdef_0123_4567, salt: vec![0, 1, 254], rounds: ROUNDS, check: vec![9; 30], body: (0..=255).collect() }
    }

    #[test]
    fn what_is_written_is_read_and_line_ends_may_turn() {
        let text = write_result(&envelope());
        assert_eq!(Envelope::read_result(&text), Ok(envelope()));
        assert_eq!(Envelope::read_result(&format!("\u{feff}{}", text.replace('\n', "\r\n"))), Ok(envelope()));
    }

    #[test]
    fn every_other_file_is_refused_with_its_reason() {
        let text = write_result(&envelope());
        let refusal = |text: &str| Envelope::read_result(text).unwrap_err();
        assert_eq!(refusal("name,phone\n"), PocketRefusal::NotPocket);
        assert_eq!(refusal(""), PocketRefusal::NotPocket);
        assert_eq!(refusal(&format!("<html>{}", envelope().write_list())), PocketRefusal::ListItself);
        assert_eq!(refusal(&text.replacen(" 1\n", " 2\n", 1)), PocketRefusal::Newer);
        assert_eq!(refusal(&text[..text.len() / 2]), PocketRefusal::Damaged);
        // Every single byte counts, up to the end of the sum.
        for at in "yushui-pocket-result 1\n".len()..text.trim_end().len() {
            let mut bytes = text.clone().into_bytes();
            bytes[at] = if bytes[at] == b'0' { b'1' } else { b'0' };
            assert_eq!(refusal(std::str::from_utf8(&bytes).unwrap()), PocketRefusal::Damaged, "byte {at}");
        }
        let slow = Envelope { rounds: MOST_ROUNDS + 1, ..envelope() };
        assert_eq!(refusal(&write_result(&slow)), PocketRefusal::Damaged);
    }
}
