//! Winning customers: the board of prospects with their reason to call, and whom to thank for bringing others.
use crate::{
    care::{Prospect, Stage, board, brought_by, not_yet_thanked},
    domain::{Customer, CustomerId, Interaction, InteractionKind, Outcome, Prospecting, Source, Thanks, parse_amount},
    route::Route,
    ui::{
        frame::{PageBack, PageHeading},
        language::use_speech,
        parts::{Button, ButtonLook, Dialog, Drawing, EmptyState, Field, FieldKind, Menu, MenuItem, SectionHeading},
        pieces::{ActLine, act_lines},
        shop::{use_acts, use_shop},
    },
    words::{
        Label, Language, Text, act, format, person,
        prospects::{self, ProspectLabel},
    },
};
use leptos::{ev::SubmitEvent, prelude::*};

/// Cards of a column shown at once.
const PAGE: usize = 20;

/// What somebody wrote to do.
#[derive(Clone, Copy, PartialEq)]
enum Asked {
    Reason(CustomerId),
    Thanks { referrer: CustomerId, brought: CustomerId },
}

/// The page.
pub fn prospects() -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let all = Memo::new(move |_| {
        let today = shop.today();
        shop.read_contacts(|book, figures, contacts| board(book, figures, contacts, today))
    });
    let asked = RwSignal::new(None::<Asked>);
    let back = PageBack { href: Signal::stored(Route::Customers.href()), label: speech.text(Label::Customers) };
    let empty = speech.text(ProspectLabel::Empty);
    let columns = move || Stage::ALL.map(|stage| column(stage, all, asked)).into_iter().collect::<Vec<_>>();
    view! {
        <PageHeading title=speech.text(ProspectLabel::Title) note=speech.text(ProspectLabel::Note) back=back />
        <div class="stack gap-4">
            <Show
                when=move || all.with(|all| !all.is_empty())
                fallback=move || view! { <EmptyState sentence=empty drawing=Drawing::Ledger /> }
            >
                <div class="board">{columns()}</div>
            </Show>
            {unthanked(asked)}
        </div>
        <Dialog
            title=Signal::derive(move || {
                let label = if matches!(asked.get(), Some(Asked::Thanks { .. })) { ProspectLabel::Reward } else { ProspectLabel::Reason };
                label.text(speech.language()).to_owned()
            })
            close_label=speech.text(Label::Close)
            open=Signal::derive(move || asked.get().is_some())
            on_close=move || asked.set(None)
        >
            {move || match asked.get() {
                Some(Asked::Reason(id)) => reason_form(id, asked),
                Some(Asked::Thanks { referrer, brought }) => thanks_form(referrer, brought, asked),
                None => ().into_any(),
            }}
        </Dialog>
    }
    .into_any()
}

fn column(stage: Stage, all: Memo<Vec<Prospect>>, asked: RwSignal<Option<Asked>>) -> AnyView {
    let speech = use_speech();
    let most = RwSignal::new(PAGE);
    let own = Memo::new(move |_| all.with(|all| all.iter().filter(|one| one.stage == stage).copied().collect::<Vec<_>>()));
    let hidden = move || own.with(Vec::len).saturating_sub(most.get());
    let cards = move || {
        let language = speech.language();
        own.with(|own| own.iter().take(most.get()).copied().collect::<Vec<_>>())
            .into_iter()
            .map(|one| card(one, asked, language))
            .collect::<Vec<_>>()
    };
    let none = speech.text(ProspectLabel::NobodyHere);
    view! {
        <section class="stack gap-2 board-column">
            <SectionHeading title=speech.text(prospects::stage(stage)) count=Signal::derive(move || own.with(Vec::len).to_string()) />
            <ul class="ledger plain-list">{cards}</ul>
            <Show when=move || own.with(Vec::is_empty)>
                <p class="small soft">{move || none.get()}</p>
            </Show>
            <Show when=move || { hidden() > 0 }>
                <Button look=ButtonLook::Quiet on_press=move || most.update(|most| *most += 2 * PAGE)>
                    {move || crate::words::customer::show_more(hidden(), speech.language())}
                </Button>
            </Show>
        </section>
    }
    .into_any()
}

