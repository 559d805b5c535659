//! A long list: the user scrolls a hundred thousand rows as if they were ten.
use super::id::unique_id;
use crate::shell::idle;
use leptos::{ev::KeyboardEvent, html, prelude::*, task::spawn_local};
use std::sync::Arc;
use wasm_bindgen::{JsCast, closure::Closure};

/// Rows kept ready beyond each edge, so that a flick shows no blank.
const OVERSCAN_ROWS: usize = 8;
/// The first row moves in steps of this many: fewer, slightly larger updates while scrolling.
const STEP_ROWS: usize = 4;
/// Browsers cut elements off at about 17 million pixels; longer lists must be narrowed by search first.
const MOST_PIXELS: usize = 16_000_000;

/// Draws one row by its index, once for each place in the list. The row follows the number it is given and shows whoever is at its index
/// then: a keystroke changes every row in sight, and an element drawn anew costs many times what a changed text does.
pub type DrawRow = Arc<dyn Fn(usize, Memo<u64>) -> AnyView + Send + Sync>;

/// Steers a list from outside: which row is active, and where it stands.
#[derive(Clone, Copy)]
pub struct VirtualListHandle {
    container: NodeRef<html::Div>,
    active: RwSignal<Option<usize>>,
    row_height: StoredValue<u32>,
    count: StoredValue<usize>,
    /// As last seen: asking the element makes the browser lay out first.
    scrolled_px: StoredValue<i32>,
}

impl Default for VirtualListHandle {
    fn default() -> Self {
        Self::new()
    }
}

impl VirtualListHandle {
    /// A handle for one list.
    pub fn new() -> Self {
        Self {
            container: NodeRef::new(),
            active: RwSignal::new(None),
            row_height: StoredValue::new(1),
            count: StoredValue::new(0),
            scrolled_px: StoredValue::new(0),
        }
    }

    /// The row that arrows move; reactive.
    pub fn active(&self) -> Option<usize> {
        self.active.get()
    }

    /// Makes a row active, or none.
    pub fn set_active(&self, index: Option<usize>) {
        self.active.set(index);
    }

    /// Moves the active row by so many rows and keeps it in sight; for arrow keys in a search field above.
    pub fn step(&self, rows: isize) {
        let Some(last) = self.count.get_value().checked_sub(1) else { return };
        let next = match self.active.get_untracked() {
            Some(index) => index.saturating_add_signed(rows).min(last),
            None => self.first_visible().min(last),
        };
        self.active.set(Some(next));
        self.scroll_to(next);
    }

    /// Brings a row into sight by the shortest way.
    pub fn scroll_to(&self, index: usize) {
        let Some(container) = self.container.get_untracked() else { return };
        let height = self.row_height.get_value() as i32;
        let top = i32::try_from(index).unwrap_or(i32::MAX).saturating_mul(height);
        let room = container.client_height();
        if top < container.scroll_top() {
            container.set_scroll_top(top);
        } else if top + height > container.scroll_top() + room {
            container.set_scroll_top(top + height - room);
        }
    }

    /// To the very beginning, with no row active: what the list shows is new.
    pub fn reset(&self) {
        self.active.set(None);
        if let Some(container) = self.container.get_untracked().filter(|_| self.scrolled_px.get_value() != 0) {
            container.set_scroll_top(0);
            self.scrolled_px.set_value(0);
        }
    }

    /// Moves the keyboard focus into the list.
    pub fn focus(&self) {
        if let Some(container) = self.container.get_untracked() {
            // Focusing a live element does not fail.
            let _ = container.focus();
        }
    }

    fn first_visible(&self) -> usize {
        let top = self.container.get_untracked().map_or(0, |container| container.scroll_top().max(0));
        (top as u32).div_ceil(self.row_height.get_value().max(1)) as usize
    }
}

