//! Words of the days that matter and of reminders that come again.
use super::{Language, format, labels};
use crate::domain::{Day, Festival, Repeat, RepeatUnit};

labels! {
    /// Fixed texts.
    pub enum DaysLabel {
        Section => "要记得的日子", "要記得的日子", "Days to remember";
        ShopSection => "店里的日子", "店裡的日子", "The shop's days";
        ShopNote => "节日和店里自己的提醒，到时会出现在今日里。", "節日和店裡自己的提醒，到時會出現在今日裡。", "Festivals and the shop's own reminders, shown on Today in time.";
        AddOccasion => "加一个日子", "加一個日子", "Add a day";
        EditOccasion => "改这个日子", "改這個日子", "Change the day";
        AddRoutine => "加一个提醒", "加一個提醒", "Add a reminder";
        EditRoutine => "改这个提醒", "改這個提醒", "Change the reminder";
        Name => "是什么日子", "是什麼日子", "What day it is";
        NameHint => "比如“结婚纪念日”“开业”。", "比如「結婚紀念日」「開業」。", "Such as “wedding anniversary” or “opening”.";
        NoName => "写上是什么日子。", "寫上是什麼日子。", "Say what day it is.";
        Date => "日期", "日期", "Date";
        NoDate => "选月和日。", "選月和日。", "Choose month and day.";
        LeadDays => "提前几天提醒", "提前幾天提醒", "Days ahead";
        Remove => "去掉", "移除", "Remove";
        Done => "办好了", "辦好了", "Done";
        Skip => "这次不做", "這次不做", "Not this time";
        What => "要记得什么", "要記得什麼", "What to remember";
        NoText => "写上要记得什么。", "寫上要記得什麼。", "Say what to remember.";
        Due => "哪一天", "哪一天", "On";
        BadDay => "请选一天。", "請選一天。", "Choose a day.";
        Repeats => "重复", "重複", "Repeat";
        Once => "只一次", "只一次", "Once";
        EveryDays => "每几天", "每幾天", "Every so many days";
        EveryWeeks => "每几周", "每幾週", "Every so many weeks";
        EveryMonths => "每几个月", "每幾個月", "Every so many months";
        EveryYears => "每几年", "每幾年", "Every so many years";
        Every => "隔多少", "隔多少", "How many";
        BadNumber => "请填1到999。", "請填1到999。", "Enter 1 to 999.";
        CountedFrom => "从哪天算下一次", "從哪天算下一次", "The next counts from";
        FromDue => "原定的日子", "原定的日子", "The day it was due";
        FromDone => "做完的日子", "做完的日子", "The day it was done";
        Until => "到哪天为止（可不填）", "到哪天為止（可不填）", "Until (optional)";
        OfferFestivals => "加上常见节日", "加上常見節日", "Add the usual festivals";
        LeapRule => "闰月里的日子怎么过", "閏月裡的日子怎麼過", "Days of a leap month are kept";
        LeapOrdinary => "每年过平月", "每年過平月", "In the ordinary month";
        LeapKept => "有闰月过闰月", "有閏月過閏月", "In the leap month when there is one";
        LeapNote => "三十的日子，遇到小月过廿九。2月29日的，平年过28日。", "三十的日子，遇到小月過廿九。2月29日的，平年過28日。", "Lunar day 30 is kept on the 29th in a short month, 29 February on the 28th in an ordinary year.";
        Needs => "以后要用的", "以後要用的", "Needs to come";
        AddNeed => "记一样以后要用的", "記一樣以後要用的", "Note a need to come";
        NeedText => "要用什么", "要用什麼", "What they will need";
        NeedMonth => "大约什么时候", "大約什麼時候", "About when";
        NeedHint => "提前一个月会出现在今日里。", "提前一個月會出現在今日裡。", "Shown on Today from the month before.";
        NeedSure => "有多大把握", "有多大把握", "How sure";
        NeedGuessed => "估计", "估計", "A guess";
        NeedSaid => "客户说的", "客戶說的", "They said so";
        NeedCertain => "确定", "確定", "Certain";
        Notify => "新的一天开始时，在桌面上提醒", "新的一天開始時，在桌面上提醒", "Tell me on the desktop when a new day begins";
        NotifyOn => "新的一天开始时会在桌面上提醒，只在网页开着的时候。", "新的一天開始時會在桌面上提醒，只在網頁開著的時候。", "A new day is told on the desktop, only while this page is open.";
        NotifyOff => "浏览器不让提醒。要改，请到浏览器的网站设置里。", "瀏覽器不讓提醒。要改，請到瀏覽器的網站設定裡。", "The browser does not allow it. Change this in its settings for the site.";
        Lately => "近况", "近況", "Lately";
        AddNews => "记一条近况", "記一條近況", "Note something new";
        NewsText => "听说了什么", "聽說了什麼", "What you heard";
        NewsChange => "有什么变化", "有什麼變化", "What changed";
        NoChange => "没有变化", "沒有變化", "Nothing changed";
        NewsHint => "90天内会出现在今日里，打电话好开口。", "90天內會出現在今日裡，打電話好開口。", "Shown on Today for 90 days, something to begin a call with.";
        Interval => "多久联系一次（天）", "多久聯絡一次（天）", "Contact every so many days";
        IntervalHint => "不填就按这位来店的节奏。", "不填就按這位來店的節奏。", "Left empty, their own rhythm decides.";
        Lasts => "一件能用几天", "一件能用幾天", "One lasts so many days";
        LastsHint => "填了，快用完时今日里会提醒。", "填了，快用完時今日裡會提醒。", "With this, Today tells when a customer runs out.";
        UseLearned => "就用这个", "就用這個", "Use this";
    }
}

