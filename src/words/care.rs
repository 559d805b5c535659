//! The reasons of today's tasks, told.
use super::losses::{self, LossLabel};
use super::{Language, Sentence, Text, complaints, debts, format, labels, promises, supply, veil, why};
use crate::book::Book;
use crate::care::{ComingBirthday, IntervalBy, Notice, TaskKind, TaskWhy};
use crate::domain::birthday::Calendar;
use crate::domain::{Birthday, Confidence, Currency, Day, LifeChange, Month, Occasion, Outcome, Routine, quantity_text};
use crate::method::Reorder;

labels! {
    /// The kinds of task.
    pub enum TaskLabel {
        Reminder => "提醒", "提醒", "Reminder";
        FollowUp => "约好的跟进", "約好的跟進", "Follow-up";
        Birthday => "生日", "生日", "Birthday";
        Occasion => "纪念日", "紀念日", "Occasion";
        Reorder => "快用完了", "快用完了", "Running out";
        Supply => "供货计划", "供貨計劃", "Supply plan";
        Need => "要用的东西", "要用的東西", "Future need";
        Season => "去年这时候", "去年這時候", "A year ago";
        Renewal => "续约", "續約", "Renewal";
        Interval => "约好的联系", "約好的聯絡", "Agreed contact";
        BestMonth => "买得最多的一个月", "買得最多的一個月", "Best month";
        KeyDue => "重点客户", "重點客戶", "Key customer";
        Slipping => "快流失", "快流失", "Slipping away";
        Complaint => "投诉", "投訴", "Complaint";
        Promise => "答应过的事", "答應過的事", "Promise";
        CallBack => "补救后回访", "補救後回訪", "Call-back";
        Debt => "欠款", "欠款", "Owed";
        Unannounced => "去看看", "去看看", "Drop by";
        Middle => "其余", "其餘", "The rest";
    }
}

labels! {
    /// What may change for a customer.
    pub enum ChangeLabel {
        Moved => "搬家了", "搬家了", "Moved";
        NewBoss => "换负责人了", "換負責人了", "New person in charge";
        ClosedBranch => "关了分店", "關了分店", "Closed a branch";
        NewJob => "换工作了", "換工作了", "New job";
        Baby => "添宝宝了", "添寶寶了", "Baby";
        Expanded => "生意做大了", "生意做大了", "Expanded";
    }
}

