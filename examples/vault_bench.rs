//! Times the vault at two sizes: writing an import, writing pages, opening from pages and from the journal alone.
//!
//! `cargo run --release --example vault_bench`
#![allow(clippy::print_stdout, reason = "the figures are its purpose")]
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Instant;
use yushui::book::{ActKind, Book, Op, Stamp};
use yushui::domain::{Channel, ChannelKind, Customer, CustomerId, Day, Phone, ReceiptId, SaleColumns, SaleRow};
use yushui::vault::backup::{BackupFile, Summary, read_backup};
use yushui::vault::{Area, Identity, MemoryStore, Opened, Store, Vault, Write};

const IDENTITY: Identity = Identity { id: 1, created_millis: 1 };

fn main() {
    for (customers, rows) in [(50_000, 500_000), (100_000, 1_000_000), (100_000, 0), (1_000, 1_000_000)] {
        measure(customers, rows);
    }
}

fn measure(customers: u32, rows: usize) {
    println!("{customers} customers, {rows} rows");
    let store = MemoryStore::default();
    let (vault, _) = run(Vault::open(store.clone(), false, IDENTITY)).expect("a fresh store opens");
    let mut book = Book::default();
    let act = import(customers, rows);
    timed("append the import", || run(vault.append(1, &act)).expect("written"));
    timed("apply it", || vault.apply(&mut book, act).expect("applied"));
    println!("  journal {} kB", store.stored_bytes() / 1_000);
    let (mut longest, mut steps) = (0.0_f64, 0);
    let total = Instant::now();
    loop {
        let planned = Instant::now();
        let Some(step) = vault.plan_step(&book) else { break };
        longest = longest.max(planned.elapsed().as_secs_f64());
        run(vault.commit_step(step)).expect("written");
        steps += 1;
    }
    println!("  pages: {steps} steps, {:.1} ms, longest planning {:.1} ms", total.elapsed().as_secs_f64() * 1e3, longest * 1e3);
    println!("  pages {} of journal and pages {} kB", store.keys(Area::Pages).len(), store.stored_bytes() / 1_000);
    let opened = timed("open from pages", || open(&store));
    assert!(opened == book, "what was written is what is read");
    drop(opened);
    let summary = timed("state hash", || Summary::of(&book, 1));
    let file = timed("write a backup", || run(vault.write_backup(&summary)).expect("written"));
    timed("verify it", || match read_backup(&file) {
        Ok(BackupFile::Plain(backup)) => assert!(backup.replay().expect("sound") == book),
        other => panic!("not a plain backup: {other:?}"),
    });
    run(store.commit(vec![Write::Clear(Area::Pages), Write::Delete(Area::Meta, 1)])).expect("cleared");
    timed("open from the journal", || open(&store));
}

fn open(store: &MemoryStore) -> Book {
    match run(Vault::open(store.clone(), true, IDENTITY)) {
        Ok((_, Opened::Book { book, .. })) => *book,
        other => panic!("{:?}", other.err()),
    }
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = work();
    println!("  {what}: {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
    result
}

fn import(customers: u32, rows: usize) -> yushui::book::Act {
    let mut seed = 1_u64;
    let mut dice = move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        seed >> 33
    };
    let person = |at: u32| Customer {
        name: format!("顾客{at}"),
        phones: vec![Phone { raw: format!("138{at:08}"), digits: format!("86138{at:08}") }],
        tags: if at.is_multiple_of(3) { vec!["常客".into()] } else { Vec::new() },
        channels: if at.is_multiple_of(5) { vec![Channel { kind: ChannelKind::WeChat, handle: format!("wx{at}") }] } else { Vec::new() },
        card: format!("C{at:06}"),
        created: Some(Day(20_000)),
        ..Customer::default()
    };
    let mut ops: Vec<Op> = (0..customers).map(|at| Op::CustomerAdded { id: CustomerId(at), customer: Box::new(person(at)) }).collect();
    let mut columns = SaleColumns::default();
    columns.reserve(rows);
    for row in 0..rows {
        columns.push(SaleRow {
            receipt: ReceiptId(row as u32),
            customer: Some(CustomerId((dice() % u64::from(customers)) as u32)),
            day: Day(19_000 + (row * 1_000 / rows) as i32),
            amount_minor: (dice() % 50_000) as i64,
            product: None,
            quantity_milli: 1_000,
            fingerprint: dice() << 32 | dice(),
        });
    }
    ops.push(Op::SalesAdded { first_row: 0, rows: Box::new(columns) });
    let kind = ActKind::Import { file: "till.csv".into(), rows: rows as u32 };
    yushui::book::Act { stamp: Stamp::default(), day: Day(20_000), kind, ops }
}

/// Runs a future over a store in memory, which never waits.
fn run<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("a store in memory answers at once"),
    }
}
