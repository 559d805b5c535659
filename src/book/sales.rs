//! The sales table: columns, a chain from each row to the customer's row before, and facts of single receipts.
use crate::domain::{CustomerId, NONE, ReceiptFacts, ReceiptId, SaleColumns};
use rustc_hash::FxHashMap;

/// Sales of the shop. The chain is derived from the columns and never stored.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sales {
    pub(in crate::book) columns: SaleColumns,
    pub(in crate::book) facts: FxHashMap<ReceiptId, ReceiptFacts>,
    /// Row of the same customer before this one, of walk-ins the one before; [`NONE`] where there is none.
    previous: Vec<u32>,
    /// Last row of each customer, or [`NONE`].
    last: Vec<u32>,
    /// Last row of walk-ins.
    last_walk_in: Option<u32>,
}

impl Sales {
    /// Builds the table from stored columns.
    pub fn from_parts(columns: SaleColumns, facts: FxHashMap<ReceiptId, ReceiptFacts>) -> Self {
        let mut sales = Self { columns, facts, previous: Vec::new(), last: Vec::new(), last_walk_in: None };
        sales.link_from(0);
        sales
    }

    /// The columns, void rows included.
    pub fn columns(&self) -> &SaleColumns {
        &self.columns
    }

    /// Facts of one receipt, where there are any.
    pub fn find_facts(&self, receipt: ReceiptId) -> Option<&ReceiptFacts> {
        self.facts.get(&receipt)
    }

    /// All receipts with facts, in no order.
    pub fn facts(&self) -> impl Iterator<Item = (ReceiptId, &ReceiptFacts)> {
        self.facts.iter().map(|(receipt, facts)| (*receipt, facts))
    }

    /// The number that the next receipt gets.
    pub fn next_receipt(&self) -> ReceiptId {
        ReceiptId(self.columns.receipt.last().map_or(0, |last| last + 1))
    }

    /// Rows of one customer that are not void, the latest written first.
    pub fn rows_of_customer(&self, customer: CustomerId) -> impl Iterator<Item = usize> + '_ {
        self.chain(self.last.get(customer.index()).copied().unwrap_or(NONE))
    }

    /// Rows of nobody that are not void, the latest written first.
    pub fn rows_of_walk_ins(&self) -> impl Iterator<Item = usize> + '_ {
        self.chain(self.last_walk_in.unwrap_or(NONE))
    }

    fn chain(&self, mut at: u32) -> impl Iterator<Item = usize> + '_ {
        let chain = std::iter::from_fn(move || {
            let row = (at != NONE).then_some(at as usize)?;
            at = self.previous[row];
            Some(row)
        });
        chain.filter(|row| self.columns.void[*row] == 0)
    }

    pub(in crate::book) fn append(&mut self, rows: &SaleColumns) {
        let first = self.columns.len();
        self.columns.append(rows);
        self.link_from(first);
    }

    /// Builds the chains anew, after rows went to another customer.
    pub(in crate::book) fn link_anew(&mut self) {
        self.previous.clear();
        self.last.clear();
        self.last_walk_in = None;
        self.link_from(0);
    }

    fn link_from(&mut self, first: usize) {
        let rows = self.columns.customer.len();
        self.previous.reserve(rows - first);
        for row in first..rows {
            let customer = self.columns.customer[row];
            if customer == NONE {
                self.previous.push(self.last_walk_in.replace(row as u32).unwrap_or(NONE));
                continue;
            }
            let index = customer as usize;
            if index >= self.last.len() {
                self.last.resize(index + 1, NONE);
            }
            self.previous.push(self.last[index]);
            self.last[index] = row as u32;
        }
    }
}
