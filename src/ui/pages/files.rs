//! The owner brings a file in, takes tables out, and keeps copies of the whole shop.
mod backup;
mod checked;
mod doubts;
mod export;
mod import;
mod pocket;
mod understood;

use crate::{
    ui::{frame::PageHeading, language::use_speech},
    words::Label,
};
use leptos::prelude::*;

/// Import, export, backup and restore.
#[component]
pub fn FilesPage() -> AnyView {
    let speech = use_speech();
    let is_busy = RwSignal::new(false);
    view! {
        <PageHeading title=speech.text(Label::Files) />
        <div class="files stack gap-6">
            <import::ImportSection is_busy=is_busy />
            <Show when=move || !is_busy.get()>
                <pocket::PocketSection />
                <export::ExportSection />
                <backup::BackupSection />
            </Show>
        </div>
    }
    .into_any()
}
