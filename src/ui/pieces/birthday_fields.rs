//! A birthday, or another day of the year, in a form: by the family's own calendar, with or without a year, shown in both calendars.
use crate::{
    domain::{
        Birthday,
        birthday::{BirthdayIssue, Calendar},
    },
    ui::{
        language::use_speech,
        parts::{Checkbox, Choice, Field, FieldKind, Segmented, Select},
        shop::use_shop,
    },
    words::{
        Text,
        customer_form::{self, FormLabel},
    },
};
use leptos::prelude::*;

/// The birthday while it is edited.
#[derive(Clone, Copy)]
pub struct BirthdayDraft {
    calendar: RwSignal<Calendar>,
    year: RwSignal<String>,
    month: RwSignal<Option<u8>>,
    day: RwSignal<Option<u8>>,
    is_leap: RwSignal<bool>,
    /// Whether mistakes are told: only once the owner wanted to save.
    is_told: RwSignal<bool>,
}

impl BirthdayDraft {
    pub fn of(birthday: Option<Birthday>) -> Self {
        Self {
            calendar: RwSignal::new(birthday.map_or(Calendar::Solar, |birthday| birthday.calendar)),
            year: RwSignal::new(birthday.and_then(|birthday| birthday.year).map(|year| year.to_string()).unwrap_or_default()),
            month: RwSignal::new(birthday.map(|birthday| birthday.month)),
            day: RwSignal::new(birthday.map(|birthday| birthday.day)),
            is_leap: RwSignal::new(birthday.is_some_and(|birthday| birthday.leap_month)),
            is_told: RwSignal::new(false),
        }
    }

    /// The birthday or none; `None` outside where something is wrong, which is then shown.
    pub fn read(self) -> Option<Option<Birthday>> {
        let read = untrack(move || self.parse());
        self.is_told.set(read.is_err());
        read.ok()
    }

    /// Follows every field.
    fn parse(self) -> Result<Option<Birthday>, BirthdayIssue> {
        let (year, month, day) = (self.year.get(), self.month.get(), self.day.get());
        let year = year.trim();
        if year.is_empty() && month.is_none() && day.is_none() {
            return Ok(None);
        }
        let year = match year {
            "" => None,
            year if year.len() < 4 => return Err(BirthdayIssue::TwoDigitYear),
            year => Some(year.parse::<i16>().map_err(|_| BirthdayIssue::TwoDigitYear)?),
        };
        let (Some(month), Some(day)) = (month, day) else { return Err(BirthdayIssue::NotADate) };
        match self.calendar.get() {
            Calendar::Solar => Birthday::solar(year, month, day),
            Calendar::Lunar => Birthday::lunar(year, month, day, self.is_leap.get()),
        }
        .map(Some)
    }
}

/// Calendar, year, month, day, leap month, and what they mean.
#[component]
pub fn BirthdayFields(draft: BirthdayDraft, #[prop(into)] title: Signal<String>) -> impl IntoView {
    let (shop, speech) = (use_shop(), use_speech());
    let parsed = Memo::new(move |_| draft.parse());
    let calendars = Signal::derive(move || {
        let language = speech.language();
        vec![Choice::new(Calendar::Solar, FormLabel::Solar.text(language)), Choice::new(Calendar::Lunar, FormLabel::Lunar.text(language))]
    });
    let numbers = move |last: u8, name: fn(u8, Calendar, crate::words::Language) -> String| {
        let (language, calendar) = (speech.language(), draft.calendar.get());
        let unknown = Choice::new(None, FormLabel::NotKnown.text(language));
        let named = (1..=last).map(move |number| Choice::new(Some(number), name(number, calendar, language)));
        [unknown].into_iter().chain(named).collect::<Vec<_>>()
    };
    let months = Signal::derive(move || numbers(12, customer_form::month_name));
    let days = Signal::derive(move || numbers(if draft.calendar.get() == Calendar::Lunar { 30 } else { 31 }, customer_form::day_name));
    let meaning = move || {
        let language = speech.language();
        match parsed.get() {
            Ok(Some(birthday)) => customer_form::tell_birthday(birthday, shop.today(), language),
            Ok(None) => String::new(),
            Err(issue) if draft.is_told.get() => customer_form::birthday_issue(issue, language).to_owned(),
            Err(_) => String::new(),
        }
    };
    let is_wrong = move || draft.is_told.get() && parsed.with(Result::is_err);
    view! {
        <fieldset class="stack gap-2 customer-birthday">
            <legend class="field-label">{move || title.get()}</legend>
            <Segmented
                label=speech.text(FormLabel::Calendar)
                label_hidden=true
                choices=calendars
                value=draft.calendar
                on_change=move |calendar| draft.calendar.set(calendar)
            />
            <div class="customer-form-row">
                <Field
                    label=speech.text(FormLabel::Year)
                    kind=FieldKind::Number
                    value=draft.year
                    on_input=move |text| draft.year.set(text)
                    max_length=4
                />
                <Select label=speech.text(FormLabel::Month) choices=months value=draft.month on_change=move |month| draft.month.set(month) />
                <Select label=speech.text(FormLabel::OfMonth) choices=days value=draft.day on_change=move |day| draft.day.set(day) />
            </div>
            <Show when=move || draft.calendar.get() == Calendar::Lunar>
                <Checkbox
                    label=speech.text(FormLabel::LeapMonth)
                    checked=draft.is_leap
                    on_change=move |is_leap| draft.is_leap.set(is_leap)
                />
            </Show>
            <p class="small soft" class:red=is_wrong role="status">{meaning}</p>
        </fieldset>
    }
}
