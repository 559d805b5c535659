//! Words of winning customers: sources and costs, old and new money, the textbook's figures of the shop's own.
use super::{Language, Sentence, format, insights, labels, person, returning::tenths};
use crate::domain::{Currency, Month, Source};
use crate::method::{
    AVERAGE_MONTHS, Acquisition, Attempts, LessChurn, MIN_CASES, NoChurn, OldShare, SourceFigures, Success, TenureWhy, TenureYear, WinKeep,
};

labels! {
    /// Fixed texts of winning customers.
    pub enum WinningLabel {
        SourcesNote => "每条来路带来的新客户；按一下看名单", "每條來路帶來的新客戶；按一下看名單", "New customers by the way they came; press one for the names";
        SourcesDefinition => "新客户：第一次购买在窗口里。花费：记下的拉新花费和介绍奖励。一位的花费＝花费 ÷ 新客户；没记花费就不算，不当作零。", "新客戶：第一次購買在範圍裡。花費：記下的拉新花費和介紹獎勵。一位的花費＝花費 ÷ 新客戶；沒記花費就不算，不當作零。", "New: the first purchase lies in the window. Spent: what was noted for winning customers, and rewards for bringing them. Cost of one = spent ÷ new customers; where nothing is noted there is none, rather than a cost of nothing.";
        NobodyNew => "这段时间没有新客户", "這段時間沒有新客戶", "No new customers in this time";
        NoSource => "没记来路", "沒記來路", "Not noted";
        Source => "来路", "來路", "Source";
        NewCustomers => "新客户", "新客戶", "New customers";
        Spent => "花费", "花費", "Spent";
        CostEach => "一位的花费", "一位的花費", "Cost of one";
        Brought => "带来的净销售额", "帶來的淨銷售額", "Net sales so far";
        NoteSources => "在客户资料里选上来路，就能比出哪条路最值。", "在客戶資料裡選上來路，就能比出哪條路最值。", "Choose the source in a customer's record, and this shows which way pays best.";
        AddSpending => "记一笔拉新花费", "記一筆拉新花費", "Note what winning cost";
        Amount => "金额", "金額", "Amount";
        ForMonth => "哪个月的", "哪個月的", "For the month";
        ForNoSource => "不分来路", "不分來路", "No source in particular";
        What => "花在什么上（可不填）", "花在什麼上（可不填）", "What for (optional)";
        BadAmount => "请填一个大于零的金额。", "請填一個大於零的金額。", "Enter an amount above zero.";
        Remove => "删掉", "刪除", "Remove";
        Spendings => "记过的拉新花费", "記過的拉新花費", "Noted spendings";
        CostOfOne => "新客户一位的花费", "新客戶一位的花費", "Cost of a new customer";
        NotNoted => "没记花费", "沒記花費", "Not noted";
        OldShare => "本月老客户占比", "本月老客戶佔比", "From old customers this month";
        OldShareNote => "每个月老客户和新客户各占销售额的多少", "每個月老客戶和新客戶各佔銷售額的多少", "How much of each month's sales comes from old and from new customers";
        OldShareDefinition => "老客户：以前的月份买过。占比＝老客户净销售额 ÷（老客户＋新客户），散客不算。课本说：六成收入来自老客户。", "老客戶：以前的月份買過。佔比＝老客戶淨銷售額 ÷（老客戶＋新客戶），散客不算。課本說：六成收入來自老客戶。", "Old: bought in an earlier month. Share = net sales with old customers ÷ with old and new ones; walk-ins are left out. The textbook says 60% of income comes from old customers.";
        OldCustomers => "老客户", "老客戶", "Old customers";
        Share => "占比", "佔比", "Share";
        Textbook => "课本上的三个数，本店自己的", "課本上的三個數，本店自己的", "Three textbook figures, as this shop's own";
        TextbookSuccess => "课本：向新客户推销成功率15%，向老客户50%。", "課本：向新客戶推銷成功率15%，向老客戶50%。", "Textbook: selling succeeds with 15% of new people and 50% of old customers.";
        TextbookCost => "课本：赢得一位新客户的花费是留住一位老客户的5倍。", "課本：贏得一位新客戶的花費是留住一位老客戶的5倍。", "Textbook: winning a customer costs five times as much as keeping one.";
        TextbookChurn => "课本：流失减少5个百分点，利润增加25%到85%。", "課本：流失減少5個百分點，利潤增加25%到85%。", "Textbook: five points less churn bring 25% to 85% more profit.";
        TenureNote => "客户在第几年里平均贡献多少，只算满了那一年、并在那年买过的", "客戶在第幾年裡平均貢獻多少，只算滿了那一年、並在那年買過的", "What a customer leaves in each year with you; only years that are complete, and customers who bought in them";
        TenureDefinition => "第几年从第一次购买那天算起，每年365天。贡献＝净销售额−货品成本−花在这位客户身上的（奖励、积分、关怀、坏账、时间）。", "第幾年從第一次購買那天算起，每年365天。貢獻＝淨銷售額−貨品成本−花在這位客戶身上的（獎勵、積分、關懷、壞帳、時間）。", "Years count from the first purchase day, 365 days each. Contribution = net sales − cost of goods − what was spent on the customer (rewards, points, care, bad debt, time).";
        TooYoung => "还没有客户满一年", "還沒有客戶滿一年", "Nobody has been with you for a full year yet";
        YearWithUs => "第几年", "第幾年", "Year with you";
        Reached => "满了那年的客户", "滿了那年的客戶", "Customers that long";
        BoughtIn => "那年买过的", "那年買過的", "Bought in it";
        AverageLeft => "平均贡献", "平均貢獻", "Average contribution";
        SeeLongest => "看相处最久的", "看相處最久的", "See the longest-standing";
    }
}

