//! What becomes of a folder when it is read.

#![cfg(test)]

use std::fs;
use std::path::Path;

use domain::FileSet;
use folder::kind;
use folder::read::ReadError;
use folder::{FolderFiles, read};

fn put(top: &Path, path: &str, content: &str) {
    let place = top.join(path);
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    fs::write(place, content).unwrap();
}

fn nothing_called(_: &FileSet) -> Vec<String> {
    Vec::new()
}

fn read_all(top: &Path) -> FolderFiles {
    read(top, &nothing_called, &mut |_| true).unwrap()
}

fn paths(files: &FileSet) -> Vec<&str> {
    files.iter().map(|(path, _)| path).collect()
}

#[test]
fn files_of_the_project_are_read_and_tool_folders_are_not() {
    let top = tempfile::tempdir().unwrap();
    for path in
        ["main.tf", "modules/vpc/main.tf", "README.md", ".terraform.lock.hcl", ".git/config", "node_modules/x.tf"]
    {
        put(top.path(), path, "x");
    }
    let found = read_all(top.path());
    assert_eq!(paths(&found.files), [".terraform.lock.hcl", "README.md", "main.tf", "modules/vpc/main.tf"]);
}

#[test]
fn values_that_git_ignores_are_lent_and_state_is_never_read() {
    let top = tempfile::tempdir().unwrap();
    put(top.path(), ".gitignore", "secret.auto.tfvars\nignored/\n");
    put(top.path(), "secret.auto.tfvars", "password = \"x\"");
    put(top.path(), "public.auto.tfvars", "size = 1");
    put(top.path(), "ignored/main.tf", "");
    put(top.path(), "terraform.tfstate", "{}");
    put(top.path(), "terraform.tfstate.backup", "{}");
    let found = read_all(top.path());
    assert_eq!(paths(&found.files), [".gitignore", "public.auto.tfvars"]);
    assert_eq!(paths(&found.values_only), ["secret.auto.tfvars"], "used for values, never among the files");
    let skipped: Vec<&str> = found.skipped.iter().map(|skipped| skipped.path.as_str()).collect();
    assert_eq!(skipped, ["terraform.tfstate", "terraform.tfstate.backup"], "left out, and said so");
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_back_is_reported_and_does_not_hang() {
    let top = tempfile::tempdir().unwrap();
    put(top.path(), "main.tf", "");
    fs::create_dir(top.path().join("a")).unwrap();
    std::os::unix::fs::symlink(top.path(), top.path().join("a/loop")).unwrap();
    let found = read_all(top.path());
    assert_eq!(paths(&found.files), ["main.tf"]);
    assert_eq!(found.skipped.len(), 1);
    assert_eq!(found.skipped[0].reason, "links back to a folder that it is in");
}

#[cfg(unix)]
#[test]
fn a_dangling_link_is_reported_and_the_rest_is_read() {
    let top = tempfile::tempdir().unwrap();
    put(top.path(), "main.tf", "");
    std::os::unix::fs::symlink("nowhere", top.path().join("gone.tf")).unwrap();
    let found = read_all(top.path());
    assert_eq!(paths(&found.files), ["main.tf"]);
    assert_eq!(found.skipped[0].path, "gone.tf");
}

#[test]
fn modules_beside_the_folder_are_read_when_they_are_called() {
    let parent = tempfile::tempdir().unwrap();
    let top = parent.path().join("live");
    put(&top, "main.tf", "");
    put(parent.path(), "shared/vpc/main.tf", "vpc");
    put(parent.path(), "shared/vpc/notes.txt", "not configuration");
    let called = |files: &FileSet| {
        let first = files.get("../shared/vpc/main.tf").is_none();
        if first { vec!["../shared/vpc".to_owned()] } else { vec!["../shared/gone".to_owned()] }
    };
    let found = read(&top, &called, &mut |_| true).unwrap();
    assert_eq!(paths(&found.files), ["../shared/vpc/main.tf", "main.tf"]);
}

#[test]
fn modules_that_terraform_installed_are_read_by_its_list() {
    let top = tempfile::tempdir().unwrap();
    let list = r#"{"Modules":[{"Key":"","Dir":"."},{"Key":"vpc","Dir":".terraform/modules/vpc"}]}"#;
    put(top.path(), "live/main.tf", "");
    put(top.path(), "live/.terraform/modules/modules.json", list);
    put(top.path(), "live/.terraform/modules/vpc/main.tf", "");
    put(top.path(), "live/.terraform/modules/vpc/examples/main.tf", "");
    put(top.path(), "live/.terraform/providers/huge.bin", "");
    let found = read_all(top.path());
    let expected = ["live/.terraform/modules/modules.json", "live/.terraform/modules/vpc/main.tf", "live/main.tf"];
    assert_eq!(paths(&found.files), expected);
}

#[test]
fn what_is_no_folder_is_a_clear_error() {
    let top = tempfile::tempdir().unwrap();
    put(top.path(), "file", "");
    for path in ["file", "missing"] {
        let error = read(&top.path().join(path), &nothing_called, &mut |_| true).unwrap_err();
        assert!(matches!(error, ReadError::NotAFolder(_)), "`{path}` is no folder, got {error}");
    }
}

#[test]
fn reading_stops_when_it_is_told_to() {
    let top = tempfile::tempdir().unwrap();
    for number in 0..200 {
        put(top.path(), &format!("{number}.tf"), "");
    }
    let error = read(top.path(), &nothing_called, &mut |_| false).unwrap_err();
    assert!(matches!(error, ReadError::Cancelled(_)), "got {error}");
}

#[test]
fn reading_stops_in_a_folder_in_which_there_is_nothing_to_read() {
    let top = tempfile::tempdir().unwrap();
    for number in 0..1000 {
        fs::create_dir_all(top.path().join(format!("ignored/{number}"))).unwrap();
    }
    for (ignores, what) in [("", "looking for files"), ("ignored/", "looking for values that git ignores")] {
        put(top.path(), ".gitignore", ignores);
        let error = read(top.path(), &nothing_called, &mut |_| false).unwrap_err();
        assert!(matches!(error, ReadError::Cancelled(_)), "{what}, got {error}");
    }
}

#[test]
fn values_that_git_ignores_have_limits_as_all_files_do_and_what_is_left_out_is_told() {
    let top = tempfile::tempdir().unwrap();
    put(top.path(), ".gitignore", "*.tfvars\n");
    put(top.path(), "fine.tfvars", "a = 1");
    put(top.path(), "huge.tfvars", "");
    fs::File::options().write(true).open(top.path().join("huge.tfvars")).unwrap().set_len(33 << 20).unwrap();
    let mut expected = vec![("huge.tfvars", "is larger than 32 MB")];
    if cfg!(unix) {
        for name in ["a\\b.tfvars", "c:x.tfvars"] {
            put(top.path(), name, "b = 1");
            expected.push((name, "its name has characters that no other system knows"));
        }
    }
    expected.sort_unstable();
    let found = read_all(top.path());
    assert_eq!(paths(&found.values_only), ["fine.tfvars"]);
    let skipped: Vec<_> =
        found.skipped.iter().map(|skipped| (skipped.path.as_str(), skipped.reason.as_str())).collect();
    assert_eq!(skipped, expected);
}

#[test]
fn values_that_git_ignores_count_towards_the_size_of_the_folder() {
    let top = tempfile::tempdir().unwrap();
    put(top.path(), ".gitignore", "*.tfvars\n");
    for number in 0..kind::LARGEST_FOLDER / kind::LARGEST_CONFIGURATION + 1 {
        let name = format!("{number}.tfvars");
        put(top.path(), &name, "");
        let file = fs::File::options().write(true).open(top.path().join(name)).unwrap();
        file.set_len(kind::LARGEST_CONFIGURATION).unwrap();
    }
    let error = read(top.path(), &nothing_called, &mut |_| true).unwrap_err();
    assert!(matches!(error, ReadError::TooLarge(_)), "got {error}");
}

#[test]
fn a_list_of_installed_modules_that_nobody_wrote_is_not_read() {
    let top = tempfile::tempdir().unwrap();
    put(top.path(), "main.tf", "");
    let list = ".terraform/modules/modules.json";
    put(top.path(), list, "");
    fs::File::options().write(true).open(top.path().join(list)).unwrap().set_len(33 << 20).unwrap();
    let found = read_all(top.path());
    assert_eq!((found.skipped.len(), found.skipped[0].path.as_str()), (1, list));
    assert_eq!(found.skipped[0].reason, "is larger than 32 MB");
}

#[test]
fn what_git_keeps_is_not_the_projects_even_where_it_is_a_file() {
    let top = tempfile::tempdir().unwrap();
    put(top.path(), "main.tf", "");
    put(top.path(), ".git", "gitdir: /home/somebody/else/.git/worktrees/top");
    assert_eq!(paths(&read_all(top.path()).files), ["main.tf"]);
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_project_gives_configuration_lends_values_and_hides_the_rest() {
    use std::os::unix::fs::symlink;
    let parent = tempfile::tempdir().unwrap();
    for path in ["home/id_key", "home/deep/mail", "home/deep/vpc.tf", "home/common.tfvars", "home/vpc/main.tf"] {
        put(parent.path(), path, "mine");
    }
    for path in ["top/main.tf", "top/notes/a.md", "top/.git/config"] {
        put(parent.path(), path, "theirs");
    }
    let top = parent.path().join("top");
    for (leads_to, link) in [
        ("../home", "evil"),
        ("../home/id_key", "key.txt"),
        ("../home/common.tfvars", "common.auto.tfvars"),
        ("../home/vpc", "vpc"),
        (".git", "kept"),
        ("notes", "more"),
        ("notes/a.md", "b.md"),
    ] {
        symlink(leads_to, top.join(link)).unwrap();
    }
    // The folder is as often opened by a link.
    symlink("top", parent.path().join("link")).unwrap();
    for top in [top, parent.path().join("link")] {
        let found = read_all(&top);
        let expected =
            ["b.md", "evil/deep/vpc.tf", "evil/vpc/main.tf", "main.tf", "more/a.md", "notes/a.md", "vpc/main.tf"];
        assert_eq!(paths(&found.files), expected, "what a team shares by links is part of the project");
        assert_eq!(paths(&found.values_only), ["common.auto.tfvars", "evil/common.tfvars"], "used, never stored");
        let skipped: Vec<&str> = found.skipped.iter().map(|skipped| skipped.path.as_str()).collect();
        assert_eq!(skipped, ["evil", "kept", "key.txt"], "each link is named once");
        assert!(found.skipped.iter().all(|skipped| skipped.reason == "a link that leads out of the project"));
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_that_the_project_is_in_is_told_and_not_followed() {
    use std::os::unix::fs::symlink;
    let parent = tempfile::tempdir().unwrap();
    for path in ["home/top/main.tf", "home/other/main.tf", "home/other/a.tfvars"] {
        put(parent.path(), path, "");
    }
    let top = parent.path().join("home/top");
    symlink("..", top.join("up")).unwrap();
    symlink("/", top.join("all")).unwrap();
    let found = read_all(&top);
    assert_eq!((paths(&found.files), paths(&found.values_only)), (vec!["main.tf"], vec![]));
    let skipped: Vec<&str> = found.skipped.iter().map(|skipped| skipped.path.as_str()).collect();
    assert_eq!(skipped, ["all", "up"]);
    assert!(found.skipped.iter().all(|skipped| skipped.reason == "links back to a folder that it is in"));
}
