//! The store over IndexedDB: one object store for each area, records under their numbers.
//!
//! The raw interface is used because the reason of an aborted transaction, the strict durability and the events of the connection all
//! matter here.
use super::js::{self, Listener};
use crate::vault::{Area, Store, StoreError, Write};
use js_sys::{Array, Reflect, Uint8Array};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{DomException, Event, IdbDatabase, IdbFactory, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

/// Version of the set of object stores; the formats inside have their own.
const DATABASE_VERSION: u32 = 1;
const OPEN_TIMEOUT_MS: i32 = 15_000;
const COMMIT_TIMEOUT_MS: i32 = 15_000;
/// A large transaction gets so much longer for each megabyte.
const COMMIT_TIMEOUT_MS_PER_MB: usize = 500;

/// What happens to a connection from outside.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum ConnectionEvent {
    /// The browser closed it: the data were cleared, or the storage failed.
    Lost,
    /// Another tab wants to delete or upgrade the database; the connection was closed to let it.
    GaveWay,
}

/// A connection to one database.
pub struct IndexedDb {
    database: IdbDatabase,
    is_closed: Rc<Cell<bool>>,
    _listeners: [Listener; 2],
}

impl IndexedDb {
    /// Opens a database and makes its object stores where it is new.
    pub async fn open(name: &str, on_event: impl Fn(ConnectionEvent) + 'static) -> Result<Self, StoreError> {
        let request = factory()?.open_with_u32(name, DATABASE_VERSION).map_err(|error| store_error(&error))?;
        let upgrade = Closure::once(|event: Event| {
            // A store that cannot be made shows when the first transaction fails.
            let request = event.target().and_then(|target| target.dyn_into::<IdbOpenDbRequest>().ok());
            if let Some(Ok(database)) = request.and_then(|request| request.result().ok()).map(|result| result.dyn_into::<IdbDatabase>()) {
                Area::ALL.into_iter().for_each(|area| drop(database.create_object_store(area_name(area))));
            }
        });
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        let result = finish(&request, OPEN_TIMEOUT_MS).await?.ok_or(StoreError::Blocked)?;
        let database: IdbDatabase = result.dyn_into().map_err(|_| StoreError::Other("open".to_owned()))?;
        let is_closed = Rc::new(Cell::new(false));
        let on_event = Rc::new(on_event);
        let (lost, tell_lost) = (is_closed.clone(), on_event.clone());
        let on_close = Listener::new(&database, "close", move |_| {
            lost.set(true);
            tell_lost(ConnectionEvent::Lost);
        });
        let (gave_way, connection) = (is_closed.clone(), database.clone());
        let on_version_change = Listener::new(&database, "versionchange", move |_| {
            connection.close();
            if !gave_way.replace(true) {
                on_event(ConnectionEvent::GaveWay);
            }
        });
        Ok(Self { database, is_closed, _listeners: [on_close, on_version_change] })
    }

    /// Closes the connection; running transactions end first.
    pub fn close(&self) {
        self.is_closed.set(true);
        self.database.close();
    }

    /// Deletes a whole database; other tabs are asked to close theirs.
    pub async fn delete(name: &str) -> Result<(), StoreError> {
        let request = factory()?.delete_database(name).map_err(|error| store_error(&error))?;
        finish(&request, OPEN_TIMEOUT_MS).await?.map(drop).ok_or(StoreError::Blocked)
    }

    fn begin(&self, areas: &[Area], mode: &str) -> Result<IdbTransaction, StoreError> {
        if self.is_closed.get() {
            return Err(StoreError::Closed);
        }
        let (database, transaction) = js::method(&self.database, "transaction").ok_or(StoreError::Closed)?;
        let names: Array = areas.iter().map(|area| JsValue::from_str(area_name(*area))).collect();
        let options = js_sys::Object::new();
        // Setting a property of a plain object does not fail.
        let _ = Reflect::set(&options, &"durability".into(), &"strict".into());
        let begun = transaction.call3(&database, &names, &mode.into(), &options).map_err(|error| store_error(&error))?;
        begun.dyn_into().map_err(|_| StoreError::Other("transaction".to_owned()))
    }

    fn area(&self, area: Area) -> Result<IdbObjectStore, StoreError> {
        let transaction = self.begin(&[area], "readonly")?;
        transaction.object_store(area_name(area)).map_err(|error| store_error(&error))
    }
}

impl Drop for IndexedDb {
    fn drop(&mut self) {
        self.close();
    }
}

impl Store for IndexedDb {
    async fn get(&self, area: Area, keys: &[u64]) -> Result<Vec<Option<Vec<u8>>>, StoreError> {
        let store = self.area(area)?;
        let ask = |key: &u64| store.get(&JsValue::from_f64(*key as f64)).map_err(|error| store_error(&error));
        let requests: Vec<IdbRequest> = keys.iter().map(ask).collect::<Result<_, _>>()?;
        // Requests of one transaction are answered in their order.
        let Some(last) = requests.last() else { return Ok(Vec::new()) };
        finish(last, COMMIT_TIMEOUT_MS).await?.ok_or(StoreError::TimedOut)?;
        requests.iter().map(|request| request.result().map(|value| bytes_of(&value)).map_err(|error| store_error(&error))).collect()
    }

