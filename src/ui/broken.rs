//! The last word of a page that stopped: what happened, what was kept, what to do. It uses the plain document, since nothing else can be relied on.
use crate::{
    shell::{panic, preferences},
    words::{Text, app::AppLabel},
};
use leptos::prelude::{document, window};

/// Shows the last word if the page ever stops.
pub fn install() {
    panic::install(|_place| show());
}

/// Failing here would only hide the first failure, so every step that cannot be done is passed over.
fn show() {
    let language = preferences::language().unwrap_or_default();
    let (Some(body), Ok(block), Ok(button)) = (document().body(), document().create_element("div"), document().create_element("button"))
    else {
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
    let _ = block.append_child(&button);
    let _ = body.append_child(&block);
}
