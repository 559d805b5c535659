//! Outreach, reviews, the week, key accounts and winning customers: the rules, on small books.
use super::*;
use crate::book::{Book, Draft, Refusal, SaleDraft, SaleLine, Stamp};
use crate::domain::*;
use crate::method::Figures;

pub(super) fn today() -> Day {
    Day::parse_iso("2026-11-21").unwrap()
}

pub(super) fn act(book: &mut Book, draft: Result<Draft, Refusal>) {
    let seq = book.history().next_seq();
    book.apply(draft.unwrap().stamped(Stamp { millis: seq, ..Stamp::default() }, today())).unwrap();
}

pub(super) fn add(book: &mut Book, customer: Customer) -> CustomerId {
    let id = book.next_customer();
    let draft = book.plan_add_customer(customer);
    act(book, draft);
    id
}

pub(super) fn named(name: &str) -> Customer {
    Customer { name: name.into(), ..Customer::default() }
}

pub(super) fn buy(book: &mut Book, customer: CustomerId, days_ago: i32, amount_minor: i64, product: Option<ProductId>) -> ReceiptId {
    let receipt = book.sales().next_receipt();
    let lines = vec![SaleLine { product, quantity_milli: 1_000, amount_minor }];
    let draft = book.plan_sale(&SaleDraft::of(Some(customer), today().plus_days(-days_ago), lines));
    act(book, draft);
    receipt
}

/// A book with so many customers, who never bought.
fn people(count: u32) -> (Book, Vec<CustomerId>) {
    let mut book = Book::default();
    let ids = (0..count).map(|at| add(&mut book, named(&format!("客户{at}")))).collect();
    (book, ids)
}

fn batch(book: &Book, chosen: Chosen, made_days_ago: i32) -> Outreach {
    Outreach {
        name: "新茶".into(),
        kind: OutreachKind::Message,
        rule: None,
        template: "{姓名}".into(),
        cost_minor: 6_000,
        made_on: today().plus_days(-made_days_ago),
        measured_days: MEASURED_DAYS,
        recipients: chosen.recipients,
        hold_out: chosen.hold_out,
        level: OutreachLevel::Group,
        closed_on: None,
        sales_seen: book.sales().columns().len() as u32,
        product: None,
    }
}

fn mark(book: &mut Book, customer: CustomerId, days_ago: i32, result: OutreachResult) {
    let draft = book.plan_add(OutreachMark { outreach: 0, customer, day: today().plus_days(-days_ago), result });
    act(book, draft);
}

#[test]
fn every_fifth_is_held_out_always_the_same_for_one_book_and_others_the_next_time() {
    let (mut book, ids) = people(20);
    let first = choose(&book, &ids, true);
    assert_eq!(first, choose(&book, &ids, true));
    assert_eq!(first.hold_out.iter().map(|id| id.0).collect::<Vec<_>>(), [4, 9, 14, 19]);
    assert_eq!((first.recipients.len(), first.excluded.len()), (16, 0));
    assert!(choose(&book, &ids, false).hold_out.is_empty());
    let draft = book.plan_add(batch(&book, first.clone(), 0));
    act(&mut book, draft);
    let second = choose(&book, &ids, true);
    assert_eq!(second.hold_out.len(), 4);
    assert!(second.hold_out.iter().all(|id| !first.hold_out.contains(id)));
}

#[test]
fn who_asked_for_peace_complains_or_is_gone_is_left_out_with_the_reason() {
    let (mut book, ids) = people(5);
    let asked = Contacting { is_do_not_contact: true, ..Contacting::default() };
    let edited = Customer { contacting: Some(Box::new(asked)), ..named("客户0") };
    let draft = book.plan_edit_customer(ids[0], &edited);
    act(&mut book, draft);
    let draft = book.plan_add(complaint(ids[1]));
    act(&mut book, draft);
    let draft = book.plan_archive(&[ids[2]], true);
    act(&mut book, draft);
    let chosen = choose(&book, &ids, false);
    assert_eq!(chosen.recipients, ids[3..]);
    assert_eq!(chosen.excluded, [(ids[0], Excluded::DoNotContact), (ids[1], Excluded::OpenComplaint), (ids[2], Excluded::Gone)]);
    let now = Moment { day: today(), minute: 600 };
    let draft =
        book.plan_set(0, Complaint { answered: Some(now), solved: Some(now), told: Some(now), checked: Some(now), ..complaint(ids[1]) });
    act(&mut book, draft);
    assert!(choose(&book, &ids, false).recipients.contains(&ids[1]), "a closed complaint is no obstacle");
}

