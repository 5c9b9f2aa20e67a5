//! What a rule is told of the network: who reaches its resources.

use serde_json::Value;

use super::estate::Estate;
use super::verdict::Gap;
use crate::bundle::NativeRule;
use crate::path::Step;

/// The room of `input.dharma` and of `reads` that this is about.
const ROOM: &str = "reach";

/// What is known of a resource's network, and what of it that the rule reads is not. Null where the rule does not ask,
/// or where the resource is no part of a network.
pub(crate) fn of(rule: &NativeRule, estate: &Estate<'_>, address: &str) -> (Value, Option<Gap>) {
    if !rule.metadata.custom.reach {
        return (Value::Null, None);
    }
    let facts = estate.reach().facts(address);
    let unknown = rule.reads.iter().find_map(|read| match read.steps.as_slice() {
        [Step::Name(room), Step::Name(name), ..] if room == ROOM => {
            let fact = facts.get(name)?;
            let is_unknown = fact.get("state")?.as_str()? == "unknown";
            let why = fact.get("reason").and_then(Value::as_str).unwrap_or("something on the way is not known");
            is_unknown.then(|| Gap { attribute: None, reason: format!("whether there is a way is not known: {why}") })
        }
        _ => None,
    });
    (facts, unknown)
}
