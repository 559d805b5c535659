//! Words of groups: the page, the conditions, and a rule as one sentence.
use super::keys::KeysLabel;
use super::{Language, Text, format, labels};
use crate::book::Book;
use crate::domain::rule::{Bought, Condition, CustomTest, DateKind, Item, Measure, PersonRole, Rule, State};
use crate::domain::{CustomKind, Day, GroupKind};
use crate::method::{Gap, Profile, Template};

labels! {
    /// Fixed texts of the page of groups.
    pub enum GroupsLabel {
        Note => "按条件圈出一群客户，名单自己更新", "按條件圈出一群客戶，名單自己更新", "Customers chosen by conditions; the lists keep themselves up to date";
        NoGroups => "还没有分组。从下面现成的挑一个，或者自己定条件。", "還沒有分組。從下面現成的挑一個，或者自己定條件。", "No groups yet. Take a ready-made one below, or choose the conditions yourself.";
        NoCustomers => "有了客户，这里就可以按条件分组。", "有了客戶，這裡就可以按條件分組。", "Once there are customers, they can be grouped here.";
        New => "新分组", "新分組", "New group";
        Saved => "我的分组", "我的分組", "Saved groups";
        ReadyMade => "现成的分组", "現成的分組", "Ready-made groups";
        Name => "名称", "名稱", "Name";
        Kind => "按什么分", "按什麼分", "Drawn by";
        Need => "需求", "需求", "Need";
        Value => "价值", "價值", "Value";
        Join => "条件之间", "條件之間", "Conditions";
        All => "全部符合", "全部符合", "All of these";
        Any => "符合一个就行", "符合一個就行", "Any of these";
        Not => "不是", "不是", "Not";
        AddCondition => "加条件", "加條件", "Add a condition";
        AddBranch => "加一组条件", "加一組條件", "Add a set of conditions";
        Remove => "去掉这个条件", "移除這個條件", "Remove this condition";
        RemoveBranch => "去掉这组条件", "移除這組條件", "Remove this set";
        What => "条件", "條件", "Condition";
        Bounds => "范围", "範圍", "Range";
        AtLeast => "至少", "至少", "at least";
        AtMost => "至多", "至多", "at most";
        Between => "从…到…", "從…到…", "from … to …";
        AgoLeast => "至少…天前", "至少…天前", "at least … days ago";
        AgoMost => "最近…天内", "最近…天內", "in the last … days";
        AgoBetween => "…到…天前", "…到…天前", "… to … days ago";
        AheadLeast => "至少…天后", "至少…天後", "at least … days ahead";
        AheadMost => "…天内", "…天內", "in the next … days";
        AheadBetween => "…到…天后", "…到…天後", "… to … days ahead";
        From => "从", "從", "From";
        To => "到", "到", "To";
        Days => "最近天数", "最近天數", "Last so many days";
        When => "什么时候", "什麼時候", "When";
        Ever => "买过", "買過", "bought";
        Never => "从没买过", "從沒買過", "never bought";
        Within => "最近…天买过", "最近…天買過", "bought in the last … days";
        NotFor => "买过，但…天没买", "買過，但…天沒買", "bought, but not for … days";
        Product => "商品", "商品", "Product";
        Category => "商品类别", "商品類別", "Category";
        Person => "店里谁", "店裡誰", "Who in the shop";
        Tag => "标签", "標籤", "Tag";
        Contains => "包含", "包含", "Contains";
        Given => "填了", "填了", "Filled in";
        Yes => "是", "是", "Yes";
        First => "其中有", "其中有", "Among them";
        Nobody => "没有人符合。", "沒有人符合。", "Nobody fits.";
        NameMissing => "请给分组起个名字。", "請給分組取個名字。", "Give the group a name.";
        TooLarge => "条件太多，请拆成几个分组。", "條件太多，請拆成幾個分組。", "Too many conditions: make several groups.";
        Edit => "修改条件", "修改條件", "Edit";
        Duplicate => "复制一份", "複製一份", "Duplicate";
        Delete => "删除分组", "刪除分組", "Delete the group";
        Show => "看这些客户", "看這些客戶", "See these customers";
        Export => "导出表格", "匯出表格", "Export as CSV";
        TagAll => "全部加标签", "全部加標籤", "Tag all";
        Sql => "下载SQL", "下載SQL", "Download SQL";
        Gone => "这个分组已经删除。", "這個分組已經刪除。", "This group was deleted.";
        Beside => "这一群和整个店", "這一群和整個店", "The group beside the shop";
        Figure => "指标", "指標", "Figure";
        Group => "这一群", "這一群", "Group";
        Shop => "全店", "全店", "Shop";
        Customers => "客户", "客戶", "Customers";
        Net => "净销售额（统计期内）", "淨銷售額（統計期內）", "Net sales of the window";
        MedianNet => "每人净销售额，中位数", "每人淨銷售額，中位數", "Net sales each, median";
        MedianVisits => "来过的天数，中位数", "來過的天數，中位數", "Visits, median";
        MedianPerVisit => "每次消费，中位数", "每次消費，中位數", "Spent a visit, median";
        MedianDays => "距上次来的天数，中位数", "距上次來的天數，中位數", "Days since the last visit, median";
        Overdue => "晚了的人", "晚了的人", "Overdue";
        Trend => "近90天比之前90天", "近90天比之前90天", "Last 90 days against the 90 before";
        Month => "月份", "月份", "Month";
        MonthsNote => "这一群客户每个月的净销售额，和全店其他客户比", "這一群客戶每個月的淨銷售額，和全店其他客戶比", "Net sales of the group by month, beside those of all other customers";
        Others => "其他客户", "其他客戶", "All others";
        TablesSql => "给数据库的表和SQL", "給資料庫的表和SQL", "Tables and SQL for a database";
        TablesSqlNote => "两张表和一份SQL脚本，在DuckDB和Spark里算出同样的分类和分组。", "兩張表和一份SQL指令碼，在DuckDB和Spark裡算出同樣的分類和分組。", "Two tables and a script that finds the same classes and groups in DuckDB and in Spark.";
    }
}

