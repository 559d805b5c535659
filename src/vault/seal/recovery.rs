//! The recovery key: 160 random bits on paper, in Crockford's base 32 with his check symbol, for whoever forgot the passphrase.
use base32::Alphabet;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

const BYTES: usize = 20;
const SYMBOLS: usize = 32;
const GROUP: usize = 4;
/// Symbols of the check, which stands for the number modulo 37.
const CHECKS: &[u8; 37] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U";

/// A recovery key, wiped when dropped.
#[derive(Clone, Eq, PartialEq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub struct RecoveryKey([u8; BYTES]);

impl std::fmt::Debug for RecoveryKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("RecoveryKey(…)")
    }
}

impl RecoveryKey {
    pub const fn new(bytes: [u8; BYTES]) -> Self {
        Self(bytes)
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Its eight groups of four symbols; the last one ends with the check symbol.
    pub fn groups(&self) -> Vec<String> {
        let text = base32::encode(Alphabet::Crockford, &self.0);
        let mut groups: Vec<String> = text.as_bytes().chunks(GROUP).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
        if let Some(last) = groups.last_mut() {
            last.push(char::from(self.check()));
        }
        groups
    }

    /// Reads what somebody typed: small letters, missing or other separators, and O, I, L for digits are taken. `None` where the check does not fit.
    pub fn parse(typed: &str) -> Option<Self> {
        let symbols: Vec<char> =
            typed.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '–' | '—' | '·')).collect();
        let (check, text) = symbols.split_last().filter(|(_, text)| text.len() == SYMBOLS)?;
        let text: String = text.iter().map(|letter| digit_for(letter.to_ascii_uppercase())).collect();
        let key = Self(base32::decode(Alphabet::Crockford, &text)?.try_into().ok()?);
        (char::from(key.check()) == digit_for(check.to_ascii_uppercase())).then_some(key)
    }

    fn check(&self) -> u8 {
        CHECKS[self.0.iter().fold(0, |rest, byte| (rest * 256 + usize::from(*byte)) % CHECKS.len())]
    }
}

/// The digit that a hand meant by a letter that looks like it.
fn digit_for(letter: char) -> char {
    match letter {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    }
}