fn complaint(customer: CustomerId) -> Complaint {
    Complaint {
        customer,
        about: ComplaintAbout::Product,
        is_praise: false,
        product: None,
        receipt: None,
        staff: String::new(),
        expected: String::new(),
        got: "受潮".into(),
        received: Moment { day: today(), minute: 540 },
        due: today(),
        answered: None,
        solved: None,
        told: None,
        checked: None,
        satisfied: None,
        rounds: Vec::new(),
    }
}

#[test]
fn a_batch_counts_who_bought_within_the_days_and_skips_who_bought_before() {
    let (mut book, ids) = people(12);
    buy(&mut book, ids[0], 20, 100, None);
    let chosen = Chosen { recipients: ids[..6].to_vec(), hold_out: ids[6..].to_vec(), excluded: Vec::new() };
    let row = batch(&book, chosen, 20);
    let draft = book.plan_add(row);
    act(&mut book, draft);
    buy(&mut book, ids[1], 20, 100, None);
    mark(&mut book, ids[0], 19, OutreachResult::Sent);
    mark(&mut book, ids[2], 19, OutreachResult::Sent);
    mark(&mut book, ids[3], 19, OutreachResult::Sent);
    mark(&mut book, ids[4], 19, OutreachResult::Skipped);
    buy(&mut book, ids[2], 10, 100, None);
    buy(&mut book, ids[3], 2, 100, None);
    buy(&mut book, ids[6], 6, 100, None);
    buy(&mut book, ids[7], 5, 100, None);
    let read = Batch::read(&book, 0, today()).unwrap();
    let standing = |at: usize| read.people[at].1;
    assert_eq!(standing(0), OutreachStanding::Sent(today().plus_days(-19)));
    assert_eq!(standing(1), OutreachStanding::Bought(today().plus_days(-20)), "bought the same day, after the batch was made");
    assert_eq!(standing(4), OutreachStanding::Skipped(today().plus_days(-19)));
    assert_eq!(read.open().collect::<Vec<_>>(), [ids[5]]);
    assert_eq!((read.sent, read.sent_bought), (3, 1), "what was bought before, or after fourteen days, does not count");
    assert_eq!((read.held, read.held_bought), (6, 1));
    assert_eq!((read.measured_until, read.is_measured), (Some(today().plus_days(-5)), true));
    mark(&mut book, ids[4], 0, OutreachResult::Open);
    let draft = book.plan_refund(ReceiptId(2), today());
    act(&mut book, draft);
    let read = Batch::read(&book, 0, today()).unwrap();
    assert_eq!(read.people[4].1, OutreachStanding::Open, "the latest mark counts");
    assert_eq!(read.sent_bought, 0, "what was taken back was not bought");
}

#[test]
fn a_message_helped_only_where_chance_does_not_explain_it() {
    let read = |sent, sent_bought, held, held_bought| Batch {
        people: Vec::new(),
        sent,
        sent_bought,
        held,
        held_bought,
        measured_until: None,
        is_measured: true,
    };
    assert_eq!(read(38, 9, 0, 0).effect(0), Effect::NothingToCompare);
    assert_eq!(read(12, 9, 3, 0).effect(0), Effect::TooFew);
    assert_eq!(read(38, 9, 9, 2).effect(6_000), Effect::Unclear);
    assert_eq!(read(40, 30, 10, 2).effect(22_000), Effect::Helped { more: 22, cost_minor: Some(1_000) });
}

