//! What a record says: name, phone and card on every sale; mail, address, birthday, tags and note in the list of customers.
use crate::chance::{Chance, Weighted};
use crate::names::Names;
use crate::options::{Identity, Options};
use crate::phones::{damaged, number_of, written};
use crate::shop::{Shop, table};
use yushui::domain::Day;
use yushui::sample::stream::Stream;
use yushui::words::Language;

/// By what a sale names the customer.
pub struct Known {
    pub name: String,
    pub phone: String,
    pub card: String,
}

/// What only the list of customers says.
pub struct Details {
    pub birthday: String,
    pub tags: String,
    pub note: String,
    pub email: String,
    pub address: String,
}

pub struct Contacts<'a> {
    options: &'a Options,
    names: Names,
    tags: Weighted,
}

const PHONE_SHARE: f64 = 0.92;
const CARD_SHARE: f64 = 0.7;
const TAGS_HANS: &str = "老客户 会员 送礼 茶友 邻居 批发 学生 老师 退休 自提 外送 微信群 抖音 团购 企业 新客 常客 VIP 生日券 投诉过 少糖 无糖 有机 周末 早市 夜市 老家 亲戚 介绍 展会";
const TAGS_HANT: &str = "老客戶 會員 送禮 茶友 鄰居 批發 學生 老師 退休 自取 外送 LINE群 網店 團購 企業 新客 常客 VIP 生日券 投訴過 少糖 無糖 有機 週末 早市 夜市 老家 親戚 介紹 展會";
const TAGS_ENGLISH: &str = "regular member gifts tea-circle neighbour wholesale student teacher retired pick-up delivery chat-group online group-order firm new frequent VIP voucher complained less-sugar no-sugar organic weekend morning evening home-town relative referred fair";
const PHRASES_HANS: &str = "要少糖。 送货到三楼。 上次说女儿高考。 喜欢绿茶，不喝红茶。 月底发工资。 只要玻璃罐。 周末才有空。 问过蜂蜜。 由邻居介绍。 电话打不通时发短信。";
const PHRASES_HANT: &str = "要少糖。 送貨到三樓。 上次說女兒大考。 喜歡綠茶，不喝紅茶。 月底發薪水。 只要玻璃罐。 週末才有空。 問過蜂蜜。 由鄰居介紹。 電話打不通時發簡訊。";
const PHRASES_ENGLISH: &str = "Less_sugar. Deliver_to_the_third_floor. Daughter_sits_finals. Green_tea,_never_black. Paid_at_the_end_of_the_month. Glass_jar_only. Free_at_weekends. Asked_for_honey. Sent_by_a_neighbour. Text_when_the_phone_is_off.";
const NOTE_MEDIAN_CHARS: f64 = 40.0;
const MAX_NOTE_CHARS: f64 = 4_000.0;

impl<'a> Contacts<'a> {
    pub fn new(options: &'a Options) -> Self {
        Self { options, names: Names::new(options.language), tags: Weighted::zipf(30, 1.0) }
    }

    fn stream(&self, table: u64, index: u64) -> Stream {
        Stream::new(self.options.seed, table, index)
    }

    /// How sales name the customer of a record.
    pub fn known(&self, shop: &Shop, record: usize) -> Known {
        let entry = shop.records[record];
        if self.options.identity == Identity::Clean {
            let name = self.names.draw(&mut self.stream(table::NAME, record as u64)).usual;
            let mut stream = self.stream(table::CONTACT, record as u64);
            let phone = if stream.chance(PHONE_SHARE) {
                let number = number_of(record as u64, &mut stream);
                written(&number, &mut stream)
            } else {
                String::new()
            };
            return Known { name, phone, card: card(record) };
        }
        let name = self.names.draw(&mut self.stream(table::NAME, entry.person));
        let mut change = self.stream(table::CHANGE, entry.person << 8 | u64::from(entry.copy));
        let mut stream = self.stream(table::CONTACT, entry.person);
        let has_phone = stream.chance(PHONE_SHARE);
        // A household or a number given out again: the phone of somebody near by.
        let owner = match stream.unit() {
            ..0.04 => entry.person.saturating_sub(1),
            ..0.05 => entry.person.saturating_sub(7),
            _ => entry.person,
        };
        let owner = if entry.copy > 0 && change.chance(0.1) { entry.person + 500_000 } else { owner };
        let number = number_of(owner, &mut self.stream(table::CONTACT, owner << 1 | 1));
        let spelling = if entry.copy > 0 && change.chance(0.6) { &mut change } else { &mut stream };
        let phone = match (has_phone, spelling.chance(0.002)) {
            (false, _) => String::new(),
            (true, true) => damaged(&number),
            (true, false) => written(&number, spelling),
        };
        let name = if entry.copy > 0 { changed(name.usual, name.other, &mut change) } else { name.usual };
        Known { name, phone, card: if change.chance(CARD_SHARE) { card(record) } else { String::new() } }
    }

    /// What the list of customers says besides.
    pub fn details(&self, record: usize) -> Details {
        let mut stream = self.stream(table::CONTACT, 1 << 62 | record as u64);
        Details {
            birthday: self.birthday(record, &mut stream),
            tags: self.tags(&mut stream),
            note: self.note(&mut stream),
            email: if stream.chance(0.65) { email(&mut stream) } else { String::new() },
            address: if stream.chance(0.55) { self.address(&mut stream) } else { String::new() },
        }
    }

