//! Handing over: one person's customers on a sheet that is printed and talked through, then passed on in one act.
use super::print_page;
use crate::{
    care::{HandoverLine, handover},
    domain::Promise,
    route::Route,
    ui::{
        frame::{PageBack, PageHeading},
        icons::Icon,
        language::use_speech,
        parts::{Button, ButtonLook, Checkbox, Choice, Select},
        shop::{use_acts, use_shop},
    },
    words::{
        Label, Language, Text, act, customer, format,
        keys::{self, KeysLabel},
        outreach::OutreachLabel,
        person,
    },
};
use leptos::prelude::*;

/// The page.
pub fn handover_page() -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let (from, to) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let has_left = RwSignal::new(true);
    let staff = Memo::new(move |_| shop.read(|book, _| book.settings().staff.clone()));
    // Begin with whoever has something to hand over.
    Effect::new(move |_| {
        if from.get_untracked().is_empty() {
            let first = staff.with(|staff| staff.first().map(|staff| staff.name.clone()));
            from.set(first.unwrap_or_default());
        }
    });
    let lines =
        Memo::new(move |_| {
            let today = shop.today();
            from.with(|name| {
                if name.is_empty() { Vec::new() } else { shop.read_contacts(|book, _, contacts| handover(book, contacts, name, today)) }
            })
        });
    let people = Signal::derive(move || {
        let all = staff.get().into_iter().map(|staff| Choice::new(staff.name.clone(), staff.name));
        all.collect::<Vec<_>>()
    });
    let takers = Signal::derive(move || {
        let nobody = Choice::new(String::new(), Label::Nobody.text(speech.language()));
        let here = staff.get().into_iter().filter(|staff| staff.left_on.is_none() && staff.name != from.get());
        [nobody].into_iter().chain(here.map(|staff| Choice::new(staff.name.clone(), staff.name))).collect::<Vec<_>>()
    });
    let pass = move || {
        let (from, to) = (from.get_untracked(), to.get_untracked());
        let left_on = has_left.get_untracked().then(|| shop.today_now());
        acts.act(move |book| book.plan_hand_over(&from, &to, left_on));
    };
    let back = PageBack { href: Signal::stored(Route::Settings.href()), label: speech.text(Label::Settings) };
    let title = speech.tell(move |language| keys::handover_title(&from.get(), lines.with(Vec::len), language));
    let (all, print, none) = (speech.text(KeysLabel::HandoverAll), speech.text(KeysLabel::Print), speech.text(KeysLabel::NobodyToHand));
    let no_staff = speech.text(KeysLabel::NoStaff);
    view! {
        <PageHeading title=speech.text(KeysLabel::Handover) note=speech.text(KeysLabel::HandoverNote) back=back>
            <Button icon=Icon::Table on_press=print_page>{move || print.get()}</Button>
        </PageHeading>
        <Show when=move || staff.with(|staff| !staff.is_empty()) fallback=move || view! { <p class="soft">{move || no_staff.get()}</p> }>
            <div class="stack gap-4">
                <div class="cluster handover-who">
                    <Select label=speech.text(KeysLabel::Owner) choices=people value=from on_change=move |name| from.set(name) />
                    <Select label=speech.text(KeysLabel::HandTo) choices=takers value=to on_change=move |name| to.set(name) />
                    <Checkbox label=speech.text(KeysLabel::Left) checked=has_left on_change=move |is_on| has_left.set(is_on) />
                    <Button look=ButtonLook::Primary on_press=pass>{move || all.get()}</Button>
                </div>
                <h2 class="picture-title">{move || title.get()}</h2>
                <Show when=move || lines.with(Vec::is_empty)>
                    <p class="soft">{move || none.get()}</p>
                </Show>
                <ul class="ledger plain-list">
                    {move || lines.get().into_iter().map(|line| sheet(line, speech.language())).collect_view()}
                </ul>
            </div>
        </Show>
    }
    .into_any()
}

/// What has to be told of one customer.
fn sheet(line: HandoverLine, language: Language) -> AnyView {
    let shop = use_shop();
    let today = shop.today_now();
    let id = line.customer;
    let (name, phone, contacts, open) = shop.read_now(|book, _| {
        let phone = book.find_customer(id).and_then(|customer| customer.phones.first()).map(|phone| phone.display());
        let contacts = line.contacts.iter().filter_map(|at| book.interactions().get(*at)).map(|slot| {
            let entry = &slot.value;
            let what = customer::outcome_label(entry.outcome, language);
            [format::day_short(entry.day, today, language), what.to_owned(), entry.note.clone()]
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect::<Vec<_>>()
                .join(" · ")
        });
        let promised = line.promises.iter().filter_map(|at| book.find_row::<Promise>(*at));
        let mut open: Vec<String> =
            promised.map(|promise| format!("{} · {}", promise.text, format::day_short(promise.due, today, language))).collect();
        open.extend(
            line.owes.map(|(owes, _)| format!("{} {}", KeysLabel::Debts.text(language), format::money(owes, book.settings().currency))),
        );
        open.extend(line.has_complaint.then(|| OutreachLabel::OpenComplaint.text(language).to_owned()));
        (act::name_of(book, id, language), phone.unwrap_or_else(|| person::tail_of(book, id)), contacts.collect::<Vec<_>>(), open)
    });
    let fact = |label: KeysLabel, texts: Vec<String>| {
        let texts: Vec<String> = texts.into_iter().filter(|text| !text.is_empty()).collect();
        (!texts.is_empty()).then(|| {
            view! {
                <div class="handover-fact">
                    <dt class="small soft">{label.text(language)}</dt>
                    <dd>{texts.into_iter().map(|text| view! { <p>{text}</p> }).collect_view()}</dd>
                </div>
            }
        })
    };
    view! {
        <li class="stack gap-2 handover-one">
            <p class="strong">
                <a href=Route::Customer(id).href()>{name}</a>
                " "
                <span class="small soft nowrap">{phone}</span>
            </p>
            <dl class="handover-facts">
                {fact(KeysLabel::Why, vec![line.reason])} {fact(KeysLabel::ServeThisWay, vec![line.preference])}
                {fact(KeysLabel::LastContacts, contacts)} {fact(KeysLabel::OpenThings, open)}
            </dl>
        </li>
    }
    .into_any()
}
