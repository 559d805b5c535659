//! A file on its way in: read, understood, checked row by row, and only then written as one act.
use super::{checked::Checked, understood::Understood};
use crate::{
    book::{ActKind, Draft},
    exchange::{FileRefusal, ImportFile, Importer, Phase, Preview, plan_import},
    shell::{self, decode::BrowserDecode, files},
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, DropZone, ErrorBlock, ErrorTone, Progress, SectionHeading},
        shop::{use_acts, use_shop},
    },
    words::{
        Label, Text,
        files::{self as told, FilesLabel},
        import,
    },
};
use leptos::{prelude::*, task::spawn_local};
use std::{cell::Cell, rc::Rc};

/// Time that one slice of checking may take, so that the page answers in between.
const SLICE_MS: f64 = 12.0;
/// Rows between two looks at the clock.
const LOOK_ROWS: usize = 2_000;

/// Where a file is on its way.
#[derive(Clone)]
enum Step {
    Waiting,
    Busy,
    Understood,
    Checked,
    Done { seq: u64 },
}

/// How far a long task is; thousandths.
#[derive(Clone, Copy, PartialEq)]
pub struct Working {
    pub what: FilesLabel,
    pub done_milli: u64,
    pub rows: u32,
}

/// The way of one file; what it holds is big and lives outside of signals.
#[derive(Clone, Copy)]
pub struct Way {
    step: RwSignal<Step>,
    working: RwSignal<Option<Working>>,
    failure: RwSignal<Option<String>>,
    held: StoredValue<Held, LocalStorage>,
    is_cancelled: StoredValue<Rc<Cell<bool>>, LocalStorage>,
    pub is_busy: RwSignal<bool>,
    /// Raised when what is held has changed.
    pub revision: RwSignal<u64>,
}

#[derive(Default)]
struct Held {
    file: Option<ImportFile>,
    preview: Option<Preview>,
}

impl Way {
    fn new(is_busy: RwSignal<bool>) -> Self {
        Self {
            step: RwSignal::new(Step::Waiting),
            working: RwSignal::new(None),
            failure: RwSignal::new(None),
            held: StoredValue::new_local(Held::default()),
            is_cancelled: StoredValue::new_local(Rc::new(Cell::new(false))),
            is_busy,
            revision: RwSignal::new(0),
        }
    }

    /// Reads the file that is understood, following every change of it.
    pub fn file<R>(self, look: impl FnOnce(&ImportFile) -> R) -> Option<R> {
        self.revision.track();
        self.held.try_with_value(|held| held.file.as_ref().map(look)).flatten()
    }

    /// Changes how the file is read.
    pub fn change_file(self, change: impl FnOnce(&mut ImportFile)) {
        self.held.update_value(|held| {
            if let Some(file) = held.file.as_mut() {
                change(file);
            }
        });
        self.revision.update(|revision| *revision += 1);
    }

    /// Reads the preview, following every decision.
    pub fn preview<R>(self, look: impl FnOnce(&Preview) -> R) -> Option<R> {
        self.revision.track();
        self.held.try_with_value(|held| held.preview.as_ref().map(look)).flatten()
    }

    /// Decides something in the preview.
    pub fn change_preview(self, change: impl FnOnce(&mut Preview)) {
        self.held.update_value(|held| {
            if let Some(preview) = held.preview.as_mut() {
                change(preview);
            }
        });
        self.revision.update(|revision| *revision += 1);
    }

    /// Goes back to the drop zone.
    pub fn leave(self) {
        self.held.set_value(Held::default());
        self.go(Step::Waiting);
    }

    /// Goes back to the columns.
    pub fn back_to_columns(self) {
        self.held.update_value(|held| held.file = held.preview.take().map(Preview::into_file));
        self.go(Step::Understood);
    }

    fn go(self, step: Step) {
        // Once the rows are in, it is time for a copy.
        self.is_busy.try_set(!matches!(step, Step::Waiting | Step::Done { .. }));
        self.working.try_set(None);
        self.revision.try_update(|revision| *revision += 1);
        self.step.try_set(step);
    }