#[test]
fn fields_are_filled_in_and_what_is_unknown_is_told() {
    let mut book = Book::default();
    let draft = book.plan_add_product(Product { name: "龙井".into(), ..Product::default() });
    act(&mut book, draft);
    let (known, fresh) = (add(&mut book, named("王芳")), add(&mut book, named("李娜")));
    buy(&mut book, known, 8, 100, Some(ProductId(0)));
    let figures = Figures::classify(&book, today());
    let fill = |id| fill_for("{name}：{ 商品 } {天数} {x} {", &book, &figures, id, today());
    assert_eq!(fill(known), Message { text: "王芳：龙井 8 {x} {".into(), missing: Vec::new() });
    assert_eq!(fill(fresh).missing, [MergeField::Item, MergeField::Days]);
}

#[test]
fn a_recall_finds_everybody_who_kept_the_product() {
    let mut book = Book::default();
    for name in ["龙井", "红茶"] {
        let draft = book.plan_add_product(Product { name: name.into(), ..Product::default() });
        act(&mut book, draft);
    }
    let ids: Vec<CustomerId> = ["甲", "乙", "丙", "丁"].map(|name| add(&mut book, named(name))).to_vec();
    buy(&mut book, ids[0], 10, 100, Some(ProductId(0)));
    buy(&mut book, ids[1], 10, 100, Some(ProductId(1)));
    buy(&mut book, ids[2], 40, 100, Some(ProductId(0)));
    let back = buy(&mut book, ids[3], 10, 100, Some(ProductId(0)));
    let draft = book.plan_refund(back, today());
    act(&mut book, draft);
    let since = |days: i32| buyers_of(&book, ProductId(0), today().plus_days(-days), today());
    assert_eq!(since(30), [ids[0]]);
    assert_eq!(since(60), [ids[0], ids[2]]);
}

/// Ten regular buyers; the first two bring most of it.
fn shop() -> Book {
    let mut book = Book::default();
    for at in 0..10_u32 {
        let id = add(&mut book, named(&format!("客户{at}")));
        for visit in 0..8 {
            let amount = if at < 2 { 90_000 } else { 2_000 };
            buy(&mut book, id, 20 + 30 * visit, amount, None);
        }
    }
    book
}

fn figures(book: &Book) -> Figures {
    Figures::classify(book, today())
}

fn review(customer: CustomerId, verdict: ReviewVerdict, reason: &str) -> Review {
    let next = Some(today().plus_days(NEXT_REVIEW_DAYS));
    Review { customer, day: today(), kind: ReviewKind::Inventory, reason: reason.into(), verdict, action: String::new(), next }
}

#[test]
fn the_inventory_goes_on_where_it_was_left_and_comes_back_when_the_next_day_is_due() {
    let mut book = shop();
    let keys = key_customers(&book, &figures(&book));
    assert_eq!(keys, [CustomerId(0), CustomerId(1)]);
    let session = inventory(&book, &figures(&book), today());
    assert_eq!((session.queue.clone(), session.done.len(), session.total()), (keys.clone(), 0, 2));
    let kept = review(keys[0], ReviewVerdict::Keep, "老街坊都听他的");
    assert_eq!(
        book.plan_review(Review { reason: " ".into(), ..kept.clone() }, None, today()),
        Err(Refusal::NoText),
        "a key customer without a reason is not kept"
    );
    let draft = book.plan_review(kept, None, today());
    act(&mut book, draft);
    let session = inventory(&book, &figures(&book), today());
    assert_eq!((session.queue.clone(), session.done.clone(), session.total()), (vec![keys[1]], vec![0], 2));
    let later = today().plus_days(NEXT_REVIEW_DAYS);
    assert!(!reviews_due(&book, &figures(&book), later.plus_days(-1)).contains(&keys[0]));
    assert!(reviews_due(&book, &figures(&book), later).contains(&keys[0]));
    let undo = book.plan_undo(book.history().next_seq() - 1).unwrap().draft;
    act(&mut book, Ok(undo));
    assert_eq!(inventory(&book, &figures(&book), today()).queue, keys, "taken back, the review never was");
}

