//! Counts of saved groups. A file of groups is a JSON list of `{ "name": …, "rule": … }`; rules are written as they are in
//! `yushui::domain::rule`, with names in small letters: see tests/sql/groups.json for every kind of condition.
use serde::Deserialize;
use serde_json::{Value, json};
use std::path::Path;
use yushui::domain::Rule;
use yushui::method::{Facts, Gap, GroupIndex};
use yushui::words::{Language, groups};

#[derive(Deserialize)]
struct Named {
    name: String,
    rule: Rule,
}

/// How many fit each group of the file, of how many, who they are, and what the rule asks for in vain.
pub fn groups_of(path: &Path, facts: &Facts, key: impl Fn(yushui::domain::CustomerId) -> String) -> Result<Vec<Value>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("“{}” cannot be opened: {error}.", path.display()))?;
    let named: Vec<Named> = serde_json::from_str(&text).map_err(|error| format!("“{}” is no list of groups: {error}.", path.display()))?;
    let mut index = GroupIndex::default();
    let told = |group: Named| {
        let members = index.members(&group.rule, facts);
        let (count, of) = (members.count(), index.base(&group.rule, facts).count());
        let gaps: Vec<&str> =
            GroupIndex::gaps(&group.rule, facts).into_iter().map(|gap: Gap| groups::gap(gap, Language::English)).collect();
        json!({
            "name": group.name,
            "rule": groups::tell(&group.rule, facts.book, Language::English),
            "count": count,
            "of": of,
            "share": if of > 0 { f64::from(count) / f64::from(of) } else { 0.0 },
            "not_known": gaps,
            "customers": members.iter().map(&key).collect::<Vec<_>>(),
        })
    };
    Ok(named.into_iter().map(told).collect())
}
