//! One word of a query and how it is compared.
use memchr::memmem::Finder;

use super::super::han::fold_text;
use super::super::pinyin::Reading;
use super::{Glyphs, PHONE, Rank, fold_field, rank_of_name};

/// Further words are not looked at.
const MOST_WORDS: usize = 8;
/// Longer words are compared as text only: the positions of a pinyin match are bits of one number.
const LONGEST_PINYIN: usize = 56;
const LONGEST_SYLLABLE: usize = 6;

/// A word, folded, with everything that a pass over the index needs.
pub(super) struct Word {
    pub(super) text: String,
    /// What to look for in the text: the word itself, then a phone as it may be stored.
    pub(super) needles: Vec<Finder<'static>>,
    pub(super) pinyin: Option<PinyinWord>,
    is_phone: bool,
}

/// The folded query and its words.
pub(super) fn words_of(query: &str) -> (String, Vec<Word>) {
    let query = fold_text(query);
    let words = query.split(' ').filter(|word| !word.is_empty()).take(MOST_WORDS).map(Word::new).collect();
    (query, words)
}

impl Word {
    fn new(word: &str) -> Word {
        let mut text = String::new();
        fold_field(&mut text, word);
        let phones = phone_forms(&text);
        let is_phone = !phones.is_empty();
        let mut forms = vec![text.clone().into_bytes()];
        forms.extend(phones.into_iter().filter(|form| form != text.as_bytes()));
        let needles = forms.iter().map(|form| Finder::new(form).into_owned()).collect();
        let has_letters = text.chars().any(|sign| sign.is_alphabetic());
        let pinyin = if has_letters { PinyinWord::new(&text) } else { None };
        Word { text, needles, pinyin, is_phone }
    }

    /// The rank of a record in whose text one of the needles was found.
    pub(super) fn rank_of_hit(&self, record: &[u8], glyphs: Glyphs) -> Rank {
        match rank_of_name(record, &self.text) {
            Some(Rank::Exact) => Rank::Exact,
            _ if self.is_phone && self.ends_a_phone(record, glyphs) => Rank::PhoneTail,
            Some(prefix) => prefix,
            None => Rank::Other,
        }
    }

    /// Phones stand at the end of the record.
    fn ends_a_phone(&self, record: &[u8], glyphs: Glyphs) -> bool {
        if !self.needles.iter().filter_map(|needle| needle.needle().last()).any(|digit| glyphs.ends_a_phone(*digit)) {
            return false;
        }
        let mut rest = record;
        while let Some(marker) = rest.iter().rposition(|&byte| byte <= PHONE) {
            let (before, field) = rest.split_at(marker);
            if field.first() != Some(&PHONE) {
                return false;
            }
            if self.needles.iter().any(|needle| field.ends_with(needle.needle())) {
                return true;
            }
            rest = before;
        }
        false
    }
}

/// What to look for where a word may be part of a phone: its digits without the signs between them and, where zeros stand for
/// a country code, the beginning of the normal form (010 is stored 8610, 00852 is stored 852).
fn phone_forms(word: &str) -> Vec<Vec<u8>> {
    let is_phone = word.bytes().all(|byte| byte.is_ascii_digit() || b"+-.()/".contains(&byte));
    let digits: String = word.chars().filter(char::is_ascii_digit).collect();
    if !is_phone || digits.is_empty() {
        return Vec::new();
    }
    let mut forms = vec![digits.clone().into_bytes()];
    let mut push_beginning = |code: &str, rest: &str| {
        if !rest.is_empty() {
            forms.push([&[PHONE], code.as_bytes(), rest.as_bytes()].concat());
        }
    };
    if let Some(abroad) = digits.strip_prefix("00") {
        push_beginning("", abroad);
    } else if let Some(national) = digits.strip_prefix('0') {
        push_beginning("86", national);
        push_beginning("886", national);
    }
    forms
}

/// A word against the readings of names: each character may give its whole syllable, its first letter (also zh, ch, sh), or,
/// as the last one, a part of its syllable. So 王小明 is found by wangxiaoming, wxm, wangxm, wxiaom, xm and 王xm.
pub(super) struct PinyinWord {
    signs: Vec<u16>,
    /// For each position and reading the letters that it may take: bit n means n letters.
    steps: Vec<u8>,
    /// The bit of the position behind the last letter.
    end: u64,
    /// For every sign whether a match may begin with it.
    begins: Box<[bool; 1 << 16]>,
}

