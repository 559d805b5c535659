//! Words of classes over time, and of the insights tab about who the customers are.
use super::{Language, format, why::class_name};
use crate::domain::Currency;
use crate::method::{Class, ClassMove};

/// Why a customer moved: `一个月前是B类：近一年净消费从¥800到¥1,860，过了A类线¥1,200。`
pub fn tell_move(moved: &ClassMove, currency: Currency, language: Language) -> String {
    let from = class_name(moved.from, language);
    let (then, now) = (format::money(moved.net_then_minor, currency), format::money(moved.net_now_minor, currency));
    let before = match moved.from {
        Class::None => {
            language.choose("一个月前没有分级：".to_owned(), "一個月前沒有分級：".to_owned(), "No class a month ago: ".to_owned())
        }
        _ => language.choose(format!("一个月前是{from}类："), format!("一個月前是{from}類："), format!("Class {from} a month ago: ")),
    };
    if moved.to == Class::None {
        return before
            + &language.choose(
                format!("当时净消费{then}，现在窗口里没有了。"),
                format!("當時淨消費{then}，現在窗口裡沒有了。"),
                format!("net sales of {then} then, none in the window now."),
            );
    }
    let line = class_name(moved.from.min(moved.to), language);
    let money = |amount: Option<i64>| amount.map(|amount| format::money(amount, currency)).unwrap_or_default();
    let (line_then, line_now) = (money(moved.line_then_minor), money(moved.line_now_minor));
    let is_own_doing = if moved.is_up() { moved.net_now_minor > moved.net_then_minor } else { moved.net_now_minor < moved.net_then_minor };
    let reason = match (is_own_doing, moved.is_up()) {
        (true, true) => language.choose(
            format!("净消费从{then}到{now}，过了{line}类线{line_now}。"),
            format!("淨消費從{then}到{now}，過了{line}類線{line_now}。"),
            format!("net sales rose from {then} to {now}, past the {line} line of {line_now}."),
        ),
        (true, false) => language.choose(
            format!("净消费从{then}到{now}，没到{line}类线{line_now}。"),
            format!("淨消費從{then}到{now}，沒到{line}類線{line_now}。"),
            format!("net sales fell from {then} to {now}, below the {line} line of {line_now}."),
        ),
        (false, _) => language.choose(
            format!("净消费{now}，但{line}类线从{line_then}变成了{line_now}。"),
            format!("淨消費{now}，但{line}類線從{line_then}變成了{line_now}。"),
            format!("net sales of {now}, but the {line} line went from {line_then} to {line_now}."),
        ),
    };
    before + &reason
}

/// A class and how it came: for the chip and for screen readers.
pub fn class_with_move(class: &str, moved: &ClassMove, currency: Currency, language: Language) -> String {
    let arrow = if moved.is_up() { "↑" } else { "↓" };
    let told = tell_move(moved, currency, language);
    language.choose(format!("{class}{arrow}，{told}"), format!("{class}{arrow}，{told}"), format!("{class} {arrow}. {told}"))
}
