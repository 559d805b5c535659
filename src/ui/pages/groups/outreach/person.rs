//! The person whose turn it is: who it is, the message, how to reach them, and one key for what became of it.
use crate::{
    care::{fill_for, next_birthday},
    domain::{ChannelKind, CustomerId, Outreach, OutreachKind, OutreachMark, OutreachResult, Rule},
    route::Route,
    shell::clipboard,
    ui::{
        icons::Icon,
        keys::is_typing,
        language::use_speech,
        parts::{Button, ButtonLook, Chip, Field, FieldKind, use_toasts},
        shop::{use_acts, use_shop},
    },
    words::{
        Label, Text, act,
        customer::CustomerLabel,
        outreach::{self, OutreachLabel},
        person,
    },
};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;

/// The card. Its own keys: S for sent, K to skip, C to copy.
pub fn person_card(at: u32, outreach: StoredValue<Outreach>, id: CustomerId) -> AnyView {
    let (shop, acts, speech, toasts) = (use_shop(), use_acts(), use_speech(), use_toasts());
    let today = shop.today_now();
    let is_recall = outreach.with_value(|outreach| outreach.kind == OutreachKind::Recall);
    let message = shop.read_now(|book, figures| outreach.with_value(|row| fill_for(&row.template, book, figures, id, today)));
    let has_blank = !message.missing.is_empty();
    let text = RwSignal::new(message.text);
    let is_saving = RwSignal::new(false);
    let mark = move |result: OutreachResult| {
        if is_saving.get_untracked() {
            return;
        }
        is_saving.set(true);
        let row = OutreachMark { outreach: at, customer: id, day: shop.today_now(), result };
        acts.act_finally(
            move |book| book.plan_add(row),
            move |_| {
                // The next person's card may stand here by now.
                is_saving.try_set(false);
                request_animation_frame(focus_card);
            },
        );
    };
    let copy = move || {
        let text = text.get_untracked();
        spawn_local(async move {
            let is_copied = clipboard::copy_text(text).await;
            let language = speech.language_now();
            toasts.say(if is_copied { Label::Copied.text(language) } else { CustomerLabel::CopyFailed.text(language) });
        });
    };
    let press = move |event: web_sys::KeyboardEvent| {
        if is_typing(&event) || event.ctrl_key() || event.meta_key() || event.alt_key() || event.repeat() {
            return;
        }
        match event.key().to_lowercase().as_str() {
            "s" => mark(OutreachResult::Sent),
            "k" => mark(OutreachResult::Skipped),
            "c" => copy(),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let name = speech.tell(move |language| shop.read(|book, _| act::name_of(book, id, language)));
    let tail = shop.read_now(|book, _| person::tail_of(book, id));
    let preferred =
        shop.read_now(|book, _| book.find_customer(id).and_then(|customer| customer.contacting.as_ref().and_then(|own| own.preferred)));
    let likes = shop.read_now(|book, _| book.find_customer(id).map(|customer| customer.preference.clone()).unwrap_or_default());
    let asks_birthdays = outreach.with_value(|outreach| outreach.rule.as_ref().is_some_and(Rule::asks_birthdays));
    let birthday = shop.read_now(|book, _| {
        let known = book.find_customer(id).filter(|_| asks_birthdays)?;
        next_birthday(known, today, book.settings().leap_months)
    });
    let (sent_label, skip_label) =
        if is_recall { (OutreachLabel::Told, OutreachLabel::NotReached) } else { (OutreachLabel::Sent, OutreachLabel::Skip) };
    let (sent_label, skip_label, copy_label) = (speech.text(sent_label), speech.text(skip_label), speech.text(OutreachLabel::CopyMessage));
    let (blank, keys) = (speech.text(OutreachLabel::MissingItem), speech.text(OutreachLabel::Keys));
    view! {
        <section class="sheet stack gap-3 outreach-card" id=CARD tabindex="-1" on:keydown=press aria-labelledby="outreach-who">
            <div class="cluster">
                <h2 class="picture-title" id="outreach-who">
                    <a href=Route::Customer(id).href()>{move || name.get()}</a>
                </h2>
                <span class="small soft nowrap">{tail}</span>
                {preferred.map(|preferred| view! { <Chip>{move || outreach::prefers(preferred, speech.language())}</Chip> })}
            </div>
            {birthday.map(|coming| view! { <p>{move || outreach::birthday(&coming, today, speech.language())}</p> })}
            {(!likes.is_empty()).then(|| view! { <p class="small">{likes}</p> })}
            <Field label=speech.text(OutreachLabel::Template) kind=FieldKind::Note value=text on_input=move |typed| text.set(typed) />
            {has_blank.then(|| view! { <p class="small outreach-blank">{move || blank.get()}</p> })}
            <div class="cluster">
                <Button icon=Icon::Copy on_press=copy>{move || copy_label.get()}</Button>
                <Button look=ButtonLook::Primary icon=Icon::Check on_press=move || mark(OutreachResult::Sent)>{move || sent_label.get()}</Button>
                <Button look=ButtonLook::Quiet on_press=move || mark(OutreachResult::Skipped)>{move || skip_label.get()}</Button>
            </div>
            {links(id, text)}
            <p class="small soft outreach-keys">{move || keys.get()}</p>
        </section>
    }
    .into_any()
}

const CARD: &str = "outreach-card";

/// The keys of the card work as soon as it stands.
pub fn focus_card() {
    let card = document().get_element_by_id(CARD).and_then(|card| card.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(card) = card {
        // Focusing a live element does not fail.
        let _ = card.focus();
    }
}

/// Links that open the telephone, the messages or the mail of the device, with the message where they can carry it.
fn links(id: CustomerId, text: RwSignal<String>) -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let (phone, mail) = shop.read_now(|book, _| {
        let customer = book.find_customer(id);
        let phone = customer.and_then(|customer| customer.phones.first()).map(|phone| phone.raw.clone());
        let mail = customer.and_then(|customer| customer.channels.iter().find(|channel| channel.kind == ChannelKind::Email));
        let dialled = phone.map(|raw| raw.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect::<String>());
        (dialled.filter(|signs| !signs.is_empty()), mail.map(|channel| channel.handle.clone()))
    });
    let body = move || String::from(js_sys::encode_uri_component(&text.get()));
    let (call, sms, write) =
        (speech.text(OutreachLabel::CallThem), speech.text(OutreachLabel::TextThem), speech.text(OutreachLabel::MailThem));
    let handles = shop.read_now(|book, _| {
        let channels = book.find_customer(id).map(|customer| customer.channels.clone()).unwrap_or_default();
        channels.into_iter().filter(|channel| channel.kind == ChannelKind::WeChat).map(|channel| channel.handle).collect::<Vec<_>>()
    });
    view! {
        <div class="cluster outreach-links">
            {phone
                .map(|signs| {
                    let sms_to = signs.clone();
                    view! {
                        <a class="button button-quiet" href=format!("tel:{signs}")>{move || call.get()}</a>
                        <a class="button button-quiet" href=move || format!("sms:{sms_to}?body={}", body())>{move || sms.get()}</a>
                    }
                })}
            {mail.map(|to| view! { <a class="button button-quiet" href=move || format!("mailto:{to}?body={}", body())>{move || write.get()}</a> })}
            {handles
                .into_iter()
                .map(|handle| {
                    view! {
                        <span class="cluster gap-2">
                            <span class="small soft">{move || crate::words::customer::channel_name(ChannelKind::WeChat, speech.language())}</span>
                            {handle.clone()}
                            <crate::ui::pieces::CopyButton what=handle.clone() text=handle />
                        </span>
                    }
                })
                .collect_view()}
        </div>
    }
    .into_any()
}
