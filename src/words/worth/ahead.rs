//! What the customers together are worth ahead, and what drives it.
use super::super::{Language, Sentence, Text, forecast, format, insights};
use super::{WorthLabel, people};
use crate::domain::Currency;
use crate::method::{Expected, Measured, Parts, ShopWallet};

/// `¥8,000–¥12,000`.
pub fn range(low_minor: i64, high_minor: i64, currency: Currency) -> String {
    let (low, high) = (rounded(low_minor, currency), rounded(high_minor, currency));
    if low == high {
        return low;
    }
    // The sign of the money stands once, unless a minus stands before it.
    let high = if low_minor < 0 { &high } else { high.strip_prefix(currency.symbol()).unwrap_or(&high) };
    format!("{low}–{high}")
}

/// An estimate: three digits, and whole units of money; more would mean nothing.
pub fn rounded(amount_minor: i64, currency: Currency) -> String {
    let size = amount_minor.unsigned_abs().min(i64::MAX as u64 / 2);
    let digits = size.checked_ilog10().unwrap_or_default() + 1;
    let step = 10_u64.pow(currency.minor_digits().max(digits.saturating_sub(3)));
    let rounded = ((size + step / 2) / step * step) as i64;
    format::money(if amount_minor < 0 { -rounded } else { rounded }, currency)
}

/// What all customers may leave, with its inputs.
pub fn tell_expected(expected: &Expected, currency: Currency, language: Language) -> Sentence {
    if expected.orders < 0.5 {
        return Sentence::of(language.choose(
            "现在看不出谁还会来，所以没有可预计的。",
            "現在看不出誰還會來，所以沒有可預計的。",
            "Nobody can be seen to come again now, so nothing can be expected.",
        ));
    }
    let times = format::count(expected.orders.round() as i64);
    let by = if expected.is_by_model {
        language.choose("按大家过去的买法推算", "按大家過去的買法推算", "By how everybody has bought so far")
    } else {
        language.choose("按各人自己的周期推算", "按各人自己的週期推算", "By everybody's own rhythm")
    };
    let before = language.choose(
        format!("{by}，今后12个月会来买{times}次，大约留下"),
        format!("{by}，今後12個月會來買{times}次，大約留下"),
        format!("{by}, customers come {times} times in the next 12 months and leave about "),
    );
    let range = range(expected.low_minor, expected.high_minor, currency);
    let of_sales = forecast::of_sales(expected.is_of_sales, language);
    let after = language.choose(format!("（{range}）。{of_sales}"), format!("（{range}）。{of_sales}"), format!(" ({range}).{of_sales}"));
    Sentence::around(before, rounded(expected.middle_minor, currency), after)
}

/// `52/60`, for a measured part of a whole.
pub fn measured(measured: Measured, language: Language) -> String {
    let (share, part, whole) = (share(measured.share()), format::count(measured.part.into()), format::count(measured.whole.into()));
    language.choose(
        format!("{share}（{whole}里有{part}）"),
        format!("{share}（{whole}裡有{part}）"),
        format!("{share} ({part} of {whole})"),
    )
}

/// The change between two shares in points: `+3`.
pub fn points_moved(now: Measured, then: Measured, language: Language) -> String {
    let points = ((now.share() - then.share()) * 100.0).round() as i64;
    if points == 0 {
        return language.choose("和一个月前一样", "和一個月前一樣", "as a month ago").to_owned();
    }
    let size = format::count(points.abs());
    language.choose(
        format!("比一个月前{}{size}个百分点", if points > 0 { "高" } else { "低" }),
        format!("比一個月前{}{size}個百分點", if points > 0 { "高" } else { "低" }),
        format!(
            "{size} {} {} than a month ago",
            if points.abs() == 1 { "point" } else { "points" },
            if points > 0 { "higher" } else { "lower" }
        ),
    )
}

