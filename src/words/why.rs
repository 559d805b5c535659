//! The reasons of the figures, told: the customer's own facts first, then the conclusion.
use super::{Language, Sentence, Text, format, labels};
use crate::domain::Currency;
use crate::method::{CadenceWhy, Class, ClassWhy, Corner, CornerWhy, Group, GroupWhy, OneTimeStage, OneTimeWhy, Season, Standing, Why};

labels! {
    /// Names of groups, standings and corners.
    pub enum FigureLabel {
        Champion => "忠诚大客户", "忠誠大客戶", "Champions";
        Regular => "常客", "常客", "Regulars";
        Promising => "有潜力", "有潛力", "Promising";
        New => "新客", "新客", "New";
        Attention => "要留意", "要留意", "Worth attention";
        Slipping => "快流失的好客户", "快流失的好客戶", "Slipping away";
        Asleep => "沉睡", "沉睡", "Asleep";
        Gone => "流失", "流失", "Gone";
        NoPurchase => "还没有消费", "還沒有消費", "No purchase yet";
        FirstVisit => "刚来过一次", "剛來過一次", "First visit";
        SecondDue => "该来第二次了", "該來第二次了", "Second visit due";
        SecondDoubtful => "第二次晚了", "第二次晚了", "Second visit late";
        SecondUnlikely => "第二次难说", "第二次難說", "Second visit unlikely";
        SecondGone => "只来过一次", "只來過一次", "Came once";
        Resting => "不在季节", "不在季節", "Out of season";
        OnTime => "按时", "按時", "On time";
        Late => "晚了", "晚了", "Late";
        Lapsed => "很久没来", "很久沒來", "Lapsed";
        Lost => "流失", "流失", "Lost";
        HighLoyal => "高消费·高忠诚", "高消費·高忠誠", "High spending, loyal";
        HighDisloyal => "高消费·低忠诚", "高消費·低忠誠", "High spending, not loyal";
        LowLoyal => "低消费·高忠诚", "低消費·高忠誠", "Low spending, loyal";
        LowDisloyal => "低消费·低忠诚", "低消費·低忠誠", "Low spending, not loyal";
        HighLoyalAct => "守住，定期看一看", "守住，定期看一看", "Protect and review";
        HighDisloyalAct => "最要当心：先看欠款和条件", "最要當心：先看欠款和條件", "Most dangerous: look at debts and terms first";
        LowLoyalAct => "慢慢做大，请他介绍朋友", "慢慢做大，請他介紹朋友", "Grow, ask for referrals";
        LowDisloyalAct => "看看要不要放手，由你决定", "看看要不要放手，由你決定", "Review for letting go; you decide";
    }
}

/// The label of a group.
pub const fn group_label(group: Group) -> FigureLabel {
    match group {
        Group::Champion => FigureLabel::Champion,
        Group::Regular => FigureLabel::Regular,
        Group::Promising => FigureLabel::Promising,
        Group::New => FigureLabel::New,
        Group::Attention => FigureLabel::Attention,
        Group::Slipping => FigureLabel::Slipping,
        Group::Asleep => FigureLabel::Asleep,
        Group::Gone => FigureLabel::Gone,
    }
}

/// The label of a standing.
pub const fn standing_label(standing: Standing) -> FigureLabel {
    match standing {
        Standing::NoPurchase => FigureLabel::NoPurchase,
        Standing::New => FigureLabel::FirstVisit,
        Standing::OneTime(OneTimeStage::Waiting) => FigureLabel::SecondDue,
        Standing::OneTime(OneTimeStage::Doubtful) => FigureLabel::SecondDoubtful,
        Standing::OneTime(OneTimeStage::Unlikely) => FigureLabel::SecondUnlikely,
        Standing::OneTime(OneTimeStage::Gone) => FigureLabel::SecondGone,
        Standing::Resting => FigureLabel::Resting,
        Standing::OnTime => FigureLabel::OnTime,
        Standing::Late => FigureLabel::Late,
        Standing::Lapsed => FigureLabel::Lapsed,
        Standing::Lost => FigureLabel::Lost,
    }
}

/// The label of a corner.
pub const fn corner_label(corner: Corner) -> FigureLabel {
    match corner {
        Corner::HighLoyal => FigureLabel::HighLoyal,
        Corner::HighDisloyal => FigureLabel::HighDisloyal,
        Corner::LowLoyal => FigureLabel::LowLoyal,
        Corner::LowDisloyal => FigureLabel::LowDisloyal,
    }
}

