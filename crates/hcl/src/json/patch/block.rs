//! Blocks added, removed and relabelled.

use super::merge::wrapped;
use super::style::Style;
use super::{BlockRef, Json, NewBlock, NewItem, PatchError, Splice, Target, no_block, splice, string_text};
use crate::json::Document;
use crate::json::document::Kind;

/// Writes the text of an object in a style and at an indentation.
type Write<'w> = &'w dyn Fn(&Style, &str) -> Result<String, PatchError>;

impl Target<'_> {
    pub(super) fn add(&self, path: &[BlockRef], block: &NewBlock) -> Result<Vec<Splice>, PatchError> {
        let mut names = vec![block.block_type.as_str()];
        names.extend(block.labels.iter().map(String::as_str));
        let outer: Vec<&str> = path.iter().map(|step| step.block_type.as_str()).collect();
        self.add_under(path, &names, &|style, indent| self.block_text(&outer, block, style, indent))
    }

    /// Puts an object under type and labels, beside what is there.
    pub(super) fn add_under(
        &self,
        path: &[BlockRef],
        names: &[&str],
        text: Write<'_>,
    ) -> Result<Vec<Splice>, PatchError> {
        let mut container = self.bodies(path)?.last().copied().ok_or_else(|| no_block(path))?;
        let (mut names, mut last) = (names, path.last().map_or("", |step| step.block_type.as_str()));
        while let Some((name, rest)) = names.split_first() {
            let (style, indent) = (self.style.within(container), self.style.child_indentation(container));
            if let Some(items) = container.items() {
                // Of a list of objects, the last one where the name stands takes the new one, or the last of all.
                let mut objects = items.filter(|item| item.kind() == Kind::Object);
                let with_name = objects.clone().filter(|item| item.get(name).is_some()).last();
                let Some(next) = with_name.or_else(|| objects.by_ref().last()) else {
                    return Ok(vec![style.insert(container, &self.nested(names, &style, &indent, text)?)]);
                };
                container = next;
                continue;
            }
            if container.kind() != Kind::Object {
                return Err(PatchError::NotAnObject { name: last.to_owned() });
            }
            match container.get(name) {
                None => {
                    let value = self.nested(rest, &style, &indent, text)?;
                    return Ok(vec![style.insert_member(container, name, &value)]);
                }
                // No block, said in so many words.
                Some(next) if next.is_null() => {
                    let indent = self.style.indentation(next.span().start);
                    return Ok(vec![(next.span(), self.nested(rest, &style, &indent, text)?.into_bytes())]);
                }
                Some(next) => (container, names, last) = (next, rest, name),
            }
        }
        let style = self.style.within(container);
        match container.kind() {
            Kind::Array => {
                let indent = self.style.child_indentation(container);
                Ok(vec![style.insert(container, &text(&style, &indent)?)])
            }
            // Two blocks under one name are a list.
            Kind::Object => {
                let indent = self.style.indentation(container.span().start);
                Ok(wrapped(container, &[text(&style, &indent)?], &style))
            }
            _ => Err(PatchError::NotAnObject { name: last.to_owned() }),
        }
    }

    /// The object inside of objects for the names that are left.
    fn nested(&self, names: &[&str], style: &Style, indent: &str, text: Write<'_>) -> Result<String, PatchError> {
        let Some((name, rest)) = names.split_first() else { return text(style, indent) };
        let inner = self.nested(rest, style, &style.deeper(indent), text)?;
        let member = style.member_text(name, &inner);
        Ok(style.bracketed('{', '}', &[member], indent, style.in_lines))
    }

    /// The object of a block in a body inside of blocks of the types `outer`.
    fn block_text(&self, outer: &[&str], block: &NewBlock, style: &Style, indent: &str) -> Result<String, PatchError> {
        let types: Vec<&str> = outer.iter().copied().chain([block.block_type.as_str()]).collect();
        let deeper = style.deeper(indent);
        let mut members: Vec<(String, Vec<String>)> = Vec::new();
        for item in &block.items {
            let (name, value) = match item {
                NewItem::Attribute(name, value) => {
                    let fragment = crate::parse_expression(value).map_err(PatchError::Value)?;
                    (name, self.strings(&types, name).text(fragment.expr(), style, &deeper))
                }
                NewItem::Block(inner) => {
                    let labels: Vec<&str> = inner.labels.iter().map(String::as_str).collect();
                    let write = |style: &Style, indent: &str| self.block_text(&types, inner, style, indent);
                    (&inner.block_type, self.nested(&labels, style, &deeper, &write)?)
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
                [value] => style.member_text(&name, value),
                values => style.member_text(&name, &style.bracketed('[', ']', values, &deeper, false)),
            })
            .collect();
        Ok(style.bracketed('{', '}', &members, indent, style.in_lines))
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
        let splices = target.add_under(outer, &names, &|_, _| Ok(body.clone()))?;
        Ok(splice(&without, &splices))
    }
}
