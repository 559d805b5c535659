//! Words of classes over time, and of the insights tab about who the customers are.
use super::{Language, Text, format, labels, why::class_name};
use crate::domain::{Axis, Currency, Day};
use crate::method::{Attitude, ClassThen, Cooperation, Fate, ValueRank};

mod reasons;

pub use reasons::{
    class_with_move, loyalty_parts, tell_attitude, tell_bargainer, tell_cooperation, tell_early, tell_fate, tell_loyalty, tell_move,
};

labels! {
    /// Fixed texts of the tab and of the customer's card.
    pub enum ClassesLabel {
        Loyal => "忠诚", "忠誠", "Loyal";
        Switcher => "游移", "游移", "Switches";
        NoLoyalty => "没有忠诚", "沒有忠誠", "No loyalty";
        Early => "新品先买", "新品先買", "First to buy new items";
        LoyalAct => "多谢一声，请他介绍朋友", "多謝一聲，請他介紹朋友", "Thank them, ask for referrals";
        SwitcherAct => "问问还在哪里买、缺什么", "問問還在哪裡買、缺什麼", "Ask where else they buy, and what is missing";
        NoLoyaltyAct => "不为他降价，促销时再说", "不為他降價，促銷時再說", "No special prices; promotions only";
        EarlyAct => "新品到了先告诉他们", "新品到了先告訴他們", "Tell them first when something new arrives";
        BargainerAct => "先谈好条件，再谈折扣", "先談好條件，再談折扣", "Settle the terms before any discount";
        Bargainers => "难谈价的客户", "難談價的客戶", "Hard bargainers";
        LongTerm => "长期", "長期", "Long-term";
        Seasonal => "季节性", "季節性", "Seasonal";
        Phased => "阶段性", "階段性", "Phased";
        OneOff => "一次性", "一次性", "One-off";
        Young => "刚开始", "剛開始", "Just begun";
        LongTermAct => "按节奏问候", "按節奏問候", "Keep in touch by their rhythm";
        SeasonalAct => "季节前一个月打招呼", "季節前一個月打招呼", "Say hello a month before the season";
        PhasedAct => "到期前谈续约", "到期前談續約", "Talk about renewal before the end";
        OneOffAct => "给一个回来的理由", "給一個回來的理由", "Give a reason to come back";
        YoungAct => "前几次多照顾", "前幾次多照顧", "Look after the first visits";
        Earns => "正在挣钱", "正在賺錢", "Earn now";
        Multiplies => "会越长越多", "會越長越多", "Multiply";
        Costs => "正在花钱", "正在花錢", "Cost";
        EarnsAct => "守住", "守住", "Protect";
        MultipliesAct => "多给时间和好货", "多給時間和好貨", "Give time and the best goods";
        CostsAct => "涨价、停折扣、换服务，由你决定", "漲價、停折扣、換服務，由你決定", "Raise prices, stop discounts, change the service; you decide";
        FatesNote => "净消费减货款和花费，还剩多少；带来客户或比上一年多一半的，算会长", "淨消費減貨款和花費，還剩多少；帶來客戶或比上一年多一半的，算會長", "Sales less goods and costs; who brings buyers or buys half as much again multiplies";
        AttitudeTitle => "谁是真的忠诚", "誰是真的忠誠", "Who is truly loyal";
        AttitudeNote => "来过3天起，看规律、买的种类和是不是只在促销时来", "來過3天起，看規律、買的種類和是不是只在促銷時來", "From 3 visits on: regularity, width of purchases, and whether only promotions bring them";
        CooperationTitle => "客户和你相处多久", "客戶和你相處多久", "How long customers stay";
        CooperationNote => "季节性：至少两年在同样的月份来，其他月份不算晚", "季節性：至少兩年在同樣的月份來，其他月份不算晚", "Seasonal: the same months of at least two years; not overdue in the others";
        HistoryNote => "每月月底A类和B类的人数，按当时的12个月算", "每月月底A類和B類的人數，按當時的12個月算", "Class A and B at the end of each month, by the window of that day";
        MovedUp => "看升级的", "看升級的", "See who rose";
        MovedDown => "看降级的", "看降級的", "See who fell";
        History => "每月的类别", "每月的類別", "Class by month";
        Kind => "是哪一种客户", "是哪一種客戶", "What kind of customer";
        LoyaltyScore => "忠诚度", "忠誠度", "Loyalty";
        Attitude => "态度", "態度", "Attitude";
        Cooperation => "合作", "合作", "Cooperation";
        Fate => "这粒种子", "這粒種子", "This grain";
        Decide => "我来定", "我來定", "Decide myself";
        DecideClass => "定等级", "定等級", "Set the class";
        DecideAttitude => "定态度", "定態度", "Set the attitude";
        DecideCorner => "定消费和忠诚", "定消費和忠誠", "Set spending and loyalty";
        TakeBack => "改回按数据算", "改回按數據算", "Back to the figures";
        Reason => "为什么", "為什麼", "Why";
        NeedReason => "请写一句理由。", "請寫一句理由。", "Give a reason.";
        Until => "到什么时候", "到什麼時候", "Until when";
        ThreeMonths => "3个月", "3個月", "3 months";
        HalfAYear => "半年", "半年", "Half a year";
        AYear => "1年", "1年", "A year";
        Always => "一直", "一直", "For good";
        Computed => "按数据算：", "按數據算：", "By the figures: ";
        MatrixNote => "选两个角度，拖动两条线，分成四群", "選兩個角度，拖動兩條線，分成四群", "Choose two axes and drag the two lines: four groups";
        AxisX => "横向", "橫向", "Across";
        AxisY => "纵向", "縱向", "Upwards";
        AxisAmount => "金额", "金額", "Amount";
        AxisGrowth => "增长", "增長", "Growth";
        AxisLoyalty => "忠诚度", "忠誠度", "Loyalty";
        AxisMargin => "毛利", "毛利", "Margin";
        AxisVisits => "来店次数", "來店次數", "Visits";
        AxisReferrals => "介绍的客户", "介紹的客戶", "Customers brought";
        SaveAsTag => "存成标签", "存成標籤", "Save as a tag";
        KeyTag => "重点名单", "重點名單", "Key list";
        MakeKeyList => "就用他们做重点名单", "就用他們做重點名單", "Make these my key list";
        RanksNote => "左边是近12个月带来的，右边是往后12个月估计会带来的", "左邊是近12個月帶來的，右邊是往後12個月估計會帶來的", "On the left what they brought in the window, on the right what the next 12 months may bring";
        RanksNow => "现在的排名", "現在的排名", "Rank now";
        RanksNext => "往后的排名", "往後的排名", "Rank to come";
        NextYear => "往后12个月估计", "往後12個月估計", "Next 12 months, expected";
        RanksSame => "现在的大客户，往后也是", "現在的大客戶，往後也是", "Those who matter now matter later too";
        SeeRising => "看往后更重要的", "看往後更重要的", "See who will matter more";
        SeeFading => "看往后会变轻的", "看往後會變輕的", "See who will matter less";
        RanksByRhythm => "往后的估计：每次金额×按自己节奏还会来几次，越晚越打折。", "往後的估計：每次金額×按自己節奏還會來幾次，越晚越打折。", "Expected by rhythm: amount a visit × visits to come, less the later they are.";
        RanksByModel => "往后的估计和“往后”那一页相同。", "往後的估計和「往後」那一頁相同。", "Expected as on the page Ahead.";
        Grades => "自己的等级", "自己的等級", "Grades of your own";
        GradesNote => "从上到下，第一条符合的算数", "從上到下，第一條符合的算數", "From the top: the first rule that fits counts";
        NoGrades => "还没有自己的等级", "還沒有自己的等級", "No grades of your own yet";
        NoGrade => "哪条都不符合", "哪條都不符合", "Fits none";
        EditGrades => "改等级", "改等級", "Edit the grades";
        GradeName => "等级名称", "等級名稱", "Name of the grade";
        AddGrade => "加一个等级", "加一個等級", "Add a grade";
        RemoveGrade => "去掉", "去掉", "Remove";
        GradeLeast => "近12个月净消费至少", "近12個月淨消費至少", "Net sales of the window, at least";
        GradeVisits => "来过至少几天", "來過至少幾天", "Visits, at least";
        GradeDays => "最近一次在几天内", "最近一次在幾天內", "Last visit within days";
        FromGroup => "用一个存好的群", "用一個存好的群", "From a saved group";
        SaveGrades => "就这样改", "就這樣改", "Change the grades";
    }
}

