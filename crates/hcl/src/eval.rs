//! Values of expressions, as far as they can be known.
//!
//! [`evaluate`] computes an expression against a [`Scope`], which says what names stand for. What is not known, such as
//! an attribute that exists only after a deployment, is a [`Value::Unknown`] with the reason; it poisons only what
//! depends on it. An expression that cannot be computed at all is an [`EvalError`].
//!
//! Numbers are as exact as Terraform's: whole numbers are exact, everything else has 512 bits. Objects are sorted by key,
//! as Terraform has them. Work is bounded (see [`Limits`]): an expression that would take too much is an error.
//!
//! ```
//! use hcl::eval::{NoScope, evaluate};
//!
//! let expression = hcl::parse_expression(r#"[for n in range(3) : cidrsubnet("10.0.0.0/16", 8, n)]"#).unwrap();
//! let value = evaluate(expression.expr(), &NoScope).unwrap();
//! assert_eq!(value.to_string(), r#"["10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24"]"#);
//! ```

mod convert;
mod error;
mod evaluator;
mod function;
mod number;
mod scope;
mod value;

pub use error::EvalError;
pub use number::Number;
pub use scope::{NoScope, Resolved, Scope};
pub use value::{Entries, Items, Unknown, Value};

use crate::syntax::Expr;

/// How much work an evaluation may do.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Expressions evaluated, loops counted as often as they run.
    pub steps: u64,
    /// Items of lists and bytes of text made.
    pub size: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { steps: 2_000_000, size: 64 * 1024 * 1024 }
    }
}

/// The value of an expression.
///
/// # Errors
///
/// If the expression is wrong (a function that does not exist, an index out of range, ...) or takes too much work.
pub fn evaluate(expr: Expr<'_>, scope: &dyn Scope) -> Result<Value, EvalError> {
    evaluate_within(expr, scope, Limits::default())
}

/// The value of an expression, with limits of the caller's.
///
/// # Errors
///
/// As [`evaluate`].
pub fn evaluate_within(expr: Expr<'_>, scope: &dyn Scope, limits: Limits) -> Result<Value, EvalError> {
    evaluator::Evaluator::new(scope, limits).run(expr)
}