#[test]
fn each_verdict_has_its_consequence_in_the_same_act() {
    let mut book = shop();
    let decide = |book: &mut Book, row: Review, class: Option<ClassMark>| {
        let seq = book.history().next_seq();
        let draft = book.plan_review(row, class, today().plus_days(7));
        act(book, draft);
        seq
    };
    let demoted = decide(&mut book, review(CustomerId(0), ReviewVerdict::Demote, "只买打折的"), Some(ClassMark::B));
    assert_eq!(key_customers(&book, &figures(&book)), [CustomerId(1)]);
    assert_eq!(count_verdicts(&book, &inventory(&book, &figures(&book), today()))[1], (ReviewVerdict::Demote, 1));
    let undo = book.plan_undo(demoted).unwrap().draft;
    act(&mut book, Ok(undo));
    assert_eq!(key_customers(&book, &figures(&book)).len(), 2);
    decide(&mut book, review(CustomerId(1), ReviewVerdict::LetGo, ""), None);
    assert!(book.find_customer(CustomerId(1)).unwrap().archived);
    let fault = review(CustomerId(0), ReviewVerdict::OurFault, "");
    assert_eq!(book.plan_review(fault.clone(), None, today()), Err(Refusal::NoText), "what will be done must be written");
    decide(&mut book, Review { action: "换一个送货的".into(), ..fault }, None);
    assert_eq!(book.reminders()[0].value.text, "换一个送货的");
    assert_eq!(book.reminders()[0].value.day, today().plus_days(7));
}

#[test]
fn the_meeting_judges_changes_once_and_a_rejected_one_keeps_the_old_class() {
    let mut book = shop();
    for at in 0..10 {
        add(&mut book, named(&format!("新客户{at}")));
        buy(&mut book, CustomerId(10 + at), 40, 1_000, None);
    }
    buy(&mut book, CustomerId(5), 3, 2_000_000, None);
    let met = meeting(&book, &figures(&book), today());
    assert_eq!(met.since, today().plus_days(-30));
    let moved = *met.moves.iter().find(|moved| moved.customer == CustomerId(5)).expect("a large purchase moves the class");
    assert!(moved.is_up());
    let rejected =
        Review { kind: ReviewKind::ClassChange, next: None, ..review(CustomerId(5), ReviewVerdict::Reject, "只买了一次婚宴的酒") };
    let draft = book.plan_review(rejected, mark_of(moved.from), today());
    act(&mut book, draft);
    let met = meeting(&book, &figures(&book), today());
    assert!(!met.session.queue.contains(&CustomerId(5)) && met.session.done.len() == 1);
    assert!(!figures(&book).is_key(CustomerId(5)));
}

fn plan_hours(book: &mut Book, minutes: u16) {
    let attention = Attention { minutes, ..Attention::default() };
    let draft = book.plan_settings(vec![Setting::Attention(attention)]);
    act(book, draft);
}

#[test]
fn the_plan_sums_to_the_minutes_and_gives_both_ends_first() {
    let mut book = shop();
    for at in 0..3 {
        add(&mut book, named(&format!("潜客{at}")));
    }
    let slipping = add(&mut book, named("快走的"));
    for visit in 0..8 {
        buy(&mut book, slipping, 95 + 30 * visit, 2_000, None);
    }
    let monday = monday_of(today());
    assert_eq!((monday.iso(), monday_of(monday)), ("2026-11-16".to_owned(), monday));
    let then = Figures::classify(&book, monday.plus_days(-1));
    assert_eq!(plan_week(&book, &then, monday), WeekPlan::default(), "without hours there is no plan");
    for minutes in [7, 60, 181, 600] {
        plan_hours(&mut book, minutes);
        let plan = plan_week(&book, &then, monday);
        let sum: u32 = plan.people.iter().map(|person| person.minutes).sum();
        assert_eq!((sum, plan.minutes.iter().sum::<u32>()), (minutes.into(), minutes.into()));
        assert!(plan.people.iter().is_sorted_by_key(|person| person.day) && plan.people.iter().all(|person| person.day < WORK_DAYS));
    }
    let plan = plan_week(&book, &then, monday);
    assert_eq!(plan.minutes, [360, 180, 60]);
    assert_eq!((plan.people[0].share, plan.people[1].customer), (Share::Key, slipping));
}

