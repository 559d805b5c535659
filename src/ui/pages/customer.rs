//! The owner sees one customer whole: the figures with their reasons, what is up now, everything that ever happened.
mod about;
mod account;
mod changes;
mod complaints;
mod contact;
mod edit;
mod figures;
mod forecast;
mod header;
mod ideas;
mod judgement;
mod kind;
mod likely;
mod losses;
mod merge;
mod needs;
mod news;
mod now;
mod past;
mod private;
mod promises;
mod reminder;
mod sale;
mod spending;
mod timeline;

use crate::{
    domain::{CustomerId, ReceiptId},
    route::Route,
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, Drawing, EmptyState, LinkButton},
        role::use_role,
        shop::{use_acts, use_shop},
    },
    words::{Label, act, customer::CustomerLabel, customers::CustomersLabel},
};
use leptos::prelude::*;

/// One customer beside the list; on phones the whole page.
#[component]
pub fn CustomerPane(chosen: Option<CustomerId>) -> impl IntoView {
    let (shop, speech) = (use_shop(), use_speech());
    let Some(id) = chosen else {
        if shop.read_now(|book, _| book.present_customers().next().is_none()) {
            return ().into_any();
        }
        return view! { <EmptyState sentence=speech.text(CustomersLabel::ChooseOne) drawing=Drawing::Ledger /> }.into_any();
    };
    let place = Memo::new(move |_| {
        shop.read(|book, _| match book.find_customer(id) {
            None => Place::Nowhere,
            Some(customer) if customer.trashed.is_some() => Place::Trash,
            Some(_) => Place::Book,
        })
    });
    view! {
        <article class="customer">
            <header::Back />
            {move || match place.get() {
                Place::Book => view! { <Card id=id /> }.into_any(),
                Place::Trash => view! { <Trashed id=id /> }.into_any(),
                Place::Nowhere => view! { <Unknown /> }.into_any(),
            }}
        </article>
    }
    .into_any()
}

/// Where the record of the address is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Book,
    Trash,
    Nowhere,
}

/// The forms of the page, each open or not.
#[derive(Clone, Copy)]
struct Forms {
    noting: RwSignal<bool>,
    editing: RwSignal<bool>,
    reminding: RwSignal<bool>,
    complaining: RwSignal<bool>,
    /// What was changed, field by field.
    looking_back: RwSignal<bool>,
    /// Another record of the same person is looked for.
    merging: RwSignal<bool>,
    /// What the owner decides by hand.
    judging: RwSignal<Option<judgement::Judged>>,
    /// The sale that is being corrected.
    correcting: RwSignal<Option<ReceiptId>>,
}

#[component]
fn Card(id: CustomerId) -> impl IntoView {
    let forms = Forms {
        noting: RwSignal::new(false),
        editing: RwSignal::new(false),
        reminding: RwSignal::new(false),
        complaining: RwSignal::new(false),
        looking_back: RwSignal::new(false),
        merging: RwSignal::new(false),
        judging: RwSignal::new(None),
        correcting: RwSignal::new(None),
    };
    let noting = move || {
        view! {
            <Show when=move || forms.noting.get()>
                <contact::ContactForm id=id on_close=move || forms.noting.set(false) />
            </Show>
        }
    };
    if use_role().is_counter_now() {
        // Whoever serves sees who it is, how they like it and what happened; figures, money and changes are the owner's.
        return view! {
            <header::Header id=id forms=forms />
            {noting()}
            <div class="customer-body">
                <now::Now id=id />
                <timeline::Timeline id=id forms=forms />
            </div>
        }
        .into_any();
    }
    view! {
        <header::Header id=id forms=forms />
        {noting()}
        <figures::Figures id=id />
        {forecast::forecast(id)}
        <div class="customer-body">
            <div class="stack gap-4">
                <now::Now id=id />
                <section class="customer-now">{account::account(id)}</section>
                <section class="customer-now">{promises::promises(id)}</section>
                <section class="customer-now">{complaints::complaints(id, forms.complaining)}</section>
                <section class="customer-now">{losses::losses(id)}</section>
                {likely::likely(id)}
                {kind::kind(id, forms.judging)}
                {ideas::ideas(id)}
                {private::private(id)}
                {merge::merged(id)}
            </div>
            <timeline::Timeline id=id forms=forms />
        </div>
        <edit::EditDialog id=id open=forms.editing />
        <reminder::ReminderDialog id=id open=forms.reminding />
        <judgement::JudgementDialog id=id about=forms.judging />
        <sale::SaleDialog receipt=forms.correcting />
        {changes::changes_dialog(id, forms.looking_back)}
        {merge::merge_dialog(id, forms.merging)}
    }
    .into_any()
}

#[component]
fn Trashed(id: CustomerId) -> impl IntoView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let name = speech.tell(move |language| shop.read(|book, _| act::name_of(book, id, language)));
    let restore = speech.text(Label::Restore);
    view! {
        <h1 class="customer-title">{move || name.get()}</h1>
        <EmptyState sentence=speech.text(CustomerLabel::InTrash)>
            {(!use_role().is_counter_now())
                .then(|| {
                    view! {
                        <Button look=ButtonLook::Primary on_press=move || acts.act(move |book| book.plan_restore(&[id]))>
                            {move || restore.get()}
                        </Button>
                    }
                })}
        </EmptyState>
    }
}

#[component]
fn Unknown() -> impl IntoView {
    let speech = use_speech();
    let (title, see) = (speech.text(Label::Customers), speech.text(CustomerLabel::SeeHistory));
    view! {
        <h1 class="customer-title">{move || title.get()}</h1>
        <EmptyState sentence=speech.text(CustomerLabel::Unknown)>
            <LinkButton href=Route::History.href()>{move || see.get()}</LinkButton>
        </EmptyState>
    }
}
