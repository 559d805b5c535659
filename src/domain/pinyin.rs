//! Toneless pinyin of characters and names. ü is written v, as it is typed.
use super::han::{fold_han, fold_text, is_han};

include!(concat!(env!("OUT_DIR"), "/syllables.rs"));

/// For U+4E00 to U+9FFF two bytes each, little endian: see [`Reading`].
static READINGS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/readings.bin"));

const NO_READING: u16 = 0xffff;

/// Surnames of one character that are read otherwise as surnames than elsewhere.
const SURNAMES: [(char, &str); 35] = [
    ('单', "shan"),
    ('曾', "zeng"),
    ('解', "xie"),
    ('仇', "qiu"),
    ('区', "ou"),
    ('盖', "ge"),
    ('查', "zha"),
    ('朴', "piao"),
    ('覃', "qin"),
    ('翟', "zhai"),
    ('卜', "bu"),
    ('种', "chong"),
    ('洗', "xian"),
    ('员', "yun"),
    ('繁', "po"),
    ('么', "yao"),
    ('折', "she"),
    ('缪', "miao"),
    ('祭', "zhai"),
    ('宓', "mi"),
    ('能', "nai"),
    ('召', "shao"),
    ('盛', "sheng"),
    ('沈', "shen"),
    ('薄', "bo"),
    ('贾', "jia"),
    ('句', "gou"),
    ('乐', "yue"),
    ('那', "na"),
    ('秘', "bi"),
    ('褚', "chu"),
    ('郇', "xun"),
    ('隗', "wei"),
    ('尉', "wei"),
    ('任', "ren"),
];

/// Surnames of two characters.
const DOUBLE_SURNAMES: [(&str, [&str; 2]); 48] = [
    ("欧阳", ["ou", "yang"]),
    ("司马", ["si", "ma"]),
    ("诸葛", ["zhu", "ge"]),
    ("上官", ["shang", "guan"]),
    ("尉迟", ["yu", "chi"]),
    ("司徒", ["si", "tu"]),
    ("司空", ["si", "kong"]),
    ("司寇", ["si", "kou"]),
    ("夏侯", ["xia", "hou"]),
    ("皇甫", ["huang", "fu"]),
    ("公孙", ["gong", "sun"]),
    ("公羊", ["gong", "yang"]),
    ("公冶", ["gong", "ye"]),
    ("慕容", ["mu", "rong"]),
    ("宇文", ["yu", "wen"]),
    ("长孙", ["zhang", "sun"]),
    ("令狐", ["ling", "hu"]),
    ("东方", ["dong", "fang"]),
    ("东郭", ["dong", "guo"]),
    ("南宫", ["nan", "gong"]),
    ("南门", ["nan", "men"]),
    ("西门", ["xi", "men"]),
    ("北堂", ["bei", "tang"]),
    ("百里", ["bai", "li"]),
    ("呼延", ["hu", "yan"]),
    ("端木", ["duan", "mu"]),
    ("轩辕", ["xuan", "yuan"]),
    ("独孤", ["du", "gu"]),
    ("澹台", ["tan", "tai"]),
    ("万俟", ["mo", "qi"]),
    ("闻人", ["wen", "ren"]),
    ("赫连", ["he", "lian"]),
    ("拓跋", ["tuo", "ba"]),
    ("完颜", ["wan", "yan"]),
    ("钟离", ["zhong", "li"]),
    ("太史", ["tai", "shi"]),
    ("申屠", ["shen", "tu"]),
    ("濮阳", ["pu", "yang"]),
    ("淳于", ["chun", "yu"]),
    ("单于", ["chan", "yu"]),
    ("鲜于", ["xian", "yu"]),
    ("闾丘", ["lv", "qiu"]),
    ("宗政", ["zong", "zheng"]),
    ("仲孙", ["zhong", "sun"]),
    ("梁丘", ["liang", "qiu"]),
    ("左丘", ["zuo", "qiu"]),
    ("纳兰", ["na", "lan"]),
    ("叶赫", ["ye", "he"]),
];

/// How one character is read: a place in [`SYLLABLES`], or behind those a place in [`READING_SETS`].
#[derive(Copy, Clone, Eq, PartialEq, Debug)]
pub(super) struct Reading(pub(super) u16);

