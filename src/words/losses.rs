//! Words of customers who slip away or left, of the causes, and of what losses have in common.
use super::{Language, Sentence, Text, complaints::ComplaintLabel, format, labels};
use crate::care::losses::LossCauses;
use crate::care::signs::Sign;
use crate::care::wind::{Shared, WIND_DAYS};
use crate::domain::{Currency, Day, Loss, LossCause, LossForce, RiskFlag, RiskKind};

labels! {
    /// Fixed texts about slipping and lost customers.
    pub enum LossLabel {
        Title => "流失与风险", "流失與風險", "Loss and risk";
        Slipping => "快流失的客户", "快流失的客戶", "Slipping away";
        SlippingNote => "按可能少掉的钱排，换季的客户不算。", "按可能少掉的錢排，換季的客戶不算。", "By the money that will probably be missing; customers out of season are left out.";
        NobodySlips => "没有人快要流失。", "沒有人快要流失。", "Nobody is slipping away.";
        Call => "打电话", "打電話", "Call";
        Back => "回来了", "回來了", "Back";
        NotYet => "还没有", "還沒有", "Not yet";
        Lost => "流失了", "流失了", "Lost";
        Outcome => "结果怎样", "結果怎樣", "What came of it";
        OneTime => "只来过一次的", "只來過一次的", "Came only once";
        SeeOneTime => "看这些客户", "看這些客戶", "See these customers";
        Cause => "为什么流失", "為什麼流失", "Why they left";
        Evidence => "凭什么这样说", "憑什麼這樣說", "How you know";
        Staff => "涉及哪位店员", "涉及哪位店員", "Whom in the shop it concerns";
        Product => "涉及哪件商品", "涉及哪件商品", "Which product it concerns";
        Area => "住哪一带", "住哪一帶", "Area";
        NoEvidence => "请写下凭什么这样说。", "請寫下憑什麼這樣說。", "Write down how you know.";
        Causes => "流失的原因", "流失的原因", "Why customers left";
        CausesNote => "一年里记下的流失，自己的原因最值得改。", "一年裡記下的流失，自己的原因最值得改。", "Losses noted in a year; what was ours is what can be changed.";
        NoLosses => "还没有记过流失。", "還沒有記過流失。", "No loss was noted so far.";
        Losses => "流失", "流失", "Lost";
        Customers => "客户", "客戶", "Customers";
        Signs => "有苗头的客户", "有苗頭的客戶", "Customers with signs";
        SignsNote => "还没流失，但有凭据。", "還沒流失，但有憑據。", "Not lost yet, but there is evidence.";
        NoSigns => "没有苗头。", "沒有苗頭。", "No signs.";
        NoteLoss => "记为流失", "記為流失", "Note as lost";
        NoteRisk => "记一个风险", "記一個風險", "Note a risk";
        Kind => "什么风险", "什麼風險", "Which risk";
        Clear => "解除", "解除", "Clear";
        VisitWithin => "几天内不定期去看看", "幾天內不定期去看看", "Visit unannounced within so many days";
        VisitHint => "填了就在其中一天提醒，哪天不固定。", "填了就在其中一天提醒，哪天不固定。", "Reminds you on one of these days, not always the same.";
        BadDays => "天数在1到365之间。", "天數在1到365之間。", "Between 1 and 365 days.";
        None => "没有流失，也没有风险。", "沒有流失，也沒有風險。", "Not lost, and no risk noted.";
        UnannouncedVisit => "去看看，不用先说", "去看看，不用先說", "Drop by unannounced";
        SeePeople => "看这些客户", "看這些客戶", "See these customers";
        Risk => "留意", "留意", "Watch";
        Recover => "补救", "補救", "Make up for it";
    }
}

