//! One group: how it stands beside the shop, and what can be done with it.
use super::{Beginning, builder::builder};
use crate::{
    domain::{CustomerId, OutreachKind, SavedGroup},
    exchange::sql::NamedRule,
    method::Profile,
    route::Route,
    ui::{
        app::go,
        charts::{Bar, Bars, Picture},
        frame::{PageBack, PageHeading},
        icons::Icon,
        language::use_speech,
        lazy,
        parts::{Button, ButtonLook, Column, Dialog, Field, Menu, MenuItem, TableView, use_toasts},
        pieces::use_hand_out,
        shop::{use_acts, use_shop},
        wish::{OutreachWish, Wish, use_wishes},
    },
    words::{
        Label, Language, Text,
        app::AppLabel,
        customers::CustomersLabel,
        files::FilesLabel,
        format,
        groups::{self, GroupsLabel},
        insights,
        outreach::OutreachLabel,
    },
};
use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};

/// The page of the group at `at`.
pub fn one_group(at: u32, beginning: Beginning) -> AnyView {
    let shop = use_shop();
    let group = Memo::new(move |_| {
        shop.read(|book, _| book.saved_groups().get(at as usize).filter(|slot| slot.live).map(|slot| slot.value.clone()))
    });
    let (editing, set_editing) = signal(false);
    (move || match group.get() {
        None => gone(),
        Some(group) if editing.get() => builder(Some(at), group),
        Some(group) => shown(at, group, beginning, set_editing),
    })
    .into_any()
}

fn gone() -> AnyView {
    let speech = use_speech();
    let back = PageBack { href: Signal::stored(Route::Groups.href()), label: speech.text(Label::Groups) };
    view! { <PageHeading title=speech.text(GroupsLabel::Gone) back=back /> }.into_any()
}

fn shown(at: u32, group: SavedGroup, beginning: Beginning, set_editing: WriteSignal<bool>) -> AnyView {
    let (shop, speech, wishes) = (use_shop(), use_speech(), use_wishes());
    let rule = StoredValue::new(group.rule.clone());
    let pair = Memo::new(move |_| {
        rule.with_value(|rule| {
            shop.read_groups(rule.wants_forecast(), |index, facts| {
                let (members, base) = (index.members(rule, facts), index.base(rule, facts));
                Profile::pair(&members, &base, facts)
            })
        })
    });
    let note = speech.tell(move |language| shop.read(|book, _| rule.with_value(|rule| groups::tell(rule, book, language))));
    let summary = speech.tell(move |language| {
        let (count, of) = pair.with(|(own, all)| (own.customers, all.customers));
        let then = rule.with_value(|rule| shop.count_then(rule)).map(|then| groups::since_then(count, then, language));
        let told = groups::count_and_share(count, of, language);
        let kind = groups::kind_label(group.kind).text(language);
        [Some(kind.to_owned()), Some(told), then].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    });
    let back = PageBack { href: Signal::stored(Route::Groups.href()), label: speech.text(Label::Groups) };
    let show = move || {
        wishes.ask(Wish::Saved(at));
        go(Route::Customers);
    };
    let write_to = {
        let group = group.clone();
        move || {
            let people = untrack(|| shop.members(&group.rule).iter().collect());
            let rule = Some(group.rule.clone());
            wishes.write_to(OutreachWish { name: group.name.clone(), kind: OutreachKind::Message, rule, people, product: None });
        }
    };
    let write_label = speech.text(OutreachLabel::Outreach);
    let (show_label, edit_label) = (speech.text(GroupsLabel::Show), speech.text(GroupsLabel::Edit));
    let no_one = Signal::derive(move || pair.with(|(own, _)| own.customers == 0));
    let compare = speech.tell(move |language| pair.with(|(own, all)| groups::compare(own, all, language)));
    view! {
        <PageHeading title=Signal::stored(group.name.clone()) note=note back=back>
            <Button look=ButtonLook::Primary disabled=no_one on_press=show>{move || show_label.get()}</Button>
            <Button disabled=no_one on_press=write_to>{move || write_label.get()}</Button>
            <Button icon=Icon::Edit on_press=move || set_editing.set(true)>{move || edit_label.get()}</Button>
            {more(at, group, beginning)}
        </PageHeading>
        <div class="stack">
            <p class="strong">{move || summary.get()}</p>
            {months(pair)}
            <section class="sheet stack gap-3">
                <h2 class="picture-title">{move || GroupsLabel::Beside.text(speech.language())}</h2>
                <p>{move || compare.get()}</p>
                {beside(pair)}
            </section>
        </div>
    }
    .into_any()
}

