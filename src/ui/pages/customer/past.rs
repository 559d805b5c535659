//! What happened with one customer, as entries newest first. Nothing here draws.
use crate::{
    book::{Book, SaleDraft},
    care::ContactIndex,
    domain::{
        Complaint, Currency, CustomerId, Day, DebtEntry, Loss, Outreach, OutreachMark, OutreachResult, Promise, ReceiptId, Routine,
        quantity_text,
    },
    words::{
        Language, Text,
        complaints::{self, ComplaintLabel},
        customer::{self, CustomerLabel},
        debts::{self, DebtLabel},
        format,
        losses::{self, LossLabel},
        outreach,
        promises::{self, PromiseLabel},
        sell, veil,
    },
};
use rustc_hash::FxHashSet;

/// Which entries the owner wants to see.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kinds {
    #[default]
    All,
    Purchases,
    Contacts,
    Reminders,
    /// Complaints, promises, the account, and having left.
    Service,
}

/// One entry of the timeline, in its own table. Within a day the order is that of the tables, then of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entry {
    Sale(ReceiptId),
    Contact(u32),
    Reminder(u32),
    Complaint(u32),
    Promise(u32),
    Account(u32),
    Loss(u32),
    /// A message of a batch that went out.
    Message(u32),
    /// A reminder that comes again was done: its row, and which time.
    Routine(u32, u16),
}

/// Everything that happened, newest first.
pub fn find_entries(book: &Book, contacts: &ContactIndex, id: CustomerId, kinds: Kinds) -> Vec<(Day, Entry)> {
    let mut entries = Vec::new();
    if matches!(kinds, Kinds::All | Kinds::Purchases) {
        let columns = book.sales().columns();
        let rows = book.sales().rows_of_customer(id);
        entries.extend(rows.map(|row| (Day(columns.day[row]), Entry::Sale(ReceiptId(columns.receipt[row])))));
    }
    if matches!(kinds, Kinds::All | Kinds::Contacts) {
        let own = contacts.entries_of(book, id);
        entries.extend(own.map(|at| (book.interactions()[at].value.day, Entry::Contact(at as u32))));
    }
    if matches!(kinds, Kinds::All | Kinds::Contacts) {
        let sent = book.live_rows::<OutreachMark>().filter(|(_, mark)| mark.customer == id && mark.result == OutreachResult::Sent);
        entries.extend(sent.map(|(at, mark)| (mark.day, Entry::Message(at))));
    }
    if matches!(kinds, Kinds::All | Kinds::Reminders) {
        let own = (0u32..).zip(book.reminders()).filter(|(_, slot)| slot.live && slot.value.customer == id);
        entries.extend(own.map(|(at, slot)| (slot.value.day, Entry::Reminder(at))));
        let routines = book.live_rows::<Routine>().filter(|(_, routine)| routine.customer == Some(id));
        entries.extend(
            routines.flat_map(|(at, routine)| (0_u16..).zip(&routine.done).map(move |(time, day)| (*day, Entry::Routine(at, time)))),
        );
    }
    if matches!(kinds, Kinds::All | Kinds::Service) && !veil::is_drawn() {
        entries.extend(service_entries(book, id));
    }
    entries.sort_unstable_by(|left, right| right.cmp(left));
    // A sale of several lines came once for each.
    entries.dedup();
    entries
}

fn service_entries(book: &Book, id: CustomerId) -> Vec<(Day, Entry)> {
    let mut entries = Vec::new();
    let complaints = book.live_rows::<Complaint>().filter(|(_, row)| row.customer == id);
    entries.extend(complaints.map(|(at, row)| (row.first_received(), Entry::Complaint(at))));
    let promises = book.live_rows::<Promise>().filter(|(_, row)| row.customer == id);
    entries.extend(promises.map(|(at, row)| (row.made_on, Entry::Promise(at))));
    let lines = book.live_rows::<DebtEntry>().filter(|(_, row)| row.customer == id);
    entries.extend(lines.map(|(at, row)| (row.day, Entry::Account(at))));
    let losses = book.live_rows::<Loss>().filter(|(_, row)| row.customer == id);
    entries.extend(losses.map(|(at, row)| (row.day, Entry::Loss(at))));
    entries
}

/// What one entry shows. Rows that are equal look the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Row {
    pub entry: Entry,
    pub day: String,
    pub what: String,
    /// Said below: a note, the next date.
    pub note: String,
    /// Money at the end of the line.
    pub amount: String,
    pub mark: Mark,
}

/// How an entry stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mark {
    #[default]
    Plain,
    /// A sale that was taken back.
    Reversed,
    /// A sale that takes another back, or money that went out.
    Refund,
    /// A reminder that waits.
    Open,
    Done,
}

/// The receipts that standing sales take back.
pub fn find_reversed(book: &Book) -> FxHashSet<ReceiptId> {
    let standing = book.sales().facts().filter(|(later, facts)| facts.reverses.is_some() && book.find_sale(*later).is_some());
    standing.filter_map(|(_, facts)| facts.reverses).collect()
}

