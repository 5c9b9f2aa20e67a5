//! Setting and unsetting attributes by path.

use domain::graph::ComponentKey;

use super::collection;
use super::draft::Draft;
use super::error::{Refusal, bad_expression};
use super::locate::{self, Found, Inside};
use crate::attribute_path::Step;
use crate::source::definition::Definition;

/// Sets the attribute at `path` to an expression.
pub(super) fn set(draft: &mut Draft, key: &ComponentKey, path: &str, expression: &str) -> Result<(), Refusal> {
    let expression = expression.trim();
    hcl::parse_expression(expression).map_err(|error| bad_expression(&error))?;
    let (home, edits) = {
        let found = standing(draft, key, path)?;
        let spot = locate::spot(found, path)?;
        let Some(name) = spot.attribute else { return Err(Refusal::BadPath(path.to_owned())) };
        let nothing_there = || Refusal::NothingThere { key: key.clone(), path: path.to_owned() };
        let edits = match spot.body.attribute(&name) {
            // A block of that type, without this label or number, is not meant as an attribute.
            None if spot.inside.iter().any(|step| matches!(step, Step::Index(_))) => return Err(nothing_there()),
            None if !spot.inside.is_empty() && spot.body.blocks_of(&name).next().is_some() => {
                return Err(nothing_there());
            }
            None => {
                let value = collection::wrapped(&spot.inside, expression);
                vec![hcl::Edit::set_attribute(spot.blocks, name, value)]
            }
            Some(_) if spot.inside.is_empty() => {
                vec![hcl::Edit::set_attribute(spot.blocks, name, expression)]
            }
            Some(attribute) => {
                in_value(found, spot.blocks, attribute, |value| match locate::inside(value, &spot.inside) {
                    Inside::Value(value) => {
                        let text = inside_text(expression).into_bytes();
                        Ok(vec![hcl::Edit::ReplaceSpan { span: value.span(), text }])
                    }
                    Inside::MissingItem(object, item, rest) => {
                        let value = collection::wrapped(&rest, &inside_text(expression));
                        Ok(collection::insert_item(object, &item, &value))
                    }
                    Inside::Blocked => Err(Refusal::NotWrittenOut { path: path.to_owned() }),
                })?
            }
        };
        (found.home(), edits)
    };
    draft.modules.insert(key.directory().to_owned());
    let alias = alias(draft, key, path);
    draft.patch_at(&home, &edits)?;
    note_alias(draft, key, alias);
    Ok(())
}

/// The edits of a file that edits inside of an attribute's value come to. In a native file they are the same; in a JSON
/// file the value is said natively, edited, and set as a whole.
pub(super) fn in_value(
    found: Found<'_>,
    blocks: hcl::BodyPath,
    attribute: hcl::Attribute<'_>,
    edit: impl FnOnce(hcl::Expr<'_>) -> Result<Vec<hcl::Edit>, Refusal>,
) -> Result<Vec<hcl::Edit>, Refusal> {
    if !found.source.kind.is_json() {
        return edit(attribute.expr());
    }
    let refused = || Refusal::Json(found.source.path.to_string());
    let native = hcl::json::native_text(attribute.expr()).ok_or_else(refused)?;
    let before = hcl::parse(format!("value = {native}\n").into_bytes());
    let value = before.body().attribute("value").filter(|_| before.errors().is_empty()).ok_or_else(refused)?;
    let after = hcl::patch::apply(before.source(), &edit(value.expr())?).map_err(|_| refused())?;
    let after = hcl::parse(after);
    let value = after.body().attribute("value").ok_or_else(refused)?.expr().source();
    Ok(vec![hcl::Edit::set_attribute(blocks, attribute.name(), value)])
}

/// The text of an expression where more may follow on its last line, which a heredoc does not bear.
fn inside_text(expression: &str) -> String {
    let holds = || hcl::parse(format!("x = [{expression}]\n").as_bytes()).errors().is_empty();
    if !expression.contains("<<") || holds() { expression.to_owned() } else { format!("({expression}\n)") }
}

/// Takes the attribute at `path` out.
pub(super) fn unset(draft: &mut Draft, key: &ComponentKey, path: &str) -> Result<(), Refusal> {
    let (home, edits) = {
        let found = standing(draft, key, path)?;
        let nothing_there = || Refusal::NothingThere { key: key.clone(), path: path.to_owned() };
        if found.definition.kind == domain::graph::ComponentKind::Local && path == Definition::LOCAL_PATH {
            draft.settle()?;
            return super::remove::remove(draft, key);
        }
        let spot = locate::spot(found, path)?;
        let name = spot.attribute.ok_or_else(|| Refusal::BadPath(path.to_owned()))?;
        let attribute = spot.body.attribute(&name).ok_or_else(nothing_there)?;
        let edits = match spot.inside.split_last() {
            None => vec![hcl::Edit::unset_attribute(spot.blocks, name)],
            Some((last, before)) => {
                in_value(found, spot.blocks, attribute, |value| match locate::inside(value, before) {
                    Inside::Value(around) => collection::remove_item(around, last).ok_or_else(nothing_there),
                    Inside::MissingItem(..) => Err(nothing_there()),
                    Inside::Blocked => Err(Refusal::NotWrittenOut { path: path.to_owned() }),
                })?
            }
        };
        (found.home(), edits)
    };
    draft.modules.insert(key.directory().to_owned());
    let alias = alias(draft, key, path);
    draft.patch_at(&home, &edits)?;
    note_alias(draft, key, alias);
    Ok(())
}

/// Where a provider stands whose alias is about to change, and with it its key.
fn alias(draft: &Draft, key: &ComponentKey, path: &str) -> Option<(String, u32)> {
    let found = draft.look(key).ok()?;
    let is_alias = found.definition.kind == domain::graph::ComponentKind::Provider && path == "alias";
    is_alias.then(|| (found.source.path.to_string(), found.piece.unwrap_or(found.definition.item)))
}

/// Notes the provider's key if it is another one now.
fn note_alias(draft: &mut Draft, key: &ComponentKey, alias: Option<(String, u32)>) {
    let Some((file, item)) = alias else { return };
    let Some(source) = draft.sources.get(&file) else { return };
    let Some(definition) = source.definitions.iter().find(|definition| definition.item == item) else { return };
    let new = locate::key_of(&draft.sources, &file, definition);
    if new != *key {
        draft.renamed.push((key.clone(), new));
    }
}

/// The definition, or the override laid over it, in which the attribute at `path` stands.
pub(super) fn standing<'d>(draft: &'d Draft, key: &ComponentKey, path: &str) -> Result<Found<'d>, Refusal> {
    let first = draft.find(key)?;
    let all = draft.find_all(key);
    let stands = |found: &Found<'_>| {
        locate::spot(*found, path).is_ok_and(|spot| {
            let attribute = spot.attribute.as_deref().and_then(|name| spot.body.attribute(name));
            attribute
                .is_some_and(|attribute| matches!(locate::inside(attribute.expr(), &spot.inside), Inside::Value(_)))
        })
    };
    let found = all.into_iter().rev().find(stands).unwrap_or(first);
    draft.writable(&found.source.path)?;
    Ok(found)
}
