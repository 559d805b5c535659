//! Sentences one below the other, each with what can be done about it.
use super::SentenceView;
use crate::{
    ui::parts::{Button, ButtonLook, Chip, ChipTone},
    words::Sentence,
};
use leptos::prelude::*;

/// One sentence and its acts.
#[derive(Clone, Default)]
pub struct ActLine {
    pub sentence: Sentence,
    /// More about it, in quiet words; may be empty.
    pub detail: String,
    /// A mark before the sentence.
    pub chip: Option<(String, ChipTone)>,
    pub acts: Vec<(String, Callback<()>)>,
}

/// The lines; nothing where there are none.
pub fn act_lines(lines: Signal<Vec<ActLine>>) -> AnyView {
    view! { <ul class="act-lines ledger">{move || lines.get().into_iter().map(act_line).collect_view()}</ul> }.into_any()
}

fn act_line(line: ActLine) -> AnyView {
    let ActLine { sentence, detail, chip, acts } = line;
    let button = |(label, on_press): (String, Callback<()>)| view! { <Button look=ButtonLook::Quiet on_press=on_press>{label}</Button> };
    view! {
        <li class="act-line">
            <div class="act-line-words">
                {chip.map(|(words, tone)| view! { <Chip tone=tone>{words}</Chip> })}
                <p><SentenceView sentence=Signal::stored(sentence) /></p>
                {(!detail.is_empty()).then(|| view! { <p class="small soft">{detail}</p> })}
            </div>
            <div class="cluster">{acts.into_iter().map(button).collect_view()}</div>
        </li>
    }
    .into_any()
}
