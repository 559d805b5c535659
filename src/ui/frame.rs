//! The frame around every page: a rail on the desk, a bar of five under the thumb, the backup lamp, the sample stripe.
use super::{
    icons::Icon,
    parts::{Dialog, focus_page_search, given},
};
use leptos::{html, prelude::*};

/// Where a link stands. On the desk all are in the rail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FramePlace {
    /// In the bottom bar on phones: at most four.
    Bar,
    /// Behind “More” on phones.
    More,
    /// At the foot of the rail; behind “More” on phones.
    Foot,
}

/// One way through the app.
#[derive(Clone)]
pub struct FrameItem {
    pub href: String,
    pub label: Signal<String>,
    pub icon: Icon,
    pub count: Signal<Option<u32>>,
    pub current: Signal<bool>,
    pub place: FramePlace,
}

/// The button by which the owner and the counter take turns.
#[derive(Clone, Copy)]
pub struct FrameButton {
    pub label: Signal<String>,
    pub on_press: Callback<()>,
}

/// How well the shop is backed up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LampLight {
    /// Nothing to say yet: no lamp.
    #[default]
    None,
    Green,
    Amber,
    Red,
}

/// The backup lamp: its light, its sentence and where a press leads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lamp {
    pub light: LampLight,
    pub text: String,
    pub href: String,
}

/// The words of the frame itself.
#[derive(Clone, Copy)]
pub struct FrameWords {
    /// Name of the app.
    pub app: Signal<String>,
    /// “Skip to the page”.
    pub skip: Signal<String>,
    /// Name of the navigation for screen readers.
    pub navigation: Signal<String>,
    /// Label of the fifth tab.
    pub more: Signal<String>,
    pub close: Signal<String>,
    /// “This is the sample shop …”.
    pub sample: Signal<String>,
}

/// Frames the page given as children.
#[component]
pub fn Frame(
    words: FrameWords,
    items: Vec<FrameItem>,
    #[prop(into)] shop_name: Signal<String>,
    #[prop(into)] lamp: Signal<Lamp>,
    /// Whether the sample shop is open.
    #[prop(into)]
    sample: Signal<bool>,
    /// Buttons of the sample stripe, such as the one that leaves it.
    #[prop(optional, into)]
    sample_acts: Option<ViewFn>,
    /// The button at the foot of the rail, and behind “More” on phones; `None` without one.
    role: Option<FrameButton>,
    children: Children,
) -> impl IntoView {
    let main = NodeRef::<html::Main>::new();
    let (more_open, set_more_open) = signal(false);
    let placed = |place: FramePlace| -> Vec<FrameItem> { items.iter().filter(|item| item.place == place).cloned().collect() };
    let (bar, more, foot) = (placed(FramePlace::Bar), placed(FramePlace::More), placed(FramePlace::Foot));
    let rail_links = items.iter().filter(|item| item.place != FramePlace::Foot).cloned().map(rail_link).collect_view();
    let foot_links = foot.iter().cloned().map(rail_link).collect_view();
    let tabs = bar.into_iter().map(tab).collect_view();
    let hidden: Vec<FrameItem> = more.into_iter().chain(foot).collect();
    let hidden_current = {
        let hidden = hidden.clone();
        Signal::derive(move || hidden.iter().any(|item| item.current.get()))
    };
    // The hash is the route: the skip link must not change it.
    let skip = move |ev: leptos::ev::MouseEvent| {
        ev.prevent_default();
        if let Some(main) = main.get_untracked() {
            let _ = main.focus();
        }
    };
    view! {
        <div class="frame">
            <a class="frame-skip" href="#main" on:click=skip>
                {move || words.skip.get()}
            </a>
            <nav class="frame-rail" aria-label=move || words.navigation.get()>
                <div class="frame-brand">
                    <span class="frame-brand-name">{move || words.app.get()}</span>
                    <span class="frame-shop">{move || shop_name.get()}</span>
                </div>
                <div class="frame-links">{rail_links}</div>
                <div class="frame-foot">
                    {move || lamp_link(lamp.get())}
                    <div class="frame-links">{foot_links}{role.map(role_button)}</div>
                </div>
            </nav>
            <div class="frame-column">
                <Show when=move || sample.get()>
                    <div class="frame-stripe" role="region" aria-label=move || words.sample.get()>
                        <span class="frame-stripe-text">{move || words.sample.get()}</span>
                        {sample_acts.as_ref().map(ViewFn::run)}
                    </div>
                </Show>
                <main class="frame-main" id="main" tabindex="-1" node_ref=main>
                    {children()}
                </main>
            </div>
            <nav class="frame-bar" aria-label=move || words.navigation.get()>
                {tabs}
                <button
                    type="button"
                    class="frame-tab"
                    data-current=move || hidden_current.get().then_some("")
                    aria-haspopup="dialog"
                    on:click=move |_| set_more_open.set(true)
                >
                    <Icon icon=Icon::More />
                    <span>{move || words.more.get()}</span>
                </button>
            </nav>
            <Dialog
                title=words.more
                close_label=words.close
                open=more_open
                on_close=move || set_more_open.set(false)
                light_dismiss=true
            >
                <nav
                    class="frame-links"
                    aria-label=move || words.more.get()
                    on:click=move |_| set_more_open.set(false)
                >
                    {hidden.iter().cloned().map(rail_link).collect_view()}
                    {role.map(role_button)}
                </nav>
                {move || lamp_link(lamp.get())}
            </Dialog>
        </div>
    }
}

