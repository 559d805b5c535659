//! Words of the import: what was found in a file, what becomes of its rows, and why.
use super::{Language, Text, format, labels};
use crate::domain::limits;
use crate::exchange::{Delimiter, Encoding, FileKind, FileRefusal, ImportRefusal, Issue, Reason, Role, Verdict};

labels! {
    /// Fixed texts of the import.
    pub enum ImportLabel {
        Row => "行", "列", "Row";
        Result => "结果", "結果", "Result";
        Why => "原因", "原因", "Reason";
    }
}

/// What becomes of a row, in a word.
pub fn verdict(verdict: Verdict, language: Language) -> &'static str {
    match verdict {
        Verdict::New => language.choose("新增", "新增", "New"),
        Verdict::Update => language.choose("已有客户", "已有客戶", "Known"),
        Verdict::Same => language.choose("无变化", "無變化", "No change"),
        Verdict::Doubtful => language.choose("待确认", "待確認", "To decide"),
        Verdict::Bad => language.choose("无法导入", "無法匯入", "Cannot be read"),
        Verdict::LeftOut => language.choose("不导入", "不匯入", "Left out"),
    }
}

/// What a column says, in a word.
pub fn role(role: Role, language: Language) -> &'static str {
    let (hans, hant, english) = match role {
        Role::Ignore => ("忽略", "忽略", "Ignore"),
        Role::Date => ("日期", "日期", "Date"),
        Role::CustomerName => ("姓名", "姓名", "Name"),
        Role::GivenName => ("名", "名", "Given name"),
        Role::FamilyName => ("姓", "姓", "Family name"),
        Role::MiddleName => ("中间名", "中間名", "Middle name"),
        Role::Phone => ("电话", "電話", "Phone"),
        Role::Card => ("会员卡号", "會員卡號", "Card number"),
        Role::Email => ("邮箱", "郵箱", "Email"),
        Role::WeChat => ("微信", "微信", "WeChat"),
        Role::Address => ("地址", "地址", "Address"),
        Role::AddressPart => ("地址的一部分", "地址的一部分", "Part of the address"),
        Role::WorkAddressPart => ("单位地址的一部分", "公司地址的一部分", "Part of the work address"),
        Role::OtherAddressPart => ("其他地址的一部分", "其他地址的一部分", "Part of another address"),
        Role::Tag => ("标签", "標籤", "Tags"),
        Role::Birthday => ("生日", "生日", "Birthday"),
        Role::BirthYear => ("出生年份", "出生年份", "Birth year"),
        Role::BirthMonth => ("生日月份", "生日月份", "Birth month"),
        Role::BirthDay => ("生日日", "生日日", "Day of birth"),
        Role::Preference => ("服务要点", "服務要點", "Preference"),
        Role::Note => ("备注", "備註", "Note"),
        Role::Amount => ("金额", "金額", "Amount"),
        Role::OrderTotal => ("订单总额", "訂單總額", "Order total"),
        Role::Quantity => ("数量", "數量", "Quantity"),
        Role::UnitPrice => ("单价", "單價", "Unit price"),
        Role::Product => ("商品", "商品", "Product"),
        Role::ProductCode => ("商品编码", "商品編碼", "Product code"),
        Role::OrderNumber => ("单号", "單號", "Order number"),
        Role::Status => ("状态", "狀態", "Status"),
        Role::Direction => ("收/支", "收/支", "In or out"),
        Role::Refunded => ("退款金额", "退款金額", "Refunded amount"),
        Role::Created => ("建档日期", "建檔日期", "Customer since"),
        Role::Qq => ("QQ", "QQ", "QQ"),
        Role::WhatsApp => ("WhatsApp", "WhatsApp", "WhatsApp"),
        Role::Line => ("LINE", "LINE", "LINE"),
        Role::OtherContact => ("其他联系方式", "其他聯絡方式", "Other contact"),
        Role::Origin => ("来源", "來源", "Origin"),
        Role::Archived => ("已归档", "已歸檔", "Archived"),
        Role::Company => ("公司", "公司", "Company"),
        Role::Source => ("怎么来的", "怎麼來的", "How they came"),
        Role::OwnField => ("自己的栏目", "自己的欄位", "Field of our own"),
        Role::OtherName => ("备用姓名", "備用姓名", "Shipping name"),
    };
    language.choose(hans, hant, english)
}

