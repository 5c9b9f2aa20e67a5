//! Pasted blocks.

use domain::graph::ComponentKey;
use hcl::{Expr, Item, Span};
use rustc_hash::{FxHashMap, FxHashSet};

use super::draft::Draft;
use super::error::{Refusal, bad_text};
use super::{add, home, locate};
use crate::source::Source;
use crate::source::address;
use crate::source::definition::Definition;

/// Pastes whole blocks into the module at `directory`, with new names where theirs are taken; references among the
/// pasted blocks follow.
pub(super) fn paste(draft: &mut Draft, directory: &str, file: Option<&str>, text: &str) -> Result<(), Refusal> {
    let file = file.map(|file| draft.file_in(directory, file)).transpose()?;
    let text = with_free_names(draft, directory, &text.replace("\r\n", "\n"))?;
    for (path, blocks) in homes(draft, directory, file.as_deref(), &text)? {
        let created = add::insert(draft, directory, &path, &blocks)?;
        draft.created.extend(created);
    }
    draft.modules.insert(directory.to_owned());
    Ok(())
}

/// The text of the blocks that go into each file, in the order of the text.
fn homes(draft: &Draft, directory: &str, file: Option<&str>, text: &str) -> Result<Vec<(String, String)>, Refusal> {
    let nothing = || Refusal::BadText {
        message: "there is something else than whole blocks in it, or nothing".to_owned(),
        line: 1,
        column: 1,
        hint: "copy whole blocks, from their type to the closing brace".to_owned(),
    };
    let read = Source::read("pasted.tf", &text.as_bytes().into()).ok_or_else(nothing)?;
    let mut by_file: Vec<(String, String)> = Vec::new();
    let mut at_file: FxHashMap<String, usize> = FxHashMap::default();
    let mut of_item: FxHashMap<u32, &Definition> = FxHashMap::default();
    for definition in &read.definitions {
        of_item.entry(definition.item).or_insert(definition);
    }
    for (number, item) in read.tree.body().items().enumerate() {
        let Item::Block(block) = item else { return Err(nothing()) };
        let path = match (file, of_item.get(&(number as u32))) {
            (Some(file), _) => file.to_owned(),
            (None, Some(definition)) => {
                let home = home::of(&draft.sources, directory, definition.kind, &definition.type_name);
                draft.file_in(directory, &home)?
            }
            (None, None) => continue,
        };
        let first = block.leading_comments().unwrap_or(block.span());
        let bytes = Span::new(first.start, block.span().end).slice(text.as_bytes());
        let at = *at_file.entry(path.clone()).or_insert_with(|| {
            by_file.push((path, String::new()));
            by_file.len() - 1
        });
        if let Some((_, blocks)) = by_file.get_mut(at) {
            if !blocks.is_empty() {
                blocks.push('\n');
            }
            blocks.push_str(&String::from_utf8_lossy(bytes));
            blocks.push('\n');
        }
    }
    if by_file.is_empty() { Err(nothing()) } else { Ok(by_file) }
}

/// The text with new names for what is taken in the module.
fn with_free_names(draft: &Draft, directory: &str, text: &str) -> Result<String, Refusal> {
    let Some(read) = Source::read("pasted.tf", &text.as_bytes().into()) else { return Ok(text.to_owned()) };
    if let Some(error) = read.tree.errors().first() {
        return Err(bad_text(error, 0));
    }
    let is_taken = |address: &str| locate::find(&draft.sources, &ComponentKey::new(directory, address)).is_some();
    let mut own: FxHashSet<String> = read.definitions.iter().map(|definition| definition.address.to_string()).collect();
    let mut names: FxHashMap<&str, String> = FxHashMap::default();
    let mut splices: Vec<(Span, String)> = Vec::new();
    for definition in read.definitions.iter().filter(|definition| !definition.is_numbered()) {
        if !is_taken(&definition.address) {
            continue;
        }
        let Some((_, spot)) = super::rename::own_name(&read, definition) else { continue };
        let name = super::rename::current_name(definition);
        let stem = definition.address.strip_suffix(&*name).unwrap_or_default();
        let base = name.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let base =
            base.strip_suffix('_').filter(|base| !base.is_empty() && base.len() + 1 < name.len()).unwrap_or(&name);
        let free = (2..).map(|number| format!("{base}_{number}")).find(|candidate| {
            let address = format!("{stem}{candidate}");
            !own.contains(&address) && !is_taken(&address)
        });
        let Some(free) = free else { continue };
        own.insert(format!("{stem}{free}"));
        names.insert(&definition.address, free.clone());
        splices.push((spot, free));
    }
    if names.is_empty() {
        return Ok(text.to_owned());
    }
    for definition in &read.definitions {
        for entry in &definition.entries {
            let expr = read.tree.expr(entry.expr);
            splices.extend(references(expr, &names));
        }
    }
    splices.sort_by_key(|(span, _)| span.start);
    Ok(spliced(text, &splices))
}

/// The names in an expression that become others.
fn references(expr: Expr<'_>, names: &FxHashMap<&str, String>) -> Vec<(Span, String)> {
    let mut splices = Vec::new();
    for found in expr.references() {
        let Some(reference) = address::reference(found) else { continue };
        if let (Some(name), Some(span)) = (names.get(&*reference.address), address::name_span(found)) {
            splices.push((span, name.clone()));
        }
    }
    splices
}

fn spliced(text: &str, splices: &[(Span, String)]) -> String {
    let mut result = String::with_capacity(text.len() + splices.len() * 2);
    let mut written = 0;
    for (span, new) in splices {
        let (start, end) = (span.start as usize, span.end as usize);
        if start < written {
            continue;
        }
        result.push_str(text.get(written..start).unwrap_or_default());
        result.push_str(new);
        written = end;
    }
    result.push_str(text.get(written..).unwrap_or_default());
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splices_replace_what_they_cover() {
        let splices = [(Span::new(0, 1), "A".to_owned()), (Span::new(2, 3), "CC".to_owned())];
        assert_eq!(spliced("abc", &splices), "AbCC");
    }
}
