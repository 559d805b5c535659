//! Nouns and laws of a shop: no clock, no randomness, no browser, no storage.
pub mod birthday;
mod complaint;
mod contact;
mod custom;
mod customer;
pub mod day;
mod debt;
mod festival;
mod grade;
pub mod han;
mod judgement;
mod key_account;
pub mod limits;
pub mod lunar;
mod money;
mod occasion;
mod order;
mod outreach;
pub mod phone;
pub mod pinyin;
mod private;
mod promise;
mod question;
mod records;
pub mod rule;
mod sale;
pub mod search;
mod service;
mod settings;

pub use birthday::Birthday;
pub use complaint::{CallBack, Complaint, ComplaintAbout, ComplaintRound, ComplaintStep, Loss, LossCause, LossForce, Moment, Recovery};
pub use contact::{Interaction, InteractionKind, Outcome, Reminder, ReminderField};
pub use custom::{CustomEntry, CustomField, CustomKind, CustomValue, NO, YES};
pub use customer::{Channel, ChannelKind, Customer, CustomerField, CustomerId, Origin, Source, Wallet};
pub use day::{Civil, Day, Month, Weekday};
pub use debt::{DebtEntry, DebtKind, RiskFlag, RiskKind};
pub use festival::Festival;
pub use grade::{Axis, Grade, MatrixView};
pub use judgement::{AttitudeMark, ClassMark, CornerMark, Judgement, judged};
pub use key_account::{
    Contacting, KeyAccount, LifeChange, News, NewsSource, PreferredChannel, Prospecting, Review, ReviewKind, ReviewVerdict, SalesModel,
    Thanks, Visit,
};
pub use money::{Currency, ONE_PIECE_MILLI, amount_text, parse_amount, parse_quantity_milli, price_times, quantity_text};
pub use occasion::{Confidence, FutureNeed, Occasion, Repeat, RepeatUnit, Routine, SupplyLine};
pub use order::sort_by_rank;
pub use outreach::{Outreach, OutreachKind, OutreachLevel, OutreachMark, OutreachResult};
pub use phone::{Phone, Region};
pub use private::{PrivateEntry, PrivateFields};
pub use promise::{Promise, PromiseBy, PromiseEnding};
pub use question::{AnswerEntry, KeyAnswer, KeyQuestion, MAX_WEIGHT, asked};
pub use records::{Decision, GapRoute, GroupKind, Rating, SavedGroup, Shortfall, Spending, SpendingKind};
pub use rule::Rule;
pub use sale::{NONE, Product, ProductField, ProductId, ReceiptFacts, ReceiptId, SaleColumns, SaleRow};
pub use service::{Attention, ServiceCard, ServiceCards, Staff};
pub use settings::{ClassCuts, FULL_MARGIN, ImportAnswer, RfmBoundaries, Setting, ShopSettings, StoredMapping};
