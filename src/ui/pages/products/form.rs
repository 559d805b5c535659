//! One product, new or changed.
use crate::{
    book::Refusal,
    domain::{Day, Product, ProductId, amount_text, han::fold_text, parse_amount},
    method::learned_life,
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, Checkbox, Field, FieldKind, PickEntry, PickField, TagChip},
        shop::{Shop, use_acts, use_shop},
    },
    words::{
        Label, Text, act,
        days::{self as words_of_days, DaysLabel},
        products::ProductLabel,
    },
};
use leptos::{ev::SubmitEvent, prelude::*};

/// Products offered at once as the step up.
const MOST_OFFERED: usize = 6;

/// The form; it closes when the product is saved.
#[component]
pub fn ProductForm(id: Option<ProductId>, editing: RwSignal<Option<Option<ProductId>>>) -> impl IntoView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let (present, currency) = shop.read_now(|book, _| {
        let present = id.and_then(|id| book.find_product(id).cloned()).unwrap_or_default();
        (present, book.settings().currency)
    });
    let money = |amount: Option<i64>| RwSignal::new(amount.map(|amount| amount_text(amount, currency)).unwrap_or_default());
    let (name, code) = (RwSignal::new(present.name.clone()), RwSignal::new(present.code.clone()));
    let (price, cost) = (money(present.price_minor), money(present.cost_minor));
    let category = RwSignal::new(present.category.clone());
    let launch = RwSignal::new(present.launch.map(|day| day.to_string()).unwrap_or_default());
    let (step_up, archived) = (RwSignal::new(present.step_up), RwSignal::new(present.archived));
    let lasts = RwSignal::new(present.lasts_days.map(|days| days.to_string()).unwrap_or_default());
    let learned = id.and_then(|id| shop.read_now(|book, figures| learned_life(book, id, figures.today)));
    let refusal = RwSignal::new(None::<Refusal>);
    let bad_amount = RwSignal::new([false; 2]);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let read = |typed: RwSignal<String>| {
            let typed = typed.get_untracked();
            if typed.trim().is_empty() { Ok(None) } else { parse_amount(&typed, currency).map(Some).ok_or(()) }
        };
        let (price, cost) = (read(price), read(cost));
        bad_amount.set([price.is_err(), cost.is_err()]);
        let (Ok(price_minor), Ok(cost_minor)) = (price, cost) else { return };
        let text = |typed: RwSignal<String>| typed.get_untracked().trim().to_owned();
        let edited = Product {
            name: text(name),
            code: text(code),
            price_minor,
            cost_minor,
            category: text(category),
            launch: Day::parse_iso(&launch.get_untracked()),
            step_up: step_up.get_untracked(),
            archived: archived.get_untracked(),
            lasts_days: lasts.get_untracked().trim().parse().ok().filter(|days| *days > 0),
        };
        if edited == present && id.is_some() {
            return editing.set(None);
        }
        if edited.name.is_empty() {
            return refusal.set(Some(Refusal::NoText));
        }
        acts.act_then(
            move |book| match id {
                Some(id) => book.plan_edit_product(id, &edited),
                None => book.plan_add_product(edited),
            },
            move |_| {
                editing.try_set(None);
            },
        );
    };
    let field = move |label: ProductLabel, value: RwSignal<String>, kind: FieldKind| {
        view! { <Field label=speech.text(label) value=value on_input=move |text| value.set(text) kind=kind /> }.into_any()
    };
    let amount = move |label: ProductLabel, value: RwSignal<String>, at: usize| {
        let error = Signal::derive(move || bad_amount.get()[at].then(|| ProductLabel::BadAmount.text(speech.language()).to_owned()));
        let hint = speech.tell(move |language| if at == 1 { ProductLabel::CostHint.text(language).to_owned() } else { String::new() });
        let prefix = currency.symbol();
        view! {
            <Field
                label=speech.text(label)
                value=value
                on_input=move |text| value.set(text)
                kind=FieldKind::Amount
                prefix=prefix
                hint=hint
                error=error
            />
        }
        .into_any()
    };
    let told = Signal::derive(move || refusal.get().map(|refusal| act::refusal(&refusal, speech.language())));
    let save_label = speech.text(Label::Save);
    view! {
        <form class="stack gap-3" on:submit=save>
            <Field
                label=speech.text(ProductLabel::Name)
                value=name
                on_input=move |text| {
                    refusal.set(None);
                    name.set(text);
                }
                error=told
                autofocus=true
                max_length=200
            />
            <div class="columns">
                {amount(ProductLabel::Price, price, 0)}
                {amount(ProductLabel::Cost, cost, 1)}
            </div>
            <div class="columns">
                {field(ProductLabel::Category, category, FieldKind::Text)}
                {field(ProductLabel::Code, code, FieldKind::Text)}
            </div>
            {field(ProductLabel::Launch, launch, FieldKind::Date)}
            <Field
                label=speech.text(DaysLabel::Lasts)
                value=lasts
                on_input=move |text| lasts.set(text)
                kind=FieldKind::Number
                hint=speech.text(DaysLabel::LastsHint)
                max_length=4
            />
            {learned
                .map(|(days, customers)| {
                    view! {
                        <div class="cluster">
                            <p class="small soft">{move || words_of_days::learned(days, customers, speech.language())}</p>
                            <Button on_press=move || lasts.set(days.to_string())>{move || DaysLabel::UseLearned.text(speech.language())}</Button>
                        </div>
                    }
                })}
            <StepUp id=id chosen=step_up />
            <Checkbox
                label=speech.text(ProductLabel::Archived)
                checked=archived
                on_change=move |is_archived| archived.set(is_archived)
            />
            <div class="dialog-actions">
                <Button look=ButtonLook::Primary submit=true>{move || save_label.get()}</Button>
            </div>
        </form>
    }
}