impl Reading {
    /// How many different readings there are; each is below this number.
    pub(super) const COUNT: usize = SYLLABLES.len() + READING_SETS.len();

    pub(super) fn of(sign: char) -> Option<Reading> {
        if sign == '〇' {
            return Reading::of('零');
        }
        let place = 2 * (sign as usize).checked_sub(0x4e00)?;
        let bytes = READINGS.get(place..place + 2)?;
        let entry = u16::from_le_bytes([bytes[0], bytes[1]]);
        (entry != NO_READING).then_some(Reading(entry))
    }

    /// Every character that has a reading, as UTF-16, except 〇.
    pub(super) fn all() -> impl Iterator<Item = (u16, Reading)> {
        let entries = READINGS.chunks_exact(2).map(|bytes| u16::from_le_bytes([bytes[0], bytes[1]]));
        (0x4e00..).zip(entries).filter(|&(_, entry)| entry != NO_READING).map(|(sign, entry)| (sign, Reading(entry)))
    }

    /// The syllables by which the character may be searched, the commonest first.
    pub(super) fn syllables(self) -> impl Iterator<Item = &'static str> {
        let index = usize::from(self.0);
        let single = SYLLABLES.get(index).copied();
        let several = index.checked_sub(SYLLABLES.len()).and_then(|set| READING_SETS.get(set)).copied();
        single.into_iter().chain(several.unwrap_or_default().iter().map(|&place| SYLLABLES[usize::from(place)]))
    }
}

/// The commonest syllable of a character, simplified or traditional: 芳 → fang. Nothing for other signs.
pub fn syllable(sign: char) -> Option<&'static str> {
    Reading::of(sign)?.syllables().next()
}

/// The syllables of the surname at the head of a Chinese name: `尉迟恭` → `["yu", "chi"]`, `曾国强` → `["zeng"]`. Nothing where
/// the name does not begin with a Chinese character.
pub fn surname_reading(name: &str) -> Option<Vec<&'static str>> {
    let mut signs = name.trim_start().chars().map(fold_han);
    let first = signs.next()?;
    let pair: Option<[char; 2]> = signs.next().map(|second| [first, second]);
    let double =
        pair.and_then(|pair| DOUBLE_SURNAMES.iter().find(|(surname, _)| surname.chars().eq(pair)).map(|(_, syllables)| syllables.to_vec()));
    let single = || match SURNAMES.iter().find(|(surname, _)| *surname == first) {
        Some((_, reading)) => Some(*reading),
        None => syllable(first),
    };
    double.or_else(|| single().map(|reading| vec![reading]))
}

/// The first letters of a name: `王芳` → `wf`, `欧阳娜` → `oyn`, `John Smith` → `js`.
pub fn initials(name: &str) -> String {
    parts(name).iter().filter_map(|part| part.chars().next()).collect()
}

/// The whole name in letters, without gaps: `王芳` → `wangfang`, `Amy 陳` → `amychen`.
pub fn full(name: &str) -> String {
    parts(name).concat()
}

