//! Words of the counter.
use super::{Language, format, labels};
use crate::domain::Currency;

labels! {
    /// Fixed texts of the counter.
    pub enum SellLabel {
        Title => "收银", "收銀", "Sell";
        Kind => "类型", "類型", "Kind";
        Sale => "销售", "銷售", "Sale";
        Refund => "退货", "退貨", "Refund";
        Customer => "客户", "客戶", "Customer";
        NobodyChosen => "没选客户，记为散客。", "沒選客戶，記為散客。", "No customer chosen: this is a walk-in sale.";
        LetGo => "换一位", "換一位", "Change customer";
        Amount => "金额", "金額", "Amount";
        RefundAmount => "退款金额", "退款金額", "Amount to refund";
        Keypad => "数字键盘", "數字鍵盤", "Keypad";
        Erase => "删一位", "刪一位", "Erase";
        Day => "日期", "日期", "Day";
        AddLine => "加一件", "加一件", "Add an item";
        Product => "商品名或编号", "商品名或編號", "Product name or code";
        Quantity => "数量", "數量", "Quantity";
        LineAmount => "小计", "小計", "Line amount";
        RemoveLine => "去掉这件", "移除這件", "Remove the item";
        CloseLines => "不加了", "不加了", "Done adding";
        LatestSales => "最近的销售", "最近的銷售", "Latest sales";
        TakeBack => "退这笔", "退這筆", "Refund this one";
        TakenBack => "已退", "已退", "Refunded";
        NoSales => "这位客户还没有销售。", "這位客戶還沒有銷售。", "This customer has no sales yet.";
        OrAmount => "也可以直接填退款金额。", "也可以直接填退款金額。", "Or enter an amount to refund.";
        More => "让利、促销、备注", "讓利、促銷、備註", "Discount, promotion, note";
        Discount => "让利多少", "讓利多少", "Let off";
        DiscountHint => "金额仍填实收。", "金額仍填實收。", "The amount stays what is paid.";
        Promotion => "促销期间买的", "促銷期間買的", "Sold in a promotion";
        Note => "备注", "備註", "Note";
        Again => "再记一笔", "再記一筆", "Another sale";
        Bare => "金额", "金額", "Amount";
    }
}

/// What is wrong with the amount that was typed.
pub fn bad_amount(text: &str, language: Language) -> String {
    if text.trim().is_empty() {
        return language.choose("请填金额。", "請填金額。", "Enter an amount.").to_owned();
    }
    language.choose(
        format!("“{text}”不是金额，请填数字，如128或9.90。"),
        format!("「{text}」不是金額，請填數字，如128或9.90。"),
        format!("“{text}” is not an amount. Enter figures such as 128 or 9.90."),
    )
}

/// What is wrong with a line of the sale.
pub fn bad_line(product: &str, language: Language) -> String {
    language.choose(
        format!("请检查“{product}”的数量和小计。"),
        format!("請檢查「{product}」的數量和小計。"),
        format!("Check the quantity and the amount of “{product}”."),
    )
}

/// The lines and the total differ: `按件合计¥760，另减¥38`.
pub fn adjustment(lines_minor: i64, adjustment_minor: i64, currency: Currency, language: Language) -> String {
    let lines = format::price(lines_minor, currency);
    let difference = format::price(adjustment_minor.saturating_abs(), currency);
    match adjustment_minor {
        0 => language.choose(format!("按件合计{lines}"), format!("按件合計{lines}"), format!("Items: {lines}")),
        ..0 => language.choose(
            format!("按件合计{lines}，另减{difference}"),
            format!("按件合計{lines}，另減{difference}"),
            format!("Items: {lines}, less {difference}"),
        ),
        _ => language.choose(
            format!("按件合计{lines}，另加{difference}"),
            format!("按件合計{lines}，另加{difference}"),
            format!("Items: {lines}, plus {difference}"),
        ),
    }
}

/// The heading over what was just saved: `已保存：王芳 ¥128`.
pub fn saved(name: &str, amount_minor: i64, currency: Currency, language: Language) -> String {
    let amount = format::price(amount_minor, currency);
    language.choose(format!("已保存：{name} {amount}"), format!("已儲存：{name} {amount}"), format!("Saved: {name}, {amount}"))
}

/// One line of an earlier sale in short: `铁观音 × 2`.
pub fn line(product: &str, quantity: &str) -> String {
    if quantity.is_empty() || quantity == "1" { product.to_owned() } else { format!("{product} × {quantity}") }
}

/// Offers to add a product that nobody sells yet.
pub fn new_product(name: &str, language: Language) -> String {
    language.choose(format!("新商品：{name}"), format!("新商品：{name}"), format!("New product: {name}"))
}
