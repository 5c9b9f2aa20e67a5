//! Functions of templates, in their short and long forms.

use crate::document::View;

/// A function as it is written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Call<'d> {
    /// `Ref`, `Sub`, `GetAtt`, `Condition`: without `Fn::`.
    pub(crate) name: &'d str,
    /// What it is given; of a short form the node that has the tag, which then means the value alone.
    pub(crate) argument: View<'d>,
}

/// The function that a node is, if it is one.
pub(crate) fn call(view: View<'_>) -> Option<Call<'_>> {
    if let Some(tag) = view.tag() {
        return (!tag.starts_with('!') && !tag.is_empty()).then_some(Call { name: tag, argument: view });
    }
    let mut entries = view.written_entries();
    let (entry, None) = (entries.next()?, entries.next()) else { return None };
    let name = match entry.key {
        "Ref" | "Condition" => entry.key,
        key => key.strip_prefix("Fn::")?,
    };
    // A condition of a policy has the same name.
    if name == "Condition" && entry.value.text().is_none() {
        return None;
    }
    Some(Call { name, argument: entry.value })
}

/// One part of the text of a `Sub`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece<'t> {
    /// As it stands.
    Text(&'t str),
    /// `${Name}` or `${Name.Attribute}`
    Name(&'t str),
}

/// The parts of the text of a `Sub`.
pub(crate) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("${") {
        let (before, after) = (rest.get(..at).unwrap_or_default(), rest.get(at + 2..).unwrap_or_default());
        let Some(end) = after.find('}') else { break };
        let name = after.get(..end).unwrap_or_default();
        if !before.is_empty() {
            pieces.push(Piece::Text(before));
        }
        match name.strip_prefix('!') {
            Some(_) => {
                // `${!Name}` stands for `${Name}`.
                pieces.push(Piece::Text("${"));
                pieces.push(Piece::Text(after.get(1..=end).unwrap_or_default()));
            }
            None => pieces.push(Piece::Name(name.trim())),
        }
        rest = after.get(end + 1..).unwrap_or_default();
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// The names that a value refers to: parameters and resources, conditions (with `true`), mappings left out.
pub(crate) fn names<'d>(view: View<'d>, found: &mut Vec<(&'d str, bool)>, budget: &mut crate::document::Budget) {
    let mut waiting = vec![(view, false)];
    while let Some((view, inside)) = waiting.pop() {
        if !budget.spend() {
            return;
        }
        if let Some(Call { name, argument }) = call(view).filter(|_| !inside) {
            match name {
                "Ref" => found.extend(argument.text().map(|name| (name, false))),
                "Condition" => found.extend(argument.text().map(|name| (name, true))),
                "GetAtt" => {
                    let first = match argument.text() {
                        Some(text) => Some(text),
                        None => argument.items().and_then(|mut items| items.next()).and_then(View::text),
                    };
                    found.extend(first.map(|text| (text.split('.').next().unwrap_or(text), false)));
                }
                "Sub" => {
                    let mut items = argument.items();
                    let (text, given) = match (argument.text(), &mut items) {
                        (Some(text), _) => (Some(text), None),
                        (None, Some(items)) => (items.next().and_then(View::text), items.next()),
                        (None, None) => (None, None),
                    };
                    let given_names: Vec<&str> =
                        given.into_iter().flat_map(View::written_entries).map(|entry| entry.key).collect();
                    for piece in pieces(text.unwrap_or_default()) {
                        if let Piece::Name(name) = piece
                            && !given_names.contains(&name)
                        {
                            found.push((name.split('.').next().unwrap_or(name), false));
                        }
                    }
                    waiting.extend(given.map(|given| (given, false)));
                }
                "If" => {
                    let mut items = argument.items().into_iter().flatten();
                    found.extend(items.next().and_then(View::text).map(|name| (name, true)));
                    waiting.extend(items.map(|item| (item, false)));
                }
                // A short form has its tag on the very node that holds what it is given.
                _ => waiting.push((argument, argument.id == view.id)),
            }
            continue;
        }
        match view.items() {
            Some(items) => waiting.extend(items.map(|item| (item, false))),
            None => waiting.extend(view.written_entries().map(|entry| (entry.value, false))),
        }
    }
}
