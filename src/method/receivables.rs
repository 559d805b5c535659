//! Receivables (method 33): what each customer owes, since when, and how old it is.
//!
//! The lines of an account are only added; what is owed is their sum. What came back cancels the sale that it came from; all
//! other money goes to what was due first.
use crate::book::Book;
use crate::domain::{CustomerId, Day, DebtEntry, DebtKind, Promise, PromiseBy, ReceiptId, sort_by_rank};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Something put on account that is not paid whole.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct OpenCharge {
    pub day: Day,
    /// The last day of payment; the day of the line where none was agreed.
    pub due: Day,
    pub amount_minor: i64,
    /// What is left of it, above zero.
    pub open_minor: i64,
}

/// The account of one customer.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Account {
    /// The sum of all lines; below zero the shop owes the customer.
    pub balance_minor: i64,
    /// What is open, the oldest due first; together the balance where that is above zero.
    pub charges: Vec<OpenCharge>,
}

/// How old an open charge is, in days since it fell due.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub enum Age {
    NotDue,
    UpTo30,
    UpTo60,
    UpTo90,
    Over90,
}

impl Age {
    /// All ages, the youngest first.
    pub const ALL: [Self; 5] = [Self::NotDue, Self::UpTo30, Self::UpTo60, Self::UpTo90, Self::Over90];

    /// The age of something due on that day. On the last day of payment it is not overdue yet.
    pub fn of(due: Day, today: Day) -> Self {
        match today.days_since(due) {
            ..=0 => Self::NotDue,
            1..=30 => Self::UpTo30,
            31..=60 => Self::UpTo60,
            61..=90 => Self::UpTo90,
            _ => Self::Over90,
        }
    }
}

impl Account {
    /// The account that these lines make, in the order in which they were written.
    pub fn of<'a>(lines: impl IntoIterator<Item = &'a DebtEntry>) -> Self {
        let mut charges: Vec<(OpenCharge, Option<ReceiptId>)> = Vec::new();
        let (mut balance_minor, mut paid_minor) = (0_i64, 0_i64);
        let mut returned: FxHashMap<ReceiptId, i64> = FxHashMap::default();
        for line in lines {
            balance_minor += line.amount_minor;
            if line.amount_minor > 0 {
                let DebtEntry { day, amount_minor, receipt, .. } = *line;
                charges.push((OpenCharge { day, due: line.due.unwrap_or(day), amount_minor, open_minor: amount_minor }, receipt));
            } else if let Some(receipt) = line.receipt.filter(|_| line.kind == DebtKind::Returned) {
                *returned.entry(receipt).or_default() -= line.amount_minor;
            } else {
                paid_minor -= line.amount_minor;
            }
        }
        for (charge, receipt) in &mut charges {
            if let Some(left) = receipt.and_then(|receipt| returned.get_mut(&receipt)) {
                *left -= charge.pay(*left);
            }
        }
        // What came back beyond its sale is money like any other.
        paid_minor += returned.values().sum::<i64>();
        sort_by_rank(&mut charges, |(charge, _)| [charge.due.0.into(), charge.day.0.into(), 0]);
        for (charge, _) in &mut charges {
            paid_minor -= charge.pay(paid_minor);
        }
        let charges = charges.into_iter().map(|(charge, _)| charge).filter(|charge| charge.open_minor > 0).collect();
        Self { balance_minor, charges }
    }

    /// The account of one customer in the book.
    pub fn find(book: &Book, customer: CustomerId) -> Self {
        Self::of(book.live_rows::<DebtEntry>().map(|(_, line)| line).filter(|line| line.customer == customer))
    }

    /// The day since which something is owed.
    pub fn since(&self) -> Option<Day> {
        self.charges.iter().map(|charge| charge.day).min()
    }

    /// The part that should have been paid by now.
    pub fn overdue_minor(&self, today: Day) -> i64 {
        self.charges.iter().filter(|charge| charge.due < today).map(|charge| charge.open_minor).sum()
    }

    /// What is open of each age, in the order of [`Age::ALL`].
    pub fn by_age(&self, today: Day) -> [i64; 5] {
        let mut sums = [0; 5];
        for charge in &self.charges {
            sums[Age::of(charge.due, today) as usize] += charge.open_minor;
        }
        sums
    }
}

impl OpenCharge {
    /// Takes what it can of a sum and says how much.
    fn pay(&mut self, sum_minor: i64) -> i64 {
        let taken = sum_minor.clamp(0, self.open_minor);
        self.open_minor -= taken;
        taken
    }
}

/// How a promise of payment stands.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum PaymentWord {
    /// The day has not passed.
    Waiting {
        due: Day,
        amount_minor: i64,
    },
    Kept {
        day: Day,
    },
    /// The day passed, or the money came late.
    Broken {
        due: Day,
    },
}

impl PaymentWord {
    /// How this promise stands; `None` where it is not about money.
    pub fn of(promise: &Promise, today: Day) -> Option<Self> {
        let amount_minor = promise.amount_minor.filter(|_| promise.by == PromiseBy::Customer)?;
        Some(match promise.ending {
            Some(ending) if ending.is_kept => Self::Kept { day: ending.day },
            Some(_) => Self::Broken { due: promise.due },
            None if promise.due < today => Self::Broken { due: promise.due },
            None => Self::Waiting { due: promise.due, amount_minor },
        })
    }
}

/// A customer who owes.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Debtor {
    pub customer: CustomerId,
    pub account: Account,
    /// The latest promise of payment, with its position.
    pub promise: Option<(u32, PaymentWord)>,
}

