//! Words of the page of one customer: figures with their reasons, what is up now, the timeline.
use super::{Label, Language, Text, format, labels};
use crate::domain::{ChannelKind, Currency, Day, Outcome};
use crate::method::{Class, CustomerFigures};

labels! {
    /// Fixed texts of the page of one customer.
    pub enum CustomerLabel {
        Unknown => "册子里没有这位客户，可能是添加时被撤销了。", "冊子裡沒有這位客戶，可能是新增後被復原了。", "This customer is not in the book. Adding them may have been undone.";
        InTrash => "这位客户在回收站里。", "這位客戶在資源回收筒裡。", "This customer is in the trash.";
        SeeHistory => "看操作记录", "看操作記錄", "See the history";
        Archived => "已归档", "已封存", "Archived";
        Prospect => "潜在客户", "潛在客戶", "Prospect";
        Note => "记一笔", "記一筆", "Note";
        Archive => "归档", "封存", "Archive";
        Unarchive => "取消归档", "取消封存", "Bring back";
        ToTrash => "移到回收站", "移到資源回收筒", "Move to the trash";
        SetReminder => "设提醒", "設提醒", "Set a reminder";
        Phones => "电话", "電話", "Phones";
        Channels => "联系方式", "聯絡方式", "Channels";
        Card => "会员卡", "會員卡", "Card";
        CopyFailed => "浏览器不让复制，请手动选中。", "瀏覽器不允許複製，請手動選取。", "The browser refuses to copy. Please select the text by hand.";
        Figures => "数字", "數字", "Figures";
        Visits => "来店", "來店", "Visits";
        Average => "每次平均", "每次平均", "Average visit";
        Cadence => "购买周期", "購買週期", "Cadence";
        LastVisit => "最近一次", "最近一次", "Last visit";
        NetDefinition => "净额是销售减去退货。", "淨額是銷售減去退貨。", "Net sales are sales less refunds.";
        VisitsDefinition => "同一天买几次算来一次。窗口：全部记录。", "同一天買幾次算來一次。範圍：全部記錄。", "Several sales on one day are one visit. Window: all records.";
        AverageDefinition => "全部净额除以来的次数。窗口：全部记录。", "全部淨額除以來的次數。範圍：全部記錄。", "All net sales divided by visits. Window: all records.";
        CadenceDefinition => "自己间隔的中位数，次数少时向全店的靠拢：（间隔数×自己＋2×全店）÷（间隔数＋2）。窗口：全部记录。", "自己間隔的中位數，次數少時向全店的靠攏：（間隔數×自己＋2×全店）÷（間隔數＋2）。範圍：全部記錄。", "The median of the own gaps, drawn to the shop's while there are few: (gaps × own + 2 × shop) ÷ (gaps + 2). Window: all records.";
        LastVisitDefinition => "最近一次购买的日子，退货不算。窗口：全部记录。", "最近一次購買的日子，退貨不算。範圍：全部記錄。", "The day of the latest purchase; refunds do not count. Window: all records.";
        NoFigure => "–", "–", "–";
        Now => "现在", "現在", "Now";
        NextContact => "下次联系", "下次聯絡", "Next contact";
        NextReorder => "下次补货", "下次補貨", "Next re-order";
        Reminder => "提醒", "提醒", "Reminder";
        Done => "办好了", "辦好了", "Done";
        Reopen => "还没办", "還沒辦", "Not done after all";
        NextOccasion => "下个生日", "下個生日", "Next birthday";
        ClassMeans => "等级", "等級", "Class";
        CornerMeans => "消费和忠诚", "消費和忠誠", "Spending and loyalty";
        GroupMeans => "分群", "分群", "Group";
        OwnNote => "备注", "備註", "Note";
        ActA => "先照顾：到时间就联系，有事先回。", "先照顧：到時間就聯絡，有事先回。", "Comes first: call when due, answer first.";
        ActB => "留住并做大：到时间问候一声。", "留住並做大：到時間問候一聲。", "Keep and grow: a word when due.";
        ActC => "保住基本服务，一批一起问候。", "保住基本服務，一批一起問候。", "Keep the basic service; greet as a batch.";
        ActRank => "客户还少，每一位都值得记住。", "客戶還少，每一位都值得記住。", "Few customers yet: each is worth remembering.";
        Timeline => "往来", "往來", "Timeline";
        FilterAll => "全部", "全部", "All";
        FilterPurchases => "消费", "消費", "Purchases";
        FilterContacts => "联系", "聯絡", "Contacts";
        FilterReminders => "提醒", "提醒", "Reminders";
        FilterService => "售后与账款", "售後與帳款", "Service and account";
        NothingYet => "还没有往来。收一笔，或者记一笔。", "還沒有往來。收一筆，或者記一筆。", "Nothing between you yet. Sell something, or make a note.";
        NothingFits => "没有这一类往来。", "沒有這一類往來。", "Nothing of this kind.";
        BareAmount => "消费", "消費", "Sale";
        BareRefund => "退货", "退貨", "Refund";
        Refunded => "已退", "已退", "Refunded";
        RefundOf => "退货：", "退貨：", "Refund: ";
        SaleMenu => "这笔消费", "這筆消費", "This sale";
        RefundSale => "退这笔", "退這筆", "Refund";
        RemoveSale => "删除这笔", "刪除這筆", "Remove";
        EditSale => "改这笔消费", "修改這筆消費", "Correct this sale";
        Day => "日期", "日期", "Day";
        Amount => "金额", "金額", "Amount";
        SaleNote => "附注", "附註", "Remark";
        Outcome => "结果", "結果", "Outcome";
        NotReached => "没联系上", "沒聯絡上", "Not reached";
        Skipped => "跳过", "略過", "Skipped";
        Noted => "只记一笔", "只記一筆", "Note only";
        NotedEntry => "记了一笔", "記了一筆", "Note";
        WhatWasSaid => "说了什么（一行）", "說了什麼（一行）", "What was said, in a line";
        NextDate => "下次联系", "下次聯絡", "Next contact";
        NoNextDate => "不约", "不約", "None";
        InThreeDays => "3天", "3天", "3 days";
        InAWeek => "1周", "1週", "1 week";
        InThreeWeeks => "3周", "3週", "3 weeks";
        InAMonth => "1个月", "1個月", "1 month";
        OnADay => "选日期", "選日期", "Choose…";
        WhatToRemember => "要记得什么", "要記得什麼", "What to remember";
        BadDay => "请选一个日期。", "請選一個日期。", "Choose a day.";
        EmptyNote => "请写一句。", "請寫一句。", "Write a line.";
        TimeTaken => "用了多久", "用了多久", "It took";
        TimeNotNoted => "没留意", "沒留意", "Not noted";
        Promotion => "促销", "促銷", "Promotion";
    }
}

