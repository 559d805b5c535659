//! tamper_all for backups: every flipped byte and every cut is refused with its reason, and nothing else is.
#![allow(clippy::unwrap_used, reason = "a test may stop where it fails")]
mod vault_support;

use vault_support::*;
use yushui::book::snapshot::state_hash;
use yushui::vault::backup::{Summary, read_acts, read_backup, write_backup};
use yushui::vault::{Area, BackupError, Identity};

fn worked(acts: usize, import_rows: usize) -> Shop {
    let mut shop = Shop::fresh();
    let mut dice = Dice(21);
    if import_rows > 0 {
        let draft = import(&shop.book, &mut dice, 30, import_rows);
        shop.perform(draft, first_day()).unwrap();
    }
    while shop.book.history().entries().len() < acts {
        if let Some((draft, day)) = next_draft(&shop.book, &mut dice, 0) {
            shop.perform(draft, day).unwrap();
        }
    }
    shop
}

fn backup(shop: &Shop) -> Vec<u8> {
    shop.back_up().unwrap()
}

#[test]
fn a_backup_is_read_back_counted_and_equal() {
    let shop = worked(200, 2_000);
    let file = backup(&shop);
    let read = read_plain(&file).unwrap();
    assert!(read.replay().unwrap() == shop.book);
    assert_eq!(read.summary.acts, 200);
    assert_eq!(read.summary.state, state_hash(&shop.book));
    assert!(read.records.len() > 200, "the import has several parts");
    assert_eq!(read_acts(&read).unwrap().len(), 200);
    // Another book is not what was saved.
    let summary = Summary::of(&shop.book, 1_795_000_000_000);
    assert_eq!(run(shop.vault.write_verified(&summary, |_| false)), Err(BackupError::Contradicts));
}

#[test]
fn a_restore_replaces_everything_at_once() {
    let shop = worked(60, 500);
    let file = backup(&shop);
    let mut other = worked(100, 0);
    other.settle().unwrap();
    let identity = Identity { id: 5, created_millis: 6 };
    other.restore(&file, identity).unwrap();
    let restored = other.fork();
    assert!(restored.book == shop.book && restored.notes.is_empty());
    assert_eq!(restored.vault.identity(), identity);
    assert!(other.store.keys(Area::Pages).is_empty());
    assert_eq!(backup(&restored), file, "a backup of a restored shop is the same file");
}

#[test]
fn a_restore_stopped_anywhere_leaves_the_former_shop() {
    let file = backup(&worked(12, 200));
    let mut former = worked(30, 0);
    former.settle().unwrap();
    let identity = Identity { id: 5, created_millis: 6 };
    let mut calm = former.fork();
    calm.restore(&file, identity).unwrap();
    for stop in 1..calm.store.events() {
        let mut struck = former.fork();
        struck.store.stop_after(stop);
        assert!(struck.restore(&file, identity).is_err());
        let reopened = Shop::open(struck.store.fork(), small_sizes()).unwrap();
        assert!(reopened.book == former.book, "stop {stop}");
    }
}

#[test]
fn tamper_all() {
    let file = backup(&worked(12, 40));
    assert!(file.len() < 20_000, "{} bytes are many to flip", file.len());
    for at in 0..file.len() {
        for mask in [0x01, 0x80] {
            let mut altered = file.clone();
            altered[at] ^= mask;
            let refused = read_backup(&altered).unwrap_err();
            let reason_fits = match at {
                0..8 => refused == BackupError::NotABackup,
                _ => matches!(refused, BackupError::Altered { .. }),
            };
            assert!(reason_fits, "byte {at}: {refused}");
        }
    }
    for have in 0..file.len() {
        let refused = read_backup(&file[..have]).unwrap_err();
        let want = file.len() as u64;
        let reason_fits = match have {
            0 => refused == BackupError::NotABackup,
            // The length of the file stands in its head.
            1..28 => matches!(refused, BackupError::Truncated { .. }),
            _ => refused == BackupError::Truncated { have: have as u64, want },
        };
        assert!(reason_fits, "cut at {have}: {refused}");
    }
    let mut longer = file.clone();
    longer.push(0);
    assert!(matches!(read_backup(&longer), Err(BackupError::Altered { .. })));
}

#[test]
fn other_files_are_not_backups() {
    for bytes in [&b""[..], b"name,phone\n", b"PK\x03\x04", b"\xef\xbb\xbf", &[0; 4_096]] {
        assert_eq!(read_backup(bytes), Err(BackupError::NotABackup));
    }
}

#[test]
fn a_newer_backup_says_so() {
    let mut file = backup(&worked(3, 0));
    file[8] = 3;
    let sum = twox_hash::XxHash64::oneshot(0, &file[..20]);
    file[20..28].copy_from_slice(&sum.to_le_bytes());
    assert_eq!(read_backup(&file), Err(BackupError::NewerVersion));
}

#[test]
fn records_left_out_or_put_twice_are_noticed_even_under_a_fresh_seal() {
    let shop = worked(20, 100);
    let file = backup(&shop);
    let sound = read_plain(&file).unwrap();
    let records: Vec<(u64, &[u8])> = sound.records.iter().map(|(key, record)| (*key, record.as_ref())).collect();
    for at in 0..records.len() {
        let mut fewer = records.clone();
        fewer.remove(at);
        let forged = write_backup(&sound.summary, fewer.into_iter());
        assert!(read_plain(&forged).unwrap().replay().is_err(), "without record {at}");
        let mut doubled = records.clone();
        doubled.insert(at, records[at]);
        let forged = write_backup(&sound.summary, doubled.into_iter());
        assert!(read_plain(&forged).unwrap().replay().is_err(), "record {at} twice");
    }
    let lying = Summary { customers: sound.summary.customers + 1, ..sound.summary.clone() };
    let forged = write_backup(&lying, records.iter().copied());
    assert_eq!(read_plain(&forged).unwrap().replay().err(), Some(BackupError::Contradicts));
}
