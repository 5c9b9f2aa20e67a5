//! Long lists of which only what is in sight exists. Every row has the same height, but for one that may be open.

mod heights;

use std::ops::Range;

use heights::Heights;

use leptos::html;
use leptos::prelude::*;

/// Rows kept ready above and below what is in sight.
const AHEAD: usize = 12;

/// A scrolling list of rows.
#[component]
pub fn VirtualList<V: IntoView + 'static>(
    /// How many rows there are.
    #[prop(into)]
    count: Signal<usize>,
    /// Height of a row in pixels; the same as the rows have by their CSS.
    row_height: f64,
    /// The row to bring into sight; heard whenever it is set.
    #[prop(optional, into)]
    reveal: Signal<Option<(u64, usize)>>,
    /// The row that is open, and how much higher it is for that.
    #[prop(optional, into)]
    opened: Signal<Option<(usize, f64)>>,
    /// Whether the list is only as high as its rows, where that is less than the room it has.
    #[prop(optional)]
    fit: bool,
    /// Told which rows exist.
    #[prop(optional, into)]
    on_range: Option<Callback<Range<usize>>>,
    /// Counts up when rows must be drawn anew.
    #[prop(optional, into)]
    stamp: Signal<u64>,
    /// Draws the row of this number.
    row: impl Fn(usize) -> V + Send + Sync + 'static,
) -> impl IntoView {
    let element = NodeRef::<html::Div>::new();
    let scroll = RwSignal::new(0.0);
    let height = RwSignal::new(600.0);
    let measure = move || {
        if let Some(element) = element.get_untracked() {
            height.set(f64::from(element.client_height()));
        }
    };
    super::splitter::on_resize(element, measure);
    let heights = move || Heights { row: row_height, opened: opened.get() };
    let range = Memo::new(move |_| in_sight(scroll.get(), height.get(), heights(), count.get()));
    if let Some(on_range) = on_range {
        Effect::new(move |_| on_range.run(range.get()));
    }
    let heights_now = move || Heights { row: row_height, opened: opened.get_untracked() };
    Effect::new(move |_| {
        let Some((_, index)) = reveal.get() else { return };
        let Some(element) = element.get() else { return };
        // The rows may have come in the same moment; the element has its height in the next frame.
        request_animation_frame(move || {
            let visible = f64::from(element.client_height());
            let top = heights_now().top_of(index);
            let now = f64::from(element.scroll_top());
            if top < now || top + row_height > now + visible {
                // A third of the way down, on a whole row.
                let above = (visible / 3.0 / row_height).floor() * row_height;
                #[expect(clippy::cast_possible_truncation, reason = "a scroll offset fits")]
                element.set_scroll_top((top - above).max(0.0) as i32);
            }
        });
    });
    // What opens is seen to its end, as far as there is room for it.
    Effect::new(move |_| {
        let (Some((index, _)), Some(element)) = (opened.get(), element.get_untracked()) else { return };
        request_animation_frame(move || {
            let (top, end) = (heights_now().top_of(index), heights_now().top_of(index + 1));
            let (now, visible) = (f64::from(element.scroll_top()), f64::from(element.client_height()));
            if top >= now && top < now + visible && end > now + visible {
                #[expect(clippy::cast_possible_truncation, reason = "a scroll offset fits")]
                element.set_scroll_top((end - visible).min(top).ceil() as i32);
            }
        });
    });
    let row = StoredValue::new(row);
    let rows = move || {
        stamp.track();
        let range = range.get();
        range.map(|index| row.with_value(|row| row(index))).collect::<Vec<_>>()
    };
    let total = move || format!("{}px", heights().top_of(count.get()));
    let offset = move || format!("translateY({}px)", heights().top_of(range.get().start));
    view! {
        <div
            class="virtual-list"
            node_ref=element
            style:flex-basis=move || fit.then(total)
            on:scroll=move |_| {
                if let Some(element) = element.get_untracked() {
                    scroll.set(f64::from(element.scroll_top()));
                }
            }
        >
            <div class="virtual-list-all" role="presentation" style:height=total>
                <div class="virtual-list-rows" role="presentation" style:transform=offset>
                    {rows}
                </div>
            </div>
        </div>
    }
}

/// The rows to keep, on whole steps so that scrolling a little changes nothing.
fn in_sight(scroll: f64, height: f64, heights: Heights, count: usize) -> Range<usize> {
    let (first, last) = (heights.row_at(scroll), heights.row_at(scroll + height));
    let (first, rows) = (first.min(count) / AHEAD * AHEAD, last - first + 2);
    first.saturating_sub(AHEAD)..(first + rows + 2 * AHEAD).min(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_near_exists() {
        let same = Heights { row: 28.0, opened: None };
        assert_eq!(in_sight(0.0, 280.0, same, 5), 0..5);
        let middle = in_sight(28_000.0, 280.0, same, 10_000);
        assert!(middle.contains(&1_000) && middle.contains(&1_010) && middle.len() < 60, "{middle:?}");
        let end = in_sight(279_720.0, 280.0, same, 10_000);
        assert_eq!(end.end, 10_000);
        assert_eq!(in_sight(1e9, 280.0, same, 0), 0..0, "a list that has become empty has no rows");
        let open = Heights { row: 28.0, opened: Some((5, 9_000.0)) };
        let below = in_sight(9_000.0 + 28_000.0, 280.0, open, 10_000);
        assert!(below.contains(&1_000) && below.contains(&1_010) && below.len() < 60, "{below:?}");
        let within = in_sight(4_000.0, 280.0, open, 10_000);
        assert!(within.contains(&5) && within.len() < 60, "{within:?}");
    }
}
