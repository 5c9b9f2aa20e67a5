//! Numbers as Terraform has them: whole numbers exactly, all others with 512 bits.

mod float;

use std::cmp::Ordering;
use std::fmt;

use float::Float;

/// A number. Whole numbers that fit 128 bits are kept as such, which is nearly all of them; the rest is a binary
/// fraction with 512 bits, rounded half to even, which is what Terraform computes with.
#[derive(Clone, Debug)]
pub struct Number(Repr);

#[derive(Clone, Debug)]
enum Repr {
    Integer(i128),
    /// Never a whole number that fits 128 bits.
    Float(Float),
}

impl Number {
    /// The number that `text` is, in decimal notation with an optional exponent.
    pub fn parse(text: &str) -> Option<Number> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        if !digits.is_empty()
            && digits.len() < 38
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && let Ok(integer) = text.parse::<i128>()
        {
            return Some(Number::from(integer));
        }
        Float::parse(text).map(Number::from_float)
    }

    /// The number nearest to a float, by its shortest decimal notation. `None` if it is not finite.
    pub fn from_f64(number: f64) -> Option<Number> {
        if number.is_finite() { Number::parse(&number.to_string()) } else { None }
    }

    fn from_float(float: Float) -> Number {
        match float.to_i128() {
            Some(integer) => Number::from(integer),
            None => Number(Repr::Float(float)),
        }
    }

    fn to_float(&self) -> Float {
        match &self.0 {
            Repr::Integer(integer) => Float::from_i128(*integer),
            Repr::Float(float) => float.clone(),
        }
    }

    /// The same number as an integer, if it is one that fits.
    pub fn as_i128(&self) -> Option<i128> {
        match &self.0 {
            Repr::Integer(integer) => Some(*integer),
            Repr::Float(_) => None,
        }
    }

    /// The same number as an `i64`, if it is one.
    pub fn as_i64(&self) -> Option<i64> {
        self.as_i128().and_then(|integer| integer.try_into().ok())
    }

    /// The same number as a `usize`, if it is one.
    pub fn as_usize(&self) -> Option<usize> {
        self.as_i128().and_then(|integer| integer.try_into().ok())
    }

    /// The nearest float.
    pub fn to_f64(&self) -> f64 {
        self.to_string().parse().unwrap_or(f64::NAN)
    }

    /// Whether it is a whole number.
    pub fn is_integer(&self) -> bool {
        match &self.0 {
            Repr::Integer(_) => true,
            Repr::Float(float) => float.is_integer(),
        }
    }

    /// Whether it is below zero.
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Repr::Integer(integer) => *integer < 0,
            Repr::Float(float) => float.is_negative(),
        }
    }

    /// Whether it is zero.
    pub fn is_zero(&self) -> bool {
        matches!(self.0, Repr::Integer(0))
    }

    fn combine(
        &self,
        other: &Number,
        whole: fn(i128, i128) -> Option<i128>,
        exact: fn(&Float, &Float) -> Float,
    ) -> Number {
        if let (Repr::Integer(a), Repr::Integer(b)) = (&self.0, &other.0)
            && let Some(result) = whole(*a, *b)
        {
            return Number::from(result);
        }
        Number::from_float(exact(&self.to_float(), &other.to_float()))
    }

    /// The sum.
    #[must_use]
    pub fn plus(&self, other: &Number) -> Number {
        self.combine(other, i128::checked_add, Float::plus)
    }

    /// The difference.
    #[must_use]
    pub fn minus(&self, other: &Number) -> Number {
        self.combine(other, i128::checked_sub, Float::minus)
    }

    /// The product.
    #[must_use]
    pub fn times(&self, other: &Number) -> Number {
        self.combine(other, i128::checked_mul, Float::times)
    }

    /// The quotient; `None` if `other` is zero.
    pub fn divided_by(&self, other: &Number) -> Option<Number> {
        if other.is_zero() {
            return None;
        }
        let whole = |a: i128, b: i128| (a.checked_rem(b) == Some(0)).then(|| a.checked_div(b)).flatten();
        Some(self.combine(other, whole, Float::divided_by))
    }

    /// What a division towards zero leaves; `None` if `other` is zero.
    pub fn modulo(&self, other: &Number) -> Option<Number> {
        if let (Repr::Integer(a), Repr::Integer(b)) = (&self.0, &other.0) {
            return a.checked_rem(*b).map(Number::from);
        }
        let quotient = self.divided_by(other)?.truncated();
        Some(self.minus(&other.times(&quotient)))
    }

    /// The number with the other sign.
    #[must_use]
    pub fn negated(&self) -> Number {
        Number::from(0).minus(self)
    }

    /// The whole number next to it in the direction of zero.
    #[must_use]
    pub fn truncated(&self) -> Number {
        match &self.0 {
            Repr::Integer(_) => self.clone(),
            Repr::Float(float) => Number::from_float(float.truncated()),
        }
    }

    /// The largest whole number that is not above it.
    #[must_use]
    pub fn floor(&self) -> Number {
        let truncated = self.truncated();
        if self.is_negative() && truncated != *self { truncated.minus(&Number::from(1)) } else { truncated }
    }

    /// The smallest whole number that is not below it.
    #[must_use]
    pub fn ceil(&self) -> Number {
        let truncated = self.truncated();
        if !self.is_negative() && truncated != *self { truncated.plus(&Number::from(1)) } else { truncated }
    }
}

impl From<i128> for Number {
    fn from(integer: i128) -> Number {
        Number(Repr::Integer(integer))
    }
}

impl From<i32> for Number {
    fn from(integer: i32) -> Number {
        Number(Repr::Integer(i128::from(integer)))
    }
}

impl From<usize> for Number {
    fn from(integer: usize) -> Number {
        Number(Repr::Integer(integer as i128))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Repr::Integer(integer) => write!(formatter, "{integer}"),
            Repr::Float(float) => formatter.write_str(&float.decimal()),
        }
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Number) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Number {}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Number) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Number) -> Ordering {
        match (&self.0, &other.0) {
            (Repr::Integer(a), Repr::Integer(b)) => a.cmp(b),
            _ => self.to_float().cmp(&other.to_float()),
        }
    }
}
