//! A shop on a store in memory, and a generated day of work in it. Shared by the tests of the vault.
#![allow(dead_code, clippy::unwrap_used, reason = "each test takes what it needs, and may stop where it fails")]
pub mod care;

use std::future::Future;
use std::path::PathBuf;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use yushui::book::{Act, ActKind, Book, Draft, Op, SaleDraft, SaleLine, Stamp};
use yushui::domain::rule::{Condition, State};
use yushui::domain::*;
use yushui::vault::backup::{self, Backup, BackupFile, Summary, read_backup};
use yushui::vault::seal::{DataKey, Seal, SealHeader, SealedStore, SoftCipher, read_header};
use yushui::vault::{
    Area, BackupError, Identity, MemoryStore, OpenError, OpenNote, Opened, PageWork, Sizes, Store, StoreError, Vault, Write,
};

pub const FOUNDING: Identity = Identity { id: 0x1234_5678_9abc_def0, created_millis: 1_795_000_000_000 };

/// Small pages and parts, so that a small shop has many of them.
pub fn small_sizes() -> Sizes {
    let mut sizes = Sizes { part_bytes: 2_000, step_bytes: 6_000, ..Sizes::default() };
    sizes.pages.sales = 256;
    sizes.pages.records = 32;
    sizes.pages.receipts = 128;
    sizes
}

/// Runs a future over a store in memory, which never waits.
pub fn run<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("a store in memory answers at once"),
    }
}

/// The store of the tests, with a seal or without.
pub type SealableStore = SealedStore<MemoryStore, SoftCipher>;

/// The session of the tests: book and vault, written as the page writes them.
pub struct Shop {
    pub store: MemoryStore,
    pub vault: Vault<SealableStore>,
    pub book: Book,
    pub notes: Vec<OpenNote>,
    /// What opens the seal, should there be one.
    pub keys: Vec<DataKey>,
}

impl Shop {
    pub fn open(store: MemoryStore, sizes: Sizes) -> Result<Self, OpenError> {
        Self::open_with_keys(store, sizes, Vec::new())
    }

    /// Opens a shop that may be sealed. A conversion that was stopped is not taken up again here.
    pub fn open_with_keys(store: MemoryStore, sizes: Sizes, keys: Vec<DataKey>) -> Result<Self, OpenError> {
        let header = run(read_header(&store))?.map(|record| SealHeader::read(&record).unwrap());
        let sealed = match header {
            Some(header) => SealedStore::sealed(store.clone(), Seal::new(header, cipher(keys.clone()))),
            None => SealedStore::plain(store.clone()),
        };
        let (vault, opened) = run(Vault::open_with(sealed, false, FOUNDING, sizes))?;
        let (book, notes) = match opened {
            Opened::Book { book, notes } => (*book, notes),
            Opened::Fresh => (Book::default(), Vec::new()),
            Opened::Wiped => panic!("nothing was promised"),
        };
        Ok(Self { store, vault, book, notes, keys })
    }

    pub fn fresh() -> Self {
        Self::open(MemoryStore::default(), small_sizes()).unwrap()
    }

    /// An independent copy in the same state, on a copy of the store, as another tab that follows would have it.
    pub fn fork(&self) -> Self {
        Self::open_with_keys(self.store.fork(), small_sizes(), self.keys.clone()).unwrap()
    }

    /// Puts a new seal on a shop, wholly.
    pub fn seal(&mut self, header: SealHeader, keys: Vec<DataKey>) -> Result<(), StoreError> {
        self.keys = keys;
        let (seal, acts) = (Seal::new(header, cipher(self.keys.clone())), self.book.history().next_seq() - 1);
        let mut conversion = run(self.vault.store().begin_sealing(seal, acts))?;
        while !run(self.vault.store().convert(&mut conversion))? {}
        Ok(())
    }

    /// Takes the seal off again.
    pub fn unseal(&mut self) -> Result<(), StoreError> {
        let Some(mut conversion) = run(self.vault.store().begin_unsealing())? else { return Ok(()) };
        while !run(self.vault.store().convert(&mut conversion))? {}
        Ok(())
    }

    /// Ends a conversion that was stopped.
    pub fn resume(&mut self) -> Result<(), StoreError> {
        let Some(mut conversion) = self.vault.store().unfinished() else { return Ok(()) };
        while !run(self.vault.store().convert(&mut conversion))? {}
        Ok(())
    }

