//! Words of the start page.
use super::{Language, Text, care, format, labels, lunar};
use crate::care::Section;
use crate::domain::{Day, News, Weekday};

labels! {
    /// Fixed texts of the start page.
    pub enum TodayLabel {
        Top => "重点客户", "重點客戶", "Key customers";
        Tail => "要留意的客户", "要留意的客戶", "Slipping away";
        FollowUps => "约好的跟进", "約好的跟進", "Follow-ups";
        Middle => "其他客户", "其他客戶", "Everybody else";
        Reorder => "快用完了", "快用完了", "Running out";
        Occasions => "要祝贺的日子", "要祝賀的日子", "Occasions";
        Promises => "答应过的事", "答應過的事", "Promises";
        Debts => "欠款", "欠款", "Money owed";
        Reviews => "该盘点的客户", "該盤點的客戶", "To look at again";
        MissedShort => "没联系上", "沒聯絡上", "Not reached";
        Skip => "跳过", "略過", "Skip";
        PutOff => "改天，记下原因", "改天，記下原因", "Put off, with a reason";
        WhyNot => "为什么改天", "為什麼改天", "Why another day";
        Changed => "有什么变化", "有什麼變化", "What changed";
        Done => "办好了", "辦好了", "Done";
        SkipOnce => "这次不做", "這次不做", "Not this time";
        SeeDecisions => "看看决定", "看看決定", "See the decisions";
        SeeKeyCustomers => "看看重点客户", "看看重點客戶", "See the key customers";
        ShopLines => "店里的事", "店裡的事", "For the shop";
        Print => "打印（A4）", "列印（A4）", "Print (A4)";
        PrintNarrow => "打印（80毫米小票）", "列印（80毫米小票）", "Print (80 mm receipt)";
        Calendar => "放进手机日历（.ics）", "放進手機行事曆（.ics）", "To your calendar (.ics)";
        PocketTake => "带在手机上（口袋名单）", "帶在手機上（口袋名單）", "Take it along on your phone";
        PocketBring => "把手机上的结果带回来", "把手機上的結果帶回來", "Bring the result back";
        CalendarFile => "日历", "行事曆", "Calendar";
        ClosedPage => "网页关着的时候不会响。要到时提醒，把日子放进手机日历，或者把名单带在手机上、打印出来。", "網頁關著的時候不會響。要到時提醒，把日子放進手機行事曆，或者把名單帶在手機上、列印出來。", "A closed page cannot ring. To be reminded, put the days into your calendar, or take the list along on your phone or on paper.";
        ListActs => "这份名单", "這份名單", "This list";
        NotSpoken => "多久没联系", "多久沒聯絡", "Not contacted for";
        MoreActs => "更多操作", "更多操作", "More acts";
        OpenCustomer => "打开客户页", "開啟客戶頁", "Open the customer";
        Greeting => "祝福", "祝福", "greeting";
        OpenSupply => "看供货计划", "看供貨計劃", "See the supply plan";
        Sell => "记一笔销售", "記一筆銷售", "Record a sale";
        Next => "下次", "下次", "Next";
        LastContacts => "最近三次联系", "最近三次聯絡", "Last three contacts";
        NoContacts => "还没有联系过。", "還沒有聯絡過。", "No contact so far.";
        ShowMore => "再看一些", "再看一些", "Show more";
        Expand => "展开", "展開", "Open";
        Collapse => "收起", "收起", "Close";
        AllReached => "都联系到了", "都聯絡到了", "All reached";
        AllSkipped => "都跳过", "都略過", "Skip all";
        NothingDue => "今天没有要联系的人。", "今天沒有要聯絡的人。", "Nobody to contact today.";
        AllDone => "今天要联系的都联系过了。", "今天要聯絡的都聯絡過了。", "Everybody for today has been contacted.";
        ToCustomers => "看看客户", "看看客戶", "See the customers";
    }
}

/// The heading of a section.
pub const fn section(section: Section) -> TodayLabel {
    match section {
        Section::Top => TodayLabel::Top,
        Section::Tail => TodayLabel::Tail,
        Section::Reorder => TodayLabel::Reorder,
        Section::Occasions => TodayLabel::Occasions,
        Section::Promises => TodayLabel::Promises,
        Section::Debts => TodayLabel::Debts,
        Section::Reviews => TodayLabel::Reviews,
        Section::FollowUps => TodayLabel::FollowUps,
        Section::Middle => TodayLabel::Middle,
    }
}

/// The heading: `今日要联系11位`.
pub fn heading(people: usize, language: Language) -> String {
    let count = format::count(people as i64);
    match people {
        0 => language.choose("今日", "今日", "Today").to_owned(),
        1 => language.choose("今日要联系1位".to_owned(), "今日要聯絡1位".to_owned(), "1 customer to contact today".to_owned()),
        _ => language.choose(format!("今日要联系{count}位"), format!("今日要聯絡{count}位"), format!("{count} customers to contact today")),
    }
}

