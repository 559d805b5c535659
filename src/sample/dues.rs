//! What is owed and promised in the sample shop, complaints with recovery, and why some left.
use super::people::{Kind, Person};
use super::sales::{Places, local_minor};
use super::texts::{self, Said};
use crate::book::{Op, RowOp, TableOp};
use crate::domain::{
    CallBack, Complaint, ComplaintAbout, CustomerId, Day, DebtEntry, DebtKind, Loss, LossCause, Moment, ProductId, Promise, PromiseBy,
    PromiseEnding, Recovery,
};
use crate::words::Language;

/// The honey, of which everybody complains.
const HONEY: u32 = 9;
/// Opening time in minutes, and a while later.
const MORNING: u16 = 9 * 60 + 40;

struct Sketch {
    today: Day,
    language: Language,
    honey: ProductId,
    /// Stands in where a kind of customer is missing.
    first: CustomerId,
    occasional: Vec<CustomerId>,
    regular: Vec<CustomerId>,
}

/// All rows as changes.
pub fn plan(people: &[Person], today: Day, language: Language, places: Places) -> Vec<Op> {
    let of_kind = |kind: Kind| {
        let all = (places.customer.0..).map(CustomerId).zip(people);
        all.filter(move |(_, person)| person.role.kind == kind).map(|(id, _)| id).collect::<Vec<_>>()
    };
    let sketch = Sketch {
        today,
        language,
        honey: ProductId(places.product.0 + HONEY),
        first: places.customer,
        occasional: of_kind(Kind::Occasional),
        regular: of_kind(Kind::Regular),
    };
    let mut changes: Vec<TableOp> = Vec::new();
    changes.extend((0u32..).zip(sketch.debts(&of_kind(Kind::Firm))).map(|(at, row)| TableOp::DebtEntry(RowOp::Added { at, row })));
    changes.extend((0u32..).zip(sketch.promises()).map(|(at, row)| TableOp::Promise(RowOp::Added { at, row })));
    changes.extend((0u32..).zip(sketch.complaints()).map(|(at, row)| TableOp::Complaint(RowOp::Added { at, row })));
    changes.extend((0u32..).zip(sketch.recoveries()).map(|(at, row)| TableOp::Recovery(RowOp::Added { at, row })));
    let lost = (places.customer.0..).map(CustomerId).zip(people).filter(|(_, person)| person.role.kind == Kind::Lost);
    let lost: Vec<(CustomerId, Option<Day>)> = lost.map(|(id, person)| (id, person.visits.last().copied())).collect();
    changes.extend((0u32..).zip(sketch.losses(&lost)).map(|(at, row)| TableOp::Loss(RowOp::Added { at, row })));
    changes.into_iter().map(|change| Op::Table(Box::new(change))).collect()
}

impl Sketch {
    fn ago(&self, days: i32) -> Day {
        self.today.plus_days(-days)
    }

    fn text(&self, said: Said) -> String {
        said.text(self.language).to_owned()
    }

    /// One of the occasional customers; there are always some.
    fn occasional(&self, at: usize) -> CustomerId {
        self.occasional.get(at % self.occasional.len().max(1)).copied().unwrap_or(self.first)
    }

    fn regular(&self, at: usize) -> CustomerId {
        self.regular.get(at % self.regular.len().max(1)).copied().unwrap_or(self.first)
    }

    /// Every age of debt, with a part payment.
    fn debts(&self, firms: &[CustomerId]) -> Vec<DebtEntry> {
        let line = |customer, ago, kind, yuan, due_ago: Option<i32>| DebtEntry {
            customer,
            day: self.ago(ago),
            kind,
            amount_minor: local_minor(yuan, self.language),
            due: due_ago.map(|days| self.ago(days)),
            receipt: None,
            note: String::new(),
        };
        let mut lines = vec![
            line(self.occasional(2), 130, DebtKind::OnAccount, 380, Some(100)),
            line(self.occasional(0), 100, DebtKind::OnAccount, 240, Some(70)),
            line(self.occasional(0), 60, DebtKind::Payment, -80, None),
            line(self.occasional(1), 40, DebtKind::OnAccount, 168, Some(10)),
        ];
        lines.extend(firms.iter().take(1).map(|firm| line(*firm, 12, DebtKind::OnAccount, 1_260, Some(-18))));
        lines
    }

