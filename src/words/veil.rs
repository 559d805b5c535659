//! The veil of counter mode: while it is drawn, no text holds an amount of a customer, a note or a whole phone number.
//!
//! Everything that pages say of money, notes and phones goes through these few functions, so that what is covered is never
//! in the page at all. It belongs to whoever reads, not to a text, hence one flag of the page. Prices and the sale that is being made
//! are told by [`price`](super::format::price), which the veil does not touch.
use std::cell::Cell;

thread_local! {
    static DRAWN: Cell<bool> = const { Cell::new(false) };
}

/// Stands for what is covered.
pub const COVER: &str = "•••";

/// Signs at the beginning and at the end of a phone number that stay in sight.
const PHONE_ENDS: (usize, usize) = (3, 4);

/// Draws the veil, or opens it. Texts that are there already stay as they are: the page draws itself anew.
pub fn draw(is_drawn: bool) {
    DRAWN.set(is_drawn);
}

/// Whether the counter reads.
pub fn is_drawn() -> bool {
    DRAWN.get()
}

/// What somebody wrote down; nothing while the veil is drawn.
pub fn note(text: &str) -> &str {
    if is_drawn() { "" } else { text }
}

/// A phone number as it is shown, without its middle digits while the veil is drawn: `138 •••• 8821`. Of a short one
/// only the end stays.
pub fn phone(shown: &str) -> String {
    if !is_drawn() {
        return shown.to_owned();
    }
    let digits = shown.chars().filter(char::is_ascii_digit).count();
    let (first, last) = if digits > PHONE_ENDS.0 + PHONE_ENDS.1 { PHONE_ENDS } else { (0, PHONE_ENDS.1.min(digits / 2)) };
    let mut at = 0;
    let cover = |sign: char| {
        let is_digit = sign.is_ascii_digit();
        at += usize::from(is_digit);
        if is_digit && at > first && at + last <= digits { '•' } else { sign }
    };
    shown.chars().map(cover).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::{Book, Stamp};
    use crate::care::{ContactIndex, Section, plan_today};
    use crate::domain::{Currency, Day};
    use crate::method::Figures;
    use crate::sample::plan_sample;
    use crate::words::{Language, act, care, format, why};

    /// Opens the veil again also where a test fails: threads are used again.
    struct Drawn;

    impl Drop for Drawn {
        fn drop(&mut self) {
            draw(false);
        }
    }

    #[test]
    fn amounts_notes_and_the_middle_of_phones_are_covered_and_prices_are_not() {
        let told = || {
            (
                format::money(186_000, Currency::Cny),
                format::money_exact(-990, Currency::Cny),
                phone("138 0013 8821"),
                note("怕黑").to_owned(),
            )
        };
        let open = told();
        draw(true);
        let _drawn = Drawn;
        assert_eq!(told(), ("¥•••".into(), "¥•••".into(), "138 •••• 8821".into(), String::new()));
        assert_eq!(format::price(186_000, Currency::Cny), "¥1,860");
        draw(false);
        assert_eq!(told(), open);
        assert_eq!(open.0, "¥1,860");
    }

    #[test]
    fn of_every_number_the_last_digits_stay_and_never_the_whole() {
        draw(true);
        let _drawn = Drawn;
        let cases = [("+44 20 7946 0018", "+44 2• •••• 0018"), ("5551234", "••••234"), ("110", "••0"), ("", ""), ("无", "无")];
        for (shown, covered) in cases {
            assert_eq!(phone(shown), covered);
        }
    }

    /// Whether an amount of money stands in the text.
    fn tells_money(text: &str) -> bool {
        text.split(['¥', '$', '€', '£']).skip(1).any(|after| after.starts_with(|sign: char| sign.is_ascii_digit()))
    }

    #[test]
    fn nothing_that_is_told_of_the_sample_shop_holds_an_amount_or_a_note() {
        let today = Day::parse_iso("2026-03-16").unwrap();
        for language in Language::ALL {
            let mut book = Book::default();
            let filled = plan_sample(&book, today, language).stamped(Stamp::default(), today);
            book.apply(filled).unwrap();
            let (figures, contacts) = (Figures::classify(&book, today), ContactIndex::build(&book));
            let list = plan_today(&book, &figures, &contacts, today).for_counter();
            let currency = book.settings().currency;
            let told = || {
                let tasks =
                    list.tasks().map(|task| care::tell_task(&task.why(&book, &figures, &contacts), today, language, currency).plain());
                let whys =
                    book.present_customers().flat_map(|(id, _)| [figures.why_class(id), figures.why_group(id), figures.why_corner(id)]);
                let acts = book.history().entries().iter().map(|entry| act::act_done(&entry.kind, &book, language));
                tasks.chain(whys.map(|why| why::tell(&why, language, currency).plain())).chain(acts).collect::<Vec<String>>()
            };
            let notes: Vec<&str> =
                book.interactions().iter().map(|slot| slot.value.note.as_str()).filter(|note| !note.is_empty()).collect();
            let tells_note = |text: &String| notes.iter().any(|note| text.contains(note));
            let open = told();
            assert!(
                open.iter().filter(|text| tells_money(text)).count() > 50 && open.iter().any(tells_note),
                "{language:?}: nothing to cover"
            );
            draw(true);
            let _drawn = Drawn;
            let covered = told();
            assert_eq!(covered.len(), open.len());
            assert_eq!(covered.iter().find(|text| tells_money(text) || tells_note(text)), None);
            assert_eq!(list.of(Section::Debts), []);
        }
    }
}
