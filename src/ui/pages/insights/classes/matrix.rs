//! The matrix: two axes of the owner's choice, two movable lines, four groups that follow.
use super::Ground;
use crate::{
    domain::{Axis, CustomerId, MatrixView, Setting},
    method::{
        Likely, likely_key,
        matrix::{Scale, axis_values, bins, count_quarters, middle, quarter},
    },
    ui::{
        charts::{CutLine, Matrix, Picture},
        parts::{Button, ButtonLook, Choice, Column, Select},
    },
    words::{
        Text,
        classes::{self, ClassesLabel},
        format,
        insights::InsightsLabel,
        likely,
    },
};
use leptos::prelude::*;

/// The axes that are offered.
const AXES: [Axis; 6] = [Axis::Amount, Axis::Loyalty, Axis::Growth, Axis::Visits, Axis::Margin, Axis::Referrals];

/// One axis with everybody on it.
#[derive(Clone, PartialEq)]
struct Laid {
    axis: Axis,
    values: Vec<Option<i64>>,
    scale: Scale,
    middle: i64,
}

/// The picture.
pub fn matrix(ground: Ground) -> AnyView {
    let Ground { shop, speech, acts, wishes, portraits } = ground;
    let view = RwSignal::new(shop.read_now(|book, _| book.settings().matrix));
    let lay = move |pick: fn(MatrixView) -> Axis| {
        let axis = Memo::new(move |_| pick(view.get()));
        Memo::new(move |_| {
            let axis = axis.get();
            let values = portraits.with(|portraits| shop.read_painter(|painter| axis_values(&painter, portraits, axis)));
            Laid { axis, scale: Scale::of(axis, &values), middle: middle(&values), values }
        })
    };
    let (x, y) = (lay(|view| view.x), lay(|view| view.y));
    let cuts = Memo::new(move |_| {
        let view = view.get();
        let (middle_x, middle_y) = (x.with(|x| x.middle), y.with(|y| y.middle));
        (view.cut_x.unwrap_or(middle_x), view.cut_y.unwrap_or(middle_y))
    });
    let counts = Memo::new(move |_| {
        let (cut_x, cut_y) = cuts.get();
        x.with(|x| y.with(|y| count_quarters(&x.values, &y.values, cut_x, cut_y)))
    });
    let currency = move || shop.read(|book, _| book.settings().currency);
    let lines = Signal::derive(move || {
        let (language, currency, (cut_x, cut_y)) = (speech.language(), currency(), cuts.get());
        let line = |laid: Memo<Laid>, cut: i64| {
            laid.with(|laid| CutLine {
                at: laid.scale.place(cut),
                name: classes::axis_label(laid.axis).text(language).to_owned(),
                told: classes::axis_value(laid.axis, cut, currency),
            })
        };
        [line(x, cut_x), line(y, cut_y)]
    });
    let keep = move || {
        let setting = Setting::Matrix(view.get_untracked());
        if shop.read_now(|book, _| book.settings().setting(&setting)) != setting {
            acts.act(move |book| book.plan_settings(vec![setting]));
        }
    };
    let follow = move |(is_x, place): (bool, f64)| {
        let cut = Some(if is_x { x } else { y }.with_untracked(|laid| laid.scale.value(place)));
        view.update(|view| if is_x { view.cut_x = cut } else { view.cut_y = cut });
    };
    let dots = Signal::derive(move || x.with(|x| y.with(|y| bins((&x.values, x.scale), (&y.values, y.scale)))));
    let name = move |at: usize| view.with(|view| classes::quarter_name(view.x, view.y, at, speech.language()));
    let members = move |at: usize| -> Vec<CustomerId> {
        let (cut_x, cut_y) = cuts.get_untracked();
        let pairs = x.with_untracked(|x| y.with_untracked(|y| x.values.iter().copied().zip(y.values.iter().copied()).collect::<Vec<_>>()));
        let is_in = |(x, y): (Option<i64>, Option<i64>)| x.zip(y).is_some_and(|(x, y)| quarter(x, y, cut_x, cut_y) == at);
        pairs.into_iter().zip(0_u32..).filter(|(pair, _)| is_in(*pair)).map(|(_, id)| CustomerId(id)).collect()
    };
    let title = speech.tell(move |language| view.with(|view| classes::matrix_title(view.x, view.y, counts.get(), language)));
    let columns = Signal::derive(move || {
        let language = speech.language();
        vec![Column::words(InsightsLabel::Group.text(language)), Column::figures(InsightsLabel::People.text(language))]
    });
    let rows = Signal::derive(move || {
        let counts = counts.get();
        (0..4).map(|at| vec![name(at), format::count(counts[at].into())]).collect::<Vec<_>>()
    });
    let choices = Signal::derive(move || {
        let language = speech.language();
        AXES.map(|axis| Choice::new(axis, classes::axis_label(axis).text(language))).to_vec()
    });
    let choose = move |change: fn(&mut MatrixView, Axis), axis: Axis| {
        view.update(|view| change(view, axis));
        keep();
    };
    let save_label = speech.text(ClassesLabel::SaveAsTag);
    // As they lie in the plot: high on the upward axis above.
    let cell = move |at: usize| {
        let tag = move || {
            let (ids, tag) = (members(at), name(at));
            acts.act(move |book| book.plan_tag(&ids, &tag, true));
        };
        view! {
            <li class="stack gap-1">
                <button type="button" class="corner" on:click=move |_| wishes.show_people(&name(at), members(at))>
                    <span class="soft">{move || name(at)}</span>
                    <span class="corner-count">{move || format::count(counts.get()[at].into())}</span>
                </button>
                <Button look=ButtonLook::Quiet on_press=tag>{move || save_label.get()}</Button>
            </li>
        }
    };
    let judged = Memo::new(move |_| {
        shop.read(|book, figures| {
            let judged = book.present_customers().filter_map(|(id, _)| Some((id, likely_key(book, figures, id)?.verdict)));
            judged.fold((0_usize, Vec::new()), |(count, mut likely), (id, verdict)| {
                likely.extend((verdict == Likely::Key).then_some(id));
                (count + 1, likely)
            })
        })
    });
    let without_history = move || {
        let (count, likely) = judged.get();
        let told = likely::beside_matrix(likely.len(), count, speech.language());
        let label = told.clone();
        (count > 0)
            .then(|| view! { <Button look=ButtonLook::Quiet on_press=move || wishes.show_people(&label, likely.clone())>{told}</Button> })
    };
    view! {
        <Picture title=title note=speech.text(ClassesLabel::MatrixNote) columns=columns rows=rows>
            <div class="matrix-board">
                <div class="stack gap-3">
                    <div class="columns">
                        <Select
                            label=speech.text(ClassesLabel::AxisX)
                            choices=choices
                            value=Signal::derive(move || view.with(|view| view.x))
                            on_change=move |axis| choose(|view, axis| (view.x, view.cut_x) = (axis, None), axis)
                        />
                        <Select
                            label=speech.text(ClassesLabel::AxisY)
                            choices=choices
                            value=Signal::derive(move || view.with(|view| view.y))
                            on_change=move |axis| choose(|view, axis| (view.y, view.cut_y) = (axis, None), axis)
                        />
                    </div>
                    <Matrix label=title bins=dots lines=lines on_move=follow on_rest=move |()| keep() />
                </div>
                <ul class="corners">{[1, 0, 3, 2].map(cell).into_iter().collect_view()}</ul>
            </div>
            {without_history}
        </Picture>
    }
    .into_any()
}
