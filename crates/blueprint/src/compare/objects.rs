//! What differs between two expressions, by key where both are written-out objects.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use domain::compare::FieldDifference;
use hcl::{Expr, ExprKind};

use super::fields::is_same;
use super::tokens;

/// Objects nested deeper than this are compared as a whole.
const DEEPEST: usize = 16;

/// Adds how two expressions differ that do not say the same.
pub(super) fn differences(
    path: String,
    before: &str,
    after: &str,
    renamed: &dyn Fn(&str) -> String,
    differences: &mut Vec<FieldDifference>,
) {
    if let (Ok(older), Ok(newer)) = (hcl::parse_expression(before), hcl::parse_expression(after)) {
        let mut keys = Keys { renamed, differences };
        if keys.object(&path, older.expr(), newer.expr(), 0) {
            return;
        }
    }
    differences.push(FieldDifference { path, before: Some(before.to_owned()), after: Some(after.to_owned()) });
}

struct Keys<'a> {
    renamed: &'a dyn Fn(&str) -> String,
    differences: &'a mut Vec<FieldDifference>,
}

impl Keys<'_> {
    /// Adds how two objects differ; `false` and nothing added where keys cannot say it.
    fn object(&mut self, path: &str, older: Expr<'_>, newer: Expr<'_>, depth: usize) -> bool {
        let (Some(befores), Some(afters)) = (items(older), items(newer)) else { return false };
        if depth >= DEEPEST {
            return false;
        }
        let already = self.differences.len();
        let by_name: HashMap<&str, Expr<'_>> = befores.iter().map(|(name, value)| (&**name, *value)).collect();
        for (name, after) in &afters {
            let path = join(path, name);
            let (before, new) = (by_name.get(&**name), after.source());
            let old = before.map(|before| before.source());
            if old.as_ref().is_some_and(|old| is_same(old, &new, self.renamed))
                || before.is_some_and(|before| self.object(&path, *before, *after, depth + 1))
            {
                continue;
            }
            let (before, after) = (old.map(Cow::into_owned), Some(new.into_owned()));
            self.differences.push(FieldDifference { path, before, after });
        }
        let kept: HashSet<&str> = afters.iter().map(|(name, _)| &**name).collect();
        for (name, before) in befores.iter().filter(|(name, _)| !kept.contains(&**name)) {
            let (path, before) = (join(path, name), Some(before.source().into_owned()));
            self.differences.push(FieldDifference { path, before, after: None });
        }
        // Another order of keys says the same; anything else that no key tells of, such as quotes around one, does not.
        self.differences.len() > already || tokens(&(self.renamed)(&older.source())) == tokens(&newer.source())
    }
}

/// The keys and values of a written-out object, if each key is a plain name that stands once.
fn items(expr: Expr<'_>) -> Option<Vec<(Cow<'_, str>, Expr<'_>)>> {
    if !matches!(expr.kind(), ExprKind::Object) {
        return None;
    }
    let items: Vec<(Cow<'_, str>, Expr<'_>)> =
        expr.object_items().map(|item| Some((item.name()?, item.value()))).collect::<Option<_>>()?;
    let names: HashSet<&str> = items.iter().map(|(name, _)| &**name).collect();
    (names.len() == items.len()).then_some(items)
}

/// The path of what stands under a key.
fn join(path: &str, name: &str) -> String {
    let is_word = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-');
    if !name.is_empty() && name.chars().all(is_word) {
        return format!("{path}.{name}");
    }
    let escaped = name.replace('\\', "\\\\").replace('"', "\\\"");
    format!("{path}[\"{escaped}\"]")
}
