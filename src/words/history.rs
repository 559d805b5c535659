//! Words of the history page and of the trash.
use super::{Language, format, labels};

labels! {
    /// Fixed texts of the history page and of the trash.
    pub enum HistoryLabel {
        Empty => "还没有操作。你做的每一步都会记在这里，随时可以撤销。", "還沒有操作。你做的每一步都會記在這裡，隨時可以復原。", "Nothing done yet. Every step will be listed here and can be taken back.";
        Note => "每一步都在这里，随时可以撤销。", "每一步都在這裡，隨時可以復原。", "Every step is here and can be taken back at any time.";
        Undone => "已撤销", "已復原", "Undone";
        ShowMore => "显示更多", "顯示更多", "Show more";
        TrashEmpty => "回收站是空的。删除的客户会在这里保留90天。", "資源回收筒是空的。刪除的客戶會在這裡保留90天。", "The trash is empty. Deleted customers stay here for 90 days.";
        TrashNote => "保留90天，之后清除。", "保留90天，之後清除。", "Kept for 90 days, then removed.";
        RestoreAll => "全部恢复", "全部還原", "Restore all";
        OpenTrash => "打开回收站", "開啟資源回收筒", "Open the trash";
    }
}

/// How long a customer still stays in the trash.
pub fn days_left(days: i32, language: Language) -> String {
    let days = format::days(days.max(0).into(), language);
    language.choose(format!("还剩{days}"), format!("還剩{days}"), format!("{days} left"))
}

/// The label of an undo button, for those who cannot see which row it belongs to.
pub fn undo_named(what: &str, language: Language) -> String {
    language.choose(format!("撤销：{what}"), format!("復原：{what}"), format!("Undo: {what}"))
}

/// The label of a redo button, for those who cannot see which row it belongs to.
pub fn redo_named(what: &str, language: Language) -> String {
    language.choose(format!("重做：{what}"), format!("重做：{what}"), format!("Redo: {what}"))
}
