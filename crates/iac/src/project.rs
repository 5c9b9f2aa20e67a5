//! A project: its files, and what is derived from them.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use domain::graph::{ComponentKey, ComponentKind, Graph};
use domain::planned::{Planned, PlannedResource};
use domain::{Digest, FileSet};
use rayon::prelude::*;

use crate::Root;
use crate::edit::{self, Applied, EditError};
use crate::foreign::{self, ForeignFiles};
use crate::graph::{self, Derived};
use crate::modules::{Layout, missing, roots};
use crate::plan::{self, PlanFiles, ReadFile};
use crate::planned;
use crate::source::definition::Definition;
use crate::source::{Source, native};

/// A set of files that was read as a Terraform or OpenTofu project. Cheap to clone.
#[derive(Clone)]
pub struct Project {
    inner: Arc<Inner>,
}

struct Inner {
    files: FileSet,
    values_only: FileSet,
    /// Terraform's among the files, read.
    sources: BTreeMap<String, Arc<Source>>,
    /// Terraform's among the files that only lend values, read.
    lent: BTreeMap<String, Arc<Source>>,
    /// Those of other languages, read.
    foreign: ForeignFiles,
    /// Plans and states, read.
    plans: OnceLock<PlanFiles>,
    wanted_root: Option<String>,
    layout: OnceLock<Layout>,
    roots: OnceLock<Vec<Root>>,
    root: OnceLock<String>,
    derived: OnceLock<Derived>,
    planned: OnceLock<Planned>,
    /// What the project came to before it changed.
    earlier: Vec<Arc<PlannedResource>>,
    digests: OnceLock<BTreeMap<String, Digest>>,
}

impl std::fmt::Debug for Project {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Project").field("files", &self.inner.files.len()).finish_non_exhaustive()
    }
}

impl Project {
    /// Reads a project. This never fails: what is not understood is carried, with its place and what to do about it.
    ///
    /// `values_only` are files that lend values and belong to nobody's project (ignored by git): they are never part
    /// of [`Project::files`]. `root` is the directory to look from; the best guess when left out, or when there is no
    /// configuration in it.
    #[must_use]
    pub fn read(files: &FileSet, values_only: &FileSet, root: Option<&str>) -> Self {
        let sources = read_all(files);
        let lent = read_all(values_only);
        let foreign = foreign::read_all(files, |_, _| None);
        Self::of(files.clone(), values_only.clone(), sources, lent, foreign, root.map(str::to_owned))
    }

    fn of(
        files: FileSet,
        values_only: FileSet,
        sources: BTreeMap<String, Arc<Source>>,
        lent: BTreeMap<String, Arc<Source>>,
        foreign: ForeignFiles,
        wanted_root: Option<String>,
    ) -> Self {
        let inner = Inner {
            files,
            values_only,
            sources,
            lent,
            foreign,
            plans: OnceLock::new(),
            wanted_root,
            layout: OnceLock::new(),
            roots: OnceLock::new(),
            root: OnceLock::new(),
            derived: OnceLock::new(),
            planned: OnceLock::new(),
            earlier: Vec::new(),
            digests: OnceLock::new(),
        };
        Self { inner: Arc::new(inner) }
    }

    /// The files.
    #[must_use]
    pub fn files(&self) -> &FileSet {
        &self.inner.files
    }

    /// Files that only lend values.
    #[must_use]
    pub fn values_only(&self) -> &FileSet {
        &self.inner.values_only
    }

    /// The same project with other files that only lend values.
    #[must_use]
    pub fn with_values_only(&self, values_only: &FileSet) -> Self {
        let inner = &self.inner;
        let lent = read_all(values_only);
        let (sources, foreign) = (inner.sources.clone(), inner.foreign.clone());
        Self::of(inner.files.clone(), values_only.clone(), sources, lent, foreign, inner.wanted_root.clone())
            .after(self)
    }

    /// The same files, looked at from another root.
    #[must_use]
    pub fn with_root(&self, root: Option<&str>) -> Self {
        let inner = &self.inner;
        let root = root.map(str::to_owned);
        let (sources, lent, foreign) = (inner.sources.clone(), inner.lent.clone(), inner.foreign.clone());
        Self::of(inner.files.clone(), inner.values_only.clone(), sources, lent, foreign, root).after(self)
    }

    /// The same project with other files; only those that differ are read anew.
    #[must_use]
    pub fn with_files(&self, files: &FileSet) -> Self {
        let inner = &self.inner;
        let known = |path: &str, bytes: &Arc<[u8]>| {
            let source = inner.sources.get(path)?;
            (inner.files.get(path) == Some(bytes)).then(|| source.clone())
        };
        let sources = read_with(files, known);
        let foreign = self.foreign_in(files);
        let root = inner.wanted_root.clone();
        Self::of(files.clone(), inner.values_only.clone(), sources, inner.lent.clone(), foreign, root).after(self)
    }

