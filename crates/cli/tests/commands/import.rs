//! `dharma import`.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Value, json};

use crate::place::Place;
use crate::run::{Run, dharma};

fn import(folder: &Path, more: &[&str]) -> Run {
    dharma(std::iter::once("import".as_ref()).chain([folder.as_os_str()]).chain(more.iter().map(AsRef::as_ref)))
}

fn report(folder: &Path) -> Value {
    let run = import(folder, &["--json"]);
    assert_eq!((run.code, run.errors.as_str()), (0, ""), "{}", run.out);
    run.json()
}

/// The entries of a list, by one of their fields.
fn by<'a>(report: &'a Value, list: &str, field: &str) -> BTreeMap<&'a str, &'a Value> {
    let entries = report[list].as_array().unwrap();
    entries.iter().map(|entry| (entry[field].as_str().unwrap(), entry)).collect()
}

fn small() -> Place {
    Place::with(&[
        (
            "main.tf",
            b"variable \"cidr\" {\n  default = \"10.0.0.0/16\"\n}\n\nresource \"aws_vpc\" \"main\" {\n  cidr_block = var.cidr\n}\n\n\
              module \"web\" {\n  source = \"./web\"\n  count  = 2\n  vpc_id = aws_vpc.main.id\n}\n",
        ),
        (
            "web/main.tf",
            b"variable \"vpc_id\" {}\n\nresource \"aws_subnet\" \"this\" {\n  vpc_id = var.vpc_id\n}\n\nfrobnicate \"x\" {}\n",
        ),
        ("README.md", b"# read me\n"),
    ])
}

#[test]
fn the_report_has_this_shape() {
    insta::assert_json_snapshot!(report(small().path()));
}

#[test]
fn the_fields_that_are_promised_say_what_is_so() {
    let place = small();
    let report = report(place.path());
    let files = by(&report, "files", "path");
    assert_eq!(files["main.tf"]["understood"], true);
    assert_eq!(files["web/main.tf"]["understood"], false, "it has a block that nobody knows");
    assert!(files["web/main.tf"]["reason"].as_str().unwrap().contains("frobnicate"), "{}", files["web/main.tf"]);
    assert_eq!(files.len(), 3, "every file of the folder is listed");
    let components = by(&report, "components", "address");
    for (address, kind, file, line) in [
        ("aws_vpc.main", "aws_vpc", "main.tf", 5),
        ("module.web[0].aws_subnet.this", "aws_subnet", "web/main.tf", 3),
        ("module.web[0]", "./web", "main.tf", 9),
    ] {
        let found = components.get(address).unwrap_or_else(|| panic!("`{address}` in {:?}", components.keys()));
        assert_eq!((&found["type"], &found["file"], &found["line"]), (&json!(kind), &json!(file), &json!(line)));
    }
    let connections = report["connections"].as_array().unwrap();
    let is = |from: &str, to: &str| {
        connections.iter().any(|connection| connection["from"] == from && connection["to"] == to)
    };
    assert!(is(".:module.web", ".:aws_vpc.main"), "an argument of the call: {connections:?}");
    assert!(is("web:aws_subnet.this", ".:aws_vpc.main"), "through the variable of the module: {connections:?}");
    assert!(report["digest"].as_str().unwrap().starts_with("sha256:"), "{}", report["digest"]);
}

#[test]
fn the_same_files_have_the_same_digest_wherever_they_are_and_others_another() {
    let (one, copy) = (Place::traps(), Place::traps());
    let digest = |place: &Place| report(place.path())["digest"].clone();
    assert_eq!(digest(&one), digest(&one), "a second import");
    assert_eq!(digest(&one), digest(&copy), "a copy elsewhere");
    copy.put("empty.tf", b" ");
    assert_ne!(digest(&one), digest(&copy), "one byte more");
}

#[test]
fn the_sample_is_understood_whole() {
    let place = Place::sample();
    let report = report(place.path());
    let not_understood: Vec<_> =
        report["files"].as_array().unwrap().iter().filter(|file| file["understood"] == false).collect();
    assert!(not_understood.is_empty() && report["carried"] == json!([]), "{not_understood:?} {}", report["carried"]);
    assert!(report["components"].as_array().unwrap().len() > 50, "it is an estate, not a toy");
}

