//! What is fuzzed: each target takes any bytes, as they are and under sums that fit, so that what lies behind a checksum is reached too.
//! It must neither panic nor ask for memory or time beyond the bytes, and whatever is read must hold together.
#![allow(dead_code, clippy::unwrap_used, reason = "each program takes one target, and a target stops where something is wrong")]
use sha2::{Digest, Sha256};
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use twox_hash::XxHash64;
use yushui::book::snapshot::state_hash;
use yushui::book::{Act, Book};
use yushui::vault::backup::{BackupFile, Summary, read_acts, read_backup};
use yushui::vault::envelope::{self, HEADER_BYTES, Kind, Label};
use yushui::vault::journal::{self, ActReader};
use yushui::vault::seal::{RecoveryKey, SealHeader, Secret};
use yushui::vault::{Area, Identity, MemoryStore, OpenNote, Opened, Sizes, Store, Vault, Write};

/// Magic, version, length and checksum of a backup.
const HEAD_BYTES: usize = 28;
/// Count of records and SHA-256 at its end.
const TRAILER_BYTES: usize = 40;
const IDENTITY: Identity = Identity { id: 1, created_millis: 2 };

/// A file that is offered as a backup.
pub fn backup(bytes: &[u8]) {
    take_backup(bytes);
    take_backup(&with_sums(bytes));
}

fn take_backup(file: &[u8]) {
    match read_backup(file) {
        Ok(BackupFile::Plain(backup)) => {
            if let Ok(acts) = read_acts(&backup) {
                let book = live_through(acts.into_iter().map(|(_, act)| act));
                if let Ok(replayed) = backup.replay() {
                    assert!(replayed == book, "two replays differ");
                    assert!(Summary::of(&book, backup.summary.created_millis) == backup.summary);
                }
            }
        }
        Ok(BackupFile::Sealed(sealed)) => try_key(&sealed.header),
        Err(error) => drop(error.to_string()),
    }
}

/// The bytes as the content of a backup whose frame is right: head, length, count, sums, and the sums of the records inside.
fn with_sums(bytes: &[u8]) -> Vec<u8> {
    let mut file = bytes.to_vec();
    file.resize(file.len().max(HEAD_BYTES + 4 + TRAILER_BYTES), 0);
    let (total, content) = (file.len() as u64, file.len() - TRAILER_BYTES);
    file[..8].copy_from_slice(b"YUSHUI\x1a\n");
    file[8..12].copy_from_slice(&(1 + u32::from(bytes.get(8).is_some_and(|version| *version == 2))).to_le_bytes());
    file[12..20].copy_from_slice(&total.to_le_bytes());
    let sum = XxHash64::oneshot(0, &file[..20]);
    file[20..28].copy_from_slice(&sum.to_le_bytes());
    let number = |file: &[u8], at: usize| file.get(at..at + 4).map(|bytes| u32::from_le_bytes(bytes.try_into().unwrap()) as usize);
    let mut at = HEAD_BYTES;
    for front in 0..file[8] {
        let Some(length) = number(&file[..content], at) else { break };
        let body = at + 4;
        at = (body + length).min(content);
        if file[8] == 2 {
            let kind = if front == 0 { Kind::Seal } else { Kind::Summary };
            put_right(&mut file[body.min(at)..at], kind, front == 1);
        }
    }
    let mut count = 0_u64;
    while let Some(length) = number(&file[..content], at + 8) {
        let body = at + 12;
        at = (body + length).min(content);
        let is_sealed = file[8] == 2;
        put_right(&mut file[body..at], Kind::ActPart, is_sealed);
        count += 1;
    }
    file[content..content + 8].copy_from_slice(&count.to_le_bytes());
    let sum = Sha256::digest(&file[..content + 8]);
    file[content + 8..].copy_from_slice(&sum);
    file
}

/// Gives a record a header that fits its body; number, place and extent stay as they are.
fn put_right(record: &mut [u8], kind: Kind, is_sealed: bool) {
    if record.len() < HEADER_BYTES || is_sealed {
        return;
    }
    let half = |at: usize| u32::from_le_bytes(std::array::from_fn(|byte| record[at + byte]));
    let number = u64::from_le_bytes(std::array::from_fn(|byte| record[24 + byte]));
    envelope::close(Label { kind, number, position: half(32), extent: half(36) }, record);
}

