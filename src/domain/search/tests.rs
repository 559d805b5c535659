use proptest::prelude::*;

use super::super::han::fold_text;
use super::super::pinyin::Reading;
use super::*;

#[derive(Clone, Debug, Default)]
struct Person {
    name: String,
    phones: Vec<String>,
    tags: Vec<String>,
    card: String,
}

impl Person {
    fn new(name: &str, phone: &str, tag: &str, card: &str) -> Person {
        let some = |text: &str| if text.is_empty() { vec![] } else { vec![text.to_owned()] };
        Person { name: name.to_owned(), phones: some(phone), tags: some(tag), card: card.to_owned() }
    }
}

fn put(index: &mut SearchIndex, customer: u32, person: &Person) {
    let phones: Vec<&str> = person.phones.iter().map(String::as_str).collect();
    let tags: Vec<&str> = person.tags.iter().map(String::as_str).collect();
    index.push(customer, &person.name, &phones, &tags, &person.card);
}

fn index_of(people: &[Person]) -> SearchIndex {
    let mut index = SearchIndex::new();
    for (customer, person) in (0..).zip(people) {
        put(&mut index, customer, person);
    }
    index
}

fn shop() -> SearchIndex {
    index_of(&[
        Person::new("王芳", "8613800138821", "老客", "VIP-0012"),
        Person::new("王小明", "8613912345678", "", ""),
        Person::new("歐陽 娜", "861062345678", "批发", "A7"),
        Person::new("曾国强", "85291234567", "", ""),
        Person::new("John Smith", "14155552671", "vip", ""),
        Person::new("陈王", "8613800008888", "", ""),
        Person::new("吕布", "886223456789", "", ""),
        Person::new("张三丰", "8613811112671", "老客", ""),
        Person::new("Amy王", "", "", "8821"),
        Person::new("王", "", "", ""),
    ])
}

#[track_caller]
fn check(query: &str, expected: &[u32]) {
    assert_eq!(shop().find(query, usize::MAX).ids, expected, "{query}");
}

#[test]
fn names_in_any_script() {
    check("王芳", &[0]);
    check("王", &[9, 0, 1, 5, 8]);
    check("欧阳娜", &[2]);
    check("歐陽娜", &[2]);
    check("歐陽 娜", &[2]);
    check("ＪＯＨＮ", &[4]);
    check("smith john", &[4]);
    check("nobody", &[]);
}

#[test]
fn pinyin_whole_initials_and_mixed() {
    check("wangfang", &[0]);
    check("wf", &[0]);
    check("wangf", &[0]);
    check("wfang", &[0]);
    check("w芳", &[0]);
    check("王f", &[0]);
    check("wxm", &[1]);
    check("wangxm", &[1]);
    check("wxiaom", &[1]);
    check("xm", &[1]);
    check("xiaom", &[1]);
    check("oyn", &[2]);
    check("ouyangna", &[2]);
    check("zenggq", &[3]);
    check("cengguoqiang", &[3]);
    check("lvbu", &[6]);
    check("lubu", &[6]);
    check("zsf", &[7]);
    check("zhsf", &[7]);
    check("zhangsanfeng", &[7]);
    check("wang fang", &[0]);
    check("amyw", &[8]);
}

#[test]
fn syllables_are_found_from_their_beginning_only() {
    check("ang", &[]);
    check("fang", &[0]);
    check("san", &[7]);
}

#[test]
fn any_part_of_a_phone() {
    check("8821", &[0, 8]);
    check("0013", &[0]);
    check("138 8821", &[0]);
    check("138-0013-8821", &[0]);
    check("+86 138 0013 8821", &[0]);
    check("010-6234", &[2]);
    check("01062345678", &[2]);
    check("00852 9123", &[3]);
    check("02-2345", &[6]);
    check("2671", &[4, 7]);
    check("１３９１", &[1]);
}

#[test]
fn tags_and_cards() {
    check("老客", &[0, 7]);
    check("vip", &[0, 4]);
    check("vip-0012", &[0]);
    check("老客 z", &[7]);
    check("a7", &[2]);
}

#[test]
fn the_best_comes_first() {
    let hits = shop().find("王", usize::MAX);
    assert_eq!(hits.ranks, [Rank::Exact, Rank::NamePrefix, Rank::NamePrefix, Rank::Other, Rank::Other]);
    let hits = shop().find("8821", usize::MAX);
    assert_eq!(hits.ranks, [Rank::PhoneTail, Rank::Other]);
    let hits = shop().find("w", usize::MAX);
    assert_eq!(hits.ids, [0, 1, 9, 5, 8]);
    assert_eq!(hits.ranks[..4], [Rank::InitialsPrefix, Rank::InitialsPrefix, Rank::InitialsPrefix, Rank::Other]);
    let hits = shop().find("john smith", usize::MAX);
    assert_eq!(hits.ranks, [Rank::Exact]);
    let hits = shop().find("john sm", usize::MAX);
    assert_eq!(hits.ranks, [Rank::NamePrefix]);
}

