//! New and returning customers by month, always together (methods 54 and 60).
use super::figures::Figures;
use crate::book::Book;
use crate::domain::{Month, NONE};

/// One calendar month of the shop.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct MonthFigures {
    pub month: Month,
    /// Customers whose first purchase day lies in the month.
    pub new_customers: u32,
    /// Customers who bought in the month and had bought in an earlier one.
    pub returning_customers: u32,
    /// Net sales of the month with customers who first bought in it, in minor units.
    pub new_net_minor: i64,
    /// Net sales with customers who had bought in an earlier month.
    pub returning_net_minor: i64,
    /// Net sales with nobody known.
    pub walk_in_net_minor: i64,
}

/// Most months that are told apart: one bit each.
pub const MAX_MONTHS: usize = 60;

/// The latest `months` months up to today's, the oldest first; no more than [`MAX_MONTHS`].
///
/// A customer with only refunds so far counts as returning money. The month of `today` is not over yet.
pub fn monthly(book: &Book, figures: &Figures, months: usize) -> Vec<MonthFigures> {
    let months = months.clamp(1, MAX_MONTHS);
    let last = figures.today.month();
    let mut table: Vec<MonthFigures> = (0..months)
        .map(|at| MonthFigures {
            month: Month(last.0 - (months - 1 - at) as i32),
            new_customers: 0,
            returning_customers: 0,
            new_net_minor: 0,
            returning_net_minor: 0,
            walk_in_net_minor: 0,
        })
        .collect();
    let first_of_table = table[0].month.first_day().0;
    let month_of_day: Vec<u8> =
        (first_of_table..=figures.today.0).map(|day| (crate::domain::Day(day).month().0 - table[0].month.0) as u8).collect();
    let columns = book.sales().columns();
    let paired = super::net_sales::paired_receipts(book, figures.today);
    let states = super::net_sales::mark_paired(columns, &paired);
    let states = states.as_deref().unwrap_or(&columns.void);
    let customers = &figures.columns;
    // Month of the first purchase in the table; negative before it, beyond it without a purchase.
    let first_month = |at: usize| match customers.visits[at] {
        0 => None,
        _ if customers.first_day[at] < first_of_table => Some(-1),
        _ => Some(i32::from(month_of_day[(customers.first_day[at] - first_of_table) as usize])),
    };
    let mut bought = vec![0_u64; customers.counted.len()];
    for (row, state) in states.iter().copied().enumerate() {
        let day = columns.day[row];
        if state == super::net_sales::VOID || day < first_of_table || day > figures.today.0 {
            continue;
        }
        let month = month_of_day[(day - first_of_table) as usize];
        let entry = &mut table[usize::from(month)];
        let (at, amount) = (columns.customer[row], columns.amount_minor[row]);
        if at == NONE || !customers.counted.get(at as usize).copied().unwrap_or(false) {
            entry.walk_in_net_minor = entry.walk_in_net_minor.saturating_add(amount);
            continue;
        }
        let at = at as usize;
        if state == 0 && amount >= 0 {
            bought[at] |= 1 << month;
        }
        let net = if first_month(at) == Some(month.into()) { &mut entry.new_net_minor } else { &mut entry.returning_net_minor };
        *net = net.saturating_add(amount);
    }
    for (at, months) in bought.into_iter().enumerate().filter(|(_, months)| *months != 0) {
        for (month, entry) in (0..).zip(&mut table).filter(|(month, _)| months >> month & 1 == 1) {
            if first_month(at) == Some(month) { entry.new_customers += 1 } else { entry.returning_customers += 1 }
        }
    }
    table
}
