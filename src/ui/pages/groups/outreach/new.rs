//! A new batch: its name, its words with a preview for the first person, what it costs, and who is kept out to compare.
use crate::{
    care::{Chosen, Excluded, MEASURED_DAYS, MergeField, choose, fill_for},
    domain::{Outreach, OutreachKind, OutreachLevel, Rule, parse_amount},
    route::Route,
    ui::{
        app::go,
        frame::{PageBack, PageHeading},
        language::use_speech,
        parts::{Button, ButtonLook, Checkbox, Choice, Field, FieldKind, Segmented},
        shop::{use_acts, use_shop},
        wish::{OutreachWish, use_wishes},
    },
    words::{
        Label, Text, act,
        outreach::{self, OutreachLabel},
        worth::WorthLabel,
    },
};
use leptos::{ev::SubmitEvent, prelude::*};

/// People who are named among those left out.
const MOST_NAMED: usize = 12;

/// The form, for the people that were chosen elsewhere; without any it leads back to the groups.
pub fn new_outreach() -> AnyView {
    match use_wishes().take_outreach() {
        Some(wish) => form(wish),
        None => {
            go(Route::Groups);
            ().into_any()
        }
    }
}

fn form(wish: OutreachWish) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let OutreachWish { name, kind, rule, people, product } = wish;
    let is_recall = kind == OutreachKind::Recall;
    let (people, rule) = (StoredValue::new(people), StoredValue::new(rule));
    let language = speech.language_now();
    let first = if is_recall {
        let what = product.and_then(|id| shop.read_now(|book, _| book.find_product(id).map(|product| product.name.clone())));
        outreach::recall_template(&what.unwrap_or_default(), language)
    } else {
        let is_birthday = rule.with_value(|rule| rule.as_ref().is_some_and(Rule::asks_birthdays));
        if is_birthday { outreach::birthday_template(language) } else { outreach::first_template(language) }.to_owned()
    };
    let (name, template) = (RwSignal::new(name), RwSignal::new(first));
    let (cost, days) = (RwSignal::new(String::new()), RwSignal::new(MEASURED_DAYS.to_string()));
    let (has_hold_out, level) = (RwSignal::new(!is_recall), RwSignal::new(OutreachLevel::Group));
    let (name_error, text_error) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let cost_error = RwSignal::new(None::<String>);
    let chosen = Memo::new(move |_| {
        let is_held = has_hold_out.get();
        people.with_value(|people| {
            shop.read(|book, _| {
                if is_recall {
                    // Whoever has it at home is told, whatever else stands between us.
                    Chosen { recipients: people.clone(), ..Chosen::default() }
                } else {
                    choose(book, people, is_held)
                }
            })
        })
    });
    let summary = speech.tell(move |language| {
        chosen.with(|chosen| outreach::chosen(chosen.recipients.len(), chosen.hold_out.len(), chosen.excluded.len(), language))
    });
    let preview = speech.tell(move |_| {
        let first = chosen.with(|chosen| chosen.recipients.first().copied());
        let today = shop.today();
        first
            .map(|first| template.with(|text| shop.read(|book, figures| fill_for(text, book, figures, first, today).text)))
            .unwrap_or_default()
    });
    let put_in = move |field: MergeField| {
        let text = outreach::field_text(field, speech.language_now());
        template.update(|template| template.push_str(&text));
    };
    let fields = move || {
        let language = speech.language();
        let button = |field: MergeField| {
            view! { <Button look=ButtonLook::Quiet on_press=move || put_in(field)>{outreach::field_text(field, language)}</Button> }
        };
        MergeField::ALL.map(button).collect_view()
    };
    let levels = Signal::derive(move || {
        let language = speech.language();
        let choice = |level: OutreachLevel| Choice::new(level, outreach::level(level).text(language));
        [OutreachLevel::Mass, OutreachLevel::Group, OutreachLevel::OneToOne].map(choice).to_vec()
    });
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let language = speech.language_now();
        let (called, text) = (name.get_untracked().trim().to_owned(), template.get_untracked().trim().to_owned());
        if called.is_empty() {
            return name_error.set(Some(OutreachLabel::NeedName.text(language).to_owned()));
        }
        if text.is_empty() {
            return text_error.set(Some(OutreachLabel::NeedText.text(language).to_owned()));
        }
        let written = cost.get_untracked();
        let currency = shop.read_now(|book, _| book.settings().currency);
        let cost_minor = if written.trim().is_empty() { Some(0) } else { parse_amount(&written, currency).filter(|amount| *amount >= 0) };
        let Some(cost_minor) = cost_minor else {
            return cost_error.set(Some(WorthLabel::BadAmount.text(language).to_owned()));
        };
        let Chosen { recipients, hold_out, .. } = chosen.get_untracked();
        let made = Outreach {
            name: called,
            kind,
            rule: rule.get_value(),
            template: text,
            cost_minor,
            made_on: shop.today_now(),
            measured_days: days.get_untracked().trim().parse().ok().filter(|days| (1..=365).contains(days)).unwrap_or(MEASURED_DAYS),
            recipients,
            hold_out,
            level: level.get_untracked(),
            closed_on: None,
            sales_seen: shop.read_now(|book, _| book.sales().columns().len() as u32),
            product,
        };
        let is_made = made.name.clone();
        acts.act_then(
            move |book| book.plan_add(made),
            move |_| {
                let at = shop.read_now(|book, _| {
                    let mut made = book.live_rows::<Outreach>().rev().filter(|(_, row)| row.name == is_made);
                    made.next().map(|(at, _)| at)
                });
                go(at.map_or(Route::Groups, Route::Outreach));
            },
        );
    };
    let begin = speech.text(OutreachLabel::Begin);
    let back = PageBack { href: Signal::stored(Route::Groups.href()), label: speech.text(Label::Groups) };
    let nobody = Signal::derive(move || chosen.with(|chosen| chosen.recipients.is_empty()));
    let (none, preview_label) = (speech.text(OutreachLabel::NobodyLeft), speech.text(OutreachLabel::Preview));
    view! {
        <PageHeading title=speech.text(OutreachLabel::Title) note=speech.text(OutreachLabel::Note) back=back />
        <form class="stack gap-4 outreach-form" on:submit=save>
            <p class="strong" role="status">{move || summary.get()}</p>
            <Show when=move || nobody.get()>
                <p>{move || none.get()}</p>
            </Show>
            <Field label=speech.text(OutreachLabel::Name) value=name error=name_error max_length=60
                on_input=move |text| {
                    name_error.set(None);
                    name.set(text);
                }
            />
            <Field label=speech.text(OutreachLabel::Template) hint=speech.text(OutreachLabel::TemplateHint) kind=FieldKind::Note
                value=template error=text_error
                on_input=move |text| {
                    text_error.set(None);
                    template.set(text);
                }
            />
            <div class="cluster">{fields}</div>
            <section class="sheet stack gap-2">
                <h2 class="field-label">{move || preview_label.get()}</h2>
                <p class="outreach-preview">{move || preview.get()}</p>
            </section>
            {(!is_recall)
                .then(|| {
                    view! {
                        <Segmented label=speech.text(OutreachLabel::Level) choices=levels value=level on_change=move |chosen| level.set(chosen) />
                        <Checkbox label=speech.text(OutreachLabel::HoldOut) hint=speech.text(OutreachLabel::HoldOutHint) checked=has_hold_out
                            on_change=move |is_on| has_hold_out.set(is_on) />
                        <div class="cluster outreach-numbers">
                            <Field label=speech.text(OutreachLabel::Cost) hint=speech.text(OutreachLabel::CostHint) kind=FieldKind::Amount
                                value=cost error=cost_error
                                prefix=Signal::derive(move || shop.read(|book, _| book.settings().currency.symbol().to_owned()))
                                on_input=move |text| {
                                    cost_error.set(None);
                                    cost.set(text);
                                }
                            />
                            <Field label=speech.text(OutreachLabel::Measured) kind=FieldKind::Number value=days on_input=move |text| days.set(text) />
                        </div>
                    }
                })}
            {left_out(chosen)}
            <div class="cluster">
                <Button look=ButtonLook::Primary submit=true disabled=nobody>{move || begin.get()}</Button>
            </div>
        </form>
    }
    .into_any()
}

