//! An empty place: the user learns in one sentence what will stand here, and does the one act that fills it.
use leptos::prelude::*;

/// The small line drawing above the sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drawing {
    /// A fish under the water line: the book's own sign.
    #[default]
    Fish,
    /// An open ledger.
    Ledger,
    /// A tray of papers.
    Tray,
    /// Two axes and a curve to come.
    Curve,
}

impl Drawing {
    /// Path data on a 96 × 64 grid.
    const fn path(self) -> &'static str {
        match self {
            Self::Fish => {
                "M6 16c7-5 14-5 21 0s14 5 21 0 14-5 21 0 14 5 21 0M24 40c9-12 29-12 40 0-11 12-31 12-40 0zM64 40l12-9v18zM34 38h.01M44 33c3 4 3 10 0 14"
            }
            Self::Ledger => {
                "M48 15c-8-5-20-6-34-5v42c14-1 26 0 34 5 8-5 20-6 34-5V10c-14-1-26 0-34 5zM48 15v42M22 21c6 0 12 .5 18 2.5M22 30c6 0 12 .5 18 2.5M56 23.5c6-2 12-2.5 18-2.5M56 32.5c6-2 12-2.5 18-2.5"
            }
            Self::Tray => "M14 36l9-22h50l9 22v18H14zM14 36h20c2 9 26 9 28 0h20M32 24h32M29 30h38",
            Self::Curve => "M16 8v48h68M16 55c12-22 26-36 62-40M36 54v2M56 54v2M76 54v2",
        }
    }
}

/// One sentence, one small drawing, and as children the one act.
#[component]
pub fn EmptyState(
    #[prop(into)] sentence: Signal<String>,
    #[prop(optional)] drawing: Drawing,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty-state">
            <svg
                class="empty-state-drawing"
                viewBox="0 0 96 64"
                width="96"
                height="64"
                fill="none"
                stroke="currentColor"
                stroke-width="1.5"
                stroke-linecap="round"
                stroke-linejoin="round"
                aria-hidden="true"
                focusable="false"
            >
                <path d=drawing.path() />
            </svg>
            <p class="empty-state-sentence">{move || sentence.get()}</p>
            {children.map(|children| view! { <div class="empty-state-act">{children()}</div> })}
        </div>
    }
}
