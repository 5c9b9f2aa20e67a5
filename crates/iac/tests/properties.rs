//! What holds for any edit: nothing else moves, formatted files stay formatted, reading the files anew gives the same
//! graph, an edit taken back leaves the bytes of before, and it does not matter how many are made at once.

#[path = "common/json.rs"]
mod json;
#[path = "common/stir.rs"]
mod stir;

use domain::FileSet;
use iac::Project;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn any_edits_of_the_sample_keep_what_they_must(seed in 1u64..) {
        let mut random = stir::Random(seed);
        let mut project = Project::read(&iac::sample(), &FileSet::new(), None);
        for _ in 0..8 {
            let Some((edit, back)) = stir::edit(&project, &mut random) else { continue };
            if let Some(next) = stir::check(&project, &edit, back.as_ref(), &FileSet::new()) {
                project = next;
            }
        }
    }

    #[test]
    fn any_edits_of_json_files_keep_what_they_must(seed in 1u64.., windows: bool) {
        let mut random = stir::Random(seed);
        let mut project = Project::read(&json::files(windows), &FileSet::new(), None);
        for _ in 0..8 {
            let Some((edit, back)) = stir::edit(&project, &mut random) else { continue };
            if let Some(next) = stir::check(&project, &edit, back.as_ref(), &FileSet::new()) {
                project = next;
            }
        }
    }

    #[test]
    fn edits_made_at_once_come_to_what_they_come_to_one_by_one(seed in 1u64.., in_json: bool) {
        let mut random = stir::Random(seed);
        let files = if in_json { json::files(false) } else { iac::sample() };
        let before = Project::read(&files, &FileSet::new(), None);
        let (mut project, mut edits) = (before.clone(), Vec::new());
        for _ in 0..24 {
            let Some((edit, _)) = stir::edit(&project, &mut random) else { continue };
            let Ok(applied) = project.apply(std::slice::from_ref(&edit)) else { continue };
            project = applied.project;
            edits.push(edit);
        }
        let at_once = before.apply(&edits).unwrap().project;
        prop_assert_eq!(at_once.files(), project.files());
        prop_assert!(at_once.graph() == project.graph());
    }

    #[test]
    fn any_bytes_are_read_without_loss(text in "(?s)[ -~\n\u{e9}\u{4e2d}\"${}\\[\\]]{0,300}") {
        let mut files = FileSet::new();
        files.insert("main.tf", text.as_bytes()).unwrap();
        let project = Project::read(&files, &FileSet::new(), None);
        let _ = project.graph();
        prop_assert_eq!(project.files(), &files);
    }
}
