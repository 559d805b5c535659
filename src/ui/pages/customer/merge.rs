//! Two records of one customer become one: the other is found, what it brings is said, and one press joins them. Below, what
//! was merged before, to be taken apart again.
use crate::{
    book::{Book, Refusal},
    domain::{Customer, CustomerId, Day, PrivateEntry, PrivateFields},
    exchange::join_records,
    ui::{
        drawer::{look_into, open_drawers},
        language::use_speech,
        parts::{Button, ButtonLook, Dialog, PickField, SectionHeading},
        pieces::{customer_entry, find_likely_same, open_drawers_form, unmerge_dialog},
        role::use_role,
        shop::{use_acts, use_shop},
    },
    words::{
        Label, Language, Text, act,
        customer::CustomerLabel,
        merge::{self, Hanging, MergeLabel},
        person::{self, PersonLabel},
    },
};
use leptos::{prelude::*, task::spawn_local};

/// Records offered at once.
const MOST_FOUND: usize = 7;

/// The dialog; open while `is_open`.
pub fn merge_dialog(id: CustomerId, is_open: RwSignal<bool>) -> AnyView {
    let speech = use_speech();
    let other = RwSignal::new(None::<CustomerId>);
    let close = move || {
        is_open.set(false);
        other.set(None);
    };
    let note = speech.text(MergeLabel::Note);
    view! {
        <Dialog title=speech.text(MergeLabel::Title) close_label=speech.text(Label::Close) open=is_open on_close=close>
            <p class="soft">{move || note.get()}</p>
            {move || match other.get() {
                None => find_other(id, other),
                Some(from) => preview(id, from, other, Callback::new(move |()| close())),
            }}
        </Dialog>
    }
    .into_any()
}

/// The field that finds the other record; whoever is probably the same stands there at once.
fn find_other(id: CustomerId, other: RwSignal<Option<CustomerId>>) -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let (query, set_query) = signal(String::new());
    let choose = Callback::new(move |found| other.set(Some(found)));
    let likely = Memo::new(move |_| {
        let (name, phones) = shop.read(|book, _| {
            let known = book.find_customer(id);
            let phones = known.map(|known| known.phones.iter().map(|phone| phone.digits.clone()).collect::<Vec<_>>());
            (known.map(|known| known.name.clone()).unwrap_or_default(), phones.unwrap_or_default())
        });
        find_likely_same(shop, &name, &phones, Some(id))
    });
    let entries = Memo::new_with_compare(
        move |_| {
            let typed = query.get();
            let found = if typed.trim().is_empty() {
                likely.get()
            } else {
                shop.search(&typed, MOST_FOUND + 1, |hits| {
                    hits.ids.iter().map(|found| CustomerId(*found)).filter(|found| *found != id).collect()
                })
            };
            found.into_iter().take(MOST_FOUND).map(|found| customer_entry(shop, found, choose)).collect::<Vec<_>>()
        },
        |_, _| true,
    );
    view! {
        <PickField
            label=speech.text(MergeLabel::Find)
            value=query
            on_input=move |text| set_query.set(text)
            entries=entries
            autofocus=true
        />
    }
    .into_any()
}

