//! The passes over the index that answer a query.
use memchr::memmem::Finder;

use super::word::{PinyinWord, Word, words_of};
use super::{Glyphs, Hits, NOWHERE, Rank, SearchIndex, fold_field, rank_of_name};

/// Stands in the ranks of the slots where nothing was found.
const NO_HIT: u8 = u8::MAX;
/// Where fewer than one record in so many is still in question, each is looked at by itself.
const FEW: usize = 8;

impl Rank {
    const ALL: [Rank; 5] = [Rank::Exact, Rank::PhoneTail, Rank::NamePrefix, Rank::InitialsPrefix, Rank::Other];
}

impl SearchIndex {
    /// The customers that fit every word of the query, the first `limit` of them. An empty query fits all.
    pub fn find(&self, query: &str, limit: usize) -> Hits {
        let (query, words) = words_of(query);
        let mut ranks = vec![NO_HIT; self.slots.len()];
        match words.split_first() {
            None => {
                for (rank, slot) in ranks.iter_mut().zip(&self.slots) {
                    if slot.customer != NOWHERE {
                        *rank = Rank::Other as u8;
                    }
                }
            }
            Some((first, others)) => {
                self.scan(first, &mut ranks);
                for word in others {
                    self.narrow(word, &mut ranks);
                }
            }
        }
        if words.len() > 1 {
            self.raise_whole_names(&query, &mut ranks);
        }
        self.collect(query, &ranks, limit)
    }

    /// As [`SearchIndex::find`], quicker where the query only goes on from the former one and few customers are left.
    pub fn find_within(&self, previous: &Hits, query: &str, limit: usize) -> Hits {
        let is_complete = previous.revision == self.revision && previous.ids.len() == previous.total;
        if !is_complete || previous.total > self.slots.len() / FEW {
            return self.find(query, limit);
        }
        let (query, words) = words_of(query);
        let (_, former) = words_of(&previous.query);
        if !goes_on(&former, &words) {
            return self.find(&query, limit);
        }
        let mut ranks = vec![NO_HIT; self.slots.len()];
        for slot in previous.ids.iter().filter_map(|&customer| self.slot_of(customer)) {
            let all = words.iter().try_fold(NO_HIT, |best, word| self.rank_of(slot, word).map(|rank| best.min(rank as u8)));
            ranks[slot] = all.unwrap_or(NO_HIT);
        }
        if words.len() > 1 {
            self.raise_whole_names(&query, &mut ranks);
        }
        self.collect(query, &ranks, limit)
    }

    /// Ranks every record that fits the word.
    fn scan(&self, word: &Word, ranks: &mut [u8]) {
        for needle in &word.needles {
            match needle.needle() {
                [byte] => match Glyphs::place(*byte) {
                    Some(place) => self.scan_glyphs(*byte, place, word, ranks),
                    None => self.scan_text(needle, word, ranks),
                },
                _ => self.scan_text(needle, word, ranks),
            }
        }
        if let Some(pinyin) = &word.pinyin {
            self.scan_signs(pinyin, ranks);
        }
    }

    fn scan_glyphs(&self, byte: u8, place: u32, word: &Word, ranks: &mut [u8]) {
        for (slot, glyphs) in self.glyphs.iter().enumerate().filter(|(_, glyphs)| glyphs.has(place)) {
            let rank = match glyphs.begins(place) {
                true => word.rank_of_hit(self.record(slot), *glyphs),
                false if glyphs.ends_a_phone(byte) => Rank::PhoneTail,
                false => Rank::Other,
            };
            ranks[slot] = ranks[slot].min(rank as u8);
        }
    }

    fn scan_text(&self, needle: &Finder<'_>, word: &Word, ranks: &mut [u8]) {
        let mut from = 0;
        let mut slot = 0;
        while let Some(at) = needle.find(&self.text[from..]).map(|offset| from + offset) {
            // Hits come in order: walking on costs one step a record in all, less than searching anew for each.
            while self.slots.get(slot + 1).is_some_and(|next| next.text_start as usize <= at) {
                slot += 1;
            }
            ranks[slot] = ranks[slot].min(word.rank_of_hit(self.record(slot), self.glyphs[slot]) as u8);
            let Some(next) = self.slots.get(slot + 1) else { return };
            from = next.text_start as usize;
        }
    }

