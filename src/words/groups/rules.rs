//! Words of a rule: each condition, and the whole as one sentence.
use super::{GroupsLabel, format};
use crate::book::Book;
use crate::domain::rule::{Bought, Condition, CustomTest, DateKind, Item, Measure, PersonRole, Rule, State};
use crate::domain::{CustomKind, Day};
use crate::words::keys::KeysLabel;
use crate::words::{Language, Text};

/// The name of a condition's subject, as it is chosen in the list of conditions.
pub fn subject(condition: &Condition, book: &Book, language: Language) -> String {
    let text = match condition {
        Condition::Measure { measure, .. } => measure_name(*measure, language),
        Condition::Date { date, .. } => match date {
            DateKind::LastPurchase => language.choose("上次来的日期", "上次來的日期", "Date of the last visit"),
            DateKind::FirstPurchase => language.choose("第一次来的日期", "第一次來的日期", "Date of the first visit"),
            DateKind::Created => language.choose("建档日期", "建檔日期", "Date of the record"),
            DateKind::AnyPurchase => language.choose("某段日子来过", "某段日子來過", "Came between two dates"),
        },
        Condition::State(states) => states.first().map_or("", |state| dimension_of(*state).name(language)),
        Condition::Bought { item: Item::Category(_), .. } => language.choose("买过的类别", "買過的類別", "Category bought"),
        Condition::Bought { .. } => language.choose("买过的商品", "買過的商品", "Product bought"),
        Condition::Tag(_) => GroupsLabel::Tag.text(language),
        Condition::Custom { field, .. } => return custom_name(*field, book),
        Condition::Person { role, .. } => person_role(*role).text(language),
    };
    text.to_owned()
}

/// How somebody of the shop stands to a customer.
const fn person_role(role: PersonRole) -> KeysLabel {
    match role {
        PersonRole::InCharge => KeysLabel::Owner,
        PersonRole::StandIn => KeysLabel::Deputy,
        PersonRole::Knows => KeysLabel::KnownBy,
    }
}

fn custom_name(field: u16, book: &Book) -> String {
    book.settings().custom_fields.get(usize::from(field)).map(|field| field.name.clone()).unwrap_or_default()
}

fn measure_name(measure: Measure, language: Language) -> &'static str {
    let choose = |hans, hant, english| language.choose(hans, hant, english);
    match measure {
        Measure::DaysSinceLast => choose("上次来", "上次來", "Last visit"),
        Measure::DaysSinceFirst => choose("第一次来", "第一次來", "First visit"),
        Measure::DaysSinceCreated => choose("建档", "建檔", "Record made"),
        Measure::DaysSinceContact => choose("上次联系到", "上次聯絡到", "Last contact"),
        Measure::DaysToBirthday => choose("生日", "生日", "Birthday"),
        Measure::DaysToReorder => choose("该补货了", "該補貨了", "Due to re-order"),
        Measure::Visits => choose("来过的天数", "來過的天數", "Visits"),
        Measure::VisitsIn(_) => choose("近期来过的天数", "近期來過的天數", "Recent visits"),
        Measure::Net => choose("净销售额（统计期内）", "淨銷售額（統計期內）", "Net sales of the window"),
        Measure::NetEver => choose("净销售额（全部）", "淨銷售額（全部）", "Net sales ever"),
        Measure::NetIn(_) => choose("近期净销售额", "近期淨銷售額", "Recent net sales"),
        Measure::NetPerVisit => choose("每次消费", "每次消費", "Spent a visit"),
        Measure::CadenceDays => choose("多久来一次（天）", "多久來一次（天）", "Comes every so many days"),
        Measure::OverduePercent => choose("等了自己节奏的百分之几", "等了自己節奏的百分之幾", "Waited, in percent of their own rhythm"),
        Measure::AlivePercent => choose("还会来的可能（%）", "還會來的可能（%）", "Likely to come again (%)"),
    }
}

/// How the bounds of a measure are spoken of.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Bounds {
    /// Days that have passed.
    Ago,
    /// Days to come.
    Ahead,
    Money,
    Count,
}

/// The way to speak of a measure.
pub const fn bounds_of(measure: Measure) -> Bounds {
    match measure {
        Measure::DaysSinceLast | Measure::DaysSinceFirst | Measure::DaysSinceCreated | Measure::DaysSinceContact => Bounds::Ago,
        Measure::DaysToBirthday | Measure::DaysToReorder => Bounds::Ahead,
        Measure::Net | Measure::NetEver | Measure::NetIn(_) | Measure::NetPerVisit => Bounds::Money,
        _ => Bounds::Count,
    }
}

