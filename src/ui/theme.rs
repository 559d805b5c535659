//! Light, dark, or as the system says.
use crate::shell::preferences;
use leptos::prelude::document;

/// Shows the page in the theme that this device remembers.
pub fn apply_stored() {
    apply(preferences::theme().as_deref());
}

/// Shows the page in a theme and remembers it; `None` follows the system.
pub fn choose(theme: Option<&str>) {
    preferences::set_theme(theme);
    apply(theme);
}

fn apply(theme: Option<&str>) {
    let Some(root) = document().document_element() else { return };
    // Attributes of the root can always be set.
    let _ = match theme {
        Some(theme) => root.set_attribute("data-theme", theme),
        None => root.remove_attribute("data-theme"),
    };
}
