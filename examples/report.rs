//! The headless door: a sales file in, one JSON document of figures out.
//!
//! `cargo run --release --example report -- SALES.csv [--customers FILE.csv] [--today YYYY-MM-DD] [--window-days N] [--models] [--groups FILE.json] [--agenda]`
//!
//! The same exchange, book and methods as the page, natively. Faults are sentences on the error channel.
#[path = "report/agenda.rs"]
mod agenda;
#[path = "report/groups.rs"]
mod groups;
#[path = "report/models.rs"]
mod models;

use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use yushui::book::{Book, Draft, Stamp};
use yushui::domain::{Customer, CustomerId, Day, Setting};
use yushui::exchange::{FileKind, ImportFile, ImportRefusal, Importer, NativeDecode, Preview, plan_import};
use yushui::method::survival::Forecast;
use yushui::method::{Class, Corner, Facts, Figures};
use yushui::words::{Language, import, why};

const USAGE: &str =
    "usage: report SALES.csv [--customers FILE.csv] [--today YYYY-MM-DD] [--window-days N] [--models] [--groups FILE.json] [--agenda]";
/// Issues that are listed; the counts of rows are complete.
const MOST_ISSUES: usize = 10_000;

fn main() -> ExitCode {
    match report(std::env::args().skip(1)) {
        Ok(document) => {
            speak(&document);
            ExitCode::SUCCESS
        }
        Err(sentence) => {
            complain(&sentence);
            ExitCode::FAILURE
        }
    }
}

#[expect(clippy::print_stdout, reason = "the document is the output")]
fn speak(document: &Value) {
    println!("{document:#}");
}

#[expect(clippy::print_stderr, reason = "a program for the command line complains there")]
fn complain(sentence: &str) {
    eprintln!("{sentence}");
}

struct Options {
    sales: PathBuf,
    customers: Option<PathBuf>,
    today: Option<Day>,
    window_days: Option<u16>,
    /// Fit the models of survival and lifetime value too.
    models: bool,
    /// Tell the agenda of the day too.
    agenda: bool,
    /// Count these groups too.
    groups: Option<PathBuf>,
}

impl Options {
    fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut options =
            Self { sales: PathBuf::new(), customers: None, today: None, window_days: None, models: false, agenda: false, groups: None };
        while let Some(argument) = arguments.next() {
            if argument == "--models" {
                options.models = true;
                continue;
            }
            if argument == "--agenda" {
                options.agenda = true;
                continue;
            }
            let mut value = || arguments.next().ok_or_else(|| format!("{argument} wants a value.\n{USAGE}"));
            match argument.as_str() {
                "--groups" => options.groups = Some(value()?.into()),
                "--customers" => options.customers = Some(value()?.into()),
                "--today" => {
                    let text = value()?;
                    let day = Day::parse_iso(&text).ok_or_else(|| format!("--today wants a day such as 2026-11-21, not “{text}”."))?;
                    options.today = Some(day);
                }
                "--window-days" => {
                    let text = value()?;
                    let days = text.parse().ok().filter(|days| *days > 0);
                    options.window_days = Some(days.ok_or_else(|| format!("--window-days wants a number from 1 to 65535, not “{text}”."))?);
                }
                flag if flag.starts_with("--") => return Err(format!("{flag} is not known.\n{USAGE}")),
                _ if options.sales.as_os_str().is_empty() => options.sales = argument.into(),
                _ => return Err(format!("One sales file at a time.\n{USAGE}")),
            }
        }
        if options.sales.as_os_str().is_empty() { Err(USAGE.to_owned()) } else { Ok(options) }
    }
}

fn report(arguments: impl Iterator<Item = String>) -> Result<Value, String> {
    let options = Options::parse(arguments)?;
    let mut book = Book::default();
    if let Some(days) = options.window_days
        && let Ok(draft) = book.plan_settings(vec![Setting::WindowDays(days)])
    {
        carry_out(&mut book, draft)?;
    }
    if let Some(customers) = &options.customers {
        let preview = read(&book, customers)?;
        write(&mut book, &preview)?;
    }
    let preview = read(&book, &options.sales)?;
    if !matches!(preview.file().kind(), FileKind::Sales | FileKind::Both) {
        return Err(format!("“{}” has no column of days, so it holds no sales.", preview.file().name()));
    }
    let last_day = preview.yields().last_day;
    write(&mut book, &preview)?;
    let today = options.today.or(last_day).ok_or_else(|| format!("“{}” holds no sale that could be read.", preview.file().name()))?;
    let figures = Figures::classify(&book, today);
    let forecast = options.models.then(|| Forecast::of(&book, &figures, today));
    let mut document = json!({
        "today": today.to_string(),
        "window_days": figures.window_days,
        "file": file_of(&preview),
        "totals": {
            "customers": figures.totals.customers,
            "sales": figures.totals.sales,
            "net_minor": figures.totals.net_minor,
            "net_all_minor": figures.totals.net_all_minor,
            "walk_in_net_minor": figures.totals.walk_in_net_minor,
            "currency": book.settings().currency.code(),
        },
        "classes": classes_of(&figures),
        "top20_share": figures.concentration.top20_share,
        "gini": figures.concentration.gini,
        "median_cadence_days": figures.cadences.shop_median_days,
        "customers": customers_of(&book, &figures, forecast.as_ref()),
    });
    if let Some(forecast) = &forecast {
        document["models"] = models::models_of(&forecast.fitted, book.settings().currency);
        document["equity"] = models::equity_of(&forecast.columns);
    }
    if options.agenda {
        let key = |id: CustomerId| book.find_customer(id).map(key_of).unwrap_or_default();
        document["agenda"] = agenda::agenda_of(&book, &figures, key);
    }
    if let Some(path) = &options.groups {
        let alive = forecast.as_ref().map(|forecast| forecast.columns.p_alive.as_slice()).filter(|alive| !alive.is_empty());
        let facts = Facts { book: &book, figures: &figures, alive };
        let key = |id: CustomerId| book.find_customer(id).map(key_of).unwrap_or_default();
        document["groups"] = groups::groups_of(path, &facts, key)?.into();
    }
    Ok(document)
}

