//! Lists, objects and `for`.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use super::{Bindings, Evaluator, Names, known};
use crate::eval::convert::{mismatch, to_bool, to_text};
use crate::eval::error::{Outcome, Stop};
use crate::eval::value::{Unknown, Value};
use crate::syntax::{Expr, ExprKind, For, ObjectItem};

impl Evaluator<'_> {
    pub(super) fn tuple(&self, expr: Expr<'_>, names: Names<'_>) -> Outcome<Value> {
        let mut items = Vec::new();
        for item in expr.tuple_items() {
            items.push(self.evaluate(item, names)?);
        }
        self.spend(items.len())?;
        Ok(Value::list(items))
    }

    pub(super) fn object(&self, expr: Expr<'_>, names: Names<'_>) -> Outcome<Value> {
        let mut entries = BTreeMap::new();
        for item in expr.object_items() {
            let key = self.object_key(item, names)?;
            let value = self.evaluate(item.value(), names)?;
            entries.insert(key, value);
        }
        self.spend(entries.len())?;
        Ok(Value::object(entries))
    }

    fn object_key(&self, item: ObjectItem<'_>, names: Names<'_>) -> Outcome<Arc<str>> {
        // A plain word is a name; in parentheses it is a reference.
        if let ExprKind::Variable(name) = item.key().kind() {
            return Ok(name.into());
        }
        let key = self.evaluate(item.key(), names)?;
        to_text(&key).map_err(|stop| stop.at(item.key().span()))
    }

    pub(super) fn for_expression(&self, for_expr: For<'_>, names: Names<'_>) -> Outcome<Value> {
        let collection = self.evaluate(for_expr.collection(), names)?;
        known(&collection)?;
        if for_expr.is_object() {
            self.for_object(for_expr, &collection, names)
        } else {
            self.for_tuple(for_expr, &collection, names)
        }
    }

    fn for_tuple(&self, for_expr: For<'_>, collection: &Value, names: Names<'_>) -> Outcome<Value> {
        let mut items = Vec::new();
        self.each(for_expr, collection, names, &mut |names| {
            items.push(self.evaluate(for_expr.value(), names)?);
            self.spend(1)
        })?;
        Ok(Value::list(items))
    }

    fn for_object(&self, for_expr: For<'_>, collection: &Value, names: Names<'_>) -> Outcome<Value> {
        let mut entries: BTreeMap<Arc<str>, Value> = BTreeMap::new();
        let mut groups: BTreeMap<Arc<str>, Vec<Value>> = BTreeMap::new();
        self.each(for_expr, collection, names, &mut |names| {
            let Some(key_expr) = for_expr.key() else { return Ok(()) };
            let key = to_text(&self.evaluate(key_expr, names)?).map_err(|stop| stop.at(key_expr.span()))?;
            let value = self.evaluate(for_expr.value(), names)?;
            self.spend(1)?;
            if for_expr.groups() {
                groups.entry(key).or_default().push(value);
                return Ok(());
            }
            match entries.entry(key) {
                Entry::Vacant(place) => {
                    place.insert(value);
                    Ok(())
                }
                Entry::Occupied(place) => {
                    let message = format!("two items have the key `{}`", place.key());
                    Err(Stop::error(message, "add `...` after the value to group them").at(key_expr.span()))
                }
            }
        })?;
        entries.extend(groups.into_iter().map(|(key, group)| (key, Value::list(group))));
        Ok(Value::object(entries))
    }

    /// Runs `body` for each item whose condition holds.
    fn each(
        &self,
        for_expr: For<'_>,
        collection: &Value,
        names: Names<'_>,
        body: &mut dyn FnMut(Names<'_>) -> Outcome<()>,
    ) -> Outcome<()> {
        let run = &mut |names: Names<'_>| {
            if let Some(condition) = for_expr.condition() {
                let holds = self.evaluate(condition, names)?;
                if !to_bool(&holds).map_err(|stop| stop.at(condition.span()))? {
                    return Ok(());
                }
            }
            body(names)
        };
        self.bind_each(for_expr.key_name(), for_expr.value_name(), collection, names, run)
            .map_err(|stop| stop.at(for_expr.collection().span()))
    }

    /// Runs `body` once for each item, with the names bound to it.
    pub(super) fn bind_each(
        &self,
        key_name: Option<&str>,
        value_name: &str,
        collection: &Value,
        names: Names<'_>,
        body: &mut dyn FnMut(Names<'_>) -> Outcome<()>,
    ) -> Outcome<()> {
        let mut bound = |key: Value, value: &Value| {
            let key_binding = key_name.map(|name| Bindings { name, value: &key, outer: names });
            let outer = key_binding.as_ref().or(names);
            body(Some(&Bindings { name: value_name, value, outer }))
        };
        match collection {
            Value::List(items) => {
                items.iter().enumerate().try_for_each(|(index, item)| bound(Value::integer(index as i64), item))
            }
            Value::Set(items) => items.iter().try_for_each(|item| bound(item.clone(), item)),
            Value::Object(entries) => {
                entries.iter().try_for_each(|(key, value)| bound(Value::String(Arc::clone(key)), value))
            }
            Value::Unknown(unknown) => Err(Stop::Unknown(Unknown::clone(unknown))),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
                Err(mismatch("a list, set, map or object", collection))
            }
        }
    }
}
