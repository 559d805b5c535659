//! Which column says what: guessed by titles and contents, shown, changeable, remembered.
use super::date::{DateOrder, OrderVotes};
use super::hash::StableHash;
use super::number::CommaVotes;
use super::role::Role;
use super::synonyms;
use crate::domain::{Region, StoredMapping, phone::parse_phone};
use rustc_hash::FxHashSet;

/// How the columns of a table are read.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Mapping {
    /// One for each column.
    pub roles: Vec<Role>,
    pub date_order: DateOrder,
    pub decimal_comma: bool,
    /// Day and month could be either way round: the owner should look.
    pub is_date_order_doubtful: bool,
}

/// What a table with such columns tells of.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
pub enum FileKind {
    Sales,
    Customers,
    /// Sales, with more about the customers than who they are.
    Both,
    /// The columns do not say who or when.
    Unclear,
}

impl Mapping {
    /// What the table tells of.
    pub fn kind(&self) -> FileKind {
        let has = |role| self.roles.contains(&role);
        let names_somebody = self.roles.iter().any(|role| role.is_of_identity());
        let has_money = self.roles.iter().any(|role| role.is_of_money());
        let tells_more = self.roles.iter().any(|role| role.is_of_customer() && !role.is_of_identity());
        match (has(Role::Date), names_somebody, has_money) {
            (true, true, _) if tells_more => FileKind::Both,
            (true, true, _) | (true, false, true) => FileKind::Sales,
            (false, true, _) => FileKind::Customers,
            _ => FileKind::Unclear,
        }
    }

    /// Gives a column a role; a role that stands once is taken from the column that had it.
    pub fn set_role(&mut self, column: usize, role: Role) {
        if !role.may_repeat() {
            self.roles.iter_mut().filter(|other| **other == role).for_each(|other| *other = Role::Ignore);
        }
        if let Some(place) = self.roles.get_mut(column) {
            *place = role;
        }
    }

    /// How the book remembers it for the next file with these titles.
    pub fn stored(&self, header_key: u64) -> StoredMapping {
        let roles = self.roles.iter().map(|role| role.code()).collect();
        StoredMapping { header_key, roles, date_order: self.date_order.code(), decimal_comma: self.decimal_comma }
    }

    /// What the book remembers.
    pub(crate) fn from_stored(stored: &StoredMapping) -> Self {
        Self {
            roles: stored.roles.iter().map(|code| Role::from_code(*code)).collect(),
            date_order: DateOrder::from_code(stored.date_order),
            decimal_comma: stored.decimal_comma,
            is_date_order_doubtful: false,
        }
    }
}

/// The key under which a row of titles is remembered; without titles, the number of columns.
pub(crate) fn header_key(titles: Option<&[String]>, width: usize) -> u64 {
    let hash = StableHash::new(u64::from(titles.is_some())).number(width as u64);
    titles.unwrap_or_default().iter().fold(hash, |hash, title| hash.bytes(synonyms::normal(title).as_bytes())).finish()
}

/// What the cells of one column look like.
#[derive(Clone, Debug, Default)]
pub(crate) struct ColumnFacts {
    filled: u32,
    dates: OrderVotes,
    numbers: CommaVotes,
    whole: u32,
    phones: u32,
    mails: u32,
    distinct: FxHashSet<u64>,
    leading_zeros: u32,
}

impl ColumnFacts {
    pub(crate) fn count(&mut self, cell: &[u8], region: Region) {
        let cell = cell.trim_ascii();
        if cell.is_empty() {
            return;
        }
        self.filled += 1;
        self.dates.count(cell);
        self.numbers.count(cell);
        self.whole += u32::from(cell.iter().all(u8::is_ascii_digit));
        self.leading_zeros += u32::from(cell.len() > 1 && cell[0] == b'0' && cell.iter().all(u8::is_ascii_digit));
        self.mails += u32::from(memchr::memchr(b'@', cell).is_some());
        self.phones += u32::from(is_surely_phone(cell, region));
        self.distinct.insert(StableHash::new(0).bytes(cell).finish());
    }

    fn mostly(&self, count: u32) -> bool {
        self.filled > 0 && count * 10 >= self.filled * 8
    }
}

fn is_surely_phone(cell: &[u8], region: Region) -> bool {
    let digits = cell.iter().filter(|byte| byte.is_ascii_digit()).count();
    let mobile = digits == 11 && cell.iter().find(|byte| byte.is_ascii_digit()) == Some(&b'1');
    (mobile || cell.starts_with(b"+")) && std::str::from_utf8(cell).is_ok_and(|text| parse_phone(text, region).is_ok())
}