/// The label of a kind of task.
pub const fn task_label(kind: TaskKind) -> TaskLabel {
    match kind {
        TaskKind::Reminder | TaskKind::Routine => TaskLabel::Reminder,
        TaskKind::FollowUp => TaskLabel::FollowUp,
        TaskKind::Birthday | TaskKind::NearBirthday => TaskLabel::Birthday,
        TaskKind::NearOccasion | TaskKind::Occasion => TaskLabel::Occasion,
        TaskKind::Reorder => TaskLabel::Reorder,
        TaskKind::Supply => TaskLabel::Supply,
        TaskKind::Need => TaskLabel::Need,
        TaskKind::Season => TaskLabel::Season,
        TaskKind::Renewal => TaskLabel::Renewal,
        TaskKind::Interval => TaskLabel::Interval,
        TaskKind::BestMonth => TaskLabel::BestMonth,
        TaskKind::KeyDue => TaskLabel::KeyDue,
        TaskKind::Slipping => TaskLabel::Slipping,
        TaskKind::Complaint => TaskLabel::Complaint,
        TaskKind::Promise => TaskLabel::Promise,
        TaskKind::CallBack => TaskLabel::CallBack,
        TaskKind::Debt => TaskLabel::Debt,
        TaskKind::Unannounced => TaskLabel::Unannounced,
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
        TaskWhy::Interval { last_touch, was_contact, days_since, interval_days, by } => {
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
            let every = format::every_days((*interval_days).into(), language);
            let after = match by {
                IntervalBy::Rhythm => language.choose(
                    format!("没有消息；重点客户每{interval_days}天问候一次。"),
                    format!("沒有消息；重點客戶每{interval_days}天問候一次。"),
                    format!("; a key customer hears from you every {every}."),
                ),
                IntervalBy::Person => language.choose(
                    format!("没有消息；这位每{interval_days}天联系一次。"),
                    format!("沒有消息；這位每{interval_days}天聯絡一次。"),
                    format!("; this customer hears from you every {every}."),
                ),
                IntervalBy::Class => language.choose(
                    format!("没有消息；这一类每{interval_days}天联系一次。"),
                    format!("沒有消息；這一類每{interval_days}天聯絡一次。"),
                    format!("; this class hears from you every {every}."),
                ),
            };
            Sentence::around(before, figure, after)
        }
        TaskWhy::FollowUp { planned, last_attempt, note } => tell_follow_up(*planned, *last_attempt, veil::note(note), today, language),
        TaskWhy::Reminder { planned, text } => {
            let day = format::day_relative(*planned, today, language);
            Sentence::around(String::new(), day, format!("{}{text}", language.choose("：", "：", ": ")))
        }
        TaskWhy::Birthday(occasion) => tell_birthday(occasion, today, language),
        TaskWhy::Complaint { complaint, product, step_due } => complaints::task(complaint, *step_due, product, today, language),
        TaskWhy::Promise(promise) => promises::task(promise, today, language),
        TaskWhy::CallBack { recovery, due } => complaints::call_task(recovery, *due, today, language),
        TaskWhy::Unannounced(flag) => {
            let visit = LossLabel::UnannouncedVisit.text(language).to_owned();
            let end = language.choose("。", "。", ".");
            Sentence::around(
                String::new(),
                visit,
                format!("{}{}{end}", language.choose("：", "：", ": "), losses::flag(flag, today, language)),
            )
        }
        TaskWhy::Debt { account, word } => debts::task(account, *word, today, currency, language),
        TaskWhy::Occasion { name, date, day, .. } => tell_occasion(name, *date, *day, today, language),
        TaskWhy::Reorder { product, reorder } => tell_reorder(product, reorder, today, language),
        TaskWhy::Supply { product, month, planned_milli, taken_milli, others } => {
            supply::task(product, *month, [*planned_milli, *taken_milli], *others, language)
        }
        TaskWhy::Need { text, month, confidence } => {
            let figure = super::insights::month_long(*month, language);
            let sure = sure(*confidence, language);
            let (before, after) = language.choose(
                (String::new(), format!("要用：{text}{sure}。")),
                (String::new(), format!("要用：{text}{sure}。")),
                ("Needed in ".to_owned(), format!(": {text}{sure}.")),
            );
            Sentence::around(before, figure, after)
        }
        TaskWhy::Season { month, net_minor, share_percent, product } => {
            tell_season(*month, format::money(*net_minor, currency), *share_percent, product, language)
        }
        TaskWhy::Renewal { ends } => {
            let figure = format::day_relative(*ends, today, language);
            let is_past = *ends < today;
            let (before, after) = match (is_past, language) {
                (false, Language::English) => ("The agreed time ends ", "; talk about going on."),
                (true, Language::English) => ("The agreed time ended ", "; ask whether to go on."),
                (false, Language::Hans) => ("约定的合作", "到期，谈谈续约。"),
                (true, Language::Hans) => ("约定的合作", "已到期，问问要不要继续。"),
                (false, Language::Hant) => ("約定的合作", "到期，談談續約。"),
                (true, Language::Hant) => ("約定的合作", "已到期，問問要不要繼續。"),
            };
            Sentence::around(before.to_owned(), figure, after.to_owned())
        }
        TaskWhy::BestMonth { month, net_minor, before_minor } => {
            let (when, net, before) = (
                super::insights::month_long(*month, language),
                format::money(*net_minor, currency),
                format::money(*before_minor, currency),
            );
            let (start, end) = language.choose(
                (format!("{when}买了"), format!("，是到现在最多的一个月（以前最多{before}），道声谢。")),
                (format!("{when}買了"), format!("，是到現在最多的一個月（以前最多{before}），道聲謝。")),
                ("Bought for ".to_owned(), format!(" in {when}, more than in any month before ({before}): say thanks.")),
            );
            Sentence::around(start, net, end)
        }
    }
}

/// How sure a need is, in brackets.
pub fn sure(confidence: Confidence, language: Language) -> &'static str {
    match confidence {
        Confidence::Guessed => language.choose("（估计）", "（估計）", " (a guess)"),
        Confidence::Said => language.choose("（客户说的）", "（客戶說的）", " (as they said)"),
        Confidence::Certain => language.choose("（确定）", "（確定）", " (certain)"),
    }
}

/// A season of last year: `2025年12月买了¥860，占一年的38%，最多的是岩茶。下个月又到这时候了，先问一声。`
fn tell_season(month: Month, net: String, share_percent: i64, product: &str, language: Language) -> Sentence {
    let when = super::insights::month_long(month, language);
    let most = match (product, language) {
        ("", _) => String::new(),
        (product, Language::English) => format!(", most of it {product}"),
        (product, _) => format!("，最多的是{product}"),
    };
    let (before, after) = language.choose(
        (format!("{when}买了"), format!("，占一年的{share_percent}%{most}。下个月又到这时候了，先问一声。")),
        (format!("{when}買了"), format!("，占一年的{share_percent}%{most}。下個月又到這時候了，先問一聲。")),
        ("Bought for ".to_owned(), format!(" in {when}, {share_percent}% of a year{most}. The month comes again: ask first.")),
    );
    Sentence::around(before, net, after)
}

/// A day that matters: `后天是结婚纪念日（农历八月廿九）。`
fn tell_occasion(name: &str, date: Birthday, day: Day, today: Day, language: Language) -> Sentence {
    let figure = format::day_relative(day, today, language);
    let both = both_dates(date, day, today, language);
    let after = language.choose(format!("是{name}{both}。"), format!("是{name}{both}。"), format!(": {name}{both}."));
    Sentence::around(String::new(), figure, after)
}