/// The label of an outcome in the timeline.
pub fn outcome_label(outcome: Outcome, language: Language) -> &'static str {
    match outcome {
        Outcome::Reached => Label::Reached.text(language),
        Outcome::NotReached => CustomerLabel::NotReached.text(language),
        Outcome::Skipped => CustomerLabel::Skipped.text(language),
        Outcome::Noted => CustomerLabel::NotedEntry.text(language),
    }
}

/// What to do for a class; nothing without one.
pub const fn class_act(class: Class) -> Option<CustomerLabel> {
    match class {
        Class::A => Some(CustomerLabel::ActA),
        Class::B => Some(CustomerLabel::ActB),
        Class::C => Some(CustomerLabel::ActC),
        Class::Rank(_) => Some(CustomerLabel::ActRank),
        Class::None => None,
    }
}

/// The name of a channel.
pub fn channel_name(kind: ChannelKind, language: Language) -> &'static str {
    match kind {
        ChannelKind::WeChat => language.choose("微信", "微信", "WeChat"),
        ChannelKind::Email => language.choose("邮箱", "電郵", "Email"),
        ChannelKind::Address => language.choose("地址", "地址", "Address"),
        ChannelKind::Qq => "QQ",
        ChannelKind::WhatsApp => "WhatsApp",
        ChannelKind::Line => "LINE",
        ChannelKind::Other => language.choose("其他", "其他", "Other"),
    }
}

