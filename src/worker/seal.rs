//! What the worker does for the seal: stretching passphrases takes a quarter of a second, and the page never carries the code.
use crate::vault::seal::{DataKey, Founded, Job, KdfCost, Random, RecoveryKey, SealHeader, Secret, Suite, UnlockError, open_job, seal_job};
use serde::{Deserialize, Serialize};

/// What the page asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum SealRequest {
    Found {
        passphrase: String,
        suite: Suite,
    },
    Unlock {
        header: SealHeader,
        secret: Secret,
    },
    ChangePassphrase {
        header: SealHeader,
        secret: Secret,
        passphrase: String,
    },
    ChangeRecovery {
        header: SealHeader,
        secret: Secret,
    },
    /// Bodies to seal or to open, where the browser's own cryptography is not to be had.
    Crypt {
        keys: Vec<DataKey>,
        jobs: Vec<Job>,
        is_sealing: bool,
    },
}

/// What the worker answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum SealResponse {
    Founded(Founded),
    Unlocked(Vec<DataKey>),
    Changed(SealHeader),
    Renewed(SealHeader, RecoveryKey),
    Crypted(Vec<Option<Vec<u8>>>),
    Refused(UnlockError),
}

/// Carries out one request.
pub(super) fn carry_out(request: SealRequest, random: &mut dyn Random) -> SealResponse {
    perform(request, random).unwrap_or_else(SealResponse::Refused)
}

fn perform(request: SealRequest, random: &mut dyn Random) -> Result<SealResponse, UnlockError> {
    Ok(match request {
        SealRequest::Found { passphrase, suite } => {
            SealResponse::Founded(SealHeader::found(&passphrase, KdfCost::default(), suite, random)?)
        }
        SealRequest::Unlock { header, secret } => SealResponse::Unlocked(header.unlock(&secret)?),
        SealRequest::ChangePassphrase { header, secret, passphrase } => {
            SealResponse::Changed(header.change_passphrase(&secret, &passphrase, KdfCost::default(), random)?)
        }
        SealRequest::ChangeRecovery { header, secret } => {
            let (header, key) = header.change_recovery(&secret, random)?;
            SealResponse::Renewed(header, key)
        }
        SealRequest::Crypt { keys, jobs, is_sealing } => {
            let crypt = if is_sealing { seal_job } else { open_job };
            SealResponse::Crypted(jobs.iter().map(|job| crypt(&keys, job)).collect())
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_is_founded_opened_and_changed() {
        let mut random = |bytes: &mut [u8]| getrandom::fill(bytes).expect("the system has randomness");
        let ask = |request, random: &mut dyn Random| carry_out(request, random);
        let found = SealRequest::Found { passphrase: "一二三".into(), suite: Suite::XChaCha20Poly1305 };
        let SealResponse::Founded(Founded { header, keys, .. }) = ask(found, &mut random) else { panic!("not founded") };
        let unlock =
            |header: &SealHeader, text: &str| SealRequest::Unlock { header: header.clone(), secret: Secret::Passphrase(text.into()) };
        assert_eq!(ask(unlock(&header, "一二三"), &mut random), SealResponse::Unlocked(keys.clone()));
        assert_eq!(ask(unlock(&header, "三二一"), &mut random), SealResponse::Refused(UnlockError::WrongSecret));
        let job = Job { key_id: keys[0].name.key_id, nonce: vec![3; 24], bound: b"place".to_vec(), body: b"text".to_vec() };
        let crypt = |jobs, is_sealing| SealRequest::Crypt { keys: keys.clone(), jobs, is_sealing };
        let SealResponse::Crypted(sealed) = ask(crypt(vec![job.clone()], true), &mut random) else { panic!("not sealed") };
        let opened = Job { body: sealed[0].clone().unwrap_or_default(), ..job };
        assert_eq!(ask(crypt(vec![opened], false), &mut random), SealResponse::Crypted(vec![Some(b"text".to_vec())]));
    }
}