/// Net sales by month: the group below, everybody else above.
fn months(pair: Memo<(Profile, Profile)>) -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let currency = move || shop.read(|book, _| book.settings().currency);
    let title = speech.tell(move |language| pair.with(|(own, all)| groups::brings(own, all, language)));
    let rows = move |language: Language| {
        let currency = currency();
        pair.with(|(own, all)| {
            let both = own.months_minor.iter().zip(&all.months_minor);
            both.map(|((month, own), (_, all))| (*month, *own, all.saturating_sub(*own)))
                .map(|(month, own, others)| {
                    vec![insights::month_long(month, language), format::money(own, currency), format::money(others, currency)]
                })
                .collect::<Vec<_>>()
        })
    };
    let bars = Signal::derive(move || {
        let language = speech.language();
        let rows = rows(language);
        pair.with(|(own, all)| {
            let both = own.months_minor.iter().zip(&all.months_minor).zip(rows);
            both.map(|(((month, own), (_, all)), row)| Bar {
                lower: (*own).max(0) as f64,
                upper: all.saturating_sub(*own).max(0) as f64,
                name: format::month_short(month.first_day().civil().month, language),
                told: format::list(&row, language),
            })
            .collect::<Vec<_>>()
        })
    });
    let columns = Signal::derive(move || {
        let language = speech.language();
        let figures = |label: GroupsLabel| Column::figures(label.text(language));
        vec![Column::words(GroupsLabel::Month.text(language)), figures(GroupsLabel::Group), figures(GroupsLabel::Others)]
    });
    let names = Signal::derive(move || {
        let language = speech.language();
        (GroupsLabel::Group.text(language).to_owned(), GroupsLabel::Others.text(language).to_owned())
    });
    let table = Signal::derive(move || rows(speech.language()));
    view! {
        <Picture title=title note=speech.text(GroupsLabel::MonthsNote) columns=columns rows=table>
            <Bars label=title bars=bars names=names />
        </Picture>
    }
    .into_any()
}

/// Figures of the group and of the shop, side by side.
fn beside(pair: Memo<(Profile, Profile)>) -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let columns = Signal::derive(move || {
        let language = speech.language();
        let figures = |label: GroupsLabel| Column::figures(label.text(language));
        vec![Column::words(GroupsLabel::Figure.text(language)), figures(GroupsLabel::Group), figures(GroupsLabel::Shop)]
    });
    let rows = Signal::derive(move || {
        let language = speech.language();
        let currency = shop.read(|book, _| book.settings().currency);
        let none = || "–".to_owned();
        let money = |value: Option<i64>| value.map_or_else(none, |value| format::money(value, currency));
        let count = |value: Option<i64>| value.map_or_else(none, format::count);
        let column = |profile: &Profile| {
            let (late, rhythmic) = profile.overdue;
            [
                format::count(profile.customers.into()),
                format::money(profile.net_minor, currency),
                money(profile.median_net_minor),
                count(profile.median_visits),
                money(profile.median_per_visit_minor),
                count(profile.median_days_since),
                if rhythmic > 0 { groups::share(late, rhythmic) } else { none() },
                groups::change(profile.trend()),
            ]
        };
        let labels = [
            GroupsLabel::Customers,
            GroupsLabel::Net,
            GroupsLabel::MedianNet,
            GroupsLabel::MedianVisits,
            GroupsLabel::MedianPerVisit,
            GroupsLabel::MedianDays,
            GroupsLabel::Overdue,
            GroupsLabel::Trend,
        ];
        let (own, all) = pair.with(|(own, all)| (column(own), column(all)));
        let cells = labels.into_iter().zip(own).zip(all);
        cells.map(|((label, own), all)| vec![label.text(language).to_owned(), own, all]).collect::<Vec<_>>()
    });
    view! { <TableView caption=speech.text(GroupsLabel::Beside) columns=columns rows=rows /> }.into_any()
}

