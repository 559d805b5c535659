//! Real logs as sale columns, with the answers of the reference programs.
use crate::domain::{Day, SaleColumns};
use crate::method::tests::push;
use rustc_hash::FxHashMap;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// One log: its sales, the names of its customers by position, and the reference.
pub struct Log {
    pub columns: SaleColumns,
    pub names: Vec<String>,
    pub reference: Value,
    positions: FxHashMap<String, u32>,
}

impl Log {
    pub fn position(&self, name: &str) -> u32 {
        self.positions[name]
    }
}

fn folder() -> Option<PathBuf> {
    let named = std::env::var_os("YUSHUI_CORPUS").map(PathBuf::from);
    let folder = named.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data")).join("transactions");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: no corpus");
    None
}

fn build(folder: &Path, reference: &str, lines: impl Iterator<Item = (String, String, f64)>) -> Log {
    let (mut positions, mut names, mut columns) = (FxHashMap::default(), Vec::new(), SaleColumns::default());
    for (name, day, amount) in lines {
        let position = *positions.entry(name.clone()).or_insert_with(|| {
            names.push(name);
            names.len() as u32 - 1
        });
        push(&mut columns, Some(position), Day::parse_iso(&day[..10]).unwrap(), (amount * 100.0).round() as i64);
    }
    let reference = serde_json::from_str(&std::fs::read_to_string(folder.join(reference)).unwrap()).unwrap();
    Log { columns, names, reference, positions }
}

fn rows(path: &Path) -> Vec<csv::StringRecord> {
    csv::Reader::from_path(path).unwrap().into_records().map(Result::unwrap).collect()
}

/// One log by its name; `None` without the corpus.
pub fn log(name: &str) -> Option<Log> {
    let folder = folder()?;
    let cell = |row: &csv::StringRecord, at: usize| row[at].to_owned();
    let read = |file: &str| rows(&folder.join(file)).into_iter();
    Some(match name {
        "cdnow" => {
            let text = std::fs::read_to_string(folder.join("cdnow_sample.txt")).unwrap();
            let line = |line: &str| {
                let cells: Vec<&str> = line.split_whitespace().collect();
                let (id, date) = (cells[1].trim_start_matches('0'), cells[2]);
                (id.to_owned(), format!("{}-{}-{}", &date[..4], &date[4..6], &date[6..]), cells[4].parse().unwrap())
            };
            build(&folder, "cdnow_sample.reference.json", text.lines().map(line))
        }
        "grocery" => build(&folder, "grocery_elog.reference.json", read("grocery_elog.csv").map(|row| (cell(&row, 0), cell(&row, 1), 1.0))),
        "lifetimes" => {
            let lines = read("lifetimes_example_transactions.csv").map(|row| (cell(&row, 1), cell(&row, 0), 1.0));
            build(&folder, "lifetimes_example_transactions.reference.json", lines)
        }
        "rfm" => {
            let lines = read("rfm_orders.csv").map(|row| (cell(&row, 0), cell(&row, 1), row[2].parse().unwrap()));
            build(&folder, "rfm_orders.reference.json", lines)
        }
        "chinook" => {
            let lines = read("chinook/Invoice.csv").map(|row| (cell(&row, 1), cell(&row, 2), row[8].parse().unwrap()));
            build(&folder, "chinook/chinook.reference.json", lines)
        }
        "northwind" => {
            let mut sums: FxHashMap<String, f64> = FxHashMap::default();
            for row in read("northwind/order_details.csv") {
                let number = |at: usize| row[at].parse::<f64>().unwrap();
                *sums.entry(cell(&row, 0)).or_default() += number(2) * number(3) * (1.0 - number(4));
            }
            let lines = read("northwind/orders.csv").map(|row| (cell(&row, 1), cell(&row, 3), sums[&row[0]]));
            build(&folder, "northwind/northwind.reference.json", lines)
        }
        "online_retail" => {
            let is_sale = |row: &csv::StringRecord| {
                !row[6].is_empty()
                    && !row[0].starts_with('C')
                    && row[3].parse::<f64>().unwrap() > 0.0
                    && row[5].parse::<f64>().unwrap() > 0.0
            };
            let line = |row: csv::StringRecord| {
                let amount = row[3].parse::<f64>().unwrap() * row[5].parse::<f64>().unwrap();
                (row[6].trim_end_matches(".0").to_owned(), cell(&row, 4), amount)
            };
            build(&folder, "online_retail_2010-12.reference.json", read("online_retail_2010-12.csv").filter(is_sale).map(line))
        }
        _ => unreachable!(),
    })
}
