//! crash_points: the power goes after every single change and every commit of a day of 500 acts, with page writing, sealing, a change
//! of the passphrase, restoring and taking the seal off. What reopens is exactly what was acknowledged.
#![allow(clippy::unwrap_used, reason = "a test may stop where it fails")]
mod vault_support;

use std::collections::BTreeSet;
use vault_support::*;
use yushui::book::snapshot::{Table, state_hash};
use yushui::book::{ActKind, Book, Draft, Op};
use yushui::domain::{Day, PrivateEntry};
use yushui::vault::seal::{DataKey, Founded, KdfCost, SEAL_KEY, SealHeader, Secret, Suite, is_sealed};
use yushui::vault::{Area, BackupError, Identity, Store, StoreError};

const ACTS: usize = 500;

/// One thing that happens in the shop: an act, the writing of pages, or what concerns the seal and the shop as a whole.
enum Event {
    Act(Box<Draft>, Day),
    Pages,
    Seal(Box<SealHeader>, Vec<DataKey>),
    NewPassphrase(Box<SealHeader>),
    /// The shop is put back from a copy of itself.
    Restore(Vec<u8>),
    Unseal,
}

/// The seal comes and goes at the same acts on every run, while the shop is small: each has as many stops as there are records.
fn whole_event(shop: &Shop, acts: usize) -> Option<Event> {
    let found = |suite| SealHeader::found("一二三", KdfCost::LEAST, suite, &mut random).unwrap();
    match acts {
        20 | 120 => {
            let Founded { header, keys, .. } = found(if acts == 20 { Suite::Aes256Gcm } else { Suite::XChaCha20Poly1305 });
            Some(Event::Seal(Box::new(header), keys))
        }
        40 => {
            let secret = Secret::Passphrase("一二三".into());
            let header = shop.vault.store().seal()?.header().change_passphrase(&secret, "四五六", KdfCost::LEAST, &mut random).unwrap();
            Some(Event::NewPassphrase(Box::new(header)))
        }
        60 | 100 | 140 => Some(Event::Restore(shop.back_up().unwrap())),
        80 | 160 => Some(Event::Unseal),
        // A drawer is filled, filled anew and emptied.
        10 | 50 | 250 => {
            let (customer, _) = shop.book.present_customers().last()?;
            let fields = if acts == 250 { 0 } else { 2 };
            let entry = PrivateEntry { customer, fields, sealed: vec![acts as u8; 64] };
            Some(Event::Act(Box::new(shop.book.plan_private(entry).ok()?), first_day()))
        }
        // Two records become one, and are taken apart again in the act after.
        30 | 230 | 430 => {
            let mut ids = shop.book.present_customers().map(|(id, _)| id);
            let (into, from) = (ids.next()?, ids.next()?);
            let record = shop.book.find_customer(into)?.clone();
            Some(Event::Act(Box::new(shop.book.plan_merge(into, from, &record, None).ok()?), first_day()))
        }
        31 | 231 | 431 => Some(Event::Act(Box::new(shop.book.plan_unmerge(shop.book.history().next_seq() - 1)?.draft), first_day())),
        // A contact and a product are taken back long after.
        300 | 302 => {
            let is_meant = |kind: &ActKind| match kind {
                ActKind::Contact { .. } => acts == 300,
                ActKind::AddProduct(_) => acts == 302,
                _ => false,
            };
            let mut entries = shop.book.history().entries().iter();
            let meant = entries.find(|entry| is_meant(&entry.kind) && entry.undone_by.is_none())?;
            Some(Event::Act(Box::new(shop.book.plan_undo(meant.seq)?.draft), first_day()))
        }
        _ => None,
    }
}

fn next_event(shop: &Shop, dice: &mut Dice, step: usize) -> Event {
    if dice.below(12) == 0 && shop.book.history().next_seq() > 1 {
        return Event::Pages;
    }
    loop {
        if let Some((draft, day)) = next_draft(&shop.book, dice, step) {
            return Event::Act(Box::new(draft), day);
        }
    }
}