impl Bounds {
    /// At least, at most, between.
    pub const fn labels(self) -> [GroupsLabel; 3] {
        match self {
            Self::Ago => [GroupsLabel::AgoLeast, GroupsLabel::AgoMost, GroupsLabel::AgoBetween],
            Self::Ahead => [GroupsLabel::AheadLeast, GroupsLabel::AheadMost, GroupsLabel::AheadBetween],
            Self::Money | Self::Count => [GroupsLabel::AtLeast, GroupsLabel::AtMost, GroupsLabel::Between],
        }
    }
}

/// States that exclude each other, or belong together in a list of boxes.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Dimension {
    Class,
    Group,
    Corner,
    Standing,
    Story,
    Record,
    Source,
    Attitude,
    Cooperation,
    Wallet,
    Likely,
}

impl Dimension {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 11] = [
        Self::Class,
        Self::Group,
        Self::Corner,
        Self::Standing,
        Self::Story,
        Self::Record,
        Self::Source,
        Self::Attitude,
        Self::Cooperation,
        Self::Wallet,
        Self::Likely,
    ];

    /// Its states.
    pub const fn states(self) -> &'static [State] {
        use State as S;
        match self {
            Self::Class => &[S::Key, S::ClassA, S::ClassB, S::ClassC, S::ClassNone],
            Self::Group => &[
                S::GroupChampion,
                S::GroupRegular,
                S::GroupPromising,
                S::GroupNew,
                S::GroupAttention,
                S::GroupSlipping,
                S::GroupAsleep,
                S::GroupGone,
            ],
            Self::Corner => &[S::CornerHighLoyal, S::CornerHighDisloyal, S::CornerLowLoyal, S::CornerLowDisloyal],
            Self::Standing => &[S::New, S::OnTime, S::Late, S::Lapsed, S::Lost, S::Resting],
            Self::Story => &[S::NewThisMonth, S::OneTime, S::NeverBought],
            Self::Record => &[S::Prospect, S::OriginExternal, S::Archived, S::NoPhone],
            Self::Source => &[
                S::SourceReferral,
                S::SourcePassingBy,
                S::SourceEvent,
                S::SourceOnline,
                S::SourceAdvert,
                S::SourceList,
                S::SourceOther,
                S::SourceUnknown,
            ],
            Self::Attitude => &[S::AttitudeLoyal, S::AttitudeSwitcher, S::AttitudeNone, S::EarlyAdopter],
            Self::Cooperation => &[S::OneOff, S::Phased, S::Seasonal, S::LongTerm],
            Self::Wallet => &[S::WalletLittle, S::WalletHalf, S::WalletMost],
            Self::Likely => &[S::LikelyKey, S::LikelyPerhaps, S::LikelyNot],
        }
    }

    fn name(self, language: Language) -> &'static str {
        let choose = |hans, hant, english| language.choose(hans, hant, english);
        match self {
            Self::Class => choose("类别", "類別", "Class"),
            Self::Group => choose("八群之一", "八群之一", "One of the eight groups"),
            Self::Corner => choose("消费和忠诚", "消費和忠誠", "Spending and loyalty"),
            Self::Standing => choose("按时还是晚了", "按時還是晚了", "On time or late"),
            Self::Story => choose("新老", "新舊", "New or known"),
            Self::Record => choose("资料", "資料", "Record"),
            Self::Source => choose("怎么来的", "怎麼來的", "How they came"),
            Self::Attitude => choose("态度", "態度", "Attitude"),
            Self::Cooperation => choose("来往方式", "往來方式", "Way of dealing"),
            Self::Wallet => choose("我们占多少", "我們佔多少", "Our share"),
            Self::Likely => choose("没买过的，看来像不像重点", "沒買過的，看來像不像重點", "Before the first purchase"),
        }
    }
}

/// The dimension of a state.
pub fn dimension_of(state: State) -> Dimension {
    Dimension::ALL.into_iter().find(|dimension| dimension.states().contains(&state)).unwrap_or(Dimension::Class)
}

