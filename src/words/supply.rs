//! Words of the supply plan of a trade customer.
use super::insights::month_long;
use super::{Language, Sentence, care, format, labels};
use crate::care::Delivered;
use crate::domain::{Currency, FutureNeed, Month, quantity_text};
use crate::method::{SUPPLY_BASE_MONTHS, Supply};

labels! {
    /// Fixed texts.
    pub enum SupplyLabel {
        Title => "供货计划", "供貨計劃", "Supply plan";
        Back => "回到这位客户", "回到這位客戶", "Back to the customer";
        Note => "以后三个月大概要多少，先和客户对一遍，再备货。", "以後三個月大概要多少，先和客戶對一遍，再備貨。", "What they will take in the next three months: settle it with them, then order it.";
        Estimated => "这是按以前买的估的，改好以后保存。", "這是按以前買的估的，改好以後儲存。", "Estimated from what they bought. Change it, then save.";
        Nothing => "这位还没有反复买过同一样商品，估不出来。可以自己加商品。", "這位還沒有反覆買過同一樣商品，估不出來。可以自己加商品。", "They have not bought the same item again, so nothing can be estimated. Add items yourself.";
        Pieces => "件数", "件數", "Pieces";
        Amount => "金额", "金額", "Amount";
        When => "送货日子和价钱变动", "送貨日子和價錢變動", "Delivery days and price changes";
        AddItem => "加一样商品", "加一樣商品", "Add an item";
        ChooseItem => "请选一样", "請選一樣", "Choose one";
        RemoveItem => "去掉这样商品", "移除這樣商品", "Remove the item";
        Refill => "按以前买的重新估", "按以前買的重新估", "Estimate again from purchases";
        Print => "打印", "列印", "Print";
        Item => "商品", "商品", "Item";
        Total => "合计", "合計", "Total";
        SoFar => "说好的和拿走的", "說好的和拿走的", "Planned and taken";
        BadNumber => "件数和金额要填数字，不能少于零。", "件數和金額要填數字，不能少於零。", "Pieces and amounts are numbers, not below zero.";
    }
}

/// Why it is on today's list: `11月的茉莉花茶打算20件，拿了9件，少了55%。`
pub fn task(product: &str, month: Month, [planned_milli, taken_milli]: [i64; 2], others: usize, language: Language) -> Sentence {
    let when = month_long(month, language);
    let (planned, taken) = (quantity_text(planned_milli), quantity_text(taken_milli));
    let figure = apart(planned_milli, taken_milli, language);
    let more = match (others, language) {
        (0, _) => String::new(),
        (_, Language::Hans) => format!("，另有{others}样也差得多"),
        (_, Language::Hant) => format!("，另有{others}樣也差得多"),
        (1, Language::English) => ", one more item strays too".to_owned(),
        (_, Language::English) => format!(", {others} more items stray too"),
    };
    let (before, after) = language.choose(
        (format!("{when}的{product}打算{planned}件，拿了{taken}件，"), format!("{more}。问问原因，再改计划。")),
        (format!("{when}的{product}打算{planned}件，拿了{taken}件，"), format!("{more}。問問原因，再改計劃。")),
        (format!("{product}, {when}: {planned} planned, {taken} taken, "), format!("{more}. Ask why, then change the plan.")),
    );
    Sentence::around(before, figure, after)
}

/// How far it strays: `少了55%`.
fn apart(planned_milli: i64, taken_milli: i64, language: Language) -> String {
    let percent = (i128::from(taken_milli - planned_milli).abs() * 100 / i128::from(planned_milli.max(1))) as i64;
    let percent = format::count(percent);
    if taken_milli < planned_milli {
        language.choose(format!("少了{percent}%"), format!("少了{percent}%"), format!("{percent}% less"))
    } else {
        language.choose(format!("多了{percent}%"), format!("多了{percent}%"), format!("{percent}% more"))
    }
}

/// One line of what was planned for a month and what was taken.
pub fn delivered(found: &Delivered, product: &str, language: Language) -> Sentence {
    let when = month_long(found.line.month, language);
    let planned = quantity_text(found.line.quantity_milli);
    let taken = quantity_text(found.taken_milli);
    let far = match found.deviates_since {
        Some(_) => format!("{}{}", language.choose("，", "，", ", "), apart(found.line.quantity_milli, found.taken_milli, language)),
        None => String::new(),
    };
    let (before, after) = language.choose(
        (format!("{when}，{product}打算{planned}件，拿了"), format!("件{far}。")),
        (format!("{when}，{product}打算{planned}件，拿了"), format!("件{far}。")),
        (format!("{when}, {product}: {planned} planned, "), format!(" taken{far}.")),
    );
    Sentence::around(before, taken, after)
}

