//! What one customer is expected to take of each item in the months to come (method 43b).
//!
//! Only items with a rhythm of their own are foretold: those bought in two or more of the last six whole months, or in the same
//! month of last year. Expected = pieces a month over those six months, or over those since the customer's first purchase; where
//! they bought the item a year before already, the middle between that and the same month of last year. Whole pieces where all
//! purchases were. The amount is at the price paid last. A sale that was taken back counts nowhere, refunds count against.
use super::net_sales::paired_receipts;
use crate::book::Book;
use crate::domain::{CustomerId, Day, Month, NONE, ONE_PIECE_MILLI, ProductId, ReceiptId, price_times, sort_by_rank};
use rustc_hash::{FxHashMap, FxHashSet};

/// Whole months that are averaged.
pub const SUPPLY_BASE_MONTHS: i32 = 6;
/// Months that are planned, from the next one on.
pub const SUPPLY_MONTHS: i32 = 3;
/// Months of the six with a purchase from which on an item has a rhythm.
const MIN_MONTHS: usize = 2;
/// Months of a year.
const YEAR: i32 = 12;

/// What is expected of one item.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Supply {
    pub product: ProductId,
    /// Thousandths of a piece in each of the coming months.
    pub expected_milli: [i64; SUPPLY_MONTHS as usize],
    /// A month on average, in thousandths of a piece.
    pub mean_milli: i64,
    /// Months that the average is over.
    pub months: i32,
    /// The same months of last year, where the customer bought the item that long ago.
    pub last_year_milli: [Option<i64>; SUPPLY_MONTHS as usize],
    /// Price of a piece at the last purchase, and on average over the six months, in minor units.
    pub price_minor: i64,
    pub mean_price_minor: i64,
}

impl Supply {
    /// What the expected pieces of one of the months cost.
    pub fn amount_minor(&self, at: usize) -> i64 {
        self.expected_milli.get(at).and_then(|milli| price_times(self.price_minor, *milli)).unwrap_or_default()
    }
}

/// The months that are planned on that day.
pub fn supply_months(today: Day) -> [Month; SUPPLY_MONTHS as usize] {
    std::array::from_fn(|at| Month(today.month().0 + 1 + at as i32))
}

/// One standing row of a known item; what was brought back is below zero.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Bought {
    pub product: ProductId,
    pub day: Day,
    pub quantity_milli: i64,
    pub amount_minor: i64,
}

/// What customers bought of known items until a day.
pub struct Purchases<'a> {
    book: &'a Book,
    today: Day,
    paired: FxHashSet<ReceiptId>,
}

impl<'a> Purchases<'a> {
    /// Looks once for what was taken back.
    pub fn until(book: &'a Book, today: Day) -> Self {
        Self { book, today, paired: paired_receipts(book, today).into_iter().collect() }
    }

    /// The rows of one customer, the latest written first.
    pub fn of(&self, customer: CustomerId) -> impl Iterator<Item = Bought> + '_ {
        let columns = self.book.sales().columns();
        let rows = self.book.sales().rows_of_customer(customer).filter(|row| {
            let is_paired = || self.paired.contains(&ReceiptId(columns.receipt[*row]));
            columns.product[*row] != NONE && columns.day[*row] <= self.today.0 && !is_paired()
        });
        rows.map(|row| {
            let amount_minor = columns.amount_minor[row];
            // Where nobody counted, it was one.
            let size = if columns.quantity_milli[row] == 0 { ONE_PIECE_MILLI } else { columns.quantity_milli[row].saturating_abs() };
            let quantity_milli = if amount_minor < 0 { -size } else { size };
            Bought { product: ProductId(columns.product[row]), day: Day(columns.day[row]), quantity_milli, amount_minor }
        })
    }
}

