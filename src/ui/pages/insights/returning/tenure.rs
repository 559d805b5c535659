//! What customers leave in each year with the shop, and how many that rests on.
use super::Ground;
use crate::{
    method::{Rates, Tenure, TenureYear, longest_customers},
    ui::{
        charts::{Bar, Bars, Picture},
        parts::{Button, ButtonLook, Column},
        wish::use_wishes,
    },
    words::{
        Text, format,
        winning::{self, WinningLabel},
    },
};
use leptos::prelude::*;

/// The bars, one a year.
pub fn tenure(ground: Ground) -> AnyView {
    let (shop, speech, wishes) = (ground.shop, ground.speech, use_wishes());
    let found = Memo::new(move |_| shop.read(Tenure::find));
    let currency = move || shop.read(|book, _| book.settings().currency);
    let is_of_sales =
        move || shop.read(|book, _| Rates::of(book).margin >= 10_000 && book.products().iter().all(|slot| slot.value.cost_minor.is_none()));
    let title = speech.tell(move |language| {
        found.with(|found| winning::tenure(found.why().as_ref(), &found.years, is_of_sales(), currency(), language).plain())
    });
    let bars = Signal::derive(move || {
        let (language, currency) = (speech.language(), currency());
        let bar = |year: &TenureYear| Bar {
            lower: year.average_minor().unwrap_or(0).max(0) as f64,
            upper: 0.0,
            name: winning::year_short(year.year, language),
            told: winning::tenure_told(year, currency, language),
        };
        found.with(|found| found.years.iter().map(bar).collect::<Vec<_>>())
    });
    let names = Signal::derive(move || (WinningLabel::AverageLeft.text(speech.language()).to_owned(), String::new()));
    let columns = Signal::derive(move || {
        use WinningLabel as L;
        [L::YearWithUs, L::Reached, L::BoughtIn, L::AverageLeft].map(|label| Column::figures(label.text(speech.language()))).to_vec()
    });
    let rows = Signal::derive(move || {
        let currency = currency();
        let row = |year: &TenureYear| {
            let average = year.average_minor().map_or_else(|| "–".to_owned(), |average| format::money(average, currency));
            vec![year.year.to_string(), format::count(year.customers.into()), format::count(year.buyers.into()), average]
        };
        found.with(|found| found.years.iter().map(row).collect::<Vec<_>>())
    });
    let show = move |years: u32| {
        let people = shop.read_now(|_, figures| longest_customers(figures, years));
        wishes.show_people(&winning::longest(years, speech.language_now()), people);
    };
    let see_bar = move |at: usize| show(at as u32 + 1);
    let see = move || show(found.with_untracked(|found| found.why().map_or(1, |why| why.last.year)));
    let (label, definition) = (speech.text(WinningLabel::SeeLongest), speech.text(WinningLabel::TenureDefinition));
    view! {
        <Picture
            title=title
            note=speech.text(WinningLabel::TenureNote)
            columns=columns
            rows=rows
            acts=move || {
                view! {
                    <Show when=move || found.with(|found| !found.years.is_empty())>
                        <Button look=ButtonLook::Quiet on_press=see>{move || label.get()}</Button>
                    </Show>
                }
            }
        >
            <Show when=move || found.with(|found| !found.years.is_empty())>
                <Bars label=title bars=bars names=names on_press=see_bar />
            </Show>
            <p class="small soft">{move || definition.get()}</p>
        </Picture>
    }
    .into_any()
}
