//! Fields of the shop's own on every customer: added in one dialog, taken out of use and back.
use crate::{
    domain::{CustomField, CustomKind, Setting},
    ui::{
        icons::Icon,
        language::use_speech,
        parts::{Button, ButtonLook, Choice, Dialog, Field, FieldKind, SectionHeading, Select},
        shop::{use_acts, use_shop},
    },
    words::{
        Label, Text,
        person::custom_kind,
        settings::{self, SettingsLabel},
    },
};
use leptos::{ev::SubmitEvent, prelude::*};

/// The fields with the way to a new one.
#[component]
pub fn OwnFieldsSection() -> impl IntoView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let fields = Memo::new(move |_| shop.read(|book, _| book.settings().custom_fields.clone()));
    let editing = RwSignal::new(None::<Option<usize>>);
    let set_live = move |at: usize, live: bool| {
        acts.act(move |book| {
            let mut fields = book.settings().custom_fields.clone();
            if let Some(field) = fields.get_mut(at) {
                field.live = live;
            }
            book.plan_settings(vec![Setting::CustomFields(fields)])
        });
    };
    let row = move |(at, field): (usize, CustomField)| {
        let language = speech.language();
        let kind = if field.choices.is_empty() { custom_kind(field.kind, language).to_owned() } else { field.choices.join(" · ") };
        let (live, name) = (field.live, field.name);
        let (shown, of_edit) = (name.clone(), name.clone());
        let turn = if live { SettingsLabel::FieldRetire } else { SettingsLabel::FieldRevive }.text(language);
        view! {
            <li class="settings-row">
                <span class="settings-row-what">
                    <span class:soft=!live>{shown}</span>
                    <span class="small soft">{kind}</span>
                </span>
                <Button look=ButtonLook::Quiet on_press=move || editing.set(Some(Some(at)))>
                    {Label::Edit.text(language)} <span class="visually-hidden">{of_edit}</span>
                </Button>
                <Button look=ButtonLook::Quiet on_press=move || set_live(at, !live)>
                    {turn} <span class="visually-hidden">{name}</span>
                </Button>
            </li>
        }
    };
    let (note, add) = (speech.text(SettingsLabel::FieldsNote), speech.text(SettingsLabel::FieldAdd));
    view! {
        <section class="stack">
            <SectionHeading title=speech.text(SettingsLabel::Fields) />
            <p class="soft">{move || note.get()}</p>
            {move || {
                let fields = fields.get();
                (!fields.is_empty())
                    .then(|| view! { <ul class="ledger">{fields.into_iter().enumerate().map(row).collect_view()}</ul> })
            }}
            <div class="cluster">
                <Button icon=Icon::Plus on_press=move || editing.set(Some(None))>{move || add.get()}</Button>
            </div>
        </section>
        <Dialog
            title=add
            close_label=speech.text(Label::Close)
            open=Signal::derive(move || editing.get().is_some())
            on_close=move || editing.set(None)
        >
            {move || editing.get().map(|at| view! { <FieldForm at=at editing=editing /> })}
        </Dialog>
    }
}

/// One field, new or changed. Choices of a field in use are only added and renamed, never taken away.
#[component]
fn FieldForm(at: Option<usize>, editing: RwSignal<Option<Option<usize>>>) -> impl IntoView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let present = shop.read_now(|book, _| at.and_then(|at| book.settings().custom_fields.get(at).cloned()));
    let kept_choices = present.as_ref().map_or(0, |field| field.choices.len());
    let present = present.unwrap_or(CustomField { name: String::new(), kind: CustomKind::Text, choices: Vec::new(), live: true });
    let name = RwSignal::new(present.name.clone());
    let kind = RwSignal::new(present.kind);
    let choices = RwSignal::new(present.choices.join("\n"));
    let error = RwSignal::new(None::<SettingsLabel>);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let (name, kind) = (name.get_untracked().trim().to_owned(), kind.get_untracked());
        let is_choice = kind == CustomKind::Choice;
        let lines = choices.get_untracked();
        let choices: Vec<String> = lines.lines().map(str::trim).filter(|line| !line.is_empty() && is_choice).map(str::to_owned).collect();
        let is_taken = shop.read_now(|book, _| {
            book.settings().custom_fields.iter().enumerate().any(|(other, field)| Some(other) != at && field.name == name)
        });
        let wrong = match () {
            () if name.is_empty() => Some(SettingsLabel::FieldNoName),
            () if is_taken => Some(SettingsLabel::FieldTaken),
            () if is_choice && choices.len() < kept_choices.max(2) => Some(SettingsLabel::FieldFewChoices),
            () => None,
        };
        error.set(wrong);
        if wrong.is_some() {
            return;
        }
        let field = CustomField { name, kind, choices, live: present.live };
        acts.act_then(
            move |book| {
                let mut fields = book.settings().custom_fields.clone();
                match at.and_then(|at| fields.get_mut(at)) {
                    Some(place) => *place = field,
                    None => fields.push(field),
                }
                book.plan_settings(vec![Setting::CustomFields(fields)])
            },
            move |_| {
                editing.try_set(None);
            },
        );
    };
    let kinds = Signal::derive(move || {
        let language = speech.language();
        CustomKind::ALL.map(|kind| Choice::new(kind, custom_kind(kind, language))).to_vec()
    });
    let told_error = Signal::derive(move || error.get().map(|error| error.text(speech.language()).to_owned()));
    let save_label = speech.text(Label::Save);
    view! {
        <form class="stack gap-3" on:submit=save>
            <Field
                label=speech.text(SettingsLabel::FieldName)
                value=name
                on_input=move |text| {
                    error.set(None);
                    name.set(text);
                }
                error=told_error
                max_length=60
                autofocus=true
            />
            // What customers already have in it would not fit another kind.
            <Select
                label=speech.text(SettingsLabel::FieldKind)
                choices=kinds
                value=kind
                on_change=move |chosen| kind.set(chosen)
                disabled=at.is_some()
            />
            <Show when=move || kind.get() == CustomKind::Choice>
                <Field
                    label=speech.text(SettingsLabel::FieldChoices)
                    hint=speech.tell(move |language| settings::choices_hint(kept_choices, language))
                    kind=FieldKind::Note
                    value=choices
                    on_input=move |text| choices.set(text)
                />
            </Show>
            <div class="dialog-actions">
                <Button look=ButtonLook::Primary submit=true>{move || save_label.get()}</Button>
            </div>
        </form>
    }
}
