//! What was understood of a file: its encoding, its titles, its first lines, and what each column is. Everything can be changed.
use super::import::Way;
use crate::{
    exchange::{DateOrder, Delimiter, Encoding, FileKind, Role},
    shell::decode::BrowserDecode,
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, Choice, ErrorBlock, ErrorTone, Select},
    },
    words::{Language, Text, files::FilesLabel, import},
};
use leptos::prelude::*;

/// Lines shown as they stand in the file.
const FIRST_LINES: usize = 6;
/// Cells shown of one line.
const FIRST_CELLS: usize = 30;
/// Rows in which the titles may be.
const MOST_HEADER_ROWS: u32 = 60;

/// The reading of the file, with the button that checks its rows.
#[component]
pub fn Understood(way: Way, #[prop(into)] on_check: Callback<()>) -> impl IntoView {
    let speech = use_speech();
    let name = move || way.file(|file| file.name().to_owned());
    let kind = Memo::new(move |_| way.file(|file| file.kind()).unwrap_or(FileKind::Unclear));
    let is_useful = Memo::new(move |_| kind.get() != FileKind::Unclear);
    let told_kind = speech.tell(move |language| import::file_kind(kind.get(), language).to_owned());
    let remembered = move || way.file(|file| file.is_remembered()).unwrap_or(false).then(|| FilesLabel::Remembered.text(speech.language()));
    let title = speech.text(FilesLabel::Understood);
    let (check, other) = (speech.text(FilesLabel::Check), speech.text(FilesLabel::OtherFile));
    view! {
        <div class="sheet stack understood">
            <div class="spread">
                <h3 class="understood-title">{move || title.get()}</h3>
                <span class="soft understood-name">{name}</span>
            </div>
            <Guesses way=way />
            <FirstLines way=way />
            <p class="soft small">{remembered}</p>
            <Columns way=way />
            <Show when=move || !is_useful.get()>
                <ErrorBlock happened=told_kind tone=ErrorTone::Notice />
            </Show>
            <div class="cluster">
                <Button look=ButtonLook::Primary disabled=Signal::derive(move || !is_useful.get()) on_press=on_check>{move || check.get()}</Button>
                <Button on_press=move || way.leave()>{move || other.get()}</Button>
            </div>
        </div>
    }
}

/// Encoding, separator, titles, dates and decimal mark.
#[component]
fn Guesses(way: Way) -> impl IntoView {
    let speech = use_speech();
    let encodings = Signal::derive(move || {
        let language = speech.language();
        Encoding::ALL.iter().map(|encoding| Choice::new(*encoding, import::encoding(*encoding, language))).collect::<Vec<_>>()
    });
    let labelled = move |label: FilesLabel, language: Language| label.text(language).to_owned();
    let delimiters = Signal::derive(move || {
        let language = speech.language();
        Delimiter::ALL.iter().map(|delimiter| Choice::new(*delimiter, import::delimiter(*delimiter, language))).collect::<Vec<_>>()
    });
    let headers = Signal::derive(move || {
        let language = speech.language();
        let mut all = vec![Choice::new(None, labelled(FilesLabel::NoHeader, language))];
        all.extend((1..=MOST_HEADER_ROWS).map(|row| Choice::new(Some(row), row.to_string())));
        all
    });
    let orders = Signal::derive(move || {
        let language = speech.language();
        [
            (DateOrder::YearMonthDay, FilesLabel::YearMonthDay),
            (DateOrder::MonthDayYear, FilesLabel::MonthDayYear),
            (DateOrder::DayMonthYear, FilesLabel::DayMonthYear),
        ]
        .map(|(order, label)| Choice::new(order, labelled(label, language)))
        .to_vec()
    });
    let decimals = Signal::derive(move || {
        let language = speech.language();
        vec![
            Choice::new(false, labelled(FilesLabel::DecimalPoint, language)),
            Choice::new(true, labelled(FilesLabel::DecimalComma, language)),
        ]
    });
    let doubts = move || {
        let language = speech.language();
        let encoding =
            way.file(|file| !file.is_encoding_certain() || file.replaced() > 0).unwrap_or(false).then_some(FilesLabel::EncodingDoubt);
        let dates = way.file(|file| file.mapping().is_date_order_doubtful).unwrap_or(false).then_some(FilesLabel::DateDoubt);
        [encoding, dates].into_iter().flatten().map(|label| view! { <p class="warm small">{label.text(language)}</p> }).collect_view()
    };
    view! {
        <div class="columns guesses">
            <Select
                label=speech.text(FilesLabel::Encoding)
                choices=encodings
                value=Signal::derive(move || way.file(|file| file.encoding()).unwrap_or_default())
                on_change=move |encoding| way.change_file(|file| file.set_encoding(encoding, &BrowserDecode))
            />
            <Select
                label=speech.text(FilesLabel::Delimiter)
                choices=delimiters
                value=Signal::derive(move || way.file(|file| file.delimiter()).unwrap_or_default())
                on_change=move |delimiter| way.change_file(|file| file.set_delimiter(delimiter))
            />
            <Select
                label=speech.text(FilesLabel::HeaderRow)
                choices=headers
                value=Signal::derive(move || way.file(|file| file.header_row()).flatten())
                on_change=move |row| way.change_file(|file| file.set_header_row(row))
            />
            <Select
                label=speech.text(FilesLabel::DateOrder)
                choices=orders
                value=Signal::derive(move || way.file(|file| file.mapping().date_order).unwrap_or_default())
                on_change=move |order| {
                    way.change_file(|file| {
                        file.mapping_mut().date_order = order;
                        file.mapping_mut().is_date_order_doubtful = false;
                    });
                }
            />
            <Select
                label=speech.text(FilesLabel::DecimalMark)
                choices=decimals
                value=Signal::derive(move || way.file(|file| file.mapping().decimal_comma).unwrap_or_default())
                on_change=move |comma| way.change_file(|file| file.mapping_mut().decimal_comma = comma)
            />
        </div>
        {doubts}
    }
}

