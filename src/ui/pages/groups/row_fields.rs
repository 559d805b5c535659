//! The fields of a condition, by the shape of what is asked.
use super::row::item_of;
use crate::{
    domain::{
        Day, ProductId, amount_text, parse_amount, parse_quantity_milli, quantity_text,
        rule::{Bought, Condition, CustomTest, Item, Measure, State},
    },
    ui::{
        language::use_speech,
        parts::{Checkbox, Choice, Field, FieldKind, Select, unique_id},
        shop::use_shop,
    },
    words::{
        Text,
        groups::{Bounds, GroupsLabel, bounds_of, dimension_of, item_name, state_name},
    },
};
use leptos::prelude::*;

/// Suggestions shown at once.
const MOST_SUGGESTIONS: usize = 30;

/// A figure between bounds; recent ones also ask for how many days.
pub fn measure(target: ArcRwSignal<Condition>, measure: Measure, least: Option<i64>, most: Option<i64>) -> AnyView {
    let currency = use_shop().read_now(|book, _| book.settings().currency);
    let bounds = bounds_of(measure);
    let (write, kind) = match bounds {
        Bounds::Money => (Callback::new(move |value| amount_text(value, currency)), FieldKind::Amount),
        _ => (Callback::new(|value: i64| value.to_string()), FieldKind::Number),
    };
    let parse = match bounds {
        Bounds::Money => Callback::new(move |text: String| parse_amount(&text, currency)),
        _ => Callback::new(|text: String| text.trim().parse::<i64>().ok()),
    };
    let window = match measure {
        Measure::VisitsIn(days) | Measure::NetIn(days) => Some(RwSignal::new(days)),
        _ => None,
    };
    let now = RwSignal::new((least, most));
    let apply = move || {
        let days = window.map_or(0, |days| days.get_untracked());
        let measure = match measure {
            Measure::VisitsIn(_) => Measure::VisitsIn(days),
            Measure::NetIn(_) => Measure::NetIn(days),
            other => other,
        };
        let (least, most) = now.get_untracked();
        target.set(Condition::Measure { measure, least, most });
    };
    let set_bounds = {
        let apply = apply.clone();
        Callback::new(move |bounds| {
            now.set(bounds);
            apply();
        })
    };
    let set_days = Callback::new(move |text: String| {
        if let (Some(window), Ok(days)) = (window, text.trim().parse::<u16>()) {
            window.set(days.max(1));
            apply();
        }
    });
    let days = window.map(|days| number(GroupsLabel::Days, days.get_untracked().to_string(), FieldKind::Number, set_days));
    view! {
        {days}
        {range(bounds.labels(), least, most, kind, write, parse, set_bounds)}
    }
    .into_any()
}

/// A number in thousandths between bounds.
pub fn thousandths(least: Option<i64>, most: Option<i64>, set: Callback<CustomTest>) -> AnyView {
    let on = Callback::new(move |(least, most)| set.run(CustomTest::Between { least, most }));
    let (write, parse) = (Callback::new(quantity_text), Callback::new(|text: String| parse_quantity_milli(&text)));
    range(Bounds::Count.labels(), least, most, FieldKind::Amount, write, parse, on)
}

/// At least, at most or between, with one or two numbers.
fn range(
    labels: [GroupsLabel; 3],
    least: Option<i64>,
    most: Option<i64>,
    kind: FieldKind,
    write: Callback<i64, String>,
    parse: Callback<String, Option<i64>>,
    on: Callback<(Option<i64>, Option<i64>)>,
) -> AnyView {
    let speech = use_speech();
    let way = RwSignal::new(match (least, most) {
        (Some(_), Some(_)) => 2,
        (None, Some(_)) => 1,
        _ => 0,
    });
    let (low, high) = (RwSignal::new(least.or(most)), RwSignal::new(most.or(least)));
    let tell = move || {
        let (low, high) = (low.get_untracked(), high.get_untracked());
        on.run(match way.get_untracked() {
            0 => (low, None),
            1 => (None, low),
            _ => (low, high),
        });
    };
    let choices = Signal::derive(move || {
        let language = speech.language();
        labels.into_iter().enumerate().map(|(at, label)| Choice::new(at, label.text(language))).collect::<Vec<_>>()
    });
    let field = move |label: GroupsLabel, value: RwSignal<Option<i64>>| {
        let text = value.get_untracked().map(|value| write.run(value)).unwrap_or_default();
        let on = Callback::new(move |text: String| {
            value.set(parse.run(text));
            tell();
        });
        number(label, text, kind, on)
    };
    view! {
        <Select
            label=speech.text(GroupsLabel::Bounds)
            label_hidden=true
            choices=choices
            value=way
            on_change=move |chosen| {
                way.set(chosen);
                tell();
            }
        />
        {field(GroupsLabel::From, low)}
        {move || (way.get() == 2).then(|| field(GroupsLabel::To, high))}
    }
    .into_any()
}

