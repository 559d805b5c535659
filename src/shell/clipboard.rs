//! The clipboard of the device: text goes out when the owner asks for it, nothing comes in.
use super::js;
use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Puts a text on the clipboard; false where the browser refuses. To be called from a press.
pub async fn copy_text(text: String) -> bool {
    if let Some(promise) = write_text(&text)
        && js::wait(promise).await.is_ok()
    {
        return true;
    }
    copy_by_selection(&text).unwrap_or(false)
}

/// The clipboard of today's browsers; missing on pages without a secure origin.
fn write_text(text: &str) -> Option<Promise> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok().filter(JsValue::is_object)?;
    let (clipboard, write) = js::method(&clipboard, "writeText")?;
    write.call1(&clipboard, &text.into()).ok()?.dyn_into().ok()
}

/// The older way: a selected field that nobody sees, and the browser's own command.
fn copy_by_selection(text: &str) -> Option<bool> {
    let document = web_sys::window()?.document()?;
    let field = document.create_element("textarea").ok()?;
    field.set_class_name("visually-hidden");
    Reflect::set(&field, &"value".into(), &text.into()).ok()?;
    // Inside an open dialog only what belongs to it can be selected.
    let dialog = document.query_selector("dialog[open]").ok().flatten();
    let parent: web_sys::Node = dialog.map(Into::into).or_else(|| document.body().map(Into::into))?;
    let focused = document.active_element();
    parent.append_child(&field).ok()?;
    let selected = js::method(&field, "select").map(|(field, select)| select.call0(&field).is_ok());
    let copied = js::method(&document, "execCommand").and_then(|(document, command)| command.call1(&document, &"copy".into()).ok());
    field.remove();
    if let Some(focused) = focused.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Focusing a live element does not fail.
        let _ = focused.focus();
    }
    Some(selected == Some(true) && copied.is_some_and(|copied| copied.is_truthy()))
}
