//! A copy of the whole shop as a download: written, read back and compared.
use crate::{
    shell::files,
    ui::{copies::note_copy, shop::Shop},
    words::{
        Label, Language, Text,
        files::{self as told},
        storage,
    },
};

/// Hands the copy out; tells in a sentence what came of it.
pub async fn download_copy(shop: Shop, language: Language) -> Result<String, String> {
    let copy = shop.session().backup().await.map_err(|error| storage::backup_error(&error, language))?;
    let name = format!("yushui-{}.yushui", shop.today_now());
    if !files::download(&name, &copy.bytes, "application/octet-stream") {
        return Err(Label::DownloadFailed.text(language).to_owned());
    }
    note_copy(shop, copy.summary.acts);
    Ok(told::verified(copy.summary.customers, copy.summary.sale_rows, copy.bytes.len(), language))
}
