//! What was expected against what was got, by product and promise, with the ways to close a gap.
use super::{Ground, name_of};
use crate::{
    domain::{CustomerId, ProductId, Rating},
    method::satisfaction::{ExpectationMark, ROUTES, Rated, Satisfaction, Stars, gap_of, product_nets_minor},
    ui::{
        charts::Picture,
        parts::{ChipTone, Column},
        pieces::{ActLine, act_lines},
    },
    words::{
        Language, Sentence, Text, format,
        ratings::{self, RatingLabel},
    },
};
use leptos::prelude::*;

/// Lines of products and promises.
const MOST_LINES: usize = 12;

/// One product or promise, told.
#[derive(Clone, PartialEq)]
struct Entry {
    name: String,
    of: Of,
    stars: Stars,
    net_minor: Option<i64>,
    mark: Option<ExpectationMark>,
    /// The side named most, where one was.
    side: Option<RatingLabel>,
}

#[derive(Clone, PartialEq)]
enum Of {
    Product(ProductId),
    Subject(String),
}

/// The picture.
pub fn satisfaction(ground: Ground) -> AnyView {
    let Ground { shop, speech, wishes, .. } = ground;
    let found = Memo::new(move |_| {
        shop.read(|book, figures| {
            if book.ratings().is_empty() { Satisfaction::default() } else { Satisfaction::find(book, &product_nets_minor(book, figures)) }
        })
    });
    let currency = move || shop.read(|book, _| book.settings().currency);
    let entries = Memo::new(move |_| found.with(|found| shop.read_now(|book, _| entries_of(found, |product| name_of(book, product)))));
    let has_any = move || found.with(|found| found.all.ratings + found.all.waiting > 0);
    let title = speech.tell(move |language| {
        if has_any() { found.with(|found| ratings::title(&found.all, language)) } else { RatingLabel::NoRatings.text(language).to_owned() }
    });
    let see = move |of: Of, name: String| {
        let people = shop.read_now(|book, _| {
            let is_short = |rating: &Rating| gap_of(rating).is_some_and(|gap| gap < 0) && is_about(rating, &of);
            let mut people: Vec<CustomerId> =
                book.ratings().iter().filter(|slot| slot.live && is_short(&slot.value)).map(|slot| slot.value.customer).collect();
            people.sort_unstable();
            people.dedup();
            people
        });
        wishes.show_people(&ratings::disappointed_by(&name, speech.language_now()), people);
    };
    let line = move |entry: Entry| {
        let language = speech.language();
        let separator = language.choose("：", "：", ": ");
        let mut acts = Vec::new();
        if entry.stars.short > 0 {
            let (of, name) = (entry.of.clone(), entry.name.clone());
            let label = RatingLabel::SeeDisappointed.text(language).to_owned();
            acts.push((label, Callback::new(move |()| see(of.clone(), name.clone()))));
        }
        let named = Sentence::of(format!("{}{separator}", entry.name));
        ActLine {
            sentence: named.and(ratings::stars_told(&entry.stars, language)),
            detail: entry
                .side
                .map(|side| format!("{}{separator}{}", RatingLabel::AskSide.text(language), side.text(language)))
                .unwrap_or_default(),
            chip: entry.mark.map(|mark| (ratings::mark_label(mark).text(language).to_owned(), tone_of(mark))),
            acts,
        }
    };
    let lines = Signal::derive(move || {
        entries.get().into_iter().filter(|entry| entry.stars.ratings > 0).take(MOST_LINES).map(line).collect::<Vec<_>>()
    });
    let columns = Signal::derive(move || {
        let language = speech.language();
        let mut columns = vec![Column::words(RatingLabel::Of.text(language))];
        let figures = [RatingLabel::Count, RatingLabel::Expected, RatingLabel::Got, RatingLabel::Gap, RatingLabel::Sales];
        columns.extend(figures.map(|label| Column::figures(label.text(language))));
        columns.push(Column::words(RatingLabel::Mark.text(language)));
        columns
    });
    let rows = Signal::derive(move || {
        let language = speech.language();
        let row = |entry: Entry| {
            vec![
                entry.name,
                format::count(entry.stars.ratings.into()),
                ratings::average(entry.stars.expected()),
                ratings::average(entry.stars.got()),
                ratings::gap(entry.stars.gap()),
                entry.net_minor.map(|net| format::money(net, currency())).unwrap_or_default(),
                entry.mark.map(|mark| ratings::mark_label(mark).text(language).to_owned()).unwrap_or_default(),
            ]
        };
        entries.get().into_iter().map(row).collect::<Vec<_>>()
    });
    let text = speech.tell(move |language| {
        if !has_any() {
            return RatingLabel::HowTo.text(language).to_owned();
        }
        let middle = found.with(|found| found.middle_net_minor).map(|middle| format::money(middle, currency()));
        ratings::definition(middle, shop.read(|_, figures| figures.window_days), language)
    });
    let see_all = move || {
        let people = found.with_untracked(|found| found.disappointed.clone());
        wishes.show_people(RatingLabel::Disappointed.text(speech.language_now()), people);
    };
    let has_disappointed = move || found.with(|found| !found.disappointed.is_empty());
    let see_label = speech.text(RatingLabel::SeeDisappointed);
    view! {
        <Picture
            title=title
            note=speech.text(RatingLabel::Note)
            columns=columns
            rows=rows
            acts=move || {
                use crate::ui::parts::{Button, ButtonLook};
                view! {
                    <Show when=has_disappointed>
                        <Button look=ButtonLook::Quiet on_press=see_all>{move || see_label.get()}</Button>
                    </Show>
                }
            }
        >
            {act_lines(lines)}
            <Show when=has_any>{move || routes(found, speech.language())}</Show>
            <p class="small soft">{move || text.get()}</p>
        </Picture>
    }
    .into_any()
}

