//! Free grades by rule (method 30): grades stand in order, a customer has the first that fits; who would move if they changed.
use super::group::{Facts, GroupIndex};
use crate::domain::{CustomerId, Grade};

/// The position of each customer's grade; `None` where no rule fits.
pub fn grade_everybody(index: &mut GroupIndex, grades: &[Grade], facts: &Facts) -> Vec<Option<u8>> {
    let mut found = vec![None; facts.figures.columns.counted.len()];
    for (at, grade) in (0_u8..).zip(grades) {
        for id in index.members(&grade.rule, facts).iter() {
            found[id.index()].get_or_insert(at);
        }
    }
    found
}

/// Who would have a grade of another name, in the order of the book.
pub fn grade_moves(before: (&[Grade], &[Option<u8>]), after: (&[Grade], &[Option<u8>])) -> Vec<CustomerId> {
    let name = |grades: &[Grade], at: Option<u8>| at.and_then(|at| grades.get(usize::from(at))).map(|grade| grade.name.clone());
    let moved = |(_, (was, is)): &(u32, (&Option<u8>, &Option<u8>))| name(before.0, **was) != name(after.0, **is);
    (0_u32..).zip(before.1.iter().zip(after.1)).filter(moved).map(|(at, _)| CustomerId(at)).collect()
}
