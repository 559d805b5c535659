//! Pages: few are rewritten, acts may come in between, damage is noticed, and several tabs share them.
#![allow(clippy::unwrap_used, reason = "a test may stop where it fails")]
mod vault_support;

use vault_support::*;
use yushui::book::Book;
use yushui::book::snapshot::state_hash;
use yushui::vault::{Area, Identity, OpenError, OpenNote, Opened, PageWork, Store, StoreError, Vault, Write};

/// A shop of 200 customers and 3,000 rows whose pages are written.
fn settled() -> Shop {
    let mut shop = Shop::fresh();
    let draft = import(&shop.book, &mut Dice(11), 200, 3_000);
    shop.perform(draft, first_day()).unwrap();
    shop.settle().unwrap();
    shop
}

fn work(shop: &mut Shop, dice: &mut Dice, acts: usize) {
    let mut done = 0;
    while done < acts {
        if let Some((draft, day)) = next_draft(&shop.book, dice, 100 + done) {
            shop.perform(draft, day).unwrap();
            done += 1;
        }
    }
}

#[test]
fn the_journal_is_not_read_where_pages_cover_it() {
    let shop = settled();
    let pages = shop.store.fork();
    // Damage that only a replay from the start would meet.
    pages.damage(Area::Journal, yushui::vault::journal::record_key(1, 1), |record| record[70] ^= 1);
    let reopened = Shop::open(pages, small_sizes()).unwrap();
    assert!(reopened.book == shop.book && reopened.notes.is_empty());
}

#[test]
fn one_sale_rewrites_few_pages() {
    let mut shop = settled();
    let before = shop.store.keys(Area::Pages);
    let id = shop.book.present_customers().next().unwrap().0;
    let line = yushui::book::SaleLine { product: None, quantity_milli: 0, amount_minor: 1_280 };
    let sale = yushui::book::SaleDraft::of(Some(id), first_day(), vec![line]);
    let draft = shop.book.plan_sale(&sale).unwrap();
    shop.perform(draft, first_day()).unwrap();
    shop.settle().unwrap();
    let after = shop.store.keys(Area::Pages);
    let fresh = after.iter().filter(|key| !before.contains(key)).count();
    // The last page of sales, of the history, and the new receipt's page of facts at most.
    assert!(fresh <= 3, "{fresh} of {} pages", after.len());
    assert!(after.len() <= before.len() + 1, "replaced pages are deleted");
}

#[test]
fn a_merge_and_its_taking_apart_are_in_the_pages_and_in_the_journal_alike() {
    let mut shop = settled();
    let mut dice = Dice(58);
    for _ in 0..12 {
        let ids: Vec<_> = shop.book.present_customers().map(|(id, _)| id).collect();
        let (into, from) = (ids[dice.below(ids.len())], ids[dice.below(ids.len())]);
        let record = shop.book.find_customer(into).unwrap().clone();
        let Ok(draft) = shop.book.plan_merge(into, from, &record, None) else { continue };
        let seq = shop.perform(draft, first_day()).unwrap();
        shop.settle().unwrap();
        assert!(shop.fork().book == shop.book, "merged");
        work(&mut shop, &mut dice, 3);
        if let Some(apart) = shop.book.plan_unmerge(seq).filter(|_| dice.below(3) > 0) {
            shop.perform(apart.draft, first_day()).unwrap();
            assert!(shop.fork().book == shop.book, "taken apart, in the tail of the journal");
            shop.settle().unwrap();
        }
        let reopened = shop.fork();
        assert!(reopened.book == shop.book && reopened.notes.is_empty(), "taken apart");
    }
    // Without a page all of it comes from the journal.
    let pages = shop.store.fork();
    for key in pages.keys(Area::Pages) {
        pages.damage(Area::Pages, key, |record| record[0] ^= 1);
    }
    assert!(Shop::open(pages, small_sizes()).unwrap().book == shop.book);
}