/// What to do by default with a corner.
pub const fn corner_act(corner: Corner) -> FigureLabel {
    match corner {
        Corner::HighLoyal => FigureLabel::HighLoyalAct,
        Corner::HighDisloyal => FigureLabel::HighDisloyalAct,
        Corner::LowLoyal => FigureLabel::LowLoyalAct,
        Corner::LowDisloyal => FigureLabel::LowDisloyalAct,
    }
}

/// A class as a badge: `A`, `第3名`, `–`.
pub fn class_name(class: Class, language: Language) -> String {
    match class {
        Class::A => "A".to_owned(),
        Class::B => "B".to_owned(),
        Class::C => "C".to_owned(),
        Class::Rank(rank) => language.choose(format!("第{rank}名"), format!("第{rank}名"), format!("No. {rank}")),
        Class::None => "–".to_owned(),
    }
}

/// Tells a reason.
pub fn tell(why: &Why, language: Language, currency: Currency) -> Sentence {
    match why {
        Why::NoPurchase => Sentence::of(language.choose("还没有消费记录。", "還沒有消費記錄。", "No purchase so far.")),
        Why::Class(why) => tell_class(why, language, currency),
        Why::Cadence(why) => tell_cadence(why, language),
        Why::OneTime(why) => tell_one_time(why, language),
        Why::Group(why) => tell_group(why, language, currency),
        Why::Corner(why) => tell_corner(why, language, currency),
    }
}

/// Days of a rhythm: whole, with one decimal only below ten.
fn rhythm_days(days: f64) -> String {
    if days < 10.0 && (days - days.round()).abs() > 0.05 { format!("{days:.1}") } else { format!("{days:.0}") }
}

/// Whole percent of basis points, one decimal below ten percent: `4.2%`, `63%`.
fn share_text(share: f64) -> String {
    if share.abs() < 0.1 { format!("{:.1}%", share * 100.0) } else { format!("{:.0}%", share * 100.0) }
}

fn tell_cadence(why: &CadenceWhy, language: Language) -> Sentence {
    let separator = language.choose("、", "、", ", ");
    let gaps = why.recent_gaps.iter().map(u32::to_string).collect::<Vec<_>>().join(separator);
    let (own, cadence, shop) = (rhythm_days(why.own_median_days), rhythm_days(why.cadence_days), rhythm_days(why.shop_median_days));
    let rhythm = language.choose(
        format!("每{own}天来一次（最近{gaps}天），"),
        format!("每{own}天來一次（最近{gaps}天），"),
        if own == "1" { format!("Every day (last visits {gaps}). ") } else { format!("Every {own} days (last visits {gaps}). ") },
    );
    // Where the shop's median changes the conclusion, the sentence shows by how much, so that the ratio can be checked.
    let days = why.days_since;
    let ratio = format::ratio(why.ratio);
    if let (Some(season), Standing::Resting) = (why.season, why.standing) {
        return tell_resting(season, language);
    }
    let is_plain = why.standing == Standing::OnTime || format::ratio(f64::from(days) / why.own_median_days) == ratio;
    let drawn = if is_plain {
        String::new()
    } else {
        language.choose(
            format!("结合本店常见的{shop}天，按{cadence}天算，"),
            format!("結合本店常見的{shop}天，按{cadence}天算，"),
            format!("Counted as {cadence}, since customers here come every {}. ", if shop == "1" { "day" } else { &shop }),
        )
    };
    let seasonal = why.season.map(|season| tell_season(season, language)).unwrap_or_default();
    let before = seasonal + &rhythm + &drawn + language.choose("现在", "現在", "Now ");
    let figure = language.choose(format!("{days}天"), format!("{days}天"), format::days(days.into(), language));
    let after = if why.standing == Standing::OnTime {
        language.choose("，还不晚。".to_owned(), "，還不晚。".to_owned(), ", on time.".to_owned())
    } else {
        language.choose(format!("没来，是平常的{ratio}倍。"), format!("沒來，是平常的{ratio}倍。"), format!(", {ratio} times."))
    };
    Sentence::around(before, figure, after)
}

/// The months of a season: `4月到6月`, `Apr to Jun`.
pub fn season_months(season: Season, language: Language) -> String {
    let (first, last) = (format::month_short(season.first_month, language), format::month_short(season.last_month(), language));
    if season.months == 1 {
        return first;
    }
    language.choose(format!("{first}到{last}"), format!("{first}到{last}"), format!("{first} to {last}"))
}