    /// Words of the shop kept, broken and due today; of customers broken and waiting.
    fn promises(&self) -> Vec<Promise> {
        let by_shop = |customer, text: Said, made_ago: i32, due_ago: i32, ending: Option<(bool, i32)>| Promise {
            customer,
            by: PromiseBy::Shop,
            text: self.text(text),
            amount_minor: None,
            made_on: self.ago(made_ago),
            due: self.ago(due_ago),
            ending: ending.map(|(is_kept, ago)| PromiseEnding { is_kept, day: self.ago(ago) }),
            staff: String::new(),
        };
        let to_pay = |customer, yuan, made_ago: i32, due_ago: i32| Promise {
            by: PromiseBy::Customer,
            amount_minor: Some(local_minor(yuan, self.language)),
            text: String::new(),
            ..by_shop(customer, texts::PROMISE_RESERVE, made_ago, due_ago, None)
        };
        vec![
            by_shop(self.regular(0), texts::PROMISE_ORDER, 70, 60, Some((true, 61))),
            by_shop(self.occasional(3), texts::PROMISE_DELIVER, 50, 45, Some((false, 44))),
            to_pay(self.occasional(0), 160, 60, 20),
            by_shop(self.regular(1), texts::PROMISE_RESERVE, 30, 25, Some((true, 25))),
            to_pay(self.occasional(1), 168, 3, -4),
            by_shop(self.regular(2), texts::PROMISE_RESERVE, 4, 0, None),
        ]
    }

    /// Three about the honey within sixty days, one of them open, and a praise.
    fn complaints(&self) -> Vec<Complaint> {
        let moment = |ago: i32, minute: u16| Moment { day: self.ago(ago), minute: MORNING + minute };
        let complaint = |customer, got: Said, ago: i32| Complaint {
            customer,
            about: ComplaintAbout::Product,
            is_praise: false,
            product: Some(self.honey),
            receipt: None,
            staff: String::new(),
            expected: self.text(texts::HONEY_EXPECTED),
            got: self.text(got),
            received: moment(ago, 0),
            due: self.ago(ago - 3),
            answered: None,
            solved: None,
            told: None,
            checked: None,
            satisfied: None,
            rounds: Vec::new(),
        };
        let closed = |complaint: Complaint, ago: i32, satisfied| Complaint {
            answered: Some(moment(ago, 45)),
            solved: Some(moment(ago - 2, 20)),
            told: Some(moment(ago - 2, 30)),
            checked: Some(moment(ago - 5, 15)),
            satisfied: Some(satisfied),
            ..complaint
        };
        vec![
            closed(complaint(self.occasional(4), texts::HONEY_THIN, 48), 48, 5),
            closed(complaint(self.occasional(5), texts::HONEY_CRYSTAL, 20), 20, 3),
            complaint(self.regular(3), texts::HONEY_THIN, 1),
            Complaint {
                about: ComplaintAbout::Service,
                is_praise: true,
                product: None,
                expected: String::new(),
                ..complaint(self.regular(4), texts::PRAISE, 6)
            },
        ]
    }

    /// One that worked, and one whose first call is due.
    fn recoveries(&self) -> Vec<Recovery> {
        let recovery = |customer, complaint, planned_ago: i32, calls: Vec<CallBack>| Recovery {
            customer,
            complaint: Some(complaint),
            loss: None,
            lost: String::new(),
            gesture: self.text(texts::GESTURE),
            budget_minor: local_minor(60, self.language),
            planned_on: self.ago(planned_ago),
            calls,
            is_won_back: None,
            ended_on: None,
        };
        let call = |due_ago, done: Option<i32>| CallBack { due: self.ago(due_ago), done: done.map(|ago| self.ago(ago)) };
        vec![
            Recovery {
                is_won_back: Some(true),
                ended_on: Some(self.ago(13)),
                ..recovery(self.occasional(4), 0, 47, vec![call(40, Some(40)), call(13, Some(13))])
            },
            recovery(self.occasional(5), 1, 7, vec![call(0, None)]),
        ]
    }

    /// What was ours, theirs, and taken by another shop.
    fn losses(&self, lost: &[(CustomerId, Option<Day>)]) -> Vec<Loss> {
        let causes = [
            (LossCause::PromiseBroken, texts::LOSS_PROMISE, 95),
            (LossCause::StrongerCompetitor, texts::LOSS_COMPETITOR, 70),
            (LossCause::MovedAway, texts::LOSS_MOVED, 30),
        ];
        let loss = |((customer, last), (cause, evidence, ago)): (&(CustomerId, Option<Day>), (LossCause, Said, i32))| Loss {
            customer: *customer,
            // Nobody is lost before the last visit.
            day: last.map_or(self.ago(ago), |last| last.max(self.ago(ago))),
            cause,
            evidence: self.text(evidence),
            staff: String::new(),
            product: None,
            area: String::new(),
            back_on: None,
        };
        lost.iter().zip(causes).map(loss).collect()
    }
}
