//! Phones and channels in the form: as many as there are, each with a way to take it off.
use crate::{
    domain::{Channel, ChannelKind, Phone, Region, phone::PhoneIssue, phone::parse_phone},
    ui::{
        icons::Icon,
        language::use_speech,
        parts::{Button, ButtonLook, Choice, Field, FieldKind, IconButton, Select},
    },
    words::{
        customer,
        customer_form::{self, FormLabel},
    },
};
use leptos::{html, prelude::*};

/// The kinds of channel, in the order in which they are offered.
const KINDS: [ChannelKind; 7] = [
    ChannelKind::WeChat,
    ChannelKind::Email,
    ChannelKind::Address,
    ChannelKind::Qq,
    ChannelKind::WhatsApp,
    ChannelKind::Line,
    ChannelKind::Other,
];

/// One phone while it is typed.
#[derive(Clone, Copy, PartialEq, Eq)]
struct PhoneRow {
    text: RwSignal<String>,
    issue: RwSignal<Option<PhoneIssue>>,
    /// Was added by the button, so the focus goes there.
    is_new: bool,
}

impl PhoneRow {
    fn new(text: String, is_new: bool) -> Self {
        Self { text: RwSignal::new(text), issue: RwSignal::new(None), is_new }
    }
}

/// The phones while they are typed; there is always at least one row.
#[derive(Clone, Copy)]
pub struct PhoneRows(RwSignal<Vec<PhoneRow>>);

impl PhoneRows {
    pub fn of(phones: &[Phone]) -> Self {
        let mut rows: Vec<PhoneRow> = phones.iter().map(|phone| PhoneRow::new(phone.raw.clone(), false)).collect();
        if rows.is_empty() {
            rows.push(PhoneRow::new(String::new(), false));
        }
        Self(RwSignal::new(rows))
    }

    /// What can be read so far, in the form for matching.
    pub fn digits(self, region: Region) -> Vec<String> {
        self.0.with(|rows| rows.iter().filter_map(|row| parse_phone(&row.text.get(), region).ok()).map(|phone| phone.digits).collect())
    }

    /// The phones, or `None` with what is wrong shown at the rows. What stood there before stays as it was.
    pub fn read(self, region: Region, known: &[Phone]) -> Option<Vec<Phone>> {
        let mut phones = Vec::new();
        let mut is_readable = true;
        for row in self.0.get_untracked() {
            let text = row.text.get_untracked();
            if text.trim().is_empty() {
                continue;
            }
            let before = known.iter().find(|phone| phone.raw == text).cloned();
            match before.map_or_else(|| parse_phone(&text, region), Ok) {
                Ok(phone) if phones.contains(&phone) => {}
                Ok(phone) => phones.push(phone),
                Err(issue) => {
                    row.issue.set(Some(issue));
                    is_readable = false;
                }
            }
        }
        is_readable.then_some(phones)
    }
}

/// The fields for phones.
#[component]
pub fn Phones(rows: PhoneRows, region: Region) -> impl IntoView {
    let speech = use_speech();
    let list = rows.0;
    let add = speech.text(FormLabel::AddPhone);
    let numbered = move || list.get().into_iter().enumerate().collect::<Vec<_>>();
    view! {
        <For each=numbered key=|(at, row)| (*at, row.text) let((at, row))>
            <PhoneField at=at row=row region=region on_remove=move || list.update(|rows| rows.retain(|other| *other != row)) />
        </For>
        <div>
            <Button look=ButtonLook::Quiet icon=Icon::Plus on_press=move || list.update(|rows| rows.push(PhoneRow::new(String::new(), true)))>
                {move || add.get()}
            </Button>
        </div>
    }
}

#[component]
fn PhoneField(at: usize, row: PhoneRow, region: Region, #[prop(into)] on_remove: Callback<()>) -> impl IntoView {
    let speech = use_speech();
    let field = focused_if(row.is_new);
    let check = move |text: String| {
        let issue = if text.trim().is_empty() { None } else { parse_phone(&text, region).err() };
        row.issue.set(issue);
    };
    let error = Signal::derive(move || row.issue.get().map(|issue| customer_form::phone_issue(issue, speech.language()).to_owned()));
    view! {
        <div class="customer-form-row">
            <Field
                label=speech.tell(move |language| customer_form::phone_number(at, language))
                kind=FieldKind::Tel
                value=row.text
                on_input=move |text| {
                    row.issue.set(None);
                    row.text.set(text);
                }
                on_commit=check
                error=error
                node_ref=field
            />
            {(at > 0)
                .then(|| view! { <IconButton icon=Icon::Close label=speech.text(FormLabel::RemovePhone) on_press=on_remove /> })}
        </div>
    }
}

/// One channel while it is typed.
#[derive(Clone, Copy, PartialEq, Eq)]
struct ChannelRow {
    kind: RwSignal<ChannelKind>,
    handle: RwSignal<String>,
    is_new: bool,
}

/// The channels while they are typed.
#[derive(Clone, Copy)]
pub struct ChannelRows(RwSignal<Vec<ChannelRow>>);

impl ChannelRows {
    pub fn of(channels: &[Channel]) -> Self {
        let row = |channel: &Channel| ChannelRow {
            kind: RwSignal::new(channel.kind),
            handle: RwSignal::new(channel.handle.clone()),
            is_new: false,
        };
        Self(RwSignal::new(channels.iter().map(row).collect()))
    }

    /// The channels; empty ones are left out.
    pub fn read(self) -> Vec<Channel> {
        let rows = self.0.get_untracked().into_iter();
        let channels = rows.map(|row| Channel { kind: row.kind.get_untracked(), handle: row.handle.get_untracked().trim().to_owned() });
        channels.filter(|channel| !channel.handle.is_empty()).collect()
    }
}

/// The fields for channels.
#[component]
pub fn Channels(rows: ChannelRows) -> impl IntoView {
    let speech = use_speech();
    let list = rows.0;
    let add = speech.text(FormLabel::AddChannel);
    let add_row = move || {
        let row = ChannelRow { kind: RwSignal::new(ChannelKind::WeChat), handle: RwSignal::new(String::new()), is_new: true };
        list.update(|rows| rows.push(row));
    };
    view! {
        <For each=move || list.get() key=|row| row.handle let(row)>
            <ChannelFields row=row on_remove=move || list.update(|rows| rows.retain(|other| *other != row)) />
        </For>
        <div>
            <Button look=ButtonLook::Quiet icon=Icon::Plus on_press=add_row>{move || add.get()}</Button>
        </div>
    }
}

#[component]
fn ChannelFields(row: ChannelRow, #[prop(into)] on_remove: Callback<()>) -> impl IntoView {
    let speech = use_speech();
    let field = focused_if(row.is_new);
    let kinds = Signal::derive(move || {
        let language = speech.language();
        KINDS.map(|kind| Choice::new(kind, customer::channel_name(kind, language))).to_vec()
    });
    view! {
        <div class="customer-form-row">
            <Select label=speech.text(FormLabel::ChannelKind) choices=kinds value=row.kind on_change=move |kind| row.kind.set(kind) />
            <Field
                label=speech.text(FormLabel::Handle)
                value=row.handle
                on_input=move |text| row.handle.set(text)
                node_ref=field
            />
            <IconButton icon=Icon::Close label=speech.text(FormLabel::RemoveChannel) on_press=on_remove />
        </div>
    }
}

/// A reference to a field that takes the focus once it stands, if wanted.
fn focused_if(wanted: bool) -> NodeRef<html::Input> {
    let field = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get().filter(|_| wanted) {
            // Focusing a live field does not fail.
            let _ = field.focus();
        }
    });
    field
}
