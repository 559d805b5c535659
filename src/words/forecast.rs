//! Words of the forecast: who will come again, when, and what it brings.
mod trust;

use super::{Language, Sentence, format, insights, labels};
use crate::domain::{Currency, Day};
use crate::method::Expected;
use crate::method::survival::{EquityWhy, ForecastWhy};
pub use trust::{checked, fallback, fit_title, miss, not_checked, spend_warning, times};

labels! {
    /// Fixed texts of the forecast.
    pub enum ForecastLabel {
        YearAhead => "未来12个月", "未來12個月", "Next 12 months";
        OrdersAhead => "预计来几次", "預計來幾次", "Expected orders";
        StillHere => "还会再来的", "還會再來的", "Still with us";
        Checked => "核对过的误差", "核對過的誤差", "Checked against the past";
        NoFigure => "—", "—", "–";
        Computing => "正在推算，不耽误你做别的", "正在推算，不耽誤你做別的", "Working it out; you can go on";
        ComputingShort => "正在推算", "正在推算", "Working…";
        Failed => "推算中断了：这台设备的内存可能不够。数据没有受影响。", "推算中斷了：這台裝置的記憶體可能不夠。資料沒有受影響。", "The forecast stopped: there may be too little memory. Your data are untouched.";
        Retry => "再试一次", "再試一次", "Try again";
        Chance => "还会再来", "還會再來", "Will come again";
        NextOrder => "下次大约", "下次大約", "Next order about";
        NoChance => "不给可能性", "不給可能性", "No chance given";
        NoDay => "说不准", "說不準", "Cannot say";
        Customer => "客户", "客戶", "Customer";
        Why => "为什么", "為什麼", "Why";
        Expected => "预计带来", "預計帶來", "Expected";
        ChanceThen => "四周前", "四週前", "Four weeks ago";
        ChanceNow => "现在", "現在", "Now";
        TopNote => "未来12个月预计带来最多的客户；范围是十次里八次落在其中", "未來12個月預計帶來最多的客戶；範圍是十次裡八次落在其中", "Who is expected to bring most in the next 12 months; eight times in ten within the range told";
        FallingNote => "四周没来，再来的可能降得多，又值得去问一声的", "四週沒來，再來的可能降得多，又值得去問一聲的", "Not seen for four weeks, much less likely to come than before, and worth asking";
        NobodyFalling => "没有谁再来的可能在明显下降", "沒有誰再來的可能在明顯下降", "Nobody’s chance of coming again is clearly falling";
        ShowCustomers => "看这些客户", "看這些客戶", "See these customers";
        TopPeople => "预计带来最多的", "預計帶來最多的", "Expected to bring most";
        FallingPeople => "再来的可能在下降的", "再來的可能在下降的", "Less likely to come again";
        FitNote => "每组左边是实际人数，右边是推算的人数；按首次之后又来过几次分组", "每組左邊是實際人數，右邊是推算的人數；按首次之後又來過幾次分組", "Left the customers there are, right those the forecast would have; by how often they came again";
        CheckNote => "只看前一段记录来推算后一段，再和实际比：每组左边是实际平均次数，右边是推算的", "只看前一段記錄來推算後一段，再和實際比：每組左邊是實際平均次數，右邊是推算的", "The later part foretold from the earlier part alone: left what happened on average, right what was foretold";
        Actual => "实际", "實際", "Actual";
        Foretold => "推算", "推算", "Foretold";
        CameAgain => "首次之后又来", "首次之後又來", "Came again";
        People => "人数", "人數", "Customers";
        HowComputed => "怎么算的", "怎麼算的", "How this is computed";
        Model => "模型", "模型", "Model";
        Parameters => "参数（以周计）", "參數（以週計）", "Parameters (in weeks)";
        LogLikelihood => "对数似然", "對數似然", "Log-likelihood";
        Predicted => "核对段推算", "核對段推算", "Foretold in the check";
        Sorting => "分清谁会来（AUC）", "分清誰會來（AUC）", "Tells who comes (AUC)";
        Agreement => "相关", "相關", "Correlation";
        Spoken => "采用", "採用", "Used";
        Conventions => "一天算一次来；从首次那天起按周计；每次金额是首次以外各天的平均，已减退款；看到今天为止。BG/NBD 只作对比，从不用来说谁还在。", "一天算一次來；從首次那天起按週計；每次金額是首次以外各天的平均，已減退款；看到今天為止。BG/NBD 只作對比，從不用來說誰還在。", "A day with a purchase is one visit; weeks since the first; the value of an order is the mean of the days after the first, less refunds; observed until today. BG/NBD is there for comparison and never says who is still with us.";
        ChosenByCheck => "两个模型里用了核对时推算得更准的那个。", "兩個模型裡用了核對時推算得更準的那個。", "Of the two models the one is used that foretold the held-back part better.";
        ChosenByLikelihood => "两个模型推算得一样准，用了更贴合全部记录的那个。", "兩個模型推算得一樣準，用了更貼合全部記錄的那個。", "Both models foretell equally well; the one that fits the whole record better is used.";
        AliveDefinition => "还会再来的可能：由来的次数、上次离现在多久、认识多久，和全店客户的来去规律推算。", "還會再來的可能：由來的次數、上次離現在多久、認識多久，和全店客戶的來去規律推算。", "The chance of coming again, from the number of visits, the time since the last, the time we know each other, and how customers of this shop come and go.";
        NextDefinition => "像这样还会再来的客户，到这一天有一半又来了。", "像這樣還會再來的客戶，到這一天有一半又來了。", "By this day half of the customers like this who do come again have come.";
        YearDefinition => "一直来的次数×每次留下的×还会再来的可能，按365天，不折现。每次留下的：每次金额×近12个月里销售额真正留下的那一份。范围：像这样的客户十次里八次落在其中。", "一直來的次數×每次留下的×還會再來的可能，按365天，不折現。每次留下的：每次金額×近12個月裡銷售額真正留下的那一份。範圍：像這樣的客戶十次裡八次落在其中。", "Orders if they keep coming × what each leaves × the chance of coming again, over 365 days, not discounted. What an order leaves: its amount × the part of the sales of the window that was left. Range: eight in ten of customers like this fall within it.";
        EquityDefinition => "每位客户未来365天预计留下的相加：次数×每次留下的×还会再来的可能，不折现；散客不算。", "每位客戶未來365天預計留下的相加：次數×每次留下的×還會再來的可能，不折現；散客不算。", "What every customer is expected to leave in the next 365 days, added up: orders × what each leaves × the chance of coming again, not discounted; walk-ins are left out.";
        CadenceDefinition => "按各人的周期推算：准时和迟到的照常来，久没来的只算进高的一端，早就不来的不算。", "按各人的週期推算：準時和遲到的照常來，久沒來的只算進高的一端，早就不來的不算。", "By each customer’s own rhythm: on time and late go on as before, lapsed count in the high figure only, lost do not count.";
        CheckDefinition => "把最近一段记录盖住，只用之前的推算它，再和实际比。", "把最近一段記錄蓋住，只用之前的推算它，再和實際比。", "The latest part of the record is covered, foretold from what came before, and compared.";
    }
}