    fn begin(self, what: FilesLabel) -> Rc<Cell<bool>> {
        let cancelled = Rc::new(Cell::new(false));
        self.is_cancelled.set_value(cancelled.clone());
        self.failure.set(None);
        self.step.set(Step::Busy);
        self.is_busy.set(true);
        self.working.set(Some(Working { what, done_milli: 0, rows: 0 }));
        cancelled
    }

    fn cancel(self) {
        self.is_cancelled.with_value(|cancelled| cancelled.set(true));
    }
}

/// The drop zone, or the step at which the file is.
#[component]
pub fn ImportSection(is_busy: RwSignal<bool>) -> impl IntoView {
    let (speech, acts) = (use_speech(), use_acts());
    let way = Way::new(is_busy);
    on_cleanup(move || way.cancel());
    let read = read_files(way);
    let check = check_rows(way);
    let write = write_act(way);
    let refusal = move || {
        let happened = way.failure.get()?;
        Some(view! { <ErrorBlock happened=happened kept=speech.text(FilesLabel::KeptAsWas) tone=ErrorTone::Notice /> })
    };
    let step = move || match way.step.get() {
        Step::Waiting => {
            let read = read.clone();
            let take = move |files: Vec<web_sys::File>| files.into_iter().take(1).for_each(&read);
            view! {
                <DropZone
                    label=speech.text(FilesLabel::Drop)
                    pick_label=speech.text(FilesLabel::Pick)
                    hint=speech.text(FilesLabel::DropHint)
                    accept=".csv,.tsv,.txt,.tab,text/csv,text/plain,text/tab-separated-values"
                    on_files=take
                />
            }
            .into_any()
        }
        Step::Busy => view! { <Working way=way /> }.into_any(),
        Step::Understood => {
            let check = check.clone();
            view! { <Understood way=way on_check=move || check() /> }.into_any()
        }
        Step::Checked => {
            let write = write.clone();
            view! { <Checked way=way on_import=move || write() /> }.into_any()
        }
        Step::Done { seq } => {
            let (other, undo) = (speech.text(FilesLabel::OtherFile), speech.text(FilesLabel::UndoImport));
            let what = use_shop().tell_act(seq, speech.language_now());
            view! {
                <div class="sheet stack" role="status">
                    <p class="strong">{what}</p>
                    <div class="cluster">
                        <Button look=ButtonLook::Primary on_press=move || way.leave()>{move || other.get()}</Button>
                        <Button
                            on_press=move || {
                                acts.undo(seq);
                                way.leave();
                            }
                        >
                            {move || undo.get()}
                        </Button>
                    </div>
                </div>
            }
            .into_any()
        }
    };
    view! {
        <section class="stack">
            <SectionHeading title=speech.text(FilesLabel::Import) />
            {refusal}
            {step}
        </section>
    }
}

/// The bar of a long task, with its cancel button.
#[component]
fn Working(way: Way) -> impl IntoView {
    let speech = use_speech();
    let working = move || way.working.get();
    let label = speech.tell(move |language| working().map_or("", |working| working.what.text(language)).to_owned());
    let text = speech.tell(move |language| {
        let Some(working) = working() else { return String::new() };
        let what = working.what.text(language);
        if working.rows == 0 { what.to_owned() } else { format!("{what} · {}", told::rows(working.rows, language)) }
    });
    view! {
        <Progress
            label=label
            done=Signal::derive(move || working().map_or(0, |working| working.done_milli))
            total=Signal::stored(1_000)
            text=text
            cancel_label=speech.text(Label::Cancel)
            on_cancel=move || way.cancel()
        />
    }
}

