//! A question to the store that is under way while something else is done.
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;

/// A future that was begun: it ran until it first had to wait.
pub(super) enum Begun<F: Future> {
    Waiting(Pin<Box<F>>),
    Done(F::Output),
}

impl<F: Future> Begun<F> {
    /// Begins it.
    pub(super) async fn begin(future: F) -> Self {
        let mut future = Box::pin(future);
        match poll_fn(|context| Poll::Ready(future.as_mut().poll(context))).await {
            Poll::Ready(output) => Self::Done(output),
            Poll::Pending => Self::Waiting(future),
        }
    }

    /// Waits for its end.
    pub(super) async fn end(self) -> F::Output {
        match self {
            Self::Waiting(future) => future.await,
            Self::Done(output) => output,
        }
    }
}
