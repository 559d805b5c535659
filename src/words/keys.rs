//! Words of key accounts: who looks after whom, how to reach them, reviews and the handover.
use super::{Language, Sentence, Text, format, labels, person};
use crate::care::{Incentive, Trend};
use crate::domain::{Currency, Day, ReviewVerdict, SalesModel};
use crate::method::Class;

labels! {
    /// Fixed texts of key accounts.
    pub enum KeysLabel {
        Care => "怎么照顾", "怎麼照顧", "How to look after them";
        Preferred => "喜欢怎么联系", "喜歡怎麼聯絡", "Likes to be reached by";
        NotSaid => "没说", "沒說", "Not said";
        DoNotContact => "不要打扰", "不要打擾", "Do not contact";
        DoNotContactHint => "群发时永远跳过。", "群發時永遠略過。", "Always left out when messages go out.";
        Owner => "负责人", "負責人", "Looked after by";
        Deputy => "替补", "代理人", "Stand-in";
        KnownBy => "店里谁认识", "店裡誰認識", "Known by";
        NoStaff => "先在设置里写下店里有谁，才能指定负责人。", "先在設定裡寫下店裡有誰，才能指定負責人。", "Write down who works in the shop in Settings, then say who looks after whom.";
        GreenChannel => "优先通道", "優先通道", "Comes first";
        GreenChannelHint => "今日排在最前，投诉答复时间减半。", "今日排在最前，投訴答覆時間減半。", "First in Today, and half the time for complaints.";
        Partner => "合作伙伴", "合作夥伴", "Partner";
        SalesModel => "怎么卖", "怎麼賣", "How we sell";
        Plain => "平常", "平常", "As usual";
        Club => "会员", "會員", "Club";
        Consultative => "顾问", "顧問", "Adviser";
        Custom => "定制", "訂製", "Made to order";
        AskClub => "问一问：最近的会员活动来不来？积的分想换什么？", "問一問：最近的會員活動來不來？積的分想換什麼？", "Ask: will they come to the next club event? What would they like for their points?";
        AskConsultative => "问一问：现在最头疼的是什么？上次的建议用得怎么样？", "問一問：現在最頭痛的是什麼？上次的建議用得怎麼樣？", "Ask: what is the hardest thing now? How did the last advice work out?";
        AskCustom => "问一问：规格、数量、日子有没有变？样品看了吗？", "問一問：規格、數量、日子有沒有變？樣品看了嗎？", "Ask: have the kind, the amount or the date changed? Have they seen the sample?";
        Note => "少数几位带来大半生意。谁照顾、为什么重要、最近好不好，都在这里。", "少數幾位帶來大半生意。誰照顧、為什麼重要、最近好不好，都在這裡。", "A few bring most of the business. Who looks after them, why they matter, and how they are doing.";
        Rules => "谁算重点：销售额最大的那一部分，加上你自己定为A级的。", "誰算重點：銷售額最大的那一部分，加上你自己定為A級的。", "Who is key: those with the largest net sales, and those you put into class A yourself.";
        ClassChanges => "看升降", "看升降", "Class changes";
        Visits => "拜访", "拜訪", "Visits";
        Handover => "交接", "交接", "Hand over";
        None => "还没有重点客户。先记几笔销售。", "還沒有重點客戶。先記幾筆銷售。", "No key customers yet. Write down some sales first.";
        Customer => "客户", "客戶", "Customer";
        Why => "为什么重要", "為什麼重要", "Why key";
        Development => "发展", "發展", "Growth";
        Value => "价值", "價值", "Value";
        Behaviour => "来店", "來店", "Visits";
        Contribution => "贡献", "貢獻", "What is left";
        Satisfaction => "满意", "滿意", "Satisfaction";
        OneToMany => "和全店比", "和全店比", "Beside the shop";
        OnlyOne => "只有一个人认识", "只有一個人認識", "Known by one person only";
        NobodyKnows => "没写谁认识", "沒寫誰認識", "Nobody is named";
        Review => "盘点", "盤點", "Review";
        ReviewNote => "一屏一位。先看，再写一句为什么重要，然后决定。", "一屏一位。先看，再寫一句為什麼重要，然後決定。", "One customer at a time: look, write why they matter, then decide.";
        ReasonNeeded => "留下的客户，要写一句为什么重要。", "留下的客戶，要寫一句為什麼重要。", "To keep somebody as key, write why.";
        ActionNeeded => "写一句要做什么。", "寫一句要做什麼。", "Write what will be done.";
        Keep => "留下", "留下", "Keep";
        Demote => "降一级", "降一級", "Demote";
        LetGo => "放手", "放手", "Let go";
        OurFault => "是我们的错", "是我們的錯", "Our fault";
        Accept => "认可", "認可", "Accept";
        Reject => "不认可", "不認可", "Reject";
        LetGoHint => "归档，不再提醒；随时可以撤销。", "封存，不再提醒；隨時可以復原。", "Archived without reminders; can be undone at any time.";
        Action => "要做什么", "要做什麼", "What will be done";
        ActionHint => "“是我们的错”会变成一周后的提醒。", "「是我們的錯」會變成一週後的提醒。", "With “Our fault” it becomes a reminder in a week.";
        NextReview => "下次看的日子", "下次看的日子", "Next review";
        Next => "记下，下一位", "記下，下一位", "Save and next";
        Later => "先跳过", "先略過", "Not now";
        Decision => "决定", "決定", "Decision";
        Summary => "盘点完了", "盤點完了", "The review is done";
        NothingDue => "没有要盘点的。", "沒有要盤點的。", "Nothing to review.";
        NoChanges => "上次之后没有人升降。", "上次之後沒有人升降。", "Nobody changed classes since the last time.";
        Minutes => "记录", "記錄", "Minutes";
        Print => "打印", "列印", "Print";
        LastTime => "上次", "上次", "Last time";
        Debts => "欠款", "欠款", "Owes";
        Day => "日子", "日子", "Day";
        AddVisit => "安排拜访", "安排拜訪", "Plan a visit";
        OwnerTalk => "老板之间谈一次", "老闆之間談一次", "Owner-to-owner talk";
        OwnerTalkHint => "一年一次。", "一年一次。", "Once a year.";
        Questions => "要问的", "要問的", "Questions";
        QuestionsHint => "一行一个。", "一行一個。", "One a line.";
        Answers => "答复", "答覆", "Answers";
        Visited => "去过了", "去過了", "Visited";
        DueVisits => "要去的", "要去的", "To visit";
        NoVisits => "还没有安排拜访。", "還沒有安排拜訪。", "No visits are planned.";
        NeedsTalk => "一年没有老板之间的谈话", "一年沒有老闆之間的談話", "No owner-to-owner talk for a year";
        Proposals => "可以考虑", "可以考慮", "To consider";
        DoIt => "照办", "照辦", "Do it";
        Staff => "店里的人", "店裡的人", "Staff";
        StaffNote => "写下店里有谁，就能指定谁负责哪位客户。有人走时，从这里交接。", "寫下店裡有誰，就能指定誰負責哪位客戶。有人走時，從這裡交接。", "Who works here can be made responsible for customers. When somebody leaves, hand over from here.";
        AddStaff => "添加", "新增", "Add";
        StaffName => "名字", "名字", "Name";
        Left => "已离开", "已離開", "Left";
        HandTo => "交给谁", "交給誰", "Hand over to";
        HandoverAll => "全部交接", "全部交接", "Hand all over";
        HandoverNote => "打印这张单子，坐下来一位一位讲；然后一次交完。", "列印這張單子，坐下來一位一位講；然後一次交完。", "Print this sheet, go through it together, then hand everybody over at once.";
        NobodyToHand => "名下没有客户。", "名下沒有客戶。", "Nobody to hand over.";
        ServeThisWay => "服务要点", "服務要點", "Serve it this way";
        LastContacts => "最近联系", "最近聯絡", "Last contacts";
        OpenThings => "还没了结的", "還沒了結的", "Still open";
        Nothing => "没有", "沒有", "None";
        Known => "认识的人", "認識的人", "Known by";
    }
}