/// Guesses what every column says. `titles` is empty where the file has no row of titles.
pub(crate) fn guess_mapping(titles: Option<&[String]>, columns: &[ColumnFacts], region: Region) -> Mapping {
    let mut roles = match titles {
        Some(titles) => by_titles(titles, columns.len()),
        None => by_contents(columns),
    };
    if titles.is_some() {
        fill_by_contents(&mut roles, titles.unwrap_or_default(), columns);
        settle(&mut roles, titles.unwrap_or_default());
    }
    let facts_of = |wanted: fn(Role) -> bool| roles.iter().zip(columns).find(|(role, _)| wanted(**role)).map(|(_, facts)| facts);
    let usual = if region == Region::UnitedStates { DateOrder::MonthDayYear } else { DateOrder::YearMonthDay };
    let (date_order, is_date_order_doubtful) = facts_of(|role| matches!(role, Role::Date | Role::Created | Role::Birthday))
        .map_or((DateOrder::YearMonthDay, false), |facts| facts.dates.verdict(usual));
    let decimal_comma = roles
        .iter()
        .zip(columns)
        .filter(|(role, _)| role.is_of_money() || matches!(role, Role::Quantity | Role::Refunded))
        .map(|(_, facts)| facts.numbers.verdict().0)
        .max()
        .unwrap_or(false);
    Mapping { roles, date_order, decimal_comma, is_date_order_doubtful }
}

fn by_titles(titles: &[String], width: usize) -> Vec<Role> {
    let fits: Vec<_> = titles.iter().map(|title| synonyms::find(title)).collect();
    let mut roles = vec![Role::Ignore; width];
    for (at, fit) in fits.iter().enumerate().take(width) {
        let Some(fit) = fit else { continue };
        let is_best = |(other_at, other): (usize, &Option<synonyms::Fit>)| {
            other.is_none_or(|other| other.role != fit.role || (fit.rank, at) <= (other.rank, other_at))
        };
        if fit.role.may_repeat() || fits.iter().enumerate().all(is_best) {
            roles[at] = fit.role;
        }
    }
    roles
}

/// Titles can fail to say what the cells say plainly: a day, a phone, a mail address.
fn fill_by_contents(roles: &mut [Role], titles: &[String], columns: &[ColumnFacts]) {
    let is_free =
        |roles: &[Role], at: usize| roles[at] == Role::Ignore && titles.get(at).is_none_or(|title| synonyms::find(title).is_none());
    for at in 0..roles.len().min(columns.len()) {
        let facts = &columns[at];
        if !is_free(roles, at) {
            continue;
        }
        if !roles.contains(&Role::Date) && facts.mostly(facts.dates.dates) && roles.iter().any(|role| role.is_of_money()) {
            roles[at] = Role::Date;
        } else if !roles.contains(&Role::Phone) && facts.mostly(facts.phones) {
            roles[at] = Role::Phone;
        } else if !roles.contains(&Role::Email) && facts.mostly(facts.mails) {
            roles[at] = Role::Email;
        }
    }
}

