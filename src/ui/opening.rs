//! Opening a shop: what came of it becomes the stage of the app.
use super::{app::Stage, language::Speech, shop::Shop};
use crate::{
    shell::session::{Opening, Session, ShopKind},
    words,
};

/// Opens one of the two shops.
pub async fn open(kind: ShopKind, speech: Speech) -> Stage {
    stage_of(Session::open(kind).await, kind, speech)
}

/// Begins an empty shop where one was wiped.
pub async fn start_anew(kind: ShopKind, speech: Speech) -> Stage {
    stage_of(Session::start_anew(kind).await, kind, speech)
}

fn stage_of(opening: Opening, kind: ShopKind, speech: Speech) -> Stage {
    match opening {
        Opening::Ready { session, .. } => Stage::Open(Shop::new(session, kind)),
        Opening::Wiped(kind) => Stage::Wiped(kind),
        Opening::Failed(failure) => Stage::Failed { kind, reason: words::storage::open_error(&failure, speech.language_now()) },
    }
}