/// The label of an attitude, and what to do about it.
pub const fn attitude_labels(attitude: Attitude) -> (ClassesLabel, ClassesLabel) {
    match attitude {
        Attitude::Loyal => (ClassesLabel::Loyal, ClassesLabel::LoyalAct),
        Attitude::Switcher => (ClassesLabel::Switcher, ClassesLabel::SwitcherAct),
        Attitude::NoLoyalty => (ClassesLabel::NoLoyalty, ClassesLabel::NoLoyaltyAct),
    }
}

/// The label of a cooperation, and what to do about it.
pub const fn cooperation_labels(kind: Cooperation) -> (ClassesLabel, ClassesLabel) {
    match kind {
        Cooperation::LongTerm => (ClassesLabel::LongTerm, ClassesLabel::LongTermAct),
        Cooperation::Seasonal => (ClassesLabel::Seasonal, ClassesLabel::SeasonalAct),
        Cooperation::Phased => (ClassesLabel::Phased, ClassesLabel::PhasedAct),
        Cooperation::OneOff => (ClassesLabel::OneOff, ClassesLabel::OneOffAct),
        Cooperation::Young => (ClassesLabel::Young, ClassesLabel::YoungAct),
    }
}

/// The label of a fate, and what to do about it.
pub const fn fate_labels(fate: Fate) -> (ClassesLabel, ClassesLabel) {
    match fate {
        Fate::Earns => (ClassesLabel::Earns, ClassesLabel::EarnsAct),
        Fate::Multiplies => (ClassesLabel::Multiplies, ClassesLabel::MultipliesAct),
        Fate::Costs => (ClassesLabel::Costs, ClassesLabel::CostsAct),
    }
}

