//! New and returning customers by month, never one without the other.
use crate::{
    method::monthly,
    ui::{
        charts::{Bar, Bars, Picture},
        language::use_speech,
        parts::Column,
        shop::use_shop,
    },
    words::{
        Text, format,
        insights::{self, InsightsLabel},
    },
};
use leptos::prelude::*;

/// Months in the picture.
const MONTHS: usize = 12;

/// Twelve bars of returning and new money.
#[component]
pub fn MonthsPicture() -> impl IntoView {
    let (shop, speech) = (use_shop(), use_speech());
    let months = Memo::new(move |_| shop.read(|book, figures| monthly(book, figures, MONTHS)));
    let currency = move || shop.read(|book, _| book.settings().currency);
    let title = speech.tell(move |language| {
        let (old, all) = months.with(|months| {
            let old: i64 = months.iter().map(|month| month.returning_net_minor).sum();
            (old, old + months.iter().map(|month| month.new_net_minor).sum::<i64>())
        });
        insights::returning_share(if all > 0 { old as f64 / all as f64 } else { 0.0 }, language)
    });
    let bars = Signal::derive(move || {
        let (language, currency) = (speech.language(), currency());
        months.with(|months| {
            let bar = |month: &crate::method::MonthFigures| Bar {
                lower: month.returning_net_minor.max(0) as f64,
                upper: month.new_net_minor.max(0) as f64,
                name: format::month_short(month.month.first_day().civil().month, language),
                told: insights::month_told(month.month, month.returning_net_minor, month.new_net_minor, currency, language),
            };
            months.iter().map(bar).collect::<Vec<_>>()
        })
    });
    let names = Signal::derive(move || {
        let language = speech.language();
        (InsightsLabel::Returning.text(language).to_owned(), InsightsLabel::New.text(language).to_owned())
    });
    let columns = Signal::derive(move || {
        let language = speech.language();
        vec![
            Column::words(InsightsLabel::Month.text(language)),
            Column::figures(InsightsLabel::Returning.text(language)),
            Column::figures(InsightsLabel::New.text(language)),
            Column::figures(InsightsLabel::ReturningCustomers.text(language)),
            Column::figures(InsightsLabel::NewCustomers.text(language)),
        ]
    });
    let rows = Signal::derive(move || {
        let (language, currency) = (speech.language(), currency());
        months.with(|months| {
            let row = |month: &crate::method::MonthFigures| {
                vec![
                    insights::month_long(month.month, language),
                    format::money(month.returning_net_minor, currency),
                    format::money(month.new_net_minor, currency),
                    format::count(month.returning_customers.into()),
                    format::count(month.new_customers.into()),
                ]
            };
            months.iter().rev().map(row).collect::<Vec<_>>()
        })
    });
    view! {
        <Picture title=title note=speech.text(InsightsLabel::MonthsNote) columns=columns rows=rows>
            <Bars label=title bars=bars names=names />
        </Picture>
    }
}
