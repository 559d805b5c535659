//! Formats may only add: what a former version wrote reads to the same shop, and no stored variant moves.
//!
//! The files of `golden/` are written once, by the version that they name:
//! `YUSHUI_WRITE_GOLDEN=1 cargo test --test vault_formats`. That never changes a file that is there, and adds lines of new variants
//! at the end of the schema.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test may stop where it fails, and prints what is to be written down")]
mod care;
mod schema;
#[path = "../vault_support/mod.rs"]
mod vault_support;

use schema::{schema, unhex};
use vault_support::*;
use yushui::book::Book;
use yushui::book::snapshot::state_hash;
use yushui::domain::*;
use yushui::vault::backup::{BackupFile, Summary, read_backup};
use yushui::vault::seal::{Founded, KdfCost, Seal, SealHeader, Secret, Suite, read_header};
use yushui::vault::{Area, MemoryStore, Sizes, Store, Write};

/// Customers, live customers, sale rows, acts and the state of the golden shop.
const SHOP_V1: (usize, usize, usize, usize, &str) =
    (87, 77, 1_279, 151, "74cda7f6c32123babab6ad5b3b03182f46da14d445a5810771e92125b8fbf9ec");

/// The same of the shop with sources, own fields, discounts, ratings, groups, decisions and spendings.
const SHOP_V2: (usize, usize, usize, usize, &str) =
    (111, 85, 1_560, 151, "449b1142a6a8e25413e5e872ec24640bb103662a027884d0d8791bd9da549eb0");

/// The same of the shop with promises, debts, complaints, occasions, outreach and reviews.
const SHOP_V3: (usize, usize, usize, usize, &str) =
    (118, 113, 1_551, 151, "ab6e2243b8e6baf6679cf8aa8ff595b5ecb2c092b7fae2b02b7d38b91ec69985");

/// The same of the shop that was sealed first.
const SHOP_V4: (usize, usize, usize, usize, &str) =
    (90, 85, 1_257, 151, "c15d01ac13e579cfb862a2e33cad59692387e1102ac9af97be52e4463104abda");

