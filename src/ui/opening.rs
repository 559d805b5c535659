//! Opening a shop: what came of it becomes the stage of the app.
use super::{app::Stage, language::Speech, lazy, shop::Shop};
use crate::{
    shell::{
        clock,
        session::{Opening, Session, ShopKind},
    },
    words::{self, Text, app::AppLabel},
};

/// Opens one of the two shops.
pub async fn open(kind: ShopKind, speech: Speech) -> Stage {
    stage_of(Session::open(kind).await, kind, speech).await
}

/// Begins an empty shop where one was wiped.
pub async fn start_anew(kind: ShopKind, speech: Speech) -> Stage {
    stage_of(Session::start_anew(kind).await, kind, speech).await
}

/// What came of an opening, as a stage.
pub async fn stage_of(opening: Opening, kind: ShopKind, speech: Speech) -> Stage {
    match opening {
        Opening::Ready { session, fresh, .. } => {
            if fresh && kind == ShopKind::Sample && fill_sample(&session, speech).await.is_err() {
                // Left there empty, it would be taken for the sample shop ever after.
                session.close();
                let _ = Session::remove(kind).await;
                return Stage::Failed { kind, reason: AppLabel::PartMissing.text(speech.language_now()).to_owned() };
            }
            Stage::Open(Shop::new(session, kind))
        }
        Opening::Locked(kind) => Stage::Locked(kind),
        Opening::Wiped(kind) => Stage::Wiped(kind),
        Opening::Failed(failure) => Stage::Failed { kind, reason: words::storage::open_error(&failure, speech.language_now()) },
    }
}

/// A sample shop that was never opened gets its invented customers. Where that fails it opens empty, like any other shop.
async fn fill_sample(session: &Session, speech: Speech) -> Result<(), lazy::Missing> {
    let plan = lazy::sample_plan().await?;
    let (today, language) = (clock::today(), speech.language_now());
    let filled = session.perform(move |book| Ok(plan(book, today, language))).await;
    if let Err(error) = filled {
        leptos::logging::error!("the sample shop was not filled: {error}");
    }
    Ok(())
}
