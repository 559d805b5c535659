//! The owner sees every act since the first and takes any of them back.
use crate::{
    book::{ActGroup, ActKind, Book, HistoryEntry},
    domain::Day,
    route::Route,
    shell::{
        random,
        session::{Session, ShopKind},
    },
    ui::{
        app::{Stripe, go, use_door},
        frame::PageHeading,
        language::use_speech,
        parts::{Button, ButtonLook, Choice, EmptyState, Field, FieldKind, LinkButton, SearchField, Select, use_toasts},
        pieces::{undo_dialog, undo_or_ask, unmerge_dialog},
        shop::{Shop, use_acts, use_shop},
    },
    words::{
        Label, Language, Text,
        act::act_done,
        format,
        history::{self, HistoryLabel, redo_named, undo_named},
        storage,
    },
};
use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};

/// Acts shown at first, and added by each press on "more".
const STEP: usize = 100;

/// One act as the page shows it.
#[derive(Clone, PartialEq)]
struct Row {
    seq: u64,
    what: String,
    when: String,
    is_undone: bool,
    /// Undoing is offered for ordinary acts only; an undo is taken back by redoing what it undid.
    is_echo: bool,
    /// Taking records apart is previewed.
    is_merge: bool,
}

/// Whose acts are shown: an act knows the device on which it was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Who {
    #[default]
    Everybody,
    ThisDevice,
    OtherDevices,
}

impl Who {
    const ALL: [Self; 3] = [Self::Everybody, Self::ThisDevice, Self::OtherDevices];

    const fn label(self) -> HistoryLabel {
        match self {
            Self::Everybody => HistoryLabel::Everybody,
            Self::ThisDevice => HistoryLabel::ThisDevice,
            Self::OtherDevices => HistoryLabel::OtherDevices,
        }
    }

    fn did(self, device: u32, this: u32) -> bool {
        match self {
            Self::Everybody => true,
            Self::ThisDevice => device == this,
            Self::OtherDevices => device != this,
        }
    }
}

/// All acts, newest first.
#[component]
pub fn HistoryPage() -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let (limit, set_limit) = signal(STEP);
    let wanted = RwSignal::new(String::new());
    let (kind, who) = (RwSignal::new(None::<ActGroup>), RwSignal::new(Who::default()));
    let device = random::device();
    // One row more than is shown tells that there are more.
    let found = Memo::new(move |_| {
        let (language, today, kind, who) = (speech.language(), shop.today(), kind.get(), who.get());
        let wanted = wanted.with(|wanted| wanted.trim().to_lowercase());
        shop.read(|book, _| {
            let is_asked =
                |entry: &&HistoryEntry| kind.is_none_or(|kind| ActGroup::of(&entry.kind) == kind) && who.did(entry.stamp.device, device);
            let tell = |entry: &HistoryEntry| tell_row(entry, book, language, today);
            let fits = |row: &Row| wanted.is_empty() || row.what.to_lowercase().contains(&wanted);
            let asked = book.history().entries().iter().rev().filter(is_asked);
            asked.map(tell).filter(fits).take(limit.get() + 1).collect::<Vec<_>>()
        })
    });
    let kinds = Signal::derive(move || {
        let language = speech.language();
        let every = Choice::new(None, HistoryLabel::EveryKind.text(language));
        let groups = ActGroup::ALL.map(|group| Choice::new(Some(group), history::group(group).text(language)));
        [every].into_iter().chain(groups).collect::<Vec<_>>()
    });
    let people = Signal::derive(move || Who::ALL.map(|who| Choice::new(who, who.label().text(speech.language()))).to_vec());
    let rows = move || found.with(|found| found.iter().take(limit.get()).cloned().collect::<Vec<_>>());
    let has_more = move || found.with(|found| found.len() > limit.get());
    let none_found = speech.text(HistoryLabel::NoneFound);
    let count = Memo::new(move |_| shop.read(|book, _| book.history().entries().len()));
    let undone = speech.text(HistoryLabel::Undone);
    let (merge_asked, later_asked) = (RwSignal::new(None::<u64>), RwSignal::new(None::<u64>));
    let row = move |row: Row| {
        let language = speech.language_now();
        let Row { seq, what, when, is_undone, is_echo, is_merge } = row;
        let act = (!is_echo).then(|| {
            if is_undone {
                let name = redo_named(&what, language);
                view! {
                    <span class="chip">{move || undone.get()}</span>
                    <Button look=ButtonLook::Quiet on_press=move || acts.redo(seq)>
                        <span aria-hidden="true">{Label::Redo.text(language)}</span>
                        <span class="visually-hidden">{name}</span>
                    </Button>
                }
                .into_any()
            } else {
                let name = undo_named(&what, language);
                view! {
                    <Button
                        look=ButtonLook::Quiet
                        on_press=move || if is_merge { merge_asked.set(Some(seq)) } else { undo_or_ask(shop, acts, seq, later_asked) }
                    >
                        <span aria-hidden="true">{Label::Undo.text(language)}</span>
                        <span class="visually-hidden">{name}</span>
                    </Button>
                }
                .into_any()
            }
        });
        view! {
            <li class="history-row">
                <span class="history-when small soft">{when}</span>
                <span class="history-what" class:history-undone=is_undone class:soft=is_echo>
                    {what}
                </span>
                <span class="cluster history-act">{act}</span>
            </li>
        }
    };
    let trash = speech.text(HistoryLabel::OpenTrash);
    let more = speech.text(HistoryLabel::ShowMore);
    view! {
        <PageHeading title=speech.text(Label::History) note=speech.text(HistoryLabel::Note)>
            <LinkButton href=Route::Trash.href()>{move || trash.get()}</LinkButton>
        </PageHeading>
        <Show
            when=move || { count.get() > 0 }
            fallback=move || view! { <EmptyState sentence=speech.text(HistoryLabel::Empty) /> }
        >
            <div class="columns history-tools">
                <SearchField
                    label=speech.text(HistoryLabel::Filter)
                    value=wanted
                    on_input=move |text| {
                        set_limit.set(STEP);
                        wanted.set(text);
                    }
                />
                {as_of_form()}
            </div>
            <div class="columns history-tools">
                <Select
                    label=speech.text(HistoryLabel::Kind)
                    choices=kinds
                    value=kind
                    on_change=move |chosen| {
                        set_limit.set(STEP);
                        kind.set(chosen);
                    }
                />
                <Select
                    label=speech.text(HistoryLabel::Who)
                    choices=people
                    value=who
                    on_change=move |chosen| {
                        set_limit.set(STEP);
                        who.set(chosen);
                    }
                />
            </div>
            <Show when=move || found.with(Vec::is_empty)>
                <p class="soft" role="status">{move || none_found.get()}</p>
            </Show>
            <ul class="ledger history">
                <For
                    each=rows
                    key=move |row| (row.seq, row.is_undone, row.when.clone(), row.what.clone())
                    children=row
                />
            </ul>
            {unmerge_dialog(merge_asked)} {undo_dialog(later_asked)}
            <Show when=has_more>
                <Button on_press=move || set_limit.update(|limit| *limit += STEP)>{move || more.get()}</Button>
            </Show>
        </Show>
    }
    .into_any()
}