/// Who is left out and why: a line for each reason.
fn left_out(chosen: Memo<Chosen>) -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let lines = move || {
        let language = speech.language();
        let line = |reason: Excluded| {
            let names: Vec<String> = chosen.with(|chosen| {
                let own = chosen.excluded.iter().filter(|(_, why)| *why == reason);
                shop.read_now(|book, _| own.map(|(id, _)| act::name_of(book, *id, language)).collect())
            });
            let more = if names.len() > MOST_NAMED { "…" } else { "" };
            let some = &names[..names.len().min(MOST_NAMED)];
            let told = format!(
                "{}{}{}{more}",
                outreach::reason(reason).text(language),
                language.choose("：", "：", ": "),
                crate::words::format::list(some, language)
            );
            (!names.is_empty()).then(|| view! { <li>{told}</li> })
        };
        [Excluded::DoNotContact, Excluded::OpenComplaint, Excluded::Gone].map(line).collect_view()
    };
    let title = speech.text(OutreachLabel::LeftOut);
    view! {
        <Show when=move || chosen.with(|chosen| !chosen.excluded.is_empty())>
            <section class="stack gap-2">
                <h2 class="field-label">{move || title.get()}</h2>
                <ul class="small plain-list">{lines}</ul>
            </section>
        </Show>
    }
    .into_any()
}
