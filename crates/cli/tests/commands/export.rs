//! `dharma export`.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::place::{Place, files_in};
use crate::run::{Run, dharma, dharma_fed};

fn check(folder: &Path) -> Run {
    dharma(["export".as_ref(), "--check".as_ref(), folder.as_os_str()])
}

/// Makes edits that come in on standard input.
fn edit(place: &Place, edits: &Value) -> Run {
    dharma_fed(["export", place.path().to_str().unwrap(), "--edits", "-", "--json"], edits.to_string().as_bytes())
}

fn set(key: &str, path: &str, expression: &str) -> Value {
    json!({ "edit": "set", "key": key, "path": path, "expression": expression })
}

#[test]
fn every_byte_of_the_sample_comes_back() {
    let place = Place::sample();
    let run = check(place.path());
    assert_eq!((run.code, run.errors.as_str()), (0, ""), "{}", run.out);
    assert!(run.out.starts_with("identical: 13 files, sha256:"), "{}", run.out);
}

#[test]
fn every_byte_of_every_trap_comes_back() {
    let place = Place::traps();
    let before = place.files();
    let run = dharma(["export", "--json", "--check", place.path().to_str().unwrap()]);
    assert_eq!(run.code, 0, "{run:?}");
    let report = run.json();
    assert_eq!((&report["identical"], &report["first_difference"]), (&json!(true), &Value::Null));
    assert_eq!(report["files"], before.len());
    assert_eq!(place.files(), before, "a check writes nothing");
}

#[test]
fn long_files_are_checked_in_reasonable_time() {
    let block = |number| {
        format!(
            "resource \"aws_instance\" \"web_{number}\" {{\n  ami           = \"ami-{number}\"\n  instance_type = \"t3.micro\"\n\n  tags = {{\n    Name = \"web-{number}\"\n  }}\n}}\n\n"
        )
    };
    let long: String = (0..1200).map(block).collect();
    assert!(long.lines().count() > 10_000);
    let place = Place::with(&[("main.tf", long.as_bytes())]);
    assert_eq!(check(place.path()).code, 0);
}

#[test]
fn without_edits_nothing_is_written() {
    let place = Place::traps();
    let before = place.files();
    let run = dharma(["export", place.path().to_str().unwrap()]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.out.starts_with("nothing to write"), "{}", run.out);
    assert_eq!(place.files(), before);
}