fn is_writing() -> bool {
    std::env::var_os("YUSHUI_WRITE_GOLDEN").is_some()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A tea shop: an import, 150 acts of every kind, pages in between, and acts after the pages.
fn tea_shop() -> Shop {
    let mut shop = Shop::fresh();
    let mut dice = Dice(1_368);
    let draft = import(&shop.book, &mut dice, 40, 600);
    shop.perform(draft, first_day()).unwrap();
    while shop.book.history().entries().len() < 150 {
        if shop.book.history().entries().len() == 120 {
            shop.settle().unwrap();
        }
        if let Some((draft, day)) = next_draft(&shop.book, &mut dice, 3) {
            shop.perform(draft, day).unwrap();
        }
    }
    let name = shop.book.plan_settings(vec![Setting::Name("竹里茶铺".into()), Setting::Currency(Currency::Hkd)]).unwrap();
    shop.perform(name, first_day()).unwrap();
    shop
}

fn facts(book: &Book) -> (usize, usize, usize, usize, String) {
    let live = book.present_customers().count();
    (book.customers().len(), live, book.sales().columns().len(), book.history().entries().len(), hex(&state_hash(book)))
}

/// A store as one file: area, number, length and bytes of each record.
fn dump(store: &MemoryStore) -> Vec<u8> {
    let mut file = Vec::new();
    for (at, area) in (0_u8..).zip(Area::ALL) {
        for (key, record) in run(store.range(area, 0, u32::MAX)).unwrap() {
            file.push(at);
            file.extend_from_slice(&key.to_le_bytes());
            file.extend_from_slice(&(record.len() as u32).to_le_bytes());
            file.extend_from_slice(&record);
        }
    }
    file
}

#[test]
fn golden_upgrade() {
    check_golden("v1", SHOP_V1);
}

#[test]
fn golden_of_the_numbers() {
    check_golden("v2", SHOP_V2);
}

#[test]
fn golden_of_care() {
    check_golden("v3", SHOP_V3);
}

/// The passphrase of the sealed golden shop.
const PASSPHRASE: &str = "门前老槐树下第三块砖";

/// A sealed shop and its backup, as the version that first sealed wrote them.
#[test]
fn golden_of_the_seal() {
    let (vault_file, backup_file) = (golden("vault_v4_sealed.bin"), golden("backup_v4_sealed.yushui"));
    if is_writing() && !vault_file.exists() {
        let mut shop = tea_shop();
        let Founded { header, keys, .. } = SealHeader::found(PASSPHRASE, KdfCost::default(), Suite::Aes256Gcm, &mut random).unwrap();
        shop.seal(header, keys).unwrap();
        println!("{:?}", facts(&shop.book));
        std::fs::write(&vault_file, dump(&shop.store)).unwrap();
        std::fs::write(&backup_file, shop.back_up().unwrap()).unwrap();
    }
    let (customers, live, rows, acts, state) = SHOP_V4;
    let expected = (customers, live, rows, acts, state.to_owned());
    let stored = load(&std::fs::read(&vault_file).unwrap());
    let header = SealHeader::read(&run(read_header(&stored)).unwrap().unwrap()).unwrap();
    let keys = header.unlock(&Secret::Passphrase(PASSPHRASE.into())).unwrap();
    let opened = Shop::open_with_keys(stored, Sizes::default(), keys.clone()).unwrap();
    assert!(opened.notes.is_empty());
    assert_eq!(facts(&opened.book), expected);
    let file = std::fs::read(&backup_file).unwrap();
    let Ok(BackupFile::Sealed(sealed)) = read_backup(&file) else { panic!("the golden backup is sealed") };
    let keys = sealed.header.unlock(&Secret::Passphrase(PASSPHRASE.into())).unwrap();
    let backup = run(sealed.open(&Seal::new(sealed.header.clone(), cipher(keys)))).unwrap();
    assert!(backup.replay().unwrap() == opened.book);
}

fn check_golden(version: &str, expected: (usize, usize, usize, usize, &str)) {
    let (vault_file, backup_file) = (golden(&format!("vault_{version}.bin")), golden(&format!("backup_{version}.yushui")));
    if is_writing() && !vault_file.exists() {
        let shop = tea_shop();
        println!("{:?}", facts(&shop.book));
        std::fs::write(&vault_file, dump(&shop.store)).unwrap();
        let backup = run(shop.vault.write_backup(&Summary::of(&shop.book, 1_795_000_000_000))).unwrap();
        std::fs::write(&backup_file, backup).unwrap();
    }
    let (customers, live, rows, acts, state) = expected;
    let expected = (customers, live, rows, acts, state.to_owned());
    let stored = load(&std::fs::read(&vault_file).unwrap());
    let mut opened = Shop::open(stored.fork(), Sizes::default()).unwrap();
    assert!(opened.notes.is_empty());
    assert_eq!(facts(&opened.book), expected);
    // The journal alone gives the same shop.
    run(stored.commit(vec![Write::Clear(Area::Pages), Write::Delete(Area::Meta, 1)])).unwrap();
    let replayed = Shop::open(stored, Sizes::default()).unwrap();
    assert!(replayed.book == opened.book);
    // So does the backup.
    let file = std::fs::read(&backup_file).unwrap();
    let backup = read_plain(&file).unwrap();
    assert!(backup.replay().unwrap() == opened.book);
    // And the shop goes on.
    let draft = opened.book.plan_add_customer(Customer { name: "新客".into(), ..Customer::default() }).unwrap();
    opened.perform(draft, first_day()).unwrap();
    opened.settle().unwrap();
    let again = Shop::open(opened.store.fork(), Sizes::default()).unwrap();
    assert!(again.book == opened.book && again.notes.is_empty());
}

#[test]
fn what_a_former_version_wrote_reads_to_the_same() {
    let file = golden("schema_v1.txt");
    let present = schema();
    let mut stored: Vec<String> = std::fs::read_to_string(&file).unwrap_or_default().lines().map(str::to_owned).collect();
    if is_writing() {
        stored.extend(present.iter().skip(stored.len()).map(|line| format!("{} {}", line.name, hex(&line.bytes))));
        std::fs::write(&file, stored.join("\n") + "\n").unwrap();
    }
    for (at, (now, then)) in present.iter().zip(&stored).enumerate() {
        let (name, bytes) = then.rsplit_once(' ').unwrap();
        assert_eq!(now.name, name, "line {} of {}", at + 1, file.display());
        assert!((now.reads)(&unhex(bytes)), "line {} of {}: {then}", at + 1, file.display());
        assert!((now.reads)(&now.bytes), "{name} reads back");
    }
    assert_eq!(present.len(), stored.len(), "new variants are written down with YUSHUI_WRITE_GOLDEN=1; none may go");
}
