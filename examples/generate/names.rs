//! Names of many scripts, with the surnames of China by their real frequency and given names with a heavy tail.
use crate::chance::{Chance, Weighted};
use yushui::sample::stream::Stream;
use yushui::words::Language;

/// Surname, the same in traditional characters, romanised, share of people in tenths of a percent (National Bureau of
/// Statistics; the tail is rounded).
const SURNAMES: [(&str, &str, &str, u32); 44] = [
    ("王", "王", "Wong", 75),
    ("李", "李", "Lee", 74),
    ("张", "張", "Cheung", 70),
    ("刘", "劉", "Lau", 53),
    ("陈", "陳", "Chan", 46),
    ("杨", "楊", "Yeung", 34),
    ("黄", "黃", "Wong", 24),
    ("赵", "趙", "Chiu", 21),
    ("吴", "吳", "Ng", 20),
    ("周", "周", "Chow", 20),
    ("徐", "徐", "Tsui", 15),
    ("孙", "孫", "Suen", 15),
    ("朱", "朱", "Chu", 13),
    ("马", "馬", "Ma", 13),
    ("胡", "胡", "Wu", 12),
    ("郭", "郭", "Kwok", 12),
    ("何", "何", "Ho", 11),
    ("高", "高", "Ko", 10),
    ("罗", "羅", "Law", 10),
    ("林", "林", "Lam", 10),
    ("郑", "鄭", "Cheng", 9),
    ("梁", "梁", "Leung", 8),
    ("谢", "謝", "Tse", 8),
    ("宋", "宋", "Sung", 8),
    ("唐", "唐", "Tong", 7),
    ("许", "許", "Hui", 7),
    ("韩", "韓", "Hon", 7),
    ("冯", "馮", "Fung", 6),
    ("邓", "鄧", "Tang", 6),
    ("曹", "曹", "Cho", 6),
    ("彭", "彭", "Pang", 6),
    ("曾", "曾", "Tsang", 6),
    ("肖", "蕭", "Siu", 6),
    ("田", "田", "Tin", 5),
    ("董", "董", "Tung", 5),
    ("潘", "潘", "Poon", 5),
    ("袁", "袁", "Yuen", 5),
    ("蔡", "蔡", "Choi", 5),
    ("蒋", "蔣", "Cheung", 5),
    ("余", "余", "Yu", 5),
    ("叶", "葉", "Ip", 4),
    ("杜", "杜", "To", 4),
    ("欧阳", "歐陽", "Auyeung", 1),
    ("诸葛", "諸葛", "Chukot", 1),
];
/// The most frequent given names, most frequent first, simplified and traditional.
const GIVEN: [(&str, &str); 24] = [
    ("伟", "偉"),
    ("秀英", "秀英"),
    ("敏", "敏"),
    ("静", "靜"),
    ("丽", "麗"),
    ("强", "強"),
    ("建国", "建國"),
    ("婷婷", "婷婷"),
    ("磊", "磊"),
    ("军", "軍"),
    ("洋", "洋"),
    ("勇", "勇"),
    ("艳", "艷"),
    ("杰", "傑"),
    ("娟", "娟"),
    ("桂英", "桂英"),
    ("涛", "濤"),
    ("明", "明"),
    ("秀兰", "秀蘭"),
    ("霞", "霞"),
    ("子涵", "子涵"),
    ("浩然", "浩然"),
    ("欣怡", "欣怡"),
    ("梓轩", "梓軒"),
];
const SYLLABLES_HANS: &str = "安宝冰博成春翠达丹德东恩芳飞丰凤福刚光国海涵航豪浩红宏华慧吉佳嘉建江洁金晶景俊凯康可兰乐莉良林玲龙露美萌梦明娜宁培鹏萍琪清庆秋泉荣蓉瑞珊诗书淑思松素天婉文雯武熙夏宪祥晓欣新秀旭雪雅燕阳瑶怡义艺英颖永友宇雨玉元月云泽哲珍振志智中卓紫";
const SYLLABLES_HANT: &str = "安寶冰博成春翠達丹德東恩芳飛豐鳳福剛光國海涵航豪浩紅宏華慧吉佳嘉建江潔金晶景俊凱康可蘭樂莉良林玲龍露美萌夢明娜寧培鵬萍琪清慶秋泉榮蓉瑞珊詩書淑思松素天婉文雯武熙夏憲祥曉欣新秀旭雪雅燕陽瑤怡義藝英穎永友宇雨玉元月雲澤哲珍振志智中卓紫";
const ROMANISED: &str = "Siu-ming Ka-yan Wai-man Mei-ling Chi-keung Hoi-yan Kwok-wing Yuk-lan Tsz-ching Ho-yin";
/// Characters outside GBK, some outside the basic plane.
const RARE: [&str; 6] = ["䶮", "㛃", "𠮷", "𬭎", "𫟹", "𬸚"];
const WESTERN_FIRST: &str = "Anna Ben Carla David Elena François Greta Hannah Iván Julia Karl Laura Mark Nora Oscar Paula Søren Tom Ursula Victor Wendy Zoë José Émile Björn Małgorzata Siobhán Chloé";
const WESTERN_LAST: &str = "Smith Jones Müller García Rossi Dubois Jensen Novák Kowalski Silva Andersson O’Neill Martín Weber Brown Taylor Lefèvre Fischer Nagy Schäfer Horváth Johansson Murphy Walker Žižka Núñez Van_Dijk de_la_Cruz";
const EAST_ASIAN: &str = "佐藤花子 鈴木一郎 高橋美咲 田中健太 山本さくら 김민준 이서연 박지훈 최수빈 정하은 渡辺ケン 윤도현";
const CYRILLIC_VIETNAMESE: &str =
    "Анна_Иванова Сергей_Петров Ольга_Кузнецова Дмитрий_Соколов Nguyễn_Thị_Lan Trần_Văn_Minh Phạm_Thu_Hương Lê_Quốc_Bảo";
