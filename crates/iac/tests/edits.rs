//! One case for each edit and each trap in making it: `edits/*.txt`.
//!
//! A case gives files (`-- file PATH --`), the edits (`-- edits --`, JSON), and either the files that differ afterwards
//! (`-- after PATH --`) or the error's code and message (`-- error --`); perhaps `-- created --`, `-- renamed --`,
//! `-- notes --` and `-- places --`.

mod common;

use domain::FileSet;
use domain::edit::Edit;
use iac::Project;

#[test]
fn every_edit_changes_what_it_means_and_nothing_else() {
    let mut wrong = Vec::new();
    for case in common::cases("edits") {
        let mut complain = |what: String| wrong.push(format!("== {}: {what}", case.name));
        let files = case.files("file ");
        let project = Project::read(&files, &case.files("values "), None);
        let _ = project.graph();
        let edits: Vec<Edit> = match serde_json::from_str(case.section("edits").unwrap()) {
            Ok(edits) => edits,
            Err(error) => {
                complain(format!("{error}"));
                continue;
            }
        };
        let applied = match (project.apply(&edits), case.section("error")) {
            (Ok(_), Some(error)) => {
                complain(format!("it was made, and not refused with {error}"));
                continue;
            }
            (Err(error), expected) => {
                let found = format!("{} {}", error.code(), error);
                if expected.map(str::trim) != Some(found.as_str()) {
                    complain(format!("refused: {found} (hint {:?})", error.hint()));
                }
                assert!(error.hint().is_some(), "{}: an error says what to do next", case.name);
                continue;
            }
            (Ok(applied), None) => applied,
        };
        let mut expected = files.clone();
        let mut differing: Vec<String> = Vec::new();
        for (path, _) in case.files("after ").iter() {
            differing.push(path.to_owned());
            expected.insert(path, case.files("after ").get(path).unwrap().clone()).unwrap();
        }
        for (path, bytes) in applied.project.files().iter() {
            let wanted = expected.get(path);
            if wanted != Some(bytes) {
                complain(format!("`{path}` is now\n{}", String::from_utf8_lossy(bytes)));
            }
            let was_formatted = files.get(path).is_some_and(|bytes| hcl::format::is_formatted(bytes));
            if was_formatted && !hcl::format::is_formatted(bytes) {
                complain(format!("`{path}` was formatted and is not any more"));
            }
        }
        if applied.files != differing {
            complain(format!("files that differ: {:?}", applied.files));
        }
        let lines = |section: &str| -> Option<Vec<String>> {
            Some(case.section(section)?.lines().map(str::to_owned).collect())
        };
        if let Some(created) = lines("created") {
            let found: Vec<String> = applied.created.iter().map(|key| key.0.clone()).collect();
            if found != created {
                complain(format!("created {found:?}"));
            }
        }
        if let Some(renamed) = lines("renamed") {
            let found: Vec<String> = applied.renamed.iter().map(|(old, new)| format!("{old} {new}")).collect();
            if found != renamed {
                complain(format!("renamed {found:?}"));
            }
        }
        if let Some(notes) = lines("notes")
            && applied.notes != notes
        {
            complain(format!("notes {:?}", applied.notes));
        }
        if let Some(places) = lines("places")
            && places != [project.places(applied.modules.iter().map(String::as_str)).to_string()]
        {
            complain(format!("places of {:?}", applied.modules));
        }
        let again = Project::read(applied.project.files(), &case.files("values "), None);
        assert!(
            again.graph() == applied.project.graph(),
            "{}: reading the files anew gives the graph that the edits gave",
            case.name
        );
        assert_eq!(again.digest(), applied.project.digest(), "{}: and the same content", case.name);
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn edits_are_made_all_or_none() {
    let mut files = FileSet::new();
    files.insert("main.tf", *b"variable \"a\" {}\n").unwrap();
    let project = Project::read(&files, &FileSet::new(), None);
    let edits = r#"[
        {"edit": "set", "key": ".:var.a", "path": "default", "expression": "1"},
        {"edit": "set", "key": ".:var.b", "path": "default", "expression": "1"}
    ]"#;
    let error = project.apply(&serde_json::from_str::<Vec<Edit>>(edits).unwrap()).unwrap_err();
    assert_eq!((error.index, error.code()), (1, "no_component"), "the second edit is the one that does not apply");
    assert_eq!(project.files(), &files, "and the first was not made either");
}
