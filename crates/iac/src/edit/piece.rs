//! Blocks that are edited alone, so that an edit costs what its block costs and not what its file costs.
//!
//! A file whose blocks are being edited is *open*: each edited block is a [`Piece`] with a text of its own, and the file
//! is written and read again when it is settled. What an edit does to a block depends on the text of the block alone, so
//! it comes to the same bytes whether the file is settled after every edit or once for many.
//!
//! While a file is open, its blocks keep their addresses, kinds and order: whoever wants to know only which components
//! there are may look at the file as it was.

use std::collections::BTreeMap;
use std::sync::Arc;

use hcl::{Item, Span};

use super::locate::Found;
use crate::source::Source;
use crate::source::definition::Definition;
use crate::source::names::FileKind;

/// The edited blocks of a file, by which item of the file each is.
#[derive(Default)]
pub(super) struct Open {
    pieces: BTreeMap<u32, Piece>,
}

/// A block with the rest of its lines, read by itself.
pub(super) struct Piece {
    /// What it replaces in the file as it was.
    span: Span,
    /// What it is now.
    source: Source,
}

impl Open {
    /// Makes the block of a definition a piece, where it can be edited alone.
    pub(super) fn add(&mut self, whole: &Source, item: u32) {
        if self.pieces.contains_key(&item) {
            return;
        }
        let Some(span) = lines_alone(whole, item) else { return };
        let bytes: Arc<[u8]> = span.slice(whole.tree.source()).into();
        if let Some(source) = Source::read(&whole.path, &bytes).filter(|piece| stays_alike(whole, item, piece)) {
            self.pieces.insert(item, Piece { span, source });
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The definition as it is now: in its piece, where its block is one.
    pub(super) fn now<'s>(&'s self, found: Found<'s>) -> Found<'s> {
        let item = found.definition.item;
        let Some(piece) = self.pieces.get(&item) else { return found };
        let is_it =
            |other: &&Definition| other.address == found.definition.address && other.kind == found.definition.kind;
        // Of several of one address in one block, such as a local given twice, the same one in order.
        let before = definitions_of(found.source, item).filter(is_it);
        let nth = before.take_while(|other| other.span != found.definition.span).count();
        match piece.source.definitions.iter().filter(is_it).nth(nth) {
            Some(definition) => Found { source: &piece.source, definition, piece: Some(item) },
            None => found,
        }
    }

    /// Edits a piece. Says whether the file may stay open: not when the block holds something else now than it did.
    pub(super) fn patch(&mut self, whole: &Source, item: u32, edits: &[hcl::Edit]) -> Result<bool, hcl::PatchError> {
        let Some(piece) = self.pieces.get_mut(&item) else { return Ok(true) };
        let after: Arc<[u8]> = hcl::patch::apply(piece.source.tree.source(), edits)?.into();
        let Some(source) = Source::read(&whole.path, &after) else { return Ok(false) };
        if let Some(error) = source.tree.errors().first() {
            return Err(hcl::PatchError::Source(error.clone()));
        }
        piece.source = source;
        Ok(stays_alike(whole, item, &piece.source))
    }

    /// The bytes of the file with its pieces.
    pub(super) fn written(&self, whole: &Source) -> Vec<u8> {
        let source = whole.tree.source();
        let mut bytes = Vec::with_capacity(source.len() + 64 * self.pieces.len());
        let mut written = 0;
        for piece in self.pieces.values() {
            bytes.extend_from_slice(Span::new(written, piece.span.start).slice(source));
            bytes.extend_from_slice(piece.source.tree.source());
            written = piece.span.end;
        }
        bytes.extend_from_slice(Span::new(written, source.len() as u32).slice(source));
        bytes
    }
}

fn definitions_of(source: &Source, item: u32) -> impl Iterator<Item = &Definition> {
    let first = source.definitions.partition_point(|definition| definition.item < item);
    let rest = source.definitions.get(first..).unwrap_or_default();
    rest.iter().take_while(move |definition| definition.item == item)
}

/// Whether a piece has the definitions that the file has there.
fn stays_alike(whole: &Source, item: u32, piece: &Source) -> bool {
    let same = |one: &Definition, other: &Definition| {
        one.address == other.address && one.kind == other.kind && one.type_name == other.type_name
    };
    let mut now = piece.definitions.iter();
    piece.tree.errors().is_empty()
        && definitions_of(whole, item).all(|before| now.next().is_some_and(|now| same(before, now)))
        && now.next().is_none()
}

/// The lines of a block that has them for itself; `None` where an edit of it could move something beside it: comments
/// on its first or last line are aligned with those of the lines around, and where the file cannot be read as a whole
/// nobody knows where a block ends.
fn lines_alone(source: &Source, item: u32) -> Option<Span> {
    if source.kind != FileKind::Configuration || !source.tree.errors().is_empty() {
        return None;
    }
    let Item::Block(block) = source.tree.body().items().nth(item as usize)? else { return None };
    let bytes = source.tree.source();
    let Span { start, end } = block.span();
    let before = bytes.get(..start as usize)?;
    let line = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
    let line = if line == 0 && before.starts_with(b"\xef\xbb\xbf") { 3 } else { line };
    let rest = bytes.get(end as usize..)?;
    let line_end = rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |newline| newline + 1);
    let inside = Span::new(start, end).slice(bytes);
    let (first_line, _) = inside.split_at_checked(inside.iter().position(|byte| *byte == b'\n')?)?;
    let has_comment = first_line.contains(&b'#') || first_line.windows(2).any(|pair| matches!(pair, b"//" | b"/*"));
    let is_blank = |bytes: &[u8]| bytes.iter().all(u8::is_ascii_whitespace);
    let is_alone = !has_comment && is_blank(before.get(line..)?) && is_blank(rest.get(..line_end)?);
    is_alone.then(|| Span::new(line as u32, end + line_end as u32))
}
