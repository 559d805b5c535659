//! How the shop looks after the customer, and how they want to be spoken to.
use crate::{
    domain::{Contacting, Customer, KeyAccount, PreferredChannel, SalesModel},
    ui::{
        language::use_speech,
        parts::{Checkbox, Choice, Segmented, Select},
        shop::use_shop,
    },
    words::{
        Label, Text,
        keys::{self, KeysLabel},
        outreach,
    },
};
use leptos::prelude::*;

/// The facts while they are edited.
#[derive(Clone, Copy)]
pub struct CareDraft {
    preferred: RwSignal<Option<PreferredChannel>>,
    is_do_not_contact: RwSignal<bool>,
    owner: RwSignal<String>,
    deputy: RwSignal<String>,
    known_by: RwSignal<Vec<String>>,
    has_green_channel: RwSignal<bool>,
    is_partner: RwSignal<bool>,
    sales_model: RwSignal<Option<SalesModel>>,
}

impl CareDraft {
    pub fn of(customer: &Customer) -> Self {
        let account = customer.key_account.as_deref().cloned().unwrap_or_default();
        let contacting = customer.contacting.as_deref().copied().unwrap_or_default();
        Self {
            preferred: RwSignal::new(contacting.preferred),
            is_do_not_contact: RwSignal::new(contacting.is_do_not_contact),
            owner: RwSignal::new(account.owner),
            deputy: RwSignal::new(account.deputy),
            known_by: RwSignal::new(account.known_by),
            has_green_channel: RwSignal::new(account.has_green_channel),
            is_partner: RwSignal::new(account.is_partner),
            sales_model: RwSignal::new(account.sales_model),
        }
    }

    /// Writes the facts into a record; where nothing is said, nothing is kept.
    pub fn write(self, customer: &mut Customer) {
        let contacting = Contacting {
            preferred: self.preferred.get_untracked(),
            is_do_not_contact: self.is_do_not_contact.get_untracked(),
            ..customer.contacting.as_deref().copied().unwrap_or_default()
        };
        customer.contacting = (contacting != Contacting::default()).then(|| Box::new(contacting));
        let account = KeyAccount {
            owner: self.owner.get_untracked(),
            deputy: self.deputy.get_untracked(),
            known_by: self.known_by.get_untracked(),
            has_green_channel: self.has_green_channel.get_untracked(),
            sales_model: self.sales_model.get_untracked(),
            is_partner: self.is_partner.get_untracked(),
        };
        customer.key_account = (account != KeyAccount::default()).then(|| Box::new(account));
    }
}

/// The fields.
pub fn care_fields(draft: CareDraft) -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let channels = Signal::derive(move || {
        let language = speech.language();
        let all =
            [PreferredChannel::WeChat, PreferredChannel::Phone, PreferredChannel::Sms, PreferredChannel::Email, PreferredChannel::InShop];
        let known = all.map(|channel| Choice::new(Some(channel), outreach::channel(channel, language)));
        [Choice::new(None, KeysLabel::NotSaid.text(language))].into_iter().chain(known).collect::<Vec<_>>()
    });
    let models = Signal::derive(move || {
        let language = speech.language();
        let all = [SalesModel::Plain, SalesModel::Club, SalesModel::Consultative, SalesModel::Custom];
        let known = all.map(|model| Choice::new(Some(model), keys::sales_model(model).text(language)));
        [Choice::new(None, KeysLabel::NotSaid.text(language))].into_iter().chain(known).collect::<Vec<_>>()
    });
    // Whoever left stays on offer where the customer still names them.
    let staff = shop.read_now(|book, _| {
        let here = book.settings().staff.iter().filter(|staff| staff.left_on.is_none()).map(|staff| staff.name.clone());
        let mut names: Vec<String> = here.collect();
        let named = [draft.owner.get_untracked(), draft.deputy.get_untracked()].into_iter().chain(draft.known_by.get_untracked());
        for name in named.filter(|name| !name.is_empty()) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    });
    let names = StoredValue::new(staff.clone());
    let people = Signal::derive(move || {
        let nobody = Choice::new(String::new(), Label::Nobody.text(speech.language()));
        let all = names.get_value().into_iter().map(|name| Choice::new(name.clone(), name));
        [nobody].into_iter().chain(all).collect::<Vec<_>>()
    });
    let knows = move |name: String| {
        let (own, other) = (name.clone(), name.clone());
        let is_on = Signal::derive(move || draft.known_by.with(|known| known.contains(&own)));
        let change = move |is_on: bool| {
            draft.known_by.update(|known| {
                known.retain(|known| *known != other);
                if is_on {
                    known.push(other.clone());
                }
            });
        };
        view! { <Checkbox label=Signal::stored(name) checked=is_on on_change=change /> }
    };
    let (title, known_label, no_staff) = (speech.text(KeysLabel::Care), speech.text(KeysLabel::KnownBy), speech.text(KeysLabel::NoStaff));
    let has_staff = !staff.is_empty();
    view! {
        <fieldset class="stack gap-3 care-fields">
            <legend class="strong">{move || title.get()}</legend>
            <Select label=speech.text(KeysLabel::Preferred) choices=channels value=draft.preferred on_change=move |chosen| draft.preferred.set(chosen) />
            <Checkbox label=speech.text(KeysLabel::DoNotContact) hint=speech.text(KeysLabel::DoNotContactHint) checked=draft.is_do_not_contact
                on_change=move |is_on| draft.is_do_not_contact.set(is_on) />
            {if has_staff {
                view! {
                    <Select label=speech.text(KeysLabel::Owner) choices=people value=draft.owner on_change=move |name| draft.owner.set(name) />
                    <Select label=speech.text(KeysLabel::Deputy) choices=people value=draft.deputy on_change=move |name| draft.deputy.set(name) />
                    <div class="stack gap-2" role="group" aria-label=move || known_label.get()>
                        <span class="field-label" aria-hidden="true">{move || known_label.get()}</span>
                        <div class="cluster">{staff.into_iter().map(knows).collect_view()}</div>
                    </div>
                }
                    .into_any()
            } else {
                view! { <p class="small soft">{move || no_staff.get()}</p> }.into_any()
            }}
            <Checkbox label=speech.text(KeysLabel::GreenChannel) hint=speech.text(KeysLabel::GreenChannelHint) checked=draft.has_green_channel
                on_change=move |is_on| draft.has_green_channel.set(is_on) />
            <Checkbox label=speech.text(KeysLabel::Partner) checked=draft.is_partner on_change=move |is_on| draft.is_partner.set(is_on) />
            <Segmented label=speech.text(KeysLabel::SalesModel) choices=models value=draft.sales_model
                on_change=move |model| draft.sales_model.set(model) />
        </fieldset>
    }
    .into_any()
}