/// How likely a customer comes again, from the own facts.
pub fn chance(why: &ForecastWhy, language: Language) -> Sentence {
    let facts = facts(why, language);
    let Some(p) = why.own.p_alive else { return Sentence::of(facts) };
    let p = chance_share(p);
    match language {
        Language::Hans => Sentence::around(format!("{facts}像这样的客户，有"), p, "还会再来。".to_owned()),
        Language::Hant => Sentence::around(format!("{facts}像這樣的客戶，有"), p, "還會再來。".to_owned()),
        Language::English => Sentence::around(format!("{facts} Of customers like this, "), p, " will come again.".to_owned()),
    }
}

/// A chance in percent; nothing that is to come is certain or impossible.
pub fn chance_share(p: f64) -> String {
    insights::share(p.clamp(0.01, 0.99))
}

fn facts(why: &ForecastWhy, language: Language) -> String {
    let (visits, since) = (format::count(why.visits.into()), format::count(why.days_since.into()));
    match language {
        Language::Hans if why.days_since == 0 => format!("来过{visits}天，今天刚来过。"),
        Language::Hant if why.days_since == 0 => format!("來過{visits}天，今天剛來過。"),
        Language::Hans => format!("来过{visits}天，上次是{since}天前。"),
        Language::Hant => format!("來過{visits}天，上次是{since}天前。"),
        Language::English => {
            let visits = format::counted(why.visits.into(), language, "", "", "day", "days");
            let last = if why.days_since == 0 {
                "last today".to_owned()
            } else {
                format!("last {} ago", format::days(why.days_since.into(), language))
            };
            format!("Came on {visits}, {last}.")
        }
    }
}