/// How the shop sells to somebody.
pub fn sales_model(model: SalesModel) -> KeysLabel {
    match model {
        SalesModel::Plain => KeysLabel::Plain,
        SalesModel::Club => KeysLabel::Club,
        SalesModel::Consultative => KeysLabel::Consultative,
        SalesModel::Custom => KeysLabel::Custom,
    }
}

/// What to ask, by how the shop sells.
pub fn prompt(model: SalesModel) -> Option<KeysLabel> {
    match model {
        SalesModel::Plain => None,
        SalesModel::Club => Some(KeysLabel::AskClub),
        SalesModel::Consultative => Some(KeysLabel::AskConsultative),
        SalesModel::Custom => Some(KeysLabel::AskCustom),
    }
}

/// What was decided.
pub fn verdict(verdict: ReviewVerdict) -> KeysLabel {
    match verdict {
        ReviewVerdict::Keep => KeysLabel::Keep,
        ReviewVerdict::Demote => KeysLabel::Demote,
        ReviewVerdict::LetGo => KeysLabel::LetGo,
        ReviewVerdict::OurFault => KeysLabel::OurFault,
        ReviewVerdict::Accept => KeysLabel::Accept,
        ReviewVerdict::Reject => KeysLabel::Reject,
    }
}

/// An arrow for a trend.
pub const fn arrow(trend: Trend) -> &'static str {
    match trend {
        Trend::Up => "↑",
        Trend::Level => "→",
        Trend::Down => "↓",
    }
}