/// In brackets: the solar day, and the lunar one where the date is lunar.
pub fn both_dates(date: Birthday, day: Day, today: Day, language: Language) -> String {
    let solar = format::day_short(day, today, language);
    match date.calendar {
        Calendar::Solar => language.choose(format!("（{solar}）"), format!("（{solar}）"), format!(" ({solar})")),
        Calendar::Lunar => {
            let lunar = super::lunar::lunar_date(date.month, date.day, language);
            let leap = if date.leap_month { language.choose("闰", "閏", "leap ") } else { "" };
            language.choose(
                format!("（{solar}，农历{leap}{lunar}）"),
                format!("（{solar}，農曆{leap}{lunar}）"),
                format!(" ({solar}, lunar {leap}{lunar})"),
            )
        }
    }
}

/// What runs out: `岩茶500克 10月3日买了2件，照这样约在后天用完。`
pub fn tell_reorder(product: &str, reorder: &Reorder, today: Day, language: Language) -> Sentence {
    let bought = format::day_short(reorder.last_day, today, language);
    let quantity = quantity_text(reorder.quantity_milli);
    let figure = format::day_relative(reorder.due, today, language);
    let is_past = reorder.due < today;
    let own = match reorder.own_gaps {
        0 => String::new(),
        gaps => language.choose(
            format!("（按自己买过的{gaps}次间隔修正）"),
            format!("（按自己買過的{gaps}次間隔修正）"),
            format!(" (by {} of their own too)", if gaps == 1 { "a gap".to_owned() } else { format!("{gaps} gaps") }),
        ),
    };
    let lasts = reorder.lasts_days;
    let (before, after) = match language {
        Language::Hans => {
            let end = if is_past { "就该用完了" } else { "用完" };
            (format!("{bought}买了{quantity}件{product}，约用{lasts}天{own}，"), format!("{end}。"))
        }
        Language::Hant => {
            let end = if is_past { "就該用完了" } else { "用完" };
            (format!("{bought}買了{quantity}件{product}，約用{lasts}天{own}，"), format!("{end}。"))
        }
        Language::English => {
            let lasts = format::days(lasts.into(), language);
            let verb = if is_past { "should have run out" } else { "runs out" };
            (format!("Bought {quantity} × {product} on {bought}, which lasts about {lasts}{own}: {verb} "), ".".to_owned())
        }
    };
    Sentence::around(before, figure, after)
}

/// A line of the shop's own.
pub fn tell_notice(notice: Notice, book: &Book, today: Day, language: Language) -> Sentence {
    match notice {
        Notice::Routine { row, due } => {
            let text = book.find_row::<Routine>(row).map(|routine| routine.text.clone()).unwrap_or_default();
            let colon = language.choose("：", "：", ": ");
            Sentence::around(String::new(), format::day_relative(due, today, language), format!("{colon}{text}"))
        }
        Notice::Festival { row, day } => match book.find_row::<Occasion>(row) {
            Some(festival) => tell_occasion(&festival.name, festival.date, day, today, language),
            None => Sentence::default(),
        },
        Notice::Decisions { count, days } => {
            let (before, after) = language.choose(
                (String::new(), format!("个决定还没有动手，最久的已经{days}天。")),
                (String::new(), format!("個決定還沒有動手，最久的已經{days}天。")),
                (
                    String::new(),
                    if count == 1 {
                        format!(" decision without an action, for {days} days.")
                    } else {
                        format!(" decisions without an action, the oldest for {days} days.")
                    },
                ),
            );
            Sentence::around(before, count.to_string(), after)
        }
    }
}

/// What is to be done about a change.
pub const fn change_task(change: LifeChange, language: Language) -> &'static str {
    let (hans, hant, english) = match change {
        LifeChange::Moved => ("问新地址和电话，送货路线改一下", "問新地址和電話，送貨路線改一下", "Ask for the new address and phone"),
        LifeChange::NewBoss => ("上门认识新负责人", "上門認識新負責人", "Meet the new person in charge"),
        LifeChange::ClosedBranch => ("问问以后还要多少，送到哪里", "問問以後還要多少，送到哪裡", "Ask how much they will need, and where"),
        LifeChange::NewJob => ("问新单位和新电话", "問新單位和新電話", "Ask about the new job and phone"),
        LifeChange::Baby => ("道喜，看看现在要用什么", "道喜，看看現在要用什麼", "Congratulate, and see what is needed now"),
        LifeChange::Expanded => ("道喜，问问以后要多少", "道喜，問問以後要多少", "Congratulate, and ask what they will need"),
    };
    match language {
        Language::Hans => hans,
        Language::Hant => hant,
        Language::English => english,
    }
}

/// A change on its chip.
pub const fn change_label(change: LifeChange) -> ChangeLabel {
    match change {
        LifeChange::Moved => ChangeLabel::Moved,
        LifeChange::NewBoss => ChangeLabel::NewBoss,
        LifeChange::ClosedBranch => ChangeLabel::ClosedBranch,
        LifeChange::NewJob => ChangeLabel::NewJob,
        LifeChange::Baby => ChangeLabel::Baby,
        LifeChange::Expanded => ChangeLabel::Expanded,
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
