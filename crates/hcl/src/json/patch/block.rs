//! Blocks added, removed and relabelled.

use super::style::Style;
use super::{BlockRef, Json, NewBlock, NewItem, PatchError, Splice, Target, no_block, splice, string_text};
use crate::json::Document;
use crate::json::document::Kind;

impl Target<'_> {
    pub(super) fn add(&self, path: &[BlockRef], block: &NewBlock) -> Result<Vec<Splice>, PatchError> {
        let mut names = vec![block.block_type.as_str()];
        names.extend(block.labels.iter().map(String::as_str));
        let outer: Vec<&str> = path.iter().map(|step| step.block_type.as_str()).collect();
        self.add_under(path, &names, &|indent| self.block_text(&outer, block, indent))
    }

    /// Puts an object under type and labels, beside what is there.
    fn add_under(
        &self,
        path: &[BlockRef],
        names: &[&str],
        text: &dyn Fn(&str) -> Result<String, PatchError>,
    ) -> Result<Vec<Splice>, PatchError> {
        let mut container = self.bodies(path)?.last().copied().ok_or_else(|| no_block(path))?;
        let mut names = names;
        while let Some((name, rest)) = names.split_first() {
            // Of a list of objects the last takes the new one.
            if let Some(last) = container.items().and_then(Iterator::last) {
                container = last;
                continue;
            }
            let Some(next) = container.get(name) else {
                let indent = self.style.member_indentation(container);
                let value = self.nested(rest, &indent, text)?;
                return Ok(vec![self.style.insert_member(container, name, &value)]);
            };
            container = next;
            names = rest;
        }
        let indent = self.style.indentation(container.span().start);
        if container.kind() == Kind::Array {
            return Ok(vec![self.style.insert(container, &text(&self.style.deeper(&indent))?)]);
        }
        // Two blocks under one name are a list.
        let old = String::from_utf8_lossy(container.span().slice(self.document.source())).into_owned();
        let both = self.style.bracketed('[', ']', &[old, text(&indent)?], &indent, false);
        Ok(vec![(container.span(), both.into_bytes())])
    }

    /// The object inside of objects for the names that are left.
    fn nested(
        &self,
        names: &[&str],
        indent: &str,
        text: &dyn Fn(&str) -> Result<String, PatchError>,
    ) -> Result<String, PatchError> {
        let Some((name, rest)) = names.split_first() else { return text(indent) };
        let inner = self.nested(rest, &self.style.deeper(indent), text)?;
        let member = self.style.member_text(name, &inner);
        Ok(self.style.bracketed('{', '}', &[member], indent, self.style.in_lines))
    }

    /// The object of a block in a body inside of blocks of the types `outer`.
    fn block_text(&self, outer: &[&str], block: &NewBlock, indent: &str) -> Result<String, PatchError> {
        let types: Vec<&str> = outer.iter().copied().chain([block.block_type.as_str()]).collect();
        let deeper = self.style.deeper(indent);
        let mut members: Vec<(String, Vec<String>)> = Vec::new();
        for item in &block.items {
            let (name, value) = match item {
                NewItem::Attribute(name, value) => {
                    let fragment = crate::parse_expression(value).map_err(PatchError::Value)?;
                    (name, self.value_text(&types, name, fragment.expr(), &deeper))
                }
                NewItem::Block(inner) => {
                    let labels: Vec<&str> = inner.labels.iter().map(String::as_str).collect();
                    let value = self.nested(&labels, &deeper, &|indent| self.block_text(&types, inner, indent))?;
                    (&inner.block_type, value)
                }
                NewItem::Blank => continue,
            };
            match members.iter_mut().find(|(known, _)| known == name) {
                Some((_, values)) => values.push(value),
                None => members.push((name.clone(), vec![value])),
            }
        }
        let members: Vec<String> = members
            .into_iter()
            .map(|(name, values)| match values.as_slice() {
                [value] => self.style.member_text(&name, value),
                values => self.style.member_text(&name, &self.style.bracketed('[', ']', values, &deeper, false)),
            })
            .collect();
        Ok(self.style.bracketed('{', '}', &members, indent, self.style.in_lines))
    }

    /// Takes the block away, and the names that led to nothing else.
    pub(super) fn remove(&self, path: &[BlockRef]) -> Result<Vec<Splice>, PatchError> {
        let found = self.find(path)?;
        let mut gone = None;
        for (parent, child) in found.links.iter().rev() {
            gone = Some((*parent, *child));
            if self.document.children(parent.id).len() > 1 {
                break;
            }
        }
        let (parent, child) = gone.ok_or_else(|| no_block(path))?;
        Ok(vec![self.style.remove_child(parent, child)])
    }

    pub(super) fn rename(&self, text: &[u8], path: &[BlockRef], labels: &[String]) -> Result<Vec<u8>, PatchError> {
        let found = self.find(path)?;
        let alone = |label: u32| {
            // Nothing but this block hangs on the name.
            let below = found.links.iter().skip_while(|(_, child)| *child != label).skip(1);
            below.clone().all(|(parent, _)| self.document.children(parent.id).len() == 1)
        };
        let changed: Vec<(u32, &String)> = found
            .labels
            .iter()
            .zip(labels)
            .filter(|(id, new)| self.member(**id).key() != new.as_str())
            .map(|(id, new)| (*id, new))
            .collect();
        let taken = |id: u32, new: &str| {
            let parent = found.links.iter().find(|(_, child)| *child == id).map(|(parent, _)| *parent);
            parent.and_then(|parent: Json<'_>| parent.get(new)).is_some()
        };
        if found.labels.len() == labels.len() && changed.iter().all(|(id, new)| alone(*id) && !taken(*id, new)) {
            let splices: Vec<Splice> =
                changed.iter().map(|(id, new)| (self.member(*id).key_span(), string_text(new).into_bytes())).collect();
            return Ok(splice(text, &splices));
        }
        let body = String::from_utf8_lossy(found.body.span().slice(text)).into_owned();
        let (step, outer) = path.split_last().ok_or_else(|| no_block(path))?;
        let without = splice(text, &self.remove(path)?);
        let document = Document::parse(without.as_slice());
        let target = Target { document: &document, schema: self.schema, style: Style::of(&document) };
        let mut names = vec![step.block_type.as_str()];
        names.extend(labels.iter().map(String::as_str));
        let splices = target.add_under(outer, &names, &|_| Ok(body.clone()))?;
        Ok(splice(&without, &splices))
    }
}
