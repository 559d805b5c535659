//! The fuzz targets over their corpus, natively and without a fuzzer: every seed is what our own encoders wrote and is read whole, every file
//! that once broke something is read without harm.
//!
//! To fuzz (nightly, cargo-fuzz; what is found goes to target/fuzz and, once it is mended, as a small file into `crashers`):
//!
//! ```sh
//! mkdir -p target/fuzz/backup
//! cargo +nightly fuzz run --fuzz-dir tests/fuzz --target-dir target/fuzz/build backup target/fuzz/backup tests/fuzz/corpus/backup \
//!     -- -max_total_time=300 -max_len=16384 -rss_limit_mb=1024 -timeout=10
//! ```
//!
//! The seeds are written by `YUSHUI_WRITE_CORPUS=1 cargo test --test vault_fuzz`, which never changes a file that is there.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test may stop where it fails, and says how much it did")]
#[path = "fuzz/targets.rs"]
mod targets;
mod vault_support;

use std::path::{Path, PathBuf};
use vault_support::*;
use yushui::book::{Act, ActKind, Book, Op, Stamp};
use yushui::domain::CustomerId;
use yushui::vault::backup::{BackupFile, read_backup};
use yushui::vault::envelope::{self, HEADER_BYTES, Kind, Label};
use yushui::vault::journal::ActReader;
use yushui::vault::seal::{Founded, KdfCost, SEAL_KEY, SealHeader, Suite};
use yushui::vault::{Area, Identity, Store};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz").join(name)
}

/// Files of a folder by name; none where there is no folder.
fn files(name: &str) -> Vec<(String, Vec<u8>)> {
    let Ok(entries) = std::fs::read_dir(folder(name)) else { return Vec::new() };
    let mut files: Vec<_> = entries
        .map(|entry| {
            let entry = entry.unwrap();
            (entry.file_name().to_string_lossy().into_owned(), std::fs::read(entry.path()).unwrap())
        })
        .collect();
    files.sort();
    files
}

/// Writes the files that are not there yet, if that is wanted.
fn write_files(name: &str, seeds: impl FnOnce() -> Vec<(String, Vec<u8>)>) {
    if std::env::var_os("YUSHUI_WRITE_CORPUS").is_none() {
        return;
    }
    let folder = folder(name);
    std::fs::create_dir_all(&folder).unwrap();
    for (name, bytes) in seeds() {
        if !folder.join(&name).exists() {
            std::fs::write(folder.join(name), bytes).unwrap();
        }
    }
}

/// Runs a target over its seeds and kept crashers; gives the seeds.
fn replay(target: &str, perform: fn(&[u8])) -> Vec<(String, Vec<u8>)> {
    let (seeds, crashers) = (files(&format!("corpus/{target}")), files(&format!("crashers/{target}")));
    seeds.iter().chain(&crashers).for_each(|(_, bytes)| perform(bytes));
    // What is cut short anywhere, and what has one byte changed in each hundred, comes along.
    let mut changed = 0;
    for (_, bytes) in &seeds {
        for at in (0..bytes.len()).step_by(97) {
            perform(&bytes[..at]);
            let mut other = bytes.clone();
            other[at] ^= 0x81;
            perform(&other);
            changed += 2;
        }
    }
    println!("{target}: {} seeds, {} kept crashers, {changed} changed seeds", seeds.len(), crashers.len());
    assert!(!seeds.is_empty(), "there is no corpus for {target}");
    seeds
}

/// A shop of so many acts, after an import of so many rows.
fn shop(seed: u64, acts: usize, rows: usize) -> Shop {
    let (mut shop, mut dice) = (Shop::fresh(), Dice(seed));
    if rows > 0 {
        let draft = import(&shop.book, &mut dice, 6, rows);
        shop.perform(draft, first_day()).unwrap();
    }
    while shop.book.history().entries().len() < acts {
        if let Some((draft, day)) = next_draft(&shop.book, &mut dice, 0) {
            shop.perform(draft, day).unwrap();
        }
    }
    shop
}

/// The same shop under a seal.
fn sealed(mut shop: Shop) -> (Shop, SealHeader) {
    let Founded { header, keys, .. } = SealHeader::found("一二三", KdfCost::LEAST, Suite::XChaCha20Poly1305, &mut random).unwrap();
    shop.seal(header.clone(), keys).unwrap();
    (shop, header)
}

#[test]
fn backups() {
    write_files("corpus/backup", || {
        vec![
            ("empty".into(), Shop::fresh().back_up().unwrap()),
            ("few_acts".into(), shop(5, 6, 0).back_up().unwrap()),
            ("import_in_parts".into(), shop(7, 1, 120).back_up().unwrap()),
            ("every_kind_of_act".into(), shop(11, 60, 0).back_up().unwrap()),
            ("sealed".into(), sealed(shop(13, 3, 0)).0.back_up().unwrap()),
        ]
    });
    for (name, bytes) in replay("backup", targets::backup) {
        match read_backup(&bytes).unwrap() {
            BackupFile::Plain(backup) => assert!(backup.replay().unwrap().history().next_seq() == backup.summary.acts + 1),
            BackupFile::Sealed(_) => assert_eq!(name, "sealed"),
        }
    }
}

