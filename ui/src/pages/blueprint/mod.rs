//! One blueprint: bar, canvas, inspector, dock.
//!
//! - [`bar`]: where one is, and what one can do
//! - [`stage`]: the canvas with what stands on it
//! - [`inspector`]: what is selected
//! - [`differences`]: what differs, as a list
//! - [`compare`]: two versions side by side
//! - [`deltas`]: what that does to cost, findings and compliance
//! - [`review`]: what came in from the folder
//! - [`dock`]: source, changes, history, problems
//! - [`dialogs`]: what edits ask for

mod bar;
mod compare;
mod deltas;
pub mod dialogs;
mod differences;
pub mod dock;
mod inspector;
mod review;
mod stage;

use leptos::prelude::*;

use crate::app::{panels, refresh, use_app};
use crate::components::{Button, Icon, ProblemView, Splitter};
use crate::copy::{self, blueprint as text};
use crate::state::{Loaded, Panel, Route};

/// The page.
#[component]
pub fn BlueprintPage() -> impl IntoView {
    let app = use_app();
    let work = app.work;
    Effect::new(move |_| {
        let name = work.cover.with(|cover| cover.here().map(|cover| cover.name.clone()));
        let document = web_sys::window().and_then(|window| window.document());
        if let (Some(name), Some(document)) = (name, document) {
            document.set_title(&text::window_title(&name));
        }
    });
    let inspector = move || app.preferences.with(|preferences| preferences.inspector);
    let dock = move || app.preferences.with(|preferences| preferences.dock);
    let overlay = move || panels::is_overlay(app, Panel::Inspector);
    let failed = Memo::new(move |_| {
        work.cover.with(|cover| match cover {
            Loaded::Failed(problem) => Some(problem.clone()),
            Loaded::Waiting | Loaded::Here(_) => None,
        })
    });
    let reviewing = Memo::new(move |_| work.reviewing.with(Option::is_some));
    let comparing = Memo::new(move |_| work.comparing.with(Option::is_some));
    view! {
        <main class="blueprint">
            <bar::Bar/>
            {move || match failed.get() {
                Some(problem) => {
                    view! {
                        <div class="blueprint-failed">
                            <ProblemView problem on_retry=move || refresh::everything(app)/>
                            <Button label=copy::commands::START icon=Icon::Back on_press=move || app.go(Route::Start)/>
                        </div>
                    }
                        .into_any()
                }
                None if reviewing.get() => view! { <review::ReviewScreen/> }.into_any(),
                None => {
                    view! {
                        <div class="blueprint-body">
                            <div class="blueprint-centre">
                                <stage::Stage/>
                                <Show when=move || dock().open>
                                    <Splitter panel=Panel::Dock label=text::DOCK_HEIGHT/>
                                </Show>
                                <section
                                    class="dock"
                                    aria-label=text::DOCK
                                    data-pane="dock"
                                    style:height=move || dock().open.then(|| format!("{}px", dock().size))
                                >
                                    <dock::Dock/>
                                </section>
                            </div>
                            <Show when=move || panels::is_open(app, Panel::Inspector)>
                                <Show when=overlay>
                                    <div class="overlay-veil" on:click=move |_| panels::set_open(app, Panel::Inspector, false)></div>
                                </Show>
                                <aside
                                    class="inspector"
                                    class:inspector-overlay=overlay
                                    aria-label=text::INSPECTOR
                                    data-pane="inspector"
                                    style:width=move || format!("{}px", inspector().size)
                                >
                                    <Splitter panel=Panel::Inspector label=text::INSPECTOR_WIDTH/>
                                    {move || {
                                        if comparing.get() {
                                            view! { <compare::ComparePanel/> }.into_any()
                                        } else {
                                            view! { <inspector::Inspector/> }.into_any()
                                        }
                                    }}
                                </aside>
                            </Show>
                        </div>
                    }
                        .into_any()
                }
            }}
        </main>
    }
}
