//! Class now against class on an earlier day (methods 37 and 51): who moved, from where, with which amounts.
use super::abc::Class;
use super::class_history::ClassHistory;
use super::figures::Figures;
use crate::book::Book;
use crate::domain::{CustomerId, Day, sort_by_rank};

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
    /// Least net sales of the better of the two classes, then and now.
    pub line_then_minor: Option<i64>,
    pub line_now_minor: Option<i64>,
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

/// Compares the classes of `figures` with those of an earlier day of the history.
///
/// Empty where the shop was or is too small for letters, and where the history does not know the day.
pub fn class_moves(book: &Book, figures: &Figures, history: &ClassHistory, since: Day) -> Moves {
    let mut moves = Moves { since, movers: Vec::new(), table: [[0; 4]; 4] };
    let Some(then) = letters(figures, history, since) else { return moves };
    for (at, to) in figures.columns.class.iter().enumerate() {
        let from = then.get(at).copied().unwrap_or_default();
        if from != Class::None || *to != Class::None {
            moves.table[place(from)][place(*to)] += 1;
            moves.movers.extend(class_move(book, figures, history, since, CustomerId(at as u32)));
        }
    }
    sort_by_rank(&mut moves.movers, |moved| [-(moved.net_now_minor.abs_diff(moved.net_then_minor) as i64), 0, 0]);
    moves
}

/// How one customer moved since that day; `None` where the class is the same, or letters are missing.
pub fn class_move(book: &Book, figures: &Figures, history: &ClassHistory, since: Day, customer: CustomerId) -> Option<ClassMove> {
    let from = letters(figures, history, since)?.get(customer.index()).copied().unwrap_or_default();
    let to = figures.columns.class.get(customer.index()).copied().unwrap_or_default();
    if from == to {
        return None;
    }
    let then = history.on(book, customer, since)?;
    let line = |cut_a_minor, cut_b_minor| if from.min(to) == Class::A { cut_a_minor } else { cut_b_minor };
    Some(ClassMove {
        customer,
        from,
        to,
        net_then_minor: then.net_minor,
        net_now_minor: figures.columns.net_minor[customer.index()],
        line_then_minor: line(then.cut_a_minor, then.cut_b_minor),
        line_now_minor: line(figures.classes.cut_a_minor, figures.classes.cut_b_minor),
    })
}

/// The classes of that day, where both days have letters.
fn letters<'a>(figures: &Figures, history: &'a ClassHistory, since: Day) -> Option<&'a [Class]> {
    let at = history.days.binary_search(&since).ok()?;
    let has_letters = !history.lines[at].is_ranking && !figures.classes.is_ranking;
    has_letters.then(|| history.classes[at].as_slice())
}

fn place(class: Class) -> usize {
    match class {
        Class::A => 0,
        Class::B => 1,
        Class::C => 2,
        Class::Rank(_) | Class::None => 3,
    }
}