/// The name of an encoding.
pub fn encoding(encoding: Encoding, language: Language) -> &'static str {
    match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf16Le => "UTF-16",
        Encoding::Utf16Be => "UTF-16 BE",
        Encoding::Gb18030 => language.choose("简体中文（GBK）", "簡體中文（GBK）", "Simplified Chinese (GBK)"),
        Encoding::Big5 => language.choose("繁体中文（Big5）", "繁體中文（Big5）", "Traditional Chinese (Big5)"),
        Encoding::ShiftJis => language.choose("日文（Shift_JIS）", "日文（Shift_JIS）", "Japanese (Shift_JIS)"),
        Encoding::EucKr => language.choose("韩文（EUC-KR）", "韓文（EUC-KR）", "Korean (EUC-KR)"),
        Encoding::Windows1252 => language.choose("西欧文字（Windows-1252）", "西歐文字（Windows-1252）", "Western (Windows-1252)"),
    }
}

/// The name of a delimiter.
pub fn delimiter(delimiter: Delimiter, language: Language) -> &'static str {
    match delimiter {
        Delimiter::Comma => language.choose("逗号 ,", "逗號 ,", "Comma ,"),
        Delimiter::Semicolon => language.choose("分号 ;", "分號 ;", "Semicolon ;"),
        Delimiter::Tab => language.choose("制表符", "定位字元", "Tab"),
        Delimiter::Pipe => language.choose("竖线 |", "直線 |", "Bar |"),
        Delimiter::Blanks => language.choose("空格", "空格", "Blanks"),
    }
}

/// What a file tells of.
pub fn file_kind(kind: FileKind, language: Language) -> &'static str {
    match kind {
        FileKind::Sales => language.choose("消费记录", "消費記錄", "Sales"),
        FileKind::Customers => language.choose("客户名单", "客戶名單", "Customers"),
        FileKind::Both => language.choose("消费记录和客户资料", "消費記錄和客戶資料", "Sales and customers"),
        FileKind::Unclear => language.choose(
            "还看不出内容：请指定哪一列是姓名、电话或卡号，有消费的请指定日期。",
            "還看不出內容：請指定哪一欄是姓名、電話或卡號，有消費的請指定日期。",
            "Not clear yet: say which column is the name, phone or card, and for sales which is the date.",
        ),
    }
}

/// Why a file cannot be read at all, and what to do.
pub fn file_refusal(refusal: FileRefusal, file: &str, language: Language) -> String {
    let megabytes = format::count((limits::MAX_IMPORT_BYTES / 1_000_000) as i64);
    match refusal {
        FileRefusal::Empty => language.choose(
            format!("“{file}”是空文件，请换一个。"),
            format!("「{file}」是空檔案，請換一個。"),
            format!("“{file}” is empty. Choose another file."),
        ),
        FileRefusal::TooLarge => language.choose(
            format!("“{file}”超过{megabytes} MB，请拆成几个文件分次导入。"),
            format!("「{file}」超過{megabytes} MB，請拆成幾個檔案分次匯入。"),
            format!("“{file}” is larger than {megabytes} MB. Split it and import the parts."),
        ),
        FileRefusal::Spreadsheet => language.choose(
            format!("“{file}”是电子表格，请先在表格软件中另存为 CSV。"),
            format!("「{file}」是試算表，請先在試算表軟體中另存為 CSV。"),
            format!("“{file}” is a spreadsheet. Save it as CSV first."),
        ),
        FileRefusal::NotText => language.choose(
            format!("“{file}”不是文本表格，请选择 CSV 或 TSV 文件。"),
            format!("「{file}」不是文字表格，請選擇 CSV 或 TSV 檔案。"),
            format!("“{file}” is not a text table. Choose a CSV or TSV file."),
        ),
    }
}

/// Why a preview cannot be imported, and what to do.
pub fn import_refusal(refusal: ImportRefusal, language: Language) -> String {
    let customers = format::count(limits::MAX_CUSTOMERS as i64);
    let rows = format::count(limits::MAX_SALE_ROWS as i64);
    match refusal {
        ImportRefusal::Stale => language.choose(
            "预览之后资料有变动，请重新预览。".to_owned(),
            "預覽之後資料有變動，請重新預覽。".to_owned(),
            "The book has changed since the preview. Make the preview again.".to_owned(),
        ),
        ImportRefusal::NothingNew => language.choose(
            "文件里的内容都已在册，没有需要导入的。".to_owned(),
            "檔案裡的內容都已在冊，沒有需要匯入的。".to_owned(),
            "Everything in this file is in the book already.".to_owned(),
        ),
        ImportRefusal::TooManyCustomers => language.choose(
            format!("导入后客户会超过{customers}位，请先整理客户。"),
            format!("匯入後客戶會超過{customers}位，請先整理客戶。"),
            format!("The shop would have more than {customers} customers. Tidy up first."),
        ),
        ImportRefusal::TooManySales => language.choose(
            format!("导入后消费记录会超过{rows}行，请只导入较近的记录。"),
            format!("匯入後消費記錄會超過{rows}列，請只匯入較近的記錄。"),
            format!("The shop would have more than {rows} sale rows. Import recent sales only."),
        ),
    }
}

