//! Keycaps.

use leptos::prelude::*;

use crate::commands::Keys;
use crate::commands::shortcut::is_mac;

/// The keys of a shortcut.
#[component]
pub fn Kbd(
    /// As written: `Mod+K`.
    keys: &'static str,
) -> impl IntoView {
    let caps = Keys::parse(keys).map(|keys| keys.caps(is_mac())).unwrap_or_default();
    view! {
        <span class="kbd">
            {caps.into_iter().map(|cap| view! { <kbd>{cap}</kbd> }).collect_view()}
        </span>
    }
}
