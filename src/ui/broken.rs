//! The last word of a page that stopped: what happened, what was kept, what to do. It uses the plain document, since nothing else can be relied on.
use crate::{
    shell::{panic, preferences},
    words::{Text, app::AppLabel},
};
use leptos::prelude::{document, window};

/// The page beside this one that takes the data out without it.
pub const RESCUE_PAGE: &str = "./rescue.html";

/// Shows the last word if the page ever stops.
pub fn install() {
    panic::install(|_place| show());
}

/// Failing here would only hide the first failure, so every step that cannot be done is passed over.
fn show() {
    let language = preferences::language().unwrap_or_default();
    let element = |name| document().create_element(name);
    let (Some(body), Ok(block), Ok(button), Ok(link)) = (document().body(), element("div"), element("button"), element("a")) else {
        return;
    };
    let _ = block.set_attribute("role", "alert");
    let _ = block.set_attribute("class", "broken");
    block.set_text_content(Some(AppLabel::Broken.text(language)));
    button.set_text_content(Some(AppLabel::Reload.text(language)));
    let _ = button.set_attribute("class", "button button-primary");
    let reload = wasm_bindgen::closure::Closure::<dyn Fn()>::new(|| drop(window().location().reload()));
    let _ = button.add_event_listener_with_callback("click", wasm_bindgen::JsCast::unchecked_ref(reload.as_ref()));
    reload.forget();
    // A page that stops again and again is not the only way to the data.
    link.set_text_content(Some(AppLabel::Rescue.text(language)));
    let _ = link.set_attribute("href", RESCUE_PAGE);
    let _ = link.set_attribute("class", "button button-plain");
    let _ = block.append_child(&button);
    let _ = block.append_child(&link);
    let _ = body.append_child(&block);
}
