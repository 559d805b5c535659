//! The classes at the end of each month, and who moved since a month ago.
use super::Ground;
use crate::{
    domain::CustomerId,
    method::{Class, ClassMove, class_moves},
    route::Route,
    ui::{
        charts::{Bar, Bars, Picture},
        parts::{Button, ButtonLook, Column},
        shop::MOVES_SINCE_DAYS,
    },
    words::{
        Text, act,
        classes::{self, ClassesLabel},
        customers, format,
        insights::{self, InsightsLabel},
        why::class_name,
    },
};
use leptos::prelude::*;

/// Movers named below the picture.
const MOST_NAMED: usize = 6;

/// The end of one month.
#[derive(Clone, PartialEq)]
struct Counted {
    name: String,
    long: String,
    told: String,
    counts: [u32; 3],
}

/// The picture.
pub fn history(ground: Ground) -> AnyView {
    let Ground { shop, speech, wishes, .. } = ground;
    let moves = Memo::new(move |_| {
        shop.read_history(|book, figures, history| class_moves(book, figures, history, figures.today.plus_days(-MOVES_SINCE_DAYS)))
    });
    let months = Memo::new(move |_| {
        let language = speech.language();
        shop.read_history(|_, _, history| {
            let ends = history.days.iter().zip(&history.classes).filter(|(day, _)| **day == day.month().last_day());
            let count = |classes: &[Class], wanted: Class| classes.iter().filter(|class| **class == wanted).count() as u32;
            ends.map(|(day, classes)| {
                let counts = [Class::A, Class::B, Class::C].map(|class| count(classes, class));
                let long = insights::month_long(day.month(), language);
                let told = format!("{long}: A {}, B {}, C {}", counts[0], counts[1], counts[2]);
                Counted { name: format::month_short(day.civil().month, language), long, told, counts }
            })
            .collect::<Vec<_>>()
        })
    });
    let split = move || moves.with(|moves| (moves.movers.iter().filter(|moved| moved.is_up()).count(), moves.movers.len()));
    let title = speech.tell(move |language| {
        if shop.read(|_, figures| figures.classes.is_ranking) {
            return InsightsLabel::TooSmall.text(language).to_owned();
        }
        let (up, all) = split();
        if all == 0 { InsightsLabel::NoMoves.text(language).to_owned() } else { insights::moves(up, all - up, language) }
    });
    let bars = Signal::derive(move || {
        let bar = |month: Counted| Bar { lower: month.counts[0].into(), upper: month.counts[1].into(), name: month.name, told: month.told };
        months.get().into_iter().map(bar).collect::<Vec<_>>()
    });
    let names = Signal::derive(move || {
        let language = speech.language();
        (customers::class("A", language), customers::class("B", language))
    });
    let columns = Signal::derive(move || {
        let language = speech.language();
        let mut columns = vec![Column::words(InsightsLabel::Month.text(language))];
        columns.extend(["A", "B", "C"].map(|letter| Column::figures(customers::class(letter, language))));
        columns
    });
    let rows = Signal::derive(move || {
        let row = |month: Counted| [vec![month.long], month.counts.map(|count| format::count(count.into())).to_vec()].concat();
        months.get().into_iter().rev().map(row).collect::<Vec<_>>()
    });
    let movers = move || {
        let language = speech.language();
        shop.read(|book, _| {
            let currency = book.settings().currency;
            let line = |moved: &ClassMove| {
                let (name, told) = (act::name_of(book, moved.customer, language), classes::tell_move(moved, currency, language));
                let step = format!("{} {}", if moved.is_up() { "↑" } else { "↓" }, class_name(moved.to, language));
                view! {
                    <li>
                        <a class="strong" href=Route::Customer(moved.customer).href()>{name}</a>
                        " "
                        <span class="nowrap">{step}</span>
                        " "
                        <span class="soft">{told}</span>
                    </li>
                }
            };
            moves.with(|moves| moves.movers.iter().take(MOST_NAMED).map(line).collect::<Vec<_>>())
        })
    };
    let show = move |is_up: bool, label: ClassesLabel| {
        let text = speech.text(label);
        let people = move || -> Vec<CustomerId> {
            moves.with_untracked(|moves| moves.movers.iter().filter(|moved| moved.is_up() == is_up).map(|moved| moved.customer).collect())
        };
        let is_empty = move || moves.with(|moves| !moves.movers.iter().any(|moved| moved.is_up() == is_up));
        view! {
            <Show when=move || !is_empty()>
                <Button
                    look=ButtonLook::Quiet
                    on_press=move || wishes.show_people(label.text(speech.language_now()), people())
                >
                    {move || text.get()}
                </Button>
            </Show>
        }
        .into_any()
    };
    view! {
        <Picture
            title=title
            note=speech.text(ClassesLabel::HistoryNote)
            columns=columns
            rows=rows
            acts=move || [show(true, ClassesLabel::MovedUp), show(false, ClassesLabel::MovedDown)].into_iter().collect_view()
        >
            <Bars label=title bars=bars names=names />
            <ul class="movers">{movers}</ul>
        </Picture>
    }
    .into_any()
}
