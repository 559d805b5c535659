//! What becomes of each row, before anything is written: counts as filters, rows with their reasons, and one button.
use super::{doubts::Doubts, import::Way};
use crate::{
    exchange::{Counts, ImportRefusal, PreviewRow, Verdict, export},
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, Choice, Column, Segmented, TableView},
        pieces::use_hand_out,
        shop::{Shop, use_shop},
    },
    words::{
        Language, Text,
        files::{self as told, FilesLabel},
        format, import,
    },
};
use leptos::prelude::*;

/// Rows shown at once.
const PAGE_ROWS: usize = 50;

/// The preview, its doubts, and the import button.
#[component]
pub fn Checked(way: Way, #[prop(into)] on_import: Callback<()>) -> impl IntoView {
    let (shop, speech, hand_out) = (use_shop(), use_speech(), use_hand_out());
    let counts = Memo::new(move |_| way.preview(|preview| preview.counts()).unwrap_or_default());
    let (wanted, set_wanted) = signal(None::<Verdict>);
    let (most, set_most) = signal(PAGE_ROWS);
    let verdicts = Signal::derive(move || choices(counts.get(), speech.language()));
    let rows = Signal::derive(move || {
        let language = speech.language();
        let name = way.preview(|preview| preview.file().name().to_owned()).unwrap_or_default();
        let page = way.preview(|preview| shop.read_now(|book, _| preview.page(book, wanted.get(), 0, most.get())));
        page.unwrap_or_default().into_iter().map(|row| tell_row(&row, shop, &name, language)).collect::<Vec<_>>()
    });
    let columns = Signal::derive(move || {
        let language = speech.language();
        vec![
            Column::figures(FilesLabel::Row.text(language)),
            Column::words(FilesLabel::Verdict.text(language)),
            Column::words(FilesLabel::Customer.text(language)),
            Column::words(FilesLabel::Day.text(language)),
            Column::figures(FilesLabel::Amount.text(language)),
            Column::words(FilesLabel::Reason.text(language)),
        ]
    });
    let shown = move || wanted.get().map_or(counts.get().total(), |verdict| counts.get().of(verdict)) as usize;
    let brings = move || {
        let language = speech.language();
        let currency = shop.read_now(|book, _| book.settings().currency);
        way.preview(|preview| {
            let yields = preview.yields();
            let sentence =
                told::brings(yields.new_customers, yields.changed_customers, yields.new_sales, yields.net_minor, currency, language);
            match (yields.first_day, yields.last_day) {
                (Some(first), Some(last)) => format!("{sentence} · {}", told::period(first, last, language)),
                _ => sentence,
            }
        })
    };
    let is_left = Memo::new(move |_| counts.get().bad + counts.get().doubtful + counts.get().left_out > 0);
    let save_reasons = move || {
        way.preview(|preview| hand_out.csv(FilesLabel::ReasonsFile, |book, language| export::write_reasons(preview, book, language)));
    };
    let has_news = Memo::new(move |_| counts.get().new + counts.get().update > 0);
    let has_answers = Memo::new(move |_| way.preview(|preview| shop.read_now(|book, _| preview.has_new_answers(book))).unwrap_or_default());
    let name = move || way.preview(|preview| preview.file().name().to_owned());
    let title = speech.text(FilesLabel::Verdicts);
    let (back, other, reasons, more) = (
        speech.text(FilesLabel::BackToColumns),
        speech.text(FilesLabel::OtherFile),
        speech.text(FilesLabel::SaveReasons),
        speech.text(crate::words::history::HistoryLabel::ShowMore),
    );
    let import_label = speech
        .tell(move |language| if has_news.get() { FilesLabel::DoImport } else { FilesLabel::RememberAnswers }.text(language).to_owned());
    let nothing = speech.tell(|language| import::import_refusal(ImportRefusal::NothingNew, language));
    view! {
        <div class="sheet stack checked">
            <div class="spread">
                <h3 class="understood-title">{move || title.get()}</h3>
                <span class="soft understood-name">{name}</span>
            </div>
            <Segmented
                label=speech.text(FilesLabel::Verdicts)
                label_hidden=true
                choices=verdicts
                value=wanted
                on_change=move |verdict| {
                    set_most.set(PAGE_ROWS);
                    set_wanted.set(verdict);
                }
            />
            <p role="status">
                <Show when=move || has_news.get() fallback=move || view! { <span class="strong">{move || nothing.get()}</span> }>
                    <span class="strong">{brings}</span>
                </Show>
            </p>
            <Doubts way=way />
            <TableView caption=speech.text(FilesLabel::Verdicts) columns=columns rows=rows />
            <Show when=move || { shown() > most.get() }>
                <Button look=ButtonLook::Quiet on_press=move || set_most.update(|most| *most += PAGE_ROWS)>{move || more.get()}</Button>
            </Show>
            <div class="cluster checked-acts">
                <Show when=move || has_news.get() || has_answers.get()>
                    <Button look=ButtonLook::Primary on_press=on_import>{move || import_label.get()}</Button>
                </Show>
                <Button on_press=move || way.back_to_columns()>{move || back.get()}</Button>
                <Button on_press=move || way.leave()>{move || other.get()}</Button>
                <Show when=move || is_left.get()>
                    <Button look=ButtonLook::Quiet on_press=save_reasons>{move || reasons.get()}</Button>
                </Show>
            </div>
        </div>
    }
}

fn choices(counts: Counts, language: Language) -> Vec<Choice<Option<Verdict>>> {
    let mut all = vec![Choice::new(None, told::verdict(FilesLabel::All.text(language), counts.total()))];
    let some = Verdict::ALL.into_iter().filter(|verdict| counts.of(*verdict) > 0);
    all.extend(some.map(|verdict| Choice::new(Some(verdict), told::verdict(import::verdict(verdict, language), counts.of(verdict)))));
    all
}

fn tell_row(row: &PreviewRow, shop: Shop, file: &str, language: Language) -> Vec<String> {
    let currency = shop.read_now(|book, _| book.settings().currency);
    let reasons: Vec<String> = row.issues.iter().map(|issue| import::issue(issue, file, language)).collect();
    let separator = language.choose("", "", " ");
    vec![
        row.sheet_row.to_string(),
        import::verdict(row.verdict, language).to_owned(),
        row.customer.clone(),
        row.day.map(|day| format::day_long(day, language)).unwrap_or_default(),
        row.amount_minor.map(|amount| format::money(amount, currency)).unwrap_or_default(),
        reasons.join(separator),
    ]
}
