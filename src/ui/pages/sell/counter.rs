//! What lies on the counter: the sale that is being made.
use super::FieldRef;
use crate::{
    book::{SaleDraft, SaleLine},
    care::service::payment_due,
    domain::{CustomerId, Day, ProductId, parse_amount, parse_quantity_milli},
    route::Route,
    ui::{
        app::go,
        frame::is_narrow,
        language::{Speech, use_speech},
        role::use_role,
        shop::{Acts, Shop, use_acts, use_shop},
    },
    words::sell,
};
use leptos::prelude::*;

/// The sale on the counter. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Counter {
    pub customer: Memo<Option<CustomerId>>,
    pub is_refund: RwSignal<bool>,
    pub lines: RwSignal<Vec<Line>>,
    /// As typed; empty where the lines say it.
    pub amount: RwSignal<String>,
    /// `None` is today, also after midnight.
    pub day: RwSignal<Option<Day>>,
    pub error: RwSignal<Option<String>>,
    /// Paid later; only for a known customer.
    pub on_account: RwSignal<bool>,
    /// Discount, promotion and note; seldom needed, so behind one press.
    pub extras: Extras,
    pub is_saving: RwSignal<bool>,
    /// What was saved last, until the next sale begins.
    pub saved: RwSignal<Option<Saved>>,
    pub search: FieldRef,
    pub amount_field: FieldRef,
    shop: Shop,
    acts: Acts,
    speech: Speech,
}

/// What is known of few sales only, as typed.
#[derive(Clone, Copy)]
pub struct Extras {
    pub is_open: RwSignal<bool>,
    pub discount: RwSignal<String>,
    pub is_promotion: RwSignal<bool>,
    pub note: RwSignal<String>,
}

impl Default for Extras {
    fn default() -> Self {
        let empty = || RwSignal::new(String::new());
        Self { is_open: RwSignal::new(false), discount: empty(), is_promotion: RwSignal::new(false), note: empty() }
    }
}

impl Extras {
    fn clear(self) {
        self.is_open.set(false);
        self.discount.set(String::new());
        self.is_promotion.set(false);
        self.note.set(String::new());
    }
}

/// One item, as typed.
#[derive(Clone)]
pub struct Line {
    /// Tells equal products apart.
    pub key: u32,
    pub product: ProductId,
    pub quantity: ArcRwSignal<String>,
    pub amount: ArcRwSignal<String>,
}

/// The sale that lay on the counter when owner and counter took turns: every page is drawn anew then, and what was typed stays.
#[derive(Clone, Copy)]
pub struct LeftSale(StoredValue<Option<Left>, LocalStorage>);

struct Left {
    customer: Option<CustomerId>,
    is_refund: bool,
    lines: Vec<Line>,
    amount: String,
    day: Option<Day>,
    on_account: bool,
    extras: (bool, String, bool, String),
}

impl LeftSale {
    /// Nothing was left.
    pub fn provide() {
        provide_context(Self(StoredValue::new_local(None)));
    }
}

/// A sale that was just saved.
#[derive(Clone, Copy, PartialEq)]
pub struct Saved {
    pub customer: Option<CustomerId>,
    pub amount_minor: i64,
}

impl Counter {
    /// What was left when the role changed, or an empty counter.
    pub fn open(customer: Memo<Option<CustomerId>>) -> Self {
        let (counter, role) = (Self::new(customer), use_role());
        let was_counter = role.is_counter_now();
        let LeftSale(kept) = expect_context();
        let left = kept.try_update_value(Option::take).flatten();
        if let Some(left) = left.filter(|left| left.customer == customer.get_untracked()) {
            let is_typed = !left.amount.is_empty();
            counter.put_back(left);
            if is_typed {
                request_animation_frame(move || counter.go_on_with_amount());
            }
        }
        // Whoever goes to another page begins anew when they come back.
        on_cleanup(move || {
            kept.try_set_value(counter.left().filter(|_| role.is_counter_now() != was_counter));
        });
        counter
    }

    fn left(self) -> Option<Left> {
        let Extras { is_open, discount, is_promotion, note } = self.extras;
        Some(Left {
            customer: self.customer.try_get_untracked()?,
            is_refund: self.is_refund.try_get_untracked()?,
            lines: self.lines.try_get_untracked()?,
            amount: self.amount.try_get_untracked()?,
            day: self.day.try_get_untracked()?,
            on_account: self.on_account.try_get_untracked()?,
            extras: (
                is_open.try_get_untracked()?,
                discount.try_get_untracked()?,
                is_promotion.try_get_untracked()?,
                note.try_get_untracked()?,
            ),
        })
    }

    fn put_back(self, left: Left) {
        self.is_refund.set(left.is_refund);
        self.lines.set(left.lines);
        self.amount.set(left.amount);
        self.day.set(left.day);
        self.on_account.set(left.on_account);
        let (is_open, discount, is_promotion, note) = left.extras;
        self.extras.is_open.set(is_open);
        self.extras.discount.set(discount);
        self.extras.is_promotion.set(is_promotion);
        self.extras.note.set(note);
    }

    /// An empty counter.
    fn new(customer: Memo<Option<CustomerId>>) -> Self {
        Self {
            customer,
            is_refund: RwSignal::new(false),
            lines: RwSignal::new(Vec::new()),
            amount: RwSignal::new(String::new()),
            day: RwSignal::new(None),
            error: RwSignal::new(None),
            on_account: RwSignal::new(false),
            extras: Extras::default(),
            is_saving: RwSignal::new(false),
            saved: RwSignal::new(None),
            search: NodeRef::new(),
            amount_field: NodeRef::new(),
            shop: use_shop(),
            acts: use_acts(),
            speech: use_speech(),
        }
    }

