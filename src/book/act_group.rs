//! What acts are about, in a few groups: by these the history is filtered. Nothing of it is stored.
use super::{ActKind, RecordLabel};

/// What an act is about.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
pub enum ActGroup {
    Customers,
    /// Sales, refunds, accounts and spendings.
    Money,
    /// Contacts, reminders, messages, visits and days that matter.
    Contacts,
    /// Promises, complaints, satisfaction, risks and losses.
    Service,
    /// Groups, decisions, reviews, needs and supply plans.
    Plans,
    Products,
    Imports,
    Settings,
    /// Undone and redone.
    TakenBack,
}

impl ActGroup {
    /// All groups, in the order in which they are offered.
    pub const ALL: [Self; 9] = [
        Self::Customers,
        Self::Money,
        Self::Contacts,
        Self::Service,
        Self::Plans,
        Self::Products,
        Self::Imports,
        Self::Settings,
        Self::TakenBack,
    ];

    /// The group of an act.
    pub fn of(kind: &ActKind) -> Self {
        match kind {
            ActKind::AddCustomer(_)
            | ActKind::EditCustomer(_)
            | ActKind::ArchiveCustomers { .. }
            | ActKind::TrashCustomers { .. }
            | ActKind::RestoreCustomers { .. }
            | ActKind::TagCustomers { .. }
            | ActKind::PurgeTrash { .. }
            | ActKind::HandOver { .. }
            | ActKind::MergeCustomers { .. } => Self::Customers,
            ActKind::Sell { .. } | ActKind::Refund { .. } | ActKind::EditSale { .. } | ActKind::RemoveSale { .. } => Self::Money,
            ActKind::Contact { .. }
            | ActKind::ContactBatch { .. }
            | ActKind::AddReminder { .. }
            | ActKind::EditReminder { .. }
            | ActKind::PocketList { .. } => Self::Contacts,
            ActKind::AddProduct(_) | ActKind::EditProduct(_) => Self::Products,
            ActKind::Import { .. } | ActKind::FillSample => Self::Imports,
            ActKind::ChangeSettings => Self::Settings,
            ActKind::Undo { .. } | ActKind::Redo { .. } => Self::TakenBack,
            ActKind::ChangeRecord { what, .. } => Self::of_record(what),
        }
    }

    const fn of_record(what: &RecordLabel) -> Self {
        match what {
            RecordLabel::PrivateDrawer(_) => Self::Customers,
            RecordLabel::Spending { .. } | RecordLabel::Debt { .. } | RecordLabel::WriteOff { .. } | RecordLabel::Account(_) => Self::Money,
            RecordLabel::Occasion(_)
            | RecordLabel::Routine(_)
            | RecordLabel::Outreach(_)
            | RecordLabel::OutreachMark(_)
            | RecordLabel::Visit(_)
            | RecordLabel::News(_)
            | RecordLabel::Thanks(_) => Self::Contacts,
            RecordLabel::Rating(_)
            | RecordLabel::Promise(_)
            | RecordLabel::RiskFlag(_)
            | RecordLabel::Complaint(_)
            | RecordLabel::Praise(_)
            | RecordLabel::Recovery(_)
            | RecordLabel::Loss(_) => Self::Service,
            RecordLabel::SavedGroup(_)
            | RecordLabel::Decision(_)
            | RecordLabel::FutureNeed(_)
            | RecordLabel::SupplyLine(_)
            | RecordLabel::Review(_) => Self::Plans,
        }
    }
}
