//! Times the fits natively: `cargo run --release --example models_bench`. Prints one JSON document.
//!
//! The shop is drawn from the models themselves (DATA.md 5.3: occasional and loyal customers, replenishers, trade), so that its table has the
//! shape of a real one: 94,000 customers over three years. With a corpus the CDNOW sample is timed as well.
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;
use yushui::method::survival::bg_nbd::Leaving;
use yushui::method::survival::fit::{fit_beta_geometric, fit_gamma_gamma, fit_nbd, fit_pareto_nbd};
use yushui::method::survival::{FitAnswer, PurchaseTable, SurvivalInput};

const DAYS: f64 = 1_095.0;

/// SplitMix64 (Steele, Lea and Flood 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut value = self.0;
        value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((value ^ (value >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn normal(&mut self) -> f64 {
        (-2.0 * (1.0 - self.next()).ln()).sqrt() * (std::f64::consts::TAU * self.next()).cos()
    }

    /// Marsaglia and Tsang 2000.
    fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            return self.gamma(shape + 1.0) * self.next().powf(shape.recip());
        }
        let d = shape - 1.0 / 3.0;
        loop {
            let x = self.normal();
            let v = (1.0 + x / (9.0 * d).sqrt()).powi(3);
            if v > 0.0 && (1.0 - self.next()).ln() < 0.5 * x * x + d - d * v + d * v.ln() {
                return d * v;
            }
        }
    }
}

/// Purchase days of one customer, from the start of the log; the rate is a day's, `leaves` the chance to leave after a purchase.
fn purchases(random: &mut Random, rate: f64, leaves: f64) -> Vec<u32> {
    let mut day = DAYS * (0.05 + 0.95 * random.next().sqrt().min(1.0));
    let mut days = Vec::new();
    day = if random.next() < 0.3 { DAYS * 0.05 * random.next() } else { day };
    while day < DAYS {
        days.push(day as u32);
        if random.next() < leaves {
            break;
        }
        day += -(1.0 - random.next()).ln() / rate;
    }
    days.dedup();
    days
}

fn table(customers: u32) -> (PurchaseTable, PurchaseTable) {
    let mut random = Random(17);
    let (mut now, mut earlier) = (PurchaseTable::default(), PurchaseTable::default());
    for customer in 0..customers {
        let kind = random.next();
        let (r, alpha, a, b) = if kind < 0.69 { (0.64, 7.3, 0.81, 1.23) } else { (1.89, 45.8, 0.60, 1.58) };
        let (rate, leaves) = if kind > 0.996 {
            (1.0 / 7.0, 0.01)
        } else if kind > 0.936 {
            (1.0 / 30.0, 0.05)
        } else {
            let (left, right) = (random.gamma(a), random.gamma(b));
            (random.gamma(r) / alpha / 7.0, left / (left + right))
        };
        let days = purchases(&mut random, rate, leaves);
        let spend = 3_800.0 * 4.0 * 3.5 / (4.0 * random.gamma(3.5));
        let amounts: Vec<f64> = days.iter().map(|_| spend * random.gamma(4.0) / 4.0).collect();
        for (table, until) in [(&mut now, DAYS as u32), (&mut earlier, DAYS as u32 - 365)] {
            let count = days.iter().filter(|day| **day <= until).count();
            let Some((first, last)) = days[..count].first().zip(days[..count].last()) else { continue };
            table.customer.push(customer);
            table.repeats.push(count as u32 - 1);
            table.recency_days.push(last - first);
            table.age_days.push(until - first);
            table.repeat_minor.push(amounts[1..count].iter().sum::<f64>() as i64);
        }
    }
    (now, earlier)
}

fn cdnow() -> Option<PurchaseTable> {
    let folder =
        std::env::var_os("YUSHUI_CORPUS").map(Into::into).unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data"));
    let mut rows = csv::Reader::from_path(folder.join("transactions/cdnow_customers_summary_with_transactions.csv")).ok()?;
    let mut table = PurchaseTable::default();
    for row in rows.records().map_while(Result::ok) {
        let number = |at: usize| row[at].parse::<f64>().unwrap_or_default();
        table.customer.push(table.customer.len() as u32);
        table.repeats.push(number(1) as u32);
        table.recency_days.push((number(2) * 7.0).round() as u32);
        table.age_days.push((number(3) * 7.0).round() as u32);
        table.repeat_minor.push((number(1) * number(4) * 100.0).round() as i64);
    }
    Some(table)
}

/// Least of several runs, in milliseconds.
fn time<R>(runs: u32, mut work: impl FnMut() -> R) -> f64 {
    let run = |_| {
        let start = Instant::now();
        black_box(work());
        start.elapsed().as_secs_f64() * 1_000.0
    };
    (0..runs).map(run).fold(f64::INFINITY, f64::min)
}

#[expect(clippy::print_stdout, reason = "the report of a measuring program")]
fn main() {
    let (whole, earlier) = table(105_000);
    let (half, _) = table(52_500);
    let mut tables = vec![("half", half, 2), ("whole", whole.clone(), 2)];
    tables.extend(cdnow().map(|table| ("cdnow", table, 9)));
    let mut fields = Vec::new();
    for (name, table, runs) in &tables {
        let rows = table.alike();
        let nbd = fit_nbd(&rows);
        fields.push(format!("\"{name}_customers\": {}, \"{name}_alike\": {}", table.len(), rows.len()));
        fields.push(format!("\"{name}_alike_ms\": {:.1}", time(*runs, || table.alike())));
        fields.push(format!("\"{name}_bg_ms\": {:.1}", time(*runs, || fit_beta_geometric(Leaving::AfterRepeats, &rows, &fit_nbd(&rows)))));
        fields.push(format!("\"{name}_mbg_ms\": {:.1}", time(*runs, || fit_beta_geometric(Leaving::AfterAll, &rows, &fit_nbd(&rows)))));
        fields.push(format!("\"{name}_pareto_ms\": {:.1}", time(*runs, || fit_pareto_nbd(&rows, &nbd))));
        fields.push(format!("\"{name}_gamma_gamma_ms\": {:.1}", time(*runs, || fit_gamma_gamma(table))));
    }
    let input = SurvivalInput { today: 20_000, customers: 105_000, table: whole, earlier: Some((365, earlier)) };
    let answer = FitAnswer::of(&input);
    fields.push(format!("\"everything_ms\": {:.1}", time(1, || FitAnswer::of(&input))));
    fields.push(format!("\"score_ms\": {:.1}", time(2, || yushui::method::survival::score(&answer.fitted, &input.table, 105_000))));
    fields.push(format!("\"verdict\": \"{:?}\"", answer.fitted.verdict));
    println!("{{{}}}", fields.join(", "));
}