/// A short field of figures.
fn number(label: GroupsLabel, text: String, kind: FieldKind, on: Callback<String>) -> AnyView {
    let speech = use_speech();
    let (value, set_value) = signal(text);
    view! {
        <div class="rule-number">
            <Field
                label=speech.text(label)
                label_hidden=true
                kind=kind
                value=value
                on_input=move |text: String| {
                    set_value.set(text.clone());
                    on.run(text);
                }
                max_length=15
            />
        </div>
    }
    .into_any()
}

/// Two days.
pub fn dates(from: Option<Day>, to: Option<Day>, on: Callback<(Option<Day>, Option<Day>)>) -> AnyView {
    let speech = use_speech();
    let now = RwSignal::new((from, to));
    let text = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let field = move |label: GroupsLabel, is_to: bool| {
        let value = Signal::derive(move || text(if is_to { now.get().1 } else { now.get().0 }));
        let commit = move |typed: String| {
            now.update(|(from, to)| *(if is_to { to } else { from }) = Day::parse_iso(&typed));
            on.run(now.get_untracked());
        };
        view! { <Field label=speech.text(label) label_hidden=true kind=FieldKind::Date value=value on_input=commit /> }.into_any()
    };
    let dash = speech.text(GroupsLabel::To);
    view! {
        {field(GroupsLabel::From, false)}
        <span class="soft">{move || dash.get()}</span>
        {field(GroupsLabel::To, true)}
    }
    .into_any()
}

/// Boxes of one dimension.
pub fn states(target: ArcRwSignal<Condition>, chosen: &[State]) -> AnyView {
    let speech = use_speech();
    let Some(dimension) = chosen.first().map(|state| dimension_of(*state)) else { return ().into_any() };
    let one = |state: State| {
        let (read, write) = (target.clone(), target.clone());
        let checked = Signal::derive(move || read.with(|now| matches!(now, Condition::State(states) if states.contains(&state))));
        let on_change = move |on: bool| {
            write.update(|now| {
                if let Condition::State(states) = now {
                    states.retain(|other| *other != state);
                    if on {
                        states.push(state);
                        states.sort_unstable();
                    }
                }
            });
        };
        let label = speech.tell(move |language| state_name(state, language).to_owned());
        view! { <Checkbox label=label checked=checked on_change=on_change /> }
    };
    dimension.states().iter().copied().map(one).collect_view().into_any()
}

/// Choices of a field of the shop's own.
pub fn choices(names: Vec<String>, chosen: Vec<u16>, set: Callback<CustomTest>) -> AnyView {
    let now = RwSignal::new(chosen);
    let one = |(at, name): (u16, String)| {
        let on_change = move |on: bool| {
            now.update(|chosen| {
                chosen.retain(|other| *other != at);
                if on {
                    chosen.push(at);
                }
            });
            set.run(CustomTest::Choice(now.get_untracked()));
        };
        let checked = Signal::derive(move || now.with(|chosen| chosen.contains(&at)));
        view! { <Checkbox label=Signal::stored(name) checked=checked on_change=on_change /> }
    };
    (0_u16..).zip(names).map(one).collect_view().into_any()
}

/// Yes, or no where it is not ticked.
pub fn yes(is_yes: bool, set: Callback<CustomTest>) -> AnyView {
    let (checked, set_checked) = signal(is_yes);
    let on_change = move |on: bool| {
        set_checked.set(on);
        set.run(CustomTest::Yes(on));
    };
    view! { <Checkbox label=use_speech().text(GroupsLabel::Yes) checked=checked on_change=on_change /> }.into_any()
}

