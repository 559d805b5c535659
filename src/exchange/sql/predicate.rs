//! A rule as a condition over the view `customer_facts`.
use crate::book::Book;
use crate::domain::han::fold_text;
use crate::domain::rule::{Bought, Condition, CustomTest, DateKind, Item, Measure, PersonRole, Rule, State};
use crate::domain::{CustomKind, Day};
use crate::method::products_of;

/// Builds the condition and the joins that it needs.
pub(super) struct Predicate<'a> {
    book: &'a Book,
    joins: Vec<String>,
}

impl<'a> Predicate<'a> {
    pub(super) const fn new(book: &'a Book) -> Self {
        Self { book, joins: Vec::new() }
    }

    /// The joins, each on its own line; equal ones stand once.
    pub(super) fn joins(&self) -> String {
        let join = |(at, table): (usize, &String)| format!("\nLEFT JOIN ({table}) j{} ON j{}.customer_id = f.customer_id", at + 1, at + 1);
        self.joins.iter().enumerate().map(join).collect()
    }

    /// The condition; never unknown, so that `NOT` takes everybody else.
    pub(super) fn of(&mut self, rule: &Rule) -> String {
        match rule {
            Rule::All(parts) if parts.is_empty() => "TRUE".to_owned(),
            Rule::Any(parts) if parts.is_empty() => "FALSE".to_owned(),
            Rule::All(parts) => self.joined(parts, " AND "),
            Rule::Any(parts) => self.joined(parts, " OR "),
            Rule::Not(part) => format!("(NOT {})", self.of(part)),
            Rule::Is(condition) => {
                let known = self.condition(condition);
                format!("COALESCE({known}, FALSE)")
            }
        }
    }

    fn joined(&mut self, parts: &[Rule], word: &str) -> String {
        let parts: Vec<String> = parts.iter().map(|part| self.of(part)).collect();
        format!("({})", parts.join(word))
    }

    fn condition(&mut self, condition: &Condition) -> String {
        match condition {
            Condition::Measure { measure, least, most } => {
                let value = self.measure(*measure);
                between(&value, *least, *most)
            }
            Condition::Date { date, from, to } => {
                let (from, to) = (whole(*from), whole(*to));
                match date {
                    DateKind::LastPurchase => between("f.last_day", from, to),
                    DateKind::FirstPurchase => between("f.first_day", from, to),
                    DateKind::Created => between("f.created_day", from, to),
                    DateKind::AnyPurchase => {
                        let days = between("day_number", from, to);
                        let join = self.join(format!("SELECT DISTINCT customer_id FROM purchase_days WHERE {days}"));
                        format!("{join}.customer_id IS NOT NULL")
                    }
                }
            }
            Condition::State(states) if states.is_empty() => "FALSE".to_owned(),
            Condition::State(states) => {
                let any: Vec<String> = states.iter().map(|state| format!("COALESCE({}, FALSE)", state_is(*state))).collect();
                format!("({})", any.join(" OR "))
            }
            Condition::Bought { item, when } => {
                let wanted = self.wanted(item);
                let table =
                    format!("SELECT customer_id, MAX(day_number) AS last_day FROM purchase_rows WHERE {wanted} GROUP BY customer_id");
                let join = self.join(table);
                match when {
                    Bought::Ever => format!("{join}.last_day IS NOT NULL"),
                    Bought::Never => format!("{join}.last_day IS NULL"),
                    Bought::Within(days) => format!("{join}.last_day >= shop.today - {days}"),
                    Bought::NotFor(days) => format!("{join}.last_day < shop.today - {days}"),
                }
            }
            Condition::Tag(tag) => format!("INSTR(f.tags, {}) > 0", literal(&format!("|{}|", super::tables::tag_cell(tag)))),
            Condition::Custom { field, test } => self.custom(*field, test),
            Condition::Person { role, name } => self.person(*role, name),
        }
    }

