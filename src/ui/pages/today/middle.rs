//! The middle: everybody else who is due, as one line that opens, with one act for all.
use super::{ROWS_AT_ONCE, desk::Desk, row::ReasonRow, show_more};
use crate::{
    care::{Section, Task},
    domain::{CustomerId, Outcome},
    ui::{
        icons::Icon,
        language::use_speech,
        parts::{Button, ButtonLook},
        shop::use_today,
    },
    words::{today, today::TodayLabel},
};
use leptos::prelude::*;

/// One line for all of them; nothing where nobody is due.
#[component]
pub fn Middle(desk: Desk) -> impl IntoView {
    let (speech, list) = (use_speech(), use_today());
    let count = Memo::new(move |_| list.with(|list| list.of(Section::Middle).len()));
    let (is_open, set_open) = signal(false);
    let shown = RwSignal::new(ROWS_AT_ONCE);
    let tasks = Memo::new(move |_| list.with(|list| list.of(Section::Middle).iter().take(shown.get()).copied().collect::<Vec<Task>>()));
    let title = speech.tell(move |language| today::middle(count.get(), language));
    let (expand, collapse) = (speech.text(TodayLabel::Expand), speech.text(TodayLabel::Collapse));
    let (all_reached, all_skipped) = (speech.text(TodayLabel::AllReached), speech.text(TodayLabel::AllSkipped));
    let everybody =
        move || list.with_untracked(|list| list.of(Section::Middle).iter().map(|task| task.customer).collect::<Vec<CustomerId>>());
    view! {
        <Show when=move || count.get() != 0>
            <section class="today-section today-middle">
                <button
                    type="button"
                    class="today-middle-line"
                    aria-expanded=move || is_open.get().to_string()
                    on:click=move |_| set_open.update(|open| *open = !*open)
                >
                    <span>{move || title.get()}</span>
                    <span class="today-middle-open">
                        {move || if is_open.get() { collapse.get() } else { expand.get() }}
                        <Icon icon=Signal::derive(move || if is_open.get() { Icon::ChevronUp } else { Icon::ChevronDown }) />
                    </span>
                </button>
                <Show when=move || is_open.get()>
                    <div class="cluster">
                        <Button look=ButtonLook::Primary on_press=move || desk.enter_all(everybody(), Outcome::Reached)>
                            {move || all_reached.get()}
                        </Button>
                        <Button on_press=move || desk.enter_all(everybody(), Outcome::Skipped)>{move || all_skipped.get()}</Button>
                    </div>
                    <ul>
                        <For each=move || tasks.get() key=|task| task.customer let(task)>
                            <ReasonRow task=task desk=desk />
                        </For>
                    </ul>
                    {show_more(shown, count)}
                </Show>
            </section>
        </Show>
    }
}