/// A state in a list of boxes.
pub fn state_name(state: State, language: Language) -> &'static str {
    use crate::words::why::FigureLabel as F;
    let choose = |hans, hant, english| language.choose(hans, hant, english);
    match state {
        State::ClassA => choose("A类", "A類", "class A"),
        State::ClassB => choose("B类", "B類", "class B"),
        State::ClassC => choose("C类", "C類", "class C"),
        State::ClassNone => choose("统计期内没有买", "統計期內沒有買", "nothing in the window"),
        State::Key => choose("重点客户", "重點客戶", "key customer"),
        State::GroupChampion => F::Champion.text(language),
        State::GroupRegular => F::Regular.text(language),
        State::GroupPromising => F::Promising.text(language),
        State::GroupNew => F::New.text(language),
        State::GroupAttention => F::Attention.text(language),
        State::GroupSlipping => F::Slipping.text(language),
        State::GroupAsleep => F::Asleep.text(language),
        State::GroupGone => F::Gone.text(language),
        State::CornerHighLoyal => F::HighLoyal.text(language),
        State::CornerHighDisloyal => F::HighDisloyal.text(language),
        State::CornerLowLoyal => F::LowLoyal.text(language),
        State::CornerLowDisloyal => F::LowDisloyal.text(language),
        State::New => F::FirstVisit.text(language),
        State::OnTime => F::OnTime.text(language),
        State::Late => F::Late.text(language),
        State::Lapsed => F::Lapsed.text(language),
        State::Lost => F::Lost.text(language),
        State::Resting => choose("不在季节里", "不在季節裡", "out of season"),
        State::OneTime => choose("只来过一次", "只來過一次", "came once"),
        State::NewThisMonth => choose("本月新客", "本月新客", "new this month"),
        State::NeverBought => choose("没有买过", "沒有買過", "never bought"),
        State::Prospect => choose("潜在客户", "潛在客戶", "prospect"),
        State::OriginExternal => choose("来自外部名单", "來自外部名單", "from an outside list"),
        State::Archived => choose("已归档", "已封存", "archived"),
        State::NoPhone => choose("没有电话", "沒有電話", "no phone"),
        State::SourceReferral => choose("熟人介绍", "熟人介紹", "referral"),
        State::SourcePassingBy => choose("路过进店", "路過進店", "passing by"),
        State::SourceEvent => choose("活动", "活動", "event"),
        State::SourceOnline => choose("网上", "網路", "online"),
        State::SourceAdvert => choose("广告", "廣告", "advert"),
        State::SourceList => choose("名单", "名單", "list"),
        State::SourceOther => choose("其他来源", "其他來源", "another source"),
        State::SourceUnknown => choose("没问过", "沒問過", "not asked"),
        State::AttitudeLoyal => choose("忠诚", "忠誠", "loyal"),
        State::AttitudeSwitcher => choose("游移", "游移", "buys here and elsewhere"),
        State::AttitudeNone => choose("无所谓", "無所謂", "no loyalty"),
        State::EarlyAdopter => choose("爱尝新", "愛嘗新", "first to try"),
        State::OneOff => choose("一次性", "一次性", "one-off"),
        State::Phased => choose("分阶段", "分階段", "phased"),
        State::Seasonal => choose("季节性", "季節性", "seasonal"),
        State::LongTerm => choose("长期", "長期", "long-term"),
        State::WalletLittle => choose("一小部分", "一小部分", "little"),
        State::WalletHalf => choose("一半", "一半", "half"),
        State::WalletMost => choose("大部分", "大部分", "most"),
        State::LikelyKey => choose("像重点客户", "像重點客戶", "likely key customer"),
        State::LikelyPerhaps => choose("也许是重点", "也許是重點", "perhaps key"),
        State::LikelyNot => choose("不像重点", "不像重點", "not likely key"),
    }
}

/// A rule as one sentence.
pub fn tell(rule: &Rule, book: &Book, language: Language) -> String {
    match rule {
        Rule::All(parts) if parts.is_empty() => language.choose("所有客户", "所有客戶", "everybody").to_owned(),
        Rule::Any(parts) if parts.is_empty() => language.choose("没有人", "沒有人", "nobody").to_owned(),
        Rule::All(parts) => joined(parts, language.choose("，而且", "，而且", ", and "), book, language),
        Rule::Any(parts) => joined(parts, language.choose("，或者", "，或者", ", or "), book, language),
        Rule::Not(part) => {
            let part = tell(part, book, language);
            language.choose(format!("不是（{part}）"), format!("不是（{part}）"), format!("not ({part})"))
        }
        Rule::Is(condition) => tell_condition(condition, book, language),
    }
}