/// A cause in words.
pub fn cause(cause: LossCause, language: Language) -> &'static str {
    match cause {
        LossCause::StaffLeft => language.choose("熟悉的店员走了", "熟悉的店員走了", "The person they knew left the shop"),
        LossCause::PromiseBroken => language.choose("答应的没做到", "答應的沒做到", "A promise was broken"),
        LossCause::SmallCustomerSlighted => language.choose("怠慢了小客户", "怠慢了小客戶", "A small customer was slighted"),
        LossCause::OwnStrategyChanged => language.choose("客户自己有变化", "客戶自己有變化", "Their own plans changed"),
        LossCause::UnfairCompetition => language.choose("被不正当地抢走", "被不正當地搶走", "Taken by unfair means"),
        LossCause::StrongerCompetitor => language.choose("别家更强", "別家更強", "A stronger competitor"),
        LossCause::ComplaintUnresolved => language.choose("投诉没有解决", "投訴沒有解決", "A complaint was not solved"),
        LossCause::MovedAway => language.choose("搬走了", "搬走了", "Moved away"),
        LossCause::Unknown => language.choose("不清楚", "不清楚", "Not known"),
    }
}

/// A force in words.
pub fn force(force: LossForce, language: Language) -> &'static str {
    match force {
        LossForce::WeFailed => language.choose("我们的", "我們的", "Ours"),
        LossForce::TheyLeft => language.choose("客户的", "客戶的", "Theirs"),
        LossForce::Poached => language.choose("被抢走的", "被搶走的", "Poached"),
    }
}

/// A kind of risk in words.
pub fn risk(kind: RiskKind, language: Language) -> &'static str {
    match kind {
        RiskKind::PoorBusiness => language.choose("生意不好", "生意不好", "Poor business"),
        RiskKind::Debts => language.choose("欠债", "欠債", "Debts"),
        RiskKind::FallingCredit => language.choose("信用变差", "信用變差", "Falling credit"),
        RiskKind::Bankruptcy => language.choose("快倒闭", "快倒閉", "Close to bankruptcy"),
        RiskKind::Other => language.choose("其他", "其他", "Something else"),
    }
}

/// A flag with its day and evidence.
pub fn flag(flag: &RiskFlag, today: Day, language: Language) -> String {
    let (kind, day) = (risk(flag.kind, language), format::day_short(flag.since, today, language));
    let evidence = &flag.evidence;
    language.choose(
        format!("{kind}，{day}起：{evidence}"),
        format!("{kind}，{day}起：{evidence}"),
        format!("{kind} since {day}: {evidence}"),
    )
}

/// The heading over those slipping away.
pub fn slipping(count: usize, loss_minor: i64, currency: Currency, language: Language) -> String {
    let people = format::counted(count as i64, language, "位", "位", "customer", "customers");
    let money = format::money(loss_minor, currency);
    language.choose(
        format!("{people}快流失，一年可能少{money}"),
        format!("{people}快流失，一年可能少{money}"),
        format!("{people} slipping away, probably {money} less a year"),
    )
}

/// What will probably be missing: `可能少¥860`.
pub fn may_lose(loss_minor: i64, currency: Currency, language: Language) -> String {
    let money = format::money(loss_minor, currency);
    language.choose(format!("可能少{money}"), format!("可能少{money}"), format!("{money} at risk"))
}

/// How many came only once and are late.
pub fn one_time(count: usize, language: Language) -> String {
    let people = format::counted(count as i64, language, "位", "位", "customer", "customers");
    language.choose(
        format!("{people}只来过一次，已过了通常再来的时候"),
        format!("{people}只來過一次，已過了通常再來的時候"),
        format!("{people} came only once, past the usual time of a second visit"),
    )
}

/// The conclusion over the causes.
pub fn causes(found: &LossCauses, language: Language) -> String {
    let ours = found.of_force(LossForce::WeFailed);
    let total = found.total;
    if total == 0 {
        return language.choose("还没有记过流失", "還沒有記過流失", "No loss was noted so far").to_owned();
    }
    language.choose(
        format!("流失{total}位，其中{ours}位是我们的原因"),
        format!("流失{total}位，其中{ours}位是我們的原因"),
        format!("{total} lost, {ours} of them through our own fault"),
    )
}

/// How many of a force, with their share: `3位（60%）`.
pub fn share(count: u32, total: u32, language: Language) -> String {
    let percent = format::percent(i64::from(count) * 10_000 / i64::from(total.max(1)));
    language.choose(format!("{count}位（{percent}）"), format!("{count}位（{percent}）"), format!("{count} ({percent})"))
}