#[test]
fn acts_between_the_steps_belong_to_the_pages_or_to_the_tail() {
    let mut shop = settled();
    let mut dice = Dice(12);
    for round in 0..40 {
        work(&mut shop, &mut dice, 3);
        for _ in 0..round % 4 {
            if let Some(step) = shop.vault.plan_step(&shop.book)
                && run(shop.vault.commit_step(step)).unwrap() == PageWork::Done
            {
                break;
            }
        }
        let reopened = shop.fork();
        assert!(reopened.book == shop.book && reopened.notes.is_empty(), "round {round}");
    }
    shop.settle().unwrap();
    assert!(shop.fork().book == shop.book);
}

#[test]
fn any_damaged_or_missing_page_falls_back_to_the_journal_and_says_so() {
    let shop = settled();
    let keys = shop.store.keys(Area::Pages);
    assert!(keys.len() > 20);
    for key in keys {
        for way in 0..3 {
            let store = shop.store.fork();
            match way {
                0 => store.damage(Area::Pages, key, |page| {
                    let middle = page.len() / 2;
                    page[middle] ^= 4;
                }),
                1 => store.damage(Area::Pages, key, |page| page.truncate(page.len() - 1)),
                _ => run(store.commit(vec![Write::Delete(Area::Pages, key)])).unwrap(),
            }
            let mut reopened = Shop::open(store, small_sizes()).unwrap();
            assert!(reopened.book == shop.book, "page {key}, way {way}");
            assert_eq!(reopened.notes, [OpenNote::RebuiltFromJournal]);
            // The rebuilt pages are trusted again.
            reopened.settle().unwrap();
            let again = reopened.fork();
            assert!(again.book == shop.book && again.notes.is_empty(), "page {key}, way {way}");
        }
    }
}

#[test]
fn swapped_and_rolled_back_pages_are_noticed() {
    let mut shop = settled();
    let old = shop.store.fork();
    let mut dice = Dice(13);
    work(&mut shop, &mut dice, 30);
    shop.settle().unwrap();
    let keys = shop.store.keys(Area::Pages);
    let (first, second) = (keys[1], keys[2]);
    let swapped = shop.store.fork();
    let pages = run(swapped.get(Area::Pages, &[first, second])).unwrap();
    let [Some(one), Some(two)] = pages.as_slice() else { panic!("both are there") };
    run(swapped.commit(vec![Write::Put(Area::Pages, first, two.clone()), Write::Put(Area::Pages, second, one.clone())])).unwrap();
    assert_eq!(Shop::open(swapped, small_sizes()).unwrap().notes, [OpenNote::RebuiltFromJournal]);
    // A version is never used twice, so an older page under a newer number is another page.
    let rolled = shop.store.fork();
    let newest = *keys.last().unwrap();
    let older = run(old.get(Area::Pages, &[old.keys(Area::Pages)[3]])).unwrap().remove(0).unwrap();
    rolled.damage(Area::Pages, newest, |page| *page = older);
    let reopened = Shop::open(rolled, small_sizes()).unwrap();
    assert_eq!(reopened.notes, [OpenNote::RebuiltFromJournal]);
    assert!(reopened.book == shop.book);
}

#[test]
fn a_damaged_journal_without_pages_is_refused_by_number() {
    let mut shop = Shop::fresh();
    work(&mut shop, &mut Dice(14), 20);
    let key = yushui::vault::journal::record_key(9, 0);
    shop.store.damage(Area::Journal, key, |record| record[80] ^= 1);
    assert_eq!(Shop::open(shop.store.fork(), small_sizes()).err(), Some(OpenError::Damaged { seq: 9 }));
    let missing = shop.store.fork();
    run(missing.commit(vec![Write::Delete(Area::Journal, key)])).unwrap();
    assert_eq!(Shop::open(missing, small_sizes()).err(), Some(OpenError::Damaged { seq: 9 }));
}

#[test]
fn other_page_sizes_are_written_anew() {
    let shop = settled();
    let mut sizes = small_sizes();
    sizes.pages.sales = 1_000;
    let mut other = Shop::open(shop.store.fork(), sizes).unwrap();
    assert!(other.book == shop.book);
    other.settle().unwrap();
    let again = Shop::open(other.store.fork(), sizes).unwrap();
    assert!(again.book == shop.book && again.notes.is_empty());
    assert!(other.store.keys(Area::Pages).len() < shop.store.keys(Area::Pages).len());
}

