//! The counter: find the customer, key in the amount or the items, save; a refund takes a sale or an amount back.
mod counter;
mod lines;
mod refund;
mod strip;

use crate::{
    domain::{CustomerId, amount_text},
    route::Route,
    ui::{
        app::go,
        frame::{PageHeading, is_narrow},
        icons::Icon,
        language::use_speech,
        parts::{Button, ButtonLook, Checkbox, Choice, Field, FieldKind, Keypad, PickEntry, PickField, Segmented, unique_id},
        pieces::{customer_entries, use_new_customer},
        role::use_role,
        shop::use_shop,
    },
    words::{
        Label, Text,
        debts::{self, DebtLabel},
        person, sell,
        sell::SellLabel,
    },
};
use counter::Counter;
pub use counter::LeftSale;
use leptos::{ev::SubmitEvent, html, prelude::*};

/// The counter, for the customer that was chosen before.
#[component]
pub fn SellPage(chosen: Signal<Option<CustomerId>>) -> AnyView {
    let (speech, shop) = (use_speech(), use_shop());
    let customer = Memo::new(move |_| {
        chosen.get().filter(|id| shop.read(|book, _| book.find_customer(*id).is_some_and(|customer| customer.trashed.is_none())))
    });
    let counter = Counter::open(customer);
    let is_owner = !use_role().is_counter_now();
    // Who comes with a customer goes on with the amount.
    Effect::new(move |_| {
        if customer.get_untracked().is_some() && counter.amount.with_untracked(String::is_empty) {
            request_animation_frame(move || counter.focus_amount());
        }
    });
    let kinds = speech_choices(move |language| {
        vec![Choice::new(false, SellLabel::Sale.text(language)), Choice::new(true, SellLabel::Refund.text(language))]
    });
    view! {
        <PageHeading title=speech.text(SellLabel::Title)>
            <Segmented
                label=speech.text(SellLabel::Kind)
                choices=kinds
                value=counter.is_refund
                on_change=move |is_refund: bool| counter.is_refund.set(is_refund)
                label_hidden=true
            />
        </PageHeading>
        <div class="sell">
            <div class="stack">
                <FindCustomer counter=counter />
                <strip::Strip counter=counter />
                <Show when=move || is_owner && counter.is_refund.get() && customer.get().is_some()>
                    <refund::LatestSales counter=counter />
                </Show>
            </div>
            <SaleForm counter=counter />
        </div>
    }
    .into_any()
}

fn speech_choices(choices: impl Fn(crate::words::Language) -> Vec<Choice<bool>> + Send + Sync + 'static) -> Signal<Vec<Choice<bool>>> {
    let speech = use_speech();
    Signal::derive(move || choices(speech.language()))
}

/// Finds the customer; whom nobody knows can be added on the spot.
#[component]
fn FindCustomer(counter: Counter) -> impl IntoView {
    let (speech, shop, new_customer) = (use_speech(), use_shop(), use_new_customer());
    let (query, set_query) = signal(String::new());
    let choose = move |id: CustomerId| {
        set_query.set(String::new());
        counter.begin();
        go(Route::Sell(Some(id)));
        request_animation_frame(move || counter.focus_amount());
    };
    let found = Memo::new_with_compare(
        move |_| {
            let query = query.get();
            let (mut entries, hidden) = customer_entries(shop, &query, Callback::new(choose));
            let text = query.trim().to_owned();
            if !text.is_empty() {
                let label = person::add_as_new(&text, speech.language());
                let add = move || new_customer.ask(text.clone(), choose);
                entries.push(PickEntry::new(move || view! { <Icon icon=Icon::Plus /> <span>{label.clone()}</span> }, add));
            }
            (entries, hidden)
        },
        |_, _| true,
    );
    view! {
        <PickField
            label=speech.text(Label::Search)
            value=query
            on_input=move |text| set_query.set(text)
            entries=Signal::derive(move || found.with(|(entries, _)| entries.clone()))
            note=speech.tell(move |language| found.with(|(_, hidden)| person::more_matches(*hidden, language)))
            autofocus=true
            node_ref=counter.search
        />
    }
}

/// Items, amount, day and the one button.
#[component]
fn SaleForm(counter: Counter) -> impl IntoView {
    let (speech, shop) = (use_speech(), use_shop());
    let currency = Memo::new(move |_| shop.read(|book, _| book.settings().currency));
    let whole_only = currency.get_untracked().minor_digits() == 0;
    let submit = move |ev: SubmitEvent| {
        ev.prevent_default();
        counter.save();
    };
    let day = Signal::derive(move || counter.day.get().unwrap_or(shop.today()).iso());
    view! {
        <form class="sheet sell-form" on:submit=submit>
            <lines::Lines counter=counter />
            <BigAmount counter=counter />
            <Paying counter=counter />
            <ExtraFields counter=counter />
            <div class="sell-end">
                <Field
                    label=speech.text(SellLabel::Day)
                    value=day
                    on_input=move |text: String| counter.day.set(crate::domain::Day::parse_iso(&text))
                    kind=FieldKind::Date
                />
                <div class="sell-save">
                    <Button look=ButtonLook::Primary submit=true loading=counter.is_saving>
                        {move || speech.text(Label::Save).get()}
                    </Button>
                </div>
            </div>
            <div class="sell-keypad">
                <Keypad
                    label=speech.text(SellLabel::Keypad)
                    erase_label=speech.text(SellLabel::Erase)
                    done_label=speech.text(Label::Save)
                    on_key=move |key: crate::ui::parts::KeypadKey| {
                        counter.amount.update(|text| *text = key.apply(text, currency.get_untracked().minor_digits() as usize));
                        counter.error.set(None);
                    }
                    on_done=move || counter.save()
                    loading=counter.is_saving
                    whole_only=whole_only
                />
            </div>
        </form>
    }
}

