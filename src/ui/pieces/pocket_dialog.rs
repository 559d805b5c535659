//! Writing the pocket list: a passphrase, and today's people become one small sealed file.
use super::secret_form::{NewSecret, choose_secret};
use crate::{
    exchange::pocket::{MOST_PEOPLE, pocket_list, write_page},
    shell::{files, pocket, random::random_u64},
    ui::{
        language::use_speech,
        parts::Dialog,
        shop::{use_shop, use_today},
    },
    words::{
        Label, Text,
        pocket::{self as told, PocketLabel},
    },
};
use leptos::{prelude::*, task::spawn_local};

/// Signs of a passphrase at least.
const MIN_SIGNS: usize = 6;

/// The dialog; it closes itself when the file is written.
pub fn pocket_dialog(open: RwSignal<bool>) -> AnyView {
    let (shop, speech, list) = (use_shop(), use_speech(), use_today());
    let wrong = RwSignal::new(None::<String>);
    let is_busy = RwSignal::new(false);
    let people = Memo::new(move |_| list.with(|list| list.tasks().count()));
    let write = move |typed: String| {
        let language = speech.language_now();
        if people.get_untracked() == 0 {
            is_busy.set(false);
            return wrong.set(Some(PocketLabel::Nobody.text(language).to_owned()));
        }
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
            wrong.try_set(failed.map(str::to_owned));
            is_busy.try_set(false);
            if failed.is_none() {
                open.try_set(false);
            }
        });
    };
    let note = speech.text(PocketLabel::TakeNote);
    let count = speech.tell(move |language| told::people(people.get().min(MOST_PEOPLE), people.get(), language));
    let new = NewSecret {
        label: speech.text(PocketLabel::Passphrase),
        hint: speech.text(PocketLabel::PassphraseHint),
        least_letters: MIN_SIGNS,
        too_short: speech.text(PocketLabel::TooShort),
        is_hidden: false,
        note: None,
        submit: speech.text(PocketLabel::Write),
    };
    view! {
        <Dialog
            title=speech.text(PocketLabel::Title)
            close_label=speech.text(Label::Close)
            open=open
            on_close=move || open.set(false)
        >
            <div class="stack gap-3">
                <p>{move || note.get()}</p>
                <p class="soft">{move || count.get()}</p>
                {move || open.get().then(|| choose_secret(new, is_busy, wrong, Callback::new(write)))}
            </div>
        </Dialog>
    }
    .into_any()
}
