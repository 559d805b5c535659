//! Words of the list of products.
use super::{Language, format, labels};
use crate::domain::Day;

labels! {
    /// Fixed texts of the list and of the form.
    pub enum ProductLabel {
        Note => "名称、价格、成本和分类，分析时会用到。", "名稱、價格、成本和分類，分析時會用到。", "Names, prices, costs and categories, as the insights use them.";
        Open => "打开商品表", "開啟商品表", "Open the list of products";
        Add => "新增商品", "新增商品", "Add a product";
        Edit => "编辑商品", "編輯商品", "Edit product";
        Search => "商品名、编号或分类", "商品名、編號或分類", "Name, code or category";
        Name => "商品名", "商品名", "Name";
        Code => "编号", "編號", "Code";
        Price => "单价", "單價", "Price";
        Cost => "每件成本", "每件成本", "Cost of one";
        CostHint => "有成本才算得出毛利。", "有成本才算得出毛利。", "With the cost the margin can be told.";
        Category => "分类", "分類", "Category";
        Launch => "上架日期", "上架日期", "On sale since";
        StepUp => "下一档可以推荐", "下一檔可以推薦", "The next step up to offer";
        RemoveStepUp => "去掉推荐", "移除推薦", "Remove the step up";
        Archived => "不再卖了", "不再賣了", "No longer sold";
        Empty => "还没有商品。收银时加一件，或导入带商品名的销售表，这里就会有。", "還沒有商品。收銀時加一件，或匯入帶商品名的銷售表，這裡就會有。", "No products yet. Add an item at the counter or import sales with product names.";
        NoneFits => "没有这样的商品。", "沒有這樣的商品。", "No product fits.";
        Suits => "适合谁", "適合誰", "Whom it suits";
        SuitsBegin => "给他们发消息", "給他們發訊息", "Send them a message";
        Recall => "召回", "召回", "Recall";
        BoughtFrom => "从哪天买的", "從哪天買的", "Bought from";
        BoughtTo => "到哪天", "到哪天", "Until";
        RecallBegin => "列出这些人", "列出這些人", "List these people";
        NoPrice => "没有价格", "沒有價格", "No price";
        BadAmount => "请填金额，如128或9.90。", "請填金額，如128或9.90。", "Enter an amount such as 128 or 9.90.";
    }
}

/// How many there are.
pub fn count(count: usize, language: Language) -> String {
    format::counted(count as i64, language, "件", "件", "product", "products")
}

/// How many buy its kind and never this one.
pub fn suits_count(count: usize, language: Language) -> String {
    let people = format::counted(count as i64, language, "位客户", "位客戶", "customer", "customers");
    language.choose(
        format!("有{people}反复买同类的，还没买过这件。"),
        format!("有{people}反覆買同類的，還沒買過這件。"),
        format!("{people} bought this kind again and again, and never this one."),
    )
}

/// What speaks for it: `一年里来买过5次同类的，上次10月3日`.
pub fn bought_of_kind(days: u32, last: Day, today: Day, language: Language) -> String {
    let day = format::day_relative(last, today, language);
    language.choose(
        format!("一年里来买过{days}次同类的，上次{day}"),
        format!("一年裡來買過{days}次同類的，上次{day}"),
        format!("bought this kind {days} times in a year, last {day}"),
    )
}

/// The name of a message about it.
pub fn suits_name(product: &str, language: Language) -> String {
    language.choose(format!("推荐{product}"), format!("推薦{product}"), format!("{product}, for those it suits"))
}

/// How many bought one between two days.
pub fn buyers(count: usize, language: Language) -> String {
    let people = format::counted(count as i64, language, "位客户", "位客戶", "customer", "customers");
    language.choose(format!("这段时间有{people}买过。"), format!("這段時間有{people}買過。"), format!("{people} bought it in this time."))
}

/// More products than are shown.
pub fn more(hidden: usize, language: Language) -> String {
    let hidden = format::count(hidden as i64);
    language.choose(
        format!("还有{hidden}件，请搜索。"),
        format!("還有{hidden}件，請搜尋。"),
        format!("{hidden} more. Search to narrow them down."),
    )
}

/// The margin of one: `毛利40%`.
pub fn margin(price_minor: i64, cost_minor: i64, language: Language) -> String {
    let share = format::percent(((price_minor - cost_minor) as i128 * 10_000 / i128::from(price_minor.max(1))) as i64);
    language.choose(format!("毛利{share}"), format!("毛利{share}"), format!("margin {share}"))
}
