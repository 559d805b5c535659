//! The reasons of loyalty, attitude, cooperation, fate, bargaining and of moves between classes, told.
use super::{attitude_labels, cooperation_labels, fate_labels};
use crate::domain::{Currency, Wallet};
use crate::method::{AttitudeWhy, BargainerWhy, Class, ClassMove, Cooperation, CooperationWhy, FateWhy, LoyaltyScore};
use crate::words::{Language, Sentence, Text, format, why, why::class_name};

/// The loyalty score.
pub fn tell_loyalty(why: &LoyaltyScore, language: Language) -> Sentence {
    let parts = why.parts.iter().flatten().count();
    let (before, after) = match language {
        Language::Hans => ("满分100，得".to_owned(), format!("，由{parts}项算出。")),
        Language::Hant => ("滿分100，得".to_owned(), format!("，由{parts}項算出。")),
        Language::English => (String::new(), format!(" of 100, from {parts} parts.")),
    };
    Sentence::around(before, why.score.to_string(), after)
}

/// Every part of the loyalty score with its fact and its weight.
pub fn loyalty_parts(why: &LoyaltyScore, language: Language) -> Vec<String> {
    let percent = |part: Option<f64>| part.map_or("–".to_owned(), |part| format::percent((part * 10_000.0).round() as i64));
    let [regular, tenure, unprompted, brought, wallet] = why.parts.map(percent);
    let unknown = language.choose("没有记录，不算", "沒有記錄，不算", "not recorded, left out");
    let (near, gaps) = (why.rhythm.near_median, why.rhythm.gaps);
    let standing = why::standing_label(why.standing).text(language);
    let days = format::days(why.tenure_days.into(), language);
    let (promotions, receipts) = (why.promotions, why.receipts);
    let unprompted_fact = match why.parts[2] {
        None => unknown.to_owned(),
        Some(_) => language.choose(
            format!("{receipts}次里{promotions}次是促销"),
            format!("{receipts}次裡{promotions}次是促銷"),
            format!("{promotions} of {receipts} in a promotion"),
        ),
    };
    let brought_fact = match why.parts[3] {
        None => unknown.to_owned(),
        Some(_) => format::counted(why.referrals.into(), language, "位", "位", "customer", "customers"),
    };
    let wallet_fact = match why.wallet {
        None => unknown,
        Some(Wallet::Little) => language.choose("少", "少", "little"),
        Some(Wallet::Half) => language.choose("一半", "一半", "half"),
        Some(Wallet::Most) => language.choose("大部分", "大部分", "most"),
    };
    language.choose(
        vec![
            format!("规律{regular}（占40）：{gaps}个间隔里{near}个接近平常，现在{standing}"),
            format!("认识的时间{tenure}（占20）：{days}，3年满分"),
            format!("不靠促销{unprompted}（占20）：{unprompted_fact}"),
            format!("介绍客户{brought}（占10）：{brought_fact}"),
            format!("花在这里的份额{wallet}（占10）：{wallet_fact}"),
        ],
        vec![
            format!("規律{regular}（佔40）：{gaps}個間隔裡{near}個接近平常，現在{standing}"),
            format!("認識的時間{tenure}（佔20）：{days}，3年滿分"),
            format!("不靠促銷{unprompted}（佔20）：{unprompted_fact}"),
            format!("介紹客戶{brought}（佔10）：{brought_fact}"),
            format!("花在這裡的份額{wallet}（佔10）：{wallet_fact}"),
        ],
        vec![
            format!("Regularity {regular} (weight 40): {near} of {gaps} gaps near the usual, now {}", standing.to_lowercase()),
            format!("Time known {tenure} (weight 20): {days}, full after 3 years"),
            format!("Without promotion {unprompted} (weight 20): {unprompted_fact}"),
            format!("People brought {brought} (weight 10): {brought_fact}"),
            format!("Share of their spending {wallet} (weight 10): {wallet_fact}"),
        ],
    )
}

/// Why this attitude.
pub fn tell_attitude(why: &AttitudeWhy, language: Language) -> Sentence {
    let visits = why.visits;
    let Some(attitude) = why.attitude else {
        return Sentence::of(language.choose(
            format!("只来过{visits}天，3天起才看得出。"),
            format!("只來過{visits}天，3天起才看得出。"),
            format!("{visits} of the 3 visits that it takes to see."),
        ));
    };
    let (near, gaps) = (why.rhythm.near_median, why.rhythm.gaps);
    let standing = why::standing_label(why.standing).text(language);
    let mut parts = vec![language.choose(
        format!("{gaps}个间隔里{near}个接近平常，现在{standing}"),
        format!("{gaps}個間隔裡{near}個接近平常，現在{standing}"),
        format!("{near} of {gaps} gaps near the usual, now {}", standing.to_lowercase()),
    )];
    if let Some(promotions) = why.promotions {
        let receipts = why.receipts;
        parts.push(language.choose(
            format!("{receipts}次里{promotions}次是促销"),
            format!("{receipts}次裡{promotions}次是促銷"),
            format!("{promotions} of {receipts} purchases in a promotion"),
        ));
    }
    if let Some((own, usual)) = why.categories {
        parts.push(language.choose(
            format!("买过{own}类商品，常客一般{usual}类"),
            format!("買過{own}類商品，常客一般{usual}類"),
            format!("{own} kinds of goods where {usual} are usual"),
        ));
    }
    if why.is_early() {
        let early = why.early_items;
        parts.push(language.choose(
            format!("{early}种新品30天内就买了"),
            format!("{early}種新品30天內就買了"),
            format!("{early} new items within 30 days"),
        ));
    }
    let facts = parts.join(language.choose("，", "，", ", ")) + language.choose("：", "：", ": ");
    Sentence::around(facts, attitude_labels(attitude).0.text(language).to_owned(), language.choose("。", "。", ".").to_owned())
}

