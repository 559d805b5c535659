//! Days for the calendar of a phone (RFC 5545): reminders, agreed dates, birthdays and other days that matter, all-day, with
//! alarms. Days of the lunar calendar are written out for five years, because calendars do not know them.
use crate::book::Book;
use crate::care::ContactIndex;
use crate::domain::birthday::LeapMonthRule;
use crate::domain::{Birthday, CustomerId, Day, Occasion, Routine};
use crate::method::Figures;
use crate::words::{Language, act, calendar as words};

/// Years for which days that come every year are written out.
pub const YEARS: i32 = 5;
/// Occurrences of a routine that are written out, within a year.
const MOST_REPEATS: usize = 60;
/// Octets of a line before it is folded.
const LINE_OCTETS: usize = 75;
/// Alarms ring at nine in the morning of the day.
const ON_THE_DAY: &str = "PT9H";

/// Writes the calendar as of a day.
pub fn write_calendar(book: &Book, figures: &Figures, contacts: &ContactIndex, today: Day, language: Language) -> Vec<u8> {
    let mut calendar = Calendar::new(today);
    let rule = book.settings().leap_months;
    let name = |id: CustomerId| act::name_of(book, id, language);
    let is_kept = |id: CustomerId| book.find_customer(id).is_some_and(|customer| !customer.archived && customer.trashed.is_none());
    for (at, slot) in book.reminders().iter().enumerate() {
        let reminder = &slot.value;
        if slot.live && reminder.done.is_none() && is_kept(reminder.customer) {
            let summary = words::about(&name(reminder.customer), &reminder.text, language);
            calendar.event(&format!("reminder-{at}"), reminder.day.max(today), &summary, None);
        }
    }
    for (at, routine) in book.live_rows::<Routine>().filter(|(_, routine)| !routine.is_over && routine.customer.is_none_or(is_kept)) {
        let summary = match routine.customer {
            Some(customer) => words::about(&name(customer), &routine.text, language),
            None => routine.text.clone(),
        };
        for day in occurrences(routine, today) {
            calendar.event(&format!("routine-{at}"), day, &summary, None);
        }
    }
    for (customer, state) in contacts.states().filter(|(customer, _)| is_kept(*customer)) {
        if let Some(day) = state.follow_up {
            calendar.event(&format!("follow-up-{}", customer.0), day.max(today), &words::follow_up(&name(customer), language), None);
        }
    }
    for (id, customer) in book.present_customers().filter(|(_, customer)| !customer.archived) {
        let Some(birthday) = customer.birthday.filter(|birthday| !birthday.is_placeholder()) else { continue };
        for day in yearly(birthday, today, rule) {
            let summary = words::birthday(&name(id), birthday, language);
            calendar.event(&format!("birthday-{}", id.0), day, &summary, Some(3));
        }
    }
    for (at, occasion) in book.live_rows::<Occasion>().filter(|(_, occasion)| occasion.customer.is_none_or(is_kept)) {
        let summary = match occasion.customer {
            Some(customer) => words::about(&name(customer), &occasion.name, language),
            None => occasion.name.clone(),
        };
        for day in yearly(occasion.date, today, rule) {
            calendar.event(&format!("occasion-{at}"), day, &summary, Some(occasion.lead_days));
        }
    }
    let mut reorders: Vec<_> = figures.reorders.next_of_all(figures.today).filter(|(id, _)| is_kept(*id)).collect();
    reorders.sort_unstable_by_key(|(id, _)| *id);
    for (customer, reorder) in reorders.into_iter().filter(|(_, reorder)| reorder.due >= today) {
        let product = book.find_product(reorder.product).map(|product| product.name.as_str()).unwrap_or_default();
        let summary = words::reorder(&name(customer), product, language);
        calendar.event(&format!("reorder-{}", customer.0), reorder.due, &summary, Some(5));
    }
    calendar.finish()
}

/// The days of the coming five years on which it is kept.
fn yearly(date: Birthday, today: Day, rule: LeapMonthRule) -> Vec<Day> {
    let end = today.plus_days(YEARS * 366);
    let mut from = today;
    let mut days = Vec::new();
    while let Some(day) = date.next_by(from, rule).filter(|day| *day <= end && days.len() < YEARS as usize) {
        days.push(day);
        from = day.plus_days(1);
    }
    days
}

/// The days of the coming year on which a routine is due; from completion only the next one is known.
fn occurrences(routine: &Routine, today: Day) -> Vec<Day> {
    let mut days = vec![routine.due.max(today)];
    let Some(repeat) = routine.repeat.filter(|repeat| !repeat.is_from_completion) else { return days };
    let end = routine.until.unwrap_or(Day::LAST).min(today.plus_days(366));
    let mut day = repeat.after(routine.due);
    while day <= end && days.len() < MOST_REPEATS {
        if day > days[0] {
            days.push(day);
        }
        day = repeat.after(day);
    }
    days
}

struct Calendar {
    text: String,
    /// When it was written; without a clock, the beginning of the day.
    stamp: String,
}

