//! Rows that may grow: a stored record is framed by its length, so that later versions may add fields at its end.
//!
//! A field that an older version did not write is read as zeros: an empty text, no entry, `None`, `false`, 0 or the
//! first variant. So a new field must have that as its default, and nothing inside a row may grow but the row itself.
use super::columns::BytesVisitor;
use super::parts;
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserializer, Serialize, Serializer, ser::Error as _};

/// Room for fields that were not written; each takes a byte or more.
const PADDING_BYTES: usize = 256;

/// Writes a row framed by its length; for `#[serde(with)]`.
pub fn serialize<T: Serialize, S: Serializer>(row: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_bytes(&parts::to_bytes(row).map_err(S::Error::custom)?)
}

/// Reads what [`serialize`] of this or an older version wrote.
pub fn deserialize<'de, T: DeserializeOwned, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    read(&deserializer.deserialize_bytes(BytesVisitor)?).map_err(D::Error::custom)
}

/// Reads bytes that are a value and nothing else, with zeros for what an older version did not write.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> postcard::Result<T> {
    match postcard::from_bytes(bytes) {
        Err(postcard::Error::DeserializeUnexpectedEnd) => {
            let mut padded = bytes.to_vec();
            padded.resize(padded.len() + PADDING_BYTES, 0);
            postcard::from_bytes(&padded)
        }
        read => read,
    }
}

/// A row with its frame.
pub struct Framed<T>(pub T);

impl<T: Serialize> Serialize for Framed<&T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(self.0, serializer)
    }
}

impl<'de, T: DeserializeOwned> serde::Deserialize<'de> for Framed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer).map(Framed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[test]
    fn a_row_of_an_older_version_reads_with_defaults() {
        #[derive(Serialize)]
        struct Older {
            name: String,
        }
        #[derive(Debug, PartialEq, Deserialize)]
        struct Newer {
            name: String,
            tags: Vec<String>,
            limit: Option<i64>,
            archived: bool,
        }
        let bytes = postcard::to_allocvec(&(Framed(&Older { name: "王芳".into() }), 7_u8)).unwrap();
        let (Framed(row), after): (Framed<Newer>, u8) = postcard::from_bytes(&bytes).unwrap();
        assert_eq!(row, Newer { name: "王芳".into(), tags: Vec::new(), limit: None, archived: false });
        assert_eq!(after, 7);
    }

    #[test]
    fn a_row_that_ends_inside_a_field_is_refused_or_differs() {
        #[derive(Serialize, Deserialize)]
        struct Row {
            name: String,
        }
        let whole = postcard::to_allocvec(&Framed(&Row { name: "王芳".into() })).unwrap();
        assert!(postcard::from_bytes::<Framed<Row>>(&whole[..whole.len() - 1]).is_err());
    }
}
