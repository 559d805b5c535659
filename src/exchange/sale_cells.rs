//! What a row says about a sale: day, money, quantity, and whether it counts at all.
use super::cells::{Columns, cell, text};
use super::date::parse_date;
use super::issue::Reason;
use super::mapping::Mapping;
use super::number::{Decimal, parse_decimal};
use crate::domain::{Currency, Day, limits};
use csv::ByteRecord;

/// A sale as one row tells it.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct SaleFacts {
    /// Nothing where the row continues the order above.
    pub day: Option<Day>,
    /// Negative for a refund.
    pub amount_minor: i64,
    /// The amount is that of the whole order: its first row has it.
    pub is_of_order: bool,
    pub quantity_milli: i64,
    /// Given back later, as a positive amount.
    pub refunded_minor: i64,
    /// Price of one, where the row tells it.
    pub price_minor: Option<i64>,
    pub is_quantity_unreadable: bool,
}

/// What is wrong with the row, and with which column.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) struct RowFault {
    pub reason: Reason,
    pub column: Option<usize>,
}

const fn fault<T>(reason: Reason, column: Option<usize>) -> Result<T, RowFault> {
    Err(RowFault { reason, column })
}

/// Reads the sale of a row. `may_continue`: the row names the same order as the one above.
pub(crate) fn read_sale(
    row: &ByteRecord,
    columns: &Columns,
    mapping: &Mapping,
    currency: Currency,
    may_continue: bool,
) -> Result<SaleFacts, RowFault> {
    let date = cell(row, columns.date);
    let day = match parse_date(date, mapping.date_order) {
        Some(day) => Some(day),
        None if date.is_empty() && may_continue => None,
        None if date.is_empty() => return fault(Reason::DateMissing, columns.date),
        None => return fault(Reason::DateUnreadable, columns.date),
    };
    check_direction(row, columns)?;
    let status = read_status(row, columns, mapping.decimal_comma)?;
    let number = |column: Option<usize>| -> Result<Option<Decimal>, RowFault> {
        match cell(row, column) {
            [] => Ok(None),
            bytes => parse_decimal(bytes, mapping.decimal_comma).map(Some).ok_or(RowFault { reason: Reason::AmountUnreadable, column }),
        }
    };
    let digits = currency.minor_digits();
    let (quantity, is_quantity_unreadable) = match number(columns.quantity) {
        Ok(quantity) => (quantity, false),
        Err(_) if columns.unit_price.is_none() || columns.amount.is_some() => (None, true),
        Err(unreadable) => return Err(unreadable),
    };
    let money = |column: Option<usize>| match number(column)? {
        None => Ok(None),
        Some(money) => checked_minor(money.to_scale(digits), column).map(Some),
    };
    let unit_price = number(columns.unit_price)?;
    let (mut amount_minor, is_of_order) = match (money(columns.amount)?, money(columns.order_total)?) {
        (Some(amount), _) => (amount, false),
        (None, Some(total)) => (total, true),
        (None, None) => (product_of(unit_price, quantity, columns, day.is_none(), digits)?, columns.order_total.is_some()),
    };
    let is_back = matches!(status, Status::Return) || quantity.is_some_and(|quantity| quantity.units < 0);
    if is_back && amount_minor > 0 {
        amount_minor = -amount_minor;
    }
    let refunded_minor = match (money(columns.refunded)?, status) {
        (Some(refunded), _) => refunded.saturating_abs(),
        (None, Status::Refunded(Some(part))) => checked_minor(part.to_scale(digits), None)?.saturating_abs(),
        (None, Status::Refunded(None)) => amount_minor.max(0),
        _ => 0,
    };
    let quantity_milli = quantity.and_then(|quantity| quantity.to_scale(3)).unwrap_or(0);
    Ok(SaleFacts {
        day,
        amount_minor,
        is_of_order,
        quantity_milli,
        refunded_minor,
        price_minor: unit_price.and_then(|price| price.to_scale(digits)).filter(|price| *price >= 0),
        is_quantity_unreadable,
    })
}