    /// Puts the shop of a backup in the place of this one. A sealed one has the keys of this shop.
    pub fn restore(&mut self, file: &[u8], identity: Identity) -> Result<(), BackupError> {
        let (backup, store) = match read_backup(file)? {
            BackupFile::Plain(backup) => (backup, SealedStore::plain(self.store.clone())),
            BackupFile::Sealed(sealed) => {
                let seal = Seal::new(sealed.header.clone(), cipher(self.keys.clone()));
                (run(sealed.open(&seal))?, SealedStore::sealed(self.store.clone(), seal))
            }
        };
        backup.replay()?;
        run(backup::restore(&store, &backup, identity))?;
        // After the power went, what was restored is read by whoever opens it next.
        if let Ok(restored) = Self::open_with_keys(self.store.clone(), small_sizes(), self.keys.clone()) {
            *self = restored;
        }
        Ok(())
    }

    /// The shop as one file, read back.
    pub fn back_up(&self) -> Result<Vec<u8>, BackupError> {
        run(self.vault.write_verified(&Summary::of(&self.book, 1_795_000_000_000), |copy| *copy == self.book))
    }

    /// Writes and applies one act; after an error nothing is acknowledged.
    pub fn perform(&mut self, draft: Draft, day: Day) -> Result<u64, StoreError> {
        let seq = self.book.history().next_seq();
        let act = draft.stamped(Stamp { millis: 1_795_000_000_000 + seq * 1_000, counter: 0, device: 7 }, day);
        self.perform_act(act)
    }

    pub fn perform_act(&mut self, act: Act) -> Result<u64, StoreError> {
        let seq = self.book.history().next_seq();
        run(self.vault.append(seq, &act))?;
        self.vault.apply(&mut self.book, act).expect("a plan fits its book");
        Ok(seq)
    }

    /// Writes pages until nothing is left to do.
    pub fn settle(&mut self) -> Result<(), StoreError> {
        while let Some(step) = self.vault.plan_step(&self.book) {
            if run(self.vault.commit_step(step))? == PageWork::Done {
                break;
            }
        }
        Ok(())
    }
}

/// A cipher of these keys, with nonces of the operating system.
pub fn cipher(keys: Vec<DataKey>) -> SoftCipher {
    SoftCipher::new(keys, random).expect("there are keys")
}

/// Random bytes of the operating system.
pub fn random(bytes: &mut [u8]) {
    getrandom::fill(bytes).unwrap();
}

/// A backup that is not sealed.
pub fn read_plain(file: &[u8]) -> Result<Backup<'_>, BackupError> {
    match read_backup(file)? {
        BackupFile::Plain(backup) => Ok(backup),
        BackupFile::Sealed(_) => panic!("the backup is sealed"),
    }
}

/// Numbers for the generated day: SplitMix64, the same on every machine.
pub struct Dice(pub u64);

impl Dice {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }
}

pub fn first_day() -> Day {
    Day::parse_iso("2026-03-01").unwrap()
}

fn a_customer(dice: &mut Dice) -> Customer {
    const FAMILY: [&str; 8] = ["王", "李", "张", "刘", "陈", "欧阳", "Ng ", "O'Neil "];
    const GIVEN: [&str; 8] = ["芳", "伟", "娜", "秀英", "敏", "静", "强", "磊"];
    let mut customer = Customer { name: format!("{}{}", FAMILY[dice.below(8)], GIVEN[dice.below(8)]), ..Customer::default() };
    if dice.below(4) > 0 {
        let digits = format!("861380013{:04}", dice.below(10_000));
        customer.phones = vec![Phone { raw: digits[2..].to_owned(), digits }];
    }
    if dice.below(3) == 0 {
        customer.tags = vec!["常客".into(), format!("t{}", dice.below(5))];
        customer.channels = vec![Channel { kind: ChannelKind::WeChat, handle: format!("wx{}", dice.below(999)) }];
        customer.birthday = Birthday::solar(Some(1980), 2, 1 + dice.below(28) as u8).ok();
        customer.created = Some(first_day());
    }
    if dice.below(3) == 0 {
        customer.source = Some(Source::ALL[dice.below(7)]);
        customer.wallet = Some(Wallet::ALL[dice.below(3)]);
        let reason = "刚开了第二家店".to_owned();
        customer.class_override = Some(Box::new(Judgement { value: ClassMark::A, reason, since: first_day(), until: None }));
        customer.custom = vec![CustomEntry { field: 0, value: CustomValue::Number { milli: dice.below(9_000) as i64 } }];
    }
    customer
}

