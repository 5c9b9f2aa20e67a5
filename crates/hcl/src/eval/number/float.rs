use std::cmp::Ordering;

use num_bigint::{BigInt, BigUint, Sign};

/// How many bits a number has.
const PRECISION: u64 = 512;

/// Numbers beyond this power of two are cut off: `1e9999999999` would be a text of gigabytes.
const LARGEST_EXPONENT: i64 = 100_000;

/// `mantissa * 2^exponent`, the mantissa odd or zero and at most [`PRECISION`] bits long.
#[derive(Clone, Debug)]
pub(super) struct Float {
    mantissa: BigInt,
    exponent: i64,
}

impl Float {
    /// Rounds half to even.
    fn new(mantissa: BigInt, exponent: i64) -> Float {
        Float::rounded(mantissa, exponent, false)
    }

    /// `more` says that the exact value lies a little further from zero.
    fn rounded(mantissa: BigInt, mut exponent: i64, more: bool) -> Float {
        let (sign, mut magnitude) = mantissa.into_parts();
        let excess = magnitude.bits().saturating_sub(PRECISION);
        if excess > 0 {
            let half = magnitude.bit(excess - 1);
            let rest = more || magnitude.trailing_zeros().is_some_and(|zeros| zeros < excess - 1);
            magnitude >>= excess;
            exponent += excess as i64;
            if half && (rest || magnitude.bit(0)) {
                magnitude += 1u32;
            }
        }
        if let Some(zeros) = magnitude.trailing_zeros() {
            magnitude >>= zeros;
            exponent += zeros as i64;
        } else {
            exponent = 0;
        }
        Float { mantissa: BigInt::from_biguint(sign, magnitude), exponent }
    }

    pub(super) fn from_i128(integer: i128) -> Float {
        Float::new(BigInt::from(integer), 0)
    }

    pub(super) fn to_i128(&self) -> Option<i128> {
        if self.exponent < 0 || self.exponent > 128 {
            return None;
        }
        i128::try_from(&self.mantissa << self.exponent as usize).ok()
    }

    /// Reads decimal notation with an optional exponent.
    pub(super) fn parse(text: &str) -> Option<Float> {
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (number, exponent) = match text.find(['e', 'E']) {
            Some(at) => (text.get(..at)?, text.get(at + 1..)?.parse::<i64>().ok()?),
            None => (text, 0),
        };
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let digits = [whole, fraction].concat();
        if digits.is_empty() || digits.len() > 10_000 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let mut mantissa = BigInt::parse_bytes(digits.as_bytes(), 10)?;
        if negative {
            mantissa = -mantissa;
        }
        let power = exponent.checked_sub(fraction.len() as i64)?;
        if mantissa.sign() == Sign::NoSign {
            return Some(Float::from_i128(0));
        }
        // A tenth of the bits of the largest exponent, so that scaling stays cheap.
        if power.abs() > LARGEST_EXPONENT / 10 {
            return None;
        }
        let scale = BigInt::from(10u32).pow(power.unsigned_abs() as u32);
        if power >= 0 {
            return Some(Float::new(mantissa * scale, 0));
        }
        Some(Float::quotient(mantissa, scale, 0))
    }

    fn quotient(dividend: BigInt, divisor: BigInt, exponent: i64) -> Float {
        let wanted = PRECISION + 2 + divisor.bits();
        let shift = wanted.saturating_sub(dividend.bits());
        let (dividend, shift) = (dividend << shift, shift as i64);
        let quotient = &dividend / &divisor;
        let exact = &quotient * &divisor == dividend;
        // Two bits more than needed, so what is lost lies below the half.
        Float::rounded(quotient, exponent - shift, !exact)
    }

    fn aligned(&self, other: &Float) -> (BigInt, BigInt, i64) {
        let exponent = self.exponent.min(other.exponent);
        let shift = |float: &Float| &float.mantissa << (float.exponent - exponent) as usize;
        (shift(self), shift(other), exponent)
    }

    pub(super) fn plus(&self, other: &Float) -> Float {
        let (a, b, exponent) = self.aligned(other);
        Float::new(a + b, exponent)
    }

    pub(super) fn minus(&self, other: &Float) -> Float {
        let (a, b, exponent) = self.aligned(other);
        Float::new(a - b, exponent)
    }

