//! Real sales logs against the answers of the reference programs.
#![allow(clippy::unwrap_used, reason = "a test may fail")]
mod exchange_support;
use exchange_support::{corpus, import, preview, undo, write};
use serde_json::Value;
use yushui::book::Book;
use yushui::domain::NONE;

struct Log {
    file: &'static str,
    /// Rows of data in the file.
    rows: u32,
    /// The least amount that the reference counts: all of CDNOW, nothing free or cancelled of Online Retail.
    least_minor: i64,
}

/// Imports a log, holds it against its reference, imports it again, takes it back.
fn check(log: &Log) {
    let Some(folder) = corpus() else { return };
    let bytes = std::fs::read(folder.join(log.file)).unwrap();
    let stem = log.file.rsplit_once('.').unwrap().0;
    let reference = folder.join(format!("{stem}.reference.json"));
    let reference: Value = serde_json::from_slice(&std::fs::read(reference).unwrap()).unwrap();
    let mut book = Book::default();
    let first = preview(&book, log.file, &bytes);
    assert_eq!(first.counts().total(), log.rows);
    assert_eq!(first.counts().new, log.rows, "an empty shop knows nobody");
    let seq = write(&mut book, &first).unwrap();

    let columns = book.sales().columns();
    let has_money = !reference["revenue"].is_null();
    let counts = |row: &usize| columns.customer[*row] != NONE && columns.amount_minor[*row] >= log.least_minor;
    let sold: Vec<usize> = (0..columns.len()).filter(counts).collect();
    let distinct = |mut keys: Vec<(u32, i32)>| {
        keys.sort_unstable();
        keys.dedup();
        keys.len() as u64
    };
    assert_eq!(sold.len() as u64, reference["lines"].as_u64().unwrap());
    assert_eq!(distinct(sold.iter().map(|row| (columns.customer[*row], 0)).collect()), reference["customers"].as_u64().unwrap());
    assert_eq!(
        distinct(sold.iter().map(|row| (columns.customer[*row], columns.day[*row])).collect()),
        reference["purchase_days"].as_u64().unwrap()
    );
    let days = sold.iter().map(|row| columns.row(*row).unwrap().day);
    assert_eq!(days.clone().min().unwrap().to_string(), reference["first_date"].as_str().unwrap());
    assert_eq!(days.max().unwrap().to_string(), reference["last_date"].as_str().unwrap());
    if has_money {
        let net: i64 = sold.iter().map(|row| columns.amount_minor[*row]).sum();
        let expected = reference["revenue"]["revenue"].as_f64().unwrap();
        assert_eq!(net, (expected * 100.0).round() as i64);
    }
    assert!(columns.day.is_sorted(), "receipts of one import follow the days");

    let again = preview(&book, log.file, &bytes);
    assert_eq!(again.counts().same, log.rows);
    assert!(write(&mut book, &again).is_err());
    undo(&mut book, seq);
    assert_eq!(book.present_customers().count(), 0);
    assert!(book.sales().columns().void.iter().all(|void| *void == 1));
}

#[test]
fn cdnow_without_titles_and_parted_by_blanks() {
    check(&Log { file: "transactions/cdnow_sample.txt", rows: 6_919, least_minor: 0 });
}

#[test]
fn online_retail_with_cancelled_orders_and_nobody() {
    check(&Log { file: "transactions/online_retail_2010-12.csv", rows: 42_481, least_minor: 1 });
}

#[test]
fn grocery_visits_without_money() {
    check(&Log { file: "transactions/grocery_elog.csv", rows: 10_483, least_minor: 0 });
}

#[test]
fn orders_of_the_rfm_package() {
    check(&Log { file: "transactions/rfm_orders.csv", rows: 4_906, least_minor: 0 });
}

#[test]
fn dated_visits_of_lifetimes() {
    check(&Log { file: "transactions/lifetimes_example_transactions.csv", rows: 15_273, least_minor: 0 });
}

/// The reference sums order lines; the file of orders has the customers and the days.
#[test]
fn northwind_customers_then_their_orders() {
    let Some(folder) = corpus() else { return };
    let read = |name: &str| std::fs::read(folder.join("transactions/northwind").join(name)).unwrap();
    let mut book = Book::default();
    import(&mut book, "customers.csv", &read("customers.csv"));
    assert_eq!(book.present_customers().count(), 91);
    let orders = import(&mut book, "orders.csv", &read("orders.csv"));
    assert_eq!((orders.counts().update, orders.counts().total()), (830, 830), "every buyer is known by the customer number");
    assert_eq!(book.present_customers().count(), 91);
    let columns = book.sales().columns();
    let mut buyers = columns.customer.clone();
    buyers.sort_unstable();
    buyers.dedup();
    assert_eq!(buyers.len(), 89);
}
