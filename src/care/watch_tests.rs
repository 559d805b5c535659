//! Who slips away and who left: what losses share, signs with their evidence, the order by what there is to lose.
use super::losses::{LossCauses, gone};
use super::signs::{Sign, signs};
use super::slipping::{one_time_late, slipping};
use super::wind::{Shared, winds};
use super::*;
use crate::book::{Book, Draft, Refusal, SaleDraft, SaleLine, Stamp};
use crate::domain::{
    Complaint, ComplaintAbout, Customer, CustomerId, Day, KeyAccount, Loss, LossCause, Moment, Promise, PromiseBy, Setting, Staff,
};
use crate::method::{Figures, Standing};

fn today() -> Day {
    Day::parse_iso("2026-11-21").unwrap()
}

fn ago(days: i32) -> Day {
    today().plus_days(-days)
}

fn act(book: &mut Book, draft: Result<Draft, Refusal>) {
    let seq = book.history().next_seq();
    book.apply(draft.unwrap().stamped(Stamp { millis: seq, ..Stamp::default() }, today())).unwrap();
}

fn add(book: &mut Book, customer: Customer) -> CustomerId {
    let id = book.next_customer();
    let draft = book.plan_add_customer(Customer { name: format!("客户{}", id.0), ..customer });
    act(book, draft);
    id
}

fn buy(book: &mut Book, customer: CustomerId, days_ago: i32, amount_minor: i64) {
    let lines = vec![SaleLine { product: None, quantity_milli: 0, amount_minor }];
    let draft = book.plan_sale(&SaleDraft::of(Some(customer), ago(days_ago), lines));
    act(book, draft);
}

fn loss(customer: CustomerId, days_ago: i32, cause: LossCause) -> Loss {
    Loss {
        customer,
        day: ago(days_ago),
        cause,
        evidence: "他说的".into(),
        staff: String::new(),
        product: None,
        area: String::new(),
        back_on: None,
    }
}

fn complaint(customer: CustomerId, days_ago: i32, staff: &str) -> Complaint {
    Complaint {
        customer,
        about: ComplaintAbout::Service,
        is_praise: false,
        product: None,
        receipt: None,
        staff: staff.into(),
        expected: String::new(),
        got: "等了半小时".into(),
        received: Moment { day: ago(days_ago), minute: 600 },
        due: ago(days_ago - 3),
        answered: None,
        solved: None,
        told: None,
        checked: None,
        satisfied: None,
        rounds: Vec::new(),
    }
}

fn people(book: &mut Book, count: usize) -> Vec<CustomerId> {
    (0..count).map(|_| add(book, Customer::default())).collect()
}

#[test]
fn three_that_share_something_raise_the_alarm_and_the_unknown_is_nothing_shared() {
    let mut book = Book::default();
    let ids = people(&mut book, 4);
    for (at, id) in ids.iter().enumerate().take(2) {
        let draft = book.plan_add(Loss { staff: "小李".into(), ..loss(*id, 10 + at as i32, LossCause::Unknown) });
        act(&mut book, draft);
    }
    assert_eq!(winds(&book, today()), []);
    let draft = book.plan_add(complaint(ids[2], 59, "小李 "));
    act(&mut book, draft);
    let found = winds(&book, today());
    assert_eq!(found.iter().map(|wind| &wind.shared).collect::<Vec<_>>(), [&Shared::Staff("小李".into())]);
    assert_eq!(found[0].events.iter().map(|event| event.customer).collect::<Vec<_>>(), [ids[0], ids[1], ids[2]], "the latest first");
    assert_eq!(winds(&book, today().plus_days(1)), [], "sixty days, today among them");
    let draft = book.plan_add(Complaint { is_praise: true, ..complaint(ids[3], 1, "小李") });
    act(&mut book, draft);
    assert_eq!(winds(&book, today().plus_days(1)), [], "a praise is no complaint");
}

#[test]
fn three_losses_with_one_cause_raise_the_alarm() {
    let mut book = Book::default();
    for id in people(&mut book, 3) {
        let draft = book.plan_add(loss(id, 5, LossCause::PromiseBroken));
        act(&mut book, draft);
    }
    assert_eq!(winds(&book, today())[0].shared, Shared::Cause(LossCause::PromiseBroken));
}

#[test]
fn who_buys_again_is_back_and_counts_as_a_cause_all_the_same() {
    let mut book = Book::default();
    let ids = people(&mut book, 3);
    for (id, cause) in ids.iter().zip([LossCause::ComplaintUnresolved, LossCause::StrongerCompetitor, LossCause::Unknown]) {
        buy(&mut book, *id, 100, 5_000);
        let draft = book.plan_add(loss(*id, 20, cause));
        act(&mut book, draft);
    }
    buy(&mut book, ids[0], 2, 5_000);
    let figures = Figures::classify(&book, today());
    assert!(!gone(&book, &figures).contains(&ids[0]) && gone(&book, &figures).contains(&ids[1]));
    let causes = LossCauses::find(&book, &figures);
    assert_eq!((causes.total, causes.back, causes.by_force, causes.unknown), (3, 1, [1, 0, 1], 1));
}

