//! Words of “what would it have cost?”.
use super::{Language, Sentence, Text, format, labels};
use crate::domain::{Currency, Day};
use crate::method::{Change, Place, Policy, PolicyOutcome};

labels! {
    /// Fixed texts of “what would it have cost?”.
    pub enum WhatIfLabel {
        Question => "换一种做法，要花多少", "換一種做法，要花多少", "What would it have cost?";
        QuestionNote => "拖动或用方向键；马上按过去的销售重算。不假设谁会因此多买。", "拖動或用方向鍵；馬上按過去的銷售重算。不假設誰會因此多買。", "Slide, or use the arrow keys; past sales are recomputed at once. Nobody is assumed to buy more because of it.";
        Points => "积分：净销售额的", "積分：淨銷售額的", "Points, of net sales";
        CutA => "A类：销售额累计到", "A類：銷售額累計到", "Class A ends at this share of sales";
        CutB => "B类：销售额累计到", "B類：銷售額累計到", "Class B ends at this share of sales";
        Discount => "让利", "讓利", "Discount";
        Credit => "赊账", "賒帳", "Days to pay";
        Capital => "资金成本，每年", "資金成本，每年", "Cost of money, a year";
        PointsGroup => "积分", "積分", "Points";
        Limits => "等级界线", "等級界線", "Class limits";
        Reset => "重来", "重來", "Reset";
        CopyDecision => "记成这个月的决定", "記成這個月的決定", "Keep as a decision";
        Class => "等级", "等級", "Class";
        Customers => "客户", "客戶", "Customers";
        Sales => "净销售额", "淨銷售額", "Net sales";
        PointsCost => "积分", "積分", "Points";
        DiscountCost => "让利", "讓利", "Discount";
        CreditCost => "赊账", "賒帳", "Credit";
        Cost => "一共要花", "一共要花", "Cost";
        All => "合计", "合計", "All";
        ClassesTitle => "花在哪一类身上", "花在哪一類身上", "Where the money would go";
        ClassesNote => "让利和赊账按等级，积分人人一样；都按净销售额算", "讓利和賒帳按等級，積分人人一樣；都按淨銷售額算", "Discount and credit by class, points for all; all on net sales";
        Winners => "多得最多的", "多得最多的", "Who gains most";
        Losers => "少得最多的", "少得最多的", "Who loses most";
        Customer => "客户", "客戶", "Customer";
        Given => "原来得到", "原來得到", "Really given";
        Benefit => "会得到", "會得到", "Would get";
        Gain => "差多少", "差多少", "Difference";
        ChangeNote => "和过去真正给过的让利、积分比", "和過去真正給過的讓利、積分比", "Against the discounts and points really given";
        Nobody => "没有人", "沒有人", "Nobody";
        CostDefinition => "积分＝净销售额×比例；让利＝净销售额×等级的比例；赊账＝净销售额×天数÷365×资金成本。只算净销售额大于零的客户，散客不算。", "積分＝淨銷售額×比例；讓利＝淨銷售額×等級的比例；賒帳＝淨銷售額×天數÷365×資金成本。只算淨銷售額大於零的客戶，散客不算。", "Points = net sales × rate; discount = net sales × the rate of the class; credit = net sales × days ÷ 365 × the cost of money. Customers with net sales above zero only, no walk-ins.";
        GivenNow => "过去真正给过", "過去真正給過", "Really given";
        GivenDefinition => "记下的让利和积分兑换。", "記下的讓利和積分兌換。", "Discounts and points on record.";
        WinnersCount => "多得的", "多得的", "Gain";
        LosersCount => "少得的", "少得的", "Lose";
        TurnedCount => "会变亏的", "會變虧的", "Would cost you";
        TurnedDefinition => "本来有留下、照这样做就要倒贴的客户。", "本來有留下、照這樣做就要倒貼的客戶。", "Customers who left something, and would cost more than they bring.";
    }
}

