//! Whom a product suits (method 31): customers who bought goods of its kind again and again, and never this one.
use crate::book::Book;
use crate::domain::{CustomerId, Day, NONE, ProductId, sort_by_rank};
use crate::method::Figures;

/// Goods of the kind were bought on so many days of the last year.
const MIN_DAYS: u32 = 2;
const YEAR_DAYS: i32 = 365;

/// Somebody whom it suits.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Suited {
    pub customer: CustomerId,
    /// Purchase days with goods of the kind in the last year.
    pub days: u32,
    pub last_day: Day,
}

/// Who may like a product: those who bought of its category, or what it is the step up from, most often first.
pub fn suited(book: &Book, figures: &Figures, product: ProductId) -> Vec<Suited> {
    let Some(meant) = book.find_product(product) else { return Vec::new() };
    let is_kin = |at: u32, other: &crate::domain::Product| {
        at != product.0 && (other.step_up == Some(product) || !meant.category.is_empty() && other.category == meant.category)
    };
    let kin: Vec<bool> = (0_u32..).zip(book.products()).map(|(at, slot)| slot.live && is_kin(at, &slot.value)).collect();
    if !kin.contains(&true) {
        return Vec::new();
    }
    let columns = book.sales().columns();
    let (today, from) = (figures.today.0, figures.today.0 - YEAR_DAYS);
    let mut has_it = vec![false; book.customers().len()];
    let mut days: Vec<(u32, i32)> = Vec::new();
    for row in 0..columns.len() {
        let (customer, bought, day) = (columns.customer[row], columns.product[row], columns.day[row]);
        let is_meant = customer != NONE && bought != NONE && columns.void[row] == 0 && columns.amount_minor[row] > 0 && day <= today;
        if !is_meant {
            continue;
        }
        if bought == product.0 {
            has_it[customer as usize] = true;
        } else if day > from && kin.get(bought as usize) == Some(&true) {
            days.push((customer, day));
        }
    }
    days.sort_unstable();
    days.dedup();
    let of_one = |own: &[(u32, i32)]| {
        let (customer, last_day) = *own.last()?;
        let known = book.find_customer(CustomerId(customer)).filter(|known| !known.archived && known.trashed.is_none())?;
        let wants_peace = known.contacting.as_ref().is_some_and(|contacting| contacting.is_do_not_contact);
        let is_suited = own.len() as u32 >= MIN_DAYS && !has_it[customer as usize] && !wants_peace;
        is_suited.then_some(Suited { customer: CustomerId(customer), days: own.len() as u32, last_day: Day(last_day) })
    };
    let mut suited: Vec<Suited> = days.chunk_by(|left, right| left.0 == right.0).filter_map(of_one).collect();
    sort_by_rank(&mut suited, |one| [-i64::from(one.days), -i64::from(one.last_day.0), one.customer.0.into()]);
    suited
}

#[cfg(test)]
mod tests {
    use super::super::tests::{act, shop, today, undo};
    use super::*;
    use crate::book::{SaleDraft, SaleLine};
    use crate::domain::{Contacting, Customer, Product};

    #[test]
    fn whoever_bought_of_the_kind_twice_and_never_this_one() {
        let mut book = shop();
        for (name, category, step_up) in
            [("龙井", "茶", None), ("碧螺春", "茶", None), ("毛尖", "", Some(ProductId(1))), ("茶壶", "具", None)]
        {
            let product = Product { name: name.into(), category: category.into(), step_up, ..Product::default() };
            let draft = book.plan_add_product(product);
            act(&mut book, draft);
        }
        let sell = |book: &mut Book, customer: u32, product: u32, ago: i32| {
            let line = SaleLine { product: Some(ProductId(product)), quantity_milli: 1_000, amount_minor: 900 };
            let draft = book.plan_sale(&SaleDraft::of(Some(CustomerId(customer)), today().plus_days(-ago), vec![line]));
            act(book, draft)
        };
        for (customer, product, ago) in
            [(1, 0, 10), (1, 2, 40), (1, 0, 70), (2, 0, 20), (2, 0, 50), (3, 0, 5), (3, 0, 5), (4, 3, 1), (4, 3, 9)]
        {
            sell(&mut book, customer, product, ago);
        }
        let found = |book: &Book| {
            let figures = Figures::classify(book, today());
            suited(book, &figures, ProductId(1)).iter().map(|one| (one.customer.0, one.days)).collect::<Vec<_>>()
        };
        assert_eq!(found(&book), [(1, 3), (2, 2)], "number 3 on one day only, number 4 of another kind");
        let bought = sell(&mut book, 1, 1, 0);
        assert_eq!(found(&book), [(2, 2)], "who has it already");
        undo(&mut book, bought);
        let peace = Contacting { is_do_not_contact: true, ..Contacting::default() };
        let edited = Customer { contacting: Some(Box::new(peace)), ..book.find_customer(CustomerId(2)).unwrap().clone() };
        let draft = book.plan_edit_customer(CustomerId(2), &edited);
        act(&mut book, draft);
        assert_eq!(found(&book), [(1, 3)], "who asked for peace");
        let figures = Figures::classify(&book, today());
        assert!(suited(&book, &figures, ProductId(3)).is_empty(), "nothing else is of its kind");
    }
}
