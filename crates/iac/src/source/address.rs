//! What a reference in an expression names: an address inside its module.

use hcl::syntax::{Step, Traversal};
use hcl::{Expr, ExprKind, Span};

/// A reference, as it stands in an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reference {
    /// The address it names inside its module: `aws_vpc.main`, `var.region`, `module.network`.
    pub(crate) address: Box<str>,
    /// The attribute or output that it takes from there, if it takes one.
    pub(crate) field: Option<Box<str>>,
}

/// Roots that name something of the block or the run, not another block.
const SURROUNDINGS: [&str; 5] = ["each", "count", "self", "path", "terraform"];

/// How many leading names of a traversal make its address, the root included; 0 when it names no block.
pub(crate) fn address_length(root: &str) -> usize {
    match root {
        "data" | "ephemeral" | "action" | "resource" => 3,
        _ if SURROUNDINGS.contains(&root) => 0,
        _ => 2,
    }
}

/// What `expr` names, when it is a reference to a block.
pub(crate) fn reference(expr: Expr<'_>) -> Option<Reference> {
    let ExprKind::Traversal(traversal) = expr.kind() else { return None };
    let root = traversal.root()?;
    from_names(root, traversal)
}

fn from_names(root: &str, traversal: Traversal<'_>) -> Option<Reference> {
    let length = address_length(root);
    let mut steps = traversal.steps();
    let mut address = match (length, root) {
        (0, _) => return None,
        (_, "resource") => String::new(),
        (_, root) => root.to_owned(),
    };
    for _ in 1..length {
        let name = match steps.next()? {
            Step::Attr(name, _) => name.into(),
            Step::Index(key, _) => key.string()?,
            Step::LegacyIndex(..) | Step::AttrSplat(_) | Step::FullSplat(_) => return None,
        };
        if !address.is_empty() {
            address.push('.');
        }
        address.push_str(&name);
    }
    // An index picks an instance, a splat takes all; the name after it is what is taken from there.
    let field = steps.find_map(|step| match step {
        Step::Attr(name, _) => Some(name.into()),
        Step::Index(..) | Step::LegacyIndex(..) | Step::AttrSplat(_) | Step::FullSplat(_) => None,
    });
    Some(Reference { address: address.into(), field })
}

/// Where the last name of a reference's address stands, without quotes: the part that a new name replaces.
pub(crate) fn name_span(expr: Expr<'_>) -> Option<Span> {
    let ExprKind::Traversal(traversal) = expr.kind() else { return None };
    let length = address_length(traversal.root()?);
    match traversal.steps().nth(length.checked_sub(2)?)? {
        Step::Attr(name, span) => Some(Span::new(span.end.saturating_sub(name.len() as u32), span.end)),
        Step::Index(key, _) => {
            let quoted = key.unwrap_parens().span();
            Some(Span::new(quoted.start + 1, quoted.end.saturating_sub(1)))
        }
        Step::LegacyIndex(..) | Step::AttrSplat(_) | Step::FullSplat(_) => None,
    }
}

/// What a quoted reference of older configurations names: `"aws_vpc.main"`, `"module.network"`.
pub(crate) fn quoted_reference(text: &str) -> Option<Reference> {
    let bare = text.strip_prefix("${").and_then(|inner| inner.strip_suffix('}')).unwrap_or(text).trim();
    let mut names = bare.split('.');
    let root = names.next()?;
    let length = address_length(root);
    let address: Vec<&str> = std::iter::once(root).chain(names).take(length).collect();
    let plain = |name: &&str| {
        !name.is_empty() && name.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-'))
    };
    let whole = length > 0 && address.len() == length && address.iter().all(plain);
    whole.then(|| Reference { address: address.join(".").into(), field: None })
}

/// The address of the provider that a `provider` argument names: `aws.west` is `provider.aws.west`.
pub(crate) fn provider_reference(expr: Expr<'_>) -> Option<Reference> {
    let named = match expr.unwrap_parens().kind() {
        ExprKind::Variable(name) => name.to_owned(),
        ExprKind::Traversal(traversal) => {
            let alias = traversal.steps().find_map(|step| match step {
                Step::Attr(name, _) => Some(name),
                Step::Index(..) | Step::LegacyIndex(..) | Step::AttrSplat(_) | Step::FullSplat(_) => None,
            })?;
            format!("{}.{alias}", traversal.root()?)
        }
        ExprKind::Template(template) => template.text()?.into_owned(),
        _ => return None,
    };
    Some(Reference { address: format!("provider.{named}").into(), field: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_traversal_names_an_address_and_a_field() {
        let cases = [
            ("aws_vpc.main.id", Some(("aws_vpc.main", Some("id")))),
            ("aws_vpc.main", Some(("aws_vpc.main", None))),
            ("aws_subnet.a[0].id", Some(("aws_subnet.a", Some("id")))),
            ("aws_subnet.a.*.id", Some(("aws_subnet.a", Some("id")))),
            ("aws_subnet.a.0.id", Some(("aws_subnet.a", Some("id")))),
            ("data.aws_ami.base.id", Some(("data.aws_ami.base", Some("id")))),
            ("resource.aws_vpc.main.id", Some(("aws_vpc.main", Some("id")))),
            ("var.region", Some(("var.region", None))),
            ("local.tags[\"Name\"]", Some(("local.tags", None))),
            ("module.network[\"a\"].vpc_id", Some(("module.network", Some("vpc_id")))),
            ("each.value.id", None),
            ("path.module", None),
            ("var", None),
            ("f(x).y", None),
        ];
        for (text, expected) in cases {
            let fragment = hcl::parse_expression(text).unwrap();
            let found = reference(fragment.expr());
            let found = found.as_ref().map(|found| (&*found.address, found.field.as_deref()));
            assert_eq!(found, expected, "`{text}`");
        }
    }

    #[test]
    fn a_quoted_address_of_an_older_configuration_is_a_reference() {
        let cases = [
            ("aws_vpc.main", Some("aws_vpc.main")),
            ("data.aws_ami.base", Some("data.aws_ami.base")),
            ("module.network", Some("module.network")),
            ("${aws_vpc.main.id}", Some("aws_vpc.main")),
            ("aws_instance.web.0", Some("aws_instance.web")),
            ("nothing", None),
            ("two words.here", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(quoted_reference(text).as_ref().map(|found| &*found.address), expected, "`{text}`");
        }
    }
}
