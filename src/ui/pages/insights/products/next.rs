//! Bought this, usually next that.
use super::{FIRST_LINES, Ground, more_button};
use crate::{
    method::basket::NextStep,
    ui::{
        charts::Picture,
        parts::Column,
        pieces::{ActLine, act_lines},
    },
    words::{
        Text,
        baskets::{self, BasketLabel},
        format, insights,
    },
};
use leptos::prelude::*;

/// The sequences, the clearest first.
pub fn next(ground: Ground) -> AnyView {
    let Ground { speech, baskets: held, .. } = ground;
    let steps = Memo::new(move |_| held.sequences(|found| found.map(|found| found.steps.clone())));
    let shown = RwSignal::new(FIRST_LINES);
    let title = speech.tell(move |language| match steps.get().as_deref() {
        None => BasketLabel::Working.text(language).to_owned(),
        Some([]) => BasketLabel::NoNext.text(language).to_owned(),
        Some([step, ..]) => {
            let (first, next) = (ground.name(step.follow_up.first), ground.name(step.follow_up.next));
            baskets::next_title(&first, &next, step.follow_up.share(), language)
        }
    });
    let line = move |step: NextStep| {
        let (language, follow_up) = (speech.language(), step.follow_up);
        let see = move || ground.show_without(&[follow_up.first], follow_up.next);
        ActLine {
            sentence: baskets::next_told(&follow_up, &ground.name(follow_up.first), &ground.name(follow_up.next), language),
            detail: baskets::still_open(follow_up.open, language),
            chip: None,
            acts: if step.never > 0 {
                vec![(baskets::see_never(step.never, language), Callback::new(move |()| see()))]
            } else {
                Vec::new()
            },
        }
    };
    let lines = Signal::derive(move || steps.get().into_iter().flatten().take(shown.get()).map(line).collect::<Vec<_>>());
    let columns = Signal::derive(move || {
        let language = speech.language();
        let mut columns = vec![Column::words(BasketLabel::First.text(language)), Column::words(BasketLabel::Next.text(language))];
        let figures =
            [BasketLabel::Buyers, BasketLabel::Followed, BasketLabel::Share, BasketLabel::Base, BasketLabel::Lift, BasketLabel::NeverCount];
        columns.extend(figures.map(|label| Column::figures(label.text(language))));
        columns
    });
    let rows = Signal::derive(move || {
        let row = |step: NextStep| {
            let follow_up = step.follow_up;
            vec![
                ground.name(follow_up.first),
                ground.name(follow_up.next),
                format::count(follow_up.buyers.into()),
                format::count(follow_up.followed.into()),
                insights::share(follow_up.share()),
                insights::share(follow_up.base),
                format::ratio(follow_up.lift()),
                format::count(step.never.into()),
            ]
        };
        steps.get().into_iter().flatten().map(row).collect::<Vec<_>>()
    });
    let all = Signal::derive(move || steps.with(|steps| steps.as_ref().map_or(0, Vec::len)));
    let definition = speech.tell(baskets::next_definition);
    view! {
        <Picture title=title note=speech.text(BasketLabel::NextNote) columns=columns rows=rows acts=move || more_button(ground, shown, all)>
            {act_lines(lines)}
            <p class="small soft">{move || definition.get()}</p>
        </Picture>
    }
    .into_any()
}
