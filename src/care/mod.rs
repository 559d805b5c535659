//! stub
use crate::{
    book::Book,
    domain::{CustomerId, Day},
    method::Figures,
};
pub struct ContactIndex;
pub struct TodayList;
impl ContactIndex {
    pub fn build(_: &Book) -> Self {
        Self
    }
    pub fn update(&mut self, _: &Book, _: CustomerId) {}
}
impl TodayList {
    pub fn count(&self) -> u32 {
        0
    }
}
pub fn plan_today(_: &Book, _: &Figures, _: &ContactIndex, _: Day) -> TodayList {
    TodayList
}
