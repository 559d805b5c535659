//! Writing the pocket list: a passphrase, and today's people become one small sealed file.
use crate::{
    exchange::pocket::{MOST_PEOPLE, pocket_list, write_page},
    shell::{files, pocket, random::random_u64},
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, Dialog, Field},
        shop::{use_shop, use_today},
    },
    words::{
        Label, Text,
        pocket::{self as told, PocketLabel},
    },
};
use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};

/// Signs of a passphrase at least.
const MIN_SIGNS: usize = 6;

/// The dialog; it closes itself when the file is written.
pub fn pocket_dialog(open: RwSignal<bool>) -> AnyView {
    let (shop, speech, list) = (use_shop(), use_speech(), use_today());
    let passphrase = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<&'static str>);
    let is_busy = RwSignal::new(false);
    let people = Memo::new(move |_| list.with(|list| list.tasks().count()));
    let write = move |event: SubmitEvent| {
        event.prevent_default();
        let language = speech.language_now();
        let typed = passphrase.get_untracked();
        if people.get_untracked() == 0 {
            return wrong.set(Some(PocketLabel::Nobody.text(language)));
        }
        if typed.trim().chars().count() < MIN_SIGNS {
            return wrong.set(Some(PocketLabel::TooShort.text(language)));
        }
        if is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        let id = random_u64();
        let identity = shop.session().identity();
        let (plain, day) = shop.read_contacts_now(|book, figures, contacts| {
            let list = list.get_untracked();
            (pocket_list(book, figures, contacts, &list, [identity, id], language).plain, figures.today)
        });
        spawn_local(async move {
            let failed = match pocket::seal_list(&plain, id, &typed).await {
                Err(pocket::Unsealable) => Some(PocketLabel::NoSealing.text(language)),
                Ok(sealed) => {
                    let page = write_page(&told::title(day, language), &sealed, language);
                    let name = format!("{}-{day}.html", PocketLabel::ListFile.text(language));
                    let is_taken = files::download(&name, page.as_bytes(), "text/html");
                    (!is_taken).then(|| Label::DownloadFailed.text(language))
                }
            };
            wrong.try_set(failed);
            is_busy.try_set(false);
            if failed.is_none() {
                passphrase.try_set(String::new());
                open.try_set(false);
            }
        });
    };
    let (note, label) = (speech.text(PocketLabel::TakeNote), speech.text(PocketLabel::Write));
    let count = speech.tell(move |language| told::people(people.get().min(MOST_PEOPLE), people.get(), language));
    let error = Signal::derive(move || wrong.get().map(str::to_owned));
    view! {
        <Dialog
            title=speech.text(PocketLabel::Title)
            close_label=speech.text(Label::Close)
            open=open
            on_close=move || open.set(false)
        >
            <form class="stack gap-3" on:submit=write>
                <p>{move || note.get()}</p>
                <p class="soft">{move || count.get()}</p>
                <Field
                    label=speech.text(PocketLabel::Passphrase)
                    hint=speech.text(PocketLabel::PassphraseHint)
                    value=passphrase
                    on_input=move |typed| {
                        wrong.set(None);
                        passphrase.set(typed);
                    }
                    error=error
                    autofocus=true
                />
                <div class="dialog-actions">
                    <Button look=ButtonLook::Primary submit=true loading=is_busy>{move || label.get()}</Button>
                </div>
            </form>
        </Dialog>
    }
    .into_any()
}