/// Everybody who owes, what was due first before the others.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Receivables {
    pub debtors: Vec<Debtor>,
    pub total_minor: i64,
    /// What is open of each age, in the order of [`Age::ALL`].
    pub by_age: [i64; 5],
}

impl Receivables {
    /// The receivables of the shop on a day; customers in the trash still owe.
    pub fn find(book: &Book, today: Day) -> Self {
        let mut lines: BTreeMap<CustomerId, Vec<&DebtEntry>> = BTreeMap::new();
        for (_, line) in book.live_rows::<DebtEntry>() {
            lines.entry(line.customer).or_default().push(line);
        }
        let mut found = Self::default();
        for (customer, lines) in lines {
            let account = Account::of(lines);
            if account.balance_minor <= 0 {
                continue;
            }
            found.total_minor += account.balance_minor;
            for (sum, open) in found.by_age.iter_mut().zip(account.by_age(today)) {
                *sum += open;
            }
            found.debtors.push(Debtor { customer, account, promise: None });
        }
        if !found.debtors.is_empty() {
            for (at, promise) in book.live_rows::<Promise>() {
                // Debtors stand by customer until here; the latest written promise is the last to be noted.
                let Ok(place) = found.debtors.binary_search_by_key(&promise.customer, |debtor| debtor.customer) else { continue };
                if let Some(word) = PaymentWord::of(promise, today) {
                    found.debtors[place].promise = Some((at, word));
                }
            }
        }
        // Debtors stand by customer until here, and equals keep their order.
        sort_by_rank(&mut found.debtors, |debtor| [debtor.account.charges.first().map_or(i64::MIN, |charge| charge.due.0.into()), 0, 0]);
        found
    }
}

/// The latest promise of payment of one customer, with its position.
pub fn payment_word(book: &Book, customer: CustomerId, today: Day) -> Option<(u32, PaymentWord)> {
    let own = book.live_rows::<Promise>().rev().filter(|(_, promise)| promise.customer == customer);
    own.into_iter().find_map(|(at, promise)| Some((at, PaymentWord::of(promise, today)?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line(kind: DebtKind, day: i32, amount_minor: i64, due: Option<i32>, receipt: Option<u32>) -> DebtEntry {
        DebtEntry {
            customer: CustomerId(0),
            day: Day(day),
            kind,
            amount_minor,
            due: due.map(Day),
            receipt: receipt.map(ReceiptId),
            note: String::new(),
        }
    }

    #[test]
    fn money_goes_to_what_was_due_first() {
        let lines = [
            line(DebtKind::OnAccount, 100, 300, Some(200), Some(1)),
            line(DebtKind::OnAccount, 110, 200, Some(140), Some(2)),
            line(DebtKind::Payment, 120, -250, None, None),
        ];
        let account = Account::of(&lines);
        assert_eq!(account.balance_minor, 250);
        assert_eq!(account.charges.len(), 1);
        assert_eq!((account.charges[0].due, account.charges[0].open_minor), (Day(200), 250));
        assert_eq!(account.since(), Some(Day(100)));
        assert_eq!(account.overdue_minor(Day(200)), 0, "the last day is still in time");
        assert_eq!(account.overdue_minor(Day(201)), 250);
    }

    #[test]
    fn what_came_back_cancels_its_own_sale() {
        let lines = [
            line(DebtKind::OnAccount, 100, 300, Some(130), Some(1)),
            line(DebtKind::OnAccount, 110, 200, Some(140), Some(2)),
            line(DebtKind::Returned, 120, -200, None, Some(2)),
        ];
        let account = Account::of(&lines);
        assert_eq!(account.charges.iter().map(|charge| charge.due).collect::<Vec<_>>(), [Day(130)]);
        assert_eq!(account.charges[0].open_minor, 300);
    }

    #[test]
    fn ages_begin_after_the_last_day_of_payment() {
        let ages = [0, 1, 30, 31, 60, 61, 90, 91].map(|days| Age::of(Day(100), Day(100 + days)));
        use Age as A;
        assert_eq!(ages, [A::NotDue, A::UpTo30, A::UpTo30, A::UpTo60, A::UpTo60, A::UpTo90, A::UpTo90, A::Over90]);
    }

    proptest! {
        #[test]
        fn open_charges_are_the_balance(
            steps in proptest::collection::vec((0u8..4, 1i64..1_000, 0i32..200, 0u32..6), 0..40),
            today in 0i32..400,
        ) {
            let lines: Vec<DebtEntry> = steps
                .into_iter()
                .map(|(kind, amount, day, receipt)| match kind {
                    0 => line(DebtKind::Payment, day, -amount, None, None),
                    1 => line(DebtKind::Returned, day, -amount, None, Some(receipt)),
                    _ => line(DebtKind::OnAccount, day, amount, Some(day + 30), Some(receipt)),
                })
                .collect();
            let account = Account::of(&lines);
            let sum: i64 = lines.iter().map(|line| line.amount_minor).sum();
            prop_assert_eq!(account.balance_minor, sum);
            prop_assert_eq!(account.charges.iter().map(|charge| charge.open_minor).sum::<i64>(), sum.max(0));
            prop_assert_eq!(account.by_age(Day(today)).iter().sum::<i64>(), sum.max(0));
            prop_assert!(account.charges.is_sorted_by_key(|charge| charge.due));
            prop_assert!(account.charges.iter().all(|charge| 0 < charge.open_minor && charge.open_minor <= charge.amount_minor));
        }
    }
}