/// What the merge does, and the press that does it.
fn preview(id: CustomerId, from: CustomerId, other: RwSignal<Option<CustomerId>>, done: Callback<()>) -> AnyView {
    let (shop, role, acts, speech) = (use_shop(), use_role(), use_acts(), use_speech());
    let brings =
        speech.tell(move |language| shop.read(|book, _| merge::brings(&named(book, from, language), hanging(book, from), language)));
    let aside = move || {
        let language = speech.language();
        shop.read(|book, _| book.find_customer(id).zip(book.find_customer(from)).map(|(ours, theirs)| set_aside(ours, theirs, language)))
            .unwrap_or_default()
    };
    let needs_drawer = Memo::new(move |_| shop.read(|book, _| book.find_private(from).is_some()) && open_drawers(shop, role).is_none());
    let is_busy = RwSignal::new(false);
    let join = move || {
        if is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        spawn_local(async move {
            let private = joined_drawer(id, from, shop, role).await;
            done.run(());
            acts.act(move |book| {
                let (ours, theirs) = book.find_customer(id).zip(book.find_customer(from)).ok_or(Refusal::NoSuchCustomer)?;
                book.plan_merge(id, from, &join_records(ours, theirs), private)
            });
        });
    };
    let [another, label, aside_label, drawer_note] =
        [MergeLabel::Other, MergeLabel::Do, MergeLabel::SetAside, MergeLabel::OpenDrawer].map(|label| speech.text(label));
    view! {
        <p class="strong">{move || brings.get()}</p>
        {move || {
            let aside = aside();
            (!aside.is_empty())
                .then(|| {
                    view! {
                        <p class="small soft">{move || aside_label.get()}</p>
                        <ul class="plain-list small">{aside.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
                    }
                })
        }}
        <Show when=move || needs_drawer.get()>
            <p>{move || drawer_note.get()}</p>
            {open_drawers_form(Callback::new(|()| ()))}
        </Show>
        <div class="dialog-actions">
            <Button on_press=move || other.set(None)>{move || another.get()}</Button>
            <Button look=ButtonLook::Primary loading=is_busy disabled=needs_drawer on_press=join>{move || label.get()}</Button>
        </div>
    }
    .into_any()
}

/// The drawer of both; `None` where the other record has none.
async fn joined_drawer(id: CustomerId, from: CustomerId, shop: crate::ui::shop::Shop, role: crate::ui::role::Role) -> Option<PrivateEntry> {
    let drawers = untrack(|| open_drawers(shop, role))?;
    let entries: Vec<PrivateEntry> = shop.read_now(|book, _| {
        let theirs = book.find_private(from)?.1.clone();
        let ours = book.find_private(id).map(|(_, entry)| entry.clone());
        Some(ours.into_iter().chain([theirs]).collect())
    })?;
    let joined = look_into(&drawers, entries).await.into_iter().collect::<Option<Vec<PrivateFields>>>()?;
    let joined = joined.into_iter().fold(PrivateFields::default(), PrivateFields::joined);
    drawers.seal(id, &joined).await
}

/// Name and end of the phone.
fn named(book: &Book, id: CustomerId, language: Language) -> String {
    let (name, tail) = (act::name_of(book, id, language), person::tail_of(book, id));
    if tail.is_empty() { name } else { format!("{name} {tail}") }
}

fn hanging(book: &Book, id: CustomerId) -> Hanging {
    let rows = book.rows_of(id);
    let columns = book.sales().columns();
    let mut receipts: Vec<u32> =
        rows.sales.iter().filter(|row| columns.void[**row as usize] == 0).map(|row| columns.receipt[*row as usize]).collect();
    receipts.dedup();
    Hanging {
        receipts: receipts.len(),
        contacts: rows.interactions.iter().filter(|at| book.interactions()[**at as usize].live).count(),
        reminders: rows.reminders.iter().filter(|at| book.reminders()[**at as usize].live).count(),
        records: book.count_bound(id),
    }
}

/// What differs and stays as it is here.
fn set_aside(ours: &Customer, theirs: &Customer, language: Language) -> Vec<String> {
    let texts = [
        (PersonLabel::Name.text(language), &ours.name, &theirs.name),
        (CustomerLabel::Card.text(language), &ours.card, &theirs.card),
        (CustomerLabel::OwnNote.text(language), &ours.note, &theirs.note),
    ];
    let colon = language.choose("：", "：", ": ");
    let differs = texts.into_iter().filter(|(_, ours, theirs)| !theirs.is_empty() && !ours.is_empty() && ours != theirs);
    differs.map(|(label, _, theirs)| format!("{label}{colon}{theirs}")).collect()
}

/// What was merged into this customer; nothing where nothing was.
pub fn merged(id: CustomerId) -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let asked = RwSignal::new(None::<u64>);
    let merges = Memo::new(move |_| {
        let (language, today) = (speech.language(), shop.today());
        shop.read(|book, _| {
            let told = |(seq, from, day): (u64, CustomerId, Day)| {
                (seq, merge::merged_on(&act::name_of(book, from, language), day, today, language))
            };
            book.merges_into(id).map(|(entry, from)| (entry.seq, from, entry.day)).map(told).collect::<Vec<_>>()
        })
    });
    let label = speech.text(MergeLabel::Apart);
    let row = move |(seq, what): (u64, String)| {
        let named = what.clone();
        view! {
            <li class="settings-row">
                <span class="settings-row-what">{what}</span>
                <Button look=ButtonLook::Quiet on_press=move || asked.set(Some(seq))>
                    {move || label.get()} <span class="visually-hidden">{named}</span>
                </Button>
            </li>
        }
    };
    view! {
        <Show when=move || merges.with(|merges| !merges.is_empty())>
            <section class="customer-now">
                <SectionHeading title=speech.text(MergeLabel::Section) />
                <ul class="ledger">{move || merges.get().into_iter().map(row).collect_view()}</ul>
            </section>
        </Show>
        {unmerge_dialog(asked)}
    }
    .into_any()
}