/// What depends on the other columns.
fn settle(roles: &mut [Role], titles: &[String]) {
    let has = |roles: &[Role], wanted: &[Role]| roles.iter().any(|role| wanted.contains(role));
    let drop_role = |roles: &mut [Role], role: Role, instead: Role| {
        roles.iter_mut().filter(|other| **other == role).for_each(|other| *other = instead);
    };
    // A total is the row's own money where rows are not lines of an order.
    let has_lines = has(roles, &[Role::OrderNumber]) && has(roles, &[Role::Product, Role::ProductCode]);
    match (has(roles, &[Role::Amount]), has_lines) {
        (true, _) => drop_role(roles, Role::OrderTotal, Role::Ignore),
        (false, true) => {}
        (false, false) => drop_role(roles, Role::OrderTotal, Role::Amount),
    }
    // A price list, a table of lines: no sale without a day.
    let looks_sold = has(roles, &[Role::Amount, Role::OrderTotal, Role::UnitPrice, Role::Quantity, Role::OrderNumber, Role::Product]);
    let tells_of_people =
        has(roles, &[Role::Phone, Role::Email, Role::Address, Role::AddressPart, Role::Birthday, Role::Tag, Role::WeChat]);
    if !looks_sold && tells_of_people {
        drop_role(roles, Role::Date, Role::Created);
    }
    if has(roles, &[Role::Date]) && looks_sold {
        drop_role(roles, Role::Created, Role::Ignore);
        // 备注, 类别 and 来源 beside a sale are of the sale, unless the title says otherwise.
        let is_of_customer = |at: usize| {
            titles.get(at).is_some_and(|title| ["客", "会员", "會員", "customer"].iter().any(|word| title.to_lowercase().contains(word)))
        };
        let is_of_sale =
            |at: usize, role: Role| matches!(role, Role::Note | Role::Tag | Role::Origin | Role::Archived) && !is_of_customer(at);
        (0..roles.len()).filter(|at| is_of_sale(*at, roles[*at])).collect::<Vec<_>>().into_iter().for_each(|at| roles[at] = Role::Ignore);
    }
    if !has(roles, &[Role::Date]) {
        // 类型, 状态 and 备注 of a list of customers say nothing about payment.
        drop_role(roles, Role::Status, Role::Ignore);
        drop_role(roles, Role::Direction, Role::Ignore);
    }
    // Whole addresses make their parts superfluous.
    let numbered = |at: usize| titles.get(at).is_some_and(|title| synonyms::normal(title).ends_with("formatted"));
    if (0..roles.len()).any(numbered) {
        [Role::AddressPart, Role::WorkAddressPart, Role::OtherAddressPart]
            .into_iter()
            .for_each(|role| drop_role(roles, role, Role::Ignore));
    }
    // `Birth Year`, `Birth Month`, `Birth Day`.
    if has(roles, &[Role::BirthYear]) && has(roles, &[Role::BirthMonth]) {
        drop_role(roles, Role::Birthday, Role::BirthDay);
    }
    // A country alone is no address.
    let is_vague = |at: usize| {
        titles.get(at).is_some_and(|title| ["country", "state", "region", "province"].contains(&synonyms::normal(title).as_str()))
    };
    if !has(roles, &[Role::Address]) && (0..roles.len()).all(|at| roles[at] != Role::AddressPart || is_vague(at)) {
        drop_role(roles, Role::AddressPart, Role::Ignore);
    }
    // `Name` of an order table is the order's number (Shopify), the buyer is told apart by mail.
    let is_order_name = |title: &String| synonyms::normal(title) == "name";
    let is_shopify = titles.iter().any(|title| matches!(synonyms::normal(title).as_str(), "lineitemname" | "financialstatus"));
    if is_shopify && let Some(at) = titles.iter().position(is_order_name).filter(|at| *at < roles.len()) {
        drop_role(roles, Role::OrderNumber, Role::Ignore);
        roles[at] = Role::OrderNumber;
        if let Some(billing) = titles.iter().position(|title| synonyms::normal(title) == "billingname").filter(|at| *at < roles.len()) {
            roles[billing] = Role::CustomerName;
        }
        // With the number found, the total is that of the order.
        if let Some(total) = titles.iter().position(|title| synonyms::normal(title) == "total").filter(|at| *at < roles.len()) {
            drop_role(roles, Role::Amount, Role::Ignore);
            roles[total] = Role::OrderTotal;
        }
    }
}

/// Without titles: a day, a number with decimals, an id before them.
fn by_contents(columns: &[ColumnFacts]) -> Vec<Role> {
    let mut roles = vec![Role::Ignore; columns.len()];
    let mut place = |role: Role, fits: &dyn Fn(&ColumnFacts) -> bool| {
        let at = (0..columns.len()).find(|at| roles[*at] == Role::Ignore && fits(&columns[*at]));
        if let Some(at) = at {
            roles[at] = role;
        }
        at.is_some()
    };
    let has_mail = place(Role::Email, &|facts| facts.mostly(facts.mails));
    let has_phone = place(Role::Phone, &|facts| facts.mostly(facts.phones));
    let has_date = place(Role::Date, &|facts| facts.mostly(facts.dates.dates));
    let has_amount = has_date
        && (place(Role::Amount, &|facts| facts.mostly(facts.numbers.numbers) && facts.numbers.fractions * 4 > facts.filled)
            || place(Role::Amount, &|facts| {
                facts.mostly(facts.numbers.numbers) && facts.leading_zeros == 0 && facts.distinct.len() * 3 < facts.filled as usize
            }));
    let is_text =
        |facts: &ColumnFacts| facts.filled > 0 && facts.numbers.numbers * 5 < facts.filled && facts.dates.dates * 5 < facts.filled;
    let is_of_people = has_date || has_phone || has_mail || columns.len() <= 2;
    let has_name = is_of_people && place(Role::CustomerName, &is_text);
    if has_date && !has_phone && (!has_name || has_amount) {
        place(Role::Card, &|facts| facts.mostly(facts.whole) && facts.distinct.len() > 1);
    }
    if has_amount {
        let is_small = |facts: &ColumnFacts| facts.mostly(facts.whole) && facts.leading_zeros == 0 && facts.distinct.len() <= 50;
        place(Role::Quantity, &is_small);
    }
    roles
}
