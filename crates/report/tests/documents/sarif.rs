use domain::evidence::check::{FoundBy, Severity, Status};
use report::sarif::{self, ReadError};

use crate::fixture::checks;

#[test]
fn what_is_written_is_read_again() {
    let report = checks();
    let runs = sarif::read(sarif::write(&report, "1.0.0").as_bytes()).unwrap();
    assert_eq!(runs.len(), 1);
    assert_eq!(runs[0].tool, "IAC Dharma 1.0.0");
    assert_eq!(runs[0].results.len(), 3, "what holds is not told");
    for (read, written) in runs[0].results.iter().zip(&report.results) {
        assert_eq!((&read.rule, &read.address, read.line), (&written.rule, &written.address, written.line));
        assert_eq!((&read.file, read.status), (&written.file, written.status), "spaces in paths come back");
        assert_eq!(read.message, written.message);
        assert_eq!(read.suppressed.is_some(), written.suppressed.is_some());
    }
}

#[test]
fn other_scanners_have_many_ways_to_say_how_bad_it_is() {
    let log = |result: &str, rule: &str| {
        format!(
            r#"{{"version":"2.1.0","runs":[{{"tool":{{"driver":{{"name":"other","rules":[{{"id":"X"{rule}}}]}}}},
                "results":[{{"ruleId":"X","message":{{"text":"it is"}}{result}}}]}}]}}"#
        )
    };
    let cases = [
        (r#","level":"error""#, "", Severity::High),
        ("", "", Severity::Medium),
        ("", r#","defaultConfiguration":{"level":"note"}"#, Severity::Low),
        (r#","level":"note""#, r#","properties":{"security-severity":"9.8"}"#, Severity::Critical),
        (r#","properties":{"security-severity":4.2}"#, "", Severity::Medium),
    ];
    for (result, rule, expected) in cases {
        let runs = sarif::read(log(result, rule).as_bytes()).unwrap();
        let read = &runs[0].results[0];
        assert_eq!(read.severity, expected, "{result} {rule}");
        assert_eq!((read.status, &read.origin), (Status::Fail, &FoundBy::Scanner { tool: "other".to_owned() }));
    }
}

#[test]
fn what_is_no_sarif_is_refused_with_its_place() {
    let broken = sarif::read(b"{\n  \"runs\": [,]\n}");
    assert!(matches!(broken, Err(ReadError::Json { line: 2, column: 12, .. })), "{broken:?}");
    assert_eq!(sarif::read(b"{}"), Err(ReadError::NoRuns));
    assert_eq!(sarif::read(br#"{"version":"1.0.0","runs":[]}"#), Err(ReadError::Version("1.0.0".to_owned())));
    let utf16: Vec<u8> = "\u{feff}{\"runs\":[]}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(sarif::read(&utf16), Ok(Vec::new()), "as some shells redirect it");
}
