//! How far a forecast may be believed: why there is none yet, how it did on days that it had not seen, what it rests on.
use super::super::{Language, Sentence, format, insights};
use crate::method::survival::{Fallback, MAX_CORRELATION, MIN_REPEATERS, MIN_SPAN_DAYS};

/// Why only the rhythm is told, and no chance.
pub fn fallback(fallback: &Fallback, language: Language) -> String {
    let cadence = language.choose("先按各人的周期推算。", "先按各人的週期推算。", "Until then each customer’s own rhythm is used.");
    let why = match fallback {
        Fallback::TooFew { repeaters } => {
            let (found, needed) = (format::count((*repeaters).into()), MIN_REPEATERS);
            language.choose(
                format!("再次来过的客户只有{found}位，至少要{needed}位，才看得出谁还会来；"),
                format!("再次來過的客戶只有{found}位，至少要{needed}位，才看得出誰還會來；"),
                format!("Only {found} customers came again; {needed} are needed to see who will."),
            )
        }
        Fallback::TooShort { days } => {
            let (found, needed) = (format::count((*days).into()), MIN_SPAN_DAYS);
            language.choose(
                format!("记录只有{found}天，至少要{needed}天，才看得出谁还会来；"),
                format!("記錄只有{found}天，至少要{needed}天，才看得出誰還會來；"),
                format!("The record is {found} days long; {needed} are needed to see who comes again."),
            )
        }
        Fallback::AllAlike => language
            .choose(
                "客户来得差不多一样勤，看不出谁和谁不同；",
                "客戶來得差不多一樣勤，看不出誰和誰不同；",
                "Customers all come about equally often: nothing tells them apart.",
            )
            .to_owned(),
        Fallback::NoDropout => language
            .choose(
                "看不出有谁已经不来了，所以不说谁会走；",
                "看不出有誰已經不來了，所以不說誰會走；",
                "Nobody is seen to have left, so nobody is said to leave.",
            )
            .to_owned(),
        Fallback::NotConverged => {
            language.choose("推算没有得出稳定的结果；", "推算沒有得出穩定的結果；", "The computation did not settle.").to_owned()
        }
        Fallback::Missed { bias } => {
            let miss = insights::share(bias.abs());
            if *bias > 0.0 {
                language.choose(
                    format!("拿过去核对，推算比实际多了{miss}，信不过；"),
                    format!("拿過去核對，推算比實際多了{miss}，信不過；"),
                    format!("Checked against the past it promised {miss} too much, so it is not believed."),
                )
            } else {
                language.choose(
                    format!("拿过去核对，推算比实际少了{miss}，信不过；"),
                    format!("拿過去核對，推算比實際少了{miss}，信不過；"),
                    format!("Checked against the past it promised {miss} too little, so it is not believed."),
                )
            }
        }
    };
    if language == Language::English { format!("{why} {cadence}") } else { format!("{why}{cadence}") }
}

/// How the check went: predicted, actual, length in days.
pub fn checked(predicted: f64, actual: u32, days: u32, language: Language) -> Sentence {
    let off = miss(predicted, actual);
    let (predicted, actual, days) = (format::count(predicted.round() as i64), format::count(actual.into()), format::count(days.into()));
    match language {
        Language::Hans => {
            Sentence::around(format!("把最近{days}天盖住来推算：推算{predicted}次，实际{actual}次，差"), off, "。".to_owned())
        }
        Language::Hant => {
            Sentence::around(format!("把最近{days}天蓋住來推算：推算{predicted}次，實際{actual}次，差"), off, "。".to_owned())
        }
        Language::English => Sentence::around(
            format!("With the last {days} days covered, {predicted} orders were foretold and {actual} came: "),
            off,
            " off.".to_owned(),
        ),
    }
}

/// Why there was no check.
pub fn not_checked(language: Language) -> &'static str {
    language.choose(
        "没有可以核对的：记录太短，或者只按周期推算。",
        "沒有可以核對的：記錄太短，或者只按週期推算。",
        "Nothing to check against: the record is too short, or only rhythms are used.",
    )
}

/// `−12%`.
pub fn miss(predicted: f64, actual: u32) -> String {
    let share = (predicted - f64::from(actual)) / f64::from(actual.max(1));
    let sign = if share > 0.0 { "+" } else { "" };
    format!("{sign}{}", insights::share(share))
}

/// The conclusion over the picture of the fit: the share of customers that stand in another group.
pub fn fit_title(off: f64, language: Language) -> String {
    let right = insights::share(1.0 - off);
    language.choose(
        format!("推算的来客次数和实际吻合{right}"),
        format!("推算的來客次數和實際吻合{right}"),
        format!("The forecast’s numbers of visits match {right} of what happened"),
    )
}

/// Spend that goes with frequency, or has no mean: what to beware of. Empty where there is nothing.
pub fn spend_warning(correlation: f64, has_mean: bool, language: Language) -> String {
    if !has_mean {
        return language
            .choose(
                "各次金额差得太大，每次金额用全店的平均。",
                "各次金額差得太大，每次金額用全店的平均。",
                "Amounts differ so much that the shop’s mean order is used.",
            )
            .to_owned();
    }
    if correlation.abs() <= MAX_CORRELATION {
        return String::new();
    }
    if correlation > 0.0 {
        language.choose(
            format!("来得勤的客户每次也花得多（相关{correlation:.2}），每次金额要打些折扣看。"),
            format!("來得勤的客戶每次也花得多（相關{correlation:.2}），每次金額要打些折扣看。"),
            format!("Who comes often also spends more each time (correlation {correlation:.2}): take the value of an order with caution."),
        )
    } else {
        language.choose(
            format!("来得勤的客户每次花得少（相关{correlation:.2}），每次金额要打些折扣看。"),
            format!("來得勤的客戶每次花得少（相關{correlation:.2}），每次金額要打些折扣看。"),
            format!("Who comes often spends less each time (correlation {correlation:.2}): take the value of an order with caution."),
        )
    }
}

/// A group of customers by how often they came again: `3次`, `7次以上`.
pub fn times(group: usize, is_last: bool, language: Language) -> String {
    match (is_last, language) {
        (false, Language::English) => group.to_string(),
        (false, _) => format!("{group}次"),
        (true, Language::Hans) => format!("{group}次及以上"),
        (true, Language::Hant) => format!("{group}次及以上"),
        (true, Language::English) => format!("{group} or more"),
    }
}