/// Finds the dearer thing to offer next, or shows it.
#[component]
fn StepUp(id: Option<ProductId>, chosen: RwSignal<Option<ProductId>>) -> impl IntoView {
    let (shop, speech) = (use_shop(), use_speech());
    let (query, set_query) = signal(String::new());
    let pick = Callback::new(move |better: ProductId| {
        chosen.set(Some(better));
        set_query.set(String::new());
    });
    let found = Memo::new_with_compare(move |_| offers(shop, id, &query.get(), pick), |_, _| true);
    let (label, remove) = (speech.text(ProductLabel::StepUp), speech.text(ProductLabel::RemoveStepUp));
    view! {
        <div class="stack gap-2">
            <span class="field-label">{move || label.get()}</span>
            {move || match chosen.get() {
                Some(better) => {
                    let name =
                        shop.read_now(|book, _| book.find_product(better).map(|product| product.name.clone()).unwrap_or_default());
                    let on_remove = Callback::new(move |()| chosen.set(None));
                    view! { <div class="cluster"><TagChip label=name remove_label=remove on_remove=on_remove /></div> }.into_any()
                }
                None => {
                    view! { <PickField label=label value=query on_input=move |text| set_query.set(text) entries=found /> }.into_any()
                }
            }}
        </div>
    }
}

fn offers(shop: Shop, id: Option<ProductId>, query: &str, pick: Callback<ProductId>) -> Vec<PickEntry> {
    let query = fold_text(query.trim());
    if query.is_empty() {
        return Vec::new();
    }
    shop.read(|book, _| {
        let others = (0_u32..).map(ProductId).zip(book.products()).filter(|(other, slot)| slot.live && Some(*other) != id);
        let fitting =
            others.filter(|(_, slot)| fold_text(&slot.value.name).contains(&query) || fold_text(&slot.value.code).contains(&query));
        let entry =
            |(other, name): (ProductId, String)| PickEntry::new(move || view! { <span>{name.clone()}</span> }, move || pick.run(other));
        fitting.take(MOST_OFFERED).map(|(other, slot)| entry((other, slot.value.name.clone()))).collect()
    })
}
