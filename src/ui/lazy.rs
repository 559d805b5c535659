//! Code that is fetched when it is first needed, so that the first visit downloads less.
//!
//! Each entry names the part that its code goes to and gives a function of that part. A page packed with the feature
//! `split` is cut into these parts after linking; without it everything is there at once, as when serving and in the
//! single file.
use super::{
    app::use_chosen,
    finder::FinderState,
    frame::{PageHeading, focus_page_title},
    language::use_speech,
    pages,
    parts::{Button, ButtonLook, ErrorBlock, Skeleton},
    pieces,
    shop::Shop,
};
use crate::{
    book::{Book, Draft},
    care::{ContactIndex, Task},
    domain::{CustomerId, Day, Outcome},
    exchange::{
        calendar::write_calendar,
        export,
        sql::{NamedRule, write_script},
    },
    method::{Facts, Figures},
    sample,
    shell::{idle, session::ShopKind, worker},
    words::{Language, app::AppLabel},
};
use leptos::{prelude::*, task::spawn_local};
use std::{
    future::Future,
    pin::Pin,
    task::{Context, Poll, Waker},
};

/// A part that could not be fetched: the network is away, or the host has another version by now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing;

impl From<leptos::wasm_split::SplitLoaderError> for Missing {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Missing
    }
}

