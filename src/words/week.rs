//! Words of the week: whom the hours go to, and what became of them.
use super::{Language, Sentence, format, labels};
use crate::care::{Share, WeekDone, WeekPlan};
use crate::domain::Day;

labels! {
    /// Fixed texts of the week.
    pub enum WeekLabel {
        Note => "时间先给两头：最重要的和快走掉的。按天分好名字，周五对一对。", "時間先給兩頭：最重要的和快走掉的。按天分好名字，週五對一對。", "Time goes to both ends first: the most important and those slipping away. Names for each day; compare on Friday.";
        Hours => "一周给客户几小时", "一週給客戶幾小時", "Hours a week for customers";
        HoursHint => "写了就排出每天的名字。", "寫了就排出每天的名字。", "Fill it in to get names for each day.";
        Key => "重点客户", "重點客戶", "Key customers";
        Ordinary => "普通客户", "普通客戶", "Ordinary customers";
        Potential => "潜在客户", "潛在客戶", "Potential customers";
        BadHours => "请填0到100之间的小时数。", "請填0到100之間的小時數。", "Enter hours between 0 and 100.";
        BadShare => "请填0到100之间的整数。", "請填0到100之間的整數。", "Enter a whole number between 0 and 100.";
        Plan => "每天找谁", "每天找誰", "Whom, day by day";
        NoPlan => "还没有定时间。写下一周几小时，这里就有名单。", "還沒有定時間。寫下一週幾小時，這裡就有名單。", "No time set yet. Write how many hours a week and names appear here.";
        Nobody => "这天不用特意找谁。", "這天不用特意找誰。", "Nobody in particular.";
        Done => "计划和实际", "計畫和實際", "Plan and actual";
        Share => "给谁", "給誰", "For";
        Planned => "计划", "計畫", "Planned";
        Actual => "实际", "實際", "Actual";
        GotNothing => "这周一次也没轮到", "這週一次也沒輪到", "Got nothing this week";
        EverybodyGot => "名单上的人都轮到了。", "名單上的人都輪到了。", "Everybody on the plan got their turn.";
        KeptAndNew => "留住和新来", "留住和新來", "Kept and new";
        SeeKept => "看留住的", "看留住的", "See the kept";
        SeeNew => "看新来的", "看新來的", "See the new";
        Decisions => "14天没动的决定", "14天沒動的決定", "Decisions without action for 14 days";
        NoDecisions => "没有拖着的决定。", "沒有拖著的決定。", "No decision is waiting that long.";
        ActedOn => "做了", "做了", "Done";
        Ahead => "以后几个月要用的", "以後幾個月要用的", "Needed in the months to come";
        Print => "打印", "列印", "Print";
        NoteMinutes => "谈了几分钟", "談了幾分鐘", "Minutes talked";
        Spoken => "谈过了", "談過了", "Talked";
        ForDays => "周末没有安排。", "週末沒有安排。", "Nothing is planned for the weekend.";
    }
}

/// Whose share.
pub fn share(share: Share) -> WeekLabel {
    match share {
        Share::Key => WeekLabel::Key,
        Share::Ordinary => WeekLabel::Ordinary,
        Share::Potential => WeekLabel::Potential,
    }
}

/// A day of the week from Monday, with its date.
pub fn weekday(at: usize, day: Day, today: Day, language: Language) -> String {
    const HANS: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
    const HANT: [&str; 7] = ["週一", "週二", "週三", "週四", "週五", "週六", "週日"];
    const ENGLISH: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let name = language.choose(HANS, HANT, ENGLISH)[at % 7];
    format!("{name} · {}", format::day_short(day, today, language))
}

/// `15分钟`.
pub fn minutes(minutes: u32, language: Language) -> String {
    format::counted(minutes.into(), language, "分钟", "分鐘", "minute", "minutes")
}

/// The first and last day of a week.
pub fn span(monday: Day, today: Day, language: Language) -> String {
    let (from, to) = (format::day_short(monday, today, language), format::day_short(monday.plus_days(6), today, language));
    language.choose(format!("{from}至{to}"), format!("{from}至{to}"), format!("{from} to {to}"))
}

/// How the planned hours were used.
pub fn used(plan: &WeekPlan, done: &WeekDone, language: Language) -> Sentence {
    let (planned, actual): (u32, u32) = (plan.minutes.iter().sum(), done.minutes.iter().sum());
    let first = Sentence::around(
        language.choose(format!("计划{planned}分钟，记下了"), format!("計畫{planned}分鐘，記下了"), format!("{planned} minutes planned, ")),
        minutes(actual, language),
        language.choose("。", "。", " noted.").to_owned(),
    );
    if done.without_minutes == 0 {
        return first;
    }
    let count = done.without_minutes;
    first.and(Sentence::of(language.choose(
        format!("还有{count}次联系没写几分钟。"),
        format!("還有{count}次聯絡沒寫幾分鐘。"),
        format!(" {} without minutes.", format::counted(count.into(), language, "", "", "talk", "talks")),
    )))
}

/// Kept and new, in one sentence.
pub fn kept_and_new(kept: usize, new: usize, language: Language) -> Sentence {
    Sentence::of(language.choose(
        format!("这周留住{kept}位，新来{new}位。"),
        format!("這週留住{kept}位，新來{new}位。"),
        format!("{kept} kept and {new} new this week."),
    ))
}

/// So many days without an action.
pub fn waiting(days: i32, language: Language) -> String {
    language.choose(format!("{days}天没动"), format!("{days}天沒動"), format!("{} without action", format::days(days.into(), language)))
}