/// When the next order is expected.
pub fn next_order(why: &ForecastWhy, language: Language) -> Sentence {
    let Some(day) = why.own.next_day else {
        return Sentence::of(language.choose(
            "来得太少，说不准下次什么时候。",
            "來得太少，說不準下次什麼時候。",
            "Too few visits to say when the next one is.",
        ));
    };
    let told = day_told(day, why.today, language);
    let is_model = why.own.p_alive.is_some();
    match language {
        Language::Hans if is_model => Sentence::around("还会再来的话，预计".to_owned(), told, "前后。".to_owned()),
        Language::Hant if is_model => Sentence::around("還會再來的話，預計".to_owned(), told, "前後。".to_owned()),
        Language::English if is_model => Sentence::around("If they come again, expect it about ".to_owned(), told, ".".to_owned()),
        Language::Hans => Sentence::around("照自己的周期，预计".to_owned(), told, "前后来。".to_owned()),
        Language::Hant => Sentence::around("照自己的週期，預計".to_owned(), told, "前後來。".to_owned()),
        Language::English => Sentence::around("By their own rhythm, expect them about ".to_owned(), told, ".".to_owned()),
    }
}

/// A day of the forecast: relative within a week, then absolute.
pub fn day_told(day: Day, today: Day, language: Language) -> String {
    format::day_relative(day, today, language)
}

/// What the next 12 months leave: its inputs (orders, what each leaves, the chance of coming again), the middle and the range.
pub fn year(why: &ForecastWhy, currency: Currency, language: Language) -> Sentence {
    let own = &why.own;
    let orders = orders(why.orders_if_here);
    let [order, low, middle, high] = [own.order_minor, own.low_minor, own.middle_minor, own.high_minor].map(|minor| money(minor, currency));
    let leaves = match (language, why.is_of_sales) {
        (Language::Hans, true) => format!("每次约{order}"),
        (Language::Hans, false) => format!("每次约留下{order}"),
        (Language::Hant, true) => format!("每次約{order}"),
        (Language::Hant, false) => format!("每次約留下{order}"),
        (Language::English, true) => format!("about {order} each"),
        (Language::English, false) => format!("each leaving about {order}"),
    };
    let inputs = match (language, own.p_alive.map(chance_share)) {
        (Language::Hans, Some(chance)) => format!("一直来的话，12个月里约{orders}次，{leaves}；还会再来的可能{chance}。合起来约"),
        (Language::Hant, Some(chance)) => format!("一直來的話，12個月裡約{orders}次，{leaves}；還會再來的可能{chance}。合起來約"),
        (Language::English, Some(chance)) => {
            format!("If they keep coming, {orders} orders in 12 months, {leaves}; chance of coming again {chance}. Together about ")
        }
        (Language::Hans, None) => format!("照自己的周期，12个月里约{orders}次，{leaves}。合起来约"),
        (Language::Hant, None) => format!("照自己的週期，12個月裡約{orders}次，{leaves}。合起來約"),
        (Language::English, None) => format!("By their own rhythm, {orders} orders in 12 months, {leaves}. Together about "),
    };
    let range = match language {
        Language::Hans => format!("，多半在{low}到{high}之间。"),
        Language::Hant => format!("，多半在{low}到{high}之間。"),
        Language::English => format!(", most likely between {low} and {high}."),
    };
    Sentence::around(inputs, middle, range + of_sales(why.is_of_sales, language))
}

/// That nobody said what goods cost; empty where somebody did.
pub fn of_sales(is_of_sales: bool, language: Language) -> &'static str {
    if !is_of_sales {
        return "";
    }
    language.choose(
        "还没有填货本和毛利率，所以这是销售额，不是留下的。",
        "還沒有填貨本和毛利率，所以這是銷售額，不是留下的。",
        " No cost and no margin is set, so this is sales and not what is left.",
    )
}

/// Expected orders with one decimal, none from ten on.
pub fn orders(expected: f64) -> String {
    if expected >= 9.95 { format::count(expected.round() as i64) } else { format::ratio(expected) }
}

/// A forecast is told in whole units of the currency.
fn whole(amount_minor: i64, currency: Currency) -> i64 {
    let scale = 10_i64.pow(currency.minor_digits());
    (amount_minor + scale / 2).div_euclid(scale).saturating_mul(scale)
}

/// An expected amount.
pub fn money(amount_minor: i64, currency: Currency) -> String {
    format::money(whole(amount_minor, currency), currency)
}

/// `¥100至¥300`.
pub fn range(low_minor: i64, high_minor: i64, currency: Currency, language: Language) -> String {
    let (low, high) = (money(low_minor, currency), money(high_minor, currency));
    language.choose(format!("{low}至{high}"), format!("{low}至{high}"), format!("{low} – {high}"))
}

