//! Words of promises: what the shop said it would do.
use super::{Language, Sentence, format, labels};
use crate::care::promises::{Kept, PromiseRates};
use crate::domain::{Day, Promise};

labels! {
    /// Fixed texts about promises.
    pub enum PromiseLabel {
        Title => "答应过的事", "答應過的事", "Promises";
        Add => "记一个承诺", "記一個承諾", "Note a promise";
        What => "答应了什么", "答應了什麼", "What was promised";
        Due => "最迟哪天", "最遲哪天", "By when";
        Staff => "谁来办", "誰來辦", "Who does it";
        Kept => "做到了", "做到了", "Kept";
        Broken => "没做到", "沒做到", "Broken";
        None => "没有答应过什么。", "沒有答應過什麼。", "Nothing was promised.";
        NoText => "请写下答应了什么。", "請寫下答應了什麼。", "Write down what was promised.";
        BadDay => "请选一个日期。", "請選一個日期。", "Choose a day.";
    }
}

/// How a promise stands, below its text.
pub fn stands(promise: &Promise, today: Day, language: Language) -> String {
    let due = format::day_relative(promise.due, today, language);
    let when = match promise.ending {
        Some(ending) => {
            let day = format::day_relative(ending.day, today, language);
            if ending.is_kept {
                language.choose(format!("{day}做到了"), format!("{day}做到了"), format!("kept {day}"))
            } else {
                language.choose(format!("{day}记为没做到"), format!("{day}記為沒做到"), format!("broken, noted {day}"))
            }
        }
        None if promise.due < today => language.choose(format!("{due}就该办好"), format!("{due}就該辦好"), format!("was due {due}")),
        None => language.choose(format!("最迟{due}"), format!("最遲{due}"), format!("due {due}")),
    };
    if promise.staff.is_empty() { when } else { format!("{when} · {}", promise.staff) }
}

/// Why a promise is on today's list.
pub fn task(promise: &Promise, today: Day, language: Language) -> Sentence {
    let day = format::day_relative(promise.due, today, language);
    let (before, after) = language.choose(
        ("答应".to_owned(), format!("办好：{}", promise.text)),
        ("答應".to_owned(), format!("辦好：{}", promise.text)),
        ("Promised for ".to_owned(), format!(": {}", promise.text)),
    );
    Sentence::around(before, day, after)
}

/// The kept-rate in a sentence with the classes; `None` where nothing ended.
pub fn kept_rate(rates: &PromiseRates, language: Language) -> Option<Sentence> {
    let Kept { kept, ended } = rates.all;
    if ended == 0 {
        return None;
    }
    let class = |(Kept { kept, ended }, sign): (Kept, &str)| {
        (ended > 0).then(|| {
            language.choose(
                format!("{sign}级{kept} / {ended}"),
                format!("{sign}級{kept} / {ended}"),
                format!("class {sign} {kept} of {ended}"),
            )
        })
    };
    let classes: Vec<String> = rates.by_class.into_iter().zip(["A", "B", "C"]).filter_map(class).collect();
    let classes = format::list(&classes, language);
    let (before, after) = language.choose(
        (format!("一年里答应了{ended}件，做到"), format!("：{classes}。")),
        (format!("一年裡答應了{ended}件，做到"), format!("：{classes}。")),
        (format!("Of {ended} promises in a year "), format!(" were kept: {classes}.")),
    );
    let figure = language.choose(format!("{kept}件"), format!("{kept}件"), kept.to_string());
    Some(Sentence::around(before, figure, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rate_names_only_the_classes_that_had_promises() {
        let of = |kept, ended| Kept { kept, ended };
        let rates = PromiseRates { by_class: [of(2, 2), of(0, 0), of(1, 3)], all: of(3, 5) };
        let told = |language| kept_rate(&rates, language).map(|told| told.plain());
        assert_eq!(told(Language::Hans).unwrap(), "一年里答应了5件，做到3件：A级2 / 2、C级1 / 3。");
        assert_eq!(told(Language::English).unwrap(), "Of 5 promises in a year 3 were kept: class A 2 of 2, class C 1 of 3.");
        assert_eq!(kept_rate(&PromiseRates::default(), Language::Hans), None);
    }
}