const RIGHT_TO_LEFT: &str = "محمد_علي فاطمة_حسن يوسف_إبراهيم ليلى_أحمد דוד_כהן שרה_לוי יעל_מזרחי";
const FIRM_TAILS_HANS: [&str; 4] = ["贸易有限公司", "茶楼", "设计工作室", "幼儿园"];
const FIRM_TAILS_HANT: [&str; 4] = ["貿易有限公司", "茶樓", "設計工作室", "幼兒園"];
const FIRM_TAILS_ENGLISH: [&str; 4] = ["Trading Ltd", "Tea House", "Design Studio", "Kindergarten"];

/// The scripts of names with their shares in percent: simplified, traditional or Hong Kong, western, Japanese and Korean,
/// Cyrillic and Vietnamese, right to left.
const SHARES_HANS: [f64; 6] = [55.0, 5.0, 28.0, 6.0, 4.0, 2.0];
const SHARES_HANT: [f64; 6] = [5.0, 55.0, 28.0, 6.0, 4.0, 2.0];
const SHARES_ENGLISH: [f64; 6] = [14.0, 4.0, 70.0, 4.0, 5.0, 3.0];

pub struct Names {
    language: Language,
    scripts: Weighted,
    surnames: Weighted,
    given: Weighted,
}

/// One name in the ways in which it may be written.
pub struct Name {
    pub usual: String,
    /// The same in the other characters, romanised or with the parts the other way round; for the second entry of a person.
    pub other: String,
}

impl Names {
    pub fn new(language: Language) -> Self {
        Self {
            language,
            scripts: Weighted::new(language.choose(SHARES_HANS, SHARES_HANT, SHARES_ENGLISH).into_iter()),
            surnames: Weighted::new(SURNAMES.iter().map(|surname| f64::from(surname.3))),
            given: Weighted::zipf(GIVEN.len(), 1.0),
        }
    }

    pub fn draw(&self, stream: &mut Stream) -> Name {
        if stream.chance(0.03) {
            return self.firm(stream);
        }
        match self.scripts.draw(stream) {
            0 => self.chinese(true, stream),
            1 => self.chinese(false, stream),
            2 => {
                let (first, last) = (word(WESTERN_FIRST, stream), word(WESTERN_LAST, stream));
                Name { usual: format!("{first} {last}"), other: format!("{last}, {first}") }
            }
            3 => same(word(EAST_ASIAN, stream)),
            4 => same(word(CYRILLIC_VIETNAMESE, stream)),
            _ => same(word(RIGHT_TO_LEFT, stream)),
        }
    }

    fn firm(&self, stream: &mut Stream) -> Name {
        let tails = self.language.choose(FIRM_TAILS_HANS, FIRM_TAILS_HANT, FIRM_TAILS_ENGLISH);
        let head = match self.language {
            Language::English => format!("{} ", word(WESTERN_LAST, stream)),
            Language::Hans => syllables(SYLLABLES_HANS, 2, stream),
            Language::Hant => syllables(SYLLABLES_HANT, 2, stream),
        };
        same(format!("{head}{}", stream.pick(&tails)))
    }

    fn chinese(&self, is_simplified: bool, stream: &mut Stream) -> Name {
        let (hans, hant, roman, _) = SURNAMES[self.surnames.draw(stream)];
        let (surname, other_surname) = if is_simplified { (hans, hant) } else { (hant, hans) };
        if stream.chance(0.06) {
            let title = stream.pick(&["先生", "女士", "姐", "老师"]);
            return same(format!("{surname}{title}"));
        }
        if stream.chance(0.3) {
            let (simple, traditional) = GIVEN[self.given.draw(stream)];
            let (given, other) = if is_simplified { (simple, traditional) } else { (traditional, simple) };
            return Name { usual: format!("{surname}{given}"), other: format!("{other_surname}{other}") };
        }
        let count = if stream.chance(0.13) { 1 } else { 2 };
        let pool = if is_simplified { SYLLABLES_HANS } else { SYLLABLES_HANT };
        let mut given = syllables(pool, count, stream);
        if stream.chance(0.000_9) {
            given = format!("{}{given}", stream.pick(&RARE));
        }
        let other = if is_simplified { format!("{surname} {given}") } else { format!("{roman} {}", word(ROMANISED, stream)) };
        Name { usual: format!("{surname}{given}"), other }
    }
}

fn same(name: String) -> Name {
    Name { other: name.clone(), usual: name }
}

fn word(list: &str, stream: &mut Stream) -> String {
    let words: usize = list.split(' ').count();
    let at = stream.below(words as u32) as usize;
    list.split(' ').nth(at).unwrap_or_default().replace('_', " ")
}

fn syllables(pool: &str, count: usize, stream: &mut Stream) -> String {
    // Every character of the pools takes three bytes.
    let length = (pool.len() / 3) as u32;
    let draw = |_| {
        // The product of two draws favours the beginning.
        let at = (stream.unit() * stream.unit() * f64::from(length)) as usize;
        &pool[at * 3..at * 3 + 3]
    };
    (0..count).map(draw).collect()
}
