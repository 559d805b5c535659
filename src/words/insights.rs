//! Words of the insights page: each picture's title is its conclusion.
use super::{Language, format, labels};
use crate::domain::{Currency, Day, Month};

labels! {
    /// Fixed texts of the insights page.
    pub enum InsightsLabel {
        Tabs => "洞察的各页", "洞察的各頁", "Parts of Insights";
        Empty => "记几笔销售或导入一份文件，这里就会告诉你谁最重要、谁在流失。", "記幾筆銷售或匯入一份檔案，這裡就會告訴你誰最重要、誰在流失。", "Record some sales or import a file, and this page will show who matters and who is slipping away.";
        Import => "导入文件", "匯入檔案", "Import a file";
        CurveNote => "客户从大到小排列，看累计带来的销售额", "客戶由大到小排列，看累計帶來的銷售額", "Customers from the largest to the smallest, and the share of sales that they add up to";
        KeyCut => "重点客户占客户的百分之几", "重點客戶佔客戶的百分之幾", "Key customers: share of customers, in percent";
        ClassCut => "A类到销售额的百分之几", "A類到銷售額的百分之幾", "Class A: up to this share of sales, in percent";
        Share => "客户", "客戶", "Customers";
        Sales => "销售额", "銷售額", "Net sales";
        ClassesNote => "按净销售额分A、B、C，和一个月前比", "按淨銷售額分A、B、C，和一個月前比", "A, B and C by net sales, against a month ago";
        NoMoves => "这个月没有人升降", "這個月沒有人升降", "Nobody moved this month";
        TooSmall => "客户还少，先排名次，不分A、B、C", "客戶還少，先排名次，不分A、B、C", "Few customers yet: ranks instead of A, B and C";
        Class => "类别", "類別", "Class";
        Customer => "客户", "客戶", "Customer";
        Then => "一个月前", "一個月前", "A month ago";
        Now => "现在", "現在", "Now";
        MonthsNote => "每个月老客户和新客户带来的净销售额", "每個月老客戶和新客戶帶來的淨銷售額", "Net sales with returning and new customers, by month";
        Returning => "老客户", "老客戶", "Returning";
        New => "新客户", "新客戶", "New";
        Month => "月份", "月份", "Month";
        ReturningCustomers => "老客户人数", "老客戶人數", "Returning customers";
        NewCustomers => "新客户人数", "新客戶人數", "New customers";
        SlippingNote => "间隔超过自己平常的2倍，按近12个月的金额排列", "間隔超過自己平常的2倍，按近12個月的金額排列", "Away for more than twice their own rhythm, by what they bring";
        NobodySlipping => "现在没有客户在流失", "現在沒有客戶在流失", "Nobody is slipping away now";
        Why => "为什么", "為什麼", "Why";
        GroupsTitle => "客户分成八群，互不重叠", "客戶分成八群，互不重疊", "Eight groups, nobody in two";
        GroupsNote => "按最近一次来、来的次数和金额打分，分界可以改", "按最近一次來、來的次數和金額打分，分界可以改", "Scored by last visit, visits and money; the boundaries can be moved";
        Group => "群", "群", "Group";
        People => "人数", "人數", "Customers";
        Boundaries => "分界", "分界", "Boundaries";
        Recency => "最近一次来，距今天数（从大到小）", "最近一次來，距今天數（由大到小）", "Days since the last visit, descending";
        Frequency => "来过的天数（从小到大）", "來過的天數（由小到大）", "Days with a purchase, ascending";
        Monetary => "金额（从小到大）", "金額（由小到大）", "Money, ascending";
        Automatic => "改回自动", "改回自動", "Back to automatic";
        BoundariesHint => "用逗号分开；分成几档由数字个数决定，最多4个", "用逗號分開；分成幾檔由數字個數決定，最多4個", "Separated by commas; one step more than there are numbers, at most 4 numbers";
        BoundariesWrong => "请按顺序填不重复的数字，用逗号分开，最多4个。", "請按順序填不重複的數字，用逗號分開，最多4個。", "Enter different numbers in order, separated by commas, at most 4.";
        CornersTitle => "消费和忠诚的四个角", "消費和忠誠的四個角", "Spending and loyalty: four corners";
        CornersNote => "高消费：A类。高忠诚：来过至少3天、满90天、有规律、没有迟到", "高消費：A類。高忠誠：來過至少3天、滿90天、有規律、沒有遲到", "High spending: class A. Loyal: at least 3 visits over 90 days, regular, and on time";
        Todo => "怎么办", "怎麼辦", "What to do";
        ShowCustomers => "看这些客户", "看這些客戶", "See these customers";
    }
}

labels! {
    /// Names of the tabs.
    pub enum TabLabel {
        Overview => "总览", "總覽", "Overview";
        Keys => "重点", "重點", "Key";
        Classes => "分类", "分類", "Classes";
        Returning => "回头客", "回頭客", "Returning";
        Forecast => "往后", "往後", "Ahead";
        Products => "商品", "商品", "Products";
        Worth => "价值", "價值", "Worth";
        WhatIf => "如果", "如果", "What if";
        Month => "本月", "本月", "Month";
        Debts => "欠款", "欠款", "Owed";
        Watch => "留意", "留意", "Watch";
    }
}

