//! What kind of customer this is: class by month, loyalty, attitude, cooperation, fate; each with its reason and what to do.
use super::judgement::Judged;
use crate::{
    domain::{CustomerId, Judgement},
    method::{Class, ClassThen, Painter},
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, SectionHeading},
        pieces::SentenceView,
        shop::use_shop,
    },
    words::{
        Language, Sentence, Text,
        classes::{self, ClassesLabel},
        format,
        why::class_name,
    },
};
use leptos::prelude::*;

/// One conclusion.
#[derive(Clone, PartialEq)]
struct Told {
    title: ClassesLabel,
    what: String,
    why: Sentence,
    facts: Vec<String>,
    act: String,
    is_warm: bool,
}

/// The section below what is up now.
pub fn kind(id: CustomerId, about: RwSignal<Option<Judged>>) -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let told = Memo::new(move |_| {
        let language = speech.language();
        shop.read_painter(|painter| tell(painter, id, language))
    });
    let decide = Judged::ALL.map(|(judged, label)| {
        let label = speech.text(label);
        view! { <Button look=ButtonLook::Quiet on_press=move || about.set(Some(judged))>{move || label.get()}</Button> }
    });
    view! {
        <section class="customer-kind">
            <SectionHeading title=speech.text(ClassesLabel::Kind) />
            <div class="ledger">
                {months(id)}
                {move || told.get().into_iter().map(matter).collect_view()}
                <div class="cluster customer-decide">{decide.into_iter().collect_view()}</div>
            </div>
        </section>
    }
    .into_any()
}

fn matter(told: Told) -> AnyView {
    let language = use_speech().language_now();
    let Told { title, what, why, facts, act, is_warm } = told;
    let facts = facts.into_iter().map(|fact| view! { <li>{fact}</li> }).collect::<Vec<_>>();
    view! {
        <div class="customer-matter">
            <p>
                <span class="strong customer-matter-title">{title.text(language)}</span>
                <span class:warm=is_warm>{what}</span>
            </p>
            <p class="small soft"><SentenceView sentence=Signal::stored(why) /></p>
            {(!facts.is_empty()).then(|| view! { <ul class="small soft customer-facts">{facts}</ul> })}
            {(!act.is_empty()).then(|| view! { <p class="small customer-matter-act">{act}</p> })}
        </div>
    }
    .into_any()
}

/// The class at the end of each of the last months, and now.
fn months(id: CustomerId) -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let cells = Memo::new(move |_| {
        let language = speech.language();
        shop.read_history(|book, figures, history| {
            let currency = book.settings().currency;
            let is_month_end = |then: &ClassThen| then.day == then.day.month().last_day();
            let known = history.of(book, id).into_iter().filter(is_month_end).filter(|then| !matches!(then.class, Class::Rank(_)));
            let mut cells: Vec<(Class, String, String)> = known
                .map(|then| {
                    (then.class, format::month_short(then.day.civil().month, language), classes::month_told(&then, currency, language))
                })
                .collect();
            if !cells.iter().any(|(class, ..)| *class != Class::None) || figures.classes.is_ranking {
                cells.clear();
            }
            cells
        })
    });
    let title = speech.text(ClassesLabel::History);
    let cell = move |(class, month, told): (Class, String, String)| {
        let letter = class_name(class, speech.language_now());
        let look = match class {
            Class::A => "class-month class-month-a",
            Class::B => "class-month class-month-b",
            _ => "class-month",
        };
        let tip = told.clone();
        view! {
            <li class=look title=tip>
                <span aria-hidden="true">{letter}</span>
                <span aria-hidden="true" class="class-month-name">{month}</span>
                <span class="visually-hidden">{told}</span>
            </li>
        }
    };
    view! {
        <Show when=move || !cells.with(Vec::is_empty)>
            <div class="customer-matter">
                <p class="strong">{move || title.get()}</p>
                <ol class="class-months">{move || cells.get().into_iter().map(cell).collect_view()}</ol>
            </div>
        </Show>
    }
    .into_any()
}

fn tell(painter: Painter, id: CustomerId, language: Language) -> Vec<Told> {
    let (book, figures) = (painter.book, painter.figures);
    let Some(customer) = book.find_customer(id) else { return Vec::new() };
    let currency = book.settings().currency;
    let text = |label: ClassesLabel| label.text(language).to_owned();
    let plain = |title, what, why, act| Told { title, what, why, facts: Vec::new(), act, is_warm: false };
    let mut told = Vec::new();
    if let Some(why) = painter.loyalty(id) {
        let what = format!("{} / 100", why.score);
        let facts = classes::loyalty_parts(&why, language);
        told.push(Told { facts, ..plain(ClassesLabel::LoyaltyScore, what, classes::tell_loyalty(&why, language), String::new()) });
    }
    if figures.of(id).visits > 0 {
        let why = painter.attitude(id);
        let (sentence, own) = (classes::tell_attitude(&why, language), customer.attitude_override.as_deref());
        if let Some(attitude) = painter.attitude_in_force(id, &why) {
            let (label, act) = classes::attitude_labels(attitude);
            let own = own.filter(|_| figures.columns.marks[id.index()].attitude.is_some());
            let (what, sentence) = by_owner(text(label), sentence, own, painter, language);
            told.push(plain(ClassesLabel::Attitude, what, sentence, text(act)));
        }
        if why.is_early() {
            told.push(plain(
                ClassesLabel::Early,
                String::new(),
                classes::tell_early(why.early_items, language),
                text(ClassesLabel::EarlyAct),
            ));
        }
    }
    if let Some(why) = painter.cooperation(id) {
        let (label, act) = classes::cooperation_labels(why.kind);
        told.push(plain(ClassesLabel::Cooperation, text(label), classes::tell_cooperation(&why, language), text(act)));
    }
    if let Some(why) = painter.fate(id) {
        let (label, act) = classes::fate_labels(why.fate);
        told.push(plain(ClassesLabel::Fate, text(label), classes::tell_fate(&why, currency, language), text(act)));
    }
    if let Some(why) = painter.bargainer(id) {
        let sentence = classes::tell_bargainer(&why, language);
        told.push(Told { is_warm: true, ..plain(ClassesLabel::Bargainers, String::new(), sentence, text(ClassesLabel::BargainerAct)) });
    }
    told
}

/// Where the owner has decided, that is said, and what the figures say too.
fn by_owner<T>(what: String, computed: Sentence, own: Option<&Judgement<T>>, painter: Painter, language: Language) -> (String, Sentence) {
    let Some(own) = own else { return (what, computed) };
    let sentence = Sentence::of(classes::reason_then_figures(&own.reason, language)).and(computed);
    (classes::decided(&what, own.until, painter.figures.today, language), sentence)
}
