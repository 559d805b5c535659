//! What the sample shop sold: a visit becomes a bare amount or lines of products, and a few are taken back.
use super::people::{Kind, Person, SPAN_DAYS};
use super::stream::Stream;
use super::texts;
use crate::domain::{Currency, CustomerId, Day, Product, ProductId, ReceiptFacts, ReceiptId, SaleColumns, SaleRow};
use crate::words::Language;

/// Sales to people who left no name.
const WALK_IN_COUNT: u64 = 90;
/// Every so manieth sale of a key customer is taken back the day after.
const REFUND_EVERY: usize = 29;

/// Came into the shop in the sample's time; nobody bought it before.
const LAUNCHED: usize = 5;
const LAUNCHED_AGO_DAYS: i32 = 300;
/// The dearer tea to offer next.
const STEP_UPS: [(usize, usize); 2] = [(2, 4), (1, 3)];
/// What often goes into the bag together: what was taken, what goes with it, and how often in a hundred.
const COMPANIONS: [(u32, u32, u32); 2] = [(0, 10, 55), (7, 9, 50)];
/// Sold in a promotion, and what it takes off, in percent.
const PROMOTION_PERCENT: u32 = 7;
const LET_OFF_PERCENT: i64 = 10;

/// The money of the shop's country.
pub fn currency_of(language: Language) -> Currency {
    language.choose(Currency::Cny, Currency::Twd, Currency::Usd)
}

/// A price of the mainland in minor units of the shop's own money, rounded as price tags are.
pub fn local_minor(yuan: i64, language: Language) -> i64 {
    match language {
        Language::Hans => yuan * 100,
        // Whole dollars, ending in 0 or 5.
        Language::Hant => (yuan * 9 / 10).max(1) * 500,
        // A fifth, in steps of fifty cents.
        Language::English => (yuan * 2 / 5).max(1) * 50,
    }
}

/// The products of the shop; the first of them stands at `first`.
pub fn products(today: Day, language: Language, first: ProductId) -> Vec<Product> {
    let product = |(at, (code, name, yuan, cost)): (usize, &(&str, texts::Said, i64, i64))| Product {
        name: name.text(language).to_owned(),
        code: (*code).to_owned(),
        price_minor: Some(local_minor(*yuan, language)),
        cost_minor: Some(local_minor(*cost, language)),
        category: texts::CATEGORIES
            .iter()
            .find(|(letter, _)| code.starts_with(*letter))
            .map_or(String::new(), |(_, name)| name.text(language).to_owned()),
        launch: (at == LAUNCHED).then(|| today.plus_days(-LAUNCHED_AGO_DAYS)),
        step_up: STEP_UPS.iter().find(|(from, _)| *from == at).map(|(_, to)| ProductId(first.0 + *to as u32)),
        lasts_days: super::days::lasts_days(at),
        ..Product::default()
    };
    texts::PRODUCTS.iter().enumerate().map(product).collect()
}

/// Where the first entries of each table will stand.
#[derive(Copy, Clone)]
pub struct Places {
    pub customer: CustomerId,
    pub product: ProductId,
    pub receipt: ReceiptId,
}

/// One sale before it has a number.
struct Receipt {
    day: Day,
    customer: Option<CustomerId>,
    lines: Vec<Line>,
    /// Whether this takes back what the same customer bought the day before.
    takes_back: bool,
    is_promotion: bool,
}

#[derive(Copy, Clone)]
struct Line {
    product: Option<ProductId>,
    quantity_milli: i64,
    amount_minor: i64,
}

/// The sales table, ordered by day, with the facts of the receipts that have any.
pub fn sell(people: &[Person], today: Day, language: Language, seed: u64, places: Places) -> (SaleColumns, Vec<(ReceiptId, ReceiptFacts)>) {
    let mut receipts = Vec::new();
    for (index, person) in (0u32..).zip(people) {
        let customer = CustomerId(places.customer.0 + index);
        let mut stream = Stream::new(seed, 4, index.into());
        for (visit, day) in person.visits.iter().enumerate() {
            let mut lines = basket(person.role.kind, person.role.basket, *day, (today, language, places.product), &mut stream);
            // Some only come when there is something off.
            let is_promotion = stream.in_hundred(if person.role.kind == Kind::Occasional { 45 } else { PROMOTION_PERCENT });
            if is_promotion {
                lines.iter_mut().for_each(|line| line.amount_minor -= line.amount_minor * LET_OFF_PERCENT / 100);
            }
            let is_refunded = person.role.kind == Kind::Key && visit % REFUND_EVERY == REFUND_EVERY / 2 && *day < today;
            let back = is_refunded.then(|| lines.iter().map(reversed).collect());
            receipts.push(Receipt { day: *day, customer: Some(customer), lines, takes_back: false, is_promotion });
            receipts.extend(back.map(|lines| Receipt {
                day: day.plus_days(1),
                customer: Some(customer),
                lines,
                takes_back: true,
                is_promotion: false,
            }));
        }
    }
    for index in 0..WALK_IN_COUNT {
        let mut stream = Stream::new(seed, 5, index);
        // One today, so that the day has begun.
        let day = if index == 0 { today } else { today.plus_days(-stream.between(1, SPAN_DAYS - 1)) };
        receipts.push(Receipt {
            day,
            customer: None,
            lines: basket(Kind::Once, (15, 120), day, (today, language, places.product), &mut stream),
            takes_back: false,
            is_promotion: false,
        });
    }
    // Stable, so a refund stays behind its sale.
    receipts.sort_by_key(|receipt| receipt.day);
    enter(&receipts, language, places.receipt)
}