/// Why so much is expected, from the customer's own purchases.
pub fn why(supply: &Supply, months: &[Month], currency: Currency, language: Language) -> String {
    let mean = quantity_text(round_tenth(supply.mean_milli));
    let over = format::count(supply.months.into());
    let average = match (supply.months, language) {
        (0, _) => String::new(),
        (SUPPLY_BASE_MONTHS, Language::Hans) => format!("最近{over}个月平均每月{mean}件"),
        (SUPPLY_BASE_MONTHS, Language::Hant) => format!("最近{over}個月平均每月{mean}件"),
        (_, Language::Hans) => format!("从第一次来的{over}个月平均每月{mean}件"),
        (_, Language::Hant) => format!("從第一次來的{over}個月平均每月{mean}件"),
        (SUPPLY_BASE_MONTHS, Language::English) => format!("{mean} a month over the last {over} months"),
        (1, Language::English) => format!("{mean} in the one month with us"),
        (_, Language::English) => format!("{mean} a month over the {over} months with us"),
    };
    let before: Vec<String> = months
        .iter()
        .zip(supply.last_year_milli)
        .filter_map(|(month, milli)| {
            let pieces = quantity_text(milli?);
            let name = format::month_short(month.year_month().1, language);
            Some(language.choose(format!("{name}{pieces}件"), format!("{name}{pieces}件"), format!("{pieces} in {name}")))
        })
        .collect();
    let last_year = (!before.is_empty()).then(|| {
        let before = format::list(&before, language);
        language.choose(format!("去年{before}"), format!("去年{before}"), format!("last year {before}"))
    });
    let price = format::money(supply.price_minor, currency);
    let is_moved = (supply.price_minor - supply.mean_price_minor).abs() * 100 > supply.mean_price_minor;
    let usual = format::money(supply.mean_price_minor, currency);
    let price = match (is_moved, language) {
        (false, Language::English) => format!("{price} each"),
        (true, Language::English) => format!("{price} each last, {usual} on average before"),
        (false, _) => language.choose(format!("单价{price}"), format!("單價{price}"), String::new()),
        (true, _) => {
            language.choose(format!("最近单价{price}，以前平均{usual}"), format!("最近單價{price}，以前平均{usual}"), String::new())
        }
    };
    let parts: Vec<String> = [average].into_iter().filter(|part| !part.is_empty()).chain(last_year).chain([price]).collect();
    format!("{}{}", parts.join(language.choose("；", "；", "; ")), language.choose("。", "。", "."))
}

fn round_tenth(milli: i64) -> i64 {
    (milli + 50) / 100 * 100
}

/// A need that was noted: `年货礼盒（客户说的）`.
pub fn need(need: &FutureNeed, language: Language) -> String {
    format!("{}{}", need.text, care::sure(need.confidence, language))
}

/// The heading of a customer's plan.
pub fn heading(name: &str, language: Language) -> String {
    language.choose(format!("{name}的供货计划"), format!("{name}的供貨計劃"), format!("Supply plan of {name}"))
}

/// The name of a field of one item and month, as it is read aloud.
pub fn field(product: &str, month: Month, label: &str, language: Language) -> String {
    let when = month_long(month, language);
    language.choose(format!("{product}，{when}{label}"), format!("{product}，{when}{label}"), format!("{product}, {when}, {label}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ProductId;

    #[test]
    fn the_reason_is_made_of_the_customers_own_purchases() {
        let months = [Month::new(2026, 12).unwrap(), Month::new(2027, 1).unwrap(), Month::new(2027, 2).unwrap()];
        let supply = Supply {
            product: ProductId(0),
            expected_milli: [13_000, 5_000, 5_000],
            mean_milli: 5_000,
            months: 6,
            last_year_milli: [Some(20_000), None, None],
            price_minor: 1_200,
            mean_price_minor: 1_000,
        };
        let told = |language| why(&supply, &months, Currency::Cny, language);
        assert_eq!(told(Language::Hans), "最近6个月平均每月5件；去年12月20件；最近单价¥12，以前平均¥10。");
        assert_eq!(told(Language::English), "5 a month over the last 6 months; last year 20 in Dec; ¥12 each last, ¥10 on average before.");
    }

    #[test]
    fn a_deviation_says_how_far_and_what_to_do() {
        let told = |language| task("花茶", Month::new(2026, 10).unwrap(), [20_000, 9_000], 1, language).plain();
        assert_eq!(told(Language::Hans), "2026年10月的花茶打算20件，拿了9件，少了55%，另有1样也差得多。问问原因，再改计划。");
        assert_eq!(
            told(Language::English),
            "花茶, Oct 2026: 20 planned, 9 taken, 55% less, one more item strays too. Ask why, then change the plan."
        );
    }
}
