//! The smallest edits of the source bytes that do what is meant.
//!
//! An [`Edit`] names what it changes by [`BodyPath`], not by offsets, so a list of edits stays valid while it is applied.
//! [`apply`] changes only the bytes that an edit means, and then the alignment that `terraform fmt` would move in that
//! very group of lines, if the group was formatted before: a file that passes `terraform fmt -check` still does.

mod attribute;
mod block;
mod edit;
mod error;
mod layout;
mod place;
mod reference;
mod value;

pub(crate) use edit::display;
pub use edit::{BlockRef, BodyPath, Edit, NewBlock, NewItem, Place};
pub use error::PatchError;
pub(crate) use reference::{Address, address};

use crate::Span;
use crate::syntax::{Block, Body, Tree, parse};

/// Bytes that replace the bytes of a span.
pub(crate) type Splice = (Span, Vec<u8>);

/// Applies edits in order, each to the text that the ones before it left.
///
/// # Errors
///
/// If an edit names something that is not there, or brings text that is not valid; no edit is applied then.
///
/// ```
/// use hcl::{BlockRef, Edit, patch};
///
/// let source = b"module \"vpc\" {\n  source = \"./vpc\"\n  cidr   = \"10.0.0.0/16\" # the whole network\n}\n";
/// let vpc = vec![BlockRef::new("module", ["vpc"])];
/// let patched = patch::apply(source, &[Edit::set_attribute(vpc, "cidr", "var.cidr")]).unwrap();
/// assert_eq!(
///     patched,
///     b"module \"vpc\" {\n  source = \"./vpc\"\n  cidr   = var.cidr # the whole network\n}\n"
/// );
/// ```
pub fn apply(source: &[u8], edits: &[Edit]) -> Result<Vec<u8>, PatchError> {
    let mut text = source.to_vec();
    let mut edits = edits;
    while !edits.is_empty() {
        let tree = parse(text.as_slice());
        // Values of attributes that are already there do not move each other: they are replaced in one go.
        let mut splices = Vec::new();
        let mut taken = 0;
        for edit in edits {
            let Some(splice) = attribute::replace_only(&tree, edit)? else { break };
            splices.extend(splice);
            taken += 1;
        }
        splices.sort_by_key(|(span, _): &Splice| span.start);
        let apart = splices.windows(2).all(|pair| match pair {
            [(before, _), (after, _)] => before.end <= after.start,
            _ => true,
        });
        if taken < 2 || !apart {
            let Some(edit) = edits.first() else { break };
            splices = resolve(&tree, edit)?;
            taken = 1;
        }
        text = layout::finish(&tree, splices);
        edits = edits.get(taken..).unwrap_or_default();
    }
    Ok(text)
}

/// What one edit replaces in the text of `tree`, in order and without overlaps.
fn resolve(tree: &Tree, edit: &Edit) -> Result<Vec<Splice>, PatchError> {
    match edit {
        Edit::SetAttribute { body, name, value } => attribute::set(tree, body, name, value),
        Edit::UnsetAttribute { body, name } => attribute::unset(tree, body, name),
        Edit::AddBlock { body, block, place } => block::add(tree, body, &crate::format::block_text(block), place),
        Edit::AddSource { body, source, place } => block::add(tree, body, source, place),
        Edit::RemoveBlock { block } => block::remove(tree, block),
        Edit::RenameLabels { block, labels } => block::rename(tree, block, labels),
        Edit::RewriteReferences { from, to } => reference::rewrite(tree, from, to),
        Edit::ReplaceSpan { span, text } => {
            if span.start > span.end || span.end as usize > tree.source().len() {
                return Err(PatchError::OutOfBounds { start: span.start, end: span.end });
            }
            Ok(vec![(*span, text.clone())])
        }
    }
}

/// `source` with each span replaced. The spans are in order and do not overlap.
pub(crate) fn splice(source: &[u8], splices: &[Splice]) -> Vec<u8> {
    let added: usize = splices.iter().map(|(_, text)| text.len()).sum();
    let mut result = Vec::with_capacity(source.len() + added);
    let mut written = 0;
    for (span, text) in splices {
        result.extend_from_slice(source.get(written..span.start as usize).unwrap_or_default());
        result.extend_from_slice(text);
        written = written.max(span.end as usize);
    }
    result.extend_from_slice(source.get(written..).unwrap_or_default());
    result
}

fn find_body<'t>(tree: &'t Tree, path: &[BlockRef]) -> Result<(Body<'t>, Option<Block<'t>>), PatchError> {
    if path.is_empty() {
        return Ok((tree.body(), None));
    }
    find_block(tree, path).map(|block| (block.body(), Some(block)))
}

fn find_block<'t>(tree: &'t Tree, path: &[BlockRef]) -> Result<Block<'t>, PatchError> {
    tree.body().find(path).ok_or_else(|| PatchError::NoSuchBlock { path: display(path) })
}