fn current_page(current: Signal<bool>) -> impl Fn() -> Option<&'static str> + Copy {
    move || current.get().then_some("page")
}

fn rail_link(item: FrameItem) -> impl IntoView {
    let FrameItem { href, label, icon, count, current, .. } = item;
    view! {
        <a class="frame-link" href=href aria-current=current_page(current)>
            <Icon icon=icon />
            <span class="frame-link-label">{move || label.get()}</span>
            {move || count.get().map(|count| view! { <span class="frame-link-count">{count}</span> })}
        </a>
    }
}

fn role_button(FrameButton { label, on_press }: FrameButton) -> impl IntoView {
    view! {
        <button type="button" class="frame-link" on:click=move |_| on_press.run(())>
            <Icon icon=Icon::Shop />
            <span class="frame-link-label">{move || label.get()}</span>
        </button>
    }
}

fn tab(item: FrameItem) -> impl IntoView {
    let FrameItem { href, label, icon, current, .. } = item;
    view! {
        <a class="frame-tab" href=href aria-current=current_page(current)>
            <Icon icon=icon />
            <span>{move || label.get()}</span>
        </a>
    }
}

fn lamp_link(lamp: Lamp) -> Option<impl IntoView> {
    let class = match lamp.light {
        LampLight::None => return None,
        LampLight::Green => "frame-lamp frame-lamp-green",
        LampLight::Amber => "frame-lamp frame-lamp-amber",
        LampLight::Red => "frame-lamp frame-lamp-red",
    };
    Some(view! {
        <a class=class href=lamp.href>
            <span class="frame-lamp-dot" aria-hidden="true"></span>
            <span>{lamp.text}</span>
        </a>
    })
}

/// The way back from a page that is a step inside another.
#[derive(Clone)]
pub struct PageBack {
    pub href: Signal<String>,
    pub label: Signal<String>,
}

/// The heading of a page: what it says, one line below it, and the page's acts at the far end.
#[component]
pub fn PageHeading(
    #[prop(into)] title: Signal<String>,
    #[prop(optional, into)] note: Signal<String>,
    #[prop(optional)] back: Option<PageBack>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <header class="page-heading">
            <div class="page-heading-text">
                {back
                    .map(|PageBack { href, label }| {
                        view! {
                            <a class="page-back" href=move || href.get()>
                                <Icon icon=Icon::Back />
                                {move || label.get()}
                            </a>
                        }
                    })}
                <h1 class="page-title" id="page-title" tabindex="-1">
                    {move || title.get()}
                </h1>
                {move || given(note).map(|note| view! { <p class="page-note">{note}</p> })}
            </div>
            {children.map(|children| view! { <div class="page-acts cluster">{children()}</div> })}
        </header>
    }
}

/// Whether the page is laid out for the thumb; the style sheets hold the same figure.
pub fn is_narrow() -> bool {
    window().inner_width().ok().and_then(|width| width.as_f64()).is_some_and(|width| width < 1024.0)
}

/// Moves the focus to the heading, for screen readers, after the route has changed. A page that begins with a search is
/// ready to type in, where there is a keyboard.
pub fn focus_page_title() {
    if !is_narrow() && document().query_selector("main [data-search][autofocus]").ok().flatten().is_some() {
        focus_page_search();
        return;
    }
    if let Some(title) = document().get_element_by_id("page-title") {
        use wasm_bindgen::JsCast;
        if let Ok(title) = title.dyn_into::<web_sys::HtmlElement>() {
            // Focusing a live element does not fail.
            let _ = title.focus();
        }
    }
}