fn joined(parts: &[Rule], word: &str, book: &Book, language: Language) -> String {
    let part = |part: &Rule| match part {
        Rule::All(inner) | Rule::Any(inner) if parts.len() > 1 && inner.len() > 1 => {
            let text = tell(part, book, language);
            language.choose(format!("（{text}）"), format!("（{text}）"), format!("({text})"))
        }
        _ => tell(part, book, language),
    };
    parts.iter().map(part).collect::<Vec<_>>().join(word)
}

fn tell_condition(condition: &Condition, book: &Book, language: Language) -> String {
    let subject = subject(condition, book, language);
    let about = |what: String| language.choose(format!("{subject}：{what}"), format!("{subject}：{what}"), format!("{subject}: {what}"));
    match condition {
        Condition::Measure { measure, least, most } => {
            let range = range(bounds_of(*measure), *least, *most, book, language);
            match measure {
                Measure::VisitsIn(days) | Measure::NetIn(days) => {
                    let days = format::days((*days).into(), language);
                    about(language.choose(format!("{days}内{range}"), format!("{days}內{range}"), format!("{range} in {days}")))
                }
                _ => about(range),
            }
        }
        Condition::Date { from, to, .. } => about(dates(*from, *to, language)),
        Condition::State(states) => {
            let names: Vec<&str> = states.iter().map(|state| state_name(*state, language)).collect();
            names.join(language.choose("或", "或", " or "))
        }
        Condition::Bought { item, when } => bought(&item_name(item, book), *when, language),
        Condition::Tag(tag) => about(language.choose(format!("“{tag}”"), format!("「{tag}」"), format!("“{tag}”"))),
        Condition::Custom { field, test } => about(custom(*field, test, book, language)),
        Condition::Person { name, .. } if name.is_empty() => about(language.choose("有人", "有人", "anybody").to_owned()),
        Condition::Person { name, .. } => about(name.clone()),
    }
}

/// The name of what was bought.
pub fn item_name(item: &Item, book: &Book) -> String {
    match item {
        Item::Product(id) => book.find_product(*id).map(|product| product.name.clone()).unwrap_or_default(),
        Item::Category(name) | Item::Named(name) => name.clone(),
    }
}

fn bought(item: &str, when: Bought, language: Language) -> String {
    let days = |days: u16| format::days(days.into(), language);
    match when {
        Bought::Ever => language.choose(format!("买过{item}"), format!("買過{item}"), format!("bought {item}")),
        Bought::Never => language.choose(format!("从没买过{item}"), format!("從沒買過{item}"), format!("never bought {item}")),
        Bought::Within(length) => {
            let days = days(length);
            language.choose(format!("最近{days}买过{item}"), format!("最近{days}買過{item}"), format!("bought {item} in the last {days}"))
        }
        Bought::NotFor(length) => {
            let days = days(length);
            language.choose(
                format!("买过{item}，但{days}没买了"),
                format!("買過{item}，但{days}沒買了"),
                format!("bought {item}, but not for {days}"),
            )
        }
    }
}

fn range(bounds: Bounds, least: Option<i64>, most: Option<i64>, book: &Book, language: Language) -> String {
    let number = |value: i64| match bounds {
        Bounds::Money => format::money(value, book.settings().currency),
        _ => format::count(value),
    };
    let choose = |hans: String, hant: String, english: String| language.choose(hans, hant, english);
    match (bounds, least.map(number), most.map(number)) {
        (_, None, None) => language.choose("知道", "知道", "known").to_owned(),
        (Bounds::Ago, Some(least), None) => {
            choose(format!("至少{least}天前"), format!("至少{least}天前"), format!("at least {least} days ago"))
        }
        (Bounds::Ago, None, Some(most)) => choose(format!("最近{most}天内"), format!("最近{most}天內"), format!("in the last {most} days")),
        (Bounds::Ago, Some(least), Some(most)) => {
            choose(format!("{least}到{most}天前"), format!("{least}到{most}天前"), format!("{least} to {most} days ago"))
        }
        (Bounds::Ahead, Some(least), None) => {
            choose(format!("至少{least}天后"), format!("至少{least}天後"), format!("at least {least} days ahead"))
        }
        (Bounds::Ahead, None, Some(most)) => choose(format!("{most}天内"), format!("{most}天內"), format!("in the next {most} days")),
        (Bounds::Ahead, Some(least), Some(most)) => {
            choose(format!("{least}到{most}天后"), format!("{least}到{most}天後"), format!("in {least} to {most} days"))
        }
        (_, Some(least), None) => choose(format!("至少{least}"), format!("至少{least}"), format!("at least {least}")),
        (_, None, Some(most)) => choose(format!("至多{most}"), format!("至多{most}"), format!("at most {most}")),
        (_, Some(least), Some(most)) => choose(format!("{least}到{most}"), format!("{least}到{most}"), format!("{least} to {most}")),
    }
}

