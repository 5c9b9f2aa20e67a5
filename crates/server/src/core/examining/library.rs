//! The library: the policies, frameworks and price books that come with the product, and those that a company brings.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use api::Problem;
use domain::evidence::check::{Enforcement, PolicyProblem};
use domain::files::Content;
use domain::{Digest, FileEntry, FileSet, Timestamp};
use guardrails::{Bundle, Checker, Enforced, Framework};
use pricing::{Book, Books, Discounts};
use storage::library::{self, Item, Kind};
use storage::{Tx, file_set};

use super::super::{Cancel, LOCAL_TENANT, State};
use super::day_of;
use crate::problem;

/// The file of the item that says what is done about broken rules.
pub const ENFORCEMENT_FILE: &str = "enforcement.json";
/// The file of the item that holds the discounts.
pub const DISCOUNTS_FILE: &str = "discounts.toml";

/// The file of a price book's item that says where its prices hold, where the book itself does not.
const REGION_FILE: &str = ".region";

/// What is stored of a price book.
#[must_use]
pub fn prices_file(file: FileEntry, region: String) -> Vec<FileEntry> {
    let said = FileEntry { path: REGION_FILE.to_owned(), content: Content(region.into_bytes().into()) };
    vec![file, said]
}

/// What is examined by.
pub struct Library {
    /// What of it a company brought, as it is stored.
    items: Vec<Item>,
    /// All of it as one digest.
    pub digest: Digest,
    /// Policies: those that came with the product first.
    pub bundles: Vec<BundleItem>,
    /// What a person decided about rules.
    pub enforcement: BTreeMap<String, Enforcement>,
    /// Frameworks: those that came with the product first.
    pub frameworks: Vec<Arc<Framework>>,
    /// What of the frameworks could not be read.
    pub framework_problems: Vec<PolicyProblem>,
    /// Prices.
    pub books: Books,
    /// Price books that a company brought.
    pub brought: Vec<(Book, Timestamp)>,
    /// The discounts, as they were written.
    pub discounts: String,
}

/// A bundle with what is known of it.
#[derive(Clone)]
pub struct BundleItem {
    /// The bundle.
    pub bundle: Arc<Bundle>,
    /// What of it could not be read.
    pub problems: Vec<PolicyProblem>,
    /// When it was taken in; none of the built-in one.
    pub added_at: Option<Timestamp>,
}

/// The library read last; the database stays the truth.
#[derive(Default)]
pub struct Shelf {
    latest: Mutex<Option<Arc<Library>>>,
}

/// What is in the library now.
pub async fn current(state: &State, cancel: &Cancel) -> Result<Arc<Library>, Problem> {
    let mut tx = state.database.read().await.map_err(problem::storage)?;
    let items = library::all(&mut tx, LOCAL_TENANT).await.map_err(problem::storage)?;
    let known = locked(&state.shelf.latest).clone().filter(|known| known.items == items);
    if let Some(known) = known {
        return Ok(known);
    }
    let mut files = Vec::with_capacity(items.len());
    for item in items {
        let set = files_of(&mut tx, item.digest).await?;
        files.push((item, set));
    }
    drop(tx);
    let read = cancel.compute(move |_| Library::read(files).map(Arc::new)).await?;
    *locked(&state.shelf.latest) = Some(read.clone());
    Ok(read)
}

async fn files_of(tx: &mut Tx, digest: Digest) -> Result<FileSet, Problem> {
    let files = file_set::get(tx, LOCAL_TENANT, digest).await.map_err(problem::storage)?;
    files.ok_or_else(|| problem::files_missing(digest))
}

