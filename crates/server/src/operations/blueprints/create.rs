//! `blueprint.create`: a blueprint from nothing, from the sample estate, or from a set of files.

use api::Problem;
use api::blueprints::{Blueprint, Create, CreateRequest, Origin};
use domain::FileSet;
use domain::ids::VersionId;
use iac::Project;
use storage::{blueprint, file_set, version};

use super::{cover, name, subject};
use crate::core::opened::components;
use crate::handle::FILES_BODY;
use crate::problem::bad_path;
use crate::{Handle, Writing, Written, problem};

impl Handle for Create {
    type Context = Writing;

    const BODY_LIMIT: usize = FILES_BODY;

    async fn handle(writing: &mut Writing, request: CreateRequest) -> Result<Written<Blueprint>, Problem> {
        let (tenant, at, id) = (writing.tenant(), writing.made_at(), request.id);
        writing.about(subject(id));
        let name = name::parse(&request.name)?;
        let sample = request.from == Origin::Sample;
        let (files, lent, root, first_version) = match request.from {
            Origin::Empty => (FileSet::new(), FileSet::new(), None, None),
            Origin::Sample => (iac::sample(), FileSet::new(), None, Some("Sample")),
            Origin::Files { files, values_only, root } => {
                let files = iac::redacted(FileSet::from_entries(files).map_err(bad_path)?);
                let lent = FileSet::from_entries(values_only).map_err(bad_path)?;
                (files, lent, root, Some("Imported"))
            }
        };
        writing.lend(id, lent.clone());
        let peer = writing.peer();
        let (set, document, row) = writing
            .compute(move |cancel| {
                let base = Project::read(&files, &lent, root.as_deref());
                if cancel.is_cancelled() {
                    return Err(problem::cancelled());
                }
                let row = blueprint::Blueprint {
                    id,
                    name,
                    sample,
                    root: base.root().to_owned(),
                    revision: 1,
                    digest: base.digest(),
                    base: base.digest(),
                    in_step: base.digest(),
                    components: components(&base),
                    created_at: at,
                    updated_at: at,
                };
                if cancel.is_cancelled() {
                    return Err(problem::cancelled());
                }
                let set = file_set::pack(&files, &FileSet::new());
                Ok((set, ::blueprint::Blueprint::new(base, peer), row))
            })
            .await?;
        let digest = row.digest;
        let version = first_version.map(|message| version::Version {
            id: VersionId::new(at, writing.id_bytes("first version")),
            number: 1,
            message: message.to_owned(),
            author: writing.person().to_owned(),
            parent: None,
            digest,
            created_at: at,
        });

        let held = writing.install(document, row).await;
        let write = writing.begin().await?;
        if blueprint::get(write, tenant, id).await.map_err(problem::storage)?.is_some() {
            return Err(Problem::new(409, "blueprint-exists", "there is a blueprint of this id already")
                .hint("make a new id for each blueprint"));
        }
        file_set::put(write, tenant, &set).await.map_err(problem::storage)?;
        blueprint::insert(write, tenant, &held.working.row).await.map_err(problem::storage)?;
        if let Some(version) = version {
            version::insert(write, tenant, id, &version).await.map_err(problem::storage)?;
        }
        let answer = cover(write, tenant, id).await?;
        writing.publish(held);
        Ok(Written::new(answer, subject(id)).content(None, Some(digest)))
    }
}