    /// The last day of payment of what is put on account; `None` where it is paid at once.
    pub fn payment_due(self) -> Option<Day> {
        let customer = self.customer.get_untracked().filter(|_| self.on_account.get_untracked())?;
        let day = self.day_now();
        Some(self.shop.read_now(|book, figures| payment_due(book, figures, customer, day)))
    }

    /// Another customer stands at the counter: what was saved last is no longer shown.
    pub fn begin(self) {
        self.on_account.set(false);
        self.saved.set(None);
        self.error.set(None);
    }

    /// Whether there are items.
    pub fn has_lines(self) -> bool {
        self.lines.with(|lines| !lines.is_empty())
    }

    /// Sum of the items; `None` while one of them cannot be read.
    pub fn lines_minor(self) -> Option<i64> {
        let currency = self.currency();
        self.lines.with(|lines| lines.iter().try_fold(0_i64, |sum, line| sum.checked_add(parse_amount(&line.amount.get(), currency)?)))
    }

    /// The amount that was typed; `None` where nothing was or where it is none.
    pub fn typed_minor(self) -> Option<i64> {
        parse_amount(&self.amount.get(), self.currency())
    }

    /// The day that the sale gets.
    pub fn day_now(self) -> Day {
        self.day.get_untracked().unwrap_or(self.shop.today_now())
    }

    /// Puts the caret into the amount.
    pub fn focus_amount(self) {
        if let Some(field) = self.amount_field.try_get_untracked().flatten() {
            // Focusing a live field does not fail.
            let _ = field.focus();
            field.select();
        }
    }

    /// Puts the caret behind what was typed.
    fn go_on_with_amount(self) {
        if let Some(field) = self.amount_field.try_get_untracked().flatten() {
            let _ = field.focus();
            let end = field.value().len() as u32;
            // A field of another kind has no caret to set.
            let _ = field.set_selection_range(end, end);
        }
    }

    /// Saves the sale, or says what is missing.
    pub fn save(self) {
        if self.is_saving.get_untracked() {
            return;
        }
        match untrack(move || self.draft()) {
            Ok(sale) => {
                self.is_saving.set(true);
                let saved = Saved { customer: sale.customer, amount_minor: sale.amount_minor() };
                let due = self.payment_due();
                self.acts.act_finally(
                    move |book| match due {
                        Some(due) => book.plan_sale_on_account(&sale, due),
                        None => book.plan_sale(&sale),
                    },
                    move |performed| {
                        self.is_saving.try_set(false);
                        if performed.is_some() {
                            self.clear(saved);
                        }
                    },
                );
            }
            Err(sentence) => {
                self.error.set(Some(sentence));
                self.focus_amount();
            }
        }
    }

    /// Makes the counter ready for whoever comes next. The customer leaves it too, so that nobody pays under another's name.
    pub fn clear(self, saved: Saved) {
        if self.saved.try_set(Some(saved)).is_some() {
            // The page is gone.
            return;
        }
        self.lines.set(Vec::new());
        self.amount.set(String::new());
        self.day.set(None);
        self.error.set(None);
        self.on_account.set(false);
        self.is_refund.set(false);
        self.extras.clear();
        if self.customer.get_untracked().is_some() {
            go(Route::Sell(None));
        }
        if !is_narrow()
            && let Some(field) = self.search.try_get_untracked().flatten()
        {
            let _ = field.focus();
        }
    }

    fn currency(self) -> crate::domain::Currency {
        self.shop.read(|book, _| book.settings().currency)
    }

    fn draft(self) -> Result<SaleDraft, String> {
        let (language, currency) = (self.speech.language_now(), self.currency());
        let mut lines = Vec::new();
        for line in self.lines.get() {
            let quantity = line.quantity.get();
            let quantity_milli = if quantity.trim().is_empty() { Some(0) } else { parse_quantity_milli(&quantity) };
            let (Some(amount_minor), Some(quantity_milli)) = (parse_amount(&line.amount.get(), currency), quantity_milli) else {
                let name = self.shop.read(|book, _| book.find_product(line.product).map(|product| product.name.clone()));
                return Err(sell::bad_line(&name.unwrap_or_default(), language));
            };
            lines.push(SaleLine { product: Some(line.product), quantity_milli, amount_minor });
        }
        let typed = self.amount.get();
        let sum: i64 = lines.iter().map(|line| line.amount_minor).sum();
        let total = match parse_amount(&typed, currency) {
            Some(total) => total,
            None if typed.trim().is_empty() && !lines.is_empty() => sum,
            None => return Err(sell::bad_amount(&typed, language)),
        };
        let has_items = !lines.is_empty();
        // Another total than the sum of the items is a discount or a surcharge: an amount without a product.
        if total != sum {
            lines.push(SaleLine { product: None, quantity_milli: 0, amount_minor: total - sum });
        }
        if lines.is_empty() {
            return Err(sell::bad_amount("", language));
        }
        if self.is_refund.get() {
            for line in &mut lines {
                line.amount_minor = -line.amount_minor.abs();
                line.quantity_milli = -line.quantity_milli.abs();
            }
        }
        let typed = self.extras.discount.get();
        let discount_minor = match parse_amount(&typed, currency) {
            Some(discount) => discount.abs(),
            // Less than the items together is a discount, said or not.
            None if typed.trim().is_empty() => {
                if sum > total && has_items && !self.is_refund.get() {
                    sum - total
                } else {
                    0
                }
            }
            None => return Err(sell::bad_amount(&typed, language)),
        };
        let (note, is_promotion) = (self.extras.note.get().trim().to_owned(), self.extras.is_promotion.get());
        Ok(SaleDraft { note, discount_minor, is_promotion, ..SaleDraft::of(self.customer.get(), self.day_now(), lines) })
    }
}