/// A figure a month ago: `一个月前2.8`.
pub fn month_ago(what: &str, language: Language) -> String {
    language.choose(format!("一个月前{what}"), format!("一個月前{what}"), format!("{what} a month ago"))
}

/// How many bought again.
pub fn tell_retention(retention: Measured, window_days: u16, language: Language) -> Sentence {
    let (kept, had) = (format::count(retention.part.into()), people(retention.whole.into(), language));
    let before = language.choose(
        format!("前一个{window_days}天买过的{had}里，近{window_days}天又买过的有"),
        format!("前一個{window_days}天買過的{had}裡，近{window_days}天又買過的有"),
        format!("Of {had} who bought in the {window_days} days before, "),
    );
    let after = language.choose("位。".to_owned(), "位。".to_owned(), format!(" bought again in the last {window_days} days."));
    Sentence::around(before, kept, after)
}

/// Our share of their spending, and on how many answers it rests.
pub fn tell_share(wallet: ShopWallet, language: Language) -> Sentence {
    let (judged, active) = (people(wallet.judged.part.into(), language), format::count(wallet.judged.whole.into()));
    let before = language.choose(
        format!("按你对{judged}（买过的共{active}位）的判断，他们在这类东西上的花费有"),
        format!("按你對{judged}（買過的共{active}位）的判斷，他們在這類東西上的花費有"),
        format!("By your judgement of {judged} (of {active} who bought), "),
    );
    let after = language.choose("花在你这里。", "花在你這裡。", " of what they spend on such things is spent with you.");
    Sentence::around(before, share(wallet.share), after.to_owned())
}

/// `13位里判断了5位`.
pub fn coverage(wallet: ShopWallet, language: Language) -> String {
    let (judged, active) = (format::count(wallet.judged.part.into()), format::count(wallet.judged.whole.into()));
    language.choose(
        format!("{active}位里判断了{judged}位"),
        format!("{active}位裡判斷了{judged}位"),
        format!("{judged} of {active} judged"),
    )
}

/// What a unit spent on customers brings.
pub fn tell_return(expected_minor: i64, spent_minor: i64, currency: Currency, language: Language) -> Sentence {
    let (expected, spent) = (rounded(expected_minor, currency), format::money(spent_minor, currency));
    let before = language.choose(
        format!("预计留下{expected}，近期花在客户身上{spent}，每花1元带来"),
        format!("預計留下{expected}，近期花在客戶身上{spent}，每花1元帶來"),
        format!("{expected} may be left, {spent} was spent on customers: each unit spent brings "),
    );
    let ratio = ratio(expected_minor as f64 / spent_minor.max(1) as f64);
    Sentence::around(before, ratio, language.choose("元。", "元。", ".").to_owned())
}

/// What was spent on customers, part by part.
pub fn spent_on(total: &Parts, spent_minor: i64, currency: Currency, language: Language) -> String {
    let named = total.spent_minor().saturating_add(total.discount_minor);
    let parts = [
        (WorthLabel::Discounts, total.discount_minor),
        (WorthLabel::Points, total.points_minor),
        (WorthLabel::Rewards, total.reward_minor),
        (WorthLabel::Care, total.care_minor),
        (WorthLabel::Time, total.time_minor),
        (WorthLabel::Other, total.other_minor.saturating_add(spent_minor.saturating_sub(named))),
    ];
    let told = parts.into_iter().filter(|(_, amount)| *amount != 0).map(|(label, amount)| {
        let blank = language.choose("", "", " ");
        format!("{}{blank}{}", label.text(language), format::money(amount, currency))
    });
    let told: Vec<String> = told.collect();
    let all = format::money(spent_minor, currency);
    let told = format::list(&told, language);
    language.choose(format!("{told}，一共{all}。"), format!("{told}，一共{all}。"), format!("{told}: {all} in all."))
}

/// A ratio with one decimal, told with a true minus.
pub fn ratio(ratio: f64) -> String {
    format::ratio(ratio).replace('-', "−")
}

fn share(share: f64) -> String {
    insights::share(share)
}
