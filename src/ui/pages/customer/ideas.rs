//! What to offer next, how much of their spending comes here, and whether they got what they expected.
use crate::{
    domain::{Customer, CustomerId, Reminder, Wallet},
    method::{
        basket::{NextIdea, next_ideas},
        satisfaction::{ratings_of, stars_of},
        wallet::wallet_share,
    },
    ui::{
        baskets::use_baskets,
        language::use_speech,
        parts::{Choice, SectionHeading, Segmented},
        pieces::{ActLine, SentenceView, act_lines, ask_expected, rating_row},
        shop::{Shop, use_acts, use_shop},
    },
    words::{
        Text,
        baskets::{self, BasketLabel},
        person,
        ratings::{self, RatingLabel},
    },
};
use leptos::prelude::*;

/// Ideas on a card.
const MOST_IDEAS: usize = 3;
/// Ratings on a card, the latest ones.
const MOST_RATINGS: usize = 3;

/// The three matters, below “Now”.
pub fn ideas(id: CustomerId) -> AnyView {
    view! {
        <section class="customer-now">
            {next_idea(id)}
            {wallet(id)}
            {satisfaction(id)}
        </section>
    }
    .into_any()
}

fn product_name(shop: Shop, product: crate::domain::ProductId) -> String {
    shop.read(|book, _| book.find_product(product).map(|product| product.name.clone()).unwrap_or_default())
}

/// What usually follows what they bought, and was never bought yet.
fn next_idea(id: CustomerId) -> AnyView {
    let (shop, acts, speech, held) = (use_shop(), use_acts(), use_speech(), use_baskets());
    let ideas: Memo<Option<Vec<NextIdea>>> = Memo::new(move |_| {
        held.sequences(|found| shop.read(|book, figures| Some(next_ideas(book, figures, &found?.following, id, MOST_IDEAS))))
    });
    let line = move |idea: NextIdea| {
        let language = speech.language();
        let (first, next) = (product_name(shop, idea.follow_up.first), product_name(shop, idea.follow_up.next));
        let text = baskets::offer(&next, language);
        let remind = move || {
            let (text, day) = (text.clone(), shop.today_now());
            acts.act(move |book| book.plan_add_reminder(Reminder { customer: id, day, text, done: None }));
        };
        ActLine {
            sentence: baskets::next_told(&idea.follow_up, &first, &next, language),
            detail: baskets::bought_on(idea.bought_on, shop.today(), &first, language),
            chip: None,
            acts: vec![(BasketLabel::Remind.text(language).to_owned(), Callback::new(move |()| remind()))],
        }
    };
    let lines = Signal::derive(move || ideas.get().into_iter().flatten().map(line).collect::<Vec<_>>());
    let none = speech.text(BasketLabel::NoIdea);
    let is_empty = move || ideas.with(|ideas| ideas.as_ref().is_some_and(Vec::is_empty));
    view! {
        <SectionHeading title=speech.text(BasketLabel::Idea) />
        {act_lines(lines)}
        <Show when=is_empty><p class="small soft">{move || none.get()}</p></Show>
    }
    .into_any()
}

/// The owner's word on how much of their spending comes here: one tap, once more takes it back by Undo.
fn wallet(id: CustomerId) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let value = Signal::derive(move || shop.read(|book, _| book.find_customer(id).and_then(|customer| customer.wallet)));
    let choices = Signal::derive(move || {
        let language = speech.language();
        Wallet::ALL.map(|wallet| Choice::new(Some(wallet), person::wallet_name(wallet, language))).to_vec()
    });
    let choose = move |wallet: Option<Wallet>| {
        acts.act(move |book| {
            let customer = book.find_customer(id).cloned().unwrap_or_default();
            book.plan_edit_customer(id, &Customer { wallet, ..customer })
        });
    };
    let sentence = Memo::new(move |_| {
        let language = speech.language();
        shop.read(|book, figures| Some(baskets::wallet_told(&wallet_share(book, figures, id)?, book.settings().currency, language)))
    });
    view! {
        <div class="rate">
            <Segmented label=speech.text(BasketLabel::WalletAsk) choices=choices value=value on_change=choose />
            {move || sentence.get().map(|sentence| view! { <p class="small soft"><SentenceView sentence=Signal::stored(sentence) /></p> })}
        </div>
    }
    .into_any()
}

/// The last ratings with what is still to be asked, and a new expectation.
fn satisfaction(id: CustomerId) -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    // Only the latest asks about its gap, and whatever waits for its follow-up or got it today.
    let latest = Memo::new(move |_| {
        let today = shop.today();
        shop.read(|book, _| {
            let own = ratings_of(book, id).rev().take(MOST_RATINGS).enumerate();
            own.map(|(place, (at, rating))| (at, place == 0 || rating.got.is_none() || rating.got_on == Some(today))).collect::<Vec<_>>()
        })
    });
    let sentence = Memo::new(move |_| {
        let stars = shop.read(|book, _| stars_of(book, id));
        (stars.ratings > 1).then(|| ratings::stars_told(&stars, speech.language()))
    });
    let add = speech.text(RatingLabel::AskExpectedNew);
    view! {
        <SectionHeading title=speech.text(RatingLabel::Title) />
        {move || sentence.get().map(|sentence| view! { <p><SentenceView sentence=Signal::stored(sentence) /></p> })}
        {move || latest.get().into_iter().map(|(at, asks)| rating_row(at, asks)).collect_view()}
        <details class="rate-new">
            <summary>{move || add.get()}</summary>
            {ask_expected(id)}
        </details>
    }
    .into_any()
}