/// The words of a copy button: `复制138 0013 8821`.
pub fn copy(what: &str, language: Language) -> String {
    language.choose(format!("复制{what}"), format!("複製{what}"), format!("Copy {what}"))
}

/// The chip that answers why: `A级，为什么？`.
pub fn why_chip(what: &str, language: Language) -> String {
    language.choose(format!("{what}，为什么？"), format!("{what}，為什麼？"), format!("{what}: why?"))
}

/// How long the window of money is: `近12个月净额`.
pub fn net_label(window_days: u16, language: Language) -> String {
    if window_days == 365 {
        return language.choose("近12个月净额", "近12個月淨額", "Net, last 12 months").to_owned();
    }
    language.choose(format!("近{window_days}天净额"), format!("近{window_days}天淨額"), format!("Net, last {window_days} days"))
}

/// Against the window before: `22% 比上一年`; empty where there is nothing to compare.
pub fn against_before(now_minor: i64, before_minor: i64, window_days: u16, language: Language) -> String {
    if before_minor <= 0 {
        return String::new();
    }
    let change = (i128::from(now_minor) - i128::from(before_minor)) * 10_000 / i128::from(before_minor);
    let percent = format::percent(i64::try_from(change.abs()).unwrap_or(i64::MAX));
    let (hans, hant, english) = if window_days == 365 {
        ("比上一年", "比上一年", "against the year before")
    } else {
        ("比前一段", "比前一段", "against the time before")
    };
    format!("{percent} {}", language.choose(hans, hant, english))
}

/// The window of money: `窗口：2025年11月22日至2026年11月21日。`
pub fn window(from: Day, to: Day, language: Language) -> String {
    let (from, to) = (format::day_long(from, language), format::day_long(to, language));
    language.choose(format!("窗口：{from}至{to}。"), format!("範圍：{from}至{to}。"), format!("Window: {from} to {to}."))
}

/// How often: `11次`.
pub fn visits(visits: u32, language: Language) -> String {
    format::counted(visits.into(), language, "次", "次", "visit", "visits")
}

/// When the customer came first: `2024年3月起`.
pub fn since(first: Day, language: Language) -> String {
    let month = first.month().year_month();
    language.choose(
        format!("{}年{}月起", month.0, month.1),
        format!("{}年{}月起", month.0, month.1),
        format!("since {} {}", format::month_short(month.1, language), month.0),
    )
}

/// Visits in a sentence.
pub fn tell_visits(own: &CustomerFigures, today: Day, language: Language) -> String {
    let (Some(first), Some(last)) = (own.first_day, own.last_day) else { return no_purchase(language) };
    let known_days = format::days(today.days_since(first).into(), language);
    let (first, last) = (format::day_long(first, language), format::day_long(last, language));
    let count = visits(own.visits, language);
    language.choose(
        format!("{first}第一次来，最近一次是{last}，{known_days}里来了{count}。"),
        format!("{first}第一次來，最近一次是{last}，{known_days}裡來了{count}。"),
        format!("First here on {first}, last on {last}: {count} in {known_days}."),
    )
}

/// The average in a sentence.
pub fn tell_average(own: &CustomerFigures, currency: Currency, language: Language) -> String {
    let Some(average) = own.average_spend_minor() else { return no_purchase(language) };
    let (net, average) = (format::money(own.net_all_minor, currency), format::money(average, currency));
    let count = visits(own.visits, language);
    language.choose(
        format!("净额{net}，来了{count}，平均{average}。"),
        format!("淨額{net}，來了{count}，平均{average}。"),
        format!("Net sales of {net} over {count}: {average} on average."),
    )
}

/// The last visit in a sentence; `lines` is what was bought.
pub fn tell_last(last: Day, today: Day, what: &str, amount: &str, language: Language) -> String {
    let ago = format::days(today.days_since(last).into(), language);
    let day = format::day_long(last, language);
    language.choose(
        format!("{day}，{ago}前：{what}，{amount}。"),
        format!("{day}，{ago}前：{what}，{amount}。"),
        format!("{day}, {ago} ago: {what}, {amount}."),
    )
}

