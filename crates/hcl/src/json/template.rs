//! Templates written anew, in the quotes of either form.

use crate::syntax::{Part, Template};

/// The text between the quotes of a template that means the same; `literal` writes what is plain text.
pub(super) fn text(template: Template<'_>, literal: &dyn Fn(&str) -> String) -> String {
    let mut text = String::new();
    push(&mut template.parts(), literal, &mut text);
    text
}

/// Directives nest no deeper than the parser lets them.
fn push(parts: &mut dyn Iterator<Item = Part<'_>>, literal: &dyn Fn(&str) -> String, text: &mut String) {
    for part in parts {
        match part {
            Part::Literal(plain) => text.push_str(&literal(&plain.text())),
            Part::Interpolation(expr, span) => {
                let written = String::from_utf8_lossy(span.slice(expr.tree().source())).into_owned();
                let source = expr.source();
                // Strip marks were obeyed already and would be obeyed again; in a JSON file there may be escapes.
                if written.starts_with("${~") || written.ends_with("~}") || !written.contains(&*source) {
                    text.push_str(&format!("${{{source}{}}}", end(&source)));
                } else {
                    text.push_str(&written);
                }
            }
            Part::If(directive) => {
                let condition = directive.condition().source();
                text.push_str(&format!("%{{if {condition}{}}}", end(&condition)));
                push(&mut directive.then(), literal, text);
                if directive.otherwise().next().is_some() {
                    text.push_str("%{else}");
                    push(&mut directive.otherwise(), literal, text);
                }
                text.push_str("%{endif}");
            }
            Part::For(directive) => {
                let key = directive.key_name().map(|key| format!("{key}, ")).unwrap_or_default();
                let (value, collection) = (directive.value_name(), directive.collection().source());
                text.push_str(&format!("%{{for {key}{value} in {collection}{}}}", end(&collection)));
                push(&mut directive.body(), literal, text);
                text.push_str("%{endfor}");
            }
        }
    }
}

/// What must stand between an expression and a brace: the end of a heredoc needs its line end.
pub(super) fn end(source: &str) -> &'static str {
    let mark = source.rsplit('\n').next().unwrap_or_default().trim();
    let is_end =
        !mark.is_empty() && [format!("<<{mark}"), format!("<<-{mark}")].iter().any(|start| source.contains(start));
    if is_end { "\n" } else { "" }
}
