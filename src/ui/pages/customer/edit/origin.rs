//! How the customer came, who brought them, what share of their spending is ours, and when a phased cooperation ends.
use crate::{
    domain::{Customer, CustomerId, Day, Source, Wallet},
    ui::{
        language::use_speech,
        parts::{Choice, Field, FieldKind, PickField, Segmented, TagChip},
        pieces::customer_entries,
        shop::use_shop,
    },
    words::{
        Text, act,
        customer_form::FormLabel,
        person::{self, source_name, wallet_name},
    },
};
use leptos::prelude::*;

/// The facts while they are edited.
#[derive(Clone, Copy)]
pub struct OriginDraft {
    source: RwSignal<Option<Source>>,
    referrer: RwSignal<Option<CustomerId>>,
    wallet: RwSignal<Option<Wallet>>,
    ends: RwSignal<String>,
}

impl OriginDraft {
    pub fn of(customer: &Customer) -> Self {
        Self {
            source: RwSignal::new(customer.source),
            referrer: RwSignal::new(customer.referrer),
            wallet: RwSignal::new(customer.wallet),
            ends: RwSignal::new(customer.ends.map(|day| day.to_string()).unwrap_or_default()),
        }
    }

    /// Writes the facts into a record. Somebody who was brought has a referral for a source.
    pub fn write(self, customer: &mut Customer) {
        customer.referrer = self.referrer.get_untracked();
        customer.source = self.source.get_untracked();
        customer.wallet = self.wallet.get_untracked();
        customer.ends = Day::parse_iso(&self.ends.get_untracked());
    }
}

/// The four facts.
#[component]
pub fn OriginFields(id: CustomerId, draft: OriginDraft) -> impl IntoView {
    let speech = use_speech();
    let sources = Signal::derive(move || {
        let language = speech.language();
        let known = Source::ALL.map(|source| Choice::new(Some(source), source_name(source, language)));
        with_unknown(known.to_vec(), FormLabel::NotKnown.text(language))
    });
    let wallets = Signal::derive(move || {
        let language = speech.language();
        let known = Wallet::ALL.map(|wallet| Choice::new(Some(wallet), wallet_name(wallet, language)));
        with_unknown(known.to_vec(), FormLabel::NotKnown.text(language))
    });
    let choose_source = move |source| {
        draft.source.set(source);
        if source != Some(Source::Referral) {
            draft.referrer.set(None);
        }
    };
    view! {
        <div class="stack gap-3">
            <Segmented label=speech.text(FormLabel::Source) choices=sources value=draft.source on_change=choose_source />
            <Show when=move || draft.source.get() == Some(Source::Referral) || draft.referrer.get().is_some()>
                <Referrer id=id chosen=draft.referrer />
            </Show>
            <Segmented
                label=speech.text(FormLabel::Wallet)
                choices=wallets
                value=draft.wallet
                on_change=move |wallet| draft.wallet.set(wallet)
            />
            <Field
                label=speech.text(FormLabel::Ends)
                hint=speech.text(FormLabel::EndsHint)
                kind=FieldKind::Date
                value=draft.ends
                on_input=move |text| draft.ends.set(text)
            />
        </div>
    }
}

fn with_unknown<T>(mut known: Vec<Choice<Option<T>>>, unknown: &str) -> Vec<Choice<Option<T>>> {
    known.push(Choice::new(None, unknown));
    known
}

/// Finds who brought the customer, or shows them.
#[component]
fn Referrer(id: CustomerId, chosen: RwSignal<Option<CustomerId>>) -> impl IntoView {
    let (shop, speech) = (use_shop(), use_speech());
    let (query, set_query) = signal(String::new());
    let pick = Callback::new(move |referrer: CustomerId| {
        if referrer != id {
            chosen.set(Some(referrer));
        }
        set_query.set(String::new());
    });
    let found = Memo::new_with_compare(move |_| customer_entries(shop, &query.get(), pick), |_, _| true);
    let (label, remove) = (speech.text(FormLabel::Referrer), speech.text(FormLabel::RemoveReferrer));
    view! {
        <div class="stack gap-2">
            <span class="field-label">{move || label.get()}</span>
            {move || match chosen.get() {
                Some(referrer) => {
                    let name = shop.read_now(|book, _| act::name_of(book, referrer, speech.language()));
                    let on_remove = Callback::new(move |()| chosen.set(None));
                    view! { <div class="cluster"><TagChip label=name remove_label=remove on_remove=on_remove /></div> }.into_any()
                }
                None => {
                    view! {
                        <PickField
                            label=label
                            value=query
                            on_input=move |text| set_query.set(text)
                            entries=Signal::derive(move || found.with(|(entries, _)| entries.clone()))
                            note=speech.tell(move |language| found.with(|(_, hidden)| person::more_matches(*hidden, language)))
                        />
                    }
                        .into_any()
                }
            }}
        </div>
    }
}