fn read_files(way: Way) -> impl Fn(web_sys::File) + Clone {
    let (shop, speech) = (use_shop(), use_speech());
    move |file: web_sys::File| {
        let cancelled = way.begin(FilesLabel::Reading);
        spawn_local(async move {
            let report = |done: usize, total: usize| {
                let done_milli = (done * 1_000 / total.max(1)) as u64;
                way.working.try_set(Some(Working { what: FilesLabel::Reading, done_milli, rows: 0 }));
                !cancelled.get()
            };
            let language = speech.language_now();
            let refuse = |sentence: String| {
                way.failure.try_set(Some(sentence));
                way.go(Step::Waiting);
            };
            let refused = |refusal| import::file_refusal(refusal, &file.name(), language);
            let bytes = match files::read(&file, report).await {
                Ok(bytes) => bytes,
                Err(files::FileError::Cancelled) => return way.go(Step::Waiting),
                Err(files::FileError::TooLarge { .. }) => return refuse(refused(FileRefusal::TooLarge)),
                Err(files::FileError::Unreadable(_)) => return refuse(FilesLabel::Unreadable.text(language).to_owned()),
            };
            let opened = shop.read_now(|book, _| ImportFile::open(&file.name(), bytes, book.settings(), &BrowserDecode));
            match opened {
                Ok(opened) => {
                    way.held.try_update_value(|held| *held = Held { file: Some(opened), preview: None });
                    way.go(Step::Understood);
                }
                Err(refusal) => refuse(refused(refusal)),
            }
        });
    }
}

/// Checks every row in slices; cancelling gives the file back as it was understood.
fn check_rows(way: Way) -> impl Fn() + Clone {
    let shop = use_shop();
    move || {
        let Some(file) = way.held.try_update_value(|held| held.file.take()).flatten() else { return };
        let cancelled = way.begin(FilesLabel::Checking);
        spawn_local(async move {
            let mut importer = shop.read_now(|book, _| Importer::new(file, book));
            loop {
                let started = shell::marks::now_ms();
                let mut progress = shop.read_now(|book, _| importer.step(book, LOOK_ROWS));
                while progress.phase != Phase::Done && shell::marks::now_ms() - started < SLICE_MS {
                    progress = shop.read_now(|book, _| importer.step(book, LOOK_ROWS));
                }
                if cancelled.get() {
                    way.held.try_update_value(|held| held.file = Some(importer.into_file()));
                    return way.go(Step::Understood);
                }
                let done_milli = progress.done_milli.into();
                way.working.try_set(Some(Working { what: FilesLabel::Checking, done_milli, rows: progress.rows }));
                if progress.phase == Phase::Done {
                    break;
                }
                shell::sleep(0).await;
            }
            way.held.try_update_value(|held| held.preview = Some(importer.into_preview()));
            way.go(Step::Checked);
        });
    }
}

/// Writes everything that the preview brings as one act.
fn write_act(way: Way) -> impl Fn() + Clone {
    let (shop, speech) = (use_shop(), use_speech());
    move || {
        way.begin(FilesLabel::Writing);
        spawn_local(async move {
            // One frame, so that the bar shows before the long steps.
            shell::sleep(30).await;
            let language = speech.language_now();
            let today = shop.today_now();
            let planned = way.held.try_with_value(|held| {
                let preview = held.preview.as_ref()?;
                Some(shop.read_now(|book, _| plan_import(preview, book, today)))
            });
            let draft: Draft = match planned.flatten() {
                Some(Ok(draft)) => draft,
                Some(Err(refusal)) => {
                    way.failure.try_set(Some(import::import_refusal(refusal, language)));
                    return way.go(Step::Checked);
                }
                None => return way.go(Step::Waiting),
            };
            debug_assert!(matches!(draft.kind, ActKind::Import { .. }));
            match shop.perform(language, Box::new(move |_| Ok(draft))).await {
                Ok(performed) => {
                    way.held.try_update_value(|held| *held = Held::default());
                    way.go(Step::Done { seq: performed.seq });
                }
                Err(sentence) => {
                    way.failure.try_set(Some(sentence));
                    way.go(Step::Checked);
                }
            }
        });
    }
}
