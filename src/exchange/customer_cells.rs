//! What a row says about a customer. A bad cell is left out with its reason; the row goes on.
use super::cells::{Columns, cell, clean, is_scientific, text};
use super::date::{DateOrder, parse_date};
use super::issue::Reason;
use super::role::Role;
use crate::domain::birthday::{BirthdayIssue, parse_birthday};
use crate::domain::han::is_han;
use crate::domain::phone::{PhoneIssue, parse_phone, split_phones};
use crate::domain::{Birthday, Channel, ChannelKind, CustomKind, CustomValue, Customer, Origin, Region, Source, limits};
use csv::ByteRecord;

/// Reads the customer of a row; `complain` hears what is wrong with which column.
pub(crate) fn read_customer(
    row: &ByteRecord,
    columns: &Columns,
    region: Region,
    order: DateOrder,
    complain: &mut dyn FnMut(Reason, usize),
) -> Customer {
    let mut customer = Customer::default();
    let mut names = Names::default();
    let mut addresses = [const { String::new() }; 3];
    let mut notes = String::new();
    let mut birth = [0_u32; 3];
    for (at, role) in &columns.customer {
        let bytes = cell(row, Some(*at));
        if bytes.is_empty() {
            continue;
        }
        let text = text(bytes);
        let mut complain = |reason| complain(reason, *at);
        if text.contains('\u{fffd}') {
            complain(Reason::BrokenText);
        }
        match role {
            Role::CustomerName => short(&mut names.whole, &text, limits::MAX_NAME_CHARS, &mut complain),
            Role::GivenName => short(&mut names.given, &text, limits::MAX_NAME_CHARS, &mut complain),
            Role::FamilyName => short(&mut names.family, &text, limits::MAX_NAME_CHARS, &mut complain),
            Role::MiddleName => short(&mut names.middle, &text, limits::MAX_NAME_CHARS, &mut complain),
            Role::Company => short(&mut names.company, &text, limits::MAX_NAME_CHARS, &mut complain),
            Role::OtherName if names.other.is_empty() => short(&mut names.other, &text, limits::MAX_NAME_CHARS, &mut complain),
            Role::Phone => read_phones(&mut customer, &text, region, &mut complain),
            Role::Card if is_scientific(bytes) => complain(Reason::CardScientific),
            Role::Card => short(&mut customer.card, card_number(&text), limits::MAX_SHORT_TEXT_CHARS, &mut complain),
            Role::Email if !text.contains('@') => {}
            Role::Email | Role::WeChat | Role::Qq | Role::WhatsApp | Role::Line | Role::OtherContact | Role::Address => {
                let handle = if *role == Role::Address { one_line(&text) } else { text.into_owned() };
                add_channel(&mut customer, channel_kind(*role), &handle, &mut complain);
            }
            Role::AddressPart => join(&mut addresses[0], &text),
            Role::WorkAddressPart => join(&mut addresses[1], &text),
            Role::OtherAddressPart => join(&mut addresses[2], &text),
            Role::Tag => read_tags(&mut customer, &text, &mut complain),
            Role::Birthday => match read_birthday(&text, order) {
                Ok(birthday) => customer.birthday = Some(birthday).filter(|birthday| !birthday.is_placeholder()),
                Err(BirthdayIssue::Empty) => {}
                Err(_) => complain(Reason::BirthdayUnreadable),
            },
            Role::BirthYear => birth[0] = text.parse().unwrap_or(0),
            Role::BirthMonth => birth[1] = text.parse().unwrap_or(0),
            Role::BirthDay => birth[2] = text.parse().unwrap_or(0),
            Role::Preference => short(&mut customer.preference, &text, limits::MAX_SHORT_TEXT_CHARS, &mut complain),
            Role::Note if notes.is_empty() => notes = text.into_owned(),
            Role::Note => notes = format!("{notes}\n{text}"),
            Role::Created => customer.created = parse_date(bytes, order),
            // A column of origins may tell how people came, in whatever words.
            Role::Origin if is_external(&text) => customer.origin = Origin::External,
            Role::Origin => customer.source = customer.source.or(source_of(&text)),
            Role::Source => customer.source = source_of(&text).or(Some(Source::Other)),
            Role::OwnField => {
                let Some((_, field, own)) = columns.own.iter().find(|(column, ..)| column == at) else { continue };
                let value = match own.kind {
                    CustomKind::Day => parse_date(bytes, order).map(|day| Some(CustomValue::Day(day))),
                    _ => own.read(&text).ok(),
                };
                match value {
                    Some(value) => customer.set_custom(*field, value),
                    None => complain(Reason::OwnFieldUnfit),
                }
            }
            Role::Archived => customer.archived = is_yes(&text),
            _ => {}
        }
    }
    let mut complain = |reason| complain(reason, usize::MAX);
    for address in addresses.iter().filter(|address| !address.is_empty()) {
        add_channel(&mut customer, ChannelKind::Address, address, &mut complain);
    }
    if customer.birthday.is_none() && birth[1] > 0 && birth[2] > 0 {
        let year = i16::try_from(birth[0]).ok().filter(|year| *year > 0);
        customer.birthday = Birthday::solar(year, birth[1] as u8, birth[2] as u8).ok();
    }
    let (name, firm) = names.into_name(&customer);
    customer.name = name;
    if !firm.is_empty() {
        notes = if notes.is_empty() { firm } else { format!("{notes}\n{firm}") };
    }
    short(&mut customer.note, notes.trim(), limits::MAX_NOTE_CHARS, &mut complain);
    customer
}