#[test]
fn the_largest_expected_loss_comes_first_and_the_lost_are_not_asked_again() {
    let mut book = Book::default();
    let ids = people(&mut book, 4);
    for (id, amount) in ids.iter().zip([10_000, 30_000, 50_000, 20_000]) {
        let last = if *id == ids[3] { 10 } else { 75 };
        (0..6).for_each(|visit| buy(&mut book, *id, last + 30 * visit, amount));
    }
    let once = add(&mut book, Customer::default());
    buy(&mut book, once, 200, 90_000);
    let figures = Figures::classify(&book, today());
    let order = |book: &Book, chance: &dyn Fn(CustomerId) -> Option<f64>| {
        slipping(book, &figures, chance).into_iter().map(|row| row.customer).collect::<Vec<_>>()
    };
    assert_eq!(order(&book, &|_| None), [ids[2], ids[1], ids[0]]);
    assert_eq!(
        order(&book, &|id| Some(if id == ids[0] { 0.0 } else { 0.9 })),
        [ids[0], ids[2], ids[1]],
        "by the forecast where there is one"
    );
    let row = slipping(&book, &figures, |_| None)[0];
    assert!(0 < row.loss_minor && row.loss_minor < row.net_minor);
    assert_eq!(one_time_late(&book, &figures), [once]);
    let draft = book.plan_add(loss(ids[2], 0, LossCause::MovedAway));
    act(&mut book, draft);
    assert_eq!(order(&book, &|_| None), [ids[1], ids[0]]);
    let list = plan_today(&book, &Figures::classify(&book, today()), &ContactIndex::build(&book), today());
    let asked: Vec<CustomerId> = list.tasks().map(|task| task.customer).collect();
    assert!(asked.contains(&ids[1]) && !asked.contains(&ids[2]), "{asked:?}");
}

#[test]
fn who_rests_out_of_season_is_not_slipping() {
    let mut book = Book::default();
    let all_year = add(&mut book, Customer::default());
    (0..30).for_each(|visit| buy(&mut book, all_year, 75 + 30 * visit, 10_000));
    let seasonal = add(&mut book, Customer::default());
    for year in ["2024", "2025", "2026"] {
        for date in ["01-05", "01-15", "01-25"] {
            let day = Day::parse_iso(&format!("{year}-{date}")).unwrap();
            buy(&mut book, seasonal, today().days_since(day), 50_000);
        }
    }
    let figures = Figures::classify(&book, today());
    assert_eq!(figures.of(seasonal).standing, Standing::Resting, "the case that is tested");
    let rows = slipping(&book, &figures, |_| None);
    assert_eq!(rows.iter().map(|row| row.customer).collect::<Vec<_>>(), [all_year]);
}

#[test]
fn signs_carry_their_evidence() {
    let mut book = Book::default();
    let known = |name: &str, others: &[&str]| {
        let known_by = others.iter().map(|name| (*name).to_owned()).collect();
        Customer {
            key_account: Some(Box::new(KeyAccount { owner: name.into(), known_by, ..KeyAccount::default() })),
            ..Customer::default()
        }
    };
    let (alone, shared) = (add(&mut book, known("小李", &[])), add(&mut book, known("小李", &["小陈"])));
    let (promised, waiting) = (add(&mut book, Customer::default()), add(&mut book, Customer::default()));
    let staff = |name: &str, left_on| Staff { name: name.into(), left_on };
    let draft = book.plan_settings(vec![Setting::Staff(vec![staff("小李", Some(ago(5))), staff("小陈", None)])]);
    act(&mut book, draft);
    let promise = Promise {
        customer: promised,
        by: PromiseBy::Shop,
        text: "周五备好".into(),
        amount_minor: None,
        made_on: ago(9),
        due: ago(1),
        ending: None,
        staff: String::new(),
    };
    let draft = book.plan_add(promise);
    act(&mut book, draft);
    let draft = book.plan_add(complaint(waiting, 5, ""));
    act(&mut book, draft);
    let figures = Figures::classify(&book, today());
    let contacts = ContactIndex::build(&book);
    let found = signs(&book, &figures, &contacts, today());
    let left = |is_known_by_others| Sign::StaffLeft { staff: "小李".into(), left_on: ago(5), is_known_by_others };
    assert_eq!(
        found,
        [
            (waiting, Sign::Unanswered { due: ago(2) }),
            (promised, Sign::PromiseBroken { text: "周五备好".into(), due: ago(1) }),
            (alone, left(false)),
            (shared, left(true)),
        ]
    );
    let later = signs(&book, &figures, &contacts, today().plus_days(3));
    assert!(later.contains(&(waiting, Sign::OldComplaint { got: "等了半小时".into(), received: ago(5) })));
}
