//! `blueprint.blocks`: the text of components' blocks, for copying them.

use api::Problem;
use api::editing::{Blocks, BlocksRequest, ReadBlocks};

use super::component::not_found;
use crate::{Handle, Reading};

impl Handle for ReadBlocks {
    type Context = Reading;

    async fn handle(reading: &mut Reading, request: BlocksRequest) -> Result<Blocks, Problem> {
        let shown = reading.blueprint(request.id).await?;
        reading
            .compute(move |_| {
                let text = |key| {
                    let mut text = shown.project.copied_text(key).ok_or_else(|| not_found(key))?;
                    if !text.ends_with('\n') {
                        text.push('\n');
                    }
                    Ok(text)
                };
                Ok(Blocks { texts: request.keys.iter().map(text).collect::<Result<_, Problem>>()? })
            })
            .await
    }
}
