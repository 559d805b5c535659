//! Words of the files page: in, out, backup, restore.
use super::{Language, format, labels};
use crate::domain::{Currency, Day};
use crate::vault::copies::FolderError;

labels! {
    /// Fixed texts of the files page.
    pub enum FilesLabel {
        Import => "导入", "匯入", "Import";
        Drop => "把销售或客户表格拖到这里", "把銷售或客戶表格拖到這裡", "Drop a table of sales or customers here";
        Pick => "选择文件", "選擇檔案", "Choose a file";
        DropHint => "支持CSV、TSV和文本表格。先看预览，确认后才写入；文件不会离开这台电脑。", "支援CSV、TSV和文字表格。先看預覽，確認後才寫入；檔案不會離開這台電腦。", "CSV, TSV or plain text. You see a preview first; nothing is written before you agree, and the file never leaves this computer.";
        Reading => "正在读取文件", "正在讀取檔案", "Reading the file";
        Checking => "正在逐行核对", "正在逐列核對", "Checking every row";
        Writing => "正在写入", "正在寫入", "Writing";
        Understood => "我们这样理解这份文件", "我們這樣理解這份檔案", "This is how we read the file";
        Encoding => "文字编码", "文字編碼", "Text encoding";
        EncodingDoubt => "编码不确定，请看下面的文字是否正常。", "編碼不確定，請看下面的文字是否正常。", "The encoding is a guess: check that the text below reads well.";
        Delimiter => "分隔符", "分隔符號", "Separator";
        HeaderRow => "标题在第几行", "標題在第幾列", "Titles are in row";
        NoHeader => "没有标题行", "沒有標題列", "No titles";
        DateOrder => "日期顺序", "日期順序", "Order of dates";
        YearMonthDay => "年-月-日", "年-月-日", "year-month-day";
        MonthDayYear => "月-日-年", "月-日-年", "month-day-year";
        DayMonthYear => "日-月-年", "日-月-年", "day-month-year";
        DateDoubt => "日期里分不清月和日，请确认顺序。", "日期裡分不清月和日，請確認順序。", "Month and day cannot be told apart in these dates: check the order.";
        DecimalMark => "小数点", "小數點", "Decimal mark";
        DecimalPoint => "1,234.56", "1,234.56", "1,234.56";
        DecimalComma => "1.234,56", "1.234,56", "1.234,56";
        Columns => "每一列是什么", "每一欄是什麼", "What each column is";
        Column => "列", "欄", "Column";
        Meaning => "含义", "含義", "Meaning";
        Examples => "例子", "例子", "Examples";
        Remembered => "这种标题以前导入过，已按上次的对应。", "這種標題以前匯入過，已按上次的對應。", "A file with these titles was imported before; its columns are as you set them then.";
        Check => "核对每一行", "核對每一列", "Check the rows";
        OtherFile => "换一个文件", "換一個檔案", "Another file";
        Verdicts => "核对结果", "核對結果", "What the rows are";
        All => "全部", "全部", "All";
        Row => "行", "列", "Row";
        Verdict => "结果", "結果", "Result";
        Customer => "客户", "客戶", "Customer";
        Day => "日期", "日期", "Day";
        Amount => "金额", "金額", "Amount";
        Reason => "说明", "說明", "Reason";
        Doubts => "这些是同一位客户吗？", "這些是同一位客戶嗎？", "Are these the same customer?";
        DoubtsHint => "左右键选择，回车确定。没决定的行不会导入。", "左右鍵選擇，Enter確定。沒決定的列不會匯入。", "Arrow keys choose, Enter decides. Rows that are not decided are not imported.";
        ItIs => "是这位", "是這位", "This one";
        IsNew => "是新客户", "是新客戶", "A new customer";
        Skip => "不导入", "不匯入", "Leave out";
        AllNew => "其余都当新客户", "其餘都當新客戶", "All others are new";
        AllSkip => "其余都不导入", "其餘都不匯入", "Leave out all others";
        AskAgain => "重新选择", "重新選擇", "Ask again";
        RememberAnswers => "记住这些回答", "記住這些回答", "Remember the answers";
        BackToColumns => "改列的含义", "修改欄的含義", "Change the columns";
        DoImport => "导入", "匯入", "Import";
        UndoImport => "撤销这次导入", "復原這次匯入", "Undo this import";
        SaveReasons => "下载每行的结果和原因", "下載每列的結果和原因", "Download the rows with results and reasons";
        Export => "导出", "匯出", "Export";
        ExportNote => "给表格软件用，UTF-8编码。", "給試算表軟體用，UTF-8編碼。", "For spreadsheets, in UTF-8.";
        ExportCustomers => "导出客户", "匯出客戶", "Export customers";
        ExportSales => "导出销售", "匯出銷售", "Export sales";
        CustomersFile => "客户", "客戶", "customers";
        SalesFile => "销售", "銷售", "sales";
        ReasonsFile => "导入结果", "匯入結果", "rows-with-reasons";
        Backup => "备份", "備份", "Backup";
        BackupNote => "整个店铺一个文件，包括操作记录。写好后会读回来核对。", "整個店鋪一個檔案，包括操作記錄。寫好後會讀回來核對。", "The whole shop in one file, history included. It is read back and compared after writing.";
        Restore => "从备份恢复", "從備份還原", "Restore from a backup";
        PickBackup => "选择备份文件", "選擇備份檔案", "Choose a backup";
        RestoreNote => "会替换现在的店铺，现在的会留着，可以换回来。备份有问题时什么都不会改动。", "會取代現在的店鋪，現在的會留著，可以換回來。備份有問題時什麼都不會變動。", "This replaces the present shop, which is kept so that you can go back to it. A faulty backup changes nothing.";
        RestoreAsk => "用这份备份替换现在的店铺？", "用這份備份取代現在的店鋪？", "Replace the present shop by this backup?";
        RestoreDo => "替换", "取代", "Replace";
        Restored => "已恢复", "已還原", "Restored";
        Former => "上次恢复之前的店还留着。", "上次還原之前的店還留著。", "The shop before the last restore is still kept.";
        TakeBack => "换回去", "換回去", "Go back to it";
        TakenBack => "已换回恢复之前的店", "已換回還原之前的店", "Went back to the shop before the restore";
        ForgetFormer => "不留了", "不留了", "Delete it";
        ForgotFormer => "已删除恢复之前的店", "已刪除還原之前的店", "Deleted the shop before the restore";
        LookInto => "打开看看", "開啟看看", "Look into it";
        SameAsHere => "和现在的店完全一样。", "與現在的店完全一樣。", "It is equal to the present shop in every record.";
        Folder => "自动备份到文件夹", "自動備份到資料夾", "Back up to a folder by itself";
        FolderNote => "选一个文件夹，最好在U盘或网盘里：每次忙完自己写一份，读回来核对，留最近14份。", "選一個資料夾，最好在隨身碟或雲端硬碟裡：每次忙完自己寫一份，讀回來核對，留最近14份。", "Choose a folder, best on a stick or a synced disk: after work a copy is written, read back and compared, and the last 14 are kept.";
        ChooseFolder => "选文件夹", "選資料夾", "Choose a folder";
        OtherFolder => "换文件夹", "換資料夾", "Another folder";
        CopyNow => "现在写一份", "現在寫一份", "Write a copy now";
        StopFolder => "不再自动备份", "不再自動備份", "Stop";
        AllowFolder => "允许写入", "允許寫入", "Allow it";
        FolderAsks => "浏览器要你再点一次，才肯写进这个文件夹。", "瀏覽器要你再按一次，才肯寫進這個資料夾。", "The browser wants your word again before it writes to this folder.";
        NoFolder => "这个浏览器不能自己写文件夹，请常用“现在备份”。", "這個瀏覽器不能自己寫資料夾，請常用「現在備份」。", "This browser cannot write to folders by itself: use “Back up now” often.";
        BackupOpen => "这份备份没有加密，谁拿到都能看。", "這份備份沒有加密，誰拿到都能看。", "This backup is not encrypted: whoever gets it can read it.";
        KeptAsWas => "现在的店铺没有改动。", "現在的店鋪沒有變動。", "The present shop is as it was.";
        Unreadable => "读不了这个文件：可能被移动或正在被别的程序使用。请再选一次。", "讀不了這個檔案：可能被移動或正在被別的程式使用。請再選一次。", "The file cannot be read: it may have moved or be in use. Choose it again.";
    }
}

