//! Tables out: customers and sales for a spreadsheet.
use crate::method::Facts;
use crate::{
    domain::{CustomerId, PrivateEntry, PrivateFields},
    exchange::{
        export,
        sql::{CUSTOMERS_FILE, NamedRule, SALES_FILE, write_customer_table, write_sale_table, write_script},
    },
    ui::{
        drawer::{has_drawers, look_into, open_drawers},
        icons::Icon,
        language::use_speech,
        parts::{Button, Checkbox, Dialog, SectionHeading},
        pieces::{open_drawers_form, use_hand_out},
        role::{Role, use_role},
        shop::{Shop, use_shop},
    },
    words::{Label, files::FilesLabel, groups::GroupsLabel, private::PrivateLabel},
};
use leptos::{prelude::*, task::spawn_local};
use rustc_hash::FxHashMap;

/// The two tables.
#[component]
pub fn ExportSection() -> impl IntoView {
    let (shop, speech, hand_out) = (use_shop(), use_speech(), use_hand_out());
    let drawer = DrawerTick::new();
    let customers = move || {
        drawer.with_drawers(move |private| {
            hand_out.csv(FilesLabel::CustomersFile, |book, language| {
                let all: Vec<CustomerId> = book.present_customers().map(|(id, _)| id).collect();
                export::write_customers_with(book, &all, &private, language)
            });
        });
    };
    let sales = move || hand_out.csv(FilesLabel::SalesFile, export::write_sales);
    let is_empty = Signal::derive(move || shop.read(|book, _| book.present_customers().next().is_none()));
    let no_sales = Signal::derive(move || shop.read(|book, _| book.sales().columns().is_empty()));
    let (note, customers_label, sales_label) =
        (speech.text(FilesLabel::ExportNote), speech.text(FilesLabel::ExportCustomers), speech.text(FilesLabel::ExportSales));
    view! {
        <section class="stack">
            <SectionHeading title=speech.text(FilesLabel::Export) />
            <p class="soft">{move || note.get()}</p>
            <div class="cluster">
                <Button icon=Icon::Download disabled=is_empty on_press=customers>{move || customers_label.get()}</Button>
                <Button icon=Icon::Download disabled=no_sales on_press=sales>{move || sales_label.get()}</Button>
            </div>
            {drawer_tick(drawer)}
        </section>
        {tables_and_sql()}
    }
}

/// Whether the private drawers go along: only while it is ticked, and only what is open.
#[derive(Clone, Copy)]
struct DrawerTick {
    is_on: RwSignal<bool>,
    is_asking: RwSignal<bool>,
    shop: Shop,
    role: Role,
}

impl DrawerTick {
    fn new() -> Self {
        Self { is_on: RwSignal::new(false), is_asking: RwSignal::new(false), shop: use_shop(), role: use_role() }
    }

    /// Hands over what lies in the drawers; nothing where they stay closed.
    fn with_drawers(self, then: impl FnOnce(FxHashMap<CustomerId, PrivateFields>) + 'static) {
        let drawers = untrack(|| open_drawers(self.shop, self.role)).filter(|_| self.is_on.get_untracked());
        let Some(drawers) = drawers else { return then(FxHashMap::default()) };
        let entries: Vec<PrivateEntry> =
            self.shop.read_now(|book, _| book.live_rows::<PrivateEntry>().map(|(_, entry)| entry.clone()).collect());
        spawn_local(async move {
            let customers: Vec<CustomerId> = entries.iter().map(|entry| entry.customer).collect();
            let opened = look_into(&drawers, entries).await;
            then(customers.into_iter().zip(opened).filter_map(|(id, fields)| Some((id, fields?))).collect());
        });
    }
}

/// The tick; where the drawers are closed it asks for their passphrase first.
fn drawer_tick(drawer: DrawerTick) -> AnyView {
    let (shop, role, speech) = (use_shop(), use_role(), use_speech());
    let DrawerTick { is_on, is_asking, .. } = drawer;
    let has_drawers = Memo::new(move |_| has_drawers(shop));
    let is_open = Memo::new(move |_| open_drawers(shop, role).is_some());
    let tick = move |wanted: bool| {
        let is_closed = !is_open.get_untracked();
        is_asking.set(wanted && is_closed);
        is_on.set(wanted && !is_closed);
    };
    view! {
        <Show when=move || has_drawers.get()>
            <Checkbox
                label=speech.text(PrivateLabel::InExport)
                hint=speech.text(PrivateLabel::InExportNote)
                checked=Signal::derive(move || is_asking.get() || is_on.get() && is_open.get())
                on_change=tick
            />
        </Show>
        <Dialog
            title=speech.text(PrivateLabel::InExport)
            close_label=speech.text(Label::Close)
            open=is_asking
            on_close=move || is_asking.set(false)
        >
            {open_drawers_form(
                Callback::new(move |()| {
                    is_asking.set(false);
                    is_on.set(true);
                }),
            )}
        </Dialog>
    }
    .into_any()
}

/// Tables and definitions for an engine: three files.
fn tables_and_sql() -> AnyView {
    let (shop, speech, hand_out) = (use_shop(), use_speech(), use_hand_out());
    let hand = move |name: &'static str, write: fn(&Facts) -> Vec<u8>| {
        let bytes = untrack(|| shop.read_groups(true, |_, facts| write(facts)));
        hand_out.text(name, &bytes);
    };
    let (title, note) = (speech.text(GroupsLabel::TablesSql), speech.text(GroupsLabel::TablesSqlNote));
    let button = move |name: &'static str, write: fn(&Facts) -> Vec<u8>| {
        view! { <Button icon=Icon::Download on_press=move || hand(name, write)>{name}</Button> }.into_any()
    };
    view! {
        <section class="stack">
            <SectionHeading title=title />
            <p class="soft">{move || note.get()}</p>
            <div class="cluster">
                {button(CUSTOMERS_FILE, write_customer_table)} {button(SALES_FILE, write_sale_table)} {button("yushui.sql", script)}
            </div>
        </section>
    }
    .into_any()
}

fn script(facts: &Facts) -> Vec<u8> {
    let saved: Vec<NamedRule> = facts
        .book
        .saved_groups()
        .iter()
        .filter(|slot| slot.live)
        .map(|slot| NamedRule { name: &slot.value.name, rule: &slot.value.rule })
        .collect();
    write_script(facts, &saved).into_bytes()
}
