//! Class now against class on an earlier day (methods 37 and 51): who moved, from where, with which amounts.
use super::abc::Class;
use super::classify::{ClassifyConfig, classify_columns};
use super::figures::Figures;
use super::net_sales::paired_receipts;
use crate::book::Book;
use crate::domain::{CustomerId, Day};

/// A customer whose class has changed.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct ClassMove {
    pub customer: CustomerId,
    pub from: Class,
    pub to: Class,
    /// Net sales of the window that ended on the earlier day.
    pub net_then_minor: i64,
    /// Net sales of the window that ends today.
    pub net_now_minor: i64,
}

impl ClassMove {
    /// Whether the customer rose.
    pub fn is_up(&self) -> bool {
        self.to < self.from
    }
}

/// The moves between two days.
#[derive(Clone, Debug, PartialEq)]
pub struct Moves {
    /// The earlier day.
    pub since: Day,
    /// Movers, the largest change of net sales first.
    pub movers: Vec<ClassMove>,
    /// `table[from][to]`: customers by class then and now, in the order A, B, C, none.
    pub table: [[u32; 4]; 4],
}

/// Compares the classes of `figures` with those of an earlier day under the same settings.
///
/// Empty where the shop was or is too small for letters.
pub fn class_moves(book: &Book, figures: &Figures, since: Day) -> Moves {
    let config = ClassifyConfig::of(book.settings());
    let paired = paired_receipts(book, since);
    let then = classify_columns(book.sales().columns(), &figures.columns.counted, &paired, &config, since);
    let mut moves = Moves { since, movers: Vec::new(), table: [[0; 4]; 4] };
    if then.classes.is_ranking || figures.classes.is_ranking {
        return moves;
    }
    for at in 0..figures.columns.counted.len() {
        let (from, to) = (then.columns.class[at], figures.columns.class[at]);
        if from == Class::None && to == Class::None {
            continue;
        }
        moves.table[place(from)][place(to)] += 1;
        if from != to {
            let (net_then_minor, net_now_minor) = (then.columns.net_minor[at], figures.columns.net_minor[at]);
            moves.movers.push(ClassMove { customer: CustomerId(at as u32), from, to, net_then_minor, net_now_minor });
        }
    }
    moves.movers.sort_by_key(|moved| std::cmp::Reverse(moved.net_now_minor.abs_diff(moved.net_then_minor)));
    moves
}

fn place(class: Class) -> usize {
    match class {
        Class::A => 0,
        Class::B => 1,
        Class::C => 2,
        Class::Rank(_) | Class::None => 3,
    }
}
