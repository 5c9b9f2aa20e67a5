//! A change in a folder is heard, whatever way an editor saves.

#![cfg(test)]

use std::fs;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use folder::{Watch, watch};

/// Far longer than the quiet after a burst; only a failing test waits so long.
const PATIENCE: Duration = Duration::from_secs(20);

fn watched() -> (tempfile::TempDir, Watch, Receiver<()>) {
    let top = tempfile::tempdir().unwrap();
    fs::write(top.path().join("main.tf"), "one").unwrap();
    let (sender, heard) = channel();
    let watch = watch(top.path(), move || {
        // A test that has heard enough no longer listens.
        let _ = sender.send(());
    })
    .unwrap();
    (top, watch, heard)
}

fn is_heard(name: &str, change: impl FnOnce(&Path)) {
    let (top, _watch, heard) = watched();
    change(top.path());
    heard.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("{name} must be heard"));
}

#[test]
fn every_way_of_saving_is_heard() {
    is_heard("writing in place", |top| fs::write(top.join("main.tf"), "two").unwrap());
    is_heard("saving by rename", |top| {
        fs::write(top.join(".main.tf.swp"), "two").unwrap();
        fs::rename(top.join(".main.tf.swp"), top.join("main.tf")).unwrap();
    });
    is_heard("removing", |top| fs::remove_file(top.join("main.tf")).unwrap());
    is_heard("a new folder with a file", |top| {
        fs::create_dir(top.join("modules")).unwrap();
        fs::write(top.join("modules/a.tf"), "").unwrap();
    });
}

#[test]
fn a_burst_of_changes_is_heard() {
    let (top, _watch, heard) = watched();
    for number in 0..100 {
        fs::write(top.path().join(format!("{number}.tf")), "x").unwrap();
    }
    heard.recv_timeout(PATIENCE).expect("a branch switch is heard");
}
