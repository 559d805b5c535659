//! Words of the frame, of opening a shop and of the shortcuts.
use super::labels;

labels! {
    /// Fixed texts of the frame.
    pub enum AppLabel {
        Skip => "跳到页面内容", "跳到頁面內容", "Skip to the page";
        Navigation => "主要页面", "主要頁面", "Main pages";
        SampleStripe => "这是示例店铺，和你的店分开存放。", "這是範例店鋪，與你的店分開存放。", "This is the sample shop. It is kept apart from yours.";
        LeaveSample => "回到我的店", "回到我的店", "Back to my shop";
        RemoveSample => "删除示例店铺", "刪除範例店鋪", "Remove the sample shop";
        Opening => "正在打开", "正在開啟", "Opening";
        WipedTitle => "找不到你店里的资料", "找不到你店裡的資料", "The data of your shop are gone";
        WipedKept => "这台设备上曾经有一家店，但浏览器里的资料已被清除。", "這台裝置上曾有一家店，但瀏覽器裡的資料已被清除。", "There was a shop on this device, but its data were cleared from the browser.";
        WipedToDo => "请选一份备份来恢复；没有备份，就从空店重新开始。", "請選一份備份來還原；沒有備份，就從空店重新開始。", "Choose a backup to restore it. Without one, start again with an empty shop.";
        StartEmpty => "从空店开始", "從空店開始", "Start with an empty shop";
        FailedTitle => "打不开资料", "打不開資料", "The data cannot be opened";
        FailedKept => "什么都没有改动。", "什麼都沒有變動。", "Nothing was changed.";
        PartMissing => "这一页还没有取到，可能是网络断了。", "這一頁還沒有取到，可能是網路斷了。", "This page could not be fetched; the network may be away.";
        PartToDo => "连上网络后再试一次；还是不行，就重新载入。", "連上網路後再試一次；還是不行，就重新載入。", "Try again once you are online. If that does not help, reload the page.";
        Reload => "重新载入", "重新載入", "Reload the page";
        TroubleKept => "之前保存的资料都在。", "之前儲存的資料都在。", "Everything saved before is kept.";
        TroubleClosed => "浏览器关闭了存储，现在的改动不会再保存。请重新载入；如果资料被清除了，可以从备份恢复。", "瀏覽器關閉了儲存，現在的變動不會再儲存。請重新載入；如果資料被清除了，可以從備份還原。", "The browser closed the storage, so nothing more is saved here. Reload; if the data were cleared, restore a backup.";
        TroubleVersion => "另一个窗口换了新版本或删除了这家店，这里已停止保存。请重新载入。", "另一個視窗換了新版本或刪除了這家店，這裡已停止儲存。請重新載入。", "Another tab has a newer version or removed this shop, so this one stopped saving. Reload to go on.";
        TroubleReplaced => "另一个窗口恢复了备份，这里显示的是以前的店。请重新载入。", "另一個視窗還原了備份，這裡顯示的是以前的店。請重新載入。", "Another tab restored a backup, and this one shows the former shop. Reload to go on.";
        TroubleUnreadable => "有一步操作这个窗口读不懂，可能来自更新的版本。请重新载入。", "有一步操作這個視窗讀不懂，可能來自較新的版本。請重新載入。", "This tab cannot read one of the acts; it may come from a newer version. Reload to go on.";
        Broken => "页面出错停下了。已保存的资料都在，请重新载入。", "頁面出錯停下了。已儲存的資料都在，請重新載入。", "The page stopped because of an error. Everything saved is kept: please reload.";
        Rescue => "取出资料", "取出資料", "Take the data out";
        TryAgain => "再试一次", "再試一次", "Try again";
        Finder => "找客户", "找客戶", "Find a customer";
        Shortcuts => "快捷键", "快速鍵", "Shortcuts";
        BackToNow => "回到现在", "回到現在", "Back to now";
        CounterMode => "柜台模式", "櫃台模式", "Counter mode";
        BackToOwner => "回到店主", "回到店主", "Back to owner";
        OwnerOnly => "这一页归店主看。柜台可以收银、记事、查客户。", "這一頁歸店主看。櫃台可以收銀、記事、查客戶。", "This page belongs to the owner. The counter sells, notes and looks customers up.";
        CounterOpen => "已回到店主。想让柜台自己回不来，就在“设置”里设一个密码。", "已回到店主。想讓櫃台自己回不來，就在「設定」裡設一個密碼。", "Back to owner. To keep the counter from coming back by itself, set a passphrase in Settings.";
        OnlyToLookAt => "这里只能看，不能改。先回到现在的店。", "這裡只能看，不能改。先回到現在的店。", "This is only to look at. Go back to the present shop to change anything.";
    }
}

labels! {
    /// What can be done from anywhere.
    pub enum ActionLabel {
        FindCustomer => "找客户", "找客戶", "Find a customer";
        Palette => "所有操作", "所有操作", "All actions";
        NewCustomer => "新增客户", "新增客戶", "Add a customer";
        Sell => "记一笔销售", "記一筆銷售", "Record a sale";
        Today => "去今日", "前往今日", "Go to Today";
        Customers => "去客户", "前往客戶", "Go to Customers";
        Groups => "去分组", "前往分組", "Go to Groups";
        Insights => "去洞察", "前往洞察", "Go to Insights";
        Files => "去文件：导入、导出、备份", "前往檔案：匯入、匯出、備份", "Go to Files: import, export, backup";
        History => "去操作记录", "前往操作記錄", "Go to History";
        Trash => "去回收站", "前往資源回收筒", "Go to Trash";
        Week => "排这一周", "排這一週", "Plan the week";
        Review => "盘点重点客户", "盤點重點客戶", "Review key customers";
        KeyCustomers => "看重点客户", "看重點客戶", "See key customers";
        Prospects => "拓新：还没买的人", "拓新：還沒買的人", "Prospects: who has not bought yet";
        Products => "去商品", "前往商品", "Go to Products";
        Settings => "去设置", "前往設定", "Go to Settings";
        Undo => "撤销上一步", "復原上一步", "Undo the last act";
        Redo => "重做", "重做", "Redo";
        LeaveSample => "回到我的店", "回到我的店", "Back to my shop";
        Counter => "柜台模式：进入、离开", "櫃台模式：進入、離開", "Counter mode on or off";
        Lock => "锁上", "鎖上", "Lock";
        Help => "快捷键", "快速鍵", "Shortcuts";
    }
}

labels! {
    /// What the keys do in lists.
    pub enum ListKeyLabel {
        Move => "在列表里移动", "在清單裡移動", "Move in a list";
        Take => "打开选中的一行", "開啟選取的一行", "Open the chosen row";
        Leave => "关闭，回到原处", "關閉，回到原處", "Close and go back";
        Reached => "今日：联系到了", "今日：聯絡到了", "Today: reached";
        NotReached => "今日：没联系上", "今日：沒聯絡上", "Today: not reached";
        Skip => "今日：跳过", "今日：略過", "Today: skip";
    }
}

/// Keys that belong to lists and to Today's rows, for the help sheet.
pub const KEYS_IN_LISTS: &[(&[&str], ListKeyLabel)] = &[
    (&["↑", "↓"], ListKeyLabel::Move),
    (&["Enter"], ListKeyLabel::Take),
    (&["Esc"], ListKeyLabel::Leave),
    (&["R"], ListKeyLabel::Reached),
    (&["X"], ListKeyLabel::NotReached),
    (&["K"], ListKeyLabel::Skip),
];
