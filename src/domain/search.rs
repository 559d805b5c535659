//! Finding customers while somebody types: by name, pinyin, any part of a phone, tag or card.
//!
//! All searchable text of all customers lies in one run of bytes, so that a keystroke is one pass of `memmem`; a second run
//! holds the characters of the names, over which pinyin is matched reading by reading. A query costs time in proportion to
//! the text, whatever it finds.
use super::han::{is_han, push_folded};

mod find;
mod word;

#[cfg(test)]
mod tests;

/// Stands before each field of a record; folded text never contains these.
const NAME: u8 = 1;
const TAG: u8 = 2;
const CARD: u8 = 3;
const PHONE: u8 = 4;
/// Fills what a shorter or removed record leaves; no UTF-8 text contains it.
const FILLER: u8 = 0xff;
const NOWHERE: u32 = u32::MAX;
/// Left-over bytes below this are not worth tidying.
const WASTE_ALLOWED_BYTES: usize = 64 * 1024;

/// How well a customer fits a query, the best first.
#[derive(Copy, Clone, Eq, PartialEq, Ord, PartialOrd, Hash, Debug)]
#[repr(u8)]
pub enum Rank {
    /// The whole name.
    Exact,
    /// The last digits of a phone.
    PhoneTail,
    /// The beginning of the name.
    NamePrefix,
    /// The beginning of the name in pinyin: initials, syllables or both.
    InitialsPrefix,
    /// Anything else: inside the name or a phone, a tag, a card.
    Other,
}

/// Customers that fit a query, best rank first, within a rank by id.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    pub ids: Vec<u32>,
    /// As long as `ids`.
    pub ranks: Vec<Rank>,
    /// How many customers fit, also beyond the limit.
    pub total: usize,
    query: String,
    revision: u64,
}

/// The searchable text of all customers.
#[derive(Clone, Debug, Default)]
pub struct SearchIndex {
    /// Records one after another, each its fields behind their markers: name, tags, card, phones.
    text: Vec<u8>,
    /// The characters of the names that contain Chinese ones, record after record.
    signs: Vec<u16>,
    slots: Vec<Slot>,
    /// In short what stands in the record of each slot.
    glyphs: Vec<Glyphs>,
    /// Customer to place in `slots`.
    slot_of: Vec<u32>,
    /// Whether ids grow with the slots.
    is_unordered: bool,
    waste_bytes: usize,
    revision: u64,
    scratch: String,
}

#[derive(Copy, Clone, Debug)]
struct Slot {
    /// [`NOWHERE`] for a removed record.
    customer: u32,
    text_start: u32,
    text_len: u32,
    signs_start: u32,
    signs_len: u32,
}

impl SearchIndex {
    pub fn new() -> SearchIndex {
        SearchIndex::default()
    }

    /// How many customers are in the index.
    pub fn count(&self) -> usize {
        self.slot_of.iter().filter(|&&slot| slot != NOWHERE).count()
    }

    /// Adds a customer; one that is there already is replaced. `phone_digits` are normal forms ([`super::Phone::digits`]).
    pub fn push(&mut self, customer: u32, name: &str, phone_digits: &[&str], tags: &[&str], card: &str) {
        if self.slot_of(customer).is_some() {
            return self.replace(customer, name, phone_digits, tags, card);
        }
        self.revision += 1;
        self.is_unordered |= self.slots.last().is_some_and(|last| last.customer > customer || last.customer == NOWHERE);
        let slot = Slot { customer, text_start: self.text.len() as u32, text_len: 0, signs_start: self.signs.len() as u32, signs_len: 0 };
        let index = customer as usize;
        if self.slot_of.len() <= index {
            self.slot_of.resize(index + 1, NOWHERE);
        }
        self.slot_of[index] = self.slots.len() as u32;
        self.write_record(name, phone_digits, tags, card);
        self.glyphs.push(Glyphs::of(&self.text[slot.text_start as usize..]));
        self.slots.push(Slot {
            text_len: self.text.len() as u32 - slot.text_start,
            signs_len: self.signs.len() as u32 - slot.signs_start,
            ..slot
        });
    }

