//! Which vault this is.
use super::envelope::{self, EnvelopeError, Kind, Label};
use serde::{Deserialize, Serialize};

/// Tells a vault from the one that a restore puts in its place.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Identity {
    /// Random number.
    pub id: u64,
    /// Milliseconds since 1970-01-01 UTC.
    pub created_millis: u64,
}

impl Identity {
    /// The identity as a record.
    pub fn write(&self) -> Vec<u8> {
        let mut body = self.id.to_le_bytes().to_vec();
        body.extend_from_slice(&self.created_millis.to_le_bytes());
        envelope::wrap(Label { kind: Kind::Vault, number: 0, position: 0, extent: 0 }, &body)
    }

    /// Reads what [`Identity::write`] wrote; later versions may write more behind it.
    pub fn read(record: &[u8]) -> Result<Self, EnvelopeError> {
        let (_, body) = envelope::open(Kind::Vault, record)?;
        let (id, rest) = body.split_first_chunk().ok_or(EnvelopeError::Damaged)?;
        let (created, _) = rest.split_first_chunk().ok_or(EnvelopeError::Damaged)?;
        Ok(Self { id: u64::from_le_bytes(*id), created_millis: u64::from_le_bytes(*created) })
    }
}
