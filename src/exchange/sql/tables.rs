//! The two tables for an engine: English titles, whole numbers, no guards against spreadsheets.
use crate::domain::han::fold_text;
use crate::domain::{ClassMark, CornerMark, CustomValue, CustomerId, NONE, Source, Wallet};
use crate::method::{Attitude, Cooperation, Facts, Likely, Portrait, days_since_contact, likely_key, portraits};

const CUSTOMER_TITLES: &str = "customer_id,name,phone,is_external,is_archived,has_phone,tags,source,wallet,class_mark,corner_mark,attitude,is_early,cooperation,created_day_number,\
next_birthday_day_number,last_contact_day_number,alive_percent,likely,next_reorder_day_number,in_charge,stand_in,known_by";
const SALE_TITLES: &str = "receipt_id,customer_id,day,day_number,amount_minor,product_id,product,category,quantity_milli,reverses";

/// Writes every present customer, one a row.
pub fn write_customer_table(facts: &Facts) -> Vec<u8> {
    let today = facts.figures.today;
    let contacts = days_since_contact(facts);
    let portraits = portraits(facts);
    let fields = facts.book.settings().custom_fields.len() as u16;
    let mut out = String::from(CUSTOMER_TITLES);
    (0..fields).for_each(|field| out.push_str(&format!(",custom_{field}")));
    for (id, customer) in facts.book.present_customers() {
        let flag = |is_on: bool| if is_on { "1" } else { "0" }.to_owned();
        let day = |day: Option<i64>| day.map(|day| day.to_string()).unwrap_or_default();
        let birthday = customer
            .birthday
            .filter(|birthday| !birthday.is_placeholder())
            .and_then(|birthday| birthday.next_by(today, facts.book.settings().leap_months));
        let contact = contacts.get(id.index()).copied().filter(|days| *days != i64::MAX).map(|days| i64::from(today.0) - days);
        let account = customer.key_account.as_deref();
        let person = |name: Option<&String>| marked(name.into_iter());
        let mut cells = vec![
            id.0.to_string(),
            customer.name.clone(),
            customer.phones.first().map(|phone| phone.digits.clone()).unwrap_or_default(),
            flag(customer.origin == crate::domain::Origin::External),
            flag(customer.archived),
            flag(!customer.phones.is_empty()),
            marked(customer.tags.iter()),
            customer.source.map(source).unwrap_or_default().to_owned(),
            customer.wallet.map(wallet).unwrap_or_default().to_owned(),
            class_mark(facts, id).to_owned(),
            corner_mark(facts, id).to_owned(),
            attitude(&portraits[id.index()]).to_owned(),
            flag(portraits[id.index()].is_early),
            cooperation(&portraits[id.index()]).to_owned(),
            day(customer.created.map(|day| day.0.into())),
            day(birthday.map(|day| day.0.into())),
            day(contact),
            facts.alive_percent(id).map(|percent| percent.to_string()).unwrap_or_default(),
            likely_key(facts.book, facts.figures, id).map(|why| likely(why.verdict)).unwrap_or_default().to_owned(),
            day(facts.figures.reorders.next_of(id, today).map(|reorder| reorder.due.0.into())),
            person(account.map(|account| &account.owner)),
            person(account.map(|account| &account.deputy)),
            marked(account.into_iter().flat_map(|account| account.knowing())),
        ];
        cells.extend((0..fields).map(|field| customer.custom_value(field).map(custom).unwrap_or_default()));
        row(&mut out, &cells);
    }
    out.push_str("\r\n");
    out.into_bytes()
}

