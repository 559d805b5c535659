//! Preferences of this device, in localStorage. Never customer data; a denied store means defaults.
use crate::{domain::Day, words::Language};
use gloo_storage::{LocalStorage, Storage};

/// The language that was chosen, or else the one that the browser asks for.
pub fn language() -> Option<Language> {
    read("language").and_then(|tag| Language::from_tag(&tag)).or_else(browser_language)
}

/// Remembers the language.
pub fn set_language(language: Language) {
    write_text("language", language.tag());
}

/// Light, dark or as the system says.
pub fn theme() -> Option<String> {
    read("theme")
}

/// Remembers the theme; `None` follows the system.
pub fn set_theme(theme: Option<&str>) {
    match theme {
        Some(theme) => write_text("theme", theme),
        None => write("theme", "null"),
    }
}

/// Whether the sample shop was open last.
pub fn sample() -> bool {
    read_flag("sample")
}

/// Remembers whether the sample shop is open.
pub fn set_sample(sample: bool) {
    write_flag("sample", sample);
}

/// The day of the last verified copy outside the browser.
pub fn backup_day() -> Option<Day> {
    read_number("backup-day").map(|day| Day(day as i32))
}

/// How many acts the last verified copy outside the browser has.
pub fn backup_acts() -> u64 {
    read_number("backup-acts").unwrap_or(0) as u64
}

/// Remembers the day of a verified copy, and how many acts it has.
pub fn set_backup(day: Day, acts: u64) {
    write_number("backup-day", day.0.into());
    write_number("backup-acts", acts as i64);
}

/// The day until which the owner wants to hear nothing of work without a copy.
pub fn backup_rest() -> Option<Day> {
    read_number("backup-rest").map(|day| Day(day as i32))
}

/// Remembers until when the owner wants to hear nothing of work without a copy.
pub fn set_backup_rest(until: Day) {
    write_number("backup-rest", until.0.into());
}

/// Minutes of rest after which a sealed shop locks itself; `None` never.
pub fn lock_minutes() -> Option<u32> {
    read_number("lock-minutes").map_or(Some(15), |minutes| Some(minutes as u32).filter(|minutes| *minutes > 0))
}

/// Remembers after how many minutes of rest a sealed shop locks itself.
pub fn set_lock_minutes(minutes: Option<u32>) {
    write_number("lock-minutes", minutes.unwrap_or(0).into());
}

/// In counter mode the number of the first act that was made in it; `None` for the owner.
pub fn counter_since() -> Option<u64> {
    read_number("counter").filter(|seq| *seq > 0).map(|seq| seq as u64)
}

/// Remembers who stands before this device.
pub fn set_counter_since(seq: Option<u64>) {
    write_number("counter", seq.unwrap_or(0) as i64);
}

/// Whether counter mode was entered in a sealed shop.
pub fn counter_sealed() -> bool {
    read_number("counter-sealed") == Some(1)
}

/// Remembers whether counter mode was entered in a sealed shop.
pub fn set_counter_sealed(is_sealed: bool) {
    write_number("counter-sealed", is_sealed.into());
}

/// When somebody last did something in any tab, in milliseconds since 1970-01-01 UTC.
pub fn active_at() -> Option<u64> {
    read_number("active-at").map(|millis| millis as u64)
}

/// Remembers that somebody did something.
pub fn set_active_at(millis: u64) {
    write_number("active-at", millis as i64);
}

fn browser_language() -> Option<Language> {
    Language::from_tag(&web_sys::window()?.navigator().language()?)
}

/// gloo-storage panics where localStorage is denied, so it is asked for first.
fn is_available() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
}

/// Values are stored as JSON, of which the few kinds here need no reader of JSON in the first download.
fn read(key: &str) -> Option<String> {
    if !is_available() {
        return None;
    }
    let stored = LocalStorage::raw().get_item(&format!("yushui.{key}")).ok()??;
    (stored != "null").then(|| stored.trim_matches('"').to_owned())
}

fn write(key: &str, json: &str) {
    if is_available() {
        // A full or denied store loses a preference, never data.
        let _ = LocalStorage::raw().set_item(&format!("yushui.{key}"), json);
    }
}

/// Texts of the program's own choice, with nothing in them to be escaped.
fn write_text(key: &str, text: &str) {
    write(key, &format!("\"{text}\""));
}

pub(super) fn read_flag(key: &str) -> bool {
    read(key).is_some_and(|stored| stored == "true")
}

pub(super) fn write_flag(key: &str, flag: bool) {
    write(key, if flag { "true" } else { "false" });
}

pub(super) fn read_number(key: &str) -> Option<i64> {
    read(key)?.parse().ok()
}

pub(super) fn write_number(key: &str, number: i64) {
    write(key, &number.to_string());
}