/// Syllables of the Chinese characters and the words between them, folded; signs that are neither letter nor figure are left out.
fn parts(name: &str) -> Vec<String> {
    let folded = fold_text(name);
    let surname = surname_reading(&folded).unwrap_or_default();
    let mut parts: Vec<String> = Vec::new();
    let mut in_word = false;
    for (place, sign) in folded.chars().enumerate() {
        let reading = surname.get(place).copied().or_else(|| syllable(sign));
        match reading {
            Some(reading) => parts.push(reading.to_owned()),
            None if !sign.is_alphanumeric() || is_han(sign) => {}
            None if in_word => parts.last_mut().into_iter().for_each(|word| word.push(sign)),
            None => parts.push(sign.to_string()),
        }
        in_word = reading.is_none() && sign.is_alphanumeric();
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected_full: &str, expected_initials: &str) {
        assert_eq!(full(name), expected_full, "{name}");
        assert_eq!(initials(name), expected_initials, "{name}");
    }

    #[test]
    fn common_names() {
        check("王芳", "wangfang", "wf");
        check("张伟", "zhangwei", "zw");
        check("張偉", "zhangwei", "zw");
        check("李秀英", "lixiuying", "lxy");
        check("吕布", "lvbu", "lb");
        check("刘二〇", "liuerling", "lel");
        check("王 芳", "wangfang", "wf");
        check("陈Amy", "chenamy", "ca");
        check("Amy 陳", "amychen", "ac");
        check("John Smith", "johnsmith", "js");
        check("Zoë", "zoe", "z");
        check("老王（五金店）", "laowangwujindian", "lwwjd");
        check("", "", "");
        check("😀！", "", "");
    }

    #[test]
    fn surnames_read_differently() {
        for (name, expected) in [
            ("单雄信", "shanxiongxin"),
            ("單雄信", "shanxiongxin"),
            ("曾国强", "zengguoqiang"),
            ("解晓东", "xiexiaodong"),
            ("仇英", "qiuying"),
            ("区志航", "ouzhihang"),
            ("盖叫天", "gejiaotian"),
            ("查良镛", "zhaliangyong"),
            ("朴树", "piaoshu"),
            ("覃海洋", "qinhaiyang"),
            ("翟天临", "zhaitianlin"),
            ("乐毅", "yueyi"),
            ("尉迟恭", "yuchigong"),
            ("欧阳修", "ouyangxiu"),
            ("歐陽修", "ouyangxiu"),
            ("司马光", "simaguang"),
            ("诸葛亮", "zhugeliang"),
            ("上官婉儿", "shangguanwaner"),
            ("万俟卨", "moqixie"),
            ("长孙无忌", "zhangsunwuji"),
            ("澹台明", "tantaiming"),
            ("单于明", "chanyuming"),
        ] {
            assert_eq!(full(name), expected, "{name}");
        }
        assert_eq!(surname_reading("尉迟恭"), Some(vec!["yu", "chi"]));
        assert_eq!(surname_reading("曾"), Some(vec!["zeng"]));
        assert_eq!(surname_reading("王芳"), Some(vec!["wang"]));
        assert_eq!(surname_reading("Amy"), None);
        assert_eq!(surname_reading(""), None);
    }

    #[test]
    fn characters_elsewhere_keep_their_common_reading() {
        for (sign, expected) in [('乐', "le"), ('解', "jie"), ('查', "cha"), ('芳', "fang"), ('女', "nv"), ('龍', "long")] {
            assert_eq!(syllable(sign), Some(expected));
        }
        assert_eq!(syllable('a'), None);
        assert_eq!(syllable('の'), None);
        let readings: Vec<&str> = Reading::of('曾').unwrap().syllables().collect();
        assert_eq!(readings, ["zeng", "ceng"]);
    }

    #[test]
    fn the_lists_of_surnames_are_in_folded_shape_and_use_real_syllables() {
        for (surname, syllables) in DOUBLE_SURNAMES {
            assert_eq!(fold_text(surname), surname);
            assert_eq!(surname.chars().count(), 2);
            for syllable in syllables {
                assert!(SYLLABLES.binary_search(&syllable).is_ok(), "{syllable}");
            }
        }
        for (surname, syllable) in SURNAMES {
            assert_eq!(fold_han(surname), surname);
            assert!(SYLLABLES.binary_search(&syllable).is_ok(), "{syllable}");
            let searchable = Reading::of(surname).unwrap().syllables().any(|reading| reading == syllable);
            assert!(searchable, "{surname} {syllable}");
        }
        for (surname, syllables) in DOUBLE_SURNAMES {
            for (sign, syllable) in surname.chars().zip(syllables) {
                let searchable = Reading::of(sign).unwrap().syllables().any(|reading| reading == syllable);
                assert!(searchable, "{sign} {syllable}");
            }
        }
    }

    #[test]
    fn nearly_every_character_has_a_reading() {
        let without = (0x4e00..=0x9fff).filter_map(char::from_u32).filter(|&sign| syllable(sign).is_none()).count();
        assert!(without < 100, "{without}");
        assert!(SYLLABLES.len() < 450);
        assert!(SYLLABLES.iter().all(|syllable| syllable.len() <= 6 && syllable.bytes().all(|letter| letter.is_ascii_lowercase())));
    }
}
