//! Customers by class, and who moved in the last month.
use crate::{
    domain::CustomerId,
    method::{Class, class_moves},
    route::Route,
    ui::{
        charts::Picture,
        language::use_speech,
        parts::Column,
        shop::{MOVES_SINCE_DAYS, use_shop},
    },
    words::{
        Text, act, format,
        insights::{self, InsightsLabel},
        why::class_name,
    },
};
use leptos::prelude::*;

/// Movers named below the strip.
const MOST_NAMED: usize = 4;

/// The strip of classes and the movers.
#[component]
pub fn ClassesPicture() -> impl IntoView {
    let (shop, speech) = (use_shop(), use_speech());
    let counts = Memo::new(move |_| shop.read(|_, figures| figures.classes.counts));
    let moves = Memo::new(move |_| {
        shop.read_history(|book, figures, history| class_moves(book, figures, history, figures.today.plus_days(-MOVES_SINCE_DAYS)))
    });
    let is_small = Memo::new(move |_| shop.read(|_, figures| figures.classes.is_ranking));
    let title = speech.tell(move |language| {
        if is_small.get() {
            return InsightsLabel::TooSmall.text(language).to_owned();
        }
        let (up, all) = moves.with(|moves| (moves.movers.iter().filter(|moved| moved.is_up()).count(), moves.movers.len()));
        if all == 0 { InsightsLabel::NoMoves.text(language).to_owned() } else { insights::moves(up, all - up, language) }
    });
    let columns = Signal::derive(move || {
        let language = speech.language();
        vec![
            Column::words(InsightsLabel::Customer.text(language)),
            Column::words(InsightsLabel::Class.text(language)),
            Column::figures(InsightsLabel::Then.text(language)),
            Column::figures(InsightsLabel::Now.text(language)),
        ]
    });
    let told = move |most: usize| {
        let language = speech.language();
        shop.read(|book, _| {
            let currency = book.settings().currency;
            moves.with(|moves| {
                let tell = |moved: &crate::method::ClassMove| Mover {
                    id: moved.customer,
                    name: act::name_of(book, moved.customer, language),
                    step: format!("{} → {}", class_name(moved.from, language), class_name(moved.to, language)),
                    then: format::money(moved.net_then_minor, currency),
                    now: format::money(moved.net_now_minor, currency),
                };
                moves.movers.iter().take(most).map(tell).collect::<Vec<_>>()
            })
        })
    };
    let rows =
        Signal::derive(move || told(200).into_iter().map(|mover| vec![mover.name, mover.step, mover.then, mover.now]).collect::<Vec<_>>());
    let strip = move || {
        let (language, counts) = (speech.language(), counts.get());
        let all = [(Class::A, counts.a), (Class::B, counts.b), (Class::C, counts.c)];
        let part = |(class, count): (Class, u32)| {
            let letter = class_name(class, language);
            let name = format!("class-strip-part class-strip-{}", letter.to_ascii_lowercase());
            let text = insights::class_count(&letter, count, language);
            view! { <span class=name style:flex-grow=count.to_string()>{text}</span> }
        };
        all.into_iter().filter(|(_, count)| *count > 0).map(part).collect_view()
    };
    view! {
        <Picture title=title note=speech.text(InsightsLabel::ClassesNote) columns=columns rows=rows>
            <div class="class-strip">{strip}</div>
            <ul class="movers">
                {move || {
                    told(MOST_NAMED)
                        .into_iter()
                        .map(|mover| {
                            view! {
                                <li>
                                    <a class="strong" href=Route::Customer(mover.id).href()>{mover.name}</a>
                                    " "
                                    <span class="nowrap">{mover.step}</span>
                                    " "
                                    <span class="soft">{format!("{} → {}", mover.then, mover.now)}</span>
                                </li>
                            }
                        })
                        .collect_view()
                }}
            </ul>
        </Picture>
    }
}

struct Mover {
    id: CustomerId,
    name: String,
    step: String,
    then: String,
    now: String,
}
