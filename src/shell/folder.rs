//! A folder on the owner's disk (File System Access): chosen once, remembered by the browser, written to without asking again
//! as long as the browser allows it.
use super::js;
use crate::vault::copies::{Folder, FolderError};
use js_sys::{Array, AsyncIterator, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Event, IdbDatabase, IdbOpenDbRequest, IdbRequest};

/// The database of this device: it keeps the handle of the folder, no data of the shop.
const DATABASE: &str = "yushui-device";
const STORE: &str = "handles";
const KEY: &str = "copies";

/// A folder that the owner chose.
#[derive(Clone, Debug)]
pub struct DiskFolder(JsValue);

/// Whether the folder may be written to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Access {
    Granted,
    /// The browser asks the owner, which needs a press of a button.
    MustAsk,
}

/// Whether this browser has folders.
pub fn is_available() -> bool {
    web_sys::window().is_some_and(|window| js::method(&window, "showDirectoryPicker").is_some())
}

impl DiskFolder {
    /// Lets the owner choose a folder and remembers it. `None` where they thought better of it.
    pub async fn choose() -> Option<Self> {
        let (window, pick) = js::method(&web_sys::window()?.into(), "showDirectoryPicker")?;
        let options = Object::new();
        // Setting a property of a plain object does not fail.
        let _ = Reflect::set(&options, &"mode".into(), &"readwrite".into());
        let _ = Reflect::set(&options, &"id".into(), &"yushui".into());
        let handle = promise(pick.call1(&window, &options)).await.ok()?;
        // Not remembered it still serves until the page is closed.
        let _ = remember(&handle).await;
        Some(Self(handle))
    }

    /// The folder that was chosen before.
    pub async fn remembered() -> Option<Self> {
        let database = device_database().await?;
        let transaction = database.transaction_with_str(STORE).ok()?;
        let request = transaction.object_store(STORE).ok()?.get(&KEY.into()).ok()?;
        let handle = finish(&request).await.filter(|handle| handle.is_object());
        database.close();
        handle.map(Self)
    }

    /// Forgets the folder; what lies in it stays.
    pub async fn forget() {
        if let Some(database) = device_database().await {
            let deleted = database
                .transaction_with_str_and_mode(STORE, web_sys::IdbTransactionMode::Readwrite)
                .and_then(|transaction| transaction.object_store(STORE))
                .and_then(|store| store.delete(&KEY.into()));
            if let Ok(request) = deleted {
                finish(&request).await;
            }
            database.close();
        }
    }

    /// The folder's own name, without its path.
    pub fn name(&self) -> String {
        js::property(&self.0, "name").and_then(|name| name.as_string()).unwrap_or_default()
    }

    /// Whether it may be written to; with `ask`, the browser asks the owner.
    pub async fn access(&self, ask: bool) -> Access {
        let name = if ask { "requestPermission" } else { "queryPermission" };
        // Folders of the page itself need no permission.
        let Some((handle, query)) = js::method(&self.0, name) else { return Access::Granted };
        let mode = Object::new();
        let _ = Reflect::set(&mode, &"mode".into(), &"readwrite".into());
        match promise(query.call1(&handle, &mode)).await {
            Ok(answer) if answer.as_string().as_deref() == Some("granted") => Access::Granted,
            _ => Access::MustAsk,
        }
    }

    async fn file(&self, name: &str, create: bool) -> Result<JsValue, FolderError> {
        let options = Object::new();
        let _ = Reflect::set(&options, &"create".into(), &create.into());
        call(&self.0, "getFileHandle", &[&name.into(), &options]).await
    }
}

impl Folder for DiskFolder {
    async fn names(&self) -> Result<Vec<String>, FolderError> {
        let (handle, keys) = js::method(&self.0, "keys").ok_or(FolderError::Gone)?;
        let keys: AsyncIterator = keys.call0(&handle).map_err(|error| folder_error(&error))?.unchecked_into();
        let mut names = Vec::new();
        loop {
            let step = promise(keys.next().map(JsValue::from)).await.map_err(|error| folder_error(&error))?;
            match js::property(&step, "value").and_then(|name| name.as_string()) {
                Some(name) => names.push(name),
                None => return Ok(names),
            }
        }
    }

    async fn write(&self, name: &str, bytes: &[u8]) -> Result<(), FolderError> {
        let file = self.file(name, true).await?;
        let stream = call(&file, "createWritable", &[]).await?;
        call(&stream, "write", &[&Uint8Array::from(bytes)]).await?;
        // The file appears under its name only now, whole.
        call(&stream, "close", &[]).await.map(drop)
    }

    async fn read(&self, name: &str) -> Result<Vec<u8>, FolderError> {
        let file = call(&self.file(name, false).await?, "getFile", &[]).await?;
        Ok(Uint8Array::new(&call(&file, "arrayBuffer", &[]).await?).to_vec())
    }

    async fn remove(&self, name: &str) -> Result<(), FolderError> {
        call(&self.0, "removeEntry", &[&name.into()]).await.map(drop)
    }
}

async fn call(object: &JsValue, name: &str, arguments: &[&JsValue]) -> Result<JsValue, FolderError> {
    let (object, function) = js::method(object, name).ok_or(FolderError::Gone)?;
    let arguments: Array = arguments.iter().copied().collect();
    promise(function.apply(&object, &arguments)).await.map_err(|error| folder_error(&error))
}

async fn promise(begun: Result<JsValue, JsValue>) -> Result<JsValue, JsValue> {
    js::wait(Promise::resolve(&begun?)).await
}

fn folder_error(error: &JsValue) -> FolderError {
    match js::error_name(error).as_str() {
        "NotAllowedError" | "SecurityError" => FolderError::NotAllowed,
        "NotFoundError" | "InvalidStateError" | "NoModificationAllowedError" => FolderError::Gone,
        "QuotaExceededError" => FolderError::Full,
        name => FolderError::Other(name.to_owned()),
    }
}

async fn remember(handle: &JsValue) -> Option<()> {
    let database = device_database().await?;
    let transaction = database.transaction_with_str_and_mode(STORE, web_sys::IdbTransactionMode::Readwrite).ok()?;
    let request = transaction.object_store(STORE).ok()?.put_with_key(handle, &KEY.into()).ok()?;
    finish(&request).await;
    database.close();
    Some(())
}

async fn device_database() -> Option<IdbDatabase> {
    let request = web_sys::window()?.indexed_db().ok()??.open_with_u32(DATABASE, 1).ok()?;
    let upgrade = Closure::once(|event: Event| {
        let request = event.target().and_then(|target| target.dyn_into::<IdbOpenDbRequest>().ok());
        if let Some(Ok(database)) = request.and_then(|request| request.result().ok()).map(|result| result.dyn_into::<IdbDatabase>()) {
            // A store that cannot be made shows when it is used.
            let _ = database.create_object_store(STORE);
        }
    });
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    finish(&request).await?.dyn_into().ok()
}

async fn finish(request: &IdbRequest) -> Option<JsValue> {
    let (answered, fulfil): (Promise, Function) = js::deferred();
    request.set_onsuccess(Some(&fulfil));
    request.set_onerror(Some(&fulfil));
    let event = js::wait(answered).await.ok()?.dyn_into::<Event>().ok()?;
    (event.type_() == "success").then(|| request.result().ok()).flatten()
}
