//! Satisfaction in two taps: stars expected at the sale, stars got at the follow-up; a gap asks for its side and its remedy.
use crate::{
    domain::{CustomerId, GapRoute, NONE, ProductId, Rating, ReceiptId, Shortfall},
    method::satisfaction::{ROUTES, Satisfaction, gap_of, ratings_of},
    ui::{
        language::use_speech,
        parts::{Choice, Field, Segmented},
        shop::{Shop, use_acts, use_shop},
    },
    words::{
        Text,
        ratings::{self, RatingLabel},
    },
};
use leptos::prelude::*;

/// One to five stars to tap; 0 is none yet.
fn stars(label: RatingLabel, value: Signal<u8>, on_choose: Callback<u8>) -> AnyView {
    let choices = Signal::derive(move || (1..=5).map(|stars| Choice::new(stars, ratings::star(stars))).collect::<Vec<_>>());
    view! { <Segmented label=use_speech().text(label) choices=choices value=value on_change=on_choose /> }.into_any()
}

/// Asks what was expected of the last sale of a customer: one tap, and it may be left alone.
pub fn ask_expected_of_sale(id: CustomerId) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let noted = Memo::new(move |_| {
        shop.read(|book, _| {
            let receipt = last_sale(shop, id)?.0;
            ratings_of(book, id).find(|(_, rating)| rating.receipt == Some(receipt)).and_then(|(_, rating)| rating.expected)
        })
    });
    let choose = move |expected: u8| {
        let today = shop.today_now();
        let Some((receipt, product)) = last_sale(shop, id) else { return };
        let rating = Rating { receipt: Some(receipt), product, expected: Some(expected), expected_on: Some(today), ..empty(id) };
        acts.act(move |book| book.plan_add(rating));
    };
    view! {
        <div class="rate">
            {move || match noted.get() {
                None => stars(RatingLabel::AskExpected, Signal::stored(0), Callback::new(choose)),
                Some(expected) => view! { <p class="small soft">{ratings::expected_noted(expected, speech.language())}</p> }.into_any(),
            }}
        </div>
    }
    .into_any()
}

/// Asks what was expected without a sale, such as on an order; the promise may be named.
pub fn ask_expected(id: CustomerId) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let (subject, set_subject) = signal(String::new());
    let choose = move |expected: u8| {
        let subject = subject.get_untracked().trim().to_owned();
        let today = shop.today_now();
        // With a promise in words the rating is about that, else about what was bought last.
        let bought = last_sale(shop, id).filter(|_| subject.is_empty());
        let rating = Rating {
            receipt: bought.map(|(receipt, _)| receipt),
            product: bought.and_then(|(_, product)| product),
            subject,
            expected: Some(expected),
            expected_on: Some(today),
            ..empty(id)
        };
        set_subject.set(String::new());
        acts.act(move |book| book.plan_add(rating));
    };
    view! {
        <div class="rate">
            <Field label=speech.text(RatingLabel::Subject) value=subject on_input=move |text| set_subject.set(text) />
            {stars(RatingLabel::AskExpectedNew, Signal::stored(0), Callback::new(choose))}
        </div>
    }
    .into_any()
}

/// Asks what was got for the latest expectation that nobody asked about yet, and goes on with its gap; nothing where there is none.
pub fn ask_got(id: CustomerId) -> AnyView {
    let shop = use_shop();
    // Stays with the rating that was waiting when the form opened, so that its gap can be told on.
    let at = shop.read_now(|book, _| {
        let mut own = ratings_of(book, id).filter(|(_, rating)| rating.expected.is_some() && rating.got.is_none());
        own.next_back().map(|(at, _)| at)
    });
    at.map(|at| rating_row(at, true)).into_any()
}