#[derive(Default)]
struct Names {
    whole: String,
    given: String,
    family: String,
    middle: String,
    company: String,
    other: String,
}

impl Names {
    /// The name, and the firm where it is not the name itself.
    fn into_name(self, customer: &Customer) -> (String, String) {
        let composed = if self.family.chars().chain(self.given.chars()).any(is_han) {
            format!("{}{}", self.family, self.given)
        } else {
            let parts = [&self.given, &self.middle, &self.family];
            parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ")
        };
        let mail = || customer.channels.iter().find(|channel| channel.kind == ChannelKind::Email).map(|channel| channel.handle.clone());
        let is_known_otherwise = !customer.phones.is_empty() || !customer.card.is_empty();
        match [self.whole, composed].into_iter().find(|name| !name.is_empty() && !is_walk_in(name)) {
            Some(name) => (name, self.company),
            None if !self.company.is_empty() => (self.company, String::new()),
            None if !self.other.is_empty() => (self.other, String::new()),
            // A mail address alone has to serve as the name.
            None if !is_known_otherwise => (mail().unwrap_or_default(), String::new()),
            None => (String::new(), String::new()),
        }
    }
}

/// Words that tills write for customers whom nobody knows.
pub(crate) fn is_walk_in(name: &str) -> bool {
    const WORDS: [&str; 11] =
        ["散客", "散户", "匿名", "匿名用户", "普通顾客", "零售客户", "路人", "walk-in", "walk in", "guest", "anonymous"];
    let name = name.to_lowercase();
    WORDS.contains(&name.as_str())
}

fn short(place: &mut String, text: &str, limit: usize, complain: &mut dyn FnMut(Reason)) {
    if text.len() > limit && text.chars().count() > limit {
        complain(Reason::TextTooLong);
    } else {
        place.clear();
        place.push_str(text);
    }
}

/// Spreadsheets turn `17850` into `17850.0` where a cell of the column is empty.
fn card_number(text: &str) -> &str {
    match text.strip_suffix(".0") {
        Some(whole) if !whole.is_empty() && whole.bytes().all(|byte| byte.is_ascii_digit()) => whole,
        _ => text,
    }
}

fn read_phones(customer: &mut Customer, text: &str, region: Region, complain: &mut dyn FnMut(Reason)) {
    for piece in split_phones(text) {
        match parse_phone(piece, region) {
            Ok(phone) if customer.phones.iter().any(|known| known.digits == phone.digits) => {}
            Ok(_) if customer.phones.len() >= limits::MAX_PARTS_PER_CUSTOMER => complain(Reason::TooManyParts),
            Ok(phone) => customer.phones.push(phone),
            Err(PhoneIssue::Empty) => {}
            Err(PhoneIssue::Scientific) => complain(Reason::PhoneScientific),
            Err(_) => complain(Reason::PhoneUnreadable),
        }
    }
}

fn add_channel(customer: &mut Customer, kind: ChannelKind, handle: &str, complain: &mut dyn FnMut(Reason)) {
    if customer.channels.iter().any(|known| known.kind == kind && known.handle == handle) {
        return;
    }
    if customer.channels.len() >= limits::MAX_PARTS_PER_CUSTOMER {
        return complain(Reason::TooManyParts);
    }
    let mut checked = String::new();
    short(&mut checked, handle, limits::MAX_SHORT_TEXT_CHARS, complain);
    if !checked.is_empty() {
        customer.channels.push(Channel { kind, handle: checked });
    }
}

