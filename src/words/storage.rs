//! What storage has to say: errors with what was kept and what to do, undo, and the age of the last copy.
use super::{Language, format};
use crate::vault::{BackupError, OpenError, StoreError};

/// Why something was not saved, and what to do.
pub fn store_error(error: &StoreError, language: Language) -> String {
    let (simplified, traditional, english) = match error {
        StoreError::QuotaExceeded => (
            "浏览器的存储空间满了，这次没有保存；之前的资料都在。请先备份，再清出一些空间。",
            "瀏覽器的儲存空間滿了，這次沒有儲存；之前的資料都在。請先備份，再清出一些空間。",
            "The browser’s storage is full, so this was not saved; everything before it is kept. Make a backup, then free some space.",
        ),
        StoreError::TimedOut => (
            "存储没有及时回应，这次可能没有保存。请等一会儿看看记录里有没有，没有就再做一次。",
            "儲存沒有及時回應，這次可能沒有儲存。請等一會兒看看記錄裡有沒有，沒有就再做一次。",
            "The storage did not answer in time, so this may not be saved. Wait a moment, look for it in the history, and repeat it if it is missing.",
        ),
        StoreError::Closed => (
            "与存储的连接断开了，这次没有保存。请重新载入页面。",
            "與儲存的連線中斷了，這次沒有儲存。請重新載入頁面。",
            "The connection to the storage is gone, so this was not saved. Reload the page.",
        ),
        StoreError::Blocked => (
            "另一个窗口占用着存储。请关闭其他窗口，再试一次。",
            "另一個視窗佔用著儲存。請關閉其他視窗，再試一次。",
            "Another tab holds the storage. Close the other tabs and try again.",
        ),
        StoreError::Conflict => (
            "另一个窗口刚写入了资料，这次没有保存。请再试一次。",
            "另一個視窗剛寫入了資料，這次沒有儲存。請再試一次。",
            "Another tab wrote first, so this was not saved. Please try again.",
        ),
        StoreError::Replaced => (
            "另一个窗口换上了一份备份，这里显示的是旧资料，没有保存。请重新载入页面。",
            "另一個視窗換上了一份備份，這裡顯示的是舊資料，沒有儲存。請重新載入頁面。",
            "Another tab restored a backup, so this was not saved: this tab shows the former data. Reload the page.",
        ),
        StoreError::Denied => (
            "浏览器不允许保存资料，无痕窗口常常如此。请换一个普通窗口打开。",
            "瀏覽器不允許儲存資料，無痕視窗常常如此。請換一個普通視窗開啟。",
            "The browser does not allow storage, as private windows often do. Open the page in an ordinary window.",
        ),
        StoreError::Other(name) => {
            return language.choose(
                format!("保存时出错（{name}），这次没有保存；之前的资料都在。请重新载入页面再试。"),
                format!("儲存時出錯（{name}），這次沒有儲存；之前的資料都在。請重新載入頁面再試。"),
                format!("The storage failed ({name}), so this was not saved; everything before it is kept. Reload the page and try again."),
            );
        }
    };
    language.choose(simplified, traditional, english).to_owned()
}

/// Why the shop cannot be opened, and what to do.
pub fn open_error(error: &OpenError, language: Language) -> String {
    match error {
        OpenError::Store(error) => store_error(error, language),
        OpenError::Newer => language
            .choose(
                "这份资料是更新版本的程序写的。请更新本程序再打开。",
                "這份資料是更新版本的程式寫的。請更新本程式再開啟。",
                "A newer version of this program wrote these data. Update the program to open them.",
            )
            .to_owned(),
        OpenError::Damaged { seq } => language.choose(
            format!("第{seq}条记录已损坏，资料不能完整打开。请用最近的备份恢复。"),
            format!("第{seq}條記錄已損壞，資料不能完整開啟。請用最近的備份還原。"),
            format!("Record {seq} is damaged, so the data cannot be opened whole. Restore your latest backup."),
        ),
    }
}

