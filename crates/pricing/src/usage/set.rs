//! Changing one value of a usage file: its line, and nothing else.

use domain::planned::PlannedResource;

use super::{Quantity, Usage, UsageError};

impl Usage {
    /// What is assumed of one key of a resource, as text.
    #[must_use]
    pub fn value(&self, resource: &PlannedResource, key: &str) -> Option<String> {
        let assumed = self.of(resource);
        assumed
            .number(key)
            .map(|number| number.normalize().to_string())
            .or_else(|| assumed.text(key).map(str::to_owned))
    }

    /// The text of a usage file with one value of an address set, or taken out. Comments and everything else stay.
    ///
    /// # Errors
    ///
    /// Where the text is no usage file, the value is no number, or the file is written in a way that cannot be changed
    /// line by line: a person has to change it.
    pub fn set(text: &str, address: &str, key: &str, value: Option<&str>) -> Result<String, UsageError> {
        let before = Self::parse(text)?;
        let path: Vec<&str> = key.split('.').collect();
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        if !lines.iter().any(|line| line.starts_with("version")) {
            lines.insert(0, "version: 0.1".to_owned());
        }
        let section = match lines.iter().position(|line| line.trim_end() == "resource_usage:") {
            Some(at) => at,
            None if lines.iter().any(|line| line.starts_with("resource_usage")) => return Err(by_hand(0)),
            None => {
                lines.push("resource_usage:".to_owned());
                lines.len() - 1
            }
        };
        let (mut at, mut indent, mut end) = (section, 0, end_of(&lines, section, 0));
        for (depth, name) in std::iter::once(address).chain(path.iter().copied()).enumerate() {
            let is_last = depth == path.len();
            let found = child(&lines, at, end, indent, name);
            match (found, value) {
                (Some((line, _)), Some(value)) if is_last => {
                    let (before, comment) = split_comment(&lines, line);
                    let kept =
                        before.split_once(": ").map_or(before.trim_end_matches(':'), |(name, _)| name).to_owned();
                    if let Some(slot) = lines.get_mut(line) {
                        *slot = format!("{kept}: {value}{comment}");
                    }
                }
                (Some((line, _)), None) if is_last => {
                    lines.remove(line);
                }
                (Some((line, deeper)), _) => (at, indent, end) = (line, deeper, end_of(&lines, line, deeper)),
                (None, None) => break,
                (None, Some(value)) => {
                    let step = child_indent(&lines, at, end).unwrap_or(indent + 2);
                    let name = quoted(name);
                    let line =
                        if is_last { format!("{:step$}{name}: {value}", "") } else { format!("{:step$}{name}:", "") };
                    lines.insert(end, line);
                    (at, indent, end) = (end, step, end + 1);
                }
            }
        }
        let mut changed = lines.join("\n");
        changed.push('\n');
        let after = Self::parse(&changed)?;
        if after.differs_only_at(&before, address, key, value) { Ok(changed) } else { Err(by_hand(section)) }
    }

    /// Whether one value of one address is as wanted, and all else as before.
    fn differs_only_at(&self, before: &Self, address: &str, key: &str, value: Option<&str>) -> bool {
        let all = |usage: &Self| {
            let mut by_address: Vec<(String, String, Quantity)> = Vec::new();
            let mut take = |name: &str, said: &super::Said| {
                by_address.extend(said.iter().map(|(key, quantity)| (name.to_owned(), key.clone(), quantity.clone())));
            };
            usage.by_address.iter().for_each(|(name, said)| take(name, said));
            usage.by_type.iter().for_each(|(name, said)| take(&format!("type {name}"), said));
            usage.by_pattern.values().flatten().for_each(|(name, said)| take(name, said));
            by_address.retain(|(name, path, _)| name != address || path != key);
            by_address.sort_by(|one, other| (&one.0, &one.1).cmp(&(&other.0, &other.1)));
            by_address
        };
        let said = self.by_address.get(address).and_then(|said| said.get(key)).or_else(|| {
            let patterns = self.by_pattern.values().flatten();
            patterns.filter(|(name, _)| name == address).find_map(|(_, said)| said.get(key))
        });
        all(self) == all(before) && self.regions == before.regions && said.is_some() == value.is_some()
    }
}

/// One past the last line that is below the one at `at`.
fn end_of(lines: &[String], at: usize, indent: usize) -> usize {
    let below = |line: &&String| line.trim().is_empty() || line.trim_start().starts_with('#') || depth(line) > indent;
    let count = lines.get(at + 1..).unwrap_or_default().iter().take_while(below).count();
    // Blank lines and comments behind the last value belong to what comes after.
    let taken = lines.get(at + 1..at + 1 + count).unwrap_or_default();
    let loose =
        taken.iter().rev().take_while(|line| line.trim().is_empty() || line.trim_start().starts_with('#')).count();
    at + 1 + count - loose
}

