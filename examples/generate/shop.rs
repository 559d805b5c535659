//! The shop as numbers: who is entered in its book, what they ordered and how many lines each order has.
use crate::calendar::Calendar;
use crate::chance::Chance;
use crate::options::Options;
use crate::visits::{Kind, Mixture, habit};
use yushui::domain::Day;
use yushui::sample::stream::Stream;

/// The tables that draw, so that no two share a stream.
pub mod table {
    pub const PERSON: u64 = 1;
    pub const COPIES: u64 = 2;
    pub const ORDER: u64 = 3;
    pub const LINES: u64 = 4;
    pub const WALK_IN: u64 = 5;
    pub const NAME: u64 = 6;
    pub const CONTACT: u64 = 7;
    pub const CHANGE: u64 = 8;
    pub const PRODUCT: u64 = 9;
    pub const TRIM: u64 = 10;
}

/// One entry in the shop's book of customers; a person entered twice has several.
#[derive(Copy, Clone, Debug)]
pub struct Record {
    /// Index among all people who were drawn.
    pub person: u64,
    /// 0 for the first entry.
    pub copy: u32,
}

/// Somebody who ordered at least once.
#[derive(Copy, Clone, Debug)]
pub struct Person {
    pub index: u64,
    pub kind: Kind,
    pub first_record: u32,
    pub records: u32,
    pub orders: u32,
}

/// One order; a refund repeats the lines of the order that it takes back.
#[derive(Copy, Clone, Debug)]
pub struct Order {
    pub day: Day,
    /// Since midnight.
    pub second: u32,
    /// None is a walk-in.
    pub record: Option<u32>,
    pub lines: u32,
    /// Of the whole order, in cents, before prices are rounded.
    pub wanted_cents: f64,
    /// What the lines draw from.
    pub key: u64,
    /// Position of the order that this one takes back.
    pub takes_back: Option<u32>,
    pub is_taken_back: bool,
}

pub struct Shop {
    pub records: Vec<Record>,
    pub people: Vec<Person>,
    /// By time.
    pub orders: Vec<Order>,
}

/// Of the records, so many hundredths are copies.
const COPY_PERCENT: usize = 8;
const REFUND_SHARE: f64 = 0.02;
const WALK_IN_LINE_SHARE: f64 = 0.01;
/// Lines of an order beyond the first.
const MORE_LINES_MEAN: f64 = 1.05;
const TRADE_LINES_MEAN: f64 = 14.0;
const TRADE_LINES_SIGMA: f64 = 0.6;
const MAX_LINES: f64 = 400.0;
/// Brings the median order to 38.00.
const AMOUNT_SCALE_CENTS: f64 = 3_284.0;

impl Shop {
    /// Draws the shop; the error says what does not fit together.
    pub fn draw(options: &Options) -> Result<Self, String> {
        let calendar = Calendar::new(options.end);
        let mut shop = Self { records: Vec::new(), people: Vec::new(), orders: Vec::new() };
        let days = shop.draw_people(options, &calendar);
        shop.draw_copies(options, &days)?;
        shop.draw_orders(options, &calendar, &days);
        shop.draw_walk_ins(options, &calendar);
        // The shop of the journeys has 5,000 sales, however they are counted.
        if !options.is_small_shop {
            shop.draw_refunds(options, &calendar);
        }
        shop.fit_lines(options)?;
        shop.sort();
        Ok(shop)
    }

    /// People until enough have bought; gives their days.
    fn draw_people(&mut self, options: &Options, calendar: &Calendar) -> Vec<Vec<i32>> {
        let wanted = options.customers - options.customers * COPY_PERCENT / 100;
        let mixture = if options.is_small_shop { Mixture::SMALL_SHOP } else { Mixture::SHOP };
        let mut days = Vec::with_capacity(wanted);
        let mut index = 0;
        while self.people.len() < wanted {
            let habit = habit(index, &mixture, calendar, &mut Stream::new(options.seed, table::PERSON, index));
            if !habit.days.is_empty() {
                let orders = habit.days.len() as u32;
                self.people.push(Person { index, kind: habit.kind, first_record: 0, records: 1, orders });
                days.push(habit.days);
            }
            index += 1;
        }
        days
    }