/// Rows read so far.
pub fn rows(rows: u32, language: Language) -> String {
    format::counted(rows.into(), language, "行", "列", "row", "rows")
}

/// The verdict's name with its count.
pub fn verdict(name: &str, count: u32) -> String {
    format!("{name} {}", format::count(count.into()))
}

/// What the import brings, in one sentence.
pub fn brings(new_customers: u32, changed: u32, new_sales: u32, net_minor: i64, currency: Currency, language: Language) -> String {
    let customers = format::counted(new_customers.into(), language, "位新客户", "位新客戶", "new customer", "new customers");
    let changed = format::counted(changed.into(), language, "位客户有更新", "位客戶有更新", "customer updated", "customers updated");
    let sales = format::counted(new_sales.into(), language, "行销售", "列銷售", "sale row", "sale rows");
    let money = format::money(net_minor, currency);
    language.choose(
        format!("{customers}，{changed}，{sales}，净额{money}"),
        format!("{customers}，{changed}，{sales}，淨額{money}"),
        format!("{customers}, {changed}, {sales}, net {money}"),
    )
}

/// From the first to the last day of the file.
pub fn period(first: Day, last: Day, language: Language) -> String {
    let (first, last) = (format::day_long(first, language), format::day_long(last, language));
    language.choose(format!("{first}至{last}"), format!("{first}至{last}"), format!("{first} to {last}"))
}

