//! Words of the month: what changed, in five words, and what was decided.
use super::{Language, Sentence, format, insights, labels, returning, winning};
use crate::domain::{Currency, Month};
use crate::method::{DecisionState, GroupChange, MonthReview, SourceFigures, Written};

labels! {
    /// Fixed texts of the month.
    pub enum MonthLabel {
        Understand => "了解", "了解", "Understand";
        Analyse => "分析", "分析", "Analyse";
        Select => "选择", "選擇", "Select";
        Acquire => "获取", "獲取", "Acquire";
        Keep => "保持", "保持", "Keep";
        NothingWritten => "这个月还没有记下什么。", "這個月還沒有記下什麼。", "Nothing was written down this month.";
        NothingMoved => "没有人换群，也没有人升降。", "沒有人換群，也沒有人升降。", "Nobody changed groups or classes.";
        NoKeys => "还没有重点客户。", "還沒有重點客戶。", "No key customers yet.";
        NobodyNew => "这个月没有新客户。", "這個月沒有新客戶。", "No new customers this month.";
        NobodyKept => "这个月没有客户来买。", "這個月沒有客戶來買。", "No customer bought this month.";
        Earlier => "上个月", "上個月", "The month before";
        Later => "下个月", "下個月", "The month after";
        SeeUnreachable => "看联系不上的重点客户", "看聯絡不上的重點客戶", "See key customers without a channel";
        SeeUp => "看升级的", "看升級的", "See who moved up";
        SeeDown => "看降级的", "看降級的", "See who moved down";
        SeeGained => "看新进的重点客户", "看新進的重點客戶", "See the new key customers";
        SeeDropped => "看退出的重点客户", "看退出的重點客戶", "See who is key no more";
        SeeNew => "看新客户", "看新客戶", "See the new customers";
        SeeSlipped => "看变得很久没来的", "看變得很久沒來的", "See who slipped away";
        SoWeWill => "所以我们要……", "所以我們要……", "So we will…";
        Hint => "写一件要做的事。下个月会再给你看；14天还没做，就变红。", "寫一件要做的事。下個月會再給你看；14天還沒做，就變紅。", "Write one thing to do. You will see it again next month; after 14 days without action it turns red.";
        Decide => "记下决定", "記下決定", "Write it down";
        Decisions => "决定", "決定", "Decisions";
        NoDecision => "还没有决定。", "還沒有決定。", "No decision yet.";
        Acted => "做了", "做了", "Done";
        NotActed => "还没做", "還沒做", "Not done after all";
        Remove => "删掉", "刪除", "Remove";
        Empty => "请写一句。", "請寫一句。", "Write a line.";
        Definition => "和上个月底比；没过完的月份算到今天。群、等级和重点客户按各自那天的窗口算。", "和上個月底比；沒過完的月份算到今天。群、等級和重點客戶按各自那天的範圍算。", "Compared with the end of the month before; a month that is not over counts up to today. Groups, classes and key customers are those of the window on either day.";
    }
}