/// One rating of the table: what is known, the stars still missing, and the two questions of a gap.
pub fn rating_row(at: u32, asks: bool) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let rating = Memo::new(move |_| find(shop, at));
    let change = move |edit: Box<dyn FnOnce(&mut Rating)>| {
        if let Some(mut edited) = find(shop, at) {
            edit(&mut edited);
            acts.act(move |book| book.plan_set(at, edited));
        }
    };
    let told = move || {
        let rating = rating.get()?;
        let name = if rating.subject.is_empty() {
            rating.product.and_then(|product| shop.read(|book, _| book.find_product(product).map(|product| product.name.clone())))
        } else {
            Some(rating.subject.clone())
        };
        let words = ratings::rating_told(rating.expected, rating.got, speech.language());
        Some(name.map_or(words.clone(), |name| format!("{name} · {words}")))
    };
    let is_waiting = move || rating.with(|rating| rating.as_ref().is_some_and(|rating| rating.got.is_none()));
    let is_short = move || rating.with(|rating| rating.as_ref().and_then(gap_of).is_some_and(|gap| gap < 0));
    let choose_got = move |got: u8| {
        let today = shop.today_now();
        change(Box::new(move |rating| (rating.got, rating.got_on) = (Some(got), Some(today))));
    };
    view! {
        <div class="rate">
            <p class:warm=is_short>{told}</p>
            <Show when=move || asks && is_waiting()>
                {stars(RatingLabel::AskGot, Signal::stored(0), Callback::new(choose_got))}
            </Show>
            <Show when=move || asks && is_short()>
                {sides(rating, Callback::new(move |side| change(Box::new(move |rating| rating.shortfall = Some(side)))))}
                {remedies(rating, Callback::new(move |route| change(Box::new(move |rating| rating.route = Some(route)))))}
            </Show>
        </div>
    }
    .into_any()
}

/// Too little got, or too much given: eight sides in two rows.
fn sides(rating: Memo<Option<Rating>>, on_choose: Callback<Shortfall>) -> AnyView {
    let speech = use_speech();
    let value = Signal::derive(move || rating.with(|rating| rating.as_ref().and_then(|rating| rating.shortfall)));
    let row = move |label: RatingLabel, sides: &'static [Shortfall]| {
        let choices = Signal::derive(move || {
            let language = speech.language();
            sides.iter().map(|side| Choice::new(Some(*side), ratings::shortfall_label(*side).text(language))).collect::<Vec<_>>()
        });
        let choose = move |side: Option<Shortfall>| side.into_iter().for_each(|side| on_choose.run(side));
        view! { <Segmented label=speech.text(label) choices=choices value=value on_change=choose /> }
    };
    let title = speech.text(RatingLabel::AskSide);
    view! {
        <div class="stack gap-2" role="group" aria-label=move || title.get()>
            <p class="small soft">{move || title.get()}</p>
            {row(RatingLabel::TooLittle, &Shortfall::ALL[..4])}
            {row(RatingLabel::TooMuch, &Shortfall::ALL[4..])}
        </div>
    }
    .into_any()
}

/// The three ways, each with the shop's own record.
fn remedies(rating: Memo<Option<Rating>>, on_choose: Callback<GapRoute>) -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let value = Signal::derive(move || rating.with(|rating| rating.as_ref().and_then(|rating| rating.route)));
    let found = Memo::new(move |_| shop.read(|book, _| Satisfaction::find(book, &[])));
    let choices = Signal::derive(move || {
        let language = speech.language();
        ROUTES.map(|route| Choice::new(Some(route), ratings::route_label(route).text(language))).to_vec()
    });
    let choose = move |route: Option<GapRoute>| route.into_iter().for_each(|route| on_choose.run(route));
    let record = move |route: GapRoute| {
        let language = speech.language();
        let separator = language.choose("：", "：", ": ");
        let words = ratings::route_record(found.with(|found| found.route(route)), language);
        view! { <li>{format!("{}{separator}{words}", ratings::route_label(route).text(language))}</li> }
    };
    view! {
        <Segmented label=speech.text(RatingLabel::AskRoute) choices=choices value=value on_change=choose />
        <ul class="plain-list small soft">{move || ROUTES.into_iter().map(record).collect_view()}</ul>
    }
    .into_any()
}

fn find(shop: Shop, at: u32) -> Option<Rating> {
    shop.read(|book, _| book.ratings().get(at as usize).filter(|slot| slot.live).map(|slot| slot.value.clone()))
}

fn empty(customer: CustomerId) -> Rating {
    Rating {
        customer,
        receipt: None,
        product: None,
        subject: String::new(),
        expected: None,
        expected_on: None,
        got: None,
        got_on: None,
        shortfall: None,
        route: None,
        note: String::new(),
    }
}

/// The customer's last sale and its main product: the one that cost most.
fn last_sale(shop: Shop, id: CustomerId) -> Option<(ReceiptId, Option<ProductId>)> {
    shop.read_now(|book, _| {
        let columns = book.sales().columns();
        let receipt = ReceiptId(columns.receipt[book.sales().rows_of_customer(id).find(|row| columns.amount_minor[*row] > 0)?]);
        let rows = columns.rows_of(receipt).filter(|row| columns.void[*row] == 0 && columns.product[*row] != NONE);
        let main = rows.max_by_key(|row| columns.amount_minor[*row]);
        Some((receipt, main.map(|row| ProductId(columns.product[row]))))
    })
}
