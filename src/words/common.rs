//! Words that more than one page says.
use super::labels;

labels! {
    /// Fixed texts shared by the pages.
    pub enum Label {
        AppName => "鱼水", "魚水", "Yushui";
        Today => "今日", "今日", "Today";
        Customers => "客户", "客戶", "Customers";
        Sell => "收银", "收銀", "Sell";
        Groups => "分组", "分組", "Groups";
        Insights => "洞察", "洞察", "Insights";
        Files => "文件", "檔案", "Files";
        Settings => "设置", "設定", "Settings";
        History => "操作记录", "操作記錄", "History";
        Trash => "回收站", "資源回收筒", "Trash";
        More => "更多", "更多", "More";
        Save => "保存", "儲存", "Save";
        Cancel => "取消", "取消", "Cancel";
        Close => "关闭", "關閉", "Close";
        Undo => "撤销", "復原", "Undo";
        Redo => "重做", "重做", "Redo";
        Edit => "编辑", "編輯", "Edit";
        Restore => "恢复", "還原", "Restore";
        Search => "姓名、拼音、手机尾号", "姓名、拼音、手機尾號", "Name or part of a phone";
        Copied => "已复制", "已複製", "Copied";
        AsTable => "看表格", "看表格", "As table";
        AsPicture => "看图", "看圖", "As picture";
        WalkIn => "散客", "散客", "Walk-in";
        NoName => "未留名", "未留名", "No name";
        Reached => "联系到了", "聯絡到了", "Reached";
        Nobody => "没有人", "沒有人", "Nobody";
        KeyCustomers => "重点客户", "重點客戶", "Key customers";
        StartReview => "开始盘点", "開始盤點", "Start the review";
        ResumeReview => "接着盘点", "接著盤點", "Go on reviewing";
        Products => "商品", "商品", "Products";
        ThisWeek => "本周", "本週", "This week";
        TodayAndWeek => "今日和本周", "今日和本週", "Today and this week";
        BackUpNow => "现在备份", "現在備份", "Back up now";
        NotToday => "明天再说", "明天再說", "Not today";
        DownloadFailed => "浏览器没有接受下载，请再试一次。", "瀏覽器沒有接受下載，請再試一次。", "The browser did not take the download. Please try again.";
    }
}
