//! What is due to single customers: complaints, promises, call-backs and debts.
use super::{Ground, Offers};
use crate::care::{DueKind, TaskKind, dues};

pub(super) fn offer(ground: Ground, offers: &mut Offers) {
    for due in dues(ground.book, ground.figures, ground.today) {
        if due.is_silent(ground.contacts.of(due.customer), ground.today) {
            continue;
        }
        let kind = match due.kind {
            DueKind::Complaint => TaskKind::Complaint,
            DueKind::Promise => TaskKind::Promise,
            DueKind::CallBack => TaskKind::CallBack,
            DueKind::Debt => TaskKind::Debt,
            DueKind::Visit => TaskKind::Unannounced,
        };
        offers.offer(due.customer, kind, due.day, due.at);
    }
}
