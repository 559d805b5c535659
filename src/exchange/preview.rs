//! What an import would do, row by row, before anything is written.
use super::answers;
use super::cells::Columns;
use super::collect::{Collector, surplus_cell};
use super::customer_cells::read_customer;
use super::file::ImportFile;
use super::issue::{Issue, Reason, Verdict, quoted};
use super::matching::{Candidate, Decision, Person, Standing, merge};
use super::row_table::flag;
use super::rows::Rows;
use super::sale_cells::read_sale;
use crate::book::Book;
use crate::domain::{Customer, Day, NONE};

/// Rows of a file by what becomes of them; they add up to the rows of the file.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Hash)]
pub struct Counts {
    pub new: u32,
    pub update: u32,
    pub same: u32,
    pub doubtful: u32,
    pub bad: u32,
    pub left_out: u32,
}

impl Counts {
    /// All rows.
    pub const fn total(&self) -> u32 {
        self.new + self.update + self.same + self.doubtful + self.bad + self.left_out
    }

    /// Rows of one verdict.
    pub const fn of(&self, verdict: Verdict) -> u32 {
        match verdict {
            Verdict::New => self.new,
            Verdict::Update => self.update,
            Verdict::Same => self.same,
            Verdict::Doubtful => self.doubtful,
            Verdict::Bad => self.bad,
            Verdict::LeftOut => self.left_out,
        }
    }

    fn add(&mut self, verdict: Verdict) {
        let place = match verdict {
            Verdict::New => &mut self.new,
            Verdict::Update => &mut self.update,
            Verdict::Same => &mut self.same,
            Verdict::Doubtful => &mut self.doubtful,
            Verdict::Bad => &mut self.bad,
            Verdict::LeftOut => &mut self.left_out,
        };
        *place += 1;
    }
}

/// What an import would bring, besides the counts of rows.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Hash)]
pub struct Yield {
    pub new_customers: u32,
    pub changed_customers: u32,
    /// Sale rows that would be added; refunds of the same row are not counted again.
    pub new_sales: u32,
    /// Of these, sales of nobody.
    pub walk_in_sales: u32,
    pub net_minor: i64,
    pub first_day: Option<Day>,
    pub last_day: Option<Day>,
}

/// One row for showing.
#[derive(Clone, Debug, PartialEq)]
pub struct PreviewRow {
    /// Position among the rows of data, from 0.
    pub at: u32,
    pub verdict: Verdict,
    /// Why, where there is something to say; the first one decides the verdict.
    pub issues: Vec<Issue>,
    pub sheet_row: u32,
    pub cells: Vec<String>,
    pub customer: String,
    pub day: Option<Day>,
    pub amount_minor: Option<i64>,
    /// Number of the doubt that the row belongs to.
    pub doubt: Option<u32>,
}

/// One customer of the file who may be one of several; one decision holds for all rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    /// For [`Preview::decide`].
    pub number: u32,
    pub reason: Reason,
    /// What the file says about the customer.
    pub customer: Customer,
    pub candidates: Vec<Candidate>,
    pub rows: u32,
    pub first_sheet_row: u32,
    pub decision: Option<Decision>,
    /// Whether the decision was taken at a former import.
    pub is_recalled: bool,
}

/// What an import would do. Changing a decision changes the counts at once.
#[derive(Clone, Debug)]
pub struct Preview {
    pub(crate) file: ImportFile,
    pub(crate) state: Collector,
    pub(crate) book_seq: u64,
    is_cut: bool,
}

impl Preview {
    pub(crate) const fn new(file: ImportFile, state: Collector, book_seq: u64, is_cut: bool) -> Self {
        Self { file, state, book_seq, is_cut }
    }

    /// The file, to change how it is read.
    pub fn into_file(self) -> ImportFile {
        self.file
    }

    /// The file as it was read.
    pub const fn file(&self) -> &ImportFile {
        &self.file
    }

    /// Whether the file has more rows than an import takes.
    pub const fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// Rows of data in the file, empty ones left aside.
    pub fn row_count(&self) -> u32 {
        self.state.rows.len() as u32
    }

