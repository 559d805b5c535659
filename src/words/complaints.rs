//! Words of complaints, praise and recovery.
use super::{Language, Sentence, format, labels};
use crate::care::complaints::{AtRisk, ComplaintMonth};
use crate::domain::{Complaint, ComplaintAbout, ComplaintStep, Currency, Day, Moment, Recovery};

labels! {
    /// Fixed texts about complaints.
    pub enum ComplaintLabel {
        Title => "投诉与表扬", "投訴與表揚", "Complaints and praise";
        Complaint => "投诉", "投訴", "Complaint";
        Praise => "表扬", "表揚", "Praise";
        Kind => "是什么", "是什麼", "What it is";
        About => "关于", "關於", "About";
        Product => "商品", "商品", "Product";
        Service => "服务", "服務", "Service";
        WhichProduct => "哪件商品", "哪件商品", "Which product";
        AnyProduct => "不指明", "不指明", "Not named";
        Expected => "客户原来想要什么", "客戶原來想要什麼", "What they expected";
        Got => "实际得到什么", "實際得到什麼", "What they got";
        PraiseText => "说了什么", "說了什麼", "What they said";
        Staff => "涉及哪位店员", "涉及哪位店員", "Whom in the shop it concerns";
        NoText => "请写几个字。", "請寫幾個字。", "Please write something.";
        None => "没有投诉，也没有表扬。", "沒有投訴，也沒有表揚。", "No complaint and no praise.";
        Steps => "处理步骤", "處理步驟", "Steps";
        Satisfied => "客户现在满意吗", "客戶現在滿意嗎", "How satisfied are they now";
        Reopen => "重新打开", "重新開啟", "Open again";
        ReopenReason => "为什么重新打开", "為什麼重新開啟", "Why it is opened again";
        Recover => "补救", "補救", "Make up for it";
        Lost => "客户损失了什么", "客戶損失了什麼", "What they lost";
        Gesture => "拿什么补上", "拿什麼補上", "What you do for them";
        Budget => "最多花多少", "最多花多少", "At most";
        Called => "回访过了", "回訪過了", "Called back";
        WonBack => "挽回了", "挽回了", "Won back";
        NotWonBack => "没挽回", "沒挽回", "Not won back";
        BadAmount => "请填金额，不花钱填0。", "請填金額，不花錢填0。", "Enter an amount, 0 where it costs nothing.";
    }
}

/// The steps as things to press.
pub const fn step_label(step: ComplaintStep) -> StepLabel {
    match step {
        ComplaintStep::Received => StepLabel::Received,
        ComplaintStep::Answered => StepLabel::Answered,
        ComplaintStep::Solved => StepLabel::Solved,
        ComplaintStep::Told => StepLabel::Told,
        ComplaintStep::Checked => StepLabel::Checked,
    }
}

labels! {
    /// The five steps.
    pub enum StepLabel {
        Received => "收到", "收到", "In";
        Answered => "已答复", "已答覆", "Answered";
        Solved => "已解决", "已解決", "Solved";
        Told => "已告知", "已告知", "Told";
        Checked => "已回访", "已回訪", "Checked";
    }
}

/// A point in time: `今天 10:05`.
pub fn moment(moment: Moment, today: Day, language: Language) -> String {
    format!("{} {:02}:{:02}", format::day_relative(moment.day, today, language), moment.minute / 60, moment.minute % 60)
}

fn about(complaint: &Complaint, product: &str, language: Language) -> String {
    let colon = language.choose("：", "：", ": ");
    match complaint.about {
        ComplaintAbout::Product if !product.is_empty() => {
            format!("{}{colon}{product}", language.choose("商品", "商品", "Product"))
        }
        ComplaintAbout::Product => language.choose("商品", "商品", "Product").to_owned(),
        ComplaintAbout::Service => language.choose("服务", "服務", "Service").to_owned(),
    }
}

