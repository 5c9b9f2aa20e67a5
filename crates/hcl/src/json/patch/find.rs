//! From the path of a block to the objects that are it.

use super::{Target, no_block};
use crate::json::document::{Json, Kind};
use crate::patch::{BlockRef, PatchError};

/// A block, and the members and list items that lead to it from the body around it.
#[derive(Clone, Debug)]
pub(super) struct Found<'d> {
    /// Its object.
    pub(super) body: Json<'d>,
    /// Parent and child of each step, outermost first; the child is a member or an item.
    pub(super) links: Vec<(Json<'d>, u32)>,
    /// Ids of the members whose names are its labels.
    pub(super) labels: Vec<u32>,
}

impl<'d> Target<'d> {
    /// The objects that are the body of a block, or of the file.
    pub(super) fn bodies(&self, path: &[BlockRef]) -> Result<Vec<Json<'d>>, PatchError> {
        if path.is_empty() {
            let root = self.document.root().ok_or_else(|| no_block(path))?;
            return Ok(match root.items() {
                Some(items) => items.filter(|item| item.kind() == Kind::Object).collect(),
                None => vec![root],
            });
        }
        self.find(path).map(|found| vec![found.body])
    }

    pub(super) fn find(&self, path: &[BlockRef]) -> Result<Found<'d>, PatchError> {
        let (step, outer) = path.split_last().ok_or_else(|| no_block(path))?;
        let types: Vec<&str> = outer.iter().map(|step| step.block_type.as_str()).collect();
        let labels = self.schema.block_labels(&types, &step.block_type).ok_or_else(|| no_block(path))?;
        let mut all = Vec::new();
        for body in self.bodies(outer)? {
            for member in body.members().into_iter().flatten() {
                if member.key() == step.block_type {
                    collect(member.value(), labels, vec![(body, member.id)], Vec::new(), &mut all);
                }
            }
        }
        let is_it = |found: &Found<'d>| {
            let names = found.labels.iter().map(|id| self.member(*id).key());
            names.eq(step.labels.iter().map(String::as_str))
        };
        all.into_iter().filter(is_it).nth(step.nth).ok_or_else(|| no_block(path))
    }

    pub(super) fn member(&self, id: u32) -> crate::json::Member<'d> {
        crate::json::Member { document: self.document, id }
    }
}

fn collect<'d>(
    value: Json<'d>,
    labels_left: usize,
    links: Vec<(Json<'d>, u32)>,
    labels: Vec<u32>,
    all: &mut Vec<Found<'d>>,
) {
    if let Some(items) = value.items() {
        for item in items.filter(|item| item.kind() == Kind::Object) {
            let mut links = links.clone();
            links.push((value, item.id));
            collect(item, labels_left, links, labels.clone(), all);
        }
    } else if labels_left > 0 {
        for member in value.members().into_iter().flatten() {
            let (mut links, mut labels) = (links.clone(), labels.clone());
            links.push((value, member.id));
            labels.push(member.id);
            collect(member.value(), labels_left - 1, links, labels, all);
        }
    } else if value.kind() == Kind::Object {
        all.push(Found { body: value, links, labels });
    }
}
