//! Long lists of which only what is in sight exists. Every row has the same height, that of `--row-height`.

use std::ops::Range;

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
    let range = Memo::new(move |_| in_sight(scroll.get(), height.get(), row_height, count.get()));
    Effect::new(move |_| {
        let Some((_, index)) = reveal.get() else { return };
        let Some(element) = element.get() else { return };
        // The rows may have come in the same moment; the element has its height in the next frame.
        request_animation_frame(move || {
            let visible = f64::from(element.client_height());
            #[expect(clippy::cast_precision_loss, reason = "lists are far shorter than 2^52 rows")]
            let top = index as f64 * row_height;
            let now = f64::from(element.scroll_top());
            if top < now || top + row_height > now + visible {
                // A third of the way down, on a whole row.
                let above = (visible / 3.0 / row_height).floor() * row_height;
                #[expect(clippy::cast_possible_truncation, reason = "a scroll offset fits")]
                element.set_scroll_top((top - above).max(0.0) as i32);
            }
        });
    });
    let row = StoredValue::new(row);
    let rows = move || {
        stamp.track();
        let range = range.get();
        range.map(|index| row.with_value(|row| row(index))).collect::<Vec<_>>()
    };
    #[expect(clippy::cast_precision_loss, reason = "lists are far shorter than 2^52 rows")]
    let total = move || format!("{}px", count.get() as f64 * row_height);
    #[expect(clippy::cast_precision_loss, reason = "lists are far shorter than 2^52 rows")]
    let offset = move || format!("translateY({}px)", range.get().start as f64 * row_height);
    view! {
        <div
            class="virtual-list"
            node_ref=element
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
fn in_sight(scroll: f64, height: f64, row_height: f64, count: usize) -> Range<usize> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "never negative, far below usize::MAX")]
    let (first, rows) = ((scroll.max(0.0) / row_height) as usize, (height / row_height) as usize + 2);
    let first = first.min(count) / AHEAD * AHEAD;
    first.saturating_sub(AHEAD)..(first + rows + 2 * AHEAD).min(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_near_exists() {
        assert_eq!(in_sight(0.0, 280.0, 28.0, 5), 0..5);
        let middle = in_sight(28_000.0, 280.0, 28.0, 10_000);
        assert!(middle.contains(&1_000) && middle.contains(&1_010) && middle.len() < 60, "{middle:?}");
        let end = in_sight(279_720.0, 280.0, 28.0, 10_000);
        assert_eq!(end.end, 10_000);
        assert_eq!(in_sight(1e9, 280.0, 28.0, 0), 0..0, "a list that has become empty has no rows");
    }
}
