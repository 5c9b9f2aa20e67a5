//! The blocks of a file, as they are before anything around them is known.

use domain::graph::ComponentKind;
use hcl::eval::{Limits, NoScope, Value, evaluate_within};
use hcl::syntax::{NodeId, Tree};
use hcl::{Body, Expr, ExprKind, Item, Span};
use rustc_hash::FxHashMap;

use super::address::{self, Reference};
use crate::attribute_path::Quoted;

/// Blocks nested deeper than this are kept in their file and not listed.
const DEEPEST: usize = 64;

/// What is worked out while reading is written out in the text, so it is no longer than that.
const LITERAL: Limits = Limits { steps: 20_000, size: 1 << 20 };

/// A block, or one attribute of a `locals` block.
#[derive(Debug, Clone)]
pub(crate) struct Definition {
    /// What kind of block it is.
    pub(crate) kind: ComponentKind,
    /// The resource or data source type, the module's source, or the type of an unknown block.
    pub(crate) type_name: Box<str>,
    /// Its name.
    pub(crate) name: Box<str>,
    /// Its address inside the module; for blocks without a name of their own, what their number is put after.
    pub(crate) address: Box<str>,
    /// All of it.
    pub(crate) span: Span,
    /// Which item of the file's body it is, or is in.
    pub(crate) item: u32,
    /// Its attributes, nested ones included, in source order.
    pub(crate) entries: Vec<Entry>,
    /// Its nested blocks by path, in source order.
    pub(crate) blocks: Vec<Box<str>>,
}

/// An attribute of a definition.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// Its path inside the definition.
    pub(crate) path: Box<str>,
    /// Its expression.
    pub(crate) expr: NodeId,
    /// Where the expression stands.
    pub(crate) span: Span,
    /// What it refers to.
    pub(crate) references: Box<[Reference]>,
    /// Whether it takes something from the instance that `for_each` makes.
    pub(crate) takes_each: bool,
    /// Whether it takes the number of the instance that `count` makes.
    pub(crate) takes_count: bool,
    /// What it says of secrets by itself.
    pub(crate) secrecy: Secrecy,
    /// Its value, where nothing around it can change that.
    pub(crate) constant: Option<Value>,
}

/// Whether an expression calls a function that makes its value a secret, or that makes a secret public.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Secrecy {
    /// Neither.
    AsItsParts,
    /// `sensitive(...)`
    Made,
    /// `nonsensitive(...)`
    Taken,
}

impl Definition {
    /// The path of the only attribute of a local.
    pub(crate) const LOCAL_PATH: &'static str = "value";

    /// Whether its address ends in a number, because blocks of its kind have no name.
    pub(crate) fn is_numbered(&self) -> bool {
        is_numbered(self.kind)
    }

    /// The attribute at `path`.
    pub(crate) fn entry(&self, path: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| &*entry.path == path)
    }

    /// The text of an attribute that is a plain string.
    pub(crate) fn text(&self, tree: &Tree, path: &str) -> Option<String> {
        tree.expr(self.entry(path)?.expr).string().map(std::borrow::Cow::into_owned)
    }
}

/// Whether blocks of this kind are told apart by their number.
pub(crate) fn is_numbered(kind: ComponentKind) -> bool {
    match kind {
        ComponentKind::Settings
        | ComponentKind::Moved
        | ComponentKind::Import
        | ComponentKind::Removed
        | ComponentKind::Unknown => true,
        ComponentKind::Resource
        | ComponentKind::Data
        | ComponentKind::Ephemeral
        | ComponentKind::Action
        | ComponentKind::Module
        | ComponentKind::Variable
        | ComponentKind::Local
        | ComponentKind::Output
        | ComponentKind::Provider
        | ComponentKind::Check => false,
    }
}

/// Something of a file that was not understood.
#[derive(Debug, Clone)]
pub(crate) struct Oddity {
    /// Where.
    pub(crate) span: Span,
    /// What is the matter.
    pub(crate) message: String,
    /// What to do about it.
    pub(crate) hint: &'static str,
}

