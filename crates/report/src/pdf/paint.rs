//! From laid out pages to the bytes of a PDF.

use chrono::{DateTime as Instant, Datelike as _, Timelike as _};
use domain::Timestamp;
use krilla::Document;
use krilla::color::rgb;
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::text::TextDirection;

use super::face::Faces;
use super::face::Weight;
use super::flow::{Colour, Flow, HEIGHT, Mark, QUIET, WIDTH};
use crate::TOOL;

/// What stands on every page.
pub(super) struct Furniture<'a> {
    pub(super) title: &'a str,
    pub(super) at: Timestamp,
    pub(super) version: &'a str,
}

/// Draws the pages; nothing where the library refuses them.
pub(super) fn paint(faces: &Faces, flow: &Flow<'_>, furniture: &Furniture<'_>) -> Option<Vec<u8>> {
    let mut document = Document::new();
    let instant = Instant::from_timestamp_micros(furniture.at.as_micros()).unwrap_or_default();
    let day = |number: u32| u8::try_from(number).unwrap_or(1);
    let created = DateTime::new(u16::try_from(instant.year()).unwrap_or(1970))
        .month(day(instant.month()))
        .day(day(instant.day()))
        .hour(day(instant.hour()))
        .minute(day(instant.minute()))
        .second(day(instant.second()))
        .utc_offset_hour(0)
        .utc_offset_minute(0);
    let metadata = Metadata::new()
        .title(furniture.title.to_owned())
        .creator(format!("{TOOL} {}", furniture.version))
        .language("en".to_owned())
        .creation_date(created);
    document.set_metadata(metadata);
    let total = flow.pages.len();
    for (number, marks) in flow.pages.iter().enumerate() {
        let mut page = document.start_page_with(PageSettings::from_wh(WIDTH, HEIGHT)?);
        let mut surface = page.surface();
        for mark in marks {
            draw(&mut surface, faces, mark)?;
        }
        let foot = format!("{TOOL} · {}", furniture.title);
        let count = format!("{} of {total}", number + 1);
        let y = HEIGHT - 34.0;
        let left = WIDTH - 56.0 - faces.width(Weight::Regular, 8.0, &count);
        for (x, text) in [(56.0, foot), (left, count)] {
            let mark = Mark::Text { x, y, size: 8.0, weight: Weight::Regular, colour: QUIET, text };
            draw(&mut surface, faces, &mark)?;
        }
        surface.finish();
        page.finish();
    }
    let mut outline = Outline::new();
    for stop in &flow.stops {
        let place = XyzDestination::new(stop.page, Point::from_xy(0.0, (stop.y - 12.0).max(0.0)));
        outline.push_child(OutlineNode::new(stop.title.clone(), place));
    }
    document.set_outline(outline);
    document.finish().ok()
}

fn draw(surface: &mut Surface<'_>, faces: &Faces, mark: &Mark) -> Option<()> {
    match mark {
        Mark::Text { x, y, size, weight, colour, text } => {
            surface.set_fill(Some(fill(*colour)));
            let (place, font) = (Point::from_xy(*x, *y), faces.drawn(*weight));
            surface.draw_text(place, font, *size, text, false, TextDirection::Auto);
        }
        Mark::Box { x, y, width, height, colour } => {
            surface.set_fill(Some(fill(*colour)));
            let mut path = PathBuilder::new();
            path.push_rect(Rect::from_xywh(*x, *y, *width, *height)?);
            surface.draw_path(&path.finish()?);
        }
    }
    Some(())
}

fn fill([red, green, blue]: Colour) -> Fill {
    Fill { paint: rgb::Color::new(red, green, blue).into(), ..Fill::default() }
}
