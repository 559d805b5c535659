//! Words of what customers owe.
use super::{Language, Sentence, format, labels};
use crate::domain::{Currency, Day, DebtEntry, DebtKind};
use crate::method::{Account, Age, PaymentWord};

labels! {
    /// Fixed texts about debts.
    pub enum DebtLabel {
        Tab => "欠款", "欠款", "Owed";
        Title => "账款", "帳款", "Account";
        Paying => "收款方式", "收款方式", "Payment";
        Paid => "已付", "已付", "Paid";
        OnAccount => "挂账", "掛帳", "On account";
        Due => "最迟付款日", "最遲付款日", "Pay by";
        TakePayment => "记还款", "記還款", "Record a payment";
        Promise => "约定还款", "約定還款", "Agree on a day";
        PromiseUntilFriday => "约到星期五", "約到星期五", "Promised by Friday";
        WriteOff => "收不回了", "收不回了", "Write off";
        Adjust => "更正账款", "更正帳款", "Correct the account";
        Amount => "金额", "金額", "Amount";
        AdjustHint => "多欠填正数，少欠填负数。", "多欠填正數，少欠填負數。", "More owed is positive, less is negative.";
        Day => "日期", "日期", "Day";
        Note => "备注", "備註", "Note";
        NoDebts => "没有人欠款。收银时选“挂账”，就会记在这里。", "沒有人欠款。收銀時選「掛帳」，就會記在這裡。", "Nobody owes anything. Choose “On account” at the counter and it stands here.";
        Nothing => "没有欠款。", "沒有欠款。", "Owes nothing.";
        Total => "一共欠", "一共欠", "Owed in all";
        BadAmount => "请填大于零的金额。", "請填大於零的金額。", "Enter an amount above zero.";
        BadDay => "请选一个日期。", "請選一個日期。", "Choose a day.";
        Kept => "做到了", "做到了", "Kept";
        Broken => "没做到", "沒做到", "Broken";
        Open => "打开", "開啟", "Open";
        Lines => "往来明细", "往來明細", "Lines of the account";
        AgeNote => "按最迟付款日算，先到期的先还。", "按最遲付款日算，先到期的先還。", "Counted from the last day of payment; money goes to what was due first.";
    }
}

/// The age of what is open.
pub const fn age_label(age: Age) -> AgeLabel {
    match age {
        Age::NotDue => AgeLabel::NotDue,
        Age::UpTo30 => AgeLabel::UpTo30,
        Age::UpTo60 => AgeLabel::UpTo60,
        Age::UpTo90 => AgeLabel::UpTo90,
        Age::Over90 => AgeLabel::Over90,
    }
}

labels! {
    /// Ages of debts.
    pub enum AgeLabel {
        NotDue => "还没到期", "還沒到期", "Not due yet";
        UpTo30 => "过期30天内", "過期30天內", "Up to 30 days late";
        UpTo60 => "过期31—60天", "過期31—60天", "31 to 60 days late";
        UpTo90 => "过期61—90天", "過期61—90天", "61 to 90 days late";
        Over90 => "过期90天以上", "過期90天以上", "Over 90 days late";
    }
}

/// What a customer owes, in the strip of the counter and on the card: `欠¥1,240，3月3日起；上次答应的没有做到`.
pub fn owes(account: &Account, word: Option<PaymentWord>, today: Day, currency: Currency, language: Language) -> Option<Sentence> {
    let money = format::money(account.balance_minor.abs(), currency);
    let end = language.choose("。", "。", ".");
    if account.balance_minor < 0 {
        let before = language.choose("多付了", "多付了", "Has paid ");
        let after = language.choose("，下次抵扣", "，下次抵扣", " too much, to be set off next time");
        return Some(Sentence::around(before.to_owned(), money, format!("{after}{end}")));
    }
    let since = account.since()?;
    let day = format::day_short(since, today, language);
    let since = language.choose(format!("，{day}起"), format!("，{day}起"), format!(" since {day}"));
    let word = word.map(|word| payment_word(word, today, currency, language)).unwrap_or_default();
    Some(Sentence::around(language.choose("欠", "欠", "Owes ").to_owned(), money, format!("{since}{word}{end}")))
}

/// How the last promise of payment stands, as the end of a sentence.
fn payment_word(word: PaymentWord, today: Day, currency: Currency, language: Language) -> String {
    match word {
        PaymentWord::Waiting { due, amount_minor } => {
            let (day, money) = (format::day_relative(due, today, language), format::money(amount_minor, currency));
            language.choose(format!("；答应{day}付{money}"), format!("；答應{day}付{money}"), format!("; promised {money} {day}"))
        }
        PaymentWord::Kept { .. } => language.choose("；上次答应的做到了", "；上次答應的做到了", "; the last promise was kept").to_owned(),
        PaymentWord::Broken { .. } => {
            language.choose("；上次答应的没有做到", "；上次答應的沒有做到", "; the last promise was broken").to_owned()
        }
    }
}