/// Price times quantity; one piece where no quantity is told; nothing to pay where the order above told the money.
fn product_of(price: Option<Decimal>, quantity: Option<Decimal>, columns: &Columns, continues: bool, digits: u32) -> Result<i64, RowFault> {
    let column = columns.amount.or(columns.order_total).or(columns.unit_price);
    match price {
        Some(_) if continues && columns.order_total.is_some() => Ok(0),
        Some(price) => checked_minor(price.times(quantity.unwrap_or(Decimal { units: 1, scale: 0 }), digits), columns.unit_price),
        // A log of visits tells no money at all.
        None if continues || column.is_none() => Ok(0),
        None => fault(Reason::AmountMissing, column),
    }
}

fn checked_minor(minor: Option<i64>, column: Option<usize>) -> Result<i64, RowFault> {
    let inside = minor.filter(|minor| minor.unsigned_abs() <= limits::MAX_AMOUNT_MINOR as u64);
    inside.ok_or(RowFault { reason: Reason::AmountTooLarge, column })
}

/// Payment bills list what the shop paid as well.
fn check_direction(row: &ByteRecord, columns: &Columns) -> Result<(), RowFault> {
    let Some(at) = columns.direction else { return Ok(()) };
    let direction = text(row.get(at).unwrap_or_default());
    let is_in =
        ["收入", "入账", "贷", "收款", "in", "income", "credit", "已收入"].iter().any(|word| direction.to_lowercase().contains(word));
    // 不计收支 holds both words.
    if is_in && !direction.contains('不') { Ok(()) } else { fault(Reason::OutgoingPayment, Some(at)) }
}

#[derive(Copy, Clone, Debug, Eq, PartialEq)]
enum Status {
    Plain,
    /// The row itself gives money back.
    Return,
    /// A sale whose money was given back later, wholly or in part.
    Refunded(Option<Decimal>),
}

fn read_status(row: &ByteRecord, columns: &Columns, decimal_comma: bool) -> Result<Status, RowFault> {
    let mut status = Status::Plain;
    for at in &columns.status {
        let bytes = cell(row, Some(*at));
        if bytes.is_empty() {
            continue;
        }
        match status_of(&text(bytes).to_lowercase(), decimal_comma) {
            None => return fault(Reason::NotPaid, Some(*at)),
            Some(Status::Plain) => {}
            Some(other) => status = other,
        }
    }
    Ok(status)
}

/// What a status says; nothing where no money came in.
fn status_of(text: &str, decimal_comma: bool) -> Option<Status> {
    const NOT_PAID: [&str; 22] = [
        "取消",
        "关闭",
        "關閉",
        "作废",
        "作廢",
        "未付",
        "待付",
        "等待买家付款",
        "失败",
        "失敗",
        "待支付",
        "未支付",
        "cancel",
        "void",
        "pending",
        "unpaid",
        "failed",
        "expired",
        "abandoned",
        "draft",
        "authorized",
        "on-hold",
    ];
    const REFUNDED: [&str; 8] = ["已全额退款", "已退款", "已退货", "全额退款", "已全額退款", "refunded", "对方已退还", "已退"];
    const RETURN: [&str; 9] = ["退款", "退货", "退貨", "退单", "退單", "refund", "return", "credit note", "chargeback"];
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&["部分退款", "partially_refunded", "partially refunded", "partial refund"]) {
        return Some(Status::Refunded(amount_inside(text, decimal_comma)).filter_plain());
    }
    if has(&["无退款", "未退款", "not refunded", "no refund"]) {
        return Some(Status::Plain);
    }
    if has(&NOT_PAID) {
        None
    } else if has(&REFUNDED) {
        Some(Status::Refunded(amount_inside(text, decimal_comma)))
    } else if has(&RETURN) {
        Some(Status::Return)
    } else {
        Some(Status::Plain)
    }
}