#[test]
fn journals() {
    write_files("corpus/journal", || {
        let cases = [("few_acts", shop(3, 4, 0)), ("import", shop(17, 1, 60)), ("day", shop(19, 40, 0)), ("long_day", shop(23, 120, 0))];
        cases.map(|(name, shop)| (name.to_owned(), bodies(&shop))).into()
    });
    // Few bytes that once asked for the pages of four billion rows, over and over.
    write_files("crashers/journal", || {
        let absent = Op::CustomersLive { first: CustomerId(0), count: u32::MAX, live: false };
        let act = Act { stamp: Stamp::default(), day: first_day(), kind: ActKind::ChangeSettings, ops: vec![absent; 400] };
        vec![("live_of_absent_rows".into(), framed(&postcard::to_allocvec(&act).unwrap()))]
    });
    let mut acts = 0;
    for (name, bytes) in replay("journal", targets::journal) {
        let (mut reader, mut book, mut rest) = (ActReader::from_seq(1), Book::default(), &bytes[..]);
        while let Some((length, after)) = rest.split_first_chunk() {
            let (body, after) = after.split_at(usize::from(u16::from_le_bytes(*length)));
            let label = Label { kind: Kind::ActPart, number: reader.next_seq(), position: 0, extent: 1 };
            let (_, act) = reader.read(reader.next_key(), &envelope::wrap(label, body)).unwrap().unwrap();
            assert!(book.apply(act).is_ok(), "{name}: an act does not fit");
            (acts, rest) = (acts + 1, after);
        }
    }
    println!("{acts} acts of the seeds fit");
    assert!(acts > 100);
}

/// The journal of a shop as the target takes it: one body an act.
fn bodies(shop: &Shop) -> Vec<u8> {
    let (mut bytes, mut body) = (Vec::new(), Vec::new());
    for (_, record) in run(shop.store.range(Area::Journal, 0, u32::MAX)).unwrap() {
        let label = read_label(&record);
        body.extend_from_slice(&record[HEADER_BYTES..]);
        if label.position + 1 == label.extent {
            bytes.extend(framed(&body));
            body.clear();
        }
    }
    bytes
}

/// A body behind its length.
fn framed(body: &[u8]) -> Vec<u8> {
    [&u16::try_from(body.len()).unwrap().to_le_bytes(), body].concat()
}

fn read_label(record: &[u8]) -> Label {
    envelope::open(Kind::ActPart, record).unwrap().0
}

#[test]
fn headers() {
    write_files("corpus/header", || {
        let mut shop = shop(29, 30, 0);
        shop.settle().unwrap();
        let meta = |key| run(shop.store.get(Area::Meta, &[key])).unwrap().pop().unwrap().unwrap();
        let manifest = meta(1);
        let (sealed, header) = sealed(self::shop(31, 2, 0));
        let page = run(shop.store.range(Area::Pages, 0, 1)).unwrap().pop().unwrap().1;
        let seal = run(sealed.store.get(Area::Meta, &[SEAL_KEY])).unwrap().pop().unwrap().unwrap();
        vec![
            ("identity".into(), meta(0)),
            ("identity_body".into(), meta(0)[HEADER_BYTES..].to_vec()),
            ("manifest".into(), manifest.clone()),
            ("manifest_body".into(), manifest[HEADER_BYTES..].to_vec()),
            ("head".into(), meta(3)),
            ("page".into(), page),
            ("seal".into(), seal),
            ("seal_body".into(), header.write()[HEADER_BYTES..].to_vec()),
        ]
    });
    for (name, bytes) in replay("header", targets::header) {
        let as_record = |kind| envelope::wrap(Label { kind, number: 1, position: 0, extent: 0 }, &bytes);
        let is_read = match name.as_str() {
            "identity" => Identity::read(&bytes).is_ok(),
            "identity_body" => Identity::read(&as_record(Kind::Vault)).is_ok(),
            "seal" => SealHeader::read(&bytes).is_ok(),
            "seal_body" => SealHeader::read(&as_record(Kind::Seal)).is_ok(),
            "manifest" => envelope::open(Kind::Manifest, &bytes).is_ok(),
            "head" => envelope::open(Kind::Head, &bytes).is_ok(),
            "page" => envelope::open(Kind::Page, &bytes).is_ok(),
            _ => true,
        };
        assert!(is_read, "{name} is not what our own encoder wrote");
    }
}
