//! Words of days without a network: versions of the page, what a plain address lacks, installing.
use super::labels;

labels! {
    /// Fixed texts of keeping the page on the device.
    pub enum OfflineLabel {
        NewVersion => "有新版本", "有新版本", "There is a new version";
        NewVersionNote => "先备份你的店，再换成新版本；现在这一版会留着，随时可以换回来。", "先備份你的店，再換成新版本；現在這一版會留著，隨時可以換回來。", "Your shop is backed up first. The present version is kept, so that you can go back to it.";
        Update => "备份并更新", "備份並更新", "Back up and update";
        Later => "以后再说", "以後再說", "Later";
        NotUpdated => "备份没有成功，所以没有更新。", "備份沒有成功，所以沒有更新。", "The backup failed, so nothing was updated.";
        Ready => "没有网络也能打开：程序已经存在这台设备上，打开时只问一次有没有新版本。", "沒有網路也能開啟：程式已經存在這台裝置上，開啟時只問一次有沒有新版本。", "It opens without a network: the program is kept on this device, and only asks once at opening whether there is a new version.";
        FormerKept => "上一版程序还留着。", "上一版程式還留著。", "The version before this one is still kept.";
        GoBack => "回到上一版", "回到上一版", "Go back to the version before";
        FormerServed => "现在用的是上一版程序。", "現在用的是上一版程式。", "You are using the version before the newest one.";
        GoForward => "换到新版本", "換到新版本", "Use the newest version";
        PlainHttp => "这个地址不是https，所以少三样：没有网络时打不开，不能自动备份到文件夹，加密慢一些。请用https地址打开，或者改用单个文件。", "這個地址不是https，所以少三樣：沒有網路時打不開，不能自動備份到資料夾，加密慢一些。請用https地址開啟，或者改用單一檔案。", "This address is not https, so three things are missing: it does not open without a network, it cannot back up to a folder by itself, and encryption is slower. Open it by https, or use the single file.";
    }
}
