//! Long work, as questions and answers in bytes: carried out by a second wasm beside the page, so that the page stays responsive
//! and never downloads the code. Natively the same functions are called straight.
pub mod seal;

use crate::method::survival::{FitAnswer, Stage, SurvivalInput};
use crate::vault::seal::Random;
use seal::{SealRequest, SealResponse};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// What the page asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Whether the worker is there: it answers with the same number.
    Check(u32),
    /// Fits the models of survival and lifetime value, and scores everybody.
    FitModels(Box<SurvivalInput>),
    Seal(Box<SealRequest>),
}

/// What the worker answers; each request has its own answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Response {
    Checked(u32),
    Models(Box<FitAnswer>),
    Seal(Box<SealResponse>),
}

/// Carries out one request; `done` hears of each part of long work that is done, `random` gives random bytes.
pub fn carry_out(request: Request, done: &mut dyn FnMut(Stage), random: &mut dyn Random) -> Response {
    match request {
        Request::Check(number) => Response::Checked(number),
        Request::FitModels(input) => Response::Models(Box::new(FitAnswer::watched(&input, done))),
        Request::Seal(request) => Response::Seal(Box::new(seal::carry_out(*request, random))),
    }
}

/// The worker's whole life: one message in, one message out. `None` for bytes that are no request: page and worker are not of one version.
pub fn answer(message: &[u8], done: &mut dyn FnMut(Stage), random: &mut dyn Random) -> Option<Vec<u8>> {
    Some(to_bytes(&carry_out(from_bytes(message)?, done, random)))
}

/// A message as bytes.
pub fn to_bytes(message: &impl Serialize) -> Vec<u8> {
    // Plain data always have bytes; none at all would be told as a worker of another version.
    postcard::to_allocvec(message).unwrap_or_default()
}

/// A message from bytes.
pub fn from_bytes<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_answered_and_noise_is_not() {
        let answer_of = |bytes: &[u8]| answer(bytes, &mut |_| {}, &mut |_: &mut [u8]| {}).and_then(|bytes| from_bytes::<Response>(&bytes));
        assert_eq!(answer_of(&to_bytes(&Request::Check(7))), Some(Response::Checked(7)));
        assert_eq!(answer_of(b"\xff\xff"), None);
    }
}