fn dates(from: Option<Day>, to: Option<Day>, language: Language) -> String {
    let long = |day: Day| format::day_long(day, language);
    match (from.map(long), to.map(long)) {
        (None, None) => language.choose("知道", "知道", "known").to_owned(),
        (Some(from), None) => language.choose(format!("{from}起"), format!("{from}起"), format!("from {from}")),
        (None, Some(to)) => language.choose(format!("到{to}为止"), format!("到{to}為止"), format!("until {to}")),
        (Some(from), Some(to)) => language.choose(format!("{from}到{to}"), format!("{from}到{to}"), format!("{from} to {to}")),
    }
}

fn custom(field: u16, test: &CustomTest, book: &Book, language: Language) -> String {
    let known = book.settings().custom_fields.get(usize::from(field));
    match test {
        CustomTest::Given => GroupsLabel::Given.text(language).to_owned(),
        CustomTest::Contains(text) => language.choose(format!("包含“{text}”"), format!("包含「{text}」"), format!("contains “{text}”")),
        CustomTest::Between { least, most } if known.is_some_and(|field| field.kind == CustomKind::Day) => {
            let day = |day: Option<i64>| day.and_then(|day| i32::try_from(day).ok()).map(Day);
            dates(day(*least), day(*most), language)
        }
        CustomTest::Between { least, most } => {
            let whole = |milli: Option<i64>| milli.map(|milli| milli.div_euclid(1_000));
            range(Bounds::Count, whole(*least), whole(*most), book, language)
        }
        CustomTest::Choice(choices) => {
            let name = |at: &u16| known.and_then(|field| field.choices.get(usize::from(*at))).cloned().unwrap_or_default();
            let names: Vec<String> = choices.iter().map(name).collect();
            names.join(language.choose("或", "或", " or "))
        }
        CustomTest::Yes(true) => language.choose("是", "是", "yes").to_owned(),
        CustomTest::Yes(false) => language.choose("否", "否", "no").to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_told_in_plain_words() {
        let book = Book::default();
        let check = |rule: &Rule, hans: &str, english: &str| {
            assert_eq!(tell(rule, &book, Language::Hans), hans);
            assert_eq!(tell(rule, &book, Language::English), english);
        };
        let is = |condition| Rule::Is(condition);
        let away = is(Condition::Measure { measure: Measure::DaysSinceLast, least: Some(60), most: None });
        let tea = is(Condition::Bought { item: Item::Named("茶叶".to_owned()), when: Bought::NotFor(90) });
        let key = is(Condition::State(vec![State::ClassA, State::Key]));
        check(&Rule::default(), "所有客户", "everybody");
        check(&away, "上次来：至少60天前", "Last visit: at least 60 days ago");
        check(&tea, "买过茶叶，但90天没买了", "bought 茶叶, but not for 90 days");
        check(
            &Rule::All(vec![key.clone(), Rule::Any(vec![away.clone(), tea.clone()])]),
            "A类或重点客户，而且（上次来：至少60天前，或者买过茶叶，但90天没买了）",
            "class A or key customer, and (Last visit: at least 60 days ago, or bought 茶叶, but not for 90 days)",
        );
        check(&Rule::Not(Box::new(key)), "不是（A类或重点客户）", "not (class A or key customer)");
    }

    #[test]
    fn every_state_has_a_name_and_one_place() {
        let mut count = 0;
        for dimension in Dimension::ALL {
            for state in dimension.states() {
                assert_eq!(dimension_of(*state), dimension);
                for language in Language::ALL {
                    assert!(!state_name(*state, language).is_empty());
                }
                count += 1;
            }
        }
        // As many as there are: this is the last one.
        assert_eq!(count, State::LikelyNot as usize + 1);
    }
}