/// The label of an axis.
pub const fn axis_label(axis: Axis) -> ClassesLabel {
    match axis {
        Axis::Amount => ClassesLabel::AxisAmount,
        Axis::Growth => ClassesLabel::AxisGrowth,
        Axis::Loyalty => ClassesLabel::AxisLoyalty,
        Axis::Margin => ClassesLabel::AxisMargin,
        Axis::Visits => ClassesLabel::AxisVisits,
        Axis::Referrals => ClassesLabel::AxisReferrals,
    }
}

/// A value on an axis.
pub fn axis_value(axis: Axis, value: i64, currency: Currency) -> String {
    match axis {
        Axis::Amount | Axis::Margin => format::money(value / 100 * 100, currency),
        Axis::Growth if value > 0 => format!("+{}%", format::count(value)),
        Axis::Growth => format!("{}%", format::count(value)),
        Axis::Loyalty | Axis::Visits | Axis::Referrals => format::count(value),
    }
}

/// One of the four groups: `金额高·忠诚度低`.
pub fn quarter_name(x: Axis, y: Axis, at: usize, language: Language) -> String {
    let level = |is_high: bool| if is_high { language.choose("高", "高", "high") } else { language.choose("低", "低", "low") };
    let (x, y) = (axis_label(x).text(language), axis_label(y).text(language));
    let (level_x, level_y) = (level(at == 0 || at == 2), level(at < 2));
    language.choose(
        format!("{x}{level_x}·{y}{level_y}"),
        format!("{x}{level_x}·{y}{level_y}"),
        format!("{x} {level_x}, {} {level_y}", y.to_lowercase()),
    )
}

