//! Dots by density on two axes, with two cut lines that follow pointer and keys. One path for all dots, however many people.
use leptos::{ev, html, prelude::*};
use std::fmt::Write;

/// A cut line: where it stands, and what is read aloud.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CutLine {
    /// Place on the axis, 0 to 1.
    pub at: f64,
    /// Name of the axis.
    pub name: String,
    /// The value at the line.
    pub told: String,
}

/// How far an arrow key moves a line.
const STEP: f64 = 0.02;

/// The plot. `bins`: `side × side` counts, the lowest row first. `lines`: across and upwards. The lines call `on_move` while they
/// move (whether it is the line across, and its place) and `on_rest` when they have been let go.
#[component]
pub fn Matrix(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] bins: Signal<Vec<u32>>,
    #[prop(into)] lines: Signal<[CutLine; 2]>,
    #[prop(into)] on_move: Callback<(bool, f64)>,
    #[prop(into)] on_rest: Callback<()>,
) -> AnyView {
    let plot = NodeRef::<html::Div>::new();
    let dots = Memo::new(move |_| bins.with(|bins| path(bins)));
    view! {
        <div class="matrix">
            <span class="matrix-name matrix-name-y small soft">{move || lines.with(|lines| lines[1].name.clone())} " ↑"</span>
            <div class="matrix-plot" node_ref=plot>
                <svg viewBox="0 0 1000 1000" preserveAspectRatio="none" role="img" aria-label=move || label.get() focusable="false">
                    <path class="matrix-dots" d=move || dots.get() />
                </svg>
                {line(plot, lines, true, on_move, on_rest)}
                {line(plot, lines, false, on_move, on_rest)}
            </div>
            <span class="matrix-name small soft">{move || lines.with(|lines| lines[0].name.clone())} " →"</span>
        </div>
    }
    .into_any()
}

fn line(
    plot: NodeRef<html::Div>,
    lines: Signal<[CutLine; 2]>,
    is_x: bool,
    on_move: Callback<(bool, f64)>,
    on_rest: Callback<()>,
) -> AnyView {
    let own = move || lines.with(|lines| lines[usize::from(!is_x)].clone());
    let (held, set_held) = signal(false);
    let place = move |event: &ev::PointerEvent| -> Option<f64> {
        let bounds = plot.get_untracked()?.get_bounding_client_rect();
        let (along, length) = if is_x {
            (f64::from(event.client_x()) - bounds.left(), bounds.width())
        } else {
            (bounds.bottom() - f64::from(event.client_y()), bounds.height())
        };
        (length > 0.0).then(|| (along / length).clamp(0.0, 1.0))
    };
    let grasp = move |event: ev::PointerEvent| {
        event.prevent_default();
        set_held.set(true);
        let target: web_sys::HtmlElement = event_target(&event);
        // A pointer that is already gone cannot be held.
        let _ = target.set_pointer_capture(event.pointer_id());
        let _ = target.focus();
    };
    let follow = move |event: ev::PointerEvent| {
        if held.get_untracked() {
            place(&event).into_iter().for_each(|at| on_move.run((is_x, at)));
        }
    };
    let let_go = move |_: ev::PointerEvent| {
        if held.get_untracked() {
            set_held.set(false);
            on_rest.run(());
        }
    };
    let (less, more) = if is_x { ("ArrowLeft", "ArrowRight") } else { ("ArrowDown", "ArrowUp") };
    let press = move |event: ev::KeyboardEvent| {
        let at = own().at;
        let key = event.key();
        let to = match key.as_str() {
            "Home" => 0.0,
            "End" => 1.0,
            _ if key == less => at - STEP,
            _ if key == more => at + STEP,
            _ => return,
        };
        event.prevent_default();
        on_move.run((is_x, to.clamp(0.0, 1.0)));
    };
    let release = move |event: ev::KeyboardEvent| {
        if ["Home", "End", less, more].contains(&event.key().as_str()) {
            on_rest.run(());
        }
    };
    let percent = move || format!("{:.2}%", own().at * 100.0);
    view! {
        <div
            class=if is_x { "matrix-line matrix-line-x" } else { "matrix-line matrix-line-y" }
            role="slider"
            tabindex="0"
            aria-orientation=if is_x { "horizontal" } else { "vertical" }
            aria-label=move || own().name
            aria-valuemin="0"
            aria-valuemax="100"
            aria-valuenow=move || format!("{:.0}", own().at * 100.0)
            aria-valuetext=move || own().told
            style:inset-inline-start=move || if is_x { percent() } else { "0".to_owned() }
            style:inset-block-end=move || if is_x { "0".to_owned() } else { percent() }
            on:pointerdown=grasp
            on:pointermove=follow
            on:pointerup=let_go
            on:pointercancel=let_go
            on:keydown=press
            on:keyup=release
        >
            <span class="matrix-line-told small" aria-hidden="true">{move || own().told}</span>
        </div>
    }
    .into_any()
}

/// Height of the plot for its width; the style sheet holds the same figure.
const FLATNESS: f64 = 0.75;

/// A circle in each bin with somebody in it; its area grows with the number of people.
fn path(bins: &[u32]) -> String {
    let side = (bins.len() as f64).sqrt().round().max(1.0);
    let most = f64::from(bins.iter().copied().max().unwrap_or(0).max(1));
    let width = 1000.0 / side;
    let mut path = String::new();
    for (at, count) in bins.iter().enumerate().filter(|(_, count)| **count > 0) {
        let (row, column) = ((at as f64 / side).floor(), at as f64 % side);
        let radius = (f64::from(*count) / most).sqrt().max(0.16) * width * 0.62;
        let across = radius * FLATNESS;
        let (x, y) = ((column + 0.5) * width - across, 1000.0 - (row + 0.5) * width);
        // Writing to a string does not fail.
        let _ =
            write!(path, "M{x:.0} {y:.0}a{across:.1} {radius:.1} 0 1 0 {d:.1} 0a{across:.1} {radius:.1} 0 1 0 -{d:.1} 0", d = across * 2.0);
    }
    path
}
