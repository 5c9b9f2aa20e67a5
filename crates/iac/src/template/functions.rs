//! What functions of templates make.

use std::net::Ipv4Addr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Number;

use super::Section;
use super::condition;
use super::evaluate::{Part, Scope, Term, Unknown, resolved};
use super::intrinsic::{Call, Piece, pieces};
use crate::document::View;

/// Texts grow no longer than this.
const LONGEST: usize = 4 * 1024 * 1024;

/// What a function comes to.
pub(super) fn made(scope: &Scope<'_>, call: Call<'_>, path: &str, depth: usize) -> Part {
    let argument = call.argument;
    let items = || -> Vec<View<'_>> { argument.items().map(Iterator::collect).unwrap_or_default() };
    let value = |view: View<'_>| scope.within(view, path, depth, true);
    let given = || scope_argument(scope, call, path, depth);
    match call.name {
        "Ref" => match argument.text() {
            Some(name) => scope.named(name, path),
            None => Part::unknown("`Ref` names nothing", path),
        },
        "GetAtt" => get_att(scope, argument, path),
        "Sub" => sub(scope, argument, path, depth),
        "Join" => {
            let items = items();
            let (Some(delimiter), Some(list)) = (items.first().and_then(|view| view.text()), items.get(1)) else {
                return malformed("Join", path);
            };
            let list = value(*list);
            match list.term {
                Term::List(parts) => {
                    joined(scope, parts.iter().filter(|part| !matches!(part.term, Term::Absent)), delimiter, path)
                }
                _ => list,
            }
        }
        "Split" => {
            let items = items();
            let (Some(delimiter), Some(text)) = (items.first().and_then(|view| view.text()), items.get(1)) else {
                return malformed("Split", path);
            };
            let part = value(*text);
            match part.text() {
                Some(text) if !delimiter.is_empty() => {
                    let items = text.split(delimiter).map(|item| Part::new(Term::Text(item.to_owned()), path));
                    Part::new(Term::List(items.collect()), path)
                }
                Some(_) => malformed("Split", path),
                None => part,
            }
        }
        "Select" => {
            let items = items();
            let (Some(index), Some(list)) = (items.first().copied(), items.get(1)) else {
                return malformed("Select", path);
            };
            let (index, list) = (value(index), value(*list));
            let number = index.text().and_then(|text| text.parse::<usize>().ok());
            match (number, list.term) {
                (Some(number), Term::List(mut parts)) if number < parts.len() => parts.swap_remove(number),
                (None, Term::List(_)) => index,
                (_, Term::List(_)) => malformed("Select", path),
                (_, term) => Part { term, path: list.path, names: list.names },
            }
        }
        "If" => {
            let items = items();
            let [name, yes, no] = items.as_slice() else { return malformed("If", path) };
            match name.text().and_then(|name| condition::holds(scope, name)) {
                Some(true) => value(*yes),
                Some(false) => value(*no),
                None => {
                    let reason = format!("condition `{}` is not known", name.text().unwrap_or_default());
                    let mut part = Part::unknown(reason, path);
                    value(*yes).all_names(&mut part.names);
                    value(*no).all_names(&mut part.names);
                    part
                }
            }
        }
        "FindInMap" => find_in_map(scope, &items(), path, depth),
        "Base64" => {
            let part = given();
            match part.text() {
                Some(text) => Part::new(Term::Text(STANDARD.encode(text)), path),
                None => part,
            }
        }
        "Cidr" => {
            let items = items();
            let texts: Vec<Option<String>> = items.iter().map(|item| value(*item).text()).collect();
            match texts.as_slice() {
                [Some(block), Some(count), rest @ ..] => {
                    let bits = rest.first().cloned().flatten();
                    cidr(block, count, bits.as_deref(), path).unwrap_or_else(|| malformed("Cidr", path))
                }
                _ => Part::unknown("the network is known after deployment", path),
            }
        }
        "Length" => {
            let part = given();
            match &part.term {
                Term::List(items) => Part::new(Term::Number(Number::from(items.len())), path),
                _ => part,
            }
        }
        "ToJsonString" => {
            let part = given();
            match part.json() {
                Ok(json) => Part::new(Term::Text(json.to_string()), path),
                Err(Some(unknown)) => Part::unknown(unknown.reason.clone(), path),
                Err(None) => Part::new(Term::Secret, path),
            }
        }
        "Equals" | "And" | "Or" | "Not" | "Condition" => match condition::value(scope, call, depth) {
            Some(holds) => Part::new(Term::Bool(holds), path),
            None => Part::unknown("it depends on what is not known", path),
        },
        "GetAZs" => Part::unknown("the zones are known where it is deployed", path),
        "ImportValue" => Part::unknown("it is imported from another stack", path),
        "Transform" => Part::unknown("it is made by a macro when it is deployed", path),
        name => Part::unknown(format!("what `Fn::{name}` makes is not worked out"), path),
    }
}

/// What a function with one argument is given.
fn scope_argument(scope: &Scope<'_>, call: Call<'_>, path: &str, depth: usize) -> Part {
    let is_short = call.argument.tag().is_some_and(|tag| tag == call.name);
    let part = if is_short {
        scope.plain(call.argument, path, depth, true)
    } else {
        scope.within(call.argument, path, depth, true)
    };
    match part.term {
        // `!Base64 [x]` and the like do not exist, but a list of one is what YAML makes of some of them.
        Term::List(mut items) if items.len() == 1 && call.name == "Base64" => items.remove(0),
        term => Part { term, path: part.path, names: part.names },
    }
}

fn malformed(name: &str, path: &str) -> Part {
    Part::unknown(format!("`Fn::{name}` is not written as it should be"), path)
}

