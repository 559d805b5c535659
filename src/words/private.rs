//! Words of the private drawer.
use super::{Language, labels};

labels! {
    /// Fixed texts of the private drawer.
    pub enum PrivateLabel {
        Title => "私密抽屉", "私密抽屜", "Private drawer";
        Off => "信仰、家里的事、身体状况，只有你该知道的，可以锁进每位客户的私密抽屉。它有自己的密码，搜索、分组、导出都看不到里面。", "信仰、家裡的事、身體狀況，只有你該知道的，可以鎖進每位客戶的私密抽屜。它有自己的密碼，搜尋、分組、匯出都看不到裡面。", "Religion, family, health: what only you should know can be locked into a private drawer of each customer. It has a passphrase of its own, and search, groups and exports never see inside.";
        On => "每位客户的页面上有一个锁着的抽屉。打开一次，到锁店、进柜台模式或重新载入为止。", "每位客戶的頁面上有一個鎖著的抽屜。開啟一次，到鎖店、進櫃台模式或重新載入為止。", "Every customer's page has a locked drawer. Once opened, drawers stay open until the shop is locked, counter mode begins or the page is loaded again.";
        Begin => "启用私密抽屉", "啟用私密抽屜", "Turn the private drawer on";
        Begun => "私密抽屉已启用", "私密抽屜已啟用", "The private drawer is on";
        Change => "换抽屉的密码", "更換抽屜的密碼", "Change the drawer's passphrase";
        Changed => "抽屉的密码换好了", "抽屜的密碼換好了", "The drawer's passphrase was changed";
        Lost => "忘了这个密码，抽屉里的东西就没有了；没有恢复码，谁也打不开。", "忘了這個密碼，抽屜裡的東西就沒有了；沒有恢復碼，誰也打不開。", "If you forget this passphrase, what lies in the drawers is lost. There is no recovery key, and nobody can open them.";
        Passphrase => "抽屉的密码", "抽屜的密碼", "Passphrase of the drawer";
        Open => "打开抽屉", "開啟抽屜", "Open the drawer";
        Close => "锁上抽屉", "鎖上抽屜", "Lock the drawer";
        Wrong => "抽屉的密码不对，请再试一次。里面的东西都在。", "抽屜的密碼不對，請再試一次。裡面的東西都在。", "That is not the passphrase of the drawer. Try again; what lies in it is safe.";
        Religion => "信仰、忌讳", "信仰、忌諱", "Religion and customs";
        Family => "家里的事", "家裡的事", "Family";
        Health => "身体状况", "身體狀況", "Health";
        Other => "别的", "其他", "Anything else";
        Unreadable => "这个抽屉打不开：它是用另一把锁锁上的，或者被改动过。", "這個抽屜打不開：它是用另一把鎖鎖上的，或者被更動過。", "This drawer does not open: it was locked by another lock, or altered.";
        InExport => "连私密抽屉一起导出", "連私密抽屜一起匯出", "With the private drawer";
        InExportNote => "导出的文件不加密，谁打开都看得到。", "匯出的檔案不加密，誰開啟都看得到。", "The exported file is not encrypted: whoever opens it reads them.";
    }
}

/// A closed drawer, with how many fields it holds: `私密抽屉：3项`.
pub fn closed(fields: u8, language: Language) -> String {
    match fields {
        0 => language.choose("私密抽屉：空的", "私密抽屜：空的", "Private: empty").to_owned(),
        1 => language.choose("私密抽屉：1项", "私密抽屜：1項", "Private: 1 field").to_owned(),
        _ => language.choose(format!("私密抽屉：{fields}项"), format!("私密抽屜：{fields}項"), format!("Private: {fields} fields")),
    }
}
