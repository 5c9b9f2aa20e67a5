//! Differences of files as rows with both line numbers.

use std::sync::Arc;

use api::editing::FileDifference;
use leptos::prelude::*;

use super::source::code;
use crate::components::VirtualList;
use crate::copy::dock as text;
use crate::state::highlight::{self, Carry};
use crate::state::unified::{DiffRow, rows};

const LINE: f64 = 20.0;

/// The differences.
#[component]
pub fn DiffView(
    /// By file.
    files: Vec<FileDifference>,
) -> impl IntoView {
    let all: Arc<Vec<DiffRow>> = Arc::new(files.iter().flat_map(|file| rows(&file.path, &file.unified)).collect());
    let count = all.len();
    let row = move |index: usize| all.get(index).cloned().map(line);
    view! {
        <VirtualList count=Signal::stored(count) row_height=LINE row
            attr:class="virtual-list code"
            attr:tabindex="0"
            attr:role="region"
            attr:aria-label=text::DIFFERENCES
            attr:data-pane-focus="true"
        />
    }
}

fn line(row: DiffRow) -> AnyView {
    let text_of = |text: &str| {
        let (stretches, _) = highlight::line(text, &Carry::None);
        code(stretches.into_iter().map(|(range, ink)| (text.get(range).unwrap_or_default().to_owned(), ink)).collect())
    };
    let numbered = |class: &'static str, sign: &'static str, older: Option<u32>, newer: Option<u32>, text: &str| {
        view! {
            <div class=class>
                <span class="code-number" aria-hidden="true">{older}</span>
                <span class="code-number" aria-hidden="true">{newer}</span>
                <span class="code-sign">{sign}</span>
                <code>{text_of(text)}</code>
            </div>
        }
        .into_any()
    };
    match row {
        DiffRow::File { path, added, removed } => view! {
            <div class="code-file">
                <span class="mono">{path}</span>
                <span class="code-added tabular">{format!("+{added}")}</span>
                <span class="code-removed tabular">{format!("−{removed}")}</span>
            </div>
        }
        .into_any(),
        DiffRow::Gap => view! { <div class="code-gap" aria-hidden="true">"⋯"</div> }.into_any(),
        DiffRow::Same { older, newer, text } => numbered("code-line", " ", Some(older), Some(newer), &text),
        DiffRow::Removed { older, text } => numbered("code-line code-line-removed", "−", Some(older), None, &text),
        DiffRow::Added { newer, text } => numbered("code-line code-line-added", "+", None, Some(newer), &text),
        DiffRow::Remark(text) => view! { <div class="code-gap">{text}</div> }.into_any(),
    }
}