/// Need or value.
pub const fn kind_label(kind: GroupKind) -> GroupsLabel {
    match kind {
        GroupKind::Need => GroupsLabel::Need,
        GroupKind::Value => GroupsLabel::Value,
    }
}

/// The name of a ready-made group.
pub fn template_name(template: Template, language: Language) -> &'static str {
    let choose = |hans, hant, english| language.choose(hans, hant, english);
    match template {
        Template::DueSoon => choose("快该来了", "快該來了", "Due to come again"),
        Template::ReorderSoon => choose("7天内该补货", "7天內該補貨", "Due to re-order in 7 days"),
        Template::Slipping => choose("正在流失", "正在流失", "Slipping away"),
        Template::BirthdaySoon => choose("快过生日", "快過生日", "Birthday soon"),
        Template::Key => choose("重点客户", "重點客戶", "Key customers"),
        Template::OnceOnly => choose("买过一次没再来", "買過一次沒再來", "Bought once, never again"),
        Template::NewThisMonth => choose("本月新客", "本月新客", "New this month"),
        Template::Neglected => choose("好客户久没联系", "好客戶久沒聯絡", "Good customers, long not contacted"),
    }
}

/// The name of a copy.
pub fn copy_of(name: &str, language: Language) -> String {
    language.choose(format!("{name}（副本）"), format!("{name}（副本）"), format!("{name} (copy)"))
}

/// `38位客户 · 12%`.
pub fn count_and_share(count: u32, of: u32, language: Language) -> String {
    let people = format::counted(count.into(), language, "位客户", "位客戶", "customer", "customers");
    format!("{people} · {}", share(count, of))
}

/// The share of a count, in whole percent; one decimal below ten.
pub fn share(count: u32, of: u32) -> String {
    let percent = if of == 0 { 0.0 } else { f64::from(count) * 100.0 / f64::from(of) };
    if percent > 0.0 && percent < 10.0 { format!("{percent:.1}%") } else { format!("{percent:.0}%") }
}