/// Paid now or put on account, for a customer who is known.
#[component]
fn Paying(counter: Counter) -> impl IntoView {
    let (speech, shop) = (use_speech(), use_shop());
    let choices = speech_choices(|language| {
        vec![Choice::new(false, DebtLabel::Paid.text(language)), Choice::new(true, DebtLabel::OnAccount.text(language))]
    });
    let until = speech.tell(move |language| {
        counter.on_account.track();
        counter.day.track();
        let due = counter.payment_due().filter(|_| !counter.is_refund.get());
        due.map(|due| debts::pay_by(due, shop.today(), language)).unwrap_or_default()
    });
    view! {
        <Show when=move || counter.customer.get().is_some()>
            <div class="stack gap-1">
                <Segmented
                    label=speech.text(DebtLabel::Paying)
                    choices=choices
                    value=counter.on_account
                    on_change=move |on_account: bool| counter.on_account.set(on_account)
                    label_hidden=true
                />
                <Show when=move || !until.with(String::is_empty)>
                    <p class="small soft">{move || until.get()}</p>
                </Show>
            </div>
        </Show>
    }
}

/// Discount, promotion and note, for the few sales that have them.
#[component]
fn ExtraFields(counter: Counter) -> impl IntoView {
    let (speech, shop) = (use_speech(), use_shop());
    let counter::Extras { is_open, discount, is_promotion, note } = counter.extras;
    let symbol = Signal::derive(move || shop.read(|book, _| book.settings().currency.symbol().to_owned()));
    let more = speech.text(SellLabel::More);
    view! {
        <Show
            when=move || is_open.get()
            fallback=move || {
                view! {
                    <div>
                        <Button look=ButtonLook::Quiet icon=Icon::Plus on_press=move || is_open.set(true)>{move || more.get()}</Button>
                    </div>
                }
            }
        >
            <div class="stack gap-3 sell-extras">
                <div class="columns">
                    <Field
                        label=speech.text(SellLabel::Discount)
                        hint=speech.text(SellLabel::DiscountHint)
                        prefix=symbol
                        value=discount
                        on_input=move |text| discount.set(text)
                        kind=FieldKind::Amount
                    />
                    <Checkbox
                        label=speech.text(SellLabel::Promotion)
                        checked=is_promotion
                        on_change=move |checked| is_promotion.set(checked)
                    />
                </div>
                <Field label=speech.text(SellLabel::Note) value=note on_input=move |text| note.set(text) />
            </div>
        </Show>
    }
}

/// The amount, large; with items it shows their sum until another total is typed.
#[component]
fn BigAmount(counter: Counter) -> impl IntoView {
    let (speech, shop) = (use_speech(), use_shop());
    let (id, help_id) = (unique_id("amount"), unique_id("amount-help"));
    let currency = Memo::new(move |_| shop.read(|book, _| book.settings().currency));
    let described_by = help_id.clone();
    let label = speech.tell(move |language| {
        let label = if counter.is_refund.get() { SellLabel::RefundAmount } else { SellLabel::Amount };
        label.text(language).to_owned()
    });
    let placeholder = move || match counter.lines_minor() {
        Some(sum) if counter.has_lines() => amount_text(sum, currency.get()),
        _ => "0".to_owned(),
    };
    let help = speech.tell(move |language| {
        if let Some(error) = counter.error.get() {
            return error;
        }
        match (counter.has_lines(), counter.lines_minor(), counter.typed_minor()) {
            (true, Some(sum), Some(typed)) => sell::adjustment(sum, typed - sum, currency.get(), language),
            (true, Some(sum), None) => sell::adjustment(sum, 0, currency.get(), language),
            _ => String::new(),
        }
    });
    // The keypad of the page stands where the phone's own would.
    let input_mode = if is_narrow() { "none" } else { "decimal" };
    view! {
        <div class="sell-amount" class:sell-amount-refund=move || counter.is_refund.get()>
            <label class="field-label" for=id.clone()>{move || label.get()}</label>
            <div class="sell-amount-box">
                <span class="sell-amount-sign">
                    {move || if counter.is_refund.get() { "−" } else { "" }}
                    {move || currency.get().symbol()}
                </span>
                <input
                    node_ref=counter.amount_field
                    id=id
                    class="sell-amount-input"
                    type="text"
                    inputmode=input_mode
                    autocomplete="off"
                    enterkeyhint="done"
                    maxlength="20"
                    placeholder=placeholder
                    prop:value=move || counter.amount.get()
                    aria-invalid=move || counter.error.get().is_some().then_some("true")
                    aria-describedby=described_by
                    on:input=move |ev| {
                        counter.error.set(None);
                        counter.amount.set(event_target_value(&ev));
                    }
                />
            </div>
            <p
                class="field-help"
                class:red=move || counter.error.get().is_some()
                id=help_id
                aria-live="polite"
            >
                {move || help.get()}
            </p>
        </div>
    }
}

/// A field that another component focuses.
type FieldRef = NodeRef<html::Input>;
