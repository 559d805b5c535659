//! What customers will need, month by month (methods 43, 43b): needs that were noted, and the supply plans.
use crate::book::Book;
use crate::domain::{CustomerId, Day, FutureNeed, Month, SupplyLine, sort_by_rank};

/// Months that are looked ahead, this one included.
const MONTHS: i32 = 12;

/// One month that something is expected of.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MonthAhead {
    pub month: Month,
    /// Rows of the needs that nobody settled, in the order in which they were noted.
    pub needs: Vec<u32>,
    /// Who is supplied by a plan, and for how much; the most money first.
    pub supplies: Vec<(CustomerId, i64)>,
}

/// The months of the coming year of which something is expected, the nearest first; people who were let go are left out.
pub fn months_ahead(book: &Book, today: Day) -> Vec<MonthAhead> {
    let is_here = |id: CustomerId| book.find_customer(id).is_some_and(|known| !known.archived && known.trashed.is_none());
    let this = today.month().0;
    let of_month = |month: Month| {
        let needs =
            book.live_rows::<FutureNeed>().filter(|(_, need)| need.month == month && need.settled_on.is_none() && is_here(need.customer));
        let mut supplies: Vec<(CustomerId, i64)> = Vec::new();
        for (_, line) in book.live_rows::<SupplyLine>().filter(|(_, line)| line.month == month && is_here(line.customer)) {
            match supplies.iter_mut().find(|(customer, _)| *customer == line.customer) {
                Some((_, sum)) => *sum = sum.saturating_add(line.amount_minor),
                None => supplies.push((line.customer, line.amount_minor)),
            }
        }
        sort_by_rank(&mut supplies, |(customer, sum)| [-*sum, customer.0.into(), 0]);
        MonthAhead { month, needs: needs.map(|(at, _)| at).collect(), supplies }
    };
    let all = (this..this + MONTHS).map(Month).map(of_month);
    all.filter(|ahead| !ahead.needs.is_empty() || !ahead.supplies.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{act, shop, today};
    use super::*;
    use crate::domain::{Confidence, Product, ProductId};

    #[test]
    fn needs_and_plans_stand_by_month_and_settled_ones_do_not() {
        let mut book = shop();
        let draft = book.plan_add_product(Product { name: "花茶".into(), ..Product::default() });
        act(&mut book, draft);
        let next = today().month().next();
        for (customer, settled_on) in [(4, None), (5, Some(today()))] {
            let need = FutureNeed {
                customer: CustomerId(customer),
                text: "年货礼盒".into(),
                month: next,
                confidence: Confidence::Said,
                product: None,
                noted_on: today(),
                settled_on,
            };
            let draft = book.plan_add(need);
            act(&mut book, draft);
        }
        for (customer, amount_minor) in [(2, 500), (3, 900), (2, 700)] {
            let line = SupplyLine {
                customer: CustomerId(customer),
                month: next.next(),
                product: ProductId(0),
                quantity_milli: 1_000,
                amount_minor,
                note: String::new(),
            };
            let draft = book.plan_add(line);
            act(&mut book, draft);
        }
        let wanted = [
            MonthAhead { month: next, needs: vec![0], supplies: Vec::new() },
            MonthAhead { month: next.next(), needs: Vec::new(), supplies: vec![(CustomerId(2), 1_200), (CustomerId(3), 900)] },
        ];
        assert_eq!(months_ahead(&book, today()), wanted);
        let draft = book.plan_archive(&[CustomerId(2), CustomerId(4)], true);
        act(&mut book, draft);
        assert_eq!(
            months_ahead(&book, today()).iter().map(|ahead| ahead.supplies.clone()).collect::<Vec<_>>(),
            [vec![(CustomerId(3), 900)]]
        );
    }
}
