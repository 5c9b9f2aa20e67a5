//! Turns the data files into static tables, so that looking something up at run time costs no parsing.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use serde::Deserialize;

type Fallible<T> = Result<T, Box<dyn Error>>;

/// One row of `data/types/*.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    name: String,
    glyph: String,
    #[serde(default)]
    details: Vec<String>,
    #[serde(default, rename = "in")]
    sits: Vec<String>,
    #[serde(rename = "box")]
    container: Option<String>,
}

/// The row that stands for the types of a provider that have none.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fallback {
    #[serde(rename = "in")]
    sits: Vec<String>,
}

/// One row of a file whose types are called and drawn like those of another.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Likeness {
    like: String,
    name: Option<String>,
    #[serde(default)]
    details: Vec<String>,
    #[serde(default, rename = "in")]
    sits: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LikenessFile {
    fallback: Fallback,
    types: BTreeMap<String, Likeness>,
}

#[derive(Deserialize)]
struct ProviderFile {
    fallback: Fallback,
    #[serde(flatten)]
    categories: BTreeMap<String, BTreeMap<String, Row>>,
}

/// One glyph of `data/glyphs.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Drawing {
    name: String,
    path: String,
}

const PROVIDERS: [&str; 5] = ["aws", "azure", "google", "kubernetes", "utility"];
const SCHEMAS: [&str; 6] = ["aws", "azure", "builtin", "google", "kubernetes", "utility"];

fn main() -> Fallible<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=data");
    let out = env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?;
    let out = Path::new(&out);

    let drawings: BTreeMap<String, Drawing> = read("data/glyphs.toml")?;
    fs::write(out.join("glyphs.rs"), glyph_table(&drawings)?)?;
    fs::write(out.join("types.rs"), type_table(&drawings)?)?;
    fs::write(out.join("likenesses.rs"), likeness_tables()?)?;
    fs::write(out.join("schemas.rs"), schema_table()?)?;
    Ok(())
}

fn read<T: for<'de> Deserialize<'de>>(path: &str) -> Fallible<T> {
    let text = fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    Ok(toml::from_str(&text).map_err(|error| format!("{path}: {error}"))?)
}

fn glyph_table(drawings: &BTreeMap<String, Drawing>) -> Fallible<String> {
    let mut code = String::from("static GLYPHS: &[Glyph] = &[\n");
    for (id, drawing) in drawings {
        let path = drawing.path.split_whitespace().collect::<Vec<_>>().join(" ");
        writeln!(code, "    Glyph {{ id: {id:?}, name: {:?}, path: {path:?} }},", drawing.name)?;
    }
    code.push_str("];\n");
    Ok(code)
}

fn type_table(drawings: &BTreeMap<String, Drawing>) -> Fallible<String> {
    let mut rows = BTreeMap::new();
    let mut fallbacks = String::from("pub(super) static FALLBACKS: &[(Provider, &[Containment])] = &[\n");
    for provider in PROVIDERS {
        let file: ProviderFile = read(&format!("data/types/{provider}.toml"))?;
        let provider = variant(provider);
        writeln!(fallbacks, "    (Provider::{provider}, {}),", containment(&file.fallback.sits)?)?;
        for (category, types) in file.categories {
            for (type_name, row) in types {
                if !drawings.contains_key(&row.glyph) {
                    return Err(format!("`{type_name}`: there is no glyph `{}`", row.glyph).into());
                }
                let container = row
                    .container
                    .as_deref()
                    .map_or(String::from("None"), |kind| format!("Some(ContainerKind::{})", variant(kind)));
                let entry = format!(
                    "    TypeEntry {{ type_name: {type_name:?}, provider: Provider::{provider}, category: Category::{}, \
                     name: {:?}, glyph: {:?}, details: &{:?}, containment: {}, container: {container} }},\n",
                    variant(&category),
                    row.name,
                    row.glyph,
                    row.details,
                    containment(&row.sits)?,
                );
                if rows.insert(type_name.clone(), entry).is_some() {
                    return Err(format!("`{type_name}` stands twice").into());
                }
            }
        }
    }
    let entries: String = rows.into_values().collect();
    fallbacks.push_str("];\n");
    Ok(format!("pub(super) static ENTRIES: &[TypeEntry] = &[\n{entries}];\n\n{fallbacks}"))
}

