//! Changing a value in place.
//!
//! What comes out is checked against what was meant: the patched text is read again, and everything but the value at the
//! path has to be what it was.

use std::sync::Arc;

use hcl::Span;
use serde_json::{Map, Value};

use super::flat::{Way, follow};
use super::scalar::Style;
use super::{Document, View, insert, take_out};
use crate::attribute_path::Step;

/// Why a value cannot be changed in place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// There is nothing at the path.
    NothingThere,
    /// Something is in the way.
    InTheWay(String),
    /// The new value cannot be read.
    BadValue(String, &'static str),
}

/// Bytes that take the place of others.
pub(super) type Splice = (Span, String);

/// What is done at a path.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Change<'c> {
    /// The value is this text.
    Set(&'c str),
    /// There is none.
    Unset,
}

/// The text of `document` with a change at a path of its node `top`. `is_whole` says of what no part is changed.
pub(crate) fn changed(
    document: &Document,
    top: View<'_>,
    steps: &[Step],
    change: Change<'_>,
    is_whole: &dyn Fn(View<'_>) -> bool,
) -> Result<Vec<u8>, Trouble> {
    let (splice, value) = match (follow(top, steps, is_whole), change) {
        (Way::Blocked(path, why), _) => return Err(Trouble::InTheWay(format!("at `{path}` {why}"))),
        // What stands there already stays as it is, however it is written.
        (Way::There(view, _), Change::Set(text)) if document.text(view.span()) == text => {
            return Ok(document.source.to_vec());
        }
        (Way::There(view, around), Change::Set(text)) => {
            let inside = around.last().is_some_and(|around| around.is_flow());
            let (text, value) = rendered(document, text, inside)?;
            (replaced(document, view, &around, steps, &text)?, Some(value))
        }
        (Way::Missing(at, around, names), Change::Set(text)) => {
            let inside = at.is_flow() || at.is_null() || around.last().is_some_and(|around| around.is_flow());
            let (text, value) = rendered(document, text, inside)?;
            (insert::inserted(document, at, &around, &names, &text)?, Some(value))
        }
        (Way::There(view, around), Change::Unset) => (take_out::taken_out(document, view, &around, steps)?, None),
        (Way::Missing(..), Change::Unset) => return Err(Trouble::NothingThere),
    };
    let bytes = spliced(&document.source, &splice);
    check(document, &bytes, top, steps, value.as_ref())?;
    Ok(bytes)
}

/// Replaces a value by text.
fn replaced(
    document: &Document,
    view: View<'_>,
    around: &[View<'_>],
    steps: &[Step],
    text: &str,
) -> Result<Splice, Trouble> {
    let span = view.span();
    if view.is_alias() {
        return Err(Trouble::InTheWay("it is written once and used in several places".to_owned()));
    }
    if document.text(span).split_whitespace().take(2).any(|word| word.starts_with('&')) && !document.is_json {
        return Err(Trouble::InTheWay("other places use its value by an anchor".to_owned()));
    }
    let is_inline = view.is_flow() || matches!(view.style(), Some(Style::Plain | Style::Quoted));
    if is_inline && span.is_empty() {
        return Ok((span, format!(" {text}")));
    }
    if is_inline {
        return Ok((span, text.to_owned()));
    }
    // Written over several lines below its key: what follows the colon goes.
    let key = match (around.last(), steps.last()) {
        (Some(around), Some(Step::Name(name) | Step::Key(name))) => {
            around.written_entries().find(|entry| entry.key == name).map(|entry| document.view(entry.key_id).span())
        }
        _ => None,
    };
    let colon = key.and_then(|key| colon_after(document, key.end));
    let Some(colon) = colon else {
        return Err(Trouble::InTheWay("it is an item that is written over several lines".to_owned()));
    };
    let region = Span::new(colon + 1, span.end);
    if has_comment(document.text(region)) && view.style() != Some(Style::Block) {
        return Err(Trouble::InTheWay("comments stand in it, which would be lost".to_owned()));
    }
    Ok((region, format!(" {text}")))
}

/// Where the colon after a key stands.
pub(super) fn colon_after(document: &Document, end: u32) -> Option<u32> {
    let rest = document.source.get(end as usize..)?;
    let blank = rest.iter().take_while(|letter| matches!(letter, b' ' | b'\t')).count();
    (rest.get(blank) == Some(&b':')).then_some(end + blank as u32)
}

/// Whether a comment stands in a text, or what may be one.
pub(super) fn has_comment(text: &str) -> bool {
    text.lines().any(|line| line.trim_start().starts_with('#') || line.contains(" #") || line.contains("\t#"))
}

/// A person's expression as it stands in the file, with what it means.
fn rendered(document: &Document, text: &str, in_brackets: bool) -> Result<(String, Value), Trouble> {
    let text = text.trim();
    let as_json: Result<Value, _> = serde_json::from_str(text);
    if let Ok(value) = &as_json {
        let line = if text.contains(['\n', '\r']) { value.to_string() } else { text.to_owned() };
        return Ok((line, value.clone()));
    }
    if document.is_json {
        let hint = "write it as JSON: texts in double quotes";
        return Err(Trouble::BadValue("it is no JSON".to_owned(), hint));
    }
    let bad =
        |message: &str| Err(Trouble::BadValue(message.to_owned(), "write it as YAML on one line; put texts in quotes"));
    if text.is_empty() || text.contains(['\n', '\r']) {
        return bad("it is not one line");
    }
    let whole = if in_brackets { format!("{{x: {text}}}\n") } else { format!("x: {text}\n") };
    let start = if in_brackets { 4 } else { 3 };
    let read = Document::read("x.yaml", &Arc::from(whole.into_bytes()));
    let mut roots = read.views();
    let (Some(root), None) = (roots.next(), roots.next()) else { return bad("it is no YAML") };
    let entries = root.entries();
    let [entry] = entries.as_slice() else { return bad("it is more than one value") };
    if entry.value.span() != Span::new(start, start + text.len() as u32)
        || text.starts_with('&')
        || entry.value.is_alias()
    {
        return bad("it is not one value");
    }
    match entry.value.tagged(&mut read.budget(), 0) {
        Some(value) => Ok((text.to_owned(), value)),
        None => bad("it is not one value"),
    }
}

fn spliced(source: &[u8], (span, text): &Splice) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(source.len() + text.len());
    bytes.extend_from_slice(source.get(..span.start as usize).unwrap_or_default());
    bytes.extend_from_slice(text.as_bytes());
    bytes.extend_from_slice(source.get(span.end as usize..).unwrap_or_default());
    bytes
}

/// Refuses a text that says anything else than what was meant.
fn check(
    document: &Document,
    bytes: &[u8],
    top: View<'_>,
    steps: &[Step],
    value: Option<&Value>,
) -> Result<(), Trouble> {
    let refused = || Trouble::InTheWay("it cannot be changed without changing something else".to_owned());
    let after = Document::read(&document.path, &Arc::from(bytes));
    if after.problem.is_some() || after.roots.len() != document.roots.len() {
        return Err(refused());
    }
    for (before, now) in document.views().zip(after.views()) {
        let mut expected = before.tagged(&mut document.budget(), 0).ok_or_else(refused)?;
        let now = now.tagged(&mut after.budget(), 0).ok_or_else(refused)?;
        if let Some(mut path) = way_to(before, top) {
            path.extend(steps.iter().cloned());
            put(&mut expected, &path, value).ok_or_else(refused)?;
        }
        if expected != now {
            return Err(refused());
        }
    }
    Ok(())
}

/// The steps from a root to a node that is written below it.
fn way_to(root: View<'_>, top: View<'_>) -> Option<Vec<Step>> {
    let mut waiting = vec![(root, Vec::new())];
    while let Some((view, steps)) = waiting.pop() {
        if view.id == top.id {
            return Some(steps);
        }
        // What is an object is never deeper than this: a resource in its section, an item of a list.
        if steps.len() >= 2 || view.is_alias() {
            continue;
        }
        let step = |step: Step| steps.iter().cloned().chain([step]).collect::<Vec<_>>();
        waiting.extend(view.written_entries().map(|entry| (entry.value, step(Step::Name(entry.key.to_owned())))));
        waiting.extend(view.items().into_iter().flatten().enumerate().map(|(at, item)| (item, step(Step::Index(at)))));
    }
    None
}

/// Makes the change in a value.
fn put(at: &mut Value, steps: &[Step], value: Option<&Value>) -> Option<()> {
    let Some((step, rest)) = steps.split_first() else {
        *at = value?.clone();
        return Some(());
    };
    match step {
        Step::Index(index) => put(at.get_mut(index)?, rest, value),
        Step::Name(name) | Step::Key(name) => {
            if at.is_null() {
                *at = Value::Object(Map::new());
            }
            // What has a tag is what the tag stands before.
            let at = match at.as_object() {
                Some(object) if object.len() == 1 && !object.contains_key(name) => {
                    let tag = object.keys().next().filter(|key| key.starts_with('!')).cloned();
                    match tag {
                        Some(tag) => at.get_mut(&tag)?,
                        None => at,
                    }
                }
                _ => at,
            };
            let object = at.as_object_mut()?;
            match (rest.is_empty(), value) {
                (true, None) => object.shift_remove(name).map(|_| ()),
                (true, Some(value)) => {
                    object.insert(name.clone(), value.clone());
                    Some(())
                }
                (false, _) => put(object.entry(name.clone()).or_insert(Value::Null), rest, value),
            }
        }
    }
}
