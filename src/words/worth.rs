//! Words of what customers are worth: contribution, those who cost more than they bring, customer equity.
mod ahead;

use super::{Language, Sentence, Text, format, labels};
use crate::domain::{Currency, Day, FULL_MARGIN, SpendingKind};
use crate::method::{Driver, EquityInput, NegativeAsset, Parts, Proposal, Rates, Step};
pub use ahead::{
    coverage, measured, month_ago, points_moved, range, ratio, rounded, spent_on, tell_expected, tell_retention, tell_return, tell_share,
};

labels! {
    /// Fixed texts of what customers are worth.
    pub enum WorthLabel {
        Contribution => "真正留下", "真正留下", "Left for you";
        ContributionDefinition => "按原价卖的，减去让利、退货和货本，再减去积分、介绍奖励、关怀、花的时间和坏账。记下的金额已扣过让利，所以先加回再减，不会扣两次。", "按原價賣的，減去讓利、退貨和貨本，再減去積分、介紹獎勵、關懷、花的時間和壞帳。記下的金額已扣過讓利，所以先加回再減，不會扣兩次。", "Sales at full price, less discounts, returns and the cost of goods, less points, referral rewards, care, time and bad debt. Amounts are recorded after the discount, so it is added back first and never taken off twice.";
        FullPrice => "按原价卖的", "按原價賣的", "Sales at full price";
        Discounts => "让利", "讓利", "Discounts";
        Returns => "退货", "退貨", "Returns";
        Net => "净销售额", "淨銷售額", "Net sales";
        Goods => "货本", "貨本", "Cost of goods";
        Margin => "毛利", "毛利", "Margin";
        Points => "积分", "積分", "Points";
        Rewards => "介绍奖励", "介紹獎勵", "Referral rewards";
        Care => "关怀", "關懷", "Care";
        Other => "其他花费", "其他花費", "Other spending";
        Time => "花的时间", "花的時間", "Time";
        BadDebt => "坏账", "壞帳", "Bad debt";
        Left => "留下", "留下", "Left";
        Part => "项目", "項目", "Part";
        Amount => "金额", "金額", "Amount";
        SetCosts => "填货本和时薪", "填貨本和時薪", "Enter costs";
        SalesOnly => "还没有填货本和毛利率，所以这里是从销售额减，不是从毛利减。", "還沒有填貨本和毛利率，所以這裡是從銷售額減，不是從毛利減。", "No cost and no margin is set yet, so this starts from sales, not from margin.";
        ListTitle => "谁给你留下最多", "誰給你留下最多", "Who leaves you most";
        ListNote => "按真正留下的排，旁边是净销售额和每卖100留下多少", "按真正留下的排，旁邊是淨銷售額和每賣100留下多少", "By what is left, beside net sales and what is left of each 100";
        Customer => "客户", "客戶", "Customer";
        Kept => "每卖100留下", "每賣100留下", "Left of 100";
        NegativeNote => "花掉的比带来的多；怎么办由你定，每一步都能撤销", "花掉的比帶來的多；怎麼辦由你定，每一步都能復原", "They cost more than they bring; you decide, and every step can be taken back";
        NobodyNegative => "没有客户花得比带来的多", "沒有客戶花得比帶來的多", "Nobody costs more than they bring";
        Why => "为什么", "為什麼", "Why";
        Proposed => "建议", "建議", "Proposal";
        Decide => "定下来", "定下來", "Decide";
        WhatToDo => "怎么办", "怎麼辦", "What to do";
        ReviewOn => "哪天再看", "哪天再看", "Review on";
        BadDay => "请填日期。", "請填日期。", "Enter a date.";
        RaisePrice => "提价", "提價", "Raise the price";
        StopDiscount => "停让利", "停讓利", "Stop the discount";
        Collect => "收款", "收款", "Collect";
        ChangeService => "改服务", "改服務", "Change the service";
        LetGo => "好聚好散", "好聚好散", "Let go politely";
        LetGoHint => "归档：不再提醒，资料都在，随时可以取消归档。", "封存：不再提醒，資料都在，隨時可以取消封存。", "Archived: no more reminders, everything is kept, and it can be brought back at any time.";
        ReviewHint => "到那天会在“今日”提醒你复查。", "到那天會在「今日」提醒你複查。", "Today will remind you on that day.";
        Equity => "客户的全部价值", "客戶的全部價值", "Customer equity";
        EquityDefinition => "今后12个月每位客户预计来的次数，乘每次真正留下的，全部加起来。次数来自“往后”一页；每次留下的按近期算。", "今後12個月每位客戶預計來的次數，乘每次真正留下的，全部加起來。次數來自「往後」一頁；每次留下的按近期算。", "Expected purchases of each customer in the next 12 months times what one really leaves, over all customers. Purchases are those of the tab “Ahead”; what one leaves is of late.";
        Retention => "留住", "留住", "Retention";
        RetentionDefinition => "上一个同样长的时期买过的客户里，这一期又买过的。", "上一個同樣長的時期買過的客戶裡，這一期又買過的。", "Of the customers who bought in the period of equal length before, those who bought in this one.";
        RetentionMissing => "还没有一整期以前的销售可比。", "還沒有一整期以前的銷售可比。", "There are no sales of a whole period before to compare with.";
        CustomerShare => "客户份额", "客戶份額", "Customer share";
        ShareDefinition => "客户在这类东西上花的钱里，有多少花在你这里，按净销售额加权。你的判断：少量算20%，一半算50%，大部分算80%。", "客戶在這類東西上花的錢裡，有多少花在你這裡，按淨銷售額加權。你的判斷：少量算20%，一半算50%，大部分算80%。", "How much of what customers spend on such things they spend with you, weighted by net sales. Your answers count as: little 20%, half 50%, most 80%.";
        ShareMissing => "还没有判断过谁在你这里花了多少。在客户资料里选“少量、一半、大部分”。", "還沒有判斷過誰在你這裡花了多少。在客戶資料裡選「少量、一半、大部分」。", "No judgement yet. Choose little, half or most in a customer's record.";
        Return => "每花1元的回报", "每花1元的回報", "Return on what you spend";
        ReturnDefinition => "今后12个月预计留下的，除以近期花在客户身上的：让利、积分、奖励、关怀、获客和时间。坏账是损失，不算花费。", "今後12個月預計留下的，除以近期花在客戶身上的：讓利、積分、獎勵、關懷、獲客和時間。壞帳是損失，不算花費。", "What is expected to be left in the next 12 months, divided by what was spent on customers lately: discounts, points, rewards, care, winning them and time. Bad debt is a loss, not a spending.";
        ReturnMissing => "还没有记过花在客户身上的钱和时间。", "還沒有記過花在客戶身上的錢和時間。", "No money or time spent on customers is on record yet.";
        Drivers => "什么在推动它", "什麼在推動它", "What drives it";
        DriversNote => "三个来源各两项，都是量出来的，和一个月前比", "三個來源各兩項，都是量出來的，和一個月前比", "Three sources with two measurements each, against a month ago";
        SeeSlipping => "看谁正在流失", "看誰正在流失", "See who is slipping away";
        Driver => "来源", "來源", "Source";
        Input => "量什么", "量什麼", "Measured";
        Now => "现在", "現在", "Now";
        Then => "一个月前", "一個月前", "A month ago";
        Value => "价值", "價值", "Value";
        Brand => "口碑", "口碑", "Brand";
        Keeping => "关系", "關係", "Relationship";
        FairDeal => "不嫌质量和价格", "不嫌品質和價格", "Content with quality and price";
        Convenience => "不嫌费时费力", "不嫌費時費力", "Content with time and effort";
        Referrals => "新客里主动介绍来的", "新客裡主動介紹來的", "New customers sent unprompted";
        Praise => "打满五星的", "打滿五星的", "Five stars";
        OnTime => "按自己周期准时来的", "按自己週期準時來的", "On time by their own rhythm";
        Members => "会员占常来的", "會員佔常來的", "Members among active customers";
        RatingsMissing => "还没有期望和实得都打过分的评价。", "還沒有期望和實得都打過分的評價。", "No rating yet with both what was expected and what was got.";
        ReferralsMissing => "还没有记过谁是谁介绍来的。", "還沒有記過誰是誰介紹來的。", "Nobody's referrer is on record yet.";
        OnTimeMissing => "还没有来过两次的客户。", "還沒有來過兩次的客戶。", "Nobody has come twice yet.";
        MembersMissing => "还没有带“会员”标签的客户。", "還沒有帶「會員」標籤的客戶。", "No customer has the tag “member” yet.";
        NothingThen => "–", "–", "–";
        SpentOn => "花在客户身上的", "花在客戶身上的", "Spent on this customer";
        AddSpending => "记花费", "記花費", "Add spending";
        SpendingKind => "花在什么上", "花在什麼上", "What for";
        SpendingText => "说明", "說明", "Note";
        SpendingDay => "日期", "日期", "Day";
        KindAcquisition => "获客", "獲客", "Winning the customer";
        KindCare => "礼物、关怀", "禮物、關懷", "Gift or care";
        KindReward => "介绍奖励", "介紹獎勵", "Referral reward";
        KindPoints => "积分兑换", "積分兌換", "Points redeemed";
        KindBadDebt => "坏账", "壞帳", "Bad debt";
        KindOther => "其他", "其他", "Other";
        BadAmount => "请填大于零的金额。", "請填大於零的金額。", "Enter an amount above zero.";
        Remove => "去掉", "去掉", "Remove";
        Costs => "货本和时间", "貨本和時間", "Costs";
        MarginShare => "毛利率：货本未知时，卖100里赚多少", "毛利率：貨本未知時，賣100裡賺多少", "Margin where a product's cost is unknown, of each 100";
        MarginHint => "0到100；100就是从销售额算起", "0到100；100就是從銷售額算起", "0 to 100; 100 starts from sales themselves";
        MarginWrong => "请填0到100之间的数，最多两位小数。", "請填0到100之間的數，最多兩位小數。", "Enter a number from 0 to 100 with at most two decimals.";
        HourRate => "你一小时值多少", "你一小時值多少", "What an hour of yours is worth";
        HourHint => "联系客户花的分钟按这个算钱", "聯絡客戶花的分鐘按這個算錢", "Minutes spent on customers are counted at this rate";
        HourWrong => "请填零或更大的金额。", "請填零或更大的金額。", "Enter an amount of zero or more.";
    }
}

