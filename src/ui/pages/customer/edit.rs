//! The owner edits what is written down about a customer.
mod care;
mod origin;
mod own_fields;
mod reach;
mod tags;

use crate::{
    book::{Book, Refusal},
    domain::{CustomField, Customer, CustomerId, Origin},
    route::Route,
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, Choice, Dialog, DialogWidth, Field, FieldKind, Segmented},
        pieces::{BirthdayDraft, BirthdayFields, find_likely_same},
        shop::{use_acts, use_shop},
    },
    words::{
        Label, Text, act,
        customer_form::FormLabel,
        days::DaysLabel,
        person::{self, PersonLabel},
    },
};
use care::{CareDraft, care_fields};
use leptos::{ev::SubmitEvent, prelude::*};
use origin::{OriginDraft, OriginFields};
use own_fields::{OwnDraft, OwnFields};
use reach::{ChannelRows, Channels, PhoneRows, Phones};
use tags::{TagDraft, Tags};

/// The dialog with the form.
#[component]
pub fn EditDialog(id: CustomerId, open: RwSignal<bool>) -> impl IntoView {
    let (shop, speech) = (use_shop(), use_speech());
    view! {
        <Dialog
            title=speech.text(FormLabel::Title)
            close_label=speech.text(Label::Close)
            open=open
            on_close=move || open.set(false)
            width=DialogWidth::Wide
        >
            {move || {
                let customer = shop.read_now(|book, _| book.find_customer(id).cloned())?;
                Some(view! { <EditForm id=id customer=customer open=open /> })
            }}
        </Dialog>
    }
}

/// The record while it is being edited.
#[derive(Clone, Copy)]
struct Draft {
    name: RwSignal<String>,
    card: RwSignal<String>,
    preference: RwSignal<String>,
    note: RwSignal<String>,
    origin: RwSignal<Origin>,
    phones: PhoneRows,
    channels: ChannelRows,
    tags: TagDraft,
    birthday: BirthdayDraft,
    came: OriginDraft,
    care: CareDraft,
    own: OwnDraft,
    /// Days between contacts, as agreed.
    interval: RwSignal<String>,
}

impl Draft {
    fn of(customer: &Customer, fields: &[CustomField]) -> Self {
        Self {
            name: RwSignal::new(customer.name.clone()),
            card: RwSignal::new(customer.card.clone()),
            preference: RwSignal::new(customer.preference.clone()),
            note: RwSignal::new(customer.note.clone()),
            origin: RwSignal::new(customer.origin),
            phones: PhoneRows::of(&customer.phones),
            channels: ChannelRows::of(&customer.channels),
            tags: TagDraft::of(&customer.tags),
            birthday: BirthdayDraft::of(customer.birthday),
            came: OriginDraft::of(customer),
            care: CareDraft::of(customer),
            own: OwnDraft::of(fields, customer),
            interval: RwSignal::new(interval_of(customer).map(|days| days.to_string()).unwrap_or_default()),
        }
    }
}

