//! A save leaves the old folder or the new one, whatever happens to it.

#![cfg(test)]

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Barrier;
use std::thread;

use domain::FileSet;
use folder::journal::{FOLDER, LOCK, Recovery, is_pending, make_whole};
use folder::write::{Moment, WriteError, write_observed};
use folder::{RecoverError, recover, write};

fn set(files: &[(&str, &str)]) -> FileSet {
    let mut set = FileSet::new();
    for (path, content) in files {
        set.insert(*path, content.as_bytes()).unwrap();
    }
    set
}

fn folder_with(files: &[(&str, &str)]) -> tempfile::TempDir {
    let top = tempfile::tempdir().unwrap();
    write(top.path(), &FileSet::new(), &set(files)).unwrap();
    top
}

fn content(top: &Path) -> FileSet {
    folder::read(top, &|_| Vec::new(), &mut |_| true).unwrap().files
}

const BEFORE: &[(&str, &str)] = &[("main.tf", "one"), ("gone.tf", "x"), ("same.tf", "s")];
const AFTER: &[(&str, &str)] = &[("main.tf", "two"), ("new/deep/a.tf", "a"), ("same.tf", "s")];

#[test]
fn a_save_writes_what_differs_and_nothing_else() {
    let top = folder_with(BEFORE);
    let untouched = fs::metadata(top.path().join("same.tf")).unwrap().modified().unwrap();
    let written = write(top.path(), &set(BEFORE), &set(AFTER)).unwrap();
    assert_eq!(written, ["gone.tf", "main.tf", "new/deep/a.tf"]);
    assert_eq!(content(top.path()), set(AFTER));
    assert_eq!(fs::metadata(top.path().join("same.tf")).unwrap().modified().unwrap(), untouched);
    assert!(!top.path().join(FOLDER).exists(), "the journal is gone when the save is done");
}

#[test]
fn a_save_cut_short_at_any_moment_leaves_the_old_or_the_new() {
    for stop_at in 0.. {
        let top = folder_with(BEFORE);
        let mut moments = Vec::new();
        let outcome = write_observed(top.path(), &set(BEFORE), &set(AFTER), &mut |moment| {
            moments.push(moment);
            if moments.len() > stop_at { Err(io::Error::other("power cut")) } else { Ok(()) }
        });
        if outcome.is_ok() {
            assert!(stop_at >= 7, "two stagings, a commit, three placings and a clearing were each cut short");
            break;
        }
        let happened = matches!(moments.last(), Some(Moment::Placing | Moment::Clearing));
        let recovery = recover(top.path()).unwrap();
        let expected = if happened { (Recovery::Finished, set(AFTER)) } else { (Recovery::Cleared, set(BEFORE)) };
        assert_eq!((recovery, content(top.path())), expected, "cut short before moment {stop_at}, {moments:?}");
        assert_eq!(recover(top.path()).unwrap(), Recovery::Clean, "recovering twice is harmless");
    }
}

#[test]
fn a_recovery_that_is_itself_cut_short_can_be_repeated() {
    let top = folder_with(BEFORE);
    let mut placings = 0;
    let cut = |moment| {
        placings += usize::from(moment == Moment::Placing);
        if placings == 2 { Err(io::Error::other("power cut")) } else { Ok(()) }
    };
    let error = write_observed(top.path(), &set(BEFORE), &set(AFTER), &mut { cut }).unwrap_err();
    assert!(matches!(error, WriteError::Interrupted(..)), "the first file is in its place already");
    recover(top.path()).unwrap();
    assert_eq!(content(top.path()), set(AFTER));
}

/// A folder in which a save was cut short when the first file was in its place and the second was not.
fn half_saved() -> tempfile::TempDir {
    let top = folder_with(&[("a.tf", "old a"), ("b.tf", "old b"), ("gone.tf", "x")]);
    let (before, after) = (content(top.path()), set(&[("a.tf", "new a"), ("b.tf", "new b")]));
    let mut placings = 0;
    let cut = |moment| {
        placings += usize::from(moment == Moment::Placing);
        if placings == 2 { Err(io::Error::other("power cut")) } else { Ok(()) }
    };
    write_observed(top.path(), &before, &after, &mut { cut }).unwrap_err();
    assert_eq!(content(top.path()), set(&[("a.tf", "new a"), ("b.tf", "old b"), ("gone.tf", "x")]));
    assert!(is_pending(top.path()), "the save has happened and is not finished");
    top
}

