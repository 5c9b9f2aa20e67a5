//! Reading YAML.

use std::collections::BTreeMap;

use hcl::Span;
use saphyr_parser::{Event, Parser, ScalarStyle, Tag};

use super::offsets::{Bytes, Padding};
use super::scalar::Style;
use super::{DEEPEST, Document, Kind, Node, Problem};

/// A sequence or mapping that is not finished.
struct Open {
    start: u32,
    anchor: usize,
    tag: Option<Box<str>>,
    /// Of a mapping: keys and values in turn.
    children: Vec<u32>,
    is_mapping: bool,
    end: u32,
}

pub(super) fn read(document: &mut Document) -> Result<(), Problem> {
    let source = document.source.clone();
    let text = match str::from_utf8(&source) {
        Ok(text) => text,
        Err(error) => {
            return Err(Problem {
                at: error.valid_up_to() as u32,
                message: "it is not UTF-8".to_owned(),
                hint: "save it as UTF-8",
            });
        }
    };
    let (skipped, text) = text.strip_prefix('\u{feff}').map_or((0, text), |rest| (3, rest));
    let mut padding = Padding::default();
    loop {
        let padded = padding.applied(text);
        let bytes = Bytes::of(&padded, skipped, &padding);
        match parse(document, &padded, &bytes) {
            Ok(()) => return Ok(()),
            // Other readers do not mind lines in quotes and brackets that begin too far left.
            Err(Failure { problem, indentation: true }) if padding.add(text, problem.at - skipped) => {
                document.nodes.clear();
                document.roots.clear();
            }
            Err(Failure { problem, .. }) => return Err(problem),
        }
    }
}

/// Why a text is not read.
struct Failure {
    problem: Problem,
    /// Whether a line begins too far left.
    indentation: bool,
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self { problem, indentation: false }
    }
}

fn parse(document: &mut Document, text: &str, bytes: &Bytes) -> Result<(), Failure> {
    let source = document.source.clone();
    let mut anchors: BTreeMap<usize, u32> = BTreeMap::new();
    let mut open: Vec<Open> = Vec::new();
    for event in Parser::new_from_str(text) {
        let (event, marked) = event.map_err(|error| Failure {
            problem: Problem {
                at: bytes.at(error.marker().index()),
                message: format!("this is not YAML: {}", error.info()),
                hint: "check indentation, quotes and brackets there and in the line before",
            },
            indentation: error.info().starts_with("invalid indentation"),
        })?;
        let span = bytes.span(marked);
        let (anchor, id) = match event {
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) | Event::DocumentEnd => {
                continue;
            }
            Event::SequenceStart(anchor, tag) => {
                open.push(started(anchor, tag.as_deref(), span, false));
                too_deep(&open, span)?;
                continue;
            }
            Event::MappingStart(anchor, tag) => {
                open.push(started(anchor, tag.as_deref(), span, true));
                too_deep(&open, span)?;
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let Some(mut finished) = open.pop() else { continue };
                let flow = matches!(source.get(span.start as usize), Some(b']' | b'}')) && !span.is_empty();
                if flow {
                    finished.end = span.start + 1;
                }
                let span = Span::new(finished.start, finished.end.max(finished.start));
                let kind = if finished.is_mapping {
                    let pairs = finished.children.chunks_exact(2);
                    Kind::Mapping(pairs.filter_map(|pair| Some((*pair.first()?, *pair.get(1)?))).collect())
                } else {
                    Kind::Sequence(finished.children.into())
                };
                (finished.anchor, document.push(Node { kind, span, tag: finished.tag, flow }))
            }
            Event::Scalar(text, style, anchor, tag) => {
                let style = match style {
                    ScalarStyle::Plain => Style::Plain,
                    ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
                    ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
                };
                let is_nothing = span.is_empty() && source.get(span.start as usize) == Some(&b':');
                let span = match style {
                    Style::Block => trimmed(&source, span),
                    // Nothing after a key stands behind its colon.
                    Style::Plain if is_nothing => Span::empty(span.start + 1),
                    Style::Plain | Style::Quoted => span,
                };
                let node =
                    Node { kind: Kind::Scalar(text.into(), style), span, tag: tag.as_deref().map(named), flow: false };
                (anchor, document.push(node))
            }
            Event::Alias(anchor) => {
                // What is not finished yet cannot be meant: values would hold themselves.
                let target = anchors.get(&anchor).copied().ok_or_else(|| Problem {
                    at: span.start,
                    message: "an alias refers to what it stands in".to_owned(),
                    hint: "write the value out",
                })?;
                (0, document.push(Node { kind: Kind::Alias(target), span, tag: None, flow: false }))
            }
        };
        if anchor > 0 {
            anchors.insert(anchor, id);
        }
        let end = document.nodes.get(id as usize).map_or(0, |node| node.span.end);
        match open.last_mut() {
            Some(around) => {
                around.children.push(id);
                around.end = around.end.max(end);
            }
            None => document.roots.push(id),
        }
    }
    Ok(())
}

fn started(anchor: usize, tag: Option<&Tag>, span: Span, is_mapping: bool) -> Open {
    Open { start: span.start, anchor, tag: tag.map(named), children: Vec::new(), is_mapping, end: span.start }
}

fn too_deep(open: &[Open], span: Span) -> Result<(), Problem> {
    if open.len() <= DEEPEST {
        return Ok(());
    }
    Err(Problem { at: span.start, message: "it is nested too deeply".to_owned(), hint: "make it flatter" })
}

/// `Ref` for `!Ref`; what YAML itself defines with a `!` before it.
fn named(tag: &Tag) -> Box<str> {
    if tag.is_yaml_core_schema() { format!("!{}", tag.suffix).into() } else { tag.suffix.as_str().into() }
}

/// The span without blank space at its end, which the reader counts to what is written as a block.
fn trimmed(source: &[u8], span: Span) -> Span {
    let blank = span.slice(source).iter().rev().take_while(|letter| letter.is_ascii_whitespace()).count();
    Span::new(span.start, span.end.saturating_sub(blank as u32).max(span.start))
}
