//! Moving a component to another file of its module.

use domain::graph::{ComponentKey, ComponentKind};
use hcl::patch::Place;
use hcl::{BodyPath, Item, Span};

use super::draft::Draft;
use super::error::Refusal;
use super::locate;
use super::nested::block_text;
use crate::source::names::FileKind;

/// Moves a block, with the comments right above it, to the end of another file.
pub(super) fn relocate(draft: &mut Draft, key: &ComponentKey, file: &str) -> Result<(), Refusal> {
    let directory = key.directory().to_owned();
    let target = draft.file_in(&directory, file)?;
    let found = draft.find(key)?;
    let from = found.source.path.to_string();
    if from == target {
        return Ok(());
    }
    match (FileKind::of(&from).is_json(), FileKind::of(&target).is_json()) {
        (false, false) => {}
        (true, true) => {
            let is_local = found.definition.kind == ComponentKind::Local;
            let (block, name) = (locate::body_path(found), found.definition.name.to_string());
            draft.relocate_json(&from, &target, &block, is_local.then_some(name.as_str()))?;
            draft.modules.insert(directory);
            return Ok(());
        }
        // Comments and layout would be lost on the way.
        (true, false) | (false, true) => return Err(Refusal::OtherLanguage { from, to: target }),
    }
    let bytes = found.source.tree.source();
    let text = |span: Span| String::from_utf8_lossy(span.slice(bytes)).replace("\r\n", "\n");
    let Some(Item::Block(block)) = found.source.tree.body().items().nth(found.definition.item as usize) else {
        return Err(Refusal::NoComponent(key.clone()));
    };
    let (take, put) = if found.definition.kind == ComponentKind::Local {
        let name = &*found.definition.name;
        let attribute = block.body().attribute(name).ok_or_else(|| Refusal::NoComponent(key.clone()))?;
        let alone = block.body().items().count() == 1;
        let take =
            if alone { hcl::Edit::remove_block(block.path()) } else { hcl::Edit::unset_attribute(block.path(), name) };
        let value = text(attribute.expr().span());
        let locals = draft
            .sources
            .get(&target)
            .and_then(|source| source.tree.body().blocks_of("locals").last().map(hcl::Block::path));
        let put = match locals {
            Some(body) => hcl::Edit::set_attribute(body, name, value.trim_end_matches('\n')),
            None => {
                let source = block_text("locals", &[], &format!("  {name} = {value}"))?;
                hcl::Edit::AddSource { body: BodyPath::new(), source, place: Place::End }
            }
        };
        (take, put)
    } else {
        let first = block.leading_comments().unwrap_or(block.span());
        let source = text(Span::new(first.start, block.span().end));
        let take = hcl::Edit::remove_block(block.path());
        (take, hcl::Edit::AddSource { body: BodyPath::new(), source, place: Place::End })
    };
    draft.patch(&from, &[take])?;
    draft.patch(&target, &[put])?;
    draft.modules.insert(directory);
    Ok(())
}