#[test]
fn marks_line_ends_and_foreign_bytes_are_no_hindrance() {
    let place = Place::traps();
    let run = import(place.path(), &["--json"]);
    assert_eq!(run.code, 0, "{run:?}");
    let report = run.json();
    let files = by(&report, "files", "path");
    let not_understood: Vec<&str> =
        files.iter().filter(|(_, file)| file["understood"] == false).map(|(path, _)| *path).collect();
    assert_eq!(not_understood, ["broken.tf", "logo.png", "not_utf8.tf"], "and nothing else");
    assert!(files.values().all(|file| file["understood"] == file["reason"].is_null()), "a reason whenever it is not");
    let components = by(&report, "components", "address");
    for address in ["var.a", "local.b", "local.c", "local.größe", "local.e", "local.f", "local.h", "local.j", "local.l"]
    {
        assert!(components.contains_key(address), "`{address}` in {:?}", components.keys());
    }
}

#[test]
fn a_folder_without_configuration_is_told_and_exits_with_one() {
    let place = Place::with(&[("notes.txt", b"hello"), ("app/main.py", b"print()")]);
    for more in [&[][..], &["--json"]] {
        let run = import(place.path(), more);
        run.is_trouble(1, "there is no Terraform configuration", ".tf files");
    }
    let report = import(place.path(), &["--json"]).json();
    assert_eq!(report["components"], json!([]), "there is a whole report all the same");
    assert_eq!(by(&report, "files", "path").len(), 2);
    import(Place::empty().path(), &[]).is_trouble(1, "there is no Terraform configuration", ".tf files");
}

#[test]
fn what_is_no_folder_exits_with_three() {
    let place = small();
    for path in ["missing", "missing/too"] {
        let run = import(&place.path().join(path), &["--json"]);
        run.is_trouble(3, "is not a folder", "the folder that holds the .tf files");
        assert_eq!(run.out, "", "no half of a report");
    }
}

#[test]
fn a_folder_from_a_stranger_writes_nowhere_when_it_is_read() {
    let place = small();
    let victim = Place::with(&[("victim", b"mine")]);
    let target = victim.path().join("victim");
    let before = domain::Digest::of(b"mine").to_string();
    let journal = json!({ "replace": [{ "staged": "0", "target": target, "before": before }], "remove": [] });
    place.put(".dharma-save/0", b"theirs");
    place.put(".dharma-save/journal.json", journal.to_string().as_bytes());
    import(place.path(), &[]).is_trouble(3, "holds a save that this program did not make", "remove the folder");
    assert_eq!(std::fs::read(target).unwrap(), b"mine");
}

#[cfg(unix)]
#[test]
fn links_that_loop_or_dangle_are_told_and_the_rest_is_read() {
    use std::os::unix::fs::symlink;
    let place = small();
    symlink(place.path(), place.path().join("web/again")).unwrap();
    symlink("self.tf", place.path().join("self.tf")).unwrap();
    symlink("nowhere.tf", place.path().join("gone.tf")).unwrap();
    let report = report(place.path());
    let skipped = by(&report, "skipped", "path");
    assert_eq!(skipped.keys().collect::<Vec<_>>(), [&"gone.tf", &"self.tf", &"web/again"]);
    assert!(skipped["web/again"]["reason"].as_str().unwrap().contains("links back"), "{skipped:?}");
    let files = by(&report, "files", "path");
    assert_eq!(files["gone.tf"]["understood"], false, "configuration that is not there is not understood");
    assert!(by(&report, "components", "address").contains_key("aws_vpc.main"));
}