/// What was bought, and when.
pub fn purchase(target: ArcRwSignal<Condition>, item: &Item, when: Bought) -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let products: Vec<(String, ProductId)> = shop.read_now(|book, _| {
        let live = (0_u32..).zip(book.products()).filter(|(_, slot)| slot.live);
        live.map(|(at, slot)| (slot.value.name.clone(), ProductId(at))).collect()
    });
    let (label, names) = match item {
        Item::Category(_) => {
            let mut categories: Vec<String> = shop.read_now(|book, _| {
                book.products().iter().map(|slot| slot.value.category.clone()).filter(|name| !name.is_empty()).collect()
            });
            categories.sort_unstable();
            categories.dedup();
            (GroupsLabel::Category, categories)
        }
        _ => (GroupsLabel::Product, products.iter().map(|(name, _)| name.clone()).collect()),
    };
    let text = shop.read_now(|book, _| item_name(item, book));
    let now = RwSignal::new((item.clone(), when));
    let set = Callback::new(move |(item, when): (Item, Bought)| {
        now.set((item.clone(), when));
        target.set(Condition::Bought { item, when });
    });
    let on_item = Callback::new(move |text: String| {
        let (was, when) = now.get_untracked();
        set.run((item_of(text, &was, &products), when));
    });
    let days_of = |when: Bought| match when {
        Bought::Within(days) | Bought::NotFor(days) => Some(days),
        Bought::Ever | Bought::Never => None,
    };
    let days = RwSignal::new(days_of(when).unwrap_or(90));
    let way = move |at: usize, days: u16| [Bought::Ever, Bought::Never, Bought::Within(days), Bought::NotFor(days)][at.min(3)];
    let at_of = |when: Bought| match when {
        Bought::Ever => 0,
        Bought::Never => 1,
        Bought::Within(_) => 2,
        Bought::NotFor(_) => 3,
    };
    let chosen = Memo::new(move |_| now.with(|(_, when)| at_of(*when)));
    let tell = move |at: usize| set.run((now.get_untracked().0, way(at, days.get_untracked())));
    let choices = Signal::derive(move || {
        let labels = [GroupsLabel::Ever, GroupsLabel::Never, GroupsLabel::Within, GroupsLabel::NotFor];
        let language = speech.language();
        labels.into_iter().enumerate().map(|(at, label)| Choice::new(at, label.text(language))).collect::<Vec<_>>()
    });
    let on_days = Callback::new(move |text: String| {
        if let Ok(typed) = text.trim().parse::<u16>() {
            days.set(typed);
            tell(chosen.get_untracked());
        }
    });
    view! {
        <Select label=speech.text(GroupsLabel::When) label_hidden=true choices=choices value=chosen on_change=tell />
        {move || (chosen.get() > 1).then(|| number(GroupsLabel::Days, days.get_untracked().to_string(), FieldKind::Number, on_days))}
        {suggested(label, text, names, on_item)}
    }
    .into_any()
}

/// A field of text with suggestions from the shop.
pub fn suggested(label: GroupsLabel, text: String, names: Vec<String>, on: Callback<String>) -> AnyView {
    let speech = use_speech();
    let id = unique_id("suggested");
    let (typed, set_typed) = signal(text.clone());
    let label = speech.text(label);
    let options = move || {
        let typed = typed.get().to_lowercase();
        let fitting = names.iter().filter(|name| name.to_lowercase().contains(&typed)).take(MOST_SUGGESTIONS);
        fitting.map(|name| view! { <option value=name.clone()></option> }).collect_view()
    };
    view! {
        <div class="field rule-text">
            <div class="field-box">
                <input
                    class="field-input"
                    type="text"
                    list=id.clone()
                    autocomplete="off"
                    maxlength="200"
                    aria-label=move || label.get()
                    placeholder=move || label.get()
                    value=text
                    on:input=move |event| {
                        let text = event_target_value(&event);
                        set_typed.set(text.clone());
                        on.run(text);
                    }
                />
            </div>
            <datalist id=id>{options}</datalist>
        </div>
    }
    .into_any()
}
