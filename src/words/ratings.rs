//! Words of satisfaction: what was expected, what was got, and what to do about the gap.
use super::{Language, Sentence, format, labels};
use crate::domain::{GapRoute, Shortfall};
use crate::method::satisfaction::{ExpectationMark, HIGH_STARS, LOW_STARS, MARKED_GAP, MIN_RATINGS, RouteRecord, Stars};

labels! {
    /// Fixed texts of satisfaction.
    pub enum RatingLabel {
        Title => "期望和满意", "期望和滿意", "Expected and got";
        AskExpected => "对这次的期望", "對這次的期望", "What do they expect?";
        AskExpectedNew => "记一次期望", "記一次期望", "Note an expectation";
        AskGot => "实际得到", "實際得到", "What did they get?";
        AskSide => "差在哪里", "差在哪裡", "Where did it fall short?";
        AskRoute => "怎么补", "怎麼補", "How to close the gap";
        TooLittle => "得到的太少", "得到的太少", "Too little got";
        TooMuch => "付出的太多", "付出的太多", "Too much given";
        Quality => "质量", "品質", "quality";
        Service => "服务", "服務", "service";
        Staff => "人员", "人員", "staff";
        Image => "面子", "面子", "image";
        Money => "花钱", "花錢", "money";
        Time => "花时间", "花時間", "time";
        Effort => "费力", "費力", "effort";
        Worry => "操心", "操心", "worry";
        RaiseGains => "让他得到更多", "讓他得到更多", "Give more";
        CutLosses => "让他付出更少", "讓他付出更少", "Ask for less";
        BothRoutes => "两样都做", "兩樣都做", "Both";
        OverPromised => "承诺过高", "承諾過高", "Over-promised";
        UnderSold => "说得太少", "說得太少", "Under-sold";
        NoRatings => "还没有记过期望和满意", "還沒有記過期望和滿意", "No expectations noted yet";
        HowTo => "收银保存之后点一下期望几星，回访时点一下得到几星，差距就在这里。", "收銀儲存之後點一下期望幾星，回訪時點一下得到幾星，差距就在這裡。", "Tap what they expect after a sale and what they got at the follow-up: the gap appears here.";
        Note => "差距＝得到的星 − 期望的星，按商品和承诺", "差距＝得到的星 − 期望的星，按商品和承諾", "Gap = stars got − stars expected, by product and promise";
        Product => "商品", "商品", "Product";
        Promise => "承诺", "承諾", "Promise";
        Of => "商品或承诺", "商品或承諾", "Product or promise";
        Count => "次数", "次數", "Ratings";
        Expected => "期望", "期望", "Expected";
        Got => "得到", "得到", "Got";
        Gap => "差距", "差距", "Gap";
        Sales => "净销售额", "淨銷售額", "Net sales";
        Mark => "标记", "標記", "Mark";
        SeeDisappointed => "看没被满足的客户", "看沒被滿足的客戶", "See who was disappointed";
        Disappointed => "最近一次没被满足", "最近一次沒被滿足", "Disappointed the last time";
        Subject => "承诺的是什么（可不填）", "承諾的是什麼（可不填）", "What was promised (optional)";
        Routes => "补救的三条路", "補救的三條路", "Three ways to close a gap";
        TakeBack => "去掉", "移除", "Remove";
    }
}

/// The words for a side.
pub const fn shortfall_label(side: Shortfall) -> RatingLabel {
    match side {
        Shortfall::Quality => RatingLabel::Quality,
        Shortfall::Service => RatingLabel::Service,
        Shortfall::Staff => RatingLabel::Staff,
        Shortfall::Image => RatingLabel::Image,
        Shortfall::Money => RatingLabel::Money,
        Shortfall::Time => RatingLabel::Time,
        Shortfall::Effort => RatingLabel::Effort,
        Shortfall::Worry => RatingLabel::Worry,
    }
}

/// The words for a way of closing a gap.
pub const fn route_label(route: GapRoute) -> RatingLabel {
    match route {
        GapRoute::RaiseGains => RatingLabel::RaiseGains,
        GapRoute::CutLosses => RatingLabel::CutLosses,
        GapRoute::Both => RatingLabel::BothRoutes,
    }
}

/// The words for a mark.
pub const fn mark_label(mark: ExpectationMark) -> RatingLabel {
    match mark {
        ExpectationMark::OverPromised => RatingLabel::OverPromised,
        ExpectationMark::UnderSold => RatingLabel::UnderSold,
    }
}

/// One to five stars as a choice: `4★`.
pub fn star(stars: u8) -> String {
    format!("{stars}★")
}

/// An average of stars: `4.6`.
pub fn average(stars: Option<f64>) -> String {
    stars.map_or_else(|| "–".to_owned(), |stars| format!("{stars:.1}"))
}

/// A gap with its sign: `−1.4`, `+0.3`, `0.0`.
pub fn gap(gap: Option<f64>) -> String {
    let Some(gap) = gap else { return "–".to_owned() };
    let text = format!("{:.1}", gap.abs());
    match gap {
        _ if text == "0.0" => text,
        gap if gap < 0.0 => format!("−{text}"),
        _ => format!("+{text}"),
    }
}

