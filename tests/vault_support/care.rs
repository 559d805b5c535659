//! Changes of the tables of care: promises, debts, complaints, occasions, outreach, key accounts.
use super::Dice;
use yushui::book::{Book, Draft, Record};
use yushui::domain::*;

/// One row of every table of care, for the customer and the day.
pub struct Rows {
    pub promise: Promise,
    pub debt: DebtEntry,
    pub risk: RiskFlag,
    pub complaint: Complaint,
    pub recovery: Recovery,
    pub loss: Loss,
    pub occasion: Occasion,
    pub routine: Routine,
    pub need: FutureNeed,
    pub outreach: Outreach,
    pub review: Review,
    pub visit: Visit,
    pub news: News,
    pub supply: SupplyLine,
    pub thanks: Thanks,
}

pub fn rows(customer: CustomerId, day: Day, number: u16) -> Rows {
    let received = Moment { day, minute: number % 1_440 };
    let round = ComplaintRound {
        received,
        answered: Some(received),
        solved: None,
        told: None,
        checked: None,
        satisfied: Some(2),
        reason: "又漏了".into(),
    };
    Rows {
        promise: Promise {
            customer,
            by: PromiseBy::Shop,
            text: format!("第{number}天前送到"),
            amount_minor: None,
            made_on: day,
            due: day.plus_days(3),
            ending: Some(PromiseEnding { is_kept: true, day }),
            staff: "老周".into(),
        },
        debt: DebtEntry {
            customer,
            day,
            kind: DebtKind::OnAccount,
            amount_minor: 100 + i64::from(number),
            due: Some(day.plus_days(30)),
            receipt: Some(ReceiptId(2)),
            note: String::new(),
        },
        risk: RiskFlag {
            customer,
            kind: RiskKind::FallingCredit,
            since: day,
            evidence: format!("第{number}次晚付"),
            cleared_on: None,
            visit_within_days: Some(14),
        },
        complaint: Complaint {
            customer,
            about: ComplaintAbout::Service,
            is_praise: false,
            product: None,
            receipt: None,
            staff: String::new(),
            expected: "当天送到".into(),
            got: format!("晚了{number}天"),
            received,
            due: day.plus_days(2),
            answered: Some(received),
            solved: None,
            told: None,
            checked: None,
            satisfied: None,
            rounds: vec![round],
        },
        recovery: Recovery {
            customer,
            complaint: Some(0),
            loss: None,
            lost: "一个下午".into(),
            gesture: "送一罐新茶".into(),
            budget_minor: i64::from(number),
            planned_on: day,
            calls: vec![CallBack { due: day.plus_days(7), done: None }],
            is_won_back: None,
            ended_on: None,
        },
        loss: Loss {
            customer,
            day,
            cause: LossCause::ALL[usize::from(number) % 9],
            evidence: "说去了对面".into(),
            staff: String::new(),
            product: None,
            area: "东门".into(),
            back_on: None,
        },
        occasion: Occasion {
            customer: Some(customer),
            name: format!("开业{number}周年"),
            date: Birthday { calendar: birthday::Calendar::Lunar, year: None, month: 8, day: 15, leap_month: false },
            lead_days: 7,
        },
        routine: Routine {
            customer: None,
            text: format!("盘点{number}"),
            due: day,
            repeat: Some(Repeat { every: 1, unit: RepeatUnit::Months, is_from_completion: false, day_of_month: 31 }),
            until: None,
            done: vec![day],
            is_over: false,
        },
        need: FutureNeed {
            customer,
            text: format!("秋天要{number}斤"),
            month: day.month(),
            confidence: Confidence::Said,
            product: None,
            noted_on: day,
            settled_on: None,
        },
        outreach: Outreach {
            name: format!("秋茶{number}"),
            kind: OutreachKind::Message,
            rule: None,
            template: "{name}，秋茶到了".into(),
            cost_minor: 500,
            made_on: day,
            measured_days: 14,
            recipients: vec![customer],
            hold_out: Vec::new(),
            level: OutreachLevel::Group,
            closed_on: None,
            sales_seen: number.into(),
            product: None,
        },
        review: Review {
            customer,
            day,
            kind: ReviewKind::Inventory,
            reason: format!("每月进货{number}次"),
            verdict: ReviewVerdict::Keep,
            action: String::new(),
            next: Some(day.plus_days(90)),
        },
        visit: Visit {
            customer,
            due: day.plus_days(number.into()),
            is_owner_talk: true,
            questions: vec!["最近生意怎么样".into()],
            answers: vec![String::new()],
            done: None,
        },
        news: News { customer, day, text: format!("女儿考了{number}分"), source: NewsSource::Said, change: Some(LifeChange::Moved) },
        supply: SupplyLine {
            customer,
            month: day.month(),
            product: ProductId(0),
            quantity_milli: 1_000 * i64::from(number),
            amount_minor: 500,
            note: String::new(),
        },
        thanks: Thanks { customer, brought: CustomerId(0), day, reward: format!("{number}克茶"), amount_minor: 300 },
    }
}

/// A row of one of these tables is added, replaced or taken back.
pub fn care_draft(book: &Book, dice: &mut Dice, customer: CustomerId, day: Day) -> Option<Draft> {
    let rows = rows(customer, day, dice.below(900) as u16);
    match dice.below(16) {
        0 => change(book, dice, rows.promise),
        1 => change(book, dice, rows.debt),
        2 => change(book, dice, rows.risk),
        3 => change(book, dice, rows.complaint),
        4 => change(book, dice, rows.recovery),
        5 => change(book, dice, rows.loss),
        6 => change(book, dice, rows.occasion),
        7 => change(book, dice, rows.routine),
        8 => change(book, dice, rows.need),
        9 => change(book, dice, rows.outreach),
        10 => change(book, dice, rows.review),
        11 => change(book, dice, rows.visit),
        12 => change(book, dice, rows.news),
        13 => change(book, dice, rows.supply),
        14 => change(book, dice, rows.thanks),
        _ => change(book, dice, OutreachMark { outreach: 0, customer, day, result: OutreachResult::Sent }),
    }
}

fn change<T: Record>(book: &Book, dice: &mut Dice, row: T) -> Option<Draft> {
    let at = dice.below(3) as u32;
    match dice.below(4) {
        0..=1 => book.plan_add(row),
        2 => book.plan_set(at, row),
        _ => book.plan_remove::<T>(at),
    }
    .ok()
}