/// What a source is called, also where there is none.
pub fn source(source: Option<Source>, language: Language) -> String {
    source.map_or_else(|| WinningLabel::NoSource.text_in(language), |source| person::source_name(source, language).to_owned())
}

impl WinningLabel {
    fn text_in(self, language: Language) -> String {
        super::Text::text(self, language).to_owned()
    }
}

/// New customers and what they cost: the sentence of the sources.
pub fn acquisition(found: &Acquisition, window_days: u16, currency: Currency, language: Language) -> Sentence {
    let new = found.total.new_customers;
    if new == 0 {
        return Sentence::of(WinningLabel::NobodyNew.text_in(language));
    }
    let (count, spent) = (format::count(new.into()), format::money(found.total.spent_minor, currency));
    let before = language.choose(
        format!("近{window_days}天新来"),
        format!("近{window_days}天新來"),
        format!("New in the last {window_days} days: "),
    );
    let figure = language.choose(format!("{count}位"), format!("{count}位"), count.clone());
    let after = match found.total.cost_minor().map(|cost| format::money(cost, currency)) {
        Some(cost) => language.choose(
            format!("，花了{spent}，一位{cost}"),
            format!("，花了{spent}，一位{cost}"),
            format!("; {spent} spent, {cost} each"),
        ),
        None => language.choose("，还没记花了多少", "，還沒記花了多少", "; nothing noted of what it cost").to_owned(),
    };
    Sentence::around(before, figure, after)
}

/// Which way costs least.
pub fn cheapest(entry: &SourceFigures, currency: Currency, language: Language) -> String {
    let (name, cost) = (source(entry.source, language), format::money(entry.cost_minor().unwrap_or(0), currency));
    language.choose(
        format!("最省的是{name}：一位{cost}。"),
        format!("最省的是{name}：一位{cost}。"),
        format!("Cheapest: {name}, {cost} each."),
    )
}

/// What the list of one source's new customers is called.
pub fn source_people(of: Option<Source>, language: Language) -> String {
    let name = source(of, language);
    language.choose(format!("新客户：{name}"), format!("新客戶：{name}"), format!("New customers: {name}"))
}

