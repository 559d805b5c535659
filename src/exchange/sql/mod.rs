//! The shop for an engine: plain tables and one script of definitions, the same ones as the page's.
//!
//! The script is written in the part of SQL that DuckDB and Apache Spark SQL share: views, window functions, whole numbers of
//! days; quantiles by `ROW_NUMBER`, whole quotients by `FLOOR`, texts by `CHR` where a sign is read differently. It says at its
//! head how each engine loads the tables.
mod predicate;
mod tables;

pub use tables::{write_customer_table, write_sale_table};

use crate::book::Book;
use crate::domain::{RfmBoundaries, Rule};
use crate::method::Facts;
use predicate::Predicate;
use std::fmt::Write;

/// Names of the files that the head of the script speaks of.
pub const CUSTOMERS_FILE: &str = "yushui-customers.csv";
/// See [`CUSTOMERS_FILE`].
pub const SALES_FILE: &str = "yushui-sales.csv";

/// A group with its name, as it goes into the script.
pub struct NamedRule<'a> {
    pub name: &'a str,
    pub rule: &'a Rule,
}

/// The whole script: how to load, definitions, one view for each group, and `saved_groups` with all of them.
pub fn write_script(facts: &Facts, groups: &[NamedRule]) -> String {
    let mut script = head(facts);
    script.push_str(include_str!("base.sql"));
    script.push_str(&ends(&facts.book.settings().rfm));
    script.push_str(include_str!("facts.sql"));
    for (at, group) in groups.iter().enumerate() {
        let name = comment(group.name);
        let select = select(group.rule, facts.book);
        // Writing to a string cannot fail.
        let _ = write!(script, "\n-- {name}\nCREATE OR REPLACE TEMPORARY VIEW group_{} AS\n{select};\n", at + 1);
    }
    if !groups.is_empty() {
        let one = |(at, group): (usize, &NamedRule)| {
            format!("SELECT {} AS group_name, customer_id FROM group_{}", predicate::literal(group.name), at + 1)
        };
        let all: Vec<String> = groups.iter().enumerate().map(one).collect();
        let _ = write!(script, "\nCREATE OR REPLACE TEMPORARY VIEW saved_groups AS\n{};\n", all.join("\nUNION ALL\n"));
    }
    script
}

/// The members of one group, chosen from the views of the script.
fn select(rule: &Rule, book: &Book) -> String {
    let mut predicate = Predicate::new(book);
    let fits = predicate.of(rule);
    let base = predicate::base(rule);
    format!("SELECT f.customer_id\nFROM customer_facts f CROSS JOIN shop{}\nWHERE {base}\n  AND {fits}", predicate.joins())
}

fn head(facts: &Facts) -> String {
    let (today, settings) = (facts.figures.today, facts.book.settings());
    let window_first = today.0 - i32::from(facts.figures.window_days) + 1;
    format!(
        "\
-- The shop as of {today}: its customers, classes, curve, groups, rhythms and cohorts, as the page computes them.
-- Runs unchanged on DuckDB and on Apache Spark SQL. Load the two tables first.
--
-- DuckDB:
--   CREATE TABLE customers AS SELECT * FROM read_csv('{CUSTOMERS_FILE}', header = true, all_varchar = true);
--   CREATE TABLE sales AS SELECT * FROM read_csv('{SALES_FILE}', header = true, all_varchar = true);
--
-- Spark:
--   CREATE TEMPORARY VIEW customers USING csv OPTIONS (path '{CUSTOMERS_FILE}', header 'true', escape '\"', multiLine 'true');
--   CREATE TEMPORARY VIEW sales USING csv OPTIONS (path '{SALES_FILE}', header 'true', escape '\"', multiLine 'true');
--
-- Days are counted from 1970-01-01, money in the smallest unit of the currency. A sale row without a customer is a walk-in.
-- The next birthday, the last contact, the attitude and the way of dealing in the table of customers are as of the same day.

-- The day to look from, the window of money figures, and where classes A and B and the key customers end, in hundredths of a percent.
CREATE OR REPLACE TEMPORARY VIEW shop AS
SELECT
  CAST({} AS BIGINT) AS today, CAST({} AS BIGINT) AS today_month, CAST({window_first} AS BIGINT) AS window_first,
  CAST({} AS BIGINT) AS cut_a, CAST({} AS BIGINT) AS cut_b, CAST({} AS BIGINT) AS key_share;

",
        today.0,
        today.month().0,
        settings.class_cuts.a,
        settings.class_cuts.b,
        settings.key_share,
    )
}

/// Three views of the ends of the steps: by quantiles, or where the owner put them.
fn ends(moved: &RfmBoundaries) -> String {
    let whole = |ends: &Option<Vec<i32>>| ends.as_ref().map(|ends| ends.iter().map(|end| i64::from(*end)).collect::<Vec<i64>>());
    let recency = whole(&moved.recency_days);
    let frequency = moved.frequency.as_ref().map(|ends| ends.iter().map(|end| i64::from(*end)).collect::<Vec<i64>>());
    [
        ("recency_ends", "days_since", "DESC", recency),
        ("frequency_ends", "visits", "ASC", frequency),
        ("monetary_ends", "net_minor", "ASC", moved.monetary_minor.clone()),
    ]
    .into_iter()
    .map(|(view, value, order, moved)| match moved.filter(|ends| !ends.is_empty()) {
        Some(ends) => moved_ends(view, ends, order),
        None => quantile_ends(view, value, order),
    })
    .collect()
}

/// Most ends of steps, as in the method.
const MOST_ENDS: usize = 8;

fn moved_ends(view: &str, mut ends: Vec<i64>, order: &str) -> String {
    ends.sort_unstable();
    if order == "DESC" {
        ends.reverse();
    }
    ends.truncate(MOST_ENDS);
    let end = |at: usize| {
        let value = ends.get(at).map_or_else(|| "NULL".to_owned(), i64::to_string);
        format!("CAST({value} AS BIGINT) AS e{}", at + 1)
    };
    let columns: Vec<String> = (0..MOST_ENDS).map(end).collect();
    let steps = ends.len() + 1;
    format!("\nCREATE OR REPLACE TEMPORARY VIEW {view} AS\nSELECT {steps} AS steps, FALSE AS is_flat, {};\n", columns.join(", "))
}

fn quantile_ends(view: &str, value: &str, order: &str) -> String {
    let end = |at: usize| {
        // The end of step j is the value at rank ceil(j * n / steps); three steps below 25 buyers, else five.
        if at > 4 {
            return format!("CAST(NULL AS BIGINT) AS e{at}");
        }
        format!("MAX(CASE WHEN {at} < steps AND place = CEIL({at} * buyers / steps) THEN {value} END) AS e{at}")
    };
    let columns: Vec<String> = (1..=MOST_ENDS).map(end).collect();
    format!(
        "
CREATE OR REPLACE TEMPORARY VIEW {view} AS
SELECT
  MAX(steps) AS steps, COALESCE(MIN({value}) = MAX({value}), TRUE) AS is_flat,
  {}
FROM (
  SELECT {value}, buyers, CASE WHEN buyers < 25 THEN 3 ELSE 5 END AS steps, ROW_NUMBER() OVER (ORDER BY {value} {order}) AS place FROM buyers
) ranked;
",
        columns.join(",\n  ")
    )
}

/// A name on one line of comment that ends where it should.
fn comment(text: &str) -> String {
    text.chars().map(|sign| if sign.is_control() || sign == ';' { ' ' } else { sign }).collect()
}
