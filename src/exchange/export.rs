//! Files out: customers, sales, and what an import did with every row. All of them are CSV in UTF-8 with a byte order mark, so
//! that spreadsheets read them right, and every title is one that the import knows.
use super::cells::needs_guard;
use super::preview::Preview;
use super::role::Role;
use crate::book::Book;
use crate::domain::birthday::Calendar;
use crate::domain::{
    Birthday, ChannelKind, Currency, CustomField, CustomValue, Customer, CustomerId, NONE, Origin, PrivateFields, ReceiptId,
};
use crate::words::{Language, Text, import, person, private::PrivateLabel};
use rustc_hash::FxHashMap;

/// Columns of the private drawer, in the order of its texts.
const DRAWER_TITLES: [PrivateLabel; 4] = [PrivateLabel::Religion, PrivateLabel::Family, PrivateLabel::Health, PrivateLabel::Other];

/// Channels in the order of their columns.
const CHANNELS: [(Role, ChannelKind); 7] = [
    (Role::Email, ChannelKind::Email),
    (Role::WeChat, ChannelKind::WeChat),
    (Role::Address, ChannelKind::Address),
    (Role::Qq, ChannelKind::Qq),
    (Role::WhatsApp, ChannelKind::WhatsApp),
    (Role::Line, ChannelKind::Line),
    (Role::OtherContact, ChannelKind::Other),
];

/// Writes these customers, one a row; phones and channels have as many columns as somebody needs.
pub fn write_customers(book: &Book, customers: &[CustomerId], language: Language) -> Vec<u8> {
    write_customers_with(book, customers, &FxHashMap::default(), language)
}

/// The same with what lies in private drawers that the owner has opened for it.
pub fn write_customers_with(
    book: &Book,
    customers: &[CustomerId],
    private: &FxHashMap<CustomerId, PrivateFields>,
    language: Language,
) -> Vec<u8> {
    let found: Vec<(CustomerId, &Customer)> = customers.iter().filter_map(|id| Some((*id, book.find_customer(*id)?))).collect();
    let known: Vec<&Customer> = found.iter().map(|(_, customer)| *customer).collect();
    let most = |count: &dyn Fn(&Customer) -> usize| known.iter().map(|customer| count(customer)).max().unwrap_or(0);
    let phones = most(&|customer| customer.phones.len()).max(1);
    let channels: Vec<(Role, ChannelKind, usize)> = CHANNELS
        .into_iter()
        .map(|(role, kind)| (role, kind, most(&|customer| customer.channels.iter().filter(|channel| channel.kind == kind).count())))
        .collect();
    let mut table = Table::new();
    let title = |role| import::role(role, language);
    table.cell(title(Role::CustomerName));
    table.repeated(title(Role::Phone), phones);
    table.cell(title(Role::Card));
    channels.iter().for_each(|(role, _, count)| table.repeated(title(*role), *count));
    for role in [Role::Tag, Role::Birthday, Role::Preference, Role::Note, Role::Origin, Role::Source, Role::Archived, Role::Created] {
        table.cell(title(role));
    }
    let own: Vec<(u16, &CustomField)> = (0..).zip(&book.settings().custom_fields).filter(|(_, field)| field.live).collect();
    own.iter().for_each(|(_, field)| table.cell(&field.name));
    let drawer = if private.is_empty() { &[][..] } else { &DRAWER_TITLES[..] };
    drawer.iter().for_each(|title| table.cell(title.text(language)));
    table.end_row();
    for (id, customer) in found {
        table.cell(&customer.name);
        (0..phones).for_each(|at| table.cell(customer.phones.get(at).map_or("", |phone| &phone.raw)));
        table.cell(&customer.card);
        for (_, kind, count) in &channels {
            let mut handles = customer.channels.iter().filter(|channel| channel.kind == *kind).map(|channel| channel.handle.as_str());
            (0..*count).for_each(|_| table.cell(handles.next().unwrap_or("")));
        }
        table.cell(&tags(&customer.tags));
        table.cell(&customer.birthday.map(birthday).unwrap_or_default());
        table.cell(&customer.preference);
        table.cell(&customer.note);
        table.cell(if customer.origin == Origin::External { language.choose("外部名单", "外部名單", "External") } else { "" });
        table.cell(customer.source.map_or("", |source| person::source_name(source, language)));
        table.cell(if customer.archived { language.choose("是", "是", "Yes") } else { "" });
        table.cell(&customer.created.map(|day| day.to_string()).unwrap_or_default());
        for (at, field) in &own {
            match customer.custom_value(*at) {
                Some(CustomValue::YesNo(yes)) => table.cell(person::yes_no(*yes, language)),
                Some(value @ CustomValue::Number { .. }) => table.number(&field.typed(value)),
                Some(value) => table.cell(&field.typed(value)),
                None => table.cell(""),
            }
        }
        let texts = private.get(&id).map(PrivateFields::texts).unwrap_or_default();
        texts.into_iter().take(drawer.len()).for_each(|text| table.cell(text));
        table.end_row();
    }
    table.bytes
}