/// The words of one entry.
pub fn tell_entry(book: &Book, reversed: &FxHashSet<ReceiptId>, entry: Entry, today: Day, language: Language) -> Option<Row> {
    let day = |day| format::day_relative(day, today, language);
    Some(match entry {
        Entry::Sale(receipt) => {
            let sale = book.find_sale(receipt)?;
            let amount_minor = sale.amount_minor();
            let is_refund = amount_minor < 0;
            let mark = match (is_refund, reversed.contains(&receipt)) {
                (true, _) => Mark::Refund,
                (false, true) => Mark::Reversed,
                (false, false) => Mark::Plain,
            };
            Row {
                entry,
                day: day(sale.day),
                what: tell_lines(book, &sale, language),
                amount: if veil::is_drawn() { String::new() } else { format::money(amount_minor, book.settings().currency) },
                note: sale_note(&sale, book.settings().currency, language),
                mark,
            }
        }
        Entry::Contact(at) => {
            let contact = &book.interactions().get(at as usize)?.value;
            let next = contact.next.map(|next| customer::agreed_next(next, today, language)).unwrap_or_default();
            let what = customer::outcome_label(contact.outcome, language).to_owned();
            let minutes = if contact.minutes > 0 { customer::minutes(contact.minutes, language) } else { String::new() };
            let note = joined([veil::note(&contact.note).to_owned(), next, minutes]);
            Row { entry, day: day(contact.day), what, note, amount: String::new(), mark: Mark::Plain }
        }
        Entry::Message(at) => {
            let mark = book.find_row::<OutreachMark>(at)?;
            let batch = book.find_row::<Outreach>(mark.outreach)?;
            let what = outreach::entry(&batch.name, batch.kind, language);
            Row { entry, day: day(mark.day), what, note: String::new(), amount: String::new(), mark: Mark::Plain }
        }
        Entry::Reminder(at) => {
            let reminder = &book.reminders().get(at as usize)?.value;
            let done = reminder.done.map(|done| customer::done_on(done, today, language));
            let mark = if done.is_some() { Mark::Done } else { Mark::Open };
            let what = format!("{}{}{}", CustomerLabel::Reminder.text(language), language.choose("：", "：", ": "), reminder.text);
            Row { entry, day: day(reminder.day), what, note: done.unwrap_or_default(), amount: String::new(), mark }
        }
        Entry::Routine(at, time) => {
            let routine = book.find_row::<Routine>(at)?;
            let done = *routine.done.get(usize::from(time))?;
            let what = format!("{}{}{}", CustomerLabel::Reminder.text(language), language.choose("：", "：", ": "), routine.text);
            let note = customer::done_on(done, today, language);
            Row { entry, day: day(done), what, note, amount: String::new(), mark: Mark::Done }
        }
        Entry::Complaint(_) | Entry::Promise(_) | Entry::Account(_) | Entry::Loss(_) => tell_service(book, entry, today, language)?,
    })
}

/// The words of an entry of the service: a complaint, a promise, a line of the account, a loss.
fn tell_service(book: &Book, entry: Entry, today: Day, language: Language) -> Option<Row> {
    let row = |on: Day, what: String, note: String, amount: String| Row {
        entry,
        day: format::day_relative(on, today, language),
        what,
        note,
        amount,
        mark: Mark::Plain,
    };
    let currency = book.settings().currency;
    Some(match entry {
        Entry::Complaint(at) => {
            let complaint = book.find_row::<Complaint>(at)?;
            let label = if complaint.is_praise { ComplaintLabel::Praise } else { ComplaintLabel::Complaint };
            let product = complaint.product.and_then(|product| book.find_product(product)).map(|product| product.name.as_str());
            let told = complaints::told(complaint, product.unwrap_or_default(), language);
            row(complaint.first_received(), label.text(language).to_owned(), told, String::new())
        }
        Entry::Promise(at) => {
            let promise = book.find_row::<Promise>(at)?;
            let is_payment = promise.amount_minor.is_some();
            let what = if is_payment { DebtLabel::Promise.text(language) } else { PromiseLabel::Title.text(language) }.to_owned();
            let note = joined([promise.text.clone(), promises::stands(promise, today, language), String::new()]);
            row(promise.made_on, what, note, promise.amount_minor.map(|sum| format::money(sum, currency)).unwrap_or_default())
        }
        Entry::Account(at) => {
            let line = book.find_row::<DebtEntry>(at)?;
            row(line.day, debts::line(line, language), String::new(), format::money(line.amount_minor, currency))
        }
        Entry::Loss(at) => {
            let loss = book.find_row::<Loss>(at)?;
            row(loss.day, LossLabel::Losses.text(language).to_owned(), losses::loss(loss, today, language), String::new())
        }
        Entry::Sale(_) | Entry::Contact(_) | Entry::Reminder(_) | Entry::Message(_) | Entry::Routine(..) => return None,
    })
}

/// The note of a sale with what was let off.
fn sale_note(sale: &SaleDraft, currency: Currency, language: Language) -> String {
    let promotion = if sale.is_promotion { CustomerLabel::Promotion.text(language).to_owned() } else { String::new() };
    let let_off = if sale.discount_minor > 0 && !veil::is_drawn() {
        customer::let_off(sale.discount_minor, currency, language)
    } else {
        String::new()
    };
    joined([veil::note(&sale.note).to_owned(), promotion, let_off])
}

fn joined(parts: [String; 3]) -> String {
    parts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// What was bought, or taken back.
pub fn tell_lines(book: &Book, sale: &SaleDraft, language: Language) -> String {
    let is_refund = sale.amount_minor() < 0;
    let lines: Vec<String> = sale
        .lines
        .iter()
        .filter_map(|line| {
            let product = book.find_product(line.product?)?;
            let quantity = if line.quantity_milli == 0 { String::new() } else { quantity_text(line.quantity_milli.abs()) };
            Some(sell::line(&product.name, &quantity))
        })
        .collect();
    match (lines.is_empty(), is_refund) {
        (true, true) => CustomerLabel::BareRefund.text(language).to_owned(),
        (true, false) => CustomerLabel::BareAmount.text(language).to_owned(),
        (false, true) => format!("{}{}", CustomerLabel::RefundOf.text(language), format::list(&lines, language)),
        (false, false) => format::list(&lines, language),
    }
}
