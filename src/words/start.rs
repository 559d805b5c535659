//! Words of the first start and of the sample shop.
use super::labels;

labels! {
    /// Fixed texts of the first start.
    pub enum StartLabel {
        Title => "先从一件事开始", "先從一件事開始", "Begin with one thing";
        Promise => "鱼水记得每一位客户，告诉你谁最要紧、今天该联系谁。", "魚水記得每一位客戶，告訴你誰最要緊、今天該聯絡誰。", "Yushui remembers every customer and tells you who matters and whom to contact today.";
        Import => "导入文件", "匯入檔案", "Import a file";
        ImportNote => "收银机或表格里的销售和客户。写入之前先让你看清楚。", "收銀機或試算表裡的銷售和客戶。寫入之前先讓你看清楚。", "Sales and customers from a till or a spreadsheet. You see everything before it is written.";
        AddCustomer => "新增一位客户", "新增一位客戶", "Add a customer";
        AddCustomerNote => "有姓名或电话就够了，别的以后再补。", "有姓名或電話就夠了，其他以後再補。", "A name or a phone is enough; the rest can wait.";
        TrySample => "看看示例店铺", "看看範例店鋪", "Try the sample shop";
        TrySampleNote => "一家虚构的茶叶店，和你的店分开存放，随时可以删掉。", "一家虛構的茶葉店，與你的店分開存放，隨時可以刪除。", "An invented tea shop, kept apart from yours. Remove it whenever you like.";
        Restore => "有备份？恢复备份", "有備份？還原備份", "Restore a backup";
        WhereData => "资料只存在这台设备的这个浏览器里，不会上传。清除浏览器数据会一并删掉，所以请定期备份。", "資料只存在這台裝置的這個瀏覽器裡，不會上傳。清除瀏覽器資料會一併刪除，所以請定期備份。", "Your data live in this browser on this device and are never uploaded. Clearing the browser's data deletes them, so keep a backup.";
        Language => "语言", "語言", "Language";
        RemoveTitle => "删除示例店铺？", "刪除範例店鋪？", "Remove the sample shop?";
        RemoveNote => "示例店铺里的一切都会删掉，你自己的店不受影响。", "範例店鋪裡的一切都會刪除，你自己的店不受影響。", "Everything in the sample shop is deleted. Your own shop is not touched.";
        Removed => "已删除示例店铺", "已刪除範例店鋪", "Removed the sample shop";
        Seal => "怕别人看到？先设一个密码", "怕別人看到？先設一個密碼", "Others use this computer? Set a passphrase first";
        SafariForgets => "这个浏览器会清掉七天没打开的网页的资料。先点“分享”里的“添加到主屏幕”（Mac上是“添加到程序坞”），再从那里打开，然后才开始记。", "這個瀏覽器會清掉七天沒開啟的網頁的資料。先點「分享」裡的「加入主畫面」（Mac上是「加入Dock」），再從那裡開啟，然後才開始記。", "This browser clears the data of pages that were not opened for seven days. First choose Share, then Add to Home Screen (on a Mac: Add to Dock), and open it from there before you enter anything.";
    }
}
