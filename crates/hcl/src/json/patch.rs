//! Edits of JSON files.

mod block;
mod find;
mod merge;
mod reference;
mod relocate;
mod style;
mod value;

use super::document::{Document, Json};
use super::lower::Schema;
use super::text::string_text;
use crate::patch::{BlockRef, Edit, NewBlock, NewItem, PatchError, Splice, splice};
use crate::syntax::{Block, Item};
pub use relocate::relocate;
use style::Style;
use value::Strings;

/// Applies edits to a JSON file, in order, each to the text that the ones before it left. Values are native expressions,
/// as for native files; every byte that is not meant stays as it is.
///
/// # Errors
///
/// If the text is not valid JSON, an edit names something that is not there, or brings text that is not valid.
///
/// ```
/// use hcl::json::{Schema, apply};
/// use hcl::{BlockRef, Edit};
///
/// struct Resources;
/// impl Schema for Resources {
///     fn block_labels(&self, path: &[&str], name: &str) -> Option<usize> {
///         (path.is_empty() && name == "resource").then_some(2)
///     }
/// }
/// let source = br#"{"resource": {"aws_vpc": {"main": {"cidr_block": "10.0.0.0/16"}}}}"#;
/// let main = vec![BlockRef::new("resource", ["aws_vpc", "main"])];
/// let patched = apply(source, &Resources, &[Edit::set_attribute(main, "cidr_block", "var.cidr")]).unwrap();
/// assert_eq!(patched, br#"{"resource": {"aws_vpc": {"main": {"cidr_block": "${var.cidr}"}}}}"#);
/// ```
pub fn apply(source: &[u8], schema: &dyn Schema, edits: &[Edit]) -> Result<Vec<u8>, PatchError> {
    let mut text = source.to_vec();
    for edit in edits {
        text = apply_one(&text, schema, edit)?;
    }
    Ok(text)
}

fn apply_one(text: &[u8], schema: &dyn Schema, edit: &Edit) -> Result<Vec<u8>, PatchError> {
    let document = checked(text)?;
    let target = Target { document: &document, schema, style: Style::of(&document) };
    let splices = match edit {
        Edit::SetAttribute { body, name, value } => target.set(body, name, value)?,
        Edit::UnsetAttribute { body, name } => target.unset(body, name)?,
        Edit::AddBlock { body, block, .. } => target.add(body, block)?,
        Edit::AddSource { body, source, .. } => return add_source(text, schema, body, source),
        Edit::RemoveBlock { block } => target.remove(block)?,
        Edit::RenameLabels { block, labels } => return target.rename(text, block, labels),
        Edit::RewriteReferences { from, to } => target.rewrite(from, to)?,
        Edit::ReplaceSpan { span, text: new } => {
            if span.start > span.end || span.end as usize > text.len() {
                return Err(PatchError::OutOfBounds { start: span.start, end: span.end });
            }
            vec![(*span, new.clone())]
        }
    };
    Ok(splice(text, &splices))
}

fn checked(text: &[u8]) -> Result<Document, PatchError> {
    let document = Document::parse(text);
    match document.errors().first() {
        Some(error) => Err(PatchError::Json(error.clone())),
        None => Ok(document),
    }
}

/// Native source text becomes attributes and blocks.
fn add_source(text: &[u8], schema: &dyn Schema, body: &[BlockRef], source: &str) -> Result<Vec<u8>, PatchError> {
    let tree = crate::parse(source.as_bytes());
    if let Some(error) = tree.errors().first() {
        return Err(PatchError::Source(error.clone()));
    }
    let mut text = text.to_vec();
    for item in tree.body().items() {
        let body = body.to_vec();
        let edit = match item {
            Item::Attribute(attribute) => Edit::set_attribute(body, attribute.name(), attribute.expr().source()),
            Item::Block(block) => Edit::add_block(body, new_block(block)),
            Item::Error(_) => continue,
        };
        text = apply_one(&text, schema, &edit)?;
    }
    Ok(text)
}

/// Blocks nest no deeper than the parser lets them.
fn new_block(block: Block<'_>) -> NewBlock {
    let mut new = NewBlock::new(block.block_type(), block.labels().map(|label| label.text().into_owned()));
    for item in block.body().items() {
        new.items.extend(match item {
            Item::Attribute(attribute) => {
                Some(NewItem::Attribute(attribute.name().to_owned(), attribute.expr().source().into_owned()))
            }
            Item::Block(block) => Some(NewItem::Block(new_block(block))),
            Item::Error(_) => None,
        });
    }
    new
}

struct Target<'d> {
    document: &'d Document,
    schema: &'d dyn Schema,
    style: Style,
}

impl<'d> Target<'d> {
    fn set(&self, path: &[BlockRef], name: &str, value: &str) -> Result<Vec<Splice>, PatchError> {
        let bodies = self.bodies(path)?;
        let fragment = crate::parse_expression(value).map_err(PatchError::Value)?;
        let types: Vec<&str> = path.iter().map(|step| step.block_type.as_str()).collect();
        let existing = bodies.iter().find_map(|body| body.members()?.find(|member| member.key() == name));
        let strings = self.strings(&types, name);
        if let Some(member) = existing {
            let mut splices = merge::merge(member.value(), fragment.expr(), strings, &self.style);
            splices.sort_by_key(|(span, _)| span.start);
            return Ok(splices);
        }
        let body = bodies.last().copied().ok_or_else(|| no_block(path))?;
        let (style, indent) = (self.style.within(body), self.style.child_indentation(body));
        let text = strings.text(fragment.expr(), &style, &indent);
        Ok(vec![style.insert_member(body, name, &text)])
    }

    /// What strings of the attribute `name` stand for in a body inside of blocks of these types.
    fn strings(&self, types: &[&str], name: &str) -> Strings {
        if self.schema.holds_references(types, name) { Strings::Expressions } else { Strings::Templates }
    }

    fn unset(&self, path: &[BlockRef], name: &str) -> Result<Vec<Splice>, PatchError> {
        let bodies = self.bodies(path)?;
        for body in bodies {
            let member = body.members().and_then(|mut members| members.find(|member| member.key() == name));
            if let Some(member) = member {
                return Ok(vec![self.style.remove_child(body, member.id)]);
            }
        }
        Err(PatchError::NoSuchAttribute { name: name.to_owned() })
    }
}

fn no_block(path: &[BlockRef]) -> PatchError {
    PatchError::NoSuchBlock { path: crate::patch::display(path) }
}
