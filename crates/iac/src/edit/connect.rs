//! References between components, made and taken out again.

use catalogue::SchemaKind;
use catalogue::schemas::{Field, ValueType};
use domain::graph::{ComponentKey, ComponentKind};
use hcl::{Expr, ExprKind};

use super::attribute;
use super::collection;
use super::draft::Draft;
use super::error::Refusal;
use super::locate::{self, Found, Inside};
use crate::modules::paths;
use crate::source::address;

/// Makes an attribute of `from` refer to `to`.
pub(super) fn connect(draft: &mut Draft, from: &ComponentKey, to: &ComponentKey, path: &str) -> Result<(), Refusal> {
    if from.directory() != to.directory() {
        return Err(Refusal::OtherModule { from: from.clone(), to: to.clone() });
    }
    let (type_name, is_data) = {
        let found = draft.find(from)?;
        (found.definition.type_name.to_string(), found.definition.kind == ComponentKind::Data)
    };
    let target = draft.look(to)?;
    let order = path == "depends_on";
    let reference = if order { order_text(target, to)? } else { reference_text(draft, target, to, path)? };
    let found = attribute::standing(draft, from, path)?;
    let spot = locate::spot(found, path)?;
    let name = spot.attribute.ok_or_else(|| Refusal::BadPath(path.to_owned()))?;
    let takes_list = order || takes_list(&type_name, is_data, path);
    let there = spot.body.attribute(&name);
    let attribute = there.filter(|there| matches!(locate::inside(there.expr(), &spot.inside), Inside::Value(_)));
    let Some(attribute) = attribute else {
        let text = match (takes_list, &reference) {
            (true, Reference::Of { one, .. }) => format!("[{one}]"),
            (true, Reference::All { list, .. }) => list.clone(),
            (false, Reference::Of { one, .. } | Reference::All { one, .. }) => one.clone(),
        };
        return attribute::set(draft, from, path, &text);
    };
    let one = reference.one().to_owned();
    let home = found.home();
    let edits = attribute::in_value(found, spot.blocks, attribute, |whole| {
        let Inside::Value(value) = locate::inside(whole, &spot.inside) else { return Ok(Vec::new()) };
        let written = value.unwrap_parens();
        let text = match written.kind() {
            ExprKind::Tuple if written.tuple_items().any(|item| is_written(item, &one)) => return Ok(Vec::new()),
            ExprKind::Tuple => return Ok(collection::insert(written, &one)),
            _ if takes_list && !matches!(written.kind(), ExprKind::Null) => {
                format!("concat({}, [{one}])", value.source())
            }
            _ if takes_list => format!("[{one}]"),
            _ => one,
        };
        Ok(vec![hcl::Edit::ReplaceSpan { span: value.span(), text: text.into_bytes() }])
    })?;
    if edits.is_empty() {
        return Ok(());
    }
    draft.modules.insert(from.directory().to_owned());
    draft.patch_at(&home, &edits)
}

/// Whether an item of a list is this reference, bare or, as JSON files have it, quoted.
fn is_written(item: Expr<'_>, reference: &str) -> bool {
    item.source() == reference || item.string().is_some_and(|text| text == reference)
}

/// Takes the reference to `to` out of an attribute of `from`.
pub(super) fn disconnect(draft: &mut Draft, from: &ComponentKey, to: &ComponentKey, path: &str) -> Result<(), Refusal> {
    let not_connected = || Refusal::NotConnected { path: path.to_owned(), to: to.clone() };
    let found = attribute::standing(draft, from, path)?;
    let spot = locate::spot(found, path)?;
    let name = spot.attribute.clone().ok_or_else(|| Refusal::BadPath(path.to_owned()))?;
    let attribute = spot.body.attribute(&name).ok_or_else(not_connected)?;
    let Inside::Value(value) = locate::inside(attribute.expr(), &spot.inside) else { return Err(not_connected()) };
    let written = value.unwrap_parens();
    if is_reference_to(written, to) {
        return attribute::unset(draft, from, path);
    }
    let home = found.home();
    if matches!(written.kind(), ExprKind::Tuple) {
        let items: Vec<Expr<'_>> = written.tuple_items().collect();
        if let Some(at) = items.iter().position(|item| is_reference_to(*item, to)) {
            if items.len() == 1 {
                return attribute::unset(draft, from, path);
            }
            let edits = attribute::in_value(found, spot.blocks, attribute, |whole| {
                let Inside::Value(list) = locate::inside(whole, &spot.inside) else { return Err(not_connected()) };
                collection::remove(list.unwrap_parens(), at).ok_or_else(not_connected)
            })?;
            draft.modules.insert(from.directory().to_owned());
            return draft.patch_at(&home, &edits);
        }
    }
    let mentioned =
        value.references().filter_map(address::reference).any(|reference| *reference.address == *to.address());
    if mentioned {
        return Err(Refusal::PartOfExpression { path: path.to_owned(), to: to.clone() });
    }
    Err(not_connected())
}

/// Whether an expression is nothing but a reference to the component, quoted or not.
fn is_reference_to(expr: Expr<'_>, to: &ComponentKey) -> bool {
    let expr = expr.unwrap_parens();
    let provider = || address::provider_reference(expr).filter(|_| to.address().starts_with("provider."));
    let named = match expr.kind() {
        ExprKind::Template(template) => match template.lone_interpolation() {
            Some(inner) => address::reference(inner),
            None => template.text().and_then(|text| address::quoted_reference(&text)),
        },
        _ => address::reference(expr).filter(|reference| *reference.address == *to.address()).or_else(provider),
    };
    named.is_some_and(|reference| *reference.address == *to.address())
}

