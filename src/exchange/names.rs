//! When two names are one.
use crate::domain::han::{fold_text, is_han};

/// A name in the form in which names are compared: one script, one case, no courtesy titles, words in one order.
///
/// Fingerprints of sales depend on it: two names that are equal today must stay so.
pub(crate) fn folded(name: &str) -> String {
    const TITLES: [&str; 8] = ["mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr."];
    let text = fold_text(name);
    let mut words: Vec<&str> = text.split([' ', ',', '，']).filter(|word| !word.is_empty()).collect();
    if words.len() > 1 {
        words.retain(|word| !TITLES.contains(word));
        words.sort_unstable();
    }
    // A name of signs alone is a name all the same.
    if words.is_empty() { name.to_lowercase() } else { words.join(" ") }
}

/// Whether two folded names may belong to one person: equal but for a title, or one of them unknown.
pub(crate) fn agree(one: &str, other: &str) -> bool {
    if one.is_empty() || other.is_empty() || one == other || one.contains('@') || other.contains('@') {
        return true;
    }
    let (one_bare, other_bare) = (without_title(one), without_title(other));
    if one_bare == other_bare {
        return true;
    }
    // 王先生 is 王芳 where the rest agrees.
    let is_surname_of = |short: &str, whole: &str, had_title: bool| {
        had_title && whole.starts_with(short) && short.chars().all(is_han) && (1..=2).contains(&short.chars().count())
    };
    is_surname_of(one_bare, other_bare, one_bare.len() < one.len()) || is_surname_of(other_bare, one_bare, other_bare.len() < other.len())
}

fn without_title(name: &str) -> &str {
    const BEHIND: [&str; 12] = ["先生", "女士", "小姐", "太太", "老师", "阿姨", "叔叔", "经理", "老板", "总", "姐", "哥"];
    let bare = BEHIND.iter().find_map(|title| name.strip_suffix(title)).unwrap_or(name);
    if bare.is_empty() { name } else { bare }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: &str, other: &str, expected: bool) {
        assert_eq!(agree(&folded(one), &folded(other)), expected, "{one} {other}");
        assert_eq!(agree(&folded(other), &folded(one)), expected, "{other} {one}");
    }

    #[test]
    fn names_agree_over_scripts_orders_and_titles() {
        check("王芳", "王芳", true);
        check("陳小明", "陈小明", true);
        check("Jane  DOE", "doe, jane", true);
        check("王先生", "王伟", true);
        check("Mr. Smith", "smith", true);
        check("", "王芳", true);
        check("王芳", "李伟", false);
        check("王芳", "王方", false);
        check("王", "王伟", false);
    }
}
