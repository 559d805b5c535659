//! Rules against a slow, plain reading of them, one customer at a time.
use super::*;
use crate::book::{Act, ActKind, Op, SaleDraft, SaleLine, Stamp};
use crate::domain::birthday::{Birthday, Calendar};
use crate::domain::rule::{CustomTest, PersonRole};
use crate::domain::{
    CustomEntry, CustomValue, Customer, CustomerId, Day, Interaction, InteractionKind, KeyAccount, Origin, Outcome, Phone, Product,
    ProductId, ReceiptId, Source, Wallet,
};
use proptest::prelude::*;

const TODAY: Day = Day(20_000);

/// SplitMix64 (Steele, Lea and Flood 2014).
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut value = self.0;
        value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (value ^ (value >> 31)) % end
    }

    fn one_in(&mut self, chances: u64) -> bool {
        self.below(chances) == 0
    }
}

fn apply(book: &mut Book, ops: Vec<Op>) {
    book.apply(Act { stamp: Stamp::default(), day: TODAY, kind: ActKind::FillSample, ops }).unwrap();
}

const PRODUCTS: [&str; 4] = ["茶叶", "茶壶", "Cup", "Cake"];
const TAGS: [&str; 3] = ["VIP", "批发", "老乡"];

/// A shop with everything that rules look at, in an order of days that is not tidy.
fn shop(seed: u64, customers: u32) -> Book {
    let mut random = Random(seed);
    let mut book = Book::default();
    let mut ops: Vec<Op> = (0_u32..)
        .zip(PRODUCTS)
        .map(|(at, name)| {
            let category = if at < 2 { "茶" } else { "" }.to_owned();
            let product = Product { name: name.to_owned(), category, ..Product::default() };
            Op::ProductAdded { id: ProductId(at), product }
        })
        .collect();
    for at in 0..customers {
        let phones = if random.one_in(3) { vec![] } else { vec![Phone { raw: at.to_string(), digits: at.to_string() }] };
        let birthday = match random.below(4) {
            0 => Birthday::solar(None, 1 + random.below(12) as u8, 1 + random.below(28) as u8).ok(),
            1 => Birthday::lunar(None, 1 + random.below(12) as u8, 1 + random.below(30) as u8, random.one_in(5)).ok(),
            2 => Birthday::solar(Some(1970), 1, 1).ok(),
            _ => None,
        };
        let customer = Customer {
            name: format!("{at}"),
            phones,
            birthday,
            tags: TAGS.iter().filter(|_| random.one_in(3)).map(|tag| (*tag).to_owned()).collect(),
            origin: if random.one_in(4) { Origin::External } else { Origin::Own },
            custom: match random.below(3) {
                0 => vec![CustomEntry { field: 0, value: CustomValue::Text(["Tea", "coffee"][random.below(2) as usize].to_owned()) }],
                1 => vec![CustomEntry { field: 1, value: CustomValue::Number { milli: random.below(9_000) as i64 } }],
                _ => Vec::new(),
            },
            source: [None, Some(Source::Referral), Some(Source::Online)][random.below(3) as usize],
            wallet: random.one_in(3).then_some(Wallet::Half),
            key_account: random.one_in(2).then(|| {
                let mut name = || ["小李", "小王", ""][random.below(3) as usize].to_owned();
                Box::new(KeyAccount { owner: name(), deputy: name(), known_by: vec![name()], ..KeyAccount::default() })
            }),
            archived: random.one_in(6),
            trashed: random.one_in(10).then_some(TODAY),
            created: random.one_in(2).then(|| TODAY.plus_days(-(random.below(900) as i32))),
            ..Customer::default()
        };
        ops.push(Op::CustomerAdded { id: CustomerId(at), customer: Box::new(customer) });
    }
    for at in 0..random.below(20) as u32 {
        let outcome = [Outcome::Reached, Outcome::NotReached, Outcome::Noted][random.below(3) as usize];
        let customer = CustomerId(random.below(u64::from(customers.max(1))) as u32);
        if customers > 0 {
            let day = TODAY.plus_days(-(random.below(200) as i32));
            let interaction =
                Interaction { customer, day, kind: InteractionKind::Call, outcome, note: String::new(), next: None, minutes: 0 };
            ops.push(Op::InteractionAdded { at, interaction });
        }
    }
    apply(&mut book, ops);
    for _ in 0..random.below(120) {
        let customer = (customers > 0 && !random.one_in(8)).then(|| CustomerId(random.below(u64::from(customers)) as u32));
        let lines = (0..1 + random.below(3))
            .map(|_| SaleLine {
                product: random.one_in(2).then(|| ProductId(random.below(4) as u32)),
                quantity_milli: 0,
                amount_minor: if random.one_in(7) { -(random.below(900) as i64) } else { random.below(5_000) as i64 },
            })
            .collect();
        let day = TODAY.plus_days(20 - random.below(700) as i32);
        let Ok(draft) = book.plan_sale(&SaleDraft::of(customer, day, lines)) else { continue };
        let act = draft.stamped(Stamp::default(), TODAY);
        book.apply(act).unwrap();
        let receipts = book.sales().next_receipt().0;
        if random.one_in(6)
            && let Ok(draft) =
                book.plan_refund(ReceiptId(random.below(receipts.into()) as u32), TODAY.plus_days(-(random.below(30) as i32)))
        {
            book.apply(draft.stamped(Stamp::default(), TODAY)).unwrap();
        }
        if random.one_in(12)
            && let Some(undo) = book.plan_undo(book.history().next_seq() - 1)
        {
            book.apply(undo.draft.stamped(Stamp::default(), TODAY)).unwrap();
        }
    }
    book
}