fn read(book: &Book, path: &Path) -> Result<Preview, String> {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let bytes = std::fs::read(path).map_err(|error| format!("“{}” cannot be opened: {error}.", path.display()))?;
    let file = ImportFile::open(&name, bytes, book.settings(), &NativeDecode)
        .map_err(|refusal| import::file_refusal(refusal, &name, Language::English))?;
    if file.kind() == FileKind::Unclear {
        return Err(format!("“{name}”: {}", import::file_kind(FileKind::Unclear, Language::English)));
    }
    Ok(Importer::new(file, book).run(book))
}

fn write(book: &mut Book, preview: &Preview) -> Result<(), String> {
    // Without a clock the act belongs to the last day that the file knows.
    let day = preview.yields().last_day.unwrap_or(Day(0));
    match plan_import(preview, book, day) {
        Ok(draft) => carry_out(book, draft),
        Err(ImportRefusal::NothingNew) => Ok(()),
        Err(refusal) => Err(import::import_refusal(refusal, Language::English)),
    }
}

fn carry_out(book: &mut Book, draft: Draft) -> Result<(), String> {
    let millis = book.history().next_seq();
    let act = draft.stamped(Stamp { millis, ..Stamp::default() }, Day(0));
    book.apply(act).map(drop).map_err(|error| format!("The act does not fit the book: {error}."))
}

fn file_of(preview: &Preview) -> Value {
    let file = preview.file();
    let counts = preview.counts();
    let issue = |issue: &yushui::exchange::Issue| {
        json!({
            "row": issue.sheet_row,
            "column": issue.column.map(|at| at + 1),
            "title": issue.title,
            "cell": issue.cell,
            "reason": format!("{:?}", issue.reason),
            "text": import::issue(issue, file.name(), Language::English),
        })
    };
    json!({
        "name": file.name(),
        "encoding": file.encoding().label(),
        "delimiter": file.delimiter().sign().to_string(),
        "header_row": file.header_row(),
        "rows": counts.total(),
        "counts": {
            "new": counts.new,
            "update": counts.update,
            "same": counts.same,
            "doubtful": counts.doubtful,
            "bad": counts.bad,
            "left_out": counts.left_out,
        },
        "columns": file.columns().iter().map(|column| json!({ "title": column.title, "role": format!("{:?}", column.role) })).collect::<Vec<_>>(),
        "issues": preview.issues(MOST_ISSUES).iter().map(issue).collect::<Vec<_>>(),
    })
}

fn classes_of(figures: &Figures) -> Value {
    let classes = &figures.classes;
    json!({
        "a": { "count": classes.counts.a, "cut_minor": classes.cut_a_minor },
        "b": { "count": classes.counts.b, "cut_minor": classes.cut_b_minor },
        "c": { "count": classes.counts.c, "cut_minor": null },
        "ranked": classes.counts.ranked,
    })
}

fn customers_of(book: &Book, figures: &Figures, forecast: Option<&Forecast>) -> Vec<Value> {
    let counted = book.present_customers().filter(|(id, _)| figures.columns.is_customer.get(id.index()).copied().unwrap_or(false));
    let mut customers: Vec<(CustomerId, &Customer)> = counted.collect();
    customers.sort_by_key(|(id, _)| (std::cmp::Reverse(figures.of(*id).net_minor), *id));
    let told = |(id, customer)| {
        let mut told = customer_of(book, figures, id, customer);
        if let Some(forecast) = forecast {
            models::add_customer(&mut told, forecast.customer(figures, id));
        }
        told
    };
    customers.into_iter().map(told).collect()
}

/// By what the document calls a customer: the card, or else the phone, or else the name.
fn key_of(customer: &Customer) -> String {
    match (&customer.card, customer.phones.first()) {
        (card, _) if !card.is_empty() => card.clone(),
        (_, Some(phone)) => phone.digits.clone(),
        _ => customer.name.clone(),
    }
}

fn customer_of(book: &Book, figures: &Figures, id: CustomerId, customer: &Customer) -> Value {
    let own = figures.of(id);
    let tell = |reason| why::tell(&reason, Language::English, book.settings().currency).plain();
    let key = key_of(customer);
    json!({
        "key": key,
        "name": customer.name,
        "net_minor": own.net_minor,
        "purchase_days": own.visits,
        "first_day": own.first_day.map(|day| day.to_string()),
        "last_day": own.last_day.map(|day| day.to_string()),
        "class": match own.class {
            Class::A => Value::from("A"),
            Class::B => Value::from("B"),
            Class::C => Value::from("C"),
            Class::Rank(rank) => Value::from(rank),
            Class::None => Value::Null,
        },
        "r": own.scores.r,
        "f": own.scores.f,
        "m": own.scores.m,
        "corner": own.corner.map(|corner| match corner {
            Corner::HighLoyal => "high_loyal",
            Corner::HighDisloyal => "high_disloyal",
            Corner::LowLoyal => "low_loyal",
            Corner::LowDisloyal => "low_disloyal",
        }),
        "cadence_days": own.cadence_days,
        "overdue_ratio": own.overdue_ratio,
        "why": format!("{} {}", tell(figures.why_class(id)), tell(figures.why_cadence(book, id))),
    })
}
