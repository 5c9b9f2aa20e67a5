use domain::Timestamp;
use report::pdf::{About, compliance};

use crate::fixture;

fn document(evidence: usize) -> Vec<u8> {
    let about = About {
        subject: "payments",
        version: "version 12, “Encrypt the ledger”",
        at: Timestamp::from_micros(1_795_000_000_000_000),
        product: "1.0.0",
    };
    compliance(&fixture::compliance(evidence), &about).unwrap()
}

fn pages(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    text.matches("/Type/Page").count() - text.matches("/Type/Pages").count()
}

#[test]
fn evidence_goes_on_on_the_next_page() {
    let (few, many) = (document(3), document(300));
    assert!(few.starts_with(b"%PDF-"));
    assert!(pages(&few) >= 2, "{}", pages(&few));
    assert!(pages(&many) >= pages(&few) + 10, "three hundred rows of three lines: {}", pages(&many));
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    assert!(document(20) == document(20));
}