/// What is done less often.
fn more(at: u32, group: SavedGroup, beginning: Beginning) -> AnyView {
    let (shop, speech, acts, hand_out, toasts) = (use_shop(), use_speech(), use_acts(), use_hand_out(), use_toasts());
    let (tagging, set_tagging) = signal(false);
    let group = StoredValue::new(group);
    let ids = move || group.with_value(|group| shop.members(&group.rule).iter().collect::<Vec<CustomerId>>());
    let failed = move || toasts.say(AppLabel::PartMissing.text(speech.language_now()));
    let export = move || {
        let ids = untrack(ids);
        spawn_local(async move {
            match lazy::customers_table().await {
                Ok(write) => hand_out.csv(FilesLabel::CustomersFile, |book, language| write(book, &ids, language)),
                Err(lazy::Missing) => failed(),
            }
        });
    };
    let sql = move || {
        spawn_local(async move {
            let Ok(write) = lazy::group_script().await else { return failed() };
            let script = untrack(|| {
                group.with_value(|group| {
                    let named = [NamedRule { name: &group.name, rule: &group.rule }];
                    shop.read_groups(group.rule.wants_forecast(), |_, facts| write(facts, &named))
                })
            });
            hand_out.text("yushui-group.sql", script.as_bytes());
        });
    };
    let duplicate = move || {
        let language = speech.language_now();
        let copy = group.with_value(|group| SavedGroup { name: groups::copy_of(&group.name, language), ..group.clone() });
        beginning.with(copy);
    };
    let delete = move || acts.act_then(move |book| book.plan_remove::<SavedGroup>(at), |_| go(Route::Groups));
    let items = Signal::derive(move || {
        let language = speech.language();
        let item = |label: GroupsLabel, on_press: Callback<()>| MenuItem::new(label.text(language), on_press);
        vec![
            item(GroupsLabel::TagAll, Callback::new(move |()| set_tagging.set(true))).icon(Icon::Tag),
            item(GroupsLabel::Export, Callback::new(move |()| export())).icon(Icon::Download),
            item(GroupsLabel::Sql, Callback::new(move |()| sql())).icon(Icon::Table),
            item(GroupsLabel::Duplicate, Callback::new(move |()| duplicate())).icon(Icon::Copy),
            item(GroupsLabel::Delete, Callback::new(move |()| delete())).icon(Icon::Trash).danger(),
        ]
    });
    let (tag, set_tag) = signal(String::new());
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let (ids, text) = (untrack(ids), tag.get_untracked());
        set_tagging.set(false);
        acts.act(move |book| book.plan_tag(&ids, &text, true));
    };
    let save_label = speech.text(Label::Save);
    view! {
        <Menu label=speech.text(Label::More) items=items outlined=true />
        <Dialog
            title=speech.text(GroupsLabel::TagAll)
            close_label=speech.text(Label::Close)
            open=tagging
            on_close=move || set_tagging.set(false)
        >
            <form class="stack" on:submit=save>
                <Field label=speech.text(CustomersLabel::Tag) value=tag on_input=move |text| set_tag.set(text) autofocus=true max_length=60 />
                <div class="dialog-actions">
                    <Button look=ButtonLook::Primary submit=true>{move || save_label.get()}</Button>
                </div>
            </form>
        </Dialog>
    }
    .into_any()
}
