//! What would it have cost? The owner slides a policy and sees the past under it, with winners, losers and names.
mod changes;
mod levers;
mod result;

use crate::{
    domain::{ClassCuts, Decision},
    method::{Contributions, LastYear, Policy, PolicyOutcome, what_if as recompute},
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook},
        pieces::told_strip,
        shop::{use_acts, use_shop},
    },
    words::what_if::{self, WhatIfLabel},
};
use leptos::prelude::*;
use std::sync::Arc;

/// What money costs in a year until the owner says otherwise, in hundredths of a percent.
const USUAL_CAPITAL: u16 = 600;

/// What the parts of the tab share.
#[derive(Clone, Copy)]
struct Question {
    outcome: Memo<PolicyOutcome>,
    year: Memo<Arc<LastYear>>,
}

/// Nothing given, by the shop's own limits.
fn usual(cuts: ClassCuts) -> Policy {
    Policy { cuts, capital: USUAL_CAPITAL, ..Policy::default() }
}

/// The tab.
pub fn what_if() -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    // Gathered once for each change of the shop; a move of a slider only goes over the customers.
    let gather =
        move |_: Option<&Arc<LastYear>>| Arc::new(shop.read(|book, figures| LastYear::of(figures, &Contributions::find(book, figures))));
    let year = Memo::new_with_compare(gather, |_, _| true);
    let own = move || usual(shop.read_now(|book, _| book.settings().class_cuts));
    let policy = RwSignal::new(own());
    let outcome = Memo::new(move |_| year.with(|year| policy.with(|policy| recompute(year, policy))));
    let question = Question { outcome, year };
    let decide = move || {
        let language = speech.language_now();
        let (text, made_on) = shop.read_now(|book, figures| {
            let (currency, from) = (book.settings().currency, figures.today.plus_days(1 - i32::from(figures.window_days)));
            let text = outcome.with_untracked(|outcome| {
                policy.with_untracked(|policy| what_if::decision(policy, outcome, from, figures.today, currency, language))
            });
            (text, shop.today_now())
        });
        let decision = Decision { month: made_on.month(), text, made_on, acted_on: None, note: String::new() };
        acts.act(move |book| book.plan_add(decision));
    };
    let (reset, copy) = (speech.text(WhatIfLabel::Reset), speech.text(WhatIfLabel::CopyDecision));
    let title = speech.text(WhatIfLabel::Question);
    let note = speech.text(WhatIfLabel::QuestionNote);
    view! {
        <div class="stack">
            {result::conclusion(question)}
            <section class="sheet stack gap-3">
                <h2 class="picture-title">{move || title.get()}</h2>
                <p class="small soft">{move || note.get()}</p>
                {levers::levers(policy)}
                <div class="cluster">
                    <Button on_press=move || policy.set(own())>{move || reset.get()}</Button>
                    <Button look=ButtonLook::Primary on_press=decide>{move || copy.get()}</Button>
                </div>
            </section>
            {told_strip(result::told(question))}
            <div class="insights">
                {result::classes(question)}
                {changes::picture(question, changes::Side::Winners)}
                {changes::picture(question, changes::Side::Losers)}
            </div>
        </div>
    }
    .into_any()
}