/// What the matrix says: how many are high on both axes.
pub fn matrix_title(x: Axis, y: Axis, counts: [u32; 4], language: Language) -> String {
    let all: u32 = counts.iter().sum();
    let (both, all) = (format::count(counts[0].into()), format::count(all.into()));
    let name = quarter_name(x, y, 0, language);
    language.choose(format!("{all}位里{both}位{name}"), format!("{all}位裡{both}位{name}"), format!("{both} of {all}: {name}"))
}

/// Who earns, multiplies and costs.
pub fn fates_title(counts: [usize; 3], language: Language) -> String {
    let [earns, multiplies, costs] = counts.map(|count| format::count(count as i64));
    language.choose(
        format!("{earns}位正在挣钱，{multiplies}位会越长越多，{costs}位正在花钱"),
        format!("{earns}位正在賺錢，{multiplies}位會越長越多，{costs}位正在花錢"),
        format!("{earns} earn now, {multiplies} multiply, {costs} cost"),
    )
}

/// Rank differences in one sentence.
pub fn ranks_title(rising: usize, fading: usize, language: Language) -> String {
    if rising + fading == 0 {
        return ClassesLabel::RanksSame.text(language).to_owned();
    }
    let (rising, fading) = (format::count(rising as i64), format::count(fading as i64));
    language.choose(
        format!("{rising}位往后会重要得多，{fading}位会轻得多"),
        format!("{rising}位往後會重要得多，{fading}位會輕得多"),
        format!("{rising} will matter much more, {fading} much less"),
    )
}

/// One rank and where it goes: `第3，往后第9`.
pub fn rank_told(rank: &ValueRank, language: Language) -> String {
    let (now, next) = (rank.rank_now, rank.rank_next);
    language.choose(format!("现在第{now}，往后第{next}"), format!("現在第{now}，往後第{next}"), format!("number {now} now, {next} later"))
}

/// How many would move if the grades were changed, with some names.
pub fn would_move(count: usize, names: &[String], language: Language) -> String {
    if count == 0 {
        return language.choose("没有人会换等级。", "沒有人會換等級。", "Nobody would move.").to_owned();
    }
    let who = format::counted(count as i64, language, "位客户", "位客戶", "customer", "customers");
    let names = format::list(names, language);
    language.choose(
        format!("有{who}会换等级：{names}等。"),
        format!("有{who}會換等級：{names}等。"),
        format!("{who} would move: {names} and so on."),
    )
}

/// Whose word a class is: `B（你定的，到2027年3月1日）`.
pub fn decided(what: &str, until: Option<Day>, today: Day, language: Language) -> String {
    match until {
        Some(until) => {
            let until = format::day_short(until, today, language);
            language.choose(
                format!("{what}（你定的，到{until}）"),
                format!("{what}（你定的，到{until}）"),
                format!("{what} (set by you, to {until})"),
            )
        }
        None => language.choose(format!("{what}（你定的）"), format!("{what}（你定的）"), format!("{what} (set by you)")),
    }
}

/// The owner's reason before what the figures say: `“开了新店”。按数据算：`
pub fn reason_then_figures(reason: &str, language: Language) -> String {
    let figures = ClassesLabel::Computed.text(language);
    language.choose(format!("“{reason}”。{figures}"), format!("「{reason}」。{figures}"), format!("“{reason}”. {figures}"))
}

/// A month of the history: `10月底：B，近12个月¥1,860`.
pub fn month_told(then: &ClassThen, currency: Currency, language: Language) -> String {
    let (day, class) = (format::day_long(then.day, language), class_name(then.class, language));
    let net = format::money(then.net_minor, currency);
    language.choose(format!("{day}：{class}，净消费{net}"), format!("{day}：{class}，淨消費{net}"), format!("{day}: {class}, net {net}"))
}
