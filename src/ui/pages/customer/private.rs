//! The private drawer of a customer: closed until its passphrase was given, then read and written like any other form.
use crate::{
    domain::{CustomerId, PrivateEntry, PrivateFields, limits},
    ui::{
        drawer::{close_drawers, has_drawers, look_into, open_drawers},
        icons::Icon,
        language::use_speech,
        parts::{Button, ButtonLook, Dialog, Field, SectionHeading, use_toasts},
        pieces::open_drawers_form,
        role::use_role,
        shop::{use_acts, use_shop},
    },
    words::{
        Label, Text,
        private::{self, PrivateLabel},
        seal::SealLabel,
    },
};
use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};

/// The section of the card; nothing where the shop has no drawers.
pub fn private(id: CustomerId) -> AnyView {
    let (shop, role, speech) = (use_shop(), use_role(), use_speech());
    let is_asking = RwSignal::new(false);
    let has_drawers = Memo::new(move |_| has_drawers(shop));
    let is_open = Memo::new(move |_| open_drawers(shop, role).is_some());
    let fields = Memo::new(move |_| shop.read(|book, _| book.find_private(id).map_or(0, |(_, entry)| entry.fields)));
    let closed = move || private::closed(fields.get(), speech.language());
    view! {
        <Show when=move || has_drawers.get()>
            <section class="customer-now">
                <SectionHeading title=speech.text(PrivateLabel::Title) />
                {move || {
                    if is_open.get() {
                        drawer_form(id)
                    } else {
                        view! {
                            <div class="cluster">
                                <Button icon=Icon::Lock on_press=move || is_asking.set(true)>{closed}</Button>
                            </div>
                        }
                            .into_any()
                    }
                }}
            </section>
        </Show>
        <Dialog
            title=speech.text(PrivateLabel::Title)
            close_label=speech.text(Label::Close)
            open=is_asking
            on_close=move || is_asking.set(false)
        >
            {open_drawers_form(Callback::new(move |()| is_asking.set(false)))}
        </Dialog>
    }
    .into_any()
}

/// What lies in the open drawer, to be changed; one act a saving.
fn drawer_form(id: CustomerId) -> AnyView {
    let (shop, role, acts, speech, toasts) = (use_shop(), use_role(), use_acts(), use_speech(), use_toasts());
    let entry = Memo::new(move |_| shop.read(|book, _| book.find_private(id).map(|(_, entry)| entry.clone())));
    let texts: [RwSignal<String>; 4] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let is_unreadable = RwSignal::new(false);
    let is_busy = RwSignal::new(false);
    let show = move |read: Option<PrivateFields>| {
        is_unreadable.try_set(read.is_none());
        for (text, known) in texts.into_iter().zip(read.unwrap_or_default().texts()) {
            text.try_set(known.to_owned());
        }
    };
    // Another tab may have changed it, or an undo.
    Effect::new(move |_| {
        let (present, drawers) = (entry.get(), untrack(|| open_drawers(shop, role)));
        spawn_local(async move {
            match (present, drawers) {
                (Some(present), Some(drawers)) => show(look_into(&drawers, vec![present]).await.pop().flatten()),
                _ => show(Some(PrivateFields::default())),
            }
        });
    });
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(drawers) = untrack(|| open_drawers(shop, role)).filter(|_| !is_busy.get_untracked()) else { return };
        is_busy.set(true);
        let [religion, family, health, other] = texts.map(|text| text.get_untracked().trim().to_owned());
        let fields = PrivateFields { religion, family, health, other };
        spawn_local(async move {
            let sealed: Option<PrivateEntry> = drawers.seal(id, &fields).await;
            match sealed {
                Some(entry) => acts.act_finally(move |book| book.plan_private(entry), move |_| _ = is_busy.try_set(false)),
                None => {
                    is_busy.try_set(false);
                    toasts.say(SealLabel::NoCryptography.text(speech.language_now()));
                }
            }
        });
    };
    let labels = [PrivateLabel::Religion, PrivateLabel::Family, PrivateLabel::Health, PrivateLabel::Other];
    let field = move |(text, label): (RwSignal<String>, PrivateLabel)| {
        view! { <Field label=speech.text(label) value=text on_input=move |typed| text.set(typed) max_length=limits::MAX_PRIVATE_CHARS as u32 /> }
    };
    let (save_label, close_label, unreadable) =
        (speech.text(Label::Save), speech.text(PrivateLabel::Close), speech.text(PrivateLabel::Unreadable));
    view! {
        <form class="stack gap-3" on:submit=save>
            <Show when=move || is_unreadable.get()>
                <p class="red" role="status">{move || unreadable.get()}</p>
            </Show>
            {texts.into_iter().zip(labels).map(field).collect_view()}
            <div class="cluster">
                <Button look=ButtonLook::Primary submit=true loading=is_busy disabled=is_unreadable>{move || save_label.get()}</Button>
                <Button look=ButtonLook::Quiet icon=Icon::Lock on_press=close_drawers>{move || close_label.get()}</Button>
            </div>
        </form>
    }
    .into_any()
}