/// Nothing bought.
pub fn no_purchase(language: Language) -> String {
    language.choose("还没有消费记录。", "還沒有消費記錄。", "No purchase so far.").to_owned()
}

/// Sales and refunds of the window as facts: `销售12笔¥1,900，退货1笔¥60`.
pub fn sales_and_refunds(sales: (u32, i64), refunds: (u32, i64), currency: Currency, language: Language) -> String {
    let count = |count: u32, one: &str, many: &str| format::counted(count.into(), language, "笔", "筆", one, many);
    let (sold, returned) = (count(sales.0, "sale", "sales"), count(refunds.0, "refund", "refunds"));
    let (sold_money, returned_money) = (format::money(sales.1, currency), format::money(refunds.1, currency));
    if refunds.0 == 0 {
        return language.choose(
            format!("销售{sold}，共{sold_money}；没有退货。"),
            format!("銷售{sold}，共{sold_money}；沒有退貨。"),
            format!("{sold}, {sold_money}; no refunds."),
        );
    }
    language.choose(
        format!("销售{sold}，共{sold_money}；退货{returned}，共{returned_money}。"),
        format!("銷售{sold}，共{sold_money}；退貨{returned}，共{returned_money}。"),
        format!("{sold}, {sold_money}; {returned}, {returned_money}."),
    )
}

/// All net sales as a fact.
pub fn net_of_all(net_minor: i64, currency: Currency, language: Language) -> String {
    let net = format::money(net_minor, currency);
    language.choose(format!("全部记录的净额：{net}。"), format!("全部記錄的淨額：{net}。"), format!("Net sales of all time: {net}."))
}

/// The silence and the ratio below the cadence: `现在51天 · 1.5倍`.
pub fn silence(days: i32, ratio: f32, language: Language) -> String {
    let (days, ratio) = (format::days(days.into(), language), format::ratio(ratio.into()));
    language.choose(format!("现在{days} · {ratio}倍"), format!("現在{days} · {ratio}倍"), format!("now {days} · {ratio}×"))
}

/// How long ago, where the day itself is told as a date.
pub fn ago_beyond_week(days: i32, language: Language) -> String {
    let count = format::days(days.into(), language);
    match days {
        ..=7 => String::new(),
        _ => language.choose(format!("{count}前"), format!("{count}前"), format!("{count} ago")),
    }
}

/// When to speak next: the agreed day, with the days to go.
pub fn next_contact(day: Day, today: Day, language: Language) -> String {
    let ahead = day.days_since(today);
    let near = format::day_relative(day, today, language);
    match ahead {
        ..0 => {
            let late = format::days((-ahead).into(), language);
            language.choose(format!("{near}，过了{late}"), format!("{near}，過了{late}"), format!("{near}, {late} overdue"))
        }
        8.. => {
            let days = format::days(ahead.into(), language);
            language.choose(format!("{near}（{days}后）"), format!("{near}（{days}後）"), format!("{near} (in {days})"))
        }
        _ => near,
    }
}

/// Nothing agreed: how long a silence may last.
pub fn contact_by_rhythm(interval_days: i32, language: Language) -> String {
    let interval = format::days(interval_days.into(), language);
    language.choose(
        format!("没有约，{interval}没有往来就该问候。"),
        format!("沒有約，{interval}沒有往來就該問候。"),
        format!("Nothing agreed; due after {interval} of silence. "),
    )
}

/// Nothing agreed and nothing known.
pub fn no_contact_planned(language: Language) -> String {
    language.choose("没有约。", "沒有約。", "Nothing agreed.").to_owned()
}

/// The last real contact.
pub fn last_contact(day: Day, today: Day, language: Language) -> String {
    let day = format::day_relative(day, today, language);
    language.choose(format!("上次联系到：{day}。"), format!("上次聯絡到：{day}。"), format!("Last reached: {day}."))
}

