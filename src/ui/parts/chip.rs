//! Chips: small facts about a customer, told by shape as well as by colour.
use super::{given, id::unique_id};
use crate::ui::icons::Icon;
use leptos::prelude::*;

/// What a chip says beside its words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChipTone {
    #[default]
    Plain,
    Water,
    Warm,
    Red,
}

/// A fact in two or three words.
#[component]
pub fn Chip(#[prop(optional, into)] tone: Signal<ChipTone>, children: Children) -> impl IntoView {
    view! {
        <span class=move || match tone.get() {
            ChipTone::Plain => "chip",
            ChipTone::Water => "chip chip-water",
            ChipTone::Warm => "chip chip-warm",
            ChipTone::Red => "chip chip-red",
        }>{children()}</span>
    }
}

/// The class a customer is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClassLetter {
    A,
    B,
    C,
}

/// Where a customer's class or a figure went since the last period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Movement {
    Up,
    Down,
    #[default]
    Same,
}

impl Movement {
    /// The arrow that shows it; empty when nothing moved.
    pub const fn arrow(self) -> &'static str {
        match self {
            Self::Up => "↑",
            Self::Down => "↓",
            Self::Same => "",
        }
    }
}

/// A customer's class: A filled, B outlined, C plain, with an arrow when it moved. `label` is the whole fact in words,
/// such as “A 级，上月是 B”. A still picture, since long lists draw it for every row.
pub fn class_chip(letter: ClassLetter, movement: Movement, label: String) -> AnyView {
    let (class, sign) = match letter {
        ClassLetter::A => ("class-chip class-chip-a", "A"),
        ClassLetter::B => ("class-chip class-chip-b", "B"),
        ClassLetter::C => ("class-chip class-chip-c", "C"),
    };
    let (arrow, title) = (movement.arrow(), label.clone());
    view! {
        <span class=class title=title>
            <span aria-hidden="true">
                {sign}
                {(!arrow.is_empty()).then(|| view! { <span class="class-chip-arrow">{arrow}</span> })}
            </span>
            <span class="visually-hidden">{label}</span>
        </span>
    }
    .into_any()
}

/// A tag that the owner gave; with `on_remove` it can be taken off again.
#[component]
pub fn TagChip(
    #[prop(into)] label: Signal<String>,
    /// Words of the remove button, such as “去掉”; the tag's name is added for screen readers.
    #[prop(optional, into)]
    remove_label: Signal<String>,
    #[prop(optional, into)] on_remove: Option<Callback<()>>,
) -> impl IntoView {
    let id = unique_id("tag");
    let remove_id = format!("{id}-remove");
    let labelled_by = format!("{remove_id} {id}");
    view! {
        <span class="chip chip-tag" class:chip-removable=on_remove.is_some()>
            <span id=id>{move || label.get()}</span>
            {on_remove
                .map(|on_remove| {
                    view! {
                        <button
                            type="button"
                            class="chip-remove"
                            id=remove_id
                            aria-label=move || given(remove_label)
                            aria-labelledby=labelled_by
                            on:click=move |_| on_remove.run(())
                        >
                            <Icon icon=Icon::Close />
                        </button>
                    }
                })}
        </span>
    }
}
