//! Who stands at the counter, in four lines at most; after saving, what was saved with the figures as they are now.
use super::counter::Counter;
use crate::{
    domain::CustomerId,
    method::{Account, Class, payment_word},
    route::Route,
    ui::{
        app::go,
        icons::Icon,
        language::use_speech,
        parts::{Button, ButtonLook, IconButton},
        pieces::{ClassMark, SentenceView, ask_expected_of_sale},
        shop::use_shop,
    },
    words::{Label, Sentence, Text, act, debts, person, sell, sell::SellLabel, veil},
};
use leptos::prelude::*;

/// The customer, the walk-in, or what was just saved.
#[component]
pub fn Strip(counter: Counter) -> impl IntoView {
    let (speech, shop) = (use_speech(), use_shop());
    let saved_title = speech.tell(move |language| {
        let Some(saved) = counter.saved.get() else { return String::new() };
        shop.read(|book, _| {
            let walk_in = || Label::WalkIn.text(language).to_owned();
            let name = saved.customer.map_or_else(walk_in, |id| act::name_of(book, id, language));
            sell::saved(&name, saved.amount_minor, book.settings().currency, language)
        })
    });
    let nobody = speech.text(SellLabel::NobodyChosen);
    let again = speech.text(SellLabel::Again);
    let label = speech.text(SellLabel::Customer);
    view! {
        <section class="sell-strip" aria-label=move || label.get()>
            {move || match (counter.customer.get(), counter.saved.get()) {
                (Some(id), _) => {
                    view! { <Person id=id on_let_go=move || { counter.begin(); go(Route::Sell(None)); } /> }.into_any()
                }
                (None, Some(saved)) => {
                    view! {
                        <p class="sell-saved">
                            <Icon icon=Icon::Check />
                            <span>{move || saved_title.get()}</span>
                        </p>
                        {saved
                            .customer
                            .map(|id| {
                                let once_more = move || {
                                    counter.begin();
                                    go(Route::Sell(Some(id)));
                                    request_animation_frame(move || counter.focus_amount());
                                };
                                view! {
                                    <Person id=id />
                                    {(saved.amount_minor > 0).then(|| ask_expected_of_sale(id))}
                                    <Button look=ButtonLook::Quiet on_press=once_more>{move || again.get()}</Button>
                                }
                            })}
                    }
                        .into_any()
                }
                (None, None) => view! { <p class="soft">{move || nobody.get()}</p> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn Person(id: CustomerId, #[prop(optional, into)] on_let_go: Option<Callback<()>>) -> impl IntoView {
    let (speech, shop) = (use_speech(), use_shop());
    let facts = Memo::new(move |_| {
        let language = speech.language();
        shop.read(|book, figures| {
            let (own, today) = (figures.of(id), shop.today());
            Facts {
                name: act::name_of(book, id, language),
                tail: person::tail_of(book, id),
                class: figures.class_in_force(id),
                preference: book.find_customer(id).map(|customer| customer.preference.clone()).unwrap_or_default(),
                visit: person::last_visit(own.last_day, today, language),
                standing: person::standing_short(&own, today, language),
                owes: (!veil::is_drawn())
                    .then(|| {
                        let word = payment_word(book, id, today).map(|(_, word)| word);
                        debts::owes(&Account::find(book, id), word, today, book.settings().currency, language)
                    })
                    .flatten(),
            }
        })
    });
    let preference = move || facts.with(|facts| facts.preference.clone());
    view! {
        <div class="sell-person">
            <div class="cluster">
                <a class="strong" href=Route::Customer(id).href()>{move || facts.with(|facts| facts.name.clone())}</a>
                <span class="small soft nowrap">{move || facts.with(|facts| facts.tail.clone())}</span>
                <ClassMark customer=id class=Signal::derive(move || facts.with(|facts| facts.class)) />
            </div>
            {move || {
                facts
                    .with(|facts| facts.owes.clone())
                    .map(|owes| view! { <p class="sell-owes"><SentenceView sentence=Signal::stored(owes) /></p> })
            }}
            <Show when=move || !preference().is_empty()>
                <p class="sell-preference">{preference}</p>
            </Show>
            <p class="small soft">
                {move || facts.with(|facts| if facts.standing.is_empty() { facts.visit.clone() } else { format!("{} · {}", facts.visit, facts.standing) })}
            </p>
            {on_let_go
                .map(|let_go| {
                    view! {
                        <div class="sell-let-go">
                            <IconButton icon=Icon::Close label=speech.text(SellLabel::LetGo) on_press=let_go />
                        </div>
                    }
                })}
        </div>
    }
}

#[derive(Clone, PartialEq)]
struct Facts {
    name: String,
    tail: String,
    class: Class,
    preference: String,
    visit: String,
    standing: String,
    /// What is owed, in red; nothing for the counter.
    owes: Option<Sentence>,
}
