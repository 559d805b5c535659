//! The class of a customer as a chip: a letter, or in a small shop the rank.
use crate::{
    domain::CustomerId,
    method::Class,
    ui::{
        language::use_speech,
        parts::{ClassChip, ClassFace, ClassLetter, Movement},
        shop::{Shop, use_shop},
    },
    words::{Language, classes, person},
};
use leptos::prelude::*;

/// The chip, with an arrow and its reason where the class moved within a month; nothing where there is no class.
#[component]
pub fn ClassMark(customer: CustomerId, #[prop(into)] class: Signal<Class>) -> impl IntoView {
    let (shop, speech) = (use_shop(), use_speech());
    let face = Memo::new(move |_| {
        shop.follow_moves();
        class_face(shop, customer, class.get(), speech.language())
    });
    view! { <ClassChip face=face /> }
}

/// What the chip shows as it is now.
pub fn class_face(shop: Shop, customer: CustomerId, class: Class, language: Language) -> ClassFace {
    let letter = match class {
        Class::A => Some(ClassLetter::A),
        Class::B => Some(ClassLetter::B),
        Class::C => Some(ClassLetter::C),
        Class::Rank(_) => None,
        Class::None => return ClassFace::default(),
    };
    let sign = person::class_sign(class);
    let (sign, label) = (if letter.is_some() { sign } else { format!("#{sign}") }, person::class_label(class, language));
    let Some(moved) = letter.and_then(|_| shop.class_move_now(customer)) else {
        return ClassFace { letter, sign, movement: Movement::Same, label };
    };
    let currency = shop.read_now(|book, _| book.settings().currency);
    ClassFace {
        letter,
        sign,
        movement: if moved.is_up() { Movement::Up } else { Movement::Down },
        label: classes::class_with_move(&label, &moved, currency, language),
    }
}
