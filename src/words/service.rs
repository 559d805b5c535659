//! Words of the service card: what each class is promised.
use super::{Language, format, labels};
use crate::domain::ServiceCard;

labels! {
    /// Fixed texts of the service card.
    pub enum ServiceLabel {
        Title => "服务承诺", "服務承諾", "Service card";
        Note => "每一类客户答应什么，投诉和挂账的期限就按这里算；可以打印出来放在柜台。", "每一類客戶答應什麼，投訴和掛帳的期限就按這裡算；可以列印出來放在櫃檯。", "What each class is promised. Complaints and credit are due by it; print it for the counter.";
        Class => "哪一类", "哪一類", "Class";
        Answer => "几天内答复投诉", "幾天內答覆投訴", "Answer complaints within days";
        Solve => "几天内解决", "幾天內解決", "Solve them within days";
        Credit => "挂账几天内付", "掛帳幾天內付", "Credit, in days";
        Contact => "至少几天联系一次", "至少幾天聯絡一次", "Contact at least every so many days";
        ContactHint => "不填就按客户自己的习惯。", "不填就按客戶自己的習慣。", "Left empty it goes by their own rhythm.";
        Whom => "找谁、哪里、什么时候", "找誰、哪裡、什麼時候", "Whom to turn to, where and when";
        Returns => "退换怎么办", "退換怎麼辦", "Returns";
        BadDays => "请填0到365之间的整数。", "請填0到365之間的整數。", "Enter a whole number from 0 to 365.";
        Show => "看服务卡", "看服務卡", "Show the card";
        Print => "打印", "列印", "Print";
    }
}

/// The heading of a card: `A级客户服务卡`.
pub fn heading(sign: &str, language: Language) -> String {
    language.choose(format!("{sign}级客户服务卡"), format!("{sign}級客戶服務卡"), format!("Service for class {sign}"))
}

/// What the card promises, one line each.
pub fn lines(card: &ServiceCard, language: Language) -> Vec<String> {
    let days = |days: u16| format::days(days.into(), language);
    let (answer, solve, credit) = (days(card.answer_days), days(card.solve_days), days(card.credit_days));
    let mut lines = vec![
        language.choose(
            format!("有不满意的地方，{answer}内答复，{solve}内办好。"),
            format!("有不滿意的地方，{answer}內答覆，{solve}內辦好。"),
            format!("If something is wrong you hear from us within {answer} and it is put right within {solve}."),
        ),
        language.choose(
            format!("挂账的，{credit}内付清。"),
            format!("掛帳的，{credit}內付清。"),
            format!("What is put on account is to be paid within {credit}."),
        ),
    ];
    if let Some(contact) = card.contact_days {
        let contact = format::every_days(contact.into(), language);
        lines.push(language.choose(
            format!("至少每{contact}问候一次。"),
            format!("至少每{contact}問候一次。"),
            format!("You hear from us at least every {contact}."),
        ));
    }
    if !card.returns.is_empty() {
        lines.push(language.choose(
            format!("退换：{}", card.returns),
            format!("退換：{}", card.returns),
            format!("Returns: {}", card.returns),
        ));
    }
    if !card.contact.is_empty() {
        lines.push(language.choose(
            format!("有事找：{}", card.contact),
            format!("有事找：{}", card.contact),
            format!("Turn to: {}", card.contact),
        ));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ServiceCards;

    #[test]
    fn the_card_tells_only_what_is_promised() {
        let card = ServiceCard { contact_days: Some(30), returns: "七天内可退".into(), ..ServiceCards::default().a };
        assert_eq!(
            lines(&card, Language::Hans),
            ["有不满意的地方，1天内答复，3天内办好。", "挂账的，30天内付清。", "至少每30天问候一次。", "退换：七天内可退"]
        );
        assert_eq!(lines(&ServiceCards::default().c, Language::English).len(), 2);
    }
}