    fn scan_signs(&self, pinyin: &PinyinWord, ranks: &mut [u8]) {
        let mut from = 0;
        let mut slot = 0;
        let mut end_of = |at: usize| {
            while self.slots.get(slot + 1).is_some_and(|next| next.signs_start as usize <= at) {
                slot += 1;
            }
            (slot, self.signs_end(slot))
        };
        while let Some(at) = pinyin.find(&self.signs, from, |at| end_of(at).1) {
            let (slot, end) = end_of(at);
            let rank = PinyinWord::rank_at(at - self.slots[slot].signs_start as usize);
            ranks[slot] = ranks[slot].min(rank as u8);
            from = end;
        }
    }

    /// Where the signs of the next record begin.
    fn signs_end(&self, slot: usize) -> usize {
        self.slots.get(slot + 1).map_or(self.signs.len(), |next| next.signs_start as usize)
    }

    /// Keeps of the ranked records those that also fit the word.
    fn narrow(&self, word: &Word, ranks: &mut [u8]) {
        let left = ranks.iter().filter(|&&rank| rank != NO_HIT).count();
        if left > self.slots.len() / FEW {
            let mut found = vec![NO_HIT; ranks.len()];
            self.scan(word, &mut found);
            for (rank, found) in ranks.iter_mut().zip(found) {
                *rank = if *rank == NO_HIT || found == NO_HIT { NO_HIT } else { (*rank).min(found) };
            }
            return;
        }
        for (slot, rank) in ranks.iter_mut().enumerate().filter(|(_, rank)| **rank != NO_HIT) {
            *rank = self.rank_of(slot, word).map_or(NO_HIT, |found| (*rank).min(found as u8));
        }
    }

    /// How well one record fits one word.
    fn rank_of(&self, slot: usize, word: &Word) -> Option<Rank> {
        let record = self.record(slot);
        let in_text = word.needles.iter().any(|needle| needle.find(record).is_some()).then(|| word.rank_of_hit(record, self.glyphs[slot]));
        let in_pinyin = word.pinyin.as_ref().and_then(|pinyin| pinyin.rank(self.name_signs(slot)));
        in_text.into_iter().chain(in_pinyin).min()
    }

    /// `john smith` is two words and yet the whole name.
    fn raise_whole_names(&self, query: &str, ranks: &mut [u8]) {
        let mut whole = String::new();
        fold_field(&mut whole, query);
        for (slot, rank) in ranks.iter_mut().enumerate().filter(|(_, rank)| **rank != NO_HIT) {
            if let Some(found) = rank_of_name(self.record(slot), &whole) {
                *rank = (*rank).min(found as u8);
            }
        }
    }

    fn collect(&self, query: String, ranks: &[u8], limit: usize) -> Hits {
        let mut of_rank: [Vec<u32>; Rank::ALL.len()] = Default::default();
        for (&rank, slot) in ranks.iter().zip(&self.slots) {
            if let Some(ids) = of_rank.get_mut(usize::from(rank)) {
                ids.push(slot.customer);
            }
        }
        let mut hits = Hits { total: of_rank.iter().map(Vec::len).sum(), query, revision: self.revision, ..Hits::default() };
        for (rank, mut ids) in Rank::ALL.into_iter().zip(of_rank) {
            if self.is_unordered {
                ids.sort_unstable();
            }
            ids.truncate(limit - hits.ids.len());
            hits.ranks.extend(std::iter::repeat_n(rank, ids.len()));
            hits.ids.append(&mut ids);
        }
        hits
    }
}

/// Whether every customer that fits the new words also fitted the former ones.
fn goes_on(former: &[Word], words: &[Word]) -> bool {
    let Some((last, before)) = former.split_last() else { return true };
    let Some((same, rest)) = words.split_at_checked(before.len()) else { return false };
    let Some(longer) = rest.first() else { return false };
    // A word that may be a phone written in another way gains and loses needles as it grows.
    let is_plain = |word: &Word| word.needles.len() == 1;
    let is_longer = is_plain(last) && is_plain(longer) && longer.text.starts_with(&last.text);
    same.iter().zip(before).all(|(new, old)| new.text == old.text) && (is_longer || longer.text == last.text)
}