/// A complaint in one sentence.
pub fn told(complaint: &Complaint, product: &str, language: Language) -> String {
    let about = about(complaint, product, language);
    let Complaint { expected, got, .. } = complaint;
    if complaint.is_praise || expected.is_empty() {
        return format!("{about} · {got}");
    }
    language.choose(
        format!("{about} · 想要{expected}，得到{got}"),
        format!("{about} · 想要{expected}，得到{got}"),
        format!("{about} · expected {expected}, got {got}"),
    )
}

/// Until when the next step is due.
pub fn due(due: Day, today: Day, language: Language) -> String {
    let day = format::day_relative(due, today, language);
    if due < today {
        language.choose(format!("{day}就该办好，还没办"), format!("{day}就該辦好，還沒辦"), format!("was due {day}"))
    } else {
        language.choose(format!("最迟{day}"), format!("最遲{day}"), format!("due {day}"))
    }
}

/// How an earlier round went.
pub fn round(number: usize, reason: &str, language: Language) -> String {
    let reason = if reason.is_empty() { String::new() } else { format!("{}{reason}", language.choose("：", "：", ": ")) };
    language.choose(
        format!("第{number}次处理后又重新打开{reason}"),
        format!("第{number}次處理後又重新開啟{reason}"),
        format!("Opened again after round {number}{reason}"),
    )
}

/// Why a complaint is on today's list.
pub fn task(complaint: &Complaint, step_due: Day, product: &str, today: Day, language: Language) -> Sentence {
    let day = format::day_relative(step_due, today, language);
    let what = told(complaint, product, language);
    let (before, after) = match complaint.next_step() {
        Some(ComplaintStep::Answered) => language.choose(("投诉最迟", "答复"), ("投訴最遲", "答覆"), ("Complaint to be answered ", "")),
        _ => language.choose(("投诉最迟", "办完"), ("投訴最遲", "辦完"), ("Complaint to be closed ", "")),
    };
    Sentence::around(before.to_owned(), day, format!("{after}{}{what}", language.choose("：", "：", ": ")))
}

/// Why a call-back is on today's list.
pub fn call_task(recovery: &Recovery, due: Day, today: Day, language: Language) -> Sentence {
    let day = format::day_relative(due, today, language);
    let (before, after) = language.choose(
        ("补救之后".to_owned(), format!("回访：{}", recovery.gesture)),
        ("補救之後".to_owned(), format!("回訪：{}", recovery.gesture)),
        ("Call back ".to_owned(), format!(" after: {}", recovery.gesture)),
    );
    Sentence::around(before, day, after)
}

/// What is at risk and what a gesture may cost.
pub fn at_risk(risk: &AtRisk, currency: Currency, language: Language) -> Sentence {
    let (value, budget) = (format::money(risk.value_minor, currency), format::money(risk.budget_minor, currency));
    let earlier = match risk.earlier {
        0 => String::new(),
        count => {
            let times = format::counted(i64::from(count), language, "次", "次", "complaint", "complaints");
            language.choose(format!("以前投诉过{times}。"), format!("以前投訴過{times}。"), format!(" {times} before."))
        }
    };
    let (before, after) = language.choose(
        (format!("这位客户一年留下{value}，补救花到"), format!("都值得（一成）。{earlier}")),
        (format!("這位客戶一年留下{value}，補救花到"), format!("都值得（一成）。{earlier}")),
        (format!("They leave {value} in a year; up to "), format!(" for the gesture is worth it (a tenth).{earlier}")),
    );
    Sentence::around(before, budget, after)
}

/// A recovery in one sentence.
pub fn recovery(recovery: &Recovery, currency: Currency, language: Language) -> String {
    let money = format::money(recovery.budget_minor, currency);
    let gesture = &recovery.gesture;
    let state = match recovery.is_won_back {
        Some(true) => language.choose("，挽回了", "，挽回了", ", won back"),
        Some(false) => language.choose("，没挽回", "，沒挽回", ", not won back"),
        None => "",
    };
    language.choose(
        format!("补救：{gesture}（最多{money}）{state}"),
        format!("補救：{gesture}（最多{money}）{state}"),
        format!("Making up: {gesture} (at most {money}){state}"),
    )
}