impl PinyinWord {
    fn new(text: &str) -> Option<PinyinWord> {
        let signs: Vec<u16> = text.chars().map(|sign| u16::try_from(sign as u32).ok()).collect::<Option<_>>()?;
        if signs.len() > LONGEST_PINYIN {
            return None;
        }
        let mut steps = Vec::with_capacity(signs.len() * Reading::COUNT);
        for position in 0..signs.len() {
            let rest = &signs[position..];
            steps.extend((0..Reading::COUNT).map(|reading| steps_of(Reading(reading as u16), rest)));
        }
        let end = 1 << signs.len();
        let begins = vec![false; 1 << 16].into_boxed_slice().try_into().ok()?;
        let mut word = PinyinWord { signs, steps, end, begins };
        for (sign, reading) in Reading::all() {
            word.begins[usize::from(sign)] = word.steps[usize::from(reading.0)] != 0;
        }
        word.begins[usize::from(word.signs[0])] = true;
        Some(word)
    }

    /// The first place at or behind `from` where the word stands in the run of names, before the end of its name. `end_of` gives
    /// the end of the name in which a place lies.
    pub(super) fn find(&self, signs: &[u16], from: usize, mut end_of: impl FnMut(usize) -> usize) -> Option<usize> {
        let mut at = from;
        loop {
            at += signs.get(at..)?.iter().position(|&sign| self.begins[usize::from(sign)])?;
            if self.fits(signs.get(at..end_of(at))?) {
                return Some(at);
            }
            at += 1;
        }
    }

    /// Whether the word stands in one name, and where.
    pub(super) fn rank(&self, name: &[u16]) -> Option<Rank> {
        self.find(name, 0, |_| name.len()).map(Self::rank_at)
    }

    /// The rank of a match that begins so many signs behind the beginning of the name.
    pub(super) fn rank_at(start: usize) -> Rank {
        if start == 0 { Rank::InitialsPrefix } else { Rank::Other }
    }

    fn fits(&self, name: &[u16]) -> bool {
        // The positions of the word that can be reached, a bit each.
        let mut reached = 1_u64;
        for &sign in name {
            let mut next = 0;
            while reached != 0 {
                let position = reached.trailing_zeros();
                reached &= reached - 1;
                next |= u64::from(self.step(position as usize, sign)) << position;
            }
            if next & self.end != 0 {
                return true;
            }
            if next == 0 {
                return false;
            }
            reached = next;
        }
        false
    }

    fn step(&self, position: usize, sign: u16) -> u8 {
        let literal = u8::from(self.signs[position] == sign) << 1;
        let reading = char::from_u32(u32::from(sign)).and_then(Reading::of);
        literal | reading.map_or(0, |reading| self.steps[position * Reading::COUNT + usize::from(reading.0)])
    }
}

/// How many letters of the rest of the word a reading may take.
fn steps_of(reading: Reading, rest: &[u16]) -> u8 {
    // nü is typed nv, but nu as well.
    let first = rest.first().copied();
    reading
        .syllables()
        .filter(|syllable| syllable.bytes().next().map(u16::from) == first)
        .map(|syllable| {
            let typed = |typed_u: bool| {
                let letters = syllable.bytes().map(move |letter| if typed_u && letter == b'v' { b'u' } else { letter });
                let common = letters.zip(rest).take_while(|&(letter, &sign)| u16::from(letter) == sign).count();
                steps_of_common(syllable, common, rest.len())
            };
            typed(false) | typed(true)
        })
        .fold(0, |all, steps| all | steps)
}

fn steps_of_common(syllable: &str, common: usize, rest_len: usize) -> u8 {
    debug_assert!(common <= LONGEST_SYLLABLE);
    let two_letters = ["zh", "ch", "sh"].iter().any(|initial| syllable.starts_with(initial));
    let mut steps = 0;
    for taken in 1..=common {
        let is_initial = taken == 1 || (taken == 2 && two_letters);
        if is_initial || taken == syllable.len() || taken == rest_len {
            steps |= 1 << taken;
        }
    }
    steps
}
