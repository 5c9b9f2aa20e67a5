//! Operators and conditionals.

use std::cmp::Ordering;

use super::{Evaluator, Names};
use crate::eval::convert::{to_bool, to_number, unified};
use crate::eval::error::{Outcome, Stop};
use crate::eval::number::Number;
use crate::eval::value::Value;
use crate::syntax::{Conditional, Expr, ExprKind, Operator, Unary};

impl Evaluator<'_> {
    pub(super) fn unary(&self, unary: Unary<'_>, names: Names<'_>) -> Outcome<Value> {
        let operand = self.evaluate(unary.operand(), names)?;
        if unary.operator() == Operator::Not {
            return to_bool(&operand).map(|value| Value::Bool(!value));
        }
        to_number(&operand).map(|number| Value::Number(number.negated()))
    }

    /// A chain of operators leans to the left and may be long: its left sides are collected, not recursed into.
    pub(super) fn binary(&self, expr: Expr<'_>, names: Names<'_>) -> Outcome<Value> {
        let mut chain = Vec::new();
        let mut first = expr;
        while let ExprKind::Binary(binary) = first.kind() {
            chain.push(binary);
            first = binary.left();
        }
        let mut left = self.evaluate(first, names)?;
        while let Some(binary) = chain.pop() {
            let operator = binary.operator();
            let decided = match operator {
                Operator::And => matches!(to_bool(&left), Ok(false)),
                Operator::Or => matches!(to_bool(&left), Ok(true)),
                _ => false,
            };
            if decided {
                left = Value::Bool(operator == Operator::Or);
                continue;
            }
            let right = self.evaluate(binary.right(), names)?;
            left = match operate(operator, &left, &right) {
                Ok(value) => value,
                Err(Stop::Unknown(unknown)) => Value::Unknown(unknown),
                Err(stop) => return Err(stop.at(binary.right().span())),
            };
        }
        Ok(left)
    }

    pub(super) fn conditional(&self, conditional: Conditional<'_>, names: Names<'_>) -> Outcome<Value> {
        let condition = to_bool(&self.evaluate(conditional.condition(), names)?)
            .map_err(|stop| stop.at(conditional.condition().span()))?;
        let (chosen, other) = if condition {
            (conditional.then(), conditional.otherwise())
        } else {
            (conditional.otherwise(), conditional.then())
        };
        let value = self.evaluate(chosen, names)?;
        // Both results have one type: a number or bool beside text becomes text. Where there is no such type Terraform
        // refuses the expression; the result is still the best that can be said.
        if matches!(value, Value::Null | Value::String(_) | Value::Unknown(_)) || matches!(other.kind(), ExprKind::Null)
        {
            return Ok(value);
        }
        match self.evaluate(other, names) {
            Err(Stop::Limit) => Err(Stop::Limit),
            Err(_) => Ok(value),
            Ok(other) => {
                let both = unified(vec![value.clone(), other]).unwrap_or_default();
                Ok(both.into_iter().next().unwrap_or(value))
            }
        }
    }
}

fn operate(operator: Operator, left: &Value, right: &Value) -> Outcome<Value> {
    let numbers = || Ok::<(Number, Number), Stop>((to_number(left)?, to_number(right)?));
    let ordered = |wanted: fn(Ordering) -> bool| {
        let (left, right) = numbers()?;
        Ok(Value::Bool(wanted(left.cmp(&right))))
    };
    let by_zero = || Stop::error("this divides by zero", "check the divisor");
    match operator {
        Operator::Equal => equal(left, right).map(Value::Bool),
        Operator::NotEqual => equal(left, right).map(|equal| Value::Bool(!equal)),
        Operator::And => match (to_bool(left), to_bool(right)) {
            (Err(Stop::Unknown(_)), Ok(false)) => Ok(Value::Bool(false)),
            (left, right) => Ok(Value::Bool(left? & right?)),
        },
        Operator::Or => match (to_bool(left), to_bool(right)) {
            (Err(Stop::Unknown(_)), Ok(true)) => Ok(Value::Bool(true)),
            (left, right) => Ok(Value::Bool(left? | right?)),
        },
        Operator::Less => ordered(Ordering::is_lt),
        Operator::LessEqual => ordered(Ordering::is_le),
        Operator::Greater => ordered(Ordering::is_gt),
        Operator::GreaterEqual => ordered(Ordering::is_ge),
        Operator::Add => numbers().map(|(left, right)| Value::Number(left.plus(&right))),
        Operator::Subtract => numbers().map(|(left, right)| Value::Number(left.minus(&right))),
        Operator::Multiply => numbers().map(|(left, right)| Value::Number(left.times(&right))),
        Operator::Divide => {
            let (left, right) = numbers()?;
            left.divided_by(&right).map(Value::Number).ok_or_else(by_zero)
        }
        Operator::Modulo => {
            let (left, right) = numbers()?;
            left.modulo(&right).map(Value::Number).ok_or_else(by_zero)
        }
        Operator::Negate | Operator::Not => Err(Stop::error("this operator takes one value", "give it one")),
    }
}

fn equal(left: &Value, right: &Value) -> Outcome<bool> {
    let unknown = left.first_unknown().or_else(|| right.first_unknown());
    match unknown {
        // Null is known to differ from whatever is there, but not from what may be null itself.
        Some(unknown) => Err(Stop::Unknown(unknown.clone())),
        None => Ok(left == right),
    }
}
