//! Planning acts around key customers: a review with its consequence, a handover, thanks with their cost.
use super::{ActKind, Book, Draft, Op, RecordChange, RecordLabel, Refusal};
use crate::domain::{
    ClassMark, Customer, CustomerField, CustomerId, Day, Judgement, KeyAccount, Reminder, Review, ReviewVerdict, Setting, Spending,
    SpendingKind, Thanks,
};

impl Book {
    /// Plans a review and what follows from it, as one act: another class, the archive, or a reminder of what is to be done on
    /// the day `action_on`. `class` is the class that is to hold, for a demotion or a change that is not accepted.
    pub fn plan_review(&self, review: Review, class: Option<ClassMark>, action_on: Day) -> Result<Draft, Refusal> {
        let id = review.customer;
        let customer = self.find_customer(id).ok_or(Refusal::NoSuchCustomer)?;
        let what = RecordLabel::Review(id);
        let consequence = match review.verdict {
            ReviewVerdict::Keep | ReviewVerdict::Accept => None,
            ReviewVerdict::Demote | ReviewVerdict::Reject => class.map(|value| {
                let reason = if review.reason.is_empty() { review.action.clone() } else { review.reason.clone() };
                let judgement = Judgement { value, reason, since: review.day, until: None };
                self.set_customer(id, customer, CustomerField::ClassOverride(Some(Box::new(judgement))))
            }),
            ReviewVerdict::LetGo => Some(self.set_customer(id, customer, CustomerField::Archived(true))),
            ReviewVerdict::OurFault => {
                let reminder = Reminder { customer: id, day: action_on, text: review.action.clone(), done: None };
                Some(Op::ReminderAdded { at: self.reminders().len() as u32, reminder })
            }
        };
        let ops = [self.added_op(review, 0)?].into_iter().chain(consequence).collect();
        Ok(Draft { kind: ActKind::ChangeRecord { change: RecordChange::Added, what }, ops })
    }

    /// Plans that somebody leaves on a day and everybody they looked after passes to another, as one act.
    pub fn plan_hand_over(&self, from: &str, to: &str, left_on: Option<Day>) -> Result<Draft, Refusal> {
        if from == to || from.is_empty() {
            return Err(Refusal::NoChange);
        }
        let passed = |id: CustomerId, customer: &Customer| {
            let present = customer.key_account.as_deref()?;
            let mut account = present.clone();
            pass(&mut account, from, to);
            let new = (account != KeyAccount::default()).then(|| Box::new(account));
            (new.as_deref() != Some(present)).then(|| self.set_customer(id, customer, CustomerField::KeyAccount(new)))
        };
        let mut ops: Vec<Op> = self.present_customers().filter_map(|(id, customer)| passed(id, customer)).collect();
        let count = ops.len() as u32;
        let mut staff = self.settings().staff.clone();
        staff.iter_mut().filter(|staff| staff.name == from).for_each(|staff| staff.left_on = left_on.or(staff.left_on));
        let new = Setting::Staff(staff);
        let old = self.settings().setting(&new);
        if old != new {
            ops.push(Op::SettingSet { new, old });
        }
        let kind = ActKind::HandOver { from: from.to_owned(), to: to.to_owned(), count };
        if ops.is_empty() { Err(Refusal::NoChange) } else { Ok(Draft { kind, ops }) }
    }

    /// Plans thanks for having brought somebody; a reward that cost something is noted as spent, in the same act.
    pub fn plan_thanks(&self, thanks: Thanks) -> Result<Draft, Refusal> {
        let what = RecordLabel::Thanks(thanks.customer);
        let spent = (thanks.amount_minor > 0).then(|| Spending {
            day: thanks.day,
            amount_minor: thanks.amount_minor,
            kind: SpendingKind::ReferralReward,
            source: None,
            customer: Some(thanks.customer),
            text: thanks.reward.clone(),
        });
        let spent = spent.map(|spent| self.added_op(spent, 0)).transpose()?;
        let ops = [self.added_op(thanks, 0)?].into_iter().chain(spent).collect();
        Ok(Draft { kind: ActKind::ChangeRecord { change: RecordChange::Added, what }, ops })
    }

    fn set_customer(&self, id: CustomerId, customer: &Customer, new: CustomerField) -> Op {
        let old = customer.field(&new);
        Op::CustomerSet { id, new, old }
    }
}

/// Puts one person in the place of another; nobody is named twice, and nobody stands in for themselves.
fn pass(account: &mut KeyAccount, from: &str, to: &str) {
    let is_named = account.owner == from || account.deputy == from || account.known_by.iter().any(|name| name == from);
    if !is_named {
        return;
    }
    if account.owner == from {
        account.owner = to.to_owned();
    }
    if account.deputy == from {
        account.deputy = to.to_owned();
    }
    if account.deputy == account.owner {
        account.deputy.clear();
    }
    account.known_by.retain(|name| name != from);
    if !to.is_empty() && !account.known_by.iter().any(|name| name == to) {
        account.known_by.push(to.to_owned());
    }
}
