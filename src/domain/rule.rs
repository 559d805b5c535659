//! Rules: a tree of conditions over everything that is known of a customer. Saved groups and free grades are rules.
//!
//! A stored format: every enum here only grows at the end. In bytes a rule is a flat list of steps, so that a damaged or hostile
//! file cannot nest it beyond the limits; in JSON it is the tree itself.
use super::limits::{MAX_RULE_DEPTH, MAX_RULE_STEPS, MAX_SHORT_TEXT_CHARS};
use super::{Day, ProductId};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// Which customers. What is not known of somebody fits no condition, and therefore fits its negation.
#[derive(Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
pub enum Rule {
    /// All of these hold; everybody where there are none.
    All(Vec<Rule>),
    /// At least one of these holds; nobody where there are none.
    Any(Vec<Rule>),
    Not(Box<Rule>),
    Is(Condition),
}

/// One condition.
#[derive(Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// A figure between two bounds, both included; a missing bound is open.
    Measure {
        measure: Measure,
        #[serde(default)]
        least: Option<i64>,
        #[serde(default)]
        most: Option<i64>,
    },
    /// A day between two, both included; a missing one is open.
    Date {
        date: DateKind,
        #[serde(default)]
        from: Option<Day>,
        #[serde(default)]
        to: Option<Day>,
    },
    /// At least one of these.
    State(Vec<State>),
    Bought {
        item: Item,
        when: Bought,
    },
    /// Carries this tag.
    Tag(String),
    /// A field of the shop's own, by its position.
    Custom {
        field: u16,
        test: CustomTest,
    },
    /// Somebody of the shop stands beside the customer; an empty name asks for anybody.
    Person {
        role: PersonRole,
        name: String,
    },
}

/// How somebody of the shop stands to a customer.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonRole {
    /// Looks after them.
    InCharge,
    StandIn,
    /// Knows them: looks after them, stands in, or is named.
    Knows,
}

impl PersonRole {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::InCharge, Self::StandIn, Self::Knows];
}

/// A figure of a customer in whole units.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Days since the last purchase.
    DaysSinceLast,
    /// Days since the first purchase.
    DaysSinceFirst,
    /// Days since the record was made.
    DaysSinceCreated,
    /// Days since somebody was last reached; whoever was never reached is beyond every number.
    DaysSinceContact,
    /// Days until the next birthday in its own calendar; 0 is today.
    DaysToBirthday,
    /// Distinct purchase days of all time.
    Visits,
    /// Distinct purchase days of the last so many days.
    VisitsIn(u16),
    /// Net sales of the shop's window, in minor units.
    Net,
    /// Net sales of all time, in minor units.
    NetEver,
    /// Net sales of the last so many days, in minor units.
    NetIn(u16),
    /// Net sales of all time ÷ purchase days, in minor units, rounded down.
    NetPerVisit,
    /// Personal cadence, in whole days, rounded down; unknown for one-time buyers.
    CadenceDays,
    /// Days since the last purchase ÷ cadence, in percent, rounded down: 120 is late.
    OverduePercent,
    /// Probability that the customer still buys, in percent, rounded down; unknown until a model was fitted.
    AlivePercent,
    /// Days until the next expected re-order; below zero where the day has passed by at most 30 days; unknown where
    /// nothing is expected.
    DaysToReorder,
}

/// A day of a customer.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateKind {
    LastPurchase,
    FirstPurchase,
    Created,
    /// Some purchase on one of the days, whatever came before or after.
    AnyPurchase,
}

/// What is true of a customer or not.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    ClassA,
    ClassB,
    ClassC,
    /// Neither sale nor refund in the window.
    ClassNone,
    /// The set that brings the first cut of net sales, in small shops too.
    Key,
    GroupChampion,
    GroupRegular,
    GroupPromising,
    GroupNew,
    GroupAttention,
    GroupSlipping,
    GroupAsleep,
    GroupGone,
    CornerHighLoyal,
    CornerHighDisloyal,
    CornerLowLoyal,
    CornerLowDisloyal,
    /// One purchase day, the usual time of a second one not passed.
    New,
    OnTime,
    Late,
    Lapsed,
    Lost,
    /// Exactly one purchase day.
    OneTime,
    /// The first purchase lies in the present month.
    NewThisMonth,
    NeverBought,
    /// On an outside list and without a purchase.
    Prospect,
    OriginExternal,
    Archived,
    NoPhone,
    SourceReferral,
    SourcePassingBy,
    SourceEvent,
    SourceOnline,
    SourceAdvert,
    SourceList,
    SourceOther,
    SourceUnknown,
    AttitudeLoyal,
    AttitudeSwitcher,
    AttitudeNone,
    EarlyAdopter,
    OneOff,
    Phased,
    Seasonal,
    LongTerm,
    WalletLittle,
    WalletHalf,
    WalletMost,
    /// A seasonal customer out of season: not missed.
    Resting,
    /// By the owner's answers about somebody without a purchase.
    LikelyKey,
    LikelyPerhaps,
    LikelyNot,
}

