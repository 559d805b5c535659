//! Where the data are, whether the browser promises to keep them, and how much room they take.
use crate::{
    route::Route,
    shell::{
        offline::{self, Kept},
        persist::{self, Persistence},
    },
    ui::{
        language::use_speech,
        parts::{Button, LinkButton, SectionHeading},
    },
    words::{
        Text,
        offline::OfflineLabel,
        settings::{self, SettingsLabel},
    },
};
use leptos::{prelude::*, task::spawn_local};

/// The honest words on keeping.
#[component]
pub fn KeepingSection() -> impl IntoView {
    let speech = use_speech();
    let answer = RwSignal::new(None::<Persistence>);
    let space = RwSignal::new(None::<(u64, u64)>);
    spawn_local(async move {
        let persisted = persist::persisted().await;
        let estimate = persist::estimate().await;
        answer.try_set(Some(persisted));
        space.try_set(estimate);
    });
    let ask = move || {
        spawn_local(async move {
            let persisted = persist::ask_persist().await;
            answer.try_set(Some(persisted));
        });
    };
    let is_file = window().location().protocol().is_ok_and(|protocol| protocol == "file:");
    let place = speech.text(if is_file { SettingsLabel::DataFile } else { SettingsLabel::DataHosted });
    let keeping = speech.text(SettingsLabel::Keeping);
    let told = move || {
        let label = match answer.get()? {
            Persistence::Granted => SettingsLabel::KeepGranted,
            Persistence::Refused => SettingsLabel::KeepRefused,
            Persistence::Unknown => SettingsLabel::KeepUnknown,
        };
        Some(label.text(speech.language()))
    };
    let room = move || space.get().map(|(used, granted)| settings::space(used, granted, speech.language()));
    let network = speech.text(SettingsLabel::Saving);
    let (ask_label, back_up) = (speech.text(SettingsLabel::Ask), speech.text(SettingsLabel::BackUp));
    view! {
        <section class="stack">
            <SectionHeading title=speech.text(SettingsLabel::Data) />
            <p>{move || place.get()}</p>
            <p class="soft">{move || network.get()}</p>
            {offline_words()}
            <p>
                <span class="strong">{move || keeping.get()}</span>
                " "
                <span class="settings-answer">{told}</span>
                " "
                <span class="soft">{room}</span>
            </p>
            <div class="cluster">
                <Show when=move || answer.get() == Some(Persistence::Refused)>
                    <Button on_press=ask>{move || ask_label.get()}</Button>
                </Show>
                <LinkButton href=Route::Files.href()>{move || back_up.get()}</LinkButton>
            </div>
        </section>
    }
}

/// Whether the page opens without a network, what a plain address lacks, and the way to the version before.
fn offline_words() -> AnyView {
    let speech = use_speech();
    if offline::is_plain_http() {
        let lacks = speech.text(OfflineLabel::PlainHttp);
        return view! { <p class="warm">{move || lacks.get()}</p> }.into_any();
    }
    let kept = RwSignal::new(None::<Kept>);
    spawn_local(async move {
        let versions = offline::kept().await;
        kept.try_set(versions);
    });
    let ready = speech.text(OfflineLabel::Ready);
    (move || {
        let kept = kept.get()?;
        let other = match kept {
            Kept::Only => None,
            Kept::Newest => Some((OfflineLabel::FormerKept, OfflineLabel::GoBack)),
            Kept::Former => Some((OfflineLabel::FormerServed, OfflineLabel::GoForward)),
        };
        let change = other.map(|(note, act)| {
            let (note, act) = (speech.text(note), speech.text(act));
            view! {
                <p class="cluster">
                    <span>{move || note.get()}</span>
                    <Button on_press=|| spawn_local(offline::change_version())>{move || act.get()}</Button>
                </p>
            }
        });
        Some(view! {
            <p class="soft">{move || ready.get()}</p>
            {change}
        })
    })
    .into_any()
}
