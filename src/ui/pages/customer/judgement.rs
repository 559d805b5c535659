//! The owner knows better: sets class, attitude or corner by hand, with a reason and an end.
use crate::{
    book::{Book, Draft, Refusal},
    domain::{AttitudeMark, ClassMark, CornerMark, Customer, CustomerId, Day, Judgement},
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, Choice, Dialog, Field, Segmented},
        shop::{use_acts, use_shop},
    },
    words::{Label, Language, Text, classes::ClassesLabel, why::FigureLabel},
};
use leptos::{ev::SubmitEvent, prelude::*};

/// What the owner decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judged {
    Class,
    Attitude,
    Corner,
}

const CLASSES: [ClassMark; 3] = [ClassMark::A, ClassMark::B, ClassMark::C];
const ATTITUDES: [AttitudeMark; 3] = [AttitudeMark::Loyal, AttitudeMark::Switcher, AttitudeMark::None];
const CORNERS: [CornerMark; 4] = [CornerMark::HighLoyal, CornerMark::HighDisloyal, CornerMark::LowLoyal, CornerMark::LowDisloyal];

/// How long a decision counts, in days.
const ENDS: [(Option<i32>, ClassesLabel); 4] = [
    (Some(91), ClassesLabel::ThreeMonths),
    (Some(182), ClassesLabel::HalfAYear),
    (Some(365), ClassesLabel::AYear),
    (None, ClassesLabel::Always),
];

impl Judged {
    /// What is decided, one after the other, with its words.
    pub const ALL: [(Self, ClassesLabel); 3] = [
        (Self::Class, ClassesLabel::DecideClass),
        (Self::Attitude, ClassesLabel::DecideAttitude),
        (Self::Corner, ClassesLabel::DecideCorner),
    ];

    fn title(self) -> ClassesLabel {
        Self::ALL.into_iter().find(|(judged, _)| *judged == self).map_or(ClassesLabel::Decide, |(_, label)| label)
    }

    fn choices(self, language: Language) -> Vec<Choice<usize>> {
        let texts: Vec<&str> = match self {
            Self::Class => vec!["A", "B", "C"],
            Self::Attitude => {
                [ClassesLabel::Loyal, ClassesLabel::Switcher, ClassesLabel::NoLoyalty].map(|label| label.text(language)).to_vec()
            }
            Self::Corner => [FigureLabel::HighLoyal, FigureLabel::HighDisloyal, FigureLabel::LowLoyal, FigureLabel::LowDisloyal]
                .map(|label| label.text(language))
                .to_vec(),
        };
        texts.into_iter().enumerate().map(|(at, text)| Choice::new(at, text)).collect()
    }

    /// What stands in the record: which choice and why.
    fn present(self, customer: &Customer) -> Option<(usize, String)> {
        fn found<T: PartialEq>(all: &[T], judgement: &Option<Box<Judgement<T>>>) -> Option<(usize, String)> {
            let judgement = judgement.as_deref()?;
            Some((all.iter().position(|value| *value == judgement.value)?, judgement.reason.clone()))
        }
        match self {
            Self::Class => found(&CLASSES, &customer.class_override),
            Self::Attitude => found(&ATTITUDES, &customer.attitude_override),
            Self::Corner => found(&CORNERS, &customer.corner_override),
        }
    }

    /// Writes the decision, or takes it back.
    fn plan(self, book: &Book, id: CustomerId, decision: Option<(usize, Decision)>) -> Result<Draft, Refusal> {
        fn judgement<T: Copy>(all: &[T], decision: Option<(usize, Decision)>) -> Option<Box<Judgement<T>>> {
            let (at, Decision { reason, since, until }) = decision?;
            Some(Box::new(Judgement { value: *all.get(at)?, reason, since, until }))
        }
        let mut edited = book.find_customer(id).ok_or(Refusal::NoSuchCustomer)?.clone();
        match self {
            Self::Class => edited.class_override = judgement(&CLASSES, decision),
            Self::Attitude => edited.attitude_override = judgement(&ATTITUDES, decision),
            Self::Corner => edited.corner_override = judgement(&CORNERS, decision),
        }
        book.plan_edit_customer(id, &edited)
    }
}

struct Decision {
    reason: String,
    since: Day,
    until: Option<Day>,
}

/// The dialog for one of the three decisions.
#[component]
pub fn JudgementDialog(id: CustomerId, about: RwSignal<Option<Judged>>) -> impl IntoView {
    let speech = use_speech();
    let title = speech.tell(move |language| about.get().map(|judged| judged.title().text(language)).unwrap_or_default().to_owned());
    view! {
        <Dialog title=title close_label=speech.text(Label::Close) open=Signal::derive(move || about.get().is_some()) on_close=move || about.set(None)>
            {move || about.get_untracked().map(|judged| form(id, judged, about))}
        </Dialog>
    }
}

fn form(id: CustomerId, judged: Judged, about: RwSignal<Option<Judged>>) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let present = shop.read_now(|book, _| book.find_customer(id).and_then(|customer| judged.present(customer)));
    let has_one = present.is_some();
    let (chosen, why) = present.unwrap_or_default();
    let (value, reason, end) = (RwSignal::new(chosen), RwSignal::new(why), RwSignal::new(0_usize));
    let error = RwSignal::new(None::<String>);
    let decide = move |decision: Option<(usize, Decision)>| {
        about.set(None);
        acts.act(move |book| judged.plan(book, id, decision));
    };
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let text = reason.get_untracked().trim().to_owned();
        if text.is_empty() {
            return error.set(Some(ClassesLabel::NeedReason.text(speech.language_now()).to_owned()));
        }
        let since = shop.today_now();
        let until = ENDS.get(end.get_untracked()).and_then(|(days, _)| *days).map(|days| since.plus_days(days));
        decide(Some((value.get_untracked(), Decision { reason: text, since, until })));
    };
    let choices = Signal::derive(move || judged.choices(speech.language()));
    let ends = Signal::derive(move || {
        let language = speech.language();
        ENDS.iter().enumerate().map(|(at, (_, label))| Choice::new(at, label.text(language))).collect::<Vec<_>>()
    });
    let (save_label, back_label) = (speech.text(Label::Save), speech.text(ClassesLabel::TakeBack));
    view! {
        <form class="stack gap-3" on:submit=save>
            <Segmented label=speech.text(ClassesLabel::Decide) label_hidden=true choices=choices value=value on_change=move |at| value.set(at) />
            <Field
                label=speech.text(ClassesLabel::Reason)
                value=reason
                on_input=move |text| {
                    error.set(None);
                    reason.set(text);
                }
                error=error
                autofocus=true
                max_length=200
            />
            <Segmented label=speech.text(ClassesLabel::Until) choices=ends value=end on_change=move |at| end.set(at) />
            <div class="dialog-actions">
                {has_one.then(|| view! { <Button on_press=move || decide(None)>{move || back_label.get()}</Button> })}
                <Button look=ButtonLook::Primary submit=true>{move || save_label.get()}</Button>
            </div>
        </form>
    }
    .into_any()
}
