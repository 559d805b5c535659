//! Kinds of customers as rows of bars: what becomes of the grain, attitudes, cooperation. A press leads to the customers.
use super::Ground;
use crate::{
    domain::CustomerId,
    method::{Attitude, Cooperation, Fate, Portrait},
    ui::{charts::Picture, parts::Column},
    words::{
        Text,
        classes::{self, ClassesLabel, attitude_labels, cooperation_labels, fate_labels},
        format,
        insights::InsightsLabel,
    },
};
use leptos::prelude::*;

/// One kind: its name, what to do, and who belongs to it.
type Kind = (ClassesLabel, ClassesLabel, fn(&Portrait) -> bool);

const FATES: &[Kind] = &[
    (fate_labels(Fate::Earns).0, fate_labels(Fate::Earns).1, |own| own.fate == Some(Fate::Earns)),
    (fate_labels(Fate::Multiplies).0, fate_labels(Fate::Multiplies).1, |own| own.fate == Some(Fate::Multiplies)),
    (fate_labels(Fate::Costs).0, fate_labels(Fate::Costs).1, |own| own.fate == Some(Fate::Costs)),
];

const ATTITUDES: &[Kind] = &[
    (attitude_labels(Attitude::Loyal).0, attitude_labels(Attitude::Loyal).1, |own| own.attitude == Some(Attitude::Loyal)),
    (attitude_labels(Attitude::Switcher).0, attitude_labels(Attitude::Switcher).1, |own| own.attitude == Some(Attitude::Switcher)),
    (attitude_labels(Attitude::NoLoyalty).0, attitude_labels(Attitude::NoLoyalty).1, |own| own.attitude == Some(Attitude::NoLoyalty)),
    (ClassesLabel::Early, ClassesLabel::EarlyAct, |own| own.is_early),
    (ClassesLabel::Bargainers, ClassesLabel::BargainerAct, |own| own.is_bargainer),
];

const COOPERATIONS: &[Kind] = &[
    (cooperation_labels(Cooperation::LongTerm).0, cooperation_labels(Cooperation::LongTerm).1, |own| {
        own.cooperation == Some(Cooperation::LongTerm)
    }),
    (cooperation_labels(Cooperation::Seasonal).0, cooperation_labels(Cooperation::Seasonal).1, |own| {
        own.cooperation == Some(Cooperation::Seasonal)
    }),
    (cooperation_labels(Cooperation::Phased).0, cooperation_labels(Cooperation::Phased).1, |own| {
        own.cooperation == Some(Cooperation::Phased)
    }),
    (cooperation_labels(Cooperation::OneOff).0, cooperation_labels(Cooperation::OneOff).1, |own| {
        own.cooperation == Some(Cooperation::OneOff)
    }),
    (cooperation_labels(Cooperation::Young).0, cooperation_labels(Cooperation::Young).1, |own| own.cooperation == Some(Cooperation::Young)),
];

/// The three fates of the grain (method 23).
pub fn fates(ground: Ground) -> AnyView {
    let counts = count(ground, FATES);
    let title = ground.speech.tell(move |language| {
        counts.with(|counts| {
            let people = |at: usize| counts.get(at).map_or(0, |count| count.people as usize);
            classes::fates_title([people(0), people(1), people(2)], language)
        })
    });
    picture(ground, title, ClassesLabel::FatesNote, FATES, counts)
}

/// Attitudes (method 36), early adopters and hard bargainers (method 48).
pub fn attitudes(ground: Ground) -> AnyView {
    picture(ground, ground.speech.text(ClassesLabel::AttitudeTitle), ClassesLabel::AttitudeNote, ATTITUDES, count(ground, ATTITUDES))
}

/// Types of cooperation (method 81).
pub fn cooperations(ground: Ground) -> AnyView {
    let counts = count(ground, COOPERATIONS);
    picture(ground, ground.speech.text(ClassesLabel::CooperationTitle), ClassesLabel::CooperationNote, COOPERATIONS, counts)
}

/// Customers of a kind and what they bring.
#[derive(Clone, Copy, Default, PartialEq)]
struct Count {
    people: u32,
    net_minor: i64,
}

fn count(ground: Ground, kinds: &'static [Kind]) -> Memo<Vec<Count>> {
    Memo::new(move |_| {
        ground.portraits.with(|portraits| {
            ground.shop.read(|_, figures| {
                let mut counts = vec![Count::default(); kinds.len()];
                for (at, own) in portraits.iter().enumerate().filter(|(at, _)| figures.columns.is_customer.get(*at) == Some(&true)) {
                    for (count, _) in counts.iter_mut().zip(kinds).filter(|(_, (.., belongs))| belongs(own)) {
                        count.people += 1;
                        count.net_minor = count.net_minor.saturating_add(figures.columns.net_minor[at]);
                    }
                }
                counts
            })
        })
    })
}

fn picture(ground: Ground, title: Signal<String>, note: ClassesLabel, kinds: &'static [Kind], counts: Memo<Vec<Count>>) -> AnyView {
    let Ground { shop, speech, wishes, portraits, .. } = ground;
    let currency = move || shop.read(|book, _| book.settings().currency);
    let columns = Signal::derive(move || {
        let language = speech.language();
        vec![
            Column::words(InsightsLabel::Group.text(language)),
            Column::figures(InsightsLabel::People.text(language)),
            Column::figures(InsightsLabel::Sales.text(language)),
            Column::words(InsightsLabel::Todo.text(language)),
        ]
    });
    let rows = Signal::derive(move || {
        let (language, currency) = (speech.language(), currency());
        let row = |((label, todo, _), count): (&Kind, Count)| {
            let (people, net) = (format::count(count.people.into()), format::money(count.net_minor, currency));
            vec![label.text(language).to_owned(), people, net, todo.text(language).to_owned()]
        };
        kinds.iter().zip(counts.get()).map(row).collect::<Vec<_>>()
    });
    let see = move |at: usize| {
        let (label, _, belongs) = kinds[at];
        let ids: Vec<CustomerId> = portraits.with_untracked(|portraits| {
            shop.read_now(|_, figures| {
                let is_one = |at: &usize| figures.columns.is_customer.get(*at) == Some(&true) && belongs(&portraits[*at]);
                (0..portraits.len()).filter(is_one).map(|at| CustomerId(at as u32)).collect()
            })
        });
        wishes.show_people(label.text(speech.language_now()), ids);
    };
    let bars = move || {
        let (language, currency, counts) = (speech.language(), currency(), counts.get());
        let largest = counts.iter().map(|count| count.people).max().unwrap_or(0).max(1);
        let bar = |(at, ((label, todo, _), count)): (usize, (&Kind, Count))| {
            let width = format!("{:.1}%", f64::from(count.people) / f64::from(largest) * 100.0);
            view! {
                <li>
                    <button type="button" class="group-row" on:click=move |_| see(at)>
                        <span class="group-name">{label.text(language)} <br /> <span class="small soft">{todo.text(language)}</span></span>
                        <span class="group-track" aria-hidden="true">
                            <span class="group-bar" style:inline-size=width></span>
                        </span>
                        <span class="numeric">{format::count(count.people.into())}</span>
                        <span class="numeric soft">{format::money(count.net_minor, currency)}</span>
                    </button>
                </li>
            }
        };
        kinds.iter().zip(counts).enumerate().map(bar).collect_view()
    };
    view! {
        <Picture title=title note=speech.text(note) columns=columns rows=rows>
            <ul class="groups kinds">{bars}</ul>
        </Picture>
    }
    .into_any()
}
