//! Words of the settings page.
use super::{Language, format, labels};
use crate::domain::{Currency, Region};

labels! {
    /// Fixed texts of the settings page.
    pub enum SettingsLabel {
        Shop => "店铺", "店鋪", "Shop";
        ShopName => "店名", "店名", "Shop name";
        Currency => "货币", "貨幣", "Currency";
        Region => "电话默认地区", "電話預設地區", "Phone numbers without a country are from";
        Figures => "怎么算", "怎麼算", "How figures are counted";
        Window => "金额按多长时间算", "金額按多長時間計算", "Money is counted over";
        CutA => "A类：销售额累计到", "A類：銷售額累計到", "Class A ends at this share of sales";
        CutB => "B类：销售额累计到", "B類：銷售額累計到", "Class B ends at this share of sales";
        KeyShare => "重点客户占客户的", "重點客戶佔客戶的", "Key customers are this share of customers";
        PercentHint => "百分之几，1到99", "百分之幾，1到99", "Percent, 1 to 99";
        CutsWrong => "请填1到99之间的整数，且B类要大于A类。", "請填1到99之間的整數，且B類要大於A類。", "Enter whole numbers from 1 to 99, with class B above class A.";
        Fields => "自己的栏目", "自己的欄位", "Fields of our own";
        FieldsNote => "除了姓名和电话，还想记每位客户的什么？比如过敏、孩子几岁、常坐的位置。", "除了姓名和電話，還想記每位客戶的什麼？比如過敏、孩子幾歲、常坐的位置。", "What else to note of every customer, such as allergies, children or the usual table.";
        FieldAdd => "加一栏", "加一欄", "Add a field";
        FieldName => "名称", "名稱", "Name";
        FieldKind => "填什么", "填什麼", "It holds";
        FieldChoices => "可选项，一行一个", "可選項，一行一個", "Choices, one a line";
        FieldRetire => "不再用", "不再用", "Take out of use";
        FieldRevive => "重新用", "重新用", "Use again";
        FieldNoName => "请填名称。", "請填名稱。", "Enter a name.";
        FieldTaken => "已经有这个名称。", "已經有這個名稱。", "This name is taken.";
        FieldFewChoices => "至少两项，已有的不能减少。", "至少兩項，已有的不能減少。", "At least two choices, and none of the present ones may go.";
        Device => "这台设备", "這台裝置", "This device";
        Language => "语言", "語言", "Language";
        Theme => "外观", "外觀", "Appearance";
        ThemeSystem => "跟随系统", "跟隨系統", "As the system";
        ThemeLight => "浅色", "淺色", "Light";
        ThemeDark => "深色", "深色", "Dark";
        Data => "资料在哪里", "資料在哪裡", "Where the data are";
        DataHosted => "全部资料都在这个浏览器里，不会上传。换浏览器、换电脑或清除浏览数据后就看不到了，所以请定期备份到别处。", "全部資料都在這個瀏覽器裡，不會上傳。換瀏覽器、換電腦或清除瀏覽資料後就看不到了，所以請定期備份到別處。", "All data are in this browser and are never uploaded. Another browser or computer, or clearing site data, will not show them: keep a backup elsewhere.";
        DataFile => "你是从本机打开的单个文件。资料在这个浏览器里，不在这个文件里；用同一浏览器打开的其他本机网页也能读到这些资料。Firefox 里把文件移动位置后会看到空店，请用备份恢复。", "你是從本機開啟的單一檔案。資料在這個瀏覽器裡，不在這個檔案裡；用同一瀏覽器開啟的其他本機網頁也能讀到這些資料。Firefox 裡把檔案移動位置後會看到空店，請用備份還原。", "You opened a single file from this computer. The data are in this browser, not in the file; other local pages opened in the same browser can reach them. In Firefox a moved file looks empty: restore a backup then.";
        Keeping => "浏览器是否答应保留", "瀏覽器是否答應保留", "Does the browser promise to keep them";
        KeepGranted => "已答应：除非你自己清除，资料会一直保留。", "已答應：除非你自己清除，資料會一直保留。", "Yes: they stay until you clear them yourself.";
        KeepRefused => "没有答应：空间不够时浏览器可能清除资料。请勤备份。", "沒有答應：空間不夠時瀏覽器可能清除資料。請勤備份。", "No: it may clear them when room is short. Back up often.";
        KeepUnknown => "这个浏览器没有回答。请勤备份。", "這個瀏覽器沒有回答。請勤備份。", "This browser does not say. Back up often.";
        Ask => "请浏览器保留", "請瀏覽器保留", "Ask the browser to keep them";
        BackUp => "去备份", "去備份", "Back up";
        Saving => "没有联网：打开后没有任何网络请求。", "沒有連網：開啟後沒有任何網路請求。", "No network: nothing is requested after opening.";
    }
}

