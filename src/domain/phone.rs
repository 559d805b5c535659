//! stub
use serde::{Deserialize, Serialize};
#[derive(Clone, Debug, Default, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub struct Phone {
    pub raw: String,
    pub digits: String,
}
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum Region {
    #[default]
    China,
    HongKong,
    Macao,
    Taiwan,
    UnitedStates,
    Other,
}
