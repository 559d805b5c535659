//! Tags in the form: chips that come off, a field that adds, and the shop's own tags to press.
use crate::{
    ui::{
        language::use_speech,
        parts::{Field, TagChip},
        pieces::frequent_tags,
        shop::use_shop,
    },
    words::customer_form::FormLabel,
};
use leptos::{ev::KeyboardEvent, prelude::*};

/// Suggestions shown at once.
const MOST_SHOWN: usize = 8;
/// Tags of the shop among which suggestions are looked for.
const MOST_KNOWN: usize = 200;

/// The tags while they are edited.
#[derive(Clone, Copy)]
pub struct TagDraft {
    list: RwSignal<Vec<String>>,
    typed: RwSignal<String>,
}

impl TagDraft {
    pub fn of(tags: &[String]) -> Self {
        Self { list: RwSignal::new(tags.to_vec()), typed: RwSignal::new(String::new()) }
    }

    /// The tags, with the one that is still in the field.
    pub fn read(self) -> Vec<String> {
        self.add_typed();
        self.list.get_untracked()
    }

    fn add(self, tag: &str) {
        let tag = tag.trim();
        if !tag.is_empty() && self.list.with_untracked(|list| list.iter().all(|present| present != tag)) {
            self.list.update(|list| list.push(tag.to_owned()));
        }
        self.typed.set(String::new());
    }

    fn add_typed(self) {
        // One at a time, or several with commas between.
        for tag in self.typed.get_untracked().split(['，', ',', '、', ';', '；']) {
            self.add(tag);
        }
    }
}

/// The chips, the field and the suggestions.
#[component]
pub fn Tags(draft: TagDraft) -> impl IntoView {
    let (shop, speech) = (use_shop(), use_speech());
    let known = StoredValue::new(shop.read_now(|book, _| frequent_tags(book, MOST_KNOWN)));
    let shown = Memo::new(move |_| {
        let typed = draft.typed.get().trim().to_lowercase();
        let fits = |tag: &&String| tag.to_lowercase().contains(&typed) && draft.list.with(|list| !list.contains(tag));
        known.with_value(|known| known.iter().filter(fits).take(MOST_SHOWN).cloned().collect::<Vec<_>>())
    });
    let remove_label = speech.text(FormLabel::RemoveTag);
    let chip = move |tag: String| {
        let label = tag.clone();
        let remove = move || draft.list.update(|list| list.retain(|other| *other != tag));
        view! { <TagChip label=label remove_label=remove_label on_remove=Callback::new(move |()| remove()) /> }
    };
    let suggestion = move |tag: String| {
        let text = tag.clone();
        view! { <button type="button" class="tag-suggestion" on:click=move |_| draft.add(&tag)>{text}</button> }
    };
    let add_on_enter = move |event: KeyboardEvent| {
        // While letters are being composed, Enter belongs to the input method; an empty field lets the form be saved.
        let is_typed = draft.typed.with_untracked(|typed| !typed.trim().is_empty());
        if event.key() == "Enter" && !event.is_composing() && is_typed {
            event.prevent_default();
            draft.add_typed();
        }
    };
    let others = speech.text(FormLabel::OtherTags);
    view! {
        <div class="stack gap-2">
            <div class="customer-tag-field" on:keydown=add_on_enter>
                <Field
                    label=speech.text(FormLabel::Tags)
                    hint=speech.text(FormLabel::TagHint)
                    value=draft.typed
                    on_input=move |text| draft.typed.set(text)
                    max_length=200
                />
            </div>
            <div class="cluster">{move || draft.list.get().into_iter().map(chip).collect_view()}</div>
            <Show when=move || shown.with(|shown| !shown.is_empty())>
                <div class="cluster" role="group" aria-label=move || others.get()>
                    {move || shown.get().into_iter().map(suggestion).collect_view()}
                </div>
            </Show>
        </div>
    }
}
