//! CloudFormation and SAM templates.
//!
//! - [`Template`]: the sections of a template, read by itself
//! - [`detect`]: which files are templates
//! - [`intrinsic`]: functions, in their short and long forms
//! - [`evaluate`]: what a value comes to; [`functions`]: what functions make; [`condition`]: whether a condition holds
//! - [`graph`]: sections as components
//! - [`planned`]: what resources come to; [`translate`]: in Terraform's types, by [`table`]
//!
//! The key of a resource is `FILE:Resources.LogicalId`; parameters, outputs and so on likewise.

pub(crate) mod condition;
pub(crate) mod detect;
pub(crate) mod evaluate;
mod functions;
pub(crate) mod graph;
pub(crate) mod intrinsic;
pub(crate) mod planned;
mod table;
pub(crate) mod translate;

use domain::graph::{ComponentKey, ComponentKind};
use hcl::Span;
use rustc_hash::FxHashMap;

use crate::attribute_path::Quoted;
use crate::document::{Document, View};

/// A template.
#[derive(Debug)]
pub(crate) struct Template {
    pub(crate) document: Document,
    /// What stands in its sections, in source order.
    pub(crate) members: Vec<Member>,
    by_name: FxHashMap<(Section, Box<str>), u32>,
    /// What each section of SAM's `Globals` gives to every resource of its kind.
    globals: Option<u32>,
}

/// A section of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Section {
    Parameters,
    Mappings,
    Conditions,
    Rules,
    Resources,
    Outputs,
    Globals,
}

/// What stands under a name in a section.
#[derive(Debug)]
pub(crate) struct Member {
    pub(crate) section: Section,
    pub(crate) name: Box<str>,
    /// `Type` of a resource.
    pub(crate) type_name: Box<str>,
    pub(crate) key: ComponentKey,
    pub(crate) span: Span,
    node: u32,
}

impl Section {
    const ALL: [Self; 7] = [
        Self::Globals,
        Self::Parameters,
        Self::Mappings,
        Self::Conditions,
        Self::Rules,
        Self::Resources,
        Self::Outputs,
    ];

    /// Its name in a template.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Parameters => "Parameters",
            Self::Mappings => "Mappings",
            Self::Conditions => "Conditions",
            Self::Rules => "Rules",
            Self::Resources => "Resources",
            Self::Outputs => "Outputs",
            Self::Globals => "Globals",
        }
    }

    /// What its members are to a blueprint.
    pub(crate) const fn kind(self) -> ComponentKind {
        match self {
            Self::Parameters => ComponentKind::Variable,
            Self::Mappings | Self::Conditions => ComponentKind::Local,
            Self::Rules => ComponentKind::Check,
            Self::Resources => ComponentKind::Resource,
            Self::Outputs => ComponentKind::Output,
            Self::Globals => ComponentKind::Settings,
        }
    }
}

impl Template {
    /// Reads the sections of a document.
    pub(crate) fn of(document: Document) -> Self {
        let mut members = Vec::new();
        let mut globals = None;
        if let Some(root) = document.views().next() {
            globals = root.get(Section::Globals.word()).map(|view| view.id);
            for section in Section::ALL {
                let Some(view) = root.get(section.word()) else { continue };
                for entry in view.entries() {
                    // `Fn::ForEach::…` and `Fn::Transform` make members; they are none.
                    if entry.key.starts_with("Fn::") {
                        continue;
                    }
                    let address = format!("{}.{}", section.word(), Quoted(entry.key)).replace(':', "%3A");
                    let key_span = document.view(entry.key_id).span();
                    members.push(Member {
                        section,
                        name: entry.key.into(),
                        type_name: entry.value.text_at("Type").unwrap_or_default().into(),
                        key: ComponentKey::new(&document.path, &address),
                        span: if entry.value.is_alias() { key_span } else { key_span.to(entry.value.span()) },
                        node: entry.value.id,
                    });
                }
            }
        }
        members.sort_by_key(|member| member.span.start);
        let numbered = members.iter().enumerate();
        let by_name = numbered.map(|(at, member)| ((member.section, member.name.clone()), at as u32)).collect();
        Self { document, members, by_name, globals }
    }

    /// The member of this name.
    pub(crate) fn member(&self, section: Section, name: &str) -> Option<&Member> {
        let at = self.by_name.get(&(section, Box::from(name)))?;
        self.members.get(*at as usize)
    }

    /// The member at this address.
    pub(crate) fn at_address(&self, address: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.key.address() == address)
    }

    /// Its resources.
    pub(crate) fn resources(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.section == Section::Resources)
    }

    /// What stands under a member's name.
    pub(crate) fn view(&self, member: &Member) -> View<'_> {
        self.document.view(member.node)
    }

    /// What a reference may name: a parameter or a resource.
    pub(crate) fn named(&self, name: &str) -> Option<&Member> {
        self.member(Section::Resources, name).or_else(|| self.member(Section::Parameters, name))
    }

    /// What SAM's `Globals` give to every resource of this type.
    pub(crate) fn globals_for(&self, type_name: &str) -> Option<View<'_>> {
        let kind = type_name.strip_prefix("AWS::Serverless::")?;
        self.document.view(self.globals?).get(kind)
    }
}