/// A loss in one sentence.
pub fn loss(loss: &Loss, today: Day, language: Language) -> String {
    let (day, cause) = (format::day_short(loss.day, today, language), cause(loss.cause, language));
    let evidence =
        if loss.evidence.is_empty() { String::new() } else { format!("{}{}", language.choose("：", "：", ": "), loss.evidence) };
    let back = match loss.back_on {
        Some(back) => {
            let back = format::day_short(back, today, language);
            language.choose(format!("，{back}回来了"), format!("，{back}回來了"), format!(", back on {back}"))
        }
        None => String::new(),
    };
    language.choose(
        format!("{day}记为流失，{cause}{evidence}{back}"),
        format!("{day}記為流失，{cause}{evidence}{back}"),
        format!("Lost on {day} — {cause}{evidence}{back}"),
    )
}

/// A sign with its evidence.
pub fn sign(sign: &Sign, today: Day, language: Language) -> String {
    let day = |day: Day| format::day_short(day, today, language);
    let days = |since: Day| format::days(today.days_since(since).into(), language);
    match sign {
        Sign::StaffLeft { staff, left_on, is_known_by_others } => {
            let only = if *is_known_by_others {
                ""
            } else {
                language.choose("，店里没有别人熟悉", "，店裡沒有別人熟悉", "; nobody else in the shop knows them")
            };
            let left = day(*left_on);
            language.choose(
                format!("熟悉的店员{staff}{left}走了{only}"),
                format!("熟悉的店員{staff}{left}走了{only}"),
                format!("{staff}, whom they knew, left on {left}{only}"),
            )
        }
        Sign::PromiseBroken { text, due } => {
            let due = day(*due);
            language.choose(
                format!("答应{due}办好，没做到：{text}"),
                format!("答應{due}辦好，沒做到：{text}"),
                format!("Promised for {due} and not kept: {text}"),
            )
        }
        Sign::Unanswered { due } => {
            let due = day(*due);
            language.choose(
                format!("投诉最迟{due}答复，还没有"),
                format!("投訴最遲{due}答覆，還沒有"),
                format!("The complaint should have been answered by {due}"),
            )
        }
        Sign::Unheard { since, days: allowed } => {
            let (waited, allowed) = (days(*since), format::days((*allowed).into(), language));
            language.choose(
                format!("{waited}没有联系，约定是{allowed}"),
                format!("{waited}沒有聯絡，約定是{allowed}"),
                format!("Not heard from you for {waited}; the card says {allowed}"),
            )
        }
        Sign::OldComplaint { got, received } => {
            let waited = days(*received);
            language.choose(
                format!("投诉开着{waited}了：{got}"),
                format!("投訴開著{waited}了：{got}"),
                format!("A complaint is open for {waited}: {got}"),
            )
        }
    }
}

/// What losses and complaints share: `龙井`, `店员小李`.
fn shared(shared: &Shared, product: &str, language: Language) -> String {
    match shared {
        Shared::Cause(known) => cause(*known, language).to_owned(),
        Shared::Product(_) => language.choose(format!("“{product}”"), format!("「{product}」"), format!("“{product}”")),
        Shared::Staff(name) => language.choose(format!("店员{name}"), format!("店員{name}"), name.clone()),
        Shared::Area(name) => name.clone(),
    }
}

/// The alarm: `60天里有3件投诉或流失都和“龙井”有关`.
pub fn wind(what: &Shared, product: &str, count: usize, language: Language) -> Sentence {
    let what = shared(what, product, language);
    let (before, after) = language.choose(
        (format!("{WIND_DAYS}天里，"), format!("投诉或流失都和{what}有关。")),
        (format!("{WIND_DAYS}天裡，"), format!("投訴或流失都和{what}有關。")),
        (format!("Within {WIND_DAYS} days "), format!(" complaints or losses have this in common: {what}.")),
    );
    let figure = language.choose(format!("{count}件"), format!("{count}件"), count.to_string());
    Sentence::around(before, figure, after)
}

/// A name with what happened: `王芳（投诉，3天前）`.
pub fn wind_event(name: &str, is_complaint: bool, day: Day, today: Day, language: Language) -> String {
    let day = format::day_relative(day, today, language);
    let what = if is_complaint { ComplaintLabel::Complaint.text(language) } else { LossLabel::Losses.text(language) };
    language.choose(
        format!("{name}（{what}，{day}）"),
        format!("{name}（{what}，{day}）"),
        format!("{name} ({}, {day})", what.to_lowercase()),
    )
}