/// The name of a festival.
pub const fn festival_name(festival: Festival, language: Language) -> &'static str {
    let (hans, hant, english) = match festival {
        Festival::NewYear => ("元旦", "元旦", "New Year's Day"),
        Festival::SpringFestival => ("春节", "春節", "Spring Festival"),
        Festival::Lantern => ("元宵节", "元宵節", "Lantern Festival"),
        Festival::Womens => ("妇女节", "婦女節", "Women's Day"),
        Festival::LabourDay => ("劳动节", "勞動節", "Labour Day"),
        Festival::DragonBoat => ("端午节", "端午節", "Dragon Boat Festival"),
        Festival::ChildrensDay => ("儿童节", "兒童節", "Children's Day"),
        Festival::DoubleSeventh => ("七夕", "七夕", "Double Seventh"),
        Festival::MidAutumn => ("中秋节", "中秋節", "Mid-Autumn Festival"),
        Festival::Teachers => ("教师节", "教師節", "Teachers' Day"),
        Festival::NationalDay => ("国庆节", "國慶節", "National Day"),
        Festival::DoubleNinth => ("重阳节", "重陽節", "Double Ninth"),
        Festival::Laba => ("腊八", "臘八", "Laba"),
        Festival::LittleYear => ("小年", "小年", "Little New Year"),
        Festival::NewYearsEve => ("除夕", "除夕", "Lunar New Year's Eve"),
    };
    match language {
        Language::Hans => hans,
        Language::Hant => hant,
        Language::English => english,
    }
}

/// How a reminder comes back: `每2周，从做完的日子算`.
pub fn repeat_told(repeat: Repeat, language: Language) -> String {
    let every = repeat.every;
    let (hans, hant, one, many) = match repeat.unit {
        RepeatUnit::Days => ("天", "天", "day", "days"),
        RepeatUnit::Weeks => ("周", "週", "week", "weeks"),
        RepeatUnit::Months => ("个月", "個月", "month", "months"),
        RepeatUnit::Years => ("年", "年", "year", "years"),
    };
    let told = match (language, every) {
        (Language::English, 1) => format!("every {one}"),
        (Language::English, _) => format!("every {every} {many}"),
        (Language::Hans, _) => format!("每{every}{hans}"),
        (Language::Hant, _) => format!("每{every}{hant}"),
    };
    if repeat.is_from_completion {
        language.choose(format!("{told}，从做完算"), format!("{told}，從做完算"), format!("{told} from doing it"))
    } else {
        told
    }
}

/// A day with how far away it is and in both calendars: `10月9日，还有12天`.
pub fn when(day: Day, today: Day, language: Language) -> String {
    format::day_relative(day, today, language)
}

/// What was learned about how long a piece lasts.
pub fn learned(days: u16, customers: usize, language: Language) -> String {
    language.choose(
        format!("买过不止一次的{customers}位，一件大约用{days}天。"),
        format!("買過不止一次的{customers}位，一件大約用{days}天。"),
        format!("The {customers} who bought it again used one in about {}.", format::days(days.into(), language)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeats_are_told_as_one_speaks() {
        let repeat = |every, unit, is_from_completion| Repeat { every, unit, is_from_completion, day_of_month: 1 };
        assert_eq!(repeat_told(repeat(2, RepeatUnit::Weeks, true), Language::Hans), "每2周，从做完算");
        assert_eq!(repeat_told(repeat(1, RepeatUnit::Months, false), Language::English), "every month");
        assert_eq!(repeat_told(repeat(3, RepeatUnit::Days, true), Language::English), "every 3 days from doing it");
    }

    #[test]
    fn festivals_have_three_names_each() {
        for language in Language::ALL {
            let mut names: Vec<&str> = Festival::ALL.map(|festival| festival_name(festival, language)).to_vec();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), Festival::ALL.len(), "{language:?}");
        }
    }
}