/// How many rows a doubt stands for.
pub fn doubt_rows(rows: u32, first_row: u32, language: Language) -> String {
    let (rows, first) = (self::rows(rows, language), format::count(first_row.into()));
    language.choose(format!("第{first}行起，共{rows}"), format!("第{first}列起，共{rows}"), format!("{rows}, from row {first} on"))
}

/// How many people were decided as at a former import.
pub fn recalled(people: usize, language: Language) -> String {
    let people = format::counted(people as i64, language, "位", "位", "customer", "customers");
    language.choose(
        format!("{people}按上次的回答处理。"),
        format!("{people}按上次的回答處理。"),
        format!("{people} decided as you answered last time."),
    )
}

/// A backup that was read back: what is in it.
pub fn verified(customers: u32, sale_rows: u32, bytes: usize, language: Language) -> String {
    let customers = format::counted(customers.into(), language, "位客户", "位客戶", "customer", "customers");
    let sales = format::counted(sale_rows.into(), language, "行销售", "列銷售", "sale row", "sale rows");
    let size = format!("{} kB", format::count(bytes.div_ceil(1_000) as i64));
    language.choose(
        format!("已读回核对：{customers}，{sales}，{size}，与现在一致。请把文件放到别处，比如U盘。"),
        format!("已讀回核對：{customers}，{sales}，{size}，與現在一致。請把檔案放到別處，例如隨身碟。"),
        format!("Read back: {customers}, {sales}, {size}, equal to the shop. Keep the file elsewhere, such as on a stick."),
    )
}

/// The folder that copies go to.
pub fn folder(name: &str, language: Language) -> String {
    language.choose(
        format!("每次忙完自动写到“{name}”，留最近14份。"),
        format!("每次忙完自動寫到「{name}」，留最近14份。"),
        format!("After work a copy goes to “{name}”; the last 14 are kept."),
    )
}

/// A copy in the folder that was read back and is equal.
pub fn copied(file: &str, customers: u32, sale_rows: u32, language: Language) -> String {
    let customers = format::counted(customers.into(), language, "位客户", "位客戶", "customer", "customers");
    let sales = format::counted(sale_rows.into(), language, "行销售", "列銷售", "sale row", "sale rows");
    language.choose(
        format!("已写入{file}并读回核对：{customers}，{sales}，与现在一致。"),
        format!("已寫入{file}並讀回核對：{customers}，{sales}，與現在一致。"),
        format!("{file} was written and read back: {customers}, {sales}, equal to the shop."),
    )
}

