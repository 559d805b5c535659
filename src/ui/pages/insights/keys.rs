//! The key list: who looks after whom, why they matter, how they are doing, and what to propose.
use crate::{
    care::{DeskLine, Incentive, Trend, desk, inventory, lower},
    domain::{ClassMark, Customer, CustomerId, Judgement},
    method::Class,
    route::Route,
    ui::{
        charts::spark,
        language::use_speech,
        parts::{ButtonLook, Chip, ChipTone, LinkButton, SectionHeading},
        pieces::{ActLine, act_lines},
        shop::{use_acts, use_shop},
    },
    words::{
        Label, Language, Text, act, format,
        keys::{self, KeysLabel},
    },
};
use leptos::prelude::*;

/// The tab.
pub fn keys_desk() -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let lines = Memo::new(move |_| {
        let today = shop.today();
        shop.read(|book, figures| desk(book, figures, today))
    });
    let session = Memo::new(move |_| {
        let today = shop.today();
        shop.read(|book, figures| inventory(book, figures, today))
    });
    let start = move || {
        let label = if session.with(|session| session.done.is_empty()) { Label::StartReview } else { Label::ResumeReview };
        label.text(speech.language())
    };
    let due = speech.tell(move |language| {
        let count = session.with(|session| session.queue.len());
        if count == 0 { String::new() } else { keys::due(count, language) }
    });
    let by_one = speech.tell(move |language| {
        let count = lines.with(|lines| lines.iter().filter(|line| line.is_known_by_one()).count());
        if count == 0 { String::new() } else { keys::known_by_one(count, language) }
    });
    let link = move |label: KeysLabel, to: Route| {
        let label = speech.text(label);
        view! { <LinkButton href=to.href()>{move || label.get()}</LinkButton> }
    };
    let (note, rules, none) = (speech.text(KeysLabel::Note), speech.text(KeysLabel::Rules), speech.text(KeysLabel::None));
    let paragraph = move |text: Signal<String>| move || (!text.get().is_empty()).then(|| view! { <p>{text.get()}</p> });
    view! {
        <div class="stack gap-4">
            <p>{move || note.get()}</p>
            <p class="small soft">{move || rules.get()}</p>
            {paragraph(due)}
            {paragraph(by_one)}
            <div class="cluster">
                <LinkButton look=ButtonLook::Primary href=Route::Review.href()>{start}</LinkButton>
                {link(KeysLabel::ClassChanges, Route::ClassMeeting)} {link(KeysLabel::Visits, Route::Visits)}
                {link(KeysLabel::Handover, Route::Handover)}
            </div>
            {proposals(lines)}
            <Show when=move || lines.with(Vec::is_empty)>
                <p class="soft">{move || none.get()}</p>
            </Show>
            <ul class="ledger key-list">
                {move || lines.get().into_iter().map(|line| row(line, speech.language())).collect_view()}
            </ul>
        </div>
    }
    .into_any()
}