/// The three ways with the shop's own record.
fn routes(found: Memo<Satisfaction>, language: Language) -> AnyView {
    let separator = language.choose("：", "：", ": ");
    let line = move |route| {
        let record = found.with(|found| found.route(route));
        let words = format!("{}{separator}{}", ratings::route_label(route).text(language), ratings::route_record(record, language));
        view! { <li>{words}</li> }
    };
    view! {
        <p class="strong">{RatingLabel::Routes.text(language)}</p>
        <ul class="plain-list">{ROUTES.into_iter().map(line).collect_view()}</ul>
    }
    .into_any()
}

const fn tone_of(mark: ExpectationMark) -> ChipTone {
    match mark {
        ExpectationMark::OverPromised => ChipTone::Warm,
        ExpectationMark::UnderSold => ChipTone::Water,
    }
}

fn is_about(rating: &Rating, of: &Of) -> bool {
    match of {
        Of::Product(product) => rating.product == Some(*product),
        Of::Subject(subject) => rating.subject.trim() == subject,
    }
}

/// Products and promises together, the widest shortfall first.
fn entries_of(found: &Satisfaction, name: impl Fn(ProductId) -> String) -> Vec<Entry> {
    let mut entries: Vec<Entry> = found.products.iter().map(|rated| entry_of(rated, name(rated.of), Of::Product(rated.of))).collect();
    entries.extend(found.subjects.iter().map(|rated| entry_of(rated, rated.of.clone(), Of::Subject(rated.of.clone()))));
    let gap = |entry: &Entry| entry.stars.gap().unwrap_or(f64::INFINITY);
    entries.sort_by(|left, right| gap(left).total_cmp(&gap(right)));
    entries
}

fn entry_of<T>(rated: &Rated<T>, name: String, of: Of) -> Entry {
    let most = rated.shortfalls.iter().copied().max().filter(|most| *most > 0);
    let side = most.and_then(|most| crate::domain::Shortfall::ALL.into_iter().zip(rated.shortfalls).find(|(_, count)| *count == most));
    Entry {
        name,
        of,
        stars: rated.stars,
        net_minor: rated.net_minor,
        mark: rated.mark,
        side: side.map(|(side, _)| ratings::shortfall_label(side)),
    }
}