/// The definitions of a file, and what stands in it besides them.
pub(crate) fn definitions(tree: &Tree) -> (Vec<Definition>, Vec<Oddity>) {
    let (mut found, mut oddities) = (Vec::new(), Vec::new());
    for (item, content) in tree.body().items().enumerate() {
        let item = item as u32;
        match content {
            Item::Block(block) if block.block_type() == "locals" && block.labels().next().is_none() => {
                found.extend(block.body().attributes().map(|attribute| local(item, attribute)));
                for nested in block.body().blocks() {
                    oddities.push(Oddity {
                        span: nested.span(),
                        message: format!("a block `{}` stands among local values", nested.block_type()),
                        hint: "a local value is an attribute: put an equals sign before the brace",
                    });
                }
            }
            Item::Block(block) => {
                let labels: Vec<String> = block.labels().map(|label| label.text().into_owned()).collect();
                let (definition, oddity) = of_block(item, block, &labels);
                found.push(definition);
                oddities.extend(oddity);
            }
            Item::Attribute(attribute) => oddities.push(Oddity {
                span: attribute.span(),
                message: format!("the attribute `{}` stands outside of any block", attribute.name()),
                hint: "Terraform takes attributes in blocks only; values of variables go into a `.tfvars` file",
            }),
            // The reader's own errors say what is wrong with it.
            Item::Error(_) => {}
        }
    }
    (found, oddities)
}

fn local(item: u32, attribute: hcl::Attribute<'_>) -> Definition {
    let name = attribute.name();
    let entry = entry(Definition::LOCAL_PATH.into(), attribute.expr(), Meta::Expression);
    Definition {
        kind: ComponentKind::Local,
        type_name: Box::default(),
        name: name.into(),
        address: address_of(&["local", name]),
        span: attribute.span(),
        item,
        entries: vec![entry],
        blocks: Vec::new(),
    }
}

fn of_block(item: u32, block: hcl::Block<'_>, labels: &[String]) -> (Definition, Option<Oddity>) {
    let known = match (block.block_type(), labels) {
        ("resource", [kind, name]) => Some((ComponentKind::Resource, &**kind, &**name, address_of(&[kind, name]))),
        ("data", [kind, name]) => Some((ComponentKind::Data, &**kind, &**name, address_of(&["data", kind, name]))),
        ("ephemeral", [kind, name]) => {
            Some((ComponentKind::Ephemeral, &**kind, &**name, address_of(&["ephemeral", kind, name])))
        }
        ("action", [kind, name]) => {
            Some((ComponentKind::Action, &**kind, &**name, address_of(&["action", kind, name])))
        }
        ("module", [name]) => Some((ComponentKind::Module, "", &**name, address_of(&["module", name]))),
        ("variable", [name]) => Some((ComponentKind::Variable, "", &**name, address_of(&["var", name]))),
        ("output", [name]) => Some((ComponentKind::Output, "", &**name, address_of(&["output", name]))),
        ("provider", [name]) => Some((ComponentKind::Provider, "", &**name, address_of(&["provider", name]))),
        ("check", [name]) => Some((ComponentKind::Check, "", &**name, address_of(&["check", name]))),
        ("terraform", []) => Some((ComponentKind::Settings, "", "", "terraform".into())),
        ("moved", []) => Some((ComponentKind::Moved, "", "", "moved".into())),
        ("import", []) => Some((ComponentKind::Import, "", "", "import".into())),
        ("removed", []) => Some((ComponentKind::Removed, "", "", "removed".into())),
        _ => None,
    };
    let joined = labels.join(".");
    let (kind, type_name, name, address) = known.unwrap_or_else(|| {
        (ComponentKind::Unknown, block.block_type(), joined.as_str(), address_of(&[block.block_type()]))
    });
    let oddity = (kind == ComponentKind::Unknown).then(|| unknown(block, labels.len()));
    let mut definition = Definition {
        kind,
        type_name: type_name.into(),
        name: name.into(),
        address,
        span: block.span(),
        item,
        entries: Vec::new(),
        blocks: Vec::new(),
    };
    list(block.body(), "", kind, 0, &mut definition);
    match kind {
        ComponentKind::Module => {
            definition.type_name = definition.text(block.body().tree(), "source").unwrap_or_default().into();
        }
        ComponentKind::Provider => {
            if let Some(alias) = definition.text(block.body().tree(), "alias") {
                definition.address = address_of(&["provider", name, &alias]);
            }
        }
        _ => {}
    }
    (definition, oddity)
}

fn unknown(block: hcl::Block<'_>, labels: usize) -> Oddity {
    let block_type = block.block_type();
    let expected = match block_type {
        "resource" | "data" | "ephemeral" | "action" => Some("two labels: a type and a name"),
        "module" | "variable" | "output" | "provider" | "check" => Some("one label: a name"),
        "terraform" | "locals" | "moved" | "import" | "removed" => Some("no labels"),
        _ => None,
    };
    let (message, hint) = match expected {
        Some(expected) => {
            (format!("a `{block_type}` block takes {expected}, and this one has {labels}"), "correct the labels")
        }
        None => (
            format!("`{block_type}` is no kind of block that is known here"),
            "it is kept as it is; check the spelling, or whether a newer Terraform wrote it",
        ),
    };
    Oddity { span: block.type_span(), message, hint }
}