    fn custom(&mut self, field: u16, test: &CustomTest) -> String {
        let Some(known) = self.book.settings().custom_fields.get(usize::from(field)) else { return "FALSE".to_owned() };
        let cell = format!("NULLIF(CAST(custom_{field} AS STRING), '')");
        let join = self.join(format!("SELECT CAST(customer_id AS BIGINT) AS customer_id, {cell} AS cell FROM customers"));
        match (test, known.kind) {
            (CustomTest::Given, _) => format!("{join}.cell IS NOT NULL"),
            (CustomTest::Contains(text), CustomKind::Text) => format!("INSTR({join}.cell, {}) > 0", literal(&fold_text(text))),
            (CustomTest::Between { least, most }, CustomKind::Number | CustomKind::Day) => {
                between(&format!("CAST({join}.cell AS BIGINT)"), *least, *most)
            }
            (CustomTest::Choice(choices), CustomKind::Choice) if !choices.is_empty() => {
                let choices: Vec<String> = choices.iter().map(u16::to_string).collect();
                format!("CAST({join}.cell AS BIGINT) IN ({})", choices.join(", "))
            }
            (CustomTest::Yes(wanted), CustomKind::YesNo) => format!("{join}.cell = '{}'", u8::from(*wanted)),
            _ => "FALSE".to_owned(),
        }
    }

    fn person(&mut self, role: PersonRole, name: &str) -> String {
        let column = match role {
            PersonRole::InCharge => "in_charge",
            PersonRole::StandIn => "stand_in",
            PersonRole::Knows => "known_by",
        };
        let join = self.join(format!("SELECT CAST(customer_id AS BIGINT) AS customer_id, CAST({column} AS STRING) AS cell FROM customers"));
        if name.is_empty() {
            return format!("NULLIF({join}.cell, '') IS NOT NULL");
        }
        format!("INSTR({join}.cell, {}) > 0", literal(&format!("|{}|", super::tables::tag_cell(name))))
    }

    fn measure(&mut self, measure: Measure) -> String {
        let column = match measure {
            Measure::DaysSinceLast => "f.days_since",
            Measure::DaysSinceFirst => "f.days_since_first",
            Measure::DaysSinceCreated => "f.days_since_created",
            Measure::DaysSinceContact => "f.days_since_contact",
            Measure::DaysToBirthday => "f.days_to_birthday",
            Measure::DaysToReorder => "f.days_to_reorder",
            Measure::Visits => "f.visits",
            Measure::Net => "f.net_minor",
            Measure::NetEver => "f.net_ever_minor",
            Measure::NetPerVisit => "f.net_per_visit_minor",
            Measure::CadenceDays => "f.cadence_whole_days",
            Measure::OverduePercent => "f.overdue_percent",
            Measure::AlivePercent => "f.alive_percent",
            Measure::VisitsIn(days) => return self.windowed("purchase_days", "COUNT(*)", days),
            Measure::NetIn(days) => return self.windowed("known_rows", "SUM(amount_minor)", days),
        };
        column.to_owned()
    }

    fn windowed(&mut self, view: &str, sum: &str, days: u16) -> String {
        let back = days.max(1) - 1;
        let rows = format!("{view} CROSS JOIN shop WHERE day_number >= shop.today - {back}");
        let join = self.join(format!("SELECT customer_id, {sum} AS value FROM {rows} GROUP BY customer_id"));
        format!("COALESCE({join}.value, 0)")
    }

    fn wanted(&self, item: &Item) -> String {
        if let Item::Category(category) = item {
            return format!("category = {}", literal(category));
        }
        let products: Vec<String> = products_of(item, self.book).into_iter().map(|id| id.0.to_string()).collect();
        if products.is_empty() { "1 = 0".to_owned() } else { format!("product_id IN ({})", products.join(", ")) }
    }

    fn join(&mut self, table: String) -> String {
        let at = self.joins.iter().position(|known| *known == table).unwrap_or_else(|| {
            self.joins.push(table);
            self.joins.len() - 1
        });
        format!("j{}", at + 1)
    }
}

/// Whom a rule speaks of.
pub(super) fn base(rule: &Rule) -> String {
    let customers = if rule.names_prospects() { "TRUE" } else { "f.is_customer" };
    let present = if rule.mentions(State::Archived) { "TRUE" } else { "NOT f.is_archived" };
    format!("{customers} AND {present}")
}

