//! What is said in passing: things done go by themselves, failures stay until they are closed.

use leptos::prelude::*;

use super::problem::sentence;
use super::{Drawn, Icon, IconButton, ProblemView, prose};
use crate::app::{Said, use_app};
use crate::copy;

/// The notices, latest last.
#[component]
pub fn Notices() -> impl IntoView {
    let app = use_app();
    view! {
        <div class="notices" role="status" aria-live="polite">
            <For each=move || app.notices.get() key=|notice| notice.number let(notice)>
                <div class="notice">
                    {match notice.what {
                        Said::Done(text) => {
                            view! {
                                <div class="notice-done">
                                    <Drawn icon=Icon::Success/>
                                    <span>{text}</span>
                                </div>
                            }
                                .into_any()
                        }
                        Said::Noted(text) => {
                            view! {
                                <div class="notice-done notice-noted">
                                    <Drawn icon=Icon::Warning/>
                                    <span>{prose(&sentence(&text))}</span>
                                </div>
                            }
                                .into_any()
                        }
                        Said::Failed(problem) => view! { <ProblemView problem/> }.into_any(),
                    }}
                    <IconButton label=copy::CLOSE icon=Icon::Close on_press=move || app.dismiss(notice.number)/>
                </div>
            </For>
        </div>
    }
}
