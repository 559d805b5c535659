//! A rising curve in a square of shares, with marks on it.
use leptos::prelude::*;
use std::fmt::Write;

/// A point worth naming on the curve; both shares from 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct CurveMark {
    pub x: f64,
    pub y: f64,
    pub label: String,
    pub is_warm: bool,
}

/// The curve through `points` (shares from 0 to 1). Words stand beside it as text, so that they keep their size.
#[component]
pub fn Curve(
    /// Read aloud instead of the picture.
    #[prop(into)]
    label: Signal<String>,
    #[prop(into)] points: Signal<Vec<(f32, f32)>>,
    #[prop(into)] marks: Signal<Vec<CurveMark>>,
    /// What stands at the two ends of the horizontal axis.
    #[prop(into)]
    ends: Signal<(String, String)>,
) -> impl IntoView {
    let line = Memo::new(move |_| points.with(|points| path(points)));
    let area = move || line.with(|line| if line.is_empty() { String::new() } else { format!("{line}L1000 1000L0 1000Z") });
    let drop_line = |mark: &CurveMark| format!("M{x:.1} 1000V{y:.1}", x = mark.x * 1000.0, y = 1000.0 - mark.y.clamp(0.0, 1.0) * 1000.0);
    view! {
        <div class="curve" role="img" aria-label=move || label.get()>
            <svg class="curve-plot" viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <path class="curve-grid" d="M0 0H1000M0 500H1000M0 1000H1000" />
                <path class="curve-even" d="M0 1000L1000 0" />
                <path class="curve-area" d=area />
                {move || {
                    marks
                        .get()
                        .iter()
                        .map(|mark| view! { <path class="curve-drop" class:curve-warm=mark.is_warm d=drop_line(mark) /> })
                        .collect_view()
                }}
                <path class="curve-line" d=move || line.get() />
            </svg>
            <span class="curve-scale curve-scale-top">"100%"</span>
            <span class="curve-scale curve-scale-middle">"50%"</span>
            {move || {
                let all = marks.get();
                let crowded = is_crowded(&all);
                all.into_iter()
                    .map(|mark| {
                        let look = if crowded == Some(mark.x) { "curve-label curve-label-away" } else { "curve-label" };
                        let left = format!("{:.2}%", mark.x * 100.0);
                        let bottom = format!("{:.2}%", mark.y.clamp(0.0, 1.0) * 100.0);
                        view! {
                            <span class="curve-mark" class:curve-warm=mark.is_warm style:inset-inline-start=left style:inset-block-end=bottom>
                                <span class="curve-dot" aria-hidden="true"></span>
                                <span class=look>{mark.label}</span>
                            </span>
                        }
                    })
                    .collect_view()
            }}
            <span class="curve-end curve-end-start">{move || ends.get().0}</span>
            <span class="curve-end curve-end-end">{move || ends.get().1}</span>
        </div>
    }
}

/// The place of the mark whose label has to step aside because the other's is too near: the upper one, where the curve leaves room
/// on the other side.
fn is_crowded(marks: &[CurveMark]) -> Option<f64> {
    let [one, other] = marks else { return None };
    let is_near = (one.x - other.x).abs() < 0.35 && (one.y - other.y).abs() < 0.12;
    is_near.then(|| one.x.max(other.x))
}

fn path(points: &[(f32, f32)]) -> String {
    let mut path = String::with_capacity(points.len() * 14);
    for (at, (x, y)) in points.iter().enumerate() {
        let letter = if at == 0 { 'M' } else { 'L' };
        // Writing to a string does not fail.
        let _ = write!(path, "{letter}{:.1} {:.1}", x * 1000.0, 1000.0 - y * 1000.0);
    }
    path
}
