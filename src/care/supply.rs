//! Supply plans against what was really taken (method 43b).
//!
//! A month that is over deviates where an item was taken by more than 30 % more or less than planned; the month that runs, where
//! more than that was taken already. What was never planned deviates from nothing.
use crate::book::Book;
use crate::domain::{CustomerId, Day, SupplyLine, sort_by_rank};
use crate::method::Purchases;
use rustc_hash::FxHashMap;

/// A deviation beyond so many percent of the plan is told.
pub const DEVIATION_PERCENT: i64 = 30;

/// One line of a plan with what became of it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Delivered {
    /// Its place among the lines.
    pub row: u32,
    pub line: SupplyLine,
    /// Thousandths of a piece that were taken in the month so far.
    pub taken_milli: i64,
    /// The day from which it deviates too much.
    pub deviates_since: Option<Day>,
}

/// A customer who strayed from the plan: the line that weighs most.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct SupplyDeviation {
    pub customer: CustomerId,
    pub row: u32,
    pub due: Day,
}

/// The lines of one customer for this month and the one before, with what was taken; by month, the most money first.
pub fn delivered(book: &Book, customer: CustomerId, today: Day) -> Vec<Delivered> {
    let lines = recent_lines(book, today).filter(|(_, line)| line.customer == customer).collect();
    compare(&Purchases::until(book, today), customer, lines, today)
}

/// Everybody who strayed from the plan.
pub fn deviations_due(book: &Book, today: Day) -> Vec<SupplyDeviation> {
    let mut of: FxHashMap<CustomerId, Vec<(u32, &SupplyLine)>> = FxHashMap::default();
    for (row, line) in recent_lines(book, today) {
        of.entry(line.customer).or_default().push((row, line));
    }
    if of.is_empty() {
        return Vec::new();
    }
    let purchases = Purchases::until(book, today);
    let weightiest = |(customer, lines): (CustomerId, Vec<(u32, &SupplyLine)>)| {
        let strayed = compare(&purchases, customer, lines, today).into_iter().filter(|found| found.deviates_since.is_some());
        let most = strayed.max_by_key(|found| (found.weight(), std::cmp::Reverse(found.row)))?;
        Some(SupplyDeviation { customer, row: most.row, due: most.deviates_since? })
    };
    let mut due: Vec<SupplyDeviation> = of.into_iter().filter_map(weightiest).collect();
    sort_by_rank(&mut due, |deviation| [deviation.customer.0.into(), 0, 0]);
    due
}

impl Delivered {
    /// The money by which it deviates, or pieces where no money was planned.
    fn weight(&self) -> i128 {
        let apart = i128::from(self.taken_milli - self.line.quantity_milli).abs();
        let planned = i128::from(self.line.quantity_milli.max(1));
        if self.line.amount_minor > 0 { apart * i128::from(self.line.amount_minor) / planned } else { apart }
    }
}

fn recent_lines(book: &Book, today: Day) -> impl Iterator<Item = (u32, &SupplyLine)> {
    let this = today.month();
    let is_recent = move |line: &SupplyLine| (line.month == this || line.month == this.previous()) && line.quantity_milli > 0;
    book.live_rows::<SupplyLine>().filter(move |(_, line)| is_recent(line))
}

fn compare(purchases: &Purchases, customer: CustomerId, lines: Vec<(u32, &SupplyLine)>, today: Day) -> Vec<Delivered> {
    let Some(since) = lines.iter().map(|(_, line)| line.month.first_day()).min() else { return Vec::new() };
    let mut bought: Vec<_> = purchases.of(customer).filter(|row| row.day >= since).collect();
    sort_by_rank(&mut bought, |row| [row.day.0.into(), 0, 0]);
    let of_line = |(row, line): (u32, &SupplyLine)| {
        let most = i128::from(line.quantity_milli) * i128::from(100 + DEVIATION_PERCENT);
        let least = i128::from(line.quantity_milli) * i128::from(100 - DEVIATION_PERCENT);
        let is_over = |milli: i64| i128::from(milli) * 100 > most;
        let (mut taken_milli, mut over_since) = (0_i64, None::<Day>);
        for one in bought.iter().filter(|one| one.product == line.product && one.day.month() == line.month) {
            taken_milli += one.quantity_milli;
            over_since = if is_over(taken_milli) { over_since.or(Some(one.day)) } else { None };
        }
        let is_past = line.month < today.month();
        let is_short = is_past && i128::from(taken_milli) * 100 < least;
        let deviates_since = if is_short { Some(line.month.next().first_day()) } else { over_since };
        Delivered { row, line: line.clone(), taken_milli, deviates_since }
    };
    let mut found: Vec<Delivered> = lines.into_iter().map(of_line).collect();
    sort_by_rank(&mut found, |found| [found.line.month.0.into(), -found.line.amount_minor, found.line.product.0.into()]);
    found
}