/// An address of names; a colon would end the directory of a component's key.
fn address_of(names: &[&str]) -> Box<str> {
    let joined = names.join(".");
    if joined.contains(':') { joined.replace(':', "%3A").into() } else { joined.into() }
}

/// How an attribute names other blocks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meta {
    /// In any expression.
    Expression,
    /// `depends_on`: bare or quoted addresses.
    Order,
    /// `provider`: a provider and its alias.
    Provider,
    /// `providers`: an object of such.
    Providers,
    /// Names of its own attributes.
    OwnAttributes,
}

impl Meta {
    fn of(kind: ComponentKind, path: &str, name: &str) -> Self {
        match (name, path) {
            ("depends_on", _) => Self::Order,
            ("provider", "") if kind != ComponentKind::Unknown => Self::Provider,
            ("providers", "") if kind == ComponentKind::Module => Self::Providers,
            ("ignore_changes", "lifecycle[0].") => Self::OwnAttributes,
            ("configuration_aliases" | "required_providers", _) => Self::OwnAttributes,
            _ => Self::Expression,
        }
    }
}

/// Lists what stands in a body under `prefix`, which is empty or ends in a dot.
fn list(body: Body<'_>, prefix: &str, kind: ComponentKind, depth: usize, into: &mut Definition) {
    let mut counts: FxHashMap<String, usize> = FxHashMap::default();
    let in_required = kind == ComponentKind::Settings && prefix.starts_with("required_providers[");
    for item in body.items() {
        match item {
            Item::Attribute(attribute) => {
                let name = attribute.name();
                let meta = if in_required { Meta::OwnAttributes } else { Meta::of(kind, prefix, name) };
                into.entries.push(entry(format!("{prefix}{name}").into(), attribute.expr(), meta));
            }
            Item::Block(block) => {
                let mut path = format!("{prefix}{}", block.block_type());
                for label in block.labels() {
                    path = format!("{path}.{}", Quoted(&label.text()));
                }
                let count = counts.entry(path.clone()).or_insert(0);
                path = format!("{path}[{count}]");
                *count += 1;
                into.blocks.push(path.clone().into());
                if depth < DEEPEST {
                    path.push('.');
                    list(block.body(), &path, kind, depth + 1, into);
                }
            }
            Item::Error(_) => {}
        }
    }
}

fn entry(path: Box<str>, expr: Expr<'_>, meta: Meta) -> Entry {
    let mut references: Vec<Reference> = Vec::new();
    let (mut takes_each, mut takes_count) = (false, false);
    match meta {
        Meta::OwnAttributes => {}
        Meta::Provider => references.extend(address::provider_reference(expr)),
        Meta::Providers => {
            let values = expr.unwrap_parens().object_items().map(|item| item.value());
            references.extend(values.filter_map(address::provider_reference));
        }
        Meta::Expression | Meta::Order => {
            for found in expr.references() {
                let root = found.reference_root();
                takes_each |= root == Some("each");
                takes_count |= root == Some("count");
                references.extend(address::reference(found));
            }
        }
    }
    if meta == Meta::Order {
        let texts = expr.unwrap_parens().tuple_items().filter_map(Expr::string);
        references.extend(texts.filter_map(|text| address::quoted_reference(&text)));
    }
    if references.len() > 1 {
        let mut seen: Vec<Reference> = Vec::with_capacity(references.len());
        if references.len() > 16 {
            references.sort_unstable_by(|a, b| (&a.address, &a.field).cmp(&(&b.address, &b.field)));
            references.dedup();
        } else {
            for reference in references {
                if !seen.contains(&reference) {
                    seen.push(reference);
                }
            }
            references = seen;
        }
    }
    let (mut calls, mut secrecy) = (false, Secrecy::AsItsParts);
    for part in expr.walk() {
        if let ExprKind::Call(call) = part.kind() {
            calls = true;
            match call.name() {
                "sensitive" => secrecy = Secrecy::Made,
                "nonsensitive" => secrecy = Secrecy::Taken,
                _ => {}
            }
        }
    }
    let constant =
        if calls || expr.references().next().is_some() { None } else { evaluate_within(expr, &NoScope, LITERAL).ok() };
    Entry {
        path,
        expr: expr.id(),
        span: expr.span(),
        references: references.into(),
        takes_each,
        takes_count,
        secrecy,
        constant,
    }
}
