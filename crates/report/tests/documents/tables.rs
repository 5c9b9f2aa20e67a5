use report::{junit, table};

use crate::fixture::{checks, compliance};

#[test]
fn junit_counts_what_it_lists() {
    let xml = junit::write(&checks()).unwrap();
    assert!(xml.contains(r#"tests="4" failures="1" errors="0" skipped="2""#), "{xml}");
    let cases = xml.matches("<testcase").count();
    assert_eq!((cases, xml.matches("<failure").count(), xml.matches("<skipped").count()), (4, 1, 2));
    assert!(xml.contains("&lt;encrypted&gt; &amp; so on"), "text is escaped: {xml}");
}

#[test]
fn a_spreadsheet_runs_no_cell() {
    let findings = table::findings(&checks());
    assert!(findings.contains(",'=storage is not <encrypted> & so on,"), "{findings}");
    assert_eq!(findings.lines().count(), 4, "a head, and what does not hold");
    let controls = table::controls(&compliance(2));
    assert_eq!(controls.lines().count(), 1 + 2 + 1 + 1 + 1 + 1, "{controls}");
}