#[cfg(test)]
mod tests {
    use super::super::tests::{act, add, list, list_on, named, shop, speak, today, undo, who};
    use super::super::*;
    use super::*;
    use crate::book::{SaleDraft, SaleLine};
    use crate::domain::{Month, Outcome, Product, ProductId};
    use crate::method::Figures;

    fn planned(book: &mut Book, months: &[Month], milli: i64) -> u64 {
        let line = |month: &Month| SupplyLine {
            customer: CustomerId(8),
            month: *month,
            product: ProductId(0),
            quantity_milli: milli,
            amount_minor: milli,
            note: String::new(),
        };
        let draft = book.plan_supply(CustomerId(8), months, months.iter().map(line).collect());
        act(book, draft)
    }

    fn take(book: &mut Book, iso: &str, pieces: i64) -> u64 {
        let line = SaleLine { product: Some(ProductId(0)), quantity_milli: pieces * 1_000, amount_minor: pieces * 1_000 };
        let draft = book.plan_sale(&SaleDraft::of(Some(CustomerId(8)), Day::parse_iso(iso).unwrap(), vec![line]));
        act(book, draft)
    }

    fn with_product() -> Book {
        let mut book = shop();
        let draft = book.plan_add_product(Product { name: "花茶".into(), ..Product::default() });
        act(&mut book, draft);
        book
    }

    #[test]
    fn a_month_that_fell_short_by_more_than_thirty_percent_is_told_until_spoken_with() {
        let mut book = with_product();
        let (last, this) = (today().month().previous(), today().month());
        planned(&mut book, &[last, this], 10_000);
        let first_seven = take(&mut book, "2026-10-07", 7);
        let told = |book: &Book| {
            let list = list(book);
            let found = list.tasks().find(|task| task.kind == TaskKind::Supply).copied();
            found.map(|task| (task.customer.0, task.row, task.due.iso()))
        };
        assert_eq!(told(&book), None, "thirty percent exactly is still the plan");
        undo(&mut book, first_seven);
        take(&mut book, "2026-10-07", 6);
        assert_eq!(told(&book), Some((8, Some(0), "2026-11-01".to_owned())));
        let task = *list(&book).tasks().find(|task| task.kind == TaskKind::Supply).unwrap();
        let why = task.why(&book, &Figures::classify(&book, today()), &ContactIndex::build(&book));
        assert!(matches!(&why, TaskWhy::Supply { taken_milli: 6_000, product, .. } if product == "花茶"), "{why:?}");
        let spoken = speak(&mut book, CustomerId(8), 0, Outcome::Reached, None);
        assert_eq!(told(&book), None);
        undo(&mut book, spoken);
        assert!(told(&book).is_some());
        assert!(who(list_on(&book, Day::parse_iso("2026-12-02").unwrap()).of(Section::FollowUps)).contains(&8), "this month was short too");
    }

    #[test]
    fn a_month_that_runs_is_told_from_the_day_on_which_it_is_over_the_plan() {
        let mut book = with_product();
        planned(&mut book, &[today().month()], 10_000);
        take(&mut book, "2026-11-03", 13);
        assert!(deviations_due(&book, today()).is_empty());
        let more = take(&mut book, "2026-11-09", 1);
        let due = deviations_due(&book, today());
        assert_eq!(due.iter().map(|found| (found.customer.0, found.due.iso())).collect::<Vec<_>>(), [(8, "2026-11-09".to_owned())]);
        assert_eq!(delivered(&book, CustomerId(8), today())[0].taken_milli, 14_000);
        undo(&mut book, more);
        assert!(deviations_due(&book, today()).is_empty());
    }

    #[test]
    fn a_plan_is_changed_as_one_act_and_comes_back_whole() {
        let mut book = with_product();
        let other = add(&mut book, named("别家"));
        let months = [today().month().next(), today().month().next().next()];
        planned(&mut book, &months, 5_000);
        let before = book.clone();
        let wanted = SupplyLine {
            customer: CustomerId(8),
            month: months[1],
            product: ProductId(0),
            quantity_milli: 9_000,
            amount_minor: 9_000,
            note: "5号送".into(),
        };
        let draft = book.plan_supply(CustomerId(8), &months, vec![wanted.clone()]);
        let seq = act(&mut book, draft);
        assert_eq!(book.live_rows::<SupplyLine>().map(|(_, line)| line.clone()).collect::<Vec<_>>(), std::slice::from_ref(&wanted));
        undo(&mut book, seq);
        assert!(book.rows::<SupplyLine>() == before.rows::<SupplyLine>());
        assert_eq!(book.plan_supply(other, &months, vec![]).err(), Some(crate::book::Refusal::NoChange));
        let negative = SupplyLine { quantity_milli: -1, ..wanted };
        assert!(book.plan_supply(CustomerId(8), &months, vec![negative]).is_err());
    }
}
