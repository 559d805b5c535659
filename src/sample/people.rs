//! Who the sample shop's customers are: roles whose visits are counted back from today, so that on any day somebody is due.
use super::names::Directory;
use super::stream::Stream;
use super::texts;
use crate::domain::{Birthday, Channel, ChannelKind, Customer, Day, Origin};
use crate::words::Language;

/// The habits of one kind of customer.
#[derive(Debug)]
pub struct Role {
    pub kind: Kind,
    pub count: u32,
    /// Days from visit to visit.
    gap_days: (i32, i32),
    /// Days since the last visit, in percent of the own gap.
    late_percent: (i32, i32),
    /// Visits at most; regulars are limited by how long they have been coming.
    most_visits: (i32, i32),
    /// What one visit brings, in yuan.
    pub basket: (i32, i32),
}

/// The kinds of customer that a shop has.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Kind {
    Firm,
    /// Among the best customers, and late.
    KeyDue,
    Key,
    /// Good customers whose visits stopped twice their own gap ago.
    Slipping,
    Regular,
    RegularDue,
    Occasional,
    Lost,
    Once,
    LongNamed,
    /// From a list; never bought.
    Prospect,
    /// Buys gifts in the same months of each year, and not between.
    Seasonal,
}

const fn role(kind: Kind, count: u32, gap_days: (i32, i32), late_percent: (i32, i32), most_visits: (i32, i32), basket: (i32, i32)) -> Role {
    Role { kind, count, gap_days, late_percent, most_visits, basket }
}

const ROLES: [Role; 12] = [
    role(Kind::KeyDue, 5, (15, 28), (140, 185), (99, 99), (260, 430)),
    role(Kind::Key, 12, (14, 26), (15, 100), (99, 99), (260, 520)),
    role(Kind::Firm, 1, (28, 28), (40, 60), (99, 99), (900, 2_200)),
    role(Kind::Slipping, 5, (18, 26), (225, 260), (99, 99), (50, 76)),
    role(Kind::Regular, 27, (23, 50), (12, 105), (99, 99), (35, 85)),
    role(Kind::RegularDue, 9, (22, 36), (135, 180), (99, 99), (28, 60)),
    role(Kind::Occasional, 13, (60, 120), (30, 175), (2, 4), (40, 120)),
    role(Kind::Lost, 6, (20, 32), (600, 1_100), (6, 14), (50, 120)),
    role(Kind::LongNamed, 1, (40, 40), (50, 60), (5, 5), (80, 120)),
    role(Kind::Once, 35, (600, 600), (0, 100), (1, 1), (20, 190)),
    role(Kind::Prospect, 3, (1, 1), (0, 0), (0, 0), (0, 0)),
    role(Kind::Seasonal, 3, (1, 1), (0, 0), (99, 99), (120, 260)),
];

/// The sample covers two years.
pub const SPAN_DAYS: i32 = 730;
/// Visits vary by so much of the gap.
const JITTER_PERCENT: i32 = 22;

/// One invented customer with the days of the visits, the earliest first.
pub struct Person {
    pub role: &'static Role,
    pub customer: Customer,
    pub visits: Vec<Day>,
}

/// Everybody, those to whom most happens first.
pub fn invent(today: Day, language: Language, seed: u64) -> Vec<Person> {
    let mut directory = Directory::new(language, Stream::new(seed, 1, 0));
    for pinned in FIRST_NAMES {
        directory.reserve(pinned.choose(language));
    }
    let roles = ROLES.iter().flat_map(|role| (0..role.count).map(move |_| role));
    let mut people: Vec<Person> = Vec::new();
    for (index, role) in (0u64..).zip(roles) {
        let mut stream = Stream::new(seed, 2, index);
        let visits = visits_of(role, today, &mut stream);
        let customer = customer_of(role, index as usize, &visits, today, language, &mut directory, &mut stream);
        people.push(Person { role, customer, visits });
    }
    give_birthdays(&mut people, today, seed);
    people
}

/// The first two, whom the guide to the sample may name; they share the last four digits of their phones.
const FIRST_NAMES: [PinnedName; 2] = [PinnedName("王芳", "王芳", "Wendy Fang"), PinnedName("陈秀英", "陳秀英", "Grace Miller")];
const SHARED_TAIL: u32 = 8_821;

struct PinnedName(&'static str, &'static str, &'static str);

impl PinnedName {
    fn choose(&self, language: Language) -> &'static str {
        language.choose(self.0, self.1, self.2)
    }
}

/// Days before today on which those who come for the season came: two years running, in the same month.
const SEASON_DAYS: [i32; 6] = [160, 168, 175, 525, 533, 540];

