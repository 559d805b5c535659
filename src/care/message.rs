//! Messages with fields that are filled in for each person (methods 11 and 73).
use crate::book::Book;
use crate::domain::{CustomerId, Day, NONE};
use crate::method::Figures;

/// What can be filled in.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum MergeField {
    Name,
    /// What the person bought last.
    Item,
    /// Days since the last purchase.
    Days,
    Shop,
}

impl MergeField {
    /// All fields, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Name, Self::Item, Self::Days, Self::Shop];

    /// How the field is written between braces: simplified, traditional, English. All of them are read in every language.
    pub const fn names(self) -> [&'static str; 3] {
        match self {
            Self::Name => ["姓名", "姓名", "name"],
            Self::Item => ["商品", "商品", "item"],
            Self::Days => ["天数", "天數", "days"],
            Self::Shop => ["店名", "店名", "shop"],
        }
    }

    fn parse(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase();
        Self::ALL.into_iter().find(|field| field.names().contains(&name.as_str()))
    }
}

/// A message for one person.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Message {
    pub text: String,
    /// Fields of the template for which nothing is known; they are left empty.
    pub missing: Vec<MergeField>,
}

/// Fills a template in; words between braces that are no field stay as they are.
pub fn fill(template: &str, value: impl Fn(MergeField) -> Option<String>) -> Message {
    let mut message = Message::default();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        message.text.push_str(before);
        let field = after.split_once('}').and_then(|(name, after)| Some((MergeField::parse(name)?, after)));
        match field {
            Some((field, after)) => {
                match value(field) {
                    Some(value) => message.text.push_str(&value),
                    None if !message.missing.contains(&field) => message.missing.push(field),
                    None => {}
                }
                rest = after;
            }
            None => {
                message.text.push('{');
                rest = after;
            }
        }
    }
    message.text.push_str(rest);
    message
}

/// The message for one customer of the book.
pub fn fill_for(template: &str, book: &Book, figures: &Figures, customer: CustomerId, today: Day) -> Message {
    let own = figures.of(customer);
    fill(template, |field| match field {
        MergeField::Name => book.find_customer(customer).map(|customer| customer.name.clone()).filter(|name| !name.is_empty()),
        MergeField::Item => last_item(book, customer),
        MergeField::Days => own.last_day.map(|last| today.days_since(last).to_string()),
        MergeField::Shop => Some(book.settings().name.clone()).filter(|name| !name.is_empty()),
    })
}

/// The name of the product that the customer bought last.
fn last_item(book: &Book, customer: CustomerId) -> Option<String> {
    let columns = book.sales().columns();
    let bought = book.sales().rows_of_customer(customer);
    let bought = bought.filter(|row| columns.void[*row] == 0 && columns.amount_minor[*row] > 0 && columns.product[*row] != NONE);
    let row = bought.max_by_key(|row| (columns.day[*row], *row))?;
    book.products().get(columns.product[row] as usize).map(|slot| slot.value.name.clone()).filter(|name| !name.is_empty())
}