/// What is overdue, as a sentence of its own.
pub fn overdue(account: &Account, today: Day, currency: Currency, language: Language) -> String {
    let overdue = account.overdue_minor(today);
    let Some(first) = account.charges.first() else { return String::new() };
    if overdue == 0 {
        let day = format::day_short(first.due, today, language);
        return language.choose(format!("最迟{day}付。"), format!("最遲{day}付。"), format!("To be paid by {day}."));
    }
    let (money, days) = (format::money(overdue, currency), format::days(today.days_since(first.due).into(), language));
    language.choose(
        format!("其中{money}已过期，最久的过了{days}。"),
        format!("其中{money}已過期，最久的過了{days}。"),
        format!("{money} of it is overdue, the oldest by {days}."),
    )
}

/// Why somebody who owes is on today's list.
pub fn task(account: &Account, word: Option<PaymentWord>, today: Day, currency: Currency, language: Language) -> Sentence {
    let money = format::money(account.balance_minor, currency);
    match word {
        Some(PaymentWord::Waiting { amount_minor, .. }) => {
            let (before, after) = language.choose(("答应今天付", "。"), ("答應今天付", "。"), ("Promised to pay ", " today."));
            Sentence::around(before.to_owned(), format::money(amount_minor, currency), after.to_owned())
        }
        Some(PaymentWord::Broken { due }) => {
            let day = format::day_short(due, today, language);
            Sentence::around(
                language.choose("欠", "欠", "Owes ").to_owned(),
                money,
                language.choose(
                    format!("，答应{day}付，没有做到。"),
                    format!("，答應{day}付，沒有做到。"),
                    format!(" and did not pay on {day} as promised."),
                ),
            )
        }
        _ => owes(account, None, today, currency, language).unwrap_or_default().and(Sentence::of(format!(
            "{}{}",
            language.choose("", "", " "),
            overdue(account, today, currency, language)
        ))),
    }
}

/// The heading over everybody who owes: `3位欠款，一共¥1,240`.
pub fn total(people: usize, total_minor: i64, currency: Currency, language: Language) -> String {
    let money = format::money(total_minor, currency);
    let people = format::counted(people as i64, language, "位", "位", "customer", "customers");
    language.choose(format!("{people}欠款，一共{money}"), format!("{people}欠款，一共{money}"), format!("{people} owe {money} in all"))
}

/// The balance in a list: `欠¥240`.
pub fn short(balance_minor: i64, currency: Currency, language: Language) -> String {
    let money = format::money(balance_minor, currency);
    language.choose(format!("欠{money}"), format!("欠{money}"), format!("owes {money}"))
}

/// What a line of the account is.
pub fn line(entry: &DebtEntry, language: Language) -> String {
    let what = match entry.kind {
        DebtKind::OnAccount => language.choose("挂账", "掛帳", "On account"),
        DebtKind::Payment => language.choose("还款", "還款", "Payment"),
        DebtKind::WriteOff => language.choose("收不回", "收不回", "Written off"),
        DebtKind::Adjustment => language.choose("更正", "更正", "Correction"),
        DebtKind::Returned => language.choose("退货", "退貨", "Returned"),
    };
    if entry.note.is_empty() { what.to_owned() } else { format!("{what} · {}", entry.note) }
}

/// The hint at the counter: until when it is to be paid.
pub fn pay_by(due: Day, today: Day, language: Language) -> String {
    let day = format::day_relative(due, today, language);
    language.choose(format!("最迟{day}付。"), format!("最遲{day}付。"), format!("To be paid by {day}."))
}

/// Proposes less credit for somebody who pays late (method 97).
pub fn late_payer(broken: u32, language: Language) -> String {
    let times = format::counted(i64::from(broken), language, "次", "次", "promise", "promises");
    language.choose(
        format!("答应还款{times}没做到：先结清，再挂账。"),
        format!("答應還款{times}沒做到：先結清，再掛帳。"),
        format!("{times} to pay broken: settle first, then sell on account again."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::method::OpenCharge;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).unwrap()
    }

    #[test]
    fn the_strip_tells_the_sum_the_day_and_the_last_promise() {
        let charge = OpenCharge { day: day("2026-03-03"), due: day("2026-04-02"), amount_minor: 124_000, open_minor: 124_000 };
        let account = Account { balance_minor: 124_000, charges: vec![charge] };
        let told = |word, language| owes(&account, word, day("2026-11-21"), Currency::Cny, language).map(|told| told.plain());
        let broken = Some(PaymentWord::Broken { due: day("2026-05-01") });
        assert_eq!(told(broken, Language::Hans).unwrap(), "欠¥1,240，3月3日起；上次答应的没有做到。");
        assert_eq!(told(broken, Language::English).unwrap(), "Owes ¥1,240 since 3 Mar; the last promise was broken.");
        assert_eq!(told(None, Language::Hant).unwrap(), "欠¥1,240，3月3日起。");
        assert_eq!(owes(&Account::default(), None, day("2026-11-21"), Currency::Cny, Language::Hans), None);
    }
}
