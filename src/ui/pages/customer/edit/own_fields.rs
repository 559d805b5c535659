//! The shop's own fields in the form, drawn from the settings.
use crate::{
    domain::{CustomField, CustomKind, Customer, NO, YES},
    ui::{
        language::{Speech, use_speech},
        parts::{Choice, Field, FieldKind, Segmented, Select},
    },
    words::{Text, customer_form::FormLabel, person::yes_no},
};
use leptos::prelude::*;

/// One field while it is edited, as it is typed.
#[derive(Clone)]
struct Own {
    at: u16,
    field: CustomField,
    typed: RwSignal<String>,
    is_unfit: RwSignal<bool>,
}

/// The fields while they are edited.
#[derive(Clone, Copy)]
pub struct OwnDraft(StoredValue<Vec<Own>>);

impl OwnDraft {
    /// The live fields with what the customer has in them.
    pub fn of(fields: &[CustomField], customer: &Customer) -> Self {
        let live = (0_u16..).zip(fields).filter(|(_, field)| field.live);
        let own = live.map(|(at, field)| {
            let typed = customer.custom_value(at).map(|value| field.typed(value)).unwrap_or_default();
            Own { at, field: field.clone(), typed: RwSignal::new(typed), is_unfit: RwSignal::new(false) }
        });
        Self(StoredValue::new(own.collect()))
    }

    /// Writes what was typed into a record; `None` where something does not fit, which is then said.
    pub fn write(self, customer: &mut Customer) -> Option<()> {
        let mut is_fit = true;
        for own in self.0.get_value() {
            match own.field.read(&own.typed.get_untracked()) {
                Ok(value) => customer.set_custom(own.at, value),
                Err(_) => {
                    own.is_unfit.set(true);
                    is_fit = false;
                }
            }
        }
        is_fit.then_some(())
    }
}

/// Every field by its kind.
#[component]
pub fn OwnFields(draft: OwnDraft) -> impl IntoView {
    let speech = use_speech();
    let all = draft.0.get_value();
    let title = speech.text(FormLabel::OwnFields);
    (!all.is_empty()).then(|| {
        view! {
            <div class="stack gap-3" role="group" aria-label=move || title.get()>
                {all.into_iter().map(|own| own_field(own, speech)).collect_view()}
            </div>
        }
    })
}

fn own_field(own: Own, speech: Speech) -> AnyView {
    let Own { field, typed, is_unfit, .. } = own;
    let type_in = move |text: String| {
        is_unfit.set(false);
        typed.set(text);
    };
    let unknown = move || Choice::new(String::new(), FormLabel::NotKnown.text(speech.language()));
    let (kind, bad) = match field.kind {
        CustomKind::Text => (FieldKind::Text, FormLabel::BadNumber),
        CustomKind::Number => (FieldKind::Amount, FormLabel::BadNumber),
        CustomKind::Day => (FieldKind::Date, FormLabel::BadDay),
        CustomKind::Choice => {
            let choices = field.choices.clone();
            let choices = Signal::derive(move || {
                std::iter::once(unknown()).chain(choices.iter().map(|choice| Choice::new(choice.clone(), choice.clone()))).collect()
            });
            return view! { <Select label=field.name choices=choices value=typed on_change=type_in /> }.into_any();
        }
        CustomKind::YesNo => {
            let choices = Signal::derive(move || {
                let language = speech.language();
                let answer = |text: &str, yes| Choice::new(text.to_owned(), yes_no(yes, language));
                vec![answer(YES, true), answer(NO, false), unknown()]
            });
            return view! { <Segmented label=field.name choices=choices value=typed on_change=type_in /> }.into_any();
        }
    };
    let error = Signal::derive(move || is_unfit.get().then(|| bad.text(speech.language()).to_owned()));
    view! { <Field label=field.name kind=kind value=typed on_input=type_in error=error /> }.into_any()
}