/// A slider of the page.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Lever {
    Points,
    CutA,
    CutB,
    Discount(Place),
    Credit(Place),
    Capital,
}

/// The name of a slider.
pub fn lever(lever: Lever, language: Language) -> String {
    let of_class = |label: WhatIfLabel, place: Place| {
        let (letter, what) = (letter(place), label.text(language));
        language.choose(format!("{letter}类{what}"), format!("{letter}類{what}"), format!("{what}, class {letter}"))
    };
    match lever {
        Lever::Points => WhatIfLabel::Points.text(language).to_owned(),
        Lever::CutA => WhatIfLabel::CutA.text(language).to_owned(),
        Lever::CutB => WhatIfLabel::CutB.text(language).to_owned(),
        Lever::Discount(place) => of_class(WhatIfLabel::Discount, place),
        Lever::Credit(place) => of_class(WhatIfLabel::Credit, place),
        Lever::Capital => WhatIfLabel::Capital.text(language).to_owned(),
    }
}

/// The letter of a class.
pub const fn letter(place: Place) -> &'static str {
    match place {
        Place::A => "A",
        Place::B => "B",
        Place::C => "C",
    }
}

/// A rate with up to two decimals: `1.5%`.
pub fn rate(hundredths: u16) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    match rest {
        0 => format!("{whole}%"),
        rest if rest % 10 == 0 => format!("{whole}.{}%", rest / 10),
        rest => format!("{whole}.{rest:02}%"),
    }
}

/// What stands beside a slider.
pub fn lever_value(lever: Lever, value: u16, language: Language) -> String {
    match lever {
        Lever::Credit(_) => format::days(value.into(), language),
        _ => rate(value),
    }
}

/// The conclusion: `照这样做，近365天要花¥12,340，占净销售额的2.1%`.
pub fn cost(outcome: &PolicyOutcome, window_days: u16, currency: Currency, language: Language) -> String {
    let (cost, share) = (format::money(outcome.cost_minor, currency), cost_share(outcome));
    if outcome.cost_minor == 0 {
        return language.choose(
            "照这样做，一分也不用花".to_owned(),
            "照這樣做，一分也不用花".to_owned(),
            "This would have cost nothing".to_owned(),
        );
    }
    language.choose(
        format!("照这样做，近{window_days}天要花{cost}，占净销售额的{share}"),
        format!("照這樣做，近{window_days}天要花{cost}，佔淨銷售額的{share}"),
        format!("This would have cost {cost} in the last {window_days} days, {share} of net sales"),
    )
}

fn cost_share(outcome: &PolicyOutcome) -> String {
    let share = if outcome.net_minor > 0 { outcome.cost_minor as f64 / outcome.net_minor as f64 } else { 0.0 };
    if share < 0.1 { format!("{:.1}%", share * 100.0) } else { format!("{:.0}%", share * 100.0) }
}

/// Who gains and who loses, in one line.
pub fn winners_and_losers(outcome: &PolicyOutcome, language: Language) -> String {
    let (winners, losers) = (people(outcome.winners, language), people(outcome.losers, language));
    let moved = match (outcome.moved_up, outcome.moved_down) {
        (0, 0) => String::new(),
        (up, down) => {
            let (up, down) = (format::count(up.into()), format::count(down.into()));
            language.choose(
                format!("；界线一动，{up}位升、{down}位降"),
                format!("；界線一動，{up}位升、{down}位降"),
                format!("; by the limits {up} rise and {down} fall"),
            )
        }
    };
    language.choose(
        format!("{winners}多得，{losers}少得{moved}。"),
        format!("{winners}多得，{losers}少得{moved}。"),
        format!("{winners} would gain, {losers} would lose{moved}."),
    )
}

