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

fn skipped(found: &FolderFiles) -> Vec<(&str, &str)> {
    found.skipped.iter().map(|skipped| (skipped.path.as_str(), skipped.reason.as_str())).collect()
}

/// Each directory that was read calls a module from each of `links`.
fn calls_of<'a>(links: &'a [&'a str]) -> impl Fn(&FileSet) -> Vec<String> + 'a {
    move |files| {
        let directories = files.iter().map(|(path, _)| path.rsplit_once('/').map_or("", |(folder, _)| folder));
        let called = directories.flat_map(|directory| {
            links
                .iter()
                .map(move |link| if directory.is_empty() { (*link).to_owned() } else { format!("{directory}/{link}") })
        });
        called.collect()
    }
}

#[cfg(unix)]
#[test]
fn links_back_that_modules_are_called_by_give_no_further_copies() {
    use std::os::unix::fs::symlink;
    let parent = tempfile::tempdir().unwrap();
    for path in ["top/main.tf", "shared/main.tf"] {
        put(parent.path(), path, "");
    }
    for folder in ["top", "shared"] {
        symlink(".", parent.path().join(folder).join("l1")).unwrap();
        symlink(".", parent.path().join(folder).join("l2")).unwrap();
    }
    let top = parent.path().join("top");
    for (links, expected) in
        [(&["l1", "l2"][..], &["main.tf"][..]), (&["../shared", "l1", "l2"], &["../shared/main.tf", "main.tf"])]
    {
        let mut asked = 0;
        let found = read(&top, &calls_of(links), &mut |_| {
            asked += 1;
            asked < 1000
        })
        .unwrap();
        assert_eq!(paths(&found.files), expected, "every folder is read by one name");
        assert!(skipped(&found).len() < 10, "{:?}", found.skipped);
    }
}

#[cfg(unix)]
#[test]
fn a_folder_of_the_project_has_the_name_without_links() {
    use std::os::unix::fs::symlink;
    let top = tempfile::tempdir().unwrap();
    for (path, text) in [
        ("main.tf", ""),
        ("real/main.tf", ""),
        ("real/a.tfvars", ""),
        ("hidden/main.tf", ""),
        (".gitignore", "hidden/"),
    ] {
        put(top.path(), path, text);
    }
    // Its name comes before that of the folder.
    symlink("real", top.path().join("link")).unwrap();
    symlink("hidden", top.path().join("other")).unwrap();
    let found = read(top.path(), &calls_of(&["link", "real"]), &mut |_| true).unwrap();
    assert_eq!(paths(&found.files), [".gitignore", "main.tf", "real/a.tfvars", "real/main.tf"]);
    assert!(found.values_only.is_empty());
    assert_eq!(found.links.iter().collect::<Vec<_>>(), [(&"link".to_owned(), &"real".to_owned())]);
    assert_eq!(
        skipped(&found),
        [("link", "the same folder as `real`"), ("other", "a link to `hidden`, which is left out")]
    );

    let found = read(top.path(), &calls_of(&["other"]), &mut |_| true).unwrap();
    assert!(found.files.get("other/main.tf").is_some(), "what has no other name is read by the link when it is called");
    assert_eq!(skipped(&found), [("link", "the same folder as `real`")]);
}

#[cfg(unix)]
#[test]
fn links_between_folders_outside_do_not_multiply_them() {
    use std::os::unix::fs::symlink;
    let parent = tempfile::tempdir().unwrap();
    put(parent.path(), "top/main.tf", "");
    for depth in 0..12 {
        put(parent.path(), &format!("out/{depth}/main.tf"), "");
        for name in ["a", "b"] {
            symlink(format!("../{}", depth + 1), parent.path().join(format!("out/{depth}/{name}"))).unwrap();
        }
    }
    symlink("../out/0", parent.path().join("top/x")).unwrap();
    symlink("../out/0", parent.path().join("top/y")).unwrap();
    let found = read_all(&parent.path().join("top"));
    assert!(
        found.files.get("x/main.tf").is_some() && found.files.get("y/main.tf").is_some(),
        "a team shares one folder"
    );
    assert_eq!(found.files.len(), 3 + 11, "and what it links to is read once");
}

#[test]
fn configuration_that_git_ignores_is_told_and_not_taken() {
    let top = tempfile::tempdir().unwrap();
    put(top.path(), ".gitignore", "*.local.tf\noverride.tofu\n.terraform.lock.hcl\nbuild/\n*.md\n");
    for path in
        ["main.tf", "my.local.tf", "vpc/main.tf", "vpc/override.tofu", ".terraform.lock.hcl", "build/a.tf", "a.md"]
    {
        put(top.path(), path, "");
    }
    let found = read_all(top.path());
    assert_eq!(paths(&found.files), [".gitignore", "main.tf", "vpc/main.tf"]);
    let reason = "git ignores it; Terraform reads it";
    assert_eq!(skipped(&found), [("my.local.tf", reason), ("vpc/override.tofu", reason)]);
    assert!(found.skipped.iter().all(|skipped| skipped.is_ignored() && !skipped.is_configuration()));
}

#[cfg(unix)]
#[test]
fn what_has_the_name_of_a_file_and_is_none_is_told() {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    let top = tempfile::tempdir().unwrap();
    put(top.path(), "main.tf", "");
    put(top.path(), "dir.tf/main.tf", "");
    symlink("/dev/zero", top.path().join("zero.tf")).unwrap();
    let _socket = UnixListener::bind(top.path().join("socket")).unwrap();
    let found = read_all(top.path());
    assert_eq!(paths(&found.files), ["dir.tf/main.tf", "main.tf"]);
    let folder = "is a folder and no file; what is in it is read";
    assert_eq!(skipped(&found), [("dir.tf", folder), ("socket", "is no file"), ("zero.tf", "is no file")]);
    assert!(!found.skipped.iter().any(folder::Skipped::is_configuration));
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
    assert_eq!(found.skipped[0].reason, "a link that leads nowhere");
    assert!(found.skipped[0].leads_nowhere(), "there are no bytes that could be compared");
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
        let expected = ["b.md", "evil/deep/vpc.tf", "evil/vpc/main.tf", "main.tf", "notes/a.md", "vpc/main.tf"];
        assert_eq!(paths(&found.files), expected, "what a team shares by links is part of the project");
        assert_eq!(paths(&found.values_only), ["common.auto.tfvars", "evil/common.tfvars"], "used, never stored");
        let out = "a link that leads out of the project";
        let expected = [("evil", out), ("kept", out), ("key.txt", out), ("more", "the same folder as `notes`")];
        assert_eq!(skipped(&found), expected, "each link is named once");
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
