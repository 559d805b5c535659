//! Key customers whose review is due, as one line that leads there: looking at them is not calling them.
use crate::{
    care::{Section, inventory},
    route::Route,
    ui::{
        language::use_speech,
        parts::{LinkButton, SectionHeading},
        shop::use_shop,
    },
    words::{
        Label, Text,
        keys::{self},
        today,
    },
};
use leptos::prelude::*;

/// The line; nothing where nobody is due.
pub fn reviews() -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let counts = Memo::new(move |_| {
        let today = shop.today();
        shop.read(|book, figures| {
            let session = inventory(book, figures, today);
            (session.queue.len(), session.done.len())
        })
    });
    let label = move || {
        let label = if counts.get().1 == 0 { Label::StartReview } else { Label::ResumeReview };
        label.text(speech.language())
    };
    view! {
        <Show when=move || { counts.get().0 > 0 }>
            <section class="today-section">
                <SectionHeading title=speech.text(today::section(Section::Reviews)) />
                <div class="act-line">
                    <p>{move || keys::due(counts.get().0, speech.language())}</p>
                    <LinkButton href=Route::Review.href()>{label}</LinkButton>
                </div>
            </section>
        </Show>
    }
    .into_any()
}