/// A list that draws only what is in sight. It fills its parent, which gives it a height (for instance
/// `.page-fill`). Arrows, Home, End, PageUp and PageDown move the active row; Enter or a tap activates it.
#[component]
pub fn VirtualList(
    /// Name of the list for screen readers.
    #[prop(into)]
    label: Signal<String>,
    #[prop(into)] count: Signal<usize>,
    /// Height of every row in CSS pixels.
    row_height: u32,
    row: DrawRow,
    /// Changes when the same index shows something else: after a search, a sort, an act.
    #[prop(optional, into)]
    revision: Signal<u64>,
    #[prop(into)] on_activate: Callback<usize>,
    #[prop(optional)] handle: Option<VirtualListHandle>,
) -> impl IntoView {
    let handle = handle.unwrap_or_default();
    let VirtualListHandle { container, active, scrolled_px, .. } = handle;
    let list_id = unique_id("list");
    let (start, set_start) = signal(0_usize);
    let (view_height, set_view_height) = signal(800_u32);

    // What a keystroke changes is drawn where it is seen; the rows beyond the edges follow when the page is idle.
    let settled = RwSignal::new(revision.get_untracked());
    Effect::new(move |_| {
        let revision = revision.get();
        if settled.get_untracked() != revision {
            spawn_local(async move {
                idle().await;
                settled.try_set(revision);
            });
        }
    });

    let rows_in_view = Memo::new(move |_| view_height.get().div_ceil(row_height.max(1)) as usize + 1);
    let window = Memo::new(move |_| {
        let count = count.get();
        let first = start.get().min(count);
        (first.saturating_sub(OVERSCAN_ROWS), (first + STEP_ROWS + rows_in_view.get() + OVERSCAN_ROWS).min(count))
    });
    let is_in_sight = move |index: usize| {
        // Rows of a step may be scrolled out already; a step moves `start`.
        start.track();
        let first = (scrolled_px.get_value() as u32 / row_height.max(1)) as usize;
        (first..first + rows_in_view.get()).contains(&index)
    };
    let total_pixels = move || {
        let pixels = count.get().saturating_mul(row_height as usize);
        debug_assert!(pixels <= MOST_PIXELS, "{pixels} px are more than a browser can scroll");
        format!("{}px", pixels.min(MOST_PIXELS))
    };
    let active_row = move || active.get().filter(|index| *index < count.get());

    handle.row_height.set_value(row_height);
    // The handle reads this outside of any reactive scope.
    Effect::new(move |_| handle.count.set_value(count.get()));

    let read_scroll = move || {
        let Some(Some(element)) = container.try_get_untracked() else { return };
        let top = element.scroll_top().max(0);
        scrolled_px.try_update_value(|last| *last = top);
        let first = (top as u32 / row_height.max(1)) as usize;
        let first = first - first % STEP_ROWS;
        if start.try_get_untracked().is_some_and(|now| now != first) {
            set_start.try_set(first);
        }
    };
    let frame_asked = StoredValue::new(false);
    let scrolled = move |_| {
        if frame_asked.get_value() {
            return;
        }
        frame_asked.set_value(true);
        request_animation_frame(move || {
            frame_asked.try_update_value(|asked| *asked = false);
            read_scroll();
        });
    };
    watch_height(container, move |pixels| {
        if view_height.try_get_untracked().is_some_and(|now| now != pixels) {
            set_view_height.try_set(pixels);
        }
    });

    let move_active = move |ev: KeyboardEvent| {
        let from_row_control = ev.target() != container.get_untracked().map(leptos::web_sys::EventTarget::from);
        if from_row_control {
            return;
        }
        let page = rows_in_view.get_untracked().saturating_sub(2).max(1) as isize;
        let last = count.get_untracked() as isize;
        match ev.key().as_str() {
            "ArrowDown" => handle.step(1),
            "ArrowUp" => handle.step(-1),
            "PageDown" => handle.step(page),
            "PageUp" => handle.step(-page),
            "Home" => {
                handle.set_active(Some(0));
                handle.step(0);
            }
            "End" => {
                handle.set_active(Some(0));
                handle.step(last);
            }
            "Enter" | " " => {
                if let Some(index) = active.get_untracked() {
                    on_activate.run(index);
                }
            }
            _ => return,
        }
        ev.prevent_default();
    };

    let row_id = {
        let list_id = list_id.clone();
        move |index: usize| format!("{list_id}-{index}")
    };
    let active_id = {
        let row_id = row_id.clone();
        move || {
            let (first, end) = window.get();
            active_row().filter(|index| (first..end).contains(index)).map(&row_id)
        }
    };
    let draw = move |index: usize| {
        let press = move |ev: leptos::ev::MouseEvent| {
            if !on_own_control(&ev) {
                active.set(Some(index));
                on_activate.run(index);
            }
        };
        let is_active = move || active.get() == Some(index);
        let first_revision = revision.get_untracked();
        let drawn = Memo::new(move |_| if is_in_sight(index) { revision.get() } else { settled.get().max(first_revision) });
        let content = untrack(|| row(index, drawn));
        view! {
            <div
                class="virtual-row"
                id=row_id(index)
                role="option"
                aria-selected=move || is_active().to_string()
                aria-posinset=index + 1
                aria-setsize=move || count.get()
                style:inset-block-start=format!("{}px", index.saturating_mul(row_height as usize))
                style:block-size=format!("{row_height}px")
                on:click=press
            >
                {content}
            </div>
        }
    };

    view! {
        <div
            node_ref=container
            id=list_id
            class="virtual-list"
            tabindex="0"
            role="listbox"
            aria-label=move || label.get()
            aria-activedescendant=active_id
            on:scroll=scrolled
            on:keydown=move_active
        >
            <div class="virtual-space" role="presentation" style:block-size=total_pixels>
                <For
                    each=move || {
                        let (first, end) = window.get();
                        first..end
                    }
                    key=|index| *index
                    children=draw
                />
            </div>
        </div>
    }
}

/// Whether a click fell on a button or field inside the row, which then answers it alone.
fn on_own_control(ev: &leptos::ev::MouseEvent) -> bool {
    ev.target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .and_then(|element| element.closest("button, a, input, label, select, textarea").ok().flatten())
        .is_some()
}

/// Reports the height of `container` in CSS pixels now and whenever it changes.
fn watch_height(container: NodeRef<html::Div>, report: impl Fn(u32) + Copy + 'static) {
    let watcher = StoredValue::new_local(None::<(web_sys::ResizeObserver, Closure<dyn FnMut()>)>);
    Effect::new(move |_| {
        let Some(element) = container.get() else { return };
        report(element.client_height().max(0) as u32);
        let resized = Closure::<dyn FnMut()>::new(move || {
            if let Some(Some(element)) = container.try_get_untracked() {
                report(element.client_height().max(0) as u32);
            }
        });
        // Without an observer the first measurement stands, and the overscan hides small errors.
        if let Ok(observer) = web_sys::ResizeObserver::new(resized.as_ref().unchecked_ref()) {
            observer.observe(&element);
            watcher.set_value(Some((observer, resized)));
        }
    });
    on_cleanup(move || {
        watcher.try_update_value(|watcher| {
            if let Some((observer, _)) = watcher.take() {
                observer.disconnect();
            }
        });
    });
}
