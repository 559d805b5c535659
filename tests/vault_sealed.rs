//! A sealed shop on a store in memory: nothing of a customer lies open, everything altered shows, and the seal comes and goes.
#![allow(clippy::unwrap_used, reason = "a test may stop where it fails")]
mod vault_support;

use vault_support::*;
use yushui::book::Book;
use yushui::vault::backup::{BackupFile, Summary, read_backup};
use yushui::vault::seal::{Founded, KdfCost, SEAL_KEY, Seal, SealHeader, Secret, Suite, is_sealed};
use yushui::vault::{Area, BackupError, Identity, MemoryStore, OpenError, OpenNote, Store, Write};

fn found() -> Founded {
    SealHeader::found("一二三", KdfCost::LEAST, Suite::Aes256Gcm, &mut random).unwrap()
}

/// A shop with pages, and acts after them, sealed from before its first act on.
fn sealed_shop(acts: usize) -> Shop {
    let mut shop = Shop::fresh();
    let Founded { header, keys, .. } = found();
    shop.seal(header, keys).unwrap();
    work(&mut shop, acts);
    shop
}

fn work(shop: &mut Shop, acts: usize) {
    let mut dice = Dice(33);
    let draft = import(&shop.book, &mut dice, 20, 120);
    shop.perform(draft, first_day()).unwrap();
    let end = shop.book.history().entries().len() + acts;
    while shop.book.history().entries().len() < end {
        if shop.book.history().entries().len() + 3 == end {
            shop.settle().unwrap();
        }
        if let Some((draft, day)) = next_draft(&shop.book, &mut dice, 0) {
            shop.perform(draft, day).unwrap();
        }
    }
}

fn records(store: &MemoryStore) -> Vec<(Area, u64, Vec<u8>)> {
    let of = |area| run(store.range(area, 0, u32::MAX)).unwrap().into_iter().map(move |(key, record)| (area, key, record));
    Area::ALL.into_iter().flat_map(of).collect()
}

/// What reopens: the book and what was noted; an error where it cannot be had.
fn reopen(shop: &Shop, store: &MemoryStore) -> Result<(Book, Vec<OpenNote>), OpenError> {
    Shop::open_with_keys(store.fork(), small_sizes(), shop.keys.clone()).map(|shop| (shop.book, shop.notes))
}

#[test]
fn nothing_of_a_customer_lies_open() {
    let shop = sealed_shop(60);
    let names: Vec<Vec<u8>> = shop.book.present_customers().map(|(_, customer)| customer.name.clone().into_bytes()).collect();
    let phones = shop.book.present_customers().flat_map(|(_, customer)| &customer.phones).map(|phone| phone.raw.clone().into_bytes());
    let secrets: Vec<Vec<u8>> = names.into_iter().chain(phones).filter(|text| text.len() > 4).collect();
    assert!(secrets.len() > 30);
    let mut stored = records(&shop.store);
    stored.push((Area::Meta, 99, shop.back_up().unwrap()));
    for (area, key, record) in &stored {
        assert!((*area, *key) == (Area::Meta, SEAL_KEY) || *key == 99 || is_sealed(record), "{area:?} {key}");
        for secret in &secrets {
            assert!(!record.windows(secret.len()).any(|window| window == secret), "{area:?} {key}: {}", String::from_utf8_lossy(secret));
        }
    }
    // The same search finds them where nothing is sealed.
    let mut open = shop.fork();
    open.unseal().unwrap();
    let open = records(&open.store);
    let is_found = |secret: &Vec<u8>| open.iter().any(|(_, _, record)| record.windows(secret.len()).any(|window| window == secret));
    assert!(secrets.iter().all(is_found));
}

