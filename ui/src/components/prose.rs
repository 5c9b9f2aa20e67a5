//! Sentences with names in them: what stands between backticks is set as code.

use leptos::prelude::*;

/// The sentence, without its backticks.
pub fn prose(text: &str) -> impl IntoView + use<> {
    parts(text)
        .into_iter()
        .map(
            |(part, is_name)| {
                if is_name { view! { <code class="name">{part}</code> }.into_any() } else { part.into_any() }
            },
        )
        .collect_view()
}

/// A backtick without its partner stays what it is.
fn parts(text: &str) -> Vec<(String, bool)> {
    let pieces: Vec<&str> = text.split('`').collect();
    let paired = pieces.len() % 2 == 1;
    if !paired {
        return vec![(text.to_owned(), false)];
    }
    let piece = |(index, piece): (usize, &str)| (!piece.is_empty()).then(|| (piece.to_owned(), index % 2 == 1));
    pieces.into_iter().enumerate().filter_map(piece).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_words() {
        let part = |text: &str, is_name| (text.to_owned(), is_name);
        assert_eq!(
            parts("`a.b` is known after `apply`"),
            [part("a.b", true), part(" is known after ", false), part("apply", true)]
        );
        assert_eq!(parts("one ` alone"), [part("one ` alone", false)]);
        assert_eq!(parts(""), []);
    }
}
