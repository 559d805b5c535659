//! What a column says.

macro_rules! roles {
    ($($(#[$doc:meta])* $role:ident = $code:literal,)+) => {
        /// What a column says. The codes are stored in books: they are only ever added to.
        #[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Hash)]
        #[repr(u8)]
        pub enum Role { $($(#[$doc])* $role = $code,)+ }

        impl Role {
            /// All roles, in the order in which they are offered.
            pub const ALL: &[Self] = &[$(Self::$role,)+];
        }
    };
}

roles! {
    #[default]
    Ignore = 0,
    /// Day of the sale.
    Date = 1,
    /// The whole name in one cell.
    CustomerName = 2,
    GivenName = 3,
    FamilyName = 4,
    MiddleName = 5,
    Phone = 6,
    /// Membership card, or the number by which another system knows the customer.
    Card = 7,
    Email = 8,
    WeChat = 9,
    /// A whole address.
    Address = 10,
    /// Street, town, post code …: the parts of one address.
    AddressPart = 11,
    WorkAddressPart = 12,
    OtherAddressPart = 13,
    Tag = 14,
    Birthday = 15,
    BirthYear = 16,
    BirthMonth = 17,
    BirthDay = 18,
    Preference = 19,
    /// Note on the customer.
    Note = 20,
    /// Money of this row.
    Amount = 21,
    /// Money of the whole order, however many rows it has.
    OrderTotal = 22,
    Quantity = 23,
    UnitPrice = 24,
    Product = 25,
    ProductCode = 26,
    OrderNumber = 27,
    /// Paid, refunded, cancelled.
    Status = 28,
    /// Money in or out, in payment bills.
    Direction = 29,
    /// Money given back later.
    Refunded = 30,
    /// Day on which the customer's record was made.
    Created = 31,
    Qq = 32,
    WhatsApp = 33,
    Line = 34,
    OtherContact = 35,
    Origin = 36,
    Archived = 37,
    /// Firm: the name where there is no other.
    Company = 38,
    /// A name to fall back on, such as the one on the parcel.
    OtherName = 39,
    /// How the customer came.
    Source = 40,
    /// A field of the shop's own, known by its title.
    OwnField = 41,
}

impl Role {
    /// The code under which a book remembers it.
    pub const fn code(self) -> u8 {
        self as u8
    }

    /// The role of a code; codes of later versions are ignored columns.
    pub fn from_code(code: u8) -> Self {
        Self::ALL.iter().copied().find(|role| role.code() == code).unwrap_or_default()
    }

    /// Whether several columns may have it.
    pub const fn may_repeat(self) -> bool {
        use Role as R;
        matches!(
            self,
            R::Ignore
                | R::Phone
                | R::Email
                | R::WeChat
                | R::Address
                | R::AddressPart
                | R::WorkAddressPart
                | R::OtherAddressPart
                | R::Tag
                | R::Note
                | R::Status
                | R::Qq
                | R::WhatsApp
                | R::Line
                | R::OtherContact
                | R::OtherName
                | R::OwnField
        )
    }

    /// Whether it says something about the customer.
    pub const fn is_of_customer(self) -> bool {
        use Role as R;
        !matches!(
            self,
            R::Ignore
                | R::Date
                | R::Amount
                | R::OrderTotal
                | R::Quantity
                | R::UnitPrice
                | R::Product
                | R::ProductCode
                | R::OrderNumber
                | R::Status
                | R::Direction
                | R::Refunded
        )
    }

    /// Whether it tells who the customer is.
    pub const fn is_of_identity(self) -> bool {
        use Role as R;
        matches!(
            self,
            R::CustomerName | R::GivenName | R::FamilyName | R::MiddleName | R::Phone | R::Card | R::Email | R::Company | R::OtherName
        )
    }

    /// Whether it says how much money a row is.
    pub const fn is_of_money(self) -> bool {
        matches!(self, Self::Amount | Self::OrderTotal | Self::UnitPrice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_comes_back_and_belongs_to_one_role() {
        for (at, role) in Role::ALL.iter().enumerate() {
            assert_eq!(Role::from_code(role.code()), *role);
            assert_eq!(usize::from(role.code()), at);
        }
        assert_eq!(Role::from_code(250), Role::Ignore);
    }
}
