//! What is wrong with a row or a cell, and what was done about it. The sentences are in `words::import`.

/// Why a row or a cell is as it is. New reasons are added at the end.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
#[repr(u8)]
pub enum Reason {
    // The row cannot be taken.
    DateMissing = 1,
    DateUnreadable,
    AmountMissing,
    AmountUnreadable,
    AmountTooLarge,
    /// Neither a name nor a phone nor a card.
    NobodyNamed,

    // The row is none of data, or none of sales.
    SummaryRow,
    RepeatedTitles,
    NotPaid,
    OutgoingPayment,
    /// The owner decided to leave it out.
    LeftOutByHand,

    // A cell is not taken, the row goes on.
    PhoneScientific,
    PhoneUnreadable,
    CardScientific,
    BirthdayUnreadable,
    QuantityUnreadable,
    TextTooLong,
    TooManyParts,
    /// Characters that the encoding does not have.
    BrokenText,
    CellsBeyondTitles,
    OwnFieldUnfit,

    // Who the customer is.
    Namesakes,
    PhoneOfAnother,
    SeveralFit,
    /// Taken as another person with the same phone, as in a household.
    SharesPhone,
    /// The book says something else, and it stays.
    KeptOurs,
    WalkIn,
    /// The shop or the file has no room for more.
    BeyondLimit,
}

impl Reason {
    /// All reasons.
    pub const ALL: [Self; 28] = {
        use Reason as R;
        [
            R::DateMissing,
            R::DateUnreadable,
            R::AmountMissing,
            R::AmountUnreadable,
            R::AmountTooLarge,
            R::NobodyNamed,
            R::SummaryRow,
            R::RepeatedTitles,
            R::NotPaid,
            R::OutgoingPayment,
            R::LeftOutByHand,
            R::PhoneScientific,
            R::PhoneUnreadable,
            R::CardScientific,
            R::BirthdayUnreadable,
            R::QuantityUnreadable,
            R::TextTooLong,
            R::TooManyParts,
            R::BrokenText,
            R::CellsBeyondTitles,
            R::OwnFieldUnfit,
            R::Namesakes,
            R::PhoneOfAnother,
            R::SeveralFit,
            R::SharesPhone,
            R::KeptOurs,
            R::WalkIn,
            R::BeyondLimit,
        ]
    };

    pub(crate) const fn code(self) -> u8 {
        self as u8
    }

    pub(crate) fn from_code(code: u8) -> Option<Self> {
        Self::ALL.get(usize::from(code).checked_sub(1)?).copied()
    }

    /// What happens to a row for this reason alone.
    pub const fn verdict(self) -> Option<Verdict> {
        use Reason as R;
        match self {
            R::DateMissing
            | R::DateUnreadable
            | R::AmountMissing
            | R::AmountUnreadable
            | R::AmountTooLarge
            | R::NobodyNamed
            | R::BeyondLimit => Some(Verdict::Bad),
            R::SummaryRow | R::RepeatedTitles | R::NotPaid | R::OutgoingPayment | R::LeftOutByHand => Some(Verdict::LeftOut),
            R::Namesakes | R::PhoneOfAnother | R::SeveralFit => Some(Verdict::Doubtful),
            _ => None,
        }
    }
}

/// What the import does with a row.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
pub enum Verdict {
    /// Brings somebody or a sale that the book does not know.
    New,
    /// Adds to a customer that the book knows.
    Update,
    /// Is in the book already.
    Same,
    /// May be one of several customers: left out until it is decided.
    Doubtful,
    /// Cannot be read.
    Bad,
    /// Is no sale and no customer, or was left out by hand.
    LeftOut,
}

impl Verdict {
    /// All verdicts, in the order in which they are shown.
    pub const ALL: [Self; 6] = [Self::New, Self::Update, Self::Same, Self::Doubtful, Self::Bad, Self::LeftOut];
}

/// One thing to say about a place in a file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Issue {
    pub reason: Reason,
    /// As a spreadsheet numbers it, from 1.
    pub sheet_row: u32,
    /// Position of the column, from 0; nothing where the whole row is meant.
    pub column: Option<u32>,
    /// Title of the column, or empty.
    pub title: String,
    /// What stands in the cell, cut short.
    pub cell: String,
}

/// Characters of a cell that an issue quotes.
const QUOTED_CHARS: usize = 60;

/// A cell as an issue quotes it.
pub(crate) fn quoted(cell: &[u8]) -> String {
    let text = String::from_utf8_lossy(cell);
    let mut signs = text.trim().chars();
    let mut short: String = signs.by_ref().take(QUOTED_CHARS).map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
    if signs.next().is_some() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_comes_back_from_its_code() {
        for (at, reason) in Reason::ALL.iter().enumerate() {
            assert_eq!(usize::from(reason.code()), at + 1);
            assert_eq!(Reason::from_code(reason.code()), Some(*reason));
        }
        assert_eq!(Reason::from_code(0), None);
    }
}
