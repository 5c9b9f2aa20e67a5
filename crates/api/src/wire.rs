//! A request and a response as bytes, for hosts that have no HTTP between the screen and the core.
//!
//! The head is one line of JSON, ended by a line feed; the body follows as it is.

use serde::{Deserialize, Serialize};

/// The header that carries the idempotency key of a write.
pub const IDEMPOTENCY_KEY: &str = "idempotency-key";
/// The header that carries the time at which a write was made, in microseconds since the epoch.
pub const MADE_AT: &str = "made-at";

/// A request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// `GET`
    pub method: String,
    /// Path and query.
    pub target: String,
    /// Header names in lower case, and values.
    pub headers: Vec<(String, String)>,
    /// The body.
    #[serde(skip)]
    pub body: Vec<u8>,
}

/// A response.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// The content type, or empty.
    pub content_type: String,
    /// The body.
    #[serde(skip)]
    pub body: Vec<u8>,
}

/// Bytes that are no message.
#[derive(Debug, thiserror::Error)]
#[error("not a message: {0}")]
pub struct NotAMessage(String);

macro_rules! as_bytes {
    ($type:ty) => {
        impl $type {
            /// Head and body in one run of bytes.
            #[must_use]
            pub fn to_bytes(&self) -> Vec<u8> {
                let mut bytes = serde_json::to_vec(self).unwrap_or_default();
                bytes.push(b'\n');
                bytes.extend_from_slice(&self.body);
                bytes
            }

            /// Back from bytes.
            ///
            /// # Errors
            /// [`NotAMessage`] when the head is missing or is not the expected JSON.
            pub fn from_bytes(bytes: &[u8]) -> Result<Self, NotAMessage> {
                let end = bytes.iter().position(|byte| *byte == b'\n');
                let end = end.ok_or_else(|| NotAMessage("no head".to_owned()))?;
                let (head, body) = bytes.split_at(end);
                let mut message: Self = serde_json::from_slice(head).map_err(|error| NotAMessage(error.to_string()))?;
                message.body = body.get(1..).unwrap_or_default().to_vec();
                Ok(message)
            }
        }
    };
}

as_bytes!(Request);
as_bytes!(Response);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_survives_the_way_through_bytes() {
        let request = Request {
            method: "POST".to_owned(),
            target: "/api/x?y=1".to_owned(),
            headers: vec![(MADE_AT.to_owned(), "7".to_owned())],
            body: b"{\n}\n".to_vec(),
        };
        assert_eq!(Request::from_bytes(&request.to_bytes()).unwrap(), request, "line feeds in the body belong to it");
    }

    #[test]
    fn bytes_without_a_head_are_refused() {
        for bytes in [b"".as_slice(), b"{}", b"nonsense\n", b"{}\nbody"] {
            assert!(Request::from_bytes(bytes).is_err(), "{bytes:?} is no request");
        }
    }
}
