//! Who works in the shop, and who did.
use crate::{
    domain::{Day, Setting, Staff},
    route::Route,
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, Field, FieldKind, LinkButton, SectionHeading},
        shop::{use_acts, use_shop},
    },
    words::{Text, keys::KeysLabel},
};
use leptos::{ev::SubmitEvent, prelude::*};

/// What is done to the list of people.
type Change = Box<dyn FnOnce(&mut Vec<Staff>)>;

/// The section.
pub fn staff_section() -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let staff = Memo::new(move |_| shop.read(|book, _| book.settings().staff.clone()));
    let name = RwSignal::new(String::new());
    let write = move |change: Change| {
        let mut staff = shop.read_now(|book, _| book.settings().staff.clone());
        change(&mut staff);
        acts.act(move |book| book.plan_settings(vec![Setting::Staff(staff)]));
    };
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let written = name.get_untracked().trim().to_owned();
        let is_known = staff.with_untracked(|staff| staff.iter().any(|staff| staff.name == written && staff.left_on.is_none()));
        if written.is_empty() || is_known {
            return;
        }
        name.set(String::new());
        write(Box::new(move |staff| {
            // Whoever comes back is the same person.
            match staff.iter_mut().find(|staff| staff.name == written) {
                Some(staff) => staff.left_on = None,
                None => staff.push(Staff { name: written, left_on: None }),
            }
        }));
    };
    let leave = move |at: usize, text: String| {
        let left_on = Day::parse_iso(&text);
        write(Box::new(move |staff| {
            if let Some(staff) = staff.get_mut(at) {
                staff.left_on = left_on;
            }
        }));
    };
    let rows = move || {
        let language = speech.language();
        let row = |(at, person): (usize, Staff)| {
            let left = person.left_on.map(Day::iso).unwrap_or_default();
            let label = format!("{} · {}", KeysLabel::Left.text(language), person.name);
            view! {
                <li class="staff-row">
                    <span class="strong">{person.name}</span>
                    <Field label=Signal::stored(label) kind=FieldKind::Date value=Signal::stored(left) on_input=|_| {}
                        on_commit=move |text: String| leave(at, text) />
                </li>
            }
        };
        staff.get().into_iter().enumerate().map(row).collect_view()
    };
    let (note, add_label, hand) = (speech.text(KeysLabel::StaffNote), speech.text(KeysLabel::AddStaff), speech.text(KeysLabel::Handover));
    view! {
        <section class="stack">
            <SectionHeading title=speech.text(KeysLabel::Staff) />
            <p class="soft">{move || note.get()}</p>
            <ul class="ledger plain-list">{rows}</ul>
            <form class="cluster" on:submit=add>
                <Field label=speech.text(KeysLabel::StaffName) value=name on_input=move |text| name.set(text) max_length=60 />
                <Button look=ButtonLook::Plain submit=true>{move || add_label.get()}</Button>
            </form>
            <Show when=move || staff.with(|staff| !staff.is_empty())>
                <div class="cluster">
                    <LinkButton href=Route::Handover.href()>{move || hand.get()}</LinkButton>
                </div>
            </Show>
        </section>
    }
    .into_any()
}