    /// Directories of local modules that are called and whose files were not given, so that whoever reads folders can
    /// fetch them: modules beside the project, `../shared/vpc`.
    #[must_use]
    pub fn missing_modules(&self) -> Vec<String> {
        missing::directories(self.layout())
    }

    /// Directories that nobody calls, best guess first.
    #[must_use]
    pub fn roots(&self) -> &[Root] {
        self.inner.roots.get_or_init(|| match self.plan() {
            Some(plan) => vec![plan.root()],
            None => roots::roots(self.layout(), &self.inner.foreign),
        })
    }

    /// The directory that the project is looked at from.
    #[must_use]
    pub fn root(&self) -> &str {
        let inner = &self.inner;
        if self.plan().is_some() {
            return ".";
        }
        let choose = || roots::choose(self.layout(), &inner.foreign, || self.roots(), inner.wanted_root.as_deref());
        inner.root.get_or_init(choose)
    }

    /// The graph of the files; derived when first asked for.
    #[must_use]
    pub fn graph(&self) -> &Graph {
        &self.derived().graph
    }

    /// What the project comes to: each instance of each resource that the root reaches, in the shape of a plan, with what
    /// templates and manifests come to; worked out when first asked for.
    #[must_use]
    pub fn planned(&self) -> &Planned {
        if let Some(plan) = self.plan() {
            return plan.planned();
        }
        self.inner.planned.get_or_init(|| {
            let inner = &self.inner;
            let mut planned =
                graph::planned(self.layout(), self.root(), &inner.files, &inner.values_only, &inner.earlier);
            planned::join(&mut planned, foreign::planned(&inner.foreign), &inner.earlier);
            planned
        })
    }

    /// What the content is called.
    #[must_use]
    pub fn digest(&self) -> Digest {
        FileSet::digest_of(self.digests().iter().map(|(path, digest)| (path.as_str(), digest)))
    }

