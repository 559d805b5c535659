//! The line icons: one 20 px grid, one 1.5 px stroke, one path each, drawn for this book.
use leptos::prelude::*;

/// Every icon of the app. An icon never stands without a label or an `aria-label` beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Icon {
    Today,
    Customers,
    Sell,
    Groups,
    Insights,
    Files,
    Settings,
    Search,
    Plus,
    Check,
    Close,
    More,
    Phone,
    Copy,
    ChevronLeft,
    ChevronRight,
    ChevronUp,
    ChevronDown,
    ArrowUp,
    ArrowDown,
    Back,
    Undo,
    Redo,
    Upload,
    Download,
    Trash,
    Tag,
    Archive,
    Warning,
    Info,
    Clock,
    Cake,
    Sun,
    Moon,
    Lock,
    History,
    Shop,
    Edit,
    Filter,
    Sort,
    Erase,
    Table,
}

impl Icon {
    /// Path data on the 20 × 20 grid.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Today => "M3.5 4.5h13v12h-13zM3.5 8h13M7 2.5v3.5M13 2.5v3.5M7.2 12.2l2 2 3.6-3.6",
            Self::Customers => {
                "M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 16.5c0-3 2.2-4.8 5.5-4.8s5.5 1.8 5.5 4.8M12.8 3.8a3 3 0 0 1 0 5.4M15 12.1c2 .7 3 2.3 3 4.4"
            }
            Self::Sell => "M4 6.5h12l-.8 10H4.8zM7 9V6a3 3 0 0 1 6 0v3",
            Self::Groups => {
                "M6.5 10a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6zM13.5 10a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6zM10 16.8a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6z"
            }
            Self::Insights => "M3 3v14h14M3.5 16.5C7 10 9.5 6.5 16.5 5",
            Self::Files => "M2.5 5.5a1 1 0 0 1 1-1h4l2 2.2h7a1 1 0 0 1 1 1v7.8a1 1 0 0 1-1 1h-13a1 1 0 0 1-1-1z",
            Self::Settings => "M3 5.5h6M13 5.5h4M11 7.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM3 14.5h2M9 14.5h8M7 16.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
            Self::Search => "M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM13 13l4 4",
            Self::Plus => "M10 4v12M4 10h12",
            Self::Check => "M4 10.5l4 4 8-9",
            Self::Close => "M5 5l10 10M15 5L5 15",
            Self::More => {
                "M4.2 10a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0M9.5 10a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0M14.8 10a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0"
            }
            Self::Phone => {
                "M4.5 3h3l1.4 3.8-1.8 1.4a10 10 0 0 0 4.7 4.7l1.4-1.8L17 12.5v3a1.5 1.5 0 0 1-1.6 1.5C8.9 16.6 3.4 11.1 3 4.6A1.5 1.5 0 0 1 4.5 3z"
            }
            Self::Copy => "M7 7h9.5v9.5H7zM13 7V3.5H3.5V13H7",
            Self::ChevronLeft => "M12.5 4.5L7 10l5.5 5.5",
            Self::ChevronRight => "M7.5 4.5L13 10l-5.5 5.5",
            Self::ChevronUp => "M4.5 12.5L10 7l5.5 5.5",
            Self::ChevronDown => "M4.5 7.5L10 13l5.5-5.5",
            Self::ArrowUp => "M10 16.5V4M5 8.8L10 3.8l5 5",
            Self::ArrowDown => "M10 3.5V16M5 11.2l5 5 5-5",
            Self::Back => "M16.5 10H4M8.8 5L3.8 10l5 5",
            Self::Undo => "M3.5 7.5H12a4.5 4.5 0 0 1 0 9H7M7 4L3.5 7.5 7 11",
            Self::Redo => "M16.5 7.5H8a4.5 4.5 0 0 0 0 9h5M13 4l3.5 3.5L13 11",
            Self::Upload => "M10 13.5V3.5M6 7.2l4-4 4 4M3.5 12.5v4h13v-4",
            Self::Download => "M10 3v10M6 9.2l4 4 4-4M3.5 12.5v4h13v-4",
            Self::Trash => "M3.5 5.5h13M7.5 5.5v-2h5v2M5 5.5l.8 11h8.4l.8-11M8.5 9v4.5M11.5 9v4.5",
            Self::Tag => "M3.5 3.5h6.3l6.9 6.9-6.3 6.3-6.9-6.9zM7 7h.01",
            Self::Archive => "M3 4h14v3.5H3zM4.2 7.5v9h11.6v-9M8 10.8h4",
            Self::Warning => "M10 3l7.5 13.5h-15zM10 8v4M10 14.2v.01",
            Self::Info => "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 9.2v4.3M10 6.6v.01",
            Self::Clock => "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6v4.2l2.8 1.8",
            Self::Cake => {
                "M3.5 16.5v-6h13v6zM3.5 13c1.6 1.2 2.7 1.2 4.3 0 1.6 1.2 2.8 1.2 4.4 0 1.6 1.2 2.7 1.2 4.3 0M10 10.5V7M10 4.6V3.4"
            }
            Self::Sun => {
                "M10 13.2a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM10 2.5v1.8M10 15.7v1.8M2.5 10h1.8M15.7 10h1.8M4.7 4.7L6 6M14 14l1.3 1.3M15.3 4.7L14 6M6 14l-1.3 1.3"
            }
            Self::Moon => "M16.5 12.2A7 7 0 0 1 7.8 3.5a7 7 0 1 0 8.7 8.7z",
            Self::Lock => "M4.5 9h11v7.5h-11zM7 9V6.5a3 3 0 0 1 6 0V9M10 12v1.8",
            Self::History => "M3.5 10a6.5 6.5 0 1 1 2.1 4.8M3.5 14.8h2.3v-2.3M10 6.5v3.7l2.5 1.6",
            Self::Shop => {
                "M3 8l1.5-4.5h11L17 8M3 8c0 2.6 3.5 2.6 3.5 0 0 2.6 3.5 2.6 3.5 0 0 2.6 3.5 2.6 3.5 0 0 2.6 3.5 2.6 3.5 0M4.5 10v6.5h11V10M8.5 16.5V13h3v3.5"
            }
            Self::Edit => "M3.5 16.5l.8-3.6L13 4.2l2.8 2.8-8.7 8.7zM11.2 6l2.8 2.8",
            Self::Filter => "M3 4.5h14l-5.5 6.3v4.7l-3 1.5v-6.2z",
            Self::Sort => "M6 3.5v13M3 13.5l3 3 3-3M14 16.5v-13M11 6.5l3-3 3 3",
            Self::Erase => "M7 4.5h10v11H7L2.5 10zM9.8 8l4 4M13.8 8l-4 4",
            Self::Table => "M3 4.5h14v11H3zM3 8.2h14M3 11.8h14M8.5 4.5v11",
        }
    }
}

/// Draws one icon in the colour of the text around it; it is silent to screen readers.
#[component]
pub fn Icon(
    /// Which one.
    #[prop(into)]
    icon: Signal<Icon>,
) -> impl IntoView {
    view! {
        <svg
            class="icon"
            viewBox="0 0 20 20"
            width="20"
            height="20"
            fill="none"
            stroke="currentColor"
            stroke-width="1.5"
            stroke-linecap="round"
            stroke-linejoin="round"
            aria-hidden="true"
            focusable="false"
        >
            <path d=move || icon.get().path() />
        </svg>
    }
}
