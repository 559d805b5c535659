//! The class of a customer as a chip: a letter, or in a small shop the rank.
use crate::{
    method::Class,
    ui::{
        language::use_speech,
        parts::{ClassChip, ClassLetter, Movement},
    },
    words::person,
};
use leptos::prelude::*;

/// The chip; nothing where there is no class.
#[component]
pub fn ClassMark(
    #[prop(into)] class: Signal<Class>,
    /// Where the class went since the last period.
    #[prop(optional, into)]
    movement: Signal<Movement>,
) -> impl IntoView {
    let speech = use_speech();
    let label = speech.tell(move |language| person::class_label(class.get(), language));
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