/// A second tab on the same store, which reads what the first wrote.
fn follow(tab: &mut Shop) {
    run(tab.vault.check_identity()).unwrap();
    loop {
        let acts = run(tab.vault.read_acts(tab.book.history().next_seq(), 2)).unwrap();
        if acts.is_empty() {
            break;
        }
        for (_, act) in acts {
            tab.vault.apply(&mut tab.book, act).unwrap();
        }
    }
}

#[test]
fn two_tabs_take_turns_with_acts_and_pages() {
    let store = yushui::vault::MemoryStore::default();
    let mut tabs = [Shop::open(store.clone(), small_sizes()).unwrap(), Shop::open(store.clone(), small_sizes()).unwrap()];
    let mut dice = Dice(15);
    for round in 0..120 {
        let tab = &mut tabs[dice.below(2)];
        follow(tab);
        work(tab, &mut dice, 1 + round % 3);
        let tab = &mut tabs[dice.below(2)];
        if dice.below(4) == 0 {
            follow(tab);
        }
        if dice.below(3) == 0 {
            run(tab.vault.refresh_manifest()).unwrap();
            tab.settle().unwrap();
            let reopened = Shop::open(store.fork(), small_sizes()).unwrap();
            assert!(reopened.notes.is_empty(), "round {round}");
        }
    }
    tabs.iter_mut().for_each(follow);
    assert!(tabs[0].book == tabs[1].book);
    assert_eq!(state_hash(&tabs[0].book), state_hash(&Shop::open(store.fork(), small_sizes()).unwrap().book));
}

#[test]
fn the_second_of_two_tabs_that_write_at_once_is_refused_and_follows() {
    let store = yushui::vault::MemoryStore::default();
    let mut tabs = [Shop::open(store.clone(), small_sizes()).unwrap(), Shop::open(store.clone(), small_sizes()).unwrap()];
    work(&mut tabs[0], &mut Dice(1), 1);
    let (draft, day) = next_draft(&tabs[1].book, &mut Dice(2), 0).unwrap();
    assert_eq!(tabs[1].perform(draft, day), Err(StoreError::Conflict));
    follow(&mut tabs[1]);
    assert!(tabs[0].book == tabs[1].book);
    work(&mut tabs[1], &mut Dice(3), 1);
    follow(&mut tabs[0]);
    assert_eq!(tabs[0].book.history().entries().len(), 2);
}

#[test]
fn an_emptied_store_is_not_taken_for_a_new_shop() {
    let opened = |existed| run(Vault::open(yushui::vault::MemoryStore::default(), existed, FOUNDING)).unwrap().1;
    assert!(matches!(opened(false), Opened::Fresh));
    assert!(matches!(opened(true), Opened::Wiped));
}

#[test]
fn a_vault_under_another_identity_is_not_written_to() {
    let shop = settled();
    let other = Identity { id: 1, ..FOUNDING };
    run(shop.store.commit(vec![Write::Put(Area::Meta, 0, other.write())])).unwrap();
    assert_eq!(run(shop.vault.check_identity()), Err(StoreError::Replaced));
}

#[test]
fn an_act_that_does_not_fit_changes_nothing_and_keeps_its_number() {
    let mut shop = settled();
    let mut act = import(&Book::default(), &mut Dice(4), 2, 3).stamped(Default::default(), first_day());
    act.ops.truncate(1);
    let before = shop.book.customers().len();
    run(shop.vault.append(2, &act)).unwrap();
    assert!(shop.vault.apply(&mut shop.book, act).is_err());
    assert_eq!(shop.book.customers().len(), before);
    work(&mut shop, &mut Dice(5), 5);
    let reopened = shop.fork();
    assert_eq!(reopened.notes, [OpenNote::ActLeftOut { seq: 2 }]);
    assert!(reopened.book == shop.book);
    shop.settle().unwrap();
    let from_pages = shop.fork();
    assert!(from_pages.book == shop.book && from_pages.notes.is_empty());
}