fn depth(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

fn child_indent(lines: &[String], at: usize, end: usize) -> Option<usize> {
    let inside = lines.get(at + 1..end).unwrap_or_default().iter();
    let mut inside = inside.filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
    inside.next().map(|line| depth(line))
}

/// The line of a key directly below the one at `at`, and how deep it stands.
fn child(lines: &[String], at: usize, end: usize, indent: usize, name: &str) -> Option<(usize, usize)> {
    let step = child_indent(lines, at, end)?;
    if step <= indent && at != 0 && indent != 0 {
        return None;
    }
    let found = (at + 1..end).find(|number| {
        let Some(line) = lines.get(*number) else { return false };
        depth(line) == step && key_of(line.trim()).is_some_and(|key| key == name)
    });
    found.map(|line| (line, step))
}

/// The key of a line, without its quotes.
fn key_of(line: &str) -> Option<String> {
    for quote in ['"', '\''] {
        if let Some(rest) = line.strip_prefix(quote) {
            let mut key = String::new();
            let mut letters = rest.chars();
            while let Some(one) = letters.next() {
                match one {
                    '\\' if quote == '"' => key.extend(letters.next()),
                    one if one == quote => return Some(key),
                    one => key.push(one),
                }
            }
            return None;
        }
    }
    let end = line.find(": ").or_else(|| line.strip_suffix(':').map(str::len))?;
    line.get(..end).map(str::to_owned)
}

/// A key as YAML takes it.
fn quoted(name: &str) -> String {
    let is_plain = name.chars().all(|one| one.is_ascii_alphanumeric() || matches!(one, '_' | '-' | '.' | '[' | ']'));
    if is_plain && !name.starts_with(['[', '-']) {
        return name.to_owned();
    }
    format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
}

fn split_comment(lines: &[String], at: usize) -> (String, String) {
    let line = lines.get(at).cloned().unwrap_or_default();
    match line.find(" #") {
        Some(place) => (
            line.get(..place).unwrap_or_default().trim_end().to_owned(),
            line.get(place..).unwrap_or_default().to_owned(),
        ),
        None => (line, String::new()),
    }
}

fn by_hand(section: usize) -> UsageError {
    UsageError {
        line: section + 1,
        message: "this file cannot be changed value by value".to_owned(),
        hint: "change its text; one key a line, indented, can be changed by itself".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_set_where_it_stands_and_added_where_it_is_missing() {
        let address = "aws_lambda_function.send[\"eu\"]";
        let mut text = String::new();
        for (key, value) in [("monthly_requests", "1000"), ("request_duration_ms", "250"), ("standard.storage_gb", "7")]
        {
            text = Usage::set(&text, address, key, Some(value)).unwrap();
        }
        let expected = "version: 0.1\nresource_usage:\n  \"aws_lambda_function.send[\\\"eu\\\"]\":\n    monthly_requests: 1000\n    \
                        request_duration_ms: 250\n    standard:\n      storage_gb: 7\n";
        assert_eq!(text, expected);
        let text = Usage::set(&text, address, "monthly_requests", Some("2_000")).unwrap();
        assert!(text.contains("    monthly_requests: 2_000\n"), "{text}");
        let text = Usage::set(&text, address, "monthly_requests", None).unwrap();
        assert!(!text.contains("monthly_requests"), "{text}");
    }

    #[test]
    fn comments_and_the_rest_stay() {
        let text = "version: 0.1 # ours\n\nresource_usage:\n    # the shop\n    aws_s3_bucket.a:\n        standard:\n            \
                    storage_gb: 5 # guessed\n    aws_s3_bucket.b:\n        object_tags: 2\n# end\n";
        let changed = Usage::set(text, "aws_s3_bucket.a", "standard.storage_gb", Some("9")).unwrap();
        assert_eq!(changed, text.replace("storage_gb: 5", "storage_gb: 9"));
        let added = Usage::set(text, "aws_s3_bucket.a", "object_tags", Some("3")).unwrap();
        assert_eq!(added.replace("        object_tags: 3\n", ""), text);
    }

    #[test]
    fn what_cannot_be_changed_line_by_line_is_left_to_a_person() {
        let text = "version: 0.1\nresource_usage: {aws_s3_bucket.a: {object_tags: 2}}\n";
        let refused = Usage::set(text, "aws_s3_bucket.a", "object_tags", Some("3"));
        assert!(refused.is_err(), "{refused:?}");
        assert!(Usage::set("", "aws_sqs_queue.a", "monthly_requests", Some("many")).is_err(), "no number");
    }
}