fn block(book: &Book, dice: &mut Dice, rows: usize, customers: usize) -> Op {
    let mut columns = SaleColumns::default();
    let mut receipt = book.sales().next_receipt().0;
    for row in 0..rows {
        columns.push(SaleRow {
            receipt: ReceiptId(receipt),
            customer: (dice.below(9) > 0).then(|| CustomerId(dice.below(customers) as u32)),
            day: first_day().plus_days(row as i32 / 20),
            amount_minor: dice.below(100_000) as i64 - 5_000,
            product: None,
            quantity_milli: 1_000 * dice.below(4) as i64,
            fingerprint: dice.next(),
        });
        receipt += u32::from(dice.below(3) > 0);
    }
    Op::SalesAdded { first_row: book.sales().columns().len() as u32, rows: Box::new(columns) }
}

/// A file of new customers and sales as one act.
pub fn import(book: &Book, dice: &mut Dice, customers: usize, rows: usize) -> Draft {
    let first = book.next_customer().0;
    let mut ops: Vec<Op> =
        (0..customers as u32).map(|at| Op::CustomerAdded { id: CustomerId(first + at), customer: Box::new(a_customer(dice)) }).collect();
    ops.push(block(book, dice, rows, first as usize + customers));
    Draft { kind: ActKind::Import { file: "till.csv".into(), rows: (customers + rows) as u32 }, ops }
}

fn rename_product(book: &Book, id: ProductId, name: String) -> Option<Draft> {
    let new = ProductField::Name(name);
    let old = book.find_product(id)?.field(&new);
    Some(Draft { kind: ActKind::EditProduct(id), ops: vec![Op::ProductSet { id, new, old }] })
}

/// A change of one of the small tables: a new row, or another or none in place of an old one.
fn record_draft(book: &Book, dice: &mut Dice, id: CustomerId, day: Day) -> Option<Draft> {
    let score = |dice: &mut Dice| Some(1 + dice.below(5) as u8);
    let rating = Rating {
        customer: id,
        receipt: None,
        product: None,
        subject: "三天送到".into(),
        expected: score(dice),
        expected_on: Some(day),
        got: score(dice),
        got_on: Some(day.plus_days(3)),
        shortfall: Some(Shortfall::ALL[dice.below(8)]),
        route: Some(GapRoute::Both),
        note: String::new(),
    };
    let rule =
        Rule::All(vec![Rule::Is(Condition::Tag("常客".into())), Rule::Not(Box::new(Rule::Is(Condition::State(vec![State::ClassA]))))]);
    let group = SavedGroup { name: format!("组{}", dice.below(99)), kind: GroupKind::Value, rule };
    let text = format!("请{}位老客喝茶", dice.below(99));
    let decision = Decision { month: day.month(), text, made_on: day, acted_on: None, note: String::new() };
    let spending = Spending {
        day,
        amount_minor: 1 + dice.below(9_999) as i64,
        kind: SpendingKind::ALL[dice.below(6)],
        source: Some(Source::ALL[dice.below(7)]),
        customer: (dice.below(2) == 0).then_some(id),
        text: "展会".into(),
    };
    let at = dice.below(3) as u32;
    match dice.below(12) {
        0 => book.plan_add(rating),
        1 => book.plan_set(at, rating),
        2 => book.plan_remove::<Rating>(at),
        3 => book.plan_add(group),
        4 => book.plan_set(at, group),
        5 => book.plan_remove::<SavedGroup>(at),
        6 => book.plan_add(decision),
        7 => book.plan_set(at, decision),
        8 => book.plan_remove::<Decision>(at),
        9 => book.plan_add(spending),
        10 => book.plan_set(at, spending),
        _ => book.plan_remove::<Spending>(at),
    }
    .ok()
}

