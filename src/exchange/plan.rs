//! From a preview to one act: everything that the file brings, and nothing that the book has.
use super::answers;
use super::matching::{Candidate, Decision, Standing};
use super::preview::Preview;
use super::row_table::flag;
use crate::book::{ActKind, Book, Draft, Op};
use crate::domain::{Customer, CustomerId, Day, NONE, Product, ProductId, ReceiptId, SaleColumns, SaleRow, Setting, limits};
use rustc_hash::FxHashMap;

/// Why a preview cannot become an act.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, thiserror::Error)]
pub enum ImportRefusal {
    /// The book changed since the preview was made: make it again.
    #[error("the book has changed since the preview")]
    Stale,
    #[error("the file brings nothing new")]
    NothingNew,
    #[error("the shop would have more than {} customers", limits::MAX_CUSTOMERS)]
    TooManyCustomers,
    #[error("the shop would have more than {} sale rows", limits::MAX_SALE_ROWS)]
    TooManySales,
}

/// Mappings that a book remembers; the oldest are forgotten.
const MOST_MAPPINGS: usize = 50;

/// Plans the import as one act. `today` becomes the day of record of new customers.
pub fn plan_import(preview: &Preview, book: &Book, today: Day) -> Result<Draft, ImportRefusal> {
    if preview.book_seq != book.history().next_seq() {
        return Err(ImportRefusal::Stale);
    }
    let mut ops = Vec::new();
    let customers = plan_customers(preview, book, today, &mut ops)?;
    let sales = sorted_sales(preview);
    let products = plan_products(preview, book, &sales, &mut ops);
    plan_sales(preview, book, &sales, (&customers, &products), &mut ops)?;
    answers::remember(preview, book, &customers, &mut ops);
    if ops.is_empty() {
        return Err(ImportRefusal::NothingNew);
    }
    remember_mapping(preview, book, &mut ops);
    let counts = preview.counts();
    Ok(Draft { kind: ActKind::Import { file: preview.file.name().to_owned(), rows: counts.new + counts.update }, ops })
}

/// Adds new customers and fills known ones; gives the customer of every person of the file.
fn plan_customers(preview: &Preview, book: &Book, today: Day, ops: &mut Vec<Op>) -> Result<Vec<u32>, ImportRefusal> {
    let persons = &preview.state.persons;
    let mut customer_of = vec![NONE; persons.len()];
    let mut next = book.next_customer().0;
    // Persons who were decided to be somebody else bring what the file says of them.
    let mut joining: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    let mut joining_known: FxHashMap<CustomerId, Vec<u32>> = FxHashMap::default();
    for at in 0..persons.len() as u32 {
        match (target(preview, at), preview.standing(at)) {
            (Some(other), Some(_)) => joining.entry(other).or_default().push(at),
            (None, Some(Standing::Known(id))) if persons[at as usize].record.is_some() => joining_known.entry(id).or_default().push(at),
            _ => {}
        }
    }
    for (other, from) in &joining {
        if let Some(Standing::Known(id)) = preview.standing(*other) {
            joining_known.entry(id).or_default().extend(from);
        }
    }
    for at in 0..persons.len() {
        match preview.standing(at as u32) {
            Some(Standing::Known(id)) => customer_of[at] = id.0,
            Some(Standing::New) if target(preview, at as u32).is_none() => {
                if next as usize >= limits::MAX_CUSTOMERS {
                    return Err(ImportRefusal::TooManyCustomers);
                }
                let mut customer = persons[at].record.as_deref().cloned().unwrap_or_default();
                preview.merged_into(&mut customer, joining.get(&(at as u32)).map_or(&[], Vec::as_slice));
                customer.created.get_or_insert(today);
                customer_of[at] = next;
                ops.push(Op::CustomerAdded { id: CustomerId(next), customer: Box::new(customer) });
                next += 1;
            }
            _ => {}
        }
    }
    for at in 0..persons.len() {
        if let Some(other) = target(preview, at as u32) {
            customer_of[at] = customer_of[other as usize];
        }
    }
    let mut known: Vec<(CustomerId, Vec<u32>)> = joining_known.into_iter().collect();
    known.sort_unstable();
    for (id, from) in known {
        let Some(before) = book.find_customer(id) else { continue };
        let mut after: Customer = before.clone();
        preview.merged_into(&mut after, &from);
        ops.extend(before.changes_to(&after).into_iter().map(|new| Op::CustomerSet { id, old: before.field(&new), new }));
    }
    Ok(customer_of)
}

/// The new person of the file that a person was decided to be, at the end of the chain.
fn target(preview: &Preview, at: u32) -> Option<u32> {
    let mut end = None;
    let mut person = preview.person(at)?;
    for _ in 0..8 {
        match (person.standing, person.decision) {
            (Standing::Doubtful(_), Some(Decision::Existing(Candidate::InFile(other))))
            | (Standing::Joined(Candidate::InFile(other)), _) => {
                end = Some(other);
                person = preview.person(other)?;
            }
            _ => break,
        }
    }
    end
}