fn bound(random: &mut Random, scale: u64) -> Option<i64> {
    random.one_in(2).then(|| random.below(scale) as i64 - scale as i64 / 5)
}

fn rule(random: &mut Random, depth: u32) -> Rule {
    if depth > 0 && random.one_in(2) {
        let parts = |random: &mut Random| (0..random.below(4)).map(|_| rule(random, depth - 1)).collect();
        return match random.below(3) {
            0 => Rule::All(parts(random)),
            1 => Rule::Any(parts(random)),
            _ => Rule::Not(Box::new(rule(random, depth - 1))),
        };
    }
    Rule::Is(match random.below(8) {
        0 | 1 => {
            let days = random.below(400) as u16;
            let (measure, scale) = [
                (Measure::DaysSinceLast, 700),
                (Measure::DaysSinceFirst, 700),
                (Measure::DaysSinceCreated, 900),
                (Measure::DaysSinceContact, 200),
                (Measure::DaysToBirthday, 400),
                (Measure::Visits, 6),
                (Measure::VisitsIn(days), 4),
                (Measure::Net, 9_000),
                (Measure::NetEver, 9_000),
                (Measure::NetIn(days), 9_000),
                (Measure::NetPerVisit, 5_000),
                (Measure::CadenceDays, 300),
                (Measure::OverduePercent, 400),
                (Measure::AlivePercent, 100),
                (Measure::DaysToReorder, 60),
            ][random.below(15) as usize];
            Condition::Measure { measure, least: bound(random, scale), most: bound(random, scale) }
        }
        2 => {
            let date =
                [DateKind::LastPurchase, DateKind::FirstPurchase, DateKind::Created, DateKind::AnyPurchase][random.below(4) as usize];
            let day = |random: &mut Random| random.one_in(2).then(|| TODAY.plus_days(-(random.below(700) as i32)));
            Condition::Date { date, from: day(random), to: day(random) }
        }
        3 => {
            let states = [
                State::ClassA,
                State::ClassB,
                State::ClassC,
                State::Key,
                State::New,
                State::Late,
                State::Lapsed,
                State::OneTime,
                State::NewThisMonth,
                State::NeverBought,
                State::Prospect,
                State::OriginExternal,
                State::Archived,
                State::NoPhone,
                State::SourceOnline,
                State::SourceUnknown,
                State::WalletHalf,
            ];
            Condition::State((0..1 + random.below(3)).map(|_| states[random.below(17) as usize]).collect())
        }
        4 => {
            let days = random.below(300) as u16;
            let item = if random.one_in(3) {
                Item::Category(["茶", "", "x"][random.below(3) as usize].to_owned())
            } else if random.one_in(2) {
                Item::Product(ProductId(random.below(5) as u32))
            } else {
                Item::Named(["茶葉", "cup", "Bread"][random.below(3) as usize].to_owned())
            };
            let when = [Bought::Ever, Bought::Never, Bought::Within(days), Bought::NotFor(days)][random.below(4) as usize];
            Condition::Bought { item, when }
        }
        5 => {
            let between = CustomTest::Between { least: bound(random, 9_000), most: bound(random, 9_000) };
            let tests = [CustomTest::Given, CustomTest::Contains("TE".to_owned()), CustomTest::Contains("e".to_owned()), between];
            Condition::Custom { field: random.below(3) as u16, test: tests[random.below(4) as usize].clone() }
        }
        6 => Condition::Person {
            role: PersonRole::ALL[random.below(3) as usize],
            name: ["小李", "小王", ""][random.below(3) as usize].to_owned(),
        },
        _ => Condition::Tag(TAGS[random.below(3) as usize].to_owned()),
    })
}

