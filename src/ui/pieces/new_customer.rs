//! A new customer from anywhere: a name or a phone is enough, and who is there already is shown before saving.
use super::find_likely_same;
use crate::{
    domain::{Customer, CustomerId, Phone, phone::parse_phone},
    route::Route,
    ui::{
        app::go,
        language::use_speech,
        lazy,
        parts::{Button, ButtonLook, Dialog, Field, FieldKind, focus_first_field},
        shop::{use_acts, use_shop},
    },
    words::{self, Label, person, person::PersonLabel},
};
use leptos::{ev::SubmitEvent, prelude::*};

/// Asks for a new customer from any page.
#[derive(Clone, Copy)]
pub struct NewCustomer(Asked);

/// What the form is asked for, while it is open.
pub type Asked = RwSignal<Option<Request>>;

/// What the form is asked for.
#[derive(Clone)]
pub struct Request {
    text: String,
    then: Callback<CustomerId>,
}

impl NewCustomer {
    /// Opens the form. `text` is what was typed already, a name or a phone; `then` gets the customer that was added or chosen.
    pub fn ask(self, text: impl Into<String>, then: impl Fn(CustomerId) + Send + Sync + 'static) {
        self.0.set(Some(Request { text: text.into(), then: Callback::new(then) }));
    }

    /// Opens the form and then the page of the customer.
    pub fn ask_and_open(self) {
        self.ask("", |id| go(Route::Customer(id)));
    }
}

/// Makes the form available to everything below; called once, by the app.
pub fn provide_new_customer() {
    provide_context(NewCustomer(RwSignal::new(None)));
}

/// The form for a new customer.
pub fn use_new_customer() -> NewCustomer {
    expect_context::<NewCustomer>()
}

/// The place where the form opens; once in the app.
#[component]
pub fn NewCustomerHost() -> impl IntoView {
    let (speech, asked) = (use_speech(), use_new_customer().0);
    view! {
        <Dialog
            title=speech.text(PersonLabel::NewCustomer)
            close_label=speech.text(Label::Close)
            open=Signal::derive(move || asked.with(Option::is_some))
            on_close=move || asked.set(None)
        >
            {lazy::show(|| Box::pin(lazy::new_customer()), move |form| form(asked), focus_first_field, None)}
        </Dialog>
    }
}

/// What the dialog shows; nothing where it was closed meanwhile.
#[component]
pub fn NewCustomerForm(asked: Asked) -> AnyView {
    let Some(request) = asked.get_untracked() else { return ().into_any() };
    let (speech, shop, acts) = (use_speech(), use_shop(), use_acts());
    let region = shop.read_now(|book, _| book.settings().region);
    let is_phone = parse_phone(&request.text, region).is_ok();
    let (name, set_name) = signal(if is_phone { String::new() } else { request.text.clone() });
    let (phone, set_phone) = signal(if is_phone { request.text.clone() } else { String::new() });
    let (is_saving, set_saving) = signal(false);
    let (error, set_error) = signal(None::<String>);
    let same = Memo::new(move |_| {
        let phones: Vec<String> = parse_phone(&phone.get(), region).ok().map(|phone| phone.digits).into_iter().collect();
        find_likely_same(shop, &name.get(), &phones, None)
    });
    let then = request.then;
    let finish = move |id: CustomerId| {
        asked.set(None);
        then.run(id);
    };
    let save = move |ev: SubmitEvent| {
        ev.prevent_default();
        let raw = phone.get_untracked().trim().to_owned();
        let phones = match parse_phone(&raw, region) {
            _ if raw.is_empty() => Vec::new(),
            Ok(phone) => vec![phone],
            // What is no number is kept as it was written: nothing is lost, and it is found by its digits.
            Err(_) => vec![Phone { digits: raw.chars().filter(char::is_ascii_digit).collect(), raw }],
        };
        let customer =
            Customer { name: name.get_untracked().trim().to_owned(), phones, created: Some(shop.today_now()), ..Customer::default() };
        if !customer.is_nameable() {
            return set_error.set(Some(words::act::refusal(&crate::book::Refusal::NoNameNoPhone, speech.language_now())));
        }
        let id = shop.read_now(|book, _| book.next_customer());
        set_saving.set(true);
        acts.act_finally(
            move |book| book.plan_add_customer(customer),
            move |performed| {
                // The dialog may be gone by now.
                set_saving.try_set(false);
                if performed.is_some() {
                    finish(id);
                }
            },
        );
    };
    view! {
        <form class="stack gap-3" on:submit=save>
            <Field
                label=speech.text(PersonLabel::Name)
                value=name
                on_input=move |text| {
                    set_error.set(None);
                    set_name.set(text);
                }
                autofocus=!is_phone
                error=error
            />
            <Field
                label=speech.text(PersonLabel::Phone)
                value=phone
                on_input=move |text| {
                    set_error.set(None);
                    set_phone.set(text);
                }
                kind=FieldKind::Tel
            />
            <div role="status">
                <Show when=move || same.with(|same| !same.is_empty())>
                    <LikelySame same=same on_open=move |id| { asked.set(None); go(Route::Customer(id)); } on_use=finish />
                </Show>
            </div>
            <div class="dialog-actions">
                <Button look=ButtonLook::Primary submit=true loading=is_saving>
                    {move || {
                        let label = if same.with(Vec::is_empty) { PersonLabel::Add } else { PersonLabel::AddAnyway };
                        speech.text(label).get()
                    }}
                </Button>
            </div>
        </form>
    }
    .into_any()
}

/// Who is in the book already with the same phone or name.
#[component]
fn LikelySame(
    same: Memo<Vec<CustomerId>>,
    #[prop(into)] on_open: Callback<CustomerId>,
    #[prop(into)] on_use: Callback<CustomerId>,
) -> impl IntoView {
    let (speech, shop) = (use_speech(), use_shop());
    let (title, open, use_this) =
        (speech.text(PersonLabel::AlreadyThere), speech.text(PersonLabel::Open), speech.text(PersonLabel::UseThisOne));
    let row = move |id: CustomerId| {
        let name = speech.tell(move |language| shop.read(|book, _| words::act::name_of(book, id, language)));
        let tail = Signal::derive(move || shop.read(|book, _| person::tail_of(book, id)));
        view! {
            <li class="likely-same-row">
                <span>
                    <span class="strong">{move || name.get()}</span>
                    " "
                    <span class="small soft nowrap">{move || tail.get()}</span>
                </span>
                <span class="cluster">
                    <Button look=ButtonLook::Quiet on_press=move || on_open.run(id)>{move || open.get()}</Button>
                    <Button on_press=move || on_use.run(id)>{move || use_this.get()}</Button>
                </span>
            </li>
        }
    };
    view! {
        <div class="likely-same">
            <p class="small">{move || title.get()}</p>
            <ul>{move || same.get().into_iter().map(row).collect_view()}</ul>
        </div>
    }
}
