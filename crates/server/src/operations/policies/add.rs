//! `policy.add`: takes in a folder of policies.

use api::Problem;
use api::policies::{Add, AddRequest, Bundle};
use domain::FileSet;
use storage::file_set;
use storage::library::{self, Item, Kind};

use super::list::wire;
use super::subject;
use crate::core::examining::library::BundleItem;
use crate::handle::FILES_BODY;
use crate::problem::{bad_path, bad_value};
use crate::{Handle, Writing, Written, problem};

const LONGEST_NAME: usize = 100;

impl Handle for Add {
    type Context = Writing;

    const BODY_LIMIT: usize = FILES_BODY;

    async fn handle(writing: &mut Writing, request: AddRequest) -> Result<Written<Bundle>, Problem> {
        let (tenant, at) = (writing.tenant(), writing.made_at());
        let name = name(&request.name)?;
        writing.about(subject(&name));
        let files = FileSet::from_entries(request.files).map_err(bad_path)?;
        let called = name.clone();
        let (set, bundle) = writing
            .compute(move |_| {
                let bundle = read(&called, &files)?;
                Ok((file_set::pack(&files, &FileSet::new()), BundleItem { added_at: Some(at), ..bundle }))
            })
            .await?;
        let write = writing.begin().await?;
        file_set::put(write, tenant, &set).await.map_err(problem::storage)?;
        let item = Item { kind: Kind::Policies, name: name.clone(), digest: set.digest, added_at: at };
        library::put(write, tenant, &item).await.map_err(problem::storage)?;
        Ok(Written::new(wire(&bundle), subject(&name)))
    }
}

/// A bundle of at least one rule that can be run.
pub fn read(name: &str, files: &FileSet) -> Result<BundleItem, Problem> {
    let (bundle, problems) = guardrails::Bundle::read(name, files);
    if bundle.rules().is_empty() {
        let first = problems.first().map(|problem| format!("{}: {}", problem.file, problem.message));
        return Err(bad_value("no-policies", first.unwrap_or_else(|| "there are no rules in these files".to_owned()))
            .hint("give a folder of Rego policies with `deny`, `warn` or `violation` rules, as conftest reads it"));
    }
    Ok(BundleItem { bundle: std::sync::Arc::new(bundle), problems, added_at: None })
}

/// A name of one line.
pub fn name(text: &str) -> Result<String, Problem> {
    let name = text.trim();
    if name.is_empty() || name.len() > LONGEST_NAME || name.contains('/') || name.chars().any(char::is_control) {
        return Err(bad_value("bad-name", format!("`{}` is no name", name.escape_debug()))
            .hint(format!("a name has up to {LONGEST_NAME} letters on one line, and no `/`")));
    }
    Ok(name.to_owned())
}