fn card(one: Prospect, asked: RwSignal<Option<Asked>>, language: Language) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let id = one.customer;
    let today = shop.today_now();
    let (name, source, reason) = shop.read_now(|book, _| {
        let customer = book.find_customer(id);
        let source = customer.and_then(|customer| customer.source).map(|source| person::source_name(source, language));
        let reason = customer.and_then(|customer| customer.prospecting.as_ref()).map(|own| own.reason_to_call.clone()).unwrap_or_default();
        (act::name_of(book, id, language), source.unwrap_or_default(), reason)
    });
    let stands = one.since.map(|since| prospects::stands(today.days_since(since).max(0), language));
    let facts: Vec<&str> = [Some(source), stands.as_deref()].into_iter().flatten().filter(|text| !text.is_empty()).collect();
    let facts = facts.join(" · ");
    let change = move |write: fn(&mut Prospecting, crate::domain::Day)| {
        let today = shop.today_now();
        acts.act(move |book| {
            let customer = book.find_customer(id).ok_or(crate::book::Refusal::NoSuchCustomer)?;
            let mut own = customer.prospecting.as_deref().cloned().unwrap_or_default();
            write(&mut own, today);
            book.plan_edit_customer(id, &Customer { prospecting: Some(Box::new(own)), ..customer.clone() })
        });
    };
    let called = move || {
        let day = shop.today_now();
        acts.act(move |book| {
            let note = book.find_customer(id).and_then(|customer| customer.prospecting.as_ref()).map(|own| own.reason_to_call.clone());
            let note = note.unwrap_or_default();
            let entry =
                Interaction { customer: id, day, kind: InteractionKind::Call, outcome: Outcome::Reached, note, next: None, minutes: 0 };
            book.plan_contact(entry)
        });
    };
    let set_source = move |source: Source| {
        acts.act(move |book| {
            let customer = book.find_customer(id).ok_or(crate::book::Refusal::NoSuchCustomer)?;
            book.plan_edit_customer(id, &Customer { source: Some(source), ..customer.clone() })
        });
    };
    let is_open = one.stage != Stage::Bought;
    let items = Signal::derive(move || {
        let language = speech.language();
        let mut items = vec![
            MenuItem::new(ProspectLabel::Called.text(language), Callback::new(move |()| called())),
            MenuItem::new(ProspectLabel::Came.text(language), Callback::new(move |()| change(|own, today| own.came_by_on = Some(today)))),
            MenuItem::new(ProspectLabel::Edit.text(language), Callback::new(move |()| asked.set(Some(Asked::Reason(id))))),
        ];
        items.extend([Source::Referral, Source::PassingBy, Source::Event, Source::Online, Source::List].map(|source| {
            let text = format!(
                "{}{}{}",
                ProspectLabel::Source.text(language),
                language.choose("：", "：", ": "),
                person::source_name(source, language)
            );
            MenuItem::new(text, Callback::new(move |()| set_source(source)))
        }));
        items.push(
            MenuItem::new(
                ProspectLabel::GiveUp.text(language),
                Callback::new(move |()| change(|own, today| own.given_up_on = Some(today))),
            )
            .danger(),
        );
        items
    });
    let menu_label = speech.tell({
        let name = name.clone();
        move |language| crate::words::today::more_for(&name, language)
    });
    view! {
        <li class="board-card">
            <div class="board-words">
                <a href=Route::Customer(id).href()>{name}</a>
                {(!facts.is_empty()).then(|| view! { <span class="small soft">{facts}</span> })}
                {(!reason.is_empty()).then(|| view! { <span class="small">{reason}</span> })}
            </div>
            {is_open.then(|| view! { <Menu label=menu_label items=items /> })}
        </li>
    }
    .into_any()
}

