//! Step-ups: named by the owner or proposed by the shop's own sales.
use super::{FIRST_LINES, Ground, more_button};
use crate::{
    domain::ProductId,
    method::basket::StepUp,
    ui::{
        charts::Picture,
        parts::{ChipTone, Column},
        pieces::{ActLine, act_lines},
    },
    words::{
        Text,
        baskets::{self, BasketLabel},
        format,
    },
};
use leptos::prelude::*;

/// The step-ups with whom to offer them to.
pub fn steps(ground: Ground) -> AnyView {
    let Ground { speech, baskets: held, .. } = ground;
    let found = Memo::new(move |_| held.sequences(|found| found.map(|found| found.step_ups.clone())));
    let steps = move || found.get().unwrap_or_default();
    let shown = RwSignal::new(FIRST_LINES);
    let title = speech.tell(move |language| match found.get().as_deref() {
        None => BasketLabel::Working.text(language).to_owned(),
        Some([]) => BasketLabel::NoSteps.text(language).to_owned(),
        Some([step, ..]) => baskets::step_title(&ground.name(step.from), &ground.name(step.to), step.never, language),
    });
    let line = move |step: StepUp| {
        let language = speech.language();
        let see = move || ground.show_without(&[step.from], step.to);
        let mut acts = Vec::new();
        if step.never > 0 {
            acts.push((baskets::see_never(step.never, language), Callback::new(move |()| see())));
        }
        if !step.is_declared {
            acts.push((BasketLabel::MakeStep.text(language).to_owned(), Callback::new(move |()| name_step(ground, step.from, step.to))));
        }
        let chip = if step.is_declared { (BasketLabel::Named, ChipTone::Water) } else { (BasketLabel::Proposed, ChipTone::Plain) };
        ActLine {
            sentence: baskets::step_told(&step, &ground.name(step.from), &ground.name(step.to), language),
            detail: String::new(),
            chip: Some((chip.0.text(language).to_owned(), chip.1)),
            acts,
        }
    };
    let lines = Signal::derive(move || steps().into_iter().take(shown.get()).map(line).collect::<Vec<_>>());
    let columns = Signal::derive(move || {
        let language = speech.language();
        let mut columns = vec![Column::words(BasketLabel::Bought.text(language)), Column::words(BasketLabel::StepTo.text(language))];
        let figures = [BasketLabel::Buyers, BasketLabel::Later, BasketLabel::NeverCount];
        columns.extend(figures.map(|label| Column::figures(label.text(language))));
        columns
    });
    let rows = Signal::derive(move || {
        let row = |step: StepUp| {
            let mut row = vec![ground.name(step.from), ground.name(step.to)];
            row.extend([step.buyers, step.later, step.never].map(|count| format::count(count.into())));
            row
        };
        steps().into_iter().map(row).collect::<Vec<_>>()
    });
    let all = Signal::derive(move || steps().len());
    view! {
        <Picture title=title note=speech.text(BasketLabel::StepsNote) columns=columns rows=rows acts=move || more_button(ground, shown, all)>
            {act_lines(lines)}
        </Picture>
    }
    .into_any()
}

fn name_step(ground: Ground, from: ProductId, to: ProductId) {
    ground.acts.act(move |book| {
        let product = book.find_product(from).cloned().unwrap_or_default();
        book.plan_edit_product(from, &crate::domain::Product { step_up: Some(to), ..product })
    });
}