/// The plain reading.
struct Plain<'a> {
    facts: Facts<'a>,
    id: CustomerId,
}

impl Plain<'_> {
    fn fits(&self, rule: &Rule) -> bool {
        match rule {
            Rule::All(parts) => parts.iter().all(|part| self.fits(part)),
            Rule::Any(parts) => parts.iter().any(|part| self.fits(part)),
            Rule::Not(part) => !self.fits(part),
            Rule::Is(condition) => self.holds(condition),
        }
    }

    fn belongs(&self, rule: &Rule) -> bool {
        let Some(customer) = self.facts.book.find_customer(self.id).filter(|customer| customer.trashed.is_none()) else { return false };
        let is_prospect = customer.origin == Origin::External && self.days().is_empty();
        let names_prospects = rule.mentions(State::Prospect) || rule.mentions(State::OriginExternal);
        (!is_prospect || names_prospects) && (!customer.archived || rule.mentions(State::Archived)) && self.fits(rule)
    }

    fn customer(&self) -> &Customer {
        &self.facts.book.customers()[self.id.index()].value
    }

    /// Standing rows up to today: day, amount, product, and whether the row was paired with what took it back.
    fn rows(&self) -> Vec<(Day, i64, Option<ProductId>, bool)> {
        let sales = self.facts.book.sales();
        let columns = sales.columns();
        let own = |receipt: ReceiptId| {
            columns.rows_of(receipt).any(|row| columns.void[row] == 0 && columns.customer[row] == self.id.0 && columns.day[row] <= TODAY.0)
        };
        let reversed: Vec<(ReceiptId, ReceiptId)> = sales
            .facts()
            .filter_map(|(later, facts)| Some((later, facts.reverses?)))
            .filter(|(later, original)| {
                own(*later) && columns.rows_of(*original).next().is_some_and(|row| columns.customer[row] == self.id.0)
            })
            .collect();
        (0..columns.len())
            .filter(|row| columns.void[*row] == 0 && columns.customer[*row] == self.id.0 && columns.day[*row] <= TODAY.0)
            .map(|row| {
                let receipt = ReceiptId(columns.receipt[row]);
                let is_paired = reversed.iter().any(|(later, original)| *later == receipt || *original == receipt);
                let sale = columns.row(row).unwrap();
                (sale.day, sale.amount_minor, sale.product, is_paired)
            })
            .collect()
    }

    fn days(&self) -> Vec<Day> {
        if self.customer().trashed.is_some() {
            return Vec::new();
        }
        let mut days: Vec<Day> = self.rows().iter().filter(|row| !row.3 && row.1 >= 0).map(|row| row.0).collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    fn net_since(&self, first: Day) -> i64 {
        self.rows().iter().filter(|row| row.0 >= first).map(|row| row.1).sum()
    }

    fn measure(&self, measure: Measure) -> Option<i64> {
        let (days, customer) = (self.days(), self.customer());
        let since = |day: Day| i64::from(TODAY.days_since(day));
        let first_of = |length: u16| TODAY.plus_days(1 - i32::from(length.max(1)));
        match measure {
            Measure::DaysSinceLast => days.last().copied().map(since),
            Measure::DaysSinceFirst => days.first().copied().map(since),
            Measure::DaysSinceCreated => customer.created.map(since),
            Measure::DaysSinceContact => {
                let entries = self.facts.book.interactions().iter().filter(|slot| slot.value.customer == self.id);
                let reached = entries.filter(|slot| slot.value.outcome == Outcome::Reached).map(|slot| since(slot.value.day));
                Some(reached.min().unwrap_or(i64::MAX))
            }
            Measure::DaysToBirthday => {
                let is_placeholder = |birthday: &Birthday| birthday.calendar == Calendar::Solar && birthday.year == Some(1970);
                let birthday = customer.birthday.filter(|birthday| !is_placeholder(birthday))?;
                Some(i64::from(birthday.next_on_or_after(TODAY)?.days_since(TODAY)))
            }
            Measure::DaysToReorder => {
                let mut due = self.facts.figures.reorders.of(self.id).iter().map(|reorder| i64::from(reorder.due.days_since(TODAY)));
                due.find(|days| *days >= -30)
            }
            Measure::Visits => Some(days.len() as i64),
            Measure::VisitsIn(length) => Some(days.iter().filter(|day| **day >= first_of(length)).count() as i64),
            Measure::Net => Some(self.net_since(first_of(self.facts.book.settings().window_days))),
            Measure::NetEver => Some(self.net_since(Day::FIRST)),
            Measure::NetIn(length) => Some(self.net_since(first_of(length))),
            Measure::NetPerVisit => (!days.is_empty()).then(|| self.net_since(Day::FIRST).div_euclid(days.len() as i64)),
            Measure::CadenceDays => self.cadence().map(|(sum, weight)| sum / weight),
            Measure::OverduePercent => self.cadence().map(|(sum, weight)| {
                let figures = self.facts.figures.of(self.id);
                let waited = match figures.season {
                    Some(_) if figures.standing == crate::method::Standing::Resting => 0,
                    Some(season) => i64::from(season.days_between(*days.last().unwrap(), TODAY)),
                    None => since(*days.last().unwrap()),
                };
                (100 * waited * weight).div_euclid(sum)
            }),
            Measure::AlivePercent => None,
        }
    }

    /// Cadence as a fraction of whole numbers.
    fn cadence(&self) -> Option<(i64, i64)> {
        let days = self.days();
        let gap = |pair: &[Day]| match self.facts.figures.of(self.id).season {
            Some(season) => i64::from(season.days_between(pair[0], pair[1])),
            None => i64::from(pair[1].days_since(pair[0])),
        };
        let mut gaps: Vec<i64> = days.windows(2).map(gap).collect();
        gaps.sort_unstable();
        let count = gaps.len();
        let twice = gaps.get(count.checked_sub(1)? / 2)? + gaps[count / 2];
        let shop = self.facts.figures.cadences.shop_median_days?;
        Some((count as i64 * twice + (4.0 * shop) as i64, 2 * (count as i64 + 2)))
    }

    fn holds(&self, condition: &Condition) -> bool {
        let columns = &self.facts.figures.columns;
        match condition {
            Condition::Measure { measure, least, most } => self
                .measure(*measure)
                .is_some_and(|value| least.is_none_or(|least| value >= least) && most.is_none_or(|most| value <= most)),
            Condition::Date { date, from, to } => {
                let is_in = |day: &Day| from.is_none_or(|from| *day >= from) && to.is_none_or(|to| *day <= to);
                match date {
                    DateKind::LastPurchase => self.days().last().is_some_and(is_in),
                    DateKind::FirstPurchase => self.days().first().is_some_and(is_in),
                    DateKind::Created => self.customer().created.as_ref().is_some_and(is_in),
                    DateKind::AnyPurchase => self.days().iter().any(is_in),
                }
            }
            Condition::State(states) => states.iter().any(|state| {
                let figures = self.facts.figures.of(self.id);
                let days = self.days();
                match state {
                    State::ClassA => figures.class == crate::method::Class::A,
                    State::ClassB => figures.class == crate::method::Class::B,
                    State::ClassC => figures.class == crate::method::Class::C,
                    State::Key => self.facts.figures.is_key(self.id),
                    State::New => figures.standing == crate::method::Standing::New,
                    State::Late => figures.standing == crate::method::Standing::Late,
                    State::Lapsed => figures.standing == crate::method::Standing::Lapsed,
                    State::OneTime => days.len() == 1,
                    State::NewThisMonth => days.first().is_some_and(|day| day.month() == TODAY.month()),
                    State::NeverBought => days.is_empty(),
                    State::Prospect => self.customer().origin == Origin::External && days.is_empty(),
                    State::OriginExternal => self.customer().origin == Origin::External,
                    State::Archived => self.customer().archived,
                    State::NoPhone => self.customer().phones.is_empty(),
                    State::SourceOnline => self.customer().source == Some(Source::Online),
                    State::SourceUnknown => self.customer().source.is_none(),
                    State::WalletHalf => self.customer().wallet == Some(Wallet::Half),
                    _ => unreachable!("not among the states of this test"),
                }
            }),
            Condition::Bought { item, when } => {
                let is_item = |product: ProductId| match item {
                    Item::Product(id) => *id == product,
                    Item::Named(name) => match name.as_str() {
                        "茶葉" => product.0 == 0,
                        "cup" => product.0 == 2,
                        _ => false,
                    },
                    Item::Category(category) => category == "茶" && product.0 < 2,
                };
                let bought = self.rows().into_iter().filter(|row| !row.3 && row.1 >= 0 && row.2.is_some_and(is_item));
                let last = bought.map(|row| row.0).max().filter(|_| columns.counted[self.id.index()]);
                let days = last.map(|day| TODAY.days_since(day));
                match *when {
                    Bought::Ever => days.is_some(),
                    Bought::Never => days.is_none(),
                    Bought::Within(length) => days.is_some_and(|days| days <= i32::from(length)),
                    Bought::NotFor(length) => days.is_some_and(|days| days > i32::from(length)),
                }
            }
            Condition::Tag(tag) => self.customer().tags.contains(tag),
            Condition::Person { role, name } => self.customer().key_account.as_ref().is_some_and(|account| {
                let all = [vec![account.owner.clone()], vec![account.deputy.clone()], account.known_by.clone()];
                let asked = match role {
                    PersonRole::InCharge => all[0].clone(),
                    PersonRole::StandIn => all[1].clone(),
                    PersonRole::Knows => all.concat(),
                };
                asked.iter().any(|other| !other.is_empty() && (name.is_empty() || other == name))
            }),
            Condition::Custom { field, test } => self.customer().custom_value(*field).is_some_and(|value| match (test, value) {
                (CustomTest::Given, _) => true,
                (CustomTest::Contains(part), CustomValue::Text(text)) => text.to_lowercase().contains(&part.to_lowercase()),
                (CustomTest::Between { least, most }, CustomValue::Number { milli }) => {
                    least.unwrap_or(i64::MIN) <= *milli && *milli <= most.unwrap_or(i64::MAX)
                }
                _ => false,
            }),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn sets_find_whom_a_plain_reading_finds(seed in any::<u64>(), customers in 0_u32..70) {
        let book = shop(seed, customers);
        let figures = Figures::classify(&book, TODAY);
        let facts = Facts { book: &book, figures: &figures, alive: None };
        let mut index = GroupIndex::default();
        let mut random = Random(seed ^ 0xF00D);
        for _ in 0..40 {
            let rule = rule(&mut random, 3);
            let found: Vec<CustomerId> = index.members(&rule, &facts).iter().collect();
            let expected: Vec<CustomerId> = (0..customers).map(CustomerId).filter(|id| Plain { facts, id: *id }.belongs(&rule)).collect();
            prop_assert_eq!(&found, &expected, "{:?}", rule);
            prop_assert_eq!(index.members(&rule, &facts).count() as usize, found.len());
            // Whoever is not in is in the negation, as long as both speak of the same people.
            let others = index.members(&Rule::Not(Box::new(rule.clone())), &facts);
            let base = index.base(&rule, &facts);
            prop_assert_eq!(others.count() as usize + found.len(), base.count() as usize);
        }
    }
}

#[test]
fn an_index_that_is_full_forgets_and_still_answers() {
    let book = shop(5, 40);
    let figures = Figures::classify(&book, TODAY);
    let facts = Facts { book: &book, figures: &figures, alive: None };
    let mut index = GroupIndex::default();
    for days in 1..100 {
        let rule = Rule::Is(Condition::Measure { measure: Measure::VisitsIn(days), least: Some(1), most: None });
        let alone = GroupIndex::default().members(&rule, &facts);
        assert_eq!(index.members(&rule, &facts), alone);
    }
    assert!(index.figures.len() <= MOST_KEPT);
}

#[test]
fn what_is_not_known_is_named() {
    let book = shop(1, 3);
    let figures = Figures::classify(&book, TODAY);
    let mut facts = Facts { book: &book, figures: &figures, alive: None };
    let alive = Rule::Is(Condition::Measure { measure: Measure::AlivePercent, least: Some(50), most: None });
    assert_eq!(GroupIndex::gaps(&alive, &facts), [Gap::NoForecast]);
    let shares = [0.5, 0.499, f32::NAN];
    facts.alive = Some(&shares);
    assert_eq!(GroupIndex::gaps(&alive, &facts), []);
    let gone = Rule::Is(Condition::Bought { item: Item::Named("Bread".to_owned()), when: Bought::Never });
    assert_eq!(GroupIndex::gaps(&gone, &facts), [Gap::Gone]);
    // Who never bought what nobody can buy: everybody.
    assert_eq!(GroupIndex::default().members(&gone, &facts), GroupIndex::default().base(&gone, &facts));
}

#[test]
fn sets_of_customers_are_exact_at_their_ends() {
    for len in [0, 1, 63, 64, 65, 128, 130] {
        let all = Members::everybody(len);
        assert_eq!(all.count() as usize, len);
        assert_eq!(all.iter().count(), len);
        assert!(!all.contains(CustomerId(len as u32)));
        assert_eq!(all.others(), Members::nobody(len));
        let odd = Members::where_true(len, |at| at % 2 == 1);
        assert_eq!(odd.iter().map(CustomerId::index).collect::<Vec<_>>(), (0..len).filter(|at| at % 2 == 1).collect::<Vec<_>>());
    }
    let mut one = Members::nobody(70);
    one.insert(69);
    one.insert(70);
    one.insert(u32::MAX);
    assert_eq!(one.iter().collect::<Vec<_>>(), [CustomerId(69)]);
}

#[test]
fn a_group_stands_beside_its_shop() {
    let book = shop(11, 60);
    let figures = Figures::classify(&book, TODAY);
    let facts = Facts { book: &book, figures: &figures, alive: None };
    let mut index = GroupIndex::default();
    let (everybody, vip) = (Rule::default(), Rule::Is(Condition::Tag("VIP".to_owned())));
    let (all, some) = (index.members(&everybody, &facts), index.members(&vip, &facts));
    let (own, whole) = Profile::pair(&some, &all, &facts);
    assert_eq!((own.customers, whole.customers), (some.count(), all.count()));
    let net = |members: &Members| members.iter().map(|id| figures.of(id).net_minor).sum::<i64>();
    assert_eq!((own.net_minor, whole.net_minor), (net(&some), net(&all)));
    let since = |id: CustomerId, days: i32| Plain { facts, id }.net_since(TODAY.plus_days(1 - days));
    let recent: i64 = some.iter().map(|id| since(id, 90)).sum();
    let both: i64 = some.iter().map(|id| since(id, 180)).sum();
    assert_eq!(own.recent_minor, (recent, both - recent));
    let month: i64 = some.iter().map(|id| Plain { facts, id }.net_since(TODAY.month().first_day())).sum();
    assert_eq!(own.months_minor.last(), Some(&(TODAY.month(), month)));
    assert_eq!(own.months_minor.len(), 12);
    let mut visits: Vec<u32> = some.iter().map(|id| figures.of(id).visits).filter(|visits| *visits > 0).collect();
    visits.sort_unstable();
    assert_eq!(own.median_visits, Some(i64::from(visits[(visits.len() - 1) / 2])));
    let (same, _) = Profile::pair(&all, &all, &facts);
    assert_eq!(same, whole);
}

#[test]
fn ready_made_groups_hold_in_every_shop() {
    for customers in [0, 1, 2, 60] {
        let book = shop(3, customers);
        let figures = Figures::classify(&book, TODAY);
        let facts = Facts { book: &book, figures: &figures, alive: None };
        let mut index = GroupIndex::default();
        for template in Template::ALL {
            let rule = template.rule();
            assert!(rule.is_within_limits());
            assert_eq!(GroupIndex::gaps(&rule, &facts), [], "{template:?}");
            let members = index.members(&rule, &facts);
            assert!(members.count() <= customers);
            assert!(index.count_known(&rule, &facts) <= members.count());
            let (own, whole) = Profile::pair(&members, &index.members(&Rule::default(), &facts), &facts);
            assert!(own.customers <= whole.customers || rule.mentions(State::Archived));
            assert!(own.trend().is_none_or(f64::is_finite));
        }
    }
}