    /// Enters some of those who came often a second time, then numbers the records.
    fn draw_copies(&mut self, options: &Options, days: &[Vec<i32>]) -> Result<(), String> {
        let mut left = options.customers - self.people.len();
        let mut order: Vec<(u64, usize)> = (0..self.people.len())
            .map(|at| (Stream::new(options.seed, table::COPIES, self.people[at].index).bits(), at))
            .filter(|(_, at)| days[*at].len() > 1)
            .collect();
        order.sort_unstable();
        for (key, at) in order {
            if left == 0 {
                break;
            }
            let mut stream = Stream::new(key, table::COPIES, 0);
            let size = match stream.unit() {
                ..0.8 => 2,
                ..0.94 => 3,
                _ => 4 + stream.below(3) as usize,
            };
            let more = (size - 1).min(days[at].len() - 1).min(left);
            self.people[at].records += more as u32;
            left -= more;
        }
        if left > 0 {
            return Err("too few people came twice to be entered twice".to_owned());
        }
        for person in &mut self.people {
            person.first_record = self.records.len() as u32;
            self.records.extend((0..person.records).map(|copy| Record { person: person.index, copy }));
        }
        Ok(())
    }

    fn draw_orders(&mut self, options: &Options, calendar: &Calendar, days: &[Vec<i32>]) {
        for (person, days) in self.people.iter().zip(days) {
            let mut own = Stream::new(options.seed, table::ORDER, person.index);
            let rate = own.gamma(3.5);
            let trade = if person.kind == Kind::Trade { 3.0 } else { 1.0 };
            for (at, day) in (0u32..).zip(days) {
                let key = person.index << 16 | u64::from(at);
                let mut stream = Stream::new(options.seed, table::LINES, key);
                // Each copy has at least one order.
                let copy = if at < person.records { at } else { stream.below(person.records) };
                self.orders.push(Order {
                    day: calendar.first.plus_days(*day),
                    second: calendar.second(&mut stream) as u32,
                    record: Some(person.first_record + copy),
                    lines: count_lines(person.kind, options.is_small_shop, &mut stream),
                    wanted_cents: trade * AMOUNT_SCALE_CENTS * stream.gamma(4.0) / rate,
                    key,
                    takes_back: None,
                    is_taken_back: false,
                });
            }
        }
    }

    fn draw_walk_ins(&mut self, options: &Options, calendar: &Calendar) {
        let lines_each = if options.is_small_shop { 1.0 } else { 1.0 + MORE_LINES_MEAN };
        let count = (options.lines as f64 * WALK_IN_LINE_SHARE / lines_each) as u64;
        for index in 0..count {
            let mut stream = Stream::new(options.seed, table::WALK_IN, index);
            let wanted = stream.below(calendar.days() as u32) as i32;
            self.orders.push(Order {
                day: calendar.settle(wanted, &mut stream),
                second: calendar.second(&mut stream) as u32,
                record: None,
                lines: count_lines(Kind::Occasional, options.is_small_shop, &mut stream),
                wanted_cents: AMOUNT_SCALE_CENTS * stream.gamma(4.0) / 3.5,
                key: 1 << 63 | index,
                takes_back: None,
                is_taken_back: false,
            });
        }
    }

    /// Within a fortnight some orders are taken back, all their lines.
    fn draw_refunds(&mut self, options: &Options, calendar: &Calendar) {
        for at in 0..self.orders.len() {
            let original = self.orders[at];
            let mut stream = Stream::new(options.seed, table::TRIM, original.key);
            let day = original.day.plus_days(1 + stream.below(14) as i32);
            if !stream.chance(REFUND_SHARE) || day > calendar.end {
                continue;
            }
            self.orders[at].is_taken_back = true;
            let second = calendar.second(&mut stream) as u32;
            self.orders.push(Order { day, second, takes_back: Some(at as u32), ..original });
        }
    }

