//! Today: whom to contact and why, both ends first, one act a person.
mod desk;
mod hand_out;
mod middle;
mod note;
mod notices;
mod preview;
mod reviews;
mod row;
mod silence;

pub use desk::Desk;
pub use note::NoteForm;
pub use preview::Preview;

use crate::{
    care::{Section, Task, TodayList},
    route::Route,
    ui::{
        finder::{FinderMode, use_finder},
        frame::PageHeading,
        icons::Icon,
        language::use_speech,
        parts::{Button, ButtonLook, Drawing, EmptyState, LinkButton, Progress, SectionHeading},
        pieces::{today_tabs, wind_cards},
        role::use_role,
        shop::{use_shop, use_today},
    },
    words::{Label, today, today::TodayLabel},
};
use desk::focus_row;
use leptos::{ev, leptos_dom::helpers::window_event_listener, prelude::*};
use row::ReasonRow;
use wasm_bindgen::JsCast;

/// Rows shown before “show more”, over all sections.
const ROWS_AT_ONCE: usize = 30;
/// No row is lower.
const LEAST_ROW_PX: f64 = 56.0;

/// The start page.
#[component]
pub fn TodayPage() -> AnyView {
    let (speech, shop, list) = (use_speech(), use_shop(), use_today());
    let (desk, is_owner) = (Desk::new(), !use_role().is_counter_now());
    let people = Memo::new(move |_| list.with(TodayList::count_singles));
    let done = Memo::new(move |_| list.with(|list| list.done_today));
    let shown = RwSignal::new(ROWS_AT_ONCE);
    let is_whole = first_screen_first();
    let room = Memo::new(move |_| if is_whole.get() { shown.get() } else { shown.get().min(rows_in_sight()) });
    let visible = Memo::new(move |_| list.with(|list| Visible::of_list(list, room.get())));
    // What stands below all rows would jump if it were there before them.
    let is_rest_there = Memo::new(move |_| is_whole.get() || people.get() <= room.get());
    let is_clear = Memo::new(move |_| list.with(|list| list.count() == 0));
    enter_list_by_arrow();
    let closed = speech.text(TodayLabel::ClosedPage);
    let progress = speech.tell(move |language| today::progress(done.get(), done.get() + people.get() as u32, language));
    let section = move |section: Section| {
        let tasks = Memo::new(move |_| visible.with(|visible| visible.of(section).to_vec()));
        let count = Memo::new(move |_| list.with(|list| list.of(section).len()));
        view! {
            <Show when=move || tasks.with(|tasks| !tasks.is_empty())>
                <section class="today-section">
                    <SectionHeading
                        title=speech.text(today::section(section))
                        count=speech.tell(move |language| today::people(count.get(), language))
                    />
                    <ul>
                        <For each=move || tasks.get() key=|task| task.customer let(task)>
                            <ReasonRow task=task desk=desk />
                        </For>
                    </ul>
                </section>
            </Show>
        }
    };
    view! {
        <div class="today">
            <PageHeading
                title=speech.tell(move |language| today::heading(people.get(), language))
                note=speech.tell(move |language| {
                    let minutes = list.with(|list| list.planned_minutes);
                    today::note(shop.today(), minutes, language)
                })
            >
                <FindButton />
                {is_owner.then(hand_out::hand_out_menu)}
            </PageHeading>
            {is_owner.then(|| today_tabs(false))}
            <Show when=move || done.get() != 0>
                <div class="today-progress">
                    <Progress
                        label=progress
                        text=progress
                        done=Signal::derive(move || done.get().into())
                        total=Signal::derive(move || u64::from(done.get()) + people.get() as u64)
                    />
                </div>
            </Show>
            {is_owner.then(wind_cards)}
            {notices::notices()}
            {Section::singles().map(section).collect_view()}
            <Show when=move || is_rest_there.get()>
                {is_owner.then(reviews::reviews)}
                {show_more(shown, people)}
                <middle::Middle desk=desk />
                <Show when=move || is_clear.get()>
                    <NothingDue done=done />
                </Show>
                {is_owner
                    .then(|| {
                        view! {
                            {silence::silence()}
                            <p class="small soft today-closed">{move || closed.get()}</p>
                        }
                    })}
            </Show>
        </div>
    }
    .into_any()
}

/// Whether all is to be drawn: the screen is filled first, and what is below it comes with the next frame.
fn first_screen_first() -> ReadSignal<bool> {
    let (is_whole, set_whole) = signal(false);
    // The owner may have gone on to another page meanwhile.
    let draw_all = move || {
        set_whole.try_set(true);
    };
    request_animation_frame(move || request_animation_frame(draw_all));
    is_whole
}

/// As many rows as the window can show.
fn rows_in_sight() -> usize {
    let height_px = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    (height_px / LEAST_ROW_PX).ceil() as usize
}

/// The button for as many rows again, while there are more of them.
fn show_more(shown: RwSignal<usize>, count: Memo<usize>) -> AnyView {
    let more = use_speech().text(TodayLabel::ShowMore);
    view! {
        <Show when=move || { shown.get() < count.get() }>
            <div class="today-more">
                <Button look=ButtonLook::Quiet on_press=move || shown.update(|shown| *shown += ROWS_AT_ONCE)>
                    {move || more.get()}
                </Button>
            </div>
        </Show>
    }
    .into_any()
}

/// From the page or its heading, the down arrow leads into the list.
fn enter_list_by_arrow() {
    let listener = window_event_listener(ev::keydown, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let is_nowhere = target.is_some_and(|element| element.matches("body, main, #page-title").unwrap_or(false));
        if is_nowhere && event.key() == "ArrowDown" && !event.default_prevented() {
            event.prevent_default();
            focus_row(0);
        }
    });
    on_cleanup(move || listener.remove());
}

/// Looks like a search field and opens the finder.
#[component]
fn FindButton() -> impl IntoView {
    let (speech, finder) = (use_speech(), use_finder());
    let label = speech.text(Label::Search);
    view! {
        <button type="button" class="today-find" on:click=move |_| finder.open(FinderMode::People)>
            <Icon icon=Icon::Search />
            <span>{move || label.get()}</span>
            <kbd aria-hidden="true">"/"</kbd>
        </button>
    }
}

#[component]
fn NothingDue(done: Memo<u32>) -> impl IntoView {
    let speech = use_speech();
    let (nothing, all_done, to_customers) =
        (speech.text(TodayLabel::NothingDue), speech.text(TodayLabel::AllDone), speech.text(TodayLabel::ToCustomers));
    view! {
        <EmptyState sentence=Signal::derive(move || if done.get() > 0 { all_done.get() } else { nothing.get() }) drawing=Drawing::Fish>
            <LinkButton href=Route::Customers.href()>{move || to_customers.get()}</LinkButton>
        </EmptyState>
    }
}

/// The first rows of each section.
#[derive(Clone, Default, PartialEq)]
struct Visible(Vec<(Section, Vec<Task>)>);

impl Visible {
    fn of_list(list: &TodayList, mut room: usize) -> Self {
        let take = |section| {
            let tasks = list.of(section);
            let taken = tasks[..tasks.len().min(room)].to_vec();
            room -= taken.len();
            (section, taken)
        };
        Self(Section::singles().map(take).collect())
    }

    fn of(&self, section: Section) -> &[Task] {
        self.0.iter().find(|(at, _)| *at == section).map_or(&[], |(_, tasks)| tasks)
    }
}