#[component]
fn EditForm(id: CustomerId, customer: Customer, open: RwSignal<bool>) -> impl IntoView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let region = shop.read_now(|book, _| book.settings().region);
    let draft = shop.read_now(|book, _| Draft::of(&customer, &book.settings().custom_fields));
    let (error, set_error) = signal(None::<Refusal>);
    let (is_saving, set_saving) = signal(false);
    let same = Memo::new(move |_| find_likely_same(shop, &draft.name.get(), &draft.phones.digits(region), Some(id)));
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let (phones, birthday) = (draft.phones.read(region, &customer.phones), draft.birthday.read());
        let (Some(phones), Some(birthday)) = (phones, birthday) else { return };
        let mut edited = Customer {
            name: draft.name.get_untracked().trim().to_owned(),
            card: draft.card.get_untracked().trim().to_owned(),
            preference: draft.preference.get_untracked().trim().to_owned(),
            note: draft.note.get_untracked().trim().to_owned(),
            origin: draft.origin.get_untracked(),
            phones,
            channels: draft.channels.read(),
            tags: draft.tags.read(),
            birthday,
            ..customer.clone()
        };
        let interval_days = draft.interval.get_untracked().trim().parse().ok().filter(|days| *days > 0);
        if interval_days != interval_of(&customer) {
            edited.contacting.get_or_insert_default().interval_days = interval_days;
        }
        draft.came.write(&mut edited);
        draft.care.write(&mut edited);
        if draft.own.write(&mut edited).is_none() {
            return;
        }
        if let Err(refusal) = Book::check_customer(&edited) {
            return set_error.set(Some(refusal));
        }
        if edited == customer {
            return open.set(false);
        }
        set_saving.set(true);
        acts.act_finally(
            move |book| book.plan_edit_customer(id, &edited),
            move |performed| {
                // The dialog may be gone by now.
                set_saving.try_set(false);
                if performed.is_some() {
                    open.try_set(false);
                }
            },
        );
    };
    let origins = Signal::derive(move || {
        let language = speech.language();
        vec![Choice::new(Origin::Own, FormLabel::Own.text(language)), Choice::new(Origin::External, FormLabel::External.text(language))]
    });
    let told_error = Signal::derive(move || error.get().map(|refusal| act::refusal(&refusal, speech.language())));
    let type_name = move |text| {
        set_error.set(None);
        draft.name.set(text);
    };
    let (save_label, origin_hint) = (speech.text(Label::Save), speech.text(FormLabel::OriginHint));
    view! {
        <form class="customer-form" on:submit=save>
            <div class="stack gap-3">
                <Field label=speech.text(PersonLabel::Name) value=draft.name on_input=type_name error=told_error autofocus=true />
                <Phones rows=draft.phones region=region />
                <div role="status">
                    <Show when=move || same.with(|same| !same.is_empty())>
                        <AlsoThere same=same on_open=move || open.set(false) />
                    </Show>
                </div>
                <Channels rows=draft.channels />
                <Field label=speech.text(FormLabel::Card) value=draft.card on_input=move |text| draft.card.set(text) />
                <OriginFields id=id draft=draft.came />
            </div>
            <div class="stack gap-3">
                <Field
                    label=speech.text(FormLabel::Preference)
                    hint=speech.text(FormLabel::PreferenceHint)
                    value=draft.preference
                    on_input=move |text| draft.preference.set(text)
                />
                <Tags draft=draft.tags />
                <BirthdayFields draft=draft.birthday title=speech.text(FormLabel::Birthday) />
                <Field
                    label=speech.text(DaysLabel::Interval)
                    hint=speech.text(DaysLabel::IntervalHint)
                    kind=FieldKind::Number
                    value=draft.interval
                    on_input=move |text| draft.interval.set(text)
                    max_length=3
                />
                <Field
                    label=speech.text(FormLabel::Note)
                    kind=FieldKind::Note
                    value=draft.note
                    on_input=move |text| draft.note.set(text)
                />
                <Segmented
                    label=speech.text(FormLabel::Origin)
                    choices=origins
                    value=draft.origin
                    on_change=move |origin| draft.origin.set(origin)
                />
                <Show when=move || draft.origin.get() == Origin::External>
                    <p class="small soft">{move || origin_hint.get()}</p>
                </Show>
                <OwnFields draft=draft.own />
                {care_fields(draft.care)}
            </div>
            <div class="dialog-actions customer-form-wide">
                <Button look=ButtonLook::Primary submit=true loading=is_saving>{move || save_label.get()}</Button>
            </div>
        </form>
    }
}

fn interval_of(customer: &Customer) -> Option<u16> {
    customer.contacting.as_ref()?.interval_days
}

/// Others in the book with the same name or phone; a link to each.
#[component]
fn AlsoThere(same: Memo<Vec<CustomerId>>, #[prop(into)] on_open: Callback<()>) -> impl IntoView {
    let (shop, speech) = (use_shop(), use_speech());
    let title = speech.text(FormLabel::AlsoThere);
    let link = move |id: CustomerId| {
        let (name, tail) = shop.read_now(|book, _| (act::name_of(book, id, speech.language()), person::tail_of(book, id)));
        view! {
            <li>
                <a href=Route::Customer(id).href() on:click=move |_| on_open.run(())>{name}</a>
                " "
                <span class="small soft nowrap">{tail}</span>
            </li>
        }
    };
    view! {
        <div class="likely-same">
            <p class="small">{move || title.get()}</p>
            <ul>{move || same.get().into_iter().map(link).collect_view()}</ul>
        </div>
    }
}
