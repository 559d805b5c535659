//! Invented people: names typical of the language, and telephone numbers that nobody has.
use super::stream::Stream;
use crate::domain::{Phone, Region, phone::parse_phone};
use crate::words::Language;
use std::collections::BTreeSet;

const SURNAMES_HANS: &str =
    "王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 朱 马 胡 郭 何 高 林 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾 肖 田 董 潘 袁 蔡 蒋 欧阳";
const SURNAMES_HANT: &str =
    "王 李 張 劉 陳 楊 黃 趙 吳 周 徐 孫 朱 馬 胡 郭 何 高 林 羅 鄭 梁 謝 宋 唐 許 韓 馮 鄧 曹 彭 曾 蕭 田 董 潘 袁 蔡 蔣 歐陽";
const GIVEN_HANS: &str = "秀兰 建国 丽华 志强 玉梅 文斌 晓燕 海涛 淑珍 俊杰 静 伟 敏 磊 婷婷 国庆 美玲 永康 雅琴 子涵 思远 春生 桂英 明 佳怡 小龙 惠芳 立新 雪 浩然 月娥 振华 倩 德明 若溪 保国 巧云 宇航 红霞 长江";
const GIVEN_HANT: &str = "秀蘭 建國 麗華 志強 玉梅 文斌 曉燕 海濤 淑珍 俊傑 靜 偉 敏 磊 婷婷 國慶 美玲 永康 雅琴 子涵 思遠 春生 桂英 明 佳怡 小龍 惠芳 立新 雪 浩然 月娥 振華 倩 德明 若溪 保國 巧雲 宇航 紅霞 長江";
const FIRST_NAMES: &str = "Alice Ben Carla Daniel Elena Frank Grace Henry Irene Jack Karen Leo Maya Noah Olivia Peter Quinn Rosa Samuel Tess Umar Vera Walter Ximena Yusuf Zoe Mei Kenji Priya Anh Diego Fatima Hannah Ivan Joon Kofi Lina Marek Nadia Oscar";
const LAST_NAMES: &str = "Abbott Becker Castillo Dunn Ellis Fischer Gupta Hughes Ito Jensen Kowalski Larsen Morgan Nguyen O’Brien Park Quigley Rossi Schmidt Tanaka Underhill Vargas Walsh Xu Young Zhang Chen Liu Wang Garcia Haddad Ivanova Kim Lopez Mbeki Novak Okafor Petrova Silva Torres";

/// Hands out names, no two the same, and phones, no two the same.
pub struct Directory {
    language: Language,
    stream: Stream,
    taken: BTreeSet<String>,
}

impl Directory {
    pub fn new(language: Language, stream: Stream) -> Self {
        Self { language, stream, taken: BTreeSet::new() }
    }

    /// Notes that a name is in use.
    pub fn reserve(&mut self, name: &str) {
        self.taken.insert(name.to_owned());
    }

    /// A name that nobody has yet.
    pub fn name(&mut self) -> String {
        let (before, between, after) = match self.language {
            Language::Hans => (SURNAMES_HANS, "", GIVEN_HANS),
            Language::Hant => (SURNAMES_HANT, "", GIVEN_HANT),
            Language::English => (FIRST_NAMES, " ", LAST_NAMES),
        };
        let (before, after): (Vec<&str>, Vec<&str>) = (before.split(' ').collect(), after.split(' ').collect());
        loop {
            // 1,600 names for 120 people: a free one is found soon.
            let name = format!("{}{between}{}", self.stream.pick(&before), self.stream.pick(&after));
            if self.taken.insert(name.clone()) {
                return name;
            }
        }
    }

    /// A number in a range that is not assigned, ending in `tail` where the numbering plan leaves room for it.
    pub fn phone(&mut self, tail: Option<u32>) -> Option<Phone> {
        loop {
            let number = fictional_number(self.language, tail, &mut self.stream);
            let phone = parse_phone(&number, region_of(self.language)).ok()?;
            if self.taken.insert(phone.digits.clone()) {
                return Some(phone);
            }
        }
    }
}

/// Where the sample shop is.
pub fn region_of(language: Language) -> Region {
    language.choose(Region::China, Region::Taiwan, Region::UnitedStates)
}

/// Mainland mobiles with prefixes that MIIT has not given out, the former pager range of Taiwan, and NANPA's 555-01xx.
fn fictional_number(language: Language, tail: Option<u32>, stream: &mut Stream) -> String {
    let four = tail.unwrap_or_else(|| stream.below(10_000));
    match language {
        Language::Hans => {
            let prefix = stream.pick(&["154", "161", "164", "169"]);
            let middle = stream.below(10_000);
            if stream.in_hundred(70) { format!("{prefix} {middle:04} {four:04}") } else { format!("{prefix}{middle:04}{four:04}") }
        }
        Language::Hant => {
            let (hundreds, rest) = (stream.below(100), format!("{four:04}"));
            format!("0943-{hundreds:02}{}-{}", &rest[..1], &rest[1..])
        }
        Language::English => {
            let area = stream.pick(&["212", "312", "415", "503", "617", "713", "206", "303"]);
            format!("({area}) 555-01{:02}", four % 100)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn simplified_and_traditional_lists_go_together() {
        let count = |list: &str| list.split(' ').count();
        assert_eq!(count(SURNAMES_HANS), count(SURNAMES_HANT));
        assert_eq!(count(GIVEN_HANS), count(GIVEN_HANT));
        assert!(count(FIRST_NAMES) >= 40 && count(LAST_NAMES) >= 40);
    }

    #[test]
    fn phones_are_readable_and_end_as_asked() {
        for (language, tail) in [(Language::Hans, "8821"), (Language::Hant, "8821"), (Language::English, "0121")] {
            let mut directory = Directory::new(language, Stream::new(1, 1, 1));
            for _ in 0..3 {
                assert_eq!(directory.phone(Some(8_821)).unwrap().tail(), tail);
            }
        }
    }
}
