//! Whether a condition holds, as far as defaults say it.

use super::Section;
use super::evaluate::{Scope, Term};
use super::intrinsic::{Call, call};
use crate::document::{DEEPEST, View};

/// Whether the condition of this name holds; `None` where that is not known.
pub(crate) fn holds(scope: &Scope<'_>, name: &str) -> Option<bool> {
    if let Some(known) = scope.conditions.borrow().get(name) {
        return *known;
    }
    // A condition that asks for itself has no answer.
    if !scope.asked.borrow_mut().insert(name.to_owned()) || scope.asked.borrow().len() > DEEPEST {
        return None;
    }
    let member = scope.template.member(Section::Conditions, name)?;
    let answer = of(scope, scope.template.view(member), 0);
    scope.asked.borrow_mut().remove(name);
    scope.conditions.borrow_mut().insert(name.to_owned(), answer);
    answer
}

fn of(scope: &Scope<'_>, view: View<'_>, depth: usize) -> Option<bool> {
    if depth > DEEPEST || !scope.budget.borrow_mut().spend() {
        return None;
    }
    const OWN: [&str; 5] = ["Condition", "Not", "And", "Or", "Equals"];
    match call(view) {
        Some(call) if OWN.contains(&call.name) => value(scope, call, depth + 1),
        Some(_) => scope.within(view, "", depth, true).text()?.parse().ok(),
        None => match scope.plain(view, "", depth, true).term {
            Term::Bool(value) => Some(value),
            Term::Text(text) => text.parse().ok(),
            _ => None,
        },
    }
}

/// What a function of conditions comes to.
pub(super) fn value(scope: &Scope<'_>, call: Call<'_>, depth: usize) -> Option<bool> {
    let items = || -> Vec<View<'_>> { call.argument.items().map(Iterator::collect).unwrap_or_default() };
    match call.name {
        "Condition" => holds(scope, call.argument.text()?),
        "Not" => items().first().and_then(|view| of(scope, *view, depth)).map(|holds| !holds),
        "And" => {
            let all: Vec<Option<bool>> = items().into_iter().map(|view| of(scope, view, depth)).collect();
            if all.contains(&Some(false)) {
                return Some(false);
            }
            all.iter().all(Option::is_some).then_some(true)
        }
        "Or" => {
            let all: Vec<Option<bool>> = items().into_iter().map(|view| of(scope, view, depth)).collect();
            if all.contains(&Some(true)) {
                return Some(true);
            }
            all.iter().all(Option::is_some).then_some(false)
        }
        "Equals" => {
            let items = items();
            let [one, other] = items.as_slice() else { return None };
            let text = |view: &View<'_>| scope.within(*view, "", depth, true).text();
            Some(text(one)? == text(other)?)
        }
        _ => None,
    }
}
