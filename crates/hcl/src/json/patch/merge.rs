//! An existing value made to say what a native expression says, with as few bytes as can be.

use std::borrow::Cow;
use std::collections::{HashMap, VecDeque};

use super::style::Style;
use super::value::{Strings, member_name};
use crate::eval::Number;
use crate::json::document::{Json, Kind};
use crate::json::native::native_text;
use crate::patch::Splice;
use crate::syntax::{Expr, ExprKind, parse_template};

/// What replaces what in `old` so that it says what `new` says. What says the same already stays as it is written.
pub(super) fn merge(old: Json<'_>, new: Expr<'_>, strings: Strings, file: &Style) -> Vec<Splice> {
    if same(old, new) {
        return Vec::new();
    }
    match (old.kind(), new.kind()) {
        (Kind::Object, ExprKind::Object) if new.object_items().all(|item| member_name(item).is_some()) => {
            members(old, new, strings, file)
        }
        (Kind::Array, ExprKind::Tuple) => items(old, new, strings, file),
        (Kind::Object, ExprKind::Tuple) if new.tuple_items().next().is_some_and(|first| same(old, first)) => {
            // One block becomes several.
            let (style, indent) = (file.within(old), file.indentation(old.span().start));
            let rest: Vec<String> = new.tuple_items().skip(1).map(|item| strings.text(item, &style, &indent)).collect();
            wrapped(old, &rest, &style)
        }
        _ => {
            let style = file.at_value(old);
            let text = strings.text(new, &style, &file.indentation(old.span().start));
            vec![(old.span(), text.into_bytes())]
        }
    }
}

/// Puts a list around a value, with more items after it.
pub(super) fn wrapped(first: Json<'_>, rest: &[String], style: &Style) -> Vec<Splice> {
    let list = style.bracketed('[', ']', &[&[String::new()], rest].concat(), "", false);
    let (open, close) = list.split_at(1);
    let span = first.span();
    vec![
        (crate::Span::empty(span.start), open.as_bytes().to_vec()),
        (crate::Span::empty(span.end), close.as_bytes().to_vec()),
    ]
}

fn members(old: Json<'_>, new: Expr<'_>, strings: Strings, file: &Style) -> Vec<Splice> {
    let members: Vec<_> = old.members().into_iter().flatten().collect();
    // Of members with one name, each stands for the item of its turn.
    let mut by_name: HashMap<Cow<'_, str>, VecDeque<usize>> = HashMap::new();
    for (at, member) in members.iter().enumerate() {
        by_name.entry(member.key()).or_default().push_back(at);
    }
    let (style, indent) = (file.within(old), file.child_indentation(old));
    let mut kept = vec![false; members.len()];
    let (mut splices, mut added) = (Vec::new(), Vec::new());
    for item in new.object_items() {
        let name = member_name(item).unwrap_or_default();
        let known = by_name.get_mut(name.as_str()).and_then(VecDeque::pop_front);
        match known.and_then(|at| Some((members.get(at)?, kept.get_mut(at)?))) {
            Some((member, kept)) => {
                *kept = true;
                splices.extend(merge(member.value(), item.value(), strings, file));
            }
            None => added.push(style.member_text(&name, &strings.text(item.value(), &style, &indent))),
        }
    }
    splices.extend(style.keep(old, &kept, &added));
    splices
}

fn items(old: Json<'_>, new: Expr<'_>, strings: Strings, file: &Style) -> Vec<Splice> {
    let before: Vec<_> = old.items().into_iter().flatten().collect();
    let after: Vec<_> = new.tuple_items().collect();
    let first = before.iter().zip(&after).take_while(|(old, new)| same(**old, **new)).count();
    let rest = before.iter().rev().zip(after.iter().rev()).take(before.len().min(after.len()) - first);
    let last = rest.take_while(|(old, new)| same(**old, **new)).count();
    let (style, indent) = (file.within(old), file.child_indentation(old));
    let old_middle = before.get(first..before.len() - last).unwrap_or_default();
    let new_middle = after.get(first..after.len() - last).unwrap_or_default();
    let mut splices = Vec::new();
    for (old, new) in old_middle.iter().zip(new_middle) {
        splices.extend(merge(*old, *new, strings, file));
    }
    let both = old_middle.len().min(new_middle.len());
    let added: Vec<String> = new_middle.iter().skip(both).map(|item| strings.text(*item, &style, &indent)).collect();
    if !added.is_empty() && last > 0 {
        splices.extend(style.insert_before(old, before.len() - last, &added));
        return splices;
    }
    let gone = first + both..first + old_middle.len();
    let kept: Vec<bool> = (0..before.len()).map(|at| !gone.contains(&at)).collect();
    splices.extend(style.keep(old, &kept, &added));
    splices
}

/// Whether a value says what a native expression says, as far as can be seen at once.
fn same(old: Json<'_>, new: Expr<'_>) -> bool {
    match (old.kind(), new.kind()) {
        (Kind::Null, ExprKind::Null) => true,
        (Kind::True, ExprKind::Bool(value)) => value,
        (Kind::False, ExprKind::Bool(value)) => !value,
        (Kind::Number, _) => {
            let (old, new) = (old.number().unwrap_or_default(), new.source());
            old == new || Number::parse(old).is_some_and(|old| Number::parse(&new).is_some_and(|new| old == new))
        }
        (Kind::String, _) => {
            let text = old.string().unwrap_or_default();
            let says = |native: String| native == new.source();
            parse_template(&text).is_ok_and(|fragment| native_text(fragment.expr()).is_some_and(says))
        }
        (Kind::Array, ExprKind::Tuple) => {
            let (mut old, mut new) = (old.items().into_iter().flatten(), new.tuple_items());
            loop {
                match (old.next(), new.next()) {
                    (None, None) => return true,
                    (Some(old), Some(new)) if same(old, new) => {}
                    _ => return false,
                }
            }
        }
        (Kind::Object, ExprKind::Object) => {
            let (mut old, mut new) = (old.members().into_iter().flatten(), new.object_items());
            loop {
                match (old.next(), new.next()) {
                    (None, None) => return true,
                    (Some(old), Some(new))
                        if member_name(new).is_some_and(|name| name == old.key()) && same(old.value(), new.value()) => {
                    }
                    _ => return false,
                }
            }
        }
        _ => false,
    }
}
