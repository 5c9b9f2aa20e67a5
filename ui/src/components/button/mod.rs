//! Buttons. Every one has a name; where a command has a shortcut, the tooltip and `aria-keyshortcuts` say it.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::{Drawn, Icon};
use crate::commands::{Command, Facts, Keys};

/// How much a button stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Variant {
    /// With a border.
    #[default]
    Plain,
    /// The one thing to do here.
    Primary,
    /// Without a border.
    Quiet,
    /// What takes something away.
    Danger,
}

impl Variant {
    const fn class(self) -> &'static str {
        match self {
            Self::Plain => "button",
            Self::Primary => "button button-primary",
            Self::Quiet => "button button-quiet",
            Self::Danger => "button button-danger",
        }
    }
}

/// A button with words.
#[component]
pub fn Button(
    /// The words.
    #[prop(into)]
    label: Signal<String>,
    /// An icon before them.
    #[prop(optional)]
    icon: Option<Icon>,
    /// How much it stands out.
    #[prop(optional)]
    variant: Variant,
    /// Whether it cannot be used now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Whether it sends the form that it is in.
    #[prop(optional)]
    submit: bool,
    /// Does it.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
) -> impl IntoView {
    let press = move |event: MouseEvent| {
        if let Some(on_press) = on_press {
            event.prevent_default();
            on_press.run(());
        }
    };
    view! {
        <button
            class=variant.class()
            type=if submit { "submit" } else { "button" }
            disabled=move || disabled.get()
            on:click=press
        >
            {icon.map(|icon| view! { <Drawn icon/> })}
            <span>{move || label.get()}</span>
        </button>
    }
}

/// A button with an icon alone; its name is said and shown as a tooltip.
#[component]
pub fn IconButton(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// Its icon.
    icon: Icon,
    /// Whether it cannot be used now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Whether it is pressed, for a button that stays.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
    /// Does it.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            class="icon-button"
            type="button"
            aria-label=move || label.get()
            title=move || label.get()
            aria-pressed=move || pressed.map(|pressed| pressed.get().to_string())
            disabled=move || disabled.get()
            on:click=move |_| on_press.run(())
        >
            <Drawn icon/>
        </button>
    }
}

/// A button with an icon alone that runs a command.
#[component]
pub fn CommandButton(
    /// The command's id.
    command: &'static str,
    /// Whether it is pressed, for a button that stays.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
) -> impl IntoView {
    let app = crate::app::use_app();
    crate::commands::find(command).map(|command| {
        let disabled = move || !(command.when)(&Facts::now(app));
        view! {
            <button
                class="icon-button"
                type="button"
                aria-label=command.title
                title=tooltip(command)
                aria-keyshortcuts=command.keys.first().copied().map(aria_keys)
                aria-pressed=move || pressed.map(|pressed| pressed.get().to_string())
                disabled=disabled
                on:click=move |_| crate::commands::run(app, command)
            >
                <Drawn icon=command.icon/>
            </button>
        }
    })
}

/// What a command is called where there is room for a line.
pub fn tooltip(command: &Command) -> String {
    match command.keys.first().and_then(|keys| Keys::parse(keys)) {
        Some(keys) => format!("{} ({})", command.title, keys.caps(crate::commands::shortcut::is_mac()).join(" ")),
        None => command.title.to_owned(),
    }
}

/// As ARIA writes keys.
pub fn aria_keys(keys: &str) -> String {
    keys.replace("Mod", if crate::commands::shortcut::is_mac() { "Meta" } else { "Control" })
}
