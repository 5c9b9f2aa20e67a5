//! Goes through an expression and computes it.

mod collection;
mod operation;
mod step;
mod template;

pub(super) use step::index as index_value;

use std::cell::Cell;

use super::error::{EvalError, Outcome, Stop};
use super::number::Number;
use super::scope::Scope;
use super::value::{Unknown, Value};
use super::{Limits, function};
use crate::syntax::{Expr, ExprKind};

/// How deep evaluations may nest, templates that evaluate templates included.
const DEEPEST: u32 = 220;

/// How large a value may be when it is walked through.
const HEAVIEST: u64 = 20_000_000;

pub(super) struct Evaluator<'s> {
    pub(super) scope: &'s dyn Scope,
    steps: Cell<u64>,
    size: Cell<u64>,
    depth: Cell<u32>,
}

/// Names that a `for` binds; the innermost comes first.
#[derive(Clone, Copy)]
pub(super) struct Bindings<'b> {
    name: &'b str,
    value: &'b Value,
    outer: Option<&'b Bindings<'b>>,
}

pub(super) type Names<'b> = Option<&'b Bindings<'b>>;

impl<'s> Evaluator<'s> {
    pub(super) fn new(scope: &'s dyn Scope, limits: Limits) -> Evaluator<'s> {
        Evaluator { scope, steps: Cell::new(limits.steps), size: Cell::new(limits.size), depth: Cell::new(0) }
    }

    pub(super) fn run(&self, expr: Expr<'_>) -> Result<Value, EvalError> {
        match self.evaluate(expr, None).map_err(|stop| stop.at(expr.span())) {
            Ok(value) => Ok(value),
            Err(Stop::Unknown(unknown)) => Ok(Value::Unknown(unknown)),
            Err(Stop::Located(error)) => Err(error),
            Err(Stop::Limit | Stop::Error { .. }) => Err(EvalError {
                span: expr.span(),
                message: "the expression takes too much work".into(),
                hint: "make its loops and lists smaller".into(),
            }),
        }
    }

    /// Counts `amount` items or bytes that are about to be made.
    pub(super) fn spend(&self, amount: usize) -> Outcome<()> {
        let left = self.size.get().checked_sub(amount as u64).ok_or(Stop::Limit)?;
        self.size.set(left);
        Ok(())
    }

    /// Runs `compute` against another scope, with what is left of the limits.
    pub(super) fn within<T>(
        &self,
        scope: &dyn Scope,
        compute: impl FnOnce(&Evaluator<'_>) -> Outcome<T>,
    ) -> Outcome<T> {
        let inner = Evaluator {
            scope,
            steps: Cell::new(self.steps.get()),
            size: Cell::new(self.size.get()),
            depth: Cell::new(self.depth.get()),
        };
        let result = compute(&inner);
        self.steps.set(inner.steps.get());
        self.size.set(inner.size.get());
        result
    }

    /// The value; what is not known is a value here, not a stop.
    pub(super) fn evaluate(&self, expr: Expr<'_>, names: Names<'_>) -> Outcome<Value> {
        self.steps.set(self.steps.get().checked_sub(1).ok_or(Stop::Limit)?);
        if self.depth.get() >= DEEPEST {
            return Err(Stop::Limit);
        }
        self.depth.set(self.depth.get() + 1);
        let result = self.dispatch(expr, names);
        self.depth.set(self.depth.get() - 1);
        match result {
            Ok(value) if value.weight() > HEAVIEST || value.depth() > DEEPEST => Err(Stop::Limit),
            Ok(value) => Ok(value),
            Err(Stop::Unknown(unknown)) => Ok(Value::Unknown(unknown)),
            Err(stop) => Err(stop.at(expr.span())),
        }
    }

    /// Every sort of expression in a function of its own keeps the frames of deep recursions small.
    fn dispatch(&self, expr: Expr<'_>, names: Names<'_>) -> Outcome<Value> {
        match expr.kind() {
            ExprKind::Null => Ok(Value::Null),
            ExprKind::Bool(value) => Ok(Value::Bool(value)),
            ExprKind::Number(text) => number(text),
            ExprKind::Template(template) => self.template(template, names),
            ExprKind::Variable(name) => self.reference(name, &[], names).map(|resolved| resolved.0),
            ExprKind::Traversal(traversal) => self.traversal(traversal, names),
            ExprKind::Call(call) => function::call(self, call, names),
            ExprKind::Tuple => self.tuple(expr, names),
            ExprKind::Object => self.object(expr, names),
            ExprKind::For(for_expr) => self.for_expression(for_expr, names),
            ExprKind::Conditional(conditional) => self.conditional(conditional, names),
            ExprKind::Unary(unary) => self.unary(unary, names),
            ExprKind::Binary(_) => self.binary(expr, names),
            ExprKind::Paren(inner) => self.evaluate(inner, names),
            ExprKind::Error => Err(Stop::error("the expression has an error", "correct it first")),
        }
    }

    /// The value of a name and how many of the names after it that used.
    fn reference(&self, root: &str, following: &[&str], names: Names<'_>) -> Outcome<(Value, usize)> {
        let mut bound = names;
        while let Some(binding) = bound {
            if binding.name == root {
                return Ok((binding.value.clone(), 0));
            }
            bound = binding.outer;
        }
        match self.scope.resolve(root, following) {
            Some(resolved) => Ok((resolved.value, resolved.used.min(following.len()))),
            None => {
                let mut path = root.to_owned();
                if let Some(first) = following.first() {
                    path.push('.');
                    path.push_str(first);
                }
                Err(Stop::error(format!("there is no `{path}`"), "declare it, or check its name"))
            }
        }
    }
}

fn number(text: &str) -> Outcome<Value> {
    Number::parse(text).map(Value::Number).ok_or_else(|| Stop::error("the number is too large", "use a smaller one"))
}

/// Stops if the value is not known.
pub(super) fn known(value: &Value) -> Outcome<()> {
    match value {
        Value::Unknown(unknown) => Err(Stop::Unknown(Unknown::clone(unknown))),
        _ => Ok(()),
    }
}
