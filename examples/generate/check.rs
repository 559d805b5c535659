//! What makes the shop like a real one; outside these bounds nothing is written.
use crate::calendar::Calendar;
use crate::lines::Range;
use crate::options::Options;
use crate::shop::Shop;
use crate::visits::Kind;
use std::fmt;
use yushui::domain::Day;

/// The shape of a drawn shop. Shares are of one.
#[derive(Debug)]
pub struct Traits {
    pub records: usize,
    pub lines: u64,
    pub orders: usize,
    /// People with one purchase day among those with any.
    pub one_time_share: f64,
    /// Of the net sales, brought by the first fifth of the people.
    pub top_fifth_share: f64,
    pub median_gap_days: i32,
    pub lines_per_order: f64,
    pub copy_share: f64,
    /// Between orders of a person and their mean amount, without trade.
    pub correlation: f64,
    pub last_day: Day,
}

impl Traits {
    pub fn of(shop: &Shop, options: &Options) -> Self {
        let person_of: Vec<u32> = (0u32..).zip(&shop.people).flat_map(|(at, person)| (0..person.records).map(move |_| at)).collect();
        let range = Range::new(options, Calendar::new(options.end).first);
        let mut days: Vec<Vec<Day>> = vec![Vec::new(); shop.people.len()];
        let mut net: Vec<i64> = vec![0; shop.people.len()];
        let mut lines = Vec::new();
        for order in &shop.orders {
            let Some(record) = order.record else { continue };
            let person = person_of[record as usize] as usize;
            range.lines_of(order, &mut lines);
            net[person] += lines.iter().map(|line| line.amount_cents).sum::<i64>();
            if order.takes_back.is_none() {
                days[person].push(order.day);
            }
        }
        let counts: Vec<usize> = days.iter().map(Vec::len).collect();
        days.iter_mut().for_each(|days| days.dedup());
        let buyers = days.iter().filter(|days| !days.is_empty()).count();
        let one_time = days.iter().filter(|days| days.len() == 1).count();
        let mut gaps: Vec<i32> = days.iter().flat_map(|days| days.windows(2).map(|pair| pair[1].days_since(pair[0]))).collect();
        gaps.sort_unstable();
        let plain = shop.people.iter().zip(counts).zip(&net).filter(|((person, _), _)| !matches!(person.kind, Kind::Trade | Kind::Heavy));
        let pairs = plain.filter(|((_, count), _)| *count > 0).map(|((_, count), net)| (count as f64, *net as f64 / count as f64));
        let total_lines = shop.orders.iter().map(|order| u64::from(order.lines)).sum();
        Self {
            records: shop.records.len(),
            lines: total_lines,
            orders: shop.orders.len(),
            one_time_share: one_time as f64 / buyers as f64,
            top_fifth_share: top_fifth(net.clone()),
            median_gap_days: gaps.get(gaps.len() / 2).copied().unwrap_or_default(),
            lines_per_order: total_lines as f64 / shop.orders.len() as f64,
            copy_share: (shop.records.len() - shop.people.len()) as f64 / shop.records.len() as f64,
            correlation: correlation(&pairs.collect::<Vec<_>>()),
            last_day: shop.orders.last().map_or(Day(0), |order| order.day),
        }
    }

    /// Refuses a shop that is not like real ones. Small shops vary more; that of the journeys is loyal on purpose.
    pub fn check(&self, options: &Options) -> Result<(), String> {
        let mut wrong = Vec::new();
        let mut demand = |what: &str, holds: bool| {
            if !holds {
                wrong.push(what.to_owned());
            }
        };
        demand("records", self.records == options.customers);
        demand("lines", self.lines == options.lines as u64);
        demand("last day", options.end.days_since(self.last_day) <= 1);
        demand("copies", (self.copy_share - 0.08).abs() < 0.002);
        if !options.is_small_shop && options.customers >= 5_000 {
            demand("one-time buyers 40–55 %", (0.40..0.55).contains(&self.one_time_share));
            demand("first fifth brings 62–75 %", (0.62..0.75).contains(&self.top_fifth_share));
            demand("median gap 21–45 days", (21..=45).contains(&self.median_gap_days));
            demand("lines per order 2.7–3.2", (2.7..3.2).contains(&self.lines_per_order));
            demand("no correlation of orders and amounts", self.correlation.abs() < 0.1);
        }
        if wrong.is_empty() { Ok(()) } else { Err(format!("the shop is not as it should be: {}\n{self}", wrong.join(", "))) }
    }
}

impl fmt::Display for Traits {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(
            out,
            "{} customers, {} orders, {} lines; one-time {:.3}, first fifth {:.3}, median gap {} days, {:.2} lines an order, \
             copies {:.3}, correlation {:.3}",
            self.records,
            self.orders,
            self.lines,
            self.one_time_share,
            self.top_fifth_share,
            self.median_gap_days,
            self.lines_per_order,
            self.copy_share,
            self.correlation
        )
    }
}

fn top_fifth(mut net: Vec<i64>) -> f64 {
    net.sort_unstable_by(|left, right| right.cmp(left));
    let total: i64 = net.iter().sum();
    net.iter().take(net.len().div_ceil(5)).sum::<i64>() as f64 / total as f64
}