/// The label of a step.
pub const fn step_label(step: Step) -> WorthLabel {
    match step {
        Step::FullPrice => WorthLabel::FullPrice,
        Step::Discounts => WorthLabel::Discounts,
        Step::Returns => WorthLabel::Returns,
        Step::Net => WorthLabel::Net,
        Step::Goods => WorthLabel::Goods,
        Step::Margin => WorthLabel::Margin,
        Step::Points => WorthLabel::Points,
        Step::Rewards => WorthLabel::Rewards,
        Step::Care => WorthLabel::Care,
        Step::Other => WorthLabel::Other,
        Step::Time => WorthLabel::Time,
        Step::BadDebt => WorthLabel::BadDebt,
        Step::Left => WorthLabel::Left,
    }
}

/// The label of a proposal.
pub const fn proposal_label(proposal: Proposal) -> WorthLabel {
    match proposal {
        Proposal::Collect => WorthLabel::Collect,
        Proposal::StopDiscount => WorthLabel::StopDiscount,
        Proposal::ChangeService => WorthLabel::ChangeService,
        Proposal::RaisePrice => WorthLabel::RaisePrice,
        Proposal::LetGo => WorthLabel::LetGo,
    }
}

/// The label of a driver.
pub const fn driver_label(driver: Driver) -> WorthLabel {
    match driver {
        Driver::Value => WorthLabel::Value,
        Driver::Brand => WorthLabel::Brand,
        Driver::Retention => WorthLabel::Keeping,
    }
}