fn get_att(scope: &Scope<'_>, argument: View<'_>, path: &str) -> Part {
    if let Some(text) = argument.text() {
        let (name, attribute) = text.split_once('.').unwrap_or((text, ""));
        return scope.attribute(name, attribute, path);
    }
    let mut items = argument.items().into_iter().flatten();
    let Some(name) = items.next().and_then(View::text) else { return malformed("GetAtt", path) };
    let attribute = items.next().and_then(View::text).unwrap_or_default();
    scope.attribute(name, attribute, path)
}

fn sub(scope: &Scope<'_>, argument: View<'_>, path: &str, depth: usize) -> Part {
    let mut items = argument.items().into_iter().flatten();
    let (text, given) = match argument.text() {
        Some(text) => (Some(text), None),
        None => (items.next().and_then(View::text), items.next()),
    };
    let Some(text) = text else { return malformed("Sub", path) };
    let parts: Vec<Part> = pieces(text)
        .into_iter()
        .map(|piece| match piece {
            Piece::Text(text) => Part::new(Term::Text(text.to_owned()), path),
            Piece::Name(name) => match given.and_then(|given| given.get(name)) {
                Some(view) => scope.within(view, path, depth, true),
                None => match name.split_once('.') {
                    Some((resource, attribute)) => scope.attribute(resource, attribute, path),
                    None => scope.named(name, path),
                },
            },
        })
        .collect();
    let part = joined(scope, parts.iter(), "", path);
    match part.term {
        Term::Text(text) => Part { names: part.names, ..resolved(text, path) },
        term => Part { term, path: part.path, names: part.names },
    }
}

/// Texts one after the other.
fn joined<'p>(scope: &Scope<'_>, parts: impl Iterator<Item = &'p Part>, delimiter: &str, path: &str) -> Part {
    let mut text = String::new();
    let mut names = Vec::new();
    let mut reason: Option<String> = None;
    let mut secret = false;
    let mut sketched = true;
    for (number, part) in parts.enumerate() {
        if number > 0 {
            text.push_str(delimiter);
        }
        names.extend(part.names.iter().cloned());
        match (&part.term, part.text()) {
            (_, Some(piece)) => text.push_str(&piece),
            (Term::Unknown(unknown), None) => {
                match &unknown.sketch {
                    Some(sketch) => text.push_str(sketch),
                    None => sketched = false,
                }
                reason.get_or_insert_with(|| unknown.reason.clone());
            }
            (Term::Secret, None) => secret = true,
            (Term::List(items), None) => {
                // A list parameter stands in a text as it was given.
                let items: Option<Vec<String>> = items.iter().map(Part::text).collect();
                match items {
                    Some(items) => text.push_str(&items.join(",")),
                    None => sketched = false,
                }
            }
            (_, None) => {}
        }
        if text.len() > LONGEST || !scope.budget.borrow_mut().spend_text(text.len()) {
            return Part::unknown("there is more of it than is worked out", path);
        }
    }
    names.sort_unstable();
    names.dedup();
    let term = match reason {
        _ if secret => Term::Secret,
        Some(reason) => Term::Unknown(Unknown { reason, sketch: sketched.then_some(text) }),
        None => Term::Text(text),
    };
    Part { term, path: path.to_owned(), names }
}

fn find_in_map(scope: &Scope<'_>, items: &[View<'_>], path: &str, depth: usize) -> Part {
    let keys: Vec<Part> = items.iter().take(3).map(|item| scope.within(*item, path, depth, true)).collect();
    let [map, top, second] = keys.as_slice() else { return malformed("FindInMap", path) };
    let member = map.text().and_then(|name| scope.template.member(Section::Mappings, &name));
    let Some(mapping) = member.map(|member| scope.template.view(member)) else {
        return Part::unknown("the mapping is not known", path);
    };
    let Some(second_key) = second.text() else { return second.clone() };
    let looked_up = |top: View<'_>| top.get(&second_key).map(|view| scope.within(view, path, depth, true));
    if let Some(key) = top.text() {
        let found = mapping.get(&key).and_then(looked_up);
        return found.unwrap_or_else(|| Part::unknown(format!("the mapping has no `{key}` with `{second_key}`"), path));
    }
    // Where every region has the same, it does not matter which it is.
    let mut all = mapping.entries().into_iter().take(100).map(|entry| looked_up(entry.value));
    let first = all.next().flatten();
    let first_json = first.as_ref().and_then(|part| part.json().ok());
    let same = first_json.is_some() && all.all(|other| other.is_some_and(|part| part.json().ok() == first_json));
    match first {
        Some(first) if same => first,
        _ => top.clone(),
    }
}

/// The first `count` networks with so many bits for hosts in a block.
fn cidr(block: &str, count: &str, bits: Option<&str>, path: &str) -> Option<Part> {
    let (address, prefix) = block.split_once('/')?;
    let start = u32::from(address.parse::<Ipv4Addr>().ok()?);
    let (prefix, count): (u32, u32) = (prefix.parse().ok()?, count.parse().ok()?);
    let bits: u32 = bits.map_or(Ok(8), str::parse).ok()?;
    if prefix > 32 || bits > 32 || count > 256 || 32 - bits < prefix {
        return None;
    }
    let mask = u32::MAX.checked_shl(32 - prefix).unwrap_or(0);
    let mut networks = Vec::new();
    for number in 0..count {
        let offset = u64::from(number) << bits;
        if offset >= 1u64 << (32 - prefix) {
            return None;
        }
        let network = Ipv4Addr::from((start & mask).wrapping_add(offset as u32));
        networks.push(Part::new(Term::Text(format!("{network}/{}", 32 - bits)), path));
    }
    Some(Part::new(Term::List(networks), path))
}
