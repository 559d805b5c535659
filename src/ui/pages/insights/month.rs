//! One month in five words, and what follows from it: the owner reads what changed and writes down one thing to do.
mod complaints;
mod decisions;

use crate::{
    domain::{CustomerId, Month},
    method::{ClassStep, MonthReview, Retention, ShopMonths},
    ui::{
        icons::Icon,
        language::use_speech,
        parts::{IconButton, SectionHeading},
        pieces::SentenceView,
        shop::use_shop,
        wish::{Wishes, use_wishes},
    },
    words::{
        Language, Sentence, Text,
        month::{self, MonthLabel},
    },
};
use leptos::prelude::*;

/// Months that can be looked back at, with a year of memory before them.
const GATHERED: usize = 37;
const LOOK_BACK: i32 = 24;

/// One of the five words: its sentences and what to do, or that there is nothing.
#[derive(Clone, PartialEq)]
struct Word {
    title: MonthLabel,
    nothing: MonthLabel,
    told: Vec<Sentence>,
    /// Lists of customers to look at.
    lists: Vec<(MonthLabel, Vec<CustomerId>)>,
}

/// The tab.
pub fn month() -> AnyView {
    let (shop, speech, wishes) = (use_shop(), use_speech(), use_wishes());
    let months = Memo::new(move |_| shop.read(|book, figures| ShopMonths::gather(book, figures, GATHERED)));
    let latest = move || shop.read(|_, figures| figures.today.month());
    // How many months back: a new month is looked at as soon as it begins.
    let back = RwSignal::new(0_i32);
    let shown = Memo::new(move |_| Month(latest().0 - back.get()));
    let review = Memo::new(move |_| {
        shop.read(|book, figures| {
            months.with(|months| {
                let retention = Retention::find(months, months.fitting_memory(figures.window_days));
                MonthReview::find(book, figures, months, &retention, shown.get())
            })
        })
    });
    let words = Memo::new(move |_| {
        let language = speech.language();
        let currency = shop.read(|book, _| book.settings().currency);
        review.with(|review| {
            vec![
                understand(review, language),
                analyse(review, language),
                select(review, language),
                acquire(review, currency, language),
                keep(review, language),
            ]
        })
    });
    let heading = speech.tell(move |language| review.with(|review| month::heading(review.month, review.is_over, language)));
    let can_go_back = move || {
        let first = months.with(|months| months.first_month);
        back.get() < LOOK_BACK && first.is_some_and(|first| first < shown.get())
    };
    let step = move |by: i32| back.update(|back| *back = (*back + by).clamp(0, LOOK_BACK));
    let definition = speech.text(MonthLabel::Definition);
    view! {
        <div class="stack gap-4 month">
            <div class="cluster">
                <IconButton
                    icon=Icon::ChevronLeft
                    label=speech.text(MonthLabel::Earlier)
                    disabled=Signal::derive(move || !can_go_back())
                    on_press=move || step(1)
                />
                <h2 class="picture-title" aria-live="polite">{move || heading.get()}</h2>
                <IconButton
                    icon=Icon::ChevronRight
                    label=speech.text(MonthLabel::Later)
                    disabled=Signal::derive(move || back.get() == 0)
                    on_press=move || step(-1)
                />
            </div>
            <div class="month-words">
                {move || words.get().into_iter().map(|word| section(word, shown.get_untracked(), wishes, speech.language_now())).collect_view()}
            </div>
            {complaints::complaints(shown)}
            <p class="small soft">{move || definition.get()}</p>
            {decisions::decisions(shown)}
        </div>
    }
    .into_any()
}

fn section(word: Word, month: Month, wishes: Wishes, language: Language) -> AnyView {
    let title = word.title.text(language).to_owned();
    let told = if word.told.is_empty() {
        view! { <p class="soft">{word.nothing.text(language)}</p> }.into_any()
    } else {
        word.told.into_iter().map(|sentence| view! { <p><SentenceView sentence=Signal::stored(sentence) /></p> }).collect_view().into_any()
    };
    let list = move |(label, people): (MonthLabel, Vec<CustomerId>)| {
        let text = label.text(language);
        let see = move |_| wishes.show_people(&month::people_of(month, text, language), people.clone());
        view! { <button type="button" class="button button-quiet" on:click=see><span class="button-label">{text}</span></button> }
    };
    let lists = word.lists.into_iter().filter(|(_, people)| !people.is_empty()).map(list).collect_view();
    view! {
        <section class="sheet stack gap-2">
            <SectionHeading title=Signal::stored(title) />
            {told}
            <div class="cluster">{lists}</div>
        </section>
    }
    .into_any()
}

fn understand(review: &MonthReview, language: Language) -> Word {
    let mut told: Vec<Sentence> = month::written(&review.written, language).into_iter().collect();
    let unreachable = review.unreachable_keys.clone();
    if !unreachable.is_empty() {
        told.push(month::unreachable(unreachable.len(), language));
    }
    Word {
        title: MonthLabel::Understand,
        nothing: MonthLabel::NothingWritten,
        told,
        lists: vec![(MonthLabel::SeeUnreachable, unreachable)],
    }
}

fn analyse(review: &MonthReview, language: Language) -> Word {
    let people =
        |is_up: bool| review.steps.iter().filter(|step| step.is_up() == is_up).map(|step: &ClassStep| step.customer).collect::<Vec<_>>();
    let (up, down) = (people(true), people(false));
    Word {
        title: MonthLabel::Analyse,
        nothing: MonthLabel::NothingMoved,
        told: month::groups(&review.groups, language).into_iter().chain(month::steps(up.len(), down.len(), language)).collect(),
        lists: vec![(MonthLabel::SeeUp, up), (MonthLabel::SeeDown, down)],
    }
}

fn select(review: &MonthReview, language: Language) -> Word {
    Word {
        title: MonthLabel::Select,
        nothing: MonthLabel::NoKeys,
        told: month::keys(review, language).into_iter().collect(),
        lists: vec![(MonthLabel::SeeGained, review.keys_gained.clone()), (MonthLabel::SeeDropped, review.keys_lost.clone())],
    }
}

fn acquire(review: &MonthReview, currency: crate::domain::Currency, language: Language) -> Word {
    Word {
        title: MonthLabel::Acquire,
        nothing: MonthLabel::NobodyNew,
        told: month::acquired(review, &review.sources(), currency, language).into_iter().collect(),
        lists: vec![(MonthLabel::SeeNew, review.new_customers.clone())],
    }
}

fn keep(review: &MonthReview, language: Language) -> Word {
    let mut told: Vec<Sentence> = month::kept(review, language).into_iter().collect();
    if !review.slipped.is_empty() {
        told.push(month::slipped(review.slipped.len(), language));
    }
    Word { title: MonthLabel::Keep, nothing: MonthLabel::NobodyKept, told, lists: vec![(MonthLabel::SeeSlipped, review.slipped.clone())] }
}
