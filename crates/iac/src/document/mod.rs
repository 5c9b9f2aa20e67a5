//! YAML and JSON as they are written: every node with its place, nothing printed anew.
//!
//! - [`Document`]: the nodes of a file, one root for each YAML document in it
//! - [`view`]: looking at a node through aliases and merge keys
//! - [`scalar`]: what a plain scalar is
//! - [`yaml`], [`json`]: reading; [`offsets`]: where the reader was
//! - [`flat`]: the paths of what stands in a node, and finding a node by its path
//!
//! Aliases stay what they are: a node that refers to another one. Whoever follows them counts what it does (see
//! [`Budget`]), since a file of ten lines can stand for billions of values.

pub(crate) mod flat;
mod insert;
mod json;
mod offsets;
pub(crate) mod patch;
pub(crate) mod scalar;
mod take_out;
pub(crate) mod view;
mod yaml;

use std::sync::Arc;

use domain::graph::{Carried, Place};
use hcl::Span;
use hcl::lines::LineIndex;

use self::scalar::Style;
pub(crate) use self::view::View;

/// Values nest no deeper than this, aliases followed.
pub(crate) const DEEPEST: usize = 160;

/// A YAML or JSON text with the place of everything in it.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) path: Arc<str>,
    pub(crate) source: Arc<[u8]>,
    lines: LineIndex,
    nodes: Vec<Node>,
    /// The documents of the file, in order.
    pub(crate) roots: Vec<u32>,
    /// Why the file cannot be read; there are no roots then.
    pub(crate) problem: Option<Problem>,
    pub(crate) is_json: bool,
}

#[derive(Debug)]
struct Node {
    kind: Kind,
    /// Its text with its tag and anchor; of what is written as a block, to the end of its last item.
    span: Span,
    /// `Ref` for `!Ref`, `!str` for `!!str`.
    tag: Option<Box<str>>,
    /// Written in brackets, as all JSON is.
    flow: bool,
}

#[derive(Debug)]
enum Kind {
    Scalar(Box<str>, Style),
    Sequence(Box<[u32]>),
    /// Keys and values.
    Mapping(Box<[(u32, u32)]>),
    Alias(u32),
}

/// Why a text cannot be read.
#[derive(Debug, Clone)]
pub(crate) struct Problem {
    pub(crate) at: u32,
    pub(crate) message: String,
    pub(crate) hint: &'static str,
}

/// How many nodes may still be looked at: aliases of aliases grow without bound.
#[derive(Debug)]
pub(crate) struct Budget(usize);

impl Budget {
    /// Takes one; false when there is none left.
    pub(crate) fn spend(&mut self) -> bool {
        let left = self.0 > 0;
        self.0 = self.0.saturating_sub(1);
        left
    }

    /// Takes as much as making a text of this length is worth.
    pub(crate) fn spend_text(&mut self, length: usize) -> bool {
        self.0 = self.0.saturating_sub(length / 256);
        self.0 > 0
    }
}

impl Document {
    /// Reads a text: JSON where it begins as JSON does, YAML otherwise.
    pub(crate) fn read(path: &str, source: &Arc<[u8]>) -> Self {
        let is_json = path.ends_with(".json") || first_letter(source).is_some_and(|letter| letter == b'{');
        let mut document = Self {
            path: path.into(),
            source: source.clone(),
            lines: LineIndex::new(source),
            nodes: Vec::new(),
            roots: Vec::new(),
            problem: None,
            is_json,
        };
        let read = if is_json {
            // What is written in brackets may still be YAML.
            json::read(&mut document).or_else(|problem| {
                if path.ends_with(".json") {
                    return Err(problem);
                }
                document.is_json = false;
                document.nodes.clear();
                yaml::read(&mut document)
            })
        } else {
            yaml::read(&mut document)
        };
        if let Err(problem) = read {
            document.roots.clear();
            document.problem = Some(problem);
        }
        document
    }

    /// The documents of the file.
    pub(crate) fn views(&self) -> impl Iterator<Item = View<'_>> {
        self.roots.iter().map(|root| View { document: self, id: *root })
    }

    /// The node of this number.
    pub(crate) fn view(&self, id: u32) -> View<'_> {
        View { document: self, id }
    }

    /// Where `span` stands.
    pub(crate) fn place(&self, span: Span) -> Place {
        let position = self.lines.position(&self.source, span.start);
        Place {
            file: (*self.path).to_owned(),
            line: position.line,
            column: position.column,
            start: span.start,
            end: span.end,
        }
    }

    /// The text of `span`.
    pub(crate) fn text(&self, span: Span) -> &str {
        str::from_utf8(span.slice(&self.source)).unwrap_or_default()
    }

    /// The problem for a person.
    pub(crate) fn carried(&self, problem: &Problem) -> Carried {
        Carried {
            place: self.place(Span::new(problem.at, problem.at)),
            message: problem.message.clone(),
            hint: (!problem.hint.is_empty()).then(|| problem.hint.to_owned()),
        }
    }

    /// Enough to look at everything that is written out, and at each alias a good many times.
    pub(crate) fn budget(&self) -> Budget {
        Budget(self.nodes.len().saturating_mul(16).saturating_add(50_000))
    }

    fn push(&mut self, node: Node) -> u32 {
        self.nodes.push(node);
        (self.nodes.len() - 1) as u32
    }
}

fn first_letter(source: &[u8]) -> Option<u8> {
    let source = source.strip_prefix(b"\xef\xbb\xbf").unwrap_or(source);
    source.iter().copied().find(|letter| !letter.is_ascii_whitespace())
}
