//! What came with care: promises, debts, complaints, occasions, outreach, key accounts, and what a shop promises its classes.
use super::schema::{Line, line};
use super::vault_support::care::{Rows, rows};
use yushui::book::snapshot::Table;
use yushui::book::{ActKind, MovedRows, Op, Record, RecordChange, RowOp, TableOp};
use yushui::domain::birthday::LeapMonthRule;
use yushui::domain::*;

pub fn schema_of_care() -> Vec<Line> {
    let (id, day) = (CustomerId(5), Day(20_000));
    let mut lines: Vec<Line> = Table::ALL[12..28].iter().map(|table| line(format_args!("Table::{table:?}"), table)).collect();
    let Rows { promise, debt, risk, complaint, recovery, loss, occasion, routine, need, outreach, review, visit, news, .. } =
        rows(id, day, 7);
    let month = day.month();
    let supply = SupplyLine { customer: id, month, product: ProductId(3), quantity_milli: 2_000, amount_minor: 500, note: "n".into() };
    let mark = OutreachMark { outreach: 1, customer: id, day, result: OutreachResult::Skipped };
    let thanks = Thanks { customer: id, brought: CustomerId(6), day, reward: "r".into(), amount_minor: 300 };
    for added in [
        added(promise, TableOp::Promise),
        added(debt, TableOp::DebtEntry),
        added(risk, TableOp::RiskFlag),
        added(complaint.clone(), TableOp::Complaint),
        added(Complaint { is_praise: true, ..complaint }, TableOp::Complaint),
        added(recovery, TableOp::Recovery),
        added(loss, TableOp::Loss),
        added(occasion, TableOp::Occasion),
        added(routine, TableOp::Routine),
        added(need, TableOp::FutureNeed),
        added(supply, TableOp::SupplyLine),
        added(outreach, TableOp::Outreach),
        added(mark, TableOp::OutreachMark),
        added(review, TableOp::Review),
        added(visit, TableOp::Visit),
        added(news, TableOp::News),
        added(thanks, TableOp::Thanks),
    ] {
        lines.extend(added);
    }
    lines.extend(schema_of_single_values());
    lines
}

/// The change that adds a row, and the act that does so.
fn added<T: Record>(row: T, wrap: impl Fn(RowOp<T>) -> TableOp) -> [Line; 2] {
    let what = row.label();
    let name = format!("{:?}", T::TABLE);
    let op = Op::Table(Box::new(wrap(RowOp::Added { at: 1, row })));
    let kind = ActKind::ChangeRecord { change: RecordChange::Added, what };
    [line(format_args!("Op::Table {name}"), &op), line(format_args!("ActKind::ChangeRecord {name}"), &kind)]
}

fn schema_of_single_values() -> Vec<Line> {
    let day = Day(20_000);
    let key_account = KeyAccount {
        owner: "o".into(),
        deputy: "d".into(),
        known_by: vec!["o".into()],
        has_green_channel: true,
        sales_model: Some(SalesModel::Consultative),
        is_partner: true,
    };
    let contacting = Contacting { interval_days: Some(30), preferred: Some(PreferredChannel::Sms), is_do_not_contact: true };
    let prospecting = Prospecting { came_by_on: Some(day), reason_to_call: "r".into(), given_up_on: None };
    let fields = [
        CustomerField::KeyAccount(Some(Box::new(key_account))),
        CustomerField::Contacting(Some(Box::new(contacting))),
        CustomerField::Prospecting(Some(Box::new(prospecting))),
    ];
    let mut lines: Vec<Line> = (20..).zip(&fields).map(|(at, field): (u8, _)| line(format_args!("CustomerField {at}"), field)).collect();
    lines.push(line("ProductField 8", &ProductField::LastsDays(Some(30))));
    let staff = vec![Staff { name: "s".into(), left_on: Some(day) }];
    let settings = [
        Setting::Service(Box::default()),
        Setting::Attention(Attention::default()),
        Setting::Staff(staff),
        Setting::LeapMonths(LeapMonthRule::LeapMonthWhenPresent),
    ];
    lines.extend((14..).zip(&settings).map(|(at, setting): (u8, _)| line(format_args!("Setting {at}"), setting)));
    lines.extend(LossCause::ALL.iter().map(|cause| line(format_args!("LossCause::{cause:?}"), cause)));
    lines.extend(LifeChange::ALL.iter().map(|change| line(format_args!("LifeChange::{change:?}"), change)));
    let verdicts = [
        ReviewVerdict::Keep,
        ReviewVerdict::Demote,
        ReviewVerdict::LetGo,
        ReviewVerdict::OurFault,
        ReviewVerdict::Accept,
        ReviewVerdict::Reject,
    ];
    lines.extend(verdicts.iter().map(|verdict| line(format_args!("ReviewVerdict::{verdict:?}"), verdict)));
    lines.push(line("ActKind::HandOver", &ActKind::HandOver { from: "f".into(), to: "t".into(), count: 2 }));
    let answers = vec![ImportAnswer { who: 500, customer: Some(CustomerId(5)) }, ImportAnswer { who: 501, customer: None }];
    lines.push(line("Setting 18", &Setting::ImportAnswers(answers)));
    lines.push(line("ActKind::PocketList", &ActKind::PocketList { count: 2 }));
    lines.push(line("Table::PrivateEntries", &Table::PrivateEntries));
    lines.extend(added(PrivateEntry { customer: CustomerId(5), fields: 2, sealed: vec![1, 2, 3] }, TableOp::PrivateEntry));
    lines.push(line("Setting 19", &Setting::PrivateLock(vec![1, 2])));
    let rows = MovedRows { sales: vec![1, 300], interactions: vec![2], reminders: Vec::new() };
    lines.push(line("Op::RowsMoved", &Op::RowsMoved { from: CustomerId(5), to: CustomerId(6), rows }));
    lines.push(line("ActKind::MergeCustomers", &ActKind::MergeCustomers { into: CustomerId(6), from: CustomerId(5) }));
    lines
}