/// tamper_all: whichever byte of a sealed shop is flipped, the shop is the same or does not open; it is never another one.
#[test]
fn tamper_all() {
    let shop = sealed_shop(8);
    let (mut flips, mut rebuilt, mut refused) = (0, 0, 0);
    for (area, key, record) in records(&shop.store).into_iter().filter(|(area, key, _)| (*area, *key) != (Area::Meta, SEAL_KEY)) {
        // Every byte of what frames the text, and of short texts; of long ones every seventh.
        let step = if record.len() > 1_500 { 7 } else { 1 };
        for at in (0..record.len()).filter(|at| *at < 100 || at % step == 0) {
            let store = shop.store.fork();
            store.damage(area, key, |bytes| bytes[at] ^= 0x01);
            if area == Area::Journal {
                // Where pages cover the journal it is not read.
                run(store.commit(vec![Write::Delete(Area::Meta, 1)])).unwrap();
            }
            flips += 1;
            match reopen(&shop, &store) {
                Ok((book, notes)) => {
                    assert!(book == shop.book, "{area:?} {key}: byte {at} makes another shop");
                    // The checksum of a header says nothing that the seal does not say.
                    let is_noted = notes == [OpenNote::RebuiltFromJournal];
                    assert!(is_noted || (56..64).contains(&at), "{area:?} {key}: byte {at} was not noticed");
                    rebuilt += usize::from(is_noted);
                }
                Err(OpenError::Damaged { .. } | OpenError::Newer) => refused += 1,
                Err(other) => panic!("{area:?} {key}: byte {at}: {other}"),
            }
        }
    }
    println!("{flips} flips: {rebuilt} rebuilt from the journal, {refused} refused");
    assert!(flips > 4_000 && rebuilt > 1_000 && refused > 1_000);
}

#[test]
fn records_that_are_swapped_rolled_back_removed_or_plain_are_noticed() {
    let mut shop = sealed_shop(30);
    let earlier = records(&shop.store);
    work(&mut shop, 20);
    let now = records(&shop.store);
    let noticed = |store: &MemoryStore, what: &str| match reopen(&shop, store) {
        Ok((book, notes)) => assert!(book == shop.book && notes == [OpenNote::RebuiltFromJournal], "{what}: {notes:?}"),
        Err(OpenError::Damaged { .. }) => {}
        Err(other) => panic!("{what}: {other}"),
    };
    let mut tried = 0;
    for area in [Area::Pages, Area::Journal] {
        let of_area: Vec<_> = now.iter().filter(|(of, ..)| *of == area).collect();
        // Where pages cover the journal it is not read.
        let fork = || {
            let store = shop.store.fork();
            if area == Area::Journal {
                run(store.commit(vec![Write::Clear(Area::Pages), Write::Delete(Area::Meta, 1)])).unwrap();
            }
            store
        };
        for pair in of_area.windows(2) {
            let store = fork();
            let swapped = vec![Write::Put(area, pair[0].1, pair[1].2.clone()), Write::Put(area, pair[1].1, pair[0].2.clone())];
            run(store.commit(swapped)).unwrap();
            noticed(&store, &format!("{area:?} {} and {} swapped", pair[0].1, pair[1].1));
            tried += 1;
        }
        for (_, key, _) in &of_area {
            let store = fork();
            run(store.commit(vec![Write::Delete(area, *key)])).unwrap();
            noticed(&store, &format!("{area:?} {key} removed"));
            tried += 1;
        }
    }
    // A page of another time under the number of a present one.
    for (_, key, _) in now.iter().filter(|(area, ..)| *area == Area::Pages) {
        // A page that did not change since then is the present one.
        for (_, _, old) in earlier.iter().filter(|(area, number, _)| *area == Area::Pages && number != key) {
            let store = shop.store.fork();
            run(store.commit(vec![Write::Put(Area::Pages, *key, old.clone())])).unwrap();
            noticed(&store, &format!("page {key} rolled back"));
            tried += 1;
        }
    }
    // The plain records of the same shop in place of the sealed ones.
    let mut open = shop.fork();
    open.unseal().unwrap();
    for (area, key, record) in records(&open.store).into_iter().filter(|(area, ..)| *area != Area::Meta) {
        let store = shop.store.fork();
        if area == Area::Journal {
            run(store.commit(vec![Write::Delete(Area::Meta, 1)])).unwrap();
        }
        run(store.commit(vec![Write::Put(area, key, record)])).unwrap();
        noticed(&store, &format!("{area:?} {key} plain"));
        tried += 1;
    }
    println!("{tried} changes");
    assert!(tried > 200);
}

#[test]
fn a_record_of_another_shop_under_the_same_key_does_not_open() {
    let (shop, other) = (sealed_shop(10), sealed_shop(10));
    let (_, key, record) = records(&other.store).into_iter().find(|(area, ..)| *area == Area::Journal).unwrap();
    let store = shop.store.fork();
    run(store.commit(vec![Write::Put(Area::Journal, key, record), Write::Clear(Area::Pages), Write::Delete(Area::Meta, 1)])).unwrap();
    assert_eq!(reopen(&shop, &store).err(), Some(OpenError::Damaged { seq: 1 }));
}