/// The first lines as they stand in the file, the titles marked.
#[component]
fn FirstLines(way: Way) -> impl IntoView {
    let speech = use_speech();
    let label = speech.text(FilesLabel::Understood);
    let rows = move || {
        way.file(|file| {
            let header = file.header_row();
            // Around the titles, so that what stands above and below them is seen.
            let from = header.unwrap_or(1).saturating_sub(2).max(1);
            let shown = file.first_rows().filter(|row| row.number >= from).take(FIRST_LINES);
            shown.map(|row| line(row.number, header == Some(row.number), &row.cells)).collect_view()
        })
    };
    view! {
        <div class="table-view first-lines" tabindex="0" role="region" aria-label=move || label.get()>
            <table>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn line(number: u32, is_header: bool, cells: &[String]) -> impl IntoView + use<> {
    let cells = cells.iter().take(FIRST_CELLS).map(|cell| view! { <td>{cell.clone()}</td> }).collect_view();
    view! {
        <tr class:first-lines-header=is_header>
            <th scope="row" class="soft numeric">{number}</th>
            {cells}
        </tr>
    }
}

/// One row a column of the file: title, meaning, examples.
#[component]
fn Columns(way: Way) -> impl IntoView {
    let speech = use_speech();
    let roles = Signal::derive(move || {
        let language = speech.language();
        Role::ALL.iter().map(|role| Choice::new(*role, import::role(*role, language))).collect::<Vec<_>>()
    });
    let (title, column, meaning, examples) = (
        speech.text(FilesLabel::Columns),
        speech.text(FilesLabel::Column),
        speech.text(FilesLabel::Meaning),
        speech.text(FilesLabel::Examples),
    );
    let count = Memo::new(move |_| way.file(|file| file.columns().len()).unwrap_or(0));
    let row = move |at: usize| {
        let view_of = move || way.file(|file| file.columns().get(at).cloned()).flatten();
        let name = move || {
            let title = view_of().map(|view| view.title).unwrap_or_default();
            if title.is_empty() { (at + 1).to_string() } else { title }
        };
        let shown = move || view_of().map(|view| view.examples.join(" · ")).unwrap_or_default();
        view! {
            <tr>
                <th scope="row" class="column-name">{name}</th>
                <td>
                    <Select
                        label=Signal::derive(move || format!("{} {}", meaning.get(), name()))
                        label_hidden=true
                        choices=roles
                        value=Signal::derive(move || way.file(|file| file.mapping().roles.get(at).copied()).flatten().unwrap_or_default())
                        on_change=move |role| way.change_file(|file| file.mapping_mut().set_role(at, role))
                    />
                </td>
                <td class="soft column-examples">{shown}</td>
            </tr>
        }
    };
    view! {
        <h3 class="understood-title">{move || title.get()}</h3>
        <div class="table-view" tabindex="0" role="region" aria-label=move || title.get()>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{move || column.get()}</th>
                        <th scope="col">{move || meaning.get()}</th>
                        <th scope="col">{move || examples.get()}</th>
                    </tr>
                </thead>
                <tbody>{move || (0..count.get()).map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}
