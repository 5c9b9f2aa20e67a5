//! The source of a file with the selected block highlighted.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::use_app;
use crate::app::workbench::Shown;
use crate::components::{Drawn, Empty, Icon, IconButton, ProblemView, Spinner, VirtualList};
use crate::copy::dock as text;
use crate::shell::clipboard;
use crate::state::Loaded;
use crate::state::highlight::{self, Ink};
use crate::state::text::SourceText;

const LINE: f64 = 20.0;

/// The panel.
#[component]
pub fn SourcePanel() -> impl IntoView {
    let app = use_app();
    let work = app.work;
    let paths = move || {
        let mut paths = work.files.with(|files| files.iter().map(|file| file.path.clone()).collect::<Vec<_>>());
        let shown = work.shown.with(|shown| shown.as_ref().map(|shown| shown.path.clone()));
        if let Some(shown) = shown.filter(|shown| !paths.contains(shown)) {
            paths.insert(0, shown);
        }
        paths
    };
    let here = Memo::new(move |_| {
        work.source.with(|source| source.here().map(|(path, read_only, _)| (path.clone(), *read_only)))
    });
    let source = Memo::new_with_compare(
        move |_| work.source.with(|source| source.here().map(|(_, _, text)| Arc::clone(text))),
        |_, _| true,
    );
    let failed = Memo::new(move |_| {
        work.source.with(|source| match source {
            Loaded::Failed(problem) => Some(problem.clone()),
            Loaded::Waiting | Loaded::Here(_) => None,
        })
    });
    let has_shown = Memo::new(move |_| work.shown.with(Option::is_some));
    let body = move || match (has_shown.get(), failed.get(), here.with(Option::is_some)) {
        (false, _, _) => {
            view! { <Empty icon=Icon::FileCode title=text::NO_SOURCE.to_owned() hint=text::NO_SOURCE_HINT.to_owned()/> }
                .into_any()
        }
        (true, Some(problem), _) => view! { <ProblemView problem/> }.into_any(),
        (true, None, true) => view! { <Lines source/> }.into_any(),
        (true, None, false) => view! {
            <div class="loading">
                <Spinner/>
            </div>
        }
        .into_any(),
    };
    let copy = move || {
        if let Some(source) = source.get_untracked() {
            leptos::task::spawn_local(async move {
                clipboard::copy(source.text().to_owned()).await;
                app.say(text::COPIED);
            });
        }
    };
    view! {
        <div class="source-head">
            <select
                class="select mono source-file"
                aria-label=text::FILE
                prop:value=move || work.shown.with(|shown| shown.as_ref().map(|shown| shown.path.clone()).unwrap_or_default())
                on:change=move |event| work.shown.set(Some(Shown { path: event_target_value(&event), lines: None }))
            >
                <option value="" disabled hidden>
                    {text::CHOOSE_FILE}
                </option>
                <For each=paths key=|path| path.clone() let(path)>
                    <option
                        value=path.clone()
                        selected={
                            let path = path.clone();
                            move || work.shown.with(|shown| shown.as_ref().is_some_and(|shown| shown.path == path))
                        }
                    >
                        {path.clone()}
                    </option>
                </For>
            </select>
            <Show when=move || here.with(|here| here.as_ref().is_some_and(|(_, read_only)| *read_only))>
                <span class="tag">
                    <Drawn icon=Icon::Lock/>
                    {text::READ_ONLY}
                </span>
            </Show>
            <Show when=move || here.with(Option::is_some)>
                <IconButton label=text::COPY_FILE icon=Icon::Copy on_press=copy/>
            </Show>
        </div>
        {body}
    }
}

#[component]
fn Lines(source: Memo<Option<Arc<SourceText>>>) -> impl IntoView {
    let app = use_app();
    let work = app.work;
    let count = Memo::new(move |_| source.with(|source| source.as_ref().map_or(0, |source| source.len())));
    let marked = Memo::new(move |_| {
        work.shown.with(|shown| {
            shown.as_ref().and_then(|shown| shown.lines).map(|(first, lines)| {
                let first = (first as usize).saturating_sub(1);
                first..first.saturating_add(lines as usize)
            })
        })
    });
    let reveal = Signal::derive({
        let number = RwSignal::new(0u64);
        move || {
            source.track();
            let first = marked.with(|marked| marked.as_ref().map(|marked| marked.start))?;
            number.update_untracked(|number| *number += 1);
            Some((number.get_untracked(), first))
        }
    });
    let stamp = Memo::new(move |before: Option<&u64>| {
        source.track();
        marked.track();
        before.map_or(0, |before| before + 1)
    });
    let row = move |index: usize| {
        let is_marked = marked.with(|marked| marked.as_ref().is_some_and(|marked| marked.contains(&index)));
        let stretches = source.with(|source| {
            let (line, carry) = source.as_ref()?.line(index)?;
            let (stretches, _) = highlight::line(line, carry);
            Some(
                stretches
                    .into_iter()
                    .map(|(range, ink)| (line.get(range).unwrap_or_default().to_owned(), ink))
                    .collect::<Vec<_>>(),
            )
        });
        view! {
            <div class="code-line" class:code-line-marked=is_marked>
                <span class="code-number" aria-hidden="true">
                    {index + 1}
                </span>
                <code>{code(stretches.unwrap_or_default())}</code>
            </div>
        }
    };
    view! {
        <VirtualList count row_height=LINE reveal stamp row
            attr:class="virtual-list code"
            attr:tabindex="0"
            attr:role="region"
            attr:aria-label=text::SOURCE
            attr:data-pane-focus="true"
        />
    }
}

/// Stretches of source in their inks.
pub fn code(stretches: Vec<(String, Ink)>) -> impl IntoView {
    stretches
        .into_iter()
        .map(|(text, ink)| match ink {
            Ink::Plain => text.into_any(),
            Ink::Comment => view! { <span class="ink-comment">{text}</span> }.into_any(),
            Ink::Text => view! { <span class="ink-string">{text}</span> }.into_any(),
            Ink::Number => view! { <span class="ink-number">{text}</span> }.into_any(),
            Ink::Keyword => view! { <span class="ink-keyword">{text}</span> }.into_any(),
            Ink::Name => view! { <span class="ink-name">{text}</span> }.into_any(),
        })
        .collect_view()
}
