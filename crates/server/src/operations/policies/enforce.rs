//! `policy.enforce`: what is done about broken rules.

use api::Problem;
use api::policies::{Enforce, EnforceRequest, Policies};
use domain::FileSet;
use storage::file_set;
use storage::library::{self, Item, Kind};

use super::list::policies;
use super::subject;
use crate::core::examining::library::ENFORCEMENT_FILE;
use crate::problem::{bad_path, bad_value};
use crate::{Handle, Writing, Written, problem};

const MOST: usize = 2_000;

impl Handle for Enforce {
    type Context = Writing;

    async fn handle(writing: &mut Writing, request: EnforceRequest) -> Result<Written<Policies>, Problem> {
        let (tenant, at) = (writing.tenant(), writing.made_at());
        writing.about(subject("enforcement"));
        let enforcement = request.enforcement;
        if enforcement.len() > MOST {
            return Err(
                bad_value("too-many-rules", format!("more than {MOST} decisions")).hint("use patterns with `*`")
            );
        }
        let bytes = serde_json::to_vec_pretty(&enforcement).map_err(|_| problem::internal())?;
        let mut files = FileSet::new();
        files.insert(ENFORCEMENT_FILE, bytes).map_err(bad_path)?;
        let set = file_set::pack(&files, &FileSet::new());
        let library = writing.examining().library().await?;
        let answer = writing.compute(move |_| Ok(policies(&library.trying(None, Some(enforcement))))).await?;
        let write = writing.begin().await?;
        file_set::put(write, tenant, &set).await.map_err(problem::storage)?;
        let item = Item { kind: Kind::Enforcement, name: String::new(), digest: set.digest, added_at: at };
        library::put(write, tenant, &item).await.map_err(problem::storage)?;
        file_set::sweep(write, tenant).await.map_err(problem::storage)?;
        Ok(Written::new(answer, subject("enforcement")))
    }
}