/// One key customer.
fn row(line: DeskLine, language: Language) -> AnyView {
    let shop = use_shop();
    let today = shop.today_now();
    let id = line.customer;
    let (name, net) = shop
        .read_now(|book, figures| (act::name_of(book, id, language), format::money(figures.of(id).net_minor, book.settings().currency)));
    let who = [&line.account.owner, &line.account.deputy].into_iter().filter(|name| !name.is_empty()).cloned().collect::<Vec<_>>();
    let who = if who.is_empty() {
        String::new()
    } else {
        format!("{}{}{}", KeysLabel::Owner.text(language), language.choose("：", "：", ": "), who.join(" / "))
    };
    let next = line.next_review.map(|day| {
        format!("{}{}{}", KeysLabel::NextReview.text(language), language.choose("：", "：", ": "), format::day_short(day, today, language))
    });
    let model = line.account.sales_model.map(|model| keys::sales_model(model).text(language).to_owned());
    let facts: Vec<String> = [Some(net), Some(who), model, next].into_iter().flatten().filter(|text| !text.is_empty()).collect();
    let chip = |is_on: bool, label: KeysLabel, tone: ChipTone| is_on.then(|| view! { <Chip tone=tone>{label.text(language)}</Chip> });
    let month = |values: Vec<f64>, label: KeysLabel, trend: Trend| {
        let name = format!("{} {}", label.text(language), keys::trend(trend, language));
        view! {
            <span class="key-spark">
                <span class="small soft" aria-hidden="true">{label.text(language)} " " {keys::arrow(trend)}</span>
                {spark(Signal::stored(name), Signal::stored(values))}
            </span>
        }
    };
    let course = &line.course;
    let worth = |at: usize| course.months_minor[at] as f64 / f64::from(course.month_visits[at].max(1));
    view! {
        <li class="key-row">
            <div class="act-line-words">
                <p class="cluster gap-2">
                    <a class="strong" href=Route::Customer(id).href()>{name}</a>
                    {chip(line.account.has_green_channel, KeysLabel::GreenChannel, ChipTone::Water)}
                    {chip(line.is_known_by_one(), KeysLabel::OnlyOne, ChipTone::Warm)}
                    {chip(line.known_by.is_empty(), KeysLabel::NobodyKnows, ChipTone::Plain)}
                    {chip(line.needs_owner_talk, KeysLabel::NeedsTalk, ChipTone::Plain)}
                    {chip(line.owes.is_some(), KeysLabel::Debts, ChipTone::Red)}
                </p>
                <p class="small soft">{facts.join(" · ")}</p>
                {(!line.reason.is_empty()).then(|| view! { <p class="small">{line.reason.clone()}</p> })}
            </div>
            <div class="key-sparks">
                {month(course.months_minor.iter().map(|sum| *sum as f64).collect(), KeysLabel::Development, course.development())}
                {month((0..course.months_minor.len()).map(worth).collect(), KeysLabel::Value, course.value())}
                {month(course.month_visits.iter().map(|visits| f64::from(*visits)).collect(), KeysLabel::Behaviour, course.behaviour())}
            </div>
        </li>
    }
    .into_any()
}

/// Rewards and restraints that the owner may confirm.
fn proposals(lines: Memo<Vec<DeskLine>>) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let confirm = move |id: CustomerId, incentive: Incentive| {
        let (today, language) = (shop.today_now(), speech.language_now());
        acts.act(move |book| {
            let customer = book.find_customer(id).ok_or(crate::book::Refusal::NoSuchCustomer)?;
            let mut edited: Customer = customer.clone();
            match incentive {
                Incentive::FirstPlace { .. } | Incentive::StopCredit { .. } => {
                    let mut account = customer.key_account.as_deref().cloned().unwrap_or_default();
                    account.has_green_channel = matches!(incentive, Incentive::FirstPlace { .. });
                    edited.key_account = Some(Box::new(account));
                }
                Incentive::FreezeClass { owes_minor, .. } => {
                    let reason = keys::frozen_reason(owes_minor, book.settings().currency, language);
                    // Below class B there is only C.
                    let value: ClassMark = lower(Class::B);
                    edited.class_override = Some(Box::new(Judgement { value, reason, since: today, until: None }));
                }
            }
            book.plan_edit_customer(id, &edited)
        });
    };
    let proposed = Signal::derive(move || {
        let language = speech.language();
        shop.read(|book, _| {
            let currency = book.settings().currency;
            let line = |line: &DeskLine| {
                let incentive = line.incentive?;
                let (id, name) = (line.customer, act::name_of(book, line.customer, language));
                Some(ActLine {
                    sentence: keys::incentive(&incentive, &name, currency, language),
                    acts: vec![(KeysLabel::DoIt.text(language).to_owned(), Callback::new(move |()| confirm(id, incentive)))],
                    ..ActLine::default()
                })
            };
            lines.with(|lines| lines.iter().filter_map(line).collect::<Vec<_>>())
        })
    });
    view! {
        <Show when=move || proposed.with(|proposed| !proposed.is_empty())>
            <SectionHeading title=speech.text(KeysLabel::Proposals) />
            {act_lines(proposed)}
        </Show>
    }
    .into_any()
}
