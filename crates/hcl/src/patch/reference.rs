//! References rewritten.

use super::{PatchError, Splice};
use crate::Span;
use crate::syntax::{Expr, ExprKind, Step, Tree, parse_expression};

/// One step of an address, whatever its spelling.
#[derive(Debug, PartialEq, Eq)]
enum Key {
    Name(String),
    Index(String),
    /// A splat, or an index that is not a literal: equal to nothing.
    Other,
}

/// A reference that others may start with.
pub(crate) struct Address {
    root: String,
    steps: Vec<Key>,
}

pub(super) fn rewrite(tree: &Tree, from: &str, to: &str) -> Result<Vec<Splice>, PatchError> {
    let wanted = address(from)?;
    address(to)?;
    let to = to.trim();
    let mut splices = Vec::new();
    for reference in tree.body().all_values().flat_map(Expr::references) {
        if let Some(span) = wanted.prefix_of(reference) {
            splices.push((span, to.as_bytes().to_vec()));
        }
    }
    splices.sort_by_key(|(span, _)| span.start);
    Ok(splices)
}

/// Reads an address such as `aws_vpc.main`.
pub(crate) fn address(text: &str) -> Result<Address, PatchError> {
    let not_a_reference = || PatchError::NotAReference { address: text.to_owned() };
    let fragment = parse_expression(text.trim()).map_err(|_| not_a_reference())?;
    let expr = fragment.expr();
    let root = expr.reference_root().ok_or_else(not_a_reference)?.to_owned();
    let steps: Vec<Key> = match expr.kind() {
        ExprKind::Traversal(traversal) => traversal.steps().map(|step| key(&step)).collect(),
        _ => Vec::new(),
    };
    if steps.contains(&Key::Other) {
        return Err(not_a_reference());
    }
    Ok(Address { root, steps })
}

fn key(step: &Step<'_>) -> Key {
    match step {
        Step::Attr(name, _) => Key::Name((*name).to_owned()),
        Step::LegacyIndex(number, _) => Key::Index((*number).to_owned()),
        Step::Index(expr, _) => match expr.unwrap_parens().kind() {
            ExprKind::Number(number) => Key::Index(number.to_owned()),
            ExprKind::Template(template) => template.text().map_or(Key::Other, |text| Key::Index(format!("\"{text}"))),
            _ => Key::Other,
        },
        Step::AttrSplat(_) | Step::FullSplat(_) => Key::Other,
    }
}

impl Address {
    /// The part of `reference` that is this address, if it starts with that.
    pub(crate) fn prefix_of(&self, reference: Expr<'_>) -> Option<Span> {
        if reference.reference_root() != Some(self.root.as_str()) {
            return None;
        }
        let ExprKind::Traversal(traversal) = reference.kind() else {
            return self.steps.is_empty().then(|| reference.span());
        };
        let mut end = traversal.base().span().end;
        let mut steps = traversal.steps();
        for wanted in &self.steps {
            let step = steps.next()?;
            if key(&step) != *wanted {
                return None;
            }
            end = step.span().end;
        }
        Some(Span::new(reference.span().start, end))
    }
}