    /// Writes anew what is known of a customer; one that is not there is added.
    pub fn replace(&mut self, customer: u32, name: &str, phone_digits: &[&str], tags: &[&str], card: &str) {
        let Some(slot) = self.slot_of(customer) else {
            return self.push(customer, name, phone_digits, tags, card);
        };
        self.revision += 1;
        let (text_end, signs_end) = (self.text.len(), self.signs.len());
        self.write_record(name, phone_digits, tags, card);
        let (text_len, signs_len) = (self.text.len() - text_end, self.signs.len() - signs_end);
        let (text_room, signs_room) = self.room(slot);
        let glyphs = Glyphs::of(&self.text[text_end..]);
        if text_len > text_room || signs_len > signs_room {
            // No room in the old place: the record stays at the end under a new slot.
            self.clear_slot(slot);
            self.slot_of[customer as usize] = self.slots.len() as u32;
            self.glyphs.push(glyphs);
            self.slots.push(Slot {
                customer,
                text_start: text_end as u32,
                text_len: text_len as u32,
                signs_start: signs_end as u32,
                signs_len: signs_len as u32,
            });
            self.is_unordered = true;
        } else {
            let place = self.slots[slot];
            let (text_start, signs_start) = (place.text_start as usize, place.signs_start as usize);
            self.text.copy_within(text_end.., text_start);
            self.text[text_start + text_len..text_start + text_room].fill(FILLER);
            self.text.truncate(text_end);
            self.signs.copy_within(signs_end.., signs_start);
            self.signs[signs_start + signs_len..signs_start + signs_room].fill(0);
            self.signs.truncate(signs_end);
            self.glyphs[slot] = glyphs;
            self.slots[slot] = Slot { text_len: text_len as u32, signs_len: signs_len as u32, ..place };
        }
        self.tidy_if_wasteful();
    }

    /// Takes a customer out; one that is not there is passed over.
    pub fn remove(&mut self, customer: u32) {
        let Some(slot) = self.slot_of(customer) else { return };
        self.revision += 1;
        self.clear_slot(slot);
        self.slot_of[customer as usize] = NOWHERE;
        self.tidy_if_wasteful();
    }

    fn slot_of(&self, customer: u32) -> Option<usize> {
        self.slot_of.get(customer as usize).filter(|&&slot| slot != NOWHERE).map(|&slot| slot as usize)
    }

    fn record(&self, slot: usize) -> &[u8] {
        let Slot { text_start, text_len, .. } = self.slots[slot];
        &self.text[text_start as usize..(text_start + text_len) as usize]
    }

    fn name_signs(&self, slot: usize) -> &[u16] {
        let Slot { signs_start, signs_len, .. } = self.slots[slot];
        &self.signs[signs_start as usize..(signs_start + signs_len) as usize]
    }

    /// Bytes and signs up to the next record.
    fn room(&self, slot: usize) -> (usize, usize) {
        let place = self.slots[slot];
        match self.slots.get(slot + 1) {
            Some(next) => ((next.text_start - place.text_start) as usize, (next.signs_start - place.signs_start) as usize),
            None => (place.text_len as usize, place.signs_len as usize),
        }
    }

    /// Appends the record at the end of text and signs.
    fn write_record(&mut self, name: &str, phone_digits: &[&str], tags: &[&str], card: &str) {
        let mut field = std::mem::take(&mut self.scratch);
        fold_field(&mut field, name);
        self.text.push(NAME);
        self.text.extend_from_slice(field.as_bytes());
        if field.chars().any(is_han) {
            // Signs beyond the basic plane have no reading; a place holder keeps the others apart.
            self.signs.extend(field.chars().map(|sign| u16::try_from(sign as u32).unwrap_or(0)));
        }
        let tags = tags.iter().map(|tag| (TAG, *tag));
        for (marker, text) in tags.chain([(CARD, card)]) {
            fold_field(&mut field, text);
            if !field.is_empty() {
                self.text.push(marker);
                self.text.extend_from_slice(field.as_bytes());
            }
        }
        for phone in phone_digits {
            self.text.push(PHONE);
            self.text.extend(phone.bytes().filter(u8::is_ascii_digit));
        }
        self.scratch = field;
    }

    fn clear_slot(&mut self, slot: usize) {
        let (text_room, signs_room) = self.room(slot);
        let place = &mut self.slots[slot];
        let (text_start, signs_start) = (place.text_start as usize, place.signs_start as usize);
        self.text[text_start..text_start + text_room].fill(FILLER);
        self.signs[signs_start..signs_start + signs_room].fill(0);
        self.glyphs[slot] = Glyphs::default();
        *place = Slot { customer: NOWHERE, text_len: 0, signs_len: 0, ..*place };
        self.waste_bytes += text_room;
    }

