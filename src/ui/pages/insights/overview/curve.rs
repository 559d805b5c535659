//! The concentration curve with both cut lines; each line moves by mouse, finger or arrow keys.
use crate::{
    domain::{ClassCuts, CustomerId, Setting},
    method::Class,
    route::Route,
    ui::{
        app::go,
        charts::{Curve, CurveMark, Picture},
        language::use_speech,
        parts::{Button, ButtonLook, Column},
        shop::{use_acts, use_shop},
        wish::{Wish, use_wishes},
    },
    words::{
        Text,
        classes::ClassesLabel,
        format,
        insights::{self, InsightsLabel},
    },
};
use leptos::prelude::*;

/// The curve, its two lines, and the way to the key customers.
#[component]
pub fn CurvePicture() -> impl IntoView {
    let (shop, acts, speech, wishes) = (use_shop(), use_acts(), use_speech(), use_wishes());
    let concentration = Memo::new(move |_| shop.read(|_, figures| figures.concentration.clone()));
    let key_cut = RwSignal::new(shop.read_now(|book, _| book.settings().key_share));
    let class_cut = RwSignal::new(shop.read_now(|book, _| book.settings().class_cuts.a));
    let points =
        Signal::derive(move || concentration.with(|all| all.curve.iter().map(|point| (point.customers, point.sales)).collect::<Vec<_>>()));
    let marks = Signal::derive(move || {
        let language = speech.language();
        points.with(|points| {
            let key = f64::from(key_cut.get()) / 10_000.0;
            let brings = sales_at(points, key);
            let cut = f64::from(class_cut.get()) / 10_000.0;
            let needed = customers_at(points, cut);
            vec![
                CurveMark { x: needed, y: cut, label: insights::mark(needed, cut, language), is_warm: false },
                CurveMark { x: key, y: brings, label: insights::mark(key, brings, language), is_warm: true },
            ]
        })
    });
    let title = speech
        .tell(move |language| concentration.with(|all| insights::concentration(key_cut.get(), sales_at_cut(all, key_cut.get()), language)));
    let note = speech.tell(move |language| {
        let gini = concentration.with(|all| all.gini);
        format!("{} · {}", InsightsLabel::CurveNote.text(language), insights::evenness(gini, language))
    });
    let ends = Signal::derive(move || ("0".to_owned(), format::count(concentration.with(|all| all.customers).into())));
    let columns = Signal::derive(move || {
        let language = speech.language();
        vec![Column::figures(InsightsLabel::Share.text(language)), Column::figures(InsightsLabel::Sales.text(language))]
    });
    let rows = Signal::derive(move || {
        points.with(|points| {
            let tenths = (1..=10).map(|tenth| f64::from(tenth) / 10.0);
            tenths.map(|x| vec![insights::share(x), insights::share(sales_at(points, x))]).collect::<Vec<_>>()
        })
    });
    let set = move |setting: Setting| {
        if shop.read_now(|book, _| book.settings().setting(&setting)) != setting {
            acts.act(move |book| book.plan_settings(vec![setting]));
        }
    };
    let commit_class = move |a: u16| {
        let b = shop.read_now(|book, _| book.settings().class_cuts.b);
        set(Setting::ClassCuts(ClassCuts { a, b: b.max(a + 100) }));
    };
    let see_key = move || {
        wishes.ask(Wish::Class(Class::A));
        go(Route::Customers);
    };
    // The largest customers left of the line, as many as it says.
    let keep_list = move || {
        let share = u64::from(key_cut.get_untracked());
        let ids: Vec<CustomerId> = shop.read_now(|_, figures| {
            let columns = &figures.columns;
            let mut buyers: Vec<u32> = (0..columns.class.len() as u32).filter(|at| columns.class[*at as usize] != Class::None).collect();
            buyers.sort_unstable_by_key(|at| (std::cmp::Reverse(columns.net_minor[*at as usize]), *at));
            let most = (buyers.len() as u64 * share).div_ceil(10_000) as usize;
            buyers.into_iter().take(most).map(CustomerId).collect()
        });
        let tag = ClassesLabel::KeyTag.text(speech.language_now());
        acts.act(move |book| book.plan_tag_exactly(&ids, tag));
    };
    let keep = speech.text(ClassesLabel::MakeKeyList);
    let see = speech.text(InsightsLabel::ShowCustomers);
    view! {
        <div class="insights-curve">
            <Picture
                title=title
                note=note
                columns=columns
                rows=rows
                acts=move || {
                    view! {
                        <Button look=ButtonLook::Quiet on_press=keep_list>{move || keep.get()}</Button>
                        <Button look=ButtonLook::Quiet on_press=see_key>{move || see.get()}</Button>
                    }
                }
            >
                <Curve label=title points=points marks=marks ends=ends />
                <div class="columns">
                    <CutLine label=speech.text(InsightsLabel::KeyCut) share=key_cut most=50 on_commit=move |share| set(Setting::KeyShare(share)) />
                    <CutLine label=speech.text(InsightsLabel::ClassCut) share=class_cut most=95 on_commit=commit_class />
                </div>
            </Picture>
        </div>
    }
}

/// One movable cut line: follows while it moves, is kept when it rests.
#[component]
fn CutLine(
    label: Signal<String>,
    /// In hundredths of a percent.
    share: RwSignal<u16>,
    /// Largest percentage.
    most: u16,
    #[prop(into)] on_commit: Callback<u16>,
) -> impl IntoView {
    let read = |event: &leptos::ev::Event| event_target_value(event).parse::<u16>().ok().map(|percent| percent * 100);
    let follow = move |event: leptos::ev::Event| read(&event).into_iter().for_each(|value| share.set(value));
    let keep = move |event: leptos::ev::Event| read(&event).into_iter().for_each(|value| on_commit.run(value));
    view! {
        <label class="cut-line">
            <span class="small soft">{move || label.get()}</span>
            <span class="cut-line-row">
                <input
                    type="range"
                    min="1"
                    max=most
                    step="1"
                    prop:value=move || (share.get() / 100).to_string()
                    on:input=follow
                    on:change=keep
                />
                <output class="strong numeric">{move || format::percent(share.get().into())}</output>
            </span>
        </label>
    }
}

fn sales_at_cut(all: &crate::method::Concentration, share: u16) -> f64 {
    let points: Vec<(f32, f32)> = all.curve.iter().map(|point| (point.customers, point.sales)).collect();
    sales_at(&points, f64::from(share) / 10_000.0)
}

/// Share of sales that the first `customers` bring, read off the curve.
fn sales_at(points: &[(f32, f32)], customers: f64) -> f64 {
    read_off(points.iter().map(|(x, y)| (f64::from(*x), f64::from(*y))), customers)
}

/// Share of customers needed to bring `sales`, read off the curve.
fn customers_at(points: &[(f32, f32)], sales: f64) -> f64 {
    read_off(points.iter().map(|(x, y)| (f64::from(*y), f64::from(*x))), sales)
}

fn read_off(points: impl Iterator<Item = (f64, f64)>, at: f64) -> f64 {
    let mut before = (0.0, 0.0);
    for point in points {
        if point.0 >= at {
            let width = point.0 - before.0;
            return if width > 0.0 { before.1 + (at - before.0) / width * (point.1 - before.1) } else { point.1 };
        }
        before = point;
    }
    before.1
}
