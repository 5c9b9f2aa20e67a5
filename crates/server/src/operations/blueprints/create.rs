//! `blueprint.create`: a blueprint from nothing, from the sample estate, or from a set of files.

use api::Problem;
use api::blueprints::{Blueprint, Create, CreateRequest, Origin};
use domain::FileSet;
use storage::{blueprint, file_set};

use super::{cover, name, subject};
use crate::handle::FILES_BODY;
use crate::{Handle, Writing, Written, problem};

impl Handle for Create {
    type Context = Writing;

    const BODY_LIMIT: usize = FILES_BODY;

    async fn handle(writing: &mut Writing, request: CreateRequest) -> Result<Written<Blueprint>, Problem> {
        let (tenant, at) = (writing.tenant(), writing.made_at());
        writing.about(subject(request.id));
        let name = name::parse(&request.name)?;
        let files = match request.from {
            Origin::Empty | Origin::Sample => FileSet::new(),
            Origin::Files { files, .. } => {
                FileSet::from_entries(files).map_err(|error| problem::bad_value("bad-path", error.to_string()))?
            }
        };
        let set = writing.compute(move |_| Ok(file_set::pack(&files, &FileSet::new()))).await?;
        let digest = set.digest;
        let write = writing.begin().await?;
        file_set::put(write, tenant, &set).await.map_err(problem::storage)?;
        let row = blueprint::Blueprint {
            id: request.id,
            name,
            sample: false,
            root: ".".to_owned(),
            revision: 1,
            digest,
            base: digest,
            in_step: digest,
            components: 0,
            created_at: at,
            updated_at: at,
        };
        blueprint::insert(write, tenant, &row).await.map_err(problem::storage)?;
        let blueprint = cover(write, tenant, request.id).await?;
        Ok(Written::new(blueprint, subject(request.id)).content(None, Some(digest)))
    }
}