/// Why it costs that much: points, discount and credit apart.
pub fn tell_cost(outcome: &PolicyOutcome, currency: Currency, language: Language) -> Sentence {
    let sum = |of: fn(&crate::method::ClassCost) -> i64| format::money(outcome.classes.iter().map(of).sum(), currency);
    let (points, discount, credit) = (sum(|class| class.points_minor), sum(|class| class.discount_minor), sum(|class| class.credit_minor));
    let before = language.choose(
        format!("积分{points}，让利{discount}，赊账{credit}，一共"),
        format!("積分{points}，讓利{discount}，賒帳{credit}，一共"),
        format!("Points {points}, discount {discount}, credit {credit}: "),
    );
    Sentence::around(before, format::money(outcome.cost_minor, currency), language.choose("。", "。", " in all.").to_owned())
}

/// The policy against what was really given.
pub fn against_given(cost_minor: i64, given_minor: i64, currency: Currency, language: Language) -> String {
    let (given, more) = (format::money(given_minor, currency), format::money((cost_minor - given_minor).abs(), currency));
    if given_minor == 0 {
        return language
            .choose("没有记过让利和积分兑换。", "沒有記過讓利和積分兌換。", "No discount and no points redeemed are on record.")
            .to_owned();
    }
    let is_more = cost_minor >= given_minor;
    language.choose(
        format!("真正给过{given}；照这样做会{}{more}。", if is_more { "多" } else { "少" }),
        format!("真正給過{given}；照這樣做會{}{more}。", if is_more { "多" } else { "少" }),
        format!("{given} was really given; this would have been {more} {}.", if is_more { "more" } else { "less" }),
    )
}

/// A class with its customers: `A类95位`.
pub fn class_cost(place: Place, customers: u32, language: Language) -> String {
    super::insights::class_count(letter(place), customers, language)
}

/// Where a customer stands: the class, or from which to which.
pub fn step(change: &Change) -> String {
    if change.from == change.to { letter(change.to).to_owned() } else { format!("{} → {}", letter(change.from), letter(change.to)) }
}

/// An amount with its sign: `+¥120`, `−¥40`.
pub fn signed(amount_minor: i64, currency: Currency) -> String {
    let text = format::money(amount_minor, currency);
    if amount_minor > 0 { format!("+{text}") } else { text }
}

/// The policy as a decision, with what it would have cost.
pub fn decision(policy: &Policy, outcome: &PolicyOutcome, from: Day, to: Day, currency: Currency, language: Language) -> String {
    let mut rules = Vec::new();
    if policy.points > 0 {
        let points = rate(policy.points);
        rules.push(language.choose(format!("积分{points}"), format!("積分{points}"), format!("points {points}")));
    }
    let (a, b) = (rate(policy.cuts.a), rate(policy.cuts.b));
    rules.push(language.choose(format!("A类到{a}、B类到{b}"), format!("A類到{a}、B類到{b}"), format!("class A to {a}, B to {b}")));
    for place in Place::ALL {
        let at = place as usize;
        if policy.discounts[at] > 0 {
            rules.push(format!("{} {}", lever(Lever::Discount(place), language), rate(policy.discounts[at])));
        }
        if policy.credit_days[at] > 0 {
            rules.push(format!("{} {}", lever(Lever::Credit(place), language), format::days(policy.credit_days[at].into(), language)));
        }
    }
    let rules = rules.join(language.choose("，", "，", "; "));
    let (cost, share) = (format::money(outcome.cost_minor, currency), cost_share(outcome));
    let who = winners_and_losers(outcome, language);
    let (from, to) = (format::day_long(from, language), format::day_long(to, language));
    language.choose(
        format!("{rules}。{from}至{to}要花{cost}（净销售额的{share}）；{who}"),
        format!("{rules}。{from}至{to}要花{cost}（淨銷售額的{share}）；{who}"),
        format!("{rules}. From {from} to {to} it would have cost {cost} ({share} of net sales); {who}"),
    )
}

fn people(count: u32, language: Language) -> String {
    format::counted(count.into(), language, "位客户", "位客戶", "customer", "customers")
}
