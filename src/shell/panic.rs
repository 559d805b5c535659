//! A panic says where it happened and never what it held: messages may carry names and numbers of customers.
use std::panic;

/// Installs the hook; `callback` gets the place in the source.
pub fn install(callback: impl Fn(&str) + Send + Sync + 'static) {
    panic::set_hook(Box::new(move |info| {
        let place = info.location().map_or_else(|| "unknown place".to_owned(), |at| format!("{}:{}", at.file(), at.line()));
        web_sys::console::error_1(&format!("stopped at {place}").into());
        callback(&place);
    }));
}