/// How days are counted for a seasonal customer.
fn tell_season(season: Season, language: Language) -> String {
    let months = season_months(season, language);
    language.choose(
        format!("每年{months}来，只算这段时间的天数："),
        format!("每年{months}來，只算這段時間的天數："),
        format!("Comes in {months}; only days of that season count. "),
    )
}

fn tell_resting(season: Season, language: Language) -> Sentence {
    let months = season_months(season, language);
    let before = language.choose("每年", "每年", "Comes every year in ").to_owned();
    let after = language.choose("来，现在不是季节，不算晚。", "來，現在不是季節，不算晚。", ": now out of season, not overdue.");
    Sentence::around(before, months, after.to_owned())
}

fn tell_one_time(why: &OneTimeWhy, language: Language) -> Sentence {
    let (days, threshold) = (why.days_since, why.threshold_days);
    let before = language.choose("只来过一次，在", "只來過一次，在", "Came once, ").to_owned();
    let figure = language.choose(format!("{days}天"), format!("{days}天"), format!("{} ago", format::days(days.into(), language)));
    let after = match (why.threshold_percent, why.stage) {
        (Some(percent), _) => language.choose(
            format!("前；本店回头客有{percent}%在{threshold}天内来第二次。"),
            format!("前；本店回頭客有{percent}%在{threshold}天內來第二次。"),
            format!("; {percent}% of those who come back do so within {threshold} days."),
        ),
        (None, None) => language.choose(
            format!("前，还没到{threshold}天。"),
            format!("前，還沒到{threshold}天。"),
            format!(", less than {threshold} days."),
        ),
        (None, Some(_)) => language.choose(
            format!("前，过了{threshold}天。"),
            format!("前，過了{threshold}天。"),
            format!(", more than {threshold} days."),
        ),
    };
    Sentence::around(before, figure, after)
}

fn tell_class(why: &ClassWhy, language: Language, currency: Currency) -> Sentence {
    let (window, rank, active) = (why.window_days, why.rank, why.active);
    if why.class == Class::None {
        return Sentence::of(language.choose(
            format!("近{window}天没有消费，不分等级。"),
            format!("近{window}天沒有消費，不分等級。"),
            format!("No sale in the last {window} days, so no class."),
        ));
    }
    let before =
        language.choose(format!("近{window}天净消费"), format!("近{window}天淨消費"), format!("Net sales of the last {window} days: "));
    let share = share_text(why.share);
    let place = language.choose(
        format!("，占{share}，{active}位里第{rank}"),
        format!("，占{share}，{active}位裡第{rank}"),
        format!(", {share} of all, number {rank} of {active}"),
    );
    let (percent_a, percent_b) = (format::percent(why.cuts.0.into()), format::percent(why.cuts.1.into()));
    let line = |cut: Option<i64>| cut.map(|cut| format::money(cut, currency)).unwrap_or_default();
    let end = match why.class {
        Class::A => {
            let cut = line(why.cut_a_minor);
            language.choose(
                format!("；{cut}起的客户带来了{percent_a}的销售，所以是 A 类。"),
                format!("；{cut}起的客戶帶來了{percent_a}的銷售，所以是 A 類。"),
                format!(". Customers from {cut} up bring {percent_a} of sales: class A."),
            )
        }
        Class::B => {
            let cut = line(why.cut_b_minor);
            language.choose(
                format!("；{cut}起的客户合起来到{percent_b}，所以是 B 类。"),
                format!("；{cut}起的客戶合起來到{percent_b}，所以是 B 類。"),
                format!(". Customers from {cut} up bring {percent_b} of sales: class B."),
            )
        }
        Class::C if why.net_minor <= 0 => language.choose(
            "；净额没有大于零，所以是 C 类。".to_owned(),
            "；淨額沒有大於零，所以是 C 類。".to_owned(),
            ". Not above zero: class C.".to_owned(),
        ),
        Class::C => language.choose(
            format!("；排在前{percent_b}的销售之后，所以是 C 类。"),
            format!("；排在前{percent_b}的銷售之後，所以是 C 類。"),
            format!(". After those who bring {percent_b} of sales: class C."),
        ),
        Class::Rank(_) | Class::None => language.choose(
            "；买过的不到10位，先看名次。".to_owned(),
            "；買過的不到10位，先看名次。".to_owned(),
            ". Fewer than 10 buyers, so ranks instead of classes.".to_owned(),
        ),
    };
    Sentence::around(before, format::money(why.net_minor, currency), place + &end)
}

