//! What is known of a customer besides their dealings: how they came, who brought them and whom they brought, our share, own fields.
use crate::{
    book::Book,
    domain::{CustomerId, Day},
    route::Route,
    ui::{language::use_speech, shop::use_shop},
    words::{
        Language, Text, act,
        customer_form::FormLabel,
        format,
        keys::{self, KeysLabel},
        outreach,
        person::{self, source_name, wallet_name},
    },
};
use leptos::prelude::*;

/// Those brought by one customer whose names are shown.
const MOST_BROUGHT: usize = 12;

/// One fact: its name, its words, and customers to go to.
#[derive(Clone, PartialEq)]
struct Fact {
    name: String,
    words: String,
    people: Vec<(CustomerId, String)>,
}

/// The facts as a list; nothing where none is known.
#[component]
pub fn About(id: CustomerId) -> impl IntoView {
    let (shop, speech) = (use_shop(), use_speech());
    let facts = Memo::new(move |_| {
        let language = speech.language();
        shop.read(|book, _| facts_of(book, id, shop.today(), language))
    });
    move || {
        let facts = facts.get();
        (!facts.is_empty()).then(|| view! { <dl class="customer-about">{facts.into_iter().map(fact_view).collect_view()}</dl> })
    }
}

fn fact_view(fact: Fact) -> AnyView {
    let people = fact.people.into_iter().map(|(id, name)| view! { <a href=Route::Customer(id).href()>{name}</a> }.into_any());
    view! {
        <div class="customer-about-fact">
            <dt class="soft">{fact.name}</dt>
            <dd class="cluster gap-2">{fact.words}{people.collect_view()}</dd>
        </div>
    }
    .into_any()
}

fn facts_of(book: &Book, id: CustomerId, today: Day, language: Language) -> Vec<Fact> {
    let Some(customer) = book.find_customer(id) else { return Vec::new() };
    let label = |label: FormLabel| label.text(language).to_owned();
    let said = |name: String, words: String| Fact { name, words, people: Vec::new() };
    let mut facts = Vec::new();
    facts.extend(customer.source.map(|source| said(label(FormLabel::Source), source_name(source, language).to_owned())));
    if let Some(referrer) = customer.referrer.filter(|referrer| book.find_customer(*referrer).is_some()) {
        let people = vec![(referrer, act::name_of(book, referrer, language))];
        facts.push(Fact { name: label(FormLabel::Referrer), words: String::new(), people });
    }
    let brought: Vec<CustomerId> =
        book.present_customers().filter(|(_, other)| other.referrer == Some(id)).map(|(other, _)| other).collect();
    if !brought.is_empty() {
        let people = brought.iter().take(MOST_BROUGHT).map(|other| (*other, act::name_of(book, *other, language))).collect();
        let words = if brought.len() > MOST_BROUGHT { "…".to_owned() } else { String::new() };
        facts.push(Fact { name: person::brought(brought.len(), language), words, people });
    }
    facts.extend(customer.wallet.map(|wallet| said(label(FormLabel::Wallet), wallet_name(wallet, language).to_owned())));
    facts.extend(customer.ends.map(|day| said(label(FormLabel::Ends), format::day_relative(day, today, language))));
    if let Some(account) = customer.key_account.as_deref() {
        let key = |label: KeysLabel| label.text(language).to_owned();
        let named = [(KeysLabel::Owner, &account.owner), (KeysLabel::Deputy, &account.deputy)];
        facts.extend(named.into_iter().filter(|(_, name)| !name.is_empty()).map(|(label, name)| said(key(label), name.clone())));
        facts.extend((!account.known_by.is_empty()).then(|| said(key(KeysLabel::KnownBy), format::list(&account.known_by, language))));
        facts.extend(account.sales_model.map(|model| said(key(KeysLabel::SalesModel), key(keys::sales_model(model)))));
        facts.extend(account.has_green_channel.then(|| said(key(KeysLabel::GreenChannel), person::yes_no(true, language).to_owned())));
        facts.extend(account.is_partner.then(|| said(key(KeysLabel::Partner), person::yes_no(true, language).to_owned())));
    }
    if let Some(contacting) = customer.contacting.as_deref() {
        let how = contacting.preferred.map(|channel| outreach::channel(channel, language).to_owned());
        facts.extend(how.map(|how| said(KeysLabel::Preferred.text(language).to_owned(), how)));
        let peace = KeysLabel::DoNotContact.text(language).to_owned();
        facts.extend(contacting.is_do_not_contact.then(|| said(peace, person::yes_no(true, language).to_owned())));
    }
    let fields = (0_u16..).zip(&book.settings().custom_fields).filter(|(_, field)| field.live);
    facts.extend(fields.filter_map(|(at, field)| {
        let value = customer.custom_value(at)?;
        Some(said(field.name.clone(), person::custom_value(field, value, language)))
    }));
    facts
}
