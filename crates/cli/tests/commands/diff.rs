//! `dharma diff`.

use std::path::Path;

use serde_json::json;

use crate::place::Place;
use crate::run::{Run, dharma};

fn diff(older: &Place, newer: &Place, more: &[&str]) -> Run {
    let paths = [older.path(), newer.path()].map(Path::as_os_str);
    dharma(std::iter::once("diff".as_ref()).chain(paths).chain(more.iter().map(AsRef::as_ref)))
}

#[test]
fn the_same_files_differ_in_nothing_and_exit_with_zero() {
    let (one, other) = (Place::traps(), Place::traps());
    let run = diff(&one, &other, &[]);
    assert_eq!((run.code, run.out.as_str(), run.errors.as_str()), (0, "nothing differs\n", ""));
}

#[test]
fn what_differs_is_told_by_component_and_field_and_exits_with_one() {
    let older = Place::with(&[(
        "main.tf",
        b"resource \"x\" \"changed\" {\n  a = 1\n  b = 2\n}\n\nresource \"x\" \"gone\" {}\n\nresource \"x\" \"tidied\" {\n a=1\n}\n",
    )]);
    let newer = Place::with(&[(
        "main.tf",
        b"resource \"x\" \"changed\" {\n  a = 10\n  c = 3\n}\n\nresource \"x\" \"tidied\" {\n  a = 1\n}\n\nresource \"x\" \"new\" {}\n",
    )]);
    let run = diff(&older, &newer, &[]);
    assert_eq!((run.code, run.errors.as_str()), (1, ""));
    insta::assert_snapshot!(run.out);
    let report = diff(&older, &newer, &["--json"]).json();
    let found: Vec<_> =
        report["components"].as_array().unwrap().iter().map(|one| (&one["key"], &one["difference"])).collect();
    let expected =
        [(".:x.changed", "changed"), (".:x.gone", "removed"), (".:x.tidied", "formatting_only"), (".:x.new", "added")]
            .map(|(key, difference)| (json!(key), json!(difference)));
    assert_eq!(found, expected.iter().map(|(key, difference)| (key, difference)).collect::<Vec<_>>());
    assert_eq!(
        report["components"][0]["fields"],
        json!([
            { "path": "a", "before": "1", "after": "10" },
            { "path": "c", "before": null, "after": "3" },
            { "path": "b", "before": "2", "after": null },
        ])
    );
}

#[test]
fn formatting_alone_and_moves_are_told_as_such_and_still_differ() {
    let older = Place::with(&[("main.tf", b"resource \"x\" \"a\" {\n a=1\n}\n")]);
    let tidied = Place::with(&[("main.tf", b"resource \"x\" \"a\" {\n  a = 1\n}\n")]);
    let run = diff(&older, &tidied, &[]);
    assert!(run.code == 1 && run.out.starts_with("only formatting differs\n"), "{run:?}");
    let moved = Place::with(&[("other.tf", b"resource \"x\" \"a\" {\n a=1\n}\n")]);
    let report = diff(&older, &moved, &["--json"]).json();
    assert_eq!(report["components"][0]["difference"], "moved_only");
    let other_file = Place::with(&[("main.tf", b"resource \"x\" \"a\" {\n a=1\n}\n"), ("notes.md", b"hello")]);
    let run = diff(&older, &other_file, &[]);
    assert_eq!((run.code, run.out.as_str()), (1, "~ notes.md (outside any component)\n"));
}

#[test]
fn what_cannot_be_read_exits_with_three_whichever_side_it_is() {
    let (good, missing) = (Place::sample(), Place::empty().path().to_owned());
    for paths in [[good.path(), &missing], [&missing, good.path()]] {
        let run = dharma(std::iter::once("diff".as_ref()).chain(paths.map(Path::as_os_str)));
        run.is_trouble(3, "is not a folder", "the folder that holds the .tf files");
    }
}