/// A trend in a word, for those who hear it.
pub fn trend(trend: Trend, language: Language) -> &'static str {
    match trend {
        Trend::Up => language.choose("上升", "上升", "rising"),
        Trend::Level => language.choose("持平", "持平", "level"),
        Trend::Down => language.choose("下降", "下降", "falling"),
    }
}

/// `7 / 18`.
pub fn place(at: usize, total: usize) -> String {
    format!("{at} / {total}")
}

/// Key customers due for a review, for the line on Today.
pub fn due(count: usize, language: Language) -> String {
    let people = format::counted(count as i64, language, "位重点客户", "位重點客戶", "key customer", "key customers");
    language.choose(
        format!("{people}该盘点了，一位一分钟左右。"),
        format!("{people}該盤點了，一位一分鐘左右。"),
        format!("{people} due for a review, about a minute each."),
    )
}

/// Net sales of the last six months against the six before.
pub fn development(now_minor: i64, before_minor: i64, currency: Currency, language: Language) -> Sentence {
    let (now, before) = (format::money(now_minor, currency), format::money(before_minor, currency));
    Sentence::around(
        language.choose("近六个月", "近六個月", "The last six months brought ").to_owned(),
        now,
        language.choose(format!("，再前六个月{before}。"), format!("，再前六個月{before}。"), format!(", the six before {before}.")),
    )
}

/// The worth of one visit now and before.
pub fn value(now_minor: Option<i64>, before_minor: Option<i64>, currency: Currency, language: Language) -> Sentence {
    let money = |value: Option<i64>| value.map_or_else(|| "–".to_owned(), |value| format::money(value, currency));
    Sentence::around(
        language.choose("每次来平均", "每次來平均", "A visit is worth ").to_owned(),
        money(now_minor),
        language.choose(
            format!("，以前{}。", money(before_minor)),
            format!("，以前{}。", money(before_minor)),
            format!(", before that {}.", money(before_minor)),
        ),
    )
}

/// Visits now and before.
pub fn behaviour(now: u32, before: u32, language: Language) -> Sentence {
    Sentence::around(
        language.choose("近六个月来了", "近六個月來了", "Came ").to_owned(),
        language.choose(format!("{now}次"), format!("{now}次"), format!("{now} times")),
        language.choose(
            format!("，再前六个月{before}次。"),
            format!("，再前六個月{before}次。"),
            format!(" in six months, {before} in the six before."),
        ),
    )
}

/// What is left of the sales of the window.
pub fn contribution(net_minor: i64, left_minor: i64, is_of_sales: bool, currency: Currency, language: Language) -> Sentence {
    let (net, left) = (format::money(net_minor, currency), format::money(left_minor, currency));
    let note = if is_of_sales {
        language.choose("（没算进货成本）", "（沒算進貨成本）", " (cost of goods not known)")
    } else {
        ""
    };
    Sentence::around(
        language.choose(format!("卖了{net}，扣掉花费剩"), format!("賣了{net}，扣掉花費剩"), format!("Of {net} in sales, ")),
        left,
        language.choose(format!("{note}。"), format!("{note}。"), format!(" is left{note}.")),
    )
}

/// How satisfied somebody is, and how many complaints are open.
pub fn satisfaction(got: Option<f64>, expected: Option<f64>, complaints: usize, language: Language) -> Sentence {
    let stars = |value: f64| format::ratio(value);
    let first = match (got, expected) {
        (Some(got), Some(expected)) => Sentence::around(
            language.choose(
                format!("期望{}星，得到", stars(expected)),
                format!("期望{}星，得到", stars(expected)),
                format!("Expected {} stars, got ", stars(expected)),
            ),
            stars(got),
            language.choose("。", "。", ".").to_owned(),
        ),
        _ => Sentence::of(language.choose("还没有问过满意不满意。", "還沒有問過滿不滿意。", "Nobody has asked how satisfied they are.")),
    };
    if complaints == 0 {
        return first;
    }
    first.and(Sentence::of(language.choose(
        format!("有{complaints}条投诉没处理完。"),
        format!("有{complaints}條投訴沒處理完。"),
        format!(" {complaints} complaints are open."),
    )))
}

/// One customer beside the usual one of the shop.
pub fn one_to_many(net_minor: i64, usual_minor: i64, currency: Currency, language: Language) -> Sentence {
    let usual = format::money(usual_minor, currency);
    let times = if usual_minor > 0 { format::ratio(net_minor as f64 / usual_minor as f64) } else { "–".to_owned() };
    Sentence::around(
        language.choose(
            format!("店里一般的客户{usual}，这位是"),
            format!("店裡一般的客戶{usual}，這位是"),
            format!("A usual customer brings {usual}; this one "),
        ),
        language.choose(format!("{times}倍"), format!("{times}倍"), format!("{times} times that")),
        language.choose("。", "。", ".").to_owned(),
    )
}