fn likeness_tables() -> Fallible<String> {
    let mut code = String::new();
    for (name, table) in [("cloudformation", "CLOUDFORMATION"), ("manifests", "MANIFESTS")] {
        let file: LikenessFile = read(&format!("data/types/{name}.toml"))?;
        writeln!(code, "pub(super) static {table}_FALLBACK: &[Containment] = {};", containment(&file.fallback.sits)?)?;
        writeln!(code, "pub(super) static {table}: &[Likeness] = &[")?;
        for (type_name, row) in file.types {
            let sits: Vec<String> = row.sits.iter().chain(&file.fallback.sits).cloned().collect();
            writeln!(
                code,
                "    Likeness {{ type_name: {type_name:?}, like: {:?}, name: {:?}, details: &{:?}, containment: {} }},",
                row.like,
                row.name,
                row.details,
                if row.sits.is_empty() { format!("{table}_FALLBACK") } else { containment(&sits)? },
            )?;
        }
        code.push_str("];\n");
    }
    Ok(code)
}

fn containment(sits: &[String]) -> Fallible<String> {
    let mut code = String::from("&[");
    for rule in sits {
        let (placement, path) = rule.split_once(' ').ok_or_else(|| format!("`{rule}`: expected a word and a path"))?;
        if !matches!(placement, "inside" | "beside" | "among") {
            return Err(format!("`{rule}`: expected inside, beside or among").into());
        }
        write!(code, "Containment {{ path: {path:?}, placement: Placement::{} }}, ", variant(placement))?;
    }
    code.push(']');
    Ok(code)
}

/// Where each schema and each shared shape stands in its file.
fn schema_table() -> Fallible<String> {
    let mut rows = BTreeMap::new();
    let mut files = String::new();
    let mut sources = String::new();
    for (number, name) in SCHEMAS.iter().enumerate() {
        let path = format!("data/schemas/{name}.txt");
        let text = fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
        let mut shapes = String::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let end = start + line.trim_end().len();
            let words: Vec<_> = line.trim_end().splitn(3, ' ').collect();
            match words.as_slice() {
                ["#", "source", source] => {
                    let [package, version, provider, provider_version] = source.split(' ').collect::<Vec<_>>()[..]
                    else {
                        return Err(
                            format!("{path}: `{line}`: expected a package, a provider and their versions").into()
                        );
                    };
                    writeln!(
                        sources,
                        "    Source {{ package: {package:?}, version: {version:?}, provider: {provider:?}, \
                         provider_version: {provider_version:?} }},"
                    )?;
                }
                ["#", ..] => {}
                [shape, ..] if shape.starts_with('$') => {
                    write!(shapes, "({}, {end}), ", start + shape.len() + 1)?;
                }
                [type_name, kind @ ("resource" | "data"), fields @ ..] => {
                    let fields = end - fields.first().map_or(0, |fields| fields.len());
                    rows.insert((type_name.to_string(), *kind == "data"), (number, fields, end));
                }
                _ => return Err(format!("{path}: `{line}` is no schema").into()),
            }
            start += line.len();
        }
        writeln!(
            files,
            "    File {{ text: include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/{path}\")), shapes: &[{shapes}] }},"
        )?;
    }
    let mut table = String::new();
    for ((type_name, data), (file, start, end)) in rows {
        let kind = if data { "Data" } else { "Resource" };
        writeln!(
            table,
            "    Row {{ type_name: {type_name:?}, kind: SchemaKind::{kind}, file: {file}, start: {start}, end: {end} }},"
        )?;
    }
    Ok(format!(
        "static SOURCES: &[Source] = &[\n{sources}];\n\nstatic FILES: &[File] = &[\n{files}];\n\nstatic ROWS: &[Row] = &[\n{table}];\n"
    ))
}

/// `network` as the variant `Network`.
fn variant(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
