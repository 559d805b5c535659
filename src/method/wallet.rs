//! Wallet share (method 76): our sales against the owner's word on how much of the customer's spending that is.
use super::Figures;
use crate::book::Book;
use crate::domain::{CustomerId, Wallet};

/// The share that each of the owner's words stands for, in hundredths of a percent.
pub const fn share_of(wallet: Wallet) -> u32 {
    match wallet {
        Wallet::Little => 2_000,
        Wallet::Half => 5_000,
        Wallet::Most => 8_000,
    }
}

/// What a customer spends with us and, by the owner's word, elsewhere.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct WalletShare {
    pub wallet: Wallet,
    /// Net sales of the window.
    pub ours_minor: i64,
    /// Ours divided by the share.
    pub total_minor: i64,
    pub window_days: u16,
}

impl WalletShare {
    fn of(wallet: Wallet, ours_minor: i64, window_days: u16) -> Self {
        let total = i128::from(ours_minor) * 10_000 / i128::from(share_of(wallet));
        Self { wallet, ours_minor, total_minor: i64::try_from(total).unwrap_or(i64::MAX), window_days }
    }

    /// What goes elsewhere.
    pub fn elsewhere_minor(&self) -> i64 {
        self.total_minor.saturating_sub(self.ours_minor)
    }
}

/// The wallet of one customer; `None` where the owner said nothing or there are no sales above zero to divide.
pub fn wallet_share(book: &Book, figures: &Figures, customer: CustomerId) -> Option<WalletShare> {
    let wallet = book.find_customer(customer)?.wallet?;
    let ours_minor = figures.of(customer).net_minor;
    (ours_minor > 0).then(|| WalletShare::of(wallet, ours_minor, figures.window_days))
}

/// Customers of one word, summed.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct WalletCount {
    pub customers: u32,
    pub ours_minor: i64,
    /// What they spend elsewhere, by the owner's word.
    pub elsewhere_minor: i64,
}

/// Buyers by the owner's word, in the order of [`Wallet::ALL`], and those about whom nothing was said.
pub fn count_wallets(book: &Book, figures: &Figures) -> ([WalletCount; 3], WalletCount) {
    let (mut told, mut untold) = ([WalletCount::default(); 3], WalletCount::default());
    for (id, customer) in book.present_customers() {
        let own = figures.of(id);
        if own.visits == 0 {
            continue;
        }
        let count = match customer.wallet {
            Some(wallet) => {
                let count = &mut told[wallet as usize];
                if own.net_minor > 0 {
                    let elsewhere = WalletShare::of(wallet, own.net_minor, figures.window_days).elsewhere_minor();
                    count.elsewhere_minor = count.elsewhere_minor.saturating_add(elsewhere);
                }
                count
            }
            None => &mut untold,
        };
        count.customers += 1;
        count.ours_minor = count.ours_minor.saturating_add(own.net_minor);
    }
    (told, untold)
}