/// The class with what it was.
pub fn class_change(from: Class, to: Class, language: Language) -> String {
    let (from, to) = (person::class_label(from, language), person::class_label(to, language));
    language.choose(format!("{from} → {to}"), format!("{from} → {to}"), format!("{from} → {to}"))
}

/// What was said last time.
pub fn last_time(day: Day, verdict_of: ReviewVerdict, reason: &str, today: Day, language: Language) -> String {
    let (day, what) = (format::day_relative(day, today, language), verdict(verdict_of).text(language));
    let reason = if reason.is_empty() { String::new() } else { format!(" · {reason}") };
    format!("{}{}{day} · {what}{reason}", KeysLabel::LastTime.text(language), language.choose("：", "：", ": "))
}

/// How many were decided how.
pub fn summary(counts: &[(ReviewVerdict, usize)], language: Language) -> String {
    let told: Vec<String> = counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(what, count)| {
            let label = verdict(*what).text(language);
            language.choose(format!("{label}{count}位"), format!("{label}{count}位"), format!("{label} {count}"))
        })
        .collect();
    format::list(&told, language)
}

/// Who is still to be seen.
pub fn remaining(count: usize, language: Language) -> String {
    language.choose(format!("还有{count}位"), format!("還有{count}位"), format!("{count} to go"))
}

/// How many key customers one person alone knows.
pub fn known_by_one(count: usize, language: Language) -> String {
    let people = format::counted(count as i64, language, "位重点客户", "位重點客戶", "key customer", "key customers");
    language.choose(
        format!("{people}只有一个人认识：那个人走了，客户也可能走。再介绍一位同事认识。"),
        format!("{people}只有一個人認識：那個人走了，客戶也可能走。再介紹一位同事認識。"),
        format!("{people} known by one person only: when that person leaves, they may leave too. Introduce a second one."),
    )
}

/// A proposal up or down, with its reason.
pub fn incentive(incentive: &Incentive, name: &str, currency: Currency, language: Language) -> Sentence {
    match incentive {
        Incentive::FirstPlace { net_minor, before_minor } => {
            let (now, before) = (format::money(*net_minor, currency), format::money(*before_minor, currency));
            Sentence::of(language.choose(
                format!("{name}近六个月买了{now}，再前六个月{before}：给优先通道？"),
                format!("{name}近六個月買了{now}，再前六個月{before}：給優先通道？"),
                format!("{name} bought {now} in six months, {before} in the six before: let them come first?"),
            ))
        }
        Incentive::StopCredit { owes_minor, days } => {
            let owes = format::money(*owes_minor, currency);
            Sentence::of(language.choose(
                format!("{name}欠{owes}，已经{days}天：取消优先通道，先收款再送货？"),
                format!("{name}欠{owes}，已經{days}天：取消優先通道，先收款再送貨？"),
                format!("{name} has owed {owes} for {days} days: no more first place until it is paid?"),
            ))
        }
        Incentive::FreezeClass { owes_minor, days } => {
            let owes = format::money(*owes_minor, currency);
            Sentence::of(language.choose(
                format!("{name}欠{owes}，已经{days}天：先定为C级，还清再恢复？"),
                format!("{name}欠{owes}，已經{days}天：先定為C級，還清再恢復？"),
                format!("{name} has owed {owes} for {days} days: put them into class C until it is paid?"),
            ))
        }
    }
}

/// Why a class is frozen.
pub fn frozen_reason(owes_minor: i64, currency: Currency, language: Language) -> String {
    let owes = format::money(owes_minor, currency);
    language.choose(format!("欠{owes}未还"), format!("欠{owes}未還"), format!("owes {owes}"))
}

/// Questions to begin with.
pub fn first_questions(is_owner_talk: bool, language: Language) -> &'static str {
    if is_owner_talk {
        language.choose(
            "明年打算怎么发展？\n我们哪里能多帮一点？\n和别家比，我们差在哪里？",
            "明年打算怎麼發展？\n我們哪裡能多幫一點？\n和別家比，我們差在哪裡？",
            "What are your plans for next year?\nWhere could we do more for you?\nWhere are others better than we are?",
        )
    } else {
        language.choose(
            "最近用得怎么样？\n有什么不满意？\n接下来需要什么？",
            "最近用得怎麼樣？\n有什麼不滿意？\n接下來需要什麼？",
            "How has it been lately?\nWhat are you not satisfied with?\nWhat will you need next?",
        )
    }
}

/// Customers of one person, for the handover.
pub fn handover_title(name: &str, count: usize, language: Language) -> String {
    language.choose(
        format!("{name}名下的{count}位客户"),
        format!("{name}名下的{count}位客戶"),
        format!("{} of {name}", format::counted(count as i64, language, "", "", "customer", "customers")),
    )
}
