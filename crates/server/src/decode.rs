//! From path, query and body to a typed request: the way back from what the typed client sends.

use api::{Method, Operation, Problem};
use serde::de::DeserializeOwned;

use crate::problem::bad_request;

/// The request of `O`. `path` holds the fields that travel in the path, decoded.
pub fn request<O: Operation>(path: &[(String, String)], query: &str, body: Vec<u8>) -> Result<O::Request, Problem> {
    match O::METHOD {
        Method::Get | Method::Delete => from_query(path, query),
        Method::Post | Method::Put => from_body(path, body),
    }
}

fn from_query<R: DeserializeOwned>(path: &[(String, String)], query: &str) -> Result<R, Problem> {
    let mut pairs = form_urlencoded::Serializer::new(query.to_owned());
    for (name, value) in path {
        pairs.append_pair(name, value);
    }
    serde_urlencoded::from_str(&pairs.finish()).map_err(|error| bad_request(error.to_string()))
}

/// The fields of the path are put in front of those of the body, which is not parsed twice: it may be large.
fn from_body<R: DeserializeOwned>(path: &[(String, String)], body: Vec<u8>) -> Result<R, Problem> {
    let refuse = |error: serde_json::Error| bad_request(error.to_string());
    let body = if body.is_empty() { b"{}".to_vec() } else { body };
    if path.is_empty() {
        return serde_json::from_slice(&body).map_err(refuse);
    }
    let fields = body.trim_ascii_start().strip_prefix(b"{").ok_or_else(|| bad_request("the body is no object"))?;
    let mut whole = Vec::with_capacity(body.len() + 64);
    let mut separator: &[u8] = b"{";
    for (name, value) in path {
        whole.extend_from_slice(separator);
        serde_json::to_writer(&mut whole, name).map_err(refuse)?;
        whole.push(b':');
        serde_json::to_writer(&mut whole, value).map_err(refuse)?;
        separator = b",";
    }
    if !fields.trim_ascii_start().starts_with(b"}") {
        whole.push(b',');
    }
    whole.extend_from_slice(fields);
    serde_json::from_slice(&whole).map_err(refuse)
}

#[cfg(test)]
mod tests {
    use super::*;
    use api::blueprints::{Picture, PictureFormat, Rename, RenameRequest};
    use api::changes::After;
    use domain::ids::BlueprintId;

    const ID: &str = "019a0000-0000-7000-8000-000000000000";

    fn path() -> Vec<(String, String)> {
        vec![("id".to_owned(), ID.to_owned())]
    }

    #[test]
    fn what_the_client_sends_comes_out_again() {
        let id: BlueprintId = ID.parse().unwrap();
        let sent = RenameRequest { id, name: "a \"b\" & c/ü".to_owned() };
        let wire = api::client::request::<Rename>(&sent, None).unwrap();
        assert_eq!(request::<Rename>(&path(), "", wire.body).unwrap(), sent);
    }

    #[test]
    fn a_query_gives_numbers_flags_and_words() {
        let picture = request::<Picture>(&path(), "format=png&dark=true&longest_side=640", Vec::new()).unwrap();
        assert_eq!((picture.format, picture.dark, picture.longest_side), (PictureFormat::Png, true, Some(640)));
        let after = request::<After>(&[], "", Vec::new()).unwrap();
        assert_eq!((after.after, after.wait_ms), (None, 0), "what is left out has its default");
    }

    #[test]
    fn a_request_that_fits_nothing_is_a_bad_request() {
        let other = r#"{"id":"019a0000-0000-7000-8000-000000000001","name":"x"}"#;
        for body in ["", "{}", "[]", "{", "nonsense", r#"{"name":1}"#, other] {
            let problem = request::<Rename>(&path(), "", body.as_bytes().to_vec()).unwrap_err();
            assert_eq!(problem.code, "bad-request", "`{body}` is no new name, or contradicts the path");
        }
        assert!(request::<Picture>(&path(), "format=gif&dark=false", Vec::new()).is_err(), "gif is no format");
    }

    #[test]
    fn nesting_without_end_is_refused_and_overflows_nothing() {
        let body = "[".repeat(1_000_000);
        assert_eq!(request::<api::blueprints::Create>(&[], "", body.into_bytes()).unwrap_err().code, "bad-request");
    }
}
