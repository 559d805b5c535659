//! Words of groups: the page, and a group beside the shop.
mod rules;

pub use rules::{Bounds, Dimension, bounds_of, dimension_of, item_name, state_name, subject, tell};

use super::{Language, format, labels};
use crate::domain::GroupKind;
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

#[cfg(test)]
mod tests {
    use super::*;

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
