//! The headless report says what the reference programs and the page say.
#![allow(clippy::unwrap_used, reason = "a test may fail")]
mod exchange_support;
use exchange_support::{corpus, day, import};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;
use yushui::book::Book;
use yushui::care::{ContactIndex, Section, plan_today};
use yushui::domain::CustomerId;
use yushui::method::Figures;
use yushui::words::{Language, care};

/// The example in the profile of this test; `cargo test --test report` alone would not build it.
fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let test = std::env::current_exe().unwrap();
        let folder = test.parent().unwrap().parent().unwrap();
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["build", "--quiet", "--offline", "--example", "report"]).current_dir(env!("CARGO_MANIFEST_DIR"));
        cargo.arg("--target-dir").arg(folder.parent().unwrap());
        if folder.ends_with("release") {
            cargo.arg("--release");
        }
        assert!(cargo.status().unwrap().success());
        folder.join("examples").join("report").with_extension(std::env::consts::EXE_EXTENSION)
    })
}

fn run(arguments: &[&str]) -> Output {
    Command::new(program()).args(arguments).output().unwrap()
}

fn report(path: &Path, more: &[&str]) -> Value {
    let mut arguments = vec![path.to_str().unwrap()];
    arguments.extend(more);
    let output = run(&arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn complaint(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert!(!output.status.success());
    assert!(output.stdout.is_empty());
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn cdnow_has_its_published_figures() {
    let Some(folder) = corpus() else { return };
    let path = folder.join("transactions/cdnow_sample.txt");
    let reference: Value = serde_json::from_slice(&std::fs::read(path.with_extension("reference.json")).unwrap()).unwrap();
    let told = report(&path, &["--window-days", "10000"]);
    assert_eq!(told["file"]["rows"], 6_919);
    assert_eq!(told["file"]["header_row"], Value::Null);
    assert_eq!(told["file"]["issues"].as_array().unwrap().len(), 0);
    assert_eq!(told["totals"]["customers"], 2_357);
    assert_eq!(told["totals"]["net_minor"], 24_409_194);
    assert_eq!(told["totals"]["currency"], "CNY");
    assert_eq!(told["today"], "1998-06-30", "the last day in the file");
    let share = told["top20_share"].as_f64().unwrap();
    assert!((share - reference["revenue"]["top20pct_share"].as_f64().unwrap()).abs() < 1e-6, "{share}");
    assert_eq!(told["median_cadence_days"].as_f64(), reference["interpurchase_days"]["median"].as_f64());
    assert_eq!(told["classes"]["a"]["count"], reference["revenue"]["customers_for_80pct"]);
    assert_eq!(told["customers"].as_array().unwrap().len(), 2_357);
}

#[test]
fn the_report_and_the_book_of_the_page_agree() {
    let Some(folder) = corpus() else { return };
    let path = folder.join("transactions/rfm_orders.csv");
    let told = report(&path, &["--today", "2006-12-31"]);
    let mut book = Book::default();
    import(&mut book, "rfm_orders.csv", &std::fs::read(&path).unwrap());
    let figures = Figures::classify(&book, day("2006-12-31"));
    assert_eq!(told["totals"]["net_minor"], figures.totals.net_minor);
    assert_eq!(told["gini"].as_f64(), Some(figures.concentration.gini));
    let customers = told["customers"].as_array().unwrap();
    assert_eq!(customers.len() as u32, figures.totals.customers);
    for customer in customers {
        let at = book.customers().iter().position(|slot| slot.value.card == customer["key"].as_str().unwrap()).unwrap();
        let own = figures.of(CustomerId(at as u32));
        assert_eq!(customer["net_minor"], own.net_minor);
        assert_eq!(customer["purchase_days"], own.visits);
        assert_eq!(customer["r"], own.scores.r);
        assert_eq!(customer["last_day"].as_str().unwrap(), own.last_day.unwrap().to_string());
        assert!(!customer["why"].as_str().unwrap().is_empty());
    }
}

#[test]
fn the_agenda_is_the_list_of_the_page() {
    let Some(folder) = corpus() else { return };
    let path = folder.join("transactions/rfm_orders.csv");
    let told = report(&path, &["--today", "2006-12-31", "--agenda"]);
    let mut book = Book::default();
    import(&mut book, "rfm_orders.csv", &std::fs::read(&path).unwrap());
    let figures = Figures::classify(&book, day("2006-12-31"));
    let contacts = ContactIndex::build(&book);
    // What the page asks for, and the sentence of each of its rows.
    let list = plan_today(&book, &figures, &contacts, figures.today);
    let tasks = told["agenda"]["tasks"].as_array().unwrap();
    assert_eq!(told["agenda"]["count"], list.count());
    assert!(tasks.len() > 10 && tasks.len() == list.tasks().count());
    for (line, task) in tasks.iter().zip(list.tasks()) {
        let why = task.why(&book, &figures, &contacts);
        let sentence = care::tell_task(&why, figures.today, Language::English, book.settings().currency).plain();
        assert_eq!(line["reason"], sentence);
        assert_eq!(line["customer"], book.find_customer(task.customer).unwrap().card);
        assert_eq!(line["section"] == "top", task.kind.section() == Section::Top);
    }
    assert_eq!(report(&path, &["--today", "2006-12-31"])["agenda"], Value::Null, "only where it is asked for");
}

#[test]
fn customers_come_from_their_own_file() {
    let Some(folder) = corpus() else { return };
    let northwind = folder.join("transactions/northwind");
    let customers = northwind.join("customers.csv");
    let told = report(&northwind.join("orders.csv"), &["--customers", customers.to_str().unwrap()]);
    assert_eq!(told["totals"]["customers"], 91);
    let alfki = told["customers"].as_array().unwrap().iter().find(|customer| customer["key"] == "ALFKI").unwrap();
    assert_eq!((alfki["name"].as_str(), alfki["purchase_days"].as_u64()), (Some("Maria Anders"), Some(6)));
}

#[test]
fn faults_are_sentences_and_a_code() {
    assert!(complaint(&[]).starts_with("usage: report"));
    assert!(complaint(&["no-such-file.csv"]).contains("“no-such-file.csv” cannot be opened"));
    assert!(complaint(&["a.csv", "--today", "gestern"]).contains("--today wants a day such as 2026-11-21"));
    assert!(complaint(&["a.csv", "--window-days", "0"]).contains("from 1 to 65535"));
    assert!(complaint(&["a.csv", "--colour"]).contains("--colour is not known"));
    let Some(folder) = corpus() else { return };
    let list = folder.join("contacts/csv/roundcubemail__gmail.csv");
    assert!(complaint(&[list.to_str().unwrap()]).contains("holds no sales"));
}

/// P2 to P5 of the notes beside the data, through the headless door, and what the reference programs say of a customer.
#[test]
fn models_are_as_published() {
    let Some(folder) = corpus() else { return };
    let path = folder.join("transactions/cdnow_sample.txt");
    let reference: Value = serde_json::from_slice(&std::fs::read(path.with_extension("reference.json")).unwrap()).unwrap();
    let told = report(&path, &["--today", "1997-09-30", "--models"]);
    let published = [
        ("bg_nbd", -9_582.4, vec![("r", 0.243), ("alpha", 4.414), ("a", 0.793), ("b", 2.426)]),
        ("mbg_nbd", -9_582.1, vec![("r", 0.525), ("alpha", 6.183), ("a", 0.891), ("b", 1.614)]),
        ("pareto_nbd", -9_595.0, vec![("r", 0.553), ("alpha", 10.578), ("s", 0.606), ("beta", 11.669)]),
        ("gamma_gamma", -4_055.9, vec![("p", 6.25), ("q", 3.744), ("v", 15.444)]),
    ];
    for (name, log_likelihood, params) in published {
        let model = &told["models"][name];
        assert!((model["log_likelihood"].as_f64().unwrap() - log_likelihood).abs() < 0.06, "{model}");
        for (param, value) in params {
            let ours = model["params"][param].as_f64().unwrap();
            assert!((ours - value).abs() < 1e-3 * (1.0 + value), "{name} {param}: {ours}");
        }
        assert_eq!(model["note"], "", "{name}");
    }
    let chosen = told["models"]["chosen"].as_str().unwrap();
    let peer = if chosen == "mbg_nbd" { "MBG/NBD" } else { "Pareto/NBD" };
    let samples = reference["fit_calibration"]["sample_customers"].as_object().unwrap();
    let customers = told["customers"].as_array().unwrap();
    // The report names customers by the first column of the file, the reference by the second.
    let text = std::fs::read_to_string(&path).unwrap();
    let ids = text.lines().map(|line| line.split_whitespace().map(|cell| cell.trim_start_matches('0')));
    let ids: std::collections::HashMap<&str, &str> =
        ids.filter_map(|mut cells| Some((cells.next()?, cells.next()?))).map(|(id, sample)| (sample, id)).collect();
    for (id, sample) in samples {
        let is_own = |own: &&Value| own["key"].as_str().is_some_and(|key| key.trim_start_matches('0') == ids[id.as_str()]);
        let own = customers.iter().find(is_own).unwrap();
        let (ours, theirs) = (own["p_alive"].as_f64().unwrap(), sample[peer]["p_alive"].as_f64().unwrap());
        assert!((ours - theirs).abs() < 0.01 * theirs, "{id}: {ours} is not {theirs}");
        // The reference looks 52 weeks ahead, the report 365 days.
        let (ours, theirs) = (own["expected_purchases_365"].as_f64().unwrap(), sample[peer]["E_52w"].as_f64().unwrap());
        assert!((ours / theirs - 1.0).abs() < 0.015, "{id}: {ours} is not {theirs}");
    }
    let sum: i64 = customers.iter().map(|own| own["lifetime_value_minor"].as_i64().unwrap_or_default()).sum();
    assert!((sum - told["equity"]["middle_minor"].as_i64().unwrap()).abs() < 2_357);
}

#[test]
fn a_shop_without_a_story_is_told_by_cadence() {
    let Some(folder) = corpus() else { return };
    let told = report(&folder.join("transactions/chinook/Invoice.csv"), &["--today", "2013-12-31", "--models"]);
    assert_eq!((&told["models"]["chosen"], &told["models"]["note"]), (&"cadence".into(), &"cadence: customers are all alike".into()));
    assert!(told["customers"].as_array().unwrap().iter().all(|own| own["p_alive"].is_null()));
}

#[test]
fn saved_groups_are_counted() {
    let Some(folder) = corpus() else { return };
    let groups = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sql/groups.json");
    let told = report(&folder.join("transactions/cdnow_sample.txt"), &["--window-days", "10000", "--groups", groups.to_str().unwrap()]);
    let all = told["groups"].as_array().unwrap();
    let find = |name: &str| all.iter().find(|group| group["name"] == name).unwrap();
    assert_eq!((&find("everybody")["count"], &find("everybody")["share"]), (&2_357.into(), &1.0.into()));
    assert_eq!(find("nobody")["count"], 0);
    // Against the customers of the same document.
    let customers = told["customers"].as_array().unwrap();
    let expected = customers.iter().filter(|customer| matches!(customer["class"].as_str(), Some("B" | "C"))).count();
    assert_eq!(find("classes B and C")["count"], expected);
    let few = customers.iter().filter(|customer| (3..=7).contains(&customer["purchase_days"].as_u64().unwrap())).count();
    assert_eq!(find("visits")["count"], few);
    assert_eq!(find("visits")["customers"].as_array().unwrap().len(), few);
    assert_eq!(find("visits")["rule"], "Visits: 3 to 7");
    assert_eq!(find("probably still buys")["not_known"].as_array().unwrap().len(), 1, "without --models nobody knows");
    assert!(complaint(&["a.csv", "--groups"]).contains("--groups wants a value"));
}
