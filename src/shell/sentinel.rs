//! A mark outside the database that a shop was here, so that cleared storage is not taken for a new shop.
use super::preferences;
use super::session::ShopKind;

/// Whether a shop of this kind was ever written in this browser.
pub fn existed(kind: ShopKind) -> bool {
    preferences::read_flag(key(kind))
}

/// Remembers that a shop was written.
pub fn set_existed(kind: ShopKind, existed: bool) {
    if self::existed(kind) != existed {
        preferences::write_flag(key(kind), existed);
    }
}

fn key(kind: ShopKind) -> &'static str {
    match kind {
        ShopKind::Own => "shop-existed",
        ShopKind::Sample => "sample-existed",
        ShopKind::Look => "look-existed",
    }
}
