//! Chips: small facts about a customer, told by shape as well as by colour.
use super::{given, id::unique_id, text_cells::TextCells};
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

/// What the chip of a class shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClassFace {
    /// Drawn by its letter; without one like any fact.
    pub letter: Option<ClassLetter>,
    /// The letter or the rank; empty where there is no class, and then there is no chip.
    pub sign: String,
    pub movement: Movement,
    /// The whole fact in words, such as “A 级，上月是 B”.
    pub label: String,
}

impl ClassFace {
    fn look(&self) -> &'static str {
        match self.letter {
            _ if self.sign.is_empty() => "class-chip-none",
            Some(ClassLetter::A) => "class-chip class-chip-a",
            Some(ClassLetter::B) => "class-chip class-chip-b",
            Some(ClassLetter::C) => "class-chip class-chip-c",
            None => "chip",
        }
    }
}

/// A customer's class: A filled, B outlined, C plain, with an arrow when it moved. Its elements stay: a long list shows
/// somebody else in the same row at every key.
#[component]
pub fn ClassChip(face: Memo<ClassFace>) -> impl IntoView {
    let texts = TextCells::following(move || face.with(|face| [face.sign.clone(), face.movement.arrow().to_owned(), face.label.clone()]));
    let [sign, arrow, label] = texts.nodes();
    view! {
        <span class=move || face.with(ClassFace::look) title=move || face.with(|face| face.label.clone())>
            <span aria-hidden="true">
                <span node_ref=sign></span>
                <span class="class-chip-arrow" node_ref=arrow></span>
            </span>
            <span class="visually-hidden" node_ref=label></span>
        </span>
    }
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
