//! The reasons of today's tasks, told.
use super::{Language, Sentence, format, labels, why};
use crate::care::{ComingBirthday, TaskKind, TaskWhy};
use crate::domain::birthday::Calendar;
use crate::domain::{Currency, Day, Outcome};

labels! {
    /// The kinds of task.
    pub enum TaskLabel {
        Reminder => "提醒", "提醒", "Reminder";
        FollowUp => "约好的跟进", "約好的跟進", "Follow-up";
        Birthday => "生日", "生日", "Birthday";
        KeyDue => "重点客户", "重點客戶", "Key customer";
        Slipping => "快流失", "快流失", "Slipping away";
        Middle => "其余", "其餘", "The rest";
    }
}

/// The label of a kind of task.
pub const fn task_label(kind: TaskKind) -> TaskLabel {
    match kind {
        TaskKind::Reminder => TaskLabel::Reminder,
        TaskKind::FollowUp => TaskLabel::FollowUp,
        TaskKind::Birthday | TaskKind::NearBirthday => TaskLabel::Birthday,
        TaskKind::KeyDue => TaskLabel::KeyDue,
        TaskKind::Slipping => TaskLabel::Slipping,
        TaskKind::Middle => TaskLabel::Middle,
    }
}

/// Tells why a task is on the list.
pub fn tell_task(why: &TaskWhy, today: Day, language: Language, currency: Currency) -> Sentence {
    match why {
        TaskWhy::Overdue { why, last_contact } => {
            let sentence = why::tell(why, language, currency);
            match last_contact {
                Some(contact) => sentence.and(Sentence::of(spoken(*contact, today, language))),
                None => sentence,
            }
        }
        TaskWhy::Interval { last_touch, was_contact, days_since, interval_days } => {
            let day = format::day_short(*last_touch, today, language);
            let before = if *was_contact {
                language.choose(format!("上次联系在{day}，"), format!("上次聯繫在{day}，"), format!("Last spoken to on {day}, "))
            } else {
                language.choose(format!("上次来在{day}，"), format!("上次來在{day}，"), format!("Last here on {day}, "))
            };
            let figure = language.choose(
                format!("{days_since}天"),
                format!("{days_since}天"),
                format!("{} ago", format::days((*days_since).into(), language)),
            );
            let after = language.choose(
                format!("没有消息；重点客户每{interval_days}天问候一次。"),
                format!("沒有消息；重點客戶每{interval_days}天問候一次。"),
                format!("; a key customer hears from you every {}.", format::days((*interval_days).into(), language)),
            );
            Sentence::around(before, figure, after)
        }
        TaskWhy::FollowUp { planned, last_attempt, note } => tell_follow_up(*planned, *last_attempt, note, today, language),
        TaskWhy::Reminder { planned, text } => {
            let day = format::day_relative(*planned, today, language);
            Sentence::around(String::new(), day, format!("{}{text}", language.choose("：", "：", ": ")))
        }
        TaskWhy::Birthday(occasion) => tell_birthday(occasion, today, language),
    }
}

fn spoken(contact: Day, today: Day, language: Language) -> String {
    let day = format::day_short(contact, today, language);
    language.choose(format!("上次联系在{day}。"), format!("上次聯繫在{day}。"), format!(" Last spoken to on {day}."))
}

fn tell_follow_up(planned: Day, last: Option<(Day, Outcome)>, note: &str, today: Day, language: Language) -> Sentence {
    let is_failed = last.is_some_and(|(_, outcome)| outcome == Outcome::NotReached);
    let (before, figure, after) = if is_failed {
        language.choose(
            ("上次没联系上，", "今天".to_owned(), "再试一次"),
            ("上次沒聯繫上，", "今天".to_owned(), "再試一次"),
            ("Not reached last time, try again ", "today".to_owned(), ""),
        )
    } else if planned == today {
        language.choose(("", "今天".to_owned(), "该跟进"), ("", "今天".to_owned(), "該跟進"), ("Follow-up due ", "today".to_owned(), ""))
    } else {
        let day = format::day_short(planned, today, language);
        language.choose(("", day.clone(), "就该跟进"), ("", day.clone(), "就該跟進"), ("Follow-up due since ", day, ""))
    };
    let end = match note {
        "" => language.choose("。", "。", ".").to_owned(),
        note => language.choose(format!("：{note}"), format!("：{note}"), format!(": {note}")),
    };
    Sentence::around(before.to_owned(), figure, format!("{after}{end}"))
}

fn tell_birthday(occasion: &ComingBirthday, today: Day, language: Language) -> Sentence {
    let day = format::day_relative(occasion.day, today, language);
    let kind = match occasion.birthday.calendar {
        Calendar::Solar => String::new(),
        Calendar::Lunar => {
            let lunar = super::lunar::lunar_date(occasion.birthday.month, occasion.birthday.day, language);
            language.choose(format!("（农历{lunar}）"), format!("（農曆{lunar}）"), format!(" ({lunar} in the lunar calendar)"))
        }
    };
    let age = match occasion.age.filter(|age| *age > 0) {
        Some(age) => language.choose(format!("，满{age}岁"), format!("，滿{age}歲"), format!(", turning {age}")),
        None => String::new(),
    };
    let date = format::day_short(occasion.day, today, language);
    let is_dated = occasion.in_days > 7;
    let date =
        if is_dated { String::new() } else { language.choose(format!("（{date}）"), format!("（{date}）"), format!(", {date}")) };
    let (before, after) = language.choose(("", "过生日"), ("", "過生日"), ("Birthday ", ""));
    let end = language.choose("。", "。", ".");
    Sentence::around(before.to_owned(), day, format!("{after}{date}{kind}{age}{end}"))
}