fn visits_of(role: &Role, today: Day, stream: &mut Stream) -> Vec<Day> {
    if role.kind == Kind::Seasonal {
        return SEASON_DAYS.iter().rev().map(|ago| today.plus_days(-ago - stream.between(0, 3))).collect();
    }
    let gap = stream.between(role.gap_days.0, role.gap_days.1);
    let late_days = gap * stream.between(role.late_percent.0, role.late_percent.1) / 100;
    let known_days = stream.between(SPAN_DAYS / 2, SPAN_DAYS - 1).max(late_days);
    let most = stream.between(role.most_visits.0, role.most_visits.1) as usize;
    let mut visits = Vec::new();
    let mut back = late_days;
    while visits.len() < most && back <= known_days {
        visits.push(today.plus_days(-back));
        back += (gap * stream.between(100 - JITTER_PERCENT, 100 + JITTER_PERCENT) / 100).max(1);
    }
    visits.reverse();
    visits
}

fn customer_of(
    role: &Role,
    index: usize,
    visits: &[Day],
    today: Day,
    language: Language,
    directory: &mut Directory,
    stream: &mut Stream,
) -> Customer {
    let name = match (role.kind, FIRST_NAMES.get(index)) {
        (Kind::Firm, _) => texts::FIRM.text(language).to_owned(),
        (Kind::LongNamed, _) => texts::LONG_NAME.text(language).to_owned(),
        (_, Some(pinned)) => pinned.choose(language).to_owned(),
        _ => directory.name(),
    };
    let is_close = matches!(role.kind, Kind::Key | Kind::KeyDue | Kind::Slipping | Kind::Regular);
    let has_phone = role.kind != Kind::Once || stream.in_hundred(60);
    let phone = has_phone.then(|| directory.phone((index < FIRST_NAMES.len()).then_some(SHARED_TAIL))).flatten();
    let mut customer = Customer {
        name,
        phones: phone.into_iter().collect(),
        created: Some(visits.first().copied().unwrap_or(today.plus_days(-40))),
        ..Customer::default()
    };
    if index == 0 || (is_close && stream.in_hundred(40)) {
        customer.preference = if index == 0 { texts::PREFERENCES[0] } else { *stream.pick(&texts::PREFERENCES[1..]) }.text(language).into();
    }
    if index == 0 || (is_close && stream.in_hundred(30)) {
        customer.note = if index == 0 { texts::NOTES[0] } else { *stream.pick(&texts::NOTES[1..]) }.text(language).into();
    }
    if stream.in_hundred(if is_close { 70 } else { 15 }) {
        customer.tags.push(stream.pick(&texts::TAGS).text(language).into());
    }
    if is_close && stream.in_hundred(35) {
        let street = stream.pick(&texts::STREETS).text(language);
        let handle = street.replace("{}", &stream.between(2, 88).to_string());
        customer.channels.push(Channel { kind: ChannelKind::Address, handle });
    }
    match role.kind {
        Kind::Firm => {
            customer.tags = vec![texts::FIRM_TAG.text(language).into()];
            customer.preference = texts::FIRM_PREFERENCE.text(language).into();
        }
        Kind::Prospect => {
            customer.tags = vec![texts::FAIR_TAG.text(language).into()];
            customer.origin = Origin::External;
        }
        _ => {}
    }
    customer
}

/// Every third person has told a birthday; two of them, one lunar, fall into the next fortnight.
fn give_birthdays(people: &mut [Person], today: Day, seed: u64) {
    let persons = people.iter_mut().filter(|person| !matches!(person.role.kind, Kind::Firm | Kind::LongNamed | Kind::Prospect));
    for (index, person) in (0u64..).zip(persons) {
        let mut stream = Stream::new(seed, 3, index);
        let birth_year = today.civil().year - stream.between(24, 78);
        let known_year = stream.in_hundred(60).then_some(birth_year as i16);
        person.customer.birthday = match index {
            // Regulars on time, so that the day is the reason to call.
            SOLAR_SOON => solar_on(today.plus_days(5), known_year),
            LUNAR_SOON => lunar_within(today, 4..=13),
            _ if stream.in_hundred(33) => {
                // Not before next month: the fortnight belongs to the two above.
                let day = today.plus_days(stream.between(45, 320));
                if stream.in_hundred(40) { lunar_within(day, 0..=0) } else { solar_on(day, known_year) }
            }
            _ => None,
        };
    }
}

const SOLAR_SOON: u64 = 8;
const LUNAR_SOON: u64 = 44;

/// A solar birthday celebrated on `day`; without the year where that year has no such date.
fn solar_on(day: Day, year: Option<i16>) -> Option<Birthday> {
    let date = day.civil();
    Birthday::solar(year, date.month, date.day).or_else(|_| Birthday::solar(None, date.month, date.day)).ok()
}

/// A lunar birthday celebrated so many days after `day`; a solar one where only leap months or no tables are at hand.
fn lunar_within(day: Day, mut days: std::ops::RangeInclusive<i32>) -> Option<Birthday> {
    let first = day.plus_days(*days.start());
    let lunar = days.find_map(|ahead| day.plus_days(ahead).lunar().filter(|lunar| !lunar.leap));
    match lunar {
        Some(lunar) => Birthday::lunar(None, lunar.month, lunar.day, false).ok(),
        None => solar_on(first, None),
    }
}