/// Writes every sale row that stands. Rows of nobody who is present have no customer.
pub fn write_sale_table(facts: &Facts) -> Vec<u8> {
    let sales = facts.book.sales();
    let columns = sales.columns();
    let products = facts.book.products();
    let mut out = String::from(SALE_TITLES);
    for at in (0..columns.len()).filter(|at| columns.void[*at] == 0) {
        let Some(sale) = columns.row(at) else { continue };
        let is_counted = |id: &CustomerId| facts.figures.columns.counted.get(id.index()).copied().unwrap_or(false);
        let product = products.get(columns.product[at] as usize).filter(|_| columns.product[at] != NONE).filter(|slot| slot.live);
        // A sale cancels with what takes it back where both are the same customer's.
        let reverses = sales.find_facts(sale.receipt).and_then(|facts| facts.reverses);
        let reverses = reverses
            .filter(|original| columns.rows_of(*original).next().is_some_and(|first| columns.customer[first] == columns.customer[at]));
        row(
            &mut out,
            &[
                sale.receipt.0.to_string(),
                sale.customer.filter(is_counted).map(|id| id.0.to_string()).unwrap_or_default(),
                sale.day.to_string(),
                sale.day.0.to_string(),
                sale.amount_minor.to_string(),
                product.and(sale.product).map(|id| id.0.to_string()).unwrap_or_default(),
                product.map(|slot| slot.value.name.clone()).unwrap_or_default(),
                product.map(|slot| slot.value.category.clone()).unwrap_or_default(),
                if sale.quantity_milli == 0 { String::new() } else { sale.quantity_milli.to_string() },
                reverses.map(|receipt| receipt.0.to_string()).unwrap_or_default(),
            ],
        );
    }
    out.push_str("\r\n");
    out.into_bytes()
}

fn attitude(portrait: &Portrait) -> &'static str {
    match portrait.attitude {
        Some(Attitude::Loyal) => "loyal",
        Some(Attitude::Switcher) => "switcher",
        Some(Attitude::NoLoyalty) => "no_loyalty",
        None => "",
    }
}

fn cooperation(portrait: &Portrait) -> &'static str {
    match portrait.cooperation {
        Some(Cooperation::LongTerm) => "long_term",
        Some(Cooperation::Seasonal) => "seasonal",
        Some(Cooperation::Phased) => "phased",
        Some(Cooperation::OneOff) => "one_off",
        Some(Cooperation::Young) => "young",
        None => "",
    }
}

/// The owner's own word over the class, where it counts.
fn class_mark(facts: &Facts, id: CustomerId) -> &'static str {
    match facts.figures.columns.marks.get(id.index()).and_then(|marks| marks.class) {
        Some(ClassMark::A) => "A",
        Some(ClassMark::B) => "B",
        Some(ClassMark::C) => "C",
        None => "",
    }
}

fn corner_mark(facts: &Facts, id: CustomerId) -> &'static str {
    match facts.figures.columns.marks.get(id.index()).and_then(|marks| marks.corner) {
        Some(CornerMark::HighLoyal) => "high_loyal",
        Some(CornerMark::HighDisloyal) => "high_disloyal",
        Some(CornerMark::LowLoyal) => "low_loyal",
        Some(CornerMark::LowDisloyal) => "low_disloyal",
        None => "",
    }
}

const fn source(source: Source) -> &'static str {
    match source {
        Source::Referral => "referral",
        Source::PassingBy => "passing_by",
        Source::Event => "event",
        Source::Online => "online",
        Source::Advert => "advert",
        Source::List => "list",
        Source::Other => "other",
    }
}

const fn likely(likely: Likely) -> &'static str {
    match likely {
        Likely::Key => "key",
        Likely::Perhaps => "perhaps",
        Likely::Not => "not",
    }
}

const fn wallet(wallet: Wallet) -> &'static str {
    match wallet {
        Wallet::Little => "little",
        Wallet::Half => "half",
        Wallet::Most => "most",
    }
}

/// A value of the shop's own fields: texts in the form in which they are searched, the rest as whole numbers.
fn custom(value: &CustomValue) -> String {
    match value {
        CustomValue::Text(text) => fold_text(text),
        CustomValue::Number { milli } => milli.to_string(),
        CustomValue::Day(day) => day.0.to_string(),
        CustomValue::Choice(choice) => choice.to_string(),
        CustomValue::YesNo(is_yes) => u8::from(*is_yes).to_string(),
    }
}

/// A tag between bars, with its own bars spelled out.
pub(super) fn tag_cell(tag: &str) -> String {
    tag.replace('%', "%25").replace('|', "%7C")
}

/// Words between marks, so that each is found whole: `|a|b|`.
fn marked<'a>(words: impl Iterator<Item = &'a String>) -> String {
    let all: String = words.filter(|word| !word.is_empty()).map(|word| format!("{}|", tag_cell(word))).collect();
    if all.is_empty() { all } else { format!("|{all}") }
}

/// One row of RFC 4180 after those before.
fn row(out: &mut String, cells: &[String]) {
    out.push_str("\r\n");
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        if cell.contains([',', '"', '\n', '\r']) || cell.trim() != cell {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(cell);
        }
    }
}
