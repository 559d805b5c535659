//! Words of the seal: passphrase, recovery key, locking.
use super::{Language, labels};
use crate::vault::seal::UnlockError;

labels! {
    /// Fixed texts of the seal.
    pub enum SealLabel {
        Title => "密码", "密碼", "Passphrase";
        OpenNote => "还没有密码：能用这台电脑的人，都能看到你的客户。", "還沒有密碼：能用這台電腦的人，都能看到你的客戶。", "There is no passphrase: whoever uses this computer can see your customers.";
        SealedNote => "资料已加密，备份也是。没有密码，谁也看不到。", "資料已加密，備份也是。沒有密碼，誰也看不到。", "The data are encrypted, and so are backups. Nobody reads them without the passphrase.";
        Set => "设置密码", "設定密碼", "Set a passphrase";
        Change => "换密码", "更換密碼", "Change the passphrase";
        Remove => "取消密码", "取消密碼", "Remove the passphrase";
        RemoveNote => "资料会改回不加密，以后打开不再问密码，新的备份也不再加密。", "資料會改回不加密，以後開啟不再問密碼，新的備份也不再加密。", "The data are stored unencrypted again, opening no longer asks, and new backups are not encrypted.";
        NewRecovery => "换恢复码", "更換恢復碼", "New recovery key";
        NewRecoveryNote => "旧的恢复码马上作废。", "舊的恢復碼馬上作廢。", "The former recovery key stops working at once.";
        LockNow => "现在锁上", "現在鎖上", "Lock now";
        LockAfter => "多久没人用就自动锁上", "多久沒人用就自動鎖上", "Lock by itself after";
        Never => "不自动锁", "不自動鎖", "never";
        New => "新密码", "新密碼", "New passphrase";
        Again => "再输一次", "再輸入一次", "Once more";
        NewHint => "至少八个字。一句只有你想得到的话，比一串怪字符好记也更安全。", "至少八個字。一句只有你想得到的話，比一串怪字元好記也更安全。", "At least eight characters. A sentence only you would think of is easier to keep and safer than odd signs.";
        TooShort => "太短了，至少八个字。", "太短了，至少八個字。", "Too short: at least eight characters.";
        NotEqual => "两次输入的不一样。", "兩次輸入的不一樣。", "The two are not the same.";
        Forgotten => "忘了密码，只有恢复码能打开；谁也帮不上忙，我们也不能。", "忘了密碼，只有恢復碼能開啟；誰也幫不上忙，我們也不能。", "If you forget it, only the recovery key opens the shop. Nobody else can help, and neither can we.";
        Next => "下一步", "下一步", "Next";
        Working => "正在准备", "正在準備", "Preparing";
        RecoveryTitle => "恢复码", "恢復碼", "Recovery key";
        RecoveryNote => "只显示这一次。抄下来或打印出来，和这台电脑分开放。", "只顯示這一次。抄下來或列印出來，與這台電腦分開放。", "It is shown this once. Write it down or print it, and keep it away from this computer.";
        Print => "打印", "列印", "Print";
        Confirm => "确认", "確認", "Confirm";
        ConfirmWrong => "和恢复码对不上，请看着抄下来的再输一次。", "與恢復碼對不上，請看著抄下來的再輸入一次。", "That is not what stands there. Read it from what you wrote down.";
        Sealing => "正在加密全部资料", "正在加密全部資料", "Encrypting all data";
        Unsealing => "正在取消加密", "正在取消加密", "Removing the encryption";
        SealingNote => "请不要关闭这个窗口；万一中断，下次打开会接着做，资料不会丢。", "請不要關閉這個視窗；萬一中斷，下次開啟會接著做，資料不會遺失。", "Please keep this window open. Should it stop, it goes on at the next opening and nothing is lost.";
        Sealed => "已设置密码，资料已加密", "已設定密碼，資料已加密", "Passphrase set, data encrypted";
        Changed => "已换密码", "已更換密碼", "Passphrase changed";
        Renewed => "已换恢复码", "已更換恢復碼", "Recovery key renewed";
        Removed => "已取消密码", "已取消密碼", "Passphrase removed";
        SealedLater => "设置密码之前写下的内容，浏览器可能还会在磁盘里留一阵子，过后才真正清掉；恢复之前留着的店也不会加密，不要了就在“文件”里删掉。", "設定密碼之前寫下的內容，瀏覽器可能還會在磁碟裡留一陣子，過後才真正清掉；還原之前留著的店也不會加密，不要了就在「檔案」裡刪除。", "What was written before may stay in the browser's files on disk for a while until the browser cleans them up. A shop kept from before a restore is not encrypted either: delete it under Files if you do not need it.";
        Locked => "已锁上", "已鎖上", "Locked";
        LockedNote => "输入密码打开。忘了密码，就输入恢复码。", "輸入密碼開啟。忘了密碼，就輸入恢復碼。", "Enter the passphrase. If you forgot it, enter the recovery key.";
        Secret => "密码或恢复码", "密碼或恢復碼", "Passphrase or recovery key";
        Present => "现在的密码或恢复码", "現在的密碼或恢復碼", "Present passphrase or recovery key";
        BackupSecret => "这份备份的密码或恢复码", "這份備份的密碼或恢復碼", "Passphrase or recovery key of this backup";
        BackupSealed => "这份备份加了密。请输入备份那时的密码或恢复码。", "這份備份加了密。請輸入備份那時的密碼或恢復碼。", "This backup is encrypted. Enter the passphrase or recovery key it had when it was written.";
        Open => "打开", "開啟", "Open";
        FormerOpen => "恢复之前的店还留着，而且没有加密，谁打开这台电脑都能看。", "還原之前的店還留著，而且沒有加密，誰打開這台電腦都能看。", "The shop before the last restore is still kept, and it is not encrypted: whoever uses this computer can read it.";
        RescueNote => "万一哪天打不开，这一页能把资料取出来", "萬一哪天打不開，這一頁能把資料取出來", "Should it ever not open, this page takes the data out";
        NothingChanged => "什么都没有改动。", "什麼都沒有更動。", "Nothing was changed.";
        WorkerLost => "负责加密的部分没有启动，可能是网络断了。请再试一次，或重新载入页面。", "負責加密的部分沒有啟動，可能是網路斷了。請再試一次，或重新載入頁面。", "The part that encrypts did not start; the network may be away. Try again, or reload the page.";
        NoCryptography => "这个浏览器不能可靠地加密。请换一个新一点的浏览器。", "這個瀏覽器不能可靠地加密。請換一個較新的瀏覽器。", "This browser cannot encrypt reliably. Please use a newer one.";
    }
}

