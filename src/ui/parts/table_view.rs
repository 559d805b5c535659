//! The table behind a picture: the same figures, readable by anyone and copied by mouse.
use leptos::prelude::*;

/// How a column lies: words to the start, figures to the end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    #[default]
    Start,
    End,
}

/// One column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub label: String,
    pub align: Align,
}

impl Column {
    /// A column of words.
    pub fn words(label: impl Into<String>) -> Self {
        Self { label: label.into(), align: Align::Start }
    }

    /// A column of figures.
    pub fn figures(label: impl Into<String>) -> Self {
        Self { label: label.into(), align: Align::End }
    }
}

/// A plain table; the first cell of each row is its heading. For up to a few hundred rows.
#[component]
pub fn TableView(
    /// Read aloud before the table.
    #[prop(into)]
    caption: Signal<String>,
    #[prop(into)] columns: Signal<Vec<Column>>,
    #[prop(into)] rows: Signal<Vec<Vec<String>>>,
) -> impl IntoView {
    let is_end = move |index: usize| columns.with(|columns| columns.get(index).is_some_and(|column| column.align == Align::End));
    view! {
        // Focusable, so that a wide table scrolls by keyboard too.
        <div class="table-view" tabindex="0" role="region" aria-label=move || caption.get()>
            <table>
                <caption class="visually-hidden">{move || caption.get()}</caption>
                <thead>
                    <tr>
                        {move || {
                            columns
                                .get()
                                .into_iter()
                                .map(|column| {
                                    view! {
                                        <th scope="col" class:numeric=column.align == Align::End>
                                            {column.label}
                                        </th>
                                    }
                                })
                                .collect_view()
                        }}
                    </tr>
                </thead>
                <tbody>
                    {move || {
                        rows.get()
                            .into_iter()
                            .map(|row| {
                                let cells = row
                                    .into_iter()
                                    .enumerate()
                                    .map(|(index, text)| {
                                        let end = is_end(index);
                                        if index == 0 {
                                            view! { <th scope="row" class:numeric=end>{text}</th> }.into_any()
                                        } else {
                                            view! { <td class:numeric=end>{text}</td> }.into_any()
                                        }
                                    })
                                    .collect_view();
                                view! { <tr>{cells}</tr> }
                            })
                            .collect_view()
                    }}
                </tbody>
            </table>
        </div>
    }
}
