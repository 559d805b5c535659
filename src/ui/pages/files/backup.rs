//! Copies of the whole shop: written, read back and compared; and the way back from one.
use crate::{
    ui::{
        icons::Icon,
        language::use_speech,
        parts::{Button, ButtonLook, ErrorBlock, SectionHeading},
        pieces::{RestoreZone, download_copy, folder_copies, former_shop, seal_dialog, shop_file_section},
        shop::use_shop,
    },
    words::{Label, files::FilesLabel, seal::SealLabel},
};
use leptos::{prelude::*, task::spawn_local};

/// Back up, and restore.
#[component]
pub fn BackupSection() -> impl IntoView {
    let (shop, speech) = (use_shop(), use_speech());
    let is_busy = RwSignal::new(false);
    // What came of the last backup: the sentence of success or of failure.
    let result = RwSignal::new(None::<Result<String, String>>);
    let back_up = move || {
        is_busy.set(true);
        result.set(None);
        spawn_local(async move {
            let told = download_copy(shop, speech.language_now()).await;
            result.try_set(Some(told));
            is_busy.try_set(false);
        });
    };
    let failure = move || {
        let sentence = result.get()?.err()?;
        Some(view! { <ErrorBlock happened=sentence kept=speech.text(FilesLabel::KeptAsWas) /> })
    };
    let is_setting = RwSignal::new(false);
    let is_open = RwSignal::new(!shop.session().is_sealed() && shop.is_own());
    let (open_text, set_label) = (speech.text(FilesLabel::BackupOpen), speech.text(SealLabel::Set));
    let open_note = move || {
        is_open.get().then(|| {
            view! {
                <p class="cluster">
                    <span class="soft">{move || open_text.get()}</span>
                    <Button look=ButtonLook::Quiet icon=Icon::Lock on_press=move || is_setting.set(true)>{move || set_label.get()}</Button>
                </p>
            }
        })
    };
    let (note, label) = (speech.text(FilesLabel::BackupNote), speech.text(Label::BackUpNow));
    view! {
        <section class="stack">
            <SectionHeading title=speech.text(FilesLabel::Backup) />
            {failure}
            <p class="soft">{move || note.get()}</p>
            <div class="cluster">
                <Button icon=Icon::Download loading=is_busy on_press=back_up>{move || label.get()}</Button>
            </div>
            <p role="status">{move || result.get().and_then(Result::ok)}</p>
            {open_note}
            {seal_dialog(is_setting, Callback::new(move |()| is_open.set(false)))}
            {shop.is_own().then(folder_copies)}
            <RestoreZone kind=shop.kind() quiet=true present=shop />
            {former_shop()}
        </section>
        {shop.is_own().then(shop_file_section)}
    }
}
