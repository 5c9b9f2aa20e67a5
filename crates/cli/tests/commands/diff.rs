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
    let run = diff(&older, &moved, &[]);
    assert_eq!(run.out, "only moved\n~ .:x.a: moved, otherwise the same (other.tf:1)\n");
    let commented = Place::with(&[("main.tf", b"# why\nresource \"x\" \"a\" {\n a=1 # one\n}\n")]);
    let run = diff(&older, &commented, &[]);
    assert_eq!(run.out, "only comments differ\n~ .:x.a: comments only (main.tf:2)\n");
    let other_file = Place::with(&[("main.tf", b"resource \"x\" \"a\" {\n a=1\n}\n"), ("notes.md", b"hello")]);
    let run = diff(&older, &other_file, &[]);
    assert_eq!((run.code, run.out.as_str()), (1, "~ notes.md (outside any component)\n"));
}

#[test]
fn white_space_that_means_something_is_seen() {
    let file = |space: &str| {
        let long = "word ".repeat(40);
        let text = format!(
            "resource \"x\" \"a\" {{\n  text = \"bad{space}${{x.b.id}}\"\n  long = \"{long}{space}end\"\n  doc = <<-EOT\n    a\n    {space}b\n  EOT\n  tags = {{\n    Name   = [1,\n      \"a{space}b\"]\n  }}\n}}\n"
        );
        Place::with(&[("main.tf", text.as_bytes())])
    };
    let run = diff(&file(" "), &file("   "), &[]);
    let expected = [
        "~ .:x.a: changed (main.tf:1)",
        "    text: \"bad ${x.b.id}\" -> \"bad   ${x.b.id}\"",
        "    long: …ord word word word word  end\" -> …ord word word word word    end\"",
        "    doc: <<-EOT\\n    a\\n     b\\n  EOT -> <<-EOT\\n    a\\n       b\\n  EOT",
        "    tags.Name: [1, \"a b\"] -> [1, \"a   b\"]",
    ];
    assert_eq!(run.out.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn what_cannot_be_read_exits_with_three_whichever_side_it_is() {
    let (good, missing) = (Place::sample(), Place::empty().path().to_owned());
    for paths in [[good.path(), &missing], [&missing, good.path()]] {
        let run = dharma(std::iter::once("diff".as_ref()).chain(paths.map(Path::as_os_str)));
        run.is_trouble(3, "is not a folder", "the folder that holds the .tf files");
    }
}