/// A text in quotes. Signs that the engines read differently, or that would end the statement, are spelled by number.
pub(super) fn literal(text: &str) -> String {
    let is_plain = |sign: char| !sign.is_control() && !matches!(sign, '\'' | '\\' | ';');
    if text.chars().all(is_plain) {
        return format!("'{text}'");
    }
    let mut parts = vec![String::from("''")];
    let mut plain = String::new();
    for sign in text.chars() {
        if is_plain(sign) {
            plain.push(sign);
        } else {
            parts.push(format!("'{}'", std::mem::take(&mut plain)));
            parts.push(format!("CHR({})", u32::from(sign)));
        }
    }
    parts.push(format!("'{plain}'"));
    format!("CONCAT({})", parts.join(", "))
}

fn whole(day: Option<Day>) -> Option<i64> {
    day.map(|day| day.0.into())
}

fn between(value: &str, least: Option<i64>, most: Option<i64>) -> String {
    match (least, most) {
        (None, None) => format!("{value} IS NOT NULL"),
        (Some(least), None) => format!("{value} >= {least}"),
        (None, Some(most)) => format!("{value} <= {most}"),
        (Some(least), Some(most)) => format!("({value} >= {least} AND {value} <= {most})"),
    }
}

fn state_is(state: State) -> String {
    let is = |column: &str, value: &str| format!("f.{column} = '{value}'");
    match state {
        State::ClassA => is("class_in_force", "A"),
        State::ClassB => is("class_in_force", "B"),
        State::ClassC => is("class_in_force", "C"),
        State::ClassNone => "f.class_in_force IS NULL".to_owned(),
        State::Key => "f.is_key".to_owned(),
        State::GroupChampion => is("rfm_group", "champion"),
        State::GroupRegular => is("rfm_group", "regular"),
        State::GroupPromising => is("rfm_group", "promising"),
        State::GroupNew => is("rfm_group", "new"),
        State::GroupAttention => is("rfm_group", "attention"),
        State::GroupSlipping => is("rfm_group", "slipping"),
        State::GroupAsleep => is("rfm_group", "asleep"),
        State::GroupGone => is("rfm_group", "gone"),
        State::CornerHighLoyal => is("corner_in_force", "high_loyal"),
        State::CornerHighDisloyal => is("corner_in_force", "high_disloyal"),
        State::CornerLowLoyal => is("corner_in_force", "low_loyal"),
        State::CornerLowDisloyal => is("corner_in_force", "low_disloyal"),
        State::New => is("standing", "new"),
        State::OnTime => is("standing", "on_time"),
        State::Late => is("standing", "late"),
        State::Lapsed => is("standing", "lapsed"),
        State::Lost => is("standing", "lost"),
        State::Resting => is("standing", "resting"),
        State::Seasonal => "f.is_seasonal".to_owned(),
        State::OneTime => "f.visits = 1".to_owned(),
        State::NewThisMonth => "f.is_new_this_month".to_owned(),
        State::NeverBought => "f.visits = 0".to_owned(),
        State::Prospect => "NOT f.is_customer".to_owned(),
        State::OriginExternal => "f.is_external".to_owned(),
        State::Archived => "f.is_archived".to_owned(),
        State::NoPhone => "NOT f.has_phone".to_owned(),
        State::SourceReferral => is("source", "referral"),
        State::SourcePassingBy => is("source", "passing_by"),
        State::SourceEvent => is("source", "event"),
        State::SourceOnline => is("source", "online"),
        State::SourceAdvert => is("source", "advert"),
        State::SourceList => is("source", "list"),
        State::SourceOther => is("source", "other"),
        State::SourceUnknown => is("source", ""),
        State::WalletLittle => is("wallet", "little"),
        State::WalletHalf => is("wallet", "half"),
        State::WalletMost => is("wallet", "most"),
        State::AttitudeLoyal => is("attitude", "loyal"),
        State::AttitudeSwitcher => is("attitude", "switcher"),
        State::AttitudeNone => is("attitude", "no_loyalty"),
        State::EarlyAdopter => "f.is_early".to_owned(),
        State::OneOff => is("cooperation", "one_off"),
        State::Phased => is("cooperation", "phased"),
        State::LongTerm => is("cooperation", "long_term"),
        State::LikelyKey => is("likely", "key"),
        State::LikelyPerhaps => is("likely", "perhaps"),
        State::LikelyNot => is("likely", "not"),
    }
}