/// What was bought.
#[derive(Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Item {
    Product(ProductId),
    /// Every product of this category.
    Category(String),
    /// Every product with this name or code: for rules that come from outside the shop.
    Named(String),
}

/// When it was bought.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bought {
    Ever,
    Never,
    /// In the last so many days.
    Within(u16),
    /// Bought before, but not in the last so many days.
    NotFor(u16),
}

/// What is asked of a field of the shop's own.
#[derive(Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CustomTest {
    /// Filled in at all.
    Given,
    /// The text contains this, whatever the script or the case.
    Contains(String),
    /// A number in thousandths, or a day, between two bounds, both included.
    Between {
        least: Option<i64>,
        most: Option<i64>,
    },
    /// One of these choices, by position.
    Choice(Vec<u16>),
    Yes(bool),
}

impl Default for Rule {
    fn default() -> Self {
        Self::All(Vec::new())
    }
}

impl Rule {
    /// Every condition of the tree, from left to right.
    pub fn conditions(&self) -> Vec<&Condition> {
        let mut found = Vec::new();
        self.visit(&mut |rule| {
            if let Self::Is(condition) = rule {
                found.push(condition);
            }
        });
        found
    }

    /// Whether some condition names this state.
    pub fn mentions(&self, state: State) -> bool {
        self.conditions().iter().any(|condition| matches!(condition, Condition::State(states) if states.contains(&state)))
    }

    /// Whether the rule speaks of prospects too: where it names them, or what is only known before the first purchase.
    pub fn names_prospects(&self) -> bool {
        let states = [State::Prospect, State::OriginExternal, State::LikelyKey, State::LikelyPerhaps, State::LikelyNot];
        states.into_iter().any(|state| self.mentions(state))
    }

    /// Whether some condition needs a fitted model.
    pub fn wants_forecast(&self) -> bool {
        let needs = |condition: &&Condition| matches!(condition, Condition::Measure { measure: Measure::AlivePercent, .. });
        self.conditions().iter().any(needs)
    }

    /// Whether some condition asks for birthdays that come.
    pub fn asks_birthdays(&self) -> bool {
        let asks = |condition: &&Condition| matches!(condition, Condition::Measure { measure: Measure::DaysToBirthday, .. });
        self.conditions().iter().any(asks)
    }

    /// Whether the tree is small enough to be stored, and its texts short enough.
    pub fn is_within_limits(&self) -> bool {
        let is_short = |text: &str| text.chars().count() <= MAX_SHORT_TEXT_CHARS;
        let fits = |condition: &&Condition| match condition {
            Condition::Tag(text)
            | Condition::Person { name: text, .. }
            | Condition::Bought { item: Item::Category(text) | Item::Named(text), .. }
            | Condition::Custom { test: CustomTest::Contains(text), .. } => is_short(text),
            Condition::State(states) => states.len() <= MAX_RULE_STEPS,
            Condition::Custom { test: CustomTest::Choice(choices), .. } => choices.len() <= MAX_RULE_STEPS,
            _ => true,
        };
        self.depth() <= MAX_RULE_DEPTH && self.steps().len() <= MAX_RULE_STEPS && self.conditions().iter().all(fits)
    }

    fn depth(&self) -> usize {
        match self {
            Self::All(parts) | Self::Any(parts) => 1 + parts.iter().map(Self::depth).max().unwrap_or(0),
            Self::Not(part) => 1 + part.depth(),
            Self::Is(_) => 1,
        }
    }

    fn visit<'a>(&'a self, look: &mut dyn FnMut(&'a Self)) {
        look(self);
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.visit(look)),
            Self::Not(part) => part.visit(look),
            Self::Is(_) => {}
        }
    }

    /// The tree in the order in which it is read: every branch before its parts.
    fn steps(&self) -> Vec<Step> {
        let mut steps = Vec::new();
        self.visit(&mut |rule| {
            steps.push(match rule {
                Self::All(parts) => Step::All(parts.len() as u32),
                Self::Any(parts) => Step::Any(parts.len() as u32),
                Self::Not(_) => Step::Not,
                Self::Is(condition) => Step::Is(condition.clone()),
            });
        });
        steps
    }

    fn from_steps(steps: &mut std::vec::IntoIter<Step>, depth_left: usize) -> Option<Self> {
        let depth_left = depth_left.checked_sub(1)?;
        let step = steps.next()?;
        let mut parts = |count: u32| (0..count).map(|_| Self::from_steps(steps, depth_left)).collect::<Option<Vec<_>>>();
        Some(match step {
            Step::All(count) => Self::All(parts(count)?),
            Step::Any(count) => Self::Any(parts(count)?),
            Step::Not => Self::Not(Box::new(parts(1)?.pop()?)),
            Step::Is(condition) => Self::Is(condition),
        })
    }
}