/// What was written down, or nothing.
pub fn written(written: &Written, language: Language) -> Option<Sentence> {
    if written.is_empty() {
        return None;
    }
    let part = |count: u32, hans: &str, hant: &str, one: &str, many: &str| {
        (count > 0).then(|| format::counted(count.into(), language, hans, hant, one, many))
    };
    let parts: Vec<String> = [
        part(written.customers, "位客户建档", "位客戶建檔", "customer added", "customers added"),
        part(written.edits, "次补充资料", "次補充資料", "record completed", "records completed"),
        part(written.reached, "次联系到", "次聯絡到", "contact", "contacts"),
        part(
            written.other_contacts,
            "次没联系上或只记一笔",
            "次沒聯絡上或只記一筆",
            "note or contact in vain",
            "notes and contacts in vain",
        ),
        part(written.ratings, "条期望和感受", "條期望和感受", "rating", "ratings"),
        part(written.reminders, "个提醒", "個提醒", "reminder", "reminders"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let list = format::list(&parts, language);
    Some(Sentence::of(language.choose(format!("记下了{list}。"), format!("記下了{list}。"), format!("Written down: {list}."))))
}

/// Key customers who cannot be reached.
pub fn unreachable(count: usize, language: Language) -> Sentence {
    let figure = format::counted(count as i64, language, "位重点客户", "位重點客戶", "key customer", "key customers");
    let after =
        language.choose("没留电话，也没有别的联系方式。", "沒留電話，也沒有別的聯絡方式。", " left neither a phone nor another channel.");
    Sentence::around(String::new(), figure, after.to_owned())
}

/// Groups whose size changed: `常客 12→15、沉睡 8→6`.
pub fn groups(changes: &[GroupChange], language: Language) -> Option<Sentence> {
    let changed = changes.iter().filter(|change| change.then != change.now);
    let told: Vec<String> = changed
        .map(|change| {
            let name = super::Text::text(super::why::group_label(change.group), language);
            language.choose(
                format!("{name}{}→{}", change.then, change.now),
                format!("{name}{}→{}", change.then, change.now),
                format!("{name} {} → {}", change.then, change.now),
            )
        })
        .collect();
    (!told.is_empty()).then(|| {
        let list = format::list(&told, language);
        Sentence::of(language.choose(format!("各群人数：{list}。"), format!("各群人數：{list}。"), format!("Sizes of groups: {list}.")))
    })
}

/// Who moved between classes.
pub fn steps(up: usize, down: usize, language: Language) -> Option<Sentence> {
    (up + down > 0).then(|| {
        let told = insights::moves(up, down, language);
        Sentence::around(language.choose("等级：", "等級：", "Classes: ").to_owned(), told, language.choose("。", "。", ".").to_owned())
    })
}

/// The key customers and what they bring.
pub fn keys(review: &MonthReview, language: Language) -> Option<Sentence> {
    (review.keys > 0).then(|| {
        let share = insights::share(review.key_share);
        let (gained, lost) = (review.keys_gained.len(), review.keys_lost.len());
        let change = match (gained, lost) {
            (0, 0) => language.choose("，和上月底一样", "，和上月底一樣", ", the same as a month before").to_owned(),
            _ => language.choose(
                format!("；新进{gained}位，退出{lost}位"),
                format!("；新進{gained}位，退出{lost}位"),
                format!("; {gained} joined, {lost} dropped out"),
            ),
        };
        Sentence::around(
            language.choose("重点客户", "重點客戶", "Key customers: ").to_owned(),
            language.choose(format!("{}位", review.keys), format!("{}位", review.keys), review.keys.to_string()),
            language.choose(
                format!("，带来{share}的销售额{change}。"),
                format!("，帶來{share}的銷售額{change}。"),
                format!(", who bring {share} of net sales{change}."),
            ),
        )
    })
}

/// New customers by source and what was spent.
pub fn acquired(review: &MonthReview, sources: &[SourceFigures], currency: Currency, language: Language) -> Option<Sentence> {
    let total = review.acquisition.total;
    if total.new_customers == 0 && total.spent_minor == 0 {
        return None;
    }
    let told: Vec<String> = sources
        .iter()
        .map(|entry| {
            let (name, count) = (winning::source(entry.source, language), entry.new_customers);
            language.choose(format!("{name}{count}位"), format!("{name}{count}位"), format!("{name} {count}"))
        })
        .collect();
    let by = if told.is_empty() { String::new() } else { language.choose("：", "：", ": ").to_owned() + &format::list(&told, language) };
    let spent = if total.spent_minor == 0 {
        String::new()
    } else {
        let spent = format::money(total.spent_minor, currency);
        language.choose(format!("；花了{spent}"), format!("；花了{spent}"), format!("; {spent} spent"))
    };
    let count = people(total.new_customers as usize, language);
    Some(Sentence::around(
        language.choose("新来", "新來", "New: ").to_owned(),
        count,
        format!("{by}{spent}{}", language.choose("。", "。", ".")),
    ))
}

/// Kept and new, and who was lost.
pub fn kept(review: &MonthReview, language: Language) -> Option<Sentence> {
    let keeping = review.keeping.filter(|keeping| keeping.kept + keeping.new + keeping.back > 0)?;
    let lost = match keeping.lost {
        Some(lost) => language.choose(format!("；流失{lost}位。"), format!("；流失{lost}位。"), format!("; {lost} lost.")),
        None => language.choose("。", "。", ".").to_owned(),
    };
    Some(returning::kept_and_new(&keeping, language).and(Sentence::of(lost)))
}

/// Who became late beyond twice the own rhythm.
pub fn slipped(count: usize, language: Language) -> Sentence {
    Sentence::around(
        String::new(),
        people(count, language),
        language.choose("在这个月里变得很久没来。", "在這個月裡變得很久沒來。", " slipped away in this month.").to_owned(),
    )
}

/// A month's list of customers, named after what they did.
pub fn people_of(month: Month, what: &str, language: Language) -> String {
    let name = insights::month_long(month, language);
    language.choose(format!("{name}：{what}"), format!("{name}：{what}"), format!("{name}: {what}"))
}

/// The month under review, and whether it is over.
pub fn heading(month: Month, is_over: bool, language: Language) -> String {
    let name = insights::month_long(month, language);
    if is_over {
        name
    } else {
        language.choose(format!("{name}（到今天）"), format!("{name}（到今天）"), format!("{name} so far"))
    }
}

/// How a decision stands.
pub fn decision_state(state: DecisionState, today: crate::domain::Day, language: Language) -> String {
    match state {
        DecisionState::Done(day) => {
            let day = format::day_relative(day, today, language);
            language.choose(format!("{day}做了"), format!("{day}做了"), format!("done {day}"))
        }
        DecisionState::Waiting { days_left } => language.choose(
            format!("还有{days_left}天"),
            format!("還有{days_left}天"),
            format!("{} left", format::days(days_left.into(), language)),
        ),
        DecisionState::Overdue { days } => language.choose(
            format!("{days}天没动"),
            format!("{days}天沒動"),
            format!("{} without action", format::days(days.into(), language)),
        ),
    }
}

fn people(count: usize, language: Language) -> String {
    format::counted(count as i64, language, "位客户", "位客戶", "customer", "customers")
}
