//! A folder known by its paths alone is taken as the same folder on a disk is.

#![cfg(test)]

use std::collections::BTreeMap;
use std::fs;

use domain::FileSet;
use folder::chosen::{Fate, Ignored};
use folder::kind::{Kind, LARGEST_OTHER};
use proptest::prelude::*;

/// What becomes of each file: by the rule for paths, and by reading the folder from a disk.
fn both(files: &[(&str, &str)]) -> (BTreeMap<String, &'static str>, BTreeMap<String, &'static str>) {
    let top = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let place = top.path().join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    }
    let found = folder::read(top.path(), &|_: &FileSet| Vec::new(), &mut |_| true).unwrap();
    let skipped = |path: &str| found.skipped.iter().any(|skipped| skipped.path == path);
    let ignores = files.iter().filter(|(path, _)| *path == ".gitignore" || path.ends_with("/.gitignore")).copied();
    let ignored = Ignored::new(ignores);
    let (mut by_path, mut by_disk) = (BTreeMap::new(), BTreeMap::new());
    for (path, text) in files {
        let fate = match ignored.fate(path, text.len() as u64) {
            Fate::Taken => "taken",
            Fate::ValuesOnly => "values only",
            Fate::Left => "left",
            Fate::Skipped(_) => "skipped",
        };
        by_path.insert((*path).to_owned(), fate);
        let fate = match () {
            () if found.files.get(path).is_some() => "taken",
            () if found.values_only.get(path).is_some() => "values only",
            () if skipped(path) => "skipped",
            () => "left",
        };
        by_disk.insert((*path).to_owned(), fate);
    }
    (by_path, by_disk)
}

#[test]
fn files_are_taken_left_out_or_lend_values_as_on_a_disk() {
    let large = "x".repeat(LARGEST_OTHER as usize + 1);
    let files = [
        (
            ".gitignore",
            "# secrets\n*.tfvars\n!example.tfvars\nbuild/\n/local\n**/deep/*.tf\n[ab].txt\n*.bin\n*.local.tf\n",
        ),
        ("modules/.gitignore", "!shared.tfvars\n/own\n"),
        ("main.tf", "x"),
        ("README.md", "x"),
        ("a.txt", "x"),
        ("c.txt", "x"),
        ("secret.tfvars", "x"),
        ("example.tfvars", "x"),
        ("env/prod.tfvars", "x"),
        ("modules/shared.tfvars", "x"),
        ("modules/other.tfvars", "x"),
        ("modules/own/a.tf", "x"),
        ("modules/a/own/a.tf", "x"),
        ("build/x/y.tf", "x"),
        ("build/x/y.tfvars", "x"),
        ("x/build", "x"),
        ("local/a.tf", "x"),
        ("modules/local/a.tf", "x"),
        ("x/deep/a.tf", "x"),
        ("modules/mine.local.tf", "x"),
        ("build/mine.local.tf", "x"),
        ("x/deep/y/a.tf", "x"),
        ("terraform.tfstate", "x"),
        ("terraform.tfstate.backup", "x"),
        (".git/config", "x"),
        ("submodule/.git", "gitdir: ../.git/modules/submodule"),
        ("other/.GIT/a.tf", "x"),
        ("node_modules/x/a.tf", "x"),
        (".terraform/providers/x.tf", "x"),
        ("ignored.bin", large.as_str()),
        ("dump.dat", large.as_str()),
        ("large.tf", large.as_str()),
    ];
    let (by_path, by_disk) = both(&files);
    assert_eq!(by_path, by_disk);
    assert_eq!(by_path["modules/shared.tfvars"], "taken", "the nearest rule has the last word");
    assert_eq!(by_path["build/x/y.tfvars"], "values only", "values lend themselves from wherever they are");
    assert_eq!(by_path["dump.dat"], "skipped");
    assert_eq!(by_path["modules/mine.local.tf"], "skipped", "Terraform reads it");
    assert_eq!(by_path["build/mine.local.tf"], "left", "a folder that is ignored as a whole is nobody's module");
}

#[test]
fn modules_that_were_installed_are_taken_and_nothing_else_of_the_tool() {
    let listing = r#"{"Modules":[{"Key":"vpc","Dir":".terraform/modules/vpc"}]}"#;
    let files = [
        ("main.tf", "x"),
        (".terraform/modules/modules.json", listing),
        (".terraform/modules/vpc/main.tf", "x"),
        (".terraform/modules/vpc/README.md", "x"),
        (".terraform/environment", "x"),
    ];
    let (by_path, by_disk) = both(&files);
    assert_eq!(by_path, by_disk);
    assert_eq!(by_path[".terraform/modules/vpc/main.tf"], "taken");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_rules_mean_the_same(
        top in r"([!/]?([ab]{1,2}|[ab]?[*?][ab]?|\[ab\]|\[!a\]|\\a|[*]{2})(/([ab]{1,2}|[ab]?[*?][ab]?|\[ab\]|\[!a\]|\\a|[*]{2})){0,2}[/ ]?\n){0,4}",
        inner in r"([!/]?([ab]{1,2}|[ab]?[*?][ab]?|\[ab\]|\[!a\]|\\a|[*]{2})/?\n){0,3}",
    ) {
        let paths = ["a", "b/a", "ab/b/a", "b/b/ab", "ba/x.tfvars", "ab/x.tfvars", "c/a/b", "b/a.tf", "ab/b/a.tf"];
        let mut files = vec![(".gitignore", top.as_str()), ("b/.gitignore", inner.as_str())];
        files.extend(paths.map(|path| (path, "x")));
        let (by_path, by_disk) = both(&files);
        // Values in a folder that is ignored lend themselves on both sides.
        prop_assert!(paths.iter().all(|path| Kind::of(path) != Kind::State));
        prop_assert_eq!(by_path, by_disk);
    }
}