/// What the customer is expected to take, the most money first.
pub fn expect_supply(book: &Book, customer: CustomerId, today: Day) -> Vec<Supply> {
    let this = today.month();
    let bought: Vec<Bought> = Purchases::until(book, today).of(customer).collect();
    let Some(first) = bought.iter().map(|row| row.day.month()).min() else { return Vec::new() };
    let base_from = first.max(Month(this.0 - SUPPLY_BASE_MONTHS));
    let months = this.0 - base_from.0;
    let mut taken: FxHashMap<(ProductId, Month), (i64, i64)> = FxHashMap::default();
    for row in &bought {
        let month = taken.entry((row.product, row.day.month())).or_default();
        *month = (month.0 + row.quantity_milli, month.1 + row.amount_minor);
    }
    let mut products: Vec<ProductId> = bought.iter().map(|row| row.product).collect();
    products.sort_unstable();
    products.dedup();
    let coming = supply_months(today);
    let of_one = |product: ProductId| {
        let of = |month: Month| taken.get(&(product, month)).copied().unwrap_or_default();
        let base: Vec<(i64, i64)> = (base_from.0..this.0).map(|month| of(Month(month))).collect();
        let own = || bought.iter().filter(|row| row.product == product);
        let known_since = own().map(|row| row.day.month()).min()?;
        let last_year_milli = coming.map(|month| {
            let before = Month(month.0 - YEAR);
            (known_since <= before).then(|| of(before).0.max(0))
        });
        let is_regular = base.iter().filter(|(milli, _)| *milli > 0).count() >= MIN_MONTHS;
        if !is_regular && !last_year_milli.iter().flatten().any(|milli| *milli > 0) {
            return None;
        }
        let sum: i64 = base.iter().map(|(milli, _)| milli).sum();
        let mean_milli = if months > 0 { (sum / i64::from(months)).max(0) } else { 0 };
        let is_whole = own().all(|row| row.quantity_milli % ONE_PIECE_MILLI == 0);
        let expected_milli = last_year_milli.map(|before| {
            let middle = before.map_or(mean_milli, |before| (before + mean_milli) / 2);
            if is_whole { (middle + ONE_PIECE_MILLI / 2) / ONE_PIECE_MILLI * ONE_PIECE_MILLI } else { middle }
        });
        let price = |amount: i64, milli: i64| (milli > 0).then(|| (i128::from(amount) * 1_000 / i128::from(milli)) as i64);
        let latest = own().filter(|row| row.quantity_milli > 0 && row.amount_minor > 0).max_by_key(|row| row.day)?;
        let price_minor = price(latest.amount_minor, latest.quantity_milli)?;
        let spent = base.iter().map(|(_, amount)| amount).sum();
        let mean_price_minor = price(spent, sum).unwrap_or(price_minor);
        Some(Supply { product, expected_milli, mean_milli, months, last_year_milli, price_minor, mean_price_minor })
    };
    let mut expected: Vec<Supply> = products.into_iter().filter_map(of_one).collect();
    sort_by_rank(&mut expected, |supply| {
        let money: i64 = (0..coming.len()).map(|at| supply.amount_minor(at)).sum();
        [-money, supply.product.0.into(), 0]
    });
    expected
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::{SaleDraft, SaleLine, Stamp};
    use crate::domain::{Customer, Product};

    fn book() -> Book {
        let mut book = Book::default();
        let draft = book.plan_add_customer(Customer { name: "老周饭馆".into(), ..Customer::default() }).unwrap();
        act(&mut book, draft);
        for name in ["花茶", "岩茶"] {
            let draft = book.plan_add_product(Product { name: name.into(), ..Product::default() }).unwrap();
            act(&mut book, draft);
        }
        book
    }

    fn act(book: &mut Book, draft: crate::book::Draft) {
        let stamp = Stamp { millis: book.history().next_seq(), ..Stamp::default() };
        book.apply(draft.stamped(stamp, today())).unwrap();
    }

    fn buy(book: &mut Book, iso: &str, product: u32, pieces: i64, amount_minor: i64) {
        let line = SaleLine { product: Some(ProductId(product)), quantity_milli: pieces * 1_000, amount_minor };
        let draft = book.plan_sale(&SaleDraft::of(Some(CustomerId(0)), Day::parse_iso(iso).unwrap(), vec![line])).unwrap();
        act(book, draft);
    }

    fn today() -> Day {
        Day::parse_iso("2026-11-21").unwrap()
    }

    #[test]
    fn the_average_of_six_months_with_the_price_paid_last() {
        let mut book = book();
        // 12, 0, 9, 9, 0, 12 pieces from May to October; this month is not over and counts for the price alone.
        for (iso, pieces) in [("2026-05-03", 12), ("2026-07-03", 9), ("2026-08-03", 9), ("2026-10-03", 12)] {
            buy(&mut book, iso, 0, pieces, pieces * 1_000);
        }
        buy(&mut book, "2026-11-03", 0, 30, 36_000);
        // Once only is no rhythm.
        buy(&mut book, "2026-09-03", 1, 5, 9_000);
        let expected = expect_supply(&book, CustomerId(0), today());
        assert_eq!(expected.len(), 1);
        let supply = &expected[0];
        assert_eq!((supply.mean_milli, supply.months, supply.last_year_milli), (7_000, 6, [None; 3]));
        assert_eq!(supply.expected_milli, [7_000; 3]);
        assert_eq!((supply.price_minor, supply.mean_price_minor, supply.amount_minor(0)), (1_200, 1_000, 8_400));
    }

    #[test]
    fn last_years_month_pulls_halfway_and_a_young_customer_is_read_since_the_first_month() {
        let mut book = book();
        buy(&mut book, "2025-12-10", 0, 20, 20_000);
        for iso in ["2026-06-03", "2026-07-03", "2026-08-03", "2026-09-03", "2026-10-03"] {
            buy(&mut book, iso, 0, 6, 6_000);
        }
        let expected = expect_supply(&book, CustomerId(0), today());
        // Mean 30 ÷ 6 = 5; December: (5 + 20) ÷ 2 = 12.5, rounded to 13; January and February: nothing then → (5 + 0) ÷ 2.
        assert_eq!(expected[0].last_year_milli, [Some(20_000), Some(0), Some(0)]);
        assert_eq!(expected[0].expected_milli, [13_000, 3_000, 3_000]);
        let mut young = super::tests::book();
        buy(&mut young, "2026-09-03", 0, 4, 4_000);
        buy(&mut young, "2026-10-03", 0, 6, 6_000);
        let expected = expect_supply(&young, CustomerId(0), today());
        assert_eq!((expected[0].mean_milli, expected[0].months), (5_000, 2));
    }

    #[test]
    fn a_sale_that_was_taken_back_and_refunds_count_against() {
        let mut book = book();
        buy(&mut book, "2026-09-03", 0, 4, 4_000);
        buy(&mut book, "2026-10-03", 0, 6, 6_000);
        let before = expect_supply(&book, CustomerId(0), today());
        let line = SaleLine { product: Some(ProductId(0)), quantity_milli: -2_000, amount_minor: -2_000 };
        let refund = SaleDraft::of(Some(CustomerId(0)), Day::parse_iso("2026-10-20").unwrap(), vec![line]);
        let draft = book.plan_sale(&refund).unwrap();
        act(&mut book, draft);
        let after = expect_supply(&book, CustomerId(0), today());
        assert_eq!((before[0].mean_milli, after[0].mean_milli), (5_000, 4_000));
        assert!(expect_supply(&super::tests::book(), CustomerId(0), today()).is_empty());
    }
}
