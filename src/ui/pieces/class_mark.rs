//! The class of a customer as a chip: a letter, or in a small shop the rank.
use crate::{
    domain::CustomerId,
    method::Class,
    ui::{
        language::use_speech,
        parts::{ClassChip, ClassLetter, Movement},
        shop::use_shop,
    },
    words::{classes, person},
};
use leptos::prelude::*;

/// The chip, with an arrow and its reason where the class moved within a month; nothing where there is no class.
#[component]
pub fn ClassMark(customer: CustomerId, #[prop(into)] class: Signal<Class>) -> impl IntoView {
    let (shop, speech) = (use_shop(), use_speech());
    let moved = Signal::derive(move || shop.class_move(customer));
    let movement = Signal::derive(move || match moved.get() {
        Some(moved) if moved.is_up() => Movement::Up,
        Some(_) => Movement::Down,
        None => Movement::Same,
    });
    let label = speech.tell(move |language| {
        let class = person::class_label(class.get(), language);
        let currency = shop.read_now(|book, _| book.settings().currency);
        moved.get().map_or(class.clone(), |moved| classes::class_with_move(&class, &moved, currency, language))
    });
    move || {
        let letter = match class.get() {
            Class::A => ClassLetter::A,
            Class::B => ClassLetter::B,
            Class::C => ClassLetter::C,
            Class::Rank(rank) => {
                return view! {
                    <span class="chip" title=move || label.get()>
                        <span aria-hidden="true">{format!("#{rank}")}</span>
                        <span class="visually-hidden">{move || label.get()}</span>
                    </span>
                }
                .into_any();
            }
            Class::None => return ().into_any(),
        };
        view! { <ClassChip letter=letter movement=movement label=label /> }.into_any()
    }
}