/// What an input measures, and what to say where it cannot.
pub const fn input_labels(input: EquityInput) -> (WorthLabel, WorthLabel) {
    match input {
        EquityInput::FairDeal => (WorthLabel::FairDeal, WorthLabel::RatingsMissing),
        EquityInput::Convenience => (WorthLabel::Convenience, WorthLabel::RatingsMissing),
        EquityInput::Referrals => (WorthLabel::Referrals, WorthLabel::ReferralsMissing),
        EquityInput::Praise => (WorthLabel::Praise, WorthLabel::RatingsMissing),
        EquityInput::OnTime => (WorthLabel::OnTime, WorthLabel::OnTimeMissing),
        EquityInput::Members => (WorthLabel::Members, WorthLabel::MembersMissing),
    }
}

/// The label of a kind of spending.
pub const fn kind_label(kind: SpendingKind) -> WorthLabel {
    match kind {
        SpendingKind::Acquisition => WorthLabel::KindAcquisition,
        SpendingKind::Care => WorthLabel::KindCare,
        SpendingKind::ReferralReward => WorthLabel::KindReward,
        SpendingKind::Points => WorthLabel::KindPoints,
        SpendingKind::BadDebt => WorthLabel::KindBadDebt,
        SpendingKind::Other => WorthLabel::KindOther,
    }
}

