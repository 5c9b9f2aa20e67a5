//! One file, read by itself: what stands in it, before anything around it is known.
//!
//! - [`names`]: what the name of a file says about it
//! - [`definition`]: the blocks of a file
//! - [`address`]: what a reference in an expression names
//! - [`json`]: what is a block in configuration that is written in JSON; [`native`]: such blocks written natively

pub(crate) mod address;
pub(crate) mod definition;
pub(crate) mod json;
pub(crate) mod names;
pub(crate) mod native;

use std::sync::Arc;

use domain::graph::{Carried, FileReport, Place};
use hcl::Span;
use hcl::syntax::Tree;
use rustc_hash::FxHashMap;

use self::definition::{Definition, Oddity};
use self::names::FileKind;

/// A file of Terraform's, read by itself. Read once for each content of a file and shared from then on.
#[derive(Debug)]
pub(crate) struct Source {
    /// Its path.
    pub(crate) path: Arc<str>,
    /// What it is.
    pub(crate) kind: FileKind,
    /// What stands in it.
    pub(crate) tree: Tree,
    /// Its blocks; none unless it is configuration.
    pub(crate) definitions: Vec<Definition>,
    /// What was not understood.
    pub(crate) carried: Vec<Carried>,
    /// Why not everything was understood.
    pub(crate) reason: Option<String>,
    by_address: FxHashMap<Box<str>, Vec<u32>>,
}

impl Source {
    /// Reads a file; `None` when it is none of Terraform's.
    pub(crate) fn read(path: &str, bytes: &Arc<[u8]>) -> Option<Self> {
        let kind = FileKind::of(path);
        let tree = match kind {
            FileKind::Other => return None,
            FileKind::Configuration | FileKind::Values | FileKind::Language => hcl::parse(bytes.clone()),
            FileKind::JsonConfiguration => hcl::json::parse(bytes.clone(), &json::Shape),
            FileKind::JsonValues => hcl::json::parse(bytes.clone(), &()),
        };
        let (definitions, oddities) =
            if kind.is_configuration() { definition::definitions(&tree) } else { (Vec::new(), Vec::new()) };
        let reason = reason(&tree, &oddities);
        let path: Arc<str> = path.into();
        let mut carried: Vec<Carried> = tree
            .errors()
            .iter()
            .map(|error| Carried {
                place: place(&path, &tree, error.span),
                message: error.message.to_string(),
                hint: (!error.hint.is_empty()).then(|| error.hint.to_string()),
            })
            .collect();
        carried.extend(oddities.into_iter().map(|oddity| Carried {
            place: place(&path, &tree, oddity.span),
            message: oddity.message,
            hint: Some(oddity.hint.to_owned()),
        }));
        carried.sort_by_key(|carried| carried.place.start);
        let mut by_address: FxHashMap<Box<str>, Vec<u32>> = FxHashMap::default();
        for (index, definition) in definitions.iter().enumerate() {
            by_address.entry(definition.address.clone()).or_default().push(index as u32);
        }
        Some(Self { path, kind, tree, definitions, carried, reason, by_address })
    }

    /// The definitions with this address, in source order; more than one only where the file repeats itself.
    pub(crate) fn at_address(&self, address: &str) -> &[u32] {
        self.by_address.get(address).map_or(&[], Vec::as_slice)
    }

    /// Where `span` stands.
    pub(crate) fn place(&self, span: Span) -> Place {
        place(&self.path, &self.tree, span)
    }

    /// How it was read.
    pub(crate) fn report(&self) -> FileReport {
        FileReport { path: (*self.path).to_owned(), understood: self.reason.is_none(), reason: self.reason.clone() }
    }
}

fn place(path: &str, tree: &Tree, span: Span) -> Place {
    let position = tree.position(span.start);
    Place { file: path.to_owned(), line: position.line, column: position.column, start: span.start, end: span.end }
}

/// Why a file was not understood: its first problem, and how many more there are.
fn reason(tree: &Tree, oddities: &[Oddity]) -> Option<String> {
    let count = tree.errors().len() + oddities.len();
    let first_error = tree.errors().first().map(|error| (error.line, error.message.to_string()));
    let first_oddity = oddities.first().map(|oddity| (tree.position(oddity.span.start).line, oddity.message.clone()));
    let (line, message) = first_error.into_iter().chain(first_oddity).min_by_key(|(line, _)| *line)?;
    Some(match count {
        1 => format!("line {line}: {message}"),
        _ => format!("line {line}: {message} (and {} more)", count - 1),
    })
}