/// Pearson's.
fn correlation(pairs: &[(f64, f64)]) -> f64 {
    let count = pairs.len() as f64;
    let (mean_x, mean_y) = (pairs.iter().map(|pair| pair.0).sum::<f64>() / count, pairs.iter().map(|pair| pair.1).sum::<f64>() / count);
    let sum = |f: fn(f64, f64) -> f64| pairs.iter().map(|(x, y)| f(x - mean_x, y - mean_y)).sum::<f64>();
    sum(|x, y| x * y) / (sum(|x, _| x * x) * sum(|_, y| y * y)).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::{Encoding, Identity};
    use crate::write::{write_customers, write_sales};
    use yushui::words::Language;

    fn options(size: &str) -> Options {
        let mut options = Options::default();
        options.set_size(size).unwrap();
        options
    }

    fn sales(options: &Options) -> Vec<u8> {
        let mut bytes = Vec::new();
        write_sales(&Shop::draw(options).unwrap(), options, &mut bytes).unwrap();
        bytes
    }

    #[test]
    fn a_shop_of_ten_thousand_is_like_real_ones() {
        for seed in [1, 2] {
            let options = Options { seed, ..options("M") };
            let traits = Traits::of(&Shop::draw(&options).unwrap(), &options);
            traits.check(&options).unwrap();
        }
    }

    #[test]
    fn the_shop_of_the_journeys_ends_on_the_day_asked_for() {
        for end in ["2025-12-31", "2026-11-21", "2028-02-29"] {
            let options = Options { end: Day::parse_iso(end).unwrap(), ..options("J") };
            let shop = Shop::draw(&options).unwrap();
            Traits::of(&shop, &options).check(&options).unwrap();
            assert_eq!((shop.records.len(), shop.orders.len()), (600, 5_000));
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_bytes() {
        let options = options("S");
        let bytes = sales(&options);
        assert_eq!(bytes, sales(&options));
        assert_ne!(bytes, sales(&Options { seed: 2, ..options.clone() }));
        assert_eq!(String::from_utf8(bytes).unwrap().lines().count(), 8_001);
    }

    #[test]
    fn both_encodings_say_the_same() {
        let options = options("S");
        let encoded = sales(&Options { encoding: Encoding::Gb18030, ..options.clone() });
        let (text, _, had_errors) = encoding_rs::GB18030.decode(&encoded);
        assert!(!had_errors);
        assert_eq!(text.as_bytes(), sales(&options));
    }

    #[test]
    fn every_record_has_a_sale_and_every_refund_its_order() {
        for identity in [Identity::Real, Identity::Clean] {
            let options = Options { identity, ..options("S") };
            let shop = Shop::draw(&options).unwrap();
            let mut seen = vec![false; shop.records.len()];
            for order in &shop.orders {
                if let Some(record) = order.record {
                    seen[record as usize] = true;
                }
                if let Some(original) = order.takes_back.map(|at| shop.orders[at as usize]) {
                    assert_eq!((original.record, original.key, original.lines), (order.record, order.key, order.lines));
                    assert!(original.is_taken_back && original.day < order.day);
                }
            }
            assert!(seen.iter().all(|seen| *seen));
        }
    }

    #[test]
    fn clean_phones_are_readable_and_belong_to_one() {
        use yushui::domain::{Region, phone::parse_phone};
        let options = Options { identity: Identity::Clean, ..options("M") };
        let shop = Shop::draw(&options).unwrap();
        let contacts = crate::contact::Contacts::new(&options);
        let phones = (0..shop.records.len()).map(|record| contacts.known(&shop, record).phone).filter(|phone| !phone.is_empty());
        let mut digits: Vec<String> =
            phones.map(|phone| parse_phone(&phone, Region::China).unwrap_or_else(|issue| panic!("{phone}: {issue}")).digits).collect();
        let count = digits.len();
        assert!((8_900..9_500).contains(&count), "{count} phones");
        digits.sort_unstable();
        digits.dedup();
        assert_eq!(digits.len(), count);
    }

    #[test]
    fn birthdays_are_readable_in_every_language() {
        use yushui::domain::birthday::{Calendar, parse_birthday};
        for language in Language::ALL {
            let options = Options { language, ..options("S") };
            let shop = Shop::draw(&options).unwrap();
            let mut bytes = Vec::new();
            write_customers(&shop, &options, &mut bytes).unwrap();
            let mut reader = csv::Reader::from_reader(&bytes[..]);
            let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            assert_eq!(rows.len(), 1_000);
            let texts = rows.iter().map(|row| row[3].to_owned()).filter(|text| !text.is_empty());
            let birthdays: Vec<_> = texts.map(|text| parse_birthday(&text).unwrap_or_else(|issue| panic!("{text}: {issue}"))).collect();
            assert!(birthdays.iter().filter(|birthday| birthday.calendar == Calendar::Lunar).count() > 20);
            let soon = birthdays.iter().filter_map(|birthday| birthday.next_on_or_after(options.end));
            assert!(soon.filter(|next| next.days_since(options.end) <= 14).count() >= 2);
        }
    }
}