fn channel_kind(role: Role) -> ChannelKind {
    match role {
        Role::Email => ChannelKind::Email,
        Role::WeChat => ChannelKind::WeChat,
        Role::Qq => ChannelKind::Qq,
        Role::WhatsApp => ChannelKind::WhatsApp,
        Role::Line => ChannelKind::Line,
        Role::Address => ChannelKind::Address,
        _ => ChannelKind::Other,
    }
}

/// An address of several lines in one.
fn one_line(text: &str) -> String {
    let mut address = String::new();
    text.lines().map(str::trim).filter(|line| !line.is_empty()).for_each(|line| join(&mut address, line));
    address
}

/// Chinese addresses run on, others have commas.
fn join(address: &mut String, part: &str) {
    let runs_on = address.chars().next_back().is_some_and(is_han) && part.chars().next().is_some_and(is_han);
    if !address.is_empty() && !runs_on {
        address.push_str(", ");
    }
    address.push_str(part);
}

/// `a; b`, or where there is no semicolon `a、b`, `a,b`, `* My Contacts ::: Friends`.
fn read_tags(customer: &mut Customer, text: &str, complain: &mut dyn FnMut(Reason)) {
    let is_semicolon = |sign: char| matches!(sign, ';' | '；');
    let is_separator = |sign: char| matches!(sign, '、' | '，' | ',' | '|' | '｜' | '\n');
    let pieces: Vec<&str> = match () {
        () if text.contains(":::") => text.split(":::").collect(),
        () if text.contains(is_semicolon) => text.split(is_semicolon).collect(),
        () => text.split(is_separator).collect(),
    };
    for tag in pieces.into_iter().map(|tag| tag.trim().trim_start_matches("* ")).filter(|tag| !tag.is_empty()) {
        if customer.tags.iter().any(|known| known == tag) {
            continue;
        }
        if customer.tags.len() >= limits::MAX_PARTS_PER_CUSTOMER {
            return complain(Reason::TooManyParts);
        }
        let mut checked = String::new();
        short(&mut checked, tag, limits::MAX_SHORT_TEXT_CHARS, complain);
        if !checked.is_empty() {
            customer.tags.push(checked);
        }
    }
}

fn read_birthday(text: &str, order: DateOrder) -> Result<Birthday, BirthdayIssue> {
    parse_birthday(text).or_else(|issue| {
        let day = parse_date(clean(text.as_bytes()), order).ok_or(issue)?.civil();
        Birthday::solar(i16::try_from(day.year).ok(), day.month, day.day)
    })
}

fn is_external(text: &str) -> bool {
    matches!(text, "外部" | "外部名单" | "外部名單" | "External" | "external" | "陌生")
}

/// How somebody came, by the words that shops use for it.
fn source_of(text: &str) -> Option<Source> {
    const WORDS: [(Source, &[&str]); 7] = [
        (Source::Referral, &["介绍", "介紹", "朋友", "熟人", "转介", "轉介", "referral", "brought", "friend"]),
        (Source::PassingBy, &["路过", "路過", "自然到店", "进店", "進店", "passing", "walk"]),
        (Source::Event, &["活动", "活動", "展会", "展會", "市集", "event", "fair"]),
        (Source::Advert, &["广告", "廣告", "传单", "傳單", "advert", "flyer"]),
        (
            Source::Online,
            &[
                "网",
                "網",
                "抖音",
                "小红书",
                "小紅書",
                "公众号",
                "公眾號",
                "微信",
                "淘宝",
                "淘寶",
                "online",
                "web",
                "instagram",
                "facebook",
                "google",
            ],
        ),
        (Source::List, &["名单", "名單", "list"]),
        (Source::Other, &["其他", "other"]),
    ];
    let text = text.to_lowercase();
    WORDS.iter().find(|(_, words)| words.iter().any(|word| text.contains(word))).map(|(source, _)| *source)
}

fn is_yes(text: &str) -> bool {
    matches!(text.to_lowercase().as_str(), "是" | "yes" | "y" | "true" | "1" | "已归档" | "已歸檔")
}