impl Library {
    /// Makes sense of what is stored. What was taken in could be read then; what cannot be read now is named.
    fn read(stored: Vec<(Item, FileSet)>) -> Result<Self, Problem> {
        let mut bundles = vec![BundleItem { bundle: Bundle::built_in(), problems: Vec::new(), added_at: None }];
        let mut frameworks: Vec<Arc<Framework>> = guardrails::frameworks().to_vec();
        let mut enforcement = BTreeMap::new();
        let (mut framework_problems, mut brought, mut discounts) = (Vec::new(), Vec::new(), String::new());
        for (item, files) in &stored {
            match item.kind {
                Kind::Policies => {
                    let (bundle, problems) = Bundle::read(&item.name, files);
                    bundles.push(BundleItem { bundle: Arc::new(bundle), problems, added_at: Some(item.added_at) });
                }
                Kind::Enforcement => {
                    let bytes = files.get(ENFORCEMENT_FILE).map(|bytes| bytes.to_vec()).unwrap_or_default();
                    enforcement = serde_json::from_slice(&bytes).map_err(|_| damaged("the enforcement of rules"))?;
                }
                Kind::Framework => {
                    for (path, bytes) in files.iter() {
                        match Framework::read(path, bytes) {
                            Ok(framework) => frameworks.push(Arc::new(framework)),
                            Err(problem) => framework_problems.push(problem),
                        }
                    }
                }
                Kind::Prices => {
                    let (day, region) = (day_of(item.added_at), text(files, REGION_FILE));
                    for (_, bytes) in files.iter().filter(|(path, _)| *path != REGION_FILE) {
                        let read = Book::import(&item.name, &day, &region, bytes);
                        brought.push((read.map_err(|_| damaged("a price book"))?.book, item.added_at));
                    }
                }
                Kind::Discounts => discounts = text(files, DISCOUNTS_FILE),
            }
        }
        let parsed = Discounts::parse(&discounts).map_err(|_| damaged("the discounts"))?;
        let books = Books::built_in().with(brought.iter().map(|(book, _)| book.clone())).discounted(parsed);
        let items: Vec<Item> = stored.into_iter().map(|(item, _)| item).collect();
        let names: Vec<String> =
            items.iter().map(|item| format!("{:?} {} {}", item.kind, item.name, item.digest)).collect();
        let digest = Digest::of_parts(names.iter().map(|name| name.as_bytes()));
        Ok(Self { items, digest, bundles, enforcement, frameworks, framework_problems, books, brought, discounts })
    }

    /// The same with another bundle, in place of one of its name, and perhaps another enforcement.
    #[must_use]
    pub fn trying(&self, bundle: Option<Arc<Bundle>>, enforcement: Option<BTreeMap<String, Enforcement>>) -> Self {
        let mut bundles = self.bundles.clone();
        if let Some(bundle) = bundle {
            bundles.retain(|known| known.bundle.name() != bundle.name());
            bundles.push(BundleItem { bundle, problems: Vec::new(), added_at: None });
        }
        Self {
            items: self.items.clone(),
            digest: self.digest,
            bundles,
            enforcement: enforcement.unwrap_or_else(|| self.enforcement.clone()),
            frameworks: self.frameworks.clone(),
            framework_problems: self.framework_problems.clone(),
            books: self.books.clone(),
            brought: self.brought.clone(),
            discounts: self.discounts.clone(),
        }
    }

    /// A checker of all its policies, as they are enforced.
    #[must_use]
    pub fn checker(&self) -> Checker {
        let mut enforcement: Vec<Enforced> = self
            .enforcement
            .iter()
            .map(|(rule, enforcement)| Enforced { rule: rule.clone(), enforcement: *enforcement })
            .collect();
        // The longest pattern that fits holds: the last one counts.
        enforcement.sort_by_key(|enforced| enforced.rule.len());
        Checker::with(guardrails::Settings {
            bundles: self.bundles.iter().map(|item| item.bundle.clone()).collect(),
            enforcement,
            frameworks: self.frameworks.clone(),
            ..guardrails::Settings::default()
        })
    }

    /// A framework by its id.
    ///
    /// # Errors
    /// `framework-not-found`.
    pub fn framework(&self, id: &str) -> Result<Arc<Framework>, Problem> {
        let found = self.frameworks.iter().find(|framework| framework.id() == id).cloned();
        found.ok_or_else(|| {
            let known: Vec<&str> = self.frameworks.iter().map(|framework| framework.id()).collect();
            Problem::new(404, "framework-not-found", "there is no such framework")
                .detail(format!("`{id}`"))
                .hint(format!("there are {}", known.join(", ")))
        })
    }
}

fn text(files: &FileSet, path: &str) -> String {
    files.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default()
}

fn damaged(what: &str) -> Problem {
    problem::storage(storage::Error::Damaged(format!("{what} cannot be read")))
}

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}