/// A spending in a line.
pub fn spending_line(month: Month, of: Option<Source>, text: &str, language: Language) -> String {
    let name = of.map_or_else(|| WinningLabel::ForNoSource.text_in(language), |of| source(Some(of), language));
    let month = insights::month_long(month, language);
    if text.is_empty() { format!("{month} · {name}") } else { format!("{month} · {name} · {text}") }
}

/// How much of a month comes from old customers, against what is usual.
pub fn old_share(share: &OldShare, currency: Currency, language: Language) -> Sentence {
    let month = insights::month_long(share.month, language);
    let so_far = if share.is_over { "" } else { language.choose("到今天", "到今天", " so far") };
    let Some(part) = share.share.map(insights::share) else {
        return Sentence::of(language.choose(
            format!("{month}{so_far}还没有客户的销售。"),
            format!("{month}{so_far}還沒有客戶的銷售。"),
            format!("No sales with customers in {month}{so_far}."),
        ));
    };
    let (old, new) = (format::money(share.old_minor, currency), format::money(share.new_minor, currency));
    let before = language.choose(
        format!("{month}{so_far}：老客户{old}，新客户{new}，老客户占"),
        format!("{month}{so_far}：老客戶{old}，新客戶{new}，老客戶佔"),
        format!("{month}{so_far}: {old} from old customers and {new} from new ones, so old customers bring "),
    );
    let after = match share.average.map(insights::share) {
        Some(average) => {
            let months = share.average_months.min(AVERAGE_MONTHS as u32);
            language.choose(
                format!("；此前{months}个月平均{average}。"),
                format!("；此前{months}個月平均{average}。"),
                format!("; {average} on average in the {months} months before."),
            )
        }
        None => language.choose("。", "。", ".").to_owned(),
    };
    Sentence::around(before, part, after)
}

/// One month of the bars.
pub fn old_share_told(month: Month, share: Option<f64>, language: Language) -> String {
    let (month, share) = (insights::month_long(month, language), share.map_or_else(|| "–".to_owned(), insights::share));
    language.choose(
        format!("{month}：老客户占{share}"),
        format!("{month}：老客戶佔{share}"),
        format!("{month}: {share} from old customers"),
    )
}

/// Success of selling to old and to new people, or what is missing.
pub fn success(found: &Success, language: Language) -> Sentence {
    if !found.is_told() {
        let (old, new) = (found.old.made, found.new.made);
        return Sentence::of(language.choose(
            format!("还算不了：要各有{MIN_CASES}次联系到人、并过了30天，现在老客户{old}次，新的{new}次。在今日里记下联系就行。"),
            format!("還算不了：要各有{MIN_CASES}次聯絡到人、並過了30天，現在老客戶{old}次，新的{new}次。在今日裡記下聯絡就行。"),
            format!("Too early: {MIN_CASES} contacts on each side that had their 30 days are needed, there are {old} with old customers and {new} with new people. Note contacts on the Today page."),
        ));
    }
    let part = |side: Attempts| (side.made, side.bought, insights::share(side.rate()));
    let ((old, old_bought, old_rate), (new, new_bought, new_rate)) = (part(found.old), part(found.new));
    let figure = language.choose(
        format!("老客户{old_rate}，新的{new_rate}"),
        format!("老客戶{old_rate}，新的{new_rate}"),
        format!("{old_rate} of old customers, {new_rate} of new people"),
    );
    Sentence::around(
        language.choose("联系到人后30天内来买的：", "聯絡到人後30天內來買的：", "Bought within 30 days of a contact: ").to_owned(),
        figure,
        language.choose(
            format!("（{old}次里{old_bought}次，{new}次里{new_bought}次）。"),
            format!("（{old}次裡{old_bought}次，{new}次裡{new_bought}次）。"),
            format!(" ({old_bought} of {old} and {new_bought} of {new} contacts)."),
        ),
    )
}

