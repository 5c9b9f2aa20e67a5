//! Terraform and OpenTofu projects as a blueprint graph, and edits of the graph as patches of the files.
//!
//! A [`Project`] is a set of files that was read: it never fails, never loses a byte, and says of every file whether it
//! was understood. From the files it derives the graph of [`domain::graph`]; from typed edits ([`domain::edit`]) it makes
//! the smallest changes of the files that do what is meant. It knows nothing of disks, documents, databases or screens.
//!
//! ```
//! use domain::FileSet;
//! use iac::Project;
//!
//! let mut files = FileSet::new();
//! files.insert("main.tf", *b"resource \"aws_vpc\" \"main\" {\n  cidr_block = \"10.0.0.0/16\"\n}\n").unwrap();
//! let project = Project::read(&files, &FileSet::new(), None);
//! let vpc = project.graph().components.first().unwrap();
//! assert_eq!((vpc.key.0.as_str(), vpc.place.line), (".:aws_vpc.main", 1));
//! ```
//!
//! # Rooms
//!
//! - [`Project`]: the files, the graph, the edits
//! - `source`: one file of Terraform's, read by itself
//! - `foreign`: files of other languages: `template` for CloudFormation and SAM, `manifest` for Kubernetes, both over
//!   `document`, which reads YAML and JSON with the place of everything
//! - `modules`: which directories are modules, which call which, from where to look
//! - `values`: what expressions come to, as far as it can be said
//! - `graph`: components, instances, connections, containment
//! - `edit`: edits as patches of files; [`EditError`]
//! - `planned`: what configuration comes to, in the shape of a plan
//! - `plan`: plans and states themselves; [`redacted()`]: files without the secrets that those hold
//! - [`difference()`]: how two sets of files differ, line by line
//! - [`sample()`]: a small estate of our own, marked as a sample
//!
//! # What paths and keys mean
//!
//! - An attribute path names blocks by type, labels and number, counted among blocks of that type and those labels:
//!   `ingress[1].from_port`, `dynamic.setting[0].content[0].name`, `provisioner.local-exec[0].command`. Behind an
//!   attribute it goes on into objects and lists: `tags.Name`, `tags["a b"]`, `rules[0].port`.
//! - A local value has one attribute, `value`.
//! - A provider with an alias is `provider.aws.west`; renaming it renames the alias.
//! - Where an override file lays something over a component, its attributes are listed with the place where they stand.

mod attribute_path;
mod difference;
mod document;
mod edit;
mod foreign;
mod graph;
mod manifest;
mod modules;
mod plan;
mod planned;
mod project;
mod sample;
mod source;
mod template;
mod values;

pub use difference::difference;
pub use edit::{Applied, EditError, Refusal};
pub use modules::roots::Root;
pub use plan::redacted;
pub use project::Project;
pub use sample::sample;
