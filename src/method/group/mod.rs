//! Groups (methods 30, 35 and 72): who fits a rule.
//!
//! Every condition becomes a set of customers, one bit each, and the tree is operations on sets. What a condition looks at (a
//! figure of everybody, the last day on which each bought an item) is computed once for each state of the shop and kept, so
//! that a change of a bound costs one pass over the customers.
//!
//! A rule speaks of present customers. Archived ones and prospects belong to it only where it names them.
mod custom;
mod figure;
mod items;
mod members;
mod persons;
mod profile;
mod states;
mod templates;
#[cfg(test)]
mod tests;

pub use figure::days_since_contact;
pub use items::products_of;
pub use members::Members;
pub use profile::Profile;
pub use templates::{BIRTHDAY_DAYS, NEGLECT_DAYS, Template};

use super::behaviour::Behaviours;
use super::figures::Figures;
use super::net_sales::{mark_paired, paired_receipts};
use super::portrait::{Painter, Portrait};
use crate::book::Book;
use crate::domain::rule::{Bought, Condition, DateKind, Item, Measure, Rule, State};
use crate::domain::{CustomerId, SaleColumns};
use figure::{UNKNOWN, is_between};
use rustc_hash::FxHashMap;

/// What rules look at.
#[derive(Copy, Clone)]
pub struct Facts<'a> {
    pub book: &'a Book,
    pub figures: &'a Figures,
    /// Probability that each customer still buys, 0 to 1; `None` until a model was fitted.
    pub alive: Option<&'a [f32]>,
}

impl Facts<'_> {
    /// Probability that the customer still buys, in whole percent, rounded down; `None` while it is not known.
    pub fn alive_percent(&self, id: CustomerId) -> Option<i64> {
        let alive = self.alive?.get(id.index()).copied().filter(|alive| alive.is_finite())?;
        let has_bought = self.figures.columns.visits.get(id.index()).is_some_and(|visits| *visits > 0);
        has_bought.then(|| (f64::from(alive) * 100.0).floor() as i64)
    }
}

/// Why a condition fits nobody: what it asks for is not known in this shop.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Gap {
    /// No model has been fitted.
    NoForecast,
    /// The product, the category or the shop's own field is no more.
    Gone,
}

/// Everything that was computed for rules about one state of the shop. Make a new one when the shop changes.
#[derive(Default)]
pub struct GroupIndex {
    /// State of each sale row; `None` where the void column says it all.
    row_states: Option<Option<Vec<u8>>>,
    figures: FxHashMap<Measure, Vec<i64>>,
    /// Last day on which each customer bought the item, `i32::MIN` for never.
    last_bought: FxHashMap<Item, Vec<i32>>,
    sets: FxHashMap<SetKey, Members>,
    portraits: Option<Vec<Portrait>>,
}

#[derive(Clone, Debug, Eq, PartialEq, Hash)]
enum SetKey {
    State(State),
    Tag(String),
}

/// Figures and items that are kept; each costs eight bytes a customer.
const MOST_KEPT: usize = 24;
/// Tags and states that are kept; each costs a bit a customer.
const MOST_SETS: usize = 256;

impl GroupIndex {
    /// Who fits the rule.
    pub fn members(&mut self, rule: &Rule, facts: &Facts) -> Members {
        let mut members = self.fitting(rule, facts);
        members.keep(&self.base(rule, facts));
        members
    }

    /// How many of those who fit had been known on an earlier day: made or bought by then.
    pub fn count_known(&mut self, rule: &Rule, facts: &Facts) -> u32 {
        let (columns, customers) = (&facts.figures.columns, facts.book.customers());
        let is_known = |id: &CustomerId| {
            let created = customers[id.index()].value.created;
            columns.visits[id.index()] > 0 || created.is_some_and(|day| day <= facts.figures.today)
        };
        self.members(rule, facts).iter().filter(is_known).count() as u32
    }

    /// Whom the rule speaks of: present customers, and archived ones and prospects where it names them.
    pub fn base(&mut self, rule: &Rule, facts: &Facts) -> Members {
        let columns = &facts.figures.columns;
        let mut base = Members::of(if rule.names_prospects() { &columns.counted } else { &columns.is_customer });
        if !rule.mentions(State::Archived) {
            base.remove(self.state(State::Archived, facts));
        }
        base
    }

    /// What the rule asks for and this shop does not know.
    pub fn gaps(rule: &Rule, facts: &Facts) -> Vec<Gap> {
        let mut gaps: Vec<Gap> = rule.conditions().into_iter().filter_map(|condition| gap_of(condition, facts)).collect();
        gaps.dedup();
        gaps
    }

    fn fitting(&mut self, rule: &Rule, facts: &Facts) -> Members {
        let count = facts.figures.columns.counted.len();
        match rule {
            Rule::All(parts) => {
                let mut all = Members::everybody(count);
                parts.iter().for_each(|part| all.keep(&self.fitting(part, facts)));
                all
            }
            Rule::Any(parts) => {
                let mut any = Members::nobody(count);
                parts.iter().for_each(|part| any.add(&self.fitting(part, facts)));
                any
            }
            Rule::Not(part) => self.fitting(part, facts).others(),
            Rule::Is(condition) => self.condition(condition, facts),
        }
    }