/// The reason to call, from ready-made ones or in own words.
fn reason_form(id: CustomerId, asked: RwSignal<Option<Asked>>) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let now = shop.read_now(|book, _| {
        book.find_customer(id).and_then(|customer| customer.prospecting.as_ref()).map(|own| own.reason_to_call.clone()).unwrap_or_default()
    });
    let text = RwSignal::new(now);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let written = text.get_untracked().trim().to_owned();
        asked.set(None);
        acts.act(move |book| {
            let customer = book.find_customer(id).ok_or(crate::book::Refusal::NoSuchCustomer)?;
            let own = customer.prospecting.as_deref().cloned().unwrap_or_default();
            let own = Prospecting { reason_to_call: written, ..own };
            book.plan_edit_customer(id, &Customer { prospecting: Some(Box::new(own)), ..customer.clone() })
        });
    };
    let ready = move || {
        let language = speech.language();
        let button = |label: ProspectLabel| {
            view! { <Button look=ButtonLook::Quiet on_press=move || text.set(label.text(speech.language_now()).to_owned())>{label.text(language)}</Button> }
        };
        [ProspectLabel::ReasonNewItem, ProspectLabel::ReasonAnniversary, ProspectLabel::ReasonDraw]
            .into_iter()
            .map(button)
            .collect::<Vec<_>>()
    };
    let save_label = speech.text(Label::Save);
    view! {
        <form class="stack gap-3" on:submit=save>
            <Field label=speech.text(ProspectLabel::Reason) value=text on_input=move |typed| text.set(typed) autofocus=true />
            <div class="cluster">{ready}</div>
            <div class="dialog-actions">
                <Button look=ButtonLook::Primary submit=true>{move || save_label.get()}</Button>
            </div>
        </form>
    }
    .into_any()
}

/// Who brought somebody and was not thanked.
fn unthanked(asked: RwSignal<Option<Asked>>) -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let owed = Memo::new(move |_| shop.read(not_yet_thanked));
    let lines = Signal::derive(move || {
        let language = speech.language();
        let thank = ProspectLabel::Thank.text(language);
        shop.read(|book, figures| {
            let currency = book.settings().currency;
            let line = |owed: &crate::care::Unthanked| {
                let (referrer, brought) = (owed.referrer, owed.brought);
                let all = brought_by(book, figures, referrer);
                let (by, who) = (act::name_of(book, referrer, language), act::name_of(book, brought, language));
                ActLine {
                    sentence: prospects::brought(&by, &who, owed.net_minor, all, currency, language),
                    detail: format::day_relative(owed.since, shop.today_now(), language),
                    acts: vec![(thank.to_owned(), Callback::new(move |()| asked.set(Some(Asked::Thanks { referrer, brought }))))],
                    ..ActLine::default()
                }
            };
            owed.with(|owed| owed.iter().take(5 * PAGE).map(line).collect())
        })
    });
    let none = speech.text(ProspectLabel::NobodyToThank);
    view! {
        <SectionHeading title=speech.text(ProspectLabel::Unthanked) count=Signal::derive(move || owed.with(Vec::len).to_string()) />
        {act_lines(lines)}
        <Show when=move || owed.with(Vec::is_empty)>
            <p class="soft">{move || none.get()}</p>
        </Show>
    }
    .into_any()
}

fn thanks_form(referrer: CustomerId, brought: CustomerId, asked: RwSignal<Option<Asked>>) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let (reward, amount) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let error = RwSignal::new(None::<String>);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let currency = shop.read_now(|book, _| book.settings().currency);
        let written = amount.get_untracked();
        let cost = if written.trim().is_empty() { Some(0) } else { parse_amount(&written, currency).filter(|cost| *cost >= 0) };
        let Some(amount_minor) = cost else {
            return error.set(Some(ProspectLabel::BadAmount.text(speech.language_now()).to_owned()));
        };
        let reward = reward.get_untracked().trim().to_owned();
        let thanks = Thanks { customer: referrer, brought, day: shop.today_now(), reward, amount_minor };
        asked.set(None);
        acts.act(move |book| book.plan_thanks(thanks));
    };
    let save_label = speech.text(ProspectLabel::Thank);
    view! {
        <form class="stack gap-3" on:submit=save>
            <Field label=speech.text(ProspectLabel::Reward) hint=speech.text(ProspectLabel::RewardHint) value=reward autofocus=true max_length=60
                on_input=move |text| reward.set(text) />
            <Field label=speech.text(ProspectLabel::Amount) kind=FieldKind::Amount value=amount error=error
                prefix=Signal::derive(move || shop.read(|book, _| book.settings().currency.symbol().to_owned()))
                on_input=move |text| {
                    error.set(None);
                    amount.set(text);
                }
            />
            <div class="dialog-actions">
                <Button look=ButtonLook::Primary submit=true>{move || save_label.get()}</Button>
            </div>
        </form>
    }
    .into_any()
}