/// Space used by the browser's store, and the space it grants.
pub fn space(used_bytes: u64, granted_bytes: u64, language: Language) -> String {
    let (used, granted) = (megabytes(used_bytes), megabytes(granted_bytes));
    language.choose(format!("已用{used}，可用{granted}。"), format!("已用{used}，可用{granted}。"), format!("{used} used of {granted}."))
}

/// The length of the window in months or years.
pub fn window(days: u16, language: Language) -> String {
    match days {
        90 => language.choose("最近3个月", "最近3個月", "the last 3 months").to_owned(),
        182 => language.choose("最近6个月", "最近6個月", "the last 6 months").to_owned(),
        365 => language.choose("最近12个月", "最近12個月", "the last 12 months").to_owned(),
        730 => language.choose("最近24个月", "最近24個月", "the last 24 months").to_owned(),
        days => {
            let days = format::days(days.into(), language);
            language.choose(format!("最近{days}"), format!("最近{days}"), format!("the last {days}"))
        }
    }
}

/// What may become of the choices of a field.
pub fn choices_hint(kept: usize, language: Language) -> String {
    match kept {
        0 => String::new(),
        _ => language
            .choose(
                "可以改名，也可以在后面加；顺序和项数不要动。",
                "可以改名，也可以在後面加；順序和項數不要動。",
                "Rename them or add more below; keep their order.",
            )
            .to_owned(),
    }
}

/// A currency with its code.
pub fn currency(currency: Currency, language: Language) -> String {
    let name = match currency {
        Currency::Cny => language.choose("人民币", "人民幣", "Chinese yuan"),
        Currency::Hkd => language.choose("港币", "港幣", "Hong Kong dollar"),
        Currency::Mop => language.choose("澳门元", "澳門元", "Macao pataca"),
        Currency::Twd => language.choose("新台币", "新台幣", "Taiwan dollar"),
        Currency::Usd => language.choose("美元", "美元", "US dollar"),
        Currency::Eur => language.choose("欧元", "歐元", "Euro"),
        Currency::Gbp => language.choose("英镑", "英鎊", "Pound sterling"),
        Currency::Jpy => language.choose("日元", "日圓", "Japanese yen"),
        Currency::Krw => language.choose("韩元", "韓元", "Korean won"),
        Currency::Sgd => language.choose("新加坡元", "新加坡元", "Singapore dollar"),
        Currency::Myr => language.choose("马来西亚林吉特", "馬來西亞令吉", "Malaysian ringgit"),
        Currency::Thb => language.choose("泰铢", "泰銖", "Thai baht"),
        Currency::Vnd => language.choose("越南盾", "越南盾", "Vietnamese dong"),
        Currency::Aud => language.choose("澳元", "澳元", "Australian dollar"),
        Currency::Cad => language.choose("加元", "加元", "Canadian dollar"),
    };
    format!("{name} {}", currency.code())
}

/// The country of telephone numbers.
pub fn region(region: Region, language: Language) -> &'static str {
    match region {
        Region::China => language.choose("中国大陆 +86", "中國大陸 +86", "Mainland China +86"),
        Region::HongKong => language.choose("香港 +852", "香港 +852", "Hong Kong +852"),
        Region::Macao => language.choose("澳门 +853", "澳門 +853", "Macao +853"),
        Region::Taiwan => language.choose("台湾 +886", "台灣 +886", "Taiwan +886"),
        Region::UnitedStates => language.choose("美国、加拿大 +1", "美國、加拿大 +1", "United States, Canada +1"),
        Region::Other => language.choose("其他", "其他", "Elsewhere"),
    }
}

/// Bytes in the unit that fits: `12 MB`.
pub fn megabytes(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        1_000_000..1_000_000_000 => format!("{} MB", format::count((bytes / 1_000_000) as i64)),
        _ => format!("{:.1} GB", bytes as f64 / 1e9),
    }
}