#[test]
fn a_sealed_backup_opens_with_its_passphrase_only_and_makes_the_same_shop() {
    let shop = sealed_shop(40);
    let file = shop.back_up().unwrap();
    let Ok(BackupFile::Sealed(sealed)) = read_backup(&file) else { panic!("the backup of a sealed shop is sealed") };
    let keys = sealed.header.unlock(&Secret::Passphrase("一二三".into())).unwrap();
    assert!(sealed.header.unlock(&Secret::Passphrase("三二一".into())).is_err());
    let backup = run(sealed.open(&Seal::new(sealed.header.clone(), cipher(keys.clone())))).unwrap();
    assert!(backup.replay().unwrap() == shop.book);
    // On a second machine, whose own shop lies open.
    let mut other = Shop::fresh();
    work(&mut other, 5);
    other.keys = keys;
    other.restore(&file, Identity { id: 3, created_millis: 4 }).unwrap();
    assert!(other.book == shop.book && other.vault.store().seal().is_some());
    assert!(records(&other.store).iter().all(|(area, key, record)| (*area, *key) == (Area::Meta, SEAL_KEY) || is_sealed(record)));
}

#[test]
fn an_open_shop_is_sealed_for_a_file_alone_and_stays_open_itself() {
    let mut shop = Shop::fresh();
    work(&mut shop, 200);
    let Founded { header, keys, .. } = found();
    let seal = Seal::new(header, cipher(keys.clone()));
    let summary = Summary::of(&shop.book, 1_795_000_000_000);
    let before = records(&shop.store);
    let mut told = Vec::new();
    let written = run(shop.vault.write_verified_under(
        &seal,
        &summary,
        async |done, all| {
            told.push((done, all));
            true
        },
        |copy| *copy == shop.book,
    ));
    let file = written.unwrap().unwrap();
    assert!(told.len() > 2 && told.last().is_some_and(|(done, all)| done == all), "{told:?}");
    assert_eq!(records(&shop.store), before, "nothing of the shop itself changed");
    let name = shop.book.present_customers().map(|(_, customer)| customer.name.clone()).find(|name| name.len() > 4).unwrap();
    assert!(!file.windows(name.len()).any(|window| window == name.as_bytes()), "a name lies open");
    let mut other = Shop::fresh();
    other.keys = keys;
    other.restore(&file, Identity { id: 3, created_millis: 4 }).unwrap();
    assert!(other.book == shop.book && other.vault.store().seal().is_some());
    // Called off, nothing is given; another book is not what was saved.
    let off = run(shop.vault.write_verified_under(&seal, &summary, async |_, _| false, |_| true));
    assert_eq!(off, Ok(None));
    let other_book = run(shop.vault.write_verified_under(&seal, &summary, async |_, _| true, |_| false));
    assert_eq!(other_book, Err(BackupError::Contradicts));
}

/// Whoever can make the sums fit still cannot change what is sealed, nor leave anything out.
#[test]
fn a_sealed_backup_with_fitting_sums_is_refused_all_the_same() {
    let shop = sealed_shop(6);
    let file = shop.back_up().unwrap();
    let open = |bytes: &[u8]| -> Result<Book, BackupError> {
        let BackupFile::Sealed(sealed) = read_backup(bytes)? else { return Err(BackupError::NotABackup) };
        run(sealed.open(&Seal::new(sealed.header.clone(), cipher(shop.keys.clone()))))?.replay()
    };
    assert!(open(&file).unwrap() == shop.book);
    let header_end = 28 + 4 + u32::from_le_bytes(file[28..32].try_into().unwrap()) as usize;
    let mut refused = 0;
    for at in (header_end..file.len() - 40).step_by(3) {
        let mut altered = file.clone();
        altered[at] ^= 0x04;
        let content = altered.len() - 32;
        let sum = <sha2::Sha256 as sha2::Digest>::digest(&altered[..content]);
        altered[content..].copy_from_slice(&sum);
        match open(&altered) {
            Err(BackupError::Altered { .. } | BackupError::Journal(_) | BackupError::Contradicts) => refused += 1,
            Ok(book) => assert!(book == shop.book, "byte {at} makes another shop"),
            Err(other) => panic!("byte {at}: {other}"),
        }
    }
    println!("{refused} alterations refused");
    assert!(refused > 500);
}