/// Asks for one group of the recovery key, counted from 1.
pub fn retype(group: usize, language: Language) -> String {
    language.choose(
        format!("请输入恢复码的第{group}组"),
        format!("請輸入恢復碼的第{group}組"),
        format!("Type group {group} of the recovery key"),
    )
}

/// A time of rest.
pub fn minutes(minutes: u32, language: Language) -> String {
    language.choose(format!("{minutes}分钟"), format!("{minutes}分鐘"), format!("{minutes} minutes"))
}

/// Why the seal does not open.
pub fn unlock_error(error: UnlockError, language: Language) -> String {
    let (simplified, traditional, english) = match error {
        UnlockError::WrongSecret => (
            "密码不对。请再试一次；也可以输入恢复码。资料都在。",
            "密碼不對。請再試一次；也可以輸入恢復碼。資料都在。",
            "That is not the passphrase. Try again, or enter the recovery key. Your data are safe.",
        ),
        UnlockError::DamagedHeader => (
            "记着密码的那一小块损坏了，打不开。资料没有动过；请从备份恢复。",
            "記著密碼的那一小塊損壞了，打不開。資料沒有動過；請從備份還原。",
            "The small part that knows the passphrase is damaged, so this cannot be opened. The data are untouched: restore a backup.",
        ),
        UnlockError::UnreasonableCost => (
            "记着密码的那一小块被改动过，为了安全没有打开。请从备份恢复。",
            "記著密碼的那一小塊被更動過，為了安全沒有開啟。請從備份還原。",
            "The small part that knows the passphrase was altered, so it was not opened. Restore a backup.",
        ),
        UnlockError::Newer => (
            "这份资料是更新版本的程序加密的。请更新本程序再打开。",
            "這份資料是更新版本的程式加密的。請更新本程式再開啟。",
            "A newer version of this program encrypted these data. Update the program to open them.",
        ),
    };
    language.choose(simplified, traditional, english).to_owned()
}
