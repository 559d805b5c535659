//! Who buys this but never that: two products, one list.
use super::{Ground, name_of};
use crate::{
    domain::ProductId,
    method::basket::buyers_without,
    ui::{
        parts::{Button, Choice, Select},
        pieces::SentenceView,
    },
    words::{
        Sentence,
        baskets::{self, BasketLabel},
    },
};
use leptos::prelude::*;

/// The two choices and the count.
pub fn gap(ground: Ground) -> AnyView {
    let Ground { shop, speech, baskets: held, .. } = ground;
    let popular = Memo::new(move |_| held.sequences(|found| found.map(|found| found.popular.clone()).unwrap_or_default()));
    // Until the owner chooses, the clearest sequence, or else the two products with the most buyers.
    let chosen = RwSignal::new((None::<ProductId>, None::<ProductId>));
    let usual = Memo::new(move |_| {
        let clearest =
            held.sequences(|found| found.and_then(|found| found.steps.first().map(|step| (step.follow_up.first, step.follow_up.next))));
        clearest.or_else(|| popular.with(|popular| Some((*popular.first()?, *popular.get(1)?))))
    });
    let pair = Memo::new(move |_| {
        let ((bought, never), (usual_bought, usual_never)) = (chosen.get(), usual.get()?);
        Some((bought.unwrap_or(usual_bought), never.unwrap_or(usual_never)))
    });
    let count = Memo::new(move |_| {
        let (bought, never) = pair.get()?;
        Some(shop.read(|book, figures| buyers_without(book, figures, &[bought], never).len()))
    });
    let sentence = Signal::derive(move || {
        let language = speech.language();
        match (pair.get(), count.get()) {
            (Some((bought, never)), Some(count)) => baskets::gap_count(count, &ground.name(bought), &ground.name(never), language),
            _ => Sentence::default(),
        }
    });
    let choices = Signal::derive(move || {
        let choice = |product: &ProductId| Choice::new(Some(*product), shop.read_now(|book, _| name_of(book, *product)));
        popular.with(|popular| popular.iter().map(choice).collect::<Vec<_>>())
    });
    let bought = Signal::derive(move || pair.get().map(|pair| pair.0));
    let never = Signal::derive(move || pair.get().map(|pair| pair.1));
    let see = move || {
        if let Some((bought, never)) = pair.get_untracked() {
            ground.show_without(&[bought], never);
        }
    };
    let (title, note) = (speech.text(BasketLabel::GapTitle), speech.text(BasketLabel::GapNote));
    let see_label = speech.text(BasketLabel::SeePeople);
    view! {
        <Show when=move || pair.get().is_some()>
            <section class="sheet picture">
                <h2 class="picture-title">{move || title.get()}</h2>
                <p class="picture-note small soft">{move || note.get()}</p>
                <div class="cluster gap-choice">
                    <Select
                        label=speech.text(BasketLabel::Bought)
                        choices=choices
                        value=bought
                        on_change=move |product| chosen.update(|chosen| chosen.0 = product)
                    />
                    <Select
                        label=speech.text(BasketLabel::Never)
                        choices=choices
                        value=never
                        on_change=move |product| chosen.update(|chosen| chosen.1 = product)
                    />
                </div>
                <p aria-live="polite"><SentenceView sentence=sentence /></p>
                <div class="picture-acts">
                    <Button disabled=Signal::derive(move || count.get() == Some(0)) on_press=see>{move || see_label.get()}</Button>
                </div>
            </section>
        </Show>
    }
    .into_any()
}
