//! What is up now: how to serve, when to speak next, which birthday comes, what class and corner mean.
use crate::{
    book::Book,
    care::{ContactIndex, interval_of, next_birthday},
    domain::{Customer, CustomerId, Day, Judgement, ReminderField},
    method::{Class, Figures, Why},
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, SectionHeading},
        pieces::{SentenceView, days},
        role::use_role,
        shop::{use_acts, use_shop},
    },
    words::{
        Language, Sentence, Text, care, classes,
        customer::{self, CustomerLabel},
        days::DaysLabel,
        person, veil,
        why::{self, corner_act, corner_label},
    },
};
use leptos::prelude::*;

/// One matter of the column.
#[derive(Clone, Debug, PartialEq)]
struct Matter {
    title: CustomerLabel,
    /// The fact in a few words.
    what: String,
    /// The reason, or more about it.
    why: Sentence,
    /// What to do about it.
    act: String,
    is_warm: bool,
}

impl Matter {
    fn new(title: CustomerLabel, what: impl Into<String>) -> Self {
        Self { title, what: what.into(), why: Sentence::default(), act: String::new(), is_warm: false }
    }
}

/// A reminder that waits.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Open {
    at: u32,
    when: String,
    text: String,
    is_due: bool,
}

/// The column “Now”.
#[component]
pub fn Now(id: CustomerId) -> impl IntoView {
    let (shop, speech) = (use_shop(), use_speech());
    let preference =
        Memo::new(move |_| shop.read(|book, _| book.find_customer(id).map(|customer| customer.preference.clone()).unwrap_or_default()));
    let matters = Memo::new(move |_| {
        let language = speech.language();
        shop.read_contacts(|book, figures, contacts| {
            let Some(customer) = book.find_customer(id) else { return Vec::new() };
            let about = About { book, figures, contacts, customer, id, today: figures.today, language };
            let matters = [about.next_contact(), about.reorder(), about.occasion(), about.class(), about.corner(), about.note()];
            matters.into_iter().flatten().collect::<Vec<_>>()
        })
    });
    let reminders = Memo::new(move |_| {
        let (language, today) = (speech.language(), shop.today());
        shop.read(|book, _| open_reminders(book, id, today, language))
    });
    view! {
        <section class="customer-now">
            <SectionHeading title=speech.text(CustomerLabel::Now) />
            <Show when=move || !preference.with(String::is_empty)>
                <p class="customer-preference">{move || preference.get()}</p>
            </Show>
            <div class="ledger">
                <For each=move || reminders.get() key=|open| open.clone() let(open)>
                    <OpenReminder open=open />
                </For>
                {move || matters.get().into_iter().map(|matter| view! { <MatterView matter=matter /> }).collect_view()}
            </div>
            {(!use_role().is_counter_now())
                .then(|| {
                    view! {
                        <super::about::About id=id />
                        <SectionHeading title=speech.text(DaysLabel::Section) />
                        {days(Some(id))}
                        {super::news::news(id)}
                        {super::needs::needs(id)}
                        {super::spending::spendings(id)}
                    }
                })}
        </section>
    }
}

#[component]
fn MatterView(matter: Matter) -> impl IntoView {
    let language = use_speech().language_now();
    let Matter { title, what, why, act, is_warm } = matter;
    view! {
        <div class="customer-matter">
            <p>
                <span class="strong customer-matter-title">{title.text(language)}</span>
                <span class:warm=is_warm>{what}</span>
            </p>
            {(!why.parts.is_empty()).then(|| view! { <p class="small soft"><SentenceView sentence=Signal::stored(why) /></p> })}
            {(!act.is_empty()).then(|| view! { <p class="small customer-matter-act">{act}</p> })}
        </div>
    }
}

#[component]
fn OpenReminder(open: Open) -> impl IntoView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let Open { at, when, text, is_due } = open;
    let done = move || {
        let today = shop.today_now();
        acts.act(move |book| book.plan_edit_reminder(at, ReminderField::Done(Some(today))));
    };
    let (title, done_label) = (speech.text(CustomerLabel::Reminder), speech.text(CustomerLabel::Done));
    view! {
        <div class="customer-matter customer-reminder">
            <p>
                <span class="strong customer-matter-title">{move || title.get()}</span>
                <span class:warm=is_due>{when}</span>
                <br />
                {text}
            </p>
            <Button look=ButtonLook::Quiet on_press=done>{move || done_label.get()}</Button>
        </div>
    }
}

/// Reminders that are not done, the earliest first.
fn open_reminders(book: &Book, id: CustomerId, today: Day, language: Language) -> Vec<Open> {
    let own = (0u32..).zip(book.reminders()).filter(|(_, slot)| slot.live && slot.value.customer == id && slot.value.done.is_none());
    let mut open: Vec<(Day, Open)> = own
        .map(|(at, slot)| {
            let when = customer::next_contact(slot.value.day, today, language);
            (slot.value.day, Open { at, when, text: slot.value.text.clone(), is_due: slot.value.day <= today })
        })
        .collect();
    open.sort_by_key(|(day, open)| (*day, open.at));
    open.into_iter().map(|(_, open)| open).collect()
}

