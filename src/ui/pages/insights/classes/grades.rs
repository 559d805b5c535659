//! Grades of the shop's own: who is in each, and an editor that tells who would move before anything is saved.
use super::Ground;
use crate::{
    domain::{
        Grade, Rule, Setting,
        rule::{Condition, Measure},
    },
    method::{Facts, GroupIndex, grade_everybody, grade_moves},
    ui::{
        charts::Picture,
        icons::Icon,
        parts::{Button, ButtonLook, Choice, Column, Dialog, DialogWidth, Field, FieldKind, IconButton, Select},
    },
    words::{
        Label, Text, act,
        classes::{self, ClassesLabel},
        format,
        insights::InsightsLabel,
    },
};
use leptos::{ev::SubmitEvent, prelude::*};

/// Movers named before saving.
const MOST_NAMED: usize = 5;

/// One grade while it is edited; empty bounds are left out. A rule of another shape, such as that of a saved group, stays whole.
#[derive(Clone, Copy)]
struct Row {
    name: RwSignal<String>,
    net: RwSignal<String>,
    visits: RwSignal<String>,
    days: RwSignal<String>,
    whole: StoredValue<Option<Rule>>,
}

/// The picture and the way to the editor.
pub fn grades(ground: Ground) -> AnyView {
    let Ground { shop, speech, wishes, .. } = ground;
    let open = RwSignal::new(false);
    let names = Memo::new(move |_| shop.read(|book, _| book.settings().grades.iter().map(|grade| grade.name.clone()).collect::<Vec<_>>()));
    let placed = Memo::new(move |_| {
        shop.read(|book, figures| {
            let facts = Facts { book, figures, alive: None };
            let placed = grade_everybody(&mut GroupIndex::default(), &book.settings().grades, &facts);
            let is_customer = &figures.columns.is_customer;
            (0_u32..).zip(placed).filter(|(at, _)| is_customer[*at as usize]).collect::<Vec<_>>()
        })
    });
    let count = move |grade: Option<u8>| placed.with(|placed| placed.iter().filter(|(_, own)| *own == grade).count() as i64);
    let title = speech.tell(move |language| {
        let label = if names.with(Vec::is_empty) { ClassesLabel::NoGrades } else { ClassesLabel::Grades };
        label.text(language).to_owned()
    });
    let lines = move || {
        let none = ClassesLabel::NoGrade.text(speech.language()).to_owned();
        let graded = names.get().into_iter().zip(0_u8..).map(|(name, at)| (name, Some(at)));
        graded.chain([(none, None)]).collect::<Vec<_>>()
    };
    let columns = Signal::derive(move || {
        let language = speech.language();
        vec![Column::words(InsightsLabel::Group.text(language)), Column::figures(InsightsLabel::People.text(language))]
    });
    let rows = Signal::derive(move || lines().into_iter().map(|(name, at)| vec![name, format::count(count(at))]).collect::<Vec<_>>());
    let see = move |name: &str, grade: Option<u8>| {
        let is_one = |(at, own): &(u32, Option<u8>)| (*own == grade).then_some(crate::domain::CustomerId(*at));
        wishes.show_people(name, placed.with_untracked(|placed| placed.iter().filter_map(is_one).collect()));
    };
    let bars = move || {
        let all = placed.with(Vec::len).max(1);
        let line = |(name, grade): (String, Option<u8>)| {
            let people = count(grade);
            let width = format!("{:.1}%", people as f64 / all as f64 * 100.0);
            let label = name.clone();
            view! {
                <li>
                    <button type="button" class="group-row" on:click=move |_| see(&name, grade)>
                        <span class="group-name">{label}</span>
                        <span class="group-track" aria-hidden="true"><span class="group-bar" style:inline-size=width></span></span>
                        <span class="numeric">{format::count(people)}</span>
                    </button>
                </li>
            }
        };
        (!names.with(Vec::is_empty)).then(|| lines().into_iter().map(line).collect_view())
    };
    let edit = speech.text(ClassesLabel::EditGrades);
    view! {
        <Picture
            title=title
            note=speech.text(ClassesLabel::GradesNote)
            columns=columns
            rows=rows
            acts=move || view! { <Button look=ButtonLook::Quiet on_press=move || open.set(true)>{move || edit.get()}</Button> }
        >
            <ul class="groups">{bars}</ul>
        </Picture>
        <Dialog
            title=speech.text(ClassesLabel::EditGrades)
            close_label=speech.text(Label::Close)
            open=open
            on_close=move || open.set(false)
            width=DialogWidth::Wide
        >
            {editor(ground, open)}
        </Dialog>
    }
    .into_any()
}

