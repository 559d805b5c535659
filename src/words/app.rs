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
        TryAgain => "再试一次", "再試一次", "Try again";
        Finder => "找客户", "找客戶", "Find a customer";
        Shortcuts => "快捷键", "快速鍵", "Shortcuts";
    }
}
