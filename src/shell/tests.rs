//! The browser's part of the vault, in a real browser.
use super::indexed_db::{ConnectionEvent, IndexedDb};
use super::session::{BackupCopy, ChangeSource, Opening, PerformError, Session, ShopKind, Trouble};
use super::{decode, js, locks, random};
use crate::book::{Book, Draft, Refusal, SaleDraft, SaleLine};
use crate::domain::{Customer, CustomerId, Day};
use crate::vault::{Area, Store, StoreError, Write};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// A database of its own for each test.
fn name() -> String {
    format!("test-{:x}", random::random_u64())
}

fn person(name: &str) -> impl FnOnce(&Book) -> Result<Draft, Refusal> {
    let customer = Customer { name: name.to_owned(), ..Customer::default() };
    move |book| book.plan_add_customer(customer)
}

async fn open(kind: ShopKind) -> (Session, bool) {
    match Session::open(kind).await {
        Opening::Ready { session, fresh, notes } => {
            assert!(notes.is_empty(), "{notes:?}");
            (session, fresh)
        }
        Opening::Wiped(_) => panic!("wiped"),
        Opening::Locked(_) => panic!("locked"),
        Opening::Failed(failure) => panic!("{failure}"),
    }
}

#[wasm_bindgen_test]
async fn a_commit_is_whole_and_found_again() {
    let name = name();
    let store = IndexedDb::open(&name, |_| {}).await.unwrap();
    let big = vec![7_u8; 300_000];
    let writes = vec![
        Write::Insert(Area::Journal, 4_097, big.clone()),
        Write::Insert(Area::Journal, 4_096, vec![1, 2, 3]),
        Write::Put(Area::Meta, 0, vec![9]),
    ];
    store.commit(writes).await.unwrap();
    store.close();
    let store = IndexedDb::open(&name, |_| {}).await.unwrap();
    assert_eq!(store.range(Area::Journal, 0, 10).await.unwrap(), [(4_096, vec![1, 2, 3]), (4_097, big)]);
    assert_eq!(store.range(Area::Journal, 4_097, 1).await.unwrap().len(), 1);
    assert_eq!(store.get(Area::Meta, &[5, 0]).await.unwrap(), [None, Some(vec![9])]);
    store.commit(vec![Write::Clear(Area::Journal), Write::Delete(Area::Meta, 0)]).await.unwrap();
    assert!(store.range(Area::Journal, 0, 10).await.unwrap().is_empty());
    IndexedDb::delete(&name).await.unwrap();
}

#[wasm_bindgen_test]
async fn a_conflict_undoes_the_whole_transaction_and_says_why() {
    let name = name();
    let store = IndexedDb::open(&name, |_| {}).await.unwrap();
    store.commit(vec![Write::Insert(Area::Journal, 1, vec![1])]).await.unwrap();
    let writes = vec![Write::Put(Area::Meta, 0, vec![2]), Write::Insert(Area::Journal, 1, vec![2])];
    assert_eq!(store.commit(writes).await, Err(StoreError::Conflict));
    assert_eq!(store.get(Area::Meta, &[0]).await.unwrap(), [None]);
    assert_eq!(store.get(Area::Journal, &[1]).await.unwrap(), [Some(vec![1])]);
    IndexedDb::delete(&name).await.unwrap();
}

#[wasm_bindgen_test]
async fn a_connection_gives_way_to_a_deletion_and_is_closed_after() {
    let name = name();
    let events = Rc::new(RefCell::new(Vec::new()));
    let heard = events.clone();
    let store = IndexedDb::open(&name, move |event| heard.borrow_mut().push(event)).await.unwrap();
    IndexedDb::delete(&name).await.unwrap();
    assert_eq!(*events.borrow(), [ConnectionEvent::GaveWay]);
    assert_eq!(store.commit(vec![Write::Put(Area::Meta, 0, vec![1])]).await, Err(StoreError::Closed));
    assert_eq!(store.get(Area::Meta, &[0]).await, Err(StoreError::Closed));
}

#[wasm_bindgen_test]
async fn locks_are_taken_in_turn() {
    let name = name();
    let held = locks::hold(&name).await.unwrap();
    assert!(locks::try_hold(&name).await.is_err());
    let order = Rc::new(RefCell::new(vec!["first"]));
    let (waiting, lock) = (order.clone(), name.clone());
    wasm_bindgen_futures::spawn_local(async move {
        let _held = locks::hold(&lock).await;
        waiting.borrow_mut().push("third");
    });
    // The answer comes after the request of the other task was queued.
    assert!(locks::try_hold(&name).await.is_err());
    order.borrow_mut().push("second");
    drop(held);
    drop(locks::hold(&name).await);
    assert_eq!(*order.borrow(), ["first", "second", "third"]);
}