/// What all customers leave in the next 12 months.
pub fn equity(why: &EquityWhy, expected: &Expected, currency: Currency, language: Language) -> Sentence {
    let people =
        format::counted(why.customers.into(), language, "位买过的客户", "位買過的客戶", "customer who bought", "customers who bought");
    let [low, middle, high] = [expected.low_minor, expected.middle_minor, expected.high_minor].map(|minor| money(minor, currency));
    let orders = format::count(expected.orders.round() as i64);
    let each = if expected.orders >= 0.5 {
        money((expected.middle_minor as f64 / expected.orders).round() as i64, currency)
    } else {
        money(0, currency)
    };
    let after = of_sales(expected.is_of_sales, language);
    match language {
        Language::Hans => Sentence::around(
            format!("{people}，未来12个月预计来{orders}次（不再来的已扣掉），每次约{each}，一共约"),
            middle,
            format!("，多半在{low}到{high}之间。{after}"),
        ),
        Language::Hant => Sentence::around(
            format!("{people}，未來12個月預計來{orders}次（不再來的已扣掉），每次約{each}，一共約"),
            middle,
            format!("，多半在{low}到{high}之間。{after}"),
        ),
        Language::English => Sentence::around(
            format!("{people} are expected to come {orders} times in the next 12 months (those who left taken off), about {each} each: "),
            middle,
            format!(" in all, most likely between {low} and {high}.{after}"),
        ),
    }
}

/// What the range of the shop rests on.
pub fn equity_range(why: &EquityWhy, language: Language) -> String {
    let spread = insights::share(why.equity.spread);
    match (why.fallback, why.equity.is_by_holdout) {
        (Some(_), _) => language
            .choose(
                "范围：低的一端只算准时来的，高的一端连久没来的也算。",
                "範圍：低的一端只算準時來的，高的一端連久沒來的也算。",
                "Range: low counts only those on time, high the lapsed too.",
            )
            .to_owned(),
        (None, true) => language.choose(
            format!("范围上下各{spread}：核对过去时就差这么多。"),
            format!("範圍上下各{spread}：核對過去時就差這麼多。"),
            format!("Range: {spread} either way, as far as the check against the past missed."),
        ),
        (None, false) => language.choose(
            format!("范围上下各{spread}：各位客户来多来少有偶然，记录不多也有误差。"),
            format!("範圍上下各{spread}：各位客戶來多來少有偶然，記錄不多也有誤差。"),
            format!(
                "Range: {spread} either way, from the chance in how often each customer comes and from what the records leave uncertain."
            ),
        ),
    }
}

/// How many are still with the shop.
pub fn still_here(why: &EquityWhy, language: Language) -> Sentence {
    let of = format::count(why.customers.into());
    let Some(here) = why.still_here else {
        return Sentence::of(why.fallback.map(|fallback| self::fallback(&fallback, language)).unwrap_or_default());
    };
    let here = format::count(here.round() as i64);
    match language {
        Language::Hans => Sentence::around(format!("{of}位买过的客户里，大约"), here, "位还会再来。".to_owned()),
        Language::Hant => Sentence::around(format!("{of}位買過的客戶裡，大約"), here, "位還會再來。".to_owned()),
        Language::English => Sentence::around(format!("Of {of} customers who bought, about "), here, " will come again.".to_owned()),
    }
}

/// The conclusion over the ranked list.
pub fn top_title(count: usize, share: f64, language: Language) -> String {
    let (count, share) = (format::count(count as i64), insights::share(share));
    language.choose(
        format!("未来12个月，这{count}位预计带来{share}"),
        format!("未來12個月，這{count}位預計帶來{share}"),
        format!("These {count} are expected to bring {share} of the next 12 months"),
    )
}

/// The conclusion over those whose chance falls.
pub fn falling_title(count: usize, at_stake_minor: i64, currency: Currency, language: Language) -> String {
    let (people, money) = (format::count(count as i64), money(at_stake_minor, currency));
    language.choose(
        format!("{people}位再来的可能在下降，关系到{money}"),
        format!("{people}位再來的可能在下降，關係到{money}"),
        format!("{people} are less likely to come again, {money} at stake"),
    )
}

