//! The table of returns: a row is everybody who first bought in one month.
use super::{Ground, SHOWN};
use crate::{
    method::{Cohort, Return},
    ui::{
        charts::{HeatCell, HeatRow, Picture, heat},
        parts::{Button, ButtonLook, Choice, Column, Segmented},
        wish::use_wishes,
    },
    words::{
        Language, Text, format, insights,
        returning::{self, ReturningLabel},
    },
};
use leptos::prelude::*;

/// The picture, its sentence as the title.
pub fn cohorts(ground: Ground) -> AnyView {
    let (speech, cohorts, wishes) = (ground.speech, ground.cohorts, use_wishes());
    let kind = RwSignal::new(Return::default());
    let why = Memo::new(move |_| cohorts.with(|cohorts| cohorts.why()));
    let title = speech.tell(move |language| match why.get() {
        Some(why) => returning::came_back(&why, language).plain(),
        None => ReturningLabel::NoCohort.text(language).to_owned(),
    });
    let rows = Signal::derive(move || heat_rows(ground, kind.get(), speech.language()));
    let heads = Signal::derive(move || {
        let same = ReturningLabel::SameMonth.text(speech.language()).to_owned();
        let first = first_column(kind.get());
        (first..SHOWN).map(|month| if month == 0 { same.clone() } else { format!("+{month}") }).collect::<Vec<_>>()
    });
    let corner = Signal::derive(move || {
        let language = speech.language();
        (ReturningLabel::FirstBought.text(language).to_owned(), ReturningLabel::People.text(language).to_owned())
    });
    let see = move |(row, column): (usize, usize)| {
        let (kind, language) = (kind.get_untracked(), speech.language_now());
        let month = shown(&cohorts.read_untracked().cohorts).get(row).map(|cohort| cohort.month);
        if let Some(month) = month {
            let months = column + first_column(kind);
            let people = ground.months.with_untracked(|all| all.people_of_cohort(month, months, kind, true));
            wishes.show_people(&returning::cell_people(month, months, kind, language), people);
        }
    };
    let see_not_back = move || {
        if let Some(why) = why.get_untracked() {
            let months = SHOWN + super::GATHERED;
            let people = ground.months.with_untracked(|all| all.people_of_cohort(why.month, months, Return::Within, false));
            wishes.show_people(&returning::not_back(why.month, speech.language_now()), people);
        }
    };
    let choices = Signal::derive(move || {
        let language = speech.language();
        vec![
            Choice::new(Return::Within, ReturningLabel::Within.text(language)),
            Choice::new(Return::InMonth, ReturningLabel::InMonth.text(language)),
        ]
    });
    let columns = Signal::derive(move || {
        let (words, figures) = (corner.get(), heads.get());
        let mut columns = vec![Column::words(words.0), Column::figures(words.1)];
        columns.extend(figures.into_iter().map(Column::figures));
        columns
    });
    let table = Signal::derive(move || rows.with(|rows| rows.iter().map(|row| table_row(row, heads.with(Vec::len))).collect::<Vec<_>>()));
    let not_back = speech.text(ReturningLabel::NotBack);
    let definition = speech.text(ReturningLabel::CohortDefinition);
    view! {
        <Picture
            title=title
            note=speech.text(ReturningLabel::CohortNote)
            columns=columns
            rows=table
            acts=move || {
                view! {
                    <Show when=move || why.get().is_some()>
                        <Button look=ButtonLook::Quiet on_press=see_not_back>{move || not_back.get()}</Button>
                    </Show>
                }
            }
        >
            <Segmented label=speech.text(ReturningLabel::CountAs) choices=choices value=kind on_change=move |chosen| kind.set(chosen) />
            {heat(title, corner, heads, rows, Callback::new(see))}
            <p class="small soft">{move || definition.get()}</p>
        </Picture>
    }
    .into_any()
}

/// Everybody bought in the month of the first purchase: there is nothing to see in that column.
const fn first_column(kind: Return) -> usize {
    match kind {
        Return::Within => 0,
        Return::InMonth => 1,
    }
}

fn shown(cohorts: &[Cohort]) -> &[Cohort] {
    &cohorts[cohorts.len().saturating_sub(SHOWN)..]
}

fn heat_rows(ground: Ground, kind: Return, language: Language) -> Vec<HeatRow> {
    let first = first_column(kind);
    ground.cohorts.with(|all| {
        let row = |cohort: &Cohort| HeatRow {
            name: insights::month_long(cohort.month, language),
            count: format::count(cohort.customers.into()),
            cells: (first..cohort.cells.len().min(SHOWN))
                .filter(|_| cohort.customers > 0)
                .map(|at| cell(cohort, at, kind, language))
                .collect(),
            is_sum: false,
        };
        let mut rows: Vec<HeatRow> = shown(&all.cohorts).iter().map(row).collect();
        let averages = (first..SHOWN).map_while(|at| all.average(kind, at));
        let sum =
            |(share, of): (f64, u32)| HeatCell { share, text: insights::share(share), told: format::count(of.into()), is_open: false };
        rows.push(HeatRow {
            name: ReturningLabel::AllTogether.text(language).to_owned(),
            count: format::count(all.cohorts.iter().map(|cohort| i64::from(cohort.customers)).sum()),
            cells: averages.map(sum).collect(),
            is_sum: true,
        });
        rows
    })
}

fn cell(cohort: &Cohort, at: usize, kind: Return, language: Language) -> HeatCell {
    let cell = cohort.cells[at];
    HeatCell {
        share: f64::from(cell.count(kind)) / f64::from(cohort.customers.max(1)),
        text: returning::share_of(cell.count(kind), cohort.customers),
        told: returning::cell_told(cohort, at, kind, language),
        is_open: !cell.is_over,
    }
}

/// The same as text; a month that is not over is said to be so, and one that has not come is a blank.
fn table_row(row: &HeatRow, columns: usize) -> Vec<String> {
    let text = |cell: &HeatCell| if cell.is_open { format!("{}…", cell.text) } else { cell.text.clone() };
    let mut cells = vec![row.name.clone(), row.count.clone()];
    cells.extend(row.cells.iter().map(text));
    cells.resize(columns + 2, String::new());
    cells
}
