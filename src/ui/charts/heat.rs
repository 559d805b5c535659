//! A table of shares, the darker the larger: rows over columns. Each cell can be pressed; arrows move between them.
use leptos::{ev::KeyboardEvent, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatCell {
    /// 0 to 1.
    pub share: f64,
    /// Stands in the cell.
    pub text: String,
    /// All that the cell says.
    pub told: String,
    /// May still grow: drawn with a broken edge, never as if it were final.
    pub is_open: bool,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatRow {
    pub name: String,
    /// How many the shares are of.
    pub count: String,
    /// Where there is nothing to say the cells end.
    pub cells: Vec<HeatCell>,
    /// A row apart, such as that of all together; its cells cannot be pressed.
    pub is_sum: bool,
}

/// The picture. `heads` name the columns of cells; `corner` names the column of rows and that of counts.
pub fn heat(
    label: Signal<String>,
    corner: Signal<(String, String)>,
    heads: Signal<Vec<String>>,
    rows: Signal<Vec<HeatRow>>,
    on_press: Callback<(usize, usize)>,
) -> AnyView {
    let table = NodeRef::<html::Table>::new();
    // One cell is in the order of tabs, the others are reached by arrows.
    let stop = RwSignal::new((0_usize, 0_usize));
    let step = move |event: KeyboardEvent| {
        let (row, column) = stop.get_untracked();
        let next = match event.key().as_str() {
            "ArrowRight" => (row, column + 1),
            "ArrowLeft" => (row, column.saturating_sub(1)),
            "ArrowDown" => (row + 1, column),
            "ArrowUp" => (row.saturating_sub(1), column),
            "Home" => (row, 0),
            _ => return,
        };
        event.prevent_default();
        let cell = table.get_untracked().and_then(|table| find_cell(&table, next));
        if let Some(cell) = cell {
            stop.set(next);
            // A cell that has gone in the meantime takes no focus, and that is all.
            let _ = cell.focus();
        }
    };
    view! {
        <div class="heat" role="region" aria-label=move || label.get() tabindex="-1">
            <table class="heat-table" node_ref=table on:keydown=step>
                <caption class="visually-hidden">{move || label.get()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{move || corner.get().0}</th>
                        <th scope="col" class="numeric">{move || corner.get().1}</th>
                        {move || heads.get().into_iter().map(|head| view! { <th scope="col" class="heat-head">{head}</th> }).collect_view()}
                    </tr>
                </thead>
                <tbody>
                    {move || rows.get().into_iter().enumerate().map(|(at, row)| heat_row(at, row, stop, on_press)).collect_view()}
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

fn heat_row(at: usize, row: HeatRow, stop: RwSignal<(usize, usize)>, on_press: Callback<(usize, usize)>) -> AnyView {
    let is_sum = row.is_sum;
    let cells =
        row.cells.into_iter().enumerate().map(|(column, cell)| heat_cell((at, column), cell, is_sum, stop, on_press)).collect_view();
    view! {
        <tr class:heat-sum=is_sum>
            <th scope="row" class="nowrap">{row.name}</th>
            <td class="numeric soft">{row.count}</td>
            {cells}
        </tr>
    }
    .into_any()
}

fn heat_cell(
    place: (usize, usize),
    cell: HeatCell,
    is_sum: bool,
    stop: RwSignal<(usize, usize)>,
    on_press: Callback<(usize, usize)>,
) -> AnyView {
    let is_dark = cell.share > 0.5;
    let percent = format!("{:.0}%", depth(cell.share));
    let class = match (cell.is_open, is_dark) {
        (true, _) => "heat-cell heat-open",
        (false, true) => "heat-cell heat-dark",
        (false, false) => "heat-cell",
    };
    if is_sum {
        return view! { <td><span class=class style=("--share", percent)>{cell.text}</span></td> }.into_any();
    }
    let tab_index = move || if stop.get() == place { "0" } else { "-1" };
    let title = cell.told.clone();
    let press = move |_| {
        stop.set(place);
        on_press.run(place);
    };
    view! {
        <td>
            <button
                type="button"
                class=class
                style=("--share", percent)
                title=title
                tabindex=tab_index
                data-row=place.0
                data-column=place.1
                on:click=press
            >
                <span aria-hidden="true">{cell.text}</span>
                <span class="visually-hidden">{cell.told}</span>
            </button>
        </td>
    }
    .into_any()
}

/// How much colour, in percent. More than half steps over the shades on which neither ink can be read.
fn depth(share: f64) -> f64 {
    let share = share.clamp(0.0, 1.0);
    if share > 0.5 { 78.0 + (share - 0.5) * 44.0 } else { share * 80.0 }
}

fn find_cell(table: &HtmlElement, place: (usize, usize)) -> Option<HtmlElement> {
    let selector = format!("[data-row=\"{}\"][data-column=\"{}\"]", place.0, place.1);
    table.query_selector(&selector).ok().flatten()?.dyn_into().ok()
}
