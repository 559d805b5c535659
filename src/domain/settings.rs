//! What the owner sets for the whole shop; settings of one device (language, theme) are not here.
use super::birthday::LeapMonthRule;
use super::{Attention, Currency, CustomField, CustomerId, Grade, KeyQuestion, MatrixView, Region, ServiceCards, Staff};
use serde::{Deserialize, Serialize};

/// The shop's own settings, part of the book and of every backup.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct ShopSettings {
    pub name: String,
    pub currency: Currency,
    /// Country of telephone numbers that are written without one.
    pub region: Region,
    /// Length of the window of money figures, in days.
    pub window_days: u16,
    /// Cumulative shares of net sales at which class A and class B end, in hundredths of a percent.
    pub class_cuts: ClassCuts,
    /// Share of customers called "key" on the concentration curve, in hundredths of a percent.
    pub key_share: u16,
    /// Hand-moved boundaries of the recency, frequency and monetary steps; `None` takes quantiles.
    pub rfm: RfmBoundaries,
    /// How the columns of files with a known header are to be read.
    pub mappings: Vec<StoredMapping>,
    /// Share of sales that is left after the goods are paid, in hundredths of a percent, used where a product's cost is unknown.
    /// [`FULL_MARGIN`] means that nobody said: then the figures are sales, and called so.
    pub margin: u16,
    /// What an hour of talking to customers costs, in minor units; 0 where nobody said.
    pub hour_rate_minor: i64,
    /// Fields of the shop's own; a position never changes its meaning.
    pub custom_fields: Vec<CustomField>,
    /// Grades of the shop's own, in order: a customer has the first that fits.
    pub grades: Vec<Grade>,
    pub matrix: MatrixView,
    /// Questions about customers without history; a position never changes its meaning.
    pub questions: Vec<KeyQuestion>,
    /// What each class is promised.
    pub service: ServiceCards,
    /// How the week is shared out.
    pub attention: Attention,
    /// Who works in the shop, or did.
    pub staff: Vec<Staff>,
    /// When days of a lunar leap month are kept.
    pub leap_months: LeapMonthRule,
    /// Who people are whom an import could not tell, the oldest answer first.
    pub import_answers: Vec<ImportAnswer>,
    /// What opens the private drawers, as the vault writes it; empty where the shop has none.
    pub private_lock: Vec<u8>,
}

/// The margin of a shop that knows no costs: sales themselves.
pub const FULL_MARGIN: u16 = 10_000;

impl Default for ShopSettings {
    fn default() -> Self {
        Self {
            name: String::new(),
            currency: Currency::default(),
            region: Region::default(),
            window_days: 365,
            class_cuts: ClassCuts::default(),
            key_share: 2_000,
            rfm: RfmBoundaries::default(),
            mappings: Vec::new(),
            margin: FULL_MARGIN,
            hour_rate_minor: 0,
            custom_fields: Vec::new(),
            grades: Vec::new(),
            matrix: MatrixView::default(),
            questions: Vec::new(),
            service: ServiceCards::default(),
            attention: Attention::default(),
            staff: Vec::new(),
            leap_months: LeapMonthRule::default(),
            import_answers: Vec::new(),
            private_lock: Vec::new(),
        }
    }
}

/// Where class A and class B end, in hundredths of a percent of net sales.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct ClassCuts {
    pub a: u16,
    pub b: u16,
}

impl Default for ClassCuts {
    fn default() -> Self {
        Self { a: 8_000, b: 9_500 }
    }
}

/// Upper ends of the steps, from the lowest score; as many as there are steps less one.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct RfmBoundaries {
    /// Days since the last purchase, descending: more days, lower score.
    pub recency_days: Option<Vec<i32>>,
    /// Distinct purchase days, ascending.
    pub frequency: Option<Vec<u32>>,
    /// Net sales in minor units, ascending.
    pub monetary_minor: Option<Vec<i64>>,
}

/// A remembered reading of a file's columns; the codes are those of the exchange room and are only ever added to.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct StoredMapping {
    /// Hash of the header row.
    pub header_key: u64,
    /// Role of each column.
    pub roles: Vec<u8>,
    pub date_order: u8,
    pub decimal_comma: bool,
}

/// What the owner answered when an import could not tell who somebody was.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct ImportAnswer {
    /// Hash of what the file says of the person.
    pub who: u64,
    /// Who it is; nobody where the person was left out.
    pub customer: Option<CustomerId>,
}

