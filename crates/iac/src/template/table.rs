//! Which of Terraform's types a template's type comes to: `data/cloudformation/*.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

/// How a type, or what stands beside it, is translated.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row {
    /// Terraform's type.
    #[serde(rename = "type")]
    pub(super) type_name: String,
    /// Where a property goes that is not simply called the same: see [`Target`].
    #[serde(default)]
    pub(super) map: BTreeMap<String, String>,
    /// Attributes of what is not written, where Terraform's default is another.
    #[serde(default)]
    pub(super) default: BTreeMap<String, toml::Value>,
    /// Of what stands beside: the property that it is made from.
    #[serde(default)]
    pub(super) from: Option<String>,
    /// Whether `from` lists several, each of which makes one.
    #[serde(default)]
    pub(super) each: bool,
    /// It is there only where this property is not.
    #[serde(default)]
    pub(super) unless: Option<String>,
    /// It is there only where a property has this value: `Type=Api`.
    #[serde(default)]
    pub(super) when: Option<String>,
    /// The attribute that refers to what it stands beside.
    #[serde(default)]
    pub(super) link: Option<String>,
    /// Properties that are lists of keys with values, each of which goes somewhere else.
    #[serde(default)]
    pub(super) pairs: BTreeMap<String, BTreeMap<String, String>>,
    /// Lists of which some items go elsewhere.
    #[serde(default)]
    pub(super) split: BTreeMap<String, Split>,
    /// Where this property is written the type is another one: `TYPE?PROPERTY` in the same file.
    #[serde(default)]
    pub(super) instead: Option<String>,
    /// Of what stands beside: the attribute that all of `from` goes to.
    #[serde(default)]
    pub(super) whole: Option<String>,
    /// Whether `KeySchema` names the keys of a table.
    #[serde(default)]
    pub(super) keys: bool,
    /// What else the type comes to.
    #[serde(default)]
    pub(super) beside: Vec<Row>,
}

/// Items that go elsewhere: those whose `key` has one of these values.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Split {
    pub(super) key: String,
    pub(super) values: Vec<String>,
    pub(super) to: String,
}

/// Where a property goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target<'r> {
    /// `-`: nowhere.
    Nowhere,
    /// `.`: what is in it goes where it would go itself.
    Here,
    /// A path in the block that it stands in, or with `/` before it from the top; with what is done to the value.
    Path { path: &'r str, from_top: bool, conversion: Option<&'r str> },
}

impl<'r> Target<'r> {
    /// Reads `path | conversion`.
    pub(super) fn of(text: &'r str) -> Self {
        match text {
            "-" => Self::Nowhere,
            "." => Self::Here,
            _ => {
                let (path, conversion) =
                    text.split_once('|').map_or((text, None), |(path, rest)| (path.trim(), Some(rest.trim())));
                let (path, from_top) = path.strip_prefix('/').map_or((path, false), |path| (path, true));
                Self::Path { path, from_top, conversion }
            }
        }
    }
}

const FILES: [(&str, &str); 6] = [
    ("network", include_str!("../../data/cloudformation/network.toml")),
    ("compute", include_str!("../../data/cloudformation/compute.toml")),
    ("data", include_str!("../../data/cloudformation/data.toml")),
    ("security", include_str!("../../data/cloudformation/security.toml")),
    ("integration", include_str!("../../data/cloudformation/integration.toml")),
    ("serverless", include_str!("../../data/cloudformation/serverless.toml")),
];

static ROWS: LazyLock<FxHashMap<String, Row>> = LazyLock::new(|| {
    let read = |(_, text): (&str, &str)| toml::from_str::<BTreeMap<String, Row>>(text).unwrap_or_default();
    FILES.into_iter().flat_map(read).collect()
});

/// How a type is translated, where it has these properties.
pub(super) fn row(type_name: &str, has: impl Fn(&str) -> bool) -> Option<&'static Row> {
    let row = ROWS.get(type_name)?;
    let other = row.instead.as_deref().filter(|property| has(property));
    Some(other.and_then(|property| ROWS.get(&format!("{type_name}?{property}"))).unwrap_or(row))
}

#[cfg(test)]
mod tests {
    use catalogue::SchemaKind;

    use super::*;

    fn all() -> Vec<(String, Row)> {
        let read = |(name, text): (&str, &str)| match toml::from_str::<BTreeMap<String, Row>>(text) {
            Ok(rows) => rows,
            Err(error) => panic!("{name}: {error}"),
        };
        FILES.into_iter().flat_map(read).collect()
    }

    #[test]
    fn rows_name_types_and_attributes_that_there_are() {
        let mut wrong = Vec::new();
        for (type_name, row) in all() {
            for row in std::iter::once(&row).chain(&row.beside) {
                let Some(schema) = catalogue::schema(&row.type_name, SchemaKind::Resource) else {
                    wrong.push(format!("{type_name}: there is no `{}`", row.type_name));
                    continue;
                };
                let tops = row.map.iter().filter(|(from, _)| !from.contains(['.', '[']) || from.as_str() == ".");
                let paths = tops.filter_map(|(_, to)| match Target::of(to) {
                    Target::Path { path, .. } => Some(path),
                    Target::Nowhere | Target::Here => None,
                });
                for path in paths.chain(row.default.keys().map(String::as_str)).chain(row.link.as_deref()) {
                    let top = path.split(['.', '[']).next().unwrap_or(path);
                    let is_prefix_of_block = schema.at(path).is_some();
                    if !is_prefix_of_block && schema.at(top).is_none() {
                        wrong.push(format!("{type_name}: `{}` has no `{path}`", row.type_name));
                    } else if !is_prefix_of_block {
                        wrong.push(format!("{type_name}: `{}` has no `{path}` below `{top}`", row.type_name));
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn the_types_that_are_used_most_are_translated() {
        assert!(all().len() >= 90, "{} types", all().len());
    }
}