    async fn range(&self, area: Area, from: u64, limit: u32) -> Result<Vec<(u64, Vec<u8>)>, StoreError> {
        let store = self.area(area)?;
        let failed = |error: JsValue| store_error(&error);
        let range: JsValue = IdbKeyRange::lower_bound(&JsValue::from_f64(from as f64)).map_err(failed)?.into();
        let keys = store.get_all_keys_with_key_and_limit(&range, limit).map_err(failed)?;
        let values = store.get_all_with_key_and_limit(&range, limit).map_err(failed)?;
        let values = finish(&values, COMMIT_TIMEOUT_MS).await?.ok_or(StoreError::TimedOut)?;
        let keys = Array::from(&keys.result().map_err(failed)?);
        let pair = |(key, value): (JsValue, JsValue)| Some((key.as_f64()? as u64, bytes_of(&value)?));
        Ok(keys.iter().zip(Array::from(&values).iter()).filter_map(pair).collect())
    }

    async fn commit(&self, writes: Vec<Write>) -> Result<(), StoreError> {
        let mut areas: Vec<Area> = writes.iter().map(area_of).collect();
        areas.sort_unstable();
        areas.dedup();
        if areas.is_empty() {
            return Ok(());
        }
        let transaction = self.begin(&areas, "readwrite")?;
        let megabytes = writes.iter().map(length_of).sum::<usize>() >> 20;
        let timeout_ms = COMMIT_TIMEOUT_MS + (megabytes * COMMIT_TIMEOUT_MS_PER_MB) as i32;
        let (ended, fulfil) = js::deferred();
        transaction.set_oncomplete(Some(&fulfil));
        transaction.set_onabort(Some(&fulfil));
        for write in writes {
            if let Err(error) = issue(&transaction, write) {
                // What was issued before must not stay.
                let _ = transaction.abort();
                return Err(store_error(&error));
            }
        }
        // Older browsers have no commit and end the transaction by themselves a moment later.
        if let Some((transaction, commit)) = js::method(&transaction, "commit") {
            let _ = commit.call0(&transaction);
        }
        let timer = js::set_timeout(&fulfil, timeout_ms);
        let event = js::wait(ended).await;
        js::clear_timeout(timer);
        match event.ok().and_then(|event| event.dyn_into::<Event>().ok()).map(|event| event.type_()) {
            Some(kind) if kind == "complete" => Ok(()),
            Some(_) => Err(transaction.error().map_or(StoreError::Closed, |error| named_error(&error))),
            None => {
                // It may be too late to abort; reading the journal again tells.
                let _ = transaction.abort();
                Err(StoreError::TimedOut)
            }
        }
    }
}

fn issue(transaction: &IdbTransaction, write: Write) -> Result<(), JsValue> {
    let store = transaction.object_store(area_name(area_of(&write)))?;
    let number = |key: u64| JsValue::from_f64(key as f64);
    match write {
        Write::Insert(_, key, record) => store.add_with_key(&Uint8Array::from(record.as_slice()), &number(key))?,
        Write::Put(_, key, record) => store.put_with_key(&Uint8Array::from(record.as_slice()), &number(key))?,
        Write::Delete(_, key) => store.delete(&number(key))?,
        Write::Clear(_) => store.clear()?,
    };
    Ok(())
}

fn area_of(write: &Write) -> Area {
    match write {
        Write::Insert(area, ..) | Write::Put(area, ..) | Write::Delete(area, _) | Write::Clear(area) => *area,
    }
}

fn length_of(write: &Write) -> usize {
    match write {
        Write::Insert(_, _, record) | Write::Put(_, _, record) => record.len(),
        Write::Delete(..) | Write::Clear(_) => 0,
    }
}

fn area_name(area: Area) -> &'static str {
    match area {
        Area::Meta => "meta",
        Area::Journal => "journal",
        Area::Pages => "pages",
    }
}

fn bytes_of(value: &JsValue) -> Option<Vec<u8>> {
    value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
}

fn factory() -> Result<IdbFactory, StoreError> {
    web_sys::window().and_then(|window| window.indexed_db().ok()).flatten().ok_or(StoreError::Denied)
}

/// Waits for a request; `None` where no answer came in time.
async fn finish(request: &IdbRequest, timeout_ms: i32) -> Result<Option<JsValue>, StoreError> {
    let (answered, fulfil) = js::deferred();
    request.set_onsuccess(Some(&fulfil));
    request.set_onerror(Some(&fulfil));
    let timer = js::set_timeout(&fulfil, timeout_ms);
    let event = js::wait(answered).await;
    js::clear_timeout(timer);
    request.set_onsuccess(None);
    request.set_onerror(None);
    match event.ok().and_then(|event| event.dyn_into::<Event>().ok()).map(|event| event.type_()) {
        Some(kind) if kind == "success" => request.result().map(Some).map_err(|error| store_error(&error)),
        Some(_) => Err(request.error().ok().flatten().map_or(StoreError::Closed, |error| named_error(&error))),
        None => Ok(None),
    }
}

fn store_error(error: &JsValue) -> StoreError {
    match js::error_name(error).as_str() {
        "QuotaExceededError" => StoreError::QuotaExceeded,
        "ConstraintError" => StoreError::Conflict,
        "InvalidStateError" | "AbortError" => StoreError::Closed,
        "SecurityError" | "NotAllowedError" => StoreError::Denied,
        "TimeoutError" => StoreError::TimedOut,
        name => StoreError::Other(name.to_owned()),
    }
}

fn named_error(error: &DomException) -> StoreError {
    store_error(error)
}