#[test]
fn a_folder_can_be_read_unless_half_of_a_save_stands_in_it() {
    let top = half_saved();
    assert_eq!(make_whole(top.path()).unwrap(), Recovery::Finished);
    assert_eq!(content(top.path()), set(&[("a.tf", "new a"), ("b.tf", "new b")]));
    assert_eq!(make_whole(top.path()).unwrap(), Recovery::Clean);

    let top = half_saved();
    let held = fs::File::create(top.path().join(FOLDER).join(LOCK)).unwrap();
    held.lock().unwrap();
    let error = make_whole(top.path()).unwrap_err();
    assert!(matches!(error, RecoverError::Busy(_)), "another program is half way: {error}");

    let top = folder_with(BEFORE);
    fs::write(top.path().join(FOLDER), "a file where a save has its folder").unwrap();
    recover(top.path()).unwrap_err();
    assert_eq!(make_whole(top.path()).unwrap(), Recovery::Clean, "the project is whole beside it");
}

#[test]
fn what_a_person_wrote_between_a_crash_and_the_recovery_stays() {
    for (path, expected) in [
        ("a.tf", [("a.tf", "mine"), ("b.tf", "new b")].as_slice()),
        ("b.tf", &[("a.tf", "new a"), ("b.tf", "mine")]),
        ("gone.tf", &[("a.tf", "new a"), ("b.tf", "new b"), ("gone.tf", "mine")]),
    ] {
        let top = half_saved();
        fs::write(top.path().join(path), "mine").unwrap();
        assert_eq!(recover(top.path()).unwrap(), Recovery::Finished);
        assert_eq!(content(top.path()), set(expected), "`{path}` was edited after the crash");
        assert!(!is_pending(top.path()), "and the folder is free for the next save");
    }
}

#[test]
fn a_save_that_another_program_is_making_is_not_taken_for_one_that_was_cut_short() {
    let top = folder_with(BEFORE);
    let mut tried = Vec::new();
    write_observed(top.path(), &set(BEFORE), &set(AFTER), &mut |_| {
        tried.push(matches!(recover(top.path()), Err(RecoverError::Busy(_))));
        let other = write(top.path(), &set(BEFORE), &set(&[]));
        tried.push(matches!(other, Err(WriteError::Unrecovered(RecoverError::Busy(_)))));
        Ok(())
    })
    .unwrap();
    assert!(!tried.is_empty() && tried.iter().all(|is_busy| *is_busy), "every try is told to wait, got {tried:?}");
    assert_eq!(content(top.path()), set(AFTER), "and the save came to its end");
}

#[test]
fn a_file_that_changed_outside_stops_the_save_before_it_begins() {
    let top = folder_with(BEFORE);
    fs::write(top.path().join("main.tf"), "somebody else").unwrap();
    let error = write(top.path(), &set(BEFORE), &set(AFTER)).unwrap_err();
    assert!(matches!(error, WriteError::ChangedOutside(ref path) if path == "main.tf"), "got {error}");
    assert_eq!(fs::read_to_string(top.path().join("main.tf")).unwrap(), "somebody else");
    assert!(!top.path().join("new").exists(), "nothing was written");
}

#[test]
fn a_file_that_changes_in_the_instant_of_the_save_is_left_alone_and_the_others_are_written() {
    let top = folder_with(BEFORE);
    let error = write_observed(top.path(), &set(BEFORE), &set(AFTER), &mut |moment| {
        if moment == Moment::Committing { fs::write(top.path().join("main.tf"), "mine") } else { Ok(()) }
    })
    .unwrap_err();
    assert!(matches!(error, WriteError::LeftAlone(ref path) if path == "main.tf"), "got {error}");
    assert_eq!(content(top.path()), set(&[("main.tf", "mine"), ("new/deep/a.tf", "a"), ("same.tf", "s")]));
    assert!(!top.path().join(FOLDER).exists(), "and the save has come to its end");
}

#[test]
fn a_file_that_already_is_as_it_should_be_is_no_conflict() {
    let top = folder_with(BEFORE);
    fs::write(top.path().join("main.tf"), "two").unwrap();
    let written = write(top.path(), &set(BEFORE), &set(AFTER)).unwrap();
    assert_eq!(written, ["gone.tf", "new/deep/a.tf"]);
}