/// Writes every sale that stands, one row a line, receipts together.
pub fn write_sales(book: &Book, language: Language) -> Vec<u8> {
    let columns = book.sales().columns();
    let mut table = Table::new();
    let roles = [
        Role::Date,
        Role::OrderNumber,
        Role::CustomerName,
        Role::Phone,
        Role::Card,
        Role::Product,
        Role::ProductCode,
        Role::Quantity,
        Role::Amount,
    ];
    roles.into_iter().for_each(|role| table.cell(import::role(role, language)));
    table.cell(language.choose("小票备注", "小票備註", "Receipt note"));
    table.cell(language.choose("退的是哪一单", "退的是哪一單", "Takes back"));
    table.end_row();
    for row in (0..columns.len()).filter(|row| columns.void[*row] == 0) {
        let Some(sale) = columns.row(row) else { continue };
        let customer = sale.customer.and_then(|id| book.find_customer(id));
        let product = (columns.product[row] != NONE).then(|| sale.product.and_then(|id| book.find_product(id))).flatten();
        table.cell(&sale.day.to_string());
        table.cell(&order_number(sale.receipt));
        table.cell(customer.map_or("", |customer| &customer.name));
        table.cell(customer.and_then(|customer| customer.phones.first()).map_or("", |phone| &phone.raw));
        table.cell(customer.map_or("", |customer| &customer.card));
        table.cell(product.map_or("", |product| &product.name));
        table.cell(product.map_or("", |product| &product.code));
        table.number(&if sale.quantity_milli == 0 { String::new() } else { decimal(sale.quantity_milli, 3) });
        table.number(&amount(sale.amount_minor, book.settings().currency));
        let facts = book.sales().find_facts(sale.receipt);
        table.cell(facts.map_or("", |facts| &facts.note));
        table.cell(&facts.and_then(|facts| facts.reverses).map(order_number).unwrap_or_default());
        table.end_row();
    }
    table.bytes
}

/// Writes the rows of a file as they stand there, with what became of each and why.
pub fn write_reasons(preview: &Preview, book: &Book, language: Language) -> Vec<u8> {
    const ROWS_AT_ONCE: usize = 10_000;
    let file = preview.file();
    let mut table = Table::new();
    import::reason_titles(language).into_iter().for_each(|title| table.cell(title));
    file.columns().iter().for_each(|column| table.cell(&column.title));
    table.end_row();
    let rows = preview.row_count() as usize;
    for from in (0..rows).step_by(ROWS_AT_ONCE) {
        for row in preview.rows(book, from..rows.min(from + ROWS_AT_ONCE)) {
            table.number(&row.sheet_row.to_string());
            table.cell(import::verdict(row.verdict, language));
            let told: Vec<String> = row.issues.iter().map(|issue| import::issue(issue, file.name(), language)).collect();
            table.cell(&told.join(" "));
            row.cells.iter().for_each(|cell| table.cell(cell));
            table.end_row();
        }
    }
    table.bytes
}

/// Rows of RFC 4180.
struct Table {
    bytes: Vec<u8>,
    is_first: bool,
}

impl Table {
    fn new() -> Self {
        Self { bytes: "\u{feff}".as_bytes().to_vec(), is_first: true }
    }

    /// One cell of text. What a spreadsheet would compute gets an apostrophe, which the import takes off again.
    fn cell(&mut self, text: &str) {
        let guard = if needs_guard(text.as_bytes()) { "'" } else { "" };
        self.raw(guard, text);
    }

