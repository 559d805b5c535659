//! The class of a customer as a chip: a letter, or in a small shop the rank.
use crate::{
    domain::CustomerId,
    method::Class,
    ui::{
        language::use_speech,
        parts::{ClassLetter, Movement, class_chip},
        shop::{Shop, use_shop},
    },
    words::{Language, classes, person},
};
use leptos::prelude::*;

/// The chip, with an arrow and its reason where the class moved within a month; nothing where there is no class.
#[component]
pub fn ClassMark(customer: CustomerId, #[prop(into)] class: Signal<Class>) -> impl IntoView {
    let (shop, speech) = (use_shop(), use_speech());
    move || {
        shop.follow_moves();
        still_class_mark(shop, customer, class.get(), speech.language())
    }
}

/// The chip as it is now, for rows that are drawn anew as a whole.
pub fn still_class_mark(shop: Shop, customer: CustomerId, class: Class, language: Language) -> AnyView {
    let letter = match class {
        Class::A => ClassLetter::A,
        Class::B => ClassLetter::B,
        Class::C => ClassLetter::C,
        Class::Rank(rank) => return rank_chip(rank, person::class_label(class, language)),
        Class::None => return ().into_any(),
    };
    let moved = shop.class_move_now(customer);
    let movement = match &moved {
        Some(moved) if moved.is_up() => Movement::Up,
        Some(_) => Movement::Down,
        None => Movement::Same,
    };
    let label = person::class_label(class, language);
    let label = match moved {
        Some(moved) => {
            let currency = shop.read_now(|book, _| book.settings().currency);
            classes::class_with_move(&label, &moved, currency, language)
        }
        None => label,
    };
    class_chip(letter, movement, label)
}

fn rank_chip(rank: u8, label: String) -> AnyView {
    let title = label.clone();
    view! {
        <span class="chip" title=title>
            <span aria-hidden="true">{format!("#{rank}")}</span>
            <span class="visually-hidden">{label}</span>
        </span>
    }
    .into_any()
}
