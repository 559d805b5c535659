//! A field: the user types one fact; label above, help or error below.
use super::{given, id::unique_id};
use leptos::{html, prelude::*};

/// What is typed, hence which keyboard a phone shows and how the text lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FieldKind {
    #[default]
    Text,
    Tel,
    /// Whole numbers.
    Number,
    /// Money and other decimals; parsed by the caller, aligned to the end.
    Amount,
    Date,
    Email,
    /// Hidden while it is typed.
    Secret,
    /// Several lines.
    Note,
}

impl FieldKind {
    const fn input_type(self) -> &'static str {
        match self {
            Self::Tel => "tel",
            Self::Date => "date",
            Self::Email => "email",
            Self::Secret => "password",
            // `number` inputs swallow what they cannot read and change on a wheel: text keeps every keystroke.
            Self::Text | Self::Number | Self::Amount | Self::Note => "text",
        }
    }

    const fn input_mode(self) -> Option<&'static str> {
        match self {
            Self::Tel => Some("tel"),
            Self::Number => Some("numeric"),
            Self::Amount => Some("decimal"),
            Self::Email => Some("email"),
            Self::Text | Self::Date | Self::Secret | Self::Note => None,
        }
    }
}

/// One labelled input. An error replaces the hint and is announced.
#[component]
pub fn Field(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<String>,
    /// Every keystroke.
    #[prop(into)]
    on_input: Callback<String>,
    /// When the user is done: focus leaves or Enter.
    #[prop(optional, into)]
    on_commit: Option<Callback<String>>,
    #[prop(optional)] kind: FieldKind,
    #[prop(optional, into)] hint: Signal<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional, into)] placeholder: Signal<String>,
    /// Stands before the value inside the box, such as `¥`.
    #[prop(optional, into)]
    prefix: Signal<String>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional)] required: bool,
    #[prop(optional)] autofocus: bool,
    /// Keeps the label for screen readers only, where the place already says what it is.
    #[prop(optional)]
    label_hidden: bool,
    /// Longest text accepted, in UTF-16 units.
    #[prop(optional)]
    max_length: Option<u32>,
    #[prop(optional)] node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let id = unique_id("field");
    let help_id = format!("{id}-help");
    let described_by = {
        let help_id = help_id.clone();
        move || (error.get().is_some() || given(hint).is_some()).then(|| help_id.clone())
    };
    let invalid = move || error.get().is_some().then_some("true");
    let label_for = id.clone();
    let input = if kind == FieldKind::Note {
        view! {
            <textarea
                id=id
                class="field-input field-note"
                rows="3"
                prop:value=move || value.get()
                placeholder=move || given(placeholder)
                disabled=move || disabled.get()
                required=required
                autofocus=autofocus
                maxlength=max_length.map(|length| length.to_string())
                aria-invalid=invalid
                aria-describedby=described_by
                on:input=move |ev| on_input.run(event_target_value(&ev))
                on:change=move |ev| {
                    if let Some(commit) = on_commit {
                        commit.run(event_target_value(&ev));
                    }
                }
            ></textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                node_ref=node_ref
                id=id
                class="field-input"
                class:field-end=matches!(kind, FieldKind::Amount | FieldKind::Number)
                type=kind.input_type()
                inputmode=kind.input_mode()
                autocomplete="off"
                prop:value=move || value.get()
                placeholder=move || given(placeholder)
                disabled=move || disabled.get()
                required=required
                autofocus=autofocus
                maxlength=max_length.map(|length| length.to_string())
                aria-invalid=invalid
                aria-describedby=described_by
                on:input=move |ev| on_input.run(event_target_value(&ev))
                on:change=move |ev| {
                    if let Some(commit) = on_commit {
                        commit.run(event_target_value(&ev));
                    }
                }
            />
        }
        .into_any()
    };
    view! {
        <div class="field" class:field-invalid=move || error.get().is_some()>
            <label class="field-label" class:visually-hidden=label_hidden for=label_for>
                {move || label.get()}
            </label>
            <div class="field-box">
                {move || given(prefix).map(|text| view! { <span class="field-prefix">{text}</span> })}
                {input}
            </div>
            <p class="field-help" id=help_id aria-live="polite">
                {move || error.get().or_else(|| given(hint))}
            </p>
        </div>
    }
}