impl Status {
    /// A part without a figure cannot be counted: the column of refunds tells it, or nobody.
    fn filter_plain(self) -> Self {
        if self == Self::Refunded(None) { Self::Plain } else { self }
    }
}

/// `已退款(￥12.00)` → 12.00
fn amount_inside(text: &str, decimal_comma: bool) -> Option<Decimal> {
    let from = text.find(['(', '（'])?;
    let inside = text[from..].trim_start_matches(['(', '（']);
    let inside = inside.split([')', '）']).next()?;
    parse_decimal(inside.as_bytes(), decimal_comma)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::role::Role;

    fn check(roles: &[Role], cells: &[&str], expected: Result<(i64, i64, i64), Reason>) {
        let mapping = Mapping { roles: roles.to_vec(), ..Mapping::default() };
        let row = ByteRecord::from(cells.to_vec());
        let sale = read_sale(&row, &Columns::new(&mapping), &mapping, Currency::Cny, false);
        let seen = sale.map(|sale| (sale.amount_minor, sale.quantity_milli, sale.refunded_minor)).map_err(|fault| fault.reason);
        assert_eq!(seen, expected, "{cells:?}");
    }

    #[test]
    fn reads_money_in_every_shape() {
        use Role as R;
        check(&[R::Date, R::Amount], &["2026-01-05", "￥12.50"], Ok((1_250, 0, 0)));
        check(&[R::Date, R::Quantity, R::UnitPrice], &["2026-01-05", "6", "2.55"], Ok((1_530, 6_000, 0)));
        check(&[R::Date, R::Quantity, R::UnitPrice], &["2026-01-05", "-2", "2.55"], Ok((-510, -2_000, 0)));
        check(&[R::Date, R::Quantity, R::Amount], &["2026-01-05", "-2", "5.10"], Ok((-510, -2_000, 0)));
        check(&[R::Date], &["2026-01-05"], Ok((0, 0, 0)));
        check(&[R::Date, R::Amount, R::Refunded], &["2026-01-05", "59", "29.5"], Ok((5_900, 0, 2_950)));
        check(&[R::Date, R::Amount, R::Status], &["2026-01-05", "59", "已全额退款"], Ok((5_900, 0, 5_900)));
        check(&[R::Date, R::Amount, R::Status], &["2026-01-05", "59", "已退款(￥9.00)"], Ok((5_900, 0, 900)));
        check(&[R::Date, R::Amount, R::Status], &["2026-01-05", "59", "退货单"], Ok((-5_900, 0, 0)));
        check(&[R::Date, R::Amount, R::Status], &["2026-01-05", "59", "交易关闭"], Err(Reason::NotPaid));
        check(&[R::Date, R::Amount, R::Direction], &["2026-01-05", "59", "收入"], Ok((5_900, 0, 0)));
        check(&[R::Date, R::Amount, R::Direction], &["2026-01-05", "59", "支出"], Err(Reason::OutgoingPayment));
        check(&[R::Date, R::Amount, R::Direction], &["2026-01-05", "59", "不计收支"], Err(Reason::OutgoingPayment));
        check(&[R::Date, R::Amount, R::Direction], &["2026-01-05", "59", "/"], Err(Reason::OutgoingPayment));
        check(&[R::Date, R::Amount], &["2026-01-05", ""], Err(Reason::AmountMissing));
        check(&[R::Date, R::Amount], &["2026-01-05", "12,5"], Err(Reason::AmountUnreadable));
        check(&[R::Date, R::Amount], &["", "12"], Err(Reason::DateMissing));
        check(&[R::Date, R::Amount], &["gestern", "12"], Err(Reason::DateUnreadable));
        check(&[R::Date, R::Amount], &["2026-01-05", "99999999999999"], Err(Reason::AmountTooLarge));
    }
}