fn tell_group(why: &GroupWhy, language: Language, currency: Currency) -> Sentence {
    let (days, visits, window) = (why.days_since, why.visits, why.window_days);
    let net = format::money(why.net_minor, currency);
    let step = |score: u8, steps: u8| format!("{score}/{steps}");
    let (r, f, m) = (step(why.scores.r, why.steps.0), step(why.scores.f, why.steps.1), step(why.scores.m, why.steps.2));
    let facts = language.choose(
        format!("最近一次在{days}天前（{r}），来过{visits}天（{f}），近{window}天净消费{net}（{m}）："),
        format!("最近一次在{days}天前（{r}），來過{visits}天（{f}），近{window}天淨消費{net}（{m}）："),
        format!(
            "Last purchase {} ago ({r}), {} ({f}), {net} in {window} days ({m}): ",
            format::days(days.into(), language),
            visit_days(visits)
        ),
    );
    Sentence::around(facts, group_label(why.group).text(language).to_owned(), language.choose("。", "。", ".").to_owned())
}

fn visit_days(visits: u32) -> String {
    if visits == 1 { "1 purchase day".to_owned() } else { format!("{visits} purchase days") }
}

fn tell_corner(why: &CornerWhy, language: Language, currency: Currency) -> Sentence {
    let window = why.window_days;
    let net = format::money(why.net_minor, currency);
    let cut = why.cut_a_minor.map(|cut| format::money(cut, currency));
    let is_high = matches!(why.corner, Corner::HighLoyal | Corner::HighDisloyal);
    let against = match (cut, is_high) {
        (Some(cut), true) => {
            language.choose(format!("，到了 A 类线{cut}"), format!("，到了 A 類線{cut}"), format!(", at or above the A line of {cut}"))
        }
        (Some(cut), false) => {
            language.choose(format!("，没到 A 类线{cut}"), format!("，沒到 A 類線{cut}"), format!(", below the A line of {cut}"))
        }
        (None, _) => String::new(),
    };
    let loyalty = loyalty_parts(why, language).join(language.choose("，", "，", ", "));
    let facts = language.choose(
        format!("近{window}天净消费{net}{against}；{loyalty}："),
        format!("近{window}天淨消費{net}{against}；{loyalty}："),
        format!("{net} in {window} days{against}; {loyalty}: "),
    );
    Sentence::around(facts, corner_label(why.corner).text(language).to_owned(), language.choose("。", "。", ".").to_owned())
}

/// Every part of loyalty, with its fact and whether it holds.
fn loyalty_parts(why: &CornerWhy, language: Language) -> Vec<String> {
    let loyalty = why.loyalty;
    let (visits, tenure) = (loyalty.visits, loyalty.tenure_days);
    let (near, gaps) = (loyalty.rhythm.near_median, loyalty.rhythm.gaps);
    let mut parts = vec![
        if loyalty.has_visits() {
            language.choose(format!("来过{visits}天"), format!("來過{visits}天"), visit_days(visits))
        } else {
            language.choose(format!("只来过{visits}天"), format!("只來過{visits}天"), format!("only {}", visit_days(visits)))
        },
        if loyalty.has_tenure() {
            language.choose(
                format!("认识{tenure}天"),
                format!("認識{tenure}天"),
                format!("known for {}", format::days(tenure.into(), language)),
            )
        } else {
            language.choose(
                format!("才认识{tenure}天"),
                format!("才認識{tenure}天"),
                format!("known for only {}", format::days(tenure.into(), language)),
            )
        },
    ];
    if gaps > 1 {
        parts.push(if loyalty.rhythm.is_regular() {
            language.choose(
                format!("间隔稳定（{gaps}次里{near}次接近平常）"),
                format!("間隔穩定（{gaps}次裡{near}次接近平常）"),
                format!("regular ({near} of {gaps} gaps near the usual)"),
            )
        } else {
            language.choose(
                format!("间隔不稳（{gaps}次里只有{near}次接近平常）"),
                format!("間隔不穩（{gaps}次裡只有{near}次接近平常）"),
                format!("irregular (only {near} of {gaps} gaps near the usual)"),
            )
        });
    }
    if let Some(ratio) = why.overdue_ratio.map(format::ratio) {
        parts.push(if loyalty.is_on_time {
            language.choose("现在按时".to_owned(), "現在按時".to_owned(), "on time".to_owned())
        } else {
            language.choose(format!("现在是平常的{ratio}倍"), format!("現在是平常的{ratio}倍"), format!("now {ratio} times the usual"))
        });
    }
    parts
}