    /// One cell of figures, which may begin with a minus.
    fn number(&mut self, text: &str) {
        self.raw("", text);
    }

    /// `Phone`, `Phone 2`, `Phone 3`.
    fn repeated(&mut self, title: &str, count: usize) {
        for at in 1..=count {
            self.cell(&if at == 1 { title.to_owned() } else { format!("{title} {at}") });
        }
    }

    fn raw(&mut self, guard: &str, text: &str) {
        if !self.is_first {
            self.bytes.push(b',');
        }
        self.is_first = false;
        if !text.contains([',', '"', '\n', '\r', ';', '\t', '|']) && text.trim() == text {
            self.bytes.extend_from_slice(guard.as_bytes());
            self.bytes.extend_from_slice(text.as_bytes());
        } else {
            self.bytes.push(b'"');
            self.bytes.extend_from_slice(guard.as_bytes());
            self.bytes.extend_from_slice(text.replace('"', "\"\"").as_bytes());
            self.bytes.push(b'"');
        }
    }

    fn end_row(&mut self) {
        self.bytes.extend_from_slice(b"\r\n");
        self.is_first = true;
    }
}

/// `VIP; 老客户`; a semicolon at the end keeps a comma inside a tag from parting it.
fn tags(tags: &[String]) -> String {
    let joined = tags.join("; ");
    let could_part = |sign: char| matches!(sign, '、' | '，' | ',' | '|' | '｜' | '\n');
    if tags.len() == 1 && joined.contains(could_part) { format!("{joined};") } else { joined }
}

fn birthday(birthday: Birthday) -> String {
    match (birthday.calendar, birthday.year) {
        (Calendar::Solar, Some(year)) => format!("{year:04}-{:02}-{:02}", birthday.month, birthday.day),
        (Calendar::Solar, None) => format!("{}月{}日", birthday.month, birthday.day),
        (Calendar::Lunar, year) => {
            let year = year.map(|year| format!("{year}年")).unwrap_or_default();
            let leap = if birthday.leap_month { "闰" } else { "" };
            format!("农历{year}{leap}{}月{}日", birthday.month, birthday.day)
        }
    }
}

/// Unlike any order number of a till, so that rows of this file are told apart from theirs.
fn order_number(receipt: ReceiptId) -> String {
    format!("Y{}", u64::from(receipt.0) + 1)
}

fn amount(amount_minor: i64, currency: Currency) -> String {
    decimal(amount_minor, currency.minor_digits())
}

/// An exact decimal without separators: `-12.50` in two digits.
fn decimal(units: i64, digits: u32) -> String {
    let scale = 10_u64.pow(digits);
    let (whole, rest) = (units.unsigned_abs() / scale, units.unsigned_abs() % scale);
    let sign = if units < 0 { "-" } else { "" };
    if digits == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest:0width$}", width = digits as usize) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop where it fails")]
    use super::*;
    use crate::book::Stamp;
    use crate::domain::Day;

    #[test]
    fn private_drawers_are_columns_only_where_the_owner_opened_them_for_it() {
        let mut book = Book::default();
        for name in ["王芳", "李娜"] {
            let draft = book.plan_add_customer(Customer { name: name.into(), ..Customer::default() }).unwrap();
            book.apply(draft.stamped(Stamp::default(), Day(20_000))).unwrap();
        }
        let all = [CustomerId(0), CustomerId(1)];
        let written = |private: &FxHashMap<CustomerId, PrivateFields>| {
            String::from_utf8(write_customers_with(&book, &all, private, Language::Hans)).unwrap()
        };
        let closed = written(&FxHashMap::default());
        assert!(!closed.contains("信仰") && closed == String::from_utf8(write_customers(&book, &all, Language::Hans)).unwrap());
        let fields = PrivateFields { religion: "信佛".into(), other: "=别提".into(), ..PrivateFields::default() };
        let open = written(&[(CustomerId(1), fields)].into_iter().collect());
        let lines: Vec<&str> = open.lines().collect();
        assert!(lines[0].ends_with(",信仰、忌讳,家里的事,身体状况,别的"));
        assert!(lines[1].starts_with("王芳,") && lines[1].ends_with(",,,,"));
        // What a spreadsheet would take for a formula is guarded here too.
        assert!(lines[2].ends_with(",信佛,,,'=别提"), "{}", lines[2]);
    }
}