/// Rows whose sales are to be written, by day, then order, then row.
fn sorted_sales(preview: &Preview) -> Vec<u32> {
    let rows = &preview.state.rows;
    let refunds = preview.state.refunds.iter().filter(|refund| !refund.is_known && preview.is_taken(refund.row as usize));
    let mut sales: Vec<u32> = (0..rows.len() as u32).filter(|row| preview.brings_sale(*row as usize)).collect();
    // A refund may come in later than its sale.
    sales.extend(refunds.map(|refund| refund.row).filter(|row| rows.flags[*row as usize] & flag::SALE_KNOWN != 0));
    sales.sort_unstable_by_key(|row| (rows.day[*row as usize], rows.group[*row as usize], *row));
    sales
}

/// Adds products that the book does not know; gives the product of every product of the file.
fn plan_products(preview: &Preview, book: &Book, sales: &[u32], ops: &mut Vec<Op>) -> Vec<u32> {
    let products = &preview.state.products;
    let mut is_used = vec![false; products.len()];
    let used = sales.iter().map(|row| preview.state.rows.product[*row as usize]).filter(|product| *product != NONE);
    used.for_each(|product| is_used[product as usize] = true);
    let mut next = book.products().len() as u32;
    let mut product_of = Vec::with_capacity(products.len());
    for (product, is_used) in products.iter().zip(is_used) {
        product_of.push(match product.known {
            Some(known) => known.0,
            None if is_used => {
                // A code alone has to serve as the name.
                let name = if product.name.is_empty() { product.code.clone() } else { product.name.clone() };
                let product = Product { name, code: product.code.clone(), price_minor: product.price_minor, ..Product::default() };
                ops.push(Op::ProductAdded { id: ProductId(next), product });
                next += 1;
                next - 1
            }
            None => NONE,
        });
    }
    product_of
}

/// Adds the sales as one block of receipts.
fn plan_sales(preview: &Preview, book: &Book, sales: &[u32], of: (&[u32], &[u32]), ops: &mut Vec<Op>) -> Result<(), ImportRefusal> {
    if sales.is_empty() {
        return Ok(());
    }
    let (customers, products) = of;
    let rows = &preview.state.rows;
    let mut block = SaleColumns::default();
    block.reserve(sales.len() + preview.state.refunds.len());
    let mut receipt = book.sales().next_receipt();
    let mut open: Option<((i32, u32, u32), usize)> = None;
    for row in sales.iter().map(|row| *row as usize) {
        let person = rows.person[row];
        let customer = (person != NONE).then(|| CustomerId(customers[person as usize]));
        let key = (rows.day[row], rows.group[row], customer.map_or(NONE, |id| id.0));
        open = match open {
            Some((same, lines)) if same == key && lines < limits::MAX_LINES_PER_SALE => Some((same, lines + 1)),
            Some(_) => {
                receipt = ReceiptId(receipt.0 + 1);
                Some((key, 1))
            }
            None => Some((key, 1)),
        };
        let product = Some(rows.product[row]).filter(|product| *product != NONE).map(|product| ProductId(products[product as usize]));
        let mut sale = SaleRow {
            receipt,
            customer,
            day: Day(rows.day[row]),
            amount_minor: rows.amount_minor[row],
            product,
            quantity_milli: rows.quantity_milli[row],
            fingerprint: rows.fingerprint[row],
        };
        if rows.flags[row] & flag::SALE_KNOWN == 0 {
            block.push(sale);
        }
        if rows.flags[row] & flag::REFUNDED != 0
            && let Ok(at) = preview.state.refunds.binary_search_by_key(&(row as u32), |refund| refund.row)
            && !preview.state.refunds[at].is_known
        {
            let refund = preview.state.refunds[at];
            sale = SaleRow { amount_minor: refund.amount_minor, quantity_milli: 0, fingerprint: refund.fingerprint, ..sale };
            block.push(sale);
        }
    }
    let first_row = book.sales().columns().len();
    if first_row + block.len() > limits::MAX_SALE_ROWS {
        return Err(ImportRefusal::TooManySales);
    }
    ops.push(Op::SalesAdded { first_row: first_row as u32, rows: Box::new(block) });
    Ok(())
}

fn remember_mapping(preview: &Preview, book: &Book, ops: &mut Vec<Op>) {
    let stored = preview.state.mapping.stored(preview.file.header_key());
    let old = book.settings().mappings.clone();
    if old.contains(&stored) {
        return;
    }
    let mut new: Vec<_> = old.iter().filter(|known| known.header_key != stored.header_key).cloned().collect();
    new.push(stored);
    let surplus = new.len().saturating_sub(MOST_MAPPINGS);
    new.drain(..surplus);
    ops.push(Op::SettingSet { new: Setting::Mappings(new), old: Setting::Mappings(old) });
}