#[test]
fn friday_tells_actual_minutes_and_who_got_nothing() {
    let mut book = shop();
    plan_hours(&mut book, 100);
    let monday = monday_of(today());
    let then = Figures::classify(&book, monday.plus_days(-1));
    let plan = plan_week(&book, &then, monday);
    let planned: Vec<CustomerId> = plan.people.iter().map(|person| person.customer).collect();
    assert_eq!(planned.len(), 2, "only the two key customers are due: {planned:?}");
    let talk = |customer, day: Day, minutes| Interaction {
        customer,
        day,
        kind: InteractionKind::Call,
        outcome: Outcome::Reached,
        note: String::new(),
        next: None,
        minutes,
    };
    for entry in [talk(planned[0], monday, 25), talk(CustomerId(7), monday.plus_days(2), 0), talk(planned[1], monday.plus_days(-1), 40)] {
        let draft = book.plan_contact(entry);
        act(&mut book, draft);
    }
    let new = add(&mut book, Customer { created: Some(today().plus_days(-1)), ..named("新来的") });
    buy(&mut book, new, 1, 500, None);
    buy(&mut book, CustomerId(8), 2, 500, None);
    let done = WeekDone::find(&book, &then, &figures(&book), &plan, monday);
    assert_eq!((done.minutes, done.without_minutes), ([25, 0, 0], 1));
    assert_eq!(done.got_nothing, [planned[1]], "a talk before Monday is none of this week");
    assert_eq!((done.kept, done.new), (vec![CustomerId(8)], vec![new]));
    assert_eq!(plan_week(&book, &Figures::classify(&book, monday.plus_days(-1)), monday).people, plan.people, "the plan stays all week");
}

#[test]
fn prospects_move_from_stage_to_stage() {
    let mut book = Book::default();
    let fresh = add(&mut book, Customer { created: Some(today().plus_days(-12)), ..named("甲") });
    let (called, came, bought) = (add(&mut book, named("乙")), add(&mut book, named("丙")), add(&mut book, named("丁")));
    let given_up = Prospecting { given_up_on: Some(today()), ..Prospecting::default() };
    add(&mut book, Customer { prospecting: Some(Box::new(given_up)), ..named("戊") });
    let talk = |customer, kind, days_ago: i32| Interaction {
        customer,
        day: today().plus_days(-days_ago),
        kind,
        outcome: Outcome::Reached,
        note: String::new(),
        next: None,
        minutes: 0,
    };
    for entry in [talk(called, InteractionKind::Call, 5), talk(came, InteractionKind::InShop, 3)] {
        let draft = book.plan_contact(entry);
        act(&mut book, draft);
    }
    let draft = book.plan_edit_customer(bought, &Customer { origin: Origin::External, ..named("丁") });
    act(&mut book, draft);
    buy(&mut book, bought, 9, 700, None);
    let index = ContactIndex::build(&book);
    let told = board(&book, &figures(&book), &index, today());
    let told: Vec<_> = told.iter().map(|one| (one.customer, one.stage, one.since.map(|since| today().days_since(since)))).collect();
    assert_eq!(
        told,
        [
            (fresh, Stage::New, Some(12)),
            (called, Stage::Contacted, Some(5)),
            (came, Stage::CameBy, Some(3)),
            (bought, Stage::Bought, Some(9)),
        ]
    );
}

#[test]
fn thanks_are_owed_once_the_one_who_was_brought_has_bought() {
    let mut book = Book::default();
    let referrer = add(&mut book, named("王芳"));
    let brought = add(&mut book, Customer { referrer: Some(referrer), ..named("李娜") });
    assert!(not_yet_thanked(&book, &figures(&book)).is_empty());
    buy(&mut book, brought, 4, 5_000, None);
    let owed = not_yet_thanked(&book, &figures(&book));
    assert_eq!((owed.len(), owed[0].referrer, owed[0].net_minor), (1, referrer, 5_000));
    assert_eq!(brought_by(&book, &figures(&book), referrer), (1, 5_000));
    let draft = book.plan_thanks(Thanks { customer: referrer, brought, day: today(), reward: "一斤茶".into(), amount_minor: 800 });
    act(&mut book, draft);
    assert!(not_yet_thanked(&book, &figures(&book)).is_empty());
    assert_eq!(book.spendings()[0].value.kind, SpendingKind::ReferralReward);
}

