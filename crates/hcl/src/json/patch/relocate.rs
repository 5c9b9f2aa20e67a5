//! Blocks from one JSON file to another.

use super::style::Style;
use super::{BlockRef, PatchError, Schema, Target, checked, no_block, splice};
use crate::json::document::Kind;

/// Moves a block of a JSON file, or one attribute of it such as a local value, to another JSON file; gives the bytes of
/// both afterwards. The text is the same but for its indentation. Without bytes, the other file is a new one.
///
/// # Errors
///
/// If one of the texts is not valid JSON or there is no such block or attribute.
pub fn relocate(
    from: &[u8],
    to: Option<&[u8]>,
    schema: &dyn Schema,
    block: &[BlockRef],
    attribute: Option<&str>,
) -> Result<(Vec<u8>, Vec<u8>), PatchError> {
    let document = checked(from)?;
    let source = Target { document: &document, schema, style: Style::of(&document) };
    let [step] = block else { return Err(no_block(block)) };
    let body = source.find(block)?.body;
    let is_named = |member: &crate::json::Member<'_>| Some(member.key().as_ref()) == attribute;
    let member = body.members().and_then(|mut members| members.find(is_named));
    let (moved, gone) = match (attribute, member) {
        (None, _) => (body, source.remove(block)?),
        (Some(name), None) => return Err(PatchError::NoSuchAttribute { name: name.to_owned() }),
        (Some(_), Some(member)) if document.children(body.id).len() > 1 => {
            (member.value(), vec![source.style.remove_child(body, member.id)])
        }
        (Some(_), Some(member)) => (member.value(), source.remove(block)?),
    };
    let text = String::from_utf8_lossy(moved.span().slice(from)).into_owned();
    let text_indent = source.style.indentation(moved.span().start);

    let new = if from.windows(2).any(|pair| pair == b"\r\n") { b"{}\r\n".as_slice() } else { b"{}\n" };
    let to = to.unwrap_or(new);
    let other = checked(to)?;
    let is_new = !other.nodes.iter().any(|node| node.kind == Kind::Member);
    let style = if is_new { source.style.for_text(to) } else { Style::of(&other) };
    let target = Target { document: &other, schema, style };
    let mut names = vec![step.block_type.as_str()];
    names.extend(step.labels.iter().map(String::as_str).chain(attribute));
    let put = target
        .add_under(&[], &names, &|style, indent| Ok(style.adopted(&text, &source.style, &text_indent, indent)))?;
    Ok((splice(from, &gone), splice(to, &put)))
}
