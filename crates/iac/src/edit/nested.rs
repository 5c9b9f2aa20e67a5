//! Adding and removing nested blocks.

use domain::graph::{ComponentKey, ComponentKind};
use hcl::patch::Place;

use super::draft::Draft;
use super::error::{Refusal, bad_text};
use super::locate;
use super::nested_json::{self, Added};
use crate::attribute_path::{self, Quoted, Step};

/// Adds a nested block after the others of its type.
pub(super) fn add(draft: &mut Draft, key: &ComponentKey, path: &str, body: &str) -> Result<(), Refusal> {
    let bad = || Refusal::BadPath(path.to_owned());
    let steps = attribute_path::parse(path).map_err(|_| bad())?;
    // The last run of names is the new block's type and labels; an index before it ends the path that leads there.
    let lead = steps.iter().rposition(|step| matches!(step, Step::Index(_))).map_or(0, |at| at + 1);
    let (outer, new) = steps.split_at(lead);
    let mut words = new.iter().map(|step| match step {
        Step::Name(name) => Ok(name.clone()),
        Step::Index(_) | Step::Key(_) => Err(bad()),
    });
    let block_type = words.next().ok_or_else(bad)??;
    let labels = words.collect::<Result<Vec<String>, Refusal>>()?;
    if !super::is_name(&block_type) {
        return Err(Refusal::BadName(block_type));
    }
    let (home, edits) = {
        let found = draft.find(key)?;
        if found.definition.kind == ComponentKind::Local {
            return Err(bad());
        }
        if found.source.kind.is_json() {
            let added = Added { key, path, outer, block_type: &block_type, labels: &labels, body };
            let (home, edits) = (found.home(), nested_json::add(draft, found, &added)?);
            draft.modules.insert(key.directory().to_owned());
            return draft.patch_at(&home, &edits);
        }
        let (blocks, around) = if outer.is_empty() {
            (locate::body_path(found), locate::body(found).ok_or_else(bad)?)
        } else {
            let spot = locate::spot(found, &written(outer))?;
            if spot.attribute.is_some() {
                return Err(Refusal::NothingThere { key: key.clone(), path: written(outer) });
            }
            (spot.blocks, spot.body)
        };
        let source = block_text(&block_type, &labels, body)?;
        let place = match around.blocks_of(&block_type).last() {
            Some(block) => Place::After(block.step()),
            None => Place::End,
        };
        (found.home(), [hcl::Edit::AddSource { body: blocks, source, place }])
    };
    draft.modules.insert(key.directory().to_owned());
    draft.patch_at(&home, &edits)
}

/// Takes a nested block out.
pub(super) fn remove(draft: &mut Draft, key: &ComponentKey, path: &str) -> Result<(), Refusal> {
    let (home, edits) = {
        let all = draft.find_all(key);
        let first = draft.find(key)?;
        let leads = |found: &locate::Found<'_>| locate::spot(*found, path).is_ok_and(|spot| spot.attribute.is_none());
        let found = all.into_iter().rev().find(leads).unwrap_or(first);
        let spot = locate::spot(found, path)?;
        let edits = match spot.attribute {
            None if spot.blocks.len() > 1 => vec![hcl::Edit::remove_block(spot.blocks)],
            Some(_) if found.source.kind.is_json() && found.definition.kind != ComponentKind::Local => {
                nested_json::remove(found, key, path)?
            }
            Some(_) | None => return Err(Refusal::NothingThere { key: key.clone(), path: path.to_owned() }),
        };
        (found.home(), edits)
    };
    draft.modules.insert(key.directory().to_owned());
    draft.patch_at(&home, &edits)
}

/// The text of a block from the text between its braces; refused when that cannot be read as a body.
pub(super) fn block_text(block_type: &str, labels: &[String], body: &str) -> Result<String, Refusal> {
    let mut head = block_type.to_owned();
    for label in labels {
        head.push(' ');
        head.push_str(&hcl::format::string_text(label));
    }
    let body = body.trim_matches(['\n', '\r']).trim_end();
    let text = if body.trim().is_empty() { format!("{head} {{}}\n") } else { format!("{head} {{\n{body}\n}}\n") };
    let tree = hcl::parse(text.as_bytes());
    if let Some(error) = tree.errors().first() {
        return Err(bad_text(error, 1));
    }
    if tree.body().items().count() != 1 {
        return Err(Refusal::BadText {
            message: "a brace closes the block early".to_owned(),
            line: 1,
            column: 1,
            hint: "give only what stands between the block's braces".to_owned(),
        });
    }
    Ok(match hcl::format::format_file(text.as_bytes()) {
        Some(formatted) => String::from_utf8_lossy(&formatted).into_owned(),
        None => text,
    })
}

/// A path as it is written.
pub(super) fn written(steps: &[Step]) -> String {
    let mut path = String::new();
    for step in steps {
        match step {
            Step::Name(name) if path.is_empty() => path = Quoted(name).to_string(),
            Step::Name(name) => path = format!("{path}.{}", Quoted(name)),
            Step::Index(index) => path = format!("{path}[{index}]"),
            Step::Key(key) => path = format!("{path}[{}]", hcl::format::string_text(key)),
        }
    }
    path
}