impl Calendar {
    fn new(today: Day) -> Self {
        let mut calendar = Self { text: String::new(), stamp: format!("{}T000000Z", basic(today)) };
        for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Yushui//Yushui//ZH", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"] {
            calendar.line(line);
        }
        calendar
    }

    /// One whole day with an alarm on the day and, where days ahead are given, one before.
    fn event(&mut self, id: &str, day: Day, summary: &str, days_ahead: Option<u16>) {
        let summary = escape(summary);
        self.line("BEGIN:VEVENT");
        self.line(&format!("UID:{id}-{}@yushui", basic(day)));
        self.line(&format!("DTSTAMP:{}", self.stamp.clone()));
        self.line(&format!("DTSTART;VALUE=DATE:{}", basic(day)));
        self.line(&format!("DTEND;VALUE=DATE:{}", basic(day.plus_days(1))));
        self.line(&format!("SUMMARY:{summary}"));
        self.line("TRANSP:TRANSPARENT");
        // Nine in the morning, so many days before midnight of the day.
        let before = days_ahead.filter(|days| *days > 0).map(|days| format!("-P{}DT15H", days - 1));
        for trigger in [Some(ON_THE_DAY.to_owned()), before].into_iter().flatten() {
            self.line("BEGIN:VALARM");
            self.line("ACTION:DISPLAY");
            self.line(&format!("DESCRIPTION:{summary}"));
            self.line(&format!("TRIGGER:{trigger}"));
            self.line("END:VALARM");
        }
        self.line("END:VEVENT");
    }

    /// A line of the file, folded so that no piece is longer than 75 octets and no sign is cut.
    fn line(&mut self, line: &str) {
        let mut octets = 0;
        for sign in line.chars() {
            if octets + sign.len_utf8() > LINE_OCTETS {
                self.text.push_str("\r\n ");
                octets = 1;
            }
            self.text.push(sign);
            octets += sign.len_utf8();
        }
        self.text.push_str("\r\n");
    }

    fn finish(mut self) -> Vec<u8> {
        self.line("END:VCALENDAR");
        self.text.into_bytes()
    }
}

/// `20261121`.
fn basic(day: Day) -> String {
    day.iso().replace('-', "")
}

/// Signs that mean something in a text value.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\\' | ';' | ',' => out.extend(['\\', sign]),
            '\n' => out.push_str("\\n"),
            '\r' => {}
            sign if sign.is_control() => out.push(' '),
            sign => out.push(sign),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::{Draft, Refusal, Stamp};
    use crate::domain::{Customer, Repeat, RepeatUnit};

    fn today() -> Day {
        Day::parse_iso("2026-11-21").unwrap()
    }

    fn act(book: &mut Book, draft: Result<Draft, Refusal>) {
        book.apply(draft.unwrap().stamped(Stamp::default(), today())).unwrap();
    }

    fn written(book: &Book) -> String {
        let figures = Figures::classify(book, today());
        String::from_utf8(write_calendar(book, &figures, &ContactIndex::build(book), today(), Language::Hans)).unwrap()
    }

    fn unfolded(text: &str) -> Vec<String> {
        text.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn an_empty_shop_is_an_empty_calendar() {
        let text = written(&Book::default());
        assert_eq!(
            text,
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Yushui//Yushui//ZH\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\nEND:VCALENDAR\r\n"
        );
    }

    #[test]
    fn lunar_days_are_written_out_for_five_years() {
        let mut book = Book::default();
        let birthday = Birthday::lunar(Some(1970), 8, 29, false).ok();
        let draft = book.plan_add_customer(Customer { name: "欧阳,明; 月\\".into(), birthday, ..Customer::default() });
        act(&mut book, draft);
        let lines = unfolded(&written(&book));
        let starts: Vec<&str> = lines.iter().filter_map(|line| line.strip_prefix("DTSTART;VALUE=DATE:")).collect();
        let wanted: Vec<String> = (2027..=2031).map(|year| basic(crate::domain::lunar::to_day(year, 8, false, 29).unwrap())).collect();
        assert_eq!(starts, wanted);
        assert!(lines.iter().any(|line| line.starts_with("SUMMARY:欧阳\\,明\\; 月\\\\")), "{lines:?}");
        assert_eq!(lines.iter().filter(|line| *line == "TRIGGER:-P2DT15H").count(), 5, "three days ahead at nine");
        assert_eq!(lines.iter().filter(|line| *line == "TRIGGER:PT9H").count(), 5);
        let ends: Vec<&str> = lines.iter().filter_map(|line| line.strip_prefix("DTEND;VALUE=DATE:")).collect();
        assert!(ends.iter().zip(&starts).all(|(end, start)| end > start));
    }

    #[test]
    fn lines_are_folded_between_signs() {
        let mut book = Book::default();
        let text = "记得带上新到的武夷岩茶样品和去年的账本，再问问年货要多少".repeat(3);
        let draft = book.plan_add(Routine::once(None, text.clone(), today()));
        act(&mut book, draft);
        let written = written(&book);
        assert!(written.split("\r\n").all(|line| line.len() <= 75), "{written}");
        assert!(unfolded(&written).contains(&format!("SUMMARY:{}", text)));
    }

    #[test]
    fn routines_are_written_out_for_a_year() {
        let mut book = Book::default();
        let due = Day::parse_iso("2026-12-31").unwrap();
        let repeat = Repeat { every: 1, unit: RepeatUnit::Months, is_from_completion: false, day_of_month: 31 };
        let routine = Routine { repeat: Some(repeat), ..Routine::once(None, "盘点".into(), due) };
        let draft = book.plan_add(routine);
        act(&mut book, draft);
        let lines = unfolded(&written(&book));
        let starts: Vec<&str> = lines.iter().filter_map(|line| line.strip_prefix("DTSTART;VALUE=DATE:")).collect();
        assert_eq!(starts.len(), 11);
        assert_eq!(starts[..3], ["20261231", "20270131", "20270228"]);
        let mut uids: Vec<&String> = lines.iter().filter(|line| line.starts_with("UID:")).collect();
        uids.dedup();
        assert_eq!(uids.len(), 11, "each has its own name");
    }
}
