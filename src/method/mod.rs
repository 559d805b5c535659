//! stub
use crate::{
    book::Book,
    domain::{CustomerId, Day},
};
pub struct Figures;
impl Figures {
    pub fn classify(_: &Book, _: Day) -> Self {
        Self
    }
    pub fn refresh(&mut self, _: &Book, _: &[CustomerId]) {}
}
