//! A complaint or a praise is written down: about what, what was expected, what was got.
use crate::{
    book::Book,
    care::service::answer_due,
    domain::{Complaint, ComplaintAbout, CustomerId, NONE, ProductId},
    shell::clock,
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, Choice, Field, FieldKind, Segmented, Select},
        shop::{use_acts, use_shop},
    },
    words::{Label, Language, Text, complaints::ComplaintLabel},
};
use leptos::{ev::SubmitEvent, prelude::*};

/// Products offered at most.
const MOST_PRODUCTS: usize = 60;

/// The form; `on_close` when it was saved.
pub fn complaint_form(id: CustomerId, on_close: Callback<()>) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let is_praise = RwSignal::new(false);
    let about = RwSignal::new(ComplaintAbout::Product);
    let product = RwSignal::new(None::<ProductId>);
    let (expected, set_expected) = signal(String::new());
    let (got, set_got) = signal(String::new());
    let staff = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let got = got.get_untracked().trim().to_owned();
        if got.is_empty() {
            return error.set(Some(ComplaintLabel::NoText.text(speech.language_now()).to_owned()));
        }
        let received = clock::moment();
        let about = about.get_untracked();
        let complaint = Complaint {
            customer: id,
            about,
            is_praise: is_praise.get_untracked(),
            product: product.get_untracked().filter(|_| about == ComplaintAbout::Product),
            receipt: None,
            staff: staff.get_untracked().trim().to_owned(),
            expected: expected.get_untracked().trim().to_owned(),
            got,
            received,
            due: shop.read_now(|book, figures| answer_due(book, figures, id, received.day)),
            answered: None,
            solved: None,
            told: None,
            checked: None,
            satisfied: None,
            rounds: Vec::new(),
        };
        on_close.run(());
        acts.act(move |book| book.plan_add(complaint));
    };
    let kinds = Signal::derive(move || {
        let language = speech.language();
        vec![Choice::new(false, ComplaintLabel::Complaint.text(language)), Choice::new(true, ComplaintLabel::Praise.text(language))]
    });
    let abouts = Signal::derive(move || {
        let language = speech.language();
        vec![
            Choice::new(ComplaintAbout::Product, ComplaintLabel::Product.text(language)),
            Choice::new(ComplaintAbout::Service, ComplaintLabel::Service.text(language)),
        ]
    });
    let products = Signal::derive(move || shop.read(|book, _| product_choices(book, id, speech.language())));
    let got_label = speech
        .tell(move |language| if is_praise.get() { ComplaintLabel::PraiseText } else { ComplaintLabel::Got }.text(language).to_owned());
    let save_label = speech.text(Label::Save);
    view! {
        <form class="stack gap-3" on:submit=save>
            <Segmented label=speech.text(ComplaintLabel::Kind) choices=kinds value=is_praise on_change=move |kind: bool| is_praise.set(kind) />
            <Segmented label=speech.text(ComplaintLabel::About) choices=abouts value=about on_change=move |chosen| about.set(chosen) />
            <Show when=move || about.get() == ComplaintAbout::Product>
                <Select label=speech.text(ComplaintLabel::WhichProduct) choices=products value=product on_change=move |chosen| product.set(chosen) />
            </Show>
            <Show when=move || !is_praise.get()>
                <Field
                    label=speech.text(ComplaintLabel::Expected)
                    kind=FieldKind::Note
                    value=expected
                    on_input=move |text| set_expected.set(text)
                />
            </Show>
            <Field
                label=got_label
                kind=FieldKind::Note
                value=got
                on_input=move |text| {
                    error.set(None);
                    set_got.set(text);
                }
                error=error
            />
            <Field label=speech.text(ComplaintLabel::Staff) value=staff on_input=move |text| staff.set(text) />
            <div class="dialog-actions">
                <Button look=ButtonLook::Primary submit=true>{move || save_label.get()}</Button>
            </div>
        </form>
    }
    .into_any()
}

/// What the customer bought, the latest first; where that is nothing, what the shop sells.
pub fn product_choices(book: &Book, id: CustomerId, language: Language) -> Vec<Choice<Option<ProductId>>> {
    let columns = book.sales().columns();
    let mut bought: Vec<ProductId> = Vec::new();
    for row in book.sales().rows_of_customer(id) {
        let product = ProductId(columns.product[row]);
        if columns.product[row] != NONE && !bought.contains(&product) && bought.len() < MOST_PRODUCTS {
            bought.push(product);
        }
    }
    if bought.is_empty() {
        let live = (0u32..).zip(book.products()).filter(|(_, slot)| slot.live);
        bought.extend(live.map(|(at, _)| ProductId(at)).take(MOST_PRODUCTS));
    }
    let named = bought.into_iter().filter_map(|product| Some(Choice::new(Some(product), book.find_product(product)?.name.clone())));
    std::iter::once(Choice::new(None, ComplaintLabel::AnyProduct.text(language))).chain(named).collect()
}
