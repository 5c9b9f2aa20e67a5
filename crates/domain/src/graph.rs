//! The blueprint graph: derived from the files, never stored on its own.
//!
//! A *component* is a block of a definition, listed once, with the addresses of its instances. A *connection*
//! is a reference from one block to another. What could not be understood is *carried*: kept byte for byte,
//! shown with its place.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::planned::PlannedChange;

/// Where a block is defined: `DIRECTORY:ADDRESS`, unique in a blueprint, the same after every import.
///
/// The directory is relative to the project (`.` for its top), the address is the one inside that module:
/// `.:aws_vpc.main`, `modules/network:data.aws_ami.base`, `.:module.network`, `.:var.region`,
/// `.:local.tags`, `.:output.id`, `.:provider.aws.west`, `.:check.health`, `.:moved#1`, `.:terraform#1`.
/// Where a file repeats an address (which Terraform refuses), the later ones end in `#2`, `#3`.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(transparent)]
pub struct ComponentKey(pub String);

impl ComponentKey {
    /// The key of `address` in the module at `directory`.
    #[must_use]
    pub fn new(directory: &str, address: &str) -> Self {
        Self(format!("{directory}:{address}"))
    }

    /// The module's directory.
    #[must_use]
    pub fn directory(&self) -> &str {
        self.0.rsplit_once(':').map_or(".", |(directory, _)| directory)
    }

    /// The address inside the module.
    #[must_use]
    pub fn address(&self) -> &str {
        self.0.rsplit_once(':').map_or(self.0.as_str(), |(_, address)| address)
    }
}

impl fmt::Display for ComponentKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What kind of block a component is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ComponentKind {
    /// `resource`
    Resource,
    /// `data`
    Data,
    /// `ephemeral`
    Ephemeral,
    /// `action`: what a provider can do besides keeping things as they are written.
    Action,
    /// `module`
    Module,
    /// `variable`
    Variable,
    /// One attribute of a `locals` block.
    Local,
    /// `output`
    Output,
    /// `provider`
    Provider,
    /// `terraform`: settings, required providers, backend.
    Settings,
    /// `moved`
    Moved,
    /// `import`
    Import,
    /// `removed`
    Removed,
    /// `check`
    Check,
    /// A block of a kind that is not known; carried verbatim.
    Unknown,
}

impl ComponentKind {
    /// Whether blocks of this kind have a type that a provider defines, before their name.
    #[must_use]
    pub const fn has_type(self) -> bool {
        matches!(self, Self::Resource | Self::Data | Self::Ephemeral | Self::Action)
    }
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Place {
    /// Relative path of the file.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// What an expression comes to, as far as it can be said without running anything.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Value {
    /// Known, as JSON.
    Known {
        /// The value.
        #[schema(value_type = Object)]
        value: serde_json::Value,
    },
    /// Not known before it is deployed, or not resolvable here.
    Unknown {
        /// Why, for a person: "known after apply", "variable `region` has no default".
        reason: String,
    },
    /// Known or not, but marked sensitive: never shown.
    Sensitive,
}

/// An attribute of a component, nested ones included.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Attribute {
    /// `engine`, `ingress[0].from_port`; the index counts blocks of the same type, also where there is one.
    pub path: String,
    /// The expression as it stands in the source.
    pub expression: String,
    /// What it comes to.
    pub value: Value,
    /// Where the expression stands.
    pub place: Place,
}

/// A block of a definition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Component {
    /// Where it is defined.
    pub key: ComponentKey,
    /// What kind of block it is.
    pub kind: ComponentKind,
    /// The resource or data source type, the module's source, or empty.
    pub type_name: String,
    /// Its name.
    pub name: String,
    /// The addresses of its instances as far as they can be said: `module.a.aws_vpc.main`, `aws_instance.web[0]`;
    /// where the number of instances is unknown one stands with `[*]`. Empty where no root calls its module.
    pub addresses: Vec<String>,
    /// Where the whole block stands.
    pub place: Place,
    /// Its attributes, in source order.
    pub attributes: Vec<Attribute>,
    /// Nested blocks by path, in source order: `ingress[0]`, `dynamic.setting[0]`.
    pub blocks: Vec<String>,
    /// What it sits inside: a network, a group, a cluster; `None` means its module.
    pub container: Option<ComponentKey>,
    /// What a plan does to it, where the blueprint is a plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<PlannedChange>,
}

/// Why two components are connected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ConnectionKind {
    /// An expression of one names the other.
    Reference,
    /// `depends_on` names the other.
    DependsOn,
    /// A value goes through a variable, local or output on its way.
    Through,
}

/// A connection: `from` uses `to`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Connection {
    /// The component that refers.
    pub from: ComponentKey,
    /// The component referred to.
    pub to: ComponentKey,
    /// Why.
    pub kind: ConnectionKind,
    /// The attribute path of `from` in which it stands.
    pub attribute: String,
}

/// A module: a directory with configuration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Module {
    /// Its directory, `.` for the project's top.
    pub directory: String,
    /// The `module` blocks that call it; none for a root.
    pub callers: Vec<ComponentKey>,
    /// Whether nobody of the project calls it.
    pub root: bool,
    /// Whether it is read only: from `.terraform/modules`, or outside the project's folder.
    pub read_only: bool,
}

/// How a file was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FileReport {
    /// Relative path.
    pub path: String,
    /// Whether everything in it was understood.
    pub understood: bool,
    /// What was not, for a person; `None` when all was, or when the file is none of Terraform's.
    pub reason: Option<String>,
}

/// Something carried verbatim because it was not understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Carried {
    /// Where.
    pub place: Place,
    /// What is the matter.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

/// The graph of a blueprint.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Graph {
    /// Blocks, ordered by module, file and place.
    pub components: Vec<Component>,
    /// References, ordered and without repetition.
    pub connections: Vec<Connection>,
    /// Modules, by directory.
    pub modules: Vec<Module>,
    /// How each file was read, by path.
    pub files: Vec<FileReport>,
    /// What was not understood, with its place.
    pub carried: Vec<Carried>,
}