/// Why a row or a cell is as it is, and what to do, without its place.
pub fn reason(reason: Reason, language: Language) -> &'static str {
    let (hans, hant, english) = match reason {
        Reason::DateMissing => ("没有日期，请在文件中补上", "沒有日期，請在檔案中補上", "there is no date: add it in the file"),
        Reason::DateUnreadable => (
            "日期看不懂，请改日期顺序或改这一格",
            "日期看不懂，請改日期順序或改這一格",
            "the date cannot be read: change the order of dates or the cell",
        ),
        Reason::AmountMissing => ("没有金额，请在文件中补上", "沒有金額，請在檔案中補上", "there is no amount: add it in the file"),
        Reason::AmountUnreadable => (
            "金额看不懂，请改小数点写法或改这一格",
            "金額看不懂，請改小數點寫法或改這一格",
            "the amount cannot be read: change the decimal sign or the cell",
        ),
        Reason::AmountTooLarge => ("金额过大，请核对这一格", "金額過大，請核對這一格", "the amount is too large: check the cell"),
        Reason::NobodyNamed => (
            "没有能读出的姓名、电话或卡号，请补上一项",
            "沒有能讀出的姓名、電話或卡號，請補上一項",
            "no name, phone or card can be read: add one of them",
        ),
        Reason::SummaryRow => ("是合计或说明，不是数据", "是合計或說明，不是資料", "this is a total or a remark, not data"),
        Reason::RepeatedTitles => ("是重复的标题行", "是重複的標題列", "the titles are repeated here"),
        Reason::NotPaid => ("已取消或未付款，不算消费", "已取消或未付款，不算消費", "it was cancelled or not paid, so it is no sale"),
        Reason::OutgoingPayment => ("不是收入，不算消费", "不是收入，不算消費", "no money came in, so it is no sale"),
        Reason::LeftOutByHand => ("你选择了不导入", "你選擇了不匯入", "you left it out"),
        Reason::PhoneScientific => (
            "号码被表格软件写成科学计数法，末几位已丢失，没有保存；请把该列设为文本后重新导出",
            "號碼被試算表軟體寫成科學記號，末幾位已遺失，沒有儲存；請把該欄設為文字後重新匯出",
            "a spreadsheet rounded the number and its last digits are lost, so it was not stored: export the column as text",
        ),
        Reason::PhoneUnreadable => {
            ("不是电话号码，这一格没有保存", "不是電話號碼，這一格沒有儲存", "this is no phone number, so the cell was not stored")
        }
        Reason::CardScientific => (
            "卡号被表格软件写成科学计数法，没有保存；请把该列设为文本后重新导出",
            "卡號被試算表軟體寫成科學記號，沒有儲存；請把該欄設為文字後重新匯出",
            "a spreadsheet rounded the card number, so it was not stored: export the column as text",
        ),
        Reason::BirthdayUnreadable => {
            ("生日看不懂，这一格没有保存", "生日看不懂，這一格沒有儲存", "the birthday cannot be read, so the cell was not stored")
        }
        Reason::QuantityUnreadable => {
            ("数量看不懂，按未知处理", "數量看不懂，按未知處理", "the quantity cannot be read, so it counts as unknown")
        }
        Reason::TextTooLong => (
            "文字过长，这一格没有保存，请缩短",
            "文字過長，這一格沒有儲存，請縮短",
            "the text is too long, so the cell was not stored: shorten it",
        ),
        Reason::TooManyParts => (
            "电话、联系方式或标签过多，多出的没有保存",
            "電話、聯絡方式或標籤過多，多出的沒有儲存",
            "there are too many phones, contacts or tags: the surplus was not stored",
        ),
        Reason::BrokenText => {
            ("有无法辨认的字，请换一种文字编码", "有無法辨認的字，請換一種文字編碼", "some characters are broken: try another encoding")
        }
        Reason::OwnFieldUnfit => (
            "不合这一栏的填法，这一格没有保存",
            "不合這一欄的填法，這一格沒有儲存",
            "the cell does not fit its field, so it was not stored",
        ),
        Reason::CellsBeyondTitles => ("比标题多出的格没有读", "比標題多出的格沒有讀", "the cells beyond the titles were not read"),
        Reason::Namesakes => {
            ("有同名客户，请选择是哪一位", "有同名客戶，請選擇是哪一位", "there are customers of the same name: choose which one")
        }
        Reason::PhoneOfAnother => (
            "电话与另一位不同名的客户相同，请确认是否同一人",
            "電話與另一位不同名的客戶相同，請確認是否同一人",
            "the phone belongs to a customer of another name: say whether they are the same",
        ),
        Reason::SeveralFit => {
            ("有几位客户都符合，请选择是哪一位", "有幾位客戶都符合，請選擇是哪一位", "several customers fit: choose which one")
        }
        Reason::SharesPhone => (
            "与另一人共用电话，按两位客户导入",
            "與另一人共用電話，按兩位客戶匯入",
            "the phone is shared with somebody else: taken as two customers",
        ),
        Reason::KeptOurs => {
            ("与册中所记不同，保留册中所记", "與冊中所記不同，保留冊中所記", "the book says something else, and that was kept")
        }
        Reason::WalkIn => ("没有客户，记作散客", "沒有客戶，記作散客", "nobody is named, so it counts as a walk-in"),
        Reason::BeyondLimit => (
            "超出一次导入的上限，请拆成几个文件",
            "超出一次匯入的上限，請拆成幾個檔案",
            "this is beyond the limit of one import: split the file",
        ),
    };
    language.choose(hans, hant, english)
}

