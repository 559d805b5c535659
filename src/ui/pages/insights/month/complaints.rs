//! The month's complaints and praise by product and service, and how often making good worked.
use crate::{
    care::complaints::ComplaintMonth,
    domain::Month,
    ui::{language::use_speech, parts::SectionHeading, pieces::SentenceView, shop::use_shop},
    words::complaints::{self, ComplaintLabel},
};
use leptos::prelude::*;

/// The section; nothing where the month has nothing to tell.
pub fn complaints(month: Memo<Month>) -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let found = Memo::new(move |_| shop.read(|book, _| ComplaintMonth::find(book, month.get())));
    let told = move || {
        let language = speech.language();
        let sentences = found.with(|found| [complaints::month_split(found, language), complaints::month_recovery(found, language)]);
        let line = |sentence| view! { <p><SentenceView sentence=Signal::stored(sentence) /></p> };
        sentences.into_iter().flatten().map(line).collect_view()
    };
    view! {
        <Show when=move || !found.with(ComplaintMonth::is_empty)>
            <section class="sheet stack gap-2">
                <SectionHeading title=speech.text(ComplaintLabel::Title) />
                {told}
            </section>
        </Show>
    }
    .into_any()
}
