//! What storage has to say: errors with what was kept and what to do, undo, and the age of the last copy.
use super::{Language, format};

/// An act was taken back; `kept` changes stay because something newer stands on them.
pub fn undone(what: &str, kept: u32, language: Language) -> String {
    let base = language.choose(format!("已撤销：{what}"), format!("已復原：{what}"), format!("Undone: {what}"));
    if kept == 0 {
        return base;
    }
    let count = format::count(kept.into());
    let rest = language.choose(
        format!("。其中{count}处后来又改过，保留了新的内容。"),
        format!("。其中{count}處後來又改過，保留了新的內容。"),
        if kept == 1 { ". One newer change was kept.".to_owned() } else { format!(". {count} newer changes were kept.") },
    );
    base + &rest
}

/// There is no act to take back.
pub fn nothing_to_undo(language: Language) -> String {
    language.choose("没有可撤销的操作。", "沒有可復原的操作。", "Nothing to undo.").to_owned()
}

/// There is no act to do again.
pub fn nothing_to_redo(language: Language) -> String {
    language.choose("没有可重做的操作。", "沒有可重做的操作。", "Nothing to redo.").to_owned()
}

/// The act was planned on a state that another tab has changed meanwhile.
pub fn out_of_step(language: Language) -> String {
    language
        .choose(
            "另一个窗口刚改过资料，这次没有保存。请再试一次。",
            "另一個視窗剛改過資料，這次沒有儲存。請再試一次。",
            "Another tab has just changed the data, so this was not saved. Please try again.",
        )
        .to_owned()
}

/// How old the last verified copy outside the browser is, in days.
pub fn backup_age(age_days: Option<i32>, language: Language) -> String {
    match age_days {
        None => language.choose("还没有备份", "還沒有備份", "No backup yet").to_owned(),
        Some(..=0) => language.choose("今天已备份并核对", "今天已備份並核對", "Backed up and verified today").to_owned(),
        Some(days) => {
            let days = i64::from(days);
            let ago = format::days(days, language);
            language.choose(format!("{ago}前已备份并核对"), format!("{ago}前已備份並核對"), format!("Backup verified {ago} ago"))
        }
    }
}
