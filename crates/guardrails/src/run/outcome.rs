//! What a rule says, before anything is known about what it could not see.

use std::collections::{BTreeMap, BTreeSet};

use regorus::Value;
use serde::Deserialize;

/// What came of a rule on some resources.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    pub fails: BTreeMap<String, Vec<Raw>>,
    pub not_applicable: BTreeSet<String>,
}

/// One element of `fail`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Raw {
    pub address: String,
    pub message: String,
    #[serde(default)]
    pub attribute: Option<String>,
    #[serde(default)]
    pub fix: Option<RawFix>,
    #[serde(default)]
    pub path: Vec<String>,
}

/// A fix as a rule writes it.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawFix {
    #[serde(default)]
    pub title: Option<String>,
    #[serde(default)]
    pub set: BTreeMap<String, String>,
    #[serde(default)]
    pub unset: Vec<String>,
    #[serde(default)]
    pub block: Option<OneOrMany<Block>>,
    #[serde(default)]
    pub add: Option<OneOrMany<Addition>>,
}

/// One or a list of them.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub(crate) enum OneOrMany<T> {
    One(T),
    Many(Vec<T>),
}

impl<T> OneOrMany<T> {
    pub fn as_slice(&self) -> &[T] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::Many(many) => many,
        }
    }
}

/// A nested block to add.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Block {
    pub path: String,
    pub body: String,
}

/// A resource to add beside the one that fails.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Addition {
    #[serde(rename = "type")]
    pub type_name: String,
    pub name: String,
    pub body: String,
}

impl Raw {
    pub fn read(value: &Value) -> Result<Self, String> {
        serde_json::to_value(value)
            .and_then(serde_json::from_value)
            .map_err(|error| format!("an element of `fail` is not what docs/adding-a-guardrail.md says: {error}"))
    }
}
