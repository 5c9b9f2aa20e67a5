//! `framework.add`: takes in a framework of a company's own.

use api::Problem;
use api::compliance::{Add, AddRequest};
use domain::FileSet;
use domain::evidence::compliance::Framework;
use storage::file_set;
use storage::library::{self, Item, Kind};

use super::subject;
use crate::problem::{bad_path, bad_value};
use crate::{Handle, Writing, Written, problem};

impl Handle for Add {
    type Context = Writing;

    async fn handle(writing: &mut Writing, request: AddRequest) -> Result<Written<Framework>, Problem> {
        let (tenant, at) = (writing.tenant(), writing.made_at());
        let file = request.file;
        let framework = guardrails::Framework::read(&file.path, &file.content.0).map_err(|problem| {
            let line = problem.line.map(|line| format!(":{line}")).unwrap_or_default();
            bad_value("bad-framework", format!("{}{line}: {}", problem.file, problem.message)).hint(
                problem
                    .hint
                    .unwrap_or_else(|| "docs/adding-a-framework.md shows what a framework looks like".to_owned()),
            )
        })?;
        let id = framework.id().to_owned();
        writing.about(subject(&id));
        if guardrails::frameworks().iter().any(|known| known.id() == id) {
            return Err(bad_value(
                "framework-taken",
                format!("`{id}` is the id of a framework that came with the product"),
            )
            .hint("give yours another id"));
        }
        let files = FileSet::from_entries(vec![file]).map_err(bad_path)?;
        let set = file_set::pack(&files, &FileSet::new());
        let write = writing.begin().await?;
        file_set::put(write, tenant, &set).await.map_err(problem::storage)?;
        let item = Item { kind: Kind::Framework, name: id.clone(), digest: set.digest, added_at: at };
        library::put(write, tenant, &item).await.map_err(problem::storage)?;
        file_set::sweep(write, tenant).await.map_err(problem::storage)?;
        Ok(Written::new(framework.about().clone(), subject(&id)))
    }
}
