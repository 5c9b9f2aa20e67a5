//! Values as a plan has them: JSON, with what is not known left out and named.

use std::collections::BTreeMap;

use catalogue::schemas::{AttributeSchema, Field, Nesting, Schema, ValueType};
use hcl::eval::{Number, Value};
use serde_json::{Map, Value as Json};

use crate::attribute_path::Quoted;
use crate::values::convert::json_number;

/// The value as JSON; `None` where nothing of it is known. In lists, null stands where a part is not known, as in plans.
pub(super) fn json(value: &Value, path: &str, unknown: &mut BTreeMap<String, String>) -> Option<Json> {
    // Values are as deep as the text they come from, which the reader bounds.
    Some(match value {
        Value::Unknown(reason) => {
            unknown.insert(path.to_owned(), reason.reason().to_owned());
            return None;
        }
        Value::Null => Json::Null,
        Value::Bool(value) => Json::Bool(*value),
        Value::Number(number) => json_number(number),
        Value::String(text) => Json::String(text.to_string()),
        Value::List(items) | Value::Set(items) => {
            let known = value.is_known();
            let item = |(at, item): (usize, &Value)| {
                let path = if known { String::new() } else { format!("{path}[{at}]") };
                json(item, &path, unknown).unwrap_or_default()
            };
            Json::Array(items.iter().enumerate().map(item).collect())
        }
        Value::Object(entries) => {
            let known = value.is_known();
            let mut object = Map::new();
            for (key, entry) in entries.iter() {
                let path = if known { String::new() } else { format!("{path}.{}", Quoted(key)) };
                if let Some(entry) = json(entry, &path, unknown) {
                    object.insert(key.to_string(), entry);
                }
            }
            Json::Object(object)
        }
    })
}

/// The value as the provider's schema has it.
pub(super) fn fit(value: Value, field: Option<Field<'_>>) -> Value {
    match field {
        None => value,
        Some(Field::Attribute(attribute)) => fit_type(value, &attribute.value_type),
        Some(Field::Block(block)) => match (&value, block.nesting) {
            (Value::Object(_), Nesting::List | Nesting::Set) => Value::list([fit_object(value, &block.schema)]),
            (Value::Object(_), Nesting::Single) => fit_object(value, &block.schema),
            (Value::List(items) | Value::Set(items), _) => {
                Value::list(items.iter().map(|item| fit_object(item.clone(), &block.schema)))
            }
            _ => value,
        },
    }
}

fn fit_object(value: Value, schema: &Schema) -> Value {
    let Some(entries) = value.as_object() else { return value };
    Value::object(entries.iter().map(|(key, entry)| (key.clone(), fit(entry.clone(), schema.at(key)))))
}

fn fit_type(value: Value, wanted: &ValueType) -> Value {
    if fits(&value, wanted) {
        return value;
    }
    match (wanted, &value) {
        (ValueType::String, Value::Number(number)) => Value::string(number.to_string()),
        (ValueType::String, Value::Bool(value)) => Value::string(if *value { "true" } else { "false" }),
        (ValueType::Number, Value::String(text)) => Number::parse(text).map_or(value, Value::Number),
        (ValueType::Bool, Value::String(text)) => match &**text {
            "true" | "1" => Value::Bool(true),
            "false" | "0" => Value::Bool(false),
            _ => value,
        },
        (ValueType::List(of), Value::List(items) | Value::Set(items)) => {
            Value::list(items.iter().map(|item| fit_type(item.clone(), of)))
        }
        (ValueType::Set(of), Value::List(items) | Value::Set(items)) => {
            Value::set(items.iter().map(|item| fit_type(item.clone(), of)))
        }
        (ValueType::Map(of), Value::Object(entries)) => {
            Value::object(entries.iter().map(|(key, entry)| (key.clone(), fit_type(entry.clone(), of))))
        }
        (ValueType::Object(members), Value::Object(entries)) => {
            let member = |key: &str| members.iter().find(|member: &&AttributeSchema| member.name == key);
            Value::object(entries.iter().map(|(key, entry)| {
                let entry = entry.clone();
                (
                    key.clone(),
                    member(key).map_or_else(|| entry.clone(), |member| fit_type(entry.clone(), &member.value_type)),
                )
            }))
        }
        _ => value,
    }
}

/// Whether there is nothing to convert.
fn fits(value: &Value, wanted: &ValueType) -> bool {
    match (wanted, value) {
        (_, Value::Null | Value::Unknown(_)) | (ValueType::Any, _) => true,
        (ValueType::String, Value::String(_))
        | (ValueType::Number, Value::Number(_))
        | (ValueType::Bool, Value::Bool(_)) => true,
        (ValueType::List(of), Value::List(items)) => items.iter().all(|item| fits(item, of)),
        (ValueType::Set(of), Value::Set(items)) => items.iter().all(|item| fits(item, of)),
        (ValueType::Map(of), Value::Object(entries)) => entries.values().all(|entry| fits(entry, of)),
        _ => false,
    }
}