/// What the largest customers bring: `前20%的客户带来63%的销售额`.
pub fn concentration(key_share: u16, brings: f64, language: Language) -> String {
    let (key, brings) = (format::percent(key_share.into()), share(brings));
    language.choose(
        format!("前{key}的客户带来{brings}的销售额"),
        format!("前{key}的客戶帶來{brings}的銷售額"),
        format!("Your top {key} bring {brings} of net sales"),
    )
}

/// A mark on the curve: `20%带来63%`.
pub fn mark(customers: f64, sales: f64, language: Language) -> String {
    let (customers, sales) = (share(customers), share(sales));
    language.choose(format!("{customers}带来{sales}"), format!("{customers}帶來{sales}"), format!("{customers} bring {sales}"))
}

/// How even the sales are: the Gini coefficient, said in passing.
pub fn evenness(gini: f64, language: Language) -> String {
    language.choose(
        format!("集中度（基尼系数）{gini:.2}：0是人人一样，1是全靠一人。"),
        format!("集中度（吉尼係數）{gini:.2}：0是人人一樣，1是全靠一人。"),
        format!("Gini coefficient {gini:.2}: 0 means all bring the same, 1 that one brings all."),
    )
}

/// Who moved between classes.
pub fn moves(up: usize, down: usize, language: Language) -> String {
    let (up, down) = (up as i64, down as i64);
    language.choose(
        format!("{}升级，{}降级", people(up, Language::Hans), people(down, Language::Hans)),
        format!("{}升級，{}降級", people(up, Language::Hant), people(down, Language::Hant)),
        format!("{} moved up, {} moved down", people(up, Language::English), format::count(down)),
    )
}

/// The share of sales that comes from people known before; none where they gave back more than they bought.
pub fn returning_share(brings: f64, language: Language) -> String {
    let brings = share(brings.clamp(0.0, 1.0));
    language.choose(
        format!("近12个月{brings}的销售额来自老客户"),
        format!("近12個月{brings}的銷售額來自老客戶"),
        format!("{brings} of the last 12 months' sales come from people you knew"),
    )
}

/// One month of the bars.
pub fn month_told(month: Month, returning_minor: i64, new_minor: i64, currency: Currency, language: Language) -> String {
    let (old, new) = (format::money(returning_minor, currency), format::money(new_minor, currency));
    let name = month_long(month, language);
    language.choose(
        format!("{name}：老客户{old}，新客户{new}"),
        format!("{name}：老客戶{old}，新客戶{new}"),
        format!("{name}: returning {old}, new {new}"),
    )
}

/// A month with its year.
pub fn month_long(month: Month, language: Language) -> String {
    let civil = month.first_day().civil();
    let name = format::month_short(civil.month, language);
    match language {
        Language::Hans | Language::Hant => format!("{}年{name}", civil.year),
        Language::English => format!("{name} {}", civil.year),
    }
}

/// Who is slipping away and what they brought.
pub fn slipping(count: usize, at_stake_minor: i64, currency: Currency, language: Language) -> String {
    let (who, money) = (people(count as i64, language), format::money(at_stake_minor, currency));
    match language {
        Language::Hans => format!("{who}正在流失，近一年带来过{money}"),
        Language::Hant => format!("{who}正在流失，近一年帶來過{money}"),
        Language::English if count == 1 => format!("{who} is slipping away, who brought {money} in the last year"),
        Language::English => format!("{who} are slipping away, who brought {money} in the last year"),
    }
}

/// The window and what is in it.
pub fn window(from: Day, to: Day, customers: i64, sales: i64, language: Language) -> String {
    let (from, to) = (format::day_long(from, language), format::day_long(to, language));
    let sales = format::counted(sales, language, "笔销售", "筆銷售", "sale", "sales");
    let dash = language.choose("至", "至", " – ");
    format!("{from}{dash}{to} · {} · {sales}", people(customers, language))
}

/// `A类95位`, for the strip of classes.
pub fn class_count(letter: &str, count: u32, language: Language) -> String {
    let count = format::count(count.into());
    language.choose(format!("{letter}类{count}位"), format!("{letter}類{count}位"), format!("{letter} {count}"))
}

/// A share from 0 to 1 as whole percent.
pub fn share(share: f64) -> String {
    format::percent((share * 10_000.0).round() as i64)
}

fn people(count: i64, language: Language) -> String {
    format::counted(count, language, "位客户", "位客戶", "customer", "customers")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_sales_is_a_part_of_a_whole() {
        assert_eq!(returning_share(0.734, Language::English), "73% of the last 12 months' sales come from people you knew");
        assert_eq!(returning_share(-0.01, Language::Hans), "近12个月0%的销售额来自老客户");
        assert_eq!(returning_share(1.02, Language::Hant), "近12個月100%的銷售額來自老客戶");
    }
}
