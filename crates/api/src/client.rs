//! From a typed request to a [`wire::Request`] and from a [`wire::Response`] to a typed answer.

use domain::Timestamp;
use domain::ids::IdempotencyKey;
use serde_json::Value;

use crate::operation::{Effect, Method, Operation};
use crate::problem::Problem;
use crate::wire;

/// What a write carries so that repeating it is harmless and a replica runs it alike.
#[derive(Debug, Clone, Copy)]
pub struct Stamp {
    /// Repeating a write under the same key gives the first answer.
    pub key: IdempotencyKey,
    /// When it was made.
    pub made_at: Timestamp,
}

/// The wire request of `O`. Reads ignore the stamp.
///
/// # Errors
/// A [`Problem`] `bad-request` when the request does not serialize to an object that fits the path.
pub fn request<O: Operation>(request: &O::Request, stamp: Option<Stamp>) -> Result<wire::Request, Problem> {
    let bad = |what: String| Problem::new(400, "bad-request", "the request cannot be sent").detail(what);
    let value = serde_json::to_value(request).map_err(|error| bad(error.to_string()))?;
    let Value::Object(mut fields) = value else { return Err(bad(format!("`{}` takes an object", O::ID))) };

    let mut target = String::new();
    let mut rest = O::PATH;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        let field = fields.shift_remove(name).as_ref().and_then(flat);
        let field = field.ok_or_else(|| bad(format!("`{}` needs `{name}` for its path", O::ID)))?;
        target.push_str(before);
        push_encoded(&mut target, &field);
        rest = after;
    }
    target.push_str(rest);

    let mut headers = Vec::new();
    let mut body = Vec::new();
    match O::METHOD {
        Method::Get | Method::Delete => {
            let mut separator = '?';
            for (name, value) in &fields {
                if value.is_null() {
                    continue;
                }
                let value = flat(value).ok_or_else(|| bad(format!("`{name}` of `{}` is not flat", O::ID)))?;
                target.push(separator);
                push_encoded(&mut target, name);
                target.push('=');
                push_encoded(&mut target, &value);
                separator = '&';
            }
        }
        Method::Post | Method::Put => {
            body = serde_json::to_vec(&fields).map_err(|error| bad(error.to_string()))?;
            headers.push(("content-type".to_owned(), "application/json".to_owned()));
        }
    }
    if let (Effect::Write { .. }, Some(stamp)) = (O::EFFECT, stamp) {
        headers.push((wire::IDEMPOTENCY_KEY.to_owned(), stamp.key.to_string()));
        headers.push((wire::MADE_AT.to_owned(), stamp.made_at.as_micros().to_string()));
    }
    Ok(wire::Request { method: O::METHOD.word().to_owned(), target, headers, body })
}

/// The answer to `O` in a wire response.
///
/// # Errors
/// The [`Problem`] the core answered with, or `bad-answer` when the bytes are neither.
pub fn response<O: Operation>(response: &wire::Response) -> Result<O::Response, Problem> {
    let unreadable = |error: serde_json::Error| {
        Problem::new(502, "bad-answer", "the core's answer cannot be read")
            .detail(format!("status {}: {error}", response.status))
            .hint("the window and the core may be of different versions; restart both")
    };
    if (200..300).contains(&response.status) {
        let body = if response.body.is_empty() { b"{}".as_slice() } else { &response.body };
        serde_json::from_slice(body).map_err(unreadable)
    } else {
        Err(serde_json::from_slice(&response.body).unwrap_or_else(unreadable))
    }
}

/// A scalar as it stands in a path or query.
fn flat(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Percent-encodes everything but the unreserved characters of RFC 3986.
fn push_encoded(target: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            target.push(char::from(byte));
        } else {
            target.push_str(&format!("%{byte:02X}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blueprints::{Get, OneBlueprint};
    use crate::editing::{ReadSource, SourceRequest};
    use domain::ids::BlueprintId;

    const ID: &str = "019a0000-0000-7000-8000-000000000000";

    #[test]
    fn fields_named_in_the_path_travel_there_and_the_others_in_the_query() {
        let id: BlueprintId = ID.parse().unwrap();
        let request =
            request::<ReadSource>(&SourceRequest { id, path: "modules/a b/main.tf".to_owned(), version: None }, None)
                .unwrap();
        assert_eq!(request.target, format!("/api/blueprints/{ID}/source?path=modules%2Fa%20b%2Fmain.tf"));
        assert!(request.body.is_empty(), "a read has no body");
    }

    #[test]
    fn a_problem_comes_back_as_the_error() {
        let problem = Problem::new(404, "blueprint-not-found", "there is no such blueprint");
        let answer = wire::Response {
            status: 404,
            content_type: "application/problem+json".to_owned(),
            body: serde_json::to_vec(&problem).unwrap(),
        };
        assert_eq!(response::<Get>(&answer).unwrap_err(), problem);
    }

    #[test]
    fn every_path_parameter_is_a_field_of_its_request() {
        let request = request::<Get>(&OneBlueprint { id: ID.parse().unwrap() }, None).unwrap();
        assert_eq!(request.target, format!("/api/blueprints/{ID}"));
    }
}