/// One setting with a value. New settings are added at the end: the position is stored.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Setting {
    Name(String),
    Currency(Currency),
    Region(Region),
    WindowDays(u16),
    ClassCuts(ClassCuts),
    KeyShare(u16),
    Rfm(RfmBoundaries),
    Mappings(Vec<StoredMapping>),
    Margin(u16),
    HourRate(i64),
    CustomFields(Vec<CustomField>),
    Grades(Vec<Grade>),
    Matrix(MatrixView),
    Questions(Vec<KeyQuestion>),
    Service(Box<ServiceCards>),
    Attention(Attention),
    Staff(Vec<Staff>),
    LeapMonths(LeapMonthRule),
    ImportAnswers(Vec<ImportAnswer>),
    PrivateLock(Vec<u8>),
}

impl ShopSettings {
    /// Writes one setting and gives back what stood there.
    pub fn replace(&mut self, setting: Setting) -> Setting {
        use Setting as S;
        use std::mem::replace;
        match setting {
            S::Name(new) => S::Name(replace(&mut self.name, new)),
            S::Currency(new) => S::Currency(replace(&mut self.currency, new)),
            S::Region(new) => S::Region(replace(&mut self.region, new)),
            S::WindowDays(new) => S::WindowDays(replace(&mut self.window_days, new)),
            S::ClassCuts(new) => S::ClassCuts(replace(&mut self.class_cuts, new)),
            S::KeyShare(new) => S::KeyShare(replace(&mut self.key_share, new)),
            S::Rfm(new) => S::Rfm(replace(&mut self.rfm, new)),
            S::Mappings(new) => S::Mappings(replace(&mut self.mappings, new)),
            S::Margin(new) => S::Margin(replace(&mut self.margin, new)),
            S::HourRate(new) => S::HourRate(replace(&mut self.hour_rate_minor, new)),
            S::CustomFields(new) => S::CustomFields(replace(&mut self.custom_fields, new)),
            S::Grades(new) => S::Grades(replace(&mut self.grades, new)),
            S::Matrix(new) => S::Matrix(replace(&mut self.matrix, new)),
            S::Questions(new) => S::Questions(replace(&mut self.questions, new)),
            S::Service(new) => S::Service(Box::new(replace(&mut self.service, *new))),
            S::Attention(new) => S::Attention(replace(&mut self.attention, new)),
            S::Staff(new) => S::Staff(replace(&mut self.staff, new)),
            S::LeapMonths(new) => S::LeapMonths(replace(&mut self.leap_months, new)),
            S::ImportAnswers(new) => S::ImportAnswers(replace(&mut self.import_answers, new)),
            S::PrivateLock(new) => S::PrivateLock(replace(&mut self.private_lock, new)),
        }
    }

    /// The present value of the setting that `like` names.
    pub fn setting(&self, like: &Setting) -> Setting {
        use Setting as S;
        match like {
            S::Name(_) => S::Name(self.name.clone()),
            S::Currency(_) => S::Currency(self.currency),
            S::Region(_) => S::Region(self.region),
            S::WindowDays(_) => S::WindowDays(self.window_days),
            S::ClassCuts(_) => S::ClassCuts(self.class_cuts),
            S::KeyShare(_) => S::KeyShare(self.key_share),
            S::Rfm(_) => S::Rfm(self.rfm.clone()),
            S::Mappings(_) => S::Mappings(self.mappings.clone()),
            S::Margin(_) => S::Margin(self.margin),
            S::HourRate(_) => S::HourRate(self.hour_rate_minor),
            S::CustomFields(_) => S::CustomFields(self.custom_fields.clone()),
            S::Grades(_) => S::Grades(self.grades.clone()),
            S::Matrix(_) => S::Matrix(self.matrix),
            S::Questions(_) => S::Questions(self.questions.clone()),
            S::Service(_) => S::Service(Box::new(self.service.clone())),
            S::Attention(_) => S::Attention(self.attention),
            S::Staff(_) => S::Staff(self.staff.clone()),
            S::LeapMonths(_) => S::LeapMonths(self.leap_months),
            S::ImportAnswers(_) => S::ImportAnswers(self.import_answers.clone()),
            S::PrivateLock(_) => S::PrivateLock(self.private_lock.clone()),
        }
    }
}