/// One sentence about a place in a file: file, row, column, cell, and what to do.
pub fn issue(issue: &Issue, file: &str, language: Language) -> String {
    let why = reason(issue.reason, language);
    let row = format::count(i64::from(issue.sheet_row));
    let number = issue.column.map(|at| format::count(i64::from(at) + 1));
    let column = match (&number, issue.title.as_str()) {
        (None, _) => String::new(),
        (Some(number), "") => language.choose(format!("第{number}列"), format!("第{number}欄"), format!(", column {number}")),
        (Some(_), title) => language.choose(format!("“{title}”列"), format!("「{title}」欄"), format!(", column “{title}”")),
    };
    let cell = match issue.cell.as_str() {
        "" => String::new(),
        cell => language.choose(format!("（{cell}）"), format!("（{cell}）"), format!(" ({cell})")),
    };
    language.choose(
        format!("“{file}”第{row}行{column}{cell}：{why}。"),
        format!("「{file}」第{row}列{column}{cell}：{why}。"),
        format!("“{file}”, row {row}{column}{cell}: {why}."),
    )
}

/// `1,234 rows: 83 known, 11 new …`, without the kinds of which there are none.
pub fn counts(counts: &crate::exchange::Counts, language: Language) -> String {
    let total = format::counted(i64::from(counts.total()), language, "行", "列", "row", "rows");
    let shown = [Verdict::Update, Verdict::New, Verdict::Same, Verdict::Doubtful, Verdict::Bad, Verdict::LeftOut];
    let part = |kind: &Verdict| {
        let number = format::count(i64::from(counts.of(*kind)));
        let word = verdict(*kind, language);
        language.choose(format!("{word} {number}"), format!("{word} {number}"), format!("{number} {}", word.to_lowercase()))
    };
    let parts: Vec<String> = shown.iter().filter(|kind| counts.of(**kind) > 0).map(part).collect();
    let colon = language.choose("：", "：", ": ");
    format!("{total}{colon}{}", format::list(&parts, language))
}

/// What an import did, for the result card.
pub fn result(yields: &crate::exchange::Yield, language: Language) -> String {
    let new = format::counted(i64::from(yields.new_customers), language, "位新客户", "位新客戶", "new customer", "new customers");
    let changed = format::counted(
        i64::from(yields.changed_customers),
        language,
        "位客户有更新",
        "位客戶有更新",
        "customer updated",
        "customers updated",
    );
    let sales = format::counted(i64::from(yields.new_sales), language, "笔消费", "筆消費", "sale row", "sale rows");
    let mut parts = vec![(yields.new_customers, new), (yields.changed_customers, changed), (yields.new_sales, sales)];
    if yields.walk_in_sales > 0 {
        let number = format::count(i64::from(yields.walk_in_sales));
        let text = language.choose(format!("其中散客{number}笔"), format!("其中散客{number}筆"), format!("{number} of them walk-ins"));
        parts.push((yields.walk_in_sales, text));
    }
    let parts: Vec<String> = parts.into_iter().filter(|(number, _)| *number > 0).map(|(_, text)| text).collect();
    if parts.is_empty() {
        return language.choose("没有变化", "沒有變化", "Nothing changes").to_owned();
    }
    format::list(&parts, language)
}

/// The column titles of the file of rows with reasons.
pub fn reason_titles(language: Language) -> [&'static str; 3] {
    [ImportLabel::Row.text(language), ImportLabel::Result.text(language), ImportLabel::Why.text(language)]
}