fn enter(receipts: &[Receipt], language: Language, first: ReceiptId) -> (SaleColumns, Vec<(ReceiptId, ReceiptFacts)>) {
    let mut columns = SaleColumns::default();
    let mut facts = Vec::new();
    for (at, receipt) in receipts.iter().enumerate() {
        let number = ReceiptId(first.0 + at as u32);
        for line in &receipt.lines {
            columns.push(SaleRow {
                receipt: number,
                customer: receipt.customer,
                day: receipt.day,
                amount_minor: line.amount_minor,
                product: line.product,
                quantity_milli: line.quantity_milli,
                fingerprint: 0,
            });
        }
        if receipt.is_promotion {
            let paid: i64 = receipt.lines.iter().map(|line| line.amount_minor).sum();
            let discount_minor = paid * LET_OFF_PERCENT / (100 - LET_OFF_PERCENT);
            facts.push((number, ReceiptFacts { is_promotion: true, discount_minor, ..ReceiptFacts::default() }));
        }
        if receipt.takes_back {
            let is_original =
                |earlier: &Receipt| !earlier.takes_back && earlier.customer == receipt.customer && earlier.day.plus_days(1) == receipt.day;
            let original = receipts[..at].iter().rposition(is_original).map(|place| ReceiptId(first.0 + place as u32));
            facts.push((
                number,
                ReceiptFacts { reverses: original, note: texts::REFUND_NOTE.text(language).to_owned(), ..ReceiptFacts::default() },
            ));
        }
    }
    (columns, facts)
}

fn reversed(line: &Line) -> Line {
    Line { quantity_milli: -line.quantity_milli, amount_minor: -line.amount_minor, ..*line }
}

/// Six visits in ten are written down product by product; the others as one amount.
fn basket(kind: Kind, yuan: (i32, i32), day: Day, shop: (Day, Language, ProductId), stream: &mut Stream) -> Vec<Line> {
    let (today, language, first_product) = shop;
    let wanted = i64::from(stream.between(yuan.0, yuan.1));
    if stream.in_hundred(40) && kind != Kind::Firm {
        return vec![Line { product: None, quantity_milli: 0, amount_minor: local_minor(wanted, language) }];
    }
    let mut lines: Vec<Line> = Vec::new();
    let mut spent = 0;
    while lines.is_empty() || (spent < wanted && lines.len() < 4) {
        let at = stream.below(texts::PRODUCTS.len() as u32);
        let product = Some(ProductId(first_product.0 + at));
        let price = texts::PRODUCTS[at as usize].2;
        let is_not_yet = at as usize == LAUNCHED && today.days_since(day) > LAUNCHED_AGO_DAYS;
        if is_not_yet || lines.iter().any(|line| line.product == product) {
            continue;
        }
        let pieces = ((wanted - spent) / price).clamp(1, if kind == Kind::Firm { 8 } else { 2 });
        spent += pieces * price;
        lines.push(Line { product, quantity_milli: pieces * 1_000, amount_minor: pieces * local_minor(price, language) });
    }
    for (taken, goes_with, percent) in COMPANIONS {
        let has = |at: u32| lines.iter().any(|line| line.product == Some(ProductId(first_product.0 + at)));
        if has(taken) && !has(goes_with) && stream.in_hundred(percent) {
            let amount_minor = local_minor(texts::PRODUCTS[goes_with as usize].2, language);
            lines.push(Line { product: Some(ProductId(first_product.0 + goes_with)), quantity_milli: 1_000, amount_minor });
        }
    }
    lines
}