/// Who is among the first to buy new items.
pub fn tell_early(items: u32, language: Language) -> Sentence {
    Sentence::of(language.choose(
        format!("{items}种新品上架30天内就买了。"),
        format!("{items}種新品上架30天內就買了。"),
        format!("Bought {items} new items within 30 days of their launch."),
    ))
}

/// Why this type of cooperation.
pub fn tell_cooperation(why: &CooperationWhy, language: Language) -> Sentence {
    let (first, last) = (format::day_long(why.first, language), format::day_long(why.last, language));
    let visits = why.visits;
    let facts = match (why.kind, why.season, why.ends) {
        (Cooperation::Seasonal, Some(season), _) => {
            let months = why::season_months(season, language);
            language.choose(
                format!("两年以上都在{months}来，别的月份没来过："),
                format!("兩年以上都在{months}來，別的月份沒來過："),
                format!("Came in {months} of at least two years and in no other month: "),
            )
        }
        (Cooperation::Phased, _, Some(ends)) => {
            let ends = format::day_long(ends, language);
            language.choose(format!("合作到{ends}："), format!("合作到{ends}："), format!("Agreed to last until {ends}: "))
        }
        (Cooperation::Phased, ..) => language.choose(
            format!("{first}到{last}来过{visits}天，后来没再来："),
            format!("{first}到{last}來過{visits}天，後來沒再來："),
            format!("{visits} visits from {first} to {last}, none since: "),
        ),
        (Cooperation::OneOff, ..) => {
            language.choose(format!("只在{first}来过："), format!("只在{first}來過："), format!("Came on {first} only: "))
        }
        _ => {
            let days = format::days(why.tenure_days.into(), language);
            language.choose(
                format!("认识{days}，来过{visits}天："),
                format!("認識{days}，來過{visits}天："),
                format!("Known for {days}, {visits} visits: "),
            )
        }
    };
    Sentence::around(facts, cooperation_labels(why.kind).0.text(language).to_owned(), language.choose("。", "。", ".").to_owned())
}

/// Why this fate.
pub fn tell_fate(why: &FateWhy, currency: Currency, language: Language) -> Sentence {
    let money = |amount_minor: i64| format::money(amount_minor, currency);
    let (net, left, before) = (money(why.net_minor), money(why.left_minor), money(why.net_before_minor));
    let mut facts = language.choose(
        format!("近一年净消费{net}，上一年{before}"),
        format!("近一年淨消費{net}，上一年{before}"),
        format!("{net} in the window, {before} in the one before"),
    );
    if why.left_minor != why.net_minor {
        facts += &language.choose(
            format!("，减去货款和花费后剩{left}"),
            format!("，減去貨款和花費後剩{left}"),
            format!(", {left} after goods and costs"),
        );
    }
    if why.referrals > 0 {
        let brought = format::counted(why.referrals.into(), language, "位客户", "位客戶", "customer", "customers");
        facts += &language.choose(format!("，带来{brought}"), format!("，帶來{brought}"), format!(", brought {brought}"));
    }
    facts += language.choose("：", "：", ": ");
    Sentence::around(facts, fate_labels(why.fate).0.text(language).to_owned(), language.choose("。", "。", ".").to_owned())
}

/// The facts of a hard bargainer.
pub fn tell_bargainer(why: &BargainerWhy, language: Language) -> Sentence {
    let (before, now) = (format::percent(why.share_before), format::percent(why.share_now));
    let (near, gaps) = (why.rhythm.near_median, why.rhythm.gaps);
    Sentence::of(language.choose(
        format!("折扣从{before}涨到{now}，{gaps}个间隔里只有{near}个接近平常，花得多却不忠诚。"),
        format!("折扣從{before}漲到{now}，{gaps}個間隔裡只有{near}個接近平常，花得多卻不忠誠。"),
        format!("Discounts rose from {before} to {now}, only {near} of {gaps} gaps near the usual, spends much and is not loyal."),
    ))
}

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