    fn condition(&mut self, condition: &Condition, facts: &Facts) -> Members {
        let count = facts.figures.columns.counted.len();
        match condition {
            Condition::Measure { measure, least, most } => {
                let values = self.figure(*measure, facts);
                Members::where_true(count, |at| values[at] != UNKNOWN && is_between(values[at], *least, *most))
            }
            Condition::Date { date, from, to } => self.date(*date, from.map(|day| day.0.into()), to.map(|day| day.0.into()), facts),
            Condition::State(states) => {
                let mut any = Members::nobody(count);
                states.iter().for_each(|state| any.add(self.state(*state, facts)));
                any
            }
            Condition::Bought { item, when } => {
                let today = facts.figures.today;
                let last = self.last_bought(item, facts);
                let since = |days: u16| today.plus_days(-i32::from(days)).0;
                match *when {
                    Bought::Ever => Members::where_true(count, |at| last[at] != i32::MIN),
                    Bought::Never => Members::where_true(count, |at| last[at] == i32::MIN),
                    Bought::Within(days) => Members::where_true(count, |at| last[at] >= since(days)),
                    Bought::NotFor(days) => Members::where_true(count, |at| last[at] != i32::MIN && last[at] < since(days)),
                }
            }
            Condition::Tag(tag) => self.tag(tag, facts).clone(),
            Condition::Custom { field, test } => custom::find(*field, test, facts),
            Condition::Person { role, name } => persons::find(*role, name, facts),
        }
    }

    fn date(&mut self, date: DateKind, from: Option<i64>, to: Option<i64>, facts: &Facts) -> Members {
        let (book, columns) = (facts.book, &facts.figures.columns);
        let count = columns.counted.len();
        let purchase = |days: &[i32]| Members::where_true(count, |at| columns.visits[at] > 0 && is_between(days[at].into(), from, to));
        match date {
            DateKind::LastPurchase => purchase(&columns.last_day),
            DateKind::FirstPurchase => purchase(&columns.first_day),
            DateKind::Created => {
                Members::where_true(count, |at| book.customers()[at].value.created.is_some_and(|day| is_between(day.0.into(), from, to)))
            }
            DateKind::AnyPurchase => {
                let mut found = Members::nobody(count);
                let today = facts.figures.today.0;
                let (rows, states) = (book.sales().columns(), self.row_states(facts));
                for (row, state) in states.iter().enumerate() {
                    let day = rows.day[row];
                    if day <= today && is_between(day.into(), from, to) && *state == 0 && rows.amount_minor[row] >= 0 {
                        found.insert(rows.customer[row]);
                    }
                }
                found
            }
        }
    }

    fn state(&mut self, state: State, facts: &Facts) -> &Members {
        if states::is_portrayed(state) && self.portraits.is_none() {
            self.portraits = Some(portraits(facts));
        }
        let portraits = self.portraits.take();
        let drawn = portraits.as_deref().unwrap_or_default();
        self.set(SetKey::State(state), || states::find(state, facts, drawn));
        self.portraits = portraits;
        self.set(SetKey::State(state), Members::default)
    }

    fn tag(&mut self, tag: &str, facts: &Facts) -> &Members {
        let customers = facts.book.customers();
        let count = facts.figures.columns.counted.len();
        self.set(SetKey::Tag(tag.to_owned()), || Members::where_true(count, |at| customers[at].value.tags.iter().any(|other| other == tag)))
    }

    fn set(&mut self, key: SetKey, find: impl FnOnce() -> Members) -> &Members {
        if self.sets.len() >= MOST_SETS && !self.sets.contains_key(&key) {
            self.sets.clear();
        }
        self.sets.entry(key).or_insert_with(find)
    }

    fn figure(&mut self, measure: Measure, facts: &Facts) -> &[i64] {
        if !self.figures.contains_key(&measure) {
            if self.figures.len() >= MOST_KEPT {
                self.figures.clear();
            }
            let values = figure::find(measure, facts, self.row_states(facts));
            self.figures.insert(measure, values);
        }
        self.figures.get(&measure).map_or(&[], Vec::as_slice)
    }

    fn last_bought(&mut self, item: &Item, facts: &Facts) -> &[i32] {
        if !self.last_bought.contains_key(item) {
            if self.last_bought.len() >= MOST_KEPT {
                self.last_bought.clear();
            }
            let days = items::last_bought(item, facts, self.row_states(facts));
            self.last_bought.insert(item.clone(), days);
        }
        self.last_bought.get(item).map_or(&[], Vec::as_slice)
    }

    /// 0 where the row stands and nothing took it back.
    fn row_states<'a>(&'a mut self, facts: &'a Facts) -> &'a [u8] {
        let columns: &SaleColumns = facts.book.sales().columns();
        let marked = self.row_states.get_or_insert_with(|| mark_paired(columns, &paired_receipts(facts.book, facts.figures.today)));
        marked.as_deref().unwrap_or(&columns.void)
    }
}

/// Attitude, cooperation and the like of everybody.
pub fn portraits(facts: &Facts) -> Vec<Portrait> {
    let behaviours = Behaviours::gather(facts.book, facts.figures);
    Painter { book: facts.book, figures: facts.figures, behaviours: &behaviours }.portraits()
}

fn gap_of(condition: &Condition, facts: &Facts) -> Option<Gap> {
    match condition {
        Condition::Measure { measure: Measure::AlivePercent, .. } => facts.alive.is_none().then_some(Gap::NoForecast),
        Condition::Bought { item, .. } => items::is_gone(item, facts.book).then_some(Gap::Gone),
        Condition::Custom { field, .. } => {
            let fields = &facts.book.settings().custom_fields;
            fields.get(usize::from(*field)).is_none_or(|field| !field.live).then_some(Gap::Gone)
        }
        _ => None,
    }
}