/// When the next call is due, and which were made.
pub fn calls(recovery: &Recovery, today: Day, language: Language) -> String {
    let call = |call: &crate::domain::CallBack| match call.done {
        Some(done) => {
            let day = format::day_relative(done, today, language);
            language.choose(format!("{day}回访过"), format!("{day}回訪過"), format!("called {day}"))
        }
        None => {
            let day = format::day_relative(call.due, today, language);
            language.choose(format!("{day}回访"), format!("{day}回訪"), format!("call {day}"))
        }
    };
    format::list(&recovery.calls.iter().map(call).collect::<Vec<_>>(), language)
}

/// The month's complaints and praise, by product and service.
pub fn month_split(month: &ComplaintMonth, language: Language) -> Option<Sentence> {
    let complaints = month.of_products + month.of_service;
    let praises = month.praises_of_products + month.praises_of_service;
    if complaints + praises == 0 {
        return None;
    }
    let ComplaintMonth { of_products, of_service, praises_of_products, praises_of_service, .. } = *month;
    let praise = match praises {
        0 => String::new(),
        _ => language.choose(
            format!("表扬{praises}件：商品{praises_of_products}，服务{praises_of_service}。"),
            format!("表揚{praises}件：商品{praises_of_products}，服務{praises_of_service}。"),
            format!(" Praise {praises}: product {praises_of_products}, service {praises_of_service}."),
        ),
    };
    let (before, after) = language.choose(
        ("投诉".to_owned(), format!("：商品{of_products}，服务{of_service}。{praise}")),
        ("投訴".to_owned(), format!("：商品{of_products}，服務{of_service}。{praise}")),
        ("Complaints: ".to_owned(), format!(" — product {of_products}, service {of_service}.{praise}")),
    );
    let figure = language.choose(format!("{complaints}件"), format!("{complaints}件"), complaints.to_string());
    Some(Sentence::around(before, figure, after))
}

/// How many recoveries that ended in the month won the customer back.
pub fn month_recovery(month: &ComplaintMonth, language: Language) -> Option<Sentence> {
    let rate = month.recovery;
    if rate.ended + rate.open == 0 {
        return None;
    }
    let open = match rate.open {
        0 => String::new(),
        open => language.choose(format!("还有{open}件在办。"), format!("還有{open}件在辦。"), format!(" {open} still under way.")),
    };
    if rate.ended == 0 {
        return Some(Sentence::of(language.choose(
            format!("这个月还没有补救结束。{open}"),
            format!("這個月還沒有補救結束。{open}"),
            format!("No attempt to make up ended this month.{open}"),
        )));
    }
    let percent = format::percent(i64::from(rate.won_back) * 10_000 / i64::from(rate.ended));
    let (won, ended) = (rate.won_back, rate.ended);
    let (before, after) = language.choose(
        (format!("补救{ended}件，挽回{won}件，"), format!("。{open}")),
        (format!("補救{ended}件，挽回{won}件，"), format!("。{open}")),
        (format!("{won} of {ended} were won back, "), format!(".{open}")),
    );
    Some(Sentence::around(before, percent, after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care::complaints::RecoveryRate;

    #[test]
    fn the_month_is_split_by_product_and_service_and_tells_who_was_won_back() {
        let recovery = RecoveryRate { won_back: 2, ended: 3, open: 1 };
        let month = ComplaintMonth { of_products: 2, of_service: 1, praises_of_service: 1, recovery, ..ComplaintMonth::default() };
        let split = |language| month_split(&month, language).map(|told| told.plain());
        assert_eq!(split(Language::Hans).unwrap(), "投诉3件：商品2，服务1。表扬1件：商品0，服务1。");
        assert_eq!(split(Language::English).unwrap(), "Complaints: 3 — product 2, service 1. Praise 1: product 0, service 1.");
        assert_eq!(month_recovery(&month, Language::Hans).unwrap().plain(), "补救3件，挽回2件，67%。还有1件在办。");
        assert_eq!(
            (month_split(&ComplaintMonth::default(), Language::Hans), month_recovery(&ComplaintMonth::default(), Language::Hans)),
            (None, None)
        );
    }
}