#[test]
fn the_limit_cuts_the_list_and_not_the_count() {
    let hits = shop().find("王", 2);
    assert_eq!((hits.ids, hits.total), (vec![9, 0], 5));
    let all = shop().find(" ", usize::MAX);
    assert_eq!(all.ids, (0..10).collect::<Vec<u32>>());
    assert_eq!(SearchIndex::new().find("王", 10).total, 0);
}

#[test]
fn records_change_and_go() {
    let mut index = shop();
    index.replace(0, "方", &[], &[], "");
    assert_eq!(index.find("王芳", usize::MAX).total, 0);
    assert_eq!(index.find("fang", usize::MAX).ids, [0]);
    index.replace(0, "方方方方方方方方方方", &["8613800138821", "861062345678"], &["很长的标签"], "");
    assert_eq!(index.find("fff", usize::MAX).ids, [0]);
    assert_eq!(index.find("345678", usize::MAX).ids, [0, 1, 2, 6]);
    index.remove(1);
    index.remove(77);
    assert_eq!(index.find("345678", usize::MAX).ids, [0, 2, 6]);
    index.push(1, "王小明", &[], &[], "");
    assert_eq!(index.find("wxm", usize::MAX).ids, [1]);
    assert_eq!(index.count(), 10);
}

#[test]
fn a_stale_result_is_not_narrowed() {
    let mut index = index_of(&vec![Person::new("李四", "", "", ""); 100]);
    index.replace(3, "王", &[], &[], "");
    let before = index.find("王", usize::MAX);
    index.replace(7, "王芳", &[], &[], "");
    assert_eq!(index.find_within(&before, "王芳", usize::MAX).ids, [7]);
}

/// The same promises in the plainest way: every customer, every field, every way of reading.
mod naive {
    use super::*;

    fn joined(text: &str) -> String {
        let signs: Vec<char> = fold_text(text).chars().collect();
        let han = |place: Option<usize>| place.and_then(|place| signs.get(place)).is_some_and(|&sign| is_han(sign));
        let kept = |place: usize| !matches!(signs[place], ' ' | '·') || !(han(place.checked_sub(1)) || han(Some(place + 1)));
        (0..signs.len()).filter(|&place| kept(place)).map(|place| signs[place]).collect()
    }

    fn reads(word: &[char], name: &[char]) -> bool {
        if word.is_empty() {
            return true;
        }
        let Some((&sign, rest)) = name.split_first() else { return false };
        if word[0] == sign && reads(&word[1..], rest) {
            return true;
        }
        let syllables = Reading::of(sign).into_iter().flat_map(Reading::syllables);
        syllables.flat_map(|syllable| [syllable.to_owned(), syllable.replace('v', "u")]).any(|syllable| {
            let letters: Vec<char> = syllable.chars().collect();
            if letters.starts_with(word) {
                return true;
            }
            let initial = if ["zh", "ch", "sh"].contains(&&syllable[..syllable.len().min(2)]) { 2 } else { 1 };
            [1, initial, letters.len()].into_iter().any(|taken| word.starts_with(&letters[..taken]) && reads(&word[taken..], rest))
        })
    }

    fn rank(person: &Person, word: &str) -> Option<Rank> {
        let word = joined(word);
        let name = joined(&person.name);
        let digits: String = word.chars().filter(char::is_ascii_digit).collect();
        let is_phone = !digits.is_empty() && word.chars().all(|sign| sign.is_ascii_digit() || "+-.()/".contains(sign));
        let mut beginnings = vec![];
        if let Some(abroad) = digits.strip_prefix("00") {
            beginnings.extend((!abroad.is_empty()).then(|| abroad.to_owned()));
        } else if let Some(rest) = digits.strip_prefix('0').filter(|rest| !rest.is_empty()) {
            beginnings.extend([format!("86{rest}"), format!("886{rest}")]);
        }
        let begins = |phone: &String| beginnings.iter().any(|part| phone.starts_with(part.as_str()));
        let mut texts = vec![name.clone(), joined(&person.card)];
        texts.extend(person.tags.iter().map(|tag| joined(tag)));
        texts.extend(person.phones.iter().cloned());
        let found = |part: &str| texts.iter().any(|text| text.contains(part));
        if name == word && !word.is_empty() {
            return Some(Rank::Exact);
        }
        if is_phone && person.phones.iter().any(|phone| phone.ends_with(&digits) || beginnings.contains(phone)) {
            return Some(Rank::PhoneTail);
        }
        if name.starts_with(&word) {
            return Some(Rank::NamePrefix);
        }
        let signs: Vec<char> = name.chars().collect();
        let letters: Vec<char> = word.chars().collect();
        if word.chars().any(char::is_alphabetic) && signs.iter().any(|&sign| is_han(sign)) {
            if reads(&letters, &signs) {
                return Some(Rank::InitialsPrefix);
            }
            if (1..signs.len()).any(|start| reads(&letters, &signs[start..])) {
                return Some(Rank::Other);
            }
        }
        (found(&word) || (is_phone && (found(&digits) || person.phones.iter().any(begins)))).then_some(Rank::Other)
    }

