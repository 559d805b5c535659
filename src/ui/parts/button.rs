//! Buttons: the user presses one to do the single thing its label says.
use crate::ui::icons::Icon;
use leptos::prelude::*;

/// How much a button asks for attention; at most one primary in sight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonLook {
    Primary,
    #[default]
    Plain,
    Quiet,
    Danger,
}

impl ButtonLook {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button-primary",
            Self::Plain => "button-plain",
            Self::Quiet => "button-quiet",
            Self::Danger => "button-danger",
        }
    }
}

/// A button with a label. `disabled` means "not possible now", `loading` means "already under way".
#[component]
pub fn Button(
    #[prop(optional)] look: ButtonLook,
    #[prop(optional)] icon: Option<Icon>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional, into)] loading: Signal<bool>,
    /// Sends the surrounding form instead of only calling `on_press`.
    #[prop(optional)]
    submit: bool,
    #[prop(optional, into)] on_press: Option<Callback<()>>,
    children: Children,
) -> impl IntoView {
    let press = move |ev: leptos::ev::MouseEvent| {
        if loading.get_untracked() {
            ev.prevent_default();
        } else if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class=format!("button {}", look.class())
            disabled=move || disabled.get()
            aria-busy=move || loading.get().then_some("true")
            aria-disabled=move || loading.get().then_some("true")
            on:click=press
        >
            {move || {
                if loading.get() {
                    Some(view! { <span class="button-spinner" aria-hidden="true"></span> }.into_any())
                } else {
                    icon.map(|icon| view! { <Icon icon=icon /> }.into_any())
                }
            }}
            <span class="button-label">{children()}</span>
        </button>
    }
}

/// A button that shows an icon alone; its label is read aloud and shown as a tip.
#[component]
pub fn IconButton(
    #[prop(into)] icon: Signal<Icon>,
    #[prop(into)] label: Signal<String>,
    #[prop(optional)] look: IconButtonLook,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(into)] on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class=match look {
                IconButtonLook::Quiet => "icon-button",
                IconButtonLook::Outlined => "icon-button icon-button-outlined",
            }
            aria-label=move || label.get()
            title=move || label.get()
            disabled=move || disabled.get()
            on:click=move |_| on_press.run(())
        >
            <Icon icon=icon />
        </button>
    }
}

/// Whether an icon button stands free or beside bordered buttons.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum IconButtonLook {
    #[default]
    Quiet,
    Outlined,
}

/// A link that looks like a button: it goes somewhere, it does nothing.
#[component]
pub fn LinkButton(
    #[prop(into)] href: Signal<String>,
    #[prop(optional)] look: ButtonLook,
    #[prop(optional)] icon: Option<Icon>,
    children: Children,
) -> impl IntoView {
    view! {
        <a class=format!("button {}", look.class()) href=move || href.get()>
            {icon.map(|icon| view! { <Icon icon=icon /> })}
            <span class="button-label">{children()}</span>
        </a>
    }
}
