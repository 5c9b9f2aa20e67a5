//! Any bytes as a plan: reading does not panic, what is read has a place inside of the file, and secrets are taken out
//! once and for all.

#![no_main]

use domain::FileSet;
use iac::Project;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &[u8]| {
    let mut files = FileSet::new();
    let Ok(()) = files.insert("plan", source) else { return };
    let project = Project::read(&files, &FileSet::new(), None);
    for component in &project.graph().components {
        assert!(component.place.start <= component.place.end && component.place.end as usize <= source.len());
    }
    assert!(project.planned().resources.is_sorted_by_key(|resource| &resource.address));
    let redacted = iac::redacted(files);
    assert_eq!(iac::redacted(redacted.clone()), redacted);
});