#[test]
fn a_handover_passes_everything_in_one_act_and_comes_back_whole() {
    let mut book = shop();
    let staff = ["阿明", "小周"].map(|name| Staff { name: name.into(), left_on: None }).to_vec();
    let draft = book.plan_settings(vec![Setting::Staff(staff)]);
    act(&mut book, draft);
    let cared = |owner: &str, deputy: &str| KeyAccount { owner: owner.into(), deputy: deputy.into(), ..KeyAccount::default() };
    for (at, account) in [(0, cared("阿明", "小周")), (1, cared("小周", "阿明")), (2, cared("小周", ""))] {
        let customer = Customer { key_account: Some(Box::new(account)), ..named(&format!("客户{at}")) };
        let draft = book.plan_edit_customer(CustomerId(at), &customer);
        act(&mut book, draft);
    }
    let before = book.find_customer(CustomerId(0)).cloned();
    let index = ContactIndex::build(&book);
    let told: Vec<u32> = handover(&book, &index, "阿明", today()).iter().map(|line| line.customer.0).collect();
    assert_eq!(told, [0, 1]);
    let seq = book.history().next_seq();
    let draft = book.plan_hand_over("阿明", "小周", Some(today()));
    act(&mut book, draft);
    let account =
        |book: &Book, at| book.find_customer(CustomerId(at)).and_then(|customer| customer.key_account.as_deref().cloned()).unwrap();
    assert_eq!((account(&book, 0).owner, account(&book, 0).deputy), ("小周".to_owned(), String::new()), "nobody stands in for themselves");
    assert!(handover(&book, &index, "阿明", today()).is_empty());
    assert_eq!(book.settings().staff[0].left_on, Some(today()));
    let undo = book.plan_undo(seq).unwrap().draft;
    act(&mut book, Ok(undo));
    assert_eq!((book.find_customer(CustomerId(0)).cloned(), book.settings().staff[0].left_on), (before, None));
}

#[test]
fn the_desk_warns_and_proposes_up_and_down() {
    let mut book = shop();
    let account = KeyAccount { owner: "阿明".into(), has_green_channel: true, ..KeyAccount::default() };
    let draft = book.plan_edit_customer(CustomerId(0), &Customer { key_account: Some(Box::new(account)), ..named("客户0") });
    act(&mut book, draft);
    buy(&mut book, CustomerId(1), 5, 900_000, None);
    let debt = |amount_minor: i64, days_ago: i32, kind| DebtEntry {
        customer: CustomerId(0),
        day: today().plus_days(-days_ago),
        kind,
        amount_minor,
        due: Some(today().plus_days(30 - days_ago)),
        receipt: None,
        note: String::new(),
    };
    for row in [debt(5_000, 120, DebtKind::OnAccount), debt(3_000, 75, DebtKind::OnAccount), debt(-5_000, 60, DebtKind::Payment)] {
        let draft = book.plan_add(row);
        act(&mut book, draft);
    }
    assert_eq!(owed(&book, CustomerId(0), today()), Some((3_000, 45)), "the oldest is settled first");
    let lines = desk(&book, &figures(&book), today());
    let line = |id| lines.iter().find(|line| line.customer == CustomerId(id)).unwrap();
    assert!(line(0).is_known_by_one() && line(1).known_by.is_empty() && line(0).needs_owner_talk);
    assert_eq!(line(0).incentive, Some(Incentive::StopCredit { owes_minor: 3_000, days: 45 }));
    assert!(matches!(line(1).incentive, Some(Incentive::FirstPlace { .. })));
    assert_eq!((line(1).course.development(), line(1).course.visits_now), (Trend::Up, 7));
    let much_later = desk(&book, &figures(&book), today().plus_days(20));
    assert!(matches!(
        much_later.iter().find(|line| line.customer == CustomerId(0)).unwrap().incentive,
        Some(Incentive::FreezeClass { .. })
    ));
}
