//! A session in memory: stands in until the vault opens.
use crate::book::{ApplyError, Book, Draft, Refusal, Stamp, Touched};
use std::{
    cell::{Ref, RefCell},
    rc::Rc,
};

#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum ShopKind {
    Own,
    Sample,
}

#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum ChangeSource {
    Here,
    OtherTab,
}

pub struct Performed {
    pub seq: u64,
    pub touched: Touched,
}

#[derive(Debug)]
pub enum PerformError {
    Refused(Refusal),
    Apply(ApplyError),
}

pub enum Opening {
    Ready { session: Session, fresh: bool },
    Wiped(ShopKind),
    Failed(OpenFailure),
}

#[derive(Debug)]
pub struct OpenFailure;

type Listener = Box<dyn Fn(&Touched, ChangeSource)>;

#[derive(Clone)]
pub struct Session(Rc<Shared>);

struct Shared {
    book: RefCell<Book>,
    listeners: RefCell<Vec<Listener>>,
}

impl Session {
    pub async fn open(_kind: ShopKind) -> Opening {
        let session = Self(Rc::new(Shared { book: RefCell::default(), listeners: RefCell::default() }));
        Opening::Ready { session, fresh: true }
    }

    pub fn book(&self) -> Ref<'_, Book> {
        self.0.book.borrow()
    }

    pub async fn perform(&self, plan: impl FnOnce(&Book) -> Result<Draft, Refusal>) -> Result<Performed, PerformError> {
        let draft = plan(&self.book()).map_err(PerformError::Refused)?;
        let seq = self.book().history().next_seq();
        let stamp = Stamp { millis: super::clock::now_millis(), ..Stamp::default() };
        let touched = self.0.book.borrow_mut().apply(draft.stamped(stamp, super::clock::today())).map_err(PerformError::Apply)?;
        for listener in self.0.listeners.borrow().iter() {
            listener(&touched, ChangeSource::Here);
        }
        Ok(Performed { seq, touched })
    }

    pub fn on_change(&self, callback: impl Fn(&Touched, ChangeSource) + 'static) {
        self.0.listeners.borrow_mut().push(Box::new(callback));
    }
}
