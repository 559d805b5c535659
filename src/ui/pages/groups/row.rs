//! One condition: what it is about, and what is asked of it. One row for every kind: the shape of the condition decides the fields.
use super::{
    offered::{self, is_same_subject},
    row_fields::{dates, measure, purchase, states, suggested},
    tree::not_box,
};
use crate::{
    domain::rule::{Condition, CustomTest, Item},
    ui::{
        icons::Icon,
        language::use_speech,
        parts::{Choice, IconButton, Select},
        pieces::frequent_tags,
        shop::use_shop,
    },
    words::groups::{self, GroupsLabel},
};
use leptos::prelude::*;

/// Tags that are offered while one is typed.
const MOST_TAGS: usize = 200;

/// The row.
pub fn row(negated: ArcRwSignal<bool>, condition: ArcRwSignal<Condition>, remove: Callback<()>) -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let offered = StoredValue::new(shop.read_now(|book, _| offered::conditions(book)));
    let place = {
        let condition = condition.clone();
        Memo::new(move |_| condition.with(|now| offered.with_value(|all| all.iter().position(|other| is_same_subject(other, now)))))
    };
    let choices = Signal::derive(move || {
        let language = speech.language();
        shop.read(|book, _| {
            let name = |(at, condition): (usize, &Condition)| Choice::new(Some(at), groups::subject(condition, book, language));
            offered.with_value(|all| all.iter().enumerate().map(name).collect::<Vec<_>>())
        })
    });
    let choose = {
        let condition = condition.clone();
        move |at: Option<usize>| {
            if let Some(chosen) = at.and_then(|at| offered.with_value(|all| all.get(at).cloned())) {
                condition.set(chosen);
            }
        }
    };
    // Drawn anew when the subject changes, not on every keystroke.
    let fields = move || {
        place.track();
        fields(&condition)
    };
    view! {
        <div class="rule-row">
            {not_box(negated)}
            <Select label=speech.text(GroupsLabel::What) label_hidden=true choices=choices value=place on_change=choose />
            <div class="rule-fields">{fields}</div>
            <IconButton icon=Icon::Close label=speech.text(GroupsLabel::Remove) on_press=remove />
        </div>
    }
    .into_any()
}

/// What is asked, by the shape of the condition.
fn fields(condition: &ArcRwSignal<Condition>) -> AnyView {
    let shop = use_shop();
    let target = condition.clone();
    match condition.get_untracked() {
        Condition::Measure { measure: kind, least, most } => measure(target, kind, least, most),
        Condition::Date { date, from, to } => {
            dates(from, to, Callback::new(move |(from, to)| target.set(Condition::Date { date, from, to })))
        }
        Condition::State(chosen) => states(target, &chosen),
        Condition::Bought { item, when } => purchase(target, &item, when),
        Condition::Tag(tag) => {
            let tags = shop.read_now(|book, _| frequent_tags(book, MOST_TAGS));
            suggested(GroupsLabel::Tag, tag, tags, Callback::new(move |tag| target.set(Condition::Tag(tag))))
        }
        Condition::Custom { field, test } => custom(target, field, test),
        Condition::Person { role, name } => {
            let staff = shop.read_now(|book, _| book.settings().staff.iter().map(|staff| staff.name.clone()).collect());
            suggested(GroupsLabel::Person, name, staff, Callback::new(move |name| target.set(Condition::Person { role, name })))
        }
    }
}

fn custom(target: ArcRwSignal<Condition>, field: u16, test: CustomTest) -> AnyView {
    use crate::domain::{CustomKind, Day};
    let set = move |test| target.set(Condition::Custom { field, test });
    let known = use_shop().read_now(|book, _| book.settings().custom_fields.get(usize::from(field)).cloned());
    let Some(known) = known else { return ().into_any() };
    match test {
        CustomTest::Contains(text) => {
            suggested(GroupsLabel::Contains, text, Vec::new(), Callback::new(move |text| set(CustomTest::Contains(text))))
        }
        CustomTest::Between { least, most } if known.kind == CustomKind::Day => {
            let day = |day: Option<i64>| day.and_then(|day| i32::try_from(day).ok()).map(Day);
            let whole = |day: Option<Day>| day.map(|day| i64::from(day.0));
            let on = Callback::new(move |(from, to)| set(CustomTest::Between { least: whole(from), most: whole(to) }));
            dates(day(least), day(most), on)
        }
        CustomTest::Between { least, most } => super::row_fields::thousandths(least, most, Callback::new(set)),
        CustomTest::Choice(chosen) => super::row_fields::choices(known.choices, chosen, Callback::new(set)),
        CustomTest::Yes(is_yes) => super::row_fields::yes(is_yes, Callback::new(set)),
        CustomTest::Given => ().into_any(),
    }
}

/// The item with what was typed in its place: a product of the shop where there is one of that name.
pub fn item_of(text: String, was: &Item, products: &[(String, crate::domain::ProductId)]) -> Item {
    match was {
        Item::Category(_) => Item::Category(text),
        _ => products.iter().find(|(name, _)| *name == text).map_or(Item::Named(text), |(_, id)| Item::Product(*id)),
    }
}