/// How the group has grown in thirty days; empty where it has not.
pub fn since_then(now: u32, then: u32, language: Language) -> String {
    let change = i64::from(now) - i64::from(then);
    let count = format::count(change.abs());
    match change {
        0 => language.choose("和30天前一样", "和30天前一樣", "As 30 days ago").to_owned(),
        1.. => language.choose(format!("比30天前多{count}"), format!("比30天前多{count}"), format!("{count} more than 30 days ago")),
        _ => language.choose(format!("比30天前少{count}"), format!("比30天前少{count}"), format!("{count} fewer than 30 days ago")),
    }
}

/// The conclusion of the picture: what the group brings.
pub fn brings(own: &Profile, shop: &Profile, language: Language) -> String {
    let people = share(own.customers, shop.customers);
    let part = if shop.net_minor > 0 { own.net_minor as f64 / shop.net_minor as f64 } else { 0.0 };
    let part = format::percent((part * 10_000.0).round() as i64);
    language.choose(
        format!("{people}的客户，带来{part}的销售额"),
        format!("{people}的客戶，帶來{part}的銷售額"),
        format!("{people} of the customers, {part} of net sales"),
    )
}

/// What the two medians say.
pub fn compare(own: &Profile, shop: &Profile, language: Language) -> String {
    let (Some(mine), Some(all)) = (own.median_net_minor, shop.median_net_minor) else { return String::new() };
    let ratio = if all > 0 { mine as f64 / all as f64 } else { return String::new() };
    if ratio >= 1.05 {
        let times = format::ratio(ratio);
        language.choose(
            format!("这一群里居中的客户，花的钱是全店居中客户的{times}倍。"),
            format!("這一群裡居中的客戶，花的錢是全店居中客戶的{times}倍。"),
            format!("The middle customer of the group spends {times} times as much as the middle customer of the shop."),
        )
    } else if ratio <= 0.95 {
        let percent = format::percent((ratio * 10_000.0).round() as i64);
        language.choose(
            format!("这一群里居中的客户，花的钱只有全店居中客户的{percent}。"),
            format!("這一群裡居中的客戶，花的錢只有全店居中客戶的{percent}。"),
            format!("The middle customer of the group spends {percent} of what the middle customer of the shop spends."),
        )
    } else {
        language
            .choose(
                "这一群里居中的客户，花的钱和全店居中客户差不多。",
                "這一群裡居中的客戶，花的錢和全店居中客戶差不多。",
                "The middle customer of the group spends about as much as the middle customer of the shop.",
            )
            .to_owned()
    }
}

/// A change as a share with its sign: `+12%`, `−3%`.
pub fn change(change: Option<f64>) -> String {
    let Some(change) = change else { return "–".to_owned() };
    let percent = (change * 100.0).round() as i64;
    if percent > 0 { format!("+{percent}%") } else { format!("{}%", format::count(percent)) }
}

/// What a rule asks for and the shop does not know.
pub fn gap(gap: Gap, language: Language) -> &'static str {
    match gap {
        Gap::NoForecast => language.choose(
            "“还会来的可能”还没算出来：打开洞察的“往后”一页就有了。",
            "「還會來的可能」還沒算出來：打開洞察的「往後」一頁就有了。",
            "How likely customers are to come again is not known yet: open “Ahead” in Insights once.",
        ),
        Gap::Gone => language.choose(
            "有一个条件说的商品、类别或字段，店里没有。",
            "有一個條件說的商品、類別或欄位，店裡沒有。",
            "A condition names a product, a category or a field that the shop does not have.",
        ),
    }
}

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

    #[test]
    fn shares_and_changes_are_short() {
        assert_eq!(share(1, 8), "12%");
        assert_eq!(share(1, 40), "2.5%");
        assert_eq!(share(0, 0), "0%");
        assert_eq!(change(Some(0.123)), "+12%");
        assert_eq!(change(Some(-0.031)), "−3%");
        assert_eq!(change(None), "–");
        assert_eq!(since_then(5, 8, Language::Hans), "比30天前少3");
    }
}
