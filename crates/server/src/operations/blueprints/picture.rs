//! `blueprint.picture`: the picture as SVG or PNG.

use api::Problem;
use api::blueprints::{Picture, PictureFormat, PictureRequest, PictureResponse};
use domain::files::Content;
use scene::{Options, Theme};

use crate::problem::bad_value;
use crate::{Handle, Reading};

/// Pixels on the longest side, at most.
const LARGEST: u32 = 16_384;

impl Handle for Picture {
    type Context = Reading;

    async fn handle(reading: &mut Reading, request: PictureRequest) -> Result<PictureResponse, Problem> {
        if request.longest_side.is_some_and(|side| side == 0 || side > LARGEST) {
            return Err(bad_value("bad-size", format!("the longest side is not between 1 and {LARGEST} pixels"))
                .hint("leave it out for the natural size"));
        }
        let shown = reading.blueprint(request.id).await?;
        reading
            .compute(move |cancel| {
                let options = Options { root: Some(shown.project.root().to_owned()), ..Options::default() };
                let graph = shown.project.graph();
                let scene = shown.pictures.of(shown.row.revision, graph, &shown.drawn_of(), &options, cancel)?;
                let theme = if request.dark { Theme::dark() } else { Theme::light() };
                let (content_type, bytes) = match request.format {
                    PictureFormat::Svg => ("image/svg+xml", scene::svg(&scene, &theme).into_bytes()),
                    PictureFormat::Png => {
                        let natural = scene.width.max(scene.height).ceil().clamp(1.0, LARGEST as f32) as u32;
                        let side = request.longest_side.unwrap_or(natural);
                        ("image/png", scene::png(&scene, &theme, side).map_err(refused)?)
                    }
                };
                Ok(PictureResponse { content_type: content_type.to_owned(), content: Content(bytes.into()) })
            })
            .await
    }
}

fn refused(error: scene::PictureError) -> Problem {
    Problem::new(422, "no-picture", "the picture cannot be drawn").detail(error.to_string()).hint(error.hint())
}
