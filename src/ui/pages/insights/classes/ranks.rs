//! Value now and value over time side by side; who will matter much more or less is flagged.
use super::Ground;
use crate::{
    domain::CustomerId,
    method::{Kept, Painter, ValueRank, expected_next_minor, value_ranks},
    route::Route,
    ui::{
        charts::Picture,
        parts::{Button, ButtonLook, Column},
    },
    words::{
        Text, act,
        classes::{self, ClassesLabel},
        format,
        insights::InsightsLabel,
        worth::WorthLabel,
    },
};
use leptos::prelude::*;

/// Customers in each of the two columns.
const MOST_NAMED: usize = 10;
/// Rows of the table behind it.
const MOST_ROWS: usize = 200;

/// Ranks, and what they are made of.
#[derive(Clone, Default, PartialEq)]
struct Compared {
    ranks: Vec<ValueRank>,
    /// Contribution of the window, and what is expected of the next 12 months.
    now_minor: Vec<i64>,
    next_minor: Vec<i64>,
    /// Whether a model says what is to come; else the rhythm does.
    is_modelled: bool,
}

/// The picture.
pub fn ranks(ground: Ground) -> AnyView {
    let Ground { shop, speech, wishes, .. } = ground;
    let compared = Memo::new(move |_| {
        let forecast = shop.fresh_forecast();
        shop.read_painter(|Painter { figures, behaviours, .. }| {
            let kept = Kept::of_behaviours(figures, behaviours);
            let modelled = forecast.as_ref().filter(|forecast| forecast.is_by_model());
            let modelled = modelled.map(|forecast| forecast.year_left_minor(figures, behaviours, kept));
            let modelled = modelled.filter(|next| next.len() == figures.columns.net_minor.len());
            let is_modelled = modelled.is_some();
            let left = |at: usize| behaviours.all.get(at).map_or(0, |own| own.left_minor);
            let now_minor: Vec<i64> = (0..figures.columns.net_minor.len()).map(left).collect();
            let by_rhythm = || {
                let sales = expected_next_minor(figures).into_iter().enumerate();
                sales.map(|(at, minor)| (minor as f64 * kept.share_of(figures.columns.net_minor[at], left(at))) as i64).collect()
            };
            let next_minor = modelled.unwrap_or_else(by_rhythm);
            Compared { ranks: value_ranks(&now_minor, &next_minor), now_minor, next_minor, is_modelled }
        })
    });
    let far = move |is_rising: bool| -> Vec<CustomerId> {
        compared.with(|all| {
            let fits = |rank: &&ValueRank| rank.is_far && (rank.gain() > 0) == is_rising;
            all.ranks.iter().filter(fits).map(|rank| CustomerId(rank.at)).collect()
        })
    };
    let title = speech.tell(move |language| classes::ranks_title(far(true).len(), far(false).len(), language));
    let columns = Signal::derive(move || {
        let language = speech.language();
        vec![
            Column::words(InsightsLabel::Customer.text(language)),
            Column::figures(ClassesLabel::RanksNow.text(language)),
            Column::figures(WorthLabel::Left.text(language)),
            Column::figures(ClassesLabel::RanksNext.text(language)),
            Column::figures(ClassesLabel::NextYear.text(language)),
        ]
    });
    let rows = Signal::derive(move || {
        let language = speech.language();
        shop.read(|book, _| {
            let currency = book.settings().currency;
            compared.with(|all| {
                let row = |rank: &ValueRank| {
                    let at = rank.at as usize;
                    vec![
                        act::name_of(book, CustomerId(rank.at), language),
                        format::count(rank.rank_now.into()),
                        format::money(all.now_minor[at], currency),
                        format::count(rank.rank_next.into()),
                        format::money(all.next_minor[at] / 100 * 100, currency),
                    ]
                };
                all.ranks.iter().take(MOST_ROWS).map(row).collect::<Vec<_>>()
            })
        })
    });
    let side = move |label: ClassesLabel, is_next: bool| {
        let language = speech.language();
        let lines = shop.read(|book, _| {
            let currency = book.settings().currency;
            compared.with(|all| {
                let mut order: Vec<ValueRank> = all.ranks.clone();
                if is_next {
                    order.sort_by_key(|rank| (rank.rank_next, rank.at));
                }
                let line = |rank: ValueRank| {
                    let at = rank.at as usize;
                    let amount = if is_next { all.next_minor[at] / 100 * 100 } else { all.now_minor[at] };
                    let (name, told) = (act::name_of(book, CustomerId(rank.at), language), classes::rank_told(&rank, language));
                    view! {
                        <li class="rank-row">
                            <a class="strong" href=Route::Customer(CustomerId(rank.at)).href()>{name}</a>
                            <span class="numeric">{format::money(amount, currency)}</span>
                            <span class="small soft" class:warm=rank.is_far>{told}</span>
                        </li>
                    }
                };
                order.into_iter().take(MOST_NAMED).map(line).collect::<Vec<_>>()
            })
        });
        view! {
            <div>
                <h3 class="small soft">{label.text(language)}</h3>
                <ol class="ranks">{lines}</ol>
            </div>
        }
        .into_any()
    };
    let show = move |is_rising: bool, label: ClassesLabel| {
        let text = speech.text(label);
        view! {
            <Show when=move || !far(is_rising).is_empty()>
                <Button look=ButtonLook::Quiet on_press=move || wishes.show_people(label.text(speech.language_now()), far(is_rising))>
                    {move || text.get()}
                </Button>
            </Show>
        }
        .into_any()
    };
    let note = speech.tell(move |language| {
        let how = if compared.with(|all| all.is_modelled) { ClassesLabel::RanksByModel } else { ClassesLabel::RanksByRhythm };
        format!("{} · {}", ClassesLabel::RanksNote.text(language), how.text(language))
    });
    view! {
        <Picture
            title=title
            note=note
            columns=columns
            rows=rows
            acts=move || [show(true, ClassesLabel::SeeRising), show(false, ClassesLabel::SeeFading)].into_iter().collect_view()
        >
            <div class="columns">
                {move || side(ClassesLabel::RanksNow, false)} {move || side(ClassesLabel::RanksNext, true)}
            </div>
        </Picture>
    }
    .into_any()
}