    pub(super) fn times(&self, other: &Float) -> Float {
        let exponent = (self.exponent + other.exponent).clamp(-LARGEST_EXPONENT, LARGEST_EXPONENT);
        Float::new(&self.mantissa * &other.mantissa, exponent)
    }

    pub(super) fn divided_by(&self, other: &Float) -> Float {
        let exponent = (self.exponent - other.exponent).clamp(-LARGEST_EXPONENT, LARGEST_EXPONENT);
        Float::quotient(self.mantissa.clone(), other.mantissa.clone(), exponent)
    }

    pub(super) fn truncated(&self) -> Float {
        if self.exponent >= 0 {
            return self.clone();
        }
        let (sign, magnitude) = self.mantissa.clone().into_parts();
        Float::new(BigInt::from_biguint(sign, magnitude >> self.exponent.unsigned_abs()), 0)
    }

    pub(super) fn is_integer(&self) -> bool {
        self.exponent >= 0
    }

    pub(super) fn is_negative(&self) -> bool {
        self.mantissa.sign() == Sign::Minus
    }

    pub(super) fn cmp(&self, other: &Float) -> Ordering {
        let (a, b, _) = self.aligned(other);
        a.cmp(&b)
    }

    /// The shortest decimal notation that is nearer to this number than to any other of the same precision.
    pub(super) fn decimal(&self) -> String {
        let magnitude = self.mantissa.magnitude();
        if magnitude.bits() == 0 {
            return "0".to_owned();
        }
        // All of the bits, and the middle to both neighbours, as whole numbers of the same scale.
        let shift = PRECISION - magnitude.bits();
        let full = magnitude << shift;
        let exponent = self.exponent - shift as i64;
        let is_power_of_two = magnitude.bits() == 1;
        let even = !full.bit(0);
        let value: BigUint = &full << 2u32;
        let low = &value - if is_power_of_two { 1u32 } else { 2u32 };
        let high = &value + 2u32;
        let exponent = exponent - 2;
        let (value, low, high, scale) = if exponent >= 0 {
            (value << exponent as u64, low << exponent as u64, high << exponent as u64, 0)
        } else {
            let power = BigUint::from(5u32).pow(exponent.unsigned_abs() as u32);
            (value * &power, low * &power, high * &power, exponent.unsigned_abs() as usize)
        };
        let (digits, cut) = shortest(&value, &low, &high, even);
        let text = place_point(&digits, cut, scale);
        if self.is_negative() { format!("-{text}") } else { text }
    }
}

/// The fewest leading digits of `value` that, rounded, lie between `low` and `high`; and how many digits were cut off.
fn shortest(value: &BigUint, low: &BigUint, high: &BigUint, inclusive: bool) -> (String, usize) {
    let all = value.to_string();
    let fits = |candidate: &BigUint| {
        if inclusive { low <= candidate && candidate <= high } else { low < candidate && candidate < high }
    };
    // The gap to a neighbour says how many digits can be cut at most; fewer than one digit is never right.
    let widest = (high - low).to_string().len();
    let mut cut = widest.min(all.len().saturating_sub(1));
    loop {
        let unit = BigUint::from(10u32).pow(cut as u32);
        let down = value / &unit;
        let up = &down + 1u32;
        let rest = value - &down * &unit;
        let nearer_up = (&rest << 1u32) > unit || (&rest << 1u32 == unit && down.bit(0));
        let candidates = if nearer_up { [up, down] } else { [down, up] };
        for candidate in candidates {
            if fits(&(&candidate * &unit)) {
                return (candidate.to_string(), cut);
            }
        }
        match cut.checked_sub(1) {
            Some(less) => cut = less,
            None => return (all, 0),
        }
    }
}

/// `digits * 10^(cut - scale)` without exponent.
fn place_point(digits: &str, cut: usize, scale: usize) -> String {
    if cut >= scale {
        return format!("{digits}{}", "0".repeat(cut - scale));
    }
    let after = scale - cut;
    let padded = if digits.len() <= after {
        format!("{}{digits}", "0".repeat(after + 1 - digits.len()))
    } else {
        digits.to_owned()
    };
    let (whole, fraction) = padded.split_at(padded.len() - after);
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }
}