macro_rules! lazy {
    ($($(#[$doc:meta])* $name:ident from $part:ident: $type:ty = $value:expr;)*) => {$(
        $(#[$doc])*
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($part, wasm_split_path = ::leptos::wasm_split, fallible)]
        pub fn $name() -> Result<$type, Missing> {
            Ok($value)
        }

        $(#[$doc])*
        #[cfg(not(feature = "split"))]
        pub async fn $name() -> Result<$type, Missing> {
            Ok($value)
        }
    )*};
}

/// Draws a page; what it needs it finds in the context.
type Draw = fn() -> AnyView;

lazy! {
    /// The list of customers, with the chosen one beside it.
    customers from people: Draw = || view! { <pages::customers::CustomersPage chosen=use_chosen() /> }.into_any();
    /// What is written below a row of today.
    today_note from people: fn(Task, Outcome, pages::today::Desk) -> AnyView =
        |task, outcome, desk| view! { <pages::today::NoteForm task=task outcome=outcome desk=desk /> }.into_any();
    /// What a row of today shows more.
    today_preview from people: fn(CustomerId) -> AnyView = |id| view! { <pages::today::Preview customer=id /> }.into_any();
    /// The form for a new customer.
    new_customer from people: fn(pieces::Asked) -> AnyView = |asked| view! { <pieces::NewCustomerForm asked=asked /> }.into_any();
    /// The finder and the sheet of shortcuts.
    finder from people: fn(FinderState) -> AnyView = pieces::finder_panel;
    /// The counter.
    sell from people: Draw = || view! { <pages::sell::SellPage chosen=use_chosen() /> }.into_any();
    /// Groups by conditions.
    groups from insights: Draw = || view! { <pages::groups::GroupsPage /> }.into_any();
    /// Reviews, the week, prospects, the handover.
    care from insights: Draw = || view! { <pages::care::CarePage /> }.into_any();
    /// Insights with all its tabs.
    insights from insights: Draw = || view! { <pages::insights::InsightsPage /> }.into_any();
    /// Import, export, backup and restore.
    files from files: Draw = || view! { <pages::files::FilesPage /> }.into_any();
    /// The way back for a shop whose data are gone.
    restore from files: fn(ShopKind) -> AnyView =
        |kind| view! { <super::pieces::RestoreZone kind=kind /> }.into_any();
    /// The way into a sealed shop.
    unlock from seal: fn(ShopKind) -> AnyView = super::pieces::unlock_form;
    /// Whether the owner is there, before counter mode ends.
    owner_check from seal: fn(Callback<()>) -> AnyView = pieces::owner_check;
    /// Settings.
    settings from files: Draw = || view! { <pages::settings::SettingsPage /> }.into_any();
    /// What is sold.
    products from files: Draw = || view! { <pages::products::ProductsPage /> }.into_any();
    /// What was done.
    history from files: Draw = || view! { <pages::history::HistoryPage /> }.into_any();
    /// What was thrown away.
    trash from files: Draw = || view! { <pages::trash::TrashPage /> }.into_any();
    /// Keeps the page for days without a network, and says when a new version waits.
    versions from files: Draw = pieces::new_version_bar;
    /// Writes a copy to the owner's folder, if there is one that may be written to.
    copy_quietly from files: fn(Shop) = pieces::copy_quietly;
    /// Writes customers as a table.
    customers_table from files: fn(&Book, &[CustomerId], Language) -> Vec<u8> = export::write_customers;
    /// Writes the definitions of the shop and these groups for an engine.
    group_script from files: for<'a> fn(&Facts<'a>, &[NamedRule<'a>]) -> String = write_script;
    /// Writes the days that matter for a calendar.
    calendar from files: fn(&Book, &Figures, &ContactIndex, Day, Language) -> Vec<u8> = write_calendar;
    /// Writes the list of today for the pocket.
    pocket from files: fn(RwSignal<bool>) -> AnyView = pieces::pocket_dialog;
    /// Invents the sample shop.
    sample_plan from sample: fn(&Book, Day, Language) -> Draft = sample::plan_sample;
}

/// Fetches ahead, while the page has nothing better to do, what the owner may need when the network is away.
pub fn fetch_ahead() {
    spawn_local(async {
        idle().await;
        // What does not come now is asked for again when it is used.
        let _ = (customers().await, insights().await, files().await);
        worker::begin();
    });
}

/// The bar of a new version; it comes when the page has nothing better to do, and is missed by nobody if it does not.
pub fn versions_when_idle() -> AnyView {
    let draw = RwSignal::new(None::<Draw>);
    spawn_local(async move {
        idle().await;
        if let Ok(there) = versions().await {
            draw.try_set(Some(there));
        }
    });
    (move || draw.get().map(|draw| draw())).into_any()
}

/// A function that is on its way.
type Coming<F> = Pin<Box<dyn Future<Output = Result<F, Missing>>>>;

/// Shows what a part draws. While the part is on its way there is a skeleton; when it does not come, a sentence and a
/// way to try again, under the page's `title` where the part is a page. `on_late` is called when it was drawn after waiting.
pub fn show<F: Copy + Send + Sync + 'static>(
    fetch: impl Fn() -> Coming<F> + Copy + Send + Sync + 'static,
    draw: impl Fn(F) -> AnyView + Copy + Send + Sync + 'static,
    on_late: impl Fn() + Copy + Send + Sync + 'static,
    title: Option<Signal<String>>,
) -> AnyView {
    let mut coming = fetch();
    let mut context = Context::from_waker(Waker::noop());
    if let Poll::Ready(Ok(there)) = coming.as_mut().poll(&mut context) {
        return draw(there);
    }
    let state = RwSignal::new(None::<Result<F, Missing>>);
    let wait = move |coming: Coming<F>| {
        spawn_local(async move {
            let came = coming.await;
            // The owner may have gone on to another page meanwhile.
            if state.try_set(Some(came)).is_none() && came.is_ok() {
                on_late();
            }
        });
    };
    wait(coming);
    let again = Callback::new(move |()| {
        state.set(None);
        wait(fetch());
    });
    (move || match state.get() {
        None => waiting(),
        Some(Ok(there)) => draw(there),
        Some(Err(Missing)) => missing(title, again),
    })
    .into_any()
}

/// Shows a page of a part and leads the reader to its heading, as where the page is there at once.
pub fn show_page<Fetched: Future<Output = Result<Draw, Missing>> + 'static>(
    fetch: fn() -> Fetched,
    title: Signal<String>,
    was_elsewhere: bool,
) -> AnyView {
    let lead = move || {
        if was_elsewhere {
            request_animation_frame(focus_page_title);
        }
    };
    show(move || Box::pin(fetch()), |draw: Draw| draw(), lead, Some(title))
}

fn waiting() -> AnyView {
    let opening = use_speech().text(AppLabel::Opening);
    view! { <Skeleton label=opening /> }.into_any()
}

fn missing(title: Option<Signal<String>>, again: Callback<()>) -> AnyView {
    let speech = use_speech();
    let label = speech.text(AppLabel::TryAgain);
    view! {
        {title.map(|title| view! { <PageHeading title=title /> })}
        <ErrorBlock happened=speech.text(AppLabel::PartMissing) kept=speech.text(AppLabel::FailedKept) to_do=speech.text(AppLabel::PartToDo)>
            <Button look=ButtonLook::Primary on_press=move || again.run(())>{move || label.get()}</Button>
        </ErrorBlock>
    }
    .into_any()
}