/// Why a copy did not go to the folder.
pub fn folder_error(error: &FolderError, language: Language) -> String {
    let (simplified, traditional, english) = match error {
        FolderError::NotAllowed => (
            "浏览器没有允许写进这个文件夹。请点“允许写入”；以前的备份都在。",
            "瀏覽器沒有允許寫進這個資料夾。請按「允許寫入」；以前的備份都在。",
            "The browser did not allow writing to this folder. Press “Allow it”; earlier copies are untouched.",
        ),
        FolderError::Gone => (
            "找不到这个文件夹，可能U盘拔了或文件夹挪了。请插好或换一个；以前的备份都在。",
            "找不到這個資料夾，可能隨身碟拔了或資料夾挪了。請插好或換一個；以前的備份都在。",
            "The folder is not there; the stick may be out or the folder moved. Put it back or choose another; earlier copies are untouched.",
        ),
        FolderError::Full => (
            "磁盘满了，这份备份没有写成。请清出空间；以前的备份都在。",
            "磁碟滿了，這份備份沒有寫成。請清出空間；以前的備份都在。",
            "The disk is full, so this copy was not written. Make room; earlier copies are untouched.",
        ),
        FolderError::Differs => (
            "写进去的和读回来的不一样，这份备份不能用，磁盘可能有问题。请换一个文件夹。",
            "寫進去的和讀回來的不一樣，這份備份不能用，磁碟可能有問題。請換一個資料夾。",
            "What was read back differs from what was written, so this copy is no good and the disk may be failing. Choose another folder.",
        ),
        FolderError::Other(name) => {
            return language.choose(
                format!("写备份时出错（{name}）。请换一个文件夹再试；以前的备份都在。"),
                format!("寫備份時出錯（{name}）。請換一個資料夾再試；以前的備份都在。"),
                format!("Writing the copy failed ({name}). Try another folder; earlier copies are untouched."),
            );
        }
    };
    language.choose(simplified, traditional, english).to_owned()
}

/// Work that no copy has, and for how long.
pub fn unsaved(acts: u64, days: i32, language: Language) -> String {
    let acts = format::counted(acts as i64, language, "步操作", "步操作", "act", "acts");
    let days = format::days(days.into(), language);
    language.choose(
        format!("{acts}还没有备份，最早的已经{days}了。浏览器的资料可能丢，请现在备份。"),
        format!("{acts}還沒有備份，最早的已經{days}了。瀏覽器的資料可能遺失，請現在備份。"),
        format!("{acts} are in no backup, the oldest for {days}. Browsers can lose data: please back up now."),
    )
}

/// What is here now, and how much of it the backup does not have.
pub fn gives_up(customers: u32, sale_rows: u32, newest: Day, later_acts: u32, language: Language) -> String {
    let customers = format::counted(customers.into(), language, "位客户", "位客戶", "customer", "customers");
    let sales = format::counted(sale_rows.into(), language, "行销售", "列銷售", "sale row", "sale rows");
    let newest = format::day_long(newest, language);
    let later = format::counted(later_acts.into(), language, "步操作", "步操作", "act", "acts");
    language.choose(
        format!("现在店里有{customers}、{sales}，最近改动在{newest}；其中{later}比备份新。"),
        format!("現在店裡有{customers}、{sales}，最近改動在{newest}；其中{later}比備份新。"),
        format!("The present shop holds {customers} and {sales}, last changed on {newest}; {later} of it are newer than the backup."),
    )
}

/// What a chosen backup holds.
pub fn holds(customers: u32, sale_rows: u32, day: Day, language: Language) -> String {
    let customers = format::counted(customers.into(), language, "位客户", "位客戶", "customer", "customers");
    let sales = format::counted(sale_rows.into(), language, "行销售", "列銷售", "sale row", "sale rows");
    let day = format::day_long(day, language);
    language.choose(
        format!("备份里有{customers}、{sales}，做于{day}。"),
        format!("備份裡有{customers}、{sales}，做於{day}。"),
        format!("The backup of {day} holds {customers} and {sales}."),
    )
}
