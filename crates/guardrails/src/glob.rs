//! Patterns of rules and addresses: `*` is any text.

/// Whether `text` is of the `pattern`. Takes no longer than both lengths multiplied.
pub(crate) fn matches(pattern: &str, text: &str) -> bool {
    let (pattern, text) = (pattern.as_bytes(), text.as_bytes());
    let (mut at, mut seen) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while seen < text.len() {
        match (pattern.get(at), star) {
            (Some(b'*'), _) => {
                star = Some((at, seen));
                at += 1;
            }
            (Some(one), _) if text.get(seen) == Some(one) => {
                at += 1;
                seen += 1;
            }
            (_, Some((star_at, from))) => {
                star = Some((star_at, from + 1));
                at = star_at + 1;
                seen = from + 1;
            }
            (_, None) => return false,
        }
    }
    pattern.iter().skip(at).all(|rest| *rest == b'*')
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn a_star_is_any_text() {
        for (pattern, text, expected) in [
            ("aws-s3-*", "aws-s3-versioning", true),
            ("*", "", true),
            ("*-encrypted", "aws-rds-storage-encrypted", true),
            ("aws-*-encrypted", "aws-rds-storage-encrypted", true),
            ("aws-s3", "aws-s3-versioning", false),
            ("module.a[*].x", "module.a[\"b\"].x", true),
            ("*a*b*c", "xxaxxbxx", false),
        ] {
            assert_eq!(matches(pattern, text), expected, "`{pattern}` and `{text}`");
        }
    }
}
