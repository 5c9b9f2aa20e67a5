//! Plans and states, as `terraform show -json` prints them.
//!
//! They are known by what is in them, are read only, and hold secrets: what is read of one is read of its text without
//! them.
//!
//! - [`decode`]: the text, in whatever it is encoded, and where in it JSON begins; [`raw`]: JSON with its places
//! - [`containers`] and [`redact`]: where values stand, and taking secrets out of them
//! - [`document`]: what it says; [`resource`]: of one resource; [`state`]: the file that Terraform keeps its state in
//! - [`configured`] and [`connect`]: which resource refers to which
//! - [`graph`]: all of it as a graph

mod configured;
mod connect;
mod containers;
mod decode;
mod document;
mod graph;
mod raw;
mod redact;
mod resource;
mod state;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use domain::FileSet;
use domain::graph::{Carried, ComponentKey, FileReport, Graph, Place};
use domain::planned::{Origin, Planned};

use self::decode::{Encoding, Glance};
use self::document::Document;
use self::redact::Problem;
use crate::modules::paths;
use crate::source::names::FileKind;

/// Plans and states, by path.
pub(crate) type PlanFiles = BTreeMap<String, Arc<PlanFile>>;

/// A file that holds a plan or a state, or would.
#[derive(Debug)]
pub(crate) enum PlanFile {
    /// It was read.
    Read(Box<ReadFile>),
    /// It cannot be read.
    Refused(Box<Carried>),
}

/// What was read of a file.
#[derive(Debug)]
pub(crate) struct ReadFile {
    path: Arc<str>,
    /// Its text, without secrets.
    text: String,
    document: Document,
    /// Those of its resources.
    places: Vec<Place>,
}

/// Names that plans and states have where they are not alone.
const ENDINGS: [&str; 7] = [".json", ".tfplan", ".plan", ".tfstate", ".txt", ".log", ".out"];

/// Whether a file may be one, by its name; where it is the only one any name will do.
fn may_be(path: &str, alone: bool) -> bool {
    let name = paths::file_name(path);
    let named = || !name.contains('.') || ENDINGS.iter().any(|ending| name.ends_with(ending));
    FileKind::of(path) == FileKind::Other && (alone || named())
}

/// What the bytes of a file turn out to be.
enum Content<'b> {
    /// JSON from a place on, which has no problem and is a plan or a state.
    Document(Cow<'b, str>, Encoding, usize),
    /// What would be one.
    Broken(Cow<'b, str>, Encoding, usize, Problem),
    /// The log of a run.
    Log(Cow<'b, str>, Encoding),
    /// A plan as Terraform saves it.
    Saved,
}

fn content<'b>(path: &str, bytes: &'b [u8], alone: bool) -> Option<Content<'b>> {
    if !may_be(path, alone) || bytes.len() > u32::MAX as usize {
        return None;
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return memchr::memmem::find(bytes.get(..256).unwrap_or(bytes), b"tfplan").map(|_| Content::Saved);
    }
    let (text, encoding) = match decode::text(bytes) {
        Some(found) => found,
        None if memchr::memmem::find(bytes, b"format_version").is_some() => {
            (Cow::Owned(String::from_utf8_lossy(bytes).into_owned()), Encoding::Utf8 { mark: 0 })
        }
        None => return None,
    };
    match decode::glance(&text) {
        Glance::Nothing => None,
        Glance::Log => Some(Content::Log(text, encoding)),
        Glance::Json(start) => {
            let json = text.get(start..).unwrap_or_default();
            match redact::problem(json) {
                Some(problem) => Some(Content::Broken(text, encoding, start, problem)),
                None if document::is_one(&redact::top(json).0) => Some(Content::Document(text, encoding, start)),
                None => None,
            }
        }
    }
}

