//! Any text as a template or as manifests: reading does not panic, every place lies inside of the text, and an edit that is
//! taken says what was asked for.

#![no_main]

use domain::FileSet;
use domain::edit::Edit;
use iac::Project;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &[u8]| {
    for path in ["a.yaml", "a.json"] {
        let mut files = FileSet::new();
        files.insert(path, source).expect("the path is good");
        let project = Project::read(&files, &FileSet::new(), None);
        let graph = project.graph();
        let _ = project.planned();
        for component in &graph.components {
            for attribute in component.attributes.iter().take(8) {
                let place = &attribute.place;
                assert!(place.start <= place.end && place.end as usize <= source.len(), "{place:?}");
                for edit in [
                    Edit::Set { key: component.key.clone(), path: attribute.path.clone(), expression: "7".to_owned() },
                    Edit::Unset { key: component.key.clone(), path: attribute.path.clone() },
                ] {
                    if let Ok(applied) = project.apply(&[edit]) {
                        assert!(applied.files.len() <= 1);
                    }
                }
            }
        }
    }
});
