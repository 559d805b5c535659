//! Who brings it, and whose chance of coming again is falling: lists with their reasons, each leading to the customers.
use super::{Facts, Ground};
use crate::{
    domain::CustomerId,
    method::{
        Painter,
        survival::{Forecast, ForecastWhy},
    },
    route::Route,
    ui::{
        charts::Picture,
        parts::{Button, ButtonLook, Column},
        wish::use_wishes,
    },
    words::{
        Language, Text, act,
        forecast::{self, ForecastLabel},
    },
};
use leptos::prelude::*;

/// Customers named in the picture.
pub const MOST_NAMED: usize = 8;

/// A list of customers under a conclusion.
#[derive(Clone, Copy)]
struct List {
    ground: Ground,
    title: fn(&Facts, Language) -> String,
    note: ForecastLabel,
    people: ForecastLabel,
    ids: fn(&Facts) -> &[CustomerId],
    tell: fn(&ForecastWhy, &Facts, Language) -> (String, String),
}

fn top_of(facts: &Facts) -> &[CustomerId] {
    &facts.top
}

fn falling_of(facts: &Facts) -> &[CustomerId] {
    &facts.falling
}

/// Who brings most.
pub fn top(ground: Ground) -> AnyView {
    let title = |facts: &Facts, language| {
        let named = facts.top.len().min(MOST_NAMED);
        forecast::top_title(named, facts.top_share, language)
    };
    let tell = |why: &ForecastWhy, facts: &Facts, language| {
        (forecast::year(why, facts.currency, language).plain(), forecast::money(why.own.middle_minor, facts.currency))
    };
    list(List { ground, title, note: ForecastLabel::TopNote, people: ForecastLabel::TopPeople, ids: top_of, tell })
}

/// Whose chance is falling.
pub fn falling(ground: Ground) -> AnyView {
    let title = |facts: &Facts, language| {
        if facts.falling.is_empty() {
            return ForecastLabel::NobodyFalling.text(language).to_owned();
        }
        forecast::falling_title(facts.falling.len(), facts.at_stake_minor, facts.currency, language)
    };
    let tell = |why: &ForecastWhy, facts: &Facts, language| {
        (forecast::fell(why, language).plain(), forecast::money(why.own.middle_minor, facts.currency))
    };
    list(List { ground, title, note: ForecastLabel::FallingNote, people: ForecastLabel::FallingPeople, ids: falling_of, tell })
}

/// A customer of a list: name, reason, money.
type Named = (CustomerId, String, String, String);

impl List {
    fn named(self, most: usize, language: Language) -> Vec<Named> {
        let shop = self.ground.shop;
        let Some(forecast) = shop.forecast() else { return Vec::new() };
        let one = |forecast: &Forecast, facts: &Facts, id: CustomerId| {
            shop.read_painter(|Painter { book, figures, behaviours }| {
                let why = forecast.why(figures, behaviours, facts.kept, id)?;
                let (reason, money) = (self.tell)(&why, facts, language);
                Some((id, act::name_of(book, id, language), reason, money))
            })
        };
        self.ground.with(|facts| (self.ids)(facts).iter().take(most).filter_map(|id| one(&forecast, facts, *id)).collect())
    }
}

fn list(list: List) -> AnyView {
    let (speech, wishes) = (list.ground.speech, use_wishes());
    let title = speech.tell(move |language| list.ground.with(|facts| (list.title)(facts, language)));
    let columns = Signal::derive(move || {
        let language = speech.language();
        let words = [ForecastLabel::Customer, ForecastLabel::Why].map(|label| Column::words(label.text(language)));
        words.into_iter().chain([Column::figures(ForecastLabel::Expected.text(language))]).collect::<Vec<_>>()
    });
    let rows = Signal::derive(move || {
        let named = list.named(usize::MAX, speech.language());
        named.into_iter().map(|(_, name, reason, money)| vec![name, reason, money]).collect::<Vec<_>>()
    });
    let see = speech.text(ForecastLabel::ShowCustomers);
    let see_all = move || {
        let ids = list.ground.facts.with_untracked(|facts| facts.as_ref().map(|facts| (list.ids)(facts).to_vec()));
        wishes.show_people(list.people.text(speech.language_now()), ids.unwrap_or_default());
    };
    let row = |(id, name, reason, money): Named| {
        view! {
            <li class="slipping-row">
                <a class="strong" href=Route::Customer(id).href()>{name}</a>
                <span>{reason}</span>
                <span class="numeric">{money}</span>
            </li>
        }
    };
    let has_any = move || list.ground.with(|facts| !(list.ids)(facts).is_empty());
    view! {
        <Picture
            title=title
            note=speech.text(list.note)
            columns=columns
            rows=rows
            acts=move || {
                view! {
                    <Show when=has_any>
                        <Button look=ButtonLook::Quiet on_press=see_all>{move || see.get()}</Button>
                    </Show>
                }
            }
        >
            <ul class="ledger slipping">
                {move || list.named(MOST_NAMED, speech.language()).into_iter().map(row).collect_view()}
            </ul>
        </Picture>
    }
    .into_any()
}