/// A segment of the journal: bodies of records, each behind its length in two bytes. Some are parts of one act.
pub fn journal(bytes: &[u8]) {
    let mut reader = ActReader::from_seq(1);
    // As they are they are no records, and are told as such.
    assert!(reader.read(reader.next_key(), bytes).is_err() || bytes.starts_with(b"YUSH"));
    let (mut bodies, mut rest) = (Vec::new(), bytes);
    while let Some((length, after)) = rest.split_first_chunk() {
        let (body, after) = after.split_at(usize::from(u16::from_le_bytes(*length)).min(after.len()));
        bodies.push(body);
        rest = after;
    }
    let mut acts = Vec::new();
    for extent in [1, 2] {
        let mut reader = ActReader::from_seq(1);
        acts.clear();
        for (at, body) in (0..).zip(&bodies) {
            let label = Label { kind: Kind::ActPart, number: reader.next_seq(), position: at % extent, extent };
            match reader.read(reader.next_key(), &envelope::wrap(label, body)) {
                Ok(act) => acts.extend(act.map(|(_, act)| act)),
                Err(_) => break,
            }
        }
        live_through(acts.iter().cloned());
    }
}

/// Builds the shop of these acts. Every act takes its place, whether it fits or not; the shop opens from its journal, and again from pages, as
/// the same; its acts read back, and what it has done can be planned to be undone.
fn live_through(acts: impl Iterator<Item = Act>) -> Book {
    let mut book = Book::default();
    let mut writes = vec![Write::Put(Area::Meta, 0, IDENTITY.write())];
    for (at, act) in (1..).zip(acts) {
        let written = journal::write_act(at, &act, 1_000).unwrap();
        let mut reader = ActReader::from_seq(at);
        let mut read = None;
        for write in &written {
            let Write::Insert(Area::Journal, key, record) = write else { panic!("an act is written as new records") };
            read = reader.read(*key, record).unwrap();
        }
        assert!(read == Some((at, act.clone())), "an act reads back as another one");
        writes.extend(written);
        let _fits = book.apply_or_enter(act);
        assert_eq!(book.history().next_seq(), at + 1);
        drop(book.plan_undo(at));
    }
    let store = MemoryStore::default();
    run(store.commit(writes)).unwrap();
    let vault = expect_shop(&store, &book, "the journal");
    // Facts are cut by the numbers of receipts, which a file may set far apart: as many pages, most of them empty.
    if book.sales().next_receipt().0 < 1 << 12 {
        while let Some(step) = vault.plan_step(&book) {
            run(vault.commit_step(step)).unwrap();
        }
        expect_shop(&store, &book, "the pages");
    }
    book
}

/// Opens the shop of a store, which must be this one.
fn expect_shop(store: &MemoryStore, book: &Book, what: &str) -> Vault<MemoryStore> {
    let mut sizes = Sizes { part_bytes: 1_000, step_bytes: 6_000, ..Sizes::default() };
    (sizes.pages.sales, sizes.pages.records, sizes.pages.receipts) = (64, 16, 64);
    let (vault, opened) = run(Vault::open_with(store.clone(), false, IDENTITY, sizes)).unwrap();
    let Opened::Book { book: read, notes } = opened else { panic!("{what}: the shop is gone") };
    assert!(*read == *book && state_hash(&read) == state_hash(book), "{what} make another shop");
    assert!(!notes.contains(&OpenNote::RebuiltFromJournal), "{what} are not read");
    vault
}

/// Whatever stands before records and beside them: the seal, the identity, the head of the journal, the manifest of the pages.
pub fn header(bytes: &[u8]) {
    for kind in [Kind::ActPart, Kind::Page, Kind::Manifest, Kind::Vault, Kind::Seal, Kind::Summary, Kind::Head] {
        let _any = envelope::open(kind, bytes);
        let label = Label { kind, number: bytes.len() as u64, position: 0, extent: 1 };
        assert_eq!(envelope::open(kind, &envelope::wrap(label, bytes)), Ok((label, bytes)));
    }
    let wrap = |kind| envelope::wrap(Label { kind, number: 1, position: 0, extent: 0 }, bytes);
    for record in [bytes.to_vec(), wrap(Kind::Seal)] {
        if let Ok(header) = SealHeader::read(&record) {
            assert!(SealHeader::read(&header.write()) == Ok(header.clone()), "a header reads back as another one");
            try_key(&header);
        }
    }
    let _any =
        (Identity::read(bytes), Identity::read(&wrap(Kind::Vault)), journal::read_head(bytes), journal::read_head(&wrap(Kind::Head)));
    // A shop beside whose journal such a manifest lies: the same shop opens, or none.
    let store = MemoryStore::default();
    let writes = vec![Write::Put(Area::Meta, 0, IDENTITY.write()), Write::Put(Area::Meta, 1, wrap(Kind::Manifest))];
    run(store.commit(writes)).unwrap();
    if let Ok((_, Opened::Book { book, .. })) = run(Vault::open(store, false, IDENTITY)) {
        assert!(*book == Book::default(), "a manifest makes a shop out of nothing");
    }
}

/// A key that opens no shop: refused, and nothing worse.
fn try_key(header: &SealHeader) {
    assert!(header.unlock(&Secret::Recovery(RecoveryKey::new([7; 20]))).is_err());
}

/// Runs a future over a store in memory, which never waits.
fn run<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("a store in memory answers at once"),
    }
}