fn carry_out(shop: &mut Shop, event: &Event) -> Result<(), StoreError> {
    match event {
        Event::Act(draft, day) => shop.perform((**draft).clone(), *day).map(drop),
        Event::Pages => shop.settle(),
        Event::Seal(header, keys) => shop.seal((**header).clone(), keys.clone()),
        Event::NewPassphrase(header) => run(shop.vault.store().replace_header((**header).clone())),
        Event::Restore(file) => shop.restore(file, Identity { id: 9, created_millis: 9 }).map_err(|error| match error {
            BackupError::Store(error) => error,
            other => panic!("a sound copy is restored: {other}"),
        }),
        Event::Unseal => shop.unseal(),
    }
}

/// The state after a stop must be `expected`; pages that are whole are used, and what they lack is replayed.
fn check_reopened(shop: &Shop, expected: &Book, what: &str) {
    let mut reopened =
        Shop::open_with_keys(shop.store.fork(), small_sizes(), shop.keys.clone()).unwrap_or_else(|error| panic!("{what}: {error}"));
    assert!(reopened.notes.is_empty(), "{what}: {:?}", reopened.notes);
    // Equal books have equal hashes; the hash alone would say where they differ to the eye.
    assert!(reopened.book == *expected, "{what}: to the eye {:?}", state_hash(&reopened.book) == state_hash(expected));
    if reopened.vault.store().unfinished().is_some() {
        reopened.resume().unwrap();
        let again = reopened.fork();
        assert!(again.notes.is_empty() && again.book == *expected, "{what}: after the conversion was taken up again");
    }
}

/// Carries the event out after the power went at each of its stops; gives how many there are.
fn stop_everywhere(shop: &mut Shop, event: &Event, what: &str) -> u64 {
    let before = shop.book.clone();
    // How many changes and commits it takes shows on a copy that nothing befalls.
    let mut calm = shop.fork();
    carry_out(&mut calm, event).unwrap();
    let stops = calm.store.events();
    for stop in 1..=stops {
        let mut struck = shop.fork();
        struck.store.stop_after(stop);
        let acknowledged = carry_out(&mut struck, event).is_ok();
        let expected = if acknowledged { &calm.book } else { &before };
        check_reopened(&struck, expected, &format!("{what}, stop {stop}"));
    }
    carry_out(shop, event).unwrap();
    assert!(shop.book == calm.book);
    stops
}

/// Records that are sealed and records that are not, apart from the header of the seal.
fn count_sealed(shop: &Shop) -> (usize, usize) {
    let records = Area::ALL
        .into_iter()
        .flat_map(|area| run(shop.store.range(area, 0, u32::MAX)).unwrap().into_iter().map(move |(key, record)| (area, key, record)));
    let (sealed, plain): (Vec<_>, Vec<_>) =
        records.filter(|(area, key, _)| (*area, *key) != (Area::Meta, SEAL_KEY)).partition(|(_, _, record)| is_sealed(record));
    (sealed.len(), plain.len())
}

fn kind_of(op: &Op) -> String {
    format!("{op:?}").split([' ', '{', '(']).next().unwrap_or_default().to_owned()
}

/// The small table that a change is of.
fn small_table(op: &Op) -> Option<Table> {
    match op {
        Op::Table(change) => Some(change.span().0),
        _ => None,
    }
}

