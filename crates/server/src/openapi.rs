//! The operations described for other programs: OpenAPI 3.1, from the one list.

use std::collections::BTreeMap;

use api::{Access, Effect, Method, Operation, Problem, wire};
use serde_json::{Map, Value, json};
use utoipa::{PartialSchema, ToSchema};

/// The OpenAPI document.
#[must_use]
pub fn openapi() -> Value {
    let mut document = Document::default();
    document.schemas_of::<Problem>();
    macro_rules! describe_all {
        ($($module:ident :: $name:ident),* $(,)?) => { $(document.add::<api::$module::$name>();)* };
    }
    api::operations!(describe_all);
    let Document { paths, schemas } = document;
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "IAC Dharma",
            "description": "The operations of a core, as the desktop, the browser and the command line call them.",
            "version": env!("CARGO_PKG_VERSION"),
            "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" },
        },
        "paths": paths,
        "components": { "schemas": schemas },
    })
}

#[derive(Default)]
struct Document {
    /// By path, then by method.
    paths: BTreeMap<String, Map<String, Value>>,
    schemas: BTreeMap<String, Value>,
}

impl Document {
    fn add<O: Operation>(&mut self) {
        self.schemas_of::<O::Request>();
        self.schemas_of::<O::Response>();
        let mut fields = Fields::of::<O::Request>();
        let mut parameters = Vec::new();
        let mut path_fields = O::PATH.split('{').skip(1).filter_map(|rest| rest.split('}').next());
        path_fields.by_ref().for_each(|name| parameters.push(fields.take(name, "path")));
        let mut operation = Map::new();
        match O::METHOD {
            Method::Get | Method::Delete => {
                let names: Vec<String> = fields.properties.keys().cloned().collect();
                parameters.extend(names.iter().map(|name| fields.take(name, "query")));
            }
            Method::Post | Method::Put => {
                let body = json!({
                    "required": true,
                    "content": { "application/json": { "schema": fields.into_schema() } },
                });
                operation.insert("requestBody".to_owned(), body);
            }
        }
        if let Effect::Write { offline } = O::EFFECT {
            parameters.push(header(
                wire::IDEMPOTENCY_KEY,
                "Repeating a write under its key gives the first answer.",
                json!({ "type": "string", "format": "uuid" }),
            ));
            parameters.push(header(
                wire::MADE_AT,
                "When the write was made, in microseconds since 1970.",
                json!({ "type": "integer", "format": "int64" }),
            ));
            operation.insert("x-offline".to_owned(), json!(offline));
        }
        match O::ACCESS {
            Access::Needs(permission) => operation.insert("x-permission".to_owned(), json!(permission.0)),
            Access::Public { because } => operation.insert("x-public".to_owned(), json!(because)),
        };
        operation.insert("operationId".to_owned(), json!(O::ID));
        operation.insert("tags".to_owned(), json!([O::ID.split('.').next().unwrap_or_default()]));
        operation.insert("summary".to_owned(), json!(O::SUMMARY.trim()));
        operation.insert("parameters".to_owned(), json!(parameters));
        operation.insert(
            "responses".to_owned(),
            json!({
                "200": {
                    "description": "What was asked for.",
                    "content": { "application/json": { "schema": schema::<O::Response>() } },
                },
                "default": {
                    "description": "Why it was not done; programs read `code`.",
                    "content": {
                        "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } },
                    },
                },
            }),
        );
        let path = self.paths.entry(O::PATH.to_owned()).or_default();
        path.insert(O::METHOD.word().to_lowercase(), Value::Object(operation));
    }

    /// Adds what a type refers to. The types of requests and responses themselves stand where they are used: several
    /// resources have a `ListResponse`.
    fn schemas_of<T: ToSchema>(&mut self) {
        let mut schemas = Vec::new();
        T::schemas(&mut schemas);
        if T::name() == Problem::name() {
            schemas.push((T::name().into_owned(), T::schema()));
        }
        for (name, schema) in schemas {
            let schema = serde_json::to_value(schema).unwrap_or_default();
            let known = self.schemas.insert(name.clone(), schema.clone());
            debug_assert!(known.is_none_or(|known| known == schema), "two types of operations are called `{name}`");
        }
    }
}

/// The fields of a request.
struct Fields {
    properties: Map<String, Value>,
    required: Vec<String>,
}

impl Fields {
    fn of<T: PartialSchema>() -> Self {
        let schema = schema::<T>();
        let properties = schema.get("properties").and_then(Value::as_object).cloned().unwrap_or_default();
        let required = schema.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
        let required = required.iter().filter_map(Value::as_str).map(str::to_owned).collect();
        Self { properties, required }
    }

    /// Takes a field out as a parameter.
    fn take(&mut self, name: &str, place: &str) -> Value {
        let mut schema = self.properties.shift_remove(name).unwrap_or_default();
        let description = schema.as_object_mut().and_then(|schema| schema.shift_remove("description"));
        let required = self.required.iter().any(|required| required == name);
        self.required.retain(|required| required != name);
        let mut parameter = json!({ "name": name, "in": place, "required": required, "schema": schema });
        if let (Some(description), Some(parameter)) = (description, parameter.as_object_mut()) {
            parameter.insert("description".to_owned(), description);
        }
        parameter
    }

    fn into_schema(self) -> Value {
        json!({ "type": "object", "required": self.required, "properties": self.properties })
    }
}

fn schema<T: PartialSchema>() -> Value {
    serde_json::to_value(T::schema()).unwrap_or_default()
}

fn header(name: &str, description: &str, schema: Value) -> Value {
    json!({ "name": name, "in": "header", "required": true, "description": description, "schema": schema })
}
