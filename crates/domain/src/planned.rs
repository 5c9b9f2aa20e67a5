//! What a blueprint comes to: each instance of each resource with its values, in the shape of a Terraform plan.
//!
//! Whatever a blueprint was made from (configuration, a plan, a state, a template, manifests), this is what policies,
//! prices and reachability are worked out from. Values are what a plan's `planned_values` would have: nested blocks are
//! lists of objects, an attribute that is not known is left out of `values` and named in `unknown`, and a sensitive one
//! is replaced by [`SENSITIVE`] and named in `sensitive`.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::graph::ComponentKey;

/// What stands where a sensitive value was.
pub const SENSITIVE: &str = "(sensitive value)";

/// What resources were read from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// Terraform or OpenTofu configuration.
    #[default]
    Configuration,
    /// A plan, as `terraform show -json` prints it.
    Plan,
    /// A state, as `terraform show -json` prints it.
    State,
    /// A CloudFormation or SAM template.
    Template,
    /// Kubernetes manifests.
    Manifests,
}

/// Whether a resource is managed or looked up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// `resource`
    #[default]
    Managed,
    /// `data`
    Data,
}

/// What a plan does to a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Nothing.
    NoOp,
    /// It is made.
    Create,
    /// A data source is read.
    Read,
    /// It is changed in place.
    Update,
    /// It is taken away.
    Delete,
    /// It is no longer looked after, and stays.
    Forget,
}

/// What a blueprint comes to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Planned {
    /// Instances of resources, ordered by address. Shared, so that two states of a blueprint can be compared cheaply.
    pub resources: Vec<Arc<PlannedResource>>,
    /// `terraform_version`, where the source says it.
    pub terraform_version: Option<String>,
    /// Variables of the root with the values known, as a plan's `variables`: `{"name": {"value": …}}`.
    pub variables: serde_json::Map<String, Value>,
    /// Outputs of the root as a plan's `planned_values.outputs`.
    pub outputs: serde_json::Map<String, Value>,
    /// A plan's `configuration`, or the same worked out from configuration.
    pub configuration: Value,
    /// A plan's `prior_state`, redacted; null elsewhere.
    pub prior_state: Value,
    /// A plan's `output_changes`, redacted; empty elsewhere.
    pub output_changes: serde_json::Map<String, Value>,
}

/// One instance of a resource.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PlannedResource {
    /// Unique: `module.a["x"].aws_vpc.main[0]`; the path of a template's or manifest's object elsewhere, as in its key.
    pub address: String,
    /// The component it is an instance of.
    pub component: ComponentKey,
    /// What it was read from.
    pub origin: Origin,
    /// Managed or looked up.
    pub mode: Mode,
    /// Terraform's type. Templates are translated (`AWS::S3::Bucket` is `aws_s3_bucket`, with `aws_s3_bucket_versioning`
    /// and so on beside it); an object of Kubernetes is a `kubernetes_manifest` with the whole object in `manifest`.
    pub type_name: String,
    /// The type as its source has it, where that is another: `AWS::S3::Bucket`, `apps/v1/Deployment`.
    pub source_type: Option<String>,
    /// Its name.
    pub name: String,
    /// `count` or `for_each` key.
    pub index: Option<Value>,
    /// The address of its module's instance; none in the root.
    pub module_address: Option<String>,
    /// `registry.terraform.io/hashicorp/aws`.
    pub provider: String,
    /// The cloud's region (`us-east-1`, `westeurope`), where it can be said.
    pub region: Option<String>,
    /// Known values: an object.
    pub values: Value,
    /// Attribute paths that are not known, with the reason: `kms_key_id`, `ingress[0].cidr_blocks`. A path stands for all
    /// below it.
    pub unknown: BTreeMap<String, String>,
    /// Attribute paths that are sensitive. A path stands for all below it.
    pub sensitive: Vec<String>,
    /// What a plan does to it, in order; `[Create]` where there is no plan.
    pub actions: Vec<Action>,
    /// The values before, redacted; null where there are none.
    pub before: Value,
    /// Attribute paths because of which it is replaced.
    pub replaced_because: Vec<String>,
    /// Why the plan acts, in the plan's word: `replace_because_tainted`.
    pub action_reason: Option<String>,
    /// What was found changed outside since the last apply: attribute path, value recorded, value found. Redacted.
    pub drift: Vec<Drift>,
    /// Which components its attributes refer to.
    pub links: Vec<Link>,
    /// For what was translated: planned attribute path to the path in the source, as in [`crate::graph::Attribute::path`].
    pub translated: BTreeMap<String, String>,
    /// How many instances this stands for when that is unknown: the reason. The address ends in `[*]`.
    pub unknown_instances: Option<String>,
}

/// What changed outside.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Drift {
    /// Attribute path; empty where the whole of it is gone.
    pub path: String,
    /// The value as last applied.
    #[schema(value_type = Object)]
    pub recorded: Value,
    /// The value as found.
    #[schema(value_type = Object)]
    pub found: Value,
}

/// A reference of an attribute.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Link {
    /// Attribute path, as in `values`.
    pub attribute: String,
    /// The component referred to.
    pub to: ComponentKey,
}

/// What a plan does to a component, as one word for the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeAction {
    /// Nothing.
    NoOp,
    /// A data source is read.
    Read,
    /// It is no longer looked after, and stays.
    Forget,
    /// It is made.
    Create,
    /// It is changed in place.
    Update,
    /// It is taken away and made anew.
    Replace,
    /// It is taken away.
    Delete,
}

impl ChangeAction {
    /// The word for the actions of a plan.
    #[must_use]
    pub fn of(actions: &[Action]) -> Self {
        let has = |action| actions.contains(&action);
        match (has(Action::Create), has(Action::Delete) || has(Action::Forget)) {
            (true, true) => Self::Replace,
            (true, false) => Self::Create,
            (false, true) if has(Action::Delete) => Self::Delete,
            (false, true) => Self::Forget,
            (false, false) if has(Action::Update) => Self::Update,
            (false, false) if has(Action::Read) => Self::Read,
            (false, false) => Self::NoOp,
        }
    }
}

/// What a plan does to the instances of a component.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PlannedChange {
    /// What is done; where the instances differ, the gravest.
    pub action: ChangeAction,
    /// How many instances each action is for.
    pub instances: BTreeMap<ChangeAction, u32>,
    /// Attribute paths because of which it is replaced.
    pub replaced_because: Vec<String>,
    /// Why the plan acts, in the plan's word: `replace_because_tainted`.
    pub reason: Option<String>,
    /// Whether the new one is made before the old one goes.
    pub create_first: bool,
    /// The address that it had before, where it moves.
    pub moved_from: Option<String>,
    /// The id under which it is imported.
    pub imported: Option<String>,
    /// Attribute paths found changed outside since the last apply; one empty path where it is gone.
    pub drifted: Vec<String>,
    /// What changed attributes had before, by path, of the first instance that changes; redacted, and null where they had
    /// nothing.
    #[schema(value_type = Object)]
    pub before: BTreeMap<String, Value>,
}