/// Cost of winning against keeping, or what is missing.
pub fn win_keep(found: &WinKeep, currency: Currency, language: Language) -> Sentence {
    let Some((win, keep, ratio)) = found.costs() else {
        let missing = match (found.won_minor > 0, found.keeping_minor > 0) {
            (false, true) => language.choose("拉新的花费", "拉新的花費", "what winning cost"),
            (true, false) => language.choose(
                "老客户身上的花费（关怀、积分、联系的时间）",
                "老客戶身上的花費（關懷、積分、聯絡的時間）",
                "what was spent on old customers (care, points, minutes of contact)",
            ),
            (false, false) => language.choose(
                "拉新的花费，还有老客户身上的花费",
                "拉新的花費，還有老客戶身上的花費",
                "what winning cost, and what was spent on old customers",
            ),
            (true, true) => language.choose("新客户或留住的老客户", "新客戶或留住的老客戶", "new customers, or old ones who stayed"),
        };
        return Sentence::of(language.choose(
            format!("还算不了：缺{missing}。"),
            format!("還算不了：缺{missing}。"),
            format!("Not yet: {missing} is missing."),
        ));
    };
    let (win, keep) = (format::money(win, currency), format::money(keep, currency));
    let (new, kept, ratio) = (found.new_customers, found.kept_customers, format::ratio(ratio));
    Sentence::around(
        language.choose(
            format!("赢得一位新客户{win}（{new}位），留住一位老客户{keep}（{kept}位）："),
            format!("贏得一位新客戶{win}（{new}位），留住一位老客戶{keep}（{kept}位）："),
            format!("Winning one cost {win} ({new} customers), keeping one {keep} ({kept} customers): "),
        ),
        language.choose(format!("{ratio}倍"), format!("{ratio}倍"), format!("{ratio} times")),
        language.choose("。", "。", ".").to_owned(),
    )
}

/// What five points less churn would bring, or what is missing.
pub fn less_churn(found: &Result<LessChurn, NoChurn>, currency: Currency, language: Language) -> Sentence {
    let less = match found {
        Ok(less) => less,
        Err(NoChurn::TooShort) => {
            return Sentence::of(language.choose(
                "还算不了：要有两个整年的记录。",
                "還算不了：要有兩個整年的記錄。",
                "Too early: two full years of sales are needed.",
            ));
        }
        Err(NoChurn::TooFew { customers }) => {
            return Sentence::of(language.choose(
                format!("还算不了：前一年只有{customers}位客户，要有{MIN_CASES}位。"),
                format!("還算不了：前一年只有{customers}位客戶，要有{MIN_CASES}位。"),
                format!("Too early: {customers} customers in the year before, {MIN_CASES} are needed."),
            ));
        }
        Err(NoChurn::Low { customers, kept }) if *kept == 0 => {
            return Sentence::of(language.choose(
                format!("前一年的{customers}位客户，去年一位也没有再来。"),
                format!("前一年的{customers}位客戶，去年一位也沒有再來。"),
                format!("None of the {customers} customers of the year before bought in the last one."),
            ));
        }
        Err(NoChurn::Low { customers, kept }) => {
            return Sentence::of(language.choose(
                format!("前一年的{customers}位客户，去年有{kept}位还在买：流失已不到5个百分点。"),
                format!("前一年的{customers}位客戶，去年有{kept}位還在買：流失已不到5個百分點。"),
                format!("{kept} of {customers} customers of the year before bought in the last one: churn is at most five points already."),
            ));
        }
    };
    let (of, kept, churn) = (less.customers, less.kept, tenths(less.churn()));
    let (longer, gain, average) =
        (insights::share(less.longer), format::money(less.gain_minor, currency), format::money(less.average_minor, currency));
    let share = less.gain_share.map(tenths);
    let more = match share {
        Some(share) => language.choose(
            format!("一年里多{gain}（每位{average}），相当于销售额的{share}。"),
            format!("一年裡多{gain}（每位{average}），相當於銷售額的{share}。"),
            format!("{gain} more within a year at {average} each, {share} of net sales."),
        ),
        None => language.choose(format!("一年里多{gain}。"), format!("一年裡多{gain}。"), format!("{gain} more within a year.")),
    };
    Sentence::around(
        language.choose(
            format!("前一年的{of}位客户，去年{kept}位还在买，流失{churn}。少5个百分点，客户平均多留"),
            format!("前一年的{of}位客戶，去年{kept}位還在買，流失{churn}。少5個百分點，客戶平均多留"),
            format!(
                "Of {of} customers of the year before, {kept} bought in the last one: churn {churn}. Five points less, and customers stay "
            ),
        ),
        language.choose(format!("{longer}的时间"), format!("{longer}的時間"), format!("{longer} longer")),
        language.choose(format!("；{more}"), format!("；{more}"), format!("; {more}")),
    )
}

