//! Planning acts of care that change more than one table at once.
use super::plan::check_text;
use super::{ActKind, Book, Draft, Op, Record, RecordChange, RecordLabel, Refusal, RowOp};
use crate::domain::{CustomerId, Interaction, Month, News, Occasion, Routine, SupplyLine, limits};

impl Book {
    /// Adds to an act what becomes of the row that asked for it, such as a routine that was done.
    pub fn with_row<T: Record>(&self, mut draft: Draft, at: u32, row: T) -> Result<Draft, Refusal> {
        match self.set_op(at, row) {
            Ok(op) => draft.ops.push(op),
            Err(Refusal::NoChange) => {}
            Err(refusal) => return Err(refusal),
        }
        Ok(draft)
    }

    /// Plans an entry of the follow-up book with what changed for the customer and what follows from it, as one act.
    pub fn plan_contact_with_news(&self, interaction: Interaction, news: Vec<(News, Routine)>) -> Result<Draft, Refusal> {
        let mut draft = self.plan_contact(interaction)?;
        draft.ops.extend(self.news_ops(news)?);
        Ok(draft)
    }

    /// Plans news of a customer, with what follows from it and a day to remember, as one act.
    pub fn plan_news(&self, news: News, follows: Option<Routine>, remember: Option<Occasion>) -> Result<Draft, Refusal> {
        let kind = ActKind::ChangeRecord { change: RecordChange::Added, what: RecordLabel::News(news.customer) };
        let mut ops = vec![self.added_op(news, 0)?];
        if let Some(routine) = follows {
            ops.push(self.added_op(routine, 0)?);
        }
        if let Some(occasion) = remember {
            ops.push(self.added_op(occasion, 0)?);
        }
        Ok(Draft { kind, ops })
    }

    /// Plans the entries of a list that was ticked elsewhere, as one act.
    pub fn plan_pocket_list(&self, entries: Vec<Interaction>) -> Result<Draft, Refusal> {
        let count = entries.len() as u32;
        let first = self.interactions.len() as u32;
        let added = |(at, interaction): (u32, Interaction)| {
            check_text(&interaction.note, limits::MAX_NOTE_CHARS)?;
            self.find_customer(interaction.customer).ok_or(Refusal::NoSuchCustomer)?;
            Ok(Op::InteractionAdded { at, interaction })
        };
        let ops = (first..).zip(entries).map(added).collect::<Result<Vec<Op>, Refusal>>()?;
        if ops.is_empty() { Err(Refusal::NoChange) } else { Ok(Draft { kind: ActKind::PocketList { count }, ops }) }
    }

    /// Plans what one customer is expected to take in these months: the lines become those that are wanted, as one act.
    pub fn plan_supply(&self, customer: CustomerId, months: &[Month], wanted: Vec<SupplyLine>) -> Result<Draft, Refusal> {
        let kind = ActKind::ChangeRecord { change: RecordChange::Edited, what: RecordLabel::SupplyLine(customer) };
        let standing = self.live_rows::<SupplyLine>().filter(|(_, line)| line.customer == customer && months.contains(&line.month));
        let mut rest = wanted;
        let mut ops = Vec::new();
        for (at, line) in standing {
            let same = rest.iter().position(|new| (new.month, new.product) == (line.month, line.product));
            match same.map(|place| rest.remove(place)) {
                Some(new) if new == *line => {}
                Some(new) => ops.push(self.set_op(at, new)?),
                None => ops.push(Op::Table(Box::new(SupplyLine::wrap(RowOp::Live { first: at, count: 1, live: false })))),
            }
        }
        for (before, line) in (0_u32..).zip(rest) {
            ops.push(self.added_op(line, before)?);
        }
        if ops.is_empty() { Err(Refusal::NoChange) } else { Ok(Draft { kind, ops }) }
    }

    /// Plans several days that matter at once, such as the festivals of a year.
    pub fn plan_add_occasions(&self, occasions: Vec<Occasion>) -> Result<Draft, Refusal> {
        let first = occasions.first().ok_or(Refusal::NoChange)?;
        let kind = ActKind::ChangeRecord { change: RecordChange::Added, what: RecordLabel::Occasion(first.name.clone()) };
        let ops = (0_u32..).zip(occasions).map(|(before, occasion)| self.added_op(occasion, before)).collect::<Result<Vec<Op>, _>>()?;
        Ok(Draft { kind, ops })
    }

    fn news_ops(&self, news: Vec<(News, Routine)>) -> Result<Vec<Op>, Refusal> {
        let mut ops = Vec::with_capacity(2 * news.len());
        for (before, (news, routine)) in (0_u32..).zip(news) {
            check_text(&news.text, limits::MAX_NOTE_CHARS)?;
            ops.push(self.added_op(news, before)?);
            ops.push(self.added_op(routine, before)?);
        }
        Ok(ops)
    }
}
