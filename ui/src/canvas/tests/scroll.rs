use proptest::prelude::*;

use crate::canvas::geometry::{Point, Rect};
use crate::canvas::scroll::{Coverage, Frame};

const FRAME: Frame = Frame { width: 20.0, height: 14.0, margin: 6.0 };

#[test]
fn a_pan_within_the_margin_draws_nothing() {
    let start = FRAME.plan(None, Point::new(0.0, 0.0)).coverage;
    let first = FRAME.plan(Some(start), Point::new(-3.0, 0.0));
    assert_eq!(first.parts.len(), 1, "the margin on the side where one goes");
    assert_eq!(first.shift, None);
    for x in [-4.0, -5.0, -6.0, -2.0, 0.0] {
        assert!(FRAME.plan(Some(first.coverage), Point::new(x, 0.0)).parts.is_empty(), "at {x}");
    }
}

#[test]
fn a_new_view_draws_only_what_is_seen() {
    let plan = FRAME.plan(None, Point::new(5.0, 5.0));
    assert_eq!(plan.parts, [Rect::sized(6.0, 6.0, 20.0, 14.0)]);
    let far = FRAME.plan(Some(plan.coverage), Point::new(900.0, 5.0));
    assert_eq!(
        (far.shift, far.parts),
        (None, vec![Rect::sized(6.0, 6.0, 20.0, 14.0)]),
        "nothing of the old one is left"
    );
}

proptest! {
    /// A bitmap is played through: each pixel holds the scene's place that was drawn there.
    #[test]
    fn what_is_seen_is_always_what_would_be_drawn_there(steps in prop::collection::vec((-15_i32..15, -11_i32..11), 1..40)) {
        let (wide, high) = (32_usize, 26_usize);
        let mut bitmap = vec![None; wide * high];
        let mut coverage: Option<Coverage> = None;
        let mut origin = Point::new(0.0, 0.0);
        for (dx, dy) in steps {
            origin = origin.moved(f64::from(dx), f64::from(dy));
            let plan = FRAME.plan(coverage, origin);
            if let Some((dx, dy)) = plan.shift {
                let before = bitmap.clone();
                for (at, pixel) in bitmap.iter_mut().enumerate() {
                    let from = (at % wide).cast_signed() - dx as isize;
                    let row = (at / wide).cast_signed() - dy as isize;
                    let inside = (0..wide.cast_signed()).contains(&from) && (0..high.cast_signed()).contains(&row);
                    *pixel = if inside { before[row as usize * wide + from as usize] } else { None };
                }
            }
            let mut drawn_now = vec![false; wide * high];
            for part in &plan.parts {
                for y in part.y0 as usize..part.y1 as usize {
                    for x in part.x0 as usize..part.x1 as usize {
                        prop_assert!(!std::mem::replace(&mut drawn_now[y * wide + x], true), "drawn twice");
                        bitmap[y * wide + x] = Some((x as f64 - plan.coverage.origin.x, y as f64 - plan.coverage.origin.y));
                    }
                }
            }
            let view = FRAME.view(&plan.coverage, origin);
            for y in 0..14_u8 {
                for x in 0..20_u8 {
                    let place = (view.y0 as usize + usize::from(y)) * wide + view.x0 as usize + usize::from(x);
                    let expected = (f64::from(x) - origin.x, f64::from(y) - origin.y);
                    prop_assert_eq!(bitmap[place], Some(expected));
                }
            }
            coverage = Some(plan.coverage);
        }
    }
}
