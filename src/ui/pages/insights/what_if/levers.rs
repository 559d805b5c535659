//! The sliders, one table for all.
use crate::{
    domain::ClassCuts,
    method::{Place, Policy},
    ui::{
        language::use_speech,
        parts::{Reach, slider},
    },
    words::what_if::{self, Lever},
};
use leptos::prelude::*;

/// Between class A and class B there is at least so much room, in hundredths of a percent.
const LEAST_ROOM: u16 = 100;

/// Sliders side by side, line by line.
const LINES: [&[Lever]; 4] = [
    &[Lever::Points, Lever::Capital],
    &[Lever::CutA, Lever::CutB],
    &[Lever::Discount(Place::A), Lever::Discount(Place::B), Lever::Discount(Place::C)],
    &[Lever::Credit(Place::A), Lever::Credit(Place::B), Lever::Credit(Place::C)],
];

const fn reach(lever: Lever) -> Reach {
    let (least, most, step) = match lever {
        Lever::Points => (0, 1_000, 25),
        Lever::CutA => (100, 9_800, 100),
        Lever::CutB => (200, 9_900, 100),
        Lever::Discount(_) => (0, 3_000, 50),
        Lever::Credit(_) => (0, 120, 5),
        Lever::Capital => (0, 2_400, 50),
    };
    Reach { least, most, step }
}

fn value(policy: &Policy, lever: Lever) -> u16 {
    match lever {
        Lever::Points => policy.points,
        Lever::CutA => policy.cuts.a,
        Lever::CutB => policy.cuts.b,
        Lever::Discount(place) => policy.discounts[place as usize],
        Lever::Credit(place) => policy.credit_days[place as usize],
        Lever::Capital => policy.capital,
    }
}

fn set(policy: &mut Policy, lever: Lever, value: u16) {
    match lever {
        Lever::Points => policy.points = value,
        // One limit pushes the other before it.
        Lever::CutA => policy.cuts = ClassCuts { a: value, b: policy.cuts.b.max(value + LEAST_ROOM) },
        Lever::CutB => policy.cuts = ClassCuts { a: policy.cuts.a.min(value.saturating_sub(LEAST_ROOM)), b: value },
        Lever::Discount(place) => policy.discounts[place as usize] = value,
        Lever::Credit(place) => policy.credit_days[place as usize] = value,
        Lever::Capital => policy.capital = value,
    }
}

/// All sliders over one policy.
pub fn levers(policy: RwSignal<Policy>) -> AnyView {
    let speech = use_speech();
    let one = move |lever: &'static Lever| {
        let lever = *lever;
        let own = Signal::derive(move || policy.with(|policy| value(policy, lever)));
        slider(
            speech.tell(move |language| what_if::lever(lever, language)),
            own,
            speech.tell(move |language| what_if::lever_value(lever, own.get(), language)),
            reach(lever),
            Callback::new(move |value| policy.update(|policy| set(policy, lever, value))),
        )
    };
    let line = move |levers: &'static [Lever]| view! { <div class="levers-group">{levers.iter().map(one).collect_view()}</div> };
    view! { <div class="levers">{LINES.into_iter().map(line).collect_view()}</div> }.into_any()
}
