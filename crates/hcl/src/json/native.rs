//! Values of JSON files as native expressions.

use super::template;
use crate::format::{key_text, string_text};
use crate::syntax::{Expr, ExprKind, Template};

/// The native text that means the same as a value of a JSON file; `None` where there is something in it that could not
/// be read.
///
/// ```
/// struct Flat;
/// impl hcl::json::Schema for Flat {
///     fn block_labels(&self, _: &[&str], _: &str) -> Option<usize> {
///         None
///     }
/// }
/// let tree = hcl::json::parse(br#"{"ports": [80, "${var.tls}", "\/x"]}"#.as_slice(), &Flat);
/// let ports = tree.body().attribute("ports").unwrap();
/// assert_eq!(hcl::json::native_text(ports.expr()).as_deref(), Some(r#"[80, var.tls, "/x"]"#));
/// ```
pub fn native_text(value: Expr<'_>) -> Option<String> {
    Some(match value.kind() {
        ExprKind::Null => "null".to_owned(),
        ExprKind::Bool(value) => value.to_string(),
        ExprKind::Number(text) => text.to_owned(),
        ExprKind::Template(template) => template_text(template),
        ExprKind::Tuple => {
            let items: Vec<String> = value.tuple_items().map(native_text).collect::<Option<_>>()?;
            format!("[{}]", items.join(", "))
        }
        ExprKind::Object => {
            let mut text = "{\n".to_owned();
            for item in value.object_items() {
                let key = match item.name() {
                    Some(name) => key_text(&name),
                    // A name that is computed.
                    None => format!("({})", native_text(item.key())?),
                };
                text.push_str(&format!("{key} = {}\n", native_text(item.value())?));
            }
            text + "}"
        }
        _ => return None,
    })
}

fn template_text(template: Template<'_>) -> String {
    if let Some(inner) = template.lone_interpolation() {
        let source = inner.source();
        return if source.contains('\n') { format!("({source}\n)") } else { source.into_owned() };
    }
    let quoted = |text: &str| {
        let quoted = string_text(text);
        quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or_default().to_owned()
    };
    format!("\"{}\"", template::text(template, &quoted))
}
