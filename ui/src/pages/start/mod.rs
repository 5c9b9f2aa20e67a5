//! The start page: recent blueprints with a true picture of each, and ways to begin.

mod card;

use leptos::prelude::*;

use crate::app::{Dialog, opening, use_app};
use crate::components::{Button, Drawn, Icon, ProblemView, Variant};
use crate::copy::{commands, start as text};
use crate::state::Loaded;

/// The page.
#[component]
pub fn StartPage() -> impl IntoView {
    let app = use_app();
    Effect::new(move |_| {
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            document.set_title(text::WINDOW_TITLE);
        }
    });
    let has_any = Memo::new(move |_| app.blueprints.with(|list| list.here().is_some_and(|list| !list.is_empty())));
    let sample = move || {
        app.blueprints.with(|list| list.here().is_some_and(|list| list.iter().any(|blueprint| blueprint.sample)))
    };
    let actions = move || {
        view! {
            <Button label=commands::OPEN_FOLDER icon=Icon::FolderOpen variant=Variant::Primary on_press=move || opening::choose_folder(app)/>
            <Button label=commands::NEW_BLUEPRINT icon=Icon::Plus on_press=move || app.dialog.set(Some(Dialog::NewBlueprint))/>
            {(!sample()).then(|| view! { <Button label=commands::SAMPLE icon=Icon::Sample on_press=move || opening::sample(app)/> })}
        }
    };
    let page = move || match app.blueprints.with(|list| list.here().is_some()) {
        true if has_any.get() => view! {
            <header class="start-head">
                <h1>{text::TITLE}</h1>
                <div class="start-actions">{actions}</div>
            </header>
            <Cards/>
        }
        .into_any(),
        true => view! { <Welcome/> }.into_any(),
        false => match app.blueprints.get() {
            Loaded::Failed(problem) => view! {
                <header class="start-head">
                    <h1>{text::TITLE}</h1>
                </header>
                <ProblemView problem on_retry=move || app.load_blueprints()/>
            }
            .into_any(),
            Loaded::Waiting | Loaded::Here(_) => view! {
                <header class="start-head">
                    <h1>{text::TITLE}</h1>
                </header>
                <ul class="cards" aria-busy="true" aria-label=text::LOADING>
                    {(0..3).map(|_| view! { <li class="card card-ghost" aria-hidden="true"></li> }).collect_view()}
                </ul>
            }
            .into_any(),
        },
    };
    view! {
        <main class="start" data-pane="page">
            <div class="start-page">{page}</div>
        </main>
    }
}

#[component]
fn Cards() -> impl IntoView {
    let app = use_app();
    let blueprints = move || app.blueprints.with(|list| list.here().cloned().unwrap_or_default());
    view! {
        <ul class="cards" aria-label=text::TITLE>
            <For each=blueprints key=|blueprint| blueprint.clone().id let(blueprint)>
                <card::Card id=blueprint.id/>
            </For>
        </ul>
    }
}

/// What a person sees who has nothing yet.
#[component]
fn Welcome() -> impl IntoView {
    let app = use_app();
    view! {
        <section class="welcome">
            <h1>{text::WELCOME}</h1>
            <p class="welcome-lead">{text::WELCOME_LEAD}</p>
            <div class="welcome-ways">
                <Way icon=Icon::FolderOpen title=commands::OPEN_FOLDER hint=text::OPEN_HINT primary=true on_press=move || opening::choose_folder(app)/>
                <Way icon=Icon::Sample title=commands::SAMPLE hint=text::SAMPLE_HINT on_press=move || opening::sample(app)/>
                <Way icon=Icon::Plus title=commands::NEW_BLUEPRINT hint=text::NEW_HINT on_press=move || app.dialog.set(Some(Dialog::NewBlueprint))/>
            </div>
            <p class="quiet">{text::DROP_HINT}</p>
        </section>
    }
}

#[component]
fn Way(
    icon: Icon,
    title: &'static str,
    hint: &'static str,
    #[prop(optional)] primary: bool,
    #[prop(into)] on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button class="way" class:way-primary=primary type="button" aria-label=title aria-description=hint on:click=move |_| on_press.run(())>
            <Drawn icon/>
            <span class="way-title">{title}</span>
            <span class="quiet">{hint}</span>
        </button>
    }
}
