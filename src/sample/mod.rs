//! The sample shop: a small tea and grocery shop, invented, two years long, ending today.
//!
//! Architecture invariant: no clock and no chance inside; the same day and language give the same act.
mod days;
mod dues;
mod keys;
mod names;
mod people;
mod records;
mod sales;
pub mod stream;
mod talks;
mod texts;
mod ways;

use crate::book::{ActKind, Book, Draft, Op};
use crate::domain::{CustomerField, CustomerId, Day, ProductId, ReceiptFacts, Setting};
use crate::words::Language;

const SEED: u64 = 20_261_121;
/// What an hour at the counter or on the telephone costs.
const HOUR_RATE_YUAN: i64 = 40;

/// Plans the act that fills an empty book with the sample shop.
///
/// On any `today` somebody important is due, somebody is slipping away, follow-ups are due and two birthdays are near.
pub fn plan_sample(book: &Book, today: Day, language: Language) -> Draft {
    let first = sales::Places {
        customer: book.next_customer(),
        product: ProductId(book.products().len() as u32),
        receipt: book.sales().next_receipt(),
    };
    let mut people = people::invent(today, language, SEED);
    ways::give_sources(&mut people, SEED, first.customer);
    keys::look_after(&mut people, language);
    let (columns, facts) = sales::sell(&people, today, language, SEED, first);
    let talks = talks::interactions(&people, today, language, SEED, first.customer);
    let reminders = talks::reminders(&people, today, language, first.customer);
    let archived = people.iter().rposition(|person| person.role.kind == people::Kind::Lost);

    let mut records = records::plan(&people, today, language, SEED, first);
    records.extend(keys::plan(&people, today, language, first.customer));
    let days = days::plan(&people, today, language, first);
    let dues = dues::plan(&people, today, language, first);

    let mut ops = settings(book, language);
    let products = (first.product.0..).zip(sales::products(today, language, first.product));
    ops.extend(products.map(|(at, product)| Op::ProductAdded { id: ProductId(at), product }));
    let customers = (first.customer.0..).zip(people);
    ops.extend(customers.map(|(at, person)| Op::CustomerAdded { id: CustomerId(at), customer: Box::new(person.customer) }));
    ops.push(Op::SalesAdded { first_row: book.sales().columns().len() as u32, rows: Box::new(columns) });
    ops.extend(facts.into_iter().map(|(receipt, new)| Op::ReceiptSet { receipt, new, old: ReceiptFacts::default() }));
    let talks = (book.interactions().len() as u32..).zip(talks);
    ops.extend(talks.map(|(at, interaction)| Op::InteractionAdded { at, interaction }));
    let reminders = (book.reminders().len() as u32..).zip(reminders);
    ops.extend(reminders.map(|(at, reminder)| Op::ReminderAdded { at, reminder }));
    ops.extend(records);
    ops.extend(dues);
    ops.extend(days);
    ops.extend(archived.map(|index| Op::CustomerSet {
        id: CustomerId(first.customer.0 + index as u32),
        new: CustomerField::Archived(true),
        old: CustomerField::Archived(false),
    }));
    Draft { kind: ActKind::FillSample, ops }
}

fn settings(book: &Book, language: Language) -> Vec<Op> {
    let wanted = [
        Setting::Name(texts::SHOP_NAME.text(language).to_owned()),
        Setting::Currency(sales::currency_of(language)),
        Setting::Region(names::region_of(language)),
        Setting::HourRate(sales::local_minor(HOUR_RATE_YUAN, language)),
    ];
    let change = |new: Setting| {
        let old = book.settings().setting(&new);
        (old != new).then_some(Op::SettingSet { new, old })
    };
    wanted.into_iter().chain(keys::settings(language)).filter_map(change).collect()
}