impl PlanFile {
    /// Reads a file; `None` when it is none.
    fn read(path: &str, bytes: &[u8], alone: bool) -> Option<Self> {
        let refused = |text: &str, encoding: Encoding, at: usize, message: &str, hint: &str| {
            let place = graph::places(path, text, std::slice::from_ref(&(at..at)), encoding).pop();
            let place = place.unwrap_or_else(|| beginning(path));
            Self::Refused(Box::new(Carried { place, message: message.to_owned(), hint: Some(hint.to_owned()) }))
        };
        const AGAIN: &str = "make it again: `terraform show -json PLAN > plan.json`";
        let utf8 = Encoding::Utf8 { mark: 0 };
        Some(match content(path, bytes, alone)? {
            Content::Saved => {
                let message = "this is a saved plan, which only the Terraform that made it can read";
                refused("", utf8, 0, message, "open what `terraform show -json PLAN > plan.json` writes")
            }
            Content::Log(text, encoding) => {
                let message = "this is the log of a run, not a plan";
                let hint =
                    "save the plan with `terraform plan -out=PLAN`, and open what `terraform show -json PLAN` prints";
                refused(&text, encoding, 0, message, hint)
            }
            Content::Broken(text, encoding, start, problem) => {
                refused(&text, encoding, start + problem.at, &problem.message, AGAIN)
            }
            Content::Document(text, encoding, start) => {
                let json = text.get(start..).unwrap_or_default();
                let text = redact::redacted(&text, start, &redact::top(json).0).into_owned();
                let json = text.get(start..).unwrap_or_default();
                match document::read(&text, &redact::top(json).0) {
                    Err(wrong) => refused(&text, encoding, wrong.at, &wrong.message, AGAIN),
                    Ok(document) => {
                        let ranges: Vec<_> = document.beside.iter().map(|(range, _)| range.clone()).collect();
                        let places = graph::places(path, &text, &ranges, encoding);
                        Self::Read(Box::new(ReadFile { path: path.into(), text, document, places }))
                    }
                }
            }
        })
    }

    /// What it is called among files that are not drawn.
    fn note(&self) -> String {
        match self {
            Self::Read(file) if file.document.origin == Origin::Plan => {
                "a plan, which is not drawn beside configuration; open it by itself".to_owned()
            }
            Self::Read(_) => "a state, which is not drawn beside configuration; open it by itself".to_owned(),
            Self::Refused(carried) => format!("line {}: {}", carried.place.line, carried.message),
        }
    }
}

impl ReadFile {
    /// What it comes to.
    pub(crate) fn planned(&self) -> &Planned {
        &self.document.planned
    }

    /// Its path.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    /// Itself as what one looks from.
    pub(crate) fn root(&self) -> crate::Root {
        let resources = &self.document.planned.resources;
        let mut modules: Vec<&str> = resources.iter().filter_map(|one| one.module_address.as_deref()).collect();
        modules.sort_unstable();
        modules.dedup();
        crate::Root { directory: ".".to_owned(), components: resources.len() as u32, modules: modules.len() as u32 }
    }

    /// Its components, connections and modules.
    fn graph(&self) -> Graph {
        let mut graph = graph::graph(&self.document, &self.places, &beginning(&self.path));
        if self.document.errored {
            graph.carried.push(Carried {
                place: beginning(&self.path),
                message: "making this plan failed, and it is not complete".to_owned(),
                hint: Some("see what `terraform plan` says, and plan again".to_owned()),
            });
        }
        graph
    }

    /// The text of a component's first instance.
    pub(crate) fn text_of(&self, key: &ComponentKey) -> Option<String> {
        let resources = &self.document.planned.resources;
        let at = resources.iter().position(|resource| resource.component == *key)?;
        self.text.get(self.document.beside.get(at)?.0.clone()).map(str::to_owned)
    }
}

fn beginning(path: &str) -> Place {
    Place { file: path.to_owned(), line: 1, column: 1, start: 0, end: 0 }
}

/// Reads every plan and state, those of `known` excepted.
pub(crate) fn read_all(files: &FileSet, known: impl Fn(&str, &Arc<[u8]>) -> Option<Arc<PlanFile>> + Sync) -> PlanFiles {
    use rayon::prelude::*;
    let alone = files.len() == 1;
    let files: Vec<(&str, &Arc<[u8]>)> = files.iter().collect();
    files
        .into_par_iter()
        .filter_map(|(path, bytes)| {
            let file = known(path, bytes).or_else(|| PlanFile::read(path, bytes, alone).map(Arc::new))?;
            Some((path.to_owned(), file))
        })
        .collect()
}