/// How the chance fell in four weeks.
pub fn fell(why: &ForecastWhy, language: Language) -> Sentence {
    let (before, now) = (chance_share(why.own.p_alive_before.unwrap_or_default()), chance_share(why.own.p_alive.unwrap_or_default()));
    let facts = facts(why, language);
    match language {
        Language::Hans => Sentence::around(format!("{facts}再来的可能四周里从{before}降到"), now, "。".to_owned()),
        Language::Hant => Sentence::around(format!("{facts}再來的可能四週裡從{before}降到"), now, "。".to_owned()),
        Language::English => {
            Sentence::around(format!("{facts} The chance of coming again fell from {before} to "), now, " in four weeks.".to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::method::survival::{CustomerForecast, Equity, Fallback};

    fn why() -> ForecastWhy {
        let own = CustomerForecast {
            p_alive: Some(0.824),
            p_alive_before: Some(0.91),
            expected_orders: 6.24,
            low_orders: 2,
            high_orders: 11,
            order_minor: 3_817,
            low_minor: 7_634,
            middle_minor: 23_818,
            high_minor: 41_987,
            next_day: Day::from_civil(2026, 12, 3),
        };
        let today = Day::from_civil(2026, 11, 21).unwrap();
        ForecastWhy { visits: 7, days_since: 51, today, orders_if_here: own.expected_orders / 0.824, own, is_of_sales: false }
    }

    #[test]
    fn a_customer_is_told_as_a_shop_owner_would() {
        let why = why();
        assert_eq!(chance(&why, Language::Hans).plain(), "来过7天，上次是51天前。像这样的客户，有82%还会再来。");
        assert_eq!(
            chance(&why, Language::English).plain(),
            "Came on 7 days, last 51 days ago. Of customers like this, 82% will come again."
        );
        assert_eq!((chance_share(0.9999), chance_share(0.0)), ("99%".to_owned(), "1%".to_owned()));
        assert_eq!(next_order(&why, Language::Hans).plain(), "还会再来的话，预计12月3日前后。");
        assert_eq!(next_order(&why, Language::Hant).plain(), "還會再來的話，預計12月3日前後。");
        assert_eq!(
            year(&why, Currency::Cny, Language::Hans).plain(),
            "一直来的话，12个月里约7.6次，每次约留下¥38；还会再来的可能82%。合起来约¥238，多半在¥76到¥420之间。"
        );
        let of_sales = ForecastWhy { is_of_sales: true, own: CustomerForecast { p_alive: None, ..why.own }, orders_if_here: 6.24, ..why };
        assert_eq!(
            year(&of_sales, Currency::Cny, Language::English).plain(),
            "By their own rhythm, 6.2 orders in 12 months, about ¥38 each. Together about ¥238, most likely between ¥76 and ¥420. \
             No cost and no margin is set, so this is sales and not what is left."
        );
        assert_eq!(fell(&why, Language::Hans).plain(), "来过7天，上次是51天前。再来的可能四周里从91%降到82%。");
    }

    #[test]
    fn the_shop_is_told_with_its_range_and_every_fallback_says_which() {
        let equity_of =
            Equity { low_minor: 800_000, middle_minor: 1_000_000, high_minor: 1_200_000, orders: 300.0, spread: 0.2, is_by_holdout: true };
        let expected =
            Expected { low_minor: 800_000, middle_minor: 1_000_000, high_minor: 1_200_000, orders: 300.0, ..Expected::default() };
        let why = EquityWhy { customers: 2_357, equity: equity_of, fallback: None, still_here: Some(1_051.8) };
        assert_eq!(
            equity(&why, &expected, Currency::Cny, Language::Hans).plain(),
            "2,357位买过的客户，未来12个月预计来300次（不再来的已扣掉），每次约¥33，一共约¥10,000，多半在¥8,000到¥12,000之间。"
        );
        assert_eq!(still_here(&why, Language::English).plain(), "Of 2,357 customers who bought, about 1,052 will come again.");
        assert_eq!(equity_range(&why, Language::Hans), "范围上下各20%：核对过去时就差这么多。");
        let all = [
            Fallback::TooFew { repeaters: 3 },
            Fallback::TooShort { days: 22 },
            Fallback::AllAlike,
            Fallback::NoDropout,
            Fallback::NotConverged,
            Fallback::Missed { bias: 1.02 },
            Fallback::Missed { bias: -0.6 },
        ];
        for language in Language::ALL {
            let told: std::collections::BTreeSet<String> = all.iter().map(|reason| fallback(reason, language)).collect();
            assert_eq!(told.len(), all.len(), "each reason has a sentence of its own");
        }
        assert_eq!(checked(1_665.5, 1_882, 273, Language::Hans).plain(), "把最近273天盖住来推算：推算1,666次，实际1,882次，差−11%。");
    }
}
