//! The description of the operations is committed, so that every change of it is seen.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

/// Where it is committed.
const COMMITTED: &str = "../../docs/openapi.json";
/// Set to anything to write it anew.
const WRITE: &str = "DHARMA_WRITE_OPENAPI";

#[test]
fn the_committed_description_is_the_one_of_the_code() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(COMMITTED);
    let mut current = serde_json::to_string_pretty(&server::openapi()).unwrap();
    current.push('\n');
    #[expect(clippy::disallowed_methods, reason = "a test's edge: this is where its settings are read")]
    if std::env::var(WRITE).is_ok() {
        std::fs::write(&path, &current).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = committed.lines().zip(current.lines()).position(|(one, other)| one != other);
    assert!(committed == current, "docs/openapi.json is stale (line {differs:?}); run this test with {WRITE}=1");
}

#[test]
fn every_operation_is_described_with_who_may_call_it() {
    let document = server::openapi();
    let mut described = BTreeSet::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let access = operation.get("x-permission").or_else(|| operation.get("x-public"));
            assert!(access.and_then(Value::as_str).is_some_and(|word| !word.is_empty()), "{method} {path}");
            assert!(!operation["summary"].as_str().unwrap().is_empty(), "{method} {path} says what it does");
            assert!(described.insert(operation["operationId"].as_str().unwrap().to_owned()), "{path}: told twice");
        }
    }
    macro_rules! ids {
        ($($module:ident :: $name:ident),* $(,)?) => {
            BTreeSet::from([$(<api::$module::$name as api::Operation>::ID.to_owned()),*])
        };
    }
    assert_eq!(described, api::operations!(ids), "each has a method and path of its own");
}

#[test]
fn every_reference_leads_somewhere() {
    let document = server::openapi();
    let schemas = document["components"]["schemas"].as_object().unwrap();
    let mut left = vec![&document];
    let mut references = 0;
    while let Some(value) = left.pop() {
        if let Some(reference) = value.get("$ref").and_then(Value::as_str) {
            let name = reference.strip_prefix("#/components/schemas/").unwrap();
            assert!(schemas.contains_key(name), "`{reference}` leads nowhere");
            references += 1;
        }
        left.extend(value.as_array().into_iter().flatten());
        left.extend(value.as_object().into_iter().flat_map(|object| object.values()));
    }
    assert!(references > 50, "the operations share their words");
}