/// The files without the secrets that plans and states among them hold. Every other byte stays.
#[must_use]
pub fn redacted(files: FileSet) -> FileSet {
    use rayon::prelude::*;
    let alone = files.len() == 1;
    let listed: Vec<(&str, &Arc<[u8]>)> = files.iter().collect();
    let changed: Vec<(String, Vec<u8>)> = listed
        .into_par_iter()
        .filter_map(|(path, bytes)| {
            let redacted = redacted_bytes(path, bytes, alone)?;
            (redacted != **bytes).then(|| (path.to_owned(), redacted))
        })
        .collect();
    let mut files = files;
    for (path, bytes) in changed {
        let inserted = files.insert(path, bytes);
        debug_assert!(inserted.is_ok(), "the path was in the set before");
    }
    files
}

/// What cannot be read is masked so often before it is given up.
const ROUNDS: usize = 8;

fn redacted_bytes(path: &str, bytes: &[u8], alone: bool) -> Option<Vec<u8>> {
    Some(match content(path, bytes, alone)? {
        // The name of its first part is all that tells what it is.
        Content::Saved => {
            let name = bytes.get(26).zip(bytes.get(27)).map_or(0, |(low, high)| u16::from_le_bytes([*low, *high]));
            bytes
                .get(..30 + usize::from(name))
                .filter(|head| memchr::memmem::find(head, b"tfplan").is_some())
                .map_or_else(|| b"PK\x03\x04tfplan".to_vec(), <[u8]>::to_vec)
        }
        Content::Log(text, encoding) => encoding.bytes(&redact::masked_lines(&text), bytes),
        Content::Broken(text, encoding, start, problem) => {
            // Masking what is broken may move what a reader stumbles over first; it is masked until it rests.
            let mut masked = encoding.bytes(&redact::masked(&text, start, &problem), bytes);
            for _ in 0..ROUNDS {
                let Some(Content::Broken(text, encoding, start, problem)) = content(path, &masked, alone) else {
                    break;
                };
                let again = encoding.bytes(&redact::masked(&text, start, &problem), &masked);
                if again == masked {
                    return Some(masked);
                }
                masked = again;
            }
            match content(path, &masked, alone) {
                None => masked,
                // It comes to no rest, and nobody could read it anyway.
                Some(_) => b"{\"format_version\":".to_vec(),
            }
        }
        Content::Document(text, encoding, start) => {
            let json = text.get(start..).unwrap_or_default();
            match redact::redacted(&text, start, &redact::top(json).0) {
                Cow::Borrowed(_) => return None,
                Cow::Owned(redacted) => encoding.bytes(&redacted, bytes),
            }
        }
    })
}

/// The first of them that could be read.
pub(crate) fn first(files: &PlanFiles) -> Option<&ReadFile> {
    files.values().find_map(|file| match &**file {
        PlanFile::Read(file) => Some(&**file),
        PlanFile::Refused(_) => None,
    })
}

/// Whether bytes look like a plan or a state, by a glance.
pub(crate) fn looks_like_one(bytes: &[u8]) -> bool {
    let has = |what: &str| memchr::memmem::find(bytes, what.as_bytes()).is_some();
    has("\"format_version\"") && ["\"planned_values\"", "\"resource_changes\"", "\"root_module\""].into_iter().any(has)
}

/// The graph of the plan that the files are looked at as.
pub(crate) fn graph_of(active: &ReadFile, all: &FileSet, files: &PlanFiles) -> Graph {
    let mut graph = active.graph();
    graph.files =
        all.iter().map(|(path, _)| FileReport { path: path.to_owned(), understood: false, reason: None }).collect();
    report(&mut graph, files, Some(&active.path));
    graph
}

/// Says of each plan and state that is not drawn why, and carries what is wrong where nothing else is there.
pub(crate) fn report(graph: &mut Graph, files: &PlanFiles, drawn: Option<&str>) {
    if files.is_empty() {
        return;
    }
    for report in &mut graph.files {
        if let Some(file) = files.get(&report.path) {
            report.understood = drawn == Some(report.path.as_str());
            report.reason = (!report.understood).then(|| match (&**file, drawn) {
                (PlanFile::Read(_), Some(drawn)) => format!("not drawn beside `{drawn}`; open it by itself"),
                (file, _) => file.note(),
            });
        }
    }
    if graph.components.is_empty() {
        let refused = files.values().filter_map(|file| match &**file {
            PlanFile::Refused(carried) => Some((**carried).clone()),
            PlanFile::Read(_) => None,
        });
        graph.carried.extend(refused);
    }
}
