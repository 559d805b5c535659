//! Money: whole minor units of the one currency of the shop, never floating point.
use serde::{Deserialize, Serialize};

/// The currency of a shop. New currencies are added at the end: the position is stored.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum Currency {
    #[default]
    Cny,
    Hkd,
    Mop,
    Twd,
    Usd,
    Eur,
    Gbp,
    Jpy,
    Krw,
    Sgd,
    Myr,
    Thb,
    Vnd,
    Aud,
    Cad,
}

impl Currency {
    /// All currencies, in the order in which they are offered.
    pub const ALL: [Self; 15] = [
        Self::Cny,
        Self::Hkd,
        Self::Mop,
        Self::Twd,
        Self::Usd,
        Self::Eur,
        Self::Gbp,
        Self::Jpy,
        Self::Krw,
        Self::Sgd,
        Self::Myr,
        Self::Thb,
        Self::Vnd,
        Self::Aud,
        Self::Cad,
    ];

    /// Decimal digits of the minor unit (ISO 4217); Taiwan's shops count whole dollars, but the standard says two.
    pub const fn minor_digits(self) -> u32 {
        match self {
            Self::Jpy | Self::Krw | Self::Vnd => 0,
            _ => 2,
        }
    }

    /// ISO 4217 code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Cny => "CNY",
            Self::Hkd => "HKD",
            Self::Mop => "MOP",
            Self::Twd => "TWD",
            Self::Usd => "USD",
            Self::Eur => "EUR",
            Self::Gbp => "GBP",
            Self::Jpy => "JPY",
            Self::Krw => "KRW",
            Self::Sgd => "SGD",
            Self::Myr => "MYR",
            Self::Thb => "THB",
            Self::Vnd => "VND",
            Self::Aud => "AUD",
            Self::Cad => "CAD",
        }
    }

    /// The sign that stands before an amount.
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Cny | Self::Jpy => "¥",
            Self::Hkd => "HK$",
            Self::Mop => "MOP$",
            Self::Twd => "NT$",
            Self::Usd => "$",
            Self::Eur => "€",
            Self::Gbp => "£",
            Self::Krw => "₩",
            Self::Sgd => "S$",
            Self::Myr => "RM",
            Self::Thb => "฿",
            Self::Vnd => "₫",
            Self::Aud => "A$",
            Self::Cad => "C$",
        }
    }
}
