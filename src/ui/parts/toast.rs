//! Toasts: what was just done, in the past tense, with a way back for eight seconds.
use super::button::{Button, ButtonLook, IconButton};
use crate::ui::icons::Icon;
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use std::time::Duration;

/// How long a toast stays, unless the pointer or the focus is on it.
const STAY: Duration = Duration::from_secs(8);
/// More than this many at once would cover the page.
const MOST_TOASTS: usize = 3;

#[derive(Clone)]
struct Toast {
    id: u64,
    text: String,
    undo: Option<Callback<()>>,
}

/// Says things to the user from anywhere below `provide_toasts`.
#[derive(Clone, Copy)]
pub struct Toasts {
    list: RwSignal<Vec<Toast>>,
    last_id: StoredValue<u64>,
}

impl Toasts {
    /// Says what was done.
    pub fn say(&self, text: impl Into<String>) {
        self.push(text.into(), None);
    }

    /// Says what was done and offers to undo it.
    pub fn say_with_undo(&self, text: impl Into<String>, undo: impl Into<Callback<()>>) {
        self.push(text.into(), Some(undo.into()));
    }

    fn push(&self, text: String, undo: Option<Callback<()>>) {
        let Some(id) = self.last_id.try_update_value(|id| {
            *id += 1;
            *id
        }) else {
            return;
        };
        self.list.try_update(|list| {
            list.push(Toast { id, text, undo });
            if list.len() > MOST_TOASTS {
                list.remove(0);
            }
        });
    }

    fn dismiss(&self, id: u64) {
        self.list.try_update(|list| list.retain(|toast| toast.id != id));
    }
}

/// Makes toasts available to everything below; called once, by the app.
pub fn provide_toasts() -> Toasts {
    let toasts = Toasts { list: RwSignal::new(Vec::new()), last_id: StoredValue::new(0) };
    provide_context(toasts);
    toasts
}

/// The toasts of the app.
pub fn use_toasts() -> Toasts {
    expect_context::<Toasts>()
}

/// The place where toasts appear; once in the app, below `provide_toasts`.
#[component]
pub fn ToastHost(#[prop(into)] undo_label: Signal<String>, #[prop(into)] dismiss_label: Signal<String>) -> impl IntoView {
    let toasts = use_toasts();
    view! {
        <div class="toasts" role="status" aria-live="polite" aria-atomic="false">
            <For each=move || toasts.list.get() key=|toast| toast.id let(toast)>
                <ToastRow toast=toast undo_label=undo_label dismiss_label=dismiss_label />
            </For>
        </div>
    }
}

#[component]
fn ToastRow(toast: Toast, undo_label: Signal<String>, dismiss_label: Signal<String>) -> impl IntoView {
    let toasts = use_toasts();
    let Toast { id, text, undo } = toast;
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let hold = move || {
        if let Some(handle) = timer.try_get_value().flatten() {
            handle.clear();
        }
    };
    let run_out = move || {
        hold();
        timer.set_value(set_timeout_with_handle(move || toasts.dismiss(id), STAY).ok());
    };
    run_out();
    on_cleanup(hold);
    view! {
        <div
            class="toast"
            on:pointerenter=move |_| hold()
            on:pointerleave=move |_| run_out()
            on:focusin=move |_| hold()
            on:focusout=move |_| run_out()
        >
            <p class="toast-text">{text}</p>
            {undo
                .map(|undo| {
                    let press = move || {
                        toasts.dismiss(id);
                        undo.run(());
                    };
                    view! {
                        <Button look=ButtonLook::Quiet icon=Icon::Undo on_press=press>
                            {move || undo_label.get()}
                        </Button>
                    }
                })}
            <IconButton icon=Icon::Close label=dismiss_label on_press=move || toasts.dismiss(id) />
        </div>
    }
}