/// Why so much is left of what a customer paid: every part, then the conclusion.
pub fn tell_contribution(parts: &Parts, window_days: u16, currency: Currency, language: Language) -> Sentence {
    if parts.is_empty() {
        return Sentence::of(language.choose(
            format!("近{window_days}天没有买过，也没有在他身上花过什么。"),
            format!("近{window_days}天沒有買過，也沒有在他身上花過什麼。"),
            format!("Bought nothing in the last {window_days} days, and nothing was spent."),
        ));
    }
    let money = |amount: i64| format::money(amount, currency);
    let taken: Vec<String> = parts
        .steps()
        .into_iter()
        .filter(|(step, _)| !step.is_sum())
        .map(|(step, amount)| match step {
            Step::Time => minutes(parts.minutes, -amount, currency, language),
            _ => language.choose(
                format!("{}{}", step_label(step).text(language), money(-amount)),
                format!("{}{}", step_label(step).text(language), money(-amount)),
                format!("{} {}", step_label(step).text(language).to_lowercase(), money(-amount)),
            ),
        })
        .collect();
    let full = money(parts.full_price_minor);
    let start = language.choose(
        format!("近{window_days}天按原价卖了{full}"),
        format!("近{window_days}天按原價賣了{full}"),
        format!("{full} at full price in the last {window_days} days"),
    );
    let less = if taken.is_empty() {
        String::new()
    } else {
        let taken = format::list(&taken, language);
        language.choose(format!("，减去{taken}"), format!("，減去{taken}"), format!(", less {taken}"))
    };
    let before = start + &less + language.choose("，留下", "，留下", ": ");
    Sentence::around(before, money(parts.contribution_minor()), language.choose("。", "。", " is left.").to_owned())
}

/// `90分钟¥75`.
fn minutes(minutes: u32, cost_minor: i64, currency: Currency, language: Language) -> String {
    let (count, cost) = (format::count(minutes.into()), format::money(cost_minor, currency));
    language.choose(format!("{count}分钟{cost}"), format!("{count}分鐘{cost}"), format!("{count} minutes {cost}"))
}

/// From what goods cost: by product, by the shop's margin, or not at all.
pub fn basis(parts: &Parts, rates: Rates, currency: Currency, language: Language) -> String {
    if parts.is_of_sales() && parts.uncosted_minor != 0 {
        return WorthLabel::SalesOnly.text(language).to_owned();
    }
    let (unknown, margin) = (format::money(parts.uncosted_minor, currency), format::percent(rates.margin.into()));
    if parts.uncosted_minor == 0 {
        return language.choose("货本都按商品的成本算。", "貨本都按商品的成本算。", "All goods are taken at their own cost.").to_owned();
    }
    if rates.margin >= FULL_MARGIN {
        return language.choose(
            format!("其中{unknown}的货不知道成本，也没有填毛利率，先当没有成本算。"),
            format!("其中{unknown}的貨不知道成本，也沒有填毛利率，先當沒有成本算。"),
            format!("Goods for {unknown} have no cost on record and no margin is set: they count in full."),
        );
    }
    language.choose(
        format!("其中{unknown}的货不知道成本，按毛利率{margin}算。"),
        format!("其中{unknown}的貨不知道成本，按毛利率{margin}算。"),
        format!("Goods for {unknown} have no cost on record and are taken at a margin of {margin}."),
    )
}

/// The window, as the end of a definition.
pub fn window(from: Day, to: Day, language: Language) -> String {
    let (from, to) = (format::day_long(from, language), format::day_long(to, language));
    language.choose(format!("窗口：{from}至{to}。"), format!("範圍：{from}至{to}。"), format!("Window: {from} to {to}."))
}

/// What is left of everything: `按原价卖了¥120,000，真正留下¥86,000`.
pub fn left(parts: &Parts, currency: Currency, language: Language) -> String {
    let (full, left) = (format::money(parts.full_price_minor, currency), format::money(parts.contribution_minor(), currency));
    language.choose(
        format!("按原价卖了{full}，真正留下{left}"),
        format!("按原價賣了{full}，真正留下{left}"),
        format!("Of {full} at full price, {left} is left"),
    )
}