/// The next thing that somebody in the shop does. Every kind of change comes up.
pub fn next_draft(book: &Book, dice: &mut Dice, step: usize) -> Option<(Draft, Day)> {
    let day = first_day().plus_days(step as i32 / 10);
    let ids: Vec<CustomerId> = book.present_customers().map(|(id, _)| id).collect();
    if ids.len() < 3 {
        return book.plan_add_customer(a_customer(dice)).ok().map(|draft| (draft, day));
    }
    let id = ids[dice.below(ids.len())];
    let receipt = ReceiptId(dice.below(book.sales().next_receipt().0 as usize + 1) as u32);
    let line = SaleLine { product: None, quantity_milli: 0, amount_minor: 100 + dice.below(90_000) as i64 };
    let note = if dice.below(4) == 0 { "少糖，送到门口" } else { "" };
    let lines = vec![line; 1 + dice.below(3)];
    let discount_minor = if dice.below(3) == 0 { 500 } else { 0 };
    let sale = SaleDraft { note: note.to_owned(), discount_minor, is_promotion: dice.below(5) == 0, ..SaleDraft::of(Some(id), day, lines) };
    let product = ProductId(dice.below(book.products().len().max(1)) as u32);
    let reminder = Reminder { customer: id, day: day.plus_days(7), text: "回访".into(), done: None };
    let spoken = Interaction {
        customer: id,
        day,
        kind: InteractionKind::Call,
        outcome: [Outcome::Reached, Outcome::NotReached, Outcome::Skipped, Outcome::Noted][dice.below(4)],
        note: "说下周来".into(),
        next: (dice.below(2) == 0).then(|| day.plus_days(14)),
        minutes: [0, 5, 15, 30][dice.below(4)],
    };
    let draft = match dice.below(38) {
        0..=1 => book.plan_add_customer(a_customer(dice)).ok(),
        2..=3 => book.plan_edit_customer(id, &a_customer(dice)).ok(),
        4 => book.plan_archive(&ids[..dice.below(ids.len())], dice.below(2) == 0).ok(),
        5 => book.plan_trash(&[id], day).ok(),
        6 => {
            let trashed = (0u32..).zip(book.customers()).filter(|(_, slot)| slot.live && slot.value.trashed.is_some());
            book.plan_restore(&trashed.map(|(at, _)| CustomerId(at)).take(2).collect::<Vec<_>>()).ok()
        }
        7 => book.plan_tag(&ids[..dice.below(ids.len())], "春茶", dice.below(3) > 0).ok(),
        8..=11 => book.plan_sale(&sale).ok(),
        12 => book.plan_refund(receipt, day).ok(),
        13 => book.plan_edit_sale(receipt, &sale).ok(),
        14 => book.plan_remove_sale(receipt).ok(),
        15 => book.plan_contact(spoken).ok(),
        16 => book.plan_add_reminder(reminder).ok(),
        17 if !book.reminders().is_empty() => {
            let at = dice.below(book.reminders().len()) as u32;
            book.plan_edit_reminder(at, ReminderField::Done((dice.below(2) == 0).then_some(day))).ok()
        }
        18 => {
            let price_minor = Some(dice.below(9_000) as i64);
            book.plan_add_product(Product { name: format!("龙井{}", dice.below(99)), price_minor, ..Product::default() }).ok()
        }
        19 => rename_product(book, product, format!("毛尖{}", dice.below(99))),
        20 => {
            book.plan_settings(vec![Setting::WindowDays(30 + dice.below(600) as u16), Setting::Name(format!("店{}", dice.below(9)))]).ok()
        }
        21..=22 => book.history().next_undo().and_then(|entry| book.plan_undo(entry.seq)).map(|plan| plan.draft),
        23 => {
            let seq = 1 + dice.below(book.history().entries().len()) as u64;
            book.plan_undo(seq).map(|plan| plan.draft)
        }
        24 => book.history().next_redo().and_then(|entry| book.plan_redo(entry.seq)).map(|plan| plan.draft),
        25 if dice.below(4) == 0 => Some(import(book, dice, 20, 300)),
        26..=29 => record_draft(book, dice, id, day),
        30..=37 => care::care_draft(book, dice, id, day),
        _ => book.plan_purge(day.plus_days(200)).ok(),
    };
    draft.map(|draft| (draft, day))
}

/// A file that a former version wrote.
pub fn golden(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)
}

/// The store that such a file holds: area, key, length and bytes of each record.
pub fn load(mut file: &[u8]) -> MemoryStore {
    let store = MemoryStore::default();
    let mut writes = Vec::new();
    while let Some((area, rest)) = file.split_first() {
        let (key, rest) = rest.split_first_chunk().unwrap();
        let (length, rest) = rest.split_first_chunk().unwrap();
        let (record, rest) = rest.split_at(u32::from_le_bytes(*length) as usize);
        writes.push(Write::Put(Area::ALL[usize::from(*area)], u64::from_le_bytes(*key), record.to_vec()));
        file = rest;
    }
    run(store.commit(writes)).unwrap();
    store
}