/// The first year with the shop against a later one: the sentence of the lengths.
pub fn tenure(why: Option<&TenureWhy>, years: &[TenureYear], is_of_sales: bool, currency: Currency, language: Language) -> Sentence {
    let left = if is_of_sales {
        language.choose("净销售额", "淨銷售額", "in net sales")
    } else {
        language.choose("贡献", "貢獻", "in contribution")
    };
    let average = |year: &TenureYear| format::money(year.average_minor().unwrap_or(0), currency);
    let Some(why) = why else {
        let Some(first) = years.first() else { return Sentence::of(WinningLabel::TooYoung.text_in(language)) };
        let (count, amount) = (first.buyers, average(first));
        return Sentence::of(language.choose(
            format!("第1年平均{left}{amount}（{count}位）；往后的年份人还太少"),
            format!("第1年平均{left}{amount}（{count}位）；往後的年份人還太少"),
            format!("{amount} {left} on average in the first year ({count} customers); too few have stayed longer"),
        ));
    };
    let (first, last) = (average(&why.first), average(&why.last));
    let (few, many, year) = (why.first.buyers, why.last.buyers, why.last.year);
    let before = language.choose(
        format!("第1年平均{left}{first}（{few}位），第{year}年还在买的平均"),
        format!("第1年平均{left}{first}（{few}位），第{year}年還在買的平均"),
        format!("{first} {left} on average in the first year ({few} customers); of those still buying in year {year} "),
    );
    let growth = match why.growth() {
        Some(growth) if growth >= 0.005 => language.choose(
            format!("，多{}", insights::share(growth)),
            format!("，多{}", insights::share(growth)),
            format!(", {} more", insights::share(growth)),
        ),
        Some(growth) if growth <= -0.005 => {
            let less = insights::share(-growth);
            language.choose(format!("，少{less}"), format!("，少{less}"), format!(", {less} less"))
        }
        _ => String::new(),
    };
    let after = language.choose(format!("（{many}位）{growth}"), format!("（{many}位）{growth}"), format!(" ({many} customers){growth}"));
    Sentence::around(before, last, after)
}

/// A year with the shop, in short: `第2年`.
pub fn year_short(year: u32, language: Language) -> String {
    language.choose(format!("第{year}年"), format!("第{year}年"), format!("Year {year}"))
}

/// One year of the bars, with how many it rests on.
pub fn tenure_told(year: &TenureYear, currency: Currency, language: Language) -> String {
    let (name, buyers, customers) = (year_short(year.year, language), year.buyers, year.customers);
    let average = year.average_minor().map_or_else(|| "–".to_owned(), |average| format::money(average, currency));
    let few = if year.is_told() {
        ""
    } else {
        language.choose("，人太少，仅供参考", "，人太少，僅供參考", ", too few to conclude")
    };
    language.choose(
        format!("{name}：{customers}位满了这一年，{buyers}位买过，平均{average}{few}"),
        format!("{name}：{customers}位滿了這一年，{buyers}位買過，平均{average}{few}"),
        format!("{name}: {customers} customers that long, {buyers} bought, {average} on average{few}"),
    )
}

/// What the list of those who have been here longest is called.
pub fn longest(years: u32, language: Language) -> String {
    language.choose(
        format!("满{years}年、近来还在买的"),
        format!("滿{years}年、近來還在買的"),
        format!("With you for {} and still buying", if years == 1 { "a year".to_owned() } else { format!("{years} years") }),
    )
}
