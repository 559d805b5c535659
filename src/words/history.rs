//! Words of the history page and of the trash.
use super::{Language, format, labels};
use crate::book::ActGroup;
use crate::domain::Day;

labels! {
    /// Fixed texts of the history page and of the trash.
    pub enum HistoryLabel {
        Empty => "还没有操作。你做的每一步都会记在这里，随时可以撤销。", "還沒有操作。你做的每一步都會記在這裡，隨時可以復原。", "Nothing done yet. Every step will be listed here and can be taken back.";
        Note => "每一步都在这里，随时可以撤销。", "每一步都在這裡，隨時可以復原。", "Every step is here and can be taken back at any time.";
        Undone => "已撤销", "已復原", "Undone";
        AsOf => "看某一天的店", "看某一天的店", "See the shop of a day";
        AsOfShow => "看那天", "看那天", "Show it";
        AsOfNote => "照那天结束时的样子打开，只能看。", "照那天結束時的樣子開啟，只能看。", "Opens it as it was at the end of that day, only to look at.";
        AsOfNothing => "那天还没有任何记录。", "那天還沒有任何記錄。", "Nothing had been recorded by that day.";
        Filter => "找一步操作", "找一步操作", "Find an act";
        Kind => "哪一类", "哪一類", "What about";
        Who => "谁做的", "誰做的", "Who did it";
        Everybody => "全部", "全部", "Everybody";
        ThisDevice => "这台设备", "這台裝置", "This device";
        OtherDevices => "别的设备", "其他裝置", "Other devices";
        EveryKind => "全部", "全部", "Everything";
        Customers => "客户资料", "客戶資料", "Customers";
        Money => "销售和账款", "銷售和帳款", "Sales and accounts";
        Contacts => "联系和提醒", "聯絡和提醒", "Contacts and reminders";
        Service => "承诺、投诉、满意度", "承諾、投訴、滿意度", "Promises, complaints, satisfaction";
        Plans => "分组、决定、计划", "分組、決定、計劃", "Groups, decisions, plans";
        Products => "商品", "商品", "Products";
        Imports => "导入", "匯入", "Imports";
        Settings => "设置", "設定", "Settings";
        TakenBack => "撤销和重做", "復原和重做", "Undone and redone";
        NoneFound => "没有这样的操作。", "沒有這樣的操作。", "No such act.";
        ShowMore => "显示更多", "顯示更多", "Show more";
        TrashEmpty => "回收站是空的。删除的客户会在这里保留90天。", "資源回收筒是空的。刪除的客戶會在這裡保留90天。", "The trash is empty. Deleted customers stay here for 90 days.";
        TrashNote => "保留90天，之后清除。", "保留90天，之後清除。", "Kept for 90 days, then removed.";
        RestoreAll => "全部恢复", "全部還原", "Restore all";
        LaterTitle => "后来的操作用着它", "後來的操作用著它", "Later acts stand on this one";
        LaterNote => "先撤销下面这些，这一步就能整个撤销；也可以只撤销其余的。", "先復原下面這些，這一步就能整個復原；也可以只復原其餘的。", "Take these back first and the act goes whole, or take back only the rest.";
        LaterOnly => "先撤销下面这些，才能撤销这一步。", "先復原下面這些，才能復原這一步。", "Take these back first; until then the act stays.";
        LaterNone => "后来的操作都撤销了，现在可以整个撤销。", "後來的操作都復原了，現在可以整個復原。", "Nothing stands on it any more: it can go whole.";
        UndoRest => "只撤销其余的", "只復原其餘的", "Take back the rest";
        OpenTrash => "打开回收站", "開啟資源回收筒", "Open the trash";
    }
}

/// What acts of a group are about.
pub const fn group(group: ActGroup) -> HistoryLabel {
    match group {
        ActGroup::Customers => HistoryLabel::Customers,
        ActGroup::Money => HistoryLabel::Money,
        ActGroup::Contacts => HistoryLabel::Contacts,
        ActGroup::Service => HistoryLabel::Service,
        ActGroup::Plans => HistoryLabel::Plans,
        ActGroup::Products => HistoryLabel::Products,
        ActGroup::Imports => HistoryLabel::Imports,
        ActGroup::Settings => HistoryLabel::Settings,
        ActGroup::TakenBack => HistoryLabel::TakenBack,
    }
}

/// What is looked at, in the stripe: the shop of a day.
pub fn as_of(day: Day, language: Language) -> String {
    let day = format::day_long(day, language);
    language.choose(
        format!("这是{day}结束时的店，只能看。"),
        format!("這是{day}結束時的店，只能看。"),
        format!("This is the shop as it was at the end of {day}, only to look at."),
    )
}

/// What is looked at, in the stripe: a copy of a day.
pub fn copy_of(day: Day, language: Language) -> String {
    let day = format::day_long(day, language);
    language.choose(
        format!("这是{day}的备份，打开来核对，只能看。"),
        format!("這是{day}的備份，開啟來核對，只能看。"),
        format!("This is the backup of {day}, opened to check it, only to look at."),
    )
}

/// How long a customer still stays in the trash.
pub fn days_left(days: i32, language: Language) -> String {
    let days = format::days(days.max(0).into(), language);
    language.choose(format!("还剩{days}"), format!("還剩{days}"), format!("{days} left"))
}

/// Acts that are not listed: `还有12步`.
pub fn more_acts(count: usize, language: Language) -> String {
    let count = format::count(count as i64);
    language.choose(format!("还有{count}步。"), format!("還有{count}步。"), format!("{count} more."))
}

/// The label of an undo button, for those who cannot see which row it belongs to.
pub fn undo_named(what: &str, language: Language) -> String {
    language.choose(format!("撤销：{what}"), format!("復原：{what}"), format!("Undo: {what}"))
}

/// The label of a redo button, for those who cannot see which row it belongs to.
pub fn redo_named(what: &str, language: Language) -> String {
    language.choose(format!("重做：{what}"), format!("重做：{what}"), format!("Redo: {what}"))
}