    pub fn find(people: &[Option<Person>], query: &str) -> Vec<(Rank, u32)> {
        let folded = fold_text(query);
        let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
        let mut hits: Vec<(Rank, u32)> = (0..)
            .zip(people)
            .filter_map(|(customer, person)| {
                let person = person.as_ref()?;
                let ranks: Option<Vec<Rank>> = words.iter().map(|word| rank(person, word)).collect();
                let mut best = ranks?.into_iter().min().unwrap_or(Rank::Other);
                if words.len() > 1 && joined(&person.name) == joined(query) {
                    best = Rank::Exact;
                } else if words.len() > 1 && joined(&person.name).starts_with(&joined(query)) {
                    best = best.min(Rank::NamePrefix);
                }
                Some((best, customer))
            })
            .collect();
        hits.sort_unstable();
        hits
    }
}

fn people() -> impl Strategy<Value = Person> {
    let name = "[王方芳曾吕张歐陽娜小明]{0,4}|[王芳]{1,2}[ ·]?[ab 8]{0,3}|[AbWw]{1,3} ?[wf]{0,3}";
    let phone = prop::collection::vec("86138[0-2]{3}|8610[0-2]{3}|88602[0-2]{2}", 0..3);
    let tags = prop::collection::vec("[老客vip·]{0,3}", 0..2);
    (name, phone, tags, "|[aV]-?[0-2]{1,3}").prop_map(|(name, phones, tags, card)| Person { name, phones, tags, card })
}

fn queries() -> impl Strategy<Value = String> {
    "[wfzclxmayogn]{1,5}|[王方芳曾歐阳·]{1,2}[wf8]{0,2}|[0128+-]{1,5}|(wang|w|王)(fang|f|芳)?|[w王a1] [f芳8b0]{1,2}|[av]-?[0-2]|b?"
}

fn assert_same(index: &SearchIndex, hits: &Hits, people: &[Option<Person>], query: &str) -> Result<(), TestCaseError> {
    let found: Vec<(Rank, u32)> = hits.ranks.iter().copied().zip(hits.ids.iter().copied()).collect();
    prop_assert_eq!(&found, &naive::find(people, query), "{} in {:?}", query, people);
    prop_assert_eq!(hits.total, found.len());
    prop_assert_eq!(index.count(), people.iter().flatten().count());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn finds_what_the_naive_way_finds(start in prop::collection::vec(people(), 0..12), query in queries()) {
        let index = index_of(&start);
        let all: Vec<Option<Person>> = start.into_iter().map(Some).collect();
        assert_same(&index, &index.find(&query, usize::MAX), &all, &query)?;
    }

    #[test]
    fn typing_on_finds_what_typing_at_once_finds(
        start in prop::collection::vec(people(), 0..12), strangers in 0..120_u32, query in queries(), more in queries()
    ) {
        // Strangers make the known few, so that narrowing is really taken.
        let mut index = index_of(&start);
        for stranger in 0..strangers {
            index.push(1_000 + stranger, "zzz", &[], &[], "");
        }
        let mut hits = Hits::default();
        let typed: String = query.chars().chain(more.chars()).take(6).collect();
        for (at, _) in typed.char_indices().chain([(typed.len(), ' ')]) {
            let so_far = &typed[..at];
            hits = index.find_within(&hits, so_far, usize::MAX);
            let at_once = index.find(so_far, usize::MAX);
            prop_assert_eq!(&hits.ids, &at_once.ids, "{}", so_far);
            prop_assert_eq!(&hits.ranks, &at_once.ranks);
        }
    }

    #[test]
    fn any_order_of_changes_leaves_the_same_index(
        start in prop::collection::vec(people(), 0..8),
        changes in prop::collection::vec((0..10_usize, prop::option::of(people())), 0..20),
        query in queries()
    ) {
        let mut index = index_of(&start);
        let mut all: Vec<Option<Person>> = start.into_iter().map(Some).collect();
        all.resize(10, None);
        for (customer, change) in changes {
            match &change {
                Some(person) => put(&mut index, customer as u32, person),
                None => index.remove(customer as u32),
            }
            all[customer] = change;
        }
        assert_same(&index, &index.find(&query, usize::MAX), &all, &query)?;
    }
}