/// How a component is referred to.
enum Reference {
    /// One value, from one instance or a component without `count`.
    Of {
        /// The expression.
        one: String,
    },
    /// A component with several instances.
    All {
        /// The value of the first.
        one: String,
        /// The list of all.
        list: String,
    },
}

impl Reference {
    fn one(&self) -> &str {
        match self {
            Self::Of { one } | Self::All { one, .. } => one,
        }
    }
}

/// For `depends_on`: the address alone.
fn order_text(target: Found<'_>, to: &ComponentKey) -> Result<Reference, Refusal> {
    match target.definition.kind {
        ComponentKind::Resource | ComponentKind::Data | ComponentKind::Ephemeral | ComponentKind::Module => {
            Ok(Reference::Of { one: target.definition.address.to_string() })
        }
        _ => Err(Refusal::NotReferable(to.clone())),
    }
}

fn reference_text(draft: &Draft, target: Found<'_>, to: &ComponentKey, path: &str) -> Result<Reference, Refusal> {
    let definition = target.definition;
    let address = &definition.address;
    let field = match definition.kind {
        ComponentKind::Variable | ComponentKind::Local => return Ok(Reference::Of { one: address.to_string() }),
        ComponentKind::Provider if path == "provider" || path.starts_with("providers") => {
            let one = address.strip_prefix("provider.").unwrap_or(address).to_owned();
            return Ok(Reference::Of { one });
        }
        ComponentKind::Resource | ComponentKind::Data | ComponentKind::Ephemeral => {
            field_meant(&definition.type_name, definition.kind == ComponentKind::Data, path)
        }
        ComponentKind::Module => output_meant(draft, target, path),
        _ => return Err(Refusal::NotReferable(to.clone())),
    };
    Ok(if definition.entry("count").is_some() {
        Reference::All { one: format!("{address}[0].{field}"), list: format!("{address}[*].{field}") }
    } else if definition.entry("for_each").is_some() {
        let all = format!("values({address})[*].{field}");
        Reference::All { one: format!("values({address})[0].{field}"), list: all }
    } else {
        Reference::Of { one: format!("{address}.{field}") }
    })
}

/// The last name of a path, without a plural's ending.
fn leaf(path: &str) -> &str {
    let name = path.rsplit('.').next().unwrap_or(path);
    name.split('[').next().unwrap_or(name)
}

/// Which attribute of a resource of this type an attribute of that name wants.
fn field_meant(type_name: &str, is_data: bool, path: &str) -> String {
    let leaf = leaf(path);
    let schema = catalogue::schema(type_name, schema_kind(is_data));
    let has = |name: &str| match &schema {
        Some(schema) => schema.attributes.iter().any(|attribute| attribute.name == name),
        None => true,
    };
    let ends = |ending: &str| leaf == ending || leaf.ends_with(&format!("_{ending}"));
    let by_ending = [
        (ends("arn") || ends("arns") || ends("actions"), "arn"),
        (leaf == "kms_key_id" && type_name == "aws_kms_key", "arn"),
        (leaf == "role" && type_name == "aws_iam_role", "arn"),
        (ends("name") || ends("names"), "name"),
        (ends("url"), "url"),
        (ends("email"), "email"),
        (ends("endpoint"), "endpoint"),
    ];
    let named = by_ending.iter().find(|(meant, field)| *meant && has(field)).map(|(_, field)| *field);
    // `function_name`, `key_name`, `family`: what it is called on the other side too.
    let same = (schema.is_some() && has(leaf) && !ends("id") && !ends("ids")).then_some(leaf);
    same.filter(|leaf| !matches!(*leaf, "name" | "description" | "tags")).or(named).unwrap_or("id").to_owned()
}

/// Which output of a called module an attribute of that name wants: its namesake, or the one whose name ends alike.
fn output_meant(draft: &Draft, call: Found<'_>, path: &str) -> String {
    let leaf = leaf(path);
    let directory = paths::is_local_source(&call.definition.type_name)
        .then(|| paths::resolve(paths::directory_of(&call.source.path), &call.definition.type_name))
        .flatten();
    let mut outputs: Vec<String> = Vec::new();
    for source in directory.iter().flat_map(|directory| locate::files_of(&draft.sources, directory)) {
        let of_kind = source.definitions.iter().filter(|definition| definition.kind == ComponentKind::Output);
        outputs.extend(of_kind.map(|definition| definition.name.to_string()));
    }
    let ending = leaf.rsplit('_').next().unwrap_or(leaf);
    let alike = |output: &&String| output.rsplit('_').next() == Some(ending);
    let found = outputs.iter().find(|output| *output == leaf).or_else(|| outputs.iter().find(alike));
    found.cloned().unwrap_or_else(|| leaf.to_owned())
}

fn schema_kind(is_data: bool) -> SchemaKind {
    if is_data { SchemaKind::Data } else { SchemaKind::Resource }
}

/// Whether an attribute holds a list.
fn takes_list(type_name: &str, is_data: bool, path: &str) -> bool {
    let leaf = leaf(path);
    let known = catalogue::schema(type_name, schema_kind(is_data)).and_then(|schema| match schema.at(path)? {
        Field::Attribute(attribute) => Some(matches!(attribute.value_type, ValueType::List(_) | ValueType::Set(_))),
        Field::Block(_) => None,
    });
    known.unwrap_or_else(|| {
        ["_ids", "_arns", "_names", "_groups"].iter().any(|ending| leaf.ends_with(ending))
            || matches!(leaf, "subnets" | "security_groups" | "depends_on")
    })
}