#[test]
fn another_folder_gets_every_file_byte_for_byte() {
    let (place, parent) = (Place::traps(), Place::empty());
    let out = parent.path().join("new/copy");
    let run = dharma(["export", place.path().to_str().unwrap(), "--out", out.to_str().unwrap(), "--json"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(files_in(&out), place.files());
    assert_eq!(run.json()["written"].as_array().unwrap().len(), place.files().len());
    let again = dharma(["export", place.path().to_str().unwrap(), "--out", out.to_str().unwrap()]);
    assert!(again.code == 0 && again.out.starts_with("nothing to write"), "{again:?}");
}

#[test]
fn another_folder_that_holds_something_else_is_left_alone() {
    let (place, out) = (Place::sample(), Place::with(&[("main.tf", b"mine")]));
    let run = dharma(["export", place.path().to_str().unwrap(), "--out", out.path().to_str().unwrap()]);
    run.is_trouble(3, "holds another `main.tf`", "empty folder");
    assert_eq!(out.files().into_values().collect::<Vec<_>>(), [b"mine".to_vec()]);
}

#[test]
fn edits_change_the_bytes_that_they_mean_and_no_others() {
    let place = Place::sample();
    let before = place.files();
    let run = edit(
        &place,
        &json!([
            set(".:aws_sqs_queue.orders", "visibility_timeout_seconds", "240"),
            set(".:provider.aws.global", "region", "\"us-east-2\""),
            { "edit": "annotate", "key": ".:aws_sqs_queue.orders", "text": "of the picture, not of a file" },
        ]),
    );
    assert_eq!((run.code, run.errors.as_str()), (0, ""), "{}", run.out);
    assert_eq!(run.json()["written"], json!(["main.tf", "orders.tf"]));
    let mut expected = before.clone();
    for (path, old, new) in [
        ("orders.tf", "visibility_timeout_seconds = 120", "visibility_timeout_seconds = 240"),
        ("main.tf", "region = \"us-east-1\"", "region = \"us-east-2\""),
    ] {
        let bytes = expected.get_mut(Path::new(path)).unwrap();
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert_eq!(text.matches(old).count(), 1, "`{old}` stands once in {path}");
        *bytes = text.replace(old, new).into_bytes();
    }
    assert_eq!(place.files(), expected);
}

#[test]
fn edits_keep_marks_line_ends_and_comments() {
    let place = Place::traps();
    let run = edit(&place, &json!([set(".:var.a", "default", "12"), set(".:local.a", "value", "7")]));
    assert_eq!(run.code, 0, "{run:?}");
    let files = place.files();
    assert_eq!(files[Path::new("bom_and_crlf.tf")], b"\xef\xbb\xbfvariable \"a\" {\r\n  default = 12\r\n}\r\n");
    assert_eq!(files[Path::new("mixed_ends.tf")], b"locals {\n  a = 7\r\n  b = 2\n}\r\n");
    let mut others = Place::traps().files();
    for path in ["bom_and_crlf.tf", "mixed_ends.tf"] {
        others.insert(path.into(), files[Path::new(path)].clone());
    }
    assert_eq!(files, others, "nothing else moved");
}

#[test]
fn what_edits_make_and_rename_is_reported() {
    let place = Place::with(&[("main.tf", b"resource \"x\" \"a\" {}\n\noutput \"a\" {\n  value = x.a.id\n}\n")]);
    let run = edit(
        &place,
        &json!([
            { "edit": "rename", "key": ".:x.a", "name": "b" },
            { "edit": "add", "directory": ".", "kind": "resource", "type_name": "x", "name": "c", "body": "" },
        ]),
    );
    assert_eq!(run.code, 0, "{run:?}");
    let report = run.json();
    assert_eq!(report["created"], json!([".:x.c"]));
    assert_eq!(report["renamed"], json!([{ "from": ".:x.a", "to": ".:x.b" }]));
    let text = fs::read_to_string(place.path().join("main.tf")).unwrap();
    assert!(text.contains("value = x.b.id"), "references follow: {text}");
}

#[test]
fn edits_that_do_not_apply_write_nothing() {
    let place = Place::sample();
    let before = place.files();
    let good = set(".:aws_sqs_queue.orders", "visibility_timeout_seconds", "240");
    for (bad, error) in [
        (set(".:aws_vpc.nowhere", "cidr_block", "1"), "edit 2 does not apply, so none was made: there is no"),
        (set(".:aws_sqs_queue.orders", "name", "("), "edit 2 does not apply, so none was made: the expression"),
    ] {
        let run = edit(&place, &json!([good, bad]));
        assert_eq!((run.code, run.out.as_str()), (3, ""), "{run:?}");
        assert!(run.errors.contains(error) && run.errors.contains("hint: "), "{}", run.errors);
    }
    for (text, error) in [("nonsense", "is no list of edits"), ("[{\"edit\":\"explode\"}]", "explode")] {
        let edits = place.path().with_extension("json");
        fs::write(&edits, text).unwrap();
        let run = dharma(["export", place.path().to_str().unwrap(), "--edits", edits.to_str().unwrap()]);
        fs::remove_file(&edits).unwrap();
        run.is_trouble(3, error, r#"[{"edit":"set""#);
    }
    let run = dharma(["export", place.path().to_str().unwrap(), "--edits", "/nowhere/edits.json"]);
    assert!(run.code == 3 && run.errors.contains("cannot read `/nowhere/edits.json`"), "{run:?}");
    assert_eq!(place.files(), before);
}

#[test]
fn a_module_beside_the_folder_is_never_written() {
    let place = Place::with(&[
        ("live/main.tf", b"module \"vpc\" {\n  source = \"../vpc\"\n}\n"),
        ("vpc/main.tf", b"resource \"aws_vpc\" \"this\" {\n  cidr_block = \"10.0.0.0/16\"\n}\n"),
    ]);
    let before = place.files();
    let edits = json!([set("../vpc:aws_vpc.this", "cidr_block", "\"10.1.0.0/16\"")]).to_string();
    let live = place.path().join("live");
    let run = dharma_fed(["export", live.to_str().unwrap(), "--edits", "-"], edits.as_bytes());
    run.is_trouble(3, "is only read", "change it there");
    assert_eq!(place.files(), before);
    assert_eq!(check(&live).code, 0);
}

#[test]
fn a_save_that_a_crash_cut_short_is_finished_before_the_folder_is_read() {
    let place = Place::with(&[("a.tf", b"# old\n"), ("b.tf", b"# old\n")]);
    let before = folder::read(place.path(), &|_| Vec::new(), &mut |_| true).unwrap().files;
    let mut after = before.clone();
    after.insert("a.tf", *b"# new\n").unwrap();
    after.insert("b.tf", *b"# new\n").unwrap();
    let mut placings = 0;
    let outcome = folder::write::write_observed(place.path(), &before, &after, &mut |moment| {
        placings += usize::from(moment == folder::write::Moment::Placing);
        if placings == 2 { Err(std::io::Error::other("power cut")) } else { Ok(()) }
    });
    assert!(outcome.is_err());
    let run = check(place.path());
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.errors.starts_with("note: a save into"), "{}", run.errors);
    assert!(place.files().values().all(|bytes| bytes == b"# new\n"), "{:?}", place.files());
}

#[cfg(unix)]
#[test]
fn a_folder_that_a_link_leads_to_is_edited_by_its_own_name_alone() {
    let place = Place::with(&[
        ("main.tf", b"module \"a\" {\n  source = \"./real\"\n}\nmodule \"b\" {\n  source = \"./link\"\n}\n"),
        ("real/main.tf", b"resource \"aws_vpc\" \"v\" {\n  cidr_block = \"1\"\n}\n"),
    ]);
    std::os::unix::fs::symlink("real", place.path().join("link")).unwrap();
    let before = place.files();
    let first = set("real:aws_vpc.v", "cidr_block", "\"2\"");
    let both = json!([first, set("link:aws_vpc.v", "x", "3")]);
    edit(&place, &both).is_trouble(3, "there is no `link:aws_vpc.v`", "look at the blueprint again");
    assert_eq!(place.files(), before, "nothing was written by either name");
    assert_eq!(edit(&place, &json!([first])).code, 0);
    assert!(fs::read_to_string(place.path().join("real/main.tf")).unwrap().contains("\"2\""));
    assert_eq!(check(place.path()).code, 0);
}

#[cfg(unix)]
#[test]
fn a_link_to_nothing_has_no_bytes_that_could_differ() {
    let place = Place::sample();
    std::os::unix::fs::symlink("nowhere.tf", place.path().join("gone.tf")).unwrap();
    assert_eq!(check(place.path()).code, 0);
}

#[test]
fn configuration_that_git_ignores_is_named_and_left_as_it_is() {
    let place = Place::with(&[("main.tf", b"locals {}\n"), ("my.tf", b"locals {}\n"), (".gitignore", b"my.tf\n")]);
    for arguments in [&["export", "--check"][..], &["export"]] {
        let run = dharma(arguments.iter().map(AsRef::as_ref).chain([place.path().as_os_str()]));
        assert_eq!(run.code, 0, "{run:?}");
        assert_eq!(run.errors, "note: left out: my.tf: git ignores it; Terraform reads it\n");
    }
}

#[test]
fn a_folder_without_configuration_is_no_success() {
    check(Place::with(&[("notes.md", b"")]).path()).is_trouble(1, "no Terraform configuration", "holds the .tf files");
}

#[cfg(unix)]
#[test]
fn what_could_be_run_can_be_run_in_a_copy() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = Place::with(&[("main.tf", b"locals {}\n"), ("run.sh", b"#!/bin/sh\n")]);
    fs::set_permissions(place.path().join("run.sh"), fs::Permissions::from_mode(0o755)).unwrap();
    let out = Place::empty();
    let run = dharma(["export".as_ref(), place.path().as_os_str(), "--out".as_ref(), out.path().as_os_str()]);
    assert_eq!(run.code, 0, "{run:?}");
    let mode = |path| fs::metadata(out.path().join(path)).unwrap().permissions().mode() & 0o100;
    assert_eq!((mode("run.sh"), mode("main.tf")), (0o100, 0));
}

#[test]
fn a_person_is_told_in_how_many_places_an_edit_shows() {
    let place = Place::with(&[
        ("main.tf", b"module \"a\" {\n  source = \"./m\"\n}\nmodule \"b\" {\n  source = \"./m\"\n}\n"),
        ("m/main.tf", b"resource \"aws_vpc\" \"v\" {\n  cidr_block = \"1\"\n}\n"),
    ]);
    let edits = json!([set("m:aws_vpc.v", "cidr_block", "\"2\"")]).to_string();
    let run = dharma_fed(["export", place.path().to_str().unwrap(), "--edits", "-"], edits.as_bytes());
    assert_eq!((run.code, run.out.as_str()), (0, "wrote m/main.tf\n"), "{run:?}");
    assert!(run.errors.contains("note: this changes 2 places"), "{run:?}");
}

#[test]
fn a_list_of_edits_that_cannot_be_read_comes_with_what_to_do() {
    let place = Place::sample();
    let run = dharma(["export", place.path().to_str().unwrap(), "--edits", "/nowhere.json"]);
    run.is_trouble(3, "cannot read `/nowhere.json`", "a JSON list of edits");
}

#[cfg(unix)]
#[test]
fn links_to_folders_of_the_project_are_links_in_a_copy() {
    let place = Place::with(&[
        ("envs/dev/main.tf", b"module \"a\" {\n  source = \"./real\"\n}\n"),
        ("modules/real/main.tf", b"locals {}\n"),
    ]);
    std::os::unix::fs::symlink(place.path().join("modules/real"), place.path().join("envs/dev/real")).unwrap();
    let out = Place::empty();
    for _ in 0..2 {
        let run = dharma(["export".as_ref(), place.path().as_os_str(), "--out".as_ref(), out.path().as_os_str()]);
        assert_eq!((run.code, run.errors.as_str()), (0, ""), "{run:?}");
    }
    let link = fs::read_link(out.path().join("envs/dev/real")).unwrap();
    assert_eq!(link, Path::new("../../modules/real"), "it leads to the copy, not back to the project");
    assert!(out.path().join("envs/dev/real/main.tf").is_file());
}
