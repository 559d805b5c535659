//! Sections of a heavy page, drawn one after the other: the first at once, the others while nobody waits, so that the page answers
//! between two of them.
use crate::{
    shell,
    ui::{language::use_speech, parts::Skeleton},
    words::app::AppLabel,
};
use leptos::{prelude::*, task::spawn_local};

/// Draws each section of `ground` in its turn.
pub fn in_turn<G: Copy + Send + Sync + 'static>(ground: G, sections: &[fn(G) -> AnyView]) -> AnyView {
    let (count, drawn) = (sections.len(), RwSignal::new(1_usize));
    spawn_local(async move {
        for more in 2..=count {
            shell::idle().await;
            // The owner may have gone on to another page meanwhile.
            if drawn.try_set(more).is_some() {
                break;
            }
        }
    });
    let section = |(at, draw): (usize, &fn(G) -> AnyView)| {
        let draw = *draw;
        let is_there = Memo::new(move |_| drawn.get() > at);
        view! { {move || is_there.get().then(|| draw(ground))} }
    };
    let opening = use_speech().text(AppLabel::Opening);
    view! {
        <div class="stack gap-4">
            {sections.iter().enumerate().map(section).collect_view()}
            <Show when=move || drawn.get() < count>
                <Skeleton label=opening />
            </Show>
        </div>
    }
    .into_any()
}