    /// Rows by verdict.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        (0..self.state.rows.len()).for_each(|row| counts.add(self.verdict(row)));
        counts
    }

    /// What the import would bring.
    pub fn yields(&self) -> Yield {
        let mut yields = Yield::default();
        let rows = &self.state.rows;
        for row in 0..rows.len() {
            if !self.brings_sale(row) {
                continue;
            }
            yields.new_sales += 1;
            yields.walk_in_sales += u32::from(rows.person[row] == NONE);
            yields.net_minor += rows.amount_minor[row];
            let day = Day(rows.day[row]);
            yields.first_day = Some(yields.first_day.map_or(day, |first| first.min(day)));
            yields.last_day = Some(yields.last_day.map_or(day, |last| last.max(day)));
        }
        let back = self.state.refunds.iter().filter(|refund| !refund.is_known && self.is_taken(refund.row as usize));
        yields.net_minor += back.map(|refund| refund.amount_minor).sum::<i64>();
        for (at, person) in (0u32..).zip(&self.state.persons) {
            match self.standing(at) {
                Some(Standing::New) => yields.new_customers += 1,
                Some(Standing::Known(_)) if person.record.is_some() && !person.is_known_whole => yields.changed_customers += 1,
                _ => {}
            }
        }
        yields
    }

    /// Rows of one verdict (or of all), from the `skip`-th on, at most `most`.
    pub fn page(&self, book: &Book, verdict: Option<Verdict>, skip: usize, most: usize) -> Vec<PreviewRow> {
        let rows = (0..self.state.rows.len()).filter(|row| verdict.is_none_or(|wanted| self.verdict(*row) == wanted));
        rows.skip(skip).take(most).map(|row| self.row(book, row)).collect()
    }

    /// These rows, whatever becomes of them.
    pub fn rows(&self, book: &Book, rows: std::ops::Range<usize>) -> Vec<PreviewRow> {
        rows.filter(|row| *row < self.state.rows.len()).map(|row| self.row(book, row)).collect()
    }

    /// Everything to say about bad and left-out rows and cells, at most `most`.
    pub fn issues(&self, most: usize) -> Vec<Issue> {
        let rows = &self.state.rows;
        let spoken = (0..rows.len()).filter(|row| rows.reason[*row] != 0 || rows.flags[*row] & flag::BAD_CELL != 0);
        spoken.flat_map(|row| self.row_issues(row).1).take(most).collect()
    }

    /// Rows of each reason that bad and left-out rows have.
    pub fn reasons(&self) -> Vec<(Reason, u32)> {
        let mut counts = [0_u32; 256];
        self.state.rows.reason.iter().for_each(|code| counts[usize::from(*code)] += 1);
        (1..=u8::MAX)
            .filter_map(|code| Some((Reason::from_code(code)?, counts[usize::from(code)])))
            .filter(|(_, count)| *count > 0)
            .collect()
    }

    /// Customers who may be one of several, decided or not, in the order of the file.
    pub fn doubts(&self) -> Vec<Doubt> {
        let mut rows = vec![0_u32; self.state.persons.len()];
        let table = &self.state.rows;
        for (row, person) in table.person.iter().enumerate().filter(|(_, person)| **person != NONE) {
            rows[*person as usize] += u32::from(!self.is_known_sale(row));
        }
        let doubtful = (0u32..).zip(&self.state.persons).zip(rows).filter(|(_, rows)| *rows > 0);
        doubtful
            .filter_map(|((number, person), rows)| {
                let Standing::Doubtful(reason) = person.standing else { return None };
                Some(Doubt {
                    number,
                    reason,
                    customer: person.record.as_deref().cloned().unwrap_or_default(),
                    candidates: person.candidates.clone(),
                    rows,
                    first_sheet_row: table.sheet_row[person.first_row as usize],
                    decision: person.decision,
                    is_recalled: person.is_recalled,
                })
            })
            .collect()
    }

    /// Decides a doubt, or opens it again.
    pub fn decide(&mut self, number: u32, decision: Option<Decision>) {
        if let Some(person) = self.state.persons.get_mut(number as usize)
            && matches!(person.standing, Standing::Doubtful(_))
        {
            (person.decision, person.is_recalled, person.is_known_whole) = (decision, false, false);
        }
    }

    /// Opens the doubts again that were decided at a former import.
    pub fn ask_again(&mut self) {
        for person in self.state.persons.iter_mut().filter(|person| person.is_recalled) {
            (person.decision, person.is_recalled, person.is_known_whole) = (None, false, false);
        }
    }

    /// Whether something was decided that the book does not remember yet.
    pub fn has_new_answers(&self, book: &Book) -> bool {
        answers::has_new(self, book)
    }

    /// Decides all doubts that are open.
    pub fn decide_rest(&mut self, decision: Decision) {
        let open =
            self.state.persons.iter_mut().filter(|person| matches!(person.standing, Standing::Doubtful(_)) && person.decision.is_none());
        open.for_each(|person| person.decision = Some(decision));
    }

    /// The record behind a candidate.
    pub fn candidate<'a>(&'a self, book: &'a Book, candidate: Candidate) -> Option<&'a Customer> {
        match candidate {
            Candidate::Known(id) => book.find_customer(id),
            Candidate::InFile(at) => self.state.persons.get(at as usize)?.record.as_deref(),
        }
    }

    /// What becomes of a row.
    pub(crate) fn verdict(&self, row: usize) -> Verdict {
        let rows = &self.state.rows;
        if let Some(verdict) = Reason::from_code(rows.reason[row]).and_then(Reason::verdict) {
            return verdict;
        }
        let flags = rows.flags[row];
        let brings_sale = flags & flag::SALE != 0 && !self.is_known_sale(row);
        let person = rows.person[row];
        if person == NONE {
            return if brings_sale { Verdict::New } else { Verdict::Same };
        }
        let is_first = self.state.persons[person as usize].first_row as usize == row;
        let known = |changes: bool| if brings_sale || changes { Verdict::Update } else { Verdict::Same };
        match self.standing(person) {
            None if self.is_skipped(person) => Verdict::LeftOut,
            None if flags & flag::SALE != 0 && !brings_sale => Verdict::Same,
            None => Verdict::Doubtful,
            Some(Standing::New) if brings_sale || is_first => Verdict::New,
            Some(_) if self.state.persons[person as usize].is_known_whole => known(false),
            Some(_) => known(flags & flag::ADDS_FACTS != 0 || is_first && self.is_joined(person)),
        }
    }

    /// Whether a row's sale would be written.
    pub(crate) fn brings_sale(&self, row: usize) -> bool {
        self.state.rows.flags[row] & flag::SALE != 0 && self.state.rows.flags[row] & flag::SALE_KNOWN == 0 && self.is_taken(row)
    }

    /// Whether a row counts at all: it can be read, and its customer is no open question.
    pub(crate) fn is_taken(&self, row: usize) -> bool {
        let person = self.state.rows.person[row];
        self.state.rows.reason[row] == 0 && (person == NONE || self.standing(person).is_some())
    }

    /// How a person stands after the decisions; nothing where that is open or the person is left out.
    pub(crate) fn standing(&self, person: u32) -> Option<Standing> {
        let mut person = self.person(person)?;
        // A decision may point at another decided person: never further than a few steps.
        for _ in 0..8 {
            match (person.standing, person.decision) {
                (Standing::Doubtful(_), Some(Decision::Existing(Candidate::Known(id)))) | (Standing::Joined(Candidate::Known(id)), _) => {
                    return Some(Standing::Known(id));
                }
                (Standing::Doubtful(_), Some(Decision::Existing(Candidate::InFile(other))))
                | (Standing::Joined(Candidate::InFile(other)), _) => {
                    person = self.person(other)?;
                }
                (Standing::Doubtful(_), Some(Decision::New)) => return Some(Standing::New),
                (Standing::Doubtful(_), _) => return None,
                (standing, _) => return Some(standing),
            }
        }
        None
    }

    pub(crate) fn person(&self, at: u32) -> Option<&Person> {
        self.state.persons.get(at as usize)
    }

    fn is_skipped(&self, person: u32) -> bool {
        self.person(person).is_some_and(|person| person.decision == Some(Decision::Skip))
    }

    /// Whether the person became another one after the first row was read.
    fn is_joined(&self, person: u32) -> bool {
        self.person(person).is_some_and(|person| person.decision.is_some() || matches!(person.standing, Standing::Joined(_)))
    }

    /// Whether the row is a sale that the book has already, with nothing given back since.
    fn is_known_sale(&self, row: usize) -> bool {
        let flags = self.state.rows.flags[row];
        let refund =
            || self.state.refunds.binary_search_by_key(&(row as u32), |refund| refund.row).is_ok_and(|at| !self.state.refunds[at].is_known);
        flags & flag::SALE_KNOWN != 0 && (flags & flag::REFUNDED == 0 || !refund())
    }

    fn row(&self, book: &Book, row: usize) -> PreviewRow {
        let (cells, issues) = self.row_issues(row);
        let table = &self.state.rows;
        let person = self.person(table.person[row]);
        let is_sale = table.flags[row] & flag::SALE != 0;
        let customer = person.and_then(|person| match (&person.record, person.standing) {
            (Some(record), _) => Some(record.title().to_owned()),
            (None, Standing::Known(id)) => book.find_customer(id).map(|customer| customer.title().to_owned()),
            _ => None,
        });
        PreviewRow {
            at: row as u32,
            verdict: self.verdict(row),
            issues,
            sheet_row: table.sheet_row[row],
            cells,
            customer: customer.unwrap_or_default(),
            day: is_sale.then(|| Day(table.day[row])),
            amount_minor: is_sale.then(|| table.amount_minor[row]),
            doubt: person.filter(|person| matches!(person.standing, Standing::Doubtful(_))).map(|_| table.person[row]),
        }
    }

    /// The cells of a row and everything to say about it. Read anew from the file: a million rows keep no sentences.
    fn row_issues(&self, row: usize) -> (Vec<String>, Vec<Issue>) {
        let table = &self.state.rows;
        let mut reader = Rows::new(self.file.text(), self.file.dialect(), table.start[row] as usize);
        let Some(record) = reader.read() else { return (Vec::new(), Vec::new()) };
        let mut issues = Vec::new();
        let columns: &Columns = &self.state.columns;
        let mut say = |reason: Reason, column: Option<usize>| {
            let column = column.filter(|at| *at != usize::MAX);
            issues.push(Issue {
                reason,
                sheet_row: table.sheet_row[row],
                column: column.map(|at| at as u32),
                title: column.map_or("", |at| self.file.title(at)).to_owned(),
                cell: column.and_then(|at| record.get(at)).map(quoted).unwrap_or_default(),
            });
        };
        let whole = Reason::from_code(table.reason[row]);
        if columns.has_sales() {
            let sale = read_sale(record, columns, &self.state.mapping, self.file.reading.currency, true);
            match (sale, whole) {
                (Err(fault), Some(reason)) if fault.reason == reason => say(reason, fault.column),
                (Ok(sale), None) if sale.is_quantity_unreadable => say(Reason::QuantityUnreadable, columns.quantity),
                (_, Some(reason)) => say(reason, if reason == Reason::DateMissing { columns.date } else { None }),
                _ => {}
            }
        } else if let Some(reason) = whole {
            say(reason, None);
        }
        if let Some(person) = self.person(table.person[row]) {
            match person.standing {
                Standing::Doubtful(_) if person.decision == Some(Decision::Skip) => say(Reason::LeftOutByHand, None),
                Standing::Doubtful(reason) => say(reason, None),
                _ if person.shares_phone && person.first_row as usize == row => say(Reason::SharesPhone, None),
                _ if person.keeps_ours && person.first_row as usize == row => say(Reason::KeptOurs, None),
                _ => {}
            }
        } else if whole.is_none() {
            say(Reason::WalkIn, None);
        }
        if let Some(column) = surplus_cell(record, columns) {
            say(Reason::CellsBeyondTitles, Some(column));
        }
        read_customer(record, columns, self.file.reading.region, self.state.mapping.date_order, &mut |reason, column| {
            say(reason, Some(column))
        });
        let cells = record.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
        (cells, issues)
    }

    /// The record of a known customer as the import leaves it: what the rows say, and whoever was decided to be the same.
    pub(crate) fn merged_into(&self, ours: &mut Customer, persons: &[u32]) {
        for record in persons.iter().filter_map(|at| self.person(*at)?.record.as_deref()) {
            merge(ours, record);
        }
    }
}