    /// Writes all records anew, in the order of their ids, once a quarter of the text is filler.
    fn tidy_if_wasteful(&mut self) {
        if self.waste_bytes <= WASTE_ALLOWED_BYTES.max(self.text.len() / 4) {
            return;
        }
        let mut tidy = SearchIndex { revision: self.revision, slot_of: vec![NOWHERE; self.slot_of.len()], ..SearchIndex::default() };
        for (customer, slot) in (0..).zip(&self.slot_of).filter(|&(_, &slot)| slot != NOWHERE) {
            let (text_start, signs_start) = (tidy.text.len() as u32, tidy.signs.len() as u32);
            tidy.text.extend_from_slice(self.record(*slot as usize));
            tidy.signs.extend_from_slice(self.name_signs(*slot as usize));
            tidy.slot_of[customer as usize] = tidy.slots.len() as u32;
            tidy.glyphs.push(self.glyphs[*slot as usize]);
            tidy.slots.push(Slot {
                customer,
                text_start,
                text_len: tidy.text.len() as u32 - text_start,
                signs_start,
                signs_len: tidy.signs.len() as u32 - signs_start,
            });
        }
        *self = tidy;
    }
}

/// The folded text, where blanks and dots that touch a Chinese character are left out: 欧阳 娜 is written 欧阳娜 as well.
fn fold_field(out: &mut String, text: &str) {
    out.clear();
    push_folded(out, text);
    if out.is_ascii() || !out.contains([' ', '·']) {
        return;
    }
    let signs: Vec<char> = out.chars().collect();
    out.clear();
    for (place, &sign) in signs.iter().enumerate() {
        let touches_han = || {
            let before = place.checked_sub(1).and_then(|before| signs.get(before));
            before.into_iter().chain(signs.get(place + 1)).any(|&neighbour| is_han(neighbour))
        };
        if !matches!(sign, ' ' | '·') || !touches_han() {
            out.push(sign);
        }
    }
}

/// A record in short, so that the first key of a query, which fits most records, is answered without a look at the text: a bit for each
/// digit and small letter in it, a bit for each digit that ends a phone, and the first sign of the name.
#[derive(Copy, Clone, Debug, Default)]
struct Glyphs(u64);

impl Glyphs {
    /// Digits and small letters.
    const COUNT: u32 = 36;
    /// Where the first sign of the name stands, one more than its place among the glyphs.
    const FIRST_SHIFT: u32 = Self::COUNT + 10;

    fn of(record: &[u8]) -> Self {
        let (mut all, mut field, mut last) = (0_u64, NAME, 0_u8);
        // A marker behind the end closes the last field.
        for byte in record.iter().copied().chain([NAME]) {
            if byte <= PHONE {
                if field == PHONE && last.is_ascii_digit() {
                    all |= 1 << (Self::COUNT + u32::from(last - b'0'));
                }
                field = byte;
            } else if let Some(place) = Self::place(byte) {
                all |= 1 << place;
            }
            last = byte;
        }
        if let Some(place) = record.get(1).and_then(|byte| Self::place(*byte)) {
            all |= u64::from(place + 1) << Self::FIRST_SHIFT;
        }
        Self(all)
    }

    fn place(byte: u8) -> Option<u32> {
        match byte {
            b'0'..=b'9' => Some(u32::from(byte - b'0')),
            b'a'..=b'z' => Some(u32::from(byte - b'a') + 10),
            _ => None,
        }
    }

    /// Whether the record has the glyph at this place.
    const fn has(self, place: u32) -> bool {
        self.0 >> place & 1 != 0
    }

    /// Whether the name begins with the glyph at this place.
    const fn begins(self, place: u32) -> bool {
        self.0 >> Self::FIRST_SHIFT == place as u64 + 1
    }

    /// Whether a phone ends with the digit.
    const fn ends_a_phone(self, digit: u8) -> bool {
        digit.is_ascii_digit() && self.has(Self::COUNT + (digit - b'0') as u32)
    }
}

/// Whether the name of a record is the text or begins with it.
fn rank_of_name(record: &[u8], text: &str) -> Option<Rank> {
    let behind = record.get(1..)?.strip_prefix(text.as_bytes())?;
    let is_whole = behind.first().is_none_or(|&byte| byte <= PHONE);
    Some(if is_whole { Rank::Exact } else { Rank::NamePrefix })
}
