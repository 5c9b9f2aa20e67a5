//! Policies: the rules that blueprints are checked by, and what is done about a broken one.

use std::collections::BTreeMap;

use domain::evidence::check::{Counts, Enforcement, PolicyProblem, Rule};
use domain::files::FileEntry;
use domain::ids::BlueprintId;
use domain::{Digest, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::operation::{Effect, Nothing, OFFLINE, needs, operation};

operation!(
    /// Lists every rule with what is done about it, and the bundles they are from.
    List: "policy.list", Get "/api/policies", needs("policy:read"), Effect::Read,
    Nothing => Policies
);
operation!(
    /// Takes in a folder of policies, as conftest and OPA read it; one of the same name is replaced.
    Add: "policy.add", Post "/api/ea/policies/global", needs("policy:create"), OFFLINE,
    AddRequest => Bundle
);
operation!(
    /// Takes a folder of policies out.
    Remove: "policy.remove", Delete "/api/ea/policies/global/{name}", needs("policy:delete"), OFFLINE,
    RemoveRequest => Nothing
);
operation!(
    /// Says what is done about broken rules.
    Enforce: "policy.enforce", Put "/api/ea/policies/enforcement", needs("policy:update"), OFFLINE,
    EnforceRequest => Policies
);
operation!(
    /// Says what policies, or another enforcement, would find in every blueprint, without keeping anything.
    Simulate: "policy.simulate", Post "/api/ea/policies/simulate", needs("policy:read"), Effect::Read,
    SimulateRequest => Simulation
);

/// The policies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Policies {
    /// All of them as one digest: what check reports name.
    pub digest: Digest,
    /// The built-in bundle first, then by name.
    pub bundles: Vec<Bundle>,
    /// Every rule, by bundle and id.
    pub rules: Vec<Rule>,
    /// What a person decided of rules: a rule's id, or a pattern with `*`, and what is done. The longest that fits holds.
    pub enforcement: BTreeMap<String, Enforcement>,
}

/// A folder of policies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Bundle {
    /// Its name.
    pub name: String,
    /// Whether it came with the product.
    pub built_in: bool,
    /// Its content.
    pub digest: Digest,
    /// How many rules it has.
    pub rules: u32,
    /// What of it could not be read.
    pub problems: Vec<PolicyProblem>,
    /// When it was taken in; none of the built-in one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub added_at: Option<Timestamp>,
}

/// Policies to take in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AddRequest {
    /// What to call them.
    pub name: String,
    /// The folder's files.
    pub files: Vec<FileEntry>,
}

/// Policies to take out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RemoveRequest {
    /// What they are called.
    pub name: String,
}

/// What to do about broken rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct EnforceRequest {
    /// A rule's id or a pattern, and what is done; in place of all that was decided before.
    pub enforcement: BTreeMap<String, Enforcement>,
}

/// What to try.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SimulateRequest {
    /// Policies that are not kept yet, or in place of kept ones of this name; none to try another enforcement alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bundle: Option<AddRequest>,
    /// The enforcement to try; what is decided when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enforcement: Option<BTreeMap<String, Enforcement>>,
}

/// What would be found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Simulation {
    /// Each blueprint.
    pub blueprints: Vec<Simulated>,
    /// What of the policies could not be read.
    pub problems: Vec<PolicyProblem>,
}

/// What would be found in one blueprint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Simulated {
    /// Which.
    pub id: BlueprintId,
    /// Its name.
    pub name: String,
    /// What is found now.
    pub before: Counts,
    /// What would be found.
    pub after: Counts,
    /// Broken rules that would block, now.
    pub blocking_before: u32,
    /// Broken rules that would block, then.
    pub blocking_after: u32,
    /// Broken rules that are not found now: the rule, and how many times.
    pub new: BTreeMap<String, u32>,
}