#[test]
fn files_of_others_are_never_written() {
    let top = folder_with(&[]);
    for path in ["../beside.tf", ".terraform/modules/vpc/main.tf", ".git/hooks/pre-commit", "vpc/.GIT", ".git"] {
        let error = write(top.path(), &FileSet::new(), &set(&[(path, "x")])).unwrap_err();
        assert!(matches!(error, WriteError::ReadOnly(_)), "`{path}`: {error}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_is_written_through_and_one_that_leads_out_is_refused() {
    let parent = tempfile::tempdir().unwrap();
    let top = parent.path().join("top");
    fs::create_dir_all(top.join("real")).unwrap();
    fs::write(top.join("real/a.tf"), "old").unwrap();
    std::os::unix::fs::symlink("real/a.tf", top.join("a.tf")).unwrap();
    write(&top, &set(&[("a.tf", "old")]), &set(&[("a.tf", "new")])).unwrap();
    assert!(fs::symlink_metadata(top.join("a.tf")).unwrap().is_symlink(), "the link is still a link");
    assert_eq!(fs::read_to_string(top.join("real/a.tf")).unwrap(), "new");

    fs::write(parent.path().join("out.tf"), "theirs").unwrap();
    std::os::unix::fs::symlink("../out.tf", top.join("out.tf")).unwrap();
    let error = write(&top, &set(&[("out.tf", "theirs")]), &set(&[("out.tf", "ours")])).unwrap_err();
    assert!(matches!(error, WriteError::LeadsOut(_)), "got {error}");
    assert_eq!(fs::read_to_string(parent.path().join("out.tf")).unwrap(), "theirs");

    fs::create_dir_all(top.join(".git/hooks")).unwrap();
    std::os::unix::fs::symlink(".git/hooks", top.join("hooks")).unwrap();
    let error = write(&top, &FileSet::new(), &set(&[("hooks/pre-commit", "ours")])).unwrap_err();
    assert!(matches!(error, WriteError::LeadsOut(_)), "got {error}");
    assert!(!top.join("hooks/pre-commit").exists(), "what git keeps in the folder is not the project's");
}

#[cfg(unix)]
#[test]
fn permissions_stay_as_they_were() {
    use std::os::unix::fs::PermissionsExt as _;
    let top = folder_with(BEFORE);
    let place = top.path().join("main.tf");
    fs::set_permissions(&place, fs::Permissions::from_mode(0o600)).unwrap();
    write(top.path(), &set(BEFORE), &set(AFTER)).unwrap();
    assert_eq!(fs::metadata(place).unwrap().permissions().mode() & 0o777, 0o600);
}

#[cfg(unix)]
#[test]
fn two_paths_of_one_file_are_written_as_one_and_refused_where_they_differ() {
    use std::os::unix::fs::symlink;
    let top = folder_with(&[("real/a.tf", "old"), ("main.tf", "m")]);
    symlink("real", top.path().join("link")).unwrap();
    symlink("real/a.tf", top.path().join("a.tf")).unwrap();
    let before = set(&[("a.tf", "old"), ("link/a.tf", "old"), ("main.tf", "m"), ("real/a.tf", "old")]);
    for after in [
        &[("a.tf", "old"), ("link/a.tf", "one"), ("main.tf", "n"), ("real/a.tf", "two")][..],
        &[("a.tf", "one"), ("link/a.tf", "old"), ("main.tf", "n")],
    ] {
        let error = write(top.path(), &before, &set(after)).unwrap_err();
        assert!(matches!(error, WriteError::OneFile(..)), "got {error}");
        assert_eq!(content(top.path()), set(&[("a.tf", "old"), ("main.tf", "m"), ("real/a.tf", "old")]));
        assert!(!top.path().join(FOLDER).exists(), "nothing was begun");
    }
    let same = set(&[("a.tf", "new"), ("link/a.tf", "new"), ("main.tf", "m"), ("real/a.tf", "new")]);
    assert_eq!(write(top.path(), &before, &same).unwrap(), ["a.tf", "link/a.tf", "real/a.tf"]);
    assert_eq!(fs::read_to_string(top.path().join("real/a.tf")).unwrap(), "new");
    assert!(fs::symlink_metadata(top.path().join("a.tf")).unwrap().is_symlink());
}

#[test]
fn of_many_saves_at_once_each_is_made_or_told_to_wait() {
    let top = folder_with(&[("a.tf", "0"), ("b.tf", "0")]);
    let start = Barrier::new(16);
    let outcomes: Vec<Vec<Result<Vec<String>, WriteError>>> = thread::scope(|scope| {
        let saves: Vec<_> = (1..=16)
            .map(|number| {
                let (start, top) = (&start, top.path());
                scope.spawn(move || {
                    start.wait();
                    let save = |round| {
                        let (one, two) = (format!("{number}/{round}.tf"), format!("{number}/{round}.md"));
                        write(top, &FileSet::new(), &set(&[(&one, "x"), (&two, "x")]))
                    };
                    (0..20).map(save).collect()
                })
            })
            .collect();
        saves.into_iter().map(|save| save.join().unwrap()).collect()
    });
    for outcome in outcomes.into_iter().flatten() {
        match outcome {
            Ok(written) => assert!(written.iter().all(|path| top.path().join(path).exists()), "{written:?}"),
            Err(WriteError::Unrecovered(RecoverError::Busy(_))) => {}
            Err(error) => panic!("got {error}: {error:?}"),
        }
    }
    assert!(!top.path().join(FOLDER).exists(), "and nothing of them is left");
}
