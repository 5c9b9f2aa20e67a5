//! What went wrong, what was kept, what to do; details one click away, and copyable.

use api::Problem;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Button, Drawn, Icon, Variant, prose};
use crate::copy;
use crate::shell::clipboard;

/// A problem.
#[component]
pub fn ProblemView(
    /// Which.
    problem: Problem,
    /// Tries again, where that can help.
    #[prop(optional, into)]
    on_retry: Option<Callback<()>>,
) -> impl IntoView {
    let text = plain(&problem);
    view! {
        <div class="problem" role="alert">
            <Drawn icon=Icon::Danger/>
            <div class="problem-text">
                <p class="problem-title">{prose(&sentence(&problem.title))}</p>
                {problem.hint.as_deref().map(|hint| view! { <p>{prose(&sentence(hint))}</p> })}
                {problem
                    .detail
                    .map(|detail| {
                        view! {
                            <details>
                                <summary>{copy::problem::DETAILS}</summary>
                                <pre>{detail}</pre>
                            </details>
                        }
                    })}
                <div class="problem-actions">
                    {on_retry.map(|on_retry| view! { <Button label=copy::problem::RETRY icon=Icon::Retry on_press=on_retry/> })}
                    <Button
                        label=copy::problem::COPY
                        variant=Variant::Quiet
                        icon=Icon::Copy
                        on_press=move || {
                            let text = text.clone();
                            spawn_local(clipboard::copy(text));
                        }
                    />
                </div>
            </div>
        </div>
    }
}

/// The core speaks in lower case without a full stop; a sentence of the screen begins with a capital.
pub fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    first.to_uppercase().chain(letters).collect()
}

fn plain(problem: &Problem) -> String {
    let mut text = format!("{} ({})", problem.title, problem.code);
    for part in [&problem.detail, &problem.hint].into_iter().flatten() {
        text.push('\n');
        text.push_str(part);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_is_copied_with_everything_that_helps_to_find_its_cause() {
        let problem = Problem::new(409, "stale-revision", "it has moved on").detail("revision 7").hint("look again");
        assert_eq!(plain(&problem), "it has moved on (stale-revision)\nrevision 7\nlook again");
        assert_eq!(sentence("éa"), "Éa");
        assert_eq!(sentence(""), "");
    }
}