    /// How many places of the estate edits in the modules at `directories` change: the instances of each under the
    /// root, or, where the root does not call it, the calls of it; at least one each.
    #[must_use]
    pub fn places<'a>(&self, directories: impl IntoIterator<Item = &'a str>) -> u32 {
        let places = |directory| {
            // How often a call is repeated takes values; whether there is one does not.
            let is_called = self.layout().is_called(directory);
            if is_called { self.derived().places.get(directory).copied().unwrap_or(1) } else { 1 }
        };
        directories.into_iter().map(places).fold(0, u32::saturating_add)
    }

    /// The text of a component's block; of a local, of its attribute.
    #[must_use]
    pub fn block_text(&self, key: &ComponentKey) -> Option<String> {
        if let Some(plan) = self.plan() {
            return plan.text_of(key);
        }
        let found = self.find(key).map(|(path, definition)| (path.to_owned(), definition.span));
        let (path, span) = found.or_else(|| foreign::span_of(&self.inner.foreign, key))?;
        let bytes = span.slice(self.inner.files.get(&path)?);
        Some(String::from_utf8_lossy(bytes).into_owned())
    }

    /// The text of a component's block as it can be pasted: natively, whatever its file is written in.
    #[must_use]
    pub fn copied_text(&self, key: &ComponentKey) -> Option<String> {
        let found = edit::locate::find(&self.inner.sources, key)?;
        if !found.source.kind.is_json() {
            return self.block_text(key);
        }
        let item = found.source.tree.body().items().nth(found.definition.item as usize)?;
        let hcl::Item::Block(block) = item else { return None };
        Some(hcl::format::block_text(&native::native_block(block)?))
    }

    /// Whether a component can only be read: it stands outside the project, or Terraform put it there.
    #[must_use]
    pub fn is_read_only(&self, key: &ComponentKey) -> bool {
        if self.plan().is_some() {
            return true;
        }
        let found = self.find(key).map(|(path, _)| path.to_owned());
        let path = found.or_else(|| foreign::span_of(&self.inner.foreign, key).map(|(path, _)| path));
        path.is_none_or(|path| FileSet::is_read_only(&path))
    }

    /// The file that a new component goes into: where its neighbours are.
    #[must_use]
    pub fn file_for(&self, directory: &str, kind: ComponentKind, type_name: &str) -> String {
        edit::home::of(self.sources(), directory, kind, type_name)
    }

    /// Makes edits: all of them, or none. Edits of the picture alone are left to others and change nothing here.
    ///
    /// # Errors
    /// [`EditError`] for the first edit that does not apply.
    pub fn apply(&self, edits: &[domain::edit::Edit]) -> Result<Applied, EditError> {
        edit::apply(self, edits)
    }

    pub(crate) fn sources(&self) -> &BTreeMap<String, Arc<Source>> {
        &self.inner.sources
    }

    pub(crate) fn foreign(&self) -> &ForeignFiles {
        &self.inner.foreign
    }

    pub(crate) fn lent(&self) -> &BTreeMap<String, Arc<Source>> {
        &self.inner.lent
    }

    pub(crate) fn layout(&self) -> &Layout {
        self.inner.layout.get_or_init(|| Layout::of(&self.inner.sources, &self.inner.lent, &self.inner.files))
    }

    /// The project after its files and what was read of them changed; `changed` are the paths that differ.
    pub(crate) fn changed(&self, files: FileSet, sources: BTreeMap<String, Arc<Source>>, changed: &[String]) -> Self {
        let inner = &self.inner;
        let digests = inner.digests.get().map(|known| {
            let mut digests = known.clone();
            for path in changed {
                match files.get(path) {
                    Some(bytes) => digests.insert(path.clone(), Digest::of(bytes)),
                    None => digests.remove(path),
                };
            }
            digests
        });
        let (lent, foreign) = (inner.lent.clone(), self.foreign_in(&files));
        let project = Self::of(files, inner.values_only.clone(), sources, lent, foreign, inner.wanted_root.clone());
        if let Some(digests) = digests {
            let _ = project.inner.digests.set(digests);
        }
        project.after(self)
    }

    /// The same project, which uses again what is equal to what `before` comes to.
    fn after(mut self, before: &Self) -> Self {
        let own = before.inner.planned.get().map(|planned| planned.resources.clone());
        if let Some(inner) = Arc::get_mut(&mut self.inner) {
            inner.earlier = own.unwrap_or_else(|| before.inner.earlier.clone());
            if let Some(known) = before.inner.plans.get() {
                let files = plan::read_all(&inner.files, |path, bytes| {
                    known.get(path).filter(|_| before.inner.files.get(path) == Some(bytes)).cloned()
                });
                let _ = inner.plans.set(files);
            }
        }
        self
    }

    fn plans(&self) -> &PlanFiles {
        self.inner.plans.get_or_init(|| plan::read_all(&self.inner.files, |_, _| None))
    }

    /// The plan or state that the files are: there is one, and nothing else that is drawn.
    fn plan(&self) -> Option<&ReadFile> {
        let inner = &self.inner;
        let nothing_else = self.layout().modules.is_empty() && !foreign::is_any_module(&inner.foreign);
        if nothing_else { plan::first(self.plans()) } else { None }
    }

    /// The path of the plan or state that the files are.
    pub(crate) fn plan_path(&self) -> Option<&str> {
        self.plan().map(ReadFile::path)
    }

    fn derived(&self) -> &Derived {
        self.inner.derived.get_or_init(|| {
            let inner = &self.inner;
            if let Some(plan) = self.plan() {
                let graph = plan::graph_of(plan, &inner.files, self.plans());
                return Derived { graph, places: Default::default() };
            }
            let mut derived =
                graph::derive(self.layout(), self.root(), &inner.files, &inner.values_only, &inner.sources);
            foreign::add_to(&mut derived.graph, &inner.foreign);
            plan::report(&mut derived.graph, self.plans(), None);
            derived
        })
    }

    /// The files of other languages among `files`; only those that differ are read anew.
    fn foreign_in(&self, files: &FileSet) -> ForeignFiles {
        let inner = &self.inner;
        foreign::read_all(files, |path, bytes| {
            (inner.files.get(path) == Some(bytes)).then(|| inner.foreign.get(path).cloned())
        })
    }

    fn digests(&self) -> &BTreeMap<String, Digest> {
        self.inner.digests.get_or_init(|| {
            let files: Vec<(&str, &Arc<[u8]>)> = self.inner.files.iter().collect();
            files.into_par_iter().map(|(path, bytes)| (path.to_owned(), Digest::of(bytes))).collect()
        })
    }

    fn find(&self, key: &ComponentKey) -> Option<(&str, &Definition)> {
        edit::locate::find(&self.inner.sources, key).map(|found| (&*found.source.path, found.definition))
    }
}

fn read_all(files: &FileSet) -> BTreeMap<String, Arc<Source>> {
    read_with(files, |_, _| None)
}

fn read_with(
    files: &FileSet,
    known: impl Fn(&str, &Arc<[u8]>) -> Option<Arc<Source>> + Sync,
) -> BTreeMap<String, Arc<Source>> {
    let files: Vec<(&str, &Arc<[u8]>)> = files.iter().collect();
    files
        .into_par_iter()
        .filter_map(|(path, bytes)| {
            let source = known(path, bytes).or_else(|| Source::read(path, bytes).map(Arc::new))?;
            Some((path.to_owned(), source))
        })
        .collect()
}