fn editor(ground: Ground, open: RwSignal<bool>) -> AnyView {
    let Ground { shop, speech, acts, .. } = ground;
    let digits = shop.read_now(|book, _| book.settings().currency.minor_digits());
    let rows =
        RwSignal::new(shop.read_now(|book, _| book.settings().grades.iter().map(|grade| Row::of(grade, digits)).collect::<Vec<_>>()));
    if rows.with_untracked(Vec::is_empty) {
        rows.update(|rows| rows.push(Row::of(&Grade { name: String::new(), rule: Rule::default() }, digits)));
    }
    let grades = Memo::new(move |_| rows.with(|rows| rows.iter().filter_map(|row| row.grade(digits)).collect::<Vec<_>>()));
    let moves = speech.tell(move |language| {
        shop.read(|book, figures| {
            let facts = Facts { book, figures, alive: None };
            let mut index = GroupIndex::default();
            let old = book.settings().grades.clone();
            let (before, after) = grades.with(|new| (grade_everybody(&mut index, &old, &facts), grade_everybody(&mut index, new, &facts)));
            let moved = grades.with(|new| grade_moves((&old, &before), (new, &after)));
            let names: Vec<String> = moved.iter().take(MOST_NAMED).map(|id| act::name_of(book, *id, language)).collect();
            classes::would_move(moved.len(), &names, language)
        })
    });
    let groups = Signal::derive(move || {
        let mut choices = vec![Choice::new(None::<Grade>, "–")];
        shop.read(|book, _| {
            let live = book.saved_groups().iter().filter(|slot| slot.live);
            choices.extend(live.map(|slot| {
                let grade = Grade { name: slot.value.name.clone(), rule: slot.value.rule.clone() };
                Choice::new(Some(grade), slot.value.name.clone())
            }));
        });
        choices
    });
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let setting = Setting::Grades(grades.get_untracked());
        open.set(false);
        acts.act(move |book| book.plan_settings(vec![setting]));
    };
    let line = move |(at, row): (usize, Row)| {
        let field = |label: ClassesLabel, value: RwSignal<String>, kind: FieldKind| {
            view! { <Field label=speech.text(label) value=value on_input=move |text| value.set(text) kind=kind max_length=60 /> }.into_any()
        };
        let is_whole = row.whole.with_value(Option::is_some);
        view! {
            <li class="grade-row">
                {field(ClassesLabel::GradeName, row.name, FieldKind::Text)}
                {(!is_whole).then(|| field(ClassesLabel::GradeLeast, row.net, FieldKind::Amount))}
                {(!is_whole).then(|| field(ClassesLabel::GradeVisits, row.visits, FieldKind::Number))}
                {(!is_whole).then(|| field(ClassesLabel::GradeDays, row.days, FieldKind::Number))}
                <IconButton
                    icon=Icon::Close
                    label=speech.text(ClassesLabel::RemoveGrade)
                    on_press=move || {
                        rows.update(|rows| {
                            rows.remove(at);
                        });
                    }
                />
            </li>
        }
    };
    let add = move |grade: Option<Grade>| {
        let grade = grade.unwrap_or_else(|| Grade { name: String::new(), rule: Rule::default() });
        rows.update(|rows| rows.push(Row::of(&grade, digits)));
    };
    let take = move |grade: Option<Grade>| grade.into_iter().for_each(|grade| add(Some(grade)));
    let no_group = Signal::stored(None::<Grade>);
    let (add_label, save_label) = (speech.text(ClassesLabel::AddGrade), speech.text(ClassesLabel::SaveGrades));
    view! {
        <form class="stack gap-3" on:submit=save>
            <ol class="grades">{move || rows.get().into_iter().enumerate().map(line).collect_view()}</ol>
            <div class="cluster">
                <Button on_press=move || add(None)>{move || add_label.get()}</Button>
                <Show when=move || groups.with(|groups| groups.len() > 1)>
                    <Select
                        label=speech.text(ClassesLabel::FromGroup)
                        choices=groups
                        value=no_group
                        on_change=take
                    />
                </Show>
            </div>
            <p class="strong" role="status">{move || moves.get()}</p>
            <div class="dialog-actions">
                <Button look=ButtonLook::Primary submit=true>{move || save_label.get()}</Button>
            </div>
        </form>
    }
    .into_any()
}

impl Row {
    fn of(grade: &Grade, digits: u32) -> Self {
        let mut bounds = [None; 3];
        let is_plain = match &grade.rule {
            Rule::All(parts) => parts.iter().all(|part| read_bound(part, &mut bounds)),
            _ => false,
        };
        let text = |bound: Option<i64>| RwSignal::new(bound.map(|bound| bound.to_string()).unwrap_or_default());
        Self {
            name: RwSignal::new(grade.name.clone()),
            net: text(bounds[0].map(|net| net / 10_i64.pow(digits))),
            visits: text(bounds[1]),
            days: text(bounds[2]),
            whole: StoredValue::new((!is_plain).then(|| grade.rule.clone())),
        }
    }

    /// The grade as it stands in the form; nothing without a name or with a bound that is no number.
    fn grade(self, digits: u32) -> Option<Grade> {
        let name = self.name.get().trim().to_owned();
        let (net, visits, days) = (self.net.get(), self.visits.get(), self.days.get());
        if name.is_empty() {
            return None;
        }
        if let Some(rule) = self.whole.get_value() {
            return Some(Grade { name, rule });
        }
        let mut parts = Vec::new();
        let mut bound = |text: &str, measure: Measure, scale: i64, is_most: bool| -> Option<()> {
            let text = text.trim().replace([',', '，'], "");
            if !text.is_empty() {
                let value = Some(text.parse::<i64>().ok()?.checked_mul(scale)?);
                let (least, most) = if is_most { (None, value) } else { (value, None) };
                parts.push(Rule::Is(Condition::Measure { measure, least, most }));
            }
            Some(())
        };
        bound(&net, Measure::Net, 10_i64.pow(digits), false)?;
        bound(&visits, Measure::Visits, 1, false)?;
        bound(&days, Measure::DaysSinceLast, 1, true)?;
        Some(Grade { name, rule: Rule::All(parts) })
    }
}

/// Reads one of the three bounds that the form has fields for.
fn read_bound(rule: &Rule, bounds: &mut [Option<i64>; 3]) -> bool {
    let Rule::Is(Condition::Measure { measure, least, most }) = rule else { return false };
    let (at, value, other) = match measure {
        Measure::Net => (0, least, most),
        Measure::Visits => (1, least, most),
        Measure::DaysSinceLast => (2, most, least),
        _ => return false,
    };
    bounds[at] = *value;
    value.is_some() && other.is_none()
}
