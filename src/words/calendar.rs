//! Words of the days that go to a calendar.
use super::{Language, lunar};
use crate::domain::Birthday;
use crate::domain::birthday::Calendar;

/// Whom a day is about, and what.
pub fn about(name: &str, text: &str, language: Language) -> String {
    format!("{name}{}{text}", language.choose("：", "：", ": "))
}

/// An agreed date.
pub fn follow_up(name: &str, language: Language) -> String {
    about(name, language.choose("约好跟进", "約好跟進", "follow up as agreed"), language)
}

/// A birthday; the lunar date is told where the family keeps that.
pub fn birthday(name: &str, birthday: Birthday, language: Language) -> String {
    let what = language.choose("过生日", "過生日", "birthday");
    let lunar = match birthday.calendar {
        Calendar::Solar => String::new(),
        Calendar::Lunar => {
            let date = lunar::lunar_date(birthday.month, birthday.day, language);
            language.choose(format!("（农历{date}）"), format!("（農曆{date}）"), format!(" (lunar {date})"))
        }
    };
    about(name, &format!("{what}{lunar}"), language)
}

/// What runs out.
pub fn reorder(name: &str, product: &str, language: Language) -> String {
    about(name, &language.choose(format!("{product}快用完了"), format!("{product}快用完了"), format!("{product} runs out")), language)
}