/// A day, and the shop as it was at its end.
fn as_of_form() -> AnyView {
    let (shop, speech, door, toasts) = (use_shop(), use_speech(), use_door(), use_toasts());
    if shop.kind() == ShopKind::Look {
        return ().into_any();
    }
    let typed = RwSignal::new(shop.today_now().plus_days(-1).to_string());
    let is_busy = RwSignal::new(false);
    let show = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(day) = Day::parse_iso(&typed.get_untracked()) else { return };
        if is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        spawn_local(async move {
            let language = speech.language_now();
            let looked = match shop.session().book_as_of(day).await {
                Ok(book) if book.history().entries().is_empty() => Err(HistoryLabel::AsOfNothing.text(language).to_owned()),
                Ok(book) => Session::look_into(book).await.map_err(|error| storage::open_error(&error, language)),
                Err(error) => Err(storage::open_error(&error.into(), language)),
            };
            is_busy.try_set(false);
            match looked {
                Ok(session) => {
                    go(Route::Customers);
                    door.look(Some(shop), Shop::on_day(session, ShopKind::Look, day), Stripe { text: history::as_of, acts: None });
                }
                Err(sentence) => toasts.say(sentence),
            }
        });
    };
    let label = speech.text(HistoryLabel::AsOfShow);
    view! {
        <form class="history-as-of" on:submit=show>
            <Field
                label=speech.text(HistoryLabel::AsOf)
                kind=FieldKind::Date
                value=typed
                on_input=move |text| typed.set(text)
                hint=speech.text(HistoryLabel::AsOfNote)
            />
            <Button submit=true loading=is_busy>{move || label.get()}</Button>
        </form>
    }
    .into_any()
}

fn tell_row(entry: &HistoryEntry, book: &Book, language: Language, today: Day) -> Row {
    Row {
        seq: entry.seq,
        what: act_done(&entry.kind, book, language),
        when: format::day_relative(entry.day, today, language),
        is_undone: entry.undone_by.is_some(),
        is_echo: matches!(entry.kind, ActKind::Undo { .. } | ActKind::Redo { .. }),
        is_merge: matches!(entry.kind, ActKind::MergeCustomers { .. }),
    }
}