/// The sessions share the names of the real databases, so they are one test.
#[wasm_bindgen_test]
async fn a_shop_is_kept_shared_copied_wiped_and_restored() {
    Session::remove(ShopKind::Own).await.unwrap();
    let (here, fresh) = open(ShopKind::Own).await;
    assert!(fresh);
    let refused = here.perform(person("")).await;
    assert_eq!(refused, Err(PerformError::Refused(Refusal::NoNameNoPhone)));
    let first = here.perform(person("王芳")).await.unwrap();
    assert_eq!((first.seq, first.touched.customers.as_slice()), (1, &[CustomerId(0)][..]));

    // Another tab opens, and both write at once.
    let (there, fresh) = open(ShopKind::Own).await;
    assert!(!fresh);
    assert!(*there.book() == *here.book());
    let heard = Rc::new(Cell::new(0));
    let hears = heard.clone();
    here.on_change(move |_, source| hears.set(hears.get() + u32::from(source == ChangeSource::OtherTab)));
    let sale = |book: &Book| {
        let lines = vec![SaleLine { product: None, quantity_milli: 0, amount_minor: 12_800 }];
        book.plan_sale(&SaleDraft::of(Some(CustomerId(0)), Day(20_000), lines))
    };
    for _ in 0..10 {
        let (one, two) = (here.clone(), there.clone());
        let second = js_sys::Array::new();
        let done = second.clone();
        wasm_bindgen_futures::spawn_local(async move {
            one.perform(sale).await.unwrap();
            done.push(&1.into());
        });
        two.perform(sale).await.unwrap();
        while second.length() == 0 {
            js::sleep(1).await;
        }
    }
    here.follow().await.unwrap();
    there.follow().await.unwrap();
    assert!(*here.book() == *there.book());
    assert_eq!(here.book().sales().columns().len(), 20);
    assert_eq!(here.book().history().entries().len(), 21);
    assert!(heard.get() > 0);

    // Pages, then a new opening.
    here.settle().await.unwrap();
    there.perform(person("李娜")).await.unwrap();
    there.close();
    let (again, _) = open(ShopKind::Own).await;
    assert_eq!(again.book().customers().len(), 2);

    // A copy; the shop is wiped behind our back; the copy comes back.
    let backup = again.backup().await.unwrap();
    assert_eq!((backup.summary.acts, backup.summary.customers, backup.summary.sale_rows), (22, 2, 20));
    let troubles = Rc::new(RefCell::new(Vec::new()));
    let told = troubles.clone();
    again.on_trouble(move |trouble| told.borrow_mut().push(trouble));
    let book = again.book().clone();
    IndexedDb::delete(ShopKind::Own.database()).await.unwrap();
    assert_eq!(*troubles.borrow(), [Trouble::VersionChange]);
    assert_eq!(again.perform(person("赵磊")).await, Err(PerformError::Storage(StoreError::Closed)));
    assert!(matches!(Session::open(ShopKind::Own).await, Opening::Wiped(ShopKind::Own)));
    let mut altered = backup.bytes.clone();
    altered[100] ^= 1;
    assert!(BackupCopy::read(&altered, None).await.is_err());
    assert!(matches!(Session::open(ShopKind::Own).await, Opening::Wiped(ShopKind::Own)));
    let restored = restore(&backup.bytes).await;
    assert!(*restored.book() == book);
    restored.settle().await.unwrap();
    restored.perform(person("赵磊")).await.unwrap();

    // Another tab restores once more: this one notices before it writes.
    let replaced = restore(&backup.bytes).await;
    assert_eq!(restored.perform(person("孙强")).await, Err(PerformError::Storage(StoreError::Replaced)));
    assert_eq!(replaced.book().customers().len(), 2);
    Session::remove(ShopKind::Own).await.unwrap();
    let (new, fresh) = open(ShopKind::Own).await;
    assert!(fresh, "a removed shop is not a wiped one");
    new.close();
    Session::remove(ShopKind::Own).await.unwrap();
}

/// Opens a copy that is not sealed and puts it in the place of the owner's shop.
async fn restore(bytes: &[u8]) -> Session {
    let copy = BackupCopy::read(bytes, None).await.map_err(|error| error.to_string()).unwrap();
    Session::restore(ShopKind::Own, copy).await.unwrap()
}

#[wasm_bindgen_test]
fn texts_are_decoded_by_their_labels() {
    assert_eq!(decode::decode("gb18030", &[0xcd, 0xf5, 0xb7, 0xbc], true).as_deref(), Some("王芳"));
    assert_eq!(decode::decode("big5", &[0xa4, 0xfd], true).as_deref(), Some("王"));
    assert_eq!(decode::decode("utf-16le", &[0xff, 0xfe, 0x8b, 0x73], true).as_deref(), Some("王"));
    assert_eq!(decode::decode("utf-8", &[0xff], true), None);
    assert_eq!(decode::decode("utf-8", &[0xff], false).as_deref(), Some("\u{fffd}"));
    assert_eq!(decode::decode("no-such-code", b"a", false), None);
    // A character across the border of two chunks.
    let long = "鱼".repeat(700_000);
    assert_eq!(decode::decode("utf-8", long.as_bytes(), true).as_deref(), Some(long.as_str()));
}