#[test]
fn crash_points() {
    let mut shop = Shop::fresh();
    let mut dice = Dice(20_261_121);
    let (mut acts, mut points, mut page_rounds) = (0, 0, 0);
    let (mut kinds, mut tables) = (BTreeSet::new(), BTreeSet::new());
    let mut done_whole = BTreeSet::new();
    while acts < ACTS {
        let whole = if done_whole.insert(acts) { whole_event(&shop, acts) } else { None };
        let event = whole.unwrap_or_else(|| next_event(&shop, &mut dice, acts));
        points += stop_everywhere(&mut shop, &event, &format!("act {acts}"));
        match event {
            Event::Pages => page_rounds += 1,
            Event::Seal(..) => assert_eq!(count_sealed(&shop).1, 0, "everything is sealed"),
            Event::Unseal => assert_eq!(count_sealed(&shop).0, 0, "everything lies open again"),
            Event::NewPassphrase(_) | Event::Restore(_) => {}
            Event::Act(draft, _) => {
                acts += 1;
                kinds.extend(draft.ops.iter().map(kind_of));
                tables.extend(draft.ops.iter().filter_map(small_table));
            }
        }
    }
    check_reopened(&shop, &shop.book, "the end of the day");
    println!("{points} stops, {page_rounds} rounds of page writing, {} kinds of change, {} small tables", kinds.len(), tables.len());
    assert_eq!(kinds.len(), 17, "every kind of change comes up: {kinds:?}");
    assert_eq!(tables.into_iter().collect::<Vec<_>>(), Table::ALL[8..], "every small table changes");
    assert!(page_rounds > 20 && points > 1_500, "{points} stops, {page_rounds} rounds");
}

/// A shop of a former version is opened, its pages are written by this one, and it goes on.
#[test]
fn crash_points_of_an_upgrade() {
    for version in ["v1", "v2", "v3"] {
        let stored = load(&std::fs::read(golden(&format!("vault_{version}.bin"))).unwrap());
        let mut shop = Shop::open(stored, small_sizes()).unwrap();
        let (mut dice, mut points) = (Dice(20_261_126), 0);
        for step in 0..30 {
            let event = if step % 10 == 3 { Event::Pages } else { next_event(&shop, &mut dice, step) };
            points += stop_everywhere(&mut shop, &event, &format!("{version}, step {step}"));
        }
        check_reopened(&shop, &shop.book, version);
        println!("{version}: {points} stops");
        assert!(points > 60, "{version}: {points} stops");
    }
}

#[test]
fn a_refused_commit_leaves_nothing_and_the_same_act_can_be_repeated() {
    for reason in [StoreError::QuotaExceeded, StoreError::Closed, StoreError::Other("UnknownError".into())] {
        let mut shop = Shop::fresh();
        let mut dice = Dice(5);
        let draft = import(&shop.book, &mut dice, 40, 500);
        shop.store.refuse_next(reason.clone());
        assert_eq!(shop.perform(draft.clone(), first_day()), Err(reason));
        assert_eq!(shop.store.stored_bytes(), 0);
        assert!(shop.book == Book::default());
        shop.perform(draft, first_day()).unwrap();
        check_reopened(&shop, &shop.book, "after the second attempt");
    }
}

#[test]
fn an_act_whose_answer_was_lost_is_found_when_the_journal_is_read_again() {
    let mut shop = Shop::fresh();
    let mut dice = Dice(6);
    let draft = import(&shop.book, &mut dice, 10, 50);
    shop.store.refuse_next(StoreError::TimedOut);
    assert_eq!(shop.perform(draft.clone(), first_day()), Err(StoreError::TimedOut));
    let acts = run(shop.vault.read_acts(1, 8)).unwrap();
    assert_eq!(acts.len(), 1);
    assert_eq!(acts[0].1.ops, draft.ops);
}

#[test]
fn a_failed_page_round_is_taken_up_again() {
    let mut shop = Shop::fresh();
    let draft = import(&shop.book, &mut Dice(7), 200, 2_000);
    shop.perform(draft, first_day()).unwrap();
    let mut rounds = 0;
    while shop.vault.plan_step(&shop.book).is_some() {
        shop.store.refuse_next(StoreError::QuotaExceeded);
        assert_eq!(shop.settle(), Err(StoreError::QuotaExceeded));
        let step = shop.vault.plan_step(&shop.book).unwrap();
        run(shop.vault.commit_step(step)).unwrap();
        rounds += 1;
    }
    assert!(rounds > 5);
    check_reopened(&shop, &shop.book, "after many failures");
}
