//! Words of the form in which a customer's record is edited.
use super::{Language, customer, format, labels, lunar};
use crate::domain::birthday::{BirthdayIssue, Calendar};
use crate::domain::phone::PhoneIssue;
use crate::domain::{Birthday, Day};

labels! {
    /// Fixed texts of the form.
    pub enum FormLabel {
        Title => "编辑客户", "編輯客戶", "Edit customer";
        AddPhone => "加一个电话", "加一個電話", "Add a phone";
        RemovePhone => "去掉这个电话", "移除這個電話", "Remove this phone";
        AddChannel => "加一种联系方式", "加一種聯絡方式", "Add a channel";
        RemoveChannel => "去掉这种联系方式", "移除這種聯絡方式", "Remove this channel";
        ChannelKind => "种类", "種類", "Kind";
        Handle => "号码或地址", "帳號或地址", "Name or address";
        Card => "会员卡号", "會員卡號", "Card number";
        Tags => "标签", "標籤", "Tags";
        TagHint => "写好按回车。", "寫好按 Enter。", "Press Enter after each.";
        RemoveTag => "去掉标签", "移除標籤", "Remove the tag";
        OtherTags => "常用的标签", "常用的標籤", "Tags in use";
        Birthday => "生日", "生日", "Birthday";
        Calendar => "历法", "曆法", "Calendar";
        Solar => "公历", "公曆", "Solar";
        Lunar => "农历", "農曆", "Lunar";
        Year => "年份（可不填）", "年份（可不填）", "Year (optional)";
        Month => "月", "月", "Month";
        OfMonth => "日", "日", "Day";
        LeapMonth => "闰月", "閏月", "Leap month";
        NotKnown => "不知道", "不知道", "Not known";
        Preference => "这样招待", "這樣招待", "Serve it this way";
        PreferenceHint => "收银时会看到，比如“少糖”。", "收銀時會看到，比如「少糖」。", "Shown at the counter, such as “no sugar”.";
        Note => "备注", "備註", "Note";
        Origin => "这份资料", "這份資料", "This record is from";
        Source => "怎么来的", "怎麼來的", "How they came";
        Referrer => "介绍人", "介紹人", "Brought by";
        RemoveReferrer => "去掉介绍人", "移除介紹人", "Remove who brought them";
        Wallet => "同类开销里花在我们这里", "同類開銷裡花在我們這裡", "Of what they spend on such things, with us";
        Ends => "合作到哪一天", "合作到哪一天", "The cooperation ends on";
        EndsHint => "分阶段合作的才填。", "分階段合作的才填。", "Only for a cooperation with an end.";
        OwnFields => "自己的栏目", "自己的欄位", "Fields of our own";
        BadNumber => "请填数字。", "請填數字。", "Enter a number.";
        BadDay => "请选一天。", "請選一天。", "Choose a day.";
        Own => "自己的客户", "自己的客戶", "Our own dealings";
        External => "外来名单", "外來名單", "A list from outside";
        OriginHint => "外来名单里的人买过才算客户。", "外來名單裡的人買過才算客戶。", "People from a list count as customers once they buy.";
        AlsoThere => "册子里还有：", "冊子裡還有：", "Also in the book:";
    }
}

/// The label of one of several phones, counted from 0: `电话`, `电话2`.
pub fn phone_number(at: usize, language: Language) -> String {
    let number = at + 1;
    match at {
        0 => language.choose("电话", "電話", "Phone").to_owned(),
        _ => language.choose(format!("电话{number}"), format!("電話{number}"), format!("Phone {number}")),
    }
}

/// What is wrong with a phone number, and what to do.
pub fn phone_issue(issue: PhoneIssue, language: Language) -> &'static str {
    match issue {
        PhoneIssue::Empty => language.choose("请填电话。", "請填電話。", "Enter a phone number."),
        PhoneIssue::Scientific => language.choose(
            "这个号码被表格软件改成了科学记数，后几位丢了，请重新填。",
            "這個號碼被試算表改成了科學記號，後幾位遺失了，請重新填。",
            "A spreadsheet rounded this number and its last digits are lost. Enter it again.",
        ),
        PhoneIssue::TooShort => language.choose("号码太短，请检查。", "號碼太短，請檢查。", "The number is too short. Please check it."),
        PhoneIssue::TooLong => language.choose("号码太长，请检查。", "號碼太長，請檢查。", "The number is too long. Please check it."),
        PhoneIssue::NotANumber => {
            language.choose("这不是电话号码，请检查。", "這不是電話號碼，請檢查。", "This is no phone number. Please check it.")
        }
    }
}

/// What is wrong with a birthday, and what to do.
pub fn birthday_issue(issue: BirthdayIssue, language: Language) -> &'static str {
    match issue {
        BirthdayIssue::Empty | BirthdayIssue::NotADate | BirthdayIssue::Ambiguous => {
            language.choose("生日要有月和日。", "生日要有月和日。", "A birthday needs a month and a day.")
        }
        BirthdayIssue::NoSuchDay => language.choose(
            "这一年没有这一天，请检查月、日和闰月。",
            "這一年沒有這一天，請檢查月、日和閏月。",
            "That year has no such day. Check month, day and leap month.",
        ),
        BirthdayIssue::YearOutOfRange => language.choose(
            "日历里没有这一年，请检查。",
            "曆書裡沒有這一年，請檢查。",
            "The calendar does not reach that year. Please check it.",
        ),
        BirthdayIssue::TwoDigitYear => {
            language.choose("年份是四位数字，比如1985。", "年份是四位數字，比如1985。", "A year has four digits, such as 1985.")
        }
    }
}

/// A month in the list of months.
pub fn month_name(month: u8, calendar: Calendar, language: Language) -> String {
    match calendar {
        Calendar::Solar => format::month_short(month, language),
        Calendar::Lunar => lunar::lunar_month(month, language),
    }
}

/// A day in the list of days.
pub fn day_name(day: u8, calendar: Calendar, language: Language) -> String {
    match calendar {
        Calendar::Solar => language.choose(format!("{day}日"), format!("{day}日"), day.to_string()),
        Calendar::Lunar => lunar::lunar_day(day, language),
    }
}

/// A birthday in both calendars: the day of birth where the year is known, and the next celebration.
pub fn tell_birthday(birthday: Birthday, today: Day, language: Language) -> String {
    let born = birthday.day_of_birth().map(|day| {
        let day = customer::both_calendars(day, language);
        language.choose(format!("生于{day}。"), format!("生於{day}。"), format!("Born on {day}. "))
    });
    let next = birthday.next_on_or_after(today).map(|day| {
        let day = customer::both_calendars(day, language);
        language.choose(format!("下一次：{day}。"), format!("下一次：{day}。"), format!("Next: {day}."))
    });
    [born, next].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lunar_birthday_is_told_in_both_calendars() {
        // Hong Kong Observatory: the Mid-Autumn Festivals of 1985 and 2026.
        let birthday = Birthday::lunar(Some(1985), 8, 15, false).unwrap();
        let today = Day::parse_iso("2026-01-01").unwrap();
        let told = tell_birthday(birthday, today, Language::Hans);
        assert_eq!(told, "生于1985年9月29日 · 农历八月十五。下一次：2026年9月25日 · 农历八月十五。");
    }
}