/// Why a file was not restored. Nothing was changed.
pub fn backup_error(error: &BackupError, language: Language) -> String {
    let (simplified, traditional, english) = match error {
        BackupError::NotABackup => (
            "这个文件不是鱼水的备份。现有资料没有改动。",
            "這個檔案不是魚水的備份。現有資料沒有更動。",
            "This file is not a backup of Yushui. Your data are unchanged.",
        ),
        BackupError::NewerVersion => (
            "这份备份是更新版本的程序写的。请先更新程序；现有资料没有改动。",
            "這份備份是更新版本的程式寫的。請先更新程式；現有資料沒有更動。",
            "A newer version of this program wrote this backup. Update the program first; your data are unchanged.",
        ),
        BackupError::Truncated { have, want } => {
            let (have, want) = (format::count(*have as i64), format::count(*want as i64));
            return language.choose(
                format!("这份备份不完整：应有{want}字节，只有{have}字节。请换一份完整的备份；现有资料没有改动。"),
                format!("這份備份不完整：應有{want}位元組，只有{have}位元組。請換一份完整的備份；現有資料沒有更動。"),
                format!("This backup is incomplete: {have} of {want} bytes. Choose a complete copy; your data are unchanged."),
            );
        }
        BackupError::Altered { .. } | BackupError::Journal(_) | BackupError::Contradicts => (
            "这份备份的内容被改动或损坏过，不能恢复。请换一份备份；现有资料没有改动。",
            "這份備份的內容被更動或損壞過，不能還原。請換一份備份；現有資料沒有更動。",
            "This backup was altered or damaged and cannot be restored. Choose another copy; your data are unchanged.",
        ),
        BackupError::Store(error) => return store_error(error, language),
    };
    language.choose(simplified, traditional, english).to_owned()
}

/// Later acts named in a sentence; the rest is counted.
const MOST_NAMED: usize = 2;

/// An act was taken back; `kept` changes stay because of the acts `later`, the newest first.
pub fn undone(what: &str, kept: usize, later: &[String], language: Language) -> String {
    let base = language.choose(format!("已撤销：{what}"), format!("已復原：{what}"), format!("Undone: {what}"));
    if kept == 0 {
        return base;
    }
    let count = format::count(kept as i64);
    let rest = language.choose(
        format!("。其中{count}处后来又改过，保留了新的内容"),
        format!("。其中{count}處後來又改過，保留了新的內容"),
        if kept == 1 { ". One newer change was kept".to_owned() } else { format!(". {count} newer changes were kept") },
    );
    let named = &later[..later.len().min(MOST_NAMED)];
    let (colon, comma, stop) = language.choose(("：", "；", "。"), ("：", "；", "。"), (": ", "; ", "."));
    let more = (later.len() > named.len()).then(|| {
        let more = format::count((later.len() - named.len()) as i64);
        language.choose(format!("，还有{more}步"), format!("，還有{more}步"), format!(" and {more} more"))
    });
    let told = if named.is_empty() { String::new() } else { format!("{colon}{}{}", named.join(comma), more.unwrap_or_default()) };
    format!("{base}{rest}{told}{stop}")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_names_two_acts_and_counts_the_rest() {
        let later = ["记了王芳的销售¥12".to_owned(), "改了客户王芳".to_owned(), "新增了提醒".to_owned()];
        let told = |kept, count: usize, language| undone("导入", kept, &later[..count], language);
        assert_eq!(told(0, 0, Language::Hans), "已撤销：导入");
        assert_eq!(told(2, 0, Language::Hans), "已撤销：导入。其中2处后来又改过，保留了新的内容。");
        assert_eq!(told(1, 1, Language::Hans), "已撤销：导入。其中1处后来又改过，保留了新的内容：记了王芳的销售¥12。");
        assert_eq!(
            told(3, 3, Language::Hans),
            "已撤销：导入。其中3处后来又改过，保留了新的内容：记了王芳的销售¥12；改了客户王芳，还有1步。"
        );
        assert_eq!(told(1, 1, Language::English), "Undone: 导入. One newer change was kept: 记了王芳的销售¥12.");
        assert_eq!(told(3, 3, Language::English), "Undone: 导入. 3 newer changes were kept: 记了王芳的销售¥12; 改了客户王芳 and 1 more.");
    }
}