/// `期望4.6，得到3.2（5次），差−1.4。`
pub fn stars_told(stars: &Stars, language: Language) -> Sentence {
    let (expected, got, gap) = (average(stars.expected()), average(stars.got()), gap(stars.gap()));
    let times = format::counted(stars.ratings.into(), language, "次", "次", "rating", "ratings");
    Sentence::around(
        language.choose(
            format!("期望{expected}，得到{got}（{times}），差"),
            format!("期望{expected}，得到{got}（{times}），差"),
            format!("Expected {expected}, got {got} ({times}): "),
        ),
        gap,
        language.choose("。", "。", ".").to_owned(),
    )
}

/// One rating: `期望5，得到3，差−2`; what is missing is said.
pub fn rating_told(expected: Option<u8>, got: Option<u8>, language: Language) -> String {
    match (expected, got) {
        (Some(expected), Some(got)) => {
            let gap = match (got, expected) {
                (got, expected) if got < expected => format!("−{}", expected - got),
                (got, expected) if got > expected => format!("+{}", got - expected),
                _ => "0".to_owned(),
            };
            language.choose(
                format!("期望{expected}星，得到{got}星，差{gap}"),
                format!("期望{expected}星，得到{got}星，差{gap}"),
                format!("Expected {expected}, got {got}: {gap}"),
            )
        }
        (Some(expected), None) => language.choose(
            format!("期望{expected}星，还没问得到多少"),
            format!("期望{expected}星，還沒問得到多少"),
            format!("Expected {expected}; not asked yet what they got"),
        ),
        (None, Some(got)) => language.choose(format!("得到{got}星"), format!("得到{got}星"), format!("Got {got}")),
        (None, None) => String::new(),
    }
}

/// What was noted at the counter: `已记：期望4星。`
pub fn expected_noted(stars: u8, language: Language) -> String {
    language.choose(format!("已记：期望{stars}星。"), format!("已記：期望{stars}星。"), format!("Noted: they expect {stars} of 5."))
}

/// The satisfaction of the shop as a title.
pub fn title(stars: &Stars, language: Language) -> String {
    let (short, all) = (format::count(stars.short.into()), format::count(stars.ratings.into()));
    match stars.ratings {
        0 => language.choose(
            format!("有{}次期望还没回访", stars.waiting),
            format!("有{}次期望還沒回訪", stars.waiting),
            format!(
                "{} noted, none followed up yet",
                format::counted(stars.waiting.into(), language, "", "", "expectation", "expectations")
            ),
        ),
        _ => language.choose(
            format!("{all}次里有{short}次没到客户的期望"),
            format!("{all}次裡有{short}次沒到客戶的期望"),
            format!("{short} of {all} fell short of what was expected"),
        ),
    }
}

/// How satisfaction and its marks are computed.
pub fn definition(middle: Option<String>, window_days: u16, language: Language) -> String {
    let middle = middle.unwrap_or_else(|| "–".to_owned());
    let (high, low, gap) = (HIGH_STARS, LOW_STARS, MARKED_GAP);
    language.choose(
        format!("两样都记了才算一次。至少{MIN_RATINGS}次才标记。承诺过高：期望平均{high}星以上，得到的少{gap}星以上。说得太少：期望平均{low}星以下，得到的多{gap}星以上，而且近{window_days}天卖得不到中间的商品（{middle}）。"),
        format!("兩樣都記了才算一次。至少{MIN_RATINGS}次才標記。承諾過高：期望平均{high}星以上，得到的少{gap}星以上。說得太少：期望平均{low}星以下，得到的多{gap}星以上，而且近{window_days}天賣得不到中間的商品（{middle}）。"),
        format!("A rating counts once both are noted; marks from {MIN_RATINGS} ratings on. Over-promised: {high} stars or more expected on average, and at least {gap} less got. Under-sold: {low} stars or fewer expected, at least {gap} more got, and sales of the last {window_days} days below the middle product ({middle})."),
    )
}

/// The shop's own record of a way: `用过4次，3次再评过，2次达到期望`.
pub fn route_record(record: RouteRecord, language: Language) -> String {
    let RouteRecord { taken, answered, met } = record;
    match taken {
        0 => language.choose("还没用过", "還沒用過", "not tried yet").to_owned(),
        _ if answered == 0 => language.choose(
            format!("用过{taken}次，还没再评"),
            format!("用過{taken}次，還沒再評"),
            format!("tried {taken}, not rated again yet"),
        ),
        _ => language.choose(
            format!("用过{taken}次，之后再评的{answered}次里有{met}次达到期望"),
            format!("用過{taken}次，之後再評的{answered}次裡有{met}次達到期望"),
            format!("tried {taken}; of {answered} rated again, {met} met the expectation"),
        ),
    }
}

/// What the list of the disappointed of a product or promise is called.
pub fn disappointed_by(name: &str, language: Language) -> String {
    language.choose(format!("“{name}”没到期望"), format!("「{name}」沒到期望"), format!("Disappointed by “{name}”"))
}
