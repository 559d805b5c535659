//! Every upper bound of the program in one place: input beyond them is refused with a sentence, never cut silently.

/// Customers in one shop.
pub const MAX_CUSTOMERS: usize = 1_000_000;
/// Sale rows (lines) in one shop.
pub const MAX_SALE_ROWS: usize = 20_000_000;
/// Products in one shop.
pub const MAX_PRODUCTS: usize = 200_000;
/// Characters of a name.
pub const MAX_NAME_CHARS: usize = 200;
/// Characters of a note.
pub const MAX_NOTE_CHARS: usize = 10_000;
/// Characters of a tag, a card number, a channel handle or a product name.
pub const MAX_SHORT_TEXT_CHARS: usize = 200;
/// Phones, channels or tags on one customer.
pub const MAX_PARTS_PER_CUSTOMER: usize = 50;
/// Lines on one sale.
pub const MAX_LINES_PER_SALE: usize = 500;
/// One amount, in minor units: ten billion of a currency with two decimals.
pub const MAX_AMOUNT_MINOR: i64 = 1_000_000_000_000;
/// Days that a customer stays in the trash.
pub const TRASH_DAYS: i32 = 90;
/// Bytes of a file that is read in.
pub const MAX_IMPORT_BYTES: usize = 400_000_000;
/// Rows of a file that is read in.
pub const MAX_IMPORT_ROWS: usize = 3_000_000;
/// Branches from the root of a rule to a condition.
pub const MAX_RULE_DEPTH: usize = 8;
/// Branches and conditions of one rule together.
pub const MAX_RULE_STEPS: usize = 200;
/// Saved groups, or free grades, in one shop.
pub const MAX_SAVED_GROUPS: usize = 500;
/// Rows of one small table: ratings, groups, decisions, spendings.
pub const MAX_RECORDS: usize = 1_000_000;
/// Fields of the shop's own on a customer, or choices of one field.
pub const MAX_CUSTOM_FIELDS: usize = 100;
/// Questions that are asked about a customer without history.
pub const MAX_QUESTIONS: usize = 4;
/// Questions with those that are no longer asked.
pub const MAX_KEPT_QUESTIONS: usize = 100;
/// Characters of one field of the private drawer.
pub const MAX_PRIVATE_CHARS: usize = 1_000;
/// Bytes of a sealed private drawer.
pub const MAX_PRIVATE_BYTES: usize = 32_768;
/// The best score of a rating; the worst is 1.
pub const MAX_SCORE: u8 = 5;