/// What the matters are made of.
struct About<'a> {
    book: &'a Book,
    figures: &'a Figures,
    contacts: &'a ContactIndex,
    customer: &'a Customer,
    id: CustomerId,
    today: Day,
    language: Language,
}

impl About<'_> {
    fn tell(&self, why: &Why) -> Sentence {
        why::tell(why, self.language, self.book.settings().currency)
    }

    /// When to speak next: as agreed, or as the rhythm has it.
    fn next_contact(&self) -> Option<Matter> {
        let (today, language) = (self.today, self.language);
        let state = self.contacts.of(self.id);
        let last = state.last_contact.map(|day| Sentence::of(customer::last_contact(day, today, language))).unwrap_or_default();
        let last_touch = state.last_contact.max(self.figures.of(self.id).last_day);
        let (due, why) = match (state.follow_up, last_touch) {
            (Some(day), _) => (Some(day), Sentence::default()),
            (None, Some(touch)) if !self.customer.archived => {
                let interval_days = interval_of(self.book, self.figures, self.id).days;
                (Some(touch.plus_days(interval_days)), Sentence::of(customer::contact_by_rhythm(interval_days, language)))
            }
            _ => (None, Sentence::default()),
        };
        let what = due.map_or_else(|| customer::no_contact_planned(language), |day| customer::next_contact(day, today, language));
        let is_warm = due.is_some_and(|day| day <= today);
        Some(Matter { why: why.and(last), is_warm, ..Matter::new(CustomerLabel::NextContact, what) })
    }

    /// What runs out next.
    fn reorder(&self) -> Option<Matter> {
        let reorder = self.figures.reorders.next_of(self.id, self.today)?;
        let product = self.book.find_product(reorder.product)?;
        let what = format!("{} {}", product.name, customer::days_ahead(reorder.due, self.today, self.language));
        let why = care::tell_reorder(&product.name, reorder, self.today, self.language);
        Some(Matter { why, is_warm: reorder.due.days_since(self.today) <= 5, ..Matter::new(CustomerLabel::NextReorder, what) })
    }

    /// The next birthday, with both calendars.
    fn occasion(&self) -> Option<Matter> {
        let occasion = next_birthday(self.customer, self.today, self.book.settings().leap_months)?;
        let language = self.language;
        let day = customer::days_ahead(occasion.day, self.today, language);
        let age = occasion.age.filter(|age| *age > 0).map(|age| customer::turning(age, language));
        let what = [Some(day), age].into_iter().flatten().collect::<Vec<_>>().join(language.choose("，", "，", ", "));
        let why = Sentence::of(customer::both_calendars(occasion.day, language));
        Some(Matter { why, is_warm: occasion.in_days <= 14, ..Matter::new(CustomerLabel::NextOccasion, what) })
    }

    fn class(&self) -> Option<Matter> {
        let class = self.figures.class_in_force(self.id);
        if class == Class::None {
            return None;
        }
        let act = customer::class_act(class).map(|label| label.text(self.language)).unwrap_or_default();
        let told = self.told(
            person::class_label(class, self.language),
            self.tell(&self.figures.why_class(self.id)),
            self.customer.class_override.as_deref().filter(|_| self.figures.columns.marks[self.id.index()].class.is_some()),
        );
        Some(Matter { why: told.1, act: act.to_owned(), ..Matter::new(CustomerLabel::ClassMeans, told.0) })
    }

    fn corner(&self) -> Option<Matter> {
        let corner = self.figures.corner_in_force(self.id)?;
        let act = corner_act(corner).text(self.language).to_owned();
        let told = self.told(
            corner_label(corner).text(self.language).to_owned(),
            self.tell(&self.figures.why_corner(self.id)),
            self.customer.corner_override.as_deref().filter(|_| self.figures.columns.marks[self.id.index()].corner.is_some()),
        );
        Some(Matter { why: told.1, act, ..Matter::new(CustomerLabel::CornerMeans, told.0) })
    }

    /// A fact and its reason; where the owner has decided, that is said, and what the figures say too.
    fn told<T>(&self, what: String, computed: Sentence, own: Option<&Judgement<T>>) -> (String, Sentence) {
        // The reason is the owner's own note.
        let Some(own) = own.filter(|_| !veil::is_drawn()) else { return (what, computed) };
        let by_figures = Sentence::of(classes::reason_then_figures(&own.reason, self.language)).and(computed);
        (classes::decided(&what, own.until, self.today, self.language), by_figures)
    }

    fn note(&self) -> Option<Matter> {
        let note = veil::note(self.customer.note.trim());
        (!note.is_empty()).then(|| Matter::new(CustomerLabel::OwnNote, note))
    }
}
