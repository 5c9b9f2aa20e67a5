//! Edits change what is meant and nothing else.

#![cfg(test)]

use hcl::format::{format_file, is_formatted};
use hcl::patch::Place;
use hcl::{BlockRef, BodyPath, Edit, PatchError, Span, parse, patch};

struct Case {
    name: String,
    edits: Vec<Edit>,
    before: String,
    after: String,
}

fn cases() -> Vec<Case> {
    let text = include_str!("cases/patch.txt");
    let mut cases = Vec::new();
    for section in text.split("=== ").skip(1) {
        let (head, rest) = section.split_once("--- before").expect("a text before");
        let (before, after) = rest.split_once("--- after").expect("a text after");
        let (name, edits) = head.split_once('\n').expect("a name");
        // The rest of the marker line may say that the last line end is not part of the text.
        let body = |text: &str| {
            let (marker, text) = text.split_once('\n').unwrap_or((text, ""));
            let text = if marker.is_empty() { text } else { text.strip_suffix('\n').unwrap_or(text) };
            text.to_owned()
        };
        cases.push(Case {
            name: name.to_owned(),
            edits: edits.lines().map(edit).collect(),
            before: body(before),
            after: body(after),
        });
    }
    assert!(cases.len() > 40, "the file of cases is read");
    cases
}

/// `resource a b > ingress #2`, or `.` for the file's own body.
fn path(text: &str) -> BodyPath {
    if text.trim() == "." {
        return Vec::new();
    }
    let step = |step: &str| {
        let (step, nth) =
            step.split_once('#').map_or((step, 0), |(step, nth)| (step, nth.trim().parse::<usize>().unwrap() - 1));
        let mut words = step.split_whitespace();
        BlockRef { nth, ..BlockRef::new(words.next().unwrap(), words) }
    };
    text.split('>').map(step).collect()
}

fn edit(line: &str) -> Edit {
    let (verb, rest) = line.split_once(' ').expect("a verb");
    let parts: Vec<String> = rest.split(" | ").map(|part| part.replace("\\n", "\n")).collect();
    let part = |index: usize| parts.get(index).map(String::as_str).unwrap_or_else(|| panic!("{line}"));
    let relative = |place: Place| Edit::AddSource { body: path(part(1)), source: part(2).to_owned(), place };
    match verb {
        "set" => Edit::set_attribute(path(part(0)), part(1), part(2)),
        "unset" => Edit::unset_attribute(path(part(0)), part(1)),
        "add" => Edit::AddSource { body: path(part(0)), source: part(1).to_owned(), place: Place::End },
        "add-after" => relative(Place::After(path(part(0)).remove(0))),
        "add-before" => relative(Place::Before(path(part(0)).remove(0))),
        "remove" => Edit::remove_block(path(part(0))),
        "labels" => {
            Edit::RenameLabels { block: path(part(0)), labels: part(1).split_whitespace().map(str::to_owned).collect() }
        }
        "refs" => Edit::rewrite_references(part(0), part(1)),
        "bytes" => {
            let (start, end) = part(0).split_once(' ').expect("two offsets");
            let span = Span::new(start.parse().unwrap(), end.parse().unwrap());
            Edit::ReplaceSpan { span, text: part(1).as_bytes().to_vec() }
        }
        other => panic!("no verb {other}"),
    }
}

fn check(name: &str, before: &str, edits: &[Edit], after: &str) {
    let patched = patch::apply(before.as_bytes(), edits).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(String::from_utf8_lossy(&patched), after, "{name}");
}

#[test]
fn edits_change_what_is_meant() {
    for case in cases() {
        check(&case.name, &case.before, &case.edits, &case.after);
    }
}

#[test]
fn files_with_windows_line_ends_keep_them() {
    for case in cases().into_iter().filter(|case| case.before.contains('\n')) {
        let windows = |text: &str| text.replace('\n', "\r\n");
        check(&format!("{} (CRLF)", case.name), &windows(&case.before), &case.edits, &windows(&case.after));
    }
}

#[test]
fn a_byte_order_mark_stays() {
    for case in cases().into_iter().filter(|case| !case.name.contains("bytes")) {
        let marked = |text: &str| format!("\u{feff}{text}");
        check(&format!("{} (byte order mark)", case.name), &marked(&case.before), &case.edits, &marked(&case.after));
    }
}

#[test]
fn formatted_files_stay_formatted() {
    let mut formatted = 0;
    for case in cases().into_iter().filter(|case| is_formatted(case.before.as_bytes())) {
        formatted += 1;
        assert!(is_formatted(case.after.as_bytes()), "{}", case.name);
    }
    assert!(formatted > 20, "most cases are formatted");
}

#[test]
fn formatting_a_formatted_file_changes_nothing() {
    for case in cases() {
        if let Some(once) = format_file(case.after.as_bytes()) {
            assert_eq!(format_file(&once).as_deref(), Some(once.as_slice()), "{}", case.name);
        }
    }
}

#[test]
fn edits_that_cannot_be_applied_say_why() {
    let source = b"resource \"a\" \"b\" {\n  x = 1\n}\n";
    let block = || vec![BlockRef::new("resource", ["a", "b"])];
    let error = |edit: Edit| patch::apply(source, &[edit]).expect_err("not an edit of this text");
    assert!(matches!(error(Edit::remove_block(path("resource a c"))), PatchError::NoSuchBlock { .. }));
    assert!(matches!(error(Edit::unset_attribute(block(), "y")), PatchError::NoSuchAttribute { .. }));
    assert!(matches!(error(Edit::set_attribute(block(), "a b", "1")), PatchError::NotAName { .. }));
    assert!(matches!(error(Edit::set_attribute(block(), "x", "1 +")), PatchError::Value(_)));
    assert!(matches!(error(Edit::set_attribute(block(), "x", "1\n}\nevil = 2")), PatchError::Value(_)));
    assert!(matches!(error(Edit::rewrite_references("1 + 1", "a.b")), PatchError::NotAReference { .. }));
    let span = Span::new(5, 500);
    assert!(matches!(error(Edit::ReplaceSpan { span, text: Vec::new() }), PatchError::OutOfBounds { .. }));
    let source = Edit::AddSource { body: Vec::new(), source: "a {".to_owned(), place: Place::End };
    assert!(matches!(error(source), PatchError::Source(_)));
    for hint in [error(Edit::remove_block(path("x y"))), error(Edit::set_attribute(block(), "x", "}"))] {
        assert!(!hint.hint().is_empty());
    }
}

#[test]
fn a_path_finds_the_block_it_came_from() {
    let source = "a {\n  b \"x\" {\n  }\n  b \"x\" {\n    c {}\n  }\n}\na {\n  b \"x\" {}\n}\n";
    let tree = parse(source.as_bytes());
    let mut open: Vec<_> = tree.body().blocks().collect();
    let mut seen = 0;
    while let Some(block) = open.pop() {
        seen += 1;
        let found = tree.body().find(&block.path()).expect("its path leads back");
        assert_eq!(found.span(), block.span());
        for (inner, step) in block.body().steps() {
            assert_eq!(inner.path().last(), Some(&step), "both ways to name a block agree");
        }
        open.extend(block.body().blocks());
    }
    assert_eq!(seen, 6);
}
