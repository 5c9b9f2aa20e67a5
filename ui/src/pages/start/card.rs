//! A recent blueprint.

use std::time::Duration;

use api::blueprints::{Picture, PictureFormat, PictureRequest};
use domain::ids::BlueprintId;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::{Dialog, export, use_app};
use crate::components::sight::in_sight;
use crate::components::{Drawn, Icon, IconButton};
use crate::copy::{self, start as text};
use crate::state::Route;
use crate::transport::call;

/// Pixels of a thumbnail. The core draws them: as a drawing, a large estate would keep the page busy for seconds.
const LONGEST_SIDE: u32 = 640;
/// How long a card is in sight and its blueprint stays as it is before its picture is asked for.
const SETTLED: Duration = Duration::from_millis(80);

/// The card.
#[component]
pub fn Card(
    /// Of which blueprint.
    id: BlueprintId,
) -> impl IntoView {
    let app = use_app();
    let blueprint = Memo::new(move |_| app.blueprint(id));
    let picture = RwSignal::new(None::<Result<String, ()>>);
    let element = NodeRef::<html::Li>::new();
    let seen = in_sight(element);
    // The picture follows the content and the colours.
    let looks = Memo::new(move |_| {
        app.appearance.track();
        (blueprint.with(|blueprint| blueprint.as_ref().map(|blueprint| blueprint.revision)), export::is_dark())
    });
    // What the picture was last asked for.
    let asked_for = StoredValue::new(None);
    let ask = move |asked: (Option<u64>, bool)| {
        asked_for.set_value(Some(asked));
        spawn_local(async move {
            let (_, dark) = asked;
            let request = PictureRequest { id, format: PictureFormat::Png, dark, longest_side: Some(LONGEST_SIDE) };
            let answer = call::<Picture>(&request).await;
            let url = answer.map_err(drop).and_then(|answer| {
                serde_json::to_value(&answer.content)
                    .ok()
                    .and_then(|content| {
                        content.as_str().map(|content| format!("data:{};base64,{content}", answer.content_type))
                    })
                    .ok_or(())
            });
            // It may look otherwise by now, and that picture may be here already.
            if looks.try_get_untracked() == Some(asked) {
                picture.try_set(Some(url));
            }
        });
    };
    Effect::new(move |_| {
        let wanted = looks.get();
        // The core reads a whole blueprint for a picture and keeps few: what nobody sees is not asked for.
        if !seen.get() || asked_for.get_value() == Some(wanted) {
            return;
        }
        // A card that goes at once, because its blueprint is being opened or it is scrolled past, asks for nothing.
        let waiting = set_timeout_with_handle(move || ask(wanted), SETTLED);
        on_cleanup(move || {
            if let Ok(waiting) = waiting {
                waiting.clear();
            }
        });
    });
    let empty =
        move || blueprint.with(|blueprint| blueprint.as_ref().is_none_or(|blueprint| blueprint.components == 0));
    let thumbnail = move || match picture.get() {
        Some(Ok(url)) if !empty() => view! { <img src=url alt="" loading="lazy" draggable="false"/> }.into_any(),
        Some(_) => view! { <Drawn icon=Icon::Layers/> }.into_any(),
        None => ().into_any(),
    };
    let name = move || {
        blueprint.with(|blueprint| blueprint.as_ref().map(|blueprint| blueprint.name.clone()).unwrap_or_default())
    };
    let facts = move || blueprint.with(|blueprint| blueprint.as_ref().map(text::facts).unwrap_or_default());
    let changed =
        move || blueprint.with(|blueprint| blueprint.as_ref().map(|blueprint| copy::ago(blueprint.updated_at)));
    let exact =
        move || blueprint.with(|blueprint| blueprint.as_ref().map(|blueprint| copy::exact(blueprint.updated_at)));
    let sample = move || blueprint.with(|blueprint| blueprint.as_ref().is_some_and(|blueprint| blueprint.sample));
    let incoming = move || blueprint.with(|blueprint| blueprint.as_ref().is_some_and(|blueprint| blueprint.incoming));
    view! {
        <li node_ref=element class="card">
            <a class="card-link" href=Route::Blueprint(id).fragment()>
                <div class="card-picture">{thumbnail}</div>
                <div class="card-text">
                    <span class="card-name">
                        <span>{name}</span>
                        " "
                        <Show when=sample>
                            <span class="tag tag-sample">{copy::SAMPLE_MARK}</span>
                        </Show>
                        <Show when=incoming>
                            <span class="tag">{text::INCOMING}</span>
                        </Show>
                    </span>
                    " "
                    <span class="card-facts tabular">{facts} " · " <time title=exact>{changed}</time></span>
                </div>
            </a>
            <div class="card-actions">
                <IconButton label=text::RENAME icon=Icon::Edit on_press=move || app.dialog.set(Some(Dialog::RenameBlueprint(id)))/>
                <IconButton label=text::REMOVE icon=Icon::Trash on_press=move || app.dialog.set(Some(Dialog::RemoveBlueprint(id)))/>
            </div>
        </li>
    }
}