/// Root reads everything but this: a file whose reading fails, not its opening.
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_cannot_be_read_is_told_with_the_reason_and_the_rest_is_read() {
    let place = small();
    std::os::unix::fs::symlink("/proc/self/mem", place.path().join("secret.tf")).unwrap();
    let report = report(place.path());
    let files = by(&report, "files", "path");
    assert_eq!(files["secret.tf"]["understood"], false);
    assert!(files["secret.tf"]["reason"].as_str().unwrap().contains("cannot be read"), "{}", files["secret.tf"]);
    assert!(by(&report, "components", "address").contains_key("aws_vpc.main"));
    let check = dharma(["export".as_ref(), "--check".as_ref(), place.path().as_os_str()]);
    check.is_trouble(3, "`secret.tf` was not read", "make it readable");
}

#[test]
fn of_many_roots_one_is_looked_from_and_another_can_be_named() {
    let place = Place::with(&[
        ("live/prod/main.tf", b"module \"vpc\" {\n  source = \"../../modules/vpc\"\n}\n\nresource \"x\" \"a\" {}\n"),
        ("live/test/main.tf", b"module \"network\" {\n  source = \"../../modules/vpc\"\n}\n"),
        ("modules/vpc/main.tf", b"resource \"aws_vpc\" \"this\" {}\n"),
    ]);
    let guess = report(place.path());
    assert_eq!(guess["root"], "live/prod");
    assert_eq!(guess["roots"], json!(["live/prod", "live/test"]));
    assert!(by(&guess, "components", "address").contains_key("module.vpc.aws_vpc.this"));
    for root in ["live/test", "./live/test/", "live//test"] {
        let run = import(place.path(), &["--json", "--root", root]);
        assert_eq!(run.code, 0, "{run:?}");
        let report = run.json();
        assert_eq!(report["root"], "live/test");
        assert!(by(&report, "components", "address").contains_key("module.network.aws_vpc.this"), "from `{root}`");
        assert_eq!(report["digest"], guess["digest"], "where one looks from is not content");
    }
    import(place.path(), &["--root", "live"]).is_trouble(3, "no root module at `live`", "live/prod, live/test");
    let said = import(place.path(), &[]).out;
    assert!(said.contains("live/prod, live/test") && said.contains("--root"), "{said}");
}

#[test]
fn modules_beside_the_folder_are_read_and_marked_by_their_path() {
    let place = Place::with(&[
        ("live/main.tf", b"module \"vpc\" {\n  source = \"../shared/vpc\"\n}\n"),
        ("shared/vpc/main.tf", b"module \"deeper\" {\n  source = \"../tags\"\n}\n\nresource \"aws_vpc\" \"this\" {}\n"),
        ("shared/tags/main.tf", b"output \"tags\" {\n  value = {}\n}\n"),
        ("shared/unused/main.tf", b"resource \"x\" \"y\" {}\n"),
    ]);
    let report = report(&place.path().join("live"));
    let files: Vec<&str> = by(&report, "files", "path").into_keys().collect();
    assert_eq!(files, ["../shared/tags/main.tf", "../shared/vpc/main.tf", "main.tf"], "those that are called alone");
    assert!(by(&report, "components", "address").contains_key("module.vpc.aws_vpc.this"));
}

#[test]
fn a_reader_that_has_seen_enough_is_no_trouble() {
    use std::io::Read as _;
    use std::process::Stdio;
    let place = Place::empty();
    let long: String = (0..20_000).map(|number| format!("variable \"v{number}\" {{}}\n")).collect();
    place.put("main.tf", long.as_bytes());
    let mut command = crate::run::command();
    command.arg("import").arg(place.path()).arg("--json").stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdout.take().unwrap().read_exact(&mut [0; 10]).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}

#[test]
fn what_a_save_that_never_happened_left_behind_is_cleared_away_unless_it_is_under_way() {
    let place = small();
    place.put(".dharma-save/0", b"half of a fi");
    let lock = std::fs::File::create(place.path().join(".dharma-save/lock")).unwrap();
    lock.lock().unwrap();
    assert_eq!(import(place.path(), &[]).code, 0);
    assert!(place.path().join(".dharma-save/0").exists(), "another program is saving");
    drop(lock);
    let run = import(place.path(), &[]);
    assert_eq!((run.code, run.errors.as_str()), (0, ""));
    assert!(!place.path().join(".dharma-save").exists());
}