/// One step of the stored form.
#[derive(Clone, Debug, Serialize, Deserialize)]
enum Step {
    All(u32),
    Any(u32),
    Not,
    Is(Condition),
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() { Self::serialize(self, serializer) } else { self.steps().serialize(serializer) }
    }
}

impl<'de> Deserialize<'de> for Rule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let rule = if deserializer.is_human_readable() {
            Self::deserialize(deserializer)?
        } else {
            let mut steps = Vec::<Step>::deserialize(deserializer)?.into_iter();
            let rule = Self::from_steps(&mut steps, MAX_RULE_DEPTH).filter(|_| steps.next().is_none());
            rule.ok_or_else(|| D::Error::custom("no rule"))?
        };
        if rule.is_within_limits() { Ok(rule) } else { Err(D::Error::custom("a rule beyond the limits")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> Rule {
        Rule::All(vec![
            Rule::Is(Condition::State(vec![State::ClassA, State::Key])),
            Rule::Any(vec![
                Rule::Is(Condition::Measure { measure: Measure::DaysSinceLast, least: Some(60), most: None }),
                Rule::Is(Condition::Bought { item: Item::Category("茶叶".to_owned()), when: Bought::NotFor(90) }),
                Rule::Is(Condition::Date { date: DateKind::FirstPurchase, from: Some(Day(20_000)), to: None }),
            ]),
            Rule::Not(Box::new(Rule::Is(Condition::Tag("批发".to_owned())))),
            Rule::Is(Condition::Custom { field: 2, test: CustomTest::Choice(vec![1, 3]) }),
        ])
    }

    #[test]
    fn the_stored_form_reads_back_and_stays() {
        let bytes = postcard::to_allocvec(&example()).unwrap();
        assert_eq!(postcard::from_bytes::<Rule>(&bytes).unwrap(), example());
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        // Stored in vaults and backups: it may grow, it must not change.
        assert_eq!(
            hex,
            concat!("0900040302020004010303000001780003030106e88cb6e58fb6035a030101", "01c0b8020002030406e689b9e58f9103050203020103")
        );
    }

    #[test]
    fn json_is_the_tree() {
        let json = r#"{"all":[
            {"is":{"state":["class_a","key"]}},
            {"any":[
                {"is":{"measure":{"measure":"days_since_last","least":60}}},
                {"is":{"bought":{"item":{"category":"茶叶"},"when":{"not_for":90}}}},
                {"is":{"date":{"date":"first_purchase","from":20000}}}
            ]},
            {"not":{"is":{"tag":"批发"}}},
            {"is":{"custom":{"field":2,"test":{"choice":[1,3]}}}}
        ]}"#;
        assert_eq!(serde_json::from_str::<Rule>(json).unwrap(), example());
        let written = serde_json::to_string(&example()).unwrap();
        assert_eq!(serde_json::from_str::<Rule>(&written).unwrap(), example());
    }

    #[test]
    fn a_rule_beyond_the_limits_is_refused_without_harm() {
        let nested = |depth: usize| (1..depth).fold(Rule::default(), |rule, _| Rule::Not(Box::new(rule)));
        assert!(nested(MAX_RULE_DEPTH).is_within_limits());
        assert!(!nested(MAX_RULE_DEPTH + 1).is_within_limits());
        let bytes = postcard::to_allocvec(&nested(MAX_RULE_DEPTH + 1)).unwrap();
        assert!(postcard::from_bytes::<Rule>(&bytes).is_err());
        // A million steps down.
        let mut hostile = postcard::to_allocvec(&1_000_001_u32).unwrap();
        hostile.extend(std::iter::repeat_n(2, 1_000_000));
        hostile.extend([0, 0]);
        assert!(postcard::from_bytes::<Rule>(&hostile).is_err());
        let wide = Rule::Any(vec![Rule::Is(Condition::State(vec![State::Key])); MAX_RULE_STEPS]);
        assert!(!wide.is_within_limits());
        let long = Rule::Is(Condition::Tag("长".repeat(MAX_SHORT_TEXT_CHARS + 1)));
        assert!(!long.is_within_limits());
        // More parts promised than there are.
        assert!(postcard::from_bytes::<Rule>(&[1, 0, 0xff, 0xff, 0xff, 0xff, 0x0f]).is_err());
        // Something after the end of the tree.
        assert!(postcard::from_bytes::<Rule>(&[2, 0, 0, 0, 0]).is_err());
    }

    #[test]
    fn conditions_are_found_wherever_they_stand() {
        assert_eq!(example().conditions().len(), 6);
        assert!(example().mentions(State::Key));
        assert!(!example().mentions(State::Archived));
    }
}
