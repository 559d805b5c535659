//! Words about one customer that several pages say: class, last visit, rhythm in short.
use super::{Language, format, labels, veil};
use crate::{
    book::Book,
    domain::{CustomField, CustomKind, CustomValue, CustomerId, Day, Phone, Source, Wallet},
    method::{Class, CustomerFigures, Standing},
};

labels! {
    /// Fixed texts about one customer, and of the form for a new one.
    pub enum PersonLabel {
        NewCustomer => "新客户", "新客戶", "New customer";
        Name => "姓名", "姓名", "Name";
        Phone => "电话", "電話", "Phone";
        Add => "新增", "新增", "Add";
        AddAnyway => "仍然新增", "仍然新增", "Add anyway";
        AlreadyThere => "册子里已经有：", "冊子裡已經有：", "Already in the book:";
        Open => "打开", "開啟", "Open";
        UseThisOne => "就用这位", "就用這位", "Use this one";
    }
}

/// The letter or rank on a chip: `A`, `3`; empty without a class.
pub fn class_sign(class: Class) -> String {
    match class {
        Class::A => "A".to_owned(),
        Class::B => "B".to_owned(),
        Class::C => "C".to_owned(),
        Class::Rank(rank) => rank.to_string(),
        Class::None => String::new(),
    }
}

/// The class in words, for a tip and for screen readers.
pub fn class_label(class: Class, language: Language) -> String {
    match class {
        Class::Rank(rank) => {
            language.choose(format!("销售额第{rank}位"), format!("銷售額第{rank}位"), format!("Number {rank} by net sales"))
        }
        Class::None => language.choose("没有分级", "沒有分級", "No class").to_owned(),
        _ => {
            let sign = class_sign(class);
            language.choose(format!("{sign}级"), format!("{sign}級"), format!("Class {sign}"))
        }
    }
}

/// When the customer came last: `上次来：昨天`.
pub fn last_visit(last: Option<Day>, today: Day, language: Language) -> String {
    let Some(last) = last else {
        return language.choose("还没有消费", "還沒有消費", "No purchase yet").to_owned();
    };
    let day = format::day_relative(last, today, language);
    language.choose(format!("上次来：{day}"), format!("上次來：{day}"), format!("Last visit: {day}"))
}

/// Visits and rhythm in one sentence: `来过12次，每34天来一次，这次隔了51天。`; empty without a visit.
pub fn standing_short(figures: &CustomerFigures, today: Day, language: Language) -> String {
    let Some(days_since) = figures.days_since(today) else { return String::new() };
    let visited = format::counted(figures.visits.into(), language, "次", "次", "visit", "visits");
    if days_since <= 0 {
        return language.choose(format!("来过{visited}。"), format!("來過{visited}。"), format!("{visited}."));
    }
    let since = format::days(i64::from(days_since), language);
    let Some(cadence) = figures.cadence_days.filter(|_| figures.standing != Standing::Resting) else {
        return language.choose(
            format!("来过{visited}，离上次{since}。"),
            format!("來過{visited}，距上次{since}。"),
            format!("{visited}, {since} since the last one."),
        );
    };
    let cadence = format::every_days(cadence.round() as i64, language);
    let is_late = matches!(figures.standing, Standing::Late | Standing::Lapsed | Standing::Lost);
    if is_late {
        language.choose(
            format!("来过{visited}，每{cadence}来一次，这次隔了{since}。"),
            format!("來過{visited}，每{cadence}來一次，這次隔了{since}。"),
            format!("{visited}, every {cadence}, this time after {since}."),
        )
    } else {
        language.choose(
            format!("来过{visited}，每{cadence}来一次。"),
            format!("來過{visited}，每{cadence}來一次。"),
            format!("{visited}, every {cadence}."),
        )
    }
}

/// The end of a phone number, by which people are told apart: `…8821`.
pub fn phone_tail(tail: &str) -> String {
    if tail.is_empty() { String::new() } else { format!("…{tail}") }
}

/// A phone number for reading aloud, as far as whoever reads may see it.
pub fn phone(phone: &Phone) -> String {
    veil::phone(&phone.display())
}

/// The end of a customer's first phone number; empty without a phone.
pub fn tail_of(book: &Book, id: CustomerId) -> String {
    let phone = book.find_customer(id).and_then(|customer| customer.phones.first());
    phone.map(|phone| phone_tail(phone.tail())).unwrap_or_default()
}

/// More matches than are shown.
pub fn more_matches(hidden: usize, language: Language) -> String {
    match hidden {
        0 => String::new(),
        _ => {
            let hidden = format::count(hidden as i64);
            language.choose(
                format!("还有{hidden}位，再多输入几个字。"),
                format!("還有{hidden}位，再多輸入幾個字。"),
                format!("{hidden} more. Type on to narrow them down."),
            )
        }
    }
}

/// Offers to add whom nobody fits: `新客户：13800138000`.
pub fn add_as_new(text: &str, language: Language) -> String {
    language.choose(format!("新客户：{text}"), format!("新客戶：{text}"), format!("New customer: {text}"))
}

/// How a customer came, in a word: `介绍`.
pub fn source_name(source: Source, language: Language) -> &'static str {
    match source {
        Source::Referral => language.choose("熟人介绍", "熟人介紹", "Brought by somebody"),
        Source::PassingBy => language.choose("路过", "路過", "Passing by"),
        Source::Event => language.choose("活动", "活動", "An event"),
        Source::Online => language.choose("网上", "網上", "Online"),
        Source::Advert => language.choose("广告", "廣告", "An advert"),
        Source::List => language.choose("名单", "名單", "A list"),
        Source::Other => language.choose("其他", "其他", "Other"),
    }
}

/// Our share of what a customer spends on such things.
pub fn wallet_name(wallet: Wallet, language: Language) -> &'static str {
    match wallet {
        Wallet::Little => language.choose("一小部分", "一小部分", "Little"),
        Wallet::Half => language.choose("一半左右", "一半左右", "About half"),
        Wallet::Most => language.choose("大部分", "大部分", "Most"),
    }
}

/// The kind of a field of the shop's own.
pub fn custom_kind(kind: CustomKind, language: Language) -> &'static str {
    match kind {
        CustomKind::Text => language.choose("文字", "文字", "Text"),
        CustomKind::Number => language.choose("数字", "數字", "Number"),
        CustomKind::Day => language.choose("日期", "日期", "Date"),
        CustomKind::Choice => language.choose("选一个", "選一個", "One of several"),
        CustomKind::YesNo => language.choose("是或否", "是或否", "Yes or no"),
    }
}

/// Yes or no.
pub fn yes_no(yes: bool, language: Language) -> &'static str {
    if yes { language.choose("是", "是", "Yes") } else { language.choose("否", "否", "No") }
}

/// A value of a field of the shop's own, as it is read.
pub fn custom_value(field: &CustomField, value: &CustomValue, language: Language) -> String {
    match value {
        CustomValue::Day(day) => format::day_long(*day, language),
        CustomValue::YesNo(yes) => yes_no(*yes, language).to_owned(),
        _ => field.typed(value),
    }
}

/// Heading over those whom a customer brought: `介绍来3位`.
pub fn brought(count: usize, language: Language) -> String {
    let people = format::counted(count as i64, language, "位", "位", "customer", "customers");
    language.choose(format!("介绍来{people}"), format!("介紹來{people}"), format!("Brought {people}"))
}