/// How a number of entries more is asked for.
pub fn show_more(hidden: usize, language: Language) -> String {
    let hidden = format::count(hidden as i64);
    language.choose(format!("再往前看，还有{hidden}条"), format!("再往前看，還有{hidden}則"), format!("Show earlier, {hidden} more"))
}

/// How many entries there are.
pub fn entries(count: usize, language: Language) -> String {
    format::counted(count as i64, language, "条", "則", "entry", "entries")
}

/// The next date that a contact agreed on.
pub fn agreed_next(day: Day, today: Day, language: Language) -> String {
    let day = format::day_short(day, today, language);
    language.choose(format!("下次{day}"), format!("下次{day}"), format!("next {day}"))
}

/// A reminder that was done.
pub fn done_on(day: Day, today: Day, language: Language) -> String {
    let day = format::day_short(day, today, language);
    language.choose(format!("{day}办好"), format!("{day}辦好"), format!("done {day}"))
}

/// The age that is reached: `满41岁`.
pub fn turning(age: u16, language: Language) -> String {
    language.choose(format!("满{age}岁"), format!("滿{age}歲"), format!("turning {age}"))
}

/// How far a birthday is: `明天`, `301天后`.
pub fn days_ahead(day: Day, today: Day, language: Language) -> String {
    let ahead = day.days_since(today);
    if ahead <= 7 {
        return format::day_relative(day, today, language);
    }
    let days = format::days(ahead.into(), language);
    language.choose(format!("{days}后"), format!("{days}後"), format!("in {days}"))
}

/// A day in both calendars: `2027年1月15日 · 农历腊月初八`.
pub fn both_calendars(day: Day, language: Language) -> String {
    let solar = format::day_long(day, language);
    match day.lunar() {
        Some(lunar) => format!("{solar} · {}", lunar_name(lunar.month, lunar.leap, lunar.day, language)),
        None => solar,
    }
}

/// A lunar month and day with the name of the calendar: `农历闰六月初八`.
pub fn lunar_name(month: u8, is_leap: bool, day: u8, language: Language) -> String {
    let date = super::lunar::lunar_date(month, day, language);
    let leap = if is_leap { language.choose("闰", "閏", " (leap month)") } else { "" };
    language.choose(format!("农历{leap}{date}"), format!("農曆{leap}{date}"), format!("lunar {date}{leap}"))
}

/// What is wrong with an amount that was typed.
pub fn bad_amount(text: &str, language: Language) -> String {
    super::sell::bad_amount(text, language)
}

/// A length of time: `15分钟`.
pub fn minutes(minutes: u16, language: Language) -> String {
    language.choose(format!("{minutes}分钟"), format!("{minutes}分鐘"), format!("{minutes} min"))
}

/// What was let off: `让利¥50`.
pub fn let_off(discount_minor: i64, currency: Currency, language: Language) -> String {
    let money = format::money(discount_minor, currency);
    language.choose(format!("让利{money}"), format!("讓利{money}"), format!("{money} let off"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_told_against_the_window_before_or_not_at_all() {
        assert_eq!(against_before(12_200, 10_000, 365, Language::Hans), "22% 比上一年");
        assert_eq!(against_before(5_000, 10_000, 90, Language::English), "50% against the time before");
        assert_eq!(against_before(5_000, 0, 365, Language::Hant), "");
    }

    #[test]
    fn a_day_is_shown_in_both_calendars() {
        // Hong Kong Observatory: 2026-09-25 is the Mid-Autumn Festival.
        let day = Day::parse_iso("2026-09-25").unwrap();
        assert_eq!(both_calendars(day, Language::Hans), "2026年9月25日 · 农历八月十五");
        assert_eq!(lunar_name(6, true, 8, Language::Hant), "農曆閏六月初八");
    }

    #[test]
    fn the_next_contact_tells_how_far_it_is() {
        let today = Day::parse_iso("2026-11-21").unwrap();
        let tell = |days| next_contact(today.plus_days(days), today, Language::Hans);
        assert_eq!(tell(21), "12月12日（21天后）");
        assert_eq!(tell(3), "3天后");
        assert_eq!(tell(-2), "2天前，过了2天");
    }
}
