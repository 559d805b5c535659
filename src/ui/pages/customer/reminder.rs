//! The owner sets a reminder, once or coming again.
use crate::{
    domain::CustomerId,
    ui::{language::use_speech, parts::Dialog, pieces::routine_form},
    words::{Label, customer::CustomerLabel},
};
use leptos::prelude::*;

/// The dialog for a new reminder.
#[component]
pub fn ReminderDialog(id: CustomerId, open: RwSignal<bool>) -> impl IntoView {
    let speech = use_speech();
    let close = Callback::new(move |()| open.set(false));
    view! {
        <Dialog
            title=speech.text(CustomerLabel::SetReminder)
            close_label=speech.text(Label::Close)
            open=open
            on_close=move || open.set(false)
        >
            {routine_form(Some(id), None, close)}
        </Dialog>
    }
}
