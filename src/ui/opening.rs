//! Opening a shop: what came of it becomes the stage of the app.
use super::{app::Stage, language::Speech, shop::Shop};
use crate::{
    shell::session::{Opening, Session, ShopKind},
    words,
};

/// Opens one of the two shops.
pub async fn open(kind: ShopKind, speech: Speech) -> Stage {
    match Session::open(kind).await {
        Opening::Ready { session, .. } => Stage::Open(Shop::new(session, kind)),
        Opening::Wiped(kind) => Stage::Wiped(kind),
        Opening::Failed(failure) => Stage::Failed { kind, reason: words::storage::open_error(&failure, speech.language_now()) },
    }
}
