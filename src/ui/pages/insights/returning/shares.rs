//! Old and new money by month, as shares of each month.
use super::{Ground, SHOWN};
use crate::{
    method::OldShare,
    ui::{
        charts::{Bar, Bars, Picture},
        parts::Column,
    },
    words::{
        Text, format, insights,
        returning::ReturningLabel,
        winning::{self, WinningLabel},
    },
};
use leptos::prelude::*;

/// The bars, each as tall as the others.
pub fn shares(ground: Ground) -> AnyView {
    let speech = ground.speech;
    let shown = Memo::new(move |_| {
        ground.months.with(|months| {
            let places = months.months.len().saturating_sub(SHOWN)..months.months.len();
            let began = |share: &OldShare| months.first_month.is_some_and(|first| first <= share.month);
            places.filter_map(|place| OldShare::find(months, place)).filter(began).collect::<Vec<_>>()
        })
    });
    let currency = move || ground.shop.read(|book, _| book.settings().currency);
    let title = speech.tell(move |language| {
        shown.with(|shown| shown.last().map(|share| winning::old_share(share, currency(), language).plain())).unwrap_or_default()
    });
    let bars = Signal::derive(move || {
        let language = speech.language();
        let bar = |share: &OldShare| Bar {
            lower: share.share.unwrap_or(0.0),
            upper: share.share.map_or(0.0, |share| 1.0 - share),
            name: format::month_short(share.month.first_day().civil().month, language),
            told: winning::old_share_told(share.month, share.share, language),
        };
        shown.with(|shown| shown.iter().map(bar).collect::<Vec<_>>())
    });
    let names = Signal::derive(move || {
        let language = speech.language();
        (WinningLabel::OldCustomers.text(language).to_owned(), WinningLabel::NewCustomers.text(language).to_owned())
    });
    let columns = Signal::derive(move || {
        use WinningLabel as L;
        let mut columns = vec![Column::words(ReturningLabel::Month.text(speech.language()))];
        columns.extend([L::OldCustomers, L::NewCustomers, L::Share].map(|label| Column::figures(label.text(speech.language()))));
        columns
    });
    let rows = Signal::derive(move || {
        let (language, currency) = (speech.language(), currency());
        let row = |share: &OldShare| {
            vec![
                insights::month_long(share.month, language),
                format::money(share.old_minor, currency),
                format::money(share.new_minor, currency),
                share.share.map_or_else(|| "–".to_owned(), insights::share),
            ]
        };
        shown.with(|shown| shown.iter().rev().map(row).collect::<Vec<_>>())
    });
    let definition = speech.text(WinningLabel::OldShareDefinition);
    view! {
        <Picture title=title note=speech.text(WinningLabel::OldShareNote) columns=columns rows=rows>
            <Bars label=title bars=bars names=names />
            <p class="small soft">{move || definition.get()}</p>
        </Picture>
    }
    .into_any()
}