/// What is left of each hundred of net sales; empty where nothing was sold.
pub fn kept(parts: &Parts) -> String {
    let net = parts.net_minor();
    if net <= 0 { "–".to_owned() } else { format!("{:.0}", parts.contribution_minor() as f64 / net as f64 * 100.0).replace('-', "−") }
}

/// The same with its words; empty where nothing was sold.
pub fn kept_of(parts: &Parts, language: Language) -> String {
    let kept = kept(parts);
    if parts.net_minor() <= 0 {
        return String::new();
    }
    language.choose(format!("每卖100留下{kept}"), format!("每賣100留下{kept}"), format!("{kept} of each 100 sold"))
}

/// One step with its amount.
pub fn step(step: Step, amount_minor: i64, currency: Currency, language: Language) -> String {
    format!("{} {}", step_label(step).text(language), format::money(amount_minor, currency))
}

/// How many cost more than they bring, and how much.
pub fn negative(count: usize, sum_minor: i64, currency: Currency, language: Language) -> String {
    let loss = format::money(-sum_minor, currency);
    let who = people(count as i64, language);
    match language {
        Language::Hans => format!("{who}花的比带来的多，一共亏{loss}"),
        Language::Hant => format!("{who}花的比帶來的多，一共虧{loss}"),
        Language::English if count == 1 => format!("{who} costs more than comes in: {loss} lost"),
        Language::English => format!("{who} cost more than they bring: {loss} lost"),
    }
}

/// Why this proposal: the largest drain first, then what is left.
pub fn tell_negative(asset: &NegativeAsset, currency: Currency, language: Language) -> Sentence {
    let drain = format::money(asset.drain_minor, currency);
    let net = format::money(asset.parts.net_minor(), currency);
    let before = match asset.proposal {
        Proposal::Collect => language.choose(
            format!("净销售额{net}，坏账就有{drain}，"),
            format!("淨銷售額{net}，壞帳就有{drain}，"),
            format!("Net sales {net}, but {drain} of bad debt: "),
        ),
        Proposal::StopDiscount => language.choose(
            format!("净销售额{net}，让利、积分和奖励给了{drain}，"),
            format!("淨銷售額{net}，讓利、積分和獎勵給了{drain}，"),
            format!("Net sales {net}, but {drain} of discounts, points and rewards: "),
        ),
        Proposal::ChangeService => language.choose(
            format!("净销售额{net}，时间、关怀和退货花了{drain}，"),
            format!("淨銷售額{net}，時間、關懷和退貨花了{drain}，"),
            format!("Net sales {net}, but {drain} of time, care and returns: "),
        ),
        Proposal::RaisePrice => language.choose(
            format!("净销售额{net}，货本比原价还高{drain}，"),
            format!("淨銷售額{net}，貨本比原價還高{drain}，"),
            format!("Net sales {net}, but the goods cost {drain} more than their price: "),
        ),
        Proposal::LetGo => language.choose(
            format!("已经不来了（净销售额{net}），还花了{drain}，"),
            format!("已經不來了（淨銷售額{net}），還花了{drain}，"),
            format!("No longer comes (net sales {net}), and still cost {drain}: "),
        ),
    };
    let before = before + language.choose("留下", "留下", "");
    let left = format::money(asset.contribution_minor, currency);
    Sentence::around(before, left, language.choose("。", "。", " is left.").to_owned())
}

/// The reminder that a proposal leaves: `复查：停让利（近365天留下−¥320）`.
pub fn review_text(proposal: Proposal, contribution_minor: i64, window_days: u16, currency: Currency, language: Language) -> String {
    let (what, left) = (proposal_label(proposal).text(language), format::money(contribution_minor, currency));
    language.choose(
        format!("复查：{what}（近{window_days}天留下{left}）"),
        format!("複查：{what}（近{window_days}天留下{left}）"),
        format!("Review: {} ({left} left in {window_days} days)", what.to_lowercase()),
    )
}

/// The proposal that the reasons point to.
pub fn proposed(proposal: Proposal, language: Language) -> String {
    let what = proposal_label(proposal).text(language);
    language.choose(format!("{what}（建议）"), format!("{what}（建議）"), format!("{what} (proposed)"))
}

fn people(count: i64, language: Language) -> String {
    format::counted(count, language, "位客户", "位客戶", "customer", "customers")
}