    /// Adds or takes single lines, spread by hash, until the number of lines is exactly the wanted one.
    fn fit_lines(&mut self, options: &Options) -> Result<(), String> {
        let mut missing = options.lines as i64 - self.orders.iter().map(|order| i64::from(order.lines)).sum::<i64>();
        let is_free = |order: &&mut Order| order.takes_back.is_none() && !order.is_taken_back;
        let mut free: Vec<(u64, &mut Order)> = self
            .orders
            .iter_mut()
            .filter(is_free)
            .map(|order| (Stream::new(options.seed, table::TRIM, order.key ^ 1 << 62).bits(), order))
            .collect();
        free.sort_unstable_by_key(|(hash, _)| *hash);
        while missing != 0 {
            let before = missing;
            for (_, order) in &mut free {
                if missing > 0 && !options.is_small_shop {
                    order.lines += 1;
                    missing -= 1;
                } else if missing < 0 && order.lines > 1 {
                    order.lines -= 1;
                    missing += 1;
                }
            }
            if before == missing {
                return self.drop_orders(options, -missing);
            }
        }
        Ok(())
    }

    /// Where each order is one line, whole orders go, but never the only one of a record.
    fn drop_orders(&mut self, options: &Options, excess: i64) -> Result<(), String> {
        if excess < 0 {
            return Err(format!("{} sales are missing: another seed draws more", -excess));
        }
        let mut count_of = vec![0_u32; self.records.len()];
        for record in self.orders.iter().filter_map(|order| order.record) {
            count_of[record as usize] += 1;
        }
        let mut places: Vec<(u64, usize)> = (0..self.orders.len())
            .map(|at| (Stream::new(options.seed, table::TRIM, self.orders[at].key ^ 1 << 61).bits(), at))
            .filter(|(_, at)| self.orders[*at].takes_back.is_none() && !self.orders[*at].is_taken_back)
            .collect();
        places.sort_unstable();
        let mut dropped = vec![false; self.orders.len()];
        let mut left = excess;
        for (_, at) in places {
            let Some(record) = self.orders[at].record.map(|record| record as usize).filter(|_| left > 0) else { continue };
            if count_of[record] > 2 {
                count_of[record] -= 1;
                dropped[at] = true;
                left -= i64::from(self.orders[at].lines);
            }
        }
        if left != 0 {
            return Err(format!("{left} sales are too many"));
        }
        self.keep_orders(|at| !dropped[at]);
        Ok(())
    }

    fn keep_orders(&mut self, is_kept: impl Fn(usize) -> bool) {
        let mut place = vec![0_u32; self.orders.len()];
        let mut next = 0;
        for (at, slot) in place.iter_mut().enumerate() {
            *slot = next;
            next += u32::from(is_kept(at));
        }
        let mut at = 0;
        self.orders.retain(|_| {
            at += 1;
            is_kept(at - 1)
        });
        for order in &mut self.orders {
            order.takes_back = order.takes_back.map(|original| place[original as usize]);
        }
    }

    /// By time; positions of refunded orders follow.
    fn sort(&mut self) {
        let mut places: Vec<u32> = (0..self.orders.len() as u32).collect();
        places.sort_by_key(|at| {
            let order = &self.orders[*at as usize];
            (order.day, order.second)
        });
        let mut now_at = vec![0_u32; places.len()];
        for (now, before) in (0u32..).zip(&places) {
            now_at[*before as usize] = now;
        }
        let moved = |before: &u32| {
            let order = self.orders[*before as usize];
            Order { takes_back: order.takes_back.map(|original| now_at[original as usize]), ..order }
        };
        self.orders = places.iter().map(moved).collect();
    }
}

fn count_lines(kind: Kind, is_one: bool, stream: &mut Stream) -> u32 {
    if is_one {
        return 1;
    }
    if kind == Kind::Trade {
        let mu = TRADE_LINES_MEAN.ln() - TRADE_LINES_SIGMA * TRADE_LINES_SIGMA / 2.0;
        return (mu + TRADE_LINES_SIGMA * stream.normal()).exp().clamp(1.0, MAX_LINES) as u32;
    }
    1 + stream.geometric(MORE_LINES_MEAN)
}