    /// One in five; the first two fall within the fortnight after the last day of the shop.
    fn birthday(&self, record: usize, stream: &mut Stream) -> String {
        let end = self.options.end;
        let year = end.civil().year - stream.between(18, 80);
        match record {
            0 => solar(end.plus_days(5), year),
            1 => (4..=13).find_map(|ahead| self.lunar(end.plus_days(ahead))).unwrap_or_else(|| solar(end.plus_days(9), year)),
            _ if !stream.chance(0.2) => String::new(),
            _ if stream.chance(0.02) => if stream.chance(0.5) { "1900-01-01" } else { "1970-01-01" }.to_owned(),
            _ => {
                let day = end.plus_days(-stream.between(1, 360));
                let lunar = if stream.chance(0.25) { self.lunar(day) } else { None };
                lunar.unwrap_or_else(|| solar(day, year))
            }
        }
    }

    /// `农历八月廿九`; nothing in a leap month.
    fn lunar(&self, day: Day) -> Option<String> {
        let lunar = day.lunar().filter(|lunar| !lunar.leap)?;
        if self.options.language == Language::English {
            return Some(format!("lunar {:02}-{:02}", lunar.month, lunar.day));
        }
        const MONTHS: [&str; 12] = ["正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊"];
        const DIGITS: [&str; 11] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
        let (tens, units) = (lunar.day / 10, DIGITS[usize::from(lunar.day % 10)]);
        let date = match (tens, lunar.day % 10) {
            (0, _) => format!("初{units}"),
            (1, 0) => "初十".to_owned(),
            (1, _) => format!("十{units}"),
            (2, 0) => "二十".to_owned(),
            (2, _) => format!("廿{units}"),
            _ => "三十".to_owned(),
        };
        let calendar = self.options.language.choose("农历", "農曆", "");
        Some(format!("{calendar}{}月{date}", MONTHS[usize::from(lunar.month - 1)]))
    }

    fn tags(&self, stream: &mut Stream) -> String {
        let all: Vec<&str> = self.options.language.choose(TAGS_HANS, TAGS_HANT, TAGS_ENGLISH).split(' ').collect();
        let mut found: Vec<&str> = Vec::new();
        for _ in 0..stream.geometric(0.9).min(5) {
            let tag = all[self.tags.draw(stream).min(all.len() - 1)];
            if !found.contains(&tag) {
                found.push(tag);
            }
        }
        found.join(";")
    }

    fn note(&self, stream: &mut Stream) -> String {
        if stream.chance(0.6) {
            return String::new();
        }
        let wanted = (NOTE_MEDIAN_CHARS.ln() + 0.9 * stream.normal()).exp().min(MAX_NOTE_CHARS) as usize;
        let phrases: Vec<&str> = self.options.language.choose(PHRASES_HANS, PHRASES_HANT, PHRASES_ENGLISH).split(' ').collect();
        let mut note = String::new();
        let mut length = 0;
        while length < wanted {
            let phrase = stream.pick(&phrases).replace('_', " ");
            length += phrase.chars().count();
            note.push_str(&phrase);
        }
        if stream.chance(0.05) {
            let ending = *stream.pick::<&str>(&["\n第二行", " \"引号\"", ", a comma", "\t制表", " 🍵"]);
            note.push_str(ending);
        }
        note
    }

    fn address(&self, stream: &mut Stream) -> String {
        let number = stream.between(1, 999);
        let street = stream.pick(&[
            ("清溪路", "清溪路", "Brook Street"),
            ("望江巷", "望江巷", "Riverside Lane"),
            ("学前街", "學前街", "School Street"),
        ]);
        match self.options.language {
            Language::Hans => format!("{}{number}号{}室", street.0, stream.between(101, 2_506)),
            Language::Hant => format!("{}{number}號{}室", street.1, stream.between(101, 2_506)),
            Language::English => format!("{number} {}, flat {}", street.2, stream.between(1, 60)),
        }
    }
}

fn card(record: usize) -> String {
    format!("V{:07}", record + 1)
}

fn solar(day: Day, year: i32) -> String {
    let date = day.civil();
    let date_of_birth = Day::from_civil(year, date.month, date.day).unwrap_or_else(|| day.plus_days(1)).civil();
    format!("{year:04}-{:02}-{:02}", date_of_birth.month, date_of_birth.day)
}

/// The second entry of a person: now and then other characters, a slip of the pen, or blanks.
fn changed(usual: String, other: String, stream: &mut Stream) -> String {
    match stream.unit() {
        ..0.22 => other,
        ..0.37 => {
            let mut letters: Vec<char> = usual.chars().collect();
            if letters.len() > 2 {
                letters.remove(stream.below(letters.len() as u32) as usize);
            }
            letters.into_iter().collect()
        }
        ..0.62 => format!("{} ", usual.to_uppercase()),
        _ => usual,
    }
}

fn email(stream: &mut Stream) -> String {
    let number = 10_000_000 + stream.below(900_000_000);
    match stream.unit() {
        ..0.35 => format!("{number}@qq.com"),
        ..0.47 => format!("user{number}@163.com"),
        ..0.72 if stream.chance(0.1) => format!("first.last+{number}@gmail.com"),
        ..0.72 => format!("firstlast{number}@gmail.com"),
        ..0.995 => format!("Info.{number}@shop{}.example", stream.below(500)),
        _ => format!("user{number}@"),
    }
}