/// The line below: day, weekday, lunar day, planned time.
pub fn note(today: Day, planned_minutes: u32, language: Language) -> String {
    let mut parts = vec![language.choose(
        format!("{} {}", format::day_short(today, today, language), weekday(today.weekday(), language)),
        format!("{} {}", format::day_short(today, today, language), weekday(today.weekday(), language)),
        format!("{}, {}", weekday(today.weekday(), language), format::day_short(today, today, language)),
    )];
    if let Some(date) = today.lunar() {
        let leap = if date.leap { language.choose("闰", "閏", "leap ") } else { "" };
        let lunar = lunar::lunar_date(date.month, date.day, language);
        parts.push(language.choose(format!("农历{leap}{lunar}"), format!("農曆{leap}{lunar}"), format!("lunar {leap}{lunar}")));
    }
    if planned_minutes > 0 {
        parts.push(minutes(planned_minutes, language));
    }
    parts.join(" · ")
}

/// How long the list takes: `约35分钟`, beyond two hours in hours.
fn minutes(minutes: u32, language: Language) -> String {
    if minutes <= 120 {
        return language.choose(format!("约{minutes}分钟"), format!("約{minutes}分鐘"), format!("about {minutes} min"));
    }
    let hours = format::count(i64::from((minutes + 30) / 60));
    language.choose(format!("约{hours}小时"), format!("約{hours}小時"), format!("about {hours} hours"))
}

fn weekday(day: Weekday, language: Language) -> &'static str {
    let hans = ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"];
    let english = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    language.choose(hans[day.index()], hans[day.index()], english[day.index()])
}

/// How far the owner is: `已完成3 / 14`.
pub fn progress(done: u32, total: u32, language: Language) -> String {
    let (done, total) = (format::count(done.into()), format::count(total.into()));
    language.choose(format!("已完成{done} / {total}"), format!("已完成{done} / {total}"), format!("{done} of {total} done"))
}

/// How many of a section are due: `5位`.
pub fn people(count: usize, language: Language) -> String {
    match language {
        Language::English => format::count(count as i64),
        _ => format!("{}位", format::count(count as i64)),
    }
}

/// The middle as one line.
pub fn middle(count: usize, language: Language) -> String {
    let people = format::count(count as i64);
    language.choose(
        format!("其他客户{people}位到期，可以一起处理"),
        format!("其他客戶{people}位到期，可以一起處理"),
        format!("{people} more due, to be handled as one batch"),
    )
}

/// How the customer likes it, in quotation marks.
pub fn preference(text: &str, language: Language) -> String {
    language.choose(format!("“{text}”"), format!("「{text}」"), format!("“{text}”"))
}

/// What was said last.
pub fn last_note(note: &str, day: Day, today: Day, language: Language) -> String {
    let day = format::day_relative(day, today, language);
    language.choose(format!("{day}记：{note}"), format!("{day}記：{note}"), format!("Noted {day}: {note}"))
}

/// What the day of a birth is called from then on.
pub const fn child_birthday(language: Language) -> &'static str {
    match language {
        Language::Hans => "孩子生日",
        Language::Hant => "孩子生日",
        Language::English => "Child's birthday",
    }
}

/// What happened lately: the words, or the change.
pub fn news(news: &News, today: Day, language: Language) -> String {
    let day = format::day_relative(news.day, today, language);
    let change = news.change.map(|change| care::change_label(change).text(language));
    let comma = language.choose("，", "，", ", ");
    let what = change.into_iter().chain([news.text.as_str()]).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(comma);
    language.choose(format!("近况（{day}）：{what}"), format!("近況（{day}）：{what}"), format!("Lately ({day}): {what}"))
}

/// The length of a silence on its card.
pub fn at_least_days(days: i32, language: Language) -> String {
    language.choose(format!("{days}天以上"), format!("{days}天以上"), format!("{days} days or more"))
}

/// Customers who were not contacted for so many days.
pub fn not_spoken(days: i32, language: Language) -> String {
    language.choose(format!("{days}天没联系的客户"), format!("{days}天沒聯絡的客戶"), format!("Not contacted for {days} days"))
}

/// What the ⋯ button belongs to.
pub fn more_for(name: &str, language: Language) -> String {
    language.choose(format!("{name}：更多操作"), format!("{name}：更多操作"), format!("More for {name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_below_the_heading_tells_both_calendars() {
        // 2026-11-21 is a Saturday and, by the almanac, the thirteenth day of the tenth month.
        let today = Day::from_civil(2026, 11, 21).unwrap();
        assert_eq!(note(today, 35, Language::Hans), "11月21日 星期六 · 农历十月十三 · 约35分钟");
        assert_eq!(note(today, 0, Language::English), "Saturday, 21 Nov · lunar day 13 of month 10");
        assert_eq!(note(today, 1_234, Language::Hant), "11月21日 星期六 · 農曆十月十三 · 約21小時");
    }

    #[test]
    fn one_customer_is_not_many() {
        assert_eq!(heading(1, Language::English), "1 customer to contact today");
        assert_eq!(heading(1_234, Language::Hans), "今日要联系1,234位");
    }
}
