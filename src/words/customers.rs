//! Words of the list of customers.
use super::{Language, format, labels};

labels! {
    /// Fixed texts of the list of customers.
    pub enum CustomersLabel {
        Empty => "还没有客户。加一位，或者导入一份文件。", "還沒有客戶。加一位，或者匯入一份檔案。", "No customers yet. Add one, or import a file.";
        Add => "新增客户", "新增客戶", "Add a customer";
        AddShort => "新增", "新增", "Add";
        Import => "导入文件", "匯入檔案", "Import a file";
        NothingFits => "没有符合条件的客户。", "沒有符合條件的客戶。", "No customer fits.";
        ClearFilter => "清除条件", "清除條件", "Clear the search";
        List => "客户列表", "客戶列表", "List of customers";
        Show => "显示", "顯示", "Show";
        All => "全部客户", "全部客戶", "All customers";
        Archived => "已归档", "已封存", "Archived";
        Prospects => "潜在客户", "潛在客戶", "Prospects";
        Slipping => "正在流失", "正在流失", "Slipping away";
        Sort => "排序", "排序", "Sort by";
        ByNet => "净销售额", "淨銷售額", "Net sales";
        ByLastVisit => "最近来过", "最近來過", "Last visit";
        ByName => "姓名拼音", "姓名拼音", "Name";
        ByOverdue => "迟到程度", "遲到程度", "Most overdue";
        ByNewest => "最新添加", "最新加入", "Newest";
        Select => "选择", "選擇", "Select";
        Done => "完成", "完成", "Done";
        AddTag => "加标签", "加標籤", "Add a tag";
        RemoveTag => "去标签", "移除標籤", "Remove a tag";
        Tag => "标签", "標籤", "Tag";
        Archive => "归档", "封存", "Archive";
        Unarchive => "取消归档", "取消封存", "Bring back";
        ToTrash => "移到回收站", "移到資源回收筒", "Move to the trash";
        Export => "导出表格", "匯出表格", "Export as CSV";
        ChooseOne => "从左边选一位客户。", "從左邊選一位客戶。", "Choose a customer on the left.";
    }
}

/// How many customers are shown.
pub fn customers(count: usize, language: Language) -> String {
    format::counted(count as i64, language, "位客户", "位客戶", "customer", "customers")
}

/// How many customers are selected.
pub fn selected(count: usize, language: Language) -> String {
    let count = format::count(count as i64);
    language.choose(format!("已选{count}位"), format!("已選{count}位"), format!("{count} selected"))
}

/// Selects everybody who fits, also beyond the screen.
pub fn select_all(count: usize, language: Language) -> String {
    let count = format::count(count as i64);
    language.choose(format!("全选{count}位"), format!("全選{count}位"), format!("Select all {count}"))
}

/// A class in the list of filters.
pub fn class(letter: &str, language: Language) -> String {
    language.choose(format!("{letter}类"), format!("{letter}類"), format!("Class {letter}"))
}

/// A tag in the list of filters.
pub fn tagged(tag: &str, language: Language) -> String {
    language.choose(format!("标签：{tag}"), format!("標籤：{tag}"), format!("Tag: {tag}"))
}

/// Adds somebody who was searched for in vain.
pub fn add_named(name: &str, language: Language) -> String {
    language.choose(format!("新增“{name}”"), format!("新增「{name}」"), format!("Add “{name}”"))
}
