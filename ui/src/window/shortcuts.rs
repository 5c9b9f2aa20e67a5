//! Every shortcut, by section.

use leptos::prelude::*;

use crate::app::use_app;
use crate::commands::{COMMANDS, Section};
use crate::components::{Kbd, Modal};
use crate::copy::{self, shortcuts as text};

/// The dialog.
#[component]
pub fn ShortcutsDialog() -> impl IntoView {
    let app = use_app();
    let section = |section: Section| {
        let commands = COMMANDS.iter().filter(move |command| command.section == section && !command.keys.is_empty());
        view! {
            <section>
                <h3>{copy::section(section)}</h3>
                <dl>
                    {commands
                        .map(|command| {
                            view! {
                                <div>
                                    <dt>{command.title}</dt>
                                    <dd>{command.keys.iter().map(|keys| view! { <Kbd keys/> }).collect_view()}</dd>
                                </div>
                            }
                        })
                        .collect_view()}
                </dl>
            </section>
        }
    };
    view! {
        <Modal title=text::TITLE size="wide" on_close=move || app.close_dialog()>
            <div class="modal-body shortcuts-scroll" tabindex="0" autofocus>
                <div class="shortcuts">
                {Section::ALL.map(section).collect_view()}
                <section>
                    <h3>{text::CANVAS}</h3>
                    <dl>
                        {text::CANVAS_KEYS
                            .iter()
                            .map(|(what, keys)| {
                                view! {
                                    <div>
                                        <dt>{*what}</dt>
                                        <dd>{keys.iter().map(|key| view! { <kbd class="plain-key">{*key}</kbd> }).collect_view()}</dd>
                                    </div>
                                }
                            })
                            .collect_view()}
                    </dl>
                </section>
                </div>
            </div>
        </Modal>
    }
}
