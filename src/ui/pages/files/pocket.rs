//! The result of a pocket list comes back: chosen, opened with its passphrase, looked at, and noted as one act.
use crate::{
    exchange::pocket::{Envelope, PocketRefusal, PocketResult, Taken},
    shell::{files, pocket},
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, DropZone, ErrorBlock, Field, SectionHeading},
        shop::{use_acts, use_shop},
    },
    words::{
        Text, act,
        files::FilesLabel,
        pocket::{self as told, PocketLabel},
    },
};
use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};

/// A result is some thousand letters a person at most.
const MOST_BYTES: f64 = 4e6;

/// The section of the page.
#[component]
pub fn PocketSection() -> impl IntoView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let failure = RwSignal::new(None::<&'static str>);
    let sealed = RwSignal::new(None::<Envelope>);
    let opened = RwSignal::new(None::<PocketResult>);
    let passphrase = RwSignal::new(String::new());
    let is_busy = RwSignal::new(false);
    let refuse = move |refusal: PocketRefusal| failure.try_set(Some(told::refusal(refusal, speech.language_now())));
    let choose = move |chosen: Vec<web_sys::File>| {
        let Some(file) = chosen.into_iter().next() else { return };
        failure.set(None);
        sealed.set(None);
        opened.set(None);
        spawn_local(async move {
            if file.size() > MOST_BYTES {
                refuse(PocketRefusal::NotPocket);
                return;
            }
            match files::read(&file, |_, _| true).await {
                Err(_) => failure.try_set(Some(FilesLabel::Unreadable.text(speech.language_now()))),
                Ok(bytes) => match Envelope::read_result(&String::from_utf8_lossy(&bytes)) {
                    Ok(envelope) => sealed.try_set(Some(envelope)).and(None),
                    Err(refusal) => refuse(refusal),
                },
            };
        });
    };
    let unlock = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(envelope) = sealed.get_untracked().filter(|_| !is_busy.get_untracked()) else { return };
        is_busy.set(true);
        failure.set(None);
        let (identity, today) = (shop.session().identity(), shop.today_now());
        spawn_local(async move {
            match pocket::open_result(&envelope, &passphrase.get_untracked(), identity, today).await {
                Ok(Ok(result)) => {
                    passphrase.try_set(String::new());
                    sealed.try_set(None);
                    opened.try_set(Some(result));
                }
                Ok(Err(refusal)) => {
                    refuse(refusal);
                }
                Err(pocket::Unsealable) => {
                    failure.try_set(Some(PocketLabel::NoSealing.text(speech.language_now())));
                }
            }
            is_busy.try_set(false);
        });
    };
    let take_in = move || {
        let Some(result) = opened.get_untracked() else { return };
        let language = speech.language_now();
        acts.act_then(
            move |book| shop.read_contacts_now(|_, _, contacts| result.plan(book, contacts, language)),
            move |_| {
                opened.try_set(None);
            },
        );
    };
    let open_label = speech.text(PocketLabel::Open);
    view! {
        <section class="stack">
            <SectionHeading title=speech.text(PocketLabel::Section) />
            {move || {
                failure.get().map(|sentence| view! { <ErrorBlock happened=sentence kept=speech.text(PocketLabel::KeptAsWas) /> })
            }}
            <DropZone
                label=speech.text(PocketLabel::Drop)
                pick_label=speech.text(PocketLabel::Pick)
                hint=speech.text(PocketLabel::DropHint)
                accept=".txt,text/plain"
                quiet=true
                on_files=choose
            />
            <Show when=move || sealed.with(Option::is_some)>
                <form class="stack gap-3" on:submit=unlock>
                    <Field label=speech.text(PocketLabel::Passphrase) value=passphrase on_input=move |typed| passphrase.set(typed) autofocus=true />
                    <div class="cluster">
                        <Button look=ButtonLook::Primary submit=true loading=is_busy>{move || open_label.get()}</Button>
                    </div>
                </form>
            </Show>
            {move || opened.get().map(|result| preview(result, take_in))}
        </section>
    }
}

/// Who would be noted, and who is left out and why.
fn preview(result: PocketResult, take_in: impl Fn() + Copy + Send + Sync + 'static) -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let language = speech.language();
    let today = shop.today();
    let taken = shop.read_contacts(|book, _, contacts| result.held_against(book, contacts, language));
    let new = taken.iter().filter(|taken| **taken == Taken::New).count();
    let rows = result.marks.iter().zip(&taken).map(|(mark, taken)| {
        let name = match taken {
            Taken::Gone | Taken::OtherName => mark.name.clone(),
            _ => shop.read_now(|book, _| act::name_of(book, mark.customer, language)),
        };
        let left_out = told::left_out(*taken).map(|label| label.text(language));
        let told = told::mark(mark, today, language);
        view! {
            <li>
                <span class="strong">{name}</span>
                " "
                <span class:soft=left_out.is_some()>{told}</span>
                {left_out.map(|why| view! { " " <span class="small warm">{why}</span> })}
            </li>
        }
    });
    let rows = rows.collect_view();
    let count = if new == 0 { PocketLabel::NothingNew.text(language).to_owned() } else { told::count(new, taken.len() - new, language) };
    view! {
        <div class="sheet stack gap-3">
            <p class="strong">{told::title(result.day, language)}</p>
            <ul class="ledger plain-list">{rows}</ul>
            <p role="status">{count}</p>
            {(new > 0)
                .then(|| {
                    view! {
                        <div class="cluster">
                            <Button look=ButtonLook::Primary on_press=take_in>{PocketLabel::TakeIn.text(language)}</Button>
                        </div>
                    }
                })}
        </div>
    }
    .into_any()
}
